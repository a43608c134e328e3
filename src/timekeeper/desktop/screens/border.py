"""The border between the operator's screen and the hall's: his windows do not cross it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QScreen, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from timekeeper.desktop.hall.window import HallWindow
from timekeeper.desktop.screens.connected import application
from timekeeper.desktop.timers import Soon

CALM_MS = 200  # after the last movement: a hand that still drags would win


class Border(QObject):
    """Brings every window of ours but the hall's back from the hall's screen.

    ``hall_screen`` is the screen to keep off, None while the hall is not shown. The operator's own
    window may be moved there as a whole: then it is no longer the hall's.
    """

    def __init__(self, hall: QWidget, operator: QWidget) -> None:
        super().__init__(operator)
        self.hall_screen: QScreen | None = None
        self._hall = hall
        self._operator = operator
        self._calm = Soon(self.bring_back, CALM_MS, self)
        operator.installEventFilter(self)
        application().focusWindowChanged.connect(self._watch)

    def bring_back(self) -> None:
        """Bring back what reaches onto the hall's screen now."""
        operator, hall_screen = self._operator, self.hall_screen
        if hall_screen is None or operator.screen() is hall_screen:
            return
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, HallWindow) or not widget.isVisible():
                continue
            if widget.windowFlags() & Qt.WindowType.WindowTransparentForInput:
                continue  # the numbers of the screens are meant to lie there
            if not widget.geometry().intersects(hall_screen.geometry()):
                continue
            place = widget.frameGeometry()
            if widget is not operator:
                place.moveCenter(operator.frameGeometry().center())
            elif operator.isMaximized() or operator.isFullScreen():
                continue
            _move(widget, place, operator.screen().availableGeometry())

    def stop(self) -> None:
        """Look after the windows no more."""
        self.hall_screen = None
        self._calm.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See where our windows are moved."""
        moved = event.type() in {QEvent.Type.Move, QEvent.Type.Resize}
        if moved and self.hall_screen is not None:
            self._calm.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        known = {self._hall.windowHandle(), self._operator.windowHandle(), None}
        if window not in known and window is not None:
            window.installEventFilter(self)  # a dialog that is dragged later
            self.bring_back()


def _move(widget: QWidget, place: QRect, room: QRect) -> None:
    """Move the window's frame to the place, or so far from it that it lies in the room."""
    frame = widget.frameGeometry().size() - widget.size()
    widget.setMinimumSize(widget.minimumSize().boundedTo(room.size() - frame))
    widget.resize(widget.size().boundedTo(room.size() - frame))
    place.setSize(place.size().boundedTo(room.size()))
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    widget.move(place.topLeft())
