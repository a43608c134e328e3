"""How a day went in a few figures: what an office says of it before the tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from timekeeper.core.intervals import ZERO
from timekeeper.core.record.course import State
from timekeeper.core.report.details import Details
from timekeeper.core.report.rows import ItemRow, Report, SessionRow

WORTH_SAYING = timedelta(seconds=30)  # less is no minute, and no overrun either
NAMED = 3  # as many overruns as a sentence can name


class Span(Struct, frozen=True):
    """A planned and an actual stretch of time; instants are UTC, None where not known."""

    planned_start: datetime | None
    planned_end: datetime | None
    actual_start: datetime | None
    actual_end: datetime | None


class Summary(Struct, frozen=True):
    """The figures of a day.

    ``over`` and ``under`` are the rows that overran or left time by half a minute or more, the
    largest first; ``counts``
    how many items came to each state. ``unlimited`` are items held without an allotment, so that
    nothing can be said of their overrun; ``unplanned`` those without a planned start.
    """

    whole: Span
    counts: dict[State, int]
    over: tuple[ItemRow, ...]
    under: tuple[ItemRow, ...]
    added: tuple[ItemRow, ...]
    paused: timedelta
    pauses: int
    unlimited: tuple[ItemRow, ...]
    unplanned: tuple[ItemRow, ...]
    skipped: tuple[ItemRow, ...]

    @property
    def timed(self) -> int:
        """Return how many items were to be held in the hall."""
        return sum(count for state, count in self.counts.items() if state is not State.STUDY)

    @property
    def over_time(self) -> timedelta:
        """Return the overruns added up."""
        return sum((row.overrun or ZERO for row in self.over), ZERO)

    @property
    def under_time(self) -> timedelta:
        """Return the time left by those that ended early, added up; not negative."""
        return -sum((row.overrun or ZERO for row in self.under), ZERO)


def day_summary(report: Report, details: Details) -> Summary:
    """Return the figures of the day so far."""
    rows = report.items
    counts: dict[State, int] = {}
    for row in rows:
        counts[row.state] = counts.get(row.state, 0) + 1
    measured = [row for row in rows if row.overrun is not None]
    ended = [pause for pause in details.pauses if pause.end is not None]
    return Summary(
        whole=_whole(report.sessions, details),
        counts=counts,
        over=_largest(row for row in measured if is_over(row)),
        under=_largest(row for row in measured if is_under(row)),
        added=tuple(row for row in rows if row.added),
        paused=sum((pause.length or ZERO for pause in ended), ZERO),
        pauses=len(details.pauses),
        unlimited=tuple(row for row in rows if row.used is not None and row.allotted is None),
        unplanned=tuple(
            row for row in rows if row.item.timed and row.used is not None and not row.planned_start
        ),
        skipped=tuple(row for row in rows if row.state in {State.SKIPPED, State.NOT_HELD}),
    )


def is_over(row: ItemRow) -> bool:
    """Return whether the item overran by what counts as a minute."""
    return row.overrun is not None and row.overrun >= WORTH_SAYING


def is_under(row: ItemRow) -> bool:
    """Return whether the item left what counts as a minute."""
    return row.overrun is not None and row.overrun <= -WORTH_SAYING


def session_span(row: SessionRow) -> Span:
    """Return a session's span."""
    return Span(row.planned_start, row.planned_end, row.actual_start, row.actual_end)


def _whole(sessions: Sequence[SessionRow], details: Details) -> Span:
    starts = [row.actual_start for row in sessions if row.actual_start]
    ends = [row.actual_end for row in sessions if row.actual_end]
    return Span(
        planned_start=sessions[0].planned_start if sessions else None,
        planned_end=sessions[-1].planned_end if sessions else None,
        actual_start=min(starts, default=None),
        actual_end=max(ends, default=None) if details.finished else None,
    )


def _largest(rows: Iterable[ItemRow]) -> tuple[ItemRow, ...]:
    return tuple(sorted(rows, key=lambda row: abs(row.overrun or ZERO), reverse=True))
