"""The keys that change what items there are, with their buttons, and whether what follows moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from timekeeper.core.changes.revision import (
    free_id,
    inserted,
    merged,
    moved,
    place_of,
    removed,
    split,
)
from timekeeper.core.changes.rippling import later, with_revised
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Item, Programme
from timekeeper.desktop.plain import Label, plain_tip
from timekeeper.desktop.review.review_table import ReviewTable
from timekeeper.desktop.review.undo_stack import UndoStack
from timekeeper.files.importers.review.correcting import NotAValue, Target, revised, typed
from timekeeper.words.language import _
from timekeeper.words.values import short_date

NEW_ITEM = 10 * A_MINUTE
DATE_WIDTH = 130


class DateField(QComboBox):
    """The day of the conference: typed as one likes, today and tomorrow are offered."""

    typed = Signal(str)

    def __init__(self, today: Day | None) -> None:
        super().__init__()
        self.today = today
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumWidth(DATE_WIDTH)
        self.setAccessibleName(_("Date of the conference"))
        days = ((_("Today"), 0), (_("Tomorrow"), 1)) if today is not None else ()
        for words, later_by in days:
            day = short_date(today + timedelta(days=later_by)) if today is not None else ""
            self.addItem(f"{words}, {day}", day)
        self.activated.connect(lambda place: self.typed.emit(self.itemData(place)))
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("27/11/2026"))
            line.editingFinished.connect(self._tell)

    def show_date(self, day: Day | None) -> None:
        """Show the day as it is now."""
        self.setEditText(short_date(day) if day is not None else "")

    def _tell(self) -> None:
        # What was chosen from the list is told by itself.
        if self.findText(self.currentText()) < 0:
            self.typed.emit(self.currentText())


class EditBar(QWidget):
    """A row of buttons for the chosen item; each also works by its key anywhere in the window.

    ``edited`` carries the programme with another change, ``item_asked`` the item whose other fields
    are to be asked for; ``stepped`` is sent after a step back or forth, ``refused`` carries why
    there is no change, "" when there is one.
    """

    edited = Signal(object)
    item_asked = Signal(object)
    stepped = Signal()
    refused = Signal(str)

    def __init__(
        self, window: QWidget, table: ReviewTable, undo_stack: UndoStack, today: Day | None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._table = table
        self._undo_stack = undo_stack
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.ripple = QCheckBox(_("What follows moves along (Ctrl+R)"))
        self.ripple.setToolTip(
            _("A change of times moves the later items of the session, up to a fixed start.")
        )
        self._on_key("Ctrl+R", self.ripple.toggle)
        self._undo = self._add(_("Undo"), "Ctrl+Z", self.undo)
        self._redo = self._add(_("Redo"), "Ctrl+Y", self.redo)
        self._add(_("Add"), "Ins", self.insert)
        self._add(_("Remove"), "Ctrl+Del", self.remove)
        self._add(_("Move up"), "Alt+Up", partial(self.move_item, -1))
        self._add(_("Move down"), "Alt+Down", partial(self.move_item, 1))
        self._add(_("Split"), "Ctrl+K", partial(self._edit, _halved))
        self._add(_("Merge"), "Ctrl+J", partial(self._edit, merged))
        self._add(_("All fields…"), "Ctrl+I", self._ask_item)
        self._row.addStretch(1)
        self.date = DateField(today)
        self.date.typed.connect(self._change_date)
        name = Label(_("Date of the conference"))
        name.setBuddy(self.date)
        self._row.addWidget(name)
        self._row.addWidget(self.date)
        self._row.addWidget(self.ripple)

    def show_steps(self) -> None:
        """Grey what cannot be undone or done again."""
        self.date.show_date(self._undo_stack.now.programme.date)
        self._undo.setEnabled(self._undo_stack.can_undo)
        self._redo.setEnabled(self._undo_stack.can_redo)

    def undo(self) -> None:
        """Go back a step."""
        if self._undo_stack.undo():
            self.stepped.emit()

    def redo(self) -> None:
        """Take the step again that was undone last."""
        if self._undo_stack.redo():
            self.stepped.emit()

    def insert(self) -> None:
        """Add an item after the chosen one, at its end, and edit its title."""
        item = self._chosen()
        if item is None:
            return
        programme, ripple = self._undo_stack.now.programme, self.ripple.isChecked()
        before = programme.slot(item).item
        start = before.end
        if start is None and before.start is not None and before.length is not None:
            start = later(before.start, before.length)
        end = later(start, NEW_ITEM) if start is not None and ripple else None
        new = Item(free_id(programme), _("New item"), start=start if end else None, end=end)
        session, part, position = place_of(programme, item)
        place = (session, part, position + 1)
        self.edited.emit(inserted(programme, new, place, ripple=ripple))
        self._table.choose_target(Target(item=new.id))
        self._table.edit(self._table.currentIndex())

    def remove(self) -> None:
        """Take the chosen item out of the programme."""
        self._edit(partial(removed, ripple=self.ripple.isChecked()))

    def move_item(self, step: int) -> None:
        """Move the chosen item so many places down, up where that is negative.

        In a field with a list the same key opens that list, as everywhere.
        """
        focused = QApplication.focusWidget()
        if isinstance(focused, QComboBox):
            focused.showPopup()
            return
        ripple = self.ripple.isChecked()
        self._edit(lambda programme, item: moved(programme, item, step, ripple=ripple))

    def _change_date(self, text: str) -> None:
        try:
            day = typed("date", text, self.date.today)
        except NotAValue as error:
            self.refused.emit(str(error))
            return
        if day != self._undo_stack.now.programme.date:
            self.edited.emit(revised(self._undo_stack.now.programme, Target(), "date", day))

    def change(self, item: Item) -> None:
        """Put the item in the place of the one with its id."""
        ripple = self.ripple.isChecked()
        self._edit(lambda programme, _chosen: with_revised(programme, item, ripple=ripple))

    def _ask_item(self) -> None:
        item = self._chosen()
        if item is not None:
            self.item_asked.emit(self._undo_stack.now.programme.slot(item).item)

    def _edit(self, change: Callable[[Programme, str], Programme]) -> None:
        """Change the chosen item, which stays chosen as long as there is one."""
        item = self._chosen()
        if item is not None:
            self.edited.emit(change(self._undo_stack.now.programme, item))
            self._table.choose_target(Target(item=item))

    def _chosen(self) -> str | None:
        """Return the id of the chosen item; say so when a heading is chosen."""
        self._table.end_editing()
        item = self._table.target().item
        self.refused.emit("" if item else _("Choose an item first."))
        return item

    def _add(self, text: str, key: str, act: Callable[[], object]) -> QPushButton:
        """Add a button with its key."""
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(text)
        button.setProperty("role", "compact")
        button.setToolTip(plain_tip(f"{text} ({shown})"))
        button.setAccessibleName(f"{text} ({shown})")
        button.clicked.connect(lambda _checked: act())
        self._on_key(key, act)
        self._row.addWidget(button)
        return button

    def _on_key(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)


def _halved(programme: Programme, item: str) -> Programme:
    """Return the programme with the item split in the middle; its times can then be changed."""
    granted = programme.slot(item).item.allotted or 2 * NEW_ITEM
    return split(programme, item, granted // A_MINUTE // 2 * A_MINUTE)
