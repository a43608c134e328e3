"""Builds the parts of the program and connects them; the only module that sees all of them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from timekeeper.core.programme import Programme
from timekeeper.desktop.application import end_on_signals, has_display, make_application
from timekeeper.desktop.awake import Request, ask_the_system
from timekeeper.desktop.conference_check import ConferenceCheck, machine_at
from timekeeper.desktop.desk_rehearsal import DeskRehearsal
from timekeeper.desktop.desk_reports import DeskReports
from timekeeper.desktop.holding import Holding
from timekeeper.desktop.offers import Offers
from timekeeper.desktop.programmes import Programmes
from timekeeper.desktop.record_keeping import RecordKeeping, salvage_sentence
from timekeeper.desktop.screen_memory import KnownScreens
from timekeeper.desktop.single_instance import SingleInstance
from timekeeper.desktop.staying_alive import StayingAlive
from timekeeper.desktop.told_work import ToldWork
from timekeeper.desktop.welcome.preferences import Preferences
from timekeeper.desktop.windows import Windows
from timekeeper.desktop.work import Workshop
from timekeeper.files.error_log import ErrorLog
from timekeeper.files.importers.draft import Draft
from timekeeper.files.journal import (
    JournalError,
    JournalFile,
)
from timekeeper.files.journal_salvage import (
    catch_up,
    is_record,
    open_whatever_happened,
    take_over,
)
from timekeeper.files.places import (
    data_folder,
    journal_path,
    make_data_folder,
    settings_path,
)
from timekeeper.files.programme_files import read_programme
from timekeeper.files.settings import SettingsError, keep_setting, open_settings
from timekeeper.live.clock import Clock, SystemClock
from timekeeper.live.clock_watch import ClockWatch
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.language import _
from timekeeper.live.settings import Settings

DEFAULT_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def run(agenda: Path | None) -> int:
    """Open the windows on a programme, or on the conference that was open last."""
    record = agenda if agenda is not None and is_record(agenda) else None
    draft = read_programme(agenda) if agenda is not None and record is None else None
    if not has_display():
        print(_("There is no display here; “timekeeper rehearse” works without."), file=sys.stderr)
        return 1
    with suppress(OSError):  # the operator is told in the window
        make_data_folder()
    instance = SingleInstance(data_folder())
    if not instance.is_first():
        if instance.hand_over(agenda):
            return 0
        raise JournalError(instance.reason())
    if record is not None:
        take_over(record, journal_path())
    status = _open_windows(draft, agenda, instance)
    instance.release()
    return status


def _open_windows(draft: Draft | None, agenda: Path | None, instance: SingleInstance) -> int:
    clock, (settings, told) = SystemClock(), open_settings(settings_path())
    file, salvaged = open_whatever_happened(journal_path(), clock.now())
    with file:
        told_of_copy = catch_up(file, Path(settings.copy_to) if settings.copy_to else None)
        application = make_application()
        office = Office(file, clock, settings)
        instance.asked.connect(office.started_again)
        instance.listen()
        end_on_signals(application)
        office.begin(draft, agenda)
        if salvaged is not None:
            office.windows.operator.tell_error(salvage_sentence(salvaged))
        if told_of_copy:
            office.windows.operator.tell_error(told_of_copy)
        if not file.refusal:
            office.offers.tell_of_settings(told)
        status: int = application.exec()
        office.close()
    return status


class Office:
    """The running program: the windows, the conference on the desk, and what the menus ask for."""

    def __init__(
        self,
        file: JournalFile,
        clock: Clock,
        settings: Settings,
        request: Request = ask_the_system,
    ) -> None:
        self._file = file
        nothing = Programme("", DEFAULT_ZONE)  # the hall must not read that none is open
        nobodys = Conference(nothing, MemoryJournal(), clock)
        self.windows = Windows(nobodys, settings, self._keep_screens, request)
        desk, operator = self.windows.desk, self.windows.operator
        if isinstance(clock, SystemClock):
            desk.watch = ClockWatch(clock)
        self._alive = StayingAlive(desk, data_folder())
        self._workshop = Workshop(operator)
        work = ToldWork(operator, self._workshop)
        self.rehearsal = DeskRehearsal(desk, operator, clock)
        self.record = RecordKeeping(operator, file.path, clock.now, settings.copy_to)
        self.holding = Holding(
            desk,
            file,
            self.record,
            self.rehearsal,
            clock,
            last_alive=self._alive.last,
            longest_gap=timedelta(minutes=settings.longest_gap),
        )
        self.offers = Offers(desk, operator, clock)
        self.programmes = Programmes(
            self.windows, self._workshop, work, self.holding, self.rehearsal
        )
        self.reports = DeskReports(self.windows, work, self.record, self.rehearsal, clock)
        machine = machine_at(file.path)
        self.check = ConferenceCheck(self.windows, settings, self._workshop, machine)
        self.preferences = Preferences(self.windows, self._workshop)
        self._connect()
        self._log = ErrorLog(data_folder(), desk.said.emit, self._known_programmes)

    def _connect(self) -> None:
        desk, operator, offers = self.windows.desk, self.windows.operator, self.offers
        self.holding.held.connect(offers.help_with)
        self.programmes.doubted.connect(offers.tell_doubts)
        desk.opened.connect(offers.show_first)
        desk.ticked.connect(offers.withdraw)
        offers.sample_asked.connect(self.programmes.open_sample)
        offers.settings_asked.connect(self.preferences.ask)
        offers.check_asked.connect(self.check.ask)
        offers.anew_asked.connect(self.holding.begin_anew)
        offers.dated_asked.connect(self.holding.hold)
        operator.files.anew_asked.connect(self.holding.begin_anew)
        operator.files.copy_asked.connect(self.record.ask_copy)
        self.preferences.changed.connect(self._take_settings)
        self.preferences.sample_asked.connect(self.programmes.rehearse_sample)
        self.windows.looks.changed.connect(lambda look: self._keep(hall_look=look))
        self.record.copy_chosen.connect(lambda folder: self._keep(copy_to=str(folder)))
        operator.habits_changed.connect(lambda habits: self._keep(desk=habits))
        operator.closing.connect(self.windows.hall.hide)
        operator.closing.connect(self.windows.speaker.hide)

    def begin(self, draft: Draft | None, path: Path | None = None) -> None:
        """Show the windows: the given programme, else the last conference, else an invitation."""
        first_start = draft is None and not self._file.refusal and not settings_path().exists()
        if draft is not None and not draft.original:
            self.programmes.hold(draft)
            if path is not None:
                self.windows.operator.remember_opened(path)
        elif self.holding.go_on():
            first_start = False
        else:
            self.offers.invite()
        self.windows.show()
        self.windows.awake.start()
        self._alive.start()
        self.windows.desk.start_clock()
        if draft is not None and draft.original:
            self.programmes.review(draft, path)
        self.record.tell_refusal(self._file.refusal)
        if first_start:
            self.preferences.welcome()

    def started_again(self, path: Path | None) -> None:
        """Come to the front, and open what a second timekeeper was started with."""
        self.windows.operator.come_to_front()
        if path is not None:
            self.programmes.open(path)

    def close(self) -> None:
        """End the work that has begun and take the windows down."""
        self._alive.stop()
        self.programmes.reviewing.close()
        self._workshop.finish()
        state = self.record.stop()
        if state.waiting:
            logging.getLogger(__name__).error("%s acts are not on disk", state.waiting)
        self.windows.close()
        self._log.close()

    def _known_programmes(self) -> Iterable[Programme]:
        conference = self.windows.desk.conference
        return conference.original, conference.programme

    def _keep(self, **changed: object) -> None:
        try:
            keep_setting(settings_path(), **changed)
        except (OSError, SettingsError):
            if not self._file.refusal:  # else it is told already
                self.windows.operator.say(_("What you set up could not be kept for the next time."))

    def _take_settings(self, settings: Settings, changed: dict[str, object]) -> None:
        self.check.settings = settings
        self._keep(**changed)

    def _keep_screens(self, screens: KnownScreens) -> None:
        self._keep(hall_screen=screens.hall, rostrum_screen=screens.rostrum)
