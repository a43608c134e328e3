"""The list of the half hour before: what the program sees it ticks, the rest is for people."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.live.facts import ALL_WELL, NOW, machine
from timekeeper.live.equipment import ScreenFacts
from timekeeper.live.half_hour import as_list, steps
from timekeeper.live.readiness import findings


def test_the_program_ticks_what_it_checks_and_leaves_the_rest_to_people():
    listed = steps(findings(ALL_WELL))

    assert {step.in_order for step in listed} == {True, None}
    assert sum(step.in_order is None for step in listed) == 7


def test_what_is_not_in_order_is_not_ticked():
    well = steps(findings(ALL_WELL))
    unplugged = steps(findings(replace(ALL_WELL, screens=ScreenFacts(1))))

    changed = [one.text for one, other in zip(unplugged, well, strict=True) if one != other]
    assert changed == ["Screens: the hall’s picture is where it belongs"]


@pytest.mark.parametrize("counts", [None, True, False])
def test_counts_that_were_written_down_are_ticked_where_they_add_up(counts):
    listed = steps(findings(ALL_WELL), counts)

    (counted,) = (step for step in listed if step.text.startswith("Counts"))
    assert counted.in_order is counts
    assert ("[x] Counts" in as_list(listed, ())) is bool(counts)


def test_what_must_be_mended_is_called_so_on_paper_and_what_is_in_order_too():
    text = as_list(steps(findings(machine(wall=NOW))), ())  # by the wrong zone

    assert "[ ] Clock and programme agree  ·  To be fixed" in text
    assert "[x] The record can be written  ·  seen by the program" in text


def test_what_was_never_looked_at_is_not_ticked():
    assert not any(step.in_order for step in steps(()))


def test_the_list_on_paper_has_a_box_to_each_line():
    listed = steps(findings(ALL_WELL))

    text = as_list(listed, {"Materials are handed out"})

    assert text.startswith("In the half hour before\n[ ] The line to the linked points")
    assert "[x] Materials are handed out" in text
    assert text.count("\n[") == len(listed)
