"""A row of the original that was left out, taken into the programme by a person."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from timekeeper.core.changes.revision import Position, free_id, inserted
from timekeeper.core.checks.confidential import as_marked
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines.line import CounterStyle, ProgrammeLine
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.original import Row


def taken_in(
    programme: Programme, row: Row, place: Position, *, left_out: bool
) -> tuple[Programme, str] | None:
    """Return the programme with the row as an item at the place, and the item's id.

    Its words no longer stand among the notes. None for a row that says nothing, or that was not
    left out and stands elsewhere than there: its words would be written twice.
    """
    lines = lines_of([row])
    if not lines:
        return None
    read = draft_from(lines).programme.items
    name = free_id(programme)
    if len(read) == 1:
        item = replace(read[0], id=name)
    else:
        title = " ".join(map(_without_bullet, lines))
        item = as_marked(Item(name, title, kind=kind_of(title)))
    rest = _without(programme, {line.original for line in lines})
    if rest == programme and not left_out:
        return None
    return inserted(rest, item, place, ripple=False), name


def _without_bullet(line: ProgrammeLine) -> str:
    return line.original[1:].lstrip() if line.style is CounterStyle.BULLET else line.original


def _without(programme: Programme, texts: Collection[str]) -> Programme:
    def kept(notes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(note for note in notes if note not in texts)

    def in_part(part: Part) -> Part:
        items = tuple(replace(item, notes=kept(item.notes)) for item in part.items)
        return replace(part, items=items, notes=kept(part.notes))

    def in_session(session: Session) -> Session:
        return replace(session, parts=tuple(map(in_part, session.parts)))

    sessions = tuple(map(in_session, programme.sessions))
    return replace(programme, sessions=sessions, notes=kept(programme.notes))
