"""What the report says of a day in sentences, and what it leaves unsaid."""

from __future__ import annotations

import pytest

from tests.fakes import Day, at, meeting, played
from timekeeper.core.report.details import details
from timekeeper.core.report.rows import report
from timekeeper.core.report.summary import day_summary
from timekeeper.words.report import summary_sentences, unrecorded_sentences

pytestmark = pytest.mark.usefixtures("english")


def said_of(day: Day, until: float) -> str:
    found = report(day.original, day.course)
    known = details(found.programme, day.course, at(until))
    figures = day_summary(found, known)
    sentences = summary_sentences(found, figures) + unrecorded_sentences(found, figures)
    return " ".join(sentences)


def held(late: float) -> str:
    """Return what is said of a day held so many minutes late."""
    day = played(meeting(10, 10), (late, "start"), (late + 10, "next"), (late + 20, "finish"))
    return said_of(day, late + 30)


def test_a_day_held_on_its_day_is_compared_with_its_programme():
    said = held(4)

    assert "04 min later than the programme" in said
    assert "not compared" not in said


@pytest.mark.parametrize("days", [1, 30, 1088, -2])
def test_a_day_held_on_another_says_so_instead_of_how_late_it_was(days: int):
    said = held(days * 1440)

    assert "The programme is of 06/12/2023; the conference began on" in said
    assert "later than" not in said
    assert "earlier than" not in said
