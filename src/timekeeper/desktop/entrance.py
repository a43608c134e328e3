"""The one way by which other threads reach the windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class _Door(QObject):
    """What Qt carries a request through to the thread that it was made in."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def _do(self, asked: tuple[QObject, Callable[[], object]]) -> None:
        of, work = asked
        if isValid(of):
            work()


class Entrance:
    """Has the window's thread do what other threads ask for, in the order in which they ask.

    It stays as long as the program. A signal of a window's own goes with the window: a thread that
    just sends it then reads what is not there any more.
    """

    def __init__(self) -> None:
        self._door = _Door()

    def open(self) -> None:
        """Be there again where an application that ended took it along; in the window's thread.

        A command that measures what the hall would show has such a one.
        """
        if not isValid(self._door):
            self._door = _Door()

    def ask(self, of: QObject, work: Callable[[], object]) -> None:
        """Let it be done in the window's thread unless ``of`` has gone by then; from any thread."""
        if isValid(self._door):  # not after the program
            self._door.asked.emit((of, work))


ENTRANCE = Entrance()  # made with the windows' modules, in their thread
