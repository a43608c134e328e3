"""A sheet over the window that lists the keys of the day; any key or click takes it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.operator.commands import Commands
from timekeeper.desktop.operator.discussion.speaker_queue import queue_keys
from timekeeper.desktop.operator.labels import label
from timekeeper.desktop.plain import Label
from timekeeper.desktop.room import Scrolling
from timekeeper.words.language import _

MARGIN, NEARLY = 40, 0.75
BETWEEN_GROUPS = 15  # pixels
COLUMNS, HEAD = 3, 1.5  # a heading is as high as so many keys
LONGEST_KEYS = 13  # signs: longer ones stand one below the other
LEAFING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


# A heading, and the keys below it with what each does.
KeyGroup = tuple[str, list[tuple[str, str]]]


class KeysOverlay(QFrame):
    """Covers its window while it is shown, and takes every key so that none does anything."""

    def __init__(self, window: QWidget, groups: Callable[[], list[KeyGroup]], hint: str) -> None:
        super().__init__(window)
        self.setObjectName("keysOverlay")
        self.setAccessibleName(_("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window = window
        self._groups, self._hint = groups, hint
        self._before: QWidget | None = None
        self._sheet: QWidget = QFrame()
        self._around = QHBoxLayout(self)
        self._around.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, MARGIN // 2)
        self._around.addWidget(self._sheet, alignment=Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.hide()

    def show_keys(self) -> None:
        """Cover the window with the keys as they are now."""
        self._before = self._window.focusWidget()
        self._fill()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the sheet away, but where the key shows more of it; it does nothing else."""
        event.accept()
        if isinstance(self._sheet, Scrolling) and event.key() in LEAFING:
            before = self._sheet.verticalScrollBar().value()
            QApplication.sendEvent(self._sheet.verticalScrollBar(), event)
            if before != self._sheet.verticalScrollBar().value():
                return
        self._close()

    def event(self, event: QEvent) -> bool:
        """Keep the window's keys from acting behind the sheet."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the sheet away."""
        event.accept()
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def _fill(self) -> None:
        fresh = QFrame()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(28, 14, 28, 14)
        column.setSpacing(8)
        title = label("keysTitle")
        title.setText(_("Keys"))
        column.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(36)
        column.addLayout(row)
        for groups in _shared_out(self._groups()):
            column_of = _column_of(groups)
            row.addLayout(column_of)
            row.setAlignment(column_of, Qt.AlignmentFlag.AlignTop)
        hint = label(role="quiet")
        hint.setText(self._hint)
        column.addWidget(hint)
        room = self._window.width() - 2 * MARGIN
        if fresh.sizeHint().width() > room:
            fresh.setFixedWidth(room)
            for words in fresh.findChildren(QLabel, "words"):
                words.setWordWrap(True)
        area = Scrolling(fresh)
        area.setObjectName("keysSheet")  # the bar lies on the sheet
        if fresh.sizeHint().width() > NEARLY * room:  # once it is shown its letters are larger
            area.setMinimumWidth(room)
        # A layout's item that Python has seen may later be taken for another object: none is.
        self._around.removeWidget(self._sheet)
        self._sheet.deleteLater()
        self._sheet = area
        self._around.addWidget(area, alignment=Qt.AlignmentFlag.AlignCenter)


def keys_of(commands: Commands) -> list[KeyGroup]:
    """Return the keys of the desk, menu by menu."""
    menus: dict[str, list[tuple[str, str]]] = {}
    for command in commands.all():
        if command.keys:
            menus.setdefault(command.group, []).append(("  ".join(command.keys), command.words))
    return [*menus.items(), (_("List of speakers"), list(queue_keys()))]


def _shared_out(groups: list[KeyGroup]) -> list[list[KeyGroup]]:
    """Return the groups of each column, in their order; the columns are about equally long."""
    columns: list[list[KeyGroup]] = [[] for _column in range(COLUMNS)]
    for group in sorted(groups, key=lambda group: len(group[1]), reverse=True):
        shortest = min(columns, key=lambda of: sum(len(keys) + HEAD for _name, keys in of))
        shortest.append(group)
    return sorted(
        (sorted(of, key=groups.index) for of in columns if of), key=lambda of: groups.index(of[0])
    )


def _column_of(groups: list[KeyGroup]) -> QGridLayout:
    """Return a column of the sheet, in which all words stand in line."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    first = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    for name, entries in groups:
        if grid.count():
            grid.setRowMinimumHeight(grid.rowCount(), BETWEEN_GROUPS)
        caption = label(role="caption")
        caption.setText(name.upper())
        grid.addWidget(caption, grid.rowCount(), 0, 1, 2)
        for pressed, does in entries:
            line, words = grid.rowCount(), label("words")
            stands = [pressed] if len(pressed) <= LONGEST_KEYS else pressed.split("  ")
            for below, each in enumerate(stands):
                keys = Label(each)
                keys.setProperty("role", "key")
                grid.addWidget(keys, line + below, 0, alignment=first)
            words.setText(does)
            words.setAlignment(first)
            grid.addWidget(words, line, 1, len(stands), 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid
