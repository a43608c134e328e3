"""What one action of a rehearsal's file says, key by key."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from timekeeper.core import events
from timekeeper.core.intervals import YEARS, local_instant, true_time
from timekeeper.core.programme import Courtesy, Programme
from timekeeper.core.rules import MOST_COUNTED
from timekeeper.words.language import _

Known = TypeVar("Known", bound=StrEnum)

MOST_MINUTES = 24 * 60
LONGEST_COUNT = 4  # figures
_TO_THE_SECOND = 3
ATTENDANCE = ("summoned", "present", "excused", "unexcused")


class ScriptError(Exception):
    """An actions file that cannot be used; the text names file, line and what was expected."""


class ActionFields:
    """One action as it is written; ScriptError tells of what a key cannot say."""

    def __init__(self, action: object, programme: Programme, known: Collection[str]) -> None:
        self._programme = programme
        if not isinstance(action, dict):
            raise ScriptError(_('an action such as {at: "07:30", do: start} was expected'))
        self._values = {key: value for key, value in action.items() if value is not None}
        for key in action.keys() - known:
            raise ScriptError(_("“{key}” is not known here").format(key=key))

    @property
    def keys(self) -> set[str]:
        """Return the keys that say something."""
        return set(self._values)

    @property
    def word(self) -> Any:
        """Return what is to be done, whatever is written there."""
        return self._values.get("do")

    def at(self, since: datetime | None) -> datetime:
        """Return when it is to be done, in UTC; ``since`` is when the action before it was."""
        if not self.keys >= {"at", "do"}:
            raise ScriptError(_("an action needs “at” and “do”"))
        return self.instant("at", since)

    def text(self, key: str) -> str:
        """Return a text, "" where there is none."""
        value = self._values.get(key, "")
        if isinstance(value, str) or type(value) is int:
            return str(value)
        # A bare 1.10 has become 1.1 here, and might be another item.
        raise ScriptError(_("“{key}” is text; put it in quotes").format(key=key))

    def count(self, key: str) -> int:
        """Return a number that is counted from 1 in the file, from 0."""
        written = self.text(key) or "1"
        if not written.isdecimal() or len(written) > LONGEST_COUNT:
            raise ScriptError(_("“{key}” is a number counted from 1").format(key=key))
        return int(written) - 1

    def one_of(self, key: str, known: type[Known]) -> Known:
        """Return one of these words."""
        written = self.text(key)
        if written not in list(known):
            message = _("“{key}” is one of {known}")
            raise ScriptError(message.format(key=key, known=", ".join(known)))
        return known(written)

    def level(self) -> Courtesy | None:
        """Return how much of a time the hall is to see, None where nothing is said."""
        written = self.text("level")
        if not written:
            return None
        if written not in list(Courtesy):
            levels = ", ".join(Courtesy)
            raise ScriptError(_("“level” is one of {levels}").format(levels=levels))
        return Courtesy(written)

    def minutes(self) -> timedelta | None:
        """Return a length that may be negative, None where there is none."""
        if "minutes" not in self._values:
            return None
        try:
            minutes = float(self._values["minutes"])
        except (ValueError, TypeError, OverflowError):
            minutes = MOST_MINUTES + 1
        if not -MOST_MINUTES <= minutes <= MOST_MINUTES:
            message = _("“minutes” is a number, at most {most}")
            raise ScriptError(message.format(most=MOST_MINUTES))
        return timedelta(minutes=minutes)

    def instant(self, key: str, since: datetime | None = None) -> datetime:
        """Return a time of the action's day, else of the programme's first, in UTC."""
        try:
            day, at = self._day(), self._time(key)
        except (ValueError, TypeError, OverflowError):
            message = _(
                '“{key}” is a time such as "07:36" or "07:36:10", “date” such as 2023-12-06'
            )
            raise ScriptError(message.format(key=key)) from None
        if day is None:
            raise ScriptError(_("the programme has no date; say “date” with each action"))
        return local_instant(datetime.combine(day, at), self._programme.timezone, since)

    def true_instant(self, key: str, now: datetime) -> datetime | None:
        """Return what a time of day means at ``now``, both in UTC; None where none is said."""
        if key not in self._values:
            return None
        self.instant(key)  # says what is wrong with it
        return true_time(self._time(key), self._programme.timezone, now, now)

    def place(self) -> tuple[int, int, str | None]:
        """Return session and part, counted from 1 in the file, and the item that comes after."""
        before = self.text("before") or None
        session, part = self.count("session"), self.count("part")
        if before in self._programme.positions and not self._values.keys() & {"session", "part"}:
            slot = self._programme.slot(before)
            return slot.session, slot.part, before
        return session, part, before

    def groups(self) -> tuple[events.GroupCount, ...]:
        """Return who was counted, by group."""
        written = self._values["groups"]
        if not isinstance(written, list) or not all(isinstance(g, dict) for g in written):
            raise ScriptError(_("“{key}” is a list").format(key="groups"))
        for key in set().union(*written) - {*ATTENDANCE, "group"}:
            raise ScriptError(_("“{key}” is not known here").format(key=key))
        return tuple(
            events.GroupCount(
                **{key: _figure(group.get(key, 0), key) for key in ATTENDANCE},
                group=str(group.get("group") or ""),
            )
            for group in written
        )

    def figures(self, keys: Collection[str]) -> dict[str, int]:
        """Return whole numbers by these keys."""
        return {key: _figure(self._values[key], key) for key in keys}

    def _day(self) -> date | None:
        if "date" not in self._values:
            return self._programme.session_date(0)
        day = date.fromisoformat(self._values["date"])
        if day.year not in YEARS:
            raise ValueError(day)
        return day

    def _time(self, key: str) -> time:
        figures = [int(figure) for figure in self.text(key).split(":")]
        hour, minute, second = figures if len(figures) == _TO_THE_SECOND else (*figures, 0)
        return time(hour, minute, second)


def _figure(value: object, key: str) -> int:
    if isinstance(value, int) and 0 <= value <= MOST_COUNTED:
        return value
    raise ScriptError(_("“{key}” is a whole number").format(key=key))
