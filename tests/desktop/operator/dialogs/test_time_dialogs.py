"""Which instant the operator means who sets right at what time something really was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QPushButton, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import item, programme, session
from timekeeper.core.acts import CorrectStart, Start
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.dialogs.time_dialogs import MinutesDialog, TrueTimeDialog
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal

WORDS = ("Correct a start time", "Actual start", "Correct")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def asked(zone: str, begun: str, now: str, parent: QWidget) -> TrueTimeDialog:
    """Return the dialog on the start, at ``begun`` (UTC), of an item of a night."""
    start, clock = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (begun, now))
    ticking = SimulatedClock(start)
    night = session(item("a", length=90), item("b", length=30))
    planned = programme(night, zone=ZoneInfo(zone), day=date(2024, 5, 20))
    conference = Conference(planned, MemoryJournal(), ticking)
    conference.act(Start())
    ticking.move_to(clock)
    return TrueTimeDialog(
        WORDS,
        planned.items[0],
        start,
        Desk(conference, parent),
        lambda to: (CorrectStart(to, "a"),),
        parent=parent,
        ago=(5,),
    )


@pytest.mark.parametrize(
    ("zone", "begun", "now", "meant"),
    [
        # Past midnight, 23:58 is yesterday's.
        ("Asia/Ho_Chi_Minh", "2024-05-20T17:03", "2024-05-20T17:20", "2024-05-20T16:58"),
        # Clocks are put back at 01:00 UTC, or forward.
        ("Europe/Berlin", "2024-10-27T01:02", "2024-10-27T01:20", "2024-10-27T00:57"),
        ("Europe/Berlin", "2024-10-27T00:58", "2024-10-27T01:20", "2024-10-27T00:53"),
        ("Europe/Berlin", "2024-03-31T01:02", "2024-03-31T01:20", "2024-03-31T00:57"),
    ],
)
def test_minutes_ago_are_minutes_whatever_clocks_do_meanwhile(zone, begun, now, meant, parent):
    dialog = asked(zone, begun, now, parent)

    dialog.findChild(QPushButton, "ago").click()

    assert dialog.instant() == datetime.fromisoformat(meant).replace(tzinfo=UTC)
    assert dialog.findChild(QTimeEdit).currentSection() is QTimeEdit.Section.MinuteSection


def test_a_time_of_the_evening_before_is_said_to_be_one(parent):
    dialog = asked("Asia/Ho_Chi_Minh", "2024-05-20T17:05", "2024-05-20T17:20", parent)

    dialog.findChild(QTimeEdit).setTime(QTime(23, 45, 30))

    assert dialog.instant() == datetime(2024, 5, 20, 16, 45, 30, tzinfo=UTC)
    assert dialog._outcome.text().startswith("This time is on 20/05/2024.")
    assert dialog._accept.isEnabled()


@pytest.mark.parametrize(
    ("begun", "told"),
    [
        ("2024-05-20T01:00", "morning then ends at 10:35, 5 min late."),
        ("2027-05-20T01:00", "morning then ends at 10:35."),
    ],
)
def test_an_end_on_another_day_than_planned_is_called_neither_late_nor_on_time(begun, told, parent):
    begins = datetime.fromisoformat(begun).replace(tzinfo=UTC)
    morning = session(item("a", "8:00", "9:30"), item("b", "9:30", "10:30"), end="10:30")
    planned = programme(morning, zone=ZoneInfo("Asia/Ho_Chi_Minh"), day=date(2024, 5, 20))
    conference = Conference(planned, MemoryJournal(), SimulatedClock(begins))
    conference.act(Start())

    dialog = MinutesDialog(Desk(conference, parent), planned.items[0], parent)
    assert dialog._outcome.text().endswith(told)
