"""The operator's entries for the display that faces the speaker."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.core.events import Audience
from timekeeper.desktop.desk import Desk
from timekeeper.desktop.operator.menus import add_action
from timekeeper.desktop.operator.questions import ask_text
from timekeeper.live.language import _


class RostrumMenu(QObject):
    """Shows and hides the rostrum's display, and sends the speaker a sentence.

    ``asked`` is sent when the display is to be shown.
    """

    asked = Signal()

    def __init__(self, menu: QMenu, desk: Desk, display: QWidget) -> None:
        super().__init__(menu)
        self._menu = menu
        self._desk = desk
        self._display = display
        menu.addSeparator()
        self._shown = menu.addAction(_("Rostrum display"))
        self._shown.setCheckable(True)
        self._shown.triggered.connect(self._show_or_hide)
        menu.aboutToShow.connect(lambda: self._shown.setChecked(display.isVisible()))
        add_action(menu, _("Message to the speaker…"), self._ask_message, "N")
        add_action(
            menu, _("Take the speaker's message down"), lambda: desk.tell(Audience.ROSTRUM, "")
        )

    def _show_or_hide(self, wanted: bool) -> None:  # Qt's own signature
        if wanted:
            self.asked.emit()
        else:
            self._display.hide()

    def _ask_message(self) -> None:
        words = (_("Message to the speaker"), _("The speaker will read:"), _("Show"))
        ask_text(self._menu, words, lambda text: self._desk.tell(Audience.ROSTRUM, text))
