"""Which conference is on the desk: the one that goes on, or one that begins, with its record."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from timekeeper.core.changes.editing import edited
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Stage, stage_of
from timekeeper.core.record.history import prepared, replay
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.office.records.record import DeskRecord
from timekeeper.desktop.office.rehearsal import DeskRehearsal
from timekeeper.files.agenda.agenda_file import programme_from_mapping
from timekeeper.files.journal.elsewhere import remember_elsewhere
from timekeeper.files.journal.journal_file import ConferenceJournal, JournalFile
from timekeeper.files.journal.records import Held, entry_of
from timekeeper.live.clock import Clock
from timekeeper.live.conference import Conference, Journal
from timekeeper.live.resuming import WORTH_NOTING, absence, must_ask, settle_clock
from timekeeper.words.language import _


class CurrentConference(QObject):
    """Takes conferences to the desk, and takes up again what an absence of the program left.

    ``held`` carries each conference that was taken there; ``last_alive`` says when the program
    last did (UTC).
    """

    held = Signal(object)

    def __init__(
        self,
        desk: Desk,
        file: JournalFile,
        record: DeskRecord,
        rehearsal: DeskRehearsal,
        clock: Clock,
        *,
        last_alive: Callable[[], datetime | None],
        longest_gap: timedelta,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._file = file
        self.record = record
        self._rehearsal = rehearsal
        self._clock = clock
        self._longest_gap = longest_gap
        self._last_alive = last_alive

    @property
    def path(self) -> Path:
        """Return the place of the program's own journal."""
        return self._file.path

    def hold(self, programme: Programme) -> None:
        """Go on with the programme's conference if it is under way, else begin one."""
        if self.record.waiting and programme == self._desk.conference.original:
            return  # it is on the desk, and not on the disk from which it could go on
        newest = self._file.newest()
        if newest is not None:
            recorded, course = newest.programme(), replay(newest.entries())
            under_way = course.running is not None and recorded.title == programme.title
            now = edited(recorded, course.edits)
            unfinished = stage_of(now, course) is not Stage.CLOSED
            # That it is secret was said at the desk; the file may not know it.
            said = recorded.secret if now.secret else programme.secret
            known = replace(programme, secret=said)
            if unfinished and (recorded == known or under_way):
                self._resume(recorded, newest)
                if recorded != known:
                    self._desk.said.emit(
                        _("An item is running: the programme goes on as it was opened first.")
                    )
                return
        self.begin(programme)

    def move_to(self, held: Held, place: Path) -> None:
        """Let the conference on the desk, which has not begun, have its record in this place alone.

        What stood of it in the program's own journal is deleted.
        """
        if not self._desk.conference.entries:
            self._take_there(held, self._desk.conference.original, place)
            told = _("The record of this conference lies in {folder}.")
            self._desk.said.emit(told.format(folder=place.parent))

    def go_on_there(self, held: Held, place: Path) -> None:
        """Go on with a secret conference where its record lies."""
        programme = programme_from_mapping(json.loads(held.header.programme))
        self._take_there(held, programme, place)

    def go_on(self) -> bool:
        """Go on with the conference that was opened last; False when there is none."""
        newest = self._file.newest()
        if newest is not None:
            self._resume(newest.programme(), newest)
        return newest is not None

    def begin_anew(self) -> None:
        """Begin a new record of the same programme; the one so far stays in the journal.

        What was changed before anything began was preparation, such as files brought to items: it
        is part of that programme. What the day itself changed is not.
        """
        if self.refuses() or self.record.integrity() is None:
            return
        before, slides = self._desk.conference, self._desk.slides
        folder = slides.folder(before.original)
        self.begin(edited(before.original, prepared(before.course)))
        slides.stay(before.programme, self._desk.conference.original, folder)

    def refuses(self) -> bool:
        """Return whether the conference on the desk must stay there now, and say why."""
        if self._rehearsal.refuses():
            return True
        why = ""
        if self._desk.conference.course.running is not None:
            why = _("An item is running; finish it before another programme.")
        elif self.record.in_memory_only:
            why = _("The record so far is in memory only; choose another place for it first.")
        if why:
            self._desk.said.emit(why)
        return bool(why)

    def begin(self, programme: Programme) -> None:
        """Begin a record of the programme, in the program's own journal."""
        remember_elsewhere(self.path.parent, None)
        opening = self._file.opening(programme, self._clock.now())
        self._take(programme, self.record.hold(opening, programme, intact=True))

    def _take_there(self, held: Held, programme: Programme, place: Path) -> None:
        now = edited(programme, replay(map(entry_of, held.records)).edits)
        self._take(programme, self.record.hold(held, now, intact=True, place=place))
        remember_elsewhere(self.path.parent, place.absolute())

    def _resume(self, programme: Programme, journal: ConferenceJournal) -> None:
        intact = journal.integrity().intact
        now = edited(programme, replay(journal.entries()).edits)  # it may have become secret
        self._take(programme, self.record.hold(journal.held(), now, intact=intact))

    def _take(self, programme: Programme, journal: Journal) -> None:
        conference = Conference(programme, journal, self._clock)
        last_alive = self._last_alive()
        settle_clock(conference, last_alive)
        away = absence(conference, last_alive)
        self._desk.hold(conference)
        if away is not None and must_ask(away, conference, self._longest_gap):
            self._desk.ask_about(away)
        elif away is not None and away.until - away.since >= WORTH_NOTING:
            self._desk.take_up(away)
        self.held.emit(conference)
