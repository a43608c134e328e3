"""An address as a QR code, painted from its own matrix: black on white whatever the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.display import palette

SIDE = 260  # pixels; a phone reads it from a step away
QUIET = 4  # modules of white around it, as the standard asks for


class QrPicture(QWidget):
    """Paints nothing while there is no address."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[bytearray, ...] = ()
        self.setFixedSize(SIDE, SIDE)

    def show_address(self, address: str) -> None:
        """Show another address, "" for none."""
        import segno  # noqa: PLC0415  # only when something is shared

        self._rows = segno.make_qr(address, error="m").matrix if address else ()
        self.setAccessibleName(address)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint whole pixels to a module, in the middle."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.WHITE))
        count = len(self._rows)
        module = max(1, min(self.width(), self.height()) // (count + 2 * QUIET))
        left = (self.width() - count * module) // 2
        top = (self.height() - count * module) // 2
        for line, row in enumerate(self._rows):
            for column, dark in enumerate(row):
                if dark:
                    place = QRectF(left + column * module, top + line * module, module, module)
                    painter.fillRect(place, QColor(palette.BLACK))
        painter.end()
