"""What was changed on the day and why, as the report says it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import at, edit, item, journal, meeting, minutes, played, programme, session
from timekeeper.core import events
from timekeeper.core.events import Cause, OverrunExplained
from timekeeper.core.programme import Presenter
from timekeeper.core.report.details import details
from timekeeper.core.report.rows import Report, report
from timekeeper.core.report.summary import day_summary
from timekeeper.words.changes import cause_sentence, change_sentence, titles, told_changes
from timekeeper.words.report import summary_sentences

pytestmark = pytest.mark.usefixtures("english")


def reported(*acts: tuple[float, object]) -> Report:
    day = played(meeting(10, 10, 10), (0, "start"), *acts)
    return report(day.original, day.course)


def sentence(event: events.Event, of: Report) -> str:
    return change_sentence(event, of, titles(of))


def test_a_key_pressed_several_times_in_a_row_is_one_line():
    less, more = events.TimeAdded("report", -minutes(1)), events.TimeAdded("report", minutes(1))
    other = events.TimeAdded("opening", -minutes(1))
    pressed = (
        *[(2, less), (2.05, less), (2.1, less)],
        *[(2.2, more), (2.3, other), (2.4, less)],
        (9, less),
    )
    of = replace(reported(), changes=journal(*pressed))

    told = [(entry.at, sentence(entry.event, of)) for entry in told_changes(of)]

    assert told == [
        (at(2), "Cut 03 min: report"),
        (at(2.2), "Add 01 min: report"),
        (at(2.3), "Cut 01 min: opening"),
        (at(2.4), "Cut 01 min: report"),
        (at(9), "Cut 01 min: report"),
    ]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (events.TimeAdded("report", minutes(5)), "Add 05 min: report"),
        (events.TimeAdded("report", -minutes(5)), "Cut 05 min: report"),
        (events.ItemRemoved("report"), "Remove report"),
        (events.GapNoticed(at(0), at(7)), "The computer stood still for 7 min"),
        (events.ItemSkipped("report"), "Skip report"),
        (
            events.Replanned(
                0,
                (("report", minutes(5)),),
                ("debate",),
                (events.ItemMoved("opening", 0, 0),),
            ),
            (
                "Plan the rest of the session anew: "
                "report cut by 05 min; debate left out; opening moved"
            ),
        ),
        (events.Replanned(0), "Plan the rest of the session anew: the delay is accepted"),
    ],
)
def test_a_change_is_told_with_what_it_is_about(event: events.Event, words: str):
    assert sentence(event, reported()) == words


class TestAnotherPresenter:
    CHANGE = events.PresenterSubstituted("report", Presenter("Sở Y tế"))

    def told(self, planned: Presenter | None) -> str:
        day = played(programme(session(item("report", length=10, presenter=planned))))
        day.do(0, edit(self.CHANGE))
        return sentence(self.CHANGE, report(day.original, day.course))

    def test_both_are_named(self):
        assert self.told(Presenter("Văn phòng")) == "report: Sở Y tế in place of Văn phòng"

    def test_where_nobody_was_named_before_only_the_new_one_is(self):
        assert self.told(None) == "report: presented by Sở Y tế"

    def test_a_confidential_item_keeps_to_itself_who_presents_it(self):
        assert sentence(self.CHANGE, reported()) == "Another presenter: report"


@pytest.mark.parametrize(
    ("explained", "words"),
    [
        (None, ""),
        (OverrunExplained("report", None), ""),
        (OverrunExplained("report", Cause.CHAIR), "The chair gave more time"),
        (OverrunExplained("report", Cause.CHAIR, "đã xin"), "The chair gave more time: đã xin"),
    ],
)
def test_an_overrun_is_told_with_its_reason_if_one_was_given(explained, words: str):
    assert cause_sentence(explained) == words


def test_of_several_sessions_only_those_that_were_held_are_spoken_of():
    morning = session(item("a", "8:00", "8:10"), name="Morning")
    afternoon = session(item("b", "14:00", "14:10"), name="Afternoon")
    day = played(programme(morning, afternoon), (0, "start"), (10, "finish"))
    filed = report(day.original, day.course)
    figures = day_summary(filed, details(day.programme, day.course, at(10)))

    told = summary_sentences(filed, figures)

    assert any("Morning" in words for words in told)
    assert not any("Afternoon" in words for words in told)


def test_an_item_that_came_and_left_on_the_day_is_named():
    guest, gone = events.ItemInserted(item("guest"), 0, 0), events.ItemRemoved("guest", "guest")

    day = reported((1, edit(guest)), (2, edit(gone)))

    assert sentence(guest, day) == "Insert guest"
    assert sentence(gone, day) == "Remove guest"
