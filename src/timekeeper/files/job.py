"""Work that takes its time: it tells how much of it is done, and ends when nobody wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Cancelled(Exception):
    """Whoever asked for the work does not want its result any more."""


class Job:
    """One piece of work, between whoever does it and whoever waits for it, in any two threads.

    ``name`` is what the operator is told that it does, "" when it is not told. ``told`` is called
    with the share that is done, from 0 to 1, in the thread that works. ``refuse`` is called right
    before something is changed, and raises where by then it may not be.
    """

    def __init__(
        self,
        name: str = "",
        told: Callable[[float], object] = lambda _share: None,
        refuse: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self.refuse = refuse
        self._told = told
        self._cancelled = False
        self._lasting = False
        self._deciding = threading.Lock()

    @property
    def cancelled(self) -> bool:
        """Return whether nobody wants it any more."""
        return self._cancelled

    def cancel(self) -> bool:
        """Let the work end with nothing changed; return False when it is too late for that."""
        with self._deciding:
            self._cancelled = not self._lasting
            return self._cancelled

    def go_on(self, share: float) -> None:
        """Tell the share that is done; raise Cancelled when the rest is not wanted."""
        self._told(share)
        if self._cancelled:
            raise Cancelled

    def stand_by(self) -> None:
        """Be called right before something is changed: from now on nothing cancels the work.

        Raises Cancelled when that has happened already, or what ``refuse`` does.
        """
        self.refuse()
        with self._deciding:
            if self._cancelled:
                raise Cancelled
            self._lasting = True
