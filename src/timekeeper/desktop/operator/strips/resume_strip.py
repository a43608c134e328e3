"""The question after a long absence of the program: what the gap is to count as."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from timekeeper.core.events import Recovery
from timekeeper.desktop.desk.desk import Desk
from timekeeper.words.language import _
from timekeeper.words.values import brief, clock, figures


class ResumeStrip(QFrame):
    """Names item, time and gap with three answers; the hall stands by until one is given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("lock")
        self._desk = desk
        self._text = QLabel()
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.setSpacing(10)
        row.addWidget(self._text, stretch=1)
        for choice, words in (
            (Recovery.GO_ON, _("The time went on")),
            (Recovery.PAUSE, _("Count it as a pause")),
            (Recovery.CLOSE, _("It had ended")),
        ):
            button = QPushButton(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(True)  # so that Enter presses it
            button.clicked.connect(lambda _checked, choice=choice: desk.answer(choice))
            row.addWidget(button)
        self.hide()

    def ask(self) -> None:
        """Show the question while there is one."""
        away = self._desk.away
        self.setVisible(away is not None)
        if away is None:
            return
        programme = self._desk.conference.programme
        self._text.setText(
            _(
                "“{item}” was running at {time}; then nobody kept its time for {gap}. "
                "What does that count as?"
            ).format(
                item=brief(away.item),
                time=clock(away.since, programme),
                gap=figures(away.until - away.since),
            )
        )
