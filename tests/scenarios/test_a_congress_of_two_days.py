"""Two days: each session on its own date, a night between, and what is closed unfinished."""

from __future__ import annotations

import pytest

from tests.commands import CONGRESS

FIRST, SECOND = "2025-07-10", "2025-07-11"


@pytest.fixture
def congress(played):
    return played(
        f"07:30 start date: {FIRST}",
        f"07:40 next date: {FIRST}",
        f"07:50 close date: {FIRST}",
        f"13:30 start date: {FIRST}",
        f"13:50 next date: {FIRST}",
        f"14:40 close date: {FIRST}",
        f"07:31 start date: {SECOND}",
        f"07:46 next date: {SECOND}",
        agenda=CONGRESS,
    )


def test_over_night_the_second_day_comes_next_on_its_own_date(congress):
    picture = congress.at("20:00:00", FIRST)

    assert (picture["stage"], picture["current"]) == ("waiting", None)
    assert picture["next"]["id"] == "s3.p1.i1"
    assert picture["next"]["expected_start"] == f"{SECOND}T07:30:00+07:00"


def test_the_second_day_has_its_own_clock(congress):
    picture = congress.at("07:40:00", SECOND)

    assert picture["current"]["id"] == "s3.p1.i1"
    assert (picture["current"]["elapsed_s"], picture["current"]["remaining_s"]) == (540, 360)
    assert (picture["deviation_s"], picture["session_expected_end"]) == (
        60,
        f"{SECOND}T11:16:00+07:00",
    )


def test_what_a_closed_session_left_is_not_held(congress):
    items = congress.report["items"]

    assert items["s1.p1.i2"]["actual_end"] == f"{FIRST}T07:50:00+07:00"
    assert items["s1.p1.i3"]["state"] == "not_held"
    assert items["s2.i3"]["state"] == "not_held"
    assert items["s1.p1.i3"]["used_s"] is None


def test_an_item_closed_in_its_overrun_reports_it(congress):
    item = congress.report["items"]["s2.i2"]

    assert (item["allotted_s"], item["used_s"], item["overrun_s"]) == (2400, 3000, 600)


def test_the_report_names_planned_times_of_both_days(congress):
    report = congress.report

    assert report["items"]["s1.p1.i1"]["planned_start"] == f"{FIRST}T07:30:00+07:00"
    assert report["items"]["s3.p1.i1"]["planned_start"] == f"{SECOND}T07:30:00+07:00"
    assert report["sessions"][2]["actual_start"] == f"{SECOND}T07:31:00+07:00"
    assert report["sessions"][2]["actual_end"] is None
