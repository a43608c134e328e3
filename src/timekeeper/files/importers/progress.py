"""How a long reading tells its progress and is stopped."""

from __future__ import annotations

from collections.abc import Callable

# Told the share of the file that is read, from 0 to 1; False stops the reading.
Watch = Callable[[float], bool]


class ReadingStopped(Exception):
    """The reading was stopped by whoever watched it."""


def unwatched(_share: float) -> bool:
    """Let the reading go on to its end."""
    return True


def go_on(watch: Watch, share: float) -> None:
    """Tell the share that is read; raise ReadingStopped if the watch wants no more."""
    if not watch(share):
        raise ReadingStopped
