"""The report that may leave the house: no words of confidential items, no reasons, no remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from timekeeper.core.changes.editing import edited
from timekeeper.core.events import (
    BallotsCounted,
    Entry,
    Event,
    ItemEdited,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    MessageShown,
    Noted,
    OverrunExplained,
    PresenterSubstituted,
    Replanned,
    SpeakersQueued,
)
from timekeeper.core.programme import Item, Material, Programme
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay
from timekeeper.core.record.showings import Showing
from timekeeper.core.report.rows import Report, body_rows, report
from timekeeper.views.public import Mask, neutral_title


def public_report(original: Programme, entries: Sequence[Entry]) -> tuple[Report, Course]:
    """Return the report that may be published, and the course that it tells of.

    ``original`` is the programme as it was opened, ``entries`` what happened since. Both are
    masked before anything is reckoned, so that no row, figure or picture can hold what they do
    not. Confidential is what was so at any time of the day. Its times stay. Reasons of overruns,
    notes and corrections are left out altogether.
    """
    course = replay(entries)
    final = edited(original, course.edits)
    mentioned = (said for _item, said in course.mentions if isinstance(said, Item))
    versions = (*original.items, *final.items, *mentioned)  # each item as it was at any time
    mask = Mask(final, versions, neutral_title(), course.mentions)
    facts = (
        replace(entry, event=_event(entry.event, mask), by="")
        for entry in course.standing
        if not isinstance(entry.event, Noted | OverrunExplained | MessageShown)
    )
    # Who answered the roll call is no item's, and stands outside what can be undone; so does what
    # the projector showed.
    masked = replay(facts)
    showings = tuple(_shown(course.showings, mask))
    told = replace(masked, roll_calls=course.roll_calls, showings=showings)
    rows = report(_without_remarks(mask.programme(original)), told)
    items = tuple(replace(row, item=mask.item(row.item)) for row in rows.items)
    outside = replace(
        rows,
        programme=mask.programme(rows.programme),
        items=items,
        bodies=tuple(body_rows(items)),
        corrections=(),
    )
    return outside, told


def _event(event: Event, mask: Mask) -> Event:  # noqa: PLR0911  # a case to a kind
    match event:
        case ItemInserted(item, _session, _part, before):
            item = replace(mask.item(item), notes=())
            return replace(event, item=item, before=before and mask.name(before))
        case ItemEdited(item):
            return replace(event, item=replace(mask.item(item), notes=()))
        case ItemMoved():
            return _move(event, mask)
        case ItemRemoved(item, title):
            title = neutral_title() if mask.hides(item) else mask.written(title)
            return ItemRemoved(mask.name(item), title)
        case PresenterSubstituted(item, presenter):
            return PresenterSubstituted(mask.name(item), mask.presenter(item, presenter))
        case BallotsCounted(item, subject=subject, result=result):
            hidden, said = mask.hides(item), (subject, result)
            subject, result = ("", "") if hidden else map(mask.written, said)
            return replace(event, item=mask.name(item), subject=subject, result=result)
        case SpeakersQueued(item, speeches):
            queued = tuple(replace(s, speaker=mask.speaker(item, s.speaker)) for s in speeches)
            return SpeakersQueued(mask.name(item), queued)
        case Replanned():
            return replace(
                event,
                cuts=tuple((mask.name(item), cut) for item, cut in event.cuts),
                dropped=tuple(map(mask.name, event.dropped)),
                moves=tuple(_move(move, mask) for move in event.moves),
                plans=tuple(replace(plan, item=mask.name(plan.item)) for plan in event.plans),
            )
    item_id = getattr(event, "item", None)
    changes: dict[str, Any] = {} if item_id is None else {"item": mask.name(item_id)}
    return replace(event, **changes)


def _shown(showings: Iterable[Showing], mask: Mask) -> Iterator[Showing]:
    """Yield what was shown of open items: by its label, for a file's name may tell anything."""
    for each in showings:
        if each.item is None or each.material is None:
            yield each
        elif not mask.hides(each.item):
            label = each.material.label
            yield replace(each, material=Material("", label and mask.written(label)))


def _move(move: ItemMoved, mask: Mask) -> ItemMoved:
    before = move.before and mask.name(move.before)
    return replace(move, item=mask.name(move.item), before=before)


def _without_remarks(programme: Programme) -> Programme:
    sessions = tuple(
        replace(
            session,
            parts=tuple(
                replace(part, notes=(), items=tuple(replace(i, notes=()) for i in part.items))
                for part in session.parts
            ),
        )
        for session in programme.sessions
    )
    printed = programme.printed and _without_remarks(programme.printed)
    return replace(programme, sessions=sessions, notes=(), printed=printed)
