"""What each linked point is told of itself."""

from __future__ import annotations

from tests.fakes import at, item, journal, meeting, minutes, part, programme, session
from timekeeper.core.events import (
    Event,
    HandRaised,
    ItemStarted,
    Paused,
    PointExcused,
    PointPresent,
    QueuedSpeech,
    RollCallClosed,
    RollCallOpened,
    SpeakerCalled,
    SpeakersQueued,
    SpeechEnded,
)
from timekeeper.core.points import Point
from timekeeper.core.programme import Kind, Speaker
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay
from timekeeper.live.linked_points import LinkedPoints
from timekeeper.network.point_protocol import Raised, Standing, heard_down
from timekeeper.network.standings import Standings
from timekeeper.views.afar.instants import exact_milliseconds

LIST = (Point("p001", "Phường 1"), Point("p002", "Phường 2"), Point("p003", "Tổ 3", room=True))
PLAN = meeting(10, 10, 10)
OPENED = RollCallOpened(LIST[:2])


def raised(number: int) -> HandRaised:
    return HandRaised(f"h{number}", f"p00{number}", f"Phường {number}", f"Người {number}", "Số")


def queued(*hands: str, limit: int | None = 7) -> SpeakersQueued:
    length = None if limit is None else minutes(limit)
    speeches = (QueuedSpeech(hand, Speaker("Người", "P"), length) for hand in hands)
    return SpeakersQueued("debate", tuple(speeches))


def after(*facts: Event) -> Course:
    return replay(journal(*((n, fact) for n, fact in enumerate(facts))))


def told(point: str, course: Course, minute: float = 30) -> Standing:
    standings = Standings("hội nghị", 3)
    standings.look(LinkedPoints(LIST), course, PLAN, at(minute))
    standing = standings.of(point)
    assert standing is not None
    return standing


def test_a_point_knows_its_name_and_that_nothing_is_asked_of_it():
    standing = told("p001", Course())

    assert (standing.name, standing.conference, standing.epoch) == ("Phường 1", "hội nghị", 3)
    assert not standing.roll_call
    assert standing.present is standing.hand is standing.floor is standing.message is None


def test_the_roll_call_is_open_for_points_and_not_for_rooms_of_the_building():
    opened, closed = after(OPENED), after(OPENED, RollCallClosed())

    assert [told(p.id, opened).roll_call for p in LIST] == [True, True, False]
    assert not told("p001", closed).roll_call


def test_a_point_sees_what_was_written_down_of_it_and_of_no_other():
    course = after(
        OPENED, PointPresent("p001", "Phường 1", 45, "A"), PointExcused("p002", "Phường 2")
    )

    first, second = told("p001", course), told("p002", course)

    assert (first.present.delegates, first.present.chair, first.excused) == (45, "A", False)
    assert first.present.at == exact_milliseconds(at(1))
    assert (second.present, second.excused) == (None, True)


def test_a_hand_has_its_place_among_all_hands_and_then_in_the_queue():
    up = after(ItemStarted("debate"), raised(2), raised(1))
    taken = after(ItemStarted("debate"), raised(2), raised(1), queued("other"), queued("h1"))

    assert told("p001", up).hand == Raised(name="Người 1", topic="Số", place=2)
    assert told("p001", taken).hand == Raised(name="Người 1", topic="Số", place=2, queued=True)
    assert told("p002", taken).hand == Raised(name="Người 2", topic="Số", place=1)


def test_who_has_the_floor_knows_when_his_own_limit_is_used_up():
    course = after(ItemStarted("debate"), raised(1), queued("h1"), SpeakerCalled("debate", "h1"))

    standing = told("p001", course, 5.5)

    assert standing.hand is None
    assert standing.floor.limit == 420_000
    assert standing.floor.until == exact_milliseconds(at(3 + 7))
    assert told("p001", course, 20).floor == standing.floor


def test_while_the_clock_stands_still_he_knows_how_much_is_left():
    facts = ItemStarted("debate"), raised(1), queued("h1"), SpeakerCalled("debate", "h1"), Paused()

    floor = told("p001", after(*facts), 9).floor

    assert (floor.until, floor.left) == (None, 6 * 60_000)


