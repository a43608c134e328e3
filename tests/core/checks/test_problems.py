from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from timekeeper.core.checks.problems import Problem, ProblemKind, Severity, problems
from timekeeper.core.programme import Item, Kind, Part, Programme, Session

DAY = date(2023, 12, 6)


def at(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def item(id_: str, start=None, end=None, length=None, **more) -> Item:
    length = minutes(length) if length is not None else None
    return Item(id_, id_, start=at(start), end=at(end), length=length, **more)


def programme(*sessions: Session, day: date | None = DAY) -> Programme:
    return Programme("Hội nghị", ZoneInfo("Asia/Ho_Chi_Minh"), sessions, date=day)


def morning(*items: Item, start=None, end=None) -> Programme:
    return programme(Session("Buổi sáng", (Part(items),), start=at(start), end=at(end)))


def kinds(found: tuple[Problem, ...]) -> list[ProblemKind]:
    return [problem.kind for problem in found]


def test_a_programme_without_a_fault_has_no_problem():
    plan = morning(item("a", "08:00", "08:30", 30), item("b", "08:30", "09:00"), start="08:00")

    assert problems(plan) == ()


@pytest.mark.parametrize("items", [(), (item("papers", kind=Kind.STUDY),)])
def test_nothing_to_time_is_the_only_error_told(items):
    found = problems(morning(*items))

    assert kinds(found) == [ProblemKind.NO_ITEM]
    assert found[0].severity is Severity.ERROR


def test_a_heading_without_an_item_is_told_at_it():
    held = Part((item("a", "08:00", "09:00"),), title="I")
    plan = programme(
        Session("1", (held, Part(title="II"), Part(number="III"), Part())),
        Session("2", (Part(title="I"), Part())),
    )

    found = problems(plan)
    assert [(p.kind, p.session, p.part) for p in found] == [
        (ProblemKind.EMPTY, 0, 1),
        (ProblemKind.EMPTY, 0, 2),
        (ProblemKind.EMPTY, 1, None),
    ]


def test_a_missing_date_is_told_once_for_all_sessions():
    part = Part((item("a", "08:00", "09:00"),))
    plan = programme(Session("1", (part,)), Session("2", (part,)), day=None)

    assert kinds(problems(plan)) == [ProblemKind.NO_DATE]


def test_sessions_with_dates_of_their_own_need_no_common_date():
    plan = programme(Session("1", (Part((item("a", "08:00", "09:00"),)),), date=DAY), day=None)

    assert problems(plan) == ()


def test_time_between_two_items_for_which_nothing_is_planned_is_a_gap():
    found = problems(morning(item("a", "08:00", "08:30"), item("b", "08:40", "09:00")))

    assert found == (
        Problem(ProblemKind.GAP, 0, 0, "b", start=time(8, 30), end=time(8, 40), length=minutes(10)),
    )
    assert found[0].severity is Severity.NOTE


def test_papers_for_study_between_two_items_make_no_gap():
    plan = morning(
        item("a", "08:00", "08:30"), item("p", kind=Kind.STUDY), item("b", "08:30", "09:00")
    )

    assert problems(plan) == ()


def test_an_untimed_item_between_two_others_may_fill_the_gap():
    found = problems(morning(item("a", "08:00", "08:30"), item("x"), item("b", "08:40", "09:00")))

    assert [(p.kind, p.item) for p in found] == [(ProblemKind.NO_LENGTH, "x")]


def test_an_item_that_begins_before_the_one_before_it_ends_overlaps():
    found = problems(morning(item("a", "08:00", "08:30"), item("b", "08:20", "09:00")))

    assert found == (
        Problem(
            ProblemKind.OVERLAP, 0, 0, "b", start=time(8, 20), end=time(8, 30), length=minutes(10)
        ),
    )


def test_a_stated_length_ends_an_item_that_gives_no_end():
    found = problems(morning(item("a", "08:00", length=45), item("b", "08:30", "09:00")))

    assert kinds(found) == [ProblemKind.OVERLAP]


def test_an_item_that_ends_before_it_starts_is_an_error():
    found = problems(morning(item("a", "09:00", "08:30")))

    assert kinds(found) == [ProblemKind.BACKWARDS]
    assert found[0].severity is Severity.ERROR


def test_a_clock_that_runs_backwards_is_an_error_at_the_later_item():
    found = problems(morning(item("a", "09:00", "09:30"), item("b", "08:00", "08:30")))

    assert [(p.kind, p.item, p.start, p.end) for p in found] == [
        (ProblemKind.BACKWARDS, "b", time(9), time(8))
    ]


def test_midnight_is_no_running_backwards():
    plan = morning(item("a", "23:00", "23:45"), item("b", "23:45", "00:30"), start="22:59")

    assert problems(plan) == ()


def test_the_office_s_own_part_grants_more_than_its_items_fill_and_says_so_once():
    part = Part(
        (item("a", "07:30", "08:05"), item("b", "08:05", "08:50")),
        number="1",
        start=time(7, 30),
        end=time(9),
        length=minutes(90),
    )
    following = Part((item("c", "09:00", "11:00"),), number="2", start=time(9), end=time(11))
    plan = programme(Session("Buổi sáng", (part, following), start=time(7, 30), end=time(11)))

    assert problems(plan) == (
        Problem(ProblemKind.SUM_DISAGREES, 0, 0, granted=minutes(90), length=minutes(80)),
    )


def test_a_session_that_grants_more_than_its_items_fill_disagrees():
    plan = morning(
        item("a", "08:00", "08:30"), item("b", "08:30", "09:00"), start="08:00", end="10:00"
    )

    assert problems(plan) == (
        Problem(ProblemKind.SUM_DISAGREES, 0, granted=minutes(120), length=minutes(60)),
    )


def test_a_gap_within_explains_the_sum_and_is_told_alone():
    plan = morning(
        item("a", "08:00", "08:30"), item("b", "08:40", "09:00"), start="08:00", end="09:00"
    )

    assert kinds(problems(plan)) == [ProblemKind.GAP]


def test_a_part_known_by_its_length_alone_is_compared_with_its_items():
    plan = programme(Session("s", (Part((item("a", length=10),), length=minutes(45)),)))

    assert kinds(problems(plan)) == [ProblemKind.SUM_DISAGREES]


def test_an_open_item_leaves_the_sum_unknown():
    plan = morning(item("a", "08:00", "08:30"), item("b", "08:30"), start="08:00", end="10:00")

    assert problems(plan) == ()


@pytest.mark.parametrize("stated", [10, 40])
def test_a_range_that_disagrees_with_its_length_is_a_problem(stated):
    found = problems(morning(item("a", "08:00", "08:30", stated)))

    assert found == (
        Problem(
            ProblemKind.LENGTH_DISAGREES,
            0,
            0,
            "a",
            time(8),
            time(8, 30),
            minutes(30),
            minutes(stated),
        ),
    )


def test_an_item_past_the_end_of_its_session_is_outside():
    plan = morning(item("a", "08:00", "09:00"), item("b", "09:30"), start="08:00", end="09:00")

    assert [(p.kind, p.item) for p in problems(plan) if p.kind is not ProblemKind.GAP] == [
        (ProblemKind.OUTSIDE_SESSION, "b")
    ]


def test_items_shifted_out_of_their_part_are_outside_it():
    part = Part((item("a", "08:10", "09:10"),), start=time(8), end=time(9))

    found = problems(programme(Session("s", (part,))))

    assert [(p.kind, p.item) for p in found] == [(ProblemKind.OUTSIDE_PART, "a")]


@pytest.mark.parametrize("nothing", [item("a"), item("a", length=0), item("a", "08:00", "08:00")])
def test_an_item_the_programme_gives_no_time_is_a_problem(nothing):
    assert [(p.kind, p.item) for p in problems(morning(nothing))] == [(ProblemKind.NO_LENGTH, "a")]


def test_a_start_alone_is_enough():
    assert problems(morning(item("a", "08:00"), item("b", "08:30"))) == ()


def test_parts_with_ranges_are_compared_with_each_other():
    first = Part((item("a", "08:00", "09:00"),), start=time(8), end=time(9))
    second = Part((item("b", "09:15", "10:00"),), start=time(9, 15), end=time(10))

    found = problems(programme(Session("s", (first, second))))

    assert [(p.kind, p.part, p.item) for p in found] == [(ProblemKind.GAP, 1, None)]


def test_a_session_that_begins_before_the_one_before_it_ends_overlaps():
    first = Session("1", (Part((item("a", "08:00", "11:30"),)),))
    second = Session("2", (Part((item("b", "11:00", "12:00"),)),))

    found = problems(programme(first, second))

    assert found == (
        Problem(ProblemKind.OVERLAP, 1, start=time(11), end=time(11, 30), length=minutes(30)),
    )


def test_a_session_before_the_one_before_it_is_an_error():
    first = Session("1", (Part((item("a", "13:00", "14:00"),)),))
    second = Session("2", (Part((item("b", "08:00", "09:00"),)),))

    found = problems(programme(first, second))

    assert [(p.kind, p.session) for p in found] == [(ProblemKind.BACKWARDS, 1)]
    assert found[0].severity is Severity.ERROR


def test_a_session_that_ends_before_it_starts_is_an_error():
    found = problems(morning(item("a", "09:00", "09:30"), start="09:00", end="08:00"))

    assert ProblemKind.BACKWARDS in kinds(found)


def night(*items: Item) -> Programme:
    planned = morning(*items)
    return replace(planned, timezone=ZoneInfo("Europe/Berlin"), date=date(2023, 10, 29))


@pytest.mark.parametrize(
    "items",
    [
        (item("a", "01:15", "02:45", 150),),
        (item("a", "02:15", "02:45", 90),),
        (item("a", "01:30", length=90), item("b", "02:00", "02:45")),
        (item("a", "01:30", "02:30"), item("b", "02:30", "02:00", 30), item("c", "02:00", "03:00")),
        (item("a", "02:30", length=60), item("b", "02:30"), item("c", "03:30")),
        (item("a", "02:15", length=90), item("b", "02:45", length=60), item("c", "03:45")),
        (item("a", "02:10", "02:50", 40), item("b", "02:50", "02:20", 30), item("c", "02:20")),
    ],
)
def test_what_an_hour_that_comes_twice_makes_true_is_no_problem(items):
    assert problems(night(*items)) == ()


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        ((item("a", "00:30", "01:30"), item("b", "01:00", "03:00")), ProblemKind.OVERLAP),
        ((item("a", "01:30", "03:00", 60), item("b", "03:00", "03:10")), "length_disagrees"),
        ((item("a", "01:30", "03:00"), item("b", "01:00", "03:10")), ProblemKind.BACKWARDS),
    ],
)
def test_what_is_wrong_for_all_that_stays_a_problem_in_that_night(items, kind):
    assert kind in kinds(problems(night(*items)))


def test_a_part_and_a_session_of_that_night_last_as_long_as_their_minutes_say():
    first = Part((item("a", "01:30", length=90),), "I", "A", time(1, 30), time(2), minutes(90))
    second = Part((item("b", "02:00", "03:00", 60),), "II", "B", time(2), time(3))
    held = Session("Đêm", (first, second), start=time(1, 30), end=time(3))

    assert problems(replace(night(), sessions=(held,))) == ()


def test_what_is_told_of_that_night_has_the_hours_of_the_clocks_on_the_wall():
    found = problems(night(item("a", "02:30", length=90), item("b", "02:30", "03:30", 60)))

    times = {"start": time(2, 30), "end": time(3), "length": minutes(30)}
    assert Problem(ProblemKind.OVERLAP, 0, 0, "b", **times) in found
