"""Keeps display and system awake while a conference is open."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.words.language import _

PATIENCE = 3.0  # seconds for a system that is slow to take the request back

_log = logging.getLogger(__name__)


class Wakefulness(Protocol):
    """What the system answered: ``active`` when it will stay awake."""

    @property
    def active(self) -> bool:
        """Return whether the system keeps awake."""
        ...


WakeRequest = Callable[[], AbstractContextManager[Wakefulness]]


def ask_the_system() -> AbstractContextManager[Wakefulness]:
    """Return a request that holds display and system awake for as long as it is entered."""
    from wakepy import keep  # noqa: PLC0415  # its import is not to delay the windows

    return keep.presenting(on_fail="pass")


class KeepAwake(QObject):
    """Holds the request to stay awake between ``start`` and ``stop``.

    ``refused`` carries a sentence for the operator when the system does not grant it; ``granted``
    is what it answered, None while it has not.
    """

    refused = Signal(str)

    def __init__(
        self, request: WakeRequest = ask_the_system, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.granted: bool | None = None
        self._request = request
        self._thread: threading.Thread | None = None
        self._released = threading.Event()

    def start(self) -> None:
        """Ask the system to stay awake; returns at once, and asks only once."""
        if self._thread is not None:
            return
        # A thread of its own: a message bus that hangs would hold the windows for seconds, and
        # the library wants to be entered and left in one thread. A daemon never keeps the
        # program from ending, even when stop() was missed.
        self._released = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(self._released,), name="keep awake", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Let the system sleep again when it wants to."""
        if self._thread is None:
            return
        self._released.set()
        self._thread.join(PATIENCE)
        self._thread = None
        self.granted = None

    def _run(self, released: threading.Event) -> None:
        try:
            with self._request() as answer:
                self._answer(released, active=answer.active)
                released.wait()
        except Exception:  # noqa: BLE001  # whatever the system's services do, the day goes on
            _log.exception("The request to stay awake failed")
            self._answer(released, active=False)

    def _answer(self, released: threading.Event, *, active: bool) -> None:
        if not released.is_set():
            ENTRANCE.ask(self, partial(self._tell, active))

    def _tell(self, active: bool) -> None:
        if self._thread is not None:
            self.granted = active
        if self.granted is False:
            self.refused.emit(
                _(
                    "The computer may go to sleep: it does not let itself be kept awake. "
                    "Switch off sleep and screen saver in its settings."
                )
            )
