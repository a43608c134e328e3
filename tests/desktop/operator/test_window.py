"""The operator keeps the office's day by keyboard, in a real window."""

from __future__ import annotations

from datetime import time, timedelta
from operator import attrgetter
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton

from tests import fakes
from tests.desktop.conftest import Press
from timekeeper.core.acts import Edit, Jump, Start, Undo
from timekeeper.core.events import Audience, ItemEdited
from timekeeper.core.hall_order import Coverage, FollowProgramme, GiveWay, GoDark, StandBy
from timekeeper.core.intervals import A_DAY
from timekeeper.core.programme import Courtesy, Material, Presenter, Programme, Speaker
from timekeeper.core.record.course import Stage, State
from timekeeper.desktop.desk.desk import ONE_PRESS
from timekeeper.desktop.display.fonts import advance, font, metrics
from timekeeper.desktop.operator import programme_table
from timekeeper.desktop.operator.discussion import queue_row
from timekeeper.desktop.operator.discussion.discussion_acts import queue
from timekeeper.desktop.operator.programme_model import (
    HeadingRow,
    PlacedItem,
    ProgrammeColumn,
    ProgrammeModel,
)
from timekeeper.desktop.operator.programme_table import (
    HEADING_HEIGHT,
    ITEM_HEIGHT,
    ProgrammeTable,
)
from timekeeper.desktop.room import TALLEST_ROW
from timekeeper.desktop.tables import draw_elided
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.places import resources, sample_agendas
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.words.language import use_language
from timekeeper.words.values import state_name

CTRL = Qt.KeyboardModifier.ControlModifier


def let_pass(clock: SimulatedClock, windows: Windows, **time: float) -> None:
    clock.move_to(clock.now() + timedelta(**time))
    windows.desk.refresh()


def running(conference: Conference) -> str | None:
    interval = conference.course.running
    return interval.item if interval else None


def said(windows: Windows, name: str) -> str:
    label = windows.operator.findChild(QLabel, name)
    assert label is not None
    return label.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown])
def test_one_key_starts_and_then_goes_on(press: Press, conference: Conference, key: Qt.Key) -> None:
    press(key)
    first = running(conference)
    press(key)

    assert (first, running(conference)) == ("s1.p1.i1", "s1.p1.i2")


def test_p_pauses_and_resumes(press: Press, conference: Conference) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_P)
    paused = conference.snapshot().stage
    press(Qt.Key.Key_P)

    assert (paused, conference.snapshot().stage) == (Stage.PAUSED, Stage.RUNNING)


def test_plus_and_minus_change_the_allotment_by_a_minute(
    press: Press, conference: Conference
) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)

    current = conference.snapshot().current
    assert current is not None
    assert current.allotted == timedelta(minutes=6)


def test_undo_gives_the_item_of_a_wrong_next_its_clock_back(
    press: Press, conference: Conference, clock: SimulatedClock, windows: Windows
) -> None:
    press(Qt.Key.Key_Space)
    let_pass(clock, windows, minutes=2)
    press(Qt.Key.Key_Space)
    let_pass(clock, windows, seconds=9)

    press(Qt.Key.Key_Z, modifier=CTRL)

    assert running(conference) == "s1.p1.i1"
    assert said(windows, "nowFigures") == "02:51"


def test_redo_brings_back_what_was_undone(press: Press, conference: Conference) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_Space)
    press(Qt.Key.Key_Z, modifier=CTRL)
    press(Qt.Key.Key_Y, modifier=CTRL)

    assert running(conference) == "s1.p1.i2"


def test_b_makes_the_hall_dark_and_brings_it_back(press: Press, windows: Windows) -> None:
    press(Qt.Key.Key_B)
    ordered = windows.desk.order
    press(Qt.Key.Key_B)

    assert (ordered, windows.desk.order) == (GoDark(), FollowProgramme())


def test_c_changes_how_much_of_an_overrun_the_hall_sees(
    press: Press, conference: Conference
) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_C)

    current = conference.snapshot().current
    assert current is not None
    assert current.courtesy is Courtesy.HIDDEN  # an opening was discreet


