"""The operator keeps the whole office day by keyboard, with all that goes wrong in one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from tests.desktop.conftest import Press
from timekeeper.core import events
from timekeeper.core.acts import Discuss, Jump
from timekeeper.core.events import Audience, Cause
from timekeeper.core.hall_order import FollowProgramme, GoDark, ShowMessage
from timekeeper.core.record.course import Stage, State
from timekeeper.desktop.desk.desk import ONE_PRESS, Desk
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.desktop.operator.dialogs.replanning_dialog import ReplanningDialog
from timekeeper.desktop.plain import Label
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.places import sample_agendas
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


def let_pass(clock: SimulatedClock, windows: Windows, **time: float) -> None:
    clock.move_to(clock.now() + timedelta(**time))
    windows.desk.refresh()


def running(conference: Conference) -> str | None:
    interval = conference.course.running
    return interval.item if interval else None


def dialog() -> QDialog:
    """Return the dialog that is open."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def answer(kind: type, value: object) -> None:
    """Fill in the field of this kind in the open dialog, and agree."""
    shown = dialog()
    field = shown.findChildren(kind)[0]
    if isinstance(field, QLineEdit):
        field.setText(str(value))
    elif isinstance(field, QSpinBox):
        field.setValue(value)
    elif isinstance(field, QTimeEdit):
        field.setTime(value)
    shown.accept()


def choose(windows: Windows, item: str) -> None:
    windows.operator.table.selectRow(windows.operator.table.programme_model().row_of(item))


def use_item_menu(windows: Windows, *texts: str) -> None:
    """Choose an entry of the Item menu, of a menu inside it where two texts are given."""
    from PySide6.QtWidgets import QMenu

    menu = QMenu(windows.operator)
    windows.operator._item_menu.fill(menu, windows.operator.table.chosen())
    for text in texts:
        entry = next(a for a in menu.actions() if a.text() == text)
        if entry.menu() is not None:
            menu = entry.menu()
        else:
            entry.trigger()


