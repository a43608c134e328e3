"""The desk on small and scaled screens: clock and big key are whole, whatever the rest must do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QWidget,
)

from tests.fakes import at
from timekeeper.core.acts import Jump, Next, Start
from timekeeper.core.hall_order import GoDark
from timekeeper.core.programme import Programme, Speaker
from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.hall.preview import HallPreview
from timekeeper.desktop.operator.discussion.discussion_acts import queue
from timekeeper.desktop.operator.discussion.speaker_queue import SpeakerQueue
from timekeeper.desktop.operator.labels import HONORIFIC, ElidedLabel, NamingKey
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


def each_size(
    windows: Windows, sizes: Iterable[tuple[int, int]], qtbot
) -> Iterator[OperatorWindow]:
    """Show one window in these sizes, one after the other, without a banner."""
    for size in sizes:
        windows.operator.banner.hide()
        yield shown(windows, size, qtbot).operator


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def area(windows: Windows) -> QScrollArea:
    operator = windows.operator
    return next(a for a in operator.findChildren(QScrollArea) if a.isAncestorOf(operator.table))


def test_clock_and_big_key_are_whole(windows: Windows, qtbot):
    windows.desk.act(Start())
    windows.desk.act(Next())
    clock, key = windows.operator.header._clock, windows.operator.transport.primary

    for operator in each_size(windows, SMALL, qtbot):
        qtbot.waitUntil(lambda: key.width() >= 250, timeout=5000)

        for whole in (clock, key, operator.hall_strip.state):
            assert operator.rect().contains(place(whole, operator)), operator.size()
            assert whole.height() >= min(whole.sizeHint().height(), whole.maximumHeight())
        assert clock.width() >= clock.sizeHint().width(), operator.size()


def test_the_halls_picture_can_be_read_when_the_day_is_late(windows: Windows, qtbot):
    windows.desk.act(Start())
    sizes = [(1090, height) for height in (530, 541, 640, 655, 690, 740)]
    banner, picture = windows.operator.banner, windows.operator.side.findChild(HallPreview)

    for operator in each_size(windows, sizes, qtbot):
        banner.offer("The session is expected to end late.", "End on time…", lambda: None)

        laid_out()
        qtbot.waitUntil(lambda: picture.height() >= READABLE, timeout=5000)
        assert operator.side.rect().contains(place(picture, operator.side)), operator.size()


def test_a_long_banner_leaves_the_halls_picture_its_height_whatever_the_windows(
    windows: Windows, qtbot
):
    windows.desk.act(Start())
    operator = shown(windows, (1090, 530), qtbot).operator
    operator.banner.offer("The session is late. " * 9, "End on time…", lambda: None)
    banner, picture = operator.banner, operator.side.findChild(HallPreview)

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
    picture, bar = operator.side.findChild(HallPreview), area(windows).verticalScrollBar()
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


def debating(windows: Windows, speakers: int) -> None:
    """Let the afternoon's discussion run, with one who speaks and so many in the queue."""
    desk = windows.desk
    debate = desk.conference.programme.sessions[1].parts[0].items[0]
    desk.act(Jump(debate.id))
    named = [Speaker(f"đồng chí Nguyễn Văn {n}", "Sở Tài chính") for n in range(speakers)]
    desk.act(queue(debate.id, named, timedelta(minutes=5)))
    desk.go_on()


def whole_rows(operator: OperatorWindow) -> int:
    """Return how many of the speakers stand in sight with the whole of their line."""
    speakers, page = operator.side.discussion.queue, operator.side.tabs.currentWidget()
    assert page is not None
    seen = place(page, operator)
    tops = [
        speakers.visualRect(speakers.model().index(row, 0)).translated(
            speakers.viewport().mapTo(operator, QPoint())
        )
        for row in range(speakers.model().rowCount())
    ]
    inner = place(speakers.viewport(), operator) & seen
    return sum(inner.contains(row) for row in tops)


def enough_rows(operator: OperatorWindow, at_least: int) -> bool:
    return whole_rows(operator) >= at_least


def laid_out() -> None:
    """Let a window lay out what was shown in it, and what lies within."""
    for _round in range(3):
        QCoreApplication.processEvents()


