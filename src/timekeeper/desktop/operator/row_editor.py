"""An item edited in its row of the programme: title, presenter, planned start and minutes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from timekeeper.core.acts import Edit
from timekeeper.core.events import ItemEdited
from timekeeper.core.intervals import whole_minutes
from timekeeper.core.programme import Item
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.programme_model import PlacedItem, ProgrammeColumn
from timekeeper.desktop.operator.programme_table import ProgrammeTable
from timekeeper.desktop.plain import plain_tip
from timekeeper.words.language import _
from timekeeper.words.values import made_internal

FIELDS = ("title", "presenter", "start", "minutes")  # in the order of the Tab key
HEIGHT = 84  # two lines of fields
FIELD_HEIGHT, FIGURES_WIDTH = 36, 76
_TIMES = (ProgrammeColumn.PLANNED, ProgrammeColumn.TIMES)
# The window or a menu has the keys for a moment: what was typed waits.
_FOR_A_MOMENT = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class RowEditor(QFrame):
    """The fields of one item over its row of the table.

    Each that was changed is one act, done when the field is left. A value that is refused stays as
    it was typed, and so does everything when the day goes on below it. No key of the desk works.
    """

    def __init__(self, desk: Desk, table: ProgrammeTable) -> None:
        super().__init__(table.viewport())
        self.setObjectName("rowEditor")
        self.setAccessibleName(_("Edit in the row"))
        self._desk, self._table = desk, table
        self._item = ""
        self._shown = dict.fromkeys(FIELDS, "")
        self._fields = {name: self._field(name) for name in FIELDS}
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._fields["presenter"], stretch=1)
        for name in ("start", "minutes"):
            self._fields[name].setFixedWidth(FIGURES_WIDTH)
            below.addWidget(self._fields[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        column.addWidget(self._fields["title"])
        column.addLayout(below)
        self.hide()
        table.verticalScrollBar().valueChanged.connect(self._place)
        table.viewport().installEventFilter(self)
        desk.opened.connect(lambda _conference: self._close())

    def edit(self, item: str, field: str = "title") -> None:
        """Open the row of an item, unless what is being typed in another one is refused."""
        if item != self._item:
            if not self._keep_all():
                return
            self._item = item
            self._show_item(self._now(), typed_too=True)
            row = self._table.programme_model().row_of(item)
            self._table.selectRow(row)
            self._table.scrollTo(self._table.programme_model().index(row, ProgrammeColumn.TITLE))
        self.show()
        self._place()
        self._fields[field].setFocus(Qt.FocusReason.OtherFocusReason)
        # All of it, from the end: what is longer than the field is seen from its beginning.
        self._fields[field].end(False)
        self._fields[field].home(True)

    def edit_chosen(self) -> None:
        """Open the chosen row, else that of what runs or comes next."""
        snapshot, chosen = self._desk.snapshot(), self._table.chosen()
        focus = snapshot.current or snapshot.next
        item = chosen or (focus.item if focus else None)
        if item is None:
            self._desk.said.emit(_("Choose an item in the table first"))
        else:
            self.edit(item.id)

    def show_changed(self) -> None:
        """Show what the item has become; what is being typed stays."""
        if not self._item:
            return
        if self._item not in self._desk.conference.programme.positions:
            self._close()
            return
        self._show_item(self._now())
        self._place()

    def focusNextPrevChild(self, on: bool) -> bool:
        """Go on to the next field, after the last to the first of the item below; or back."""
        name = next((n for n, field in self._fields.items() if field.hasFocus()), None)
        if name is None:
            return True
        if not self._keep(name):
            self.edit(self._item, name)
            return True
        step = 1 if on else -1
        place = FIELDS.index(name) + step
        if 0 <= place < len(FIELDS):
            self.edit(self._item, FIELDS[place])
            return True
        programme = self._desk.conference.programme
        row = programme.positions[self._item] + step
        if 0 <= row < len(programme.items):
            self.edit(programme.items[row].id, FIELDS[place % len(FIELDS)])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why a key that no field knows does nothing now."""
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self._desk.said.emit(_("A row is being edited: Enter keeps it, Esc leaves it."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the fields before the desk does; open a row by a double click."""
        if watched is self._table.viewport():
            if event.type() is QEvent.Type.Resize:
                self._place()
            if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonDblClick:
                return self._edit(event.position().toPoint())
            return False
        match event:
            case QKeyEvent() if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()  # it comes back as a key of the field
                return True
            case QKeyEvent() if event.type() is QEvent.Type.KeyPress:
                return self._ended_by(event.key())
            case QFocusEvent() if event.type() is QEvent.Type.FocusOut:
                if event.reason() not in _FOR_A_MOMENT:
                    self._leave(watched)
        return super().eventFilter(watched, event)

    def _edit(self, place: QPoint) -> bool:
        index = self._table.indexAt(place)
        row = self._table.programme_model().rows[index.row()] if index.isValid() else None
        if not isinstance(row, PlacedItem):
            return False
        area, name = self._table.visualRect(index), "title"
        if index.column() in _TIMES:
            name = "start" if place.x() < area.center().x() else "minutes"
        elif row.item.presenter is not None and place.y() > area.center().y():
            name = "presenter"
        self.edit(row.item.id, name)
        return True

    def _ended_by(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._keep_all():
                self._close()
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _leave(self, left: QObject) -> None:
        """Keep the field that was left; where the row was left, all of it, and close it."""
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):
            self._keep(next(name for name, field in self._fields.items() if field is left))
        elif self._item and self._keep_all():
            self._close()

    def _keep_all(self) -> bool:
        for name in FIELDS:
            if not self._keep(name):
                self.edit(self._item, name)
                return False
        return True

    def _keep(self, name: str) -> bool:
        """Do what was typed into a field; return whether nothing is left to be done."""
        from timekeeper.core.checks.confidential import marking_of  # noqa: PLC0415  # many patterns
        from timekeeper.files.importers.review.correcting import (  # noqa: PLC0415  # loads the grammar
            NotAValue,
            revised_item,
            typed,
        )

        text = self._fields[name].text()
        if not self._item or text == self._shown[name]:
            return True
        before = self._now()
        try:
            value = typed(name, text)
        except NotAValue as error:
            self._desk.said.emit(str(error))
            return False
        after = revised_item(before, name, value, keep_length=True)
        if name == "title" and value is None:
            after = replace(before, title="")  # the day says why not
        if after != before and self._desk.act(Edit(ItemEdited(after))):
            return False
        self._shown[name] = _text(after, name)
        self._fields[name].setText(self._shown[name])
        if after.confidential and not before.confidential:
            self._desk.said.emit(made_internal(marking_of(after)))
        return True

    def _show_item(self, item: Item, *, typed_too: bool = False) -> None:
        for name, field in self._fields.items():
            untouched, self._shown[name] = field.text() == self._shown[name], _text(item, name)
            if (untouched or typed_too) and field.text() != self._shown[name]:
                field.setText(self._shown[name])

    def _now(self) -> Item:
        return self._desk.conference.programme.slot(self._item).item

    def _close(self) -> None:
        self._item = ""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self._table.setFocus()
        self.hide()

    def _place(self) -> None:
        """Lie over the row, or as near to it as the table is in sight."""
        if not self._item:
            return
        model, seen = self._table.programme_model(), self._table.viewport().rect()
        row = self._table.visualRect(model.index(model.row_of(self._item), ProgrammeColumn.TITLE))
        top = max(0, min(row.top(), seen.height() - HEIGHT))
        self.setGeometry(0, top, seen.width(), HEIGHT)
        self.raise_()

    def _field(self, name: str) -> QLineEdit:
        words = {
            "title": _("Title"),
            "presenter": _("Presenter"),
            "start": _("Start"),
            "minutes": _("Minutes"),
        }[name]
        field = QLineEdit()
        field.setObjectName("cell")
        field.setFixedHeight(FIELD_HEIGHT)
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.setToolTip(plain_tip(words))
        field.installEventFilter(self)
        return field


def _text(item: Item, name: str) -> str:
    """Return a field of the item as it is typed."""
    match name:
        case "title":
            return item.title
        case "presenter":
            return item.presenter.text if item.presenter else ""
        case "start":
            return f"{item.start:%H:%M}" if item.start else ""
    return str(whole_minutes(item.allotted)) if item.allotted else ""
