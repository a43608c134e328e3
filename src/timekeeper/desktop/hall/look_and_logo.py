"""What the hall's picture wears: the colours of its look and the office's logo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from timekeeper.desktop.hall.looks import LOOKS, Colours
from timekeeper.live.settings import Style
from timekeeper.words.language import _

LARGEST = QSize(2400, 800)  # more than a logo takes on the largest projector


class Logo:
    """A picture that is shown in its own proportions, at whatever size."""

    def __init__(self, image: QImage) -> None:
        self._image = image
        self._fitted = QImage()
        self._room = QSize()

    def fitting(self, room: QSize) -> QImage:
        """Return the logo as large as the room allows, never stretched."""
        if room != self._room:
            self._room = room
            self._fitted = self._image.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._fitted


@dataclass(frozen=True, slots=True)
class LookAndLogo:
    """The colours of the hall's look, and the office's logo where it has one."""

    colours: Colours
    logo: Logo | None = None


PARTY = LookAndLogo(LOOKS[Style.PARTY])


def read_logo(name: str, folder: Path) -> tuple[Logo | None, str]:
    """Return the logo, and what is wrong with it; without a name there is nothing to say.

    A relative name is meant from the folder. It may be called beside the window.
    """
    if not name:
        return None, ""
    path = folder / name
    if not path.is_file():
        return None, _(
            "The logo {path} is not there; the hall shows none. Correct its place in the settings."
        ).format(path=path)
    image = _drawn(path) if path.suffix.lower() == ".svg" else _read(path)
    if image.isNull():
        return None, _(
            "The logo {path} cannot be read; the hall shows none. Save it as PNG, JPG or SVG."
        ).format(path=path)
    return Logo(image), ""


def _read(path: Path) -> QImage:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.width() > LARGEST.width() or size.height() > LARGEST.height():
        reader.setScaledSize(size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _drawn(path: Path) -> QImage:
    drawing = QSvgRenderer(str(path))
    size = drawing.defaultSize()
    if not drawing.isValid() or size.isEmpty():
        return QImage()
    image = QImage(
        size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    return image
