"""After a long absence the hall stands by until the operator says what it counts as."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.desktop.conftest import Press
from timekeeper.core.acts import Next
from timekeeper.core.events import ClockStepped, ItemEdited, Recovered, Recovery
from timekeeper.core.hall_order import FollowProgramme, StandBy
from timekeeper.desktop.office.staying_alive import Watchdog
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.heartbeat import Heartbeat
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.live.resuming import Absence


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


@pytest.fixture
def away(windows: Windows, conference: Conference, clock: SimulatedClock) -> Absence:
    windows.desk.go_on()
    begun = clock.now()
    clock.move_to(begun + timedelta(minutes=30))
    item = conference.programme.slot("s1.p1.i1").item
    absence = Absence(item, begun + timedelta(minutes=2), clock.now())
    windows.desk.ask_about(absence)
    return absence


def test_the_hall_stands_by_and_the_desk_asks(windows: Windows, away: Absence):
    assert windows.desk.order == StandBy()
    assert not windows.operator.resume.isHidden()
    assert "for 28 min" in windows.operator.resume._text.text()


@pytest.mark.parametrize(
    "answered", [(0, Recovery.GO_ON, 30), (1, Recovery.PAUSE, 2)], ids=["on", "pause"]
)
def test_an_answer_is_recorded_and_the_hall_goes_on(
    windows: Windows, conference: Conference, away: Absence, answered: tuple[int, Recovery, int]
):
    place, choice, elapsed = answered
    windows.operator.resume.findChildren(QPushButton)[place].click()

    assert conference.entries[-1].event == Recovered(away.since, away.until, choice)
    assert conference.snapshot().current.elapsed == timedelta(minutes=elapsed)
    assert windows.desk.order == FollowProgramme()
    assert windows.operator.resume.isHidden()


def test_an_item_that_had_ended_ends_when_it_did(
    windows: Windows, conference: Conference, away: Absence
):
    windows.operator.resume.findChildren(QPushButton)[2].click()

    assert conference.snapshot().current is None
    assert conference.course.intervals[0].end == away.since


def test_who_goes_on_without_an_answer_lets_the_time_go_on(
    windows: Windows, conference: Conference, away: Absence, clock: SimulatedClock
):
    clock.move_to(clock.now() + timedelta(seconds=1))
    windows.desk.act(Next())

    kinds = [type(entry.event).__name__ for entry in conference.entries]
    assert kinds == ["ItemStarted", "Recovered", "ItemStarted"]
    assert windows.desk.order == FollowProgramme()


def test_a_row_edited_meanwhile_leaves_the_question_standing(
    windows: Windows, conference: Conference, away: Absence, press: Press
):
    operator = windows.operator
    operator.table.selectRow(operator.table.programme_model().row_of("s1.p1.i3"))

    press(Qt.Key.Key_F2)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    QTest.keyClicks(QApplication.focusWidget(), " 2")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert isinstance(conference.entries[-1].event, ItemEdited)
    assert windows.desk.away is away
    assert windows.desk.order == StandBy()
    assert operator.resume.isVisible()
    operator.resume.findChildren(QPushButton)[1].click()
    assert conference.snapshot().current.elapsed == timedelta(minutes=2)


class Stepped:
    """Tells of one step of the clock, once."""

    def __init__(self) -> None:
        self.facts = [(ClockStepped(timedelta(0)),)]

    def look(self):
        return self.facts.pop() if self.facts else ()


def test_what_happened_to_the_clock_is_recorded_and_told(
    windows: Windows, conference: Conference, clock: SimulatedClock
):
    windows.desk.go_on()
    windows.desk.watch = Stepped()

    windows.desk._look()

    assert conference.entries[-1].event == ClockStepped(timedelta(0))
    assert "clock was set" in windows.operator.statusBar().currentMessage()


def test_a_heartbeat_is_read_by_the_next_start(tmp_path, clock: SimulatedClock):
    Heartbeat(tmp_path / "new" / "alive").beat(clock.now())

    assert Heartbeat(tmp_path / "new" / "alive").last() == clock.now()


@pytest.mark.parametrize("content", [b"", b"yesterday", b"2023-12-06T00:30:00", b"\xff\xfe"])
def test_a_heartbeat_that_nobody_can_read_is_none(tmp_path, content):
    (tmp_path / "alive").write_bytes(content)

    assert Heartbeat(tmp_path / "alive").last() is None


def test_a_window_that_hangs_writes_down_what_it_does(tmp_path, qtbot):
    watchdog = Watchdog(tmp_path / "hangs.log", longest_s=0.05, seldom=1)

    watchdog.start()
    qtbot.waitUntil(lambda: (tmp_path / "hangs.log").stat().st_size > 0, timeout=5000)
    watchdog.stop()

    assert "test_a_window_that_hangs" in (tmp_path / "hangs.log").read_text(encoding="utf-8")