@pytest.mark.parametrize("banner", [False, True])
def test_a_screen_less_its_task_bar_shows_so_many_speakers_at_once(
    windows: Windows, qtbot, banner: bool
):
    debating(windows, 10)
    speakers = {(1366, 689): 8, (1280, 641): 6, (1090, 530): 5, (911, 512): 4}
    for operator in each_size(windows, speakers, qtbot):
        if banner:
            operator.banner.offer("The session is expected to end late.", "On time…", lambda: None)
            laid_out()
        at_least = speakers[operator.size().toTuple()]

        qtbot.waitUntil(partial(enough_rows, operator, at_least), timeout=5000)


@pytest.mark.parametrize("beside", ["dark", "lost", "locked"])
def test_a_second_strip_leaves_five_speakers_in_sight(windows: Windows, qtbot, beside: str):
    debating(windows, 10)
    operator = shown(windows, (1090, 530), qtbot).operator
    operator.banner.offer("The session is expected to end late.", "On time…", lambda: None)
    qtbot.waitUntil(lambda: operator.banner.height() > 0, timeout=5000)
    before = operator.table.height()
    match beside:
        case "dark":
            windows.desk.order_hall(GoDark())
        case "lost":
            operator.hall_strip.show_projection("", projected=True)
            operator.hall_strip.show_projection("Check the projector’s cable.", projected=False)
        case _:
            operator.lock.toggle()
    qtbot.waitUntil(lambda: operator.table.height() < before, timeout=5000)
    laid_out()

    qtbot.waitUntil(lambda: whole_rows(operator) >= 5, timeout=5000)
    assert "Nguyễn Văn 0" in operator.side.findChild(QLabel, "floorName").text()
    if operator.lock.locked:
        operator.lock.toggle()


def test_every_row_of_the_queue_in_sight_is_whole_wherever_it_is_scrolled_to(
    windows: Windows, qtbot
):
    debating(windows, 14)
    rows = windows.operator.side.discussion.queue
    for height in (1000, 689, 641, 530, 537, 512):
        shown(windows, (1090, height), qtbot)
        for top in (0, 1, 99):
            rows.verticalScrollBar().setValue(top)
            qtbot.waitUntil(lambda: len(heights_in_sight(rows)) == 1, timeout=5000)


def heights_in_sight(rows: SpeakerQueue) -> set[int]:
    seen = rows.viewport().rect()
    indexes = [rows.model().index(row, 0) for row in range(rows.model().rowCount())]
    return {(rows.visualRect(index) & seen).height() for index in indexes} - {0}


def test_a_low_desk_has_the_fields_of_a_new_speaker_in_the_menu_and_escape_folds_them_again(
    windows: Windows, qtbot
):
    debating(windows, 2)
    panel = shown(windows, (1090, 530), qtbot).operator.side.discussion
    qtbot.waitUntil(lambda: not panel.form.isVisible(), timeout=5000)

    panel.findChild(QMenu).actions()[0].trigger()
    name = panel.form.findChildren(QLineEdit)[0]
    qtbot.waitUntil(lambda: panel.form.isVisible() and name.hasFocus(), timeout=5000)
    QTest.keyClicks(name, "Vo Thu")
    QTest.keyClick(name, Qt.Key.Key_Return)
    added = panel.queue.model().rowCount()
    QTest.keyClick(name, Qt.Key.Key_Escape)

    assert added == 3
    qtbot.waitUntil(lambda: not panel.form.isVisible(), timeout=5000)
    assert panel.queue.hasFocus()


def test_a_low_desk_says_below_the_speaker_s_name_how_many_more_there_is_time_for(
    windows: Windows, qtbot
):
    debating(windows, 2)
    side = shown(windows, (1090, 530), qtbot).operator.side
    told = side.findChild(ElidedLabel, "discussionRoom")

    qtbot.waitUntil(lambda: side.discussion.floor.isAncestorOf(told), timeout=5000)
    qtbot.waitUntil(told.isVisible, timeout=5000)
    assert told.text().startswith("Time for")
    shown(windows, (1300, 1000), qtbot)
    qtbot.waitUntil(lambda: not side.discussion.floor.isAncestorOf(told), timeout=5000)


