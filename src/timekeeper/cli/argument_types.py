"""What the arguments of the commands may be; ArgumentTypeError says what else was expected."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date as Day
from datetime import datetime

from timekeeper.core.intervals import YEARS
from timekeeper.words.language import _

SLOWEST = 0.001
_SIZE = re.compile(r"([1-9][0-9]{2,3})x([1-9][0-9]{2,3})")


def server(text: str) -> tuple[str, int]:
    """Return host and port of a server; a port after it is left for browsers."""
    # No other command needs it.
    from timekeeper.files.broker.access import NoAccess, read_server  # noqa: PLC0415

    try:
        return read_server(text)
    except NoAccess as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def number(pattern: str, expected: str) -> Callable[[str], int]:
    """Return what reads a number that is written so; else the sentence says what was expected."""

    def read(text: str) -> int:
        if not re.fullmatch(pattern, text):
            raise argparse.ArgumentTypeError(expected)
        return int(text)

    return read


def day(text: str) -> Day:
    """Return a day."""
    try:
        return Day.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("a date such as 2023-12-06 was expected")) from None


def speed(text: str) -> float | None:
    """Return how many times faster than real time, None for as fast as possible."""
    if text == "max":
        return None
    try:
        times = float(text)
    except ValueError:
        times = 0.0
    if not SLOWEST <= times < float("inf"):
        raise argparse.ArgumentTypeError(_("a number above 0, or max, was expected"))
    return times


def sizes(text: str) -> list[tuple[int, int]]:
    """Return the sizes of the operator's and the hall's virtual screens."""
    found = [_SIZE.fullmatch(each) for each in text.split(",")]
    if None in found:
        raise argparse.ArgumentTypeError(_("sizes such as 1366x768,1920x1080 were expected"))
    return [(int(each[1]), int(each[2])) for each in found if each]


def size(text: str) -> tuple[int, int]:
    """Return the size of a screen in pixels."""
    found = _SIZE.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(_("a size such as 1024x768 was expected"))
    return int(found[1]), int(found[2])


def date_and_time(text: str) -> datetime:
    """Return an instant; without an offset it is of the conference’s zone."""
    expected = argparse.ArgumentTypeError(_("a time such as 2023-12-06T08:00:00 was expected"))
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise expected from None
    if instant.year not in YEARS:
        raise expected
    return instant
