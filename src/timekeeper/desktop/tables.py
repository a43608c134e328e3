"""What the tables and lists of all windows share."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def draw_elided(painter: QPainter, area: QRect, text: str) -> int:
    """Draw as much of the text as the area holds on one line; return how far it reaches."""
    measures = QFontMetrics(painter.font())
    shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _MIDDLE_LEFT, shown)
    return measures.horizontalAdvance(shown)
