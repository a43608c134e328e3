"""The operator's entries for the display that faces the speaker."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.words.language import _


class RostrumMenu(QObject):
    """Shows and hides the rostrum's display.

    ``asked`` is sent when the display is to be shown.
    """

    asked = Signal()

    def __init__(self, menu: QMenu, display: QWidget) -> None:
        super().__init__(menu)
        self._display = display
        menu.addSeparator()
        self._shown = menu.addAction(_("Rostrum display"))
        self._shown.setCheckable(True)
        self._shown.triggered.connect(self._show_or_hide)
        menu.aboutToShow.connect(lambda: self._shown.setChecked(display.isVisible()))

    def _show_or_hide(self, wanted: bool) -> None:  # Qt's own signature
        if wanted:
            self.asked.emit()
        else:
            self._display.hide()
