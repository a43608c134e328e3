"""The mistakes of a programme's author as doubts, each with its line and what seems meant."""

from __future__ import annotations

from collections.abc import Mapping

from timekeeper.core.checks.problems import problems
from timekeeper.core.programme import Programme
from timekeeper.files.importers.draft.draft import Doubt, Suggestion
from timekeeper.files.importers.draft.suggestions import neighbours, suggest
from timekeeper.words.language import _
from timekeeper.words.problems import describe

PlaceInProgramme = tuple[int | None, int | None, str | None]  # session, part, item


def author_doubts(programme: Programme, places: Mapping[PlaceInProgramme, int]) -> list[Doubt]:
    """Return what is wrong in the programme; ``places`` tells where it was read."""
    found = _duplicates(programme, places)
    around = neighbours(programme)
    for problem in problems(programme):
        place = (problem.session, problem.part, problem.item)
        above = [place, (*place[:2], None), (place[0], None, None)]
        line = next((places[p] for p in above if p in places), None)
        clocks = [f"{at:%H:%M}" for at in (problem.start, problem.end) if at is not None]
        read = " - ".join(clocks) or None
        suggestion, sure = suggest(problem, programme, around)
        message = describe(problem, programme)
        found.append(Doubt(line, problem.kind.value, message, read, problem.item, suggestion, sure))
    return found


def _duplicates(programme: Programme, places: Mapping[PlaceInProgramme, int]) -> list[Doubt]:
    """The same title at the same time in one session was written twice."""
    found = []
    lines = {item: line for (_s, _p, item), line in places.items() if item}
    for session in programme.sessions:
        seen: set[tuple[str, object, object]] = set()
        for item in session.items:
            name = (" ".join(item.title.lower().split()), item.start, item.length)
            if name in seen and item.start is not None:
                message = _("“{title}” stands here a second time.").format(title=item.title)
                meant = Suggestion("item", None, item.id)
                found.append(
                    Doubt(lines.get(item.id), "duplicate", message, item.title, item.id, meant)
                )
            seen.add(name)
    return found
