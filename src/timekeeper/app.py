"""Builds the parts of the program and connects them; the only module that sees all of them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from timekeeper.core.editing import edited
from timekeeper.core.history import replay
from timekeeper.core.programme import Programme
from timekeeper.core.rules import Stage, stage_of
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.application import end_on_signals, has_display, make_application
from timekeeper.desktop.awake import Request, ask_the_system
from timekeeper.desktop.conference_check import ConferenceCheck, machine_at
from timekeeper.desktop.desk_rehearsal import DeskRehearsal
from timekeeper.desktop.printing import preview
from timekeeper.desktop.record_keeping import RecordKeeping, salvage_sentence
from timekeeper.desktop.reporting.history import Archive, show_history
from timekeeper.desktop.reporting.preview import ReportSource, preview_report
from timekeeper.desktop.reviewing import Reviewing
from timekeeper.desktop.screen_memory import KnownScreens
from timekeeper.desktop.single_instance import SingleInstance
from timekeeper.desktop.staying_alive import StayingAlive
from timekeeper.desktop.welcome.preferences import Preferences
from timekeeper.desktop.windows import Windows
from timekeeper.desktop.work import Workshop
from timekeeper.files.agenda import AgendaError
from timekeeper.files.error_log import ErrorLog
from timekeeper.files.exporters import file_report, write_report
from timekeeper.files.importers.draft import Draft
from timekeeper.files.journal import (
    ConferenceJournal,
    Integrity,
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
    sample_agendas,
    settings_path,
)
from timekeeper.files.programme_files import AGENDA_ENDINGS, read_programme, write_programme
from timekeeper.files.settings import SettingsError, keep_setting, open_settings, usable_settings
from timekeeper.live.clock import Clock, SystemClock
from timekeeper.live.clock_watch import ClockWatch
from timekeeper.live.conference import Conference, Journal, MemoryJournal
from timekeeper.live.language import _, ngettext
from timekeeper.live.resuming import WORTH_NOTING, absence, must_ask, settle_clock
from timekeeper.live.settings import Settings
from timekeeper.live.wording import short_date

SAMPLE_SPEED = 10  # slow enough to follow, quick enough to see items change
DEFAULT_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MADE = 0.5  # of a report's way: what is left is to replace the file


def run(agenda: Path | None) -> int:
    """Open the windows on a programme, or on the conference that was open last."""
    record = agenda if agenda is not None and is_record(agenda) else None
    draft = read_programme(agenda) if agenda is not None and record is None else None
    if not has_display():
        print(_("There is no display here; “timekeeper rehearse” works without."), file=sys.stderr)
        return 1
    instance = SingleInstance(_data_folder())
    if not instance.is_first():
        if instance.hand_over(agenda):
            return 0
        raise JournalError(instance.reason())
    if record is not None:
        take_over(record, journal_path())
    status = _open_windows(draft, agenda, instance)
    instance.release()
    return status


def _data_folder() -> Path:
    try:
        return make_data_folder()
    except OSError as error:
        raise JournalError(
            _("The folder {path} cannot be made; check who may write there.").format(
                path=data_folder()
            )
        ) from error


def _open_windows(draft: Draft | None, agenda: Path | None, instance: SingleInstance) -> int:
    clock, (settings, told) = SystemClock(), open_settings(settings_path())
    file, salvaged = open_whatever_happened(journal_path(), clock.now())
    with file:
        told_of_copy = catch_up(file, Path(settings.copy_to) if settings.copy_to else None)
        application = make_application()
        office = Office(file, clock, settings)
        instance.asked.connect(office.started_again)
        end_on_signals(application)
        office.begin(draft, agenda)
        if salvaged is not None:
            office.windows.operator.tell_error(salvage_sentence(salvaged))
        if told_of_copy:
            office.windows.operator.tell_error(told_of_copy)
        office.tell_of_settings(told)
        status: int = application.exec()
        office.close()
    return status


class Office:
    """The running program: windows over the journal, and what the file menu does."""

    def __init__(
        self,
        file: JournalFile,
        clock: Clock,
        settings: Settings,
        request: Request = ask_the_system,
    ) -> None:
        self._file = file
        self._clock = clock
        nothing = Programme("", DEFAULT_ZONE)  # the hall must not read that none is open
        nobodys = Conference(nothing, MemoryJournal(), clock)
        self.windows = Windows(nobodys, settings, self._keep_screens, request)
        self.windows.looks.changed.connect(lambda look: self._keep(hall_look=look))
        operator = self.windows.operator
        self._workshop = Workshop(operator)
        self._workshop.busy.connect(operator.work.show_work)
        operator.work.cancelled.connect(self._cancel)
        self.rehearsal = DeskRehearsal(self.windows.desk, operator, clock)
        machine = machine_at(file.path)
        self.check = ConferenceCheck(self.windows, settings, self._workshop, machine)
        self.reviewing = Reviewing(operator, self._workshop, self._hold_or_tell, self._save)
        operator.files.paste_asked.connect(self._paste)
        operator.files.edit_asked.connect(self._edit)
        operator.files.print_asked.connect(self._print)
        self.preferences = Preferences(self.windows, self._workshop)
        self.preferences.changed.connect(self._take_settings)
        self.preferences.sample_asked.connect(self.rehearse_sample)
        operator.files.open_asked.connect(self.open)
        operator.files.save_asked.connect(self.save)
        operator.files.report_asked.connect(self.write_report)
        operator.files.preview_asked.connect(self.preview_report)
        operator.files.history_asked.connect(self.show_history)
        operator.files.anew_asked.connect(self.begin_anew)
        self._record = RecordKeeping(operator, file.path, clock.now, settings.copy_to)
        self._record.copy_chosen.connect(lambda folder: self._keep(copy_to=str(folder)))
        operator.files.copy_asked.connect(self._record.ask_copy)
        operator.habits_changed.connect(lambda habits: self._keep(desk=habits))
        operator.closing.connect(self.windows.hall.hide)
        operator.closing.connect(self.windows.speaker.hide)
        self.windows.desk.ticked.connect(self._withdraw_offer)
        if isinstance(clock, SystemClock):
            self.windows.desk.watch = ClockWatch(clock)
        self._longest_gap = timedelta(minutes=settings.longest_gap)
        self._alive = StayingAlive(self.windows.desk, data_folder())
        tell = self.windows.desk.said.emit  # from any thread
        self._log = ErrorLog(make_data_folder(), tell, self._programmes)

    def begin(self, draft: Draft | None, path: Path | None = None) -> None:
        """Show the windows: the given programme, else the last conference, else an invitation."""
        newest = self._file.newest()
        first_start = draft is None and newest is None and not settings_path().exists()
        if draft is not None and not draft.original:
            self.hold(draft)
            if path is not None:
                self.windows.operator.remember_opened(path)
        elif newest is not None:
            self._go_on()
        else:
            self.windows.operator.banner.offer(
                _("Open the programme of the day from the File menu, or have a look at a sample."),
                _("Open the sample"),
                lambda: self.open(_sample()),
            )
        self.windows.show()
        self.windows.awake.start()
        self._alive.start()
        self.windows.desk.start_clock()
        if draft is not None and draft.original:
            remember = self.windows.operator.remember_opened
            held = (lambda: remember(path)) if path is not None else (lambda: None)
            self.reviewing.review(draft, draft.programme.title, held)
        if first_start:
            self.preferences.welcome()

    def tell_of_settings(self, sentence: str) -> None:
        """Say what was found amiss with the settings, "" for nothing."""
        if sentence:
            asked = self.preferences.ask
            self.windows.operator.banner.offer(sentence, _("Settings…"), asked)

    def rehearse_sample(self) -> None:
        """Rehearse the sample conference, whatever is open; nothing goes into the record."""
        self._workshop.run(
            lambda: read_programme(_sample()),
            lambda draft: self.rehearsal.begin(SAMPLE_SPEED, draft.programme),
            lambda error: self.windows.operator.tell_error(str(error)),
        )

    def hold(self, draft: Draft) -> None:
        """Go on with the programme's conference if it is under way, else begin one."""
        self._hold_programme(draft.programme)
        if draft.doubts:
            first = draft.doubts[0].message
            sentence = ngettext(
                "{count} place in the programme is in doubt: {first}",
                "{count} places in the programme are in doubt: {first}",
                len(draft.doubts),
            ).format(count=len(draft.doubts), first=first)
            everything = "\n".join(f"{d.line or ''}: {d.message}" for d in draft.doubts)
            operator = self.windows.operator
            operator.banner.offer(sentence, _("Show all"), lambda: operator.tell_error(everything))

    def open(self, path: Path) -> None:
        """Read a programme beside the window and hold it; review what is no agenda of ours."""
        if self._refuses_another():
            return
        operator = self.windows.operator
        if is_record(path):
            self._workshop.run(
                lambda: take_over(path, self._file.path),
                lambda _nothing: self._go_on(),
                lambda error: operator.tell_error(str(error)),
                _("Reading {name} …").format(name=path.name),
            )
            return
        if path.suffix.lower() not in AGENDA_ENDINGS:
            self.reviewing.read(path, lambda: operator.remember_opened(path))
            return
        self._workshop.run(
            lambda: read_programme(path),
            lambda draft: self._hold_agenda(draft, path),
            lambda error: operator.tell_error(str(error)),
            _("Reading {name} …").format(name=path.name),
        )

    @property
    def waiting(self) -> int:
        """Return how many acts are not on disk, as the operator is told."""
        return self._record.waiting

    def started_again(self, path: Path | None) -> None:
        """Come to the front, and open what a second timekeeper was started with."""
        self.windows.operator.come_to_front()
        if path is not None:
            self.open(path)

    def begin_anew(self) -> None:
        """Begin a new record of the same programme; the one so far stays in the journal."""
        if self._refuses_another() or self._record.integrity() is None:
            return
        self._begin(self.windows.desk.conference.original)

    def save(self, path: Path) -> None:
        """Save the programme as an agenda, or as a document to hand out."""
        if not self._refuses_in_rehearsal():
            self._save(self._conference().programme, path)

    def write_report(self, path: Path) -> None:
        """Write the timing report of what happened so far."""
        source = self._reported()
        if source is not None:
            self._write(lambda: write_report(source("", False), path, self._writing), path)

    def preview_report(self) -> None:
        """Show the pages of the report of what happened so far."""
        source = self._reported()
        if source is not None:
            preview_report(self.windows.operator, source)

    def show_history(self) -> None:
        """Show the conferences that are kept."""
        archive = Archive(
            self._file.path,
            self._clock,
            usable_settings(settings_path()).report,
            held=lambda: self._record.number,
            copy=self._record.folder,
        )
        show_history(self.windows.operator, archive)

    def _reported(self) -> ReportSource | None:
        if self._refuses_in_rehearsal():
            return None
        integrity = self._record.integrity()
        if integrity is None:
            self.windows.operator.say(
                _("Open a programme first; then there is something to report.")
            )
            return None
        return self._report_source(integrity)

    def _writing(self, share: float) -> None:
        if share > MADE:
            self._workshop.stand_by()

    def _report_source(self, integrity: Integrity) -> ReportSource:
        """Return what makes the report of this moment in another thread."""
        conference = self.windows.desk.conference
        original, entries, now = conference.original, conference.entries, conference.now()
        usual = usable_settings(settings_path()).report
        return lambda form, public: file_report(
            original,
            entries,
            integrity,
            now,
            form=replace(usual, form=form or usual.form),
            public=public,
        )

    def _programmes(self) -> Iterable[Programme]:
        conference = self.windows.desk.conference
        return conference.original, conference.programme

    def close(self) -> None:
        """End the work that has begun and take the windows down."""
        self._alive.stop()
        self.reviewing.close()
        self._workshop.finish()
        state = self._record.stop()
        if state.waiting:
            logging.getLogger(__name__).error("%s acts are not on disk", state.waiting)
        self.windows.close()
        self._log.close()

    def _keep(self, **changed: object) -> None:
        try:
            keep_setting(settings_path(), **changed)
        except (OSError, SettingsError):
            self.windows.operator.say(_("What you set up could not be kept for the next time."))

    def _take_settings(self, settings: Settings, changed: dict[str, object]) -> None:
        self.check.settings = settings
        self._keep(**changed)

    def _keep_screens(self, screens: KnownScreens) -> None:
        self._keep(hall_screen=screens.hall, rostrum_screen=screens.rostrum)

    def _refuses_another(self) -> bool:
        if self._refuses_in_rehearsal():
            return True
        running = self.windows.desk.conference.show.running is not None
        if running:
            self.windows.operator.say(_("An item is running; finish it before another programme."))
        return running

    def _refuses_in_rehearsal(self) -> bool:
        if self.rehearsal.under_way:
            self.windows.operator.say(_("A rehearsal is under way; end it first."))
        return self.rehearsal.under_way

    def _cancel(self) -> None:
        cancelled = self._workshop.cancel()
        self.windows.operator.say(
            _("Cancelled; everything is as it was.")
            if cancelled
            else _("It is too late to cancel: the file is being written.")
        )

    def _save(self, programme: Programme, path: Path) -> None:
        def write() -> None:
            self._workshop.stand_by()
            write_programme(programme, path)

        self._write(write, path)

    def _edit(self) -> None:
        if not self._refuses_in_rehearsal():
            self.reviewing.edit(self._conference())

    def _paste(self) -> None:
        if not self._refuses_another():
            self.reviewing.paste()

    def _print(self) -> None:
        preview(self._conference().programme, self.windows.operator)

    def _conference(self) -> Conference:
        return self.windows.desk.conference

    def _hold_agenda(self, draft: Draft, path: Path) -> None:
        if self._hold_or_tell(draft):
            self.windows.operator.remember_opened(path)

    def _hold_or_tell(self, draft: Draft) -> bool:
        """Hold the draft unless an item was started meanwhile; return whether it is held."""
        if self._refuses_another():
            return False
        try:
            self.hold(draft)
        except (AgendaError, JournalError) as error:
            self.windows.operator.tell_error(str(error))
            return False
        return True

    def _withdraw_offer(self, snapshot: Snapshot) -> None:
        if snapshot.current is not None:
            self.windows.operator.banner.hide()

    def _write(self, work: Callable[[], None], path: Path) -> None:
        operator = self.windows.operator
        self._workshop.run(
            work,
            lambda _nothing: operator.say(_("Written: {path}").format(path=path)),
            lambda error: operator.tell_error(str(error)),
            _("Writing {name} …").format(name=path.name),
        )

    def _hold_programme(self, programme: Programme) -> None:
        newest = self._file.newest()
        if newest is not None:
            recorded, show = newest.programme(), replay(newest.entries())
            under_way = show.running is not None and recorded.title == programme.title
            unfinished = stage_of(edited(recorded, show.edits), show) is not Stage.CLOSED
            if unfinished and (recorded == programme or under_way):
                self._hold(recorded, newest)
                if recorded != programme:
                    self.windows.operator.say(
                        _("An item is running: the programme goes on as it was opened first.")
                    )
                return
        self._begin(programme)

    def _begin(self, programme: Programme) -> None:
        held = self._file.opening(programme, self._clock.now())
        self._show(programme, self._record.hold(held, intact=True))

    def _hold(self, programme: Programme, journal: ConferenceJournal) -> None:
        intact = journal.integrity().intact
        self._show(programme, self._record.hold(journal.held(), intact=intact))

    def _go_on(self) -> None:
        newest = self._file.newest()
        if newest is not None:
            self._hold(newest.programme(), newest)

    def _show(self, programme: Programme, journal: Journal) -> None:
        self.windows.operator.banner.hide()
        conference = Conference(programme, journal, self._clock)
        last_alive = self._alive.last()
        settle_clock(conference, last_alive)
        away = absence(conference, last_alive)
        self.windows.desk.hold(conference)
        if away is not None and must_ask(away, conference, self._longest_gap):
            self.windows.desk.ask_about(away)
        elif away is not None and away.until - away.since >= WORTH_NOTING:
            self.windows.desk.take_up(away)
        self._offer_what_helps(conference)

    def _offer_what_helps(self, conference: Conference) -> None:
        programme = conference.original
        if not conference.show.intervals:
            self.windows.operator.banner.offer(
                _("Before the conference begins, check screens, clock, record and programme."),
                _("Check"),
                self.check.ask,
            )
        if conference.show.intervals and conference.show.running is None:
            begun = conference.show.intervals[0].start.astimezone(programme.timezone)
            self.windows.operator.banner.offer(
                _("The record that began on {date} at {time} goes on.").format(
                    date=short_date(begun.date()), time=f"{begun:%H:%M}"
                ),
                _("Begin anew"),
                self.begin_anew,
            )
        today = self._clock.now().astimezone(programme.timezone).date()
        days = [programme.session_date(i) or today for i in range(len(programme.sessions))]
        if today not in days and not conference.show.intervals:
            planned = short_date(days[0]) if days else ""
            self.windows.operator.banner.offer(
                _("The programme is of {planned}; today is {today}.").format(
                    planned=planned, today=short_date(today)
                ),
                _("Hold it today"),
                lambda: self._hold_programme(programme.dated(today)),
            )


def _sample() -> Path:
    return min(sample_agendas().glob("*.yaml"))
