"""The limits of the house are a file that the office changes; a fault is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import office_day
from tests.fakes import item, minutes, programme, session
from timekeeper.core.house.limits import Measured
from timekeeper.core.programme import Kind
from timekeeper.files.agenda.yaml_text import LARGEST_FORM
from timekeeper.files.limits import LimitsError, breach_sentences, house_limits
from timekeeper.files.limits import read as read_limits


@pytest.mark.parametrize("name", ["party", "council", "congress"])
def test_each_limit_that_ships_has_its_source(name: str):
    assert all(limit.source for limit in house_limits(name))


def test_those_of_a_council_are_seven_minutes_and_then_three():
    whole = [one for one in house_limits("council") if not one.words]

    assert [(one.what, one.most, one.again) for one in whole] == [
        (Measured.SPEAKER, minutes(7), minutes(3))
    ]


def test_a_breach_names_the_item_both_lengths_the_line_and_the_source():
    planned = programme(session(item("Phát biểu", length=60, kind=Kind.SPEECH)))

    (told,) = breach_sentences(planned, "party") or ()

    assert told.startswith("“Phát biểu”: 1 h, the limit is 50 min (line 4: Kết luận 226")


def test_the_office_s_day_keeps_to_those_of_a_party_committee():
    assert breach_sentences(office_day.programme(), "party") == []


def test_without_limits_nothing_is_checked():
    assert breach_sentences(office_day.programme(), "") is None


def test_limits_that_are_not_there_are_told_and_the_rest_of_the_check_goes_on():
    (told,) = breach_sentences(office_day.programme(), "nowhere") or ()

    assert "no limits “nowhere”" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"limits: many", "line 1, cannot be used: a list under"),
        (b"- a", "a list under"),
        (b"limits: [", "it cannot be read"),
        (b"\xff\xfe\xfa", "it cannot be read"),
        pytest.param(b"# " + b"x" * LARGEST_FORM, "it cannot be read", id="large"),
        (b"limits:\n  - what: item\n    source: s\n    minuets: 5", "line 2, cannot be used: “min"),
        (b"limits:\n  - what: item\n    source: s", "“minutes” is what it needs"),
        (b"limits:\n  - what: year_online\n    source: s\n    minutes: 5", "“percent” is what"),
        (b"limits:\n  - what: item\n    minutes: 5", "“source” is not as expected"),
        (b"limits:\n  - what: dance\n    source: s\n    minutes: 5", "“what” is not as"),
        (b"limits:\n  - what: item\n    source: s\n    minutes: -5", "“minutes” is not as"),
        (b"limits:\n  - 7", "line 2, cannot be used"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    tmp_path: Path, content: bytes, told: str
):
    path = tmp_path / "limits.yaml"
    path.write_bytes(content)

    with pytest.raises(LimitsError) as caught:
        read_limits(path)

    assert told in str(caught.value)