def test_without_a_limit_he_has_the_floor_all_the_same():
    called = SpeakerCalled("debate", "h1")
    course = after(ItemStarted("debate"), raised(1), queued("h1", limit=None), called)

    floor = told("p001", course).floor

    assert (floor.name, floor.limit, floor.until, floor.left) == ("Người", None, None, None)


def test_who_has_spoken_has_neither_hand_nor_floor():
    called, ended = SpeakerCalled("debate", "h1"), SpeechEnded("debate", "h1")
    course = after(ItemStarted("debate"), raised(1), queued("h1"), called, ended)

    standing = told("p001", course)

    assert standing.hand is standing.floor is None


def test_only_those_are_numbered_anew_for_whom_another_thing_holds():
    standings, points = Standings("hội nghị", 3), LinkedPoints(LIST)
    first = standings.look(points, Course(), PLAN, at(0))
    before = {point.id: standings.of(point.id) for point in LIST}

    nothing = standings.look(points, after(ItemStarted("debate")), PLAN, at(1))
    points.tell("Xin bật micro", at(2), "p002")
    told_ = standings.look(points, Course(), PLAN, at(2))

    assert first == {"p001", "p002", "p003"}
    assert nothing == frozenset()
    assert told_ == {"p002"}
    assert standings.of("p001") is before["p001"]
    assert standings.of("p002").number > max(each.number for each in before.values())


def test_who_leaves_the_list_is_told_nothing_more():
    standings, points = Standings("hội nghị", 3), LinkedPoints(LIST)
    standings.look(points, Course(), PLAN, at(0))
    points.enlist(LIST[:1])

    changed = standings.look(points, Course(), PLAN, at(1))

    assert changed == {"p002", "p003"}
    assert standings.of("p002") is None


def test_rooms_alone_are_told_that_the_groups_discuss_while_they_do():
    talks = item("debate", "8:10", "8:40", kind=Kind.DISCUSSION)
    plan = programme(session(part(item("opening", "8:00", "8:10"), talks)))
    standings, points = Standings("hội nghị", 3), LinkedPoints(LIST)

    def apart(*facts: Event) -> list[str]:
        standings.look(points, after(*facts), plan, at(5))
        return [point.id for point in LIST if standings.of(point.id).apart]

    assert apart() == apart(ItemStarted("opening")) == []
    assert apart(ItemStarted("opening"), ItemStarted("debate")) == ["p003"]


def test_a_standing_is_read_as_it_was_made():
    course = after(ItemStarted("debate"), OPENED, raised(1), PointPresent("p001", "Phường 1", 45))
    standing = told("p001", course)

    assert heard_down(standing.encoded()) == standing


def test_no_point_is_told_a_word_of_what_is_confidential_while_it_is_so():
    secret = item("Điều động cán bộ", "8:10", "8:40", confidential=True)
    hushed = programme(session(part(item("Khai mạc", "8:00", "8:10"), secret)))
    open_ = programme(session(part(item("Khai mạc", "8:00", "8:10"), item("Khác", "8:10", "8:40"))))
    standings, points = Standings("hội nghị", 3), LinkedPoints(LIST)
    points.tell("Sau đây là điều động  CÁN BỘ, xin chờ", at(2))

    standings.look(points, Course(), hushed, at(2))
    before = standings.of("p001")
    changed = standings.look(points, Course(), open_, at(3))

    assert before.message.text == "Sau đây là Internal item, xin chờ"
    assert changed == {"p001", "p002", "p003"}
    assert "CÁN BỘ" in standings.of("p001").message.text


def test_a_message_is_no_longer_than_the_protocol_takes_when_words_give_way():
    hushed = programme(session(part(item("Bán", "8:00", "8:10", confidential=True))))
    standings, points = Standings("hội nghị", 3), LinkedPoints(LIST)
    points.tell("bán " * 125, at(2))

    standings.look(points, Course(), hushed, at(2))

    assert len(standings.of("p001").message.text) <= 500
    assert heard_down(standings.of("p001").encoded()) == standings.of("p001")
