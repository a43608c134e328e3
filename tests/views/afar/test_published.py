"""A published view says at each instant until the next act what the hall's own displays say."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import seconds
from timekeeper.core.events import Audience
from timekeeper.core.hall_order import (
    FollowProgramme,
    GiveWay,
    GoDark,
    HallOrder,
    ShowMessage,
    StandBy,
)
from timekeeper.core.timeline import snapshot
from timekeeper.views.afar.following import read
from timekeeper.views.afar.knots import AHEAD
from timekeeper.views.afar.published import Content, Day, Edition, View, published
from timekeeper.views.day import day_content, remote_buttons, staff_content
from timekeeper.views.hall_now import ordered_content
from timekeeper.views.moment import Moment
from timekeeper.views.rostrum import rostrum_content

ORDERS = st.sampled_from(
    (*(FollowProgramme(),) * 5, GoDark(), StandBy(), GiveWay(), ShowMessage("Mời {0} đại biểu"))
)
WAITS = st.lists(st.integers(0, AHEAD // seconds(1)), max_size=12)
EDITION = Edition("c1", 1, 1)


def at_the_hall(day: Day, view: View, at) -> Content:
    """Return what the display beside the desk shows at an instant."""
    seen = snapshot(day.programme, day.course, at)
    moment, messages = Moment(seen, day.programme), day.course.messages
    match view:
        case View.HALL:
            return ordered_content(day.order, seen, day.programme)
        case View.ROSTRUM:
            return rostrum_content(seen, day.programme, messages.get(Audience.ROSTRUM, ""))
        case View.FOYER:
            return day_content(moment)
        case View.STAFF:
            told = (messages.get(each, "") for each in (Audience.ROSTRUM, Audience.STAFF))
            ordered = (day.programme, day.course, day.order, day.prepared)
            return staff_content(moment, *told, remote_buttons(*ordered, moment))


@laws
@given(
    days(),
    ORDERS,
    st.sampled_from(View),
    st.lists(st.integers(0, AHEAD // seconds(1)), max_size=12),
)
def test_a_follower_reads_at_any_second_what_the_display_at_the_desk_shows(
    random: RandomDay, order: HallOrder, view: View, waits: list[int]
):
    day = Day(random.programme, random.course, order)

    made = json.loads(json.dumps(published(day, view, EDITION, random.now)))

    for wait in (0, 1, 2, 59, 60, 61, 600, 3599, 3600, *waits):
        at = random.now + timedelta(seconds=wait)
        assert read(made, at) == at_the_hall(day, view, at)
