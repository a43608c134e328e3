"""The frame every question of the desk stands in: a title, fields, what will come of it, a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.operator.labels import ElidedLabel
from timekeeper.desktop.plain import Label, wrapping
from timekeeper.desktop.room import Scrolling, resize_within
from timekeeper.words.language import _

FIELD_HEIGHT = 42  # a name stands in the middle of a field, at the top of a list


class FormDialog(QDialog):
    """A dialog with a form; nothing waits for its answer, and it is gone once it is closed.

    ``lines``: what will come of it takes so many, whatever it says; else as many as it needs.
    """

    def __init__(
        self, title: str, subject: str, accept: str, parent: QWidget, *, lines: int = 0
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = wrapping(subject)
        about.setProperty("role", "subject")
        about.setVisible(bool(subject))
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._outcome = ElidedLabel("", lines=lines) if lines else wrapping()
        self._outcome.setProperty("role", "outcome")
        self._outcome.hide()
        self._buttons = buttons = QDialogButtonBox()
        self._accept = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setObjectName("accept")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(about)
        page = QWidget()
        page.setLayout(self.form)
        self.form.setContentsMargins(0, 0, 0, 0)
        self._fields = Scrolling(page)
        column.addWidget(self._fields, stretch=1)
        column.addWidget(self._outcome)
        self.setMinimumWidth(480)

    def open(self) -> None:
        """Show the dialog, with the keys below and behind its fields."""
        self._column.addWidget(self._buttons)
        self._accept.setDefault(True)
        if isinstance(self._outcome, ElidedLabel):  # Qt would give it the lines of its text alone
            self._outcome.setFixedHeight(self._outcome.sizeHint().height())
        self._fields.updateGeometry()  # it may have been measured without its fields
        whole = self._column.totalSizeHint().expandedTo(self.minimumSize())
        resize_within(self, whole.width(), whole.height())
        super().open()

    def field(self, name: str, widget: QWidget) -> None:
        """Add a field under its name, which a screen reader says too."""
        add_field(self.form, name, widget)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a field where the screen is too small for all of them."""
        self._fields.ensureWidgetVisible(widget)

    def tell(self, outcome: str, *, possible: bool = True) -> None:
        """Say what will come of it; the key is grey while it is not possible."""
        if isinstance(self._outcome, ElidedLabel):
            self._outcome.show_text(outcome)
        else:
            self._outcome.setText(outcome)
        self._outcome.setVisible(bool(outcome))
        self._accept.setEnabled(possible)
        whole = self._column.totalHeightForWidth(self.width())
        if self.isVisible() and whole > self.height():  # else the fields would make room for it
            resize_within(self, self.width(), whole)

    def ask(self, answered: Callable[[], object]) -> None:
        """Show the dialog; ``answered`` is called when the operator agrees."""
        self.accepted.connect(answered)
        self.open()


def add_field(form: QFormLayout, name: str, widget: QWidget) -> None:
    """Add a field to a form under its name, which a screen reader says too."""
    widget.setAccessibleName(name)
    title = Label(name)
    title.setBuddy(widget)
    high = widget.sizeHint().height()
    title.setMinimumHeight(min(FIELD_HEIGHT, high))
    if high > 1.5 * FIELD_HEIGHT:  # Qt has a name stand beside the second line of such a field
        title.setMaximumHeight(FIELD_HEIGHT)
    form.addRow(title, widget)


def offer(box: QComboBox, entries: Iterable[tuple[str, object]]) -> None:
    """Offer these in a box instead, each a text and its value; what is chosen stays chosen."""
    chosen = box.currentText()
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findText(chosen)))