@pytest.mark.parametrize("back", [Qt.Key.Key_S, Qt.Key.Key_Escape])
def test_s_shows_the_standby_picture_until_it_is_taken_down(
    press: Press, windows: Windows, back: Qt.Key
) -> None:
    press(Qt.Key.Key_S)
    ordered = windows.desk.order
    press(back)

    assert (ordered, windows.desk.order) == (StandBy(), FollowProgramme())


@pytest.mark.parametrize(
    ("back", "modifier"),
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_shift_l_gives_way_until_the_projector_is_taken_back(
    press: Press, windows: Windows, back: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    press(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ShiftModifier)
    ordered = windows.desk.order
    press(back, modifier=modifier)

    assert (ordered, windows.desk.order) == (GiveWay(), FollowProgramme())


def test_l_makes_a_strip_for_the_item_that_runs_and_no_other(
    press: Press, windows: Windows
) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_L)
    switched = windows.desk.coverage
    press(Qt.Key.Key_Space)
    following = windows.desk.coverage
    press(Qt.Key.Key_PageUp)

    assert (switched, following) == (Coverage.STRIP, Coverage.WHOLE)
    assert windows.desk.coverage is Coverage.STRIP


def test_neither_a_message_nor_undo_nor_the_next_item_takes_the_projector_back(
    press: Press, windows: Windows
) -> None:
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ShiftModifier)

    windows.desk.tell(Audience.HALL, "Mời vào")
    press(Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)

    assert windows.desk.order == GiveWay()
    assert not windows.hall.isVisible()


def test_choosing_a_row_changes_nothing_in_the_hall(
    press: Press, conference: Conference, windows: Windows
) -> None:
    press(Qt.Key.Key_Space)
    before = conference.entries

    windows.operator.table.selectRow(6)

    assert conference.entries == before
    assert windows.operator.table.chosen() is not None


def test_the_big_key_says_what_it_will_do(press: Press, windows: Windows) -> None:
    primary = windows.operator.transport.primary
    before = primary.text()
    press(Qt.Key.Key_Space)

    assert before.startswith("Start: (1) ")
    assert primary.text().startswith("Next: (2) ")


def test_at_the_end_of_a_session_the_big_key_calls_who_waits_then_says_finish(
    press: Press, conference: Conference, windows: Windows
) -> None:
    conference.act(Jump("s1.p2.i8"))
    windows.desk.refresh()

    transport = windows.operator.transport
    finishing, lone = transport.primary.text(), transport.findChild(QPushButton, "leave")
    before = lone.isVisible()
    windows.desk.act(queue("s1.p2.i8", [Speaker("Đồng chí Võ Thu", "Sở Nội vụ")], None))

    assert (finishing, before) == ("Finish: (8) Tham luận, thảo luận", False)
    assert transport.primary.text() == "Call: đồng chí Võ Thu, Sở Nội vụ"
    press(Qt.Key.Key_Space)
    assert transport.primary.text() == finishing
    windows.desk.act(Undo())
    lone.click()
    assert windows.desk.snapshot().current is None


def test_a_refused_act_is_explained_in_one_sentence(press: Press, windows: Windows) -> None:
    press(Qt.Key.Key_P)

    message = windows.operator.statusBar().currentMessage()
    assert message == "Nothing is running; start an item first."


def test_an_overrun_counts_on_with_a_plus_sign_and_a_word(
    press: Press, clock: SimulatedClock, windows: Windows
) -> None:
    press(Qt.Key.Key_Space)

    let_pass(clock, windows, minutes=6, seconds=5)

    assert said(windows, "nowFigures") == "+01:05"
    assert said(windows, "nowStatus") == "OVERRUN"


def test_the_table_tells_planned_expected_and_actual_times(
    press: Press, clock: SimulatedClock, windows: Windows
) -> None:
    let_pass(clock, windows, minutes=6)
    press(Qt.Key.Key_Space)
    let_pass(clock, windows, minutes=5)
    press(Qt.Key.Key_Space)

    model = windows.operator.table.programme_model()
    first, third = model.row_of("s1.p1.i1"), model.row_of("s1.p1.i3")
    assert model.index(first, ProgrammeColumn.TIMES).data() == "07:36 – 07:41"
    assert model.index(model.row_of("s1.p1.i2"), ProgrammeColumn.TIMES).data() == "07:41 – 07:51"
    assert model.index(first, ProgrammeColumn.PLANNED).data() == "07:30 – 07:35"
    assert model.index(third, ProgrammeColumn.TIMES).data() == "07:51 – 08:11"


