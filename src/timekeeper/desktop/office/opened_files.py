"""The files opened lately: which the programme on the desk came from, and where materials lie."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from timekeeper.core.programme import Programme
from timekeeper.desktop.desk.slides import mark_of, named_by
from timekeeper.desktop.office.operator_jobs import OperatorJobs
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.agenda.agenda_file import AgendaError
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.programme_files import AGENDA_ENDINGS, read_programme
from timekeeper.live.conference import Conference


class OpenedFiles:
    """Remembers what was opened, and offers nothing of a secret programme again."""

    def __init__(self, windows: Windows, work: OperatorJobs) -> None:
        self._desk, self._operator, self._work = windows.desk, windows.operator, work
        self._path: Path | None = None  # where the programme on the desk came from
        windows.desk.slides.placed.connect(windows.operator.remember_materials)

    def remember(self, path: Path | None) -> None:
        """Know where the programme on the desk came from, None from no file.

        Its materials lie beside that file.
        """
        self._path = path
        if path is not None:
            self._desk.slides.lie_in(path.parent.absolute(), self._desk.conference.original)
            self._operator.remember_opened(path)

    def forget(self) -> None:
        """Offer the files of the secret programme on the desk no more to open again."""
        if self._path is not None:
            self._operator.forget_opened(self._path)
        # One that goes on does not know where it came from, and one file may be made of another.
        secret, paths = self._desk.real.original, self._operator.habits.recent

        def of_the_same() -> list[Path]:
            read = _read(paths, {*AGENDA_ENDINGS, ".docx"})
            return [
                path
                for path, other in read
                if other.title == secret.title or other.sessions == secret.sessions
            ]

        def forget(found: list[Path]) -> None:
            for path in found:
                self._operator.forget_opened(path)

        self._work.run(of_the_same, forget)

    def find_materials(self, conference: Conference) -> None:
        """Look for the materials of a conference that goes on where they lay before.

        The record names no place. Where it was not kept, the agenda among those opened lately is
        taken that names the same materials for the same items.
        """
        slides, programme = self._desk.slides, conference.original
        habits = self._operator.habits
        if programme.items and habits.materials_of == mark_of(programme):
            slides.lie_in(Path(habits.materials_in), programme)
            return
        if not any(item.materials for item in conference.programme.items):
            return

        def find() -> Path | None:
            names, read = named_by(programme), _read(habits.recent, AGENDA_ENDINGS)
            return next((path for path, other in read if named_by(other) == names), None)

        def done(path: Path | None) -> None:
            if path is not None and slides.folder(programme) is None:
                slides.lie_in(path.parent, programme)

        self._work.run(find, done)


def _read(paths: Iterable[str], endings: Collection[str]) -> Iterator[tuple[Path, Programme]]:
    """Yield the programmes of the files with these endings; one that cannot be read is passed."""
    for path in map(Path, paths):
        if path.suffix.lower() in endings:
            with suppress(AgendaError, UnreadableProgramme, OSError):
                yield path, read_programme(path).programme
