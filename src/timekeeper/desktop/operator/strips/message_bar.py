"""The line at the window's foot that tells what has happened: as many lines as a sentence takes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStatusBar, QStyle, QStyleOption, QWidget

MARGIN = 6
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class MessageBar(QStatusBar):
    """A status bar that grows while it shows a message too long for one line."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(self._fit)

    def sizeHint(self) -> QSize:
        """Return the room it takes; a lower one would lay its foot below the window."""
        return super().sizeHint().expandedTo(QSize(0, self.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the message anew where the window has become narrower or wider."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the message in the lines it takes."""
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self._place(), _WRAPPED, self.currentMessage())
        painter.end()

    def _place(self) -> QRect:
        """Return where the message stands: left of the signs that stay."""
        signs = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        right = min((sign.x() for sign in signs if sign.isVisible()), default=self.width())
        return QRect(MARGIN, 0, max(right - 2 * MARGIN, 1), self.height())

    def _fit(self) -> None:
        place = self._place()
        place.setHeight(self.maximumHeight())
        needed = self.fontMetrics().boundingRect(place, _WRAPPED, self.currentMessage()).height()
        one_line = needed <= self.fontMetrics().lineSpacing()
        self.setMinimumHeight(0 if one_line else needed + MARGIN)