def test_a_low_desk_tells_a_discussion_over_its_time_and_its_speaker_without_cutting_them(
    windows: Windows, qtbot
):
    desk, clock = windows.desk, windows.desk.conference._clock
    debate = desk.conference.programme.sessions[1].parts[0].items[0]
    desk.act(Jump(debate.id))
    speakers = [Speaker(f"đồng chí Nguyễn Thị Bích {n}", "Sở Tài chính") for n in ["Phượng"] * 12]
    desk.act(queue(debate.id, speakers, timedelta(minutes=5)))
    desk.go_on()
    side = shown(windows, (1094, 534), qtbot).operator.side
    clock.move_to(clock.now() + timedelta(minutes=75))
    desk.refresh()

    told = [side.findChild(ElidedLabel, n) for n in ("nowTitle", "floorName", "discussionRoom")]
    title, name, room = (label.text for label in told)
    qtbot.waitUntil(lambda: title() == "1. Tham luận, thảo luận", timeout=5000)
    qtbot.waitUntil(lambda: name().startswith("Nguyễn Thị Bích Phượng"), timeout=5000)
    qtbot.waitUntil(lambda: room() == "55 min short", timeout=5000)
    desk.pause_or_resume()
    qtbot.waitUntil(side.findChild(QLabel, "nowStatus").isVisible, timeout=5000)
    qtbot.waitUntil(lambda: title() == "1. Tham luận, thảo luận", timeout=5000)


def test_a_low_desk_says_of_time_that_the_waiting_take_up_not_that_it_is_over(
    windows: Windows, qtbot
):
    debating(windows, 11)
    side = shown(windows, (1094, 534), qtbot).operator.side
    clock = windows.desk.conference._clock
    clock.move_to(clock.now() + timedelta(minutes=5, seconds=20))
    windows.desk.refresh()

    told = side.findChild(ElidedLabel, "discussionRoom")
    qtbot.waitUntil(lambda: told.text() == "All time is taken", timeout=5000)


@pytest.mark.parametrize("discussing", [False, True])
def test_a_banner_shares_the_line_of_what_the_hall_sees_where_that_is_soon_said(
    windows: Windows, qtbot, discussing: bool
):
    debating(windows, 2) if discussing else windows.desk.act(Start())
    strip, banner = windows.operator.hall_strip, windows.operator.banner

    def below() -> int:
        return place(banner, windows.operator).y() - place(strip, windows.operator).y()

    sizes = [(1366, 689), (1280, 641), (1090, 530), (911, 512)]
    for operator in each_size(windows, sizes, qtbot):
        operator.banner.offer("A question.", "Do it", lambda: None)
        qtbot.waitUntil(lambda: below() == 0, timeout=5000)
        assert strip.state.width() >= strip.state.sizeHint().width(), operator.size()
    windows.desk.order_hall(GoDark())
    for operator in each_size(windows, sizes, qtbot):
        operator.banner.offer("A question.", "Do it", lambda: None)
        qtbot.waitUntil(lambda: below() > 0, timeout=5000)
        assert strip.detail.text(), operator.size()


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


@pytest.mark.parametrize("size", [(911, 360), (683, 330)])
def test_what_does_not_fit_can_be_scrolled_to(windows: Windows, qtbot, size: tuple[int, int]):
    shown(windows, size, qtbot)
    windows.operator.banner.offer("A question.", "Do it", lambda: None)

    qtbot.waitUntil(lambda: area(windows).verticalScrollBar().maximum() > 0, timeout=5000)


def test_the_window_is_never_larger_than_the_smallest_scaled_screen(windows: Windows):
    least = windows.operator.minimumSize().expandedTo(windows.operator.minimumSizeHint())

    assert least.width() <= 1280 / 2
    assert least.height() <= 720 / 2 - 40


def test_what_comes_next_stays_with_its_hour_when_a_banner_is_shown(windows: Windows, qtbot):
    windows.desk.act(Start())
    side = windows.operator.side

    for operator in each_size(windows, [(1366, 700), (1280, 650), *SMALL], qtbot):
        operator.banner.offer("A question.", "Do it", lambda: None)

        laid_out()
        labels = side.next.findChildren(QLabel)
        told = "".join(label.text() for label in labels if label.isVisible())
        assert side.rect().contains(place(side.next, side)), operator.size()
        assert "07:35" in told, operator.size()
        assert "(2)" in told, operator.size()


