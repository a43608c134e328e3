"""The hall's picture is legible by construction: floor, boxes, no overlap, at every output."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desktop.measures import MonospaceMeasure
from tests.laws import law
from timekeeper.core.programme import Programme
from timekeeper.core.rules import Act, Action
from timekeeper.desktop.fonts import QtMeasure
from timekeeper.desktop.hall.blocks import Block, Output, Role
from timekeeper.desktop.hall.content import (
    Announcement,
    Blackout,
    Content,
    Heading,
    ItemContent,
    PlainContent,
    SpeechContent,
    Status,
    Timer,
    content,
)
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.desktop.phrases import TIE
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start

OUTPUTS = [Output(1024, 768), Output(1280, 800), Output(1920, 1080), Output(3840, 2160)]
MEASURE = MonospaceMeasure()
BROKEN_NAMES = {
    ("Ban", "Thường"), ("Thường", "vụ"), ("Ban", "Chấp"), ("Chấp", "hành"), ("Tỉnh", "ủy"),
    ("Bộ", "Chính"), ("Chính", "trị"), ("Trung", "ương"), ("Đảng", "bộ"), ("Cái", "Côn"),
    ("số", "38-KL/TW"), ("số", "100-KL/TW"), ("tín", "nhiệm"), ("quy", "trình"),
}  # fmt: skip
WORDS = st.lists(
    st.sampled_from(
        ["Hội", "nghị", "Ban", "Thường", "vụ", "Tỉnh", "ủy", "báo", "cáo", "NGHĨA", "ỦY"]
    ),
    max_size=70,
)
TEXTS = WORDS.map(" ".join)
SHORT = st.lists(
    st.sampled_from(["Ban", "Tổ", "chức", "Sở", "Y", "tế", "đồng", "chí"]), max_size=12
).map(" ".join)
HEADINGS = st.builds(Heading, SHORT, SHORT, st.just("06/12/2023"), st.just("07:05"))
ANNOUNCEMENTS = st.none() | st.builds(
    Announcement,
    st.sampled_from(["Next", "Ngày thứ nhất, buổi chiều"]),
    st.sampled_from(["07:45", ""]),
    TEXTS.map(lambda t: (t,)),
    SHORT,
    st.sampled_from(["", "05 phút", "120 phút"]),
)
TIMERS = st.none() | st.builds(
    Timer,
    st.sampled_from(["04:05", "+00:15", "+12:02:03"]),
    st.sampled_from(["Còn lại", "Quá giờ · tạm dừng"]),
    st.none() | st.floats(0, 1),
    st.sampled_from(Status),
)
ITEMS = st.builds(
    ItemContent, HEADINGS, st.just("Now"), TEXTS.map(lambda t: (t,)), SHORT, TIMERS, ANNOUNCEMENTS
)
SPEECHES = st.builds(
    SpeechContent,
    HEADINGS,
    TEXTS.map(lambda t: (t,)),
    TIMERS,
    SHORT.map(lambda t: (t,)),
    TEXTS,
    TEXTS,
    TIMERS,
    ANNOUNCEMENTS,
)
PLAINS = st.builds(
    PlainContent,
    HEADINGS,
    SHORT,
    TEXTS.map(lambda t: (t,)),
    SHORT,
    st.sampled_from(["", "12:30"]),
    ANNOUNCEMENTS,
)


def texts(blocks: tuple[Block, ...]) -> list[Block]:
    return [block for block in blocks if block.text is not None and block.text.lines]


def overlap(one: Block, other: Block) -> bool:
    a, b = one.box, other.box
    return (
        a.x < b.x + b.width - 1
        and b.x < a.x + a.width - 1
        and a.y < b.bottom - 1
        and b.y < a.bottom - 1
    )


@pytest.mark.no_cover  # the smaller tests measure; tracing would treble its time
@pytest.mark.timeout(400)
@law(10_000)
@given(ITEMS | SPEECHES | PLAINS)
def test_no_text_is_below_the_floor_outside_the_picture_or_over_another(shown: Content):
    """10,000 pictures, each at four outputs."""
    for output in OUTPUTS:
        blocks = texts(lay_out(shown, output, MonospaceMeasure()))

        for block in blocks:
            assert block.text is not None
            assert block.text.size >= output.floor - 1e-6
            assert block.box.y >= 0
            assert block.box.bottom <= output.height + 1
            assert block.text.height <= block.box.height + 1
            widest = max(MEASURE.width(line, block.text.size, 0) for line in block.text.lines)
            assert widest <= block.box.width + 1
            assert block.box.x >= 0
            assert block.box.x + block.box.width <= output.width + 1
        for one, other in combinations(blocks, 2):
            assert not overlap(one, other)


@law(60)
@given(ITEMS | SPEECHES, st.sampled_from(OUTPUTS))
def test_the_time_stands_inside_its_field(shown: ItemContent | SpeechContent, output: Output):
    blocks = lay_out(shown, output, MonospaceMeasure())

    fields = [block.box for block in blocks if block.role is Role.TIMER_BAND]
    inside = [b.box for b in blocks if b.role in (Role.FIGURES, Role.CAPTION, Role.PROGRESS)]
    for box in inside:
        assert box.y >= fields[0].y - 1
        assert box.bottom <= fields[0].bottom + 1


def test_the_floor_is_a_two_hundredth_of_the_distance_of_the_farthest_seat():
    output = Output(1920, 1080, seat_in_heights=6)

    capital_height = output.floor * 0.7

    assert capital_height == pytest.approx(1080 * 6 / 200)


def test_a_blackout_is_nothing_but_black():
    blocks = lay_out(Blackout(), OUTPUTS[0], MonospaceMeasure())

    assert [block.role for block in blocks] == [Role.BLACK]


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.width}x{o.height}")
def test_all_of_the_offices_titles_fit_whole_or_in_their_short_form(
    app: object, office_day: Programme, output: Output
):
    measure = QtMeasure()
    for item in office_day.items:
        if not item.timed:
            continue
        conference = Conference(office_day, MemoryJournal(), SimulatedClock(day_start(office_day)))
        conference.act(Act(Action.JUMP, item=item.id))

        blocks = lay_out(content(conference.snapshot(), office_day), output, measure)

        titles = [block.text for block in blocks if block.role is Role.TITLE]
        assert [title.cut for title in titles if title] == [False]


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.width}x{o.height}")
def test_no_line_of_the_offices_titles_breaks_a_name_or_leaves_a_word_alone(
    app: object, office_day: Programme, output: Output
):
    measure = QtMeasure()
    for item in office_day.items:
        title = (item.title,)
        heading = Heading("Hội nghị", "", "06/12/2023", "07:05")
        timer = Timer("05:00", "Còn lại", 0.5, Status.NORMAL)
        announced = Announcement("Next", "07:45", title, "")
        shown = ItemContent(heading, "Now", title, "", timer, announced)

        for block in texts(lay_out(shown, output, measure)):
            lines = block.text.lines if block.text else ()
            for line, following in pairwise(line.replace(TIE, " ") for line in lines):
                assert (line.split()[-1], following.split()[0]) not in BROKEN_NAMES
            assert len(lines) < 2 or len(lines[-1].replace(TIE, " ").split()) > 1
