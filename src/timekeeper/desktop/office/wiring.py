"""Builds what the menus ask for and connects it with the windows; the one place that sees all."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from timekeeper.core.programme import Programme
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.banner_offers import BannerOffers
from timekeeper.desktop.office.conference_check import ConferenceCheck
from timekeeper.desktop.office.elsewhere import Elsewhere
from timekeeper.desktop.office.opened_files import OpenedFiles
from timekeeper.desktop.office.operator_jobs import OperatorJobs
from timekeeper.desktop.office.papers import DeskPapers
from timekeeper.desktop.office.points.desk_points import DeskPoints
from timekeeper.desktop.office.points.points_desk import PointsDesk
from timekeeper.desktop.office.programmes import DeskProgrammes
from timekeeper.desktop.office.records.current_conference import CurrentConference
from timekeeper.desktop.office.records.earlier_records import EarlierRecords
from timekeeper.desktop.office.records.record import DeskRecord
from timekeeper.desktop.office.records.secret_record import SecretRecord
from timekeeper.desktop.office.rehearsal import DeskRehearsal
from timekeeper.desktop.office.reports import DeskReports
from timekeeper.desktop.office.sharing.desk_sharing import DeskSharing
from timekeeper.desktop.office.sharing.sharing_shown import SharingShown
from timekeeper.desktop.office.staying_alive import StayingAlive
from timekeeper.desktop.screens.awake import WakeRequest, ask_the_system
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.timers import Soon
from timekeeper.desktop.welcome.preferences import Preferences
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.log.error_log import ErrorLog
from timekeeper.files.machine import machine_facts
from timekeeper.files.places import data_folder, settings_path
from timekeeper.files.settings import SettingsError, keep_setting
from timekeeper.live.clock import Clock, SystemClock
from timekeeper.live.clock_watch import ClockWatch
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings
from timekeeper.words.language import _

DEFAULT_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WHEN_PAINTED_MS = 500  # the windows wait for nothing that a start does not need


class Office:
    """The running program: the windows, the conference on the desk, and what the menus ask for."""

    def __init__(
        self,
        file: JournalFile,
        clock: Clock,
        settings: Settings,
        request: WakeRequest = ask_the_system,
    ) -> None:
        self._file = file
        nothing = Programme("", DEFAULT_ZONE)  # the hall must not read that none is open
        nobodys = Conference(nothing, MemoryJournal(), clock)
        self._workshop = workshop = Workshop()
        self.windows = Windows(
            nobodys,
            settings,
            lambda known: self._keep(
                hall_screen=known.hall, rostrum_screen=known.rostrum, displays=known.displays
            ),
            request,
            workshop=workshop,
        )
        desk, operator = self.windows.desk, self.windows.operator
        if isinstance(clock, SystemClock):
            desk.watch = ClockWatch(clock)
        self._alive = StayingAlive(desk, data_folder())
        self._staying_awake = Soon(self.windows.awake.start, WHEN_PAINTED_MS, operator)
        workshop.setParent(operator)
        work = OperatorJobs(operator, self._workshop, desk)
        self.rehearsal = DeskRehearsal(desk, operator, clock)
        self.record = DeskRecord(operator, file.path, clock.now, settings.copy_to)
        self.current = CurrentConference(
            desk,
            file,
            self.record,
            self.rehearsal,
            clock,
            last_alive=self._alive.last,
            longest_gap=timedelta(minutes=settings.longest_gap),
        )
        self._earlier = EarlierRecords(desk, file, self.record, clock, workshop=workshop)
        self.offers = BannerOffers(desk, operator, clock)
        self.opened = OpenedFiles(self.windows, work)
        self.secret_record = SecretRecord(self.windows, work, self.current)
        self.programmes = DeskProgrammes(
            self.windows,
            self._workshop,
            work,
            self.current,
            self.rehearsal,
            opened=self.opened,
            secret=self.secret_record,
        )
        self._papers = DeskPapers(self.windows, work, self.rehearsal)
        self.reports = DeskReports(self.windows, work, self.record, self.rehearsal, clock)
        machine = partial(machine_facts, file.path)
        self.chime = DeskChime(desk, data_folder())
        self.check = ConferenceCheck(self.windows, settings, self._workshop, machine, self.chime)
        self.preferences = Preferences(self.windows, self._workshop, self.chime)
        self.points = PointsDesk(desk, operator.side.discussion.form.limit)
        self.sharing = DeskSharing(
            self.windows,
            self.record,
            self._workshop,
            settings.sharing,
            keep=lambda habits: self._keep(sharing=habits),
            points=self.points,
        )
        self.sharing_shown = SharingShown(self.windows, self._workshop, self.sharing)
        self.linked = DeskPoints(self.windows, self.points, self.sharing.addresses_of_points, work)
        self.elsewhere = Elsewhere(operator)
        self._answer_menus()
        self._connect()
        self._log = ErrorLog(
            data_folder(),
            desk.said.emit,
            lambda: (desk.conference.original, desk.conference.programme),
        )

    def _answer_menus(self) -> None:
        operator, programmes, reports = self.windows.operator, self.programmes, self.reports
        papers = self._papers
        files, preparation = operator.files, operator.preparation
        files.refuses = self.current.refuses
        files.open_asked.connect(programmes.open)
        files.new_asked.connect(programmes.write_new)
        files.sample_asked.connect(programmes.open_sample)
        files.paste_asked.connect(programmes.paste)
        files.edit_asked.connect(programmes.edit)
        files.conference_asked.connect(programmes.ask_conference)
        files.save_asked.connect(programmes.save)
        files.pack_asked.connect(programmes.pack)
        files.print_asked.connect(papers.print)
        files.pictures_asked.connect(papers.write_pictures)
        files.hand_out_asked.connect(papers.hand_out)
        files.script_asked.connect(papers.show_script)
        files.plates_asked.connect(papers.make_plates)
        files.copy_asked.connect(self.record.ask_copy)
        files.anew_asked.connect(programmes.begin_anew)
        files.report_asked.connect(reports.write)
        files.minutes_asked.connect(reports.write_minutes)
        files.preview_asked.connect(reports.preview)
        files.history_asked.connect(reports.show_history)
        preparation.check_asked.connect(self.check.ask)
        preparation.rehearsal_asked.connect(self.rehearsal.ask_or_end)
        preparation.settings_asked.connect(self.preferences.ask)
        preparation.following_asked.connect(self.elsewhere.ask_hall)
        preparation.standby_asked.connect(self.elsewhere.ask_desk)
        preparation.colours_chosen.connect(self.preferences.wear)
        preparation.show_colours(self.check.settings.desk_colours)
        operator.rehearsal.ended.connect(self.rehearsal.end)
        operator.lost_by_closing = self.record.lost_by_closing

    def _connect(self) -> None:
        desk, operator, offers = self.windows.desk, self.windows.operator, self.offers
        self.current.held.connect(offers.help_with)
        self.current.held.connect(self.opened.find_materials)
        self.current.held.connect(self.programmes.ask_secrecy)
        self._earlier.secret.connect(self.opened.forget)
        self.programmes.doubted.connect(offers.tell_doubts)
        desk.slides.bringing.connect(self.programmes.bring)
        desk.opened.connect(offers.show_first)
        desk.ticked.connect(offers.follow)
        offers.settings_asked.connect(self.preferences.ask)
        self.check.settings_asked.connect(self.preferences.ask)
        self.check.programme_asked.connect(self.programmes.edit)
        self.check.today_asked.connect(offers.hold_today)
        self.check.anew_asked.connect(self.programmes.begin_anew)
        offers.check_asked.connect(self.check.ask)
        offers.report_asked.connect(self.reports.preview)
        offers.anew_asked.connect(self.programmes.begin_anew)
        offers.dated_asked.connect(self.programmes.change)
        self.preferences.changed.connect(self._take)
        self.preferences.sample_asked.connect(self.programmes.rehearse_sample)
        self.windows.looks.changed.connect(lambda look: self._keep(hall_look=look))
        self.record.copy_chosen.connect(lambda folder: self._keep(copy_to=str(folder)))
        operator.habits_changed.connect(lambda habits: self._keep(desk=habits))
        operator.sharing_asked.connect(self.sharing_shown.ask)
        operator.points_asked.connect(self.linked.ask)
        operator.hand_asked.connect(self.linked.take_first_hand)
        operator.closing.connect(self.windows.hall.hide)
        operator.closing.connect(self.windows.strip.hide)
        operator.closing.connect(self.windows.rostrum.hide)

    def begin(self, draft: Draft | None, path: Path | None = None) -> None:
        """Show the windows: the given programme, else the last conference, else the first steps."""
        first_start = path is None and draft is None
        first_start &= not self._file.refusal and not settings_path().exists()
        if draft is not None:
            self.programmes.hold(draft)
            if path is not None:
                self.opened.remember(path)
        elif self.current.go_on():
            first_start = False
        self.windows.show()
        self._staying_awake.start()
        self._alive.start()
        self.windows.desk.start_clock()
        if draft is None and path is None:
            self.secret_record.ask_to_go_on()
        self.record.refuse(self._file.refusal)
        self.sharing.begin()
        self.chime.take(self.check.settings.chime)
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
        self._staying_awake.stop()
        self.sharing.close(at_the_end=True)
        self.chime.close()
        self.programmes.reviewing.close()
        self._workshop.finish()
        state = self.record.stop()
        if state.waiting:
            logging.getLogger(__name__).error("%s acts are not on disk", state.waiting)
        self.windows.close()
        self._log.close()

    def _keep(self, **changed: object) -> None:
        try:
            keep_setting(settings_path(), **changed)
        except (OSError, SettingsError):
            if not self._file.refusal:  # else it is told already
                self.windows.operator.say(_("What you set up could not be kept for the next time."))

    def _take(self, settings: Settings, changed: dict[str, object]) -> None:
        self.check.settings = settings
        self._keep(**changed)
