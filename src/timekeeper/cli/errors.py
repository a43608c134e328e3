"""The errors a person can mend: each is one clear sentence and exit status 1."""

from timekeeper.files.agenda import AgendaError
from timekeeper.files.exporters import ReportNotWritten
from timekeeper.files.importers.draft import UnreadableProgramme
from timekeeper.files.journal import JournalError
from timekeeper.files.script import ScriptError


class CommandFailed(Exception):
    """A command that cannot go on; the text says why and what to do."""


EXPECTED = (
    AgendaError,
    CommandFailed,
    JournalError,
    ReportNotWritten,
    ScriptError,
    UnreadableProgramme,
)
