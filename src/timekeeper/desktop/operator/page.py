"""How the desk lies in its window: head and keys always whole, what is between them gives way."""

from __future__ import annotations

from collections.abc import Sequence

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
LOW = 720  # a lower page folds what can be told shorter, and lets strips share lines
LOWEST = 600  # a lower one has lower keys, too
WHOLE = 1000


class DeskPage(QWidget):
    """Head, strips, programme and side, keys. Where all has no room, the middle scrolls.

    ``banners`` share the line of what the hall sees, and ``strips`` another, where the page is low.
    """

    def __init__(
        self,
        head: tuple[DeskHeader, HallStrip],
        banners: Sequence[QWidget],
        strips: Sequence[QWidget],
        sides: tuple[ProgrammePlace, SidePanel],
        transport: Transport,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        (self._header, self._hall), self._transport = head, transport
        said = (self._hall, *banners, *strips)
        kinds = QPushButton, Label
        parts = [part for strip in said for kind in kinds for part in strip.findChildren(kind)]
        self._said = [self._hall, *parts]
        # In the order in which one reads them: the Tab key goes through them so.
        column = _column(self)
        column.addWidget(self._header)
        self._lines = [QBoxLayout(QBoxLayout.Direction.TopToBottom) for _line in range(3)]
        for line, shared in zip(self._lines[1:], (banners, strips), strict=True):
            for place, strip in enumerate(shared):
                line.addWidget(strip, stretch=int(place == 0))
        self._lines[0].addWidget(self._hall)
        self._lines[0].addLayout(self._lines[1], stretch=1)
        column.addLayout(self._lines[0])
        self._hall.calmed.connect(lambda _calm: self._share_lines())
        middle = QWidget()
        rows = _column(middle)
        rows.addLayout(self._lines[2])
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
        low, lowest = event.size().height() < LOW, event.size().height() < LOWEST
        self._header.fold(low=low)
        self._transport.fold(low=low, lowest=lowest)
        self._share_lines()
        for part in self._said:
            set_room(part, "low" if lowest else "")
        margin = 4 if low else 8
        self._around.setContentsMargins(14, margin, 14, margin)

    def _share_lines(self) -> None:
        """Let strips stand beside each other on a low page, where the first says little."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        low = self.height() < LOW
        for line, brief in zip(self._lines, (self._hall.calm, True, True), strict=True):
            line.setDirection(across if low and brief else down)


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
