"""A strip under the head for what the operator should know and can act on. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton


class Banner(QFrame):
    """One sentence with one button; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._button = QPushButton()
        self._offered: Callable[[], None] | None = None
        self._button.clicked.connect(self._accept)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.addWidget(self._text, stretch=1)
        row.addWidget(self._button)
        self.hide()

    def offer(self, text: str, button: str, act: Callable[[], None]) -> None:
        """Say something and offer what can be done about it."""
        self._text.setText(text)
        self._button.setText(button)
        self._offered = act
        self.show()

    def _accept(self) -> None:
        self.hide()
        if self._offered is not None:
            self._offered()
