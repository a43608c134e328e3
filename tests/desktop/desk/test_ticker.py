"""The second strikes at its time, prepared before and never shown early."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from timekeeper.desktop.desk.ticker import LEAD, Ticker

EIGHT = datetime(2023, 12, 6, 1, tzinfo=UTC)


class Hand:
    """A clock that is moved by hand."""

    def __init__(self, **after: float) -> None:
        self.instant = EIGHT + timedelta(**after)

    def now(self) -> datetime:
        return self.instant


def heard(clock: Hand) -> list[tuple[str, datetime]]:
    """Return what one tick tells."""
    ticker, told = Ticker(clock.now), []
    ticker.coming.connect(lambda second: told.append(("coming", second)))
    ticker.struck.connect(lambda second: told.append(("struck", second)))
    ticker.start()
    ticker.stop()
    return told


def test_the_same_second_is_announced_and_then_struck(app):
    told = heard(Hand())

    assert told == [("coming", EIGHT), ("struck", EIGHT)]


def test_within_a_second_the_one_that_runs_is_told(app):
    told = heard(Hand(milliseconds=993))

    assert told[-1] == ("struck", EIGHT)


def test_a_tick_shortly_before_the_second_tells_of_the_coming_one(app):
    told = heard(Hand(seconds=1, microseconds=-(LEAD // timedelta(microseconds=1))))

    assert told[-1] == ("struck", EIGHT + timedelta(seconds=1))


def test_a_late_tick_tells_of_the_second_it_missed_and_of_no_other(app):
    told = heard(Hand(seconds=2, milliseconds=80))

    assert told[-1] == ("struck", EIGHT + timedelta(seconds=2))


def test_no_second_is_shown_before_its_time(app, qtbot):
    begun = time.perf_counter()

    def now() -> datetime:
        return EIGHT + timedelta(seconds=time.perf_counter() - begun + 0.9)

    early: list[timedelta] = []
    ticker = Ticker(now)
    ticker.struck.connect(lambda second: early.append(second - now()))
    ticker.start()

    qtbot.waitUntil(lambda: len(early) == 3, timeout=5000)
    ticker.stop()

    assert max(early) <= timedelta(milliseconds=1)  # two clocks differ by microseconds


def test_where_the_clock_is_set_the_second_that_runs_is_told_and_the_next_awaited_anew(app):
    clock = Hand()
    ticker, told = Ticker(clock.now), []
    ticker.struck.connect(told.append)
    ticker.start()

    clock.instant += timedelta(seconds=3, milliseconds=900)
    ticker.adjust()
    wait = ticker._timer.remainingTime()
    ticker.stop()
    ticker.adjust()

    assert told == [EIGHT, EIGHT + timedelta(seconds=3)]
    assert wait <= 100
