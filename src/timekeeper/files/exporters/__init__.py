"""Writers of the timing report, one format to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from timekeeper.core.report import Report
from timekeeper.files.exporters.as_csv import report_as_csv
from timekeeper.files.exporters.as_json import report_as_json
from timekeeper.files.exporters.as_xlsx import report_as_xlsx
from timekeeper.files.journal import Integrity
from timekeeper.files.writing import replace_file
from timekeeper.live.language import _

WRITERS: dict[str, Callable[[Report, Integrity], bytes]] = {
    ".csv": report_as_csv,
    ".json": report_as_json,
    ".xlsx": report_as_xlsx,
}


class ReportNotWritten(Exception):
    """The report could not be written; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report with the integrity of the journal it follows from."""

    report: Report
    integrity: Integrity

    def write(self, path: Path) -> None:
        """Write the report in the format of the path's ending, in one step or not at all."""
        writer = WRITERS.get(path.suffix.lower())
        if writer is None:
            raise ReportNotWritten(
                _("The report can be written as {endings}; choose one of these endings.").format(
                    endings=", ".join(WRITERS)
                )
            )
        try:
            replace_file(path, writer(self.report, self.integrity))
        except OSError as error:
            raise ReportNotWritten(
                _("The report cannot be written to {path}; choose another place.").format(path=path)
            ) from error
