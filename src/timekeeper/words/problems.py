"""Problems of a programme in the operator's words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

from timekeeper.core.checks.problems import Problem, ProblemKind
from timekeeper.core.intervals import whole_minutes
from timekeeper.core.programme import Programme
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import hours_and_minutes

LONGEST_NAME = 80


def describe(problem: Problem, programme: Programme) -> str:
    """Return one sentence that says what was found, where, and what it is compared with."""
    sentence = _TEMPLATES[problem.kind]()
    if problem.kind is ProblemKind.BACKWARDS and problem.end is None:
        sentence = _("{place} begins at {start}, before the session before it.")
    set_meanwhile = problem.kind in (ProblemKind.REPEATED_HOUR, ProblemKind.MISSING_HOUR)
    if set_meanwhile and problem.end is None:
        sentence = _("{place}: clocks are set about then; it begins at {start}.")
    return sentence.format(
        place=_place(problem, programme),
        start=_clock(problem.start),
        end=_clock(problem.end),
        granted=_minutes(problem.granted),
        length=_minutes(problem.length),
    )


# Written as functions so that each sentence is looked up in the language in use when it is spoken.
_TEMPLATES: dict[ProblemKind, Callable[[], str]] = {
    ProblemKind.NO_ITEM: lambda: _("The programme has no item to time."),
    ProblemKind.EMPTY: lambda: _("{place} holds no item: give it one, or remove it."),
    ProblemKind.NO_DATE: lambda: _("The programme does not say on which day it is held."),
    ProblemKind.BACKWARDS: lambda: _("{place}: the clock runs backwards, from {start} to {end}."),
    ProblemKind.OVERLAP: lambda: _(
        "{place} begins at {start}, {length} before the one before it ends at {end}."
    ),
    ProblemKind.GAP: lambda: _(
        "{place}: nothing is planned before it, from {start} to {end} ({length})."
    ),
    ProblemKind.SUM_DISAGREES: lambda: _(
        "{place} is granted {granted}, but its items take {length}."
    ),
    ProblemKind.LENGTH_DISAGREES: lambda: _(
        "{place}: from {start} to {end} is {granted}, but {length} is stated."
    ),
    ProblemKind.OUTSIDE_PART: lambda: _(
        "{place} is outside the time of its part, {start} to {end}."
    ),
    ProblemKind.OUTSIDE_SESSION: lambda: _(
        "{place} is outside the time of its session, {start} to {end}."
    ),
    ProblemKind.NO_LENGTH: lambda: _("{place}: the programme gives it no time."),
    ProblemKind.NO_PRESENTER: lambda: _("{place}: no presenter is named."),
    ProblemKind.AFTER_MIDNIGHT: lambda: _("{place} ends after midnight, at {end}."),
    ProblemKind.REPEATED_HOUR: lambda: _(
        "{place}: clocks are set back and an hour comes twice; from {start} to {end} is meant, "
        "{length}."
    ),
    ProblemKind.MISSING_HOUR: lambda: _(
        "{place}: clocks are set forward and an hour does not come; from {start} to {end} is "
        "meant, {length}."
    ),
    ProblemKind.NOT_CONFIDENTIAL: lambda: _(
        "{place} says that it is internal, but everybody will read it: mark it as internal."
    ),
    ProblemKind.NO_LUNCH: lambda: _("{place}: the day goes through noon without half an hour."),
}


def _place(problem: Problem, programme: Programme) -> str:
    if problem.item is not None:
        item = programme.slot(problem.item).item
        return _("Item “{title}”").format(title=_short(item.title))
    if problem.session is None:
        return ""
    session = programme.sessions[problem.session]
    if problem.part is None:
        return _short(session.name) if session.name else _("The session")
    part = session.parts[problem.part]
    if part.number:
        return _("Part {number}").format(number=part.number)
    return _("Part “{title}”").format(title=_short(part.title)) if part.title else _("The part")


def _short(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    return name[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def _clock(at: time | None) -> str:
    if at is None:
        return ""
    return f"{at.hour}h{at.minute:02}" + (f" ({at.isoformat()[-6:]})" if at.tzinfo else "")


def _minutes(length: timedelta | None) -> str:
    if length is None:
        return ""
    if length >= timedelta(hours=1):
        return hours_and_minutes(length)
    minutes = whole_minutes(length)
    return ngettext("{minutes} minute", "{minutes} minutes", minutes).format(minutes=minutes)
