"""What the tables and lists of all windows share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QTableWidget

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@lru_cache(maxsize=2048)
def elided(text: str, typeface: QFont, width: int) -> tuple[str, int]:
    """Return as much of the text as the width holds, and how far it reaches.

    It is kept: a table asks the same at each painting, and would measure as long as it draws.
    """
    measures = QFontMetrics(typeface)
    shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shown, measures.horizontalAdvance(shown)


def draw_elided(painter: QPainter, area: QRect, text: str) -> int:
    """Draw as much of the text as the area holds on one line; return how far it reaches."""
    shown, reach = elided(text, painter.font(), area.width())
    painter.drawText(area, _MIDDLE_LEFT, shown)
    return reach


def table_to_read(name: str, heads: Sequence[str] = ()) -> QTableWidget:
    """Return a table that nobody writes into, without numbers beside its rows."""
    table = QTableWidget(0, len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(heads)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    return table
