"""How the presenting bodies kept to their times over many conferences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from statistics import median

from msgspec import Struct

from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Kind
from timekeeper.core.report.rows import ItemRow, Report
from timekeeper.core.report.summary import is_over
from timekeeper.core.text import folded


class BodyComparison(Struct, frozen=True):
    """What one body held, of one kind of item or, where ``kind`` is None, of all.

    ``median`` is that of the overruns, negative when under, None where no item had an allotment;
    ``total`` adds up the overruns alone: time left by one item makes up for no other.
    """

    body: str
    kind: Kind | None
    conferences: int
    items: int
    late: int
    median: timedelta | None
    total: timedelta
    used: timedelta


def compare(reports: Iterable[Report]) -> tuple[BodyComparison, ...]:
    """Return every body with its sums, then with those of each kind; the largest overrun first."""
    found: dict[str, list[tuple[int, ItemRow]]] = {}
    names: dict[str, str] = {}
    for number, report in enumerate(reports):
        for row in report.items:
            if row.item.presenter is not None and row.used is not None:
                name = row.item.presenter.accountable
                key = same_name(name)
                names.setdefault(key, name)
                found.setdefault(key, []).append((number, row))
    compared: list[list[BodyComparison]] = []
    for key, rows in found.items():
        by_kind = {kind: [held for held in rows if held[1].item.kind is kind] for kind in Kind}
        kinds = [kind for kind in Kind if by_kind[kind]]
        each = [_totals(names[key], kind, by_kind[kind]) for kind in kinds if len(kinds) > 1]
        compared.append([_totals(names[key], None, rows), *each])
    compared.sort(key=lambda rows: (-rows[0].total, rows[0].body))
    return tuple(row for rows in compared for row in rows)


def _totals(body: str, kind: Kind | None, rows: list[tuple[int, ItemRow]]) -> BodyComparison:
    overruns = [row.overrun for _number, row in rows if row.overrun is not None]
    late = [row.overrun for _number, row in rows if row.overrun is not None and is_over(row)]
    seconds = [overrun.total_seconds() for overrun in overruns]
    return BodyComparison(
        body=body,
        kind=kind,
        conferences=len({number for number, _row in rows}),
        items=len(rows),
        late=len(late),
        median=timedelta(seconds=median(seconds)) if seconds else None,
        total=sum(late, ZERO),
        used=sum((row.used or ZERO for _number, row in rows), ZERO),
    )


def same_name(name: str) -> str:
    """Return what two spellings of one body have in common."""
    return " ".join(folded(name).split())
