"""Writers of the timing report, one format to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from timekeeper.core.events import Entry
from timekeeper.core.programme import Programme
from timekeeper.core.record.history import replay
from timekeeper.core.report.details import details
from timekeeper.core.report.rows import report
from timekeeper.files.exporters.filed import FiledReport, replace_report
from timekeeper.files.exporters.json import as_json
from timekeeper.files.exporters.tables import as_csv
from timekeeper.files.job import Job
from timekeeper.files.journal.journal_file import Integrity
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.writing import DocumentNotWritten, ending_of, replace_document
from timekeeper.live.settings import ReportForm
from timekeeper.views.public_report import public_report
from timekeeper.words.language import _

__all__ = [
    "BEGUN",
    "MADE",
    "WRITERS",
    "WRITTEN",
    "FiledReport",
    "file_report",
    "write_document",
    "write_report",
    "write_reports",
]

BEGUN, MADE, WRITTEN = 0.1, 0.9, 1.0
"""The shares told: nothing is done yet, only the file is left to be replaced, it is there."""

Writer = Callable[[FiledReport], bytes]


def write_document(path: Path, make: Callable[[], tuple[bytes, str]], job: Job) -> str:
    """Write what ``make`` returns, whole or not at all, and return its remark.

    The remark is a sentence on what the document cannot show, "" for nothing. The job is told
    BEGUN, MADE and WRITTEN, and can be cancelled up to MADE. DocumentNotWritten where the file
    cannot be replaced.
    """
    job.go_on(BEGUN)
    content, remark = make()
    job.go_on(MADE)
    job.stand_by()
    replace_document(path, content)
    job.go_on(WRITTEN)
    return remark


def _written(ending: str, filed: FiledReport) -> bytes:
    """Return the report in a format whose library is loaded when it is first written."""
    # Other commands start without lxml, Jinja, Typst and XlsxWriter.
    # ruff: noqa: PLC0415
    write: Writer
    match ending:
        case ".docx":
            from timekeeper.files.exporters.documents.as_docx import write
        case ".html":
            from timekeeper.files.exporters.documents.as_html import write
        case ".pdf":
            from timekeeper.files.exporters.documents.typeset import write
        case _:
            from timekeeper.files.exporters.tables.as_xlsx import write
    return write(filed)


WRITERS: dict[str, Writer] = {
    ".csv": as_csv.write,
    ".docx": partial(_written, ".docx"),
    ".html": partial(_written, ".html"),
    ".json": as_json.write,
    ".pdf": partial(_written, ".pdf"),
    ".xlsx": partial(_written, ".xlsx"),
}


def file_report(
    original: Programme,
    entries: Sequence[Entry],
    integrity: Integrity,
    now: datetime,
    *,
    form: ReportForm | None = None,
    public: bool = False,
) -> FiledReport:
    """Return the report of what is recorded, as it can be filed at ``now`` (UTC).

    ``original`` is the programme as it was opened, ``entries`` what happened since.
    While an item runs the record speaks up to ``now``, afterwards up to its last entry.
    """
    if public:
        rows, course = public_report(original, entries)
    else:
        course = replay(entries)
        rows = report(original, course)
    last = entries[-1].at if entries else None
    return FiledReport(
        report=rows,
        integrity=integrity,
        details=details(
            rows.programme, course, last and max(now, last) if course.running else last
        ),
        form=form or ReportForm(),
        made_on=now.astimezone(original.timezone).date(),
        public=public,
    )


def write_report(filed: FiledReport, path: Path, job: Job | None = None) -> str:
    """Write the report in the format of the path's ending, in one step or not at all.

    Return a sentence on what the format cannot show, "" for nothing. DocumentNotWritten where the
    report cannot be written. The job is told BEGUN, MADE and WRITTEN, each once; up to MADE it can
    be cancelled.
    """
    job = job or Job()
    ending = ending_of(
        path, WRITERS, _("The report can be written as {endings}; choose one of these endings.")
    )
    refuse_to_leave(filed.report.programme, path)
    job.go_on(BEGUN)
    if ending == ".pdf":
        from timekeeper.files.exporters.documents.typeset import pdf_and_remark

        content, remark = pdf_and_remark(filed)
    else:
        content, remark = WRITERS[ending](filed), ""
    job.go_on(MADE)
    job.stand_by()
    replace_report(path, content)
    job.go_on(WRITTEN)
    return remark


def write_reports(filed: FiledReport, folder: Path) -> list[str]:
    """Write the report in every format, and return the sentences on them.

    The fault of one format never stops the others: it is raised when all are tried.
    """
    remarks: list[str] = []
    failed: list[Exception] = []
    for ending in WRITERS:
        try:
            remarks.append(write_report(filed, folder / f"report{ending}"))
        except Exception as error:  # noqa: BLE001  # raised below
            failed.append(error)
    if not all(isinstance(error, DocumentNotWritten) for error in failed):
        raise next(error for error in failed if not isinstance(error, DocumentNotWritten))
    if failed:
        raise DocumentNotWritten("\n".join(map(str, failed)))
    return [remark for remark in remarks if remark]
