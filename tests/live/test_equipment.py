"""What the check before the conference makes of the computer, its screens and its clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from tests.fakes import VIETNAM, item, programme, session
from tests.live.facts import (
    ALL_WELL,
    AMBER,
    GREEN,
    HEALTHY,
    NOW,
    PLANNED,
    PROJECTOR,
    RED,
    lights,
    machine,
    of,
)
from timekeeper.live.equipment import MEGABYTE, ScreenFacts


@pytest.mark.parametrize(
    ("screens", "light", "word"),
    [
        (ScreenFacts(2, hall=(1920, 1080)), GREEN, "1920 × 1080"),
        (ScreenFacts(2, hall=(1024, 768)), GREEN, "1024 × 768"),
        (ScreenFacts(2, hall=(800, 600)), AMBER, "800 × 600"),
        (ScreenFacts(1), RED, "No second screen"),
        (ScreenFacts(1, mirrored=True), RED, "repeats"),
        (ScreenFacts(2, mirrored=True), RED, "repeats"),
        (ScreenFacts(2, strange=True), RED, "never the hall’s"),
        (ScreenFacts(3), RED, "Several screens"),
        (ScreenFacts(1, here=True), AMBER, "operator’s own"),
    ],
)
def test_the_hall_s_picture_is_wanted_on_a_screen_of_its_own(screens, light, word):
    (finding,) = of("Screens", replace(ALL_WELL, screens=screens))

    assert finding.light is light
    assert word in finding.found
    assert bool(finding.advice) is (light is not GREEN)


@pytest.mark.parametrize(
    ("pixels", "scaling", "advised"),
    [
        ((1366, 768), 100, None),
        ((1366, 768), 125, None),
        ((1366, 768), 150, "125 %"),
        ((1366, 768), 200, "125 %"),
        ((1920, 1080), 175, None),
        ((1920, 1080), 200, "175 %"),
        ((1280, 720), 125, "100 %"),
        ((1024, 768), 100, "resolution"),
        ((3840, 2160), 300, None),
    ],
)
def test_a_scaling_at_which_the_desk_scrolls_is_told_with_the_one_that_would_do(
    pixels, scaling, advised
):
    screens = replace(PROJECTOR, desk=pixels, scaling=scaling)
    found = [f for f in of("Screens", replace(ALL_WELL, screens=screens)) if "scroll" in f.found]

    assert [finding.light for finding in found] == ([AMBER] if advised else [])
    assert all(advised in finding.advice for finding in found)


@pytest.mark.parametrize(
    ("free", "light"),
    [
        (None, AMBER),
        (0, RED),
        (50 * MEGABYTE - 1, RED),
        (50 * MEGABYTE, AMBER),
        (500 * MEGABYTE - 1, AMBER),
        (500 * MEGABYTE, GREEN),
    ],
)
def test_a_disk_that_is_nearly_full_is_told(free, light):
    assert lights("Disk", machine(free=free)) == [light]


@pytest.mark.parametrize(
    ("free", "told"),
    [
        (79_400 * MEGABYTE, "79 GB are"),
        (1000 * MEGABYTE, "1 GB are"),
        (999 * MEGABYTE, "999 MB are"),
        (0, "0 MB are"),
    ],
)
def test_room_on_the_disk_is_told_in_the_unit_that_people_use(free, told):
    (finding,) = of("Disk", machine(free=free))

    assert finding.found.startswith(told)


@pytest.mark.parametrize(
    ("battery", "on_mains", "light"),
    [
        (None, None, GREEN),
        (100.0, True, GREEN),
        (5.0, True, GREEN),
        (100.0, False, AMBER),
        (50.0, False, AMBER),
        (49.0, False, RED),
        (80.0, None, AMBER),
    ],
)
def test_the_computer_is_wanted_on_mains(battery, on_mains, light):
    assert lights("Power", machine(battery=battery, on_mains=on_mains)) == [light]


@pytest.mark.parametrize(("awake", "light"), [(True, GREEN), (None, AMBER), (False, AMBER)])
def test_a_computer_that_may_fall_asleep_is_told(awake, light):
    assert lights("Sleep", replace(ALL_WELL, awake=awake)) == [light]


def test_a_record_that_cannot_be_written_is_red_with_the_reason():
    (finding,) = of("Record", machine(journal_fault="The disk is gone."))

    assert (finding.light, finding.found) == (RED, "The disk is gone.")


def test_a_missing_typeface_is_red():
    assert lights("Typeface", replace(ALL_WELL, typeface=False)) == [RED]


@pytest.mark.parametrize(("fault", "seen"), [(None, []), ("", [GREEN]), ("It is gone.", [AMBER])])
def test_a_chime_that_is_on_and_cannot_be_heard_is_amber(fault, seen):
    assert lights("Chime", replace(ALL_WELL, chime=fault)) == seen


class TestClock:
    def test_a_clock_that_was_never_set_is_red_and_nothing_else_is_said_of_it(self):
        reset = datetime(2009, 1, 1, tzinfo=UTC)

        assert lights("Clock", machine(wall=reset)) == [RED]

    def test_a_computer_in_another_zone_than_the_programme_is_red(self):
        abroad = NOW.astimezone(timezone(timedelta(hours=8)))

        (finding,) = of("Clock", machine(wall=abroad))

        assert finding.light is RED
        assert "UTC+0800" in finding.found
        assert "UTC+0700" in finding.found

    def test_another_zone_with_the_same_time_is_fine(self):
        jakarta = NOW.astimezone(timezone(timedelta(hours=7)))

        assert lights("Clock", machine(wall=jakarta)) == [GREEN]

    @pytest.mark.parametrize(("seconds", "light"), [(2, GREEN), (-2, GREEN), (3, AMBER)])
    def test_a_hand_on_the_clock_is_told(self, seconds, light):
        wall = HEALTHY.wall + timedelta(seconds=seconds)

        assert lights("Clock", machine(wall=wall)) == [light]

    def test_a_programme_of_another_day_is_amber(self):
        other = replace(PLANNED, date=date(2026, 3, 6))

        (finding,) = of("Clock", replace(ALL_WELL, programme=other))

        assert finding.light is AMBER
        assert "06/03/2026" in finding.found

    def test_the_day_is_that_of_the_programme_s_zone(self):
        early = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
        facts = replace(machine(wall=early.astimezone(VIETNAM)), now=early)

        assert lights("Clock", facts) == [GREEN]

    def test_any_day_of_a_conference_of_several_is_right(self):
        days = [date(2026, 3, 4), date(2026, 3, 5)]
        sessions = [session(item("a", "8:00", "9:00"), start="8:00", day=day) for day in days]

        assert lights("Clock", replace(ALL_WELL, programme=programme(*sessions))) == [GREEN]
