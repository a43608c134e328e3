"""No word that the house keeps to itself is left in the public version, wherever it was written."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import item, journal, minutes, part, programme, session
from timekeeper.core.events import (
    Cause,
    ItemEdited,
    ItemFinished,
    ItemInserted,
    ItemRemoved,
    ItemStarted,
    OverrunExplained,
    PresenterSubstituted,
    QueuedSpeech,
    SpeakerCalled,
    SpeakersQueued,
)
from timekeeper.core.programme import Kind, Presenter, Speaker
from timekeeper.core.record.history import replay
from timekeeper.core.report.rows import report
from timekeeper.views.public_report import public_report

TITLE = "Internal item"
SECRET = item(
    "Staffing",
    "8:00",
    "8:20",
    number="1",
    kind=Kind.DISCUSSION,
    confidential=True,
    speakers=(Speaker("Bình", "Board", "Posts"),),
    notes=("Doors closed",),
)
OPEN = item(
    "Budget",
    "8:20",
    "8:40",
    presenter=Presenter("Finance"),
    documents=("Draft budget",),
    speakers=(Speaker("Cường"),),
    notes=("Projector on",),
)


def both(planned, entries):
    """Return the report for the house, and for the public."""
    outside, _course = public_report(planned, entries)
    return report(planned, replay(entries)), outside


@pytest.fixture
def versions():
    """Return the report of a day for the house, and for the public."""
    planned = programme(
        session(part(replace(SECRET, id="i1"), replace(OPEN, id="i2"), notes=("Tea first",)))
    )
    planned = replace(planned, notes=("Guests at ten",))
    entries = journal(
        (0, ItemStarted("i1")),
        (0, SpeakersQueued("i1", (QueuedSpeech("s1", Speaker("Bình"), minutes(5)),))),
        (1, SpeakerCalled("i1", "s1")),
        (22, ItemStarted("i2")),
        (22, SpeakersQueued("i2", (QueuedSpeech("s2", Speaker("Cường"), None),))),
        (23, SpeakerCalled("i2", "s2")),
        (24, OverrunExplained("i2", Cause.TECHNICAL, "Lamp broken")),
        (24, PresenterSubstituted("i2", Presenter("Treasury"))),
        (40, ItemFinished("i2")),
    )
    return both(planned, entries)


def test_both_programmes_and_the_printed_one_keep_the_open_item_and_mask_the_other(versions):
    _house, outside = versions

    for told in (outside.programme, outside.programme.printed, outside.original):
        assert [one.title for one in told.items] == [TITLE, "Budget"]
        assert [one.documents for one in told.items] == [(), ("Draft budget",)]
        assert [one.speakers for one in told.items] == [(), (Speaker("Cường"),)]


def test_times_places_and_presenters_of_open_items_are_those_of_the_house(versions):
    house, outside = versions

    assert [slot.start for slot in outside.programme.slots] == [
        slot.start for slot in house.programme.slots
    ]
    assert [row.item.number for row in outside.items] == ["1", None]
    assert [one.presenter for one in outside.programme.items] == [None, Presenter("Treasury")]
    assert [one.presenter for one in outside.original.items] == [None, Presenter("Finance")]


def test_a_speech_in_a_confidential_item_keeps_its_times_and_no_name(versions):
    house, outside = versions

    first, second = outside.speeches
    assert (first.item.title, first.speech.speaker) == (TITLE, Speaker(TITLE))
    assert (first.start, first.end, first.used, first.overrun) == (
        house.speeches[0].start,
        house.speeches[0].end,
        minutes(21),
        minutes(16),
    )
    assert second == replace(house.speeches[1], item=outside.items[1].item)


def test_remarks_of_the_programme_its_parts_and_items_are_left_out_and_so_are_reasons(versions):
    house, outside = versions

    for programme_told in (outside.programme, outside.original):
        (one_part,) = programme_told.sessions[0].parts
        assert (programme_told.notes, one_part.notes) == ((), ())
        assert [one.notes for one in programme_told.items] == [(), ()]
    assert house.items[1].cause is not None
    assert [row.cause for row in outside.items] == [None, None]


@pytest.mark.parametrize(
    "word", ["Staffing", "Bình", "Posts", "Doors", "Projector", "Lamp", "Tea", "Guests"]
)
def test_what_the_house_knows_the_public_version_does_not_say(versions, word):
    house, outside = versions

    assert word in repr(house)
    assert word not in repr(outside)


def test_what_was_confidential_at_any_time_of_the_day_stays_so_in_the_changes():
    planned = programme(session(part(replace(OPEN, id="i1"), item("Rest"))))
    hushed = replace(OPEN, id="i1", short_title="Money", confidential=True)
    entries = journal(
        (0, ItemInserted(replace(SECRET, id="new"), 0, 0)),
        (1, PresenterSubstituted("new", Presenter("Bình"))),
        (2, ItemEdited(hushed)),
        (3, ItemRemoved("i1", "Budget")),
        (4, ItemStarted("Rest")),
    )

    _house, outside = both(planned, entries)

    masked = replace(item(TITLE, "8:20", "8:40"), id="internal-2", confidential=True)
    assert [entry.event for entry in outside.changes[1:]] == [
        PresenterSubstituted("internal-1", Presenter(TITLE)),
        ItemEdited(masked),
        ItemRemoved("internal-2", TITLE),
    ]
    assert outside.original.items[0] == masked
    for word in ("Staffing", "Bình", "Budget", "Money", "Finance", "Draft"):
        assert word not in repr(outside)


def test_what_was_never_confidential_is_told_in_the_changes():
    planned = programme(session(part(item("Rest"))))
    entries = journal(
        (0, ItemInserted(replace(OPEN, id="new"), 0, 0)),
        (1, PresenterSubstituted("new", Presenter("Treasury"))),
        (2, ItemRemoved("new", "Budget")),
    )

    house, outside = both(planned, entries)

    assert outside.changes[1:] == house.changes[1:]
    assert outside.changes[0].event.item == replace(OPEN, id="new", notes=())
