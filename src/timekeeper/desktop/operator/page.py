"""How the desk lies in its window: head and keys always whole, what is between them gives way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.operator.first_steps import ProgrammePlace
from timekeeper.desktop.operator.header import DeskHeader
from timekeeper.desktop.operator.labels import set_room
from timekeeper.desktop.operator.side_panel import SidePanel
from timekeeper.desktop.operator.strips.hall_strip import HallStrip
from timekeeper.desktop.operator.transport import Transport
from timekeeper.desktop.plain import Label

SIDE_WIDTH, TABLE_WIDTH = 372, 440
LOW = 640  # a lower page folds what can be told shorter
LOWEST = 600  # a lower one the strips, two in a line and with lower keys, too
WHOLE = 1000


class DeskPage(QWidget):
    """Head, strips, programme and side, keys. Where all has no room, the middle scrolls.

    ``strips`` stand two and two: they share a line where the page is lowest.
    """

    def __init__(
        self,
        head: tuple[DeskHeader, HallStrip],
        strips: Sequence[tuple[QWidget, QWidget]],
        sides: tuple[ProgrammePlace, SidePanel],
        transport: Transport,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header, self._transport = head[0], transport
        said = (head[1], *chain.from_iterable(strips))
        kinds = QPushButton, Label
        self._said = [part for strip in said for kind in kinds for part in strip.findChildren(kind)]
        # In the order in which one reads them: the Tab key goes through them so.
        column = _column(self)
        for part in head:
            column.addWidget(part)
        middle = QWidget()
        rows = _column(middle)
        self._pairs = [QBoxLayout(QBoxLayout.Direction.TopToBottom) for _pair in strips]
        for row, pair in zip(self._pairs, strips, strict=True):
            row.addWidget(pair[0], stretch=1)
            row.addWidget(pair[1])
            rows.addLayout(row)
        self._share = 0
        self._body = _Body(sides)
        self._body.splitterMoved.connect(self._keep)
        self._around = QHBoxLayout()
        self._around.addWidget(self._body)
        rows.addLayout(self._around, stretch=1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what lies in it has the focus
        area.setWidget(middle)
        column.addWidget(area, stretch=1)
        column.addWidget(transport)

    @property
    def share(self) -> int:
        """Return how much of the width the programme was given, in thousandths.

        What a narrow window leaves it is no choice of the operator's.
        """
        return self._share

    @share.setter
    def share(self, share: int) -> None:
        self._share = share
        self._body.setSizes([share, WHOLE - share])
        self._body.setStretchFactor(0, share)
        self._body.setStretchFactor(1, WHOLE - share)

    def _keep(self) -> None:
        table, side = self._body.sizes()
        self._share = table * WHOLE // max(1, table + side)

    def minimumSizeHint(self) -> QSize:
        """Return nothing: the window says how small it may be."""
        return QSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what a low page has no room for."""
        super().resizeEvent(event)
        low = event.size().height() < LOW
        self._header.fold(low=low)
        self._transport.fold(low=low)
        lowest = event.size().height() < LOWEST
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row in self._pairs:
            row.setDirection(across if lowest else down)
        for part in self._said:
            set_room(part, "low" if lowest else "")
        margin = 4 if low else 8
        self._around.setContentsMargins(14, margin, 14, margin)


class _Body(QSplitter):
    """Programme and side panel; they make do with the room that is left over."""

    def __init__(self, sides: tuple[ProgrammePlace, SidePanel]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(14)
        for side, width in zip(sides, (TABLE_WIDTH, SIDE_WIDTH), strict=True):
            side.setMinimumWidth(width)
            self.addWidget(side)

    def sizeHint(self) -> QSize:
        """Return what is needed, for what scrolls asks for no more."""
        return self.minimumSizeHint()


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
