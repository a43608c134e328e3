"""The report's pages as they will be printed, before the office files them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.file_dialogs import REPORTS, ask_path, file_name
from timekeeper.desktop.plain import button
from timekeeper.desktop.reporting.exporting import Export
from timekeeper.desktop.reporting.window import PagesView, ReportingWindow
from timekeeper.desktop.room import resize_within
from timekeeper.files.exporters import FiledReport
from timekeeper.words.language import _

DOTS_PER_INCH = 96

ReportSource = Callable[[str, bool], FiledReport]
"""Makes the report in a form, "" for the office's usual one; public or not. Runs in a thread."""


class ReportPreview(ReportingWindow):
    """The pages in the form chosen, and a button that writes them; ``written`` carries the path.

    ``guard`` raises where its file may not be written any more.
    """

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        source: ReportSource,
        guard: Callable[[Path], None] = lambda _path: None,
    ) -> None:
        super().__init__(_("Timing report"), parent)
        self._source, self._guard = source, guard
        self._asked = 0
        self._name = ""
        self.form = QComboBox()
        for name, key in (
            (_("The office’s usual form"), ""),
            (_("Party"), "party"),
            (_("Government"), "government"),
            (_("Plain"), "plain"),
        ):
            self.form.addItem(name, key)
        self.public = QCheckBox(_("Public version"))
        exporting = _("Export the timing report"), REPORTS
        asking = partial(ask_path, self, *exporting)
        self.save = button(_("Save as…"), lambda: asking(self._name, self.write))
        self._view = PagesView()
        row = QHBoxLayout()
        row.addWidget(self.form)
        row.addWidget(self.public)
        row.addWidget(self.state, stretch=1)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._view, stretch=1)
        resize_within(self, 900, 700)
        self.form.currentIndexChanged.connect(self.refresh)
        self.public.toggled.connect(self.refresh)

    @property
    def pages(self) -> list[QLabel]:
        """Return the pages that are shown."""
        return self._view.pages

    def refresh(self) -> None:
        """Typeset the report anew beside the window; the pages appear when it is done."""
        self._asked += 1
        asked, make = self._asked, self._making()
        self.state.setText(_("The pages are being made…"))

        def show(made: tuple[list[bytes], str]) -> None:
            if asked == self._asked:
                pages, self._name = made
                self._view.show_pages(pages)
                self.state.setText("")

        def fail(error: Exception) -> None:
            if asked == self._asked:
                self.state.setText(str(error))

        self.workshop.run(lambda: _made(make()), show, fail)

    def write(self, path: Path) -> Export:
        """Write the report as it is shown, in the format of the path's ending."""
        export = Export(self, self.workshop, partial(self._guard, path))
        export.done.connect(self._tell)
        export.failed.connect(self.state.setText)
        export.start(self._making(), path)
        return export

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what has begun, and let no pages appear any more."""
        self._asked += 1
        super().closeEvent(event)

    def _making(self) -> Callable[[], FiledReport]:
        form, public = str(self.form.currentData()), self.public.isChecked()
        return lambda: self._source(form, public)

    def _tell(self, path: Path, remark: str) -> None:
        written = _("Saved: {path}").format(path=path)
        self.state.setText(". ".join(filter(None, (written, remark))))
        self.written.emit(path)


def preview_report(
    parent: QWidget,
    source: ReportSource,
    guard: Callable[[Path], None] = lambda _path: None,
) -> ReportPreview:
    """Show the report's pages in a window of their own, guarded so."""
    window = ReportPreview(parent, source, guard)
    window.refresh()
    window.show()
    return window


def _made(filed: FiledReport) -> tuple[list[bytes], str]:
    """Return the pages, and the name to offer for their file."""
    from timekeeper.files.exporters.documents.typeset import report_pages  # noqa: PLC0415  # loads Typst

    programme, stamp = filed.report.programme, filed.stamp
    day = stamp.astimezone(programme.timezone).date() if stamp is not None else None
    return report_pages(filed, DOTS_PER_INCH), file_name(programme, day, _("Timing report"))
