"""What the operator is asked or told in a dialog of its own. Nothing waits for the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QListView, QMessageBox, QWidget

from timekeeper.desktop.plain import MessageBox, plain_title
from timekeeper.words.language import _


def ask_text(
    parent: QWidget,
    words: tuple[str, str, str],
    answered: Callable[[str], object],
    choices: Sequence[str] = (),
) -> None:
    """Ask for a text, one of the choices if there are any.

    ``words`` are the dialog's title, the question and the button.
    """
    title, question, button = words
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(plain_title(title))
    dialog.setLabelText(question)
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
    if choices:
        dialog.setComboBoxItems(choices)
        dialog.setOption(QInputDialog.InputDialogOption.UseListViewForComboBoxItems)
    for choice in dialog.findChildren(QListView):
        needed = choice.sizeHintForColumn(0) + 2 * choice.sizeHintForRow(0)
        choice.setMinimumWidth(min(needed, parent.window().width() * 2 // 3))
        choice.setWordWrap(True)
    dialog.setOkButtonText(button)
    dialog.setCancelButtonText(_("Cancel"))
    dialog.textValueSelected.connect(answered)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def tell(
    parent: QWidget,
    words: tuple[str, str, str],
    icon: QMessageBox.Icon = QMessageBox.Icon.NoIcon,
) -> None:
    """Tell something until it is closed; ``words`` are the title, the sentence, and more or ""."""
    title, sentence, more = words
    box = MessageBox(parent)
    box.setWindowTitle(plain_title(title))
    box.setIcon(icon)
    box.setText(sentence)
    if more:
        box.setInformativeText(more)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def confirm(
    parent: QWidget,
    words: tuple[str, str, str],
    agreed: Callable[[], object],
    refused: Callable[[], object] | None = None,
) -> None:
    """Ask before what cannot be taken back; ``words`` are the question, yes, and no."""
    question, yes, no = words
    box = MessageBox(parent)
    box.setWindowTitle("timekeeper")
    box.setText(question)
    accept = box.add(yes, QMessageBox.ButtonRole.AcceptRole, agreed)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    if refused is not None:  # with its key, with Escape, or by closing the window
        box.finished.connect(lambda: None if box.clickedButton() == accept else refused())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