def test_what_comes_next_keeps_a_line_beside_a_discussion_and_a_banner(windows: Windows, qtbot):
    debating(windows, 4)
    side, sizes = windows.operator.side, [(1366, 689), (1280, 641), (1090, 530), (911, 512)]
    for operator in each_size(windows, [(1920, 1000), *sizes], qtbot):
        operator.banner.offer("A question.", "Do it", lambda: None)
        laid_out()

        qtbot.waitUntil(side.next.isVisible, timeout=5000)
        told = [label.text() for label in side.next.findChildren(QLabel) if label.isVisible()]
        assert side.rect().contains(place(side.next, side)), operator.size()
        assert "NEXT" in told[0], operator.size()
        assert len(told[1].split()) > 2, operator.size()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("đồng chí Nguyễn Văn Bảo", "Nguyễn Văn Bảo"),
        ("đồng chí Hoàng Nguyễn Phương Thảo Nguyên", "Phương Thảo Nguyên"),
        ("Công Tằng Tôn Nữ Hoàng Nguyễn Phương Thảo Nguyên", "Phương Thảo Nguyên"),
    ],
)
def test_the_keys_of_a_low_desk_name_whom_they_would_call_to_the_end_of_his_name(
    windows: Windows, qtbot, name: str, told: str
):
    debating(windows, 1)
    debate = windows.desk.snapshot().current.item
    called = [Speaker(name, "Sở Kế hoạch và Đầu tư, cơ quan thường trực")]
    windows.desk.act(queue(debate.id, called, timedelta(minutes=5)))
    operator = shown(windows, (1090, 530), qtbot).operator
    call = operator.side.discussion.findChild(NamingKey, "callSpeaker")

    qtbot.waitUntil(lambda: call.told.endswith(told), timeout=5000)
    primary, whole = operator.transport.primary, f"Call: {HONORIFIC.sub('', name)}"
    qtbot.waitUntil(lambda: primary.told.startswith(whole), timeout=5000)
    assert call.accessibleName() == f"Give the floor: {name}"


WORDS = 3  # of a title, that it can be told from others


@pytest.mark.parametrize("size", [(1094, 534), (915, 432)])
@pytest.mark.parametrize("paused", [False, True])
def test_a_folded_title_is_told_by_more_than_a_word_however_long_the_time_runs_over(
    windows: Windows, qtbot, size: tuple[int, int], paused: bool
):
    desk, clock = windows.desk, windows.desk.conference._clock
    desk.act(Start())
    desk.act(Next())
    operator = shown(windows, size, qtbot).operator
    clock.move_to(clock.now() + timedelta(minutes=90))
    if paused:
        desk.pause_or_resume()
    operator.banner.offer("A question.", "Do it", lambda: None)
    title = operator.side.now.findChild(ElidedLabel, "nowTitle")
    for strip in (operator.rehearsal, operator.lock, operator.work):
        desk.refresh()
        qtbot.waitUntil(lambda: len(title.text().split()) > WORDS, timeout=5000)
        assert operator.side.rect().contains(place(title, operator.side))
        strip.show()
    operator.lock.hide()


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


def test_the_sheet_of_keys_shares_its_groups_out_to_columns_of_about_one_length(
    windows: Windows, qtbot
):
    operator = shown(windows, (1366, 700), qtbot).operator
    operator.help.overlay.show_keys()
    qtbot.waitUntil(operator.help.overlay.isVisible, timeout=5000)
    sheet = operator.help.overlay
    words = sheet.findChildren(QLabel, "words")
    heads = [
        part.text() for part in sheet.findChildren(QLabel) if part.property("role") == "caption"
    ]
    feet = dict.fromkeys({place(each, sheet).x() for each in words}, 0)
    for each in words:
        box = place(each, sheet)
        feet[box.x()] = max(feet[box.x()], box.bottom())

    assert len(heads) == len(set(heads))
    assert len(feet) == 3
    assert min(feet.values()) > max(feet.values()) * 0.7


def y(widget: QWidget, window: QWidget) -> int:
    return place(widget, window).y()
