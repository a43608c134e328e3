"""The conferences of a year: how many, how long, how far over time, how many online."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from msgspec import Struct

from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.report.comparison import same_name
from timekeeper.core.report.picture import (
    BAR,
    EDGE,
    LABELS,
    WIDTH,
    Ink,
    Picture,
    Polyline,
    Rectangle,
    Shape,
    Text,
)
from timekeeper.core.report.rows import Report
from timekeeper.core.report.summary import is_over
from timekeeper.core.text import composed

ROW = 8.0
ONLINE = "trực tuyến"


class YearRow(Struct, frozen=True):
    """The conferences of one sort or of one body; "" is the name of those that say none.

    ``held`` is the time from the start of each session to its end, ``over`` the overruns of all
    items added up: time left by one makes up for no other.
    """

    name: str
    conferences: int
    online: int
    held: timedelta
    over: timedelta

    @property
    def share(self) -> int:
        """Return how many of a hundred were held online, half up."""
        return (200 * self.online + self.conferences) // (2 * self.conferences)


def year_rows(reports: Iterable[Report], name: Callable[[Programme], str]) -> tuple[YearRow, ...]:
    """Return a row to each name, the most time first, of the conferences that were begun."""
    found: dict[str, list[Report]] = {}
    names: dict[str, str] = {}
    for report in begun(reports):
        called = name(report.programme)
        names.setdefault(same_name(called), called)
        found.setdefault(same_name(called), []).append(report)
    rows = [sums(names[key], of_name) for key, of_name in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.held, row.name)))


def begun(reports: Iterable[Report]) -> list[Report]:
    """Return the reports of conferences of which anything was held."""
    return [report for report in reports if any(row.actual_start for row in report.sessions)]


def sums(name: str, reports: Sequence[Report]) -> YearRow:
    """Return the sums of conferences."""
    spans = (
        row.actual_end - row.actual_start
        for report in reports
        for row in report.sessions
        if row.actual_start is not None and row.actual_end is not None
    )
    late = (row.overrun or ZERO for report in reports for row in report.items if is_over(row))
    return YearRow(
        name,
        len(reports),
        sum(is_online(report.programme) for report in reports),
        sum(spans, ZERO),
        sum(late, ZERO),
    )


def body_of(programme: Programme) -> str:
    """Return which body holds a conference: who convenes, else who issues its programme.

    An office (văn phòng) issues the programme of the body that it serves, its superior.
    """
    office = programme.organisation
    serves = office.superior and composed(office.issuer or "").startswith("văn phòng")
    body = programme.convener or (office.superior if serves else office.issuer) or office.superior
    return " ".join((body or "").split())


def is_online(programme: Programme) -> bool:
    """Return whether other points are linked, or the programme says that it is held online."""
    parts = [part for session in programme.sessions for part in session.parts]
    rooms = [venue for session in programme.sessions for venue in session.venues]
    rooms += [venue for part in parts for venue in part.venues]
    titles = (programme.title, programme.subtitle, *(part.title for part in parts))
    texts = (*filter(None, titles), *(venue.name for venue in rooms))
    return any(venue.point for venue in rooms) or any(ONLINE in composed(text) for text in texts)


def year_picture(rows: Sequence[YearRow], length: Callable[[timedelta], str]) -> Picture:
    """Return the time held and the overruns of each row as bars; ``length`` tells their figures."""
    most = max((row.held for row in rows), default=ZERO) or timedelta(1)
    scale = (WIDTH - LABELS - 2 * EDGE) / (most / timedelta(minutes=1))
    shapes: list[Shape] = []
    for number, row in enumerate(rows):
        y = number * ROW + 1
        shapes.append(Text(LABELS - 2, y + BAR + 0.6, row.name, Ink.LABEL, "end"))
        for bar, (amount, ink) in enumerate(((row.held, Ink.ACTUAL), (row.over, Ink.OVER))):
            width = scale * (amount / timedelta(minutes=1))
            top = y + bar * BAR
            shapes.append(Rectangle(LABELS, top, width, BAR, ink))
            words = Ink.OVER_FIGURE if bar else Ink.FIGURE
            shapes.append(Text(LABELS + width + 1.5, top + BAR - 0.3, length(amount), words))
    height = len(rows) * ROW + 2
    shapes.append(Polyline(((LABELS, 0), (LABELS, height)), Ink.AXIS))
    return Picture("", height, tuple(shapes))
