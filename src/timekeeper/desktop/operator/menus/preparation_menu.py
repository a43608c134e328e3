"""The menu of the time before a conference: the check, the rehearsal, the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from timekeeper.desktop.operator.commands import Commands
from timekeeper.words.language import _


class PreparationMenu(QObject):
    """Fills the menu; the rehearsal’s begins one, or ends the one that is under way."""

    check_asked = Signal()
    rehearsal_asked = Signal()
    settings_asked = Signal()

    def __init__(self, menu: QMenu, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        commands.add(menu, "check", _("Check before the conference…"), self.check_asked.emit, "F9")
        self._rehearsal = commands.add(
            menu, "rehearse", _("Rehearse…"), self.rehearsal_asked.emit, "F8"
        )
        menu.addSeparator()
        commands.add(menu, "settings", _("Settings…"), self.settings_asked.emit)

    def show_rehearsal(self, *, under_way: bool) -> None:
        """Name the rehearsal's entry after what it will do now."""
        self._rehearsal.setText(_("End the rehearsal") if under_way else _("Rehearse…"))
