"""What every writer of the report gets: the rows, what stands beside them, and the form."""

from __future__ import annotations

from datetime import UTC, datetime, time
from datetime import date as Day
from pathlib import Path

from msgspec import Struct, field

from timekeeper.core.report.details import Details
from timekeeper.core.report.rows import Report
from timekeeper.files.journal.journal_file import Integrity
from timekeeper.files.writing import DocumentNotWritten, WriteProtected, replace_file
from timekeeper.live.settings import ReportForm
from timekeeper.words.language import _


class FiledReport(Struct, frozen=True):
    """A report with the integrity of the journal it follows from, and how it is to be filed.

    ``made_on`` is the day it is signed. A public report holds no titles of confidential items,
    no reasons, no notes and no corrections.
    """

    report: Report
    integrity: Integrity
    details: Details = field(default_factory=Details)
    form: ReportForm = field(default_factory=ReportForm)
    made_on: Day | None = None
    public: bool = False

    @property
    def office(self) -> str:
        """Return whose report it is, "" where nobody said."""
        return self.form.issuer or self.report.programme.organisation.issuer or ""

    @property
    def stamp(self) -> datetime | None:
        """Return the second (UTC) that its files bear: the one up to which it speaks."""
        if self.details.as_of is not None:
            return self.details.as_of.replace(microsecond=0)
        return datetime.combine(self.made_on, time(), UTC) if self.made_on else None


def replace_report(path: Path, content: bytes) -> None:
    """Make ``content`` the file, in one step; DocumentNotWritten where that cannot be."""
    try:
        replace_file(path, content)
    except WriteProtected as error:
        raise DocumentNotWritten(
            _("{path} is write-protected; lift the protection, or choose another place.").format(
                path=path
            )
        ) from error
    except PermissionError as error:
        raise DocumentNotWritten(
            _(
                "The report cannot be written to {path}; close the file in Word or Excel, "
                "or choose another place."
            ).format(path=path)
        ) from error
    except OSError as error:
        raise DocumentNotWritten(
            _("The report cannot be written to {path}; choose another place.").format(path=path)
        ) from error
