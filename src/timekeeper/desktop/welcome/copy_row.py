"""Where the second record lies, and the way to another place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from timekeeper.desktop.operator.menus.file_menu import FileMenu
from timekeeper.files.places import settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.words.language import _


class CopyRow(QWidget):
    """Names the folder of the copy; the File menu's own entry chooses another."""

    def __init__(self, files: FileMenu) -> None:
        super().__init__()
        self._files = files
        self._folder = QLabel()
        self._folder.setWordWrap(True)
        self._choose = QPushButton(_("Choose…"))
        self._choose.setAccessibleName(_("Choose the folder of the copy"))
        self._choose.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._folder, stretch=1)
        row.addWidget(self._choose)
        self.setMinimumHeight(self._choose.sizeHint().height() + 4)
        self.setFocusProxy(self._choose)
        self._show()

    def _ask(self) -> None:
        self._files.copy_asked.emit()
        self._show()

    def _show(self) -> None:
        self._folder.setText(usable_settings(settings_path()).copy_to or _("None yet"))
