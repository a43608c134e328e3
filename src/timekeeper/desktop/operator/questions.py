"""What the operator is asked in a dialog of its own. Nothing waits for the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QInputDialog,
    QWidget,
)

from timekeeper.live.language import _


def ask_text(
    parent: QWidget, words: tuple[str, str, str], answered: Callable[[str], object]
) -> None:
    """Ask for a text; ``words`` are the dialog's title, the question and the button."""
    title, question, button = words
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setOkButtonText(button)
    dialog.setCancelButtonText(_("Cancel"))
    dialog.textValueSelected.connect(answered)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
