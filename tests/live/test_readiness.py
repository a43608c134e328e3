"""What the check before the conference makes of the facts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from tests.fakes import VIETNAM, item, meeting, programme, session
from timekeeper.core.courtesy import HallRules
from timekeeper.core.programme import Kind, Programme
from timekeeper.live.readiness import (
    MEGABYTE,
    Facts,
    Finding,
    HallText,
    Light,
    MachineFacts,
    Mend,
    ScreenFacts,
    as_text,
    findings,
    summary,
    worst,
)

GREEN, AMBER, RED = Light.GREEN, Light.AMBER, Light.RED
NOW = datetime(2026, 3, 5, 0, 20, tzinfo=UTC)
PLANNED = replace(meeting(10, 10), date=date(2026, 3, 5))
PROJECTOR = ScreenFacts(2, hall=(1920, 1080))
HEALTHY = MachineFacts(NOW.astimezone(VIETNAM), 40_000 * MEGABYTE, 90.0, on_mains=True)
ALL_WELL = Facts(PLANNED, NOW, PROJECTOR, HEALTHY)


def of(subject: str, facts: Facts) -> list[Finding]:
    return [finding for finding in findings(facts) if finding.subject == subject]


def lights(subject: str, facts: Facts) -> list[Light]:
    return [finding.light for finding in of(subject, facts)]


def machine(**changed: Any) -> Facts:
    return replace(ALL_WELL, machine=replace(HEALTHY, **changed))


def test_when_all_is_well_every_light_is_green_and_nothing_is_advised():
    found = findings(ALL_WELL)

    assert worst(found) is GREEN
    assert not any(finding.advice for finding in found)
    assert summary(found) == "Everything is ready for the conference."
    assert len({finding.subject for finding in found}) == 10


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


class TestProgramme:
    def test_a_contradiction_that_breaks_the_clock_is_red(self):
        backwards = session(item("a", "9:00", "8:00"), start="9:00")

        assert RED in lights("Programme", _with(backwards))

    def test_a_sum_that_disagrees_is_amber_with_its_sentence(self):
        overlap = session(item("a", "8:00", "9:00"), item("b", "8:50", "9:30"), start="8:00")

        (finding,) = of("Programme", _with(overlap))

        assert finding.light is AMBER
        assert "“b”" in finding.found

    def test_a_planned_gap_is_nobody_s_mistake(self):
        gap = session(item("a", "8:00", "9:00"), item("b", "9:10", "9:30"), start="8:00")

        assert lights("Programme", _with(gap)) == [GREEN]

    def test_an_empty_programme_is_red(self):
        empty = Programme("none", VIETNAM, date=date(2026, 3, 5))

        assert lights("Programme", replace(ALL_WELL, programme=empty)) == [RED]


def test_of_many_texts_that_do_not_fit_five_are_named_and_the_rest_counted():
    many = [HallText(f"Item {number} is too long.", f"i{number}") for number in range(12)]

    found = of("Text in the hall", replace(ALL_WELL, hall_texts=many))

    assert len(found) == 6
    assert found[-1].found.startswith("7 more")
    assert {finding.light for finding in found} == {AMBER}
    assert [finding.item for finding in found] == ["i0", "i1", "i2", "i3", "i4", ""]
    assert [finding.mend for finding in found] == [*[Mend.ITEM] * 5, None]


def test_the_summary_counts_the_worst_only():
    facts = replace(machine(free=0, battery=80.0, on_mains=False), screens=ScreenFacts(1))

    assert summary(findings(facts)) == "2 things must be put right before the conference."


def test_the_text_says_every_finding_with_its_light_as_a_word():
    facts = replace(ALL_WELL, awake=False)

    text = as_text(facts, findings(facts))

    assert text.startswith("Check before the conference, 05/03/2026 at 07:20\nmeeting\n")
    assert text.count("[In order]") == 9
    assert "[Look at it] Sleep: " in text
    assert "    → Switch off sleep" in text


def _with(one: Any) -> Facts:
    return replace(ALL_WELL, programme=programme(one, day=date(2026, 3, 5)))


def test_each_item_of_which_the_hall_sees_less_is_named_with_what_it_sees():
    honoured = [item(f"i{n}", length=5) for n in range(9)]
    titles = ["Chào cờ", "Tuyên bố lý do", *["Trao tặng"] * 7]
    kinds = [Kind.CEREMONY, Kind.CEREMONY, *[Kind.AWARD] * 7]
    items = [
        replace(one, title=title, kind=kind)
        for one, title, kind in zip(honoured, titles, kinds, strict=True)
    ]
    found = of("Protocol", replace(ALL_WELL, programme=programme(session(*items))))

    assert [finding.found for finding in found[:3]] == [
        "Chào cờ: the hall shows the office’s picture alone.",
        "Tuyên bố lý do: the hall’s clock stops at 00:00, without a flag.",
        "Trao tặng: the hall shows no time.",
    ]
    assert len(found) == 9
    assert {finding.light for finding in found} == {GREEN}


def test_a_broken_entry_of_the_lists_of_ranks_is_told_in_one_sentence():
    facts = replace(ALL_WELL, rules=HallRules(("Bí thư.*", "***", "Bí thư")))

    found = [finding for finding in of("Protocol", facts) if finding.light is AMBER]

    assert [finding.found for finding in found] == [
        "“Bí thư.*” in the lists of ranks is not plain words and is passed over.",
        "“***” in the lists of ranks is not plain words and is passed over.",
    ]


def test_breaches_of_the_limits_of_the_house_are_told_and_none_set_is_no_matter():
    assert lights("Limits of the house", ALL_WELL) == []
    assert lights("Limits of the house", replace(ALL_WELL, breaches=())) == [GREEN]

    (first, second) = of("Limits of the house", replace(ALL_WELL, breaches=("One.", "Two.")))

    assert (first.light, first.found, second.found) == (AMBER, "One.", "Two.")
    assert first.advice


def test_files_that_cannot_be_shown_are_told_each_with_its_item_and_none_named_is_no_matter():
    subject = "Files to be shown"
    bad = (HallText("A is missing.", "a"), HallText("B is damaged.", "b"))
    assert lights(subject, ALL_WELL) == []
    assert lights(subject, replace(ALL_WELL, materials=())) == [GREEN]

    first, second = of(subject, replace(ALL_WELL, materials=bad))

    assert (first.light, first.found, first.item, first.mend) == (AMBER, *bad[0], Mend.ITEM)
    assert (second.found, second.item) == bad[1]
