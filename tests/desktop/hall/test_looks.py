"""What the hall reads stands out from its ground in every look and in an office's own colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timekeeper.desktop.hall.looks import (
    PALETTES,
    Palette,
    contrast,
    least_contrast,
    mixed,
    palette_of,
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


def assert_legible(palette: Palette) -> None:
    for text in (palette.text, palette.voice, palette.quiet):
        assert least_contrast(text, palette.grounds) >= 7
    for text in (palette.foot.text, palette.foot.accent):
        assert contrast(text, palette.foot.ground) >= 7
    assert contrast(*palette.alarm) >= 7
    for line in (palette.accent, palette.amber):
        assert least_contrast(line, palette.grounds) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#FF0000", "#FF0000", 1)],
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("style", Style)
def test_every_look_of_the_program_can_be_read_from_the_last_row(style):
    palette, refused = palette_of(HallLook(style))

    assert refused == ()
    assert_legible(palette)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_an_overrun_stands_out_and_is_never_red_on_black(palette):
    ground, figures = palette.alarm

    assert least_contrast(ground, palette.grounds) >= 3
    assert {ground, figures} <= {"#F0E442", "#000000", "#1D1815"}


@given(OFFICES)
def test_whatever_colours_an_office_sets_the_hall_can_read(look):
    palette, refused = palette_of(look)

    assert_legible(palette)
    assert least_contrast(palette.alarm[0], palette.grounds) >= 3
    assert len(refused) <= 3


def test_an_office_s_colours_are_worn():
    look = HallLook(background="#0B3D2E", accent="#F5C542", text="#FFFDF5")

    palette, refused = palette_of(look)

    assert refused == ()
    assert (palette.top, palette.accent, palette.text) == ("#0B3D2E", "#F5C542", "#FFFDF5")


def test_an_office_s_colours_can_be_put_off_without_being_forgotten():
    look = HallLook(Style.DARK, own_colours=False, background="#0B3D2E")

    assert palette_of(look) == (PALETTES[Style.DARK], ())


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
    palette, refused = palette_of(look)

    assert palette == PALETTES[Style.PARTY]
    assert len(refused) == 1
    assert why in refused[0]


def test_an_accent_too_weak_for_text_is_for_lines_only():
    palette, refused = palette_of(HallLook(accent="#C98A2B"))

    assert refused == ()
    assert palette.accent == "#C98A2B"
    assert palette.voice == palette.text


def test_colours_are_mixed_by_their_share():
    assert mixed("#000000", "#FF8000", 0.5) == "#804000"
