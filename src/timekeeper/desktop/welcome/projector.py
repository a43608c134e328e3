"""Says where the hall's picture goes, and what to do when it goes nowhere."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from timekeeper.desktop.screens.choice import Choice, Projection, name_and_size
from timekeeper.desktop.windows.windows import Windows
from timekeeper.words.language import _


class ProjectorRow(QWidget):
    """One sentence on the projector, kept up to date while cables move, and a way to see it."""

    def __init__(self, windows: Windows) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setWordWrap(True)
        identify = QPushButton(_("Identify screens"))
        identify.clicked.connect(windows.questions.numbers.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._text, stretch=1)
        row.addWidget(identify)
        windows.screens.changed.connect(self._tell)
        self._tell(windows.screens.choice)

    def _tell(self, choice: Choice) -> None:
        self._text.setText(_sentence(choice))


def _sentence(choice: Choice) -> str:
    screen = name_and_size(choice.screen.identity) if choice.screen is not None else ""
    match choice.projection:
        case Projection.SHOWN:
            return _(
                "The hall’s screen is {screen}. The hall’s picture goes there by itself, and never "
                "onto this screen."
            ).format(screen=screen)
        case Projection.CLONED:
            return _(
                "The projector shows the same as this screen. Press Win+P and choose Extend, so "
                "that the hall gets a picture of its own."
            )
        case Projection.SEVERAL | Projection.UNKNOWN:
            return _(
                "It is not sure which screen is the hall’s. Choose it in the Hall menu, under “The "
                "hall's screen”."
            )
        case _:
            return _(
                "No second screen is connected. Connect the projector, press Win+P and choose "
                "Extend; the hall’s picture then appears there by itself."
            )
