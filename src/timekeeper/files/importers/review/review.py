"""A draft under review: the programme as corrected so far, and the doubts that are still open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from timekeeper.core.checks.problems import ProblemKind
from timekeeper.core.programme import Item, Programme
from timekeeper.files.importers.draft.author_doubts import PlaceInProgramme, author_doubts
from timekeeper.files.importers.draft.draft import Doubt, Draft
from timekeeper.files.importers.review.correcting import accepted

# Found in the programme itself, so they are looked for anew after each correction.
_AUTHORS = {kind.value for kind in ProblemKind} | {"duplicate"}
_SETTLED_BY = {
    "presenter": ("presenter",),
    "no_title": ("title",),
    "impossible_time": ("start", "end", "length"),
    "length": ("end", "length"),
    "no_time": ("start", "end", "length"),
    "afternoon": ("start",),
}


@dataclass(frozen=True)
class Review:
    """``dismissed`` are the doubts a person has looked at and wants no more of."""

    draft: Draft
    programme: Programme
    dismissed: frozenset[Doubt] = field(default_factory=frozenset)

    @classmethod
    def of(cls, draft: Draft) -> Review:
        """Return the review of a draft, nothing corrected yet."""
        return cls(draft, draft.programme)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return what is in doubt now, in the order of the programme."""
        own = (d for d in self.draft.doubts if d.kind not in _AUTHORS and not self._settled(d))
        found = [*own, *author_doubts(self.programme, self._places)]
        positions = self.programme.positions
        return tuple(
            sorted(
                (doubt for doubt in found if doubt not in self.dismissed),
                key=lambda doubt: (doubt.line or 0, positions.get(doubt.item or "", -1)),
            )
        )

    def revised(self, programme: Programme) -> Review:
        """Return the review with the programme revised."""
        return replace(self, programme=programme)

    def accepted(self, doubt: Doubt) -> Review:
        """Return the review with what the doubt suggests; without a suggestion, dismissed."""
        if doubt.suggestion is None:
            return self.dismiss(doubt)
        return replace(self.dismiss(doubt), programme=accepted(self.programme, doubt.suggestion))

    def dismiss(self, doubt: Doubt) -> Review:
        """Return the review without the doubt; what was read stays."""
        return replace(self, dismissed=self.dismissed | {doubt})

    def line(self, item: str) -> int | None:
        """Return the row of the original an item was read from; None for one added since."""
        return next((line for name, line in self.draft.lines if name == item), None)

    def heading_line(self, session: int, part: int | None = None) -> int | None:
        """Return the row of the original that a session or a part of it was read from."""
        return self._places.get((session, part, None))

    @cached_property
    def _places(self) -> dict[PlaceInProgramme, int]:
        lines = dict(self.draft.lines)
        places: dict[PlaceInProgramme, int] = {}
        headings = {(s, p): line for s, p, line in self.draft.headings}
        read = self.draft.programme
        for s, session in enumerate(self.programme.sessions):
            sections: list[tuple[int | None, tuple[Item, ...]]] = [
                (None, session.items),
                *((p, part.items) for p, part in enumerate(session.parts)),
            ]
            for p, items in sections:
                # Sessions and parts come and go: a heading is known by the items below it.
                below = [read.slot(i.id) for i in items if i.id in read.positions]
                known = [(slot.session, None if p is None else slot.part) for slot in below]
                own = next((place for place in known if place in headings), None)
                if own is not None:
                    places[s, p, None] = headings.pop(own)
                if p is not None:
                    places |= {(s, p, i.id): lines[i.id] for i in items if i.id in lines}
        return places

    def _settled(self, doubt: Doubt) -> bool:
        """A reader's doubt is settled once what it is about was changed or is gone."""
        if doubt.item is not None:
            if doubt.item not in self.programme.positions:
                return True
            before = self.draft.programme.slot(doubt.item).item
            now = self.programme.slot(doubt.item).item
            fields = _SETTLED_BY.get(doubt.kind, ())
            return any(getattr(before, name) != getattr(now, name) for name in fields)
        read = self.draft.programme
        if doubt.kind == "date":
            return self.programme.date != read.date
        return doubt.kind == "no_title" and self.programme.title != read.title
