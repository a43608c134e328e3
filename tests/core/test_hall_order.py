"""How much of the projector is the hall's picture's: as planned, as switched, or given away."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.fakes import item, journal, played, programme, session
from timekeeper.core.acts import Show
from timekeeper.core.events import (
    Audience,
    HallPicture,
    HallSwitched,
    MessageShown,
    StripSwitched,
    Undone,
)
from timekeeper.core.hall_order import (
    Coverage,
    FollowProgramme,
    GiveWay,
    GoDark,
    HallOrder,
    ShowMessage,
    StandBy,
    coverage_of,
    facts_of,
    order_of,
)
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay

REPORT, DEBATE = item("report", slides=True), item("debate")


def after(*facts: StripSwitched | HallSwitched) -> Course:
    return replay(journal(*((0, fact) for fact in facts)))


def test_an_item_with_slides_is_a_strip_when_it_begins_and_the_next_is_whole_again() -> None:
    day = played(programme(session(REPORT, DEBATE, start="8:00")), (0, "start"))
    begun = coverage_of(day.course, REPORT)

    day.do(10, "next")

    assert (begun, coverage_of(day.course, DEBATE)) == (Coverage.STRIP, Coverage.WHOLE)


def test_what_is_switched_for_one_item_stays_with_it_and_with_no_other() -> None:
    course = after(StripSwitched("debate", True), StripSwitched("report", False))

    shown = [coverage_of(course, each) for each in (REPORT, DEBATE, None)]

    assert shown == [Coverage.WHOLE, Coverage.STRIP, Coverage.WHOLE]


def test_the_time_in_which_nothing_runs_has_a_strip_of_its_own() -> None:
    course = after(StripSwitched(None, True))

    shown = [coverage_of(course, each) for each in (None, DEBATE)]

    assert shown == [Coverage.STRIP, Coverage.WHOLE]


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (HallPicture.STANDBY, Coverage.WHOLE),
        (HallPicture.DARK, Coverage.WHOLE),
        (HallPicture.GIVEN_WAY, Coverage.NOTHING),
        (HallPicture.PROGRAMME, Coverage.STRIP),
    ],
)
def test_a_calm_and_a_dark_picture_cover_slides_and_giving_way_covers_nothing(
    picture: HallPicture, expected: Coverage
) -> None:
    assert coverage_of(after(HallSwitched(picture)), REPORT) is expected


def test_undo_brings_back_neither_the_strip_nor_the_projector() -> None:
    day = played(
        programme(session(DEBATE, start="8:00")),
        (0, "start"),
        (1, Show(StripSwitched("debate", True))),
        (2, Show(HallSwitched(HallPicture.GIVEN_WAY))),
    )

    undone = day.do(3, "undo")

    assert undone.event == Undone(1)
    assert coverage_of(day.course, DEBATE) is Coverage.NOTHING
    assert day.course.strips == {"debate": True}


ORDERS: tuple[HallOrder, ...] = (
    FollowProgramme(),
    ShowMessage("Mời đại biểu vào hội trường"),
    StandBy(),
    GoDark(),
    GiveWay(),
)


@pytest.mark.parametrize(("first", "second"), tuple(permutations(ORDERS, 2)))
def test_what_is_recorded_of_an_order_is_read_as_that_order(
    first: HallOrder, second: HallOrder
) -> None:
    before = after(*facts_of(first, Course()))
    facts = (*facts_of(first, Course()), *facts_of(second, before))

    assert (order_of(before), order_of(after(*facts))) == (first, second)


def test_darkness_alone_keeps_the_message_that_stood_before_it() -> None:
    standing = (MessageShown(Audience.HALL, "Nghỉ 10 phút"),)

    kept = {
        type(order): Audience.HALL in after(*standing, *facts_of(order, after(*standing))).messages
        for order in (GoDark(), StandBy(), GiveWay(), FollowProgramme())
    }

    assert kept == {GoDark: True, StandBy: False, GiveWay: False, FollowProgramme: False}


@pytest.mark.parametrize("order", ORDERS)
def test_in_an_absence_the_hall_stands_by_unless_another_program_has_the_projector(
    order: HallOrder,
) -> None:
    shown = order_of(after(*facts_of(order, Course())), away=True)

    assert shown == (GiveWay() if order == GiveWay() else StandBy())