def test_an_hour_that_nobody_knows_looks_like_none_that_is_cut_off(unseen_windows: Windows) -> None:
    items = fakes.item("opening", "8:00"), fakes.item("debate")
    day = fakes.programme(fakes.session(*items, start="8:00"))
    unseen_windows.desk.hold(Conference(day, MemoryJournal(), SimulatedClock(fakes.at(0))))
    unseen_windows.desk.act(Start())

    model = unseen_windows.operator.table.programme_model()
    row = model.row_of("opening")
    told = [model.index(row, column).data() for column in ProgrammeColumn]

    assert told.count("from 08:00") == 2
    assert not [text for text in told if text.endswith("…")]


def test_a_row_says_how_far_over_its_item_was_and_how_long_until_it_begins(
    press: Press, windows: Windows, clock: SimulatedClock
) -> None:
    model = windows.operator.table.programme_model()
    ids = [item.id for item in windows.desk.conference.programme.items]

    def told(position: int) -> str:
        index = model.index(model.row_of(ids[position]), ProgrammeColumn.TIMES)
        return index.data(Qt.ItemDataRole.ToolTipRole).partition("  ·  ")[2]

    press(Qt.Key.Key_Space)
    let_pass(clock, windows, minutes=8, seconds=31)
    press(Qt.Key.Key_Space)
    let_pass(clock, windows, minutes=3)

    assert told(0) == "+3 min"
    assert told(1) == ""
    assert told(2) == "in 7 min"

    rows: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda a, b, _roles: rows.append((a.row(), b.row())))
    let_pass(clock, windows, seconds=20)
    assert rows == []
    let_pass(clock, windows, seconds=50)

    assert told(2) == "in 6 min"
    assert (model.row_of(ids[0]), model.row_of(ids[0])) not in rows
    assert (model.row_of(ids[2]), model.row_of(ids[2])) in rows


def test_the_whole_office_day_is_kept_with_the_space_bar(
    press: Press, conference: Conference, clock: SimulatedClock, windows: Windows
) -> None:
    held = [slot for slot in conference.programme.slots if slot.item.timed]
    sessions = len(conference.programme.sessions)

    for _press in range(len(held) + sessions):
        press(Qt.Key.Key_Space)
        let_pass(clock, windows, minutes=3)

    assert conference.snapshot().stage is Stage.CLOSED
    assert len(conference.course.intervals) == len(held)
    assert said(windows, "nowTitle") == "The programme is done"


def test_the_window_fits_a_screen_of_1366_by_768_with_a_taskbar(windows: Windows) -> None:
    least = windows.operator.minimumSizeHint().expandedTo(windows.operator.minimumSize())

    assert least.width() <= 1366
    assert least.height() <= 698


def test_titles_begin_with_the_name_of_the_program(unseen_windows: Windows) -> None:
    assert unseen_windows.operator.windowTitle().startswith("timekeeper")
    assert unseen_windows.hall.windowTitle() == "timekeeper hall"


def test_menus_fit_a_small_screen_in_rows_that_a_finger_hits(
    windows: Windows, conference: Conference
) -> None:
    windows.operator.table.selectRow(6)

    for entry in windows.operator.menuBar().actions():
        menu = entry.menu()
        menu.aboutToShow.emit()
        heights = {menu.actionGeometry(a).height() for a in menu.actions() if not a.isSeparator()}
        assert all(32 <= height <= TALLEST_ROW for height in heights), menu.title()
        rows = [a for a in menu.actions() if a.isVisible() and not a.isSeparator()]
        assert menu.sizeHint().height() <= max(2, len(rows)) * TALLEST_ROW, menu.title()
        assert menu.sizeHint().height() <= 680, menu.title()  # 1280x720 less the taskbar


