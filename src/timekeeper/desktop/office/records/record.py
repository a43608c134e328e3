"""The record of the conference under way: where it is kept, and what the operator is told of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from timekeeper.core.programme import Programme
from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.files.journal.journal_file import Integrity
from timekeeper.files.journal.places import CopyPlace, OwnPlace
from timekeeper.files.journal.records import Held
from timekeeper.files.journal.safe_journal import ALL_WRITTEN, SafeJournal, Written
from timekeeper.files.journal.salvage import Salvaged
from timekeeper.files.machine import is_on_network
from timekeeper.live.secrecy import secret_refusal, suggested
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import clock, short_date


class DeskRecord(QObject):
    """Holds the journal of one conference at a time.

    ``copy_chosen`` carries the folder the operator chose for a copy.
    """

    copy_chosen = Signal(object)

    def __init__(
        self, operator: OperatorWindow, path: Path, now: Callable[[], datetime], copy_to: str
    ) -> None:
        super().__init__(operator)
        self._operator = operator
        self.path = self._place = path
        self._now = now
        self._copy_to = Path(copy_to) if copy_to else None
        self._journal: SafeJournal | None = None
        self._told = ALL_WRITTEN
        self._programme: Programme | None = None
        self._copied: Path | None = None  # where a copy of this day's record lies
        self._answered: tuple[str, ...] = ()  # the words that say "secret", and are not meant so

    def hold(
        self, held: Held, programme: Programme, *, intact: bool, place: Path | None = None
    ) -> SafeJournal:
        """Keep the record of this conference from now on; its times are told in its own zone.

        ``place``: the journal it lies in, None for the program's own.
        """
        self.stop()
        if self._programme is None or self._programme.sessions != programme.sessions:
            self._copied = None
        self._programme, self._place = programme, place or self.path
        if held.records:
            self._answered = suggested(programme)  # who began it has said that it is none
        self._journal = SafeJournal(
            held,
            OwnPlace(self._place),
            self._copy(),
            lambda _state: ENTRANCE.ask(self, self._tell_now),
            intact=intact,
        )
        self._tell(self._journal.state)
        return self._journal

    @property
    def elsewhere(self) -> Path | None:
        """Return the folder that the operator chose for this record, None for the program's own."""
        return None if self._place == self.path else self._place.parent

    def keep_to(self, programme: Programme) -> Path | None:
        """Follow what the day makes of the programme: a secret one is copied to no network.

        Return where such a copy lies from before, None for nowhere.
        """
        self._programme, folder = programme, self._copy_to
        if self._journal is None or folder is None:
            return None
        refused = bool(self._refusal(folder))
        self._journal.copy_to(None if refused else self._copy())
        return self._copied if refused else None

    @property
    def doubted(self) -> bool:
        """Return whether nobody has said yet if the words that say "secret" are meant so."""
        said = suggested(self._programme) if self._programme is not None else ()
        return bool(said) and said != self._answered

    def tell_no_secret(self) -> None:
        """Let the record be copied of a conference that is not secret, whatever its words say."""
        if self._programme is not None and self.doubted:
            self._answered = suggested(self._programme)
            self.keep_to(self._programme)

    def refuse(self, reason: str) -> None:
        """Say that nothing can be written; once a conference is held, its journal says so."""
        if self._journal is None and reason:
            self._tell(Written(reason=reason))

    @property
    def journal(self) -> SafeJournal | None:
        """Return the journal of the conference that is held, None when none is."""
        return self._journal

    def integrity(self) -> Integrity | None:
        """Return how far the record has come, None when no conference is held."""
        return self._journal.integrity() if self._journal is not None else None

    @property
    def number(self) -> int | None:
        """Return the number of the conference in the journal, None when none is held."""
        integrity = self.integrity()
        return integrity.conference if integrity is not None else None

    @property
    def folder(self) -> Path | None:
        """Return the folder of the copy, None when none is kept."""
        return self._copy_to

    @property
    def waiting(self) -> int:
        """Return how many acts are not on disk."""
        return self._journal.state.waiting if self._journal is not None else 0

    @property
    def in_memory_only(self) -> bool:
        """Return whether an act would be lost if the program ended now."""
        state = self._journal.state if self._journal is not None else ALL_WRITTEN
        return bool(state.waiting) and not state.elsewhere

    def lost_by_closing(self) -> str:
        """Return what would be lost if the program ended now, in a sentence; "" for nothing."""
        if not self.in_memory_only or not self._told.reason:
            return ""  # what a slow disk has not taken yet is written before the end
        return ngettext(
            "{count} act is in memory only and would be lost. Choose another place for it first.",
            "{count} acts are in memory only and would be lost. Choose another place for them "
            "first.",
            self.waiting,
        ).format(count=self.waiting)

    def copy_to(self, folder: Path) -> None:
        """Keep a copy in this folder from now on."""
        if os.path.realpath(folder) == os.path.realpath(self._place.parent):
            self._operator.say(_("The record itself lies there; choose another folder."))
            return
        if (why := self._refusal(folder)) and not self.doubted:
            self._operator.say(why)
            return
        self._copy_to = folder
        if self._journal is not None:
            self._journal.copy_to(self._copy())
        self.copy_chosen.emit(folder)

    def ask_copy(self) -> None:
        """Let the operator choose the folder of the copy."""
        title = _("Keep a copy of the record in this folder")
        folder = QFileDialog.getExistingDirectory(self._operator, title)
        if folder:
            self.copy_to(Path(folder))

    def stop(self) -> Written:
        """Write what is waiting, as far as it can be, and let go."""
        journal, self._journal = self._journal, None
        return journal.close() if journal is not None else ALL_WRITTEN

    def _copy(self) -> CopyPlace | None:
        folder = self._copy_to
        if folder is None:
            return None
        if why := self._refusal(folder):
            self._operator.say(why)
            return None
        self._copied = folder
        return CopyPlace(folder, self._place, self._now, on_network=is_on_network(folder))

    def _refusal(self, folder: Path) -> str:
        """Return why the record may not be copied there, or not yet, "" where it may."""
        why = secret_refusal(self._programme) if self._programme is not None else ""
        if self.doubted:
            why = _("The copy waits until you have said whether this conference is secret.")
        return why if why and is_on_network(folder) else ""

    def _tell_now(self) -> None:
        # What a thread has sent waits its turn: by then it may be older than what was told since.
        if self._journal is not None:
            self._tell(self._journal.state)

    def _tell(self, state: Written) -> None:
        before, self._told = self._told, state
        banner = self._operator.record_banner
        if state.waiting or state.reason:
            banner.offer(
                _sentence(state, self._programme), _("Choose another place"), self.ask_copy
            )
        elif before.waiting or before.reason:
            banner.hide()
            self._operator.say(_("Everything is written again."))
        if state.copy and not before.copy:
            self._operator.say(_("The copy waits: {reason}").format(reason=state.copy))
        elif before.copy and not state.copy and not state.waiting:
            self._operator.say(_("The copy is complete again."))


