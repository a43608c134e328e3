"""A follower keeps the newest view of a conference, whatever comes in whatever order."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.random_days import RandomDay, days, laws
from tests.views.afar.test_published import ORDERS, at_the_hall
from timekeeper.core.hall_order import FollowProgramme, HallOrder
from timekeeper.core.record.course import Course
from timekeeper.views.afar.following import Follower, read
from timekeeper.views.afar.published import Day, Edition, View, published
from timekeeper.words.values import deviation_words


def day_after(random: RandomDay, entries: int, order: HallOrder) -> RandomDay:
    """Return the day as it stood after so many entries."""
    earlier = RandomDay(random.original, random.now)
    earlier.entries = random.entries[:entries]
    return earlier


@laws
@given(days(), ORDERS, st.sampled_from(View), st.data())
def test_any_views_in_any_order_leave_a_follower_with_what_the_hall_reads(
    random: RandomDay, order: HallOrder, view: View, data: st.DataObject
):
    arriving = data.draw(
        st.lists(st.integers(0, len(random.entries)), min_size=1, max_size=5), "arriving"
    )
    follower = Follower()
    newest = max(arriving)

    for entries in arriving:
        earlier = day_after(random, entries, order)
        day = Day(earlier.programme, earlier.course, order)
        begin = random.entries[entries - 1].at if entries else random.entries[0].at
        made = published(day, view, Edition("c1", 1, entries), begin)
        follower.take(json.loads(json.dumps(made)))

    kept = day_after(random, newest, order)
    last = random.entries[newest - 1].at if newest else random.entries[0].at
    for wait in (0, 1, 61, 3600):
        at = last + timedelta(seconds=wait)
        shown = at_the_hall(Day(kept.programme, kept.course, order), view, at)
        assert follower.reads("c1", at) == shown


def made(conference: str = "c1", epoch: int = 1, number: int = 1, order: HallOrder | None = None):
    from tests import office_day

    day = Day(office_day.programme(), Course(), order or FollowProgramme())
    return published(day, View.HALL, Edition(conference, epoch, number), office_day.at("07:00"))


def test_a_desk_that_took_over_counts_whatever_the_older_one_goes_on_to_say():
    follower = Follower()
    taken = [
        follower.take(made(epoch=epoch, number=number))
        for epoch, number in ((1, 5), (2, 1), (1, 9), (2, 1), (2, 2))
    ]

    assert taken == [True, True, False, False, True]


def test_of_one_number_what_was_made_later_counts():
    from tests import office_day

    follower, first = Follower(), made()
    later = first | {"at": first["at"] + 1}

    assert [follower.take(each) for each in (first, later, first)] == [True, True, False]
    assert follower.reads("c1", office_day.at("07:00")) is not None


def test_conferences_do_not_disturb_each_other():
    follower, numbers = Follower(), count(1)

    assert follower.take(made("c1", epoch=7))
    assert all(follower.take(made("c2", number=next(numbers))) for _turn in range(2))
    assert not follower.take(made("c1", epoch=6))


def test_a_follower_that_knows_nothing_reads_nothing():
    from tests import office_day

    assert Follower().reads("c1", office_day.at("07:00")) is None


@pytest.mark.parametrize(
    "stranger",
    [
        {},
        {"format": "timekeeper-view/2", "conference": "c1", "epoch": 1, "seq": 1},
        {"format": "timekeeper-view/1", "conference": "c1", "epoch": "1", "seq": 1},
        {"format": "timekeeper-view/1", "conference": None, "epoch": 1, "seq": 1},
    ],
)
def test_what_is_no_view_is_refused(stranger):
    with pytest.raises(ValueError, match="no view of a conference"):
        Follower().take(stranger)


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (timedelta(seconds=29), "On time"),
        (timedelta(minutes=59, seconds=29), "59 min late"),
        (-timedelta(minutes=60, seconds=59), "1 h early"),
        (timedelta(minutes=217), "3 h 37 min late"),
    ],
)
def test_a_follower_says_how_late_the_day_is_as_the_desk_does(late: timedelta, words: str):
    from tests import office_day

    view = made()
    now = office_day.at("07:00")
    knots = [[view["at"], late // timedelta(milliseconds=1), 0]]
    view["segments"][0]["picture"]["line"] = [{"deviation": knots}]

    assert read(view, now).line == words == deviation_words(late)
