"""Who answered the roll call of the linked points, and who there asks for the floor."""

from __future__ import annotations

import pytest

from tests.fakes import at, journal, meeting, minutes
from timekeeper.core.acts import Discuss, Hear, Undo
from timekeeper.core.events import (
    ClockStepped,
    Event,
    HandLowered,
    HandRaised,
    ItemStarted,
    PointAsked,
    PointExcused,
    PointPresent,
    PointTold,
    QueuedSpeech,
    RollCallClosed,
    RollCallOpened,
    SpeakerCalled,
    SpeakersQueued,
    SpeakerWithdrawn,
    Undone,
)
from timekeeper.core.points import MOST_DELEGATES, Point
from timekeeper.core.programme import Speaker
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay, supposing
from timekeeper.core.rules import NotPermitted, Reason, decide

LIST = tuple(Point(f"p00{n}", f"Phường {n}") for n in range(1, 5))
OPENED = RollCallOpened(LIST)
DAY = meeting(10, 10)
DEBATE = DAY.items[0].id


def present(number: int, delegates: int = 40, chair: str = "") -> PointPresent:
    return PointPresent(f"p00{number}", f"Phường {number}", delegates, chair)


def excused(number: int, excused_: bool = True) -> PointExcused:
    return PointExcused(f"p00{number}", f"Phường {number}", excused_)


def raised(number: int, hand: str = "") -> HandRaised:
    return HandRaised(hand or f"h{number}", f"p00{number}", f"Phường {number}", "Trần Thị B", "Số")


def queued(*hands: str) -> SpeakersQueued:
    speeches = (QueuedSpeech(hand, Speaker("Trần Thị B", "Phường"), minutes(5)) for hand in hands)
    return SpeakersQueued(DEBATE, tuple(speeches))


def after(*facts: Event) -> Course:
    return replay(journal(*((n, fact) for n, fact in enumerate(facts))))


def refused(fact: Event, course: Course) -> Reason | None:
    try:
        decide(Hear(fact), DAY, course, at(30))
    except NotPermitted as error:
        return error.reason
    return None


def test_a_roll_call_counts_who_is_present_who_is_excused_and_who_is_missing():
    roll_call = after(OPENED, present(3, 12, "A"), present(1, 45, "B"), excused(4)).roll_call

    assert [(a.name, a.delegates, a.chair) for a in roll_call.present] == [
        ("Phường 1", 45, "B"),
        ("Phường 3", 12, "A"),
    ]
    assert roll_call.delegates == 57
    assert [a.name for a in roll_call.excused] == ["Phường 4"]
    assert [point.name for point in roll_call.missing] == ["Phường 2"]


def test_of_what_a_point_says_the_last_counts():
    roll_call = after(OPENED, present(1, 45), excused(2), present(2, 7), present(1, 44)).roll_call

    assert roll_call.delegates == 51
    assert roll_call.answers["p001"].at == at(4)
    assert not roll_call.excused


def test_an_answer_that_was_written_down_by_mistake_is_taken_out():
    roll_call = after(
        OPENED, present(1), excused(2), excused(1, False), excused(2, False)
    ).roll_call

    assert roll_call.missing == LIST


def test_each_roll_call_has_its_times_and_answers_of_its_own():
    course = after(OPENED, present(1), RollCallClosed(), present(2), OPENED)

    first, second = course.roll_calls
    assert (first.opened, first.closed) == (at(0), at(2))
    assert set(first.answers) == {"p001", "p002"}  # by hand, afterwards
    assert (second.opened, second.closed) == (at(4), None)
    assert not second.answers


def test_an_answer_without_a_roll_call_counts_for_none():
    assert after(present(1), RollCallClosed()).roll_calls == ()


def test_undo_takes_back_what_the_desk_did_and_passes_over_what_the_points_said():
    entries = journal((0, ItemStarted("1")), (1, OPENED), (2, present(1)), (3, raised(1)))

    course = replay(entries)

    assert course.undoable.event == ItemStarted("1")
    undone = replay([*entries, *journal((4, Undone(1)))])
    assert undone.running is None
    assert undone.roll_call.delegates == 40
    assert undone.hands == course.hands


def test_what_a_point_says_leaves_what_was_undone_to_be_done_again():
    course = after(ItemStarted("1"), Undone(1), OPENED, raised(1))

    assert course.redoable.event == ItemStarted("1")


def test_a_clock_that_was_set_reads_the_answers_too():
    course = after(OPENED, present(1), raised(1), RollCallClosed(), ClockStepped(minutes(60)))

    assert course.roll_call.opened == at(60)
    assert course.roll_call.closed == at(63)
    assert course.roll_call.answers["p001"].at == at(61)
    assert course.hands[0].at == at(62)


