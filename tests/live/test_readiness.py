"""What the check before the conference makes of the facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from tests.fakes import VIETNAM, item, programme, session
from tests.live.facts import ALL_WELL, AMBER, GREEN, RED, lights, machine, of
from timekeeper.core.courtesy import HallRules
from timekeeper.core.programme import Kind, Programme
from timekeeper.live.equipment import ScreenFacts
from timekeeper.live.findings import HallText, Mend, summary, worst
from timekeeper.live.programme_check import look_at_programme
from timekeeper.live.readiness import Facts, as_text, findings


def test_when_all_is_well_every_light_is_green_and_nothing_is_advised():
    found = findings(ALL_WELL)

    assert worst(found) is GREEN
    assert not any(finding.advice for finding in found)
    assert summary(found) == "Everything is ready for the conference."
    assert len({finding.subject for finding in found}) == 10


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


def test_a_text_of_no_item_is_not_said_to_be_mended_in_one():
    texts = (HallText("of an item", "a"), HallText("of the house; shorten it"))

    found = of("Text in the hall", replace(ALL_WELL, hall_texts=texts))

    assert [finding.mend for finding in found] == [Mend.ITEM, None]
    assert [bool(finding.advice) for finding in found] == [True, False]


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


def test_while_no_programme_is_open_nothing_is_to_be_fixed_in_one():
    (found,) = look_at_programme(Programme("", VIETNAM))

    assert found.found == "No programme is open"
    assert found.advice == "Open a programme, or write a new one."
    assert found.mend is None


def test_while_no_programme_is_open_nothing_is_told_of_its_items():
    empty = replace(ALL_WELL, programme=Programme("", VIETNAM))

    assert {"Text in the hall", "Protocol"} <= {found.subject for found in findings(ALL_WELL)}
    assert not [*of("Text in the hall", empty), *of("Protocol", empty)]
