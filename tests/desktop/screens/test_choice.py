"""The hall's screen is chosen by what it is, never by order or place, and never the operator's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timekeeper.desktop.screens.choice import (
    KEPT_AT_MOST,
    Choice,
    Likeness,
    Projection,
    Screen,
    choose,
    likeness,
    name_and_size,
    operators_screen,
    remember,
)
from timekeeper.live.settings import ScreenIdentity

LAPTOP = ScreenIdentity("LEN", "T14", "", "eDP-1", 1366, 768)
EPSON = ScreenIdentity("EPSON", "EB-970", "X4Z1", "HDMI-1", 1920, 1080)
TWIN = ScreenIdentity("EPSON", "EB-970", "X4Z2", "HDMI-1", 1920, 1080)
AIR = ScreenIdentity("MIRA", "Receiver", "7", "HDMI-1", 1920, 1080)
NAMELESS = ScreenIdentity(name=r"\\.\DISPLAY2", width=1024, height=768)


def at(x: int, identity: ScreenIdentity, width: int = 1000) -> Screen:
    return Screen(identity, x, 0, width, 700)


OWN = at(0, LAPTOP)


def test_with_nothing_remembered_the_only_other_screen_is_the_halls():
    only = at(1000, EPSON)

    assert choose([OWN, only], OWN, []) == Choice(Projection.SHOWN, only)


def test_with_one_screen_the_hall_is_not_shown():
    assert choose([OWN], OWN, [EPSON]) == Choice(Projection.NO_SCREEN)


def test_without_an_operators_screen_the_hall_is_not_shown():
    assert choose([at(0, EPSON)], None, [EPSON]) == Choice(Projection.NO_SCREEN)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("places", [(1000, 2000), (2000, 1000), (-1000, 1000)])
def test_the_remembered_screen_is_the_halls_in_every_order_and_place(order, places):
    wanted = at(places[0], EPSON)
    screens = [OWN, wanted, at(places[1], AIR)]

    chosen = choose([screens[i] for i in order], OWN, [EPSON])

    assert chosen == Choice(Projection.SHOWN, wanted)


def test_another_screen_than_the_remembered_one_is_asked_about():
    receiver = at(1000, AIR)

    assert choose([OWN, receiver], OWN, [EPSON]) == Choice(Projection.UNKNOWN, receiver)


def test_a_screen_that_was_once_used_is_not_asked_about_again():
    receiver = at(1000, AIR)

    assert choose([OWN, receiver], OWN, [EPSON, AIR]) == Choice(Projection.SHOWN, receiver)


def test_of_two_that_were_used_the_latest_is_the_halls():
    receiver, projector = at(1000, AIR), at(2000, EPSON)

    chosen = choose([OWN, receiver, projector], OWN, [EPSON, AIR])

    assert chosen == Choice(Projection.SHOWN, projector)


@pytest.mark.parametrize("remembered", [[], [NAMELESS]])
def test_of_two_unknown_screens_none_is_taken_by_itself(remembered):
    screens = [OWN, at(1000, AIR), at(2000, EPSON)]

    assert choose(screens, OWN, remembered) == Choice(Projection.SEVERAL)


def test_two_projectors_that_mirror_each_other_count_as_one():
    left, right = at(1000, EPSON), at(1000, AIR)

    assert choose([OWN, left, right], OWN, []) == Choice(Projection.SHOWN, left)


def test_of_two_that_cannot_be_told_apart_the_one_in_use_stays_the_halls():
    alike = ScreenIdentity("EPSON", "EB-970", "", "Epson")
    one, other = at(1000, alike), at(2000, alike)

    assert choose([OWN, one, other], OWN, [alike]) == Choice(Projection.SEVERAL)
    assert choose([OWN, one, other], OWN, [alike], other) == Choice(Projection.SHOWN, other)


@pytest.mark.parametrize("x", [0, 300, -999])
@pytest.mark.parametrize("remembered", [[], [EPSON]])
def test_a_screen_that_shows_some_of_the_operators_is_mirrored(x, remembered):
    screens = [OWN, at(x, EPSON)]

    assert choose(screens, OWN, remembered) == Choice(Projection.CLONED)


def test_joined_names_mean_mirrored():
    joined = at(0, ScreenIdentity(name="T14|EB-970"))

    assert choose([joined], joined, [EPSON]) == Choice(Projection.CLONED)


def test_the_projector_is_used_while_a_third_screen_mirrors_the_operators():
    projector = at(1000, EPSON)

    chosen = choose([OWN, at(0, AIR), projector], OWN, [EPSON])

    assert chosen == Choice(Projection.SHOWN, projector)


def test_the_screen_of_a_locked_windows_is_never_the_halls():
    locked = at(1000, ScreenIdentity(name="WinDisc"))

    assert choose([OWN, locked], OWN, []) == Choice(Projection.NO_SCREEN)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (EPSON, EPSON, Likeness.SERIAL),
        (EPSON, ScreenIdentity("EPSON", "EB-970", "X4Z1", "DP-2"), Likeness.SERIAL),
        (EPSON, TWIN, Likeness.NONE),
        (EPSON, ScreenIdentity("EPSON", "EB-970", "", "HDMI-1"), Likeness.MODEL_AND_NAME),
        (EPSON, ScreenIdentity("EPSON", "EB-970", "000", "DP-2"), Likeness.MODEL),
        (EPSON, AIR, Likeness.NONE),
        (EPSON, ScreenIdentity(name="HDMI-1"), Likeness.NAME),
        (EPSON, ScreenIdentity(name="HDMI-2", width=1920, height=1080), Likeness.NONE),
        (EPSON, ScreenIdentity(name=r"\\.\DISPLAY1", width=1920, height=1080), Likeness.NONE),
        (NAMELESS, ScreenIdentity(name=r"\\.\DISPLAY7", width=1024, height=768), Likeness.SIZE),
        (NAMELESS, ScreenIdentity(name=r"\\.\DISPLAY2", width=1280, height=768), Likeness.NONE),
    ],
)
def test_maker_model_and_serial_decide_then_the_name_then_the_size(one, other, how):
    assert likeness(one, other) is likeness(other, one) is how


def test_the_chosen_screen_is_remembered_first_and_once():
    kept = remember(AIR, [EPSON, AIR])

    assert kept == (AIR, EPSON)


def test_only_so_many_screens_are_remembered():
    kept: tuple[ScreenIdentity, ...] = ()

    for number in range(20):
        kept = remember(ScreenIdentity(name=f"HDMI-{number}"), kept)

    assert len(kept) == KEPT_AT_MOST
    assert kept[0].name == "HDMI-19"


def test_the_operators_window_opens_on_the_main_screen():
    assert operators_screen([OWN, at(1000, EPSON)], OWN, [EPSON]) is OWN


def test_the_operators_window_does_not_open_on_the_halls_screen():
    projector = at(1000, EPSON)

    assert operators_screen([projector, OWN], projector, [EPSON]) is OWN
    assert operators_screen([projector], projector, [EPSON]) is projector


def test_a_screen_reads_as_its_name_and_size():
    assert name_and_size(EPSON) == "HDMI-1  1920 × 1080"
    assert name_and_size(NAMELESS) == "1024 × 768"
    assert name_and_size(ScreenIdentity("EPSON", "EB-970")) == "EPSON EB-970  0 × 0"


identities = st.builds(
    ScreenIdentity,
    maker=st.sampled_from(["", "EPSON", "MIRA"]),
    model=st.sampled_from(["", "EB-970"]),
    serial=st.sampled_from(["", "0", "X4Z1", "X4Z2"]),
    name=st.sampled_from(["", "HDMI-1", "HDMI-2", r"\\.\DISPLAY1", "WinDisc", "A|B"]),
    width=st.sampled_from([1024, 1920]),
    height=st.sampled_from([768, 1080]),
)
connected = st.lists(
    st.builds(
        Screen,
        identities,
        x=st.sampled_from([-1000, 0, 500, 1000, 2000]),
        y=st.sampled_from([0, 700]),
        width=st.just(1000),
        height=st.just(700),
    ),
    min_size=1,
    max_size=4,
)


@given(connected, st.lists(identities, max_size=3), st.data())
def test_whatever_is_connected_the_picture_never_goes_over_the_operators(screens, known, data):
    operator = data.draw(st.sampled_from(screens))
    current = data.draw(st.none() | st.sampled_from(screens))

    chosen = choose(screens, operator, known, current)

    if chosen.screen is not None:
        assert not chosen.screen.meets(operator)
    assert (chosen.screen is not None) == (
        chosen.projection in {Projection.SHOWN, Projection.UNKNOWN}
    )