def test_rows_are_as_high_as_they_should_be_after_another_programme(
    unseen_windows: Windows, office_day: Programme
) -> None:
    table = unseen_windows.operator.table
    another = read_agenda(sample_agendas() / "dai-hoi-hai-ngay.yaml")

    for programme in (another, office_day):
        table.show_programme(programme)
        heights = {
            (type(row), table.rowHeight(index))
            for index, row in enumerate(table.programme_model().rows)
        }

        assert heights == {(HeadingRow, HEADING_HEIGHT), (PlacedItem, ITEM_HEIGHT)}


def test_what_runs_is_in_sight_once_the_table_is_there(
    conference: Conference, office_day: Programme, qtbot
) -> None:
    last = list(office_day.positions)[-1]
    conference.act(Jump(last))
    table = ProgrammeTable()
    qtbot.addWidget(table)
    table.show_programme(office_day)
    table.show_snapshot(conference.snapshot(), conference.course)  # as a record is resumed
    table.resize(900, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.show_snapshot(conference.snapshot(), conference.course)

    row = table.programme_model().row_of(last)
    place = table.visualRect(table.programme_model().index(row, 0))
    assert table.viewport().rect().contains(place)


@pytest.mark.parametrize("height", [180, 290, 400, 530])
def test_the_rows_begin_with_a_whole_one_and_the_running_one_is_whole(
    conference: Conference, office_day: Programme, qtbot, height: int
) -> None:
    table = ProgrammeTable()
    qtbot.addWidget(table)
    table.show_programme(office_day)
    table.resize(900, height)
    with qtbot.waitExposed(table):
        table.show()
    model, bar = table.programme_model(), table.verticalScrollBar()
    for item in filter(attrgetter("timed"), office_day.items):
        conference.act(Jump(item.id))
        table.show_snapshot(conference.snapshot(), conference.course)

        running = table.visualRect(model.index(model.row_of(item.id), 0))
        first = table.rowViewportPosition(table.rowAt(0))
        assert table.viewport().rect().contains(running)
        assert first == 0 or bar.value() == bar.maximum()


def test_the_running_row_stays_whole_when_a_banner_takes_room_from_the_table(
    conference: Conference, office_day: Programme, qtbot
) -> None:
    table = ProgrammeTable()
    qtbot.addWidget(table)
    table.show_programme(office_day)
    table.resize(900, 530)
    with qtbot.waitExposed(table):
        table.show()
    model = table.programme_model()
    for item in filter(attrgetter("timed"), office_day.items):
        table.resize(900, 530)
        conference.act(Jump(item.id))
        table.show_snapshot(conference.snapshot(), conference.course)

        for height in (480, 400, 290, 180):
            table.resize(900, height)
            running = table.visualRect(model.index(model.row_of(item.id), 0))
            assert table.viewport().rect().contains(running)


def test_rows_of_more_than_a_day_ahead_say_of_which_day_their_hour_is(
    unseen_windows: Windows, qtbot
):
    desk = unseen_windows.desk
    day = replace(desk.conference.programme, date=desk.conference.programme.date + A_DAY)
    told = []

    for now in (fakes.at(-30) + A_DAY / 2, fakes.at(-30) - 2 * A_DAY):
        desk.hold(Conference(day, MemoryJournal(), SimulatedClock(now)))
        model = unseen_windows.operator.table.programme_model()
        cell = model.index(model.row_of(day.items[0].id), ProgrammeColumn.TIMES)
        tip = cell.data(Qt.ItemDataRole.ToolTipRole)
        caption = unseen_windows.operator.side.next.findChild(QLabel)
        told.append((tip, day.date.strftime("%d/%m/%Y") in caption.text()))

    assert told == [
        ("07:30 – 07:35  ·  in 12 h", False),
        (f"07:30 – 07:35  ·  {day.date:%d/%m/%Y}", True),
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.usefixtures("qapp")
def test_the_column_of_states_has_room_for_each_state(language: str) -> None:
    room = programme_table.WIDTHS[ProgrammeColumn.STATE] - 16  # what stands free beside the words
    use_language(language, resources() / "locale")
    for state, mark in programme_table._MARKS.items():
        text = f"{mark}  {state_name(state)}"
        weight = 600 if state in {State.RUNNING, State.PAUSED} else 400
        assert advance(text, metrics(14, weight)) <= room, text
    use_language("en", resources() / "locale")


@pytest.mark.parametrize(
    ("times", "headings"),
    [
        ([None], []),
        ([time(7, 30)], ["07:30 – until it ends"]),
        ([None, None], ["Session without a name"] * 2),
    ],
)
def test_no_row_of_the_table_is_empty_where_sessions_have_no_name(
    office_day: Programme, times: list[time | None], headings: list[str]
) -> None:
    part = replace(office_day.sessions[0].parts[0], title="")
    sessions = [
        replace(office_day.sessions[0], name="", start=start, end=None, parts=(part,))
        for start in times
    ]
    rows = ProgrammeModel(replace(office_day, sessions=tuple(sessions))).rows

    assert [row.text for row in rows if isinstance(row, HeadingRow)] == headings


def test_desk_and_hall_count_the_running_item_alike(
    unseen_windows: Windows, conference: Conference
) -> None:
    afternoon = conference.programme.sessions[1].items[0]
    unseen_windows.desk.act(Jump(afternoon.id))
    turn, count, of_all = conference.programme.turns[afternoon.id]
    whole = len(conference.programme.turns)

    (caption,) = (
        x.text() for x in unseen_windows.operator.findChildren(QLabel) if "ITEM" in x.text()
    )
    content = unseen_windows._picture._content

    assert content.place_forms[-1] == f"item {turn}/{count}"
    assert caption.endswith(f"ITEM {turn}/{count}  ·  OF ALL {of_all}/{whole}")
    assert (turn, of_all) == (1, 13)


def test_a_file_dragged_onto_a_row_says_with_what_it_would_be_shown_before_it_is_let_go(
    windows: Windows, conference: Conference, tmp_path: Path
) -> None:
    operator, table = windows.operator, windows.operator.table
    windows.desk.slides.lie_in(tmp_path, conference.original)
    wanted = conference.programme.items[0]
    row = table.programme_model().row_of(wanted.id)
    place = table.visualRect(table.model().index(row, 0)).center()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "report.pdf"))])
    held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    over = table.viewport().mapTo(operator, place)

    operator.dragMoveEvent(QDragMoveEvent(over, *held, Qt.KeyboardModifier.NoModifier))

    assert "it is shown with “" in operator.statusBar().currentMessage()
    operator.dropEvent(QDropEvent(QPointF(over), *held, Qt.KeyboardModifier.NoModifier))
    assert conference.programme.items[0].materials == (Material("report.pdf"),)
    conference.act(Undo())
    assert conference.programme.items[0].materials == ()


