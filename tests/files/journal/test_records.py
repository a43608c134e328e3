"""Every event comes back from its record as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import at, meeting
from timekeeper.core import events
from timekeeper.core.events import Entry, Event, TimeAdded
from timekeeper.core.points import Point
from timekeeper.core.programme import Courtesy, Item, Kind, Material, Presenter, Speaker
from timekeeper.files.journal.records import (
    DONE_BY,
    Record,
    entry_of,
    event_from_record,
    event_to_record,
    header_after,
    instant,
    record_after,
    right_part,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
AMOUNTS = st.timedeltas(timedelta(days=-1), timedelta(days=1))
# Others are no instants of a conference, and are refused.
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
NUMBERS = st.integers(0, 10**6)

PLACES = st.integers(0, 20)
WORDS = st.none() | TEXT
PRESENTERS = st.builds(Presenter, TEXT, WORDS, WORDS, WORDS, WORDS)
SPEAKERS = st.builds(Speaker, TEXT, WORDS, WORDS, st.none() | AMOUNTS)
SPEECHES = st.builds(events.QueuedSpeech, TEXT, SPEAKERS, st.none() | AMOUNTS)
MATERIALS = st.builds(Material, TEXT, WORDS, st.none() | NUMBERS, st.none() | NUMBERS)
MOVES = st.builds(events.ItemMoved, TEXT, PLACES, PLACES, WORDS)
GROUPS = st.builds(events.GroupCount, NUMBERS, NUMBERS, NUMBERS, NUMBERS, TEXT)
PLANS = st.builds(
    events.NewPlan, TEXT, st.none() | INSTANTS, st.none() | INSTANTS, st.none() | AMOUNTS
)
ITEMS = st.builds(
    Item,
    TEXT,
    TEXT,
    number=WORDS,
    presenter=st.none() | PRESENTERS,
    start=st.none() | st.times(),
    length=st.none() | AMOUNTS,
    kind=st.sampled_from(Kind),
    documents=st.lists(TEXT, max_size=2).map(tuple),
    courtesy=st.none() | st.sampled_from(Courtesy),
    quorum=st.none() | st.just("2/3"),
    materials=st.lists(MATERIALS, max_size=2).map(tuple),
    speakers=st.lists(SPEAKERS, max_size=2).map(tuple),
)

POINT = st.builds(Point, TEXT, TEXT, TEXT, st.booleans())
POINTS = st.lists(POINT, max_size=3).map(tuple)
STRATEGIES = {
    events.ItemStarted: st.builds(events.ItemStarted, TEXT),
    events.ItemResumed: st.builds(events.ItemResumed, TEXT),
    events.ItemFinished: st.builds(events.ItemFinished, TEXT),
    events.SessionClosed: st.builds(events.SessionClosed, NUMBERS),
    events.Paused: st.builds(events.Paused),
    events.Resumed: st.builds(events.Resumed),
    events.TimeAdded: st.builds(events.TimeAdded, TEXT, AMOUNTS),
    events.ItemSkipped: st.builds(events.ItemSkipped, TEXT),
    events.ItemRestored: st.builds(events.ItemRestored, TEXT),
    events.CourtesyChanged: st.builds(events.CourtesyChanged, TEXT, st.sampled_from(Courtesy)),
    events.StartCorrected: st.builds(events.StartCorrected, TEXT, INSTANTS),
    events.EndCorrected: st.builds(events.EndCorrected, TEXT, INSTANTS),
    events.OverrunExplained: st.builds(
        events.OverrunExplained, TEXT, st.none() | st.sampled_from(events.Cause), TEXT
    ),
    events.ItemInserted: st.builds(events.ItemInserted, ITEMS, PLACES, PLACES, st.none() | TEXT),
    events.ItemEdited: st.builds(events.ItemEdited, ITEMS),
    events.ItemMoved: MOVES,
    events.ItemRemoved: st.builds(events.ItemRemoved, TEXT, TEXT),
    events.PresenterSubstituted: st.builds(events.PresenterSubstituted, TEXT, PRESENTERS),
    events.ConditionConfirmed: st.builds(events.ConditionConfirmed, TEXT),
    events.SecrecySet: st.builds(events.SecrecySet, st.booleans()),
    events.Replanned: st.builds(
        events.Replanned,
        PLACES,
        st.lists(st.tuples(TEXT, AMOUNTS), max_size=3).map(tuple),
        st.lists(TEXT, max_size=3).map(tuple),
        st.lists(MOVES, max_size=2).map(tuple),
        st.lists(PLANS, max_size=2).map(tuple),
    ),
    events.SpeakersQueued: st.builds(
        events.SpeakersQueued, TEXT, st.lists(SPEECHES, max_size=3).map(tuple)
    ),
    events.SpeakersReordered: st.builds(
        events.SpeakersReordered, TEXT, st.lists(TEXT, max_size=3).map(tuple)
    ),
    events.SpeakerWithdrawn: st.builds(events.SpeakerWithdrawn, TEXT, TEXT),
    events.SpeakerCalled: st.builds(events.SpeakerCalled, TEXT, TEXT),
    events.SpeechEnded: st.builds(events.SpeechEnded, TEXT, TEXT),
    events.SpeechExtended: st.builds(events.SpeechExtended, TEXT, TEXT, AMOUNTS),
    events.MessageShown: st.builds(events.MessageShown, st.sampled_from(events.Audience), TEXT),
    events.MessageTakenDown: st.builds(events.MessageTakenDown, st.sampled_from(events.Audience)),
    events.HallSwitched: st.builds(events.HallSwitched, st.sampled_from(events.HallPicture)),
    events.StripSwitched: st.builds(events.StripSwitched, st.none() | TEXT, st.booleans()),
    events.MaterialShown: st.builds(events.MaterialShown, TEXT, MATERIALS, st.none() | NUMBERS),
    events.MaterialTakenDown: st.builds(events.MaterialTakenDown, TEXT),
    events.RollCallOpened: st.builds(events.RollCallOpened, POINTS),
    events.RollCallClosed: st.builds(events.RollCallClosed),
    events.PointPresent: st.builds(events.PointPresent, TEXT, TEXT, st.integers(0, 20_000), TEXT),
    events.PointExcused: st.builds(events.PointExcused, TEXT, TEXT, st.booleans()),
    events.HandRaised: st.builds(events.HandRaised, TEXT, TEXT, TEXT, TEXT, TEXT),
    events.HandLowered: st.builds(events.HandLowered, TEXT),
    events.PointTold: st.builds(events.PointTold, TEXT, TEXT, TEXT),
    events.PointAsked: st.builds(events.PointAsked, TEXT, TEXT, TEXT),
    events.ClockStepped: st.builds(events.ClockStepped, AMOUNTS),
    events.ZoneChanged: st.builds(events.ZoneChanged, AMOUNTS, AMOUNTS),
    events.GapNoticed: st.builds(events.GapNoticed, INSTANTS, INSTANTS),
    events.Recovered: st.builds(
        events.Recovered, INSTANTS, INSTANTS, st.sampled_from(events.Recovery)
    ),
    events.AttendanceCounted: st.builds(
        events.AttendanceCounted, PLACES, st.lists(GROUPS, max_size=3).map(tuple)
    ),
    events.BallotsCounted: st.builds(
        events.BallotsCounted, TEXT, NUMBERS, NUMBERS, NUMBERS, NUMBERS, TEXT, TEXT
    ),
    events.Noted: st.builds(events.Noted, TEXT, st.none() | TEXT),
    events.Undone: st.builds(events.Undone, NUMBERS),
}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("StartCorrected", '{"item":"a","start":"9999-12-31T23:59:59Z"}'),
        ("EndCorrected", '{"item":"a","end":"0001-01-01T00:00:00Z"}'),
        ("EndCorrected", '{"item":"a","end":"2023-12-06T00:30:00"}'),
        ("TimeAdded", '{"item":"a","amount":"P99999D"}'),
        ("TimeAdded", '{"item":"a","amount":"-P99999D"}'),
        ("SessionClosed", '{"session":10000000000000}'),
    ],
)
def test_what_cannot_be_reckoned_is_no_event(kind, data):
    with pytest.raises(ValueError, match="bounds"):
        event_from_record(kind, data)


def test_every_kind_of_event_is_tried_here():
    assert set(STRATEGIES) == set(get_args(Event))


@given(st.one_of(*STRATEGIES.values()))
def test_an_event_comes_back_as_it_was(event):
    assert event_from_record(*event_to_record(event)) == event


def test_a_record_is_json_with_the_event_s_own_names():
    record = event_to_record(events.Noted("Đại biểu đến muộn", "s1.i1"))

    assert record == ("Noted", '{"text":"Đại biểu đến muộn","item":"s1.i1"}')


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("Danced", "{}"),
        ("Entry", "{}"),
        ("ItemStarted", "{"),
        ("ItemStarted", "{}"),
        ("ItemStarted", '{"item": 7}'),
        ("TimeAdded", '{"item": "a", "amount": "long"}'),
        ("Undone", '{"number": "all"}'),
    ],
)
def test_a_record_that_cannot_be_read_is_a_value_error(kind, data):
    with pytest.raises(ValueError, match=kind):
        event_from_record(kind, data)


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("PT5M", timedelta(minutes=5)),
        ("PT300S", timedelta(minutes=5)),
        ("PT0S", timedelta()),
        ("P0D", timedelta()),
        ("-PT5M1S", -timedelta(minutes=5, seconds=1)),
        ("P1DT6H", timedelta(hours=30)),
        ("PT1.5S", timedelta(milliseconds=1500)),
    ],
)
def test_lengths_are_read_as_earlier_versions_wrote_them_too(written, length):
    event = event_from_record("TimeAdded", f'{{"item":"a","amount":"{written}"}}')

    assert event == TimeAdded("a", length)
    assert event_from_record(*event_to_record(event)) == event


HEADER = header_after(None, meeting(10), at(0))


def test_who_did_it_from_afar_comes_back_with_the_entry():
    record = record_after(0, HEADER.hash, events.Paused(), at(1), "Điều khiển từ xa 192.168.1.7")

    entry = entry_of(record)

    assert entry == Entry(1, at(1), events.Paused(), "Điều khiển từ xa 192.168.1.7")
    assert right_part(HEADER, [record]) == [record]


def test_an_act_at_the_desk_has_the_row_that_it_always_had():
    record = record_after(0, HEADER.hash, events.Paused(), at(1))

    assert record.data == "{}"
    assert entry_of(record).by == ""


@pytest.mark.parametrize("by", ["7", "[]", "null", "true"])
def test_a_row_in_which_nobody_s_name_stands_is_not_read(by: str):
    row = Record(1, instant(at(1)), "Paused", f'{{"done_by": {by}}}', "")

    with pytest.raises(ValueError, match="name"):
        entry_of(row)


@pytest.mark.parametrize("kind", get_args(Event))
def test_no_fact_has_a_field_that_could_be_taken_for_who_did_it(kind: type):
    assert DONE_BY not in kind.__struct_fields__
