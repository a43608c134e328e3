"""The window of the linked points: calm rows, and what the operator wants of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from tests.desktop.enter_key import misled
from tests.fakes import at, journal, meeting, seconds
from timekeeper.core.events import (
    Event,
    HandRaised,
    PointExcused,
    PointPresent,
    RollCallOpened,
)
from timekeeper.core.points import Point, enlisted
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay
from timekeeper.core.roll_call import Attendance
from timekeeper.desktop.operator.points.point_dialogs import PresentDialog
from timekeeper.desktop.operator.points.points_window import PointsWindow
from timekeeper.live.linked_points import LinkedPoints, point_rows
from timekeeper.views.points import PointFilter
from timekeeper.words.language import _

COMMUNES = 168
PADDING = 10  # pixels, of a cell in the sheet
DAY = meeting(10, 10)


@pytest.fixture
def linked() -> LinkedPoints:
    return LinkedPoints(enlisted(Point("", f"Xã số {n}") for n in range(1, COMMUNES + 1)))


@pytest.fixture
def window(bare_desk: QWidget) -> PointsWindow:
    made = PointsWindow(bare_desk)
    made.show()
    return made


def after(*facts: Event) -> Course:
    return replay(journal(*((n / 60, fact) for n, fact in enumerate(facts))))


def show(
    window: PointsWindow, linked: LinkedPoints, course: Course, minute: float = 5, test: int = 0
) -> None:
    window.show_points(point_rows(linked, course, at(minute)), course, DAY, test or None)


def raised(number: int) -> HandRaised:
    return HandRaised(f"h{number}", f"p{number:03}", f"Xã số {number}", f"Ông {number}", "Số")


def test_two_hundred_rows_stand_still_while_nothing_changes(window, linked, qtbot):
    course = after(RollCallOpened(linked.points), PointPresent("p007", "Xã số 7", 45))
    for point in linked.points:
        linked.presence.pinged(point.id, at(5), 30.0)
    show(window, linked, course)
    changed: list[int] = []
    model = window.table.model()
    model.dataChanged.connect(lambda first, _last, _roles: changed.append(first.row()))
    model.modelReset.connect(lambda: changed.append(-1))

    for point in linked.points:
        linked.presence.pinged(point.id, at(5) + seconds(5), 60.0)
    show(window, linked, course, 5.2)
    still = list(changed)
    linked.presence.pinged("p003", at(5) + seconds(5), 900.0)
    show(window, linked, course, 5.2)

    assert window.table.model().rowCount() == COMMUNES
    assert still == []
    assert changed == [2]


def test_rows_are_filtered_and_found_by_name(window, linked):
    course = after(RollCallOpened(linked.points), PointPresent("p007", "Xã số 7", 45))
    show(window, linked, course)

    window.wanted.setCurrentIndex(window.wanted.findData(PointFilter.PRESENT))
    present = window.table.shown()
    window.wanted.setCurrentIndex(0)
    window.search.setText("xa so 16")

    assert present == ["Xã số 7"]
    assert window.table.shown() == [f"Xã số {n}" for n in (16, *range(160, 169))]


def test_in_a_narrow_window_nothing_lies_beside_it_and_a_name_tells_what_was_folded(
    window, linked, qtbot
):
    course = after(RollCallOpened(linked.points), PointPresent("p001", "Xã số 1", 45, "Lê An"))
    show(window, linked, course)

    def columns() -> list[int]:
        return [n for n in range(7) if not window.table.isColumnHidden(n)]

    window.resize(1340, 700)
    qtbot.waitUntil(lambda: columns() == [0, 1, 2, 3, 4, 5, 6])
    window.resize(1094, 534)
    qtbot.waitUntil(lambda: columns() == [0, 1, 2, 4, 6])

    assert window.table.horizontalScrollBar().maximum() == 0
    told = window.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert told.splitlines() == ["Xã số 1", "Present, 08:00", "45", "Lê An", "–"]


def test_who_answers_leaves_those_that_have_not_yet(window, linked):
    opened = RollCallOpened(linked.points)
    show(window, linked, after(opened))
    window.wanted.setCurrentIndex(window.wanted.findData(PointFilter.NOT_YET))

    show(window, linked, after(opened, PointPresent("p001", "Xã số 1", 45)))

    assert len(window.table.shown()) == COMMUNES - 1
    assert window.table.shown()[0] == "Xã số 2"


def test_who_is_chosen_stays_so_while_others_change(window, linked):
    show(window, linked, Course())
    window.table.selectRow(9)

    show(window, linked, after(RollCallOpened(linked.points), PointPresent("p001", "Xã số 1", 45)))

    assert window.table.chosen().point.id == "p010"


def test_one_key_takes_the_hand_that_was_raised_first(window, linked, qtbot):
    show(window, linked, after(raised(9), raised(2), raised(5)))
    taken: list[str] = []
    window.hands.taken.connect(lambda hand: taken.append(hand.id))

    QTest.keyClick(window.hands.hands, Qt.Key.Key_Return)

    assert [window.hands.hands.item(n).text() for n in range(3)] == [
        "1. Xã số 9 – Ông 9: Số",
        "2. Xã số 2 – Ông 2: Số",
        "3. Xã số 5 – Ông 5: Số",
    ]
    assert taken == ["h9"]


def test_a_hand_that_is_chosen_stays_so_when_another_comes(window, linked):
    show(window, linked, after(raised(9), raised(2)))
    window.hands.hands.setCurrentRow(1)

    show(window, linked, after(raised(9), raised(2), raised(5)))

    assert window.hands.hands.chosen() == "h2"


def test_the_keys_say_what_they_will_do(window, linked):
    show(window, linked, Course())
    closed = window.roll_call.text()
    present_before = window.mark_present.isEnabled()
    window.table.selectRow(0)

    show(window, linked, after(RollCallOpened(linked.points)), test=4711)

    assert (closed, window.roll_call.text()) == ("Open the roll call", "Close the roll call")
    assert (present_before, window.mark_present.isEnabled()) == (False, True)
    assert not window.mark_nothing.isEnabled()
    assert "4711" in window.test.text()


def test_the_window_fits_a_small_screen_that_is_scaled(window, linked):
    show(window, linked, after(RollCallOpened(linked.points), raised(9)), test=4711)

    whole = window.findChild(QScrollArea).widget().minimumSizeHint()
    least = window.minimumSizeHint()

    assert (whole.width() <= 1090, whole.height() <= 530) == (True, True), whole
    assert (least.width() <= 640, least.height() <= 310) == (True, True), least  # it scrolls


def test_without_a_list_nothing_but_the_list_can_be_asked_for(window):
    show(window, LinkedPoints(), Course())

    assert window.lists.isEnabled()
    assert not any(k.isEnabled() for k in (window.roll_call, window.test, window.tell_all))


def test_a_message_goes_to_all_or_to_the_one_that_is_chosen(window, linked):
    show(window, linked, Course())
    told: list[tuple[str, str | None]] = []
    window.told.connect(lambda text, point: told.append((text, point)))

    window.text.setText("  Mời ổn định ")
    window.tell_all.click()
    window.table.selectRow(2)
    window.text.setText("Xin bật micro")
    window.tell_one.click()
    window.tell_all.click()  # nothing is written any more
    window.take_down.click()

    assert told == [("Mời ổn định", None), ("Xin bật micro", "p003"), ("", None)]


def test_a_question_is_shown_with_its_point_and_can_be_answered(window, linked):
    linked.asked("p004", "Mấy giờ giải lao?")
    show(window, linked, Course())
    answered: list[str] = []
    window.hands.answered.connect(answered.append)

    window.hands.answer.click()

    assert window.hands.questions.item(0).text() == "Xã số 4: Mấy giờ giải lao?"
    assert answered == ["p004"]


def test_a_room_of_a_group_answers_no_roll_call(window):
    rooms = LinkedPoints([Point("p001", "Tổ 1", room=True)])
    show(window, rooms, after(RollCallOpened((Point("p002", "A"),))))

    window.table.selectRow(0)

    assert not window.mark_present.isEnabled()
    assert window.link.isEnabled()


def test_what_could_not_be_done_is_said_and_taken_down_again(window):
    window.say("No discussion is left.")
    said = window._told.isVisible()

    window.say("")

    assert (said, window._told.isVisible()) == (True, False)


def test_enter_in_a_field_takes_no_hand_and_calls_no_roll(window, linked):
    show(window, linked, after(raised(3)))

    assert list(misled(window)) == []


def test_the_roll_calls_words_have_room_in_their_column(window, linked):
    excused = PointExcused("p007", "Xã số 7", excused=True)
    show(window, linked, after(RollCallOpened(linked.points), excused))

    metrics = window.table.fontMetrics()
    room = window.table.columnWidth(1)
    words = [_("Excused"), _("Not yet"), _("Present, {time}").format(time="10:00"), _("Finished")]
    assert max(map(metrics.horizontalAdvance, words)) + 2 * PADDING <= room


def test_who_reads_a_number_is_counted_and_the_others_are_found(window, linked):
    linked.test(4711)
    linked.read("p001", 4711)
    linked.read("p002", 4712)
    show(window, linked, Course(), test=4711)

    window.wanted.setCurrentIndex(window.wanted.findData(PointFilter.NOT_READ))

    assert len(window.table.shown()) == COMMUNES - 1
    assert "Xã số 1" not in window.table.shown()


@pytest.mark.parametrize("before", [0, 45, 20_000])
def test_delegates_told_by_telephone_take_the_place_of_what_is_there(
    bare_desk, linked, qtbot, before
):
    attendance = Attendance("Xã số 1", at(5), before)
    row = replace(point_rows(linked, Course(), at(5))[0], attendance=attendance)
    dialog = PresentDialog(row, bare_desk)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.delegates.lineEdit().selectedText()))

    QTest.keyClicks(dialog.delegates, "52")

    assert dialog.delegates.value() == 52
