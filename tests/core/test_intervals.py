"""Lengths in whole minutes, and which instant a time of day means that is given afterwards."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.fakes import at, minutes
from timekeeper.core.intervals import deviation, true_time, whole_minutes

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("near", "now", "wall", "meant"),
    [
        # What was recorded just now, or is done now.
        ("21T00:05:00", "21T00:05:00", "23:45:30", "20T23:45:30"),
        ("21T00:05:00", "21T00:05:00", "11:00:00", "20T11:00:00"),
        ("21T00:05:00", "21T00:05:00", "00:05:00", "21T00:05:00"),
        ("21T00:05:00", "21T00:05:00", "00:04:00", "21T00:04:00"),
        ("21T20:00:00", "21T20:00:00", "07:30:00", "21T07:30:00"),
        ("21T07:00:00", "21T07:00:00", "18:00:00", "20T18:00:00"),
        # What was recorded longer ago.
        ("20T23:50:00", "21T00:20:00", "00:10:00", "21T00:10:00"),
        # A slip: nobody speaks of almost a day ago.
        ("20T23:50:00", "21T00:20:00", "00:30:00", "21T00:30:00"),
        ("20T08:00:00", "21T14:00:00", "08:05:00", "20T08:05:00"),
        ("20T20:00:00", "21T14:00:00", "07:00:00", "21T07:00:00"),
    ],
)
def test_a_true_time_is_the_nearest_that_is_not_to_come_unless_it_is_a_slip(near, now, wall, meant):
    def instant(text):
        return datetime.fromisoformat(f"2024-05-{text}").replace(tzinfo=HANOI)

    found = true_time(time.fromisoformat(wall), HANOI, instant(near), instant(now))

    assert found == instant(meant)


@pytest.mark.parametrize("near", ["2024-10-27T00:20:00+00:00", "2024-10-27T01:20:00+00:00"])
def test_of_a_time_that_comes_twice_the_nearer_is_meant(near):
    recorded = datetime.fromisoformat(near)

    found = true_time(time(2, 25), BERLIN, recorded, datetime.fromisoformat("2024-10-27T09:00Z"))

    assert found - recorded == datetime(2024, 1, 1, 0, 5) - datetime(2024, 1, 1)  # noqa: DTZ001


@pytest.mark.parametrize("late", [0, 3, -2, 12 * 60, -12 * 60])
def test_what_is_held_on_its_day_is_compared_with_its_plan(late: float):
    assert deviation(at(0), at(late)) == minutes(late)


@pytest.mark.parametrize("late", [12 * 60 + 1, -13 * 60, 24 * 60, 1088 * 24 * 60])
def test_a_plan_of_another_day_is_compared_with_nothing(late: float):
    assert deviation(at(0), at(late)) is None


def test_nothing_deviates_from_what_is_not_known():
    assert deviation(None, at(3)) is None
    assert deviation(at(0), None) is None


@pytest.mark.parametrize(
    ("length", "whole"), [(0, 0), (0.49, 0), (0.5, 1), (1.5, 2), (2.5, 3), (-2.5, -3), (-2.49, -2)]
)
def test_half_a_minute_is_rounded_up(length: float, whole: int):
    assert whole_minutes(minutes(length)) == whole
