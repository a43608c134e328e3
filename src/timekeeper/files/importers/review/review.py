"""A draft under review: the programme as corrected so far, and the doubts that are still open."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.changes.revision import headed, inserted, merged, place_of, unheaded
from timekeeper.core.checks.problems import Problem, ProblemKind, problems
from timekeeper.core.programme import Item, Programme
from timekeeper.files.importers.draft.author_doubts import (
    KeptDoubts,
    PlaceInProgramme,
    author_doubts,
)
from timekeeper.files.importers.draft.draft import Doubt, Draft
from timekeeper.files.importers.review.correcting import accepted
from timekeeper.files.importers.review.taking_in import taken_in

# Found in the programme itself, so they are looked for anew after each correction.
_AUTHORS = {kind.value for kind in ProblemKind} | {"duplicate"}
_QUOTED = re.compile("“.*”", re.DOTALL)
_SETTLED_BY = {
    "presenter": ("presenter",),
    "no_title": ("title",),
    "impossible_time": ("start", "end", "length"),
    "length": ("end", "length"),
    "no_time": ("start", "end", "length"),
    "afternoon": ("start",),
}


class Review(Struct, frozen=True, dict=True):
    """``dismissed`` are the doubts a person has looked at and wants no more of, without titles.

    ``taken`` are rows of the original that items have since, by the id of the item, and ``heads``
    those that a part's heading has since, by the id of the item below it. ``told`` keeps what was
    said of mistakes, for the reviews after this one.
    """

    draft: Draft
    programme: Programme
    dismissed: frozenset[Doubt] = field(default_factory=frozenset)
    taken: tuple[tuple[str, int], ...] = ()
    heads: tuple[tuple[str, int], ...] = ()
    told: KeptDoubts = field(default_factory=dict)

    @classmethod
    def of(cls, draft: Draft) -> Review:
        """Return the review of a draft, nothing corrected yet."""
        return cls(draft, draft.programme)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return what is in doubt now, in the order of the programme."""
        own = (d for d in self.draft.doubts if d.kind not in _AUTHORS and not self._settled(d))
        found = [*own, *author_doubts(self.programme, self._places, self.told)]
        positions = self.programme.positions
        return tuple(
            sorted(
                (d for d in found if not self.dismissed or _matter(d) not in self.dismissed),
                key=lambda doubt: (doubt.line or 0, positions.get(doubt.item or "", -1)),
            )
        )

    def revised(self, programme: Programme) -> Review:
        """Return the review with the programme revised.

        What was merged, split, or made a heading or an item knows the rows it was read from.
        """
        before, after = self.programme.positions, programme.positions
        gone, new = before.keys() - after.keys(), after.keys() - before.keys()
        taken, heads = list(self.taken), list(self.heads)
        for item in gone if len(gone) == 1 else ():
            above = self.programme.items[before[item] - 1].id
            if above in after and merged(self.programme, above) == programme:
                taken += [(above, line) for line in self.lines(item)]
            elif headed(self.programme, item) == programme:
                first = programme.items[before[item]]
                heads += [(first.id, line) for line in self.lines(item)]
        for item in new if len(new) == 1 and after[min(new)] else ():
            first, second = programme.items[after[item] - 1 : after[item] + 1]
            if first.title == second.title:
                taken += [(item, line) for line in self.lines(first.id)]
        for item in new if len(new) == 1 else ():
            for below in programme.items[after[item] + 1 : after[item] + 2]:
                s, p, _position = place_of(self.programme, below.id)
                if unheaded(self.programme, s, p) == programme:
                    lines = [line for at, line in heads if at == below.id]
                    taken += [(item, line) for line in lines or (self.heading_line(s, p),) if line]
        return replace(self, programme=programme, taken=tuple(taken), heads=tuple(heads))

    def taken_in(self, line: int) -> tuple[Review, str] | None:
        """Return the review with a row of the original as an item where it stood, and its id.

        A row of an item that was removed brings that back as it was read. None for a row that says
        nothing, with which an item or a heading begins, or that an item goes on with.
        """
        if line in self._places.values():
            return None
        gone = self._gone(line)
        first = self.draft.own_lines[gone[0].id] if gone else line
        above = [(at, place) for place, at in self._places.items() if at < first]
        _line, place = max(
            above, key=lambda one: (one[0], one[1][2] is not None), default=(0, None)
        )
        s, p, item = place or (0, None, None)
        where = (s or 0, p or 0, 0)
        if item is not None:
            session, part, position = place_of(self.programme, item)
            where = (session, part, position + 1)
        if gone:
            programme = self.programme
            for one in reversed(gone):
                programme = inserted(programme, one, where, ripple=False)
            return replace(self, programme=programme), gone[0].id
        row, left_out = self.draft.original[line - 1], line in self.to_take_in
        found = taken_in(self.programme, row, where, left_out=left_out)
        if found is None:
            return None
        taken = (*self.taken, (found[1], line))
        return replace(self, programme=found[0], taken=taken), found[1]

    def _gone(self, line: int) -> list[Item]:
        """Return the items read from a row that is left out since they were removed."""
        read = self.draft.programme
        ids = dict.fromkeys(item for item, at in self.draft.lines if at == line)
        gone = [name for name in ids if name not in self.programme.positions]
        return [read.slot(name).item for name in gone] if line in self.left_out else []

    def accepted(self, doubt: Doubt) -> Review:
        """Return the review with what the doubt suggests; without a suggestion, dismissed."""
        if doubt.suggestion is None:
            return self.dismiss(doubt)
        return replace(self.dismiss(doubt), programme=accepted(self.programme, doubt.suggestion))

    def raised_by(self, doubt: Doubt) -> Doubt | None:
        """Return a mistake that accepting the doubt's suggestion would make, None for none."""
        after, (before, known) = self.accepted(doubt), self._known
        made = author_doubts(after.programme, after._places, self.told, before)
        return next((d for d in made if (d.kind, d.item, d.line) not in known), None)

    @cached_property
    def _known(self) -> tuple[Collection[Problem], Collection[tuple[str, str | None, int | None]]]:
        told = frozenset((doubt.kind, doubt.item, doubt.line) for doubt in self.doubts)
        return frozenset(problems(self.programme)), told

    def dismiss(self, *doubts: Doubt) -> Review:
        """Return the review without the doubts; what was read stays."""
        return replace(self, dismissed=self.dismissed.union(map(_matter, doubts)))

    def lines(self, item: str) -> tuple[int, ...]:
        """Return the rows of the original an item was read from, its own first."""
        return tuple(dict.fromkeys(self._lines.get(item, ())))

    @cached_property
    def left_out(self) -> frozenset[int]:
        """Return the rows of the original that are not, or no longer, in the programme."""
        draft = self.draft
        kept_as_notes = {d.line for d in draft.doubts if d.kind == "not_understood" and d.line}
        read = {line for _item, line in draft.lines} | {line for _s, _p, line in draft.headings}
        present = {line for item in self.programme.positions for line in self.lines(item)}
        begun = {
            part.items[0].id for s in self.programme.sessions for part in s.parts if part.items
        }
        present |= {line for item, line in self.heads if item in begun}
        blank = {n for n, row in enumerate(draft.original, 1) if not any(row.cells)}
        named = {*draft.left_out, *kept_as_notes, *read}
        return frozenset(named - present - blank - {*self._places.values()})

    @cached_property
    def to_take_in(self) -> frozenset[int]:
        """Return the rows that may be meant as items: left out, or kept as a note with a doubt."""
        noted = {d.line for d in self.doubts if d.kind == "not_understood" and d.line}
        return self.left_out | noted

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        lines: defaultdict[str, list[int]] = defaultdict(list)
        for item, line in (*self.draft.lines, *self.taken):
            lines[item].append(line)
        return lines

    def heading_line(self, session: int, part: int | None = None) -> int | None:
        """Return the row of the original that a session or a part of it was read from."""
        return self._places.get((session, part, None))

    @cached_property
    def _places(self) -> dict[PlaceInProgramme, int]:
        lines = {item: lines[0] for item, lines in self._lines.items()}
        places: dict[PlaceInProgramme, int] = {}
        headings = {(s, p): line for s, p, line in self.draft.headings}
        heads = dict(reversed(self.heads))
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
                elif p is not None and items and items[0].id in heads:
                    places[s, p, None] = heads[items[0].id]
                if p is not None:
                    places |= {(s, p, i.id): lines[i.id] for i in items if i.id in lines}
        return places

    def _settled(self, doubt: Doubt) -> bool:
        """A reader's doubt is settled once what it is about was changed or is gone."""
        if doubt.kind == "left_out":
            below = (line for line in self.draft.left_out if line >= (doubt.line or 0))
            return self.left_out.isdisjoint(below)
        if doubt.kind == "not_understood":
            present = self.programme.positions
            return any(line == doubt.line and item in present for item, line in self.taken)
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


def _matter(doubt: Doubt) -> Doubt:
    """Return the doubt without what changes when its item gets another title."""
    if doubt.item is None or doubt.kind not in _AUTHORS:
        return doubt
    return replace(doubt, message=_QUOTED.sub("", doubt.message), suggestion=None)
