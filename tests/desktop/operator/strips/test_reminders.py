"""One reminder at a time: what was taken down does not hide the next, and is said once."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QPushButton

from timekeeper.core.hall_order import FollowProgramme, GoDark
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock


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