def test_what_the_desk_told_and_a_point_asked_stands_in_its_order_whatever_is_undone():
    asked = PointAsked("p001", "Phường 1", "Mấy giờ nghỉ?")
    course = after(PointTold("Xin bật micro"), asked, ItemStarted("1"), Undone(3))

    assert [(said.name, said.text, said.asked, said.at) for said in course.point_messages] == [
        ("", "Xin bật micro", False, at(0)),
        ("Phường 1", "Mấy giờ nghỉ?", True, at(1)),
    ]
    later = after(PointTold("Xin bật micro"), ClockStepped(minutes(60)))
    assert later.point_messages[0].at == at(60)


def test_what_is_taken_down_is_recorded_and_no_message():
    course = after(PointTold("Xin bật micro"), PointTold(""), PointTold("", "p001", "Phường 1"))

    assert [said.text for said in course.point_messages] == ["Xin bật micro"]


@pytest.mark.parametrize("said", [PointAsked("p001", "Phường 1", t) for t in ("", " ")])
def test_nothing_is_told_and_asked_without_a_word(said):
    with pytest.raises(NotPermitted) as refused:
        decide(Hear(said), DAY, after(), at(9))

    assert refused.value.reason is Reason.TEXT_MISSING


def test_hands_stand_in_the_order_in_which_they_were_raised():
    course = after(raised(3), raised(1), raised(2), HandLowered("h1"))

    assert [hand.point for hand in course.hands_up] == ["p003", "p002"]


def test_a_hand_that_was_taken_into_the_queue_is_up_no_more_until_that_is_undone():
    facts = raised(1), raised(2), queued("h1")

    assert [hand.id for hand in after(*facts).hands_up] == ["h2"]
    assert [hand.id for hand in after(*facts, Undone(3)).hands_up] == ["h1", "h2"]
    withdrawn = after(*facts, SpeakerWithdrawn(DEBATE, "h1"))
    assert [hand.id for hand in withdrawn.hands_up] == ["h1", "h2"]


def test_what_is_supposed_leaves_the_points_as_they_are():
    course = after(OPENED, present(1), raised(1))

    supposed = supposing(course, ItemStarted(DEBATE), at(9))

    assert (supposed.roll_calls, supposed.hands) == (course.roll_calls, course.hands)


OPEN = after(OPENED)
CLOSED = after(OPENED, RollCallClosed())


@pytest.mark.parametrize(
    ("fact", "course", "reason"),
    [
        (OPENED, Course(), None),
        (OPENED, CLOSED, None),
        (OPENED, OPEN, Reason.ROLL_CALL_OPEN),
        (RollCallOpened(()), Course(), Reason.POINTS_MISSING),
        (RollCallClosed(), OPEN, None),
        (RollCallClosed(), CLOSED, Reason.NO_ROLL_CALL),
        (RollCallClosed(), Course(), Reason.NO_ROLL_CALL),
        (present(1), OPEN, None),
        (present(1), CLOSED, None),
        (present(1), Course(), Reason.NO_ROLL_CALL),
        (excused(1), Course(), Reason.NO_ROLL_CALL),
        (present(1, 0), OPEN, None),
        (present(1, MOST_DELEGATES), OPEN, None),
        (present(1, -1), OPEN, Reason.COUNT_WRONG),
        (present(1, MOST_DELEGATES + 1), OPEN, Reason.COUNT_WRONG),
        (raised(1), Course(), None),
        (HandRaised("h", "p001", "Phường 1", "  "), Course(), Reason.SPEAKER_MISSING),
        (raised(1, "h2"), after(raised(1)), Reason.HAND_UP),
        (raised(2, "h1"), after(raised(1)), Reason.HAND_UP),
        (raised(1, "h2"), after(raised(1), queued("h1")), Reason.HAND_UP),
        (raised(1), after(queued("h1")), Reason.HAND_UP),
        (HandLowered("h1"), after(raised(1)), None),
        (HandLowered("h1"), after(raised(1), queued("h1")), None),
        (HandLowered("h2"), after(raised(1)), Reason.HAND_DOWN),
    ],
)  # fmt: skip
def test_what_the_points_may_say_when(fact, course, reason):
    assert refused(fact, course) is reason


def test_who_has_spoken_may_ask_for_the_floor_again():
    course = after(ItemStarted(DEBATE), raised(1), queued("h1"), SpeakerCalled(DEBATE, "h1"))

    assert refused(raised(1, "h9"), course) is None


def test_a_hand_is_taken_into_the_queue_by_its_own_name_and_undo_raises_it_again():
    course = after(ItemStarted(DEBATE), raised(1))

    fact = decide(Discuss(queued("h1")), DAY, course, at(5))

    course = after(ItemStarted(DEBATE), raised(1), fact)
    assert not course.hands_up
    undo = decide(Undo(), DAY, course, at(6))
    assert after(ItemStarted(DEBATE), raised(1), fact, undo).hands_up
