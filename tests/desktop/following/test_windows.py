"""A linked point's windows: the hall's picture, the point's name, what it answers and asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests import office_day
from timekeeper.core.events import Entry, ItemStarted
from timekeeper.core.hall_order import FollowProgramme, HallOrder, Occasion, ShowMessage, StandBy
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay
from timekeeper.desktop.following import far_hall
from timekeeper.desktop.following.windows import PointWindows
from timekeeper.desktop.hall.blocks import HallRole
from timekeeper.desktop.hall.look_and_logo import PARTY, Fitted, LookAndLogo
from timekeeper.live.clock import SystemClock
from timekeeper.network.point_protocol import (
    Answered,
    AskFloor,
    Finished,
    FloorGiven,
    Hello,
    NumberRead,
    Ping,
    Pong,
    Present,
    Question,
    Raised,
    Said,
    Standing,
    TakeBack,
    Up,
    WrittenDown,
)
from timekeeper.views.afar.instants import exact_milliseconds
from timekeeper.views.afar.published import Day, Edition, View, published
from timekeeper.views.hall import ItemContent

AHEAD = timedelta(seconds=437)  # the hall's clock, ahead of the point's


class HallAcross:
    """A hall at the other end of a line that takes no time; it notes what was said."""

    def __init__(self, heard: Callable[[bytes | str], None]) -> None:
        self.heard = heard
        self.why_not, self.lines = "No line.", 0
        self.said: list[Up] = []
        self.clock = SystemClock()
        self.number = 0

    def open(self) -> None:
        self.why_not, self.lines = "", self.lines + 1

    def cut(self) -> None:
        self.why_not = "No line."

    def say(self, message: Up) -> None:
        if isinstance(message, Ping):
            at = exact_milliseconds(self.clock.now() + AHEAD)
            newest = {"epoch": 1, "seq": self.number, "standing": self.number}
            pong = Pong(ping=message.ping, arrived=at, left=at, **newest)
            self.heard(pong.encoded())
        elif not isinstance(message, Hello):
            self.said.append(message)

    def close(self) -> None:
        self.why_not = "No line."

    def shows(self, order: HallOrder | None = None, course: Course | None = None) -> None:
        self.number += 1
        day = Day(office_day.programme(), course or Course(), order or FollowProgramme())
        edition = Edition("c", 1, self.number)
        view = published(day, View.HALL, edition, self.clock.now() + AHEAD)
        self.heard(json.dumps({"type": "view", "view": view}))

    def tells(self, **told: Any) -> None:
        self.number += 1
        made = {"conference": "c", "epoch": 1, "number": self.number, "point": "p001"}
        self.heard(Standing(**made, name="Phường Tân An", **told).encoded())


def awake() -> Any:
    return nullcontext(SimpleNamespace(active=True))


@pytest.fixture
def windows(app: object, qtbot) -> Iterator[PointWindows]:
    own = Fitted(QImage(16, 9, QImage.Format.Format_RGB32))
    look = LookAndLogo(PARTY.colours, backdrops={Occasion.STANDBY: own})
    made = PointWindows(HallAcross, 6.0, awake, look)
    made.begin()
    assert QTest.qWaitForWindowExposed(made.window)
    yield made
    made.close()
    for each in (made.window, made.panel, made.hall):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def hall(windows: PointWindows, qtbot) -> HallAcross:
    across: HallAcross = windows.hall._carrier
    qtbot.waitUntil(lambda: windows.hall.knows.now() is not None)
    return across


@pytest.fixture
def linked(windows: PointWindows, hall: HallAcross, qtbot) -> PointWindows:
    hall.shows()
    hall.tells()
    qtbot.waitUntil(lambda: windows.window.name.text() == "Phường Tân An")
    return windows


def pressed(windows: PointWindows, hall: HallAcross, key: Any) -> Up:
    """Return what the hall hears when a key of the clerk's window is pressed."""
    windows.panel.refresh()
    assert key.isEnabled()
    key.click()
    return hall.said[-1]


