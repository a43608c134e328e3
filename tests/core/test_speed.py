"""No figure costs more than in proportion: ten times the work takes about ten times as long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.fakes import EIGHT, at, item, part, programme, seconds, session
from tests.growth import LIMIT, growth
from timekeeper.core.events import (
    Entry,
    Event,
    ItemStarted,
    Noted,
    Paused,
    Resumed,
    StartCorrected,
    TimeAdded,
)
from timekeeper.core.programme import Programme
from timekeeper.core.record.history import replay
from timekeeper.core.report.rows import report
from timekeeper.core.timeline import snapshot


def days_of(items: int) -> Programme:
    """Return ten days of parts with a fixed start, a minute or two to an item."""
    each = items // 10
    days = []
    for day in range(10):
        clocks = [f"{6 + n * 15 // each}:{n * 900 // each % 60:02}" for n in range(each)]
        own = [item(f"{day}.{n}", clock, length=1) for n, clock in enumerate(clocks)]
        parts = [part(*own[n : n + 10], fixed_start=True) for n in range(0, each, 10)]
        days.append(session(*parts, day=date(2024, 1, 1) + timedelta(days=day)))
    return programme(*days)


@pytest.mark.parametrize("function", [lambda *day: snapshot(*day, at(600)), report])
def test_the_pictures_of_a_day_cost_in_proportion_to_its_items(function):
    def work(count: int) -> Callable[[], object]:
        planned = days_of(count)
        begun = planned.items[: count // 4]
        course = replay(
            Entry(n, EIGHT + seconds(n), ItemStarted(known.id))
            for n, known in enumerate(begun, start=1)
        )
        return lambda: function(planned, course)

    assert growth(work, 300) < LIMIT


def test_a_programme_is_laid_out_in_proportion_to_its_items():
    assert growth(lambda count: lambda: days_of(count).sittings, 300) < LIMIT


def moving_on(n: int) -> Event:
    kinds = (
        ItemStarted(str(n % 1000)),
        Paused(),
        Resumed(),
        TimeAdded("1", seconds(60)),
        Noted("x"),
    )
    return kinds[n % len(kinds)]


def correcting(n: int) -> Event:
    about = str(n // 2)
    return StartCorrected(about, EIGHT + seconds(n - 1)) if n % 2 else ItemStarted(about)


@pytest.mark.parametrize("fact", [moving_on, correcting])
def test_a_journal_is_replayed_in_proportion_to_its_entries(fact):
    def work(count: int) -> Callable[[], object]:
        entries = [Entry(n + 1, EIGHT + seconds(n), fact(n)) for n in range(count)]
        return lambda: replay(entries)

    assert growth(work, 1000) < LIMIT
