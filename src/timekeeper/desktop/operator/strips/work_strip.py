"""A strip that says what takes a while, with a key to do without it. It holds nothing up."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from timekeeper.words.language import _

PATIENCE_MS = 300  # what is done sooner needs no word


class WorkStrip(QFrame):
    """Shown while work takes longer than a moment; ``cancelled`` asks to drop it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("work")
        self._text = QLabel()
        bar = QProgressBar()
        bar.setRange(0, 0)  # how long it takes cannot be told
        bar.setTextVisible(False)
        bar.setFixedWidth(160)
        bar.setAccessibleName(_("Under way"))
        cancel = QPushButton(_("Cancel"))
        cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 16, 4)
        row.setSpacing(16)
        row.addWidget(self._text, stretch=1)
        row.addWidget(bar)
        row.addWidget(cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()

    def show_work(self, name: str) -> None:
        """Say what is under way if it takes a while; an empty name takes the strip down."""
        if not name:
            self._patience.stop()
            self.hide()
            return
        self._text.setText(name)
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()
