"""The speakers of a discussion in their order: who has spoken, who speaks, who waits."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from timekeeper.core.discussion import Speech
from timekeeper.desktop.operator.discussion.queue_row import (
    LOW_ROW,
    ROW_HEIGHT,
    RowDelegate,
    SpeechRole,
    spoken,
)
from timekeeper.desktop.plain import plain_tip
from timekeeper.desktop.tables import NOWHERE, Index
from timekeeper.words.language import _

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def queue_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys of the queue, each with what it does to the chosen speaker."""
    return (
        ("Home", _("Speaks next")),
        ("Alt+↑  Alt+↓", _("Earlier, later")),
        ("Enter", _("Call; twice while another speaks")),
        ("F2", _("Change the limit")),
        ("Delete", _("Withdraw")),
    )


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.speeches: tuple[Speech, ...] = ()

    def show(self, speeches: tuple[Speech, ...]) -> None:
        self.beginResetModel()
        self.speeches = speeches
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.speeches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        speech = self.speeches[index.row()]
        turn = sum(s.waiting for s in self.speeches[: index.row() + 1])
        if role == SpeechRole:
            return speech, turn
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(speech, turn)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(spoken(speech, turn))
        return speech.speaker.name if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kinds = Qt.ItemFlag
        if not index.isValid():
            return kinds.ItemIsDropEnabled
        shown = kinds.ItemIsEnabled | kinds.ItemIsSelectable
        speech = self.speeches[index.row()]
        if not speech.waiting:
            return shown
        waiting = shown | kinds.ItemIsDragEnabled
        return waiting if speech.allotted is None else waiting | kinds.ItemIsEditable

    def mimeTypes(self) -> list[str]:
        return ["application/x-timekeeper-speech"]

    def mimeData(self, indexes: object) -> QMimeData:  # noqa: ARG002  # the queue knows who is dragged
        dragged = QMimeData()
        dragged.setData(self.mimeTypes()[0], b"")
        return dragged

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class SpeakerQueue(QListView):
    """The queue. It changes nothing itself: it says what the operator wants.

    ``reordered`` carries the ids of those who wait in their new order, ``withdrawn`` and ``called``
    a speech, ``extended`` a speech and by how much its limit shall change; ``chosen_changed`` is
    sent when another row is chosen.
    """

    reordered = Signal(object)
    withdrawn = Signal(object)
    called = Signal(object)
    extended = Signal(object, object)
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("speakers")
        self.setAccessibleName(_("Speakers"))
        self.setToolTip(plain_tip("\n".join(f"{keys}: {words}" for keys, words in queue_keys())))
        self._rows = _Rows()
        self.setModel(self._rows)
        self._delegate = RowDelegate(self.extended.emit, self)
        self.setItemDelegate(self._delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.selectionModel().selectionChanged.connect(
            lambda _new, _old: self.chosen_changed.emit()
        )

    def show_rows(self, speeches: tuple[Speech, ...]) -> None:
        """Show these speeches; who is chosen stays so as long as he waits."""
        if speeches == self._rows.speeches:
            return
        chosen = self.chosen()
        self._rows.show(speeches)
        waiting = [row for row, speech in enumerate(speeches) if speech.waiting]
        for row in waiting:
            if chosen is not None and speeches[row].id == chosen.id:
                self.setCurrentIndex(self._rows.index(row))
        if waiting:
            self.executeDelayedItemsLayout()
            last_held = self._rows.index(max(0, waiting[0] - 1))
            self.scrollTo(last_held, QAbstractItemView.ScrollHint.PositionAtTop)
        self.chosen_changed.emit()

    def fold(self, *, folded: bool) -> None:
        """Let the rows be lower, and be content with two."""
        self._delegate.height = LOW_ROW if folded else ROW_HEIGHT
        self.setMinimumHeight(2 * LOW_ROW if folded else 0)
        self.scheduleDelayedItemsLayout()
        self._keep_rows_whole()

    def chosen(self) -> Speech | None:
        """Return who is chosen among those that wait."""
        for index in self.selectedIndexes():
            speech = self._rows.speeches[index.row()]
            return speech if speech.waiting else None
        return None

    def shift(self, by: int) -> None:
        """Let the chosen speaker speak so many turns later, earlier where that is negative."""
        chosen, ids = self.chosen(), [s.id for s in self._waiting()]
        if chosen is None:
            return
        place = ids.index(chosen.id)
        self._place(chosen.id, max(0, min(len(ids) - 1, place + by)))

    def put_first(self) -> None:
        """Let the chosen speaker be the next: the chair calls out of order."""
        self.shift(-len(self._rows.speeches))

    def edit_limit(self) -> None:
        """Let the limit of the chosen speaker be changed in his row."""
        if self.chosen() is not None:
            self.edit(self.selectedIndexes()[0])

    def withdraw(self) -> None:
        """Take the chosen speaker out of the queue."""
        chosen = self.chosen()
        if chosen is not None:
            self.withdrawn.emit(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave empty at the foot what is less than a row."""
        super().resizeEvent(event)
        self._keep_rows_whole()

    def _keep_rows_whole(self) -> None:
        row, room = self._delegate.height, self.contentsRect().height()
        self.setViewportMargins(0, 0, 0, room % row if room > row else 0)

    def event(self, event: QEvent) -> bool:
        """Keep the queue's own keys from the shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and self._wanted(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Order, withdraw and call by keys."""
        # The Enter that closes a limit's box is heard here too, and must call nobody.
        editing = self.state() is QAbstractItemView.State.EditingState
        wanted = None if editing else self._wanted(event)
        if wanted is None:
            super().keyPressEvent(event)
            return
        match wanted:
            case Qt.Key.Key_Up:
                self.shift(-1)
            case Qt.Key.Key_Down:
                self.shift(1)
            case Qt.Key.Key_Home:
                self.put_first()
            case Qt.Key.Key_Delete:
                self.withdraw()
            case Qt.Key.Key_F2:
                self.edit_limit()
            case _:
                chosen = self.chosen()
                if chosen is not None and not event.isAutoRepeat():
                    self.called.emit(chosen)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the dragged speaker speak where he was dropped; the model is not touched."""
        chosen = self.chosen()
        below = QAbstractItemView.DropIndicatorPosition.BelowItem
        index = self.indexAt(event.position().toPoint())
        row = index.row() + (self.dropIndicatorPosition() is below) if index.isValid() else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if chosen is not None:
            self.drop_before(chosen.id, len(self._rows.speeches) if row is None else row)

    def drop_before(self, speech: str, row: int) -> None:
        """Let a waiting speaker speak before the one of a row, after the last beyond the end."""
        before = [s.id for s in self._rows.speeches[:row] if s.waiting and s.id != speech]
        self._place(speech, len(before))

    def _wanted(self, event: QEvent) -> Qt.Key | None:
        if not isinstance(event, QKeyEvent):
            return None
        key, held = Qt.Key(event.key()), event.modifiers() & (ALT | CTRL)
        if held == ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return key
        plain = (
            Qt.Key.Key_Home,
            Qt.Key.Key_Delete,
            Qt.Key.Key_F2,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        )
        return key if not held and key in plain else None

    def _waiting(self) -> tuple[Speech, ...]:
        return tuple(speech for speech in self._rows.speeches if speech.waiting)

    def _place(self, speech: str, place: int) -> None:
        ids = [s.id for s in self._waiting()]
        order = [name for name in ids if name != speech]
        order.insert(place, speech)
        if order != ids:
            self.reordered.emit(tuple(order))
