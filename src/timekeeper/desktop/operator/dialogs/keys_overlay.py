"""A sheet over the window that lists the keys of the day; any key or click takes it away."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
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
        fresh.setObjectName("keysSheet")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(12)
        title = label("keysTitle")
        title.setText(_("Keys"))
        column.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(36)
        column.addLayout(row)
        menus = self._groups()
        # The two longest lists have a column each, the others share one.
        alone = sorted(menus, key=lambda menu: len(menu[1]))[-2:]
        shared = QVBoxLayout()
        shared.setSpacing(18)
        for menu in menus:
            if menu not in alone:
                shared.addLayout(_group(*menu))
        for column_of in (shared, *(_group(*menu) for menu in menus if menu in alone)):
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
        if fresh.sizeHint().width() > NEARLY * room:  # once it is shown its letters are larger
            area.setMinimumWidth(room)
        self._around.replaceWidget(self._sheet, area)
        self._sheet.deleteLater()
        self._sheet = area


def keys_of(commands: Commands) -> list[KeyGroup]:
    """Return the keys of the desk, menu by menu."""
    with_keys = [command for command in commands.all() if command.keys]
    menus = [
        (name, [("  ".join(command.keys), command.words) for command in of])
        for name, of in groupby(with_keys, lambda c: c.group)
    ]
    return [*menus, (_("List of speakers"), list(queue_keys()))]


def _group(name: str, entries: list[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)  # else that of the row around it
    caption = label(role="caption")
    caption.setText(name.upper())
    caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    column.addWidget(caption)
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for line, (pressed, does) in enumerate(entries):
        keys = Label(pressed)
        keys.setProperty("role", "key")
        first = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        grid.addWidget(keys, line, 0, alignment=first)
        words = label("words")
        words.setText(does)
        words.setAlignment(first)
        grid.addWidget(words, line, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column
