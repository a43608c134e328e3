"""The one way by which other threads reach the windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Entrance(QObject):
    """Has the window's thread do what other threads ask for, in the order in which they ask.

    It stays as long as the program. A signal of a window's own goes with the window: a thread that
    just sends it then reads what is not there any more.
    """

    _asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def ask(self, of: QObject, work: Callable[[], object]) -> None:
        """Let it be done in the window's thread unless ``of`` has gone by then; from any thread."""
        if isValid(self):  # not after the program
            self._asked.emit((of, work))

    def _do(self, asked: tuple[QObject, Callable[[], object]]) -> None:
        of, work = asked
        if isValid(of):
            work()


ENTRANCE = Entrance()  # made with the windows' modules, in their thread