def _sentence(state: Written, programme: Programme | None) -> str:
    """Return what the operator is told about what is not written."""
    if not state.waiting:
        told = _(
            "The record is not on disk; it is kept in memory, and the day goes on. Choose another "
            "place, such as a stick, or put this one right."
        )
        return " ".join(filter(None, (told, _copied(state), state.reason)))
    since = clock(state.since, programme) if programme is not None else ""
    told = ngettext(
        "Not on disk since {since}: {count} act waits in memory; the day goes on.",
        "Not on disk since {since}: {count} acts wait in memory; the day goes on.",
        state.waiting,
    ).format(since=since, count=state.waiting)
    why = state.reason or _("The disk is slow.")
    return " ".join(filter(None, (told, _copied(state), why)))


def _copied(state: Written) -> str:
    if not state.elsewhere:
        return ""
    return _("The copy has them.") if state.waiting else _("The copy is being kept.")


def salvage_sentence(salvaged: Salvaged) -> str:
    """Return what is known of a damaged journal."""
    programme, last, until = salvaged.programme, salvaged.until, ""
    if programme is not None and last is not None:
        day = short_date(last.astimezone(programme.timezone).date())
        until = f"{day} {clock(last, programme)}"
    known = (
        ngettext(
            "The record was damaged: {count} act until {until} is known and goes on.",
            "The record was damaged: {count} acts until {until} are known and go on.",
            salvaged.acts,
        ).format(count=salvaged.acts, until=until)
        if salvaged.acts
        else _("The record was damaged and nothing of it could be read.")
    )
    kept = _("The damaged file is kept as {path}.").format(path=salvaged.file)
    return f"{known} {kept}"
