"""What the hall and a linked point say to each other."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import law
from timekeeper.network.point_protocol import (
    FRESH,
    LARGEST_UP,
    Answered,
    AskFloor,
    Finished,
    FloorGiven,
    Hello,
    NotUnderstood,
    NumberRead,
    Ping,
    Pong,
    Present,
    Presses,
    Question,
    Raised,
    Said,
    Standing,
    TakeBack,
    ViewShown,
    WrittenDown,
    heard_down,
    heard_up,
)

PRESS = "0123456789abcdef"
UP = [
    Hello(),
    Ping(ping=12.5, trip=3.25),
    Ping(ping=12.5),
    Present(press=PRESS, at=1.0, delegates=45, chair="Đồng chí Nguyễn Văn A"),
    AskFloor(press=PRESS, at=1.0, name="Trần Thị B", topic="Chuyển đổi số"),
    TakeBack(press=PRESS, at=1.0),
    Question(press=PRESS, at=1.0, text="Khi nào giải lao?"),
    NumberRead(press=PRESS, at=1.0, number=4711),
    Finished(press=PRESS, at=1.0, finished=True),
]
STANDING = Standing(
    conference="hội nghị", epoch=3, number=17, point="p001", name="Phường 1", roll_call=True,
    present=WrittenDown(delegates=45, chair="A", at=1.0),
    hand=Raised(name="B", topic="", place=3), floor=FloorGiven(name="B", limit=420_000, until=9.0),
    message=Said(text="Mời các điểm cầu ổn định", at=2.0), question="?", test=7, number_read=True,
)  # fmt: skip
DOWN = [
    ViewShown(view={"format": "timekeeper-view/1", "segments": []}),
    Pong(ping=1.0, arrived=2.0, left=3.0, epoch=3, seq=8, standing=17),
    Answered(press=PRESS, done=True, sentence="Đã ghi."),
    STANDING,
]


@pytest.mark.parametrize("message", UP, ids=lambda each: type(each).__name__)
def test_what_a_point_says_is_heard_as_it_was_said(message):
    assert heard_up(message.encoded()) == message


@pytest.mark.parametrize("message", DOWN, ids=lambda each: type(each).__name__)
def test_what_the_hall_says_is_heard_as_it_was_said(message):
    assert heard_down(message.encoded()) == message


@pytest.mark.parametrize(
    "change",
    [
        {"more": 1}, {"type": "act"}, {"type": None}, {"delegates": -1}, {"delegates": "45"},
        {"delegates": 4.5}, {"delegates": True}, {"chair": None}, {"chair": "x" * 121},
        {"press": "short"}, {"press": "with space in it"}, {"press": PRESS + "\n"},
        {"at": "now"}, {"at": 1e300}, {"point": "p002"},
    ],
    ids=str,
)  # fmt: skip
def test_whatever_else_is_in_a_message_it_is_refused(change):
    said = json.loads(UP[3].encoded()) | change

    with pytest.raises(NotUnderstood, match="timekeeper-point/1"):
        heard_up(json.dumps(said))


@pytest.mark.parametrize(
    "said",
    [
        "", "null", "[]", "1", '"ping"', "{", '{"type":"ping"}', '{"type":"ping","ping":NaN}',
        '{"type":"ping","ping":1e999}', b"\xff\xfe", "[" * LARGEST_UP, '{"a":' * 700,
        '{"type":"hello","a":' + "[" * 3_000,
        '{"type":"hello","format":"timekeeper-point/2"}',
    ],
    ids=lambda said: str(said)[:20],
)  # fmt: skip
def test_noise_is_refused_with_one_sentence(said):
    with pytest.raises(NotUnderstood):
        heard_up(said)


def test_what_is_too_long_is_refused_before_it_is_read():
    said = Question(press=PRESS, at=1.0, text="x").encoded() + b" " * LARGEST_UP

    with pytest.raises(NotUnderstood, match=str(LARGEST_UP)):
        heard_up(said)


def test_what_the_hall_says_is_not_taken_from_a_point_nor_the_other_way_round():
    with pytest.raises(NotUnderstood):
        heard_up(STANDING.encoded())
    with pytest.raises(NotUnderstood):
        heard_down(UP[4].encoded())


def test_a_text_comes_without_what_hides_or_breaks_the_line():
    said = {
        "type": "ask_floor",
        "press": PRESS,
        "at": 1,
        "name": " Lê\n\u202eVăn \t C ",
        "topic": "",
    }

    assert heard_up(json.dumps(said)).name == "Lê Văn C"


def test_who_asks_for_the_floor_has_a_name():
    said = {"type": "ask_floor", "press": PRESS, "at": 1, "name": " \u200e ", "topic": "x"}

    with pytest.raises(NotUnderstood):
        heard_up(json.dumps(said))


@law(1000)
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["type", "press", "at", "name", "ping", "text"]), inner, max_size=6
    ),
))  # fmt: skip
def test_no_json_is_anything_but_a_message_or_refused(said):
    text = json.dumps(said)

    try:
        message = heard_up(text)
    except NotUnderstood:
        return

    assert heard_up(message.encoded()) == message


NOW = 1_700_000_000_000.0
BOUND = FRESH.total_seconds() * 1000


def raised(at: float = NOW, press: str = PRESS) -> AskFloor:
    return AskFloor(press=press, at=at, name="A")


def test_a_press_counts_once_however_often_it_is_sent():
    presses = Presses()

    assert presses.take("p001", raised(), NOW)
    assert not presses.take("p001", raised(), NOW)
    assert not presses.take("p001", raised(), NOW + BOUND)


def test_a_press_that_is_sent_again_much_later_is_without_effect():
    presses = Presses()
    presses.take("p001", raised(), NOW)
    presses.take("p002", raised(NOW + 5 * BOUND, "another-press"), NOW + 5 * BOUND)

    assert not presses.take("p001", raised(), NOW + 5 * BOUND)


def test_a_press_of_a_time_to_come_cannot_be_kept_for_later():
    presses = Presses()
    early = raised(NOW + BOUND)
    presses.take("p001", early, NOW)

    assert not any(presses.take("p001", early, NOW + n * BOUND / 4) for n in range(9))


def test_the_same_name_of_another_points_press_is_another_press():
    presses = Presses()
    presses.take("p001", raised(), NOW)

    assert presses.take("p002", raised(), NOW)
