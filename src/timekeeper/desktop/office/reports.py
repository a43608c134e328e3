"""The timing report of the conference on the desk, written or shown, and those of earlier ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timekeeper.desktop.office.operator_jobs import DeskAnswers, OperatorJobs
from timekeeper.desktop.office.records.record import DeskRecord
from timekeeper.desktop.office.rehearsal import DeskRehearsal
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.places import settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.live.clock import Clock
from timekeeper.live.settings import ReportForm
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.desktop.reporting.preview import ReportSource

# The desk opens without what makes and shows reports: the first report loads it.
# ruff: noqa: PLC0415


class DeskReports(DeskAnswers):
    """Answers what the file menu asks of reports; of a rehearsal there are minutes alone."""

    def __init__(
        self,
        windows: Windows,
        work: OperatorJobs,
        record: DeskRecord,
        rehearsal: DeskRehearsal,
        clock: Clock,
    ) -> None:
        super().__init__(windows, work, rehearsal)
        self._record = record
        self._clock = clock

    def write(self, path: Path) -> None:
        """Write the timing report of what happened so far."""
        from timekeeper.files.exporters import write_report

        source = self._making()
        if source is not None:
            self._work.write(lambda job: write_report(source("", False), path, job), path)

    def write_minutes(self, path: Path) -> None:
        """Write the minutes of what happened so far, as a draft; those of a rehearsal say so."""
        from timekeeper.files.exporters.minutes.writing import write_minutes

        source = self._making(rehearsed=self._rehearsal.under_way)
        if source is not None:
            self._work.write(lambda job: write_minutes(source("", False), path, job), path)

    def preview(self) -> None:
        """Show the pages of the report of what happened so far."""
        from timekeeper.desktop.reporting.preview import preview_report

        source = self._making()
        if source is not None:
            preview_report(self._operator, source, self._work.guard())

    def show_history(self) -> None:
        """Show the conferences that are kept."""
        from timekeeper.desktop.reporting.history import Archive, open_history

        form, held = _usual_form(), lambda: self._record.number
        place, copy = self._record.path, self._record.folder
        open_history(self._operator, Archive(place, self._clock, form, held, copy))

    def _making(self, *, rehearsed: bool = False) -> ReportSource | None:
        """Return what makes the report of this moment in another thread; None: say why not."""
        from timekeeper.files.exporters import file_report

        if not rehearsed and self._rehearsal.refuses():
            return None
        integrity = self._record.integrity()
        if integrity is None:
            self._operator.say(_("Open a programme first; then there is something to report."))
            return None
        conference, usual = self._desk.conference, _usual_form()
        original, entries, now = conference.original, conference.entries, conference.now()
        if rehearsed:
            told = (_("REHEARSAL: none of this was held"), original.subtitle)
            original = replace(original, subtitle=" – ".join(filter(None, told)))
        return lambda form, public: file_report(
            original,
            entries,
            integrity,
            now,
            form=replace(usual, form=form or usual.form),
            public=public,
        )


def _usual_form() -> ReportForm:
    return usable_settings(settings_path()).report
