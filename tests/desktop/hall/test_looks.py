"""What the hall reads stands out from its ground in every look and in an office's own colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timekeeper.desktop.hall.looks import (
    LOOKS,
    Colours,
    colours_of,
    contrast,
    least_contrast,
    mixed,
)
from timekeeper.live.settings import HallLook, Style

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)
OFFICES = st.builds(
    HallLook,
    style=st.sampled_from(Style),
    background=COLOURS | st.just(""),
    accent=COLOURS | st.just(""),
    text=COLOURS | st.just(""),
)


def assert_legible(colours: Colours) -> None:
    for text in (colours.text, colours.voice, colours.quiet):
        assert least_contrast(text, colours.grounds) >= 7
    for text in (colours.foot.text, colours.foot.accent):
        assert contrast(text, colours.foot.ground) >= 7
    assert contrast(*colours.alarm) >= 7
    for line in (colours.accent, colours.amber):
        assert least_contrast(line, colours.grounds) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#FF0000", "#FF0000", 1)],
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("style", Style)
def test_every_look_of_the_program_can_be_read_from_the_last_row(style):
    colours, refused = colours_of(HallLook(style))

    assert refused == ()
    assert_legible(colours)


@pytest.mark.parametrize("colours", LOOKS.values(), ids=LOOKS)
def test_an_overrun_stands_out_and_is_never_red_on_black(colours):
    ground, figures = colours.alarm

    assert least_contrast(ground, colours.grounds) >= 3
    assert {ground, figures} <= {"#f0e442", "#000000", "#1d1815"}


@given(OFFICES)
def test_whatever_colours_an_office_sets_the_hall_can_read(look):
    colours, refused = colours_of(look)

    assert_legible(colours)
    assert least_contrast(colours.alarm[0], colours.grounds) >= 3
    assert len(refused) <= 3


def test_an_office_s_colours_are_worn():
    look = HallLook(background="#0B3D2E", accent="#F5C542", text="#FFFDF5")

    colours, refused = colours_of(look)

    assert refused == ()
    assert (colours.top, colours.accent, colours.text) == ("#0B3D2E", "#F5C542", "#FFFDF5")


def test_an_office_s_colours_can_be_put_off_without_being_forgotten():
    look = HallLook(Style.DARK, own_colours=False, background="#0B3D2E")

    assert colours_of(look) == (LOOKS[Style.DARK], ())


@pytest.mark.parametrize(
    ("look", "why"),
    [
        (HallLook(background="#808080"), "The background #808080 is refused: no text can be read"),
        (HallLook(text="#FF0000"), "its contrast with the background is 2.7 : 1, and the last row"),
        (HallLook(accent="#702020"), "The accent colour #702020 is refused: its contrast"),
        (HallLook(accent="gold"), "“gold” is no colour"),
        (HallLook(background="#"), "“#” is no colour"),
    ],
)
def test_a_refused_colour_leaves_the_look_s_own_and_says_why(look, why):
    colours, refused = colours_of(look)

    assert colours == LOOKS[Style.PARTY]
    assert len(refused) == 1
    assert why in refused[0]


def test_an_accent_too_weak_for_text_is_for_lines_only():
    colours, refused = colours_of(HallLook(accent="#C98A2B"))

    assert refused == ()
    assert colours.accent == "#C98A2B"
    assert colours.voice == colours.text


def test_colours_are_mixed_by_their_share():
    assert mixed("#000000", "#FF8000", 0.5) == "#804000"
