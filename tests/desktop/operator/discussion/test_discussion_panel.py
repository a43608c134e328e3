"""The operator keeps a discussion by keyboard: call, extend, end, withdraw, order, undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QWidget,
)

from timekeeper.core.acts import Jump, Undo
from timekeeper.core.programme import Programme, Speaker
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.discussion.discussion_acts import queue
from timekeeper.desktop.operator.discussion.discussion_panel import DiscussionPanel
from timekeeper.desktop.operator.discussion.speaker_paste import PasteDialog
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.places import sample_agendas
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start

DEBATE, OTHER, REPORT = "s3.p2.i2", "s1.p2.i2", "s3.p2.i1"
PREPARED = ["Nguyễn Thị Hạnh", "Trần Quốc Bảo", "Lê Văn Dũng", "Phạm Minh Châu"]
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Hand:
    """The operator at the panel; keys go to whatever has the focus."""

    panel: DiscussionPanel
    desk: Desk
    clock: SimulatedClock

    def press(
        self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for key in keys:
            QTest.keyClick(self.focused(), key, modifier)

    def focused(self) -> QWidget:
        return self.panel.window().focusWidget() or self.panel

    def type(self, text: str) -> None:
        focused = self.focused()
        field = focused.lineEdit() if isinstance(focused, QComboBox) else focused
        assert isinstance(field, QLineEdit)
        field.insert(text)  # QTest types no Vietnamese

    def button(self, name: str) -> QPushButton:
        button = self.panel.findChild(QPushButton, name)
        assert button is not None
        return button

    def press_button(self, name: str) -> None:
        self.button(name).setFocus()
        self.press(Qt.Key.Key_Return)

    def choose(self, row: int) -> None:
        self.panel.queue.setFocus()
        self.panel.queue.setCurrentIndex(self.panel.queue.model().index(row, 0))

    def let_pass(self, **time: float) -> None:
        self.clock.move_to(self.clock.now() + timedelta(**time))
        self.desk.refresh()

    def said(self, name: str) -> str:
        label = self.panel.findChild(QLabel, name)
        assert label is not None
        return label.text()

    def names(self, *, waiting: bool = True, item: str = DEBATE) -> list[str]:
        speeches = self.desk.conference.course.speeches_of(item)
        return [
            speech.speaker.name.removeprefix("Đồng chí ")
            for speech in speeches
            if speech.waiting is waiting
        ]


@pytest.fixture
def congress() -> Programme:
    return read_agenda(sample_agendas() / "dai-hoi-hai-ngay.yaml")


@pytest.fixture
def hand(app: object, congress: Programme, qtbot) -> Hand:  # type: ignore[no-untyped-def]
    clock = SimulatedClock(day_start(congress))
    desk = Desk(Conference(congress, MemoryJournal(), clock))
    panel = DiscussionPanel(desk)
    desk.ticked.connect(panel.show_snapshot)
    qtbot.addWidget(panel)
    panel.resize(400, 270)
    desk.refresh()
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return Hand(panel, desk, clock)


@pytest.fixture
def debate(hand: Hand) -> Hand:
    """The debate of 40 minutes runs, and its four prepared speakers of ten are queued."""
    hand.desk.act(Jump(DEBATE))
    hand.press_button("addPrepared")
    return hand


def test_the_prepared_list_is_queued_with_one_press_as_one_act(debate: Hand):
    assert debate.names() == PREPARED
    assert not debate.button("addPrepared").isVisible()

    debate.desk.act(Undo())

    assert debate.names() == []


def test_three_speakers_are_called_extended_and_ended(debate: Hand):
    debate.press_button("callSpeaker")
    debate.let_pass(minutes=6)
    debate.press_button("endSpeech")
    debate.press_button("callSpeaker")
    debate.let_pass(minutes=9)
    debate.press_button("extendSpeech")
    debate.let_pass(minutes=1)
    last_words = debate.said("floorFigures")
    debate.press_button("endSpeech")
    debate.choose(3)
    debate.press(Qt.Key.Key_Return)
    debate.let_pass(minutes=2, seconds=5)

    speeches = debate.desk.conference.course.speeches_of(DEBATE)
    now = debate.clock.now()
    assert last_words == "01:00"
    assert [s.used(now) / timedelta(minutes=1) for s in speeches[:2]] == [6, 10]
    assert debate.names(waiting=False) == [PREPARED[0], PREPARED[1], PREPARED[3]]
    assert debate.said("floorFigures") == "07:55"
    assert debate.said("floorName").startswith("Đồng chí Phạm Minh Châu")


def test_the_card_tells_a_long_name_to_its_end(debate: Hand):
    name = "Công Tằng Tôn Nữ Hoàng Nguyễn Phương Thảo Nguyên"
    debate.desk.act(queue(DEBATE, [Speaker(f"đồng chí {name}", "Sở Tài chính")], None))
    debate.choose(4)
    debate.press(Qt.Key.Key_Return)
    debate.let_pass(seconds=2)

    told = debate.said("floorName")
    assert told.startswith("…")
    assert "Phương Thảo Nguyên" in told


def test_enter_cuts_nobody_off_without_a_second_press(debate: Hand):
    said: list[str] = []
    debate.press_button("callSpeaker")
    debate.let_pass(minutes=2)
    debate.desk.said.connect(said.append)
    debate.press_button("callSpeaker")
    debate.let_pass(seconds=6)
    debate.press(Qt.Key.Key_Return)
    debate.choose(2)
    debate.press(Qt.Key.Key_Return)
    still = debate.names(waiting=False)

    debate.press(Qt.Key.Key_Return)

    assert "press Enter again" in said[0]
    assert still == [PREPARED[0]]
    assert debate.names(waiting=False) == [PREPARED[0], PREPARED[2]]


def test_the_big_key_calls_who_is_next_and_home_makes_anybody_that(debate: Hand):
    debate.desk.go_on()
    debate.let_pass(minutes=1)
    debate.choose(3)
    debate.press(Qt.Key.Key_Home)
    debate.desk.go_on()
    debate.let_pass(minutes=1)
    called = debate.names(waiting=False)

    debate.desk.leave()

    assert called == [PREPARED[0], PREPARED[3]]
    assert debate.desk.snapshot().current.item.id == "s3.p2.i3"


def test_undo_gives_the_speaker_his_clock_back(debate: Hand):
    debate.press_button("callSpeaker")
    debate.let_pass(minutes=3)
    debate.desk.go_on()
    debate.let_pass(seconds=20)

    debate.desk.act(Undo())

    assert debate.said("floorFigures") == "06:40"
    assert debate.names() == PREPARED[1:]


def test_a_speaker_is_withdrawn_by_delete(debate: Hand):
    debate.choose(1)
    debate.press(Qt.Key.Key_Delete)

    assert debate.names() == [PREPARED[0], PREPARED[2], PREPARED[3]]


def test_the_order_is_changed_by_alt_and_the_arrows_and_the_chosen_stays_chosen(debate: Hand):
    debate.choose(3)
    debate.press(Qt.Key.Key_Up, Qt.Key.Key_Up, modifier=ALT)
    up = debate.names()
    debate.press(Qt.Key.Key_Down, modifier=ALT)

    assert up == [PREPARED[0], PREPARED[3], PREPARED[1], PREPARED[2]]
    assert debate.names() == [PREPARED[0], PREPARED[1], PREPARED[3], PREPARED[2]]


def test_the_first_does_not_go_further_up_and_nothing_is_recorded(debate: Hand):
    before = debate.desk.conference.entries
    debate.choose(0)
    debate.press(Qt.Key.Key_Up, modifier=ALT)

    assert debate.desk.conference.entries == before


@pytest.mark.parametrize(
    ("dragged", "row", "order"),
    [(3, 0, [3, 0, 1, 2]), (0, 2, [1, 0, 2, 3]), (0, 4, [1, 2, 3, 0]), (2, 1, [0, 2, 1, 3])],
)
def test_who_is_dropped_speaks_before_the_row_he_was_dropped_on(
    debate: Hand, dragged: int, row: int, order: list[int]
):
    speech = debate.desk.conference.course.speeches_of(DEBATE)[dragged]

    debate.panel.queue.drop_before(speech.id, row)

    assert debate.names() == [PREPARED[n] for n in order]


def test_a_drop_on_a_row_is_an_act_and_leaves_the_rows_to_the_record(debate: Hand):
    queue = debate.panel.queue
    debate.choose(2)
    first = queue.visualRect(queue.model().index(0, 0)).center().toPointF()
    drop = QDropEvent(
        first,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    queue.dropEvent(drop)

    assert drop.dropAction() is Qt.DropAction.IgnoreAction
    assert debate.names() == [PREPARED[n] for n in (2, 0, 1, 3)]


def test_a_limit_is_edited_in_its_row_and_enter_calls_nobody(debate: Hand, qtbot):  # type: ignore[no-untyped-def]
    debate.choose(1)
    debate.press(Qt.Key.Key_F2)
    box = debate.panel.queue.findChild(QSpinBox)
    assert box is not None
    box.selectAll()
    QTest.keyClicks(box, "7")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: debate.panel.queue.findChild(QSpinBox) is None)

    speech = debate.desk.conference.course.speeches_of(DEBATE)[1]
    assert (speech.allotted, speech.waiting) == (timedelta(minutes=7), True)


def test_a_speaker_is_added_in_one_line_and_the_limit_stays(debate: Hand):
    name = debate.panel.form.findChildren(QLineEdit)[0]
    name.setFocus()
    debate.type("Võ Thu")
    debate.press(Qt.Key.Key_Tab)
    debate.type("Sở Nội vụ")
    debate.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    debate.type("3")
    debate.press(Qt.Key.Key_Return)
    debate.type("Hồ An")
    debate.press(Qt.Key.Key_Return)

    added = debate.desk.conference.course.speeches_of(DEBATE)[-2:]
    assert [(s.speaker, s.limit) for s in added] == [
        (Speaker("Võ Thu", "Sở Nội vụ"), timedelta(minutes=3)),
        (Speaker("Hồ An"), timedelta(minutes=3)),
    ]
    assert name.text() == ""


def test_the_panel_says_how_many_more_there_is_time_for(debate: Hand):
    full = debate.said("discussionRoom")
    debate.panel.resize(600, 400)
    debate.choose(0)
    debate.press(Qt.Key.Key_Delete)
    enough = debate.said("discussionRoom")
    debate.let_pass(minutes=12)

    assert full == "No time is left for another speaker"
    assert enough == "Time for 2 more speakers, 05 min each"
    assert debate.said("discussionRoom") == "3 speakers need 30 min, 28 min left"


def test_the_speakers_figures_run_over_with_a_plus_sign_and_a_word(debate: Hand):
    debate.press_button("callSpeaker")
    debate.let_pass(minutes=10, seconds=15)

    assert debate.said("floorFigures") == "+00:15"
    assert debate.said("floorStatus") == "OVERRUN"


def test_an_overrun_that_is_paused_says_both(debate: Hand):
    debate.press_button("callSpeaker")
    debate.let_pass(minutes=10, seconds=15)
    debate.desk.pause_or_resume()
    debate.let_pass(seconds=30)

    assert debate.said("floorFigures") == "+00:15"
    assert debate.said("floorStatus") == "OVERRUN · PAUSED"


def test_a_pasted_list_is_looked_at_and_added_as_one_act(
    debate: Hand, paste: Callable[[str], None]
):
    before = len(debate.desk.conference.entries)

    paste("1. Đồng chí Võ Thu, Sở Nội vụ: Cải cách (7 phút)\n2. Hồ An\n3. Không phải đại biểu")

    assert debate.names()[4:] == ["Võ Thu", "Hồ An"]
    assert len(debate.desk.conference.entries) == before + 1
    limits = [s.limit for s in debate.desk.conference.course.speeches_of(DEBATE)[4:]]
    assert limits == [timedelta(minutes=7), timedelta(minutes=5)]


def pasted(debate: Hand, text: str) -> tuple[PasteDialog, QTableWidget]:
    """Open the dialog over a list on the clipboard; return it and its preview."""
    QGuiApplication.clipboard().setText(text)
    menu = debate.button("speakerList").menu()
    next(action for action in menu.actions() if "Paste" in action.text()).trigger()
    dialog = debate.panel.findChild(PasteDialog)
    assert dialog is not None
    table = dialog.findChild(QTableWidget)
    assert table is not None
    return dialog, table


@pytest.fixture
def paste(debate: Hand) -> Callable[[str], None]:
    """Paste a list through the dialog, the last line of it unticked in the preview."""

    def through_the_dialog(text: str) -> None:
        dialog, table = pasted(debate, text)
        last = table.item(table.rowCount() - 1, 0)
        assert last is not None
        last.setCheckState(Qt.CheckState.Unchecked)
        focused = dialog.focusWidget()  # where the operator's Enter arrives
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)

    return through_the_dialog


def test_a_pasted_name_is_read_to_its_end_where_other_columns_have_room(debate: Hand):
    long = "Đồng chí Nguyễn Hoàng Phương Khánh Linh"
    dialog, table = pasted(debate, f"{long}, Bí thư Huyện ủy Châu Thành A")

    assert table.item(0, 0).text() == long
    assert table.sizeHintForIndex(table.model().index(0, 0)).width() <= table.columnWidth(0)
    assert table.isColumnHidden(2)  # nobody says of what he will speak
    dialog.reject()


def test_what_is_done_to_a_chosen_speaker_is_grey_while_none_is_chosen(debate: Hand):
    entries = [e for e in debate.button("speakerList").menu().actions() if not e.isSeparator()]
    names = ("Change the limit", "Speaks next", "Earlier", "Later", "Withdraw")
    of_one = [entry for entry in entries if entry.text() in names]

    debate.panel.queue.clearSelection()
    unchosen = [entry.isEnabled() for entry in of_one]
    debate.choose(len(debate.names(waiting=False)))

    assert unchosen == [False] * len(names)
    assert [entry.isEnabled() for entry in of_one] == [True] * len(names)


def test_while_no_discussion_runs_the_queue_of_a_later_one_is_prepared(hand: Hand):
    hand.desk.act(Jump(REPORT))
    picker = hand.panel.findChild(QComboBox)
    assert picker is not None
    calm = hand.said("discussionCalm")
    debate = next(n for n in range(picker.count()) if picker.itemText(n).startswith("2. Tham luận"))
    picker.setFocus()
    hand.press(*[Qt.Key.Key_Down] * debate)
    hand.press_button("addPrepared")

    assert calm == (
        "What runs now is no discussion; the speakers of a later one can be prepared here."
    )
    assert hand.names() == PREPARED
    assert not hand.button("callSpeaker").isVisible()


def test_the_panel_turns_to_the_discussion_that_begins(hand: Hand):
    hand.desk.act(Jump(OTHER))
    first = hand.panel.item()
    hand.desk.act(Jump(DEBATE))
    second = hand.panel.item()

    assert first is not None
    assert second is not None
    assert (first.id, second.id) == (OTHER, DEBATE)
    assert hand.button("callSpeaker").isVisible()


def test_every_control_has_a_name_and_can_be_reached_by_tab(debate: Hand):
    debate.press_button("callSpeaker")
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    controls = [w for kind in kinds for w in debate.panel.findChildren(kind) if w.isVisible()]

    unnamed = [w for w in controls if not (w.accessibleName() or getattr(w, "text", str)())]
    start = debate.panel.form.findChildren(QLineEdit)[0]
    start.setFocus()
    reached = set()
    for _step in range(40):
        debate.press(Qt.Key.Key_Tab)
        reached.add(debate.focused())

    enabled = {w for w in controls if w.isEnabled() and not isinstance(w.parent(), QComboBox)}
    assert unnamed == []
    assert {debate.panel.queue, *enabled} <= reached


def lined_up(hand: Hand) -> list[QWidget]:
    """Return the controls of the line in which a speaker is put down."""
    form = hand.panel.form
    fields = [f for f in form.findChildren(QLineEdit) if f.parent() is form]
    limit = form.findChild(QComboBox)
    assert limit is not None
    return [*fields, limit, hand.button("addSpeaker")]


def test_what_is_pressed_on_the_day_is_at_least_44_pixels_high(debate: Hand):
    names = ("callSpeaker", "endSpeech", "extendSpeech", "speakerList", "addSpeaker")

    tops = {w.mapTo(debate.panel, w.rect().center()).y() for w in lined_up(debate)}
    assert max(tops) - min(tops) <= 1
    assert [n for n in names if debate.button(n).height() < 44] == []
    assert debate.panel.minimumSizeHint().height() <= 270
    assert debate.panel.minimumSizeHint().width() <= 400
