"""The mistakes of a programme's author as doubts, each with its line and what seems meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from timekeeper.core.checks.problems import Problem, ProblemKind, problems
from timekeeper.core.programme import Programme
from timekeeper.files.importers.draft.draft import Doubt, Suggestion
from timekeeper.files.importers.draft.suggestions import Around, last_ends, neighbours, suggest
from timekeeper.words.language import _
from timekeeper.words.problems import describe

PlaceInProgramme = tuple[int | None, int | None, str | None]  # session, part, item
KeptDoubts = dict[tuple[object, ...], Doubt]  # by all that it says


def author_doubts(
    programme: Programme,
    places: Mapping[PlaceInProgramme, int],
    told: KeptDoubts | None = None,
    known: Collection[Problem] = (),
) -> list[Doubt]:
    """Return what is wrong in the programme; ``places`` tells where it was read.

    ``told`` is what was told of it before: what is the same still is not put into words again.
    Problems that are ``known`` are passed over.
    """
    found = _duplicates(programme, places)
    told = {} if told is None else told
    around, lasts = neighbours(programme), last_ends(programme)
    lines = {item: line for (_s, _p, item), line in places.items() if item}
    for problem in problems(programme):
        if problem in known:
            continue
        s, p, item = problem.session, problem.part, problem.item
        above = ((s, p, item), (s, p, None), (s, None, None))
        line = next((places[place] for place in above if place in places), None)
        beside = around[item] if item is not None else None
        if problem.kind is ProblemKind.OVERLAP and beside and _in_one_row(beside, lines):
            continue
        session = programme.sessions[s] if s is not None else None
        part = session.parts[p] if session and p is not None and item is None else None
        last, end = (lasts[s], session.end) if session and s is not None else (None, None)
        names = (session.name if session else "", part.number if part else "", part and part.title)
        key = (problem, line, beside, last, end, names)
        if key not in told:
            clocks = [f"{at:%H:%M}" for at in (problem.start, problem.end) if at is not None]
            read, message = " - ".join(clocks) or None, describe(problem, programme)
            meant, sure = suggest(problem, beside, last, end)
            told[key] = Doubt(line, problem.kind.value, message, read, item, meant, sure)
        found.append(told[key])
    return found


def _in_one_row(around: Around, lines: Mapping[str, int]) -> bool:
    """Rooms side by side in one row of the original are meant to overlap."""
    item, before, _after = around
    if before is None or before.start != item.start:
        return False
    return item.id in lines and lines[item.id] == lines.get(before.id)


def _duplicates(programme: Programme, places: Mapping[PlaceInProgramme, int]) -> list[Doubt]:
    """The same title at the same time in one session was written twice."""
    found = []
    lines = {item: line for (_s, _p, item), line in places.items() if item}
    for session in programme.sessions:
        # Rooms side by side in one row may do the same.
        seen: dict[tuple[str, object, object], set[int | None]] = {}
        for item in session.items:
            name = (" ".join(item.title.lower().split()), item.start, item.length)
            line = lines.get(item.id)
            if line not in seen.get(name, {line}) and item.start is not None:
                message = _("“{title}” stands here a second time.").format(title=item.title)
                meant = Suggestion("item", None, item.id)
                found.append(Doubt(line, "duplicate", message, item.title, item.id, meant))
            seen.setdefault(name, set()).add(line)
    return found
