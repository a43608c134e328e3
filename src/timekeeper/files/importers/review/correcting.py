"""One field of a programme set by a person: by accepting a suggestion, or by typing it."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import time
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.changes.revision import removed
from timekeeper.core.changes.rippling import (
    ending,
    lasting,
    later,
    starting,
    with_end_before,
    with_revised,
)
from timekeeper.core.changes.sessions import without
from timekeeper.core.checks.confidential import as_marked
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Item, Part, Programme, Session, span
from timekeeper.files.importers.draft.draft import Suggestion
from timekeeper.files.importers.grammar.dates.dates import find_date
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.names import presenter_from
from timekeeper.files.importers.grammar.times.times import only
from timekeeper.words.language import _

LONGEST_MINUTES = 24 * 60
_TWO_CLOCKS = re.compile(r"([^-–—]+)[-–—]([^-–—]+)")
_DIGITS = re.compile(r"([0-9]{1,2})[\s:.,h]*([0-9]{2})?", re.IGNORECASE)


class Target(Struct, frozen=True):
    """What a field belongs to: an item, else a part of a session, a session, the programme."""

    session: int | None = None
    part: int | None = None
    item: str | None = None


class NotAValue(ValueError):
    """What was typed is no value for the field; its text says in a sentence what is."""


def accepted(programme: Programme, suggestion: Suggestion) -> Programme:
    """Return the programme with what is suggested; nothing else in it changes.

    An item that is gone changes nothing.
    """
    target = Target(suggestion.session, suggestion.part, suggestion.item)
    if target.item is not None and target.item not in programme.positions:
        return programme
    if suggestion.field == "item":
        return _without(programme, target)
    text = "" if suggestion.value is None else str(suggestion.value)
    return revised(programme, target, suggestion.field, typed(suggestion.field, text))


def _without(programme: Programme, target: Target) -> Programme:
    if target.item is not None:
        return removed(programme, target.item, ripple=False)
    if target.session is None:
        return programme
    return without(programme, target.session, target.part, ripple=False)


def typed(field: str, text: str, today: Day | None = None) -> Any:
    """Return the value a person typed for a field; raise NotAValue when it is none.

    An empty text is None. A time may be typed as 7h30, 7:30, 730 or 7, a start also with its end or
    length: 730-735, 7h30 (5p) give both times. Where ``today`` is known, a date may be typed as
    27/11, of the year that brings it nearest, or as the word for today.
    """
    text = " ".join(text.split())
    if not text:
        return None
    if field in ("start", "end"):
        return (_range(text) if field == "start" else None) or _clock(text)
    if field == "minutes":
        return _minutes(text)
    if field != "date":
        return text
    try:
        return Day.fromisoformat(text)
    except ValueError:
        day = _date(text, today)
    if day is None:
        raise NotAValue(_("“{text}” is no date; type it as 06/12/2023.").format(text=text))
    return day


def _date(text: str, today: Day | None) -> Day | None:
    if today is None:
        return find_date(text)
    if text.casefold() in {"today", "hôm nay", _("Today").casefold()}:
        return today
    near = (find_date(text, today.year + step) for step in (0, 1, -1))
    return min(filter(None, near), key=lambda day: abs(day - today), default=None)


def revised(
    programme: Programme, target: Target, field: str, value: Any, *, ripple: bool = False
) -> Programme:
    """Return the programme with a field set to a value of its type, or to None for no value.

    ``field`` is "number", "title", "short_title", "presenter", "start", "end", "minutes", "kind",
    "conditional", "confidential" or "date"; a start may come with its end. With ``ripple`` what
    follows an item moves along with its times, and the first start that an item gets ends the one
    before it, if nothing else does. A title or presenter that says so makes an item confidential,
    as when it is read. The sessions go along with the programme's day where that is the first
    one's, or where one of them would come before it.
    """
    if isinstance(value, tuple):
        begun = revised(programme, target, "start", value[0], ripple=ripple)
        return revised(begun, target, "end", value[1], ripple=ripple)
    if target.item is not None:
        before = programme.slot(target.item).item
        if field == "start" and ripple and before.start is None and value is not None:
            programme = with_end_before(programme, before.id, value)
        item = revised_item(before, field, value, keep_length=ripple)
        ripple = ripple and field in ("start", "end", "minutes")
        return with_revised(programme, item, ripple=ripple)
    if target.session is None:
        days = [session.date for session in programme.sessions if session.date]
        if (
            field == "date"
            and value
            and (days[:1] == [programme.date] or min(days, default=value) < value)
        ):
            return programme.dated(value)
        changed = {"title": {"title": value or ""}, "date": {"date": value}}.get(field, {})
        return replace(programme, **changed)
    sessions = list(programme.sessions)
    session = sessions[target.session]
    if target.part is None:
        sessions[target.session] = _revised_session(session, field, value)
    else:
        parts = list(session.parts)
        parts[target.part] = _revised_part(parts[target.part], field, value)
        sessions[target.session] = replace(session, parts=tuple(parts))
    return replace(programme, sessions=tuple(sessions))


def revised_item(item: Item, field: str, value: Any, *, keep_length: bool = False) -> Item:
    """Return the item with a field set, as ``revised`` sets it.

    With ``keep_length`` another start moves its end along, else it changes its length.
    """
    if isinstance(value, tuple):
        item = revised_item(item, "start", value[0], keep_length=keep_length)
        return revised_item(item, "end", value[1])
    before = item
    match field:
        case "start":
            item = starting(item, value, keep_length=keep_length)
        case "end":
            item = ending(item, value)
        case "minutes":
            item = lasting(item, None if value is None else value * A_MINUTE)
        case "presenter" if item.presenter is None or item.presenter.text != value:
            item = replace(item, presenter=presenter_from(value or ""))
        case "title":
            # Until somebody has chosen the kind, it is what the title says.
            of_title = item.kind is kind_of(item.title)
            item = replace(item, title=value or item.title)
            item = replace(item, kind=kind_of(item.title)) if of_title else item
        case "number" | "short_title" | "kind" | "conditional" | "confidential":
            item = replace(item, **{field: value})
    return as_marked(item, before)


def _revised_session(session: Session, field: str, value: Any) -> Session:
    match field:
        case "title":
            return replace(session, name=value or session.name)
        case "start" | "end" | "date":
            return replace(session, **{field: value})
        case "minutes" if value is not None and session.start is not None:
            return replace(session, end=later(session.start, value * A_MINUTE))
    return session


def _revised_part(part: Part, field: str, value: Any) -> Part:
    if field in ("number", "title", "start", "end"):
        return replace(part, **{field: value})
    if field != "minutes":
        return part
    length = None if value is None else value * A_MINUTE
    granted = span(part.start, part.end)
    if part.start is None or granted is None or part.length not in (None, granted):
        return replace(part, length=length)
    # A range that agreed with its length follows.
    if length is None:
        return replace(part, end=None, length=None)
    stated = None if part.length is None else length
    return replace(part, end=later(part.start, length), length=stated)


def _range(text: str) -> tuple[time, time] | None:
    """Return the start and end of what says both; None for a single time."""
    when = only(text)
    if when is not None and when.start is not None and when.reached_end is not None:
        return when.start, when.reached_end
    ends = _TWO_CLOCKS.fullmatch(text)
    return (_clock(ends[1]), _clock(ends[2])) if ends else None


def _clock(text: str) -> time:
    found = _DIGITS.fullmatch(text)
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:  # noqa: PLR2004  # a clock
        return time(int(found[1]), int(found[2] or 0))
    digits = re.fullmatch(r"([0-9])([0-5][0-9])", text)
    if digits:
        return time(int(digits[1]), int(digits[2]))
    when = only(text)
    if when is None or when.start is None or when.end is not None:
        raise NotAValue(_("“{text}” is no time; type it as 7h30 or 07:30.").format(text=text))
    return when.start


def _minutes(text: str) -> int:
    when = only(text)
    if text.isascii() and text.isdigit():
        count = int(text[:6])
    elif when is not None and when.length is not None and when.start is None:
        count = round(when.length / A_MINUTE)
    else:
        count = 0
    if not 0 < count <= LONGEST_MINUTES:
        raise NotAValue(_("“{text}” is no length; type the minutes, such as 15.").format(text=text))
    return count
