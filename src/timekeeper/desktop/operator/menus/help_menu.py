"""The Help menu: the keys, changing them, and what this program is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.desktop.operator.commands import Command, Commands
from timekeeper.desktop.operator.dialogs.questions import tell
from timekeeper.desktop.operator.menus.keys_overlay import KeysOverlay, keys_of
from timekeeper.files.places import data_folder
from timekeeper.words.language import _

# ruff: noqa: PLC0415  # what is shown is loaded when it is asked for


class HelpMenu(QObject):
    """Fills the menu; ``keys_chosen`` carries the keys the operator chose, by command name.

    ``open_place`` shows a folder in the system's own window and says whether it could.
    """

    keys_chosen = Signal(object)

    def __init__(self, menu: QMenu, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self.menu = menu
        hint = _("Any key closes this sheet. Keys can be changed in the Help menu.")
        self.overlay = KeysOverlay(window, partial(keys_of, commands), hint)
        self.open_place = QDesktopServices.openUrl
        guide = _("The operator’s guide")
        declared = (
            Command("help", _("Keys"), self.overlay.show_keys, "F1", "?"),
            Command("guide", guide, self._show_guide, "Shift+F1"),
            Command("keys", _("Change keys…"), self._change_keys),
            None,
            Command("log", _("Open the folder of the error log"), self._open_log),
            Command("about", _("About timekeeper"), self._tell_about),
        )
        commands.fill(menu, declared)

    def _show_guide(self) -> None:
        from timekeeper.desktop.operator.dialogs.guide import Guide

        Guide(self._window).show()

    def _change_keys(self) -> None:
        from timekeeper.desktop.operator.menus.keys_dialog import KeysDialog

        dialog = KeysDialog(self._commands, self._window)
        dialog.chosen.connect(self.keys_chosen.emit)
        dialog.open()

    def _open_log(self) -> None:
        folder = data_folder()
        if not self.open_place(QUrl.fromLocalFile(str(folder))):
            told = _("The folder could not be opened; the error log lies in {folder}.")
            tell(self._window, ("timekeeper", told.format(folder=folder), ""))

    def _tell_about(self) -> None:
        from importlib.metadata import version

        about = _(
            "Keeps a conference to its printed programme, shows the hall what is held, and "
            "writes down how the day went.\n\nFree software under the MIT licence, made with "
            "Qt for Python (LGPL), Be Vietnam Pro (OFL) and other free libraries. Their "
            "licences are in the folder “licences” beside the program."
        )
        name = f"timekeeper {version('timekeeper')}"
        tell(self._window, (_("About timekeeper"), name, about))
