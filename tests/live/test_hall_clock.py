"""The hall's time from afar: right within half the round trip, whatever the own clock says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timekeeper.live.hall_clock import SAMPLES, HallClock

WRONG = 437_000.0  # the follower's clock behind the hall's
delays = st.floats(0, 5_000)


def answered(clock: HallClock, sent: float, there: float, thought: float, back: float) -> float:
    """Let a ping take so long there, at the hall, and back."""
    arrived = sent + there + WRONG
    return clock.measure(sent, arrived, arrived + thought, sent + there + thought + back)


def test_before_the_first_answer_nothing_is_known():
    assert HallClock().at(0) is None
    assert HallClock().doubt == float("inf")


@given(st.lists(st.tuples(delays, delays, delays), min_size=1, max_size=20))
def test_the_error_is_never_beyond_half_the_shortest_round_trip(trips):
    clock, sent = HallClock(), 0.0

    for trip in trips:
        answered(clock, sent, *trip)
        sent += 20_000

    hall = clock.at(sent)
    assert hall is not None
    assert abs(hall - (sent + WRONG)) <= clock.doubt + 1e-6
    assert clock.doubt <= min(there + back for there, _thought, back in trips[-SAMPLES:]) / 2 + 1e-6


def test_a_late_answer_does_not_spoil_what_was_measured_well():
    clock = HallClock()
    answered(clock, 0, 1, 0, 1)
    before = clock.at(0)

    answered(clock, 100, 3_000, 0, 10)

    assert clock.at(0) == before


def test_after_a_sleep_the_first_answer_counts():
    clock = HallClock()
    answered(clock, 0, 1, 0, 1)

    clock.measure_anew()
    clock.measure(1_000, 9_000, 9_000, 1_100)

    assert clock.at(0) == 7_950


@given(st.lists(delays, max_size=SAMPLES), st.floats(16, 1e9), st.sampled_from([1, -1]))
def test_a_clock_that_was_set_or_is_another_counts_from_its_first_answer(ways, by, sign):
    clock = HallClock()
    for way in ways:
        answered(clock, 0, way, 0, way)
    doubt = clock.doubt if ways else 0

    moved = sign * (by + doubt)
    clock.measure(0, 5 + WRONG + moved, 5 + WRONG + moved, 10)

    hall = clock.at(0)
    assert hall is not None
    assert abs(hall - WRONG - moved) <= 5.001


def test_without_an_answer_the_time_goes_on():
    clock = HallClock()
    answered(clock, 0, 1, 0, 1)
    clock.measure_anew()

    assert clock.at(3_600_000) == 3_600_000 + WRONG