def told(windows: PointWindows, hall: HallAcross, qtbot, **standing: Any) -> str:
    """Return what the band says when this holds."""
    number = hall.number + 1
    hall.tells(**standing)
    qtbot.waitUntil(lambda: windows.hall.knows.standing.number == number)
    windows.window.refresh()
    return windows.window.told.text()


def test_the_picture_is_the_halls_at_the_halls_time_over_the_whole_screen(
    linked: PointWindows, hall: HallAcross, qtbot
):
    window = linked.window
    assert window.geometry() == window.screen().geometry()
    assert window._picture.output.width == window.width()
    assert window.preview.height() + window._band.height() == window.height()
    assert abs(linked.hall.knows.now() - hall.clock.now() - AHEAD) < timedelta(seconds=1)

    hall.shows(StandBy())
    qtbot.waitUntil(lambda: HallRole.BACKDROP in {each.role for each in window._picture.blocks})
    hall.shows(ShowMessage("Mời đại biểu dùng trà"))

    qtbot.waitUntil(lambda: HallRole.TITLE in {each.role for each in window._picture.blocks})
    assert "Mời đại biểu dùng trà" in str(linked.hall.knows.reads())


def test_before_the_hall_is_known_the_point_says_that_it_waits(app: object, qtbot):
    made = PointWindows(HallAcross, 6.0, awake)

    assert made.window.line.text() == "No line."
    assert not made.panel.ask_floor.isEnabled()
    made.window.deleteLater()
    made.panel.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_without_a_line_the_clock_goes_on_and_the_band_says_that_it_is_alone(
    linked: PointWindows, hall: HallAcross, qtbot
):
    before = linked.hall.knows.reads()
    hall.cut()

    qtbot.waitUntil(lambda: linked.window.line.text().startswith("Alone for "))
    assert linked.hall.knows.reads().title_forms == before.title_forms
    assert not linked.panel.ask_floor.isEnabled()

    hall.open()
    qtbot.waitUntil(lambda: linked.window.line.text().startswith("Line: "))


def test_the_band_says_what_matters_most_to_the_point(linked, hall, qtbot):
    now = exact_milliseconds(linked.hall.knows.now())
    hand = Raised(name="Lê An", place=3)
    calls = "The hall calls the roll: press F2 and answer."
    message = Said(text="Mời các điểm cầu bật micro", at=now)
    floor = FloorGiven(name="Lê An", limit=300_000, until=now + 250_900)
    over = FloorGiven(name="Lê An", limit=300_000, left=-5_000)

    assert told(linked, hall, qtbot) == ""
    assert told(linked, hall, qtbot, hand=hand) == "Lê An asks for the floor, number 3."
    assert told(linked, hall, qtbot, hand=hand, roll_call=True) == calls
    assert told(linked, hall, qtbot, roll_call=True, message=message) == message.text
    assert "You have the floor: Lê An · 04:" in told(linked, hall, qtbot, floor=floor)
    assert "00:05 ago" in told(linked, hall, qtbot, floor=over)


def test_a_group_reads_when_it_is_expected_back_unless_more_matters(linked, hall, qtbot):
    first, *_rest = office_day.programme().items
    hall.shows(course=replay([Entry(1, hall.clock.now() + AHEAD, ItemStarted(first.id))]))
    message = Said(text="Mời các tổ nộp biên bản", at=0.0)
    qtbot.waitUntil(lambda: isinstance(linked.hall.knows.reads(), ItemContent))

    back = linked.hall.knows.reads().next.time

    room = {"room": True, "apart": True}
    assert told(linked, hall, qtbot, **room) == f"Please be back in the hall at {back}"
    assert told(linked, hall, qtbot, **room, message=message) == message.text
    assert told(linked, hall, qtbot, room=True) == ""


def test_the_clerk_answers_the_roll_call_when_it_is_open(linked, hall, qtbot):
    panel = linked.panel
    assert not panel.present.isEnabled()
    told(linked, hall, qtbot, roll_call=True)
    panel.delegates.setValue(45)
    panel.chair.setText(" Lê An ")

    said = pressed(linked, hall, panel.present)

    assert (type(said), said.delegates, said.chair) == (Present, 45, "Lê An")
    told(linked, hall, qtbot, roll_call=True, present=WrittenDown(delegates=45, at=1.0))
    panel.refresh()
    assert "45 delegates" in panel.roll_call.text()


