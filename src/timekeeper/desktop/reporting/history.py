"""The conferences that are kept: their reports again, the bodies compared, and deleting one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.record.history import replay
from timekeeper.core.report.comparison import compare
from timekeeper.desktop.file_dialogs import ask_path
from timekeeper.desktop.plain import MessageBox, button, plain_tip
from timekeeper.desktop.reporting.preview import preview_report
from timekeeper.desktop.reporting.window import ReportingWindow
from timekeeper.desktop.room import resize_within
from timekeeper.desktop.tables import table_to_read
from timekeeper.files.exporters import FiledReport, file_report
from timekeeper.files.exporters.tables.columns import ReportTable, ValueKind
from timekeeper.files.exporters.tables.history_tables import (
    compared_bodies,
    conferences,
    past_conferences,
    write_tables,
)
from timekeeper.files.exporters.year.tables import Year, year_of
from timekeeper.files.exporters.year.writing import write_year
from timekeeper.files.journal.journal_file import ConferenceJournal, JournalError, JournalFile
from timekeeper.files.journal.places import delete_in_copy
from timekeeper.files.limits import house_limits
from timekeeper.files.machine import refuse_list_to_leave
from timekeeper.files.places import settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.live.clock import Clock
from timekeeper.live.settings import ReportForm
from timekeeper.words.language import _


class Archive(Struct, frozen=True):
    """Where the conferences lie, and their copy.

    ``held`` is the number of the one on the desk, None for none.
    """

    path: Path
    clock: Clock
    form: ReportForm
    held: Callable[[], int | None]
    copy: Path | None = None

    def refuse_to_leave(self, path: Path) -> None:
        """Raise DocumentNotWritten where the list would lie elsewhere and one of it is secret."""
        with JournalFile.open_to_read(self.path) as file:
            past = past_conferences(file)
        refuse_list_to_leave((one.report.programme for one in past), path)

    def tables(self) -> tuple[ReportTable[Any], ReportTable[Any]]:
        """Return the conferences and the bodies compared; reads everything."""
        with JournalFile.open_to_read(self.path) as file:
            past = past_conferences(file)
        return conferences(past), compared_bodies(compare(one.report for one in past))

    def year(self, path: Path) -> Year:
        """Return, to be written there, the year of the conference held last; reads everything."""
        with JournalFile.open_to_read(self.path) as file:
            past = past_conferences(file)
        last = max((one.day.year for one in past), default=self.clock.now().year)
        past = [one for one in past if one.day.year == last]
        refuse_list_to_leave((one.report.programme for one in past), path)
        limits = house_limits(usable_settings(settings_path()).protocol.limits)
        return year_of(last, [one.report for one in past], limits)

    def report(self, number: int, form: str, *, public: bool) -> FiledReport:
        """Return the report of a conference that is kept."""
        with JournalFile.open_to_read(self.path) as file:
            journal = _find(file, number)
            return file_report(
                journal.programme(),
                journal.entries(),
                journal.integrity(),
                self.clock.now(),
                form=replace(self.form, form=form or self.form.form),
                public=public,
            )

    def delete(self, number: int) -> str:
        """Delete a conference for good, but for its trace; return why not in the copy as well."""
        with JournalFile.create_or_open(self.path) as file:
            journal = _find(file, number)
            if number == self.held() or replay(journal.entries()).running is not None:
                raise JournalError(_("This conference is on the desk; it cannot be deleted now."))
            file.delete(journal, self.clock.now())
        return delete_in_copy(self.copy, self.path) if self.copy is not None else ""


class HistoryWindow(ReportingWindow):
    """Two tables, of conferences and of bodies, and what can be done with them."""

    def __init__(self, parent: QWidget, archive: Archive) -> None:
        super().__init__(_("Recorded conferences"), parent)
        self._archive = archive
        self._tables: tuple[ReportTable[Any], ...] = ()
        self.conferences = table_to_read(_("Recorded conferences"))
        self.bodies = table_to_read(_("Presenting bodies"))
        for table in (self.conferences, self.bodies):
            table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
            table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.open_report = button(_("Open the report"), self._open)
        tables = _("Export the tables"), "Excel (*.xlsx);;CSV (*.csv)", ""
        year = _("Export the year"), "Excel (*.xlsx);;Word (*.docx)", ""
        asking = partial(ask_path, self)
        self.export = button(_("Export the tables…"), lambda: asking(*tables, self.write))
        self.year = button(_("Export the year…"), lambda: asking(*year, self.write_year))
        self.delete = button(_("Delete…"), self._delete)
        tabs = QTabWidget()
        for table in (self.conferences, self.bodies):
            tabs.addTab(table, table.accessibleName())
        row = QHBoxLayout()
        row.addWidget(self.state, stretch=1)
        for key in (self.open_report, self.export, self.year, self.delete):
            row.addWidget(key)
        column = QVBoxLayout(self)
        column.addWidget(tabs, stretch=1)
        column.addLayout(row)
        resize_within(self, 1180, 560)
        self.conferences.itemSelectionChanged.connect(self._offer)
        self._offer()

    def refresh(self, news: str = "") -> None:
        """Read the journal beside the window; tables and news appear when it is done."""
        self.state.setText(_("The conferences are being read…"))

        def show(tables: tuple[ReportTable[Any], ReportTable[Any]]) -> None:
            self._tables = tables
            for view, table in zip((self.conferences, self.bodies), tables, strict=True):
                _fill(view, table)
            none = "" if tables[0].rows else _("No conference has been recorded yet.")
            self.state.setText(news or none)
            self._offer()

        self.workshop.run(self._archive.tables, show, self._tell)

    def chosen(self) -> int | None:
        """Return the number of the conference that is chosen."""
        rows = self.conferences.selectionModel().selectedRows()
        item = self.conferences.item(rows[0].row(), 0) if rows else None
        return int(item.text()) if item else None

    def write(self, path: Path) -> None:
        """Write the tables as CSV or as a workbook."""
        tables = self._tables

        def write() -> None:
            self._archive.refuse_to_leave(path)
            write_tables(tables, path)

        self.workshop.run(
            write,
            lambda _nothing: self.state.setText(_("Saved: {path}").format(path=path)),
            self._tell,
        )

    def delete_now(self, number: int) -> None:
        """Delete a conference; whoever calls has asked the operator."""
        self.workshop.run(lambda: self._archive.delete(number), self.refresh, self._tell)

    def _tell(self, error: Exception) -> None:
        self.state.setText(str(error))

    def _offer(self) -> None:
        for key in (self.open_report, self.delete):
            key.setEnabled(self.chosen() is not None)
        for key in (self.export, self.year):
            key.setEnabled(bool(self._tables))

    def _open(self) -> None:
        number = self.chosen()
        if number is not None:
            report = partial(self._archive.report, number)
            preview_report(self, lambda form, public: report(form, public=public))

    def write_year(self, path: Path) -> None:
        """Write the last year as a workbook or for Word."""
        self.workshop.run(
            lambda: write_year(self._archive.year(path), path),
            lambda _nothing: self.state.setText(_("Saved: {path}").format(path=path)),
            self._tell,
        )

    def _delete(self) -> None:
        number = self.chosen()
        if number is None:
            return
        box = MessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Delete a conference"))
        question = _("Conference {number} and its record are deleted for good; a trace stays.")
        box.setText(question.format(number=number))
        delete = partial(self.delete_now, number)
        box.add(_("Delete"), QMessageBox.ButtonRole.DestructiveRole, delete)
        box.setDefaultButton(box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.open()


def open_history(parent: QWidget, archive: Archive) -> HistoryWindow:
    """Show the conferences that are kept in a window of their own."""
    window = HistoryWindow(parent, archive)
    window.refresh()
    window.show()
    return window


def _find(file: JournalFile, number: int) -> ConferenceJournal:
    for journal in file.conferences():
        if journal.number == number:
            return journal
    raise JournalError(_("The conference is no longer kept; open the window again."))


def _fill(view: QTableWidget, table: ReportTable[Any]) -> None:
    view.setRowCount(0)
    view.setColumnCount(len(table.columns))
    view.setRowCount(len(table.rows))
    view.setHorizontalHeaderLabels([column.heading for column in table.columns])
    for row, texts in enumerate(table.texts()):
        for index, (text, column) in enumerate(zip(texts, table.columns, strict=True)):
            item = QTableWidgetItem(text)
            if column.kind is not ValueKind.TEXT:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(plain_tip(text))
            view.setItem(row, index, item)
    # What is told in words has what the figures leave: no figure is to be looked for at the side.
    view.resizeColumnsToContents()
    told = [index for index, one in enumerate(table.columns) if one.kind is ValueKind.TEXT]
    words = max(told, key=view.columnWidth, default=None)
    head = view.horizontalHeader()
    for index in range(len(table.columns)):
        mode = (
            QHeaderView.ResizeMode.Stretch if index == words else QHeaderView.ResizeMode.Interactive
        )
        head.setSectionResizeMode(index, mode)