class TestPresses:
    def test_two_presses_of_a_worn_remote_are_one(
        self, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        windows.desk.go_on()
        clock.move_to(clock.now() + ONE_PRESS - timedelta(milliseconds=1))
        windows.desk.go_on()

        assert running(conference) == "s1.p1.i1"

    def test_a_second_press_after_400_ms_counts(
        self, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        windows.desk.go_on()
        clock.move_to(clock.now() + timedelta(milliseconds=400))
        windows.desk.go_on()

        assert running(conference) == "s1.p1.i2"

    def test_a_remote_s_keys_do_what_they_say(
        self, press: Press, windows: Windows, conference: Conference
    ):
        press(Qt.Key.Key_F5)
        started = running(conference)
        press(Qt.Key.Key_F5, Qt.Key.Key_PageDown)
        gone_on = running(conference)
        press(Qt.Key.Key_PageUp)
        back = running(conference)
        press(Qt.Key.Key_B)
        dark = windows.desk.order
        press(Qt.Key.Key_Escape)

        assert (started, gone_on, back) == ("s1.p1.i1", "s1.p1.i2", "s1.p1.i1")
        assert (dark, windows.desk.order) == (GoDark(), FollowProgramme())


class TestLateTruths:
    def test_a_forgotten_key_is_put_right_with_the_correction_on_record(
        self,
        press: Press,
        windows: Windows,
        conference: Conference,
        clock: SimulatedClock,
        qtbot,
    ):
        press(Qt.Key.Key_Space)
        let_pass(clock, windows, minutes=9)
        press(Qt.Key.Key_F)
        qtbot.waitUntil(lambda: dialog().isActiveWindow())
        pressed = conference.now()

        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Return):
            QTest.keyClick(dialog().focusWidget(), key)

        second = conference.course.intervals[-1]
        assert second.item == "s1.p1.i2"
        assert second.start == pressed.replace(microsecond=0) - timedelta(minutes=2)
        assert len(conference.course.corrections) == 1

    def test_a_forgotten_key_that_ends_the_session_asks_when_the_last_item_ended(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        windows.desk.act(Jump("s1.p2.i8"))  # the last of the morning, others still to come
        let_pass(clock, windows, minutes=9)
        press(Qt.Key.Key_F)
        asked = [label.text() for label in dialog().findChildren(QLabel)]
        field = dialog().findChildren(QTimeEdit)[0]

        answer(QTimeEdit, field.time().addSecs(-120))

        (held,) = conference.course.intervals
        assert "Actual end" in asked
        assert held.end is not None
        assert conference.now() - held.end >= timedelta(minutes=2)

    def test_the_end_of_an_item_is_corrected_from_the_menu(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        press(Qt.Key.Key_Space)
        let_pass(clock, windows, minutes=6)
        press(Qt.Key.Key_Space)
        before = conference.course.intervals[0].end
        choose(windows, "s1.p1.i1")
        use_item_menu(windows, "Correct its times", "Correct its end…")
        field = dialog().findChildren(QTimeEdit)[0]

        answer(QTimeEdit, field.time().addSecs(-60))

        assert before - conference.course.intervals[0].end == timedelta(minutes=1)

    def test_a_start_that_has_passed_is_recalled_and_can_be_made(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        let_pass(clock, windows, minutes=2)
        recalled = windows.operator.reminders.isVisible()

        windows.operator.reminders.accept()

        assert recalled
        assert running(conference) == "s1.p1.i1"
        assert not windows.operator.reminders.isVisible()


class TestTime:
    def test_any_minutes_are_given_after_their_outcome_was_shown(
        self, press: Press, conference: Conference
    ):
        press(Qt.Key.Key_Space, Qt.Key.Key_T)
        shown = dialog()
        shown.findChildren(QSpinBox)[0].setValue(12)
        told = shown._outcome.text()
        shown.accept()

        current = conference.snapshot().current
        assert current.allotted == timedelta(minutes=17)
        assert told.startswith("Ends at 07:47.")

    def test_more_is_not_taken_than_there_is(self, press: Press):
        press(Qt.Key.Key_Space, Qt.Key.Key_T)
        shown = dialog()
        shown.findChildren(QSpinBox)[0].setValue(-30)

        assert not shown._accept.isEnabled()
        shown.reject()


class TestReplanning:
    def test_a_late_session_is_brought_back_by_one_act_that_can_be_undone(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock, qtbot
    ):
        press(Qt.Key.Key_Space)
        let_pass(clock, windows, minutes=30, seconds=40)
        late = conference.snapshot().deviation
        press(Qt.Key.Key_R)
        shown = dialog()
        assert isinstance(shown, ReplanningDialog)
        qtbot.waitUntil(lambda: shown._measures.count() > 1, timeout=5000)
        entries = len(conference.entries)
        accepted = shown._measures.item(shown._measures.count() - 1).text()
        told = f"{late // timedelta(minutes=1)} min late"

        shown._do()

        assert late >= timedelta(minutes=10)
        assert accepted.endswith(told)
        assert conference.snapshot().deviation <= timedelta()
        assert len(conference.entries) == entries + 1
        press(Qt.Key.Key_Z, modifier=CTRL)
        assert conference.snapshot().deviation >= late

    def test_nothing_is_planned_anew_when_the_session_ends_on_time(self, press: Press, qtbot):
        press(Qt.Key.Key_Space, Qt.Key.Key_R)
        shown = dialog()
        qtbot.waitUntil(lambda: "nothing to plan" in shown._told.text(), timeout=5000)

        assert not shown._apply.isEnabled()
        assert shown.height() < 200
        shown.reject()

    def test_the_minutes_of_an_item_are_changed_by_hand_and_the_end_follows(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock, qtbot
    ):
        press(Qt.Key.Key_Space)
        let_pass(clock, windows, minutes=30)
        press(Qt.Key.Key_R)
        shown = dialog()
        qtbot.waitUntil(lambda: shown._measures.count() > 1, timeout=5000)
        last = shown._measures.count() - 1
        shown._measures.setCurrentRow(last)  # to accept the delay
        before = shown._measures.item(last).text()

        field = shown.findChildren(QSpinBox)[-1]
        field.setValue(field.value() - 3)

        assert shown._measures.item(last).text() != before
        shown._measures.setCurrentRow(0)  # shorter by measure, then shorter still
        shown.findChildren(QSpinBox)[-1].setValue(1)
        assert shown._measures.item(0).text().endswith("min early")
        shown._measures.setCurrentRow(last)
        assert shown._apply.text() == "Apply"
        late = conference.snapshot().deviation
        shown._do()
        assert conference.snapshot().deviation == late - timedelta(minutes=3)

    def test_the_item_to_leave_the_session_is_chosen_and_the_end_follows(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock, qtbot
    ):
        press(Qt.Key.Key_Space)
        let_pass(clock, windows, minutes=30)
        press(Qt.Key.Key_R)
        shown = dialog()
        qtbot.waitUntil(lambda: shown._measures.count() > 1, timeout=5000)
        last = shown._measures.count() - 1
        shown._measures.setCurrentRow(last)  # to accept the delay
        told, item = [shown._measures.item(last).text()], shown._found[last].rows[-1].item
        choice = shown.findChildren(QComboBox)[-1]
        offered = [choice.itemText(place) for place in range(choice.count())]

        for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_End):
            QTest.keyClick(choice, key)
            told.append(shown._measures.item(last).text())

        assert offered == ["stays", "to: Buổi chiều", "left out"]
        assert max(map(choice.fontMetrics().horizontalAdvance, offered)) < choice.width() - 40
        assert told[0] == told[3]
        assert told[2] == told[4]
        assert len(set(told)) == 3
        shown._do()
        assert item.id in conference.course.replans[-1].dropped

    def test_the_long_name_of_a_session_leaves_the_titles_their_room(self, app: object, qtbot):
        congress = read_agenda(sample_agendas() / "dai-hoi-hai-ngay.yaml")
        clock = SimulatedClock(congress.sittings[1].start + timedelta(minutes=10))
        desk = Desk(Conference(congress, MemoryJournal(), clock))
        desk.act(Jump(congress.sessions[1].items[0].id))
        around = QWidget()
        qtbot.addWidget(around)
        shown = ReplanningDialog(desk, around)
        shown.resize(1200, 600)
        shown.open()
        qtbot.waitUntil(lambda: shown._measures.count() > 1, timeout=5000)
        choice = shown.findChildren(QComboBox)[-1]

        assert max(len(choice.itemText(n)) for n in range(choice.count())) > 30
        assert shown._table.horizontalScrollBar().maximum() == 0
        assert shown._table.columnWidth(0) > 200
        shown.reject()

    def test_of_a_session_without_an_end_no_hour_is_told_that_nobody_knows(
        self, press: Press, windows: Windows, clock: SimulatedClock, conference: Conference, qtbot
    ):
        afternoon = conference.programme.sessions[1].items
        windows.desk.act(Jump(afternoon[0].id))
        clock.move_to(conference.programme.sittings[1].start + timedelta(minutes=75))
        windows.desk.refresh()
        press(Qt.Key.Key_R)
        shown = dialog()
        assert isinstance(shown, ReplanningDialog)
        qtbot.waitUntil(lambda: shown._measures.count() > 1, timeout=5000)

        lines = [shown._measures.item(n).text() for n in range(shown._measures.count())]

        assert shown._told.text() == "Buổi chiều is 15 min late."
        assert lines[-1].endswith("\n15 min late")
        assert not [line for line in lines if "Ends" in line]
        shown.reject()


class TestChanges:
    def test_another_presenter_stands_in_for_the_one_that_was_planned(
        self, windows: Windows, conference: Conference
    ):
        choose(windows, "s1.p1.i2")
        use_item_menu(windows, "Another presenter…")
        shown = dialog()
        shown.findChildren(QLineEdit)[-1].setText("đồng chí Phó Bí thư")
        shown.accept()

        presenter = conference.programme.slot("s1.p1.i2").item.presenter
        assert presenter.text == "đồng chí Phó Bí thư"
        assert presenter.stands_in_for == "đồng chí Bí thư Tỉnh ủy"
        assert conference.original.slot("s1.p1.i2").item.presenter.stands_in_for is None

    def test_an_item_is_inserted_where_the_operator_asked(
        self, windows: Windows, conference: Conference
    ):
        choose(windows, "s1.p1.i2")
        use_item_menu(windows, "Insert an item after it…")
        shown = dialog()
        shown._title.setPlainText("Trao tặng kỷ niệm chương")
        shown.accept()

        titles = [item.title for item in conference.programme.items]
        place = [item.id for item in conference.programme.items].index("s1.p1.i2")
        assert titles[place + 1] == "Trao tặng kỷ niệm chương"
        assert windows.operator.table.shows(conference.programme)

    def test_an_item_moves_down_and_undo_brings_it_back(
        self, press: Press, windows: Windows, conference: Conference
    ):
        before = [item.id for item in conference.programme.items]
        choose(windows, "s1.p1.i3")
        use_item_menu(windows, "Move", "Move down")
        after = [item.id for item in conference.programme.items]
        press(Qt.Key.Key_Z, modifier=CTRL)

        assert after.index("s1.p1.i3") == before.index("s1.p1.i3") + 1
        assert [item.id for item in conference.programme.items] == before

    def test_an_overrun_gets_its_reason_and_loses_it_again(
        self, press: Press, windows: Windows, conference: Conference
    ):
        press(Qt.Key.Key_Space)
        choose(windows, "s1.p1.i1")
        use_item_menu(windows, "Reason of the overrun", "Technical trouble")
        given = conference.course.causes["s1.p1.i1"].cause
        use_item_menu(windows, "Reason of the overrun", "No reason")

        assert given is Cause.TECHNICAL
        assert conference.course.causes["s1.p1.i1"].cause is None


class TestMessages:
    def test_a_message_goes_to_whom_it_is_addressed_and_one_key_takes_it_down(
        self, press: Press, windows: Windows
    ):
        press(Qt.Key.Key_N)
        answer(QLineEdit, "Còn hai phút")
        to_rostrum = (windows.desk.message(Audience.ROSTRUM), windows.desk.order)
        press(Qt.Key.Key_M)
        answer(QLineEdit, "Mời đại biểu ổn định chỗ ngồi")
        to_hall = windows.desk.order
        press(Qt.Key.Key_X)

        assert to_rostrum == ("Còn hai phút", FollowProgramme())
        assert to_hall == ShowMessage("Mời đại biểu ổn định chỗ ngồi")
        assert windows.desk.message(Audience.ROSTRUM) == ""
        assert windows.desk.order == FollowProgramme()

    def test_a_prepared_sentence_is_one_choice(self, press: Press, windows: Windows):
        press(Qt.Key.Key_M)
        shown = dialog()
        shown.findChildren(QListWidget)[0].setCurrentRow(1)
        shown.accept()

        assert windows.desk.order == ShowMessage("Please switch your telephones to silent.")

    def test_undo_takes_back_the_wrong_next_and_not_the_message_after_it(
        self, press: Press, windows: Windows, conference: Conference
    ):
        press(Qt.Key.Key_Space, Qt.Key.Key_Space)
        windows.desk.tell(Audience.ROSTRUM, "Mời đồng chí")

        press(Qt.Key.Key_Z, modifier=CTRL)

        assert running(conference) == "s1.p1.i1"
        assert windows.desk.message(Audience.ROSTRUM) == "Mời đồng chí"


class TestLock:
    def test_a_locked_desk_takes_no_key_but_its_own(
        self, press: Press, windows: Windows, conference: Conference
    ):
        press(Qt.Key.Key_L, modifier=CTRL)
        press(Qt.Key.Key_Space, Qt.Key.Key_B)
        locked = (conference.entries, windows.operator.transport.primary.isEnabled())
        press(Qt.Key.Key_L, modifier=CTRL)
        press(Qt.Key.Key_Space)

        assert locked == ((), False)
        assert running(conference) == "s1.p1.i1"


class TestKeys:
    def test_the_sheet_of_keys_takes_the_next_key_for_itself(
        self, press: Press, windows: Windows, conference: Conference
    ):
        press(Qt.Key.Key_F1)
        shown = windows.operator.help.overlay.isVisible()
        press(Qt.Key.Key_Space)

        assert shown
        assert not windows.operator.help.overlay.isVisible()
        assert conference.entries == ()

    def test_a_key_that_was_chosen_works_in_place_of_the_usual_one(
        self, press: Press, windows: Windows, conference: Conference, qtbot
    ):
        with qtbot.waitSignal(windows.operator.habits_changed) as kept:
            windows.operator.help.keys_chosen.emit({"page_on": ("J",)})

        press(Qt.Key.Key_PageDown)
        before = running(conference)
        press(Qt.Key.Key_J)

        assert (before, running(conference)) == (None, "s1.p1.i1")
        assert kept.args[0].keys == {"page_on": ("J",)}

    def test_a_chosen_key_is_taken_from_whoever_had_it(self, windows: Windows):
        windows.operator.commands.use_keys({"undo": ("B",)})

        keys = {command.name: command.keys for command in windows.operator.commands.all()}
        assert keys["undo"] == ("B",)
        assert keys["dark"] == (".",)

    def test_the_key_of_the_lock_cannot_be_given_to_an_act(self, press: Press, windows: Windows):
        windows.operator.help._change_keys()
        shown = dialog()

        shown._edits["undo"].setKeySequence("Ctrl+L")

        assert not shown._keep_button.isEnabled()
        assert shown._told.text().startswith("Ctrl+L does two things")
        shown.reject()


class TestHistory:
    def test_the_panel_says_who_was_called_and_what_was_told(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        conference.act(Jump("s1.p2.i8"))
        speak(windows, clock, "s1.p2.i8")
        windows.desk.tell(Audience.STAFF, "Micro số 2")
        acts = windows.operator.side.history._acts

        lines = [acts.item(row).text() for row in range(acts.count())]

        assert lines[0].endswith("Micro số 2")
        assert lines[1].endswith("Lê Văn Cường")
        assert lines[2].endswith("Lê Văn Cường")

    def test_the_panel_lists_what_was_done_and_strikes_out_what_was_undone(
        self, press: Press, windows: Windows
    ):
        press(Qt.Key.Key_Space, Qt.Key.Key_Space)
        press(Qt.Key.Key_Z, modifier=CTRL)
        acts = windows.operator.side.history._acts

        lines = [acts.item(row) for row in range(acts.count())]

        assert [line.font().strikeOut() for line in lines] == [True, False]
        assert "(undone)" in lines[0].text()
        assert windows.operator.side.history._next.toolTip().startswith("Undo takes back: Start")


def test_the_office_s_day_is_kept_from_its_first_key_to_its_last(
    press: Press, windows: Windows, conference: Conference, clock: SimulatedClock, qtbot
):
    """A wrong Next, a correction, a substitution, three speakers, a re-plan: then the report."""
    press(Qt.Key.Key_Space)
    let_pass(clock, windows, minutes=6)
    press(Qt.Key.Key_Space)
    let_pass(clock, windows, seconds=8)
    press(Qt.Key.Key_Z, modifier=CTRL)  # a wrong Next
    let_pass(clock, windows, minutes=2)
    press(Qt.Key.Key_F)  # and then forgotten
    answer(QTimeEdit, dialog().findChildren(QTimeEdit)[0].time().addSecs(-60))
    choose(windows, "s1.p1.i4")
    use_item_menu(windows, "Another presenter…")
    dialog().findChildren(QLineEdit)[-1].setText("đồng chí Phó Trưởng ban")
    dialog().accept()
    let_pass(clock, windows, minutes=25)
    press(Qt.Key.Key_Space)
    speak(windows, clock, "s1.p1.i3")
    press(Qt.Key.Key_R)
    shown = dialog()
    qtbot.waitUntil(lambda: shown._measures.count() > 1, timeout=5000)
    shown._do()
    for _press in range(30):
        if conference.snapshot().stage is Stage.CLOSED:
            break
        let_pass(clock, windows, minutes=4)
        press(Qt.Key.Key_Space)

    course = conference.course
    assert conference.snapshot().stage is Stage.CLOSED
    assert len(course.corrections) == 1
    assert len(course.replans) == 1
    assert [round(s.used(clock.now()).total_seconds()) for s in course.speeches] == [120, 120, 120]
    assert conference.programme.slot("s1.p1.i4").item.presenter.stands_in_for


def speak(windows: Windows, clock: SimulatedClock, item: str) -> None:
    """Let three speakers have the floor for two minutes each."""
    from timekeeper.core.programme import Speaker

    names = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường")
    queued = tuple(
        events.QueuedSpeech(f"s{n}", Speaker(name), timedelta(minutes=3))
        for n, name in enumerate(names)
    )
    windows.desk.act(Discuss(events.SpeakersQueued(item, queued)))
    for speech in queued:
        windows.desk.act(Discuss(events.SpeakerCalled(item, speech.id)))
        let_pass(clock, windows, minutes=2)
    windows.desk.act(Discuss(events.SpeechEnded(item, queued[-1].id)))


def test_items_not_held_are_asked_about_when_their_session_is_closed(
    press: Press, windows: Windows, conference: Conference
):
    windows.desk.act(Jump("s1.p2.i6"))
    next(c for c in windows.operator.commands.all() if c.name == "close").act()
    boxes = dialog().findChildren(QCheckBox)
    boxes[-1].click()
    moved = boxes[-1].text()

    dialog().accept()

    programme, states = conference.programme, conference.snapshot().items
    assert programme.sessions[1].items[0].title in moved
    assert programme.sessions[0].items[-1].title not in moved
    assert states[programme.positions[programme.sessions[0].items[1].id]].state is State.NOT_HELD
    assert states[programme.positions[programme.sessions[1].items[0].id]].state is State.PENDING


def test_of_the_last_session_it_is_told_that_what_is_left_is_not_held(
    press: Press, windows: Windows, conference: Conference
):
    afternoon = conference.programme.sessions[1].items
    windows.desk.act(Jump(afternoon[-2].id))
    next(c for c in windows.operator.commands.all() if c.name == "close").act()
    shown = dialog()
    assert isinstance(shown, FormDialog)

    listed = [label.text() for label in shown._fields.findChildren(Label)]

    assert listed[0] == "1. Tham luận, thảo luận"
    assert len(listed) == len(afternoon) - 1  # all but the one that runs
    assert shown._fields.height() >= shown.form.sizeHint().height()  # none is scrolled for
    assert shown._outcome.text() == "No session follows: they will not be held."
    shown.reject()
