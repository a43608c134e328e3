"""The key that gives the floor; it says to whom, as far as there is room."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from timekeeper.words.language import _

PADDING = 28
_HONORIFIC = re.compile(r"(?:đồng chí|đ/c|đc)[.:]?\s+", re.IGNORECASE)


class CallButton(QPushButton):
    """Names the speaker whom it would call, without what all are addressed with."""

    def __init__(self, clicked: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("callSpeaker")
        self.setAutoDefault(True)  # so that Enter presses it as well
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked: clicked())
        self._words = ""

    def show_name(self, name: str) -> None:
        """Name who would be called; nobody where the name is empty."""
        short = _("Call: {name}").format(name=_HONORIFIC.sub("", name, count=1))
        self._words = short if name else _("Give the floor")
        whole = _("Give the floor: {name}").format(name=name) if name else self._words
        if self.accessibleName() != whole:
            self.setAccessibleName(whole)
            self.setToolTip(whole)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew for the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        measures = QFontMetrics(self.font())
        room = max(0, self.width() - PADDING)
        shown = measures.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if self.text() != shown:
            self.setText(shown)
