"""A programme or a list on paper: looked at first, then printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from timekeeper.core.programme import Programme
from timekeeper.desktop.operator.dialogs.questions import tell
from timekeeper.desktop.room import resize_within
from timekeeper.files.exporters.programme import as_html
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.views.public import masked
from timekeeper.words.language import _

DOTS_PER_INCH = 1200
MARGINS = QMarginsF(30, 20, 15, 20)  # millimetres: left, top, right, bottom
ABOVE = 10 / 257  # of the room between the margins: so high above it a page's number begins


def preview(programme: Programme, parent: QWidget) -> QPrintPreviewDialog:
    """Show the pages of a programme; the dialog's own key prints them."""
    words = (_("Print the programme"), masked(programme).title)
    guard = partial(refuse_to_leave, programme)
    return preview_page(words, partial(as_html.write, programme), parent, guard)


def preview_page(
    words: tuple[str, str],
    html: Callable[[], str],
    parent: QWidget,
    guard: Callable[[Path], None] = lambda _path: None,
) -> QPrintPreviewDialog:
    """Show the pages of a text; ``words`` are the dialog's title and the document's name.

    ``guard`` raises DocumentNotWritten for a file that it may not be printed into.
    """
    title, name = words
    dialog = QPrintPreviewDialog(parent)  # with a printer of its own, which lives as long
    dialog.printer().setResolution(DOTS_PER_INCH)
    dialog.printer().setDocName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)

    def paint(paper: QPrinter) -> None:
        file = paper.outputFileName()
        try:
            if file:
                guard(Path(file))
        except DocumentNotWritten as error:
            paper.setOutputFileName("")  # so that the pages are seen again
            tell(dialog, ("timekeeper", str(error), ""))
        else:
            print_page(html(), paper)

    dialog.paintRequested.connect(paint)
    resize_within(dialog, 900, 680)
    dialog.open()
    return dialog


def preview_list(text: str, programme: Programme, parent: QWidget) -> QPrintPreviewDialog:
    """Show a list of plain text about a programme as pages; the dialog's own key prints them."""
    event, *others = text.splitlines()
    head = f'<p align="center" style="font-size: 16pt"><b>{escape(event)}</b></p>'
    lines = "".join(f"<p>{escape(line)}</p>" for line in others)
    html = f'<div style="font-size: 13pt; margin-left: 0">{head}{lines}</div>'
    title = _("In the half hour before")
    return preview_page((title, title), lambda: html, parent, partial(refuse_to_leave, programme))


def print_page(html: str, printer: QPrinter) -> None:
    """Print a text on A4 with the margins of the office's documents, numbered from page 2.

    Qt's own way adds margins of 2 cm to them, and sets the number where no office does.
    """
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        MARGINS,
        QPageLayout.Unit.Millimeter,
    )
    printer.setPageLayout(layout)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(0)
    document.setHtml(html)
    room = QRectF(QPointF(), printer.pageRect(QPrinter.Unit.DevicePixel).size())
    document.setPageSize(room.size())
    above = QRectF(0, -ABOVE * room.height(), room.width(), ABOVE * room.height())
    painter = QPainter(printer)
    painter.setFont(QTextCursor(document).charFormat().font())
    try:
        first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
        for page in range(first, min(last, document.pageCount()) + 1):
            if page > first:
                printer.newPage()
            if page > 1:
                painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, str(page))
            painter.translate(0, -(page - 1) * room.height())
            document.drawContents(painter, room.translated(0, (page - 1) * room.height()))
            painter.resetTransform()
    finally:
        painter.end()
