"""The fields a cell is edited in. Enter keeps what was typed, Tab goes on to the next field."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from timekeeper.core.programme import Kind
from timekeeper.desktop.review.review_model import LevelRole, ReviewColumn, ReviewLevel, column_name
from timekeeper.desktop.tables import Index
from timekeeper.words.language import _
from timekeeper.words.values import kind_name

_HINTS = QStyledItemDelegate.EndEditHint
_KEYS: dict[int, QStyledItemDelegate.EndEditHint] = {
    Qt.Key.Key_Return: _HINTS.SubmitModelCache,
    Qt.Key.Key_Enter: _HINTS.SubmitModelCache,
    Qt.Key.Key_Tab: _HINTS.EditNextItem,
    Qt.Key.Key_Backtab: _HINTS.EditPreviousItem,
}
ROOM_FOR_CURSOR = 2  # pixels behind a line; the text stands where the cell had it
ROUNDED = 0.5  # pixels that a line may be higher than its cursor
_WRAPPED = (ReviewColumn.SHORT_TITLE, ReviewColumn.PRESENTER)  # a heading's is its date


class Editors(QStyledItemDelegate):
    """Makes an editor to each cell: lines for long texts, a heading's too, a list for kinds.

    ``refused`` tells whether what was typed last was no value for its field.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.refused = self._by_tab = False

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor that fits the cell."""
        column = ReviewColumn(index.column())
        editor: QWidget
        if column is ReviewColumn.KIND:
            editor = QComboBox(parent)
            for kind in Kind:
                editor.addItem(kind_name(kind), kind)
            editor.view().setMinimumWidth(editor.sizeHint().width())  # whatever the column's
        elif column is ReviewColumn.TITLE or (
            column in _WRAPPED and index.data(LevelRole) is ReviewLevel.ITEM
        ):
            editor = QPlainTextEdit(parent)
            editor.document().setDocumentMargin(ROOM_FOR_CURSOR)
            editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            editor.setTabChangesFocus(True)
            editor.textChanged.connect(partial(_grow, editor))
        else:
            editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setAccessibleName(column_name(column))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(Kind(value)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
            # Whoever goes through a template writes over it; whoever opens one field corrects it.
            heading = index.data(LevelRole) is not ReviewLevel.ITEM
            if self._by_tab or heading or value == _("New item"):
                editor.selectAll()
            else:
                editor.moveCursor(QTextCursor.MoveOperation.End)
        elif isinstance(editor, QLineEdit):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        value: Any = None
        if isinstance(editor, QComboBox):
            value = editor.currentData()
        elif isinstance(editor, QPlainTextEdit):
            value = editor.toPlainText()
        elif isinstance(editor, QLineEdit):
            value = editor.text()
        self.refused = not model.setData(index, value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Give a field the room of its cell, and one of several lines as many as its text has."""
        editor.setGeometry(option.rect)
        if isinstance(editor, QPlainTextEdit):
            _grow(editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """End the editing with Enter and Tab at once, in fields of several lines too.

        A field whose value is refused stays open.

        Qt itself leaves these keys to such fields, and lets Enter go on to the table.
        """
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            hint = _KEYS.get(event.key())
            if hint is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commitData.emit(editor)
                if self.refused and isinstance(editor, QLineEdit):
                    editor.selectAll()  # what is typed next takes its place
                    return True
                self._by_tab = hint in (_HINTS.EditNextItem, _HINTS.EditPreviousItem)
                self.closeEditor.emit(editor, hint)  # the next one is opened within
                self._by_tab = False
                return True
        return super().eventFilter(editor, event)


def _grow(editor: QPlainTextEdit) -> None:
    """Give the field room for all its lines, over the rows around it, within the table."""
    area, view = editor.geometry(), editor.parentWidget()
    lines = editor.document().size().height()  # which such a field counts in lines
    text = round(lines * (editor.cursorRect().height() + ROUNDED))
    around = area.height() - editor.viewport().height() + 2 * ROOM_FOR_CURSOR
    area.setHeight(max(area.height(), text + around))
    if view is not None and area.bottom() >= view.height():
        area.moveBottom(view.height() - 1)
        area.setTop(max(area.top(), 0))
    editor.setGeometry(area)
