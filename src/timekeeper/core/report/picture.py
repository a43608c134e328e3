"""Planned against actual on one time axis, as plain shapes: every format draws the same ones.

Lengths are millimetres from the upper left corner. Each item has its planned bar above its actual
one; time over the allotment is hatched and ends in a triangle, so that it shows without colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from timekeeper.core.intervals import ZERO, Interval, deviation
from timekeeper.core.programme import Item, Kind
from timekeeper.core.report.details import Details
from timekeeper.core.report.rows import ItemRow, Report
from timekeeper.core.report.summary import WORTH_SAYING

WIDTH = 165.0
LABELS = 55.0
EDGE = 13.0  # room for the figure behind the last bar
ROW = 8.4
BAR = 2.7
HEAD = 12.0
DRIFT = 26.0
ROWS = 22  # as many as a page holds with its heading
STEPS = tuple(timedelta(minutes=count) for count in (5, 10, 15, 30, 60, 120, 240, 480))
TICKS = 9
STRIPE = 1.1


class Ink(StrEnum):
    """What a shape stands for; whoever draws it decides how that looks."""

    PLANNED = "planned"
    ACTUAL = "actual"
    PAUSED = "paused"
    OVER = "over"
    STRIPE = "stripe"
    BREAK = "break"
    AXIS = "axis"
    GRID = "grid"
    DRIFT = "drift"
    LABEL = "label"
    FIGURE = "figure"
    OVER_FIGURE = "over-figure"


class Rectangle(Struct, frozen=True):
    """A filled box."""

    x: float
    y: float
    width: float
    height: float
    role: Ink


class Polyline(Struct, frozen=True):
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    role: Ink


class Triangle(Struct, frozen=True):
    """A filled triangle that marks an overrun; ``x`` and ``y`` are its tip, it points down."""

    x: float
    y: float
    size: float
    role: Ink


class Text(Struct, frozen=True):
    """Words on a base line; ``anchor`` is start, middle or end."""

    x: float
    y: float
    words: str
    role: Ink
    anchor: str = "start"


Shape = Rectangle | Polyline | Triangle | Text


class Picture(Struct, frozen=True):
    """A picture of some items of one session."""

    session: str
    height: float
    shapes: tuple[Shape, ...]
    width: float = WIDTH


class PictureWords(Struct, frozen=True):
    """How the picture speaks: titles, clocks and lengths, and the words of its legend."""

    label: Callable[[Item], str]
    clock: Callable[[datetime], str]
    length: Callable[[timedelta], str]
    planned: str
    actual: str
    over: str
    paused: str
    rest: str
    drift: str


def pictures(report: Report, details: Details, words: PictureWords) -> tuple[Picture, ...]:
    """Return pictures of every session in which something has a planned or an actual time."""
    drawn: list[list[ItemRow]] = [[] for _session in report.sessions]
    for row, slot in zip(report.items, report.programme.slots, strict=True):
        if row.item.timed and (row.actual_start or row.planned_start):
            drawn[slot.session].append(row)
    found: list[Picture] = []
    for session, rows in zip(report.sessions, drawn, strict=True):
        for begin in range(0, len(rows), ROWS):
            chart = _Chart(rows[begin : begin + ROWS], details, words)
            found.append(Picture(session.name, chart.height, tuple(chart.shapes())))
    return tuple(found)


class _Chart:
    """One picture: where its time begins and ends, and what is drawn in it."""

    def __init__(self, rows: Sequence[ItemRow], details: Details, words: PictureWords) -> None:
        self._rows = rows
        self._details = details
        self._words = words
        runs = [run for row in rows for run in details.runs.get(row.item.id, ())]
        known = [at for run in runs for at in (run.start, self._end_of(run))]
        began = ((row.planned_start, row.actual_start) for row in rows)
        late = [deviation(*one) for one in began if None not in one]
        self._of_today = None not in late
        plans = (self._plan(row) for row in rows)
        known += [at for plan in plans if plan is not None for at in plan]
        first, last = min(known), max(known)
        ticks = (step for step in STEPS if last - first <= step * TICKS)
        self._step = next(ticks, timedelta(days=1))
        midnight = datetime(first.year, first.month, first.day, tzinfo=UTC)
        self._start = midnight + (first - midnight) // self._step * self._step
        self._end = max(last, self._start + self._step)
        self._foot = HEAD + ROW * len(rows)

    def _plan(self, row: ItemRow) -> tuple[datetime, datetime] | None:
        """Return an item's planned stretch; None when it has none, or all are of another day."""
        start = row.planned_start or row.planned_end
        return (start, row.planned_end or start) if start is not None and self._of_today else None

    @property
    def height(self) -> float:
        return self._foot + DRIFT

    def shapes(self) -> Iterator[Shape]:
        yield from self._legend()
        for item in [row.item for row in self._rows if row.item.kind is Kind.BREAK]:
            for run in self._details.runs.get(item.id, ()):
                yield self._bar(run.start, self._end_of(run), HEAD, Ink.BREAK, self._foot - HEAD)
        yield from self._axis()
        for index, row in enumerate(self._rows):
            yield from self._row(row, HEAD + ROW * index)
        yield from self._drift()

    def _end_of(self, run: Interval) -> datetime:
        return run.end or max(self._details.as_of or run.start, run.start)

    def _x(self, at: datetime) -> float:
        share = (at - self._start) / (self._end - self._start)
        return LABELS + share * (WIDTH - LABELS - EDGE)

    def _bar(
        self, start: datetime, end: datetime, y: float, role: Ink, height: float = BAR
    ) -> Rectangle:
        left, right = self._x(start), self._x(end)
        return Rectangle(left, y, max(right - left, 0.3), height, role)

    def _legend(self) -> Iterator[Shape]:
        words, x, y = self._words, LABELS, 1.0
        for role, text in (
            (Ink.PLANNED, words.planned),
            (Ink.ACTUAL, words.actual),
            (Ink.OVER, words.over),
            (Ink.PAUSED, words.paused),
            (Ink.BREAK, words.rest),
        ):
            bar = Rectangle(x, y, 5, BAR, role)
            yield bar
            if role is Ink.OVER:
                yield from _stripes(bar)
            yield Text(x + 6, y + 2.3, text, Ink.LABEL)
            x += 9.5 + 1.35 * len(text)

    def _axis(self) -> Iterator[Shape]:
        at = self._start
        while at <= self._end:
            x = self._x(at)
            yield Polyline(((x, HEAD - 1), (x, self.height - 2)), Ink.GRID)
            yield Text(x, HEAD - 2.2, self._words.clock(at), Ink.FIGURE, "middle")
            at += self._step
        yield Polyline(((LABELS, HEAD - 1), (WIDTH - EDGE, HEAD - 1)), Ink.AXIS)

    def _row(self, row: ItemRow, top: float) -> Iterator[Shape]:
        yield Text(0, top + 4.8, self._words.label(row.item), Ink.LABEL)
        upper, lower = top + 1.2, top + 1.2 + BAR + 0.3
        plan = self._plan(row)
        if plan is not None and row.planned_start is not None:
            yield self._bar(*plan, upper, Ink.PLANNED)
        limit, used, last = row.granted, ZERO, None
        for run in self._details.runs.get(row.item.id, ()):
            for start, end, stopped in run.stretches(self._end_of(run)):
                if stopped:
                    yield self._bar(start, end, lower, Ink.PAUSED)
                    continue
                yield from self._stretch(start, end, limit, used, lower)
                used += end - start
                last = end
        if last is not None and limit is not None and used - limit >= WORTH_SAYING:
            yield Triangle(self._x(last) + 1.3, lower + BAR, 2.2, Ink.OVER)
            words = self._words.length(used - limit)
            yield Text(self._x(last) + 2.8, lower + BAR - 0.2, words, Ink.OVER_FIGURE)

    def _stretch(
        self, start: datetime, end: datetime, limit: timedelta | None, used: timedelta, y: float
    ) -> Iterator[Shape]:
        """Yield an unbroken stretch of time, the part of it over the limit marked."""
        over = end if limit is None else min(max(start + limit - used, start), end)
        if over > start:
            yield self._bar(start, over, y, Ink.ACTUAL)
        if over < end:
            bar = self._bar(over, end, y, Ink.OVER)
            yield bar
            yield from _stripes(bar)

    def _drift(self) -> Iterator[Shape]:
        """Yield how late each item began and ended, as a line under the bars."""
        known = sorted(
            (actual, late)
            for row in self._rows
            for planned, actual in (
                (row.planned_start, row.actual_start),
                (row.planned_end, row.actual_end),
            )
            if actual is not None and (late := deviation(planned, actual)) is not None
        )
        worst, five = max((abs(late) for _at, late in known), default=ZERO), timedelta(minutes=5)
        scale = max(-(-worst // five) * five, five)  # the next five minutes, and five at least
        top, foot = self._foot + 7, self.height - 2
        middle = (top + foot) / 2
        yield Text(0, middle + 1, self._words.drift, Ink.LABEL)
        for share, y in ((1, top), (0, middle), (-1, foot)):
            yield Polyline(((LABELS, y), (WIDTH - EDGE, y)), Ink.GRID if share else Ink.AXIS)
            words = self._words.length(share * scale)
            yield Text(LABELS - 1, y + 0.9, words, Ink.FIGURE, "end")
        points = tuple(
            (self._x(at), middle - (late / scale) * (middle - top)) for at, late in known
        )
        if points:
            yield Polyline(points, Ink.DRIFT)


def _stripes(bar: Rectangle) -> Iterator[Polyline]:
    """Yield the hatching of a bar, so that it is told from the others without colour."""
    x = bar.x + STRIPE
    while x < bar.x + bar.width - 0.2:
        yield Polyline(((x, bar.y + bar.height), (x, bar.y)), Ink.STRIPE)
        x += STRIPE
