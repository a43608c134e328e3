"""The hall's and the rostrum's screens are remembered by what they are, and are never the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timekeeper.desktop.screens.choice import Choice, Projection, Screen, choose
from timekeeper.desktop.screens.memory import KnownScreens, choose_for_rostrum
from timekeeper.live.settings import DisplayHabit, DisplayView, ScreenIdentity

LAPTOP = ScreenIdentity("LEN", "T14", "", "eDP-1", 1366, 768)
EPSON = ScreenIdentity("EPSON", "EB-970", "X4Z1", "HDMI-1", 1920, 1080)
SMALL = ScreenIdentity("DELL", "P1424", "", "DP-2", 1280, 800)
TWIN_ONE = ScreenIdentity("NEC", "M300", "", "HDMI-1", 1280, 800)
TWIN_TWO = ScreenIdentity("NEC", "M300", "", "HDMI-2", 1280, 800)


def at(x: int, identity: ScreenIdentity) -> Screen:
    return Screen(identity, x, 0, 1000, 700)


OWN = at(0, LAPTOP)
KNOWN = KnownScreens((EPSON,), (SMALL,))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_each_display_finds_its_own_screen_in_every_order(order):
    big, small = at(2000, EPSON), at(1000, SMALL)
    screens = [[OWN, big, small][i] for i in order]

    rostrum = KNOWN.rostrums(screens, OWN)

    assert rostrum == small
    assert choose(screens, OWN, KNOWN.hall, None, (rostrum,)) == Choice(Projection.SHOWN, big)


def test_with_nothing_remembered_for_the_hall_it_leaves_the_rostrums_screen_alone():
    big, small = at(2000, EPSON), at(1000, SMALL)

    chosen = choose([OWN, small, big], OWN, [], None, (small,))

    assert chosen == Choice(Projection.SHOWN, big)


def test_when_only_the_rostrums_screen_is_left_the_hall_asks_for_it():
    small = at(1000, SMALL)

    chosen = choose([OWN, small], OWN, [EPSON], None, (small,))

    assert chosen == Choice(Projection.UNKNOWN, small)


def test_a_screen_chosen_for_the_hall_is_the_rostrums_no_more():
    known = KNOWN.with_hall(SMALL)

    assert known == KnownScreens((SMALL, EPSON), ())


def test_a_screen_chosen_for_the_rostrum_is_the_halls_no_more():
    known = KnownScreens((EPSON, SMALL), ()).with_rostrum(SMALL)

    assert known == KnownScreens((EPSON,), (SMALL,))


def test_of_twins_without_serial_numbers_each_keeps_its_connector():
    one, two = at(1000, TWIN_ONE), at(2000, TWIN_TWO)
    known = KnownScreens((TWIN_ONE,), ()).with_rostrum(TWIN_TWO)

    assert known.hall == (TWIN_ONE,)
    assert known.rostrums([OWN, one, two], OWN) == two
    assert known.rostrums([OWN, one], OWN) is None


def test_the_rostrum_takes_the_only_screen_that_nobody_has():
    big, small = at(1000, EPSON), at(2000, SMALL)
    shown = Choice(Projection.SHOWN, big)

    assert choose_for_rostrum([OWN, big, small], OWN, KnownScreens((EPSON,)), shown) == small


def test_the_rostrum_takes_no_screen_while_the_halls_is_not_known():
    screens = [OWN, at(1000, EPSON), at(2000, SMALL)]

    assert choose_for_rostrum(screens, OWN, KnownScreens(), Choice(Projection.SEVERAL)) is None


def test_the_rostrum_has_its_own_screen_while_the_hall_asks_for_it():
    small = at(1000, SMALL)
    asks = Choice(Projection.UNKNOWN, small)

    assert choose_for_rostrum([OWN, small], OWN, KNOWN, asks) == small


def test_the_rostrum_takes_no_screen_that_mirrors_the_halls():
    big, copy = at(1000, EPSON), at(1000, SMALL)
    shown = Choice(Projection.SHOWN, big)

    assert choose_for_rostrum([OWN, big, copy], OWN, KNOWN, shown) is None


identities = st.sampled_from([LAPTOP, EPSON, SMALL, TWIN_ONE, TWIN_TWO])


@given(
    plugged=st.lists(identities, unique=True, max_size=4),
    acts=st.lists(st.tuples(st.sampled_from(["hall", "rostrum", "foyer"]), identities), max_size=6),
)
def test_whatever_was_chosen_before_no_two_displays_share_a_screen(plugged, acts):
    known = KnownScreens()
    for display, chosen in acts:
        match display:
            case "hall":
                known = known.with_hall(chosen)
            case "rostrum":
                known = known.with_rostrum(chosen)
            case _:
                known = known.with_display(chosen, DisplayView.FOYER)
    screens = [OWN, *(at(1000 * n, one) for n, one in enumerate(plugged, start=1))]

    rostrum = known.rostrums(screens, OWN)
    foyers = [screen for screen, _view in known.views(screens, OWN)]
    others = [*([rostrum] if rostrum else []), *foyers]
    hall = choose(screens, OWN, known.hall, None, others)
    given_to_rostrum = choose_for_rostrum(screens, OWN, known, hall)

    assert hall.screen is not OWN
    if hall.projection is Projection.SHOWN:
        assert hall.screen not in others
        assert given_to_rostrum is None or given_to_rostrum != hall.screen
    assert OWN not in foyers
    assert len(set(foyers)) == len(foyers)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_other_displays_find_their_screens_and_leave_the_operators_and_the_halls_alone(order):
    known = KnownScreens((EPSON,)).with_display(SMALL, DisplayView.FOYER)
    big, small = at(2000, EPSON), at(1000, SMALL)
    screens = [[OWN, big, small][i] for i in order]

    assert known.views(screens, OWN) == [(small, DisplayView.FOYER)]
    assert known.views(screens, small) == []
    assert known.views([OWN, big], OWN) == []
    assert choose(screens, OWN, [], None, (small,)) == Choice(Projection.SHOWN, big)
    free = choose_for_rostrum(screens, OWN, known, Choice(Projection.SHOWN, big))
    assert free is None


def test_a_display_that_is_switched_off_is_remembered_and_free():
    known = KnownScreens().with_display(SMALL, DisplayView.CLOCK).with_display(SMALL, None)

    assert known.displays == (DisplayHabit(SMALL, DisplayView.CLOCK, on=False),)
    assert known.views([OWN, at(1000, SMALL)], OWN) == []


def test_a_screen_is_never_remembered_as_two_displays():
    foyer = KNOWN.with_display(SMALL, DisplayView.FOYER)

    assert foyer == KnownScreens((EPSON,), (), (DisplayHabit(SMALL, DisplayView.FOYER),))
    assert foyer.with_hall(SMALL) == KnownScreens((SMALL, EPSON), (), ())
    assert foyer.with_rostrum(SMALL) == KNOWN
    again = foyer.with_display(SMALL, DisplayView.HALL)
    assert again.displays == (DisplayHabit(SMALL, DisplayView.HALL),)


def test_twins_that_cannot_be_told_apart_show_nothing():
    nameless = ScreenIdentity("NEC", "M300", "", "", 1280, 800)
    known = KnownScreens().with_display(nameless, DisplayView.FOYER)

    assert known.views([OWN, at(1000, nameless), at(2000, nameless)], OWN) == []
