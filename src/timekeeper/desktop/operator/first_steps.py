"""What the desk offers in place of the table while no programme is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from timekeeper.desktop.operator.labels import label
from timekeeper.desktop.plain import button, plain_tip
from timekeeper.words.language import _

MOST_RECENT = 3


class FirstSteps(QFrame):
    """Buttons for the ways to a programme; ``open_recent`` is told which one is opened again."""

    def __init__(self, steps: tuple[QAction, ...], open_recent: Callable[[Path], object]) -> None:
        super().__init__()
        self.setObjectName("firstSteps")
        self.setProperty("card", "true")
        self._open_recent = open_recent
        self._recent: list[QPushButton] = []
        title, hint = label("nowTitle"), label(role="quiet")
        title.setText(_("No programme is open"))
        hint.setText(_("A file can also be dropped here, or a programme pasted with Ctrl+V."))
        hint.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 22, 28, 22)
        self._column.setSpacing(10)
        self._column.addWidget(title)
        self.keys = [button(step.text().replace("&", ""), step.trigger) for step in steps]
        self.keys[0].setObjectName("accept")
        for key in self.keys:
            self._column.addWidget(key, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(hint)
        self._column.addStretch(1)

    def show_recent(self, paths: tuple[str, ...]) -> None:
        """Offer the programmes that were open before, the latest first."""
        for key in self._recent:
            key.deleteLater()
        self._recent = []
        for place, path in enumerate(map(Path, paths[:MOST_RECENT])):
            words = _("Open again: {name}").format(name=path.name)
            key = button(words, partial(self._open_recent, path))
            key.setToolTip(plain_tip(str(path)))
            self._recent.append(key)
            self._column.insertWidget(2 + place, key, alignment=Qt.AlignmentFlag.AlignLeft)
        first, *others = self.keys
        for one, following in pairwise([first, *self._recent, *others]):
            QWidget.setTabOrder(one, following)


class ProgrammePlace(QStackedWidget):
    """The table of the programme, or the first steps towards one."""

    def __init__(self, table: QWidget, steps: FirstSteps) -> None:
        super().__init__()
        self._table, self._steps = table, steps
        self.addWidget(table)
        self.addWidget(steps)

    def show_steps(self, *, wanted: bool) -> None:
        """Show the steps, the first with the focus, or the table."""
        if wanted is (self.currentWidget() is self._steps):
            return
        self.setCurrentWidget(self._steps if wanted else self._table)
        if wanted:
            self._steps.keys[0].setFocus()

    def minimumSizeHint(self) -> QSize:
        """Return the table's: the steps make do with it."""
        return self._table.minimumSizeHint()