def test_the_clerk_asks_for_the_floor_and_takes_it_back(linked, hall, qtbot):
    panel = linked.panel
    panel.refresh()
    panel.ask_floor.click()
    assert hall.said == []
    assert panel.answer.text() == "Enter who wants to speak."

    panel.speaker.setText("Lê An")
    panel.topic.setText("Đầu tư công")
    said = pressed(linked, hall, panel.ask_floor)
    assert (type(said), said.name, said.topic) == (AskFloor, "Lê An", "Đầu tư công")

    told(linked, hall, qtbot, hand=Raised(name="Lê An", place=2, queued=True))
    assert isinstance(pressed(linked, hall, panel.take_back), TakeBack)
    assert not panel.ask_floor.isEnabled()
    assert panel.floor.text() == "Lê An is number 2 of those who will speak."


def test_the_clerk_asks_the_desk_and_reads_the_tests_number(linked, hall, qtbot):
    panel = linked.panel
    panel.question.setText("Bao giờ giải lao?")
    said = pressed(linked, hall, panel.question_key)
    assert (type(said), said.text) == (Question, "Bao giờ giải lao?")
    assert panel.question.text() == ""

    told(linked, hall, qtbot, test=4711, room=True)
    said = pressed(linked, hall, panel.test)
    assert (type(said), said.number) == (NumberRead, 4711)
    assert isinstance(pressed(linked, hall, panel.finished), Finished)
    assert panel.present.isVisibleTo(panel) is False


def test_the_halls_answer_is_shown_and_a_press_without_a_line_too(linked, hall, qtbot):
    panel = linked.panel
    hall.heard(Answered(press="press-0001", done=True, sentence="The desk has it.").encoded())
    qtbot.waitUntil(lambda: panel.answer.text() == "The desk has it.")
    hall.cut()

    linked.hall.press(TakeBack)

    assert panel.answer.text() == "There is no line to the hall now; try again later."


def test_what_the_desk_tells_has_its_place_and_moves_no_key(linked, hall, qtbot):
    panel = linked.panel
    panel.show()
    panel.refresh()
    at = panel.question_key.geometry()
    assert panel.told.isHidden()

    told(linked, hall, qtbot, message=Said(text="Xin bật micro.", at=0))
    panel.refresh()

    assert panel.told.text() == "Xin bật micro."
    assert not panel.told.isHidden()
    assert panel.question_key.geometry() == at


def test_a_press_that_the_hall_never_answers_is_told(linked, hall, qtbot, monkeypatch):
    monkeypatch.setattr(far_hall, "UNANSWERED", 50)

    linked.hall.press(TakeBack)

    told = "The hall has not answered; look, and press again."
    qtbot.waitUntil(lambda: linked.panel.answer.text() == told)


def test_f2_and_a_click_on_the_band_open_the_clerks_window(linked, qtbot):
    linked.panel.hide()
    QTest.keyClick(linked.window, Qt.Key.Key_F2)
    assert linked.panel.isVisible()

    linked.panel.hide()
    QTest.mouseClick(linked.window._band, Qt.MouseButton.LeftButton)
    assert linked.panel.isVisible()


def test_the_program_is_told_when_the_window_is_closed(linked, qtbot):
    with qtbot.waitSignal(linked.closed):
        linked.window.close()


def test_the_delegates_typed_first_take_the_place_of_the_nought(
    linked: PointWindows, hall: HallAcross, qtbot
):
    hall.tells(roll_call=True)
    qtbot.waitUntil(lambda: linked.hall.knows.standing.roll_call)
    linked.panel.show()
    qtbot.waitUntil(lambda: linked.panel.focusWidget() is linked.panel.delegates)

    QTest.keyClicks(linked.panel.delegates, "45")

    assert pressed(linked, hall, linked.panel.present).delegates == 45
