"""A snapshot for programs: the promised keys, whole seconds, times with their offset."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from timekeeper.core import events
from timekeeper.core.events import Entry
from timekeeper.core.programme import Item, Part, Presenter, Programme, Session
from timekeeper.core.record.history import replay
from timekeeper.core.timeline import snapshot
from timekeeper.files.exporters.json.snapshot_json import snapshot_as_json

EIGHT = datetime(2023, 12, 6, 1, tzinfo=UTC)
PROGRAMME = Programme(
    "Giao ban",
    ZoneInfo("Asia/Ho_Chi_Minh"),
    (
        Session(
            "Sáng",
            (
                Part(
                    (
                        Item("a", "Báo cáo", start=time(8), end=time(8, 10)),
                        Item("b", "Thảo luận", presenter=Presenter("Chủ tọa"), start=time(8, 10)),
                    )
                ),
            ),
            start=time(8),
        ),
    ),
    date=date(2023, 12, 6),
)


def picture(minute, *happened, programme=PROGRAMME):
    entries = [
        Entry(n, EIGHT + timedelta(minutes=at), event)
        for n, (at, event) in enumerate(happened, start=1)
    ]
    now = EIGHT + timedelta(minutes=minute)
    return snapshot_as_json(snapshot(programme, replay(entries), now), programme)


def test_before_the_start_nothing_is_current():
    found = picture(-5)

    assert (found["stage"], found["current"]) == ("waiting", None)
    assert found["next"] == {
        "id": "a",
        "title": "Báo cáo",
        "presenter": None,
        "confidential": False,
        "expected_start": "2023-12-06T08:00:00+07:00",
    }


def test_the_overrun_is_none_until_remaining_goes_below_zero():
    within = picture(9, (0, events.ItemStarted("a")))["current"]
    over = picture(12, (0, events.ItemStarted("a")))["current"]

    assert (within["remaining_s"], within["overrun_s"]) == (60, 0)
    assert (over["remaining_s"], over["overrun_s"]) == (-120, 120)


def test_an_open_ended_item_has_neither_allotment_nor_end():
    found = picture(12, (0, events.ItemStarted("a")), (10, events.ItemStarted("b")))

    assert found["current"]["presenter"] == "Chủ tọa"
    assert (found["current"]["allotted_s"], found["current"]["remaining_s"]) == (None, None)
    assert found["items"][1]["expected_end"] is None
    assert found["next"] is None


def test_another_time_zone_has_its_own_offset():
    there = Programme("x", ZoneInfo("Europe/Paris"), PROGRAMME.sessions, date=PROGRAMME.date)

    assert picture(0, programme=there)["at"] == "2023-12-06T02:00:00+01:00"


def test_everything_is_plain_data():
    found = picture(3.5, (0, events.ItemStarted("a")))

    assert json.loads(json.dumps(found)) == found
    assert found["current"]["elapsed_s"] == 210
