"""Text of programmes and people as it is written: no window takes it for HTML or for a key.

Qt guesses whether a text is rich; a title with tags would lose words, and a picture in it would be
fetched. So every label and message box is one of these, and every tool tip and every text with
keys that is not the program's own goes through here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSizePolicy,
)


class Label(QLabel):
    """A label that shows its text as it is written."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text, and let no ink of the last one stay at the label's edge.

        At a scaling such as 150 % an edge lies within a pixel, which Qt inks and does not erase; it
        does where a label moves or goes.
        """
        same = text == self.text()
        super().setText(text)
        around = self.parentWidget()
        if around is not None and not same:
            around.update(self.geometry().adjusted(-1, -1, 1, 1))


def wrapping(text: str = "") -> Label:
    """Return a label for what nobody knows the length of, such as a path.

    It takes the lines it needs of the width it is given; a window never grows beyond its screen
    for it.
    """
    made = Label(text)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


class MessageBox(QMessageBox):
    """A message box that shows its texts as they are written."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # A text that can be marked is cut off at its line: it would lose the marks above.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def showEvent(self, event: QShowEvent) -> None:
        """Leave every button the room for its words: the sheet's least width would pass for it."""
        for button in self.buttons():
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())
        super().showEvent(event)

    def add(
        self, words: str, role: QMessageBox.ButtonRole, act: Callable[[], object]
    ) -> QPushButton:
        """Add and return a button with these words; ``act`` is called once the box is gone.

        What is closed or opened while the box stands would leave the keyboard with no window.
        """
        added = self.addButton(words, role)
        self.finished.connect(lambda: act() if self.clickedButton() == added else None)
        return added

    def setInformativeText(self, text: str) -> None:
        """Show more below the text."""
        super().setInformativeText(text)
        for label in self.findChildren(QLabel):  # Qt leaves that of this text to its guess
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)


class Button(QPushButton):
    """A button that Enter presses where it has the focus; Qt would press the dialog's default."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space is taken."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    words: str, act: Callable[[], object], *, by_enter: bool = True, role: str = ""
) -> Button:
    """Return a button with these words, none of whose letters is a key.

    ``by_enter``: in a dialog Enter presses it also from a field. ``role`` is its style sheet's.
    """
    made = Button(without_keys(words))
    made.setAutoDefault(by_enter)
    if role:
        made.setProperty("role", role)
    made.clicked.connect(lambda _checked: act())
    return made


def add_line(into: QListWidget, text: str, at: int | None = None) -> QListWidgetItem:
    """Add a line to a list, at its end or where it is told, and return it.

    Qt makes it: one that Python made may leave its wrapper behind as the list is cleared, and the
    program ends there (seen with PySide 6.11).
    """
    place = into.count() if at is None else at
    into.insertItem(place, text)
    return into.item(place)


def plain_tip(text: str) -> str:
    """Return a tool tip that reads as the text is written."""
    if "<" not in text and "&" not in text:
        return text
    from html import escape  # noqa: PLC0415  # few texts look like markup

    return f"<span style='white-space: pre-wrap'>{escape(text)}</span>"


def plain_title(text: str) -> str:
    """Return a window's title that reads as the text is written: "[*]" is Qt's mark of a change."""
    return text.replace("[*]", "[*][*]")


def without_keys(text: str) -> str:
    """Return a text for buttons and menus in which no letter is a key."""
    return text.replace("&", "&&")
