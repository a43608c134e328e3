"""The pictures of the hall on paper, a page to each, for approval before the conference."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from timekeeper.core.programme import Organisation, Programme
from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import QtMeasure, font
from timekeeper.desktop.hall.check import typeface_at_hand
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.desktop.hall.look_and_logo import read_look
from timekeeper.desktop.hall.painter import paint_hall
from timekeeper.desktop.hall.window import output_of
from timekeeper.files.job import Job
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.typesetting import Weight
from timekeeper.files.writing import replace_document
from timekeeper.live.settings import Settings
from timekeeper.views.approval import ForApproval, pictures_of
from timekeeper.words.language import _

SIZE = (1920, 1080)  # where the hall's screen is not known
CAPTION = 22.0  # pixels of its letters
MARGINS = QMarginsF(15, 12, 15, 12)  # millimetres
BESIDE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def write_booklet(
    programme: Programme, settings: Settings, folder: Path, path: Path, job: Job | None = None
) -> str:
    """Write every picture the hall will see as PDF, through the hall's own scenes and painter.

    Return what the hall's look lacks in them, "" if nothing. ``folder`` is where relative pictures
    lie. It may be called from a worker thread.
    DocumentNotWritten: the file cannot be written.
    """
    refuse_to_leave(programme, path)
    job = job or Job()
    office = settings.report
    if programme.organisation == Organisation():
        named = (office.superior or None, office.issuer or None, office.place or None)
        programme = replace(programme, organisation=Organisation(*named))
    pages = tuple(pictures_of(programme, settings.protocol.rules))
    written = QByteArray()
    with typeface_at_hand():
        buffer = QBuffer(written)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        dress = _Dress(settings, folder)
        _write(pages, dress, buffer, job)
        buffer.close()
    job.stand_by()
    replace_document(path, bytes(written.data()))
    return " ".join(dress.wrong)


class _Dress:
    """How the hall's picture is laid out and painted in this house."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.look, self.wrong = read_look(settings.hall_look, folder)
        known = ((screen.width, screen.height) for screen in settings.hall_screen)
        size = next((one for one in known if all(one)), SIZE)
        self.output = output_of(size, settings.seat_in_heights, self.look)
        self.measure = QtMeasure()


def _write(pages: tuple[ForApproval, ...], dress: _Dress, device: QIODevice, job: Job) -> None:
    paper = QPdfWriter(device)
    paper.setResolution(144)
    paper.setTitle(_("The hall’s pictures, for approval"))
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        MARGINS,
        QPageLayout.Unit.Millimeter,
    )
    paper.setPageLayout(layout)
    painter = QPainter(paper)
    try:
        for number, page in enumerate(pages, start=1):
            job.go_on((number - 1) / len(pages))
            if number > 1:
                paper.newPage()
            _paint_page(painter, page, f"{number}/{len(pages)}", dress)
    finally:
        painter.end()


def _paint_page(painter: QPainter, page: ForApproval, number: str, dress: _Dress) -> None:
    output, room = dress.output, painter.viewport()
    caption = 4.5 * CAPTION
    scale = min(room.width() / output.width, (room.height() - caption) / output.height)
    painter.save()
    painter.scale(scale, scale)
    painter.setClipRect(QRectF(0, 0, output.width, output.height))
    paint_hall(painter, lay_out(page.content, output, dress.measure), output, dress.look)
    painter.restore()
    painter.setPen(QColor(palette.BLACK))
    below = output.height * scale + 0.5 * CAPTION
    told = "\n".join(filter(None, (f"{number}  ·  {page.subject}", page.hidden)))
    painter.setFont(font(CAPTION, Weight.REGULAR))
    painter.drawText(QRectF(0, below, room.width(), room.height() - below), BESIDE, told)
