"""The files that are shown with an item, in their order: added, named, cut to pages, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.programme import Material
from timekeeper.desktop.plain import Label, button, plain_tip
from timekeeper.files.materials.as_pdf import slide_converters
from timekeeper.files.materials.kinds import ENDINGS, PRESENTATIONS
from timekeeper.files.materials.preparing import named_from
from timekeeper.words.language import _

HEIGHT = 156  # the head and three files


class _Column(IntEnum):
    FILE = 0
    LABEL = 1
    FIRST = 2
    LAST = 3


class MaterialsField(QWidget):
    """A table of files; others are dropped onto it. ``changed`` is sent when any of it changed.

    A file that does not lie below the agenda's folder is named by its whole path.
    """

    changed = Signal()

    def __init__(self, materials: Sequence[Material], folder: Path | None) -> None:
        super().__init__()
        self._folder = folder
        self._materials: list[Material] = []
        self.to_pdf: set[str] = set()  # of these a PDF is made when the change is agreed to
        self.table = QTableWidget(0, len(_Column))
        self.table.setHorizontalHeaderLabels(
            [_("File"), _("What the desk calls it"), _("From page"), _("To page")]
        )
        self.table.setAccessibleName(_("Files shown with it"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)  # the Tab key goes on to the next field
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(HEIGHT)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (_Column.FIRST, _Column.LAST):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(column, max(84, header.sectionSizeHint(column)))
        self.table.itemChanged.connect(lambda _cell: self.changed.emit())
        self.table.itemSelectionChanged.connect(self._show_keys)
        made = partial(button, by_enter=False)
        self._add = made(_("Add files…"), self._choose)
        self._remove, self._up, self._down, self._pdf = buttons = (
            made(_("Take out"), self._take_out),
            made(_("Up"), lambda: self._move(-1)),
            made(_("Down"), lambda: self._move(1)),
            made(_("Make a PDF"), self._make_pdf),
        )
        self._converts = bool(slide_converters())
        if not self._converts:
            self._pdf.setToolTip(plain_tip(_("It needs LibreOffice or PowerPoint.")))
        line = QHBoxLayout()
        for key in (self._add, *buttons):
            key.setProperty("role", "narrow")  # five of them stand in one line
            line.addWidget(key)
        line.addStretch()
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        title = Label(_("Files shown with it"))
        title.setBuddy(self.table)
        column_of_all.addWidget(title)
        column_of_all.addLayout(line)  # seen without scrolling on a small screen
        column_of_all.addWidget(self.table)
        self.setAcceptDrops(folder is not None)
        self._add.setEnabled(folder is not None)
        if folder is None:
            self._add.setToolTip(plain_tip(_("Save the programme first: files lie beside it.")))
        self._fill(materials, 0)

    def materials(self) -> tuple[Material, ...]:
        """Return the files as they were written."""
        return tuple(
            replace(
                material,
                label=self._text(row, _Column.LABEL) or None,
                first=_page(self._text(row, _Column.FIRST)),
                last=_page(self._text(row, _Column.LAST)),
            )
            for row, material in enumerate(self._materials)
        )

    def fault(self) -> str:
        """Return what is wrong with the pages, "" when nothing is."""
        for row, material in enumerate(self.materials()):
            texts = self._text(row, _Column.FIRST), self._text(row, _Column.LAST)
            pages = material.first, material.last
            written = all(page or not text for page, text in zip(pages, texts, strict=True))
            if not written or (material.last or material.first or 1) < (material.first or 1):
                return _("Pages are numbers from 1, the last one not before the first.")
        return ""

    def add(self, paths: Sequence[Path]) -> None:
        """Put files at the end."""
        more = [named_from(path, self._folder) for path in paths]
        self._fill([*self.materials(), *more], len(self._materials) + len(more) - 1)
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of a kind that is shown."""
        if files_in(event.mimeData()):
            take_copies(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them wherever they are dragged to."""
        take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        take_copies(event)
        self.add(files_in(event.mimeData()))

    def _choose(self) -> None:
        endings = " ".join(f"*{kind}" for kind in ENDINGS)
        kinds = _("Slides, pictures, films") + f" ({endings})"
        where = str(self._folder or "")
        paths, _kind = QFileDialog.getOpenFileNames(self, _("Files shown with it"), where, kinds)
        if paths:
            self.add([Path(path) for path in paths])

    def _take_out(self) -> None:
        row = self.table.currentRow()
        self.to_pdf.discard(self._materials[row].path)
        left = [m for index, m in enumerate(self.materials()) if index != row]
        self._fill(left, min(row, len(left) - 1))
        self.changed.emit()

    def _make_pdf(self) -> None:
        """Have a PDF made of the chosen file, or not after all."""
        self.to_pdf ^= {self._materials[self.table.currentRow()].path}
        self._fill(self.materials(), self.table.currentRow())
        self.changed.emit()

    def _move(self, by: int) -> None:
        row, materials = self.table.currentRow(), list(self.materials())
        materials.insert(row + by, materials.pop(row))
        self._fill(materials, row + by)
        self.changed.emit()

    def _fill(self, materials: Sequence[Material], chosen: int) -> None:
        self._materials = list(materials)
        self.table.blockSignals(True)  # one change, told once
        self.table.setRowCount(len(materials))
        for row, material in enumerate(materials):
            becomes = " → PDF" if material.path in self.to_pdf else ""
            name = QTableWidgetItem(Path(material.path).name + becomes)
            name.setToolTip(plain_tip(material.path))
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(row, _Column.FILE, name)
            texts = material.label or "", str(material.first or ""), str(material.last or "")
            for column, text in zip(
                (_Column.LABEL, _Column.FIRST, _Column.LAST), texts, strict=True
            ):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.blockSignals(False)
        if materials:
            self.table.selectRow(max(0, chosen))
        self._show_keys()

    def _show_keys(self) -> None:
        row, count = self.table.currentRow(), len(self._materials)
        self._remove.setEnabled(0 <= row < count)
        self._up.setEnabled(0 < row < count)
        self._down.setEnabled(0 <= row < count - 1)
        slides = 0 <= row < count and self._materials[row].path.lower().endswith(PRESENTATIONS)
        self._pdf.setEnabled(slides and self._converts and self._folder is not None)

    def _text(self, row: int, column: _Column) -> str:
        cell = self.table.item(row, column)
        return cell.text().strip() if cell is not None else ""


def files_in(dragged: QMimeData) -> list[Path]:
    """Return the files that are dragged, none where one of them is of no kind that is shown."""
    urls = dragged.urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    shown = all(path.suffix.lower() in ENDINGS for path in paths)
    return paths if shown and len(paths) == len(urls) else []


def take_copies(event: QDropEvent) -> None:
    """Take what is dragged, and leave the files themselves to whoever drags them.

    File managers propose to move within a disk, and remove what was taken like that.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _page(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and int(text[:6]) > 0 else None
