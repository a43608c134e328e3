"""The states and the dialogs of the operator’s desk, which tests walk through one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.desktop.sound.fakes import Plugged, PluggedLoudspeaker
from timekeeper.core import events
from timekeeper.core.acts import Jump, Next, Start, Undo
from timekeeper.core.hall_order import FollowProgramme, GoDark
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Programme, Speaker
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.conference_check import ConferenceCheck
from timekeeper.desktop.office.rehearsal import DeskRehearsal
from timekeeper.desktop.operator.dialogs.item_dialogs import ask_edit, ask_insertion, ask_substitute
from timekeeper.desktop.operator.dialogs.message_dialog import MessageDialog, prepared_messages
from timekeeper.desktop.operator.dialogs.time_dialogs import (
    MinutesDialog,
    ask_forgotten,
    ask_true_start,
)
from timekeeper.desktop.operator.discussion.discussion_acts import queue
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.welcome.dialogs import SettingsDialog
from timekeeper.desktop.welcome.preferences import Preferences
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.equipment import MachineFacts
from timekeeper.live.rehearsal import day_start
from timekeeper.live.settings import Settings


class DeskScenes:
    """A desk on the office's day; each scene is shown in the window or a dialog over it."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.clock = SimulatedClock(day_start(programme))
        self.windows = Windows(Conference(programme, MemoryJournal(), self.clock), Settings())
        self.desk, self.operator = self.windows.desk, self.windows.operator
        self.workshop = Workshop(self.operator)
        plugged = partial(PluggedLoudspeaker, Plugged())
        self.chime = DeskChime(self.windows.desk, Path(), plugged)
        self.check = ConferenceCheck(
            self.windows, Settings(), self.workshop, self._machine, self.chime
        )
        self.rehearsal = DeskRehearsal(self.desk, self.operator, self.clock)
        self.preferences = Preferences(self.windows, self.workshop, self.chime)
        self.windows.show()
        self._settle()

    def close(self) -> None:
        self.workshop.finish()
        self.chime.close()
        self.windows.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def states(self) -> Iterator[tuple[str, QWidget]]:
        """Show the main states of the day in the window, each with its name."""
        operator = self.operator
        yield self._shown("waiting")
        operator.banner.offer("A question of the program.", "Do it", lambda: None)
        self._pass(minutes=4)
        yield self._shown("reminded")
        operator.banner.hide()
        self.desk.go_on()
        yield self._shown("running")
        self._pass(minutes=6)
        yield self._shown("overrun")
        self.desk.go_on()
        self._pass(minutes=29)
        self.desk.tell(events.Audience.STAFF, "The documents are in room 203.")
        yield self._shown("late")
        for tab in range(1, operator.side.tabs.count()):
            operator.side.tabs.setCurrentIndex(tab)
            yield self._shown(f"tab {tab}")
        operator.side.tabs.setCurrentIndex(0)
        self._command("edit_row")()
        yield self._shown("row edited")
        operator.table.setFocus()  # and the row closes
        self.desk.order_hall(GoDark())
        self._pass(seconds=21)
        self.desk.tell(events.Audience.ROSTRUM, "The documents are in room 203, on the left.")
        yield self._shown("dark")
        operator.hall_strip.show_projection("The cable is out; see to it.", projected=True)
        operator.hall_strip.show_projection("The cable is out; see to it.", projected=False)
        yield self._shown("projector lost")
        operator.hall_strip.show_projection("", projected=True)
        self.desk.tell(events.Audience.ROSTRUM, "")
        self.desk.order_hall(FollowProgramme())
        operator.lock.toggle()
        yield self._shown("locked")
        operator.lock.toggle()
        self.rehearsal.begin(10)
        operator.work.show_work("…")
        operator.work.show()
        yield self._shown("rehearsal")
        operator.work.show_work("")
        self.rehearsal.end()
        operator.help.overlay.show_keys()
        yield self._shown("keys")
        operator.help.overlay.hide()
        self.desk.pause_or_resume()
        self._pass(minutes=75)
        yield self._shown("paused an hour over its time")
        self.desk.pause_or_resume()
        yield from self._discussion()

    def _discussion(self) -> Iterator[tuple[str, QWidget]]:
        """Show a discussion with a long queue, and take it back."""
        debate = self.programme.sessions[1].parts[0].items[0].id
        speakers = [Speaker(f"đồng chí Nguyễn Văn {n}", "Sở Tài chính") for n in range(12)]
        began = len(self.desk.conference.entries)
        self.desk.act(Jump(debate))
        self.desk.act(queue(debate, speakers, 5 * A_MINUTE))
        self.desk.go_on()
        yield self._shown("discussion")
        self._pass(minutes=75)
        yield self._shown("discussion over its time")
        for _entry in self.desk.conference.entries[began:]:
            self.desk.act(Undo())

    def dialogs(self) -> Iterator[tuple[str, QDialog]]:
        """Open every dialog of the desk, each with its name; the day must run late."""
        operator, desk, programme = self.operator, self.desk, self.programme
        first, item = programme.items[0], programme.slot("s1.p1.i3").item
        openers: dict[str, Callable[[], object]] = {
            "replanning": self._command("replan"),
            "minutes": lambda: MinutesDialog(desk, item, operator).open(),
            "forgotten": lambda: ask_forgotten(desk, operator),
            "true start": lambda: ask_true_start(desk, first, operator),
            "edit": lambda: ask_edit(desk, item, operator),
            "insert": lambda: ask_insertion(desk, item, operator),
            "substitute": lambda: ask_substitute(desk, first, operator),
            "message": lambda: MessageDialog(
                desk, events.Audience.HALL, prepared_messages(), operator
            ).open(),
            "note": self._command("note"),
            "keys": self._command("keys"),
            "about": self._command("about"),
            "error": lambda: operator.tell_error("The file is broken.\nLine 3: no time.\nLine 4"),
            "check": self.check.ask,
            "rehearsal": self.rehearsal.ask_or_end,
            "welcome": self.preferences.welcome,
        }
        for name, opener in openers.items():
            opener()
            self._settle()
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog), name
            yield name, dialog
            dialog.reject()
            self._settle()
        self.preferences.ask()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        for page, name in enumerate(("settings", "settings of the hall", "settings of the report")):
            dialog.tabs.setCurrentIndex(page)
            self._settle()
            yield name, dialog
        dialog.reject()
        self._settle()

    def run_late(self) -> None:
        """Let the second item run over, so that every dialog has something to say."""
        self.desk.act(Start())
        self._pass(minutes=6)
        self.desk.act(Next())
        self._pass(minutes=29)

    def _command(self, name: str) -> Callable[[], object]:
        return next(c.act for c in self.operator.commands.all() if c.name == name)

    def _machine(self) -> MachineFacts:
        return MachineFacts(self.clock.now().astimezone(), free=0)

    def _pass(self, **time: float) -> None:
        self.clock.move_to(self.clock.now() + timedelta(**time))

    def _shown(self, name: str) -> tuple[str, QWidget]:
        self.desk.refresh()
        self._settle()
        return name, self.operator

    def _settle(self) -> None:
        """Let windows paint, and work beside them come back.

        Until a window is on the screen, a late word of its window manager may make it as small as
        it was before its contents were known.
        """
        assert QTest.qWaitForWindowExposed(QApplication.activeModalWidget() or self.operator)
        for _round in range(3):
            QCoreApplication.processEvents()
            for pool in self.operator.findChildren(QThreadPool):
                pool.waitForDone()
            QCoreApplication.processEvents()
