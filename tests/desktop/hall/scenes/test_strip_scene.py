"""The strip is legible by construction, takes a third of the screen at most, and tells all."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desktop.hall.test_layout import (
    ANY_OUTPUT,
    ITEMS,
    MEASURE,
    OUTPUTS,
    PLAINS,
    SPEECHES,
    overlap,
    texts,
)
from tests.desktop.states import MESSAGE, states
from tests.laws import law
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Phase
from timekeeper.desktop.display.fonts import windows_measure
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output
from timekeeper.desktop.hall.scenes.strip_scene import lay_out_strip
from timekeeper.files.line_breaks import TIE
from timekeeper.files.typesetting import TextMeasure
from timekeeper.live.settings import StripPlace
from timekeeper.views.hall import Blackout, HallContent, ItemContent, SpeechContent

USUAL = Output(1920, 1080)
PLACES = st.sampled_from(StripPlace)
ROUNDING = 0.01


def words(blocks: tuple[HallBlock, ...], role: HallRole) -> str:
    told = " ".join(" ".join(b.text.lines) for b in blocks if b.role is role and b.text)
    return told.replace(TIE, " ")


def assert_strip(blocks: tuple[HallBlock, ...], output: Output, place: StripPlace) -> None:
    if not blocks:
        return
    own = blocks[0].box
    assert blocks[0].role is HallRole.STRIP
    assert own.height <= output.height / 3 + ROUNDING
    assert own.x >= 0
    assert own.right <= output.width + ROUNDING
    assert own.y == 0 or own.bottom == pytest.approx(output.height)
    if place is not StripPlace.CORNER:
        assert (own.y == 0) is (place is StripPlace.TOP)
        assert own.width == output.width
    for block in texts(blocks):
        assert block.text is not None
        assert block.text.size >= output.floor - ROUNDING
        assert block.box.x >= own.x
        assert block.box.right <= own.right + ROUNDING
        assert block.box.y >= own.y
        assert block.box.bottom <= own.bottom + ROUNDING
    for one, other in combinations(texts(blocks), 2):
        assert not overlap(one, other), (one, other)


@given(shown=ITEMS | SPEECHES | PLAINS, output=ANY_OUTPUT, place=PLACES)
@law(300)
def test_whatever_is_told_stands_in_the_strip_legible_and_apart(
    shown: HallContent, output: Output, place: StripPlace
) -> None:
    blocks = lay_out_strip(shown, output, MEASURE, place)

    assert_strip(blocks, output, place)
    timer = getattr(shown, "timer", None)
    assert timer is None or words(blocks, HallRole.FIGURES) == timer.figures


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.width}x{o.height}")
@pytest.mark.parametrize("place", StripPlace)
def test_every_state_of_the_hall_has_its_strip(
    app: object, office_day: Programme, output: Output, place: StripPlace
) -> None:
    for name, shown in states(office_day).items():
        blocks = lay_out_strip(shown, output, windows_measure(), place)

        assert_strip(blocks, output, place)
        assert bool(blocks) is (name not in ("blackout", "salute"))


@pytest.mark.parametrize("place", StripPlace)
def test_an_overrun_has_band_plus_sign_and_words(
    app: object, office_day: Programme, place: StripPlace
) -> None:
    blocks = lay_out_strip(states(office_day)["overrun"], USUAL, windows_measure(), place)

    (band,) = (block for block in blocks if block.role is HallRole.TIMER_BAND)
    assert band.status is Phase.OVERRUN
    assert words(blocks, HallRole.FIGURES) == "+02:15"
    assert words(blocks, HallRole.CAPTION) == "TIME IS UP"


def test_an_overruns_strip_has_a_filled_edge_and_no_empty_bar(
    app: object, office_day: Programme
) -> None:
    blocks = lay_out_strip(
        states(office_day)["overrun"], USUAL, windows_measure(), StripPlace.BOTTOM
    )

    assert (blocks[1].role, blocks[1].status) == (HallRole.RULE, Phase.OVERRUN)


@pytest.mark.parametrize("place", StripPlace)
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_an_overrun_that_is_paused_says_so_uncut(
    app: object, office_day: Programme, size: tuple[int, int], place: StripPlace
) -> None:
    over = states(office_day)["overrun"]
    paused = replace(over, timer=replace(over.timer, caption="Đã hết thời gian · tạm dừng"))

    blocks = lay_out_strip(paused, Output(*size), windows_measure(), place)

    told = f"{words(blocks, HallRole.CAPTION)} {words(blocks, HallRole.PRESENTER)}".lower()
    assert "tạm dừng" in told
    assert "…" not in told
    assert place is StripPlace.CORNER or "đã hết thời gian" in told


@pytest.mark.parametrize("seat", [4, 6, 8, 10])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
def test_what_comes_next_is_never_read_as_what_runs(
    app: object, office_day: Programme, size: tuple[int, int], seat: float
) -> None:
    shown = states(office_day)["between-items"]

    blocks = lay_out_strip(shown, Output(*size, seat), windows_measure(), StripPlace.BOTTOM)

    told = f"{words(blocks, HallRole.LABEL)} {words(blocks, HallRole.PRESENTER)}".upper()
    assert told.startswith("NEXT") or " NEXT" in told
    assert "EXPECTED 09:00" in told


@pytest.mark.parametrize(
    ("state", "happens"),
    [
        ("vote", "Ballots are being cast"),
        ("counting", "Ballots are being counted"),
        ("award", "Award ceremony"),
    ],
)
def test_what_happens_in_an_item_stands_before_its_presenter(
    app: object, office_day: Programme, state: str, happens: str
) -> None:
    blocks = lay_out_strip(states(office_day)[state], USUAL, windows_measure(), StripPlace.BOTTOM)

    assert words(blocks, HallRole.PRESENTER).startswith(f"{happens} · ")


def test_a_speakers_given_name_is_read_where_the_form_of_address_leaves_no_room_for_it(
    app: object, office_day: Programme
) -> None:
    shown = states(office_day)["discussion-longest"]

    blocks = lay_out_strip(shown, Output(1024, 768), windows_measure(), StripPlace.BOTTOM)

    assert words(blocks, HallRole.TITLE) == "Hoàng Nguyễn Phương Thảo Nguyên"


@pytest.mark.parametrize("place", StripPlace)
def test_the_strip_keeps_the_courtesy_of_the_hall(
    app: object, office_day: Programme, place: StripPlace
) -> None:
    shown = states(office_day)
    discreet, hidden = (
        lay_out_strip(shown[name], USUAL, windows_measure(), place)
        for name in ("discreet", "hidden")
    )

    assert words(discreet, HallRole.FIGURES) == "00:00"
    assert {block.status for block in discreet} == {Phase.NORMAL}
    clock_alone = place is StripPlace.CORNER
    assert words(hidden, HallRole.CAPTION) == ("TIME OF DAY" if clock_alone else "")


def test_a_speaker_is_named_with_his_body_and_his_own_time(
    app: object, office_day: Programme
) -> None:
    blocks = lay_out_strip(
        states(office_day)["discussion"], USUAL, windows_measure(), StripPlace.BOTTOM
    )

    assert words(blocks, HallRole.TITLE) == "Đồng chí Nguyễn Thị Hạnh"
    assert words(blocks, HallRole.PRESENTER) == "Giám đốc Sở Y tế"
    assert words(blocks, HallRole.FIGURES) == "04:00"


@pytest.mark.parametrize("place", StripPlace)
@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.width}x{o.height}")
def test_a_message_is_whole_even_where_there_is_only_a_clock(
    app: object, office_day: Programme, place: StripPlace, output: Output
) -> None:
    blocks = lay_out_strip(states(office_day)["message"], output, windows_measure(), place)

    assert words(blocks, HallRole.TITLE) == MESSAGE
    assert words(blocks, HallRole.LABEL) == "NOTICE"


def test_a_long_message_makes_the_strip_higher_and_not_more_than_a_third(
    app: object, office_day: Programme
) -> None:
    short = states(office_day)["message"]
    long = replace(short, title_forms=(f"{MESSAGE} {MESSAGE} {MESSAGE}",))

    low, high = (
        lay_out_strip(shown, USUAL, windows_measure(), StripPlace.BOTTOM)[0].box.height
        for shown in (short, long)
    )

    assert low < high <= USUAL.height / 3


@pytest.mark.parametrize("seat", [6, 8, 10])
@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160)])
def test_a_title_of_more_than_a_line_has_a_second_one_and_its_presenter_stays(
    app: object, office_day: Programme, size: tuple[int, int], seat: int
) -> None:
    item = replace(
        states(office_day)["item"],
        title_forms=("Tờ trình Kế hoạch phát triển kinh tế - xã hội năm 2024",),
        presenter="Ban Tổ chức Tỉnh ủy",
    )
    blocks = lay_out_strip(item, Output(*size, seat), windows_measure(), StripPlace.BOTTOM)

    assert_strip(blocks, Output(*size, seat), StripPlace.BOTTOM)
    assert words(blocks, HallRole.TITLE) == item.title_forms[0]
    assert words(blocks, HallRole.PRESENTER) == item.presenter


@given(shown=ITEMS | SPEECHES, other=ITEMS | SPEECHES, output=ANY_OUTPUT)
@law(100)
def test_slides_never_jump_because_time_goes_on(
    shown: ItemContent | SpeechContent, other: ItemContent | SpeechContent, output: Output
) -> None:
    if shown.timer is None or other.timer is None:
        return
    places = [
        lay_out_strip(replace(shown, timer=timer), output, MEASURE, StripPlace.TOP)[0].box
        for timer in (shown.timer, other.timer)
    ]

    assert places[0] == places[1]


def test_a_dark_hall_has_no_strip() -> None:
    measure: TextMeasure = MEASURE

    assert lay_out_strip(Blackout(), USUAL, measure, StripPlace.BOTTOM) == ()
