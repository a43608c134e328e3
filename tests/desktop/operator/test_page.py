"""The desk on small and scaled screens: clock and big key are whole, whatever the rest must do."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QSplitter, QWidget

from tests.fakes import at
from timekeeper.core.acts import Jump, Next, Start
from timekeeper.core.programme import Programme
from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.operator.discussion.queue_row import ROW_HEIGHT
from timekeeper.desktop.operator.programme_model import ProgrammeColumn
from timekeeper.desktop.operator.programme_table import WIDTHS
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.equipment import DESK
from timekeeper.live.settings import DeskHabits

AROUND_CELL = 16  # pixels
READABLE = 90  # pixels of height
TWO_LINES = 40  # pixels
SMALL = [(1090, 530), (911, 430), (683, 330), (640, 310), (1274, 640)]


def shown(windows: Windows, size: tuple[int, int], qtbot) -> Windows:
    operator = windows.operator
    operator.showNormal()
    qtbot.waitUntil(lambda: not operator.isMaximized(), timeout=5000)
    operator.resize(*size)
    qtbot.waitUntil(lambda: operator.size() == QSize(*size), timeout=5000)
    return windows


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def area(windows: Windows) -> QScrollArea:
    operator = windows.operator
    return next(a for a in operator.findChildren(QScrollArea) if a.isAncestorOf(operator.table))


@pytest.mark.parametrize("size", SMALL)
def test_clock_and_big_key_are_whole(windows: Windows, qtbot, size: tuple[int, int]):
    windows.desk.act(Start())
    windows.desk.act(Next())
    operator = shown(windows, size, qtbot).operator
    qtbot.waitUntil(lambda: operator.transport.primary.width() >= 250, timeout=5000)

    for whole in (operator.header._clock, operator.transport.primary, operator.hall_strip.state):
        assert operator.rect().contains(place(whole, operator))
        assert whole.height() >= min(whole.sizeHint().height(), whole.maximumHeight())
    assert operator.header._clock.width() >= operator.header._clock.sizeHint().width()


@pytest.mark.parametrize("height", [530, 541, 640, 655, 690, 740])
def test_the_halls_picture_can_be_read_when_the_day_is_late(windows: Windows, qtbot, height: int):
    windows.desk.act(Start())
    operator = shown(windows, (1090, height), qtbot).operator
    picture = operator.side._hall_picture

    operator.banner.offer("The session is expected to end late.", "End on time…", lambda: None)

    qtbot.waitUntil(lambda: operator.banner.height() > 0, timeout=5000)
    qtbot.waitUntil(lambda: picture.height() >= READABLE, timeout=5000)
    assert operator.side.rect().contains(place(picture, operator.side))


def test_a_long_banner_leaves_the_halls_picture_its_height_whatever_the_windows(
    windows: Windows, qtbot
):
    windows.desk.act(Start())
    operator = shown(windows, (1090, 530), qtbot).operator
    operator.banner.offer("The session is late. " * 9, "End on time…", lambda: None)
    banner, picture = operator.banner, operator.side._hall_picture

    for height in range(530, 790, 13):
        shown(windows, (1090, height), qtbot)
        qtbot.waitUntil(lambda: banner.height() >= TWO_LINES, timeout=5000)
        qtbot.waitUntil(lambda: picture.height() >= READABLE, timeout=5000)


SAID: dict[str, Callable[[OperatorWindow], object]] = {
    "rehearsal": lambda operator: operator.rehearsal.show_rehearsal(10),
    "lock": lambda operator: operator.lock.toggle(),
    "work": lambda operator: operator.work.show(),
    "banner": lambda operator: operator.banner.offer("A question? " * 9, "Do it…", lambda: None),
    "resume": lambda operator: operator.resume.show(),
}
TOGETHER = (
    *([name] for name in SAID),
    ["rehearsal", "lock"],
    ["rehearsal", "lock", "banner", "work"],
    ["lock", "banner", "work"],
    ["lock", "resume", "banner", "work"],  # after an absence of the program no rehearsal is on
)


@pytest.mark.parametrize("said", TOGETHER)
def test_whatever_the_strips_say_nothing_scrolls_and_the_halls_picture_can_be_read(
    windows: Windows, qtbot, said: list[str]
):
    windows.desk.act(Start())
    operator = shown(windows, (1090, 530), qtbot).operator
    operator.resume._text.setText("“(1) The report” was running at 07:35; then nobody kept it.")
    picture, bar = operator.side._hall_picture, area(windows).verticalScrollBar()
    before = operator.table.y()

    for name in said:
        SAID[name](operator)

    qtbot.waitUntil(lambda: place(operator.table, operator).y() > before, timeout=5000)
    qtbot.waitUntil(lambda: bar.maximum() == 0, timeout=5000)
    qtbot.waitUntil(lambda: picture.height() >= READABLE, timeout=5000)
    assert operator.rect().contains(place(picture, operator))
    if operator.lock.locked:
        operator.lock.toggle()


@pytest.mark.parametrize(("size", "height"), [((1090, 530), 36), ((1366, 700), 46)])
def test_the_keys_of_all_strips_are_lower_on_a_low_desk_alone(
    windows: Windows, qtbot, size: tuple[int, int], height: int
):
    operator = shown(windows, size, qtbot).operator
    operator.banner.offer("A question.", "Do it", lambda: None)
    operator.rehearsal.show_rehearsal(1)
    operator.lock.toggle()

    strips = (operator.banner, operator.rehearsal, operator.lock)
    qtbot.waitUntil(lambda: all(strip.height() for strip in strips), timeout=5000)
    keys = [key for strip in strips for key in strip.findChildren(QPushButton) if key.isVisible()]
    assert {key.height() for key in keys} == {height}
    operator.lock.toggle()


def test_a_long_session_s_name_leaves_the_title_of_what_comes_next_its_room(
    windows: Windows, qtbot
):
    day = windows.desk.conference.programme
    name = "Ngày thứ nhất, buổi sáng (phiên trù bị)"
    long = replace(day, sessions=(replace(day.sessions[0], name=name), *day.sessions[1:]))
    windows.desk.hold(Conference(long, MemoryJournal(), SimulatedClock(at(0))))

    side = shown(windows, DESK, qtbot).operator.side

    qtbot.waitUntil(lambda: side.next._title.width() > side.next.width() / 3, timeout=5000)
    assert side.next._caption.text().startswith("NEXT")
    shown(windows, (1300, 900), qtbot)
    qtbot.waitUntil(lambda: "EXPECTED" in side.next._caption.text(), timeout=5000)
    assert side.next._caption.sizeHint().width() <= side.next.width()


def test_the_side_says_once_that_nothing_is_left(windows: Windows, qtbot):
    side = shown(windows, DESK, qtbot).operator.side
    assert side.next.isVisible()

    nothing = Programme("", ZoneInfo("Asia/Ho_Chi_Minh"))
    windows.desk.hold(Conference(nothing, MemoryJournal(), SimulatedClock(at(0))))

    assert not side.next.isVisible()
    assert [label.text() for label in side.now.findChildren(QLabel) if label.isVisible()]
    assert all(label.text() for label in side.now.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(("size", "speakers"), [((1366, 689), 8), ((1280, 641), 6)])
def test_a_screen_less_its_task_bar_shows_so_many_speakers_at_once(
    windows: Windows, qtbot, size: tuple[int, int], speakers: int
):
    debate = windows.desk.conference.programme.sessions[1].parts[0].items[0]
    windows.desk.act(Jump(debate.id))
    queue = shown(windows, size, qtbot).operator.side.discussion.queue

    qtbot.waitUntil(lambda: queue.viewport().height() >= speakers * ROW_HEIGHT, timeout=5000)


def test_the_hours_of_what_runs_stand_whole_whatever_their_digits(app: object):
    hours = [f"{hour:02}:{minute:02}" for hour in (0, 4, 9, 20, 23) for minute in (0, 4, 44, 48)]
    bold = QFontMetrics(font(14, 600))
    room = WIDTHS[ProgrammeColumn.PLANNED] - AROUND_CELL

    assert max(bold.horizontalAdvance(f"{a} – {b}") for a in hours for b in hours) <= room


def test_a_small_window_changes_nothing_of_the_share_that_the_programme_was_given(
    windows: Windows, qtbot
):
    operator, changed = windows.operator, []
    operator.habits_changed.connect(changed.append)

    for size in ((1090, 530), (640, 310), (1300, 700)):
        shown(windows, size, qtbot)
    operator.close()

    assert changed == []


def test_the_share_is_kept_that_the_operator_gave_it_by_hand(windows: Windows, qtbot):
    operator, changed = shown(windows, (1300, 700), qtbot).operator, []
    operator.habits_changed.connect(changed.append)
    handle = operator.findChild(QSplitter).handle(1)
    middle = handle.rect().center()

    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle - QPoint(90, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle - QPoint(90, 0))
    operator.close()

    assert [habits.table_share < DeskHabits().table_share for habits in changed] == [True]


def test_the_whole_desk_has_room_where_the_check_says_so(windows: Windows, qtbot):
    windows.desk.act(Start())
    shown(windows, DESK, qtbot)

    bars = area(windows).verticalScrollBar(), area(windows).horizontalScrollBar()
    assert [bar.maximum() for bar in bars] == [0, 0]


@pytest.mark.parametrize("size", [(911, 430), (683, 330)])
def test_what_does_not_fit_can_be_scrolled_to(windows: Windows, qtbot, size: tuple[int, int]):
    shown(windows, size, qtbot)
    windows.operator.banner.offer("A question.", "Do it", lambda: None)

    qtbot.waitUntil(lambda: area(windows).verticalScrollBar().maximum() > 0, timeout=5000)


def test_the_window_is_never_larger_than_the_smallest_scaled_screen(windows: Windows):
    least = windows.operator.minimumSize().expandedTo(windows.operator.minimumSizeHint())

    assert least.width() <= 1280 / 2
    assert least.height() <= 720 / 2 - 40


@pytest.mark.parametrize("size", [(1366, 700), (1280, 650), *SMALL])
def test_what_comes_next_stays_with_its_hour_when_a_banner_is_shown(
    windows: Windows, qtbot, size: tuple[int, int]
):
    windows.desk.act(Start())
    operator = shown(windows, size, qtbot).operator

    operator.banner.offer("A question.", "Do it", lambda: None)

    qtbot.waitUntil(lambda: operator.banner.height() > 0, timeout=5000)
    side = operator.side
    told = "".join(label.text() for label in side.next.findChildren(QLabel) if label.isVisible())
    assert side.rect().contains(place(side.next, side))
    assert "07:35" in told
    assert "(2)" in told


def test_the_sheet_of_keys_has_its_columns_in_line_and_each_key_beside_its_words(
    windows: Windows, qtbot
):
    operator = shown(windows, (1090, 530), qtbot).operator
    operator.help.overlay.show_keys()
    qtbot.waitUntil(operator.help.overlay.isVisible, timeout=5000)
    sheet = operator.help.overlay
    keys = [part for part in sheet.findChildren(QLabel) if part.property("role") == "key"]
    heads = [part for part in sheet.findChildren(QLabel) if part.property("role") == "caption"]
    tops = {place(head, sheet).x(): place(head, sheet) for head in reversed(heads)}

    assert {key.height() for key in keys} == {keys[0].height()}
    first = {x: min(y(k, sheet) for k in keys if place(k, sheet).x() == x) for x in tops}
    assert len({first[x] - head.bottom() for x, head in tops.items()}) == 1


def y(widget: QWidget, window: QWidget) -> int:
    return place(widget, window).y()
