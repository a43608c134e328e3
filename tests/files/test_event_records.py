"""Every event comes back from its record as it was."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timekeeper.core import events
from timekeeper.core.events import Event
from timekeeper.core.programme import Courtesy
from timekeeper.files.event_records import event_from_record, event_to_record

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
AMOUNTS = st.timedeltas(timedelta(days=-1), timedelta(days=1))
INSTANTS = st.datetimes(timezones=st.just(UTC))
NUMBERS = st.integers(0, 10**6)

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
    events.Noted: st.builds(events.Noted, TEXT, st.none() | TEXT),
    events.Undone: st.builds(events.Undone, NUMBERS),
}


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