def test_whoever_heads_a_line_of_the_desk_is_called_with_a_capital(
    windows: Windows, conference: Conference, clock: SimulatedClock, monkeypatch
) -> None:
    """The panels of what runs and comes next, the rows of the day, the floor and the queue."""
    painted: list[str] = []

    def paint(painter, area, text) -> int:
        painted.append(text)
        return draw_elided(painter, area, text)

    for module in (programme_table, queue_row):
        monkeypatch.setattr(module, "draw_elided", paint)
    debate = conference.programme.slot("s1.p2.i8").item
    for item in (debate, conference.programme.slot("s2.i1").item):
        presented = replace(item, presenter=Presenter("đồng chí Bí thư"))
        windows.desk.act(Edit(ItemEdited(presented)))
    speakers = [Speaker(f"đồng chí {name}", "Sở Y tế") for name in ("Võ Thu", "Lê Dũng")]
    windows.desk.act(queue(debate.id, speakers, None))
    windows.desk.act(Jump(debate.id))
    clock.move_to(clock.now() + ONE_PRESS)

    windows.desk.go_on()
    windows.operator.grab()

    told = [label.text() for label in windows.operator.findChildren(QLabel)] + painted
    assert {"Đồng chí Bí thư", "Đồng chí Lê Dũng"} <= set(told)
    assert "Đồng chí Võ Thu, Sở Y tế" in told
    assert [text for text in told if text.startswith("đồng chí")] == []


def test_the_planned_hours_of_what_runs_stand_whole_in_their_column(windows: Windows) -> None:
    table, beside = windows.operator.table, 16  # pixels left and right of a text

    letters = QFontMetrics(font(14, 600)).horizontalAdvance("00:00 – 00:00")

    assert letters + beside <= table.columnWidth(ProgrammeColumn.PLANNED)
