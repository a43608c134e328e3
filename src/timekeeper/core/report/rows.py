"""Planned against actual, as rows: what the office files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.changes.editing import edited
from timekeeper.core.discussion import Speech
from timekeeper.core.events import (
    BallotsCounted,
    Entry,
    GroupCount,
    ItemRestored,
    ItemSkipped,
    NewPlan,
    OverrunExplained,
    ProgrammeEdit,
    Replanned,
    TimeAdded,
    WitnessedFact,
)
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Item, Programme, Slot
from timekeeper.core.record.course import Correction, Course, Note, State, item_state


class ItemRow(Struct, frozen=True):
    """One item, planned and actual. Instants are UTC.

    ``used`` is actual end minus actual start minus ``paused``, and ``paused`` everything between
    them in which the item did not run: pauses, and other items that came in between. ``overrun``
    is used minus granted, negative when under, None when nothing was allotted.
    ``planned_...`` is what the programme said when the conference was opened, None for an item
    that came in later; ``replanned`` what the last re-planning said, ``cause`` why it overran.
    """

    item: Item
    session: str
    part: str | None
    planned_start: datetime | None
    planned_end: datetime | None
    allotted: timedelta | None
    added: timedelta
    granted: timedelta | None
    actual_start: datetime | None
    actual_end: datetime | None
    paused: timedelta
    used: timedelta | None
    overrun: timedelta | None
    state: State
    planned_allotted: timedelta | None = None
    replanned: NewPlan | None = None
    cause: OverrunExplained | None = None


class SpeechRow(Struct, frozen=True):
    """One speech of a discussion. Instants are UTC, None where it has not begun or ended.

    ``overrun`` is used minus limit and added, negative when under, None without a limit.
    """

    item: Item
    speech: Speech
    start: datetime | None
    end: datetime | None
    used: timedelta | None
    overrun: timedelta | None


class Totals(Struct, frozen=True):
    """Sums over the items that took place; ``overrun`` over those with an allotment."""

    items: int
    allotted: timedelta
    added: timedelta
    paused: timedelta
    used: timedelta
    overrun: timedelta


class SessionRow(Struct, frozen=True):
    """One session, planned and actual. Instants are UTC, None where open or not begun."""

    name: str
    planned_start: datetime | None
    planned_end: datetime | None
    actual_start: datetime | None
    actual_end: datetime | None
    totals: Totals


class BodyRow(Struct, frozen=True):
    """The sums of one presenting body."""

    body: str
    totals: Totals


class Report(Struct, frozen=True):
    """The timing report of a programme.

    ``programme`` is the one that was held in the end, ``original`` the one that was opened.
    ``changes`` are the acts that changed the programme or its times and still count, and what
    happened to the computer's clock. ``attendance`` is who was counted, by the session's index.
    """

    programme: Programme
    items: tuple[ItemRow, ...]
    sessions: tuple[SessionRow, ...]
    bodies: tuple[BodyRow, ...]
    original: Programme
    speeches: tuple[SpeechRow, ...] = ()
    changes: tuple[Entry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Note, ...] = ()
    attendance: Mapping[int, tuple[GroupCount, ...]] = field(default_factory=dict)
    ballots: tuple[BallotsCounted, ...] = ()


_Change = ProgrammeEdit | WitnessedFact | Replanned | TimeAdded | ItemSkipped | ItemRestored


def report(original: Programme, course: Course) -> Report:
    """Return the report of what happened so far; a running item has no end and no used time.

    ``original`` is the programme as it was opened.
    """
    programme = edited(original, course.edits)
    plans = {plan.item: plan for replanned in course.replans for plan in replanned.plans}
    rows = tuple(
        replace(
            _item_row(programme, course, slot, original),
            replanned=plans.get(slot.item.id),
        )
        for slot in programme.slots
    )
    by_session: list[list[ItemRow]] = [[] for _ in programme.sessions]
    for row, slot in zip(rows, programme.slots, strict=True):
        by_session[slot.session].append(row)
    sessions = tuple(
        _row(programme, index, of_session) for index, of_session in enumerate(by_session)
    )
    return Report(
        programme=programme,
        items=rows,
        sessions=sessions,
        bodies=tuple(body_rows(rows)),
        original=original,
        speeches=tuple(_speeches(programme, course)),
        changes=tuple(e for e in course.standing if isinstance(e.event, _Change)),
        corrections=course.corrections,
        notes=course.notes,
        attendance={n: g for n, g in course.attendance.items() if 0 <= n < len(programme.sessions)},
        ballots=tuple(b for b in course.ballots if b.item in programme.positions),
    )


def _speeches(programme: Programme, course: Course) -> Iterable[SpeechRow]:
    for speech in course.speeches:
        if speech.item not in programme.positions:
            continue
        start, end = (speech.run.start, speech.run.end) if speech.run else (None, None)
        used = speech.used(end) if end else None
        limit = speech.allotted
        overrun = used - limit if used is not None and limit is not None else None
        item = programme.slot(speech.item).item
        yield SpeechRow(item, speech, start, end, used, overrun)


def _item_row(programme: Programme, course: Course, slot: Slot, original: Programme) -> ItemRow:
    planned = original.slot(slot.item.id) if slot.item.id in original.positions else None
    session = programme.sessions[slot.session]
    intervals = course.intervals_of.get(slot.item.id)
    start = intervals[0].start if intervals else None
    end = intervals[-1].end if intervals else None
    used = course.used(slot.item.id, end) if end else None
    granted = course.granted(slot.item)
    explained = course.causes.get(slot.item.id)
    return ItemRow(
        item=slot.item,
        session=session.name,
        part=session.parts[slot.part].title,
        planned_start=planned.start if planned else None,
        planned_end=planned.end if planned else None,
        planned_allotted=planned.item.allotted if planned else None,
        allotted=slot.item.allotted,
        added=course.added.get(slot.item.id, ZERO),
        granted=granted,
        actual_start=start,
        actual_end=end,
        paused=end - start - used if start and end and used is not None else ZERO,
        used=used,
        overrun=used - granted if used is not None and granted is not None else None,
        state=item_state(slot, course),
        cause=explained if explained is not None and explained.cause is not None else None,
    )


def _row(programme: Programme, index: int, rows: Sequence[ItemRow]) -> SessionRow:
    starts = [row.actual_start for row in rows if row.actual_start]
    ends = [row.actual_end for row in rows if row.actual_end]
    open_now = len(ends) < len(starts)
    sitting = programme.sittings[index]
    return SessionRow(
        name=programme.sessions[index].name,
        planned_start=sitting.start,
        planned_end=sitting.end,
        actual_start=min(starts, default=None),
        actual_end=None if open_now else max(ends, default=None),
        totals=_totals(rows),
    )


def body_rows(rows: Iterable[ItemRow]) -> Iterable[BodyRow]:
    """Return the sums of every presenting body that held an item."""
    found: dict[str, list[ItemRow]] = {}
    for row in rows:
        if row.item.presenter is not None and row.used is not None:
            found.setdefault(row.item.presenter.accountable, []).append(row)
    return [BodyRow(body, _totals(of_body)) for body, of_body in found.items()]


def _totals(rows: Iterable[ItemRow]) -> Totals:
    held = [row for row in rows if row.used is not None]
    return Totals(
        items=len(held),
        allotted=sum((row.allotted or ZERO for row in held), ZERO),
        added=sum((row.added for row in held), ZERO),
        paused=sum((row.paused for row in held), ZERO),
        used=sum((row.used or ZERO for row in held), ZERO),
        overrun=sum((row.overrun or ZERO for row in held), ZERO),
    )
