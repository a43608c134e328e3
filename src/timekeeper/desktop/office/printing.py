"""A programme on paper: looked at first, then printed."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from timekeeper.core.programme import Programme
from timekeeper.desktop.room import resize_within
from timekeeper.files.exporters.programme.as_html import programme_html
from timekeeper.views.public import masked
from timekeeper.words.language import _

DOTS_PER_INCH = 1200
MARGINS = QMarginsF(30, 20, 15, 20)  # millimetres: left, top, right, bottom


def preview(programme: Programme, parent: QWidget) -> QPrintPreviewDialog:
    """Show the pages; the dialog's own key prints them."""
    dialog = QPrintPreviewDialog(parent)  # with a printer of its own, which lives as long
    dialog.printer().setResolution(DOTS_PER_INCH)
    dialog.printer().setDocName(masked(programme).title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Print the programme"))
    dialog.paintRequested.connect(lambda paper: print_programme(programme, paper))
    resize_within(dialog, 900, 680)
    dialog.open()
    return dialog


def print_programme(programme: Programme, printer: QPrinter) -> None:
    """Print the programme on A4 with the margins of the office's documents."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        MARGINS,
        QPageLayout.Unit.Millimeter,
    )
    printer.setPageLayout(layout)
    document = QTextDocument()
    document.setHtml(programme_html(programme))
    document.print_(printer)
