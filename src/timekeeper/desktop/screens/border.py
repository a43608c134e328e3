"""The border between the operator's screen and the hall's: his windows do not cross it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QScreen, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from timekeeper.desktop.screens.connected import application

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
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.mend)
        operator.installEventFilter(self)
        application().focusWindowChanged.connect(self._watch)

    def mend(self) -> None:
        """Bring back what reaches onto the hall's screen now."""
        for widget in QApplication.topLevelWidgets():
            if widget is self._operator:
                self._push_back()
            elif widget is not self._hall and widget.isVisible() and self._crosses(widget):
                self._bring_to_operator(widget)

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
            self.mend()

    def _push_back(self) -> None:
        operator, own = self._operator, self._operator.screen()
        still = operator.isVisible() and not operator.isMaximized() and not operator.isFullScreen()
        if still and own is not self.hall_screen and self._crosses(operator):
            _move_into(operator, operator.frameGeometry(), own.availableGeometry())

    def _bring_to_operator(self, widget: QWidget) -> None:
        place = widget.frameGeometry()
        place.moveCenter(self._operator.frameGeometry().center())
        _move_into(widget, place, self._operator.screen().availableGeometry())

    def _crosses(self, widget: QWidget) -> bool:
        if self.hall_screen is None or self._operator.screen() is self.hall_screen:
            return False
        if widget.windowFlags() & Qt.WindowType.WindowTransparentForInput:
            return False  # the numbers of the screens are meant to lie there
        return widget.geometry().intersects(self.hall_screen.geometry())


def _move_into(widget: QWidget, place: QRect, room: QRect) -> None:
    """Move the window's frame to the place, or so far from it that it lies in the room."""
    frame = widget.frameGeometry().size() - widget.size()
    widget.resize(widget.size().boundedTo(room.size() - frame))
    place.setSize(place.size().boundedTo(room.size()))
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    widget.move(place.topLeft())
