"""What a programme forgets is noted: presenters, midnight, lunch."""

from __future__ import annotations

import pytest

from tests.fakes import item, programme, session
from timekeeper.core.omissions import omissions
from timekeeper.core.problems import ProblemKind
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
