"""What windows and pages do where a small screen, or a large scaling, leaves them little room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

AROUND = QSize(20, 50)  # pixels that the frame and the title of a window take
TALLEST_ROW = 36  # pixels: no row of a menu is higher, with its share of lines and edges


class Scrolling(QScrollArea):
    """A page as large as it likes; it scrolls, up and down alone, where there is less room."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page's own controls have the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = page
        self.setWidget(page)

    def sizeHint(self) -> QSize:
        """Return the page's whole size, with the frame around it."""
        frame = self.size() - self.contentsRect().size()
        return self._page.sizeHint() + frame

    def minimumSizeHint(self) -> QSize:
        """Return a few lines of the page's width, no more than it has, with room for the bar."""
        least, bar = super().minimumSizeHint(), self.verticalScrollBar().sizeHint().width()
        high = min(least.height(), self._page.sizeHint().height())
        return QSize(self._page.minimumSizeHint().width() + bar, high)


def show_within(window: QWidget, page: QWidget) -> None:
    """Fill the window with the page, which scrolls both ways on a screen that is too small."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page's own controls have the focus
    area.setWidget(page)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)


def fold_rows(menu: QMenu) -> None:
    """Let the rows of the menu lie closer where its screen is too low for all in one column.

    To ask where rows lie makes Qt measure all of them: not where they fit on any screen.
    """
    rows = sum(entry.isVisible() and not entry.isSeparator() for entry in menu.actions())
    lowest = min(each.availableGeometry().height() for each in QGuiApplication.screens())
    if not menu.property("room") and rows * TALLEST_ROW <= lowest:
        return
    for room in ("", "low"):
        menu.setProperty("room", room)
        menu.style().polish(menu)
        entries = [entry for entry in menu.actions() if entry.isVisible()]
        if len({menu.actionGeometry(entry).x() for entry in entries}) == 1:
            return


def beside(row: QRect, pressed: QPoint, menu: QSize, screen: QRect) -> QPoint:
    """Return where a menu leaves the row it belongs to in sight: below, above, or at its right."""
    if row.isEmpty():
        return pressed
    left = min(pressed.x(), screen.right() - menu.width())
    if row.bottom() + menu.height() <= screen.bottom():
        return QPoint(left, row.bottom() + 1)
    if row.top() - menu.height() >= screen.top():
        return QPoint(left, row.top() - menu.height())
    top = min(row.top(), screen.bottom() - menu.height())
    return QPoint(min(row.right() + 1, screen.right() - menu.width()), max(screen.top(), top))


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give the window this size, or as much of it as its screen has."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - AROUND))
