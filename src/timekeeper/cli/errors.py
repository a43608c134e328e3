"""The errors a person can mend: each is one clear sentence and exit status 1. And remarks."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from timekeeper.files.agenda.agenda_file import AgendaError


class CommandFailed(Exception):
    """A command that cannot go on; the text says why and what to do."""


def expected() -> tuple[type[Exception], ...]:
    """Return their types; most are loaded with what raises them, so ask when one was raised."""
    # ruff: noqa: PLC0415
    from timekeeper.files.broker.access import NoAccess
    from timekeeper.files.exporters.verification import NoReport
    from timekeeper.files.importers.draft.draft import UnreadableProgramme
    from timekeeper.files.journal.journal_file import JournalError
    from timekeeper.files.limits import LimitsError
    from timekeeper.files.script_fields import ScriptError
    from timekeeper.files.writing import DocumentNotWritten

    return (
        AgendaError,
        CommandFailed,
        JournalError,
        NoAccess,
        LimitsError,
        NoReport,
        DocumentNotWritten,
        ScriptError,
        UnreadableProgramme,
    )


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Let an AgendaError that names no file name this one, whose programme cannot be kept."""
    try:
        yield
    except AgendaError as error:
        file = str(path)
        raise AgendaError(replace(p, file=p.file or file) for p in error.problems) from error


def say_remark(remark: str) -> None:
    """Say what there is to remark on a file that was written, "" for nothing."""
    if remark:
        print(remark, file=sys.stderr)
