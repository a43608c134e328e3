"""What stood on the projector in place of the programme's picture, and how far it was turned."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.events import (
    DisplayFact,
    HallPicture,
    HallSwitched,
    MaterialShown,
    MaterialTakenDown,
)
from timekeeper.core.programme import Material


class Showing(Struct, frozen=True):
    """A material of an item, or another program that the projector was left to: ``item`` is None.

    Instants are UTC, ``end`` is None while it stands. ``page`` is the farthest one that was seen,
    counted as the desk counts; None for what has no pages.
    """

    start: datetime
    end: datetime | None = None
    item: str | None = None
    material: Material | None = None
    page: int | None = None


class Showings:
    """What stood there while the record is folded; undo does not take back what was seen."""

    def __init__(self) -> None:
        self._all: list[Showing] = []

    def all(self) -> tuple[Showing, ...]:
        """Return what stood there, in its order."""
        return tuple(self._all)

    def apply(self, fact: DisplayFact, at: datetime) -> None:
        """Make the fact true at ``at``."""
        match fact:
            case MaterialShown(item, material, page):
                self._show(item, material, page, at)
            case MaterialTakenDown(item):
                self._end(item, at)
            case HallSwitched(HallPicture.GIVEN_WAY):
                self._end(None, at)
                self._all.append(Showing(at))
            case HallSwitched():
                self._end(None, at)

    def shift(self, by: timedelta) -> None:
        """Read all instants by another clock."""
        self._all = [
            replace(each, start=each.start + by, end=each.end and each.end + by)
            for each in self._all
        ]

    def _show(self, item: str, material: Material, page: int | None, at: datetime) -> None:
        last = next((n for n in reversed(range(len(self._all))) if self._all[n].item), None)
        stands = self._all[last] if last is not None else None
        if last is not None and stands is not None and stands.end is None:
            if (stands.item, stands.material) == (item, material):
                farthest = max(stands.page or 0, page or 0) or None
                self._all[last] = replace(stands, page=farthest)
                return
            self._all[last] = replace(stands, end=at)
        self._all.append(Showing(at, None, item, material, page))

    def _end(self, item: str | None, at: datetime) -> None:
        self._all = [
            replace(each, end=at) if each.end is None and each.item == item else each
            for each in self._all
        ]
