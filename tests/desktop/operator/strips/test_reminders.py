"""One reminder at a time: what was taken down does not hide the next, and is said once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from timekeeper.core.acts import AddTime, Count, CutTime, Edit, Finish, Jump, Start
from timekeeper.core.events import AttendanceCounted, GroupCount, ItemEdited
from timekeeper.core.hall_order import FollowProgramme, GoDark
from timekeeper.desktop.operator.dialogs.count_dialogs import AttendanceDialog
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


def let_pass(clock: SimulatedClock, windows: Windows, **time: float) -> None:
    clock.move_to(clock.now() + timedelta(**time))
    windows.desk.refresh()


def said(windows: Windows) -> str:
    reminders = windows.operator.reminders
    return "" if reminders.isHidden() else reminders.findChildren(QLabel)[0].text()


def press(windows: Windows, words: str) -> None:
    buttons = windows.operator.reminders.findChildren(QPushButton)
    next(button for button in buttons if button.text() == words).click()


def test_a_dark_hall_is_reminded_of_after_twenty_seconds(windows: Windows, clock: SimulatedClock):
    windows.desk.order_hall(GoDark())
    let_pass(clock, windows, seconds=19)
    before = said(windows)
    let_pass(clock, windows, seconds=1)
    after = said(windows)

    press(windows, "Show picture")

    assert (before, "dark since" in after) == ("", True)
    assert windows.desk.order == FollowProgramme()
    assert said(windows) == ""


def test_a_reminder_that_was_taken_down_makes_room_for_the_next(
    windows: Windows, clock: SimulatedClock
):
    windows.desk.order_hall(GoDark())
    let_pass(clock, windows, minutes=6)
    first = said(windows)
    press(windows, "✕")
    windows.desk.refresh()
    second = said(windows)
    press(windows, "✕")
    let_pass(clock, windows, seconds=1)

    assert "dark since" in first
    assert "nothing has been started" in second
    assert said(windows) == ""


def test_another_darkness_is_another_reminder(windows: Windows, clock: SimulatedClock):
    windows.desk.order_hall(GoDark())
    let_pass(clock, windows, seconds=21)
    press(windows, "✕")
    windows.desk.order_hall(FollowProgramme())
    let_pass(clock, windows, seconds=5)
    windows.desk.order_hall(GoDark())

    let_pass(clock, windows, seconds=21)

    assert "dark since" in said(windows)


def test_too_few_or_nobody_counted_for_a_vote_is_reminded_of_until_enough_are(
    windows: Windows, clock: SimulatedClock
):
    desk = windows.desk
    first = desk.conference.programme.items[0]
    desk.act(Edit(ItemEdited(replace(first, quorum="2/3"))))
    let_pass(clock, windows, seconds=1)
    nobody = said(windows)
    press(windows, "Count…")
    asked = windows.operator.findChild(AttendanceDialog)
    asked.reject()

    desk.act(Count(AttendanceCounted(0, (GroupCount(60, 30, 30, 0),))))
    let_pass(clock, windows, seconds=1)
    few = said(windows)
    desk.act(Count(AttendanceCounted(0, (GroupCount(60, 40, 20, 0),))))
    let_pass(clock, windows, seconds=1)

    assert "nobody was counted yet" in nobody
    assert "40 of 60; 30 are present" in few
    assert "of those summoned" not in said(windows)


def test_an_end_that_is_open_is_told_without_an_hour(windows: Windows, clock: SimulatedClock):
    afternoon = windows.desk.conference.programme.sessions[1]
    assert afternoon.end is None
    windows.desk.act(Jump(afternoon.parts[0].items[0].id))
    let_pass(clock, windows, hours=8)

    assert windows.desk.snapshot().session_expected_end is None
    assert said(windows).endswith(" late.")
    assert "at ." not in said(windows)


def test_a_reminder_that_stands_says_the_same_minutes_as_the_head(
    windows: Windows, clock: SimulatedClock
):
    let_pass(clock, windows, minutes=16, seconds=40)
    windows.desk.act(Start())
    let_pass(clock, windows, minutes=2)
    first = said(windows)

    windows.desk.act(AddTime(timedelta(minutes=1)))
    windows.desk.refresh()

    head = windows.operator.header._deviation.text()
    late = head.split()[0]
    assert f"{late} min late" in said(windows) != first


def test_told_of_anew_it_stays_taken_down_until_it_has_grown(
    windows: Windows, clock: SimulatedClock
):
    let_pass(clock, windows, minutes=16)
    windows.desk.act(Start())
    press(windows, "✕")

    windows.desk.act(AddTime(timedelta(minutes=1)))
    windows.desk.refresh()

    assert said(windows) == ""


def test_taken_down_it_is_not_said_again_because_less_of_it_is_left(
    windows: Windows, clock: SimulatedClock
):
    let_pass(clock, windows, minutes=30)
    windows.desk.act(Start())
    windows.desk.refresh()
    told = said(windows)
    press(windows, "✕")

    windows.desk.act(CutTime(timedelta(minutes=4)))
    windows.desk.act(Finish())
    windows.desk.refresh()

    assert "late" in told
    assert windows.desk.snapshot().deviation < timedelta(minutes=26)
    assert said(windows) == ""


@pytest.mark.parametrize("days", [1, 30, 1088])
def test_a_day_of_another_date_is_told_in_a_sentence_and_in_no_figure(
    windows: Windows, clock: SimulatedClock, days: int, qtbot
):
    operator = windows.operator
    windows.show()
    let_pass(clock, windows, days=days)
    windows.desk.act(Start())
    let_pass(clock, windows, minutes=1)

    assert "The programme is of 06/12/2023; today is" in said(windows)
    assert operator.header._deviation.text() == "Programme of another day"
    assert operator.header._deviation.isVisible()
    next(c for c in operator.commands.all() if c.name == "replan").act()
    dialog = QApplication.activeModalWidget()
    assert any("of another day" in one.text() for one in dialog.findChildren(QLabel))
    dialog.reject()
    with qtbot.waitSignal(operator.preparation.check_asked):
        press(windows, "Check…")
