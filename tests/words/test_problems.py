from datetime import date, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from timekeeper.core.checks.problems import Problem, ProblemKind
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.words.problems import describe

PLAN = Programme(
    "Hội nghị",
    ZoneInfo("Asia/Ho_Chi_Minh"),
    (
        Session(
            "Buổi sáng",
            (
                Part((Item("s1.p1.i1", "Khai mạc", start=time(7, 30), end=time(8)),), number="1"),
                Part((Item("s1.p2.i1", "dài " * 40, start=time(8)),), title="Phần thảo luận"),
                Part((Item("s1.i1", "Bế mạc", start=time(9)),)),
            ),
        ),
        Session(""),
    ),
    date=date(2023, 12, 6),
)
TEN = timedelta(minutes=10)
SPAN = {"start": time(7, 30), "end": time(9)}


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_of_problem_is_one_sentence(kind):
    problem = Problem(kind, 0, 0, "s1.p1.i1", **SPAN, granted=TEN, length=TEN)

    sentence = describe(problem, PLAN)

    assert sentence.endswith(".")
    assert "{" not in sentence


def test_a_problem_of_the_whole_programme_names_no_place():
    assert describe(Problem(ProblemKind.NO_ITEM), PLAN) == "The programme has no item to time."


def test_the_office_s_part_is_named_with_both_sums():
    problem = Problem(
        ProblemKind.SUM_DISAGREES,
        0,
        0,
        granted=timedelta(minutes=90),
        length=timedelta(minutes=80),
    )

    assert describe(problem, PLAN) == "Part 1 is granted 1 h 30 min, but its items take 1 h 20 min."


def test_times_read_as_in_office_prose():
    problem = Problem(ProblemKind.GAP, 0, 0, "s1.p1.i1", **SPAN, length=timedelta(minutes=1))

    sentence = describe(problem, PLAN)

    assert "from 7h30 to 9h00 (1 minute)" in sentence


def test_of_an_hour_that_comes_twice_it_is_said_which():
    start, end = time(2, 30, tzinfo=timezone(timedelta(hours=2))), time(3)
    problem = Problem(ProblemKind.REPEATED_HOUR, 0, 0, "s1.p1.i1", None, end, length=TEN)

    assert "from 2h30 (+02:00) to 3h00" in describe(replace(problem, start=start), PLAN)
    assert describe(replace(problem, start=start, end=None), PLAN).endswith("2h30 (+02:00).")


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ((0, None, None), "Buổi sáng"),
        ((1, None, None), "The session"),
        ((0, 1, None), "Part “Phần thảo luận”"),
        ((0, 2, None), "The part"),
        ((0, 0, "s1.p1.i1"), "Item “Khai mạc”"),
    ],
)
def test_a_problem_names_its_place(place, named):
    problem = Problem(ProblemKind.BACKWARDS, *place, **SPAN)

    assert describe(problem, PLAN).startswith(named + ":")


def test_a_long_title_is_cut_between_words():
    problem = Problem(ProblemKind.NO_LENGTH, 0, 1, "s1.p2.i1")

    sentence = describe(problem, PLAN)

    assert "dài …" in sentence
    assert len(sentence) < 140


def test_a_session_before_the_one_before_it_says_when_it_begins():
    problem = Problem(ProblemKind.BACKWARDS, 0, start=time(7, 30))

    assert describe(problem, PLAN) == "Buổi sáng begins at 7h30, before the session before it."
