"""What a programme forgets is noted: presenters, midnight, lunch."""

from __future__ import annotations

from datetime import date, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tests.fakes import item, minutes, part, programme, session, wall
from timekeeper.core.checks.omissions import omissions
from timekeeper.core.checks.problems import Problem, ProblemKind
from timekeeper.core.programme import Kind, Presenter

SOMEBODY = Presenter("Văn phòng")


def kinds(*sessions) -> list[ProblemKind]:
    return [problem.kind for problem in omissions(programme(*sessions))]


@pytest.mark.parametrize("kind", [Kind.PRESENTATION, Kind.SPEECH])
def test_who_presents_is_to_be_named(kind):
    assert kinds(session(item("a", "8:00", "9:00", kind=kind))) == [ProblemKind.NO_PRESENTER]


@pytest.mark.parametrize("kind", [Kind.DISCUSSION, Kind.BREAK, Kind.VOTE, Kind.CEREMONY])
def test_what_the_hall_does_together_needs_no_presenter(kind):
    assert kinds(session(item("a", "8:00", "9:00", kind=kind))) == []


def test_a_session_that_runs_past_midnight_is_named():
    evening = session(item("a", "22:00", "1:00", presenter=SOMEBODY), start="22:00", end="1:00")

    assert kinds(evening) == [ProblemKind.AFTER_MIDNIGHT]


def test_a_session_that_ends_at_midnight_is_not():
    evening = session(item("a", "22:00", "0:00", presenter=SOMEBODY), start="22:00", end="0:00")

    assert kinds(evening) == []


def day(*spans: tuple[str, str]):
    items = (item(f"i{n}", *span, presenter=SOMEBODY) for n, span in enumerate(spans))
    return session(*items)


def test_a_day_that_goes_through_noon_is_named():
    assert kinds(day(("8:00", "12:00"), ("12:00", "16:00"))) == [ProblemKind.NO_LUNCH]


@pytest.mark.parametrize(
    "spans",
    [
        (("8:00", "11:00"), ("13:30", "16:00")),
        (("8:00", "12:00"), ("12:30", "16:00")),
        (("8:00", "11:45"),),
        (("13:30", "17:00"),),
        (("8:00", "10:30"), ("14:00", "16:00")),
    ],
)
def test_half_an_hour_about_noon_is_lunch(spans):
    assert kinds(day(*spans)) == []


@pytest.mark.parametrize("span", [("8:00", "13:45"), ("8:00", "14:00"), ("10:30", "17:00")])
def test_a_day_that_only_begins_or_ends_about_noon_needs_no_lunch(span):
    assert kinds(day(span)) == []


def test_papers_for_study_through_noon_are_no_work():
    papers = item("papers", "8:00", "16:00", kind=Kind.STUDY)

    assert kinds(session(papers, item("a", "8:00", "11:00", presenter=SOMEBODY))) == []


def test_an_item_without_a_time_says_nothing_of_noon():
    assert kinds(session(item("a", length=10, presenter=SOMEBODY))) == []


def test_noon_is_that_of_the_programme_s_own_time_zone():
    assert kinds(day(("6:00", "12:00"), ("12:00", "16:00"))) == [ProblemKind.NO_LUNCH]


class TestPlaces:
    """Each finding says where it lies."""

    def test_an_item_without_a_presenter_is_named_with_its_session_and_part(self):
        named = item("a", "8:00", "9:00", presenter=SOMEBODY)
        second = session(part(named), part(item("b"), item("c", kind=Kind.BREAK)))

        assert omissions(programme(day(("7:00", "8:00")), second)) == (
            Problem(ProblemKind.NO_PRESENTER, 1, 1, "b"),
        )

    def test_a_session_past_midnight_is_named_with_its_end(self):
        open_end = session(item("a", "20:00", presenter=SOMEBODY))
        evening = session(item("b", "22:00", "1:00", presenter=SOMEBODY))

        assert omissions(programme(open_end, evening)) == (
            Problem(ProblemKind.AFTER_MIDNIGHT, 1, end=wall("1:00")),
        )

    def test_a_day_without_lunch_is_named_by_its_last_session(self):
        morning, noon = day(("8:00", "9:00"), ("9:00", "11:00")), day(("11:00", "15:00"))

        assert omissions(programme(morning, noon)) == (Problem(ProblemKind.NO_LUNCH, 1),)


def held(*items, day: date, zone: str = "Europe/Berlin", start: str = "1:00") -> list[Problem]:
    plan = programme(session(*items, start=start), zone=ZoneInfo(zone), day=day)
    return [p for p in omissions(plan) if p.kind.value.endswith("_hour")]


AUTUMN, SPRING = date(2023, 10, 29), date(2024, 3, 31)
SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("timed", "start", "end", "length"),
    [
        (item("a", "1:45", length=90), time(1, 45), time(2, 15, tzinfo=WINTER), 90),
        (item("a", "1:45", "3:15"), time(1, 45), time(2, 15, tzinfo=WINTER), 90),
        (item("a", "2:30", length=90), time(2, 30, tzinfo=SUMMER), time(3), 90),
        (item("a", "1:30", "2:00"), time(1, 30), time(2, tzinfo=SUMMER), 30),
        (item("a", length=80), time(1), time(2, 20, tzinfo=SUMMER), 80),
    ],
)
def test_over_an_hour_that_comes_twice_it_is_said_which_is_meant(timed, start, end, length):
    (found,) = held(timed, day=AUTUMN)

    assert (found.kind, found.item) == (ProblemKind.REPEATED_HOUR, "a")
    assert (found.start, found.end, found.length) == (start, end, minutes(length))


@pytest.mark.parametrize(
    ("timed", "start", "end", "length"),
    [
        (item("a", "1:30", "3:30"), time(1, 30), time(4, 30), 120),
        (item("a", "2:30", length=30), time(3, 30), time(4), 30),
        (item("a", "1:45", length=30), time(1, 45), time(3, 15), 30),
    ],
)
def test_over_an_hour_that_does_not_come_it_is_said_what_is_meant(timed, start, end, length):
    (found,) = held(timed, day=SPRING)

    assert (found.kind, found.start, found.end) == (ProblemKind.MISSING_HOUR, start, end)
    assert found.length == minutes(length)


def test_of_items_in_a_row_only_those_over_the_change_are_named():
    row = [item(name, length=45) for name in "abcde"]

    assert [p.item for p in held(*row, day=AUTUMN)] == ["b", "c", "d"]
    assert held(*row, day=AUTUMN, start="8:00") == []
    assert held(*row, day=AUTUMN, zone="Asia/Ho_Chi_Minh") == []


@pytest.mark.parametrize(
    "title", ["Báo cáo nhân sự (nội bộ)", "NỘI BỘ: Công tác cán bộ", "Góp ý – lưu hành nội bộ"]
)
def test_an_item_that_says_it_is_internal_and_is_not_kept_so_is_named(title):
    told = replace(item("a", "8:00", "9:00", presenter=SOMEBODY), title=title)

    assert kinds(session(told)) == [ProblemKind.NOT_CONFIDENTIAL]
    assert kinds(session(replace(told, confidential=True))) == []


def test_an_item_about_what_is_internal_is_not():
    title = "Công tác bảo vệ chính trị nội bộ"
    told = replace(item("a", "8:00", "9:00", presenter=SOMEBODY), title=title)

    assert kinds(session(told)) == []
