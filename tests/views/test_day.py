"""What a remote says that its buttons do; of what is confidential it says nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import at, meeting, minutes, played
from timekeeper.core import events
from timekeeper.core.hall_order import FollowProgramme, GoDark, HallOrder
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import snapshot
from timekeeper.views.day import Buttons, act_told, remote_buttons
from timekeeper.views.moment import Moment


def buttons(
    *acts: tuple[float, object], order: HallOrder | None = None, of: Programme | None = None
) -> Buttons:
    day = played(of or meeting(10, 10, 10), *acts)
    moment = Moment(snapshot(day.programme, day.course, at(3)), day.programme)
    return remote_buttons(day.programme, day.course, order or FollowProgramme(), (), moment)


def test_before_the_day_only_its_start_can_be_pressed():
    shown = buttons()

    assert shown.go_on == "Start: opening"
    assert (shown.previous, shown.pause, shown.undo, shown.time) == ("", "", "", False)


def test_while_an_item_runs_each_button_says_what_it_will_do():
    shown = buttons((0, "start"), (1, "next"))

    assert shown.go_on == "Next: debate"
    assert shown.previous == "Back to: opening"
    assert shown.pause == "Pause"
    assert shown.undo == "Undo: Start report"
    assert shown.time


def test_the_last_item_is_finished_and_a_pause_is_resumed():
    assert buttons((0, "start"), (1, "next"), (2, "next")).go_on == "Finish: debate"
    assert buttons((0, "start"), (1, "pause")).pause == "Resume"


def test_a_dark_hall_is_shown_its_picture_again():
    assert buttons().dark == "Blackout"
    assert buttons(order=GoDark()).dark == "Show picture"


def secret() -> Programme:
    whole = meeting(10, 10, 10)
    part = whole.sessions[0].parts[0]
    items = (part.items[0], replace(part.items[1], confidential=True), part.items[2])
    parts = (replace(part, items=items),)
    return replace(whole, sessions=(replace(whole.sessions[0], parts=parts),))


def test_a_confidential_item_is_not_named_by_a_button():
    ahead = buttons((0, "start"), of=secret())
    running = buttons((0, "start"), (1, "next"), of=secret())

    assert ahead.go_on == "Next: Internal item"
    assert running.undo == "Undo"


@pytest.mark.parametrize(
    "event",
    [
        events.ItemStarted("report"),
        events.TimeAdded("report", minutes(5)),
        events.ItemRemoved("report", "report"),
        events.ItemRemoved("gone", "Công tác cán bộ"),
    ],
)
def test_an_act_on_what_is_confidential_or_gone_is_not_told(event: events.Event):
    whole = secret()
    moment = Moment(snapshot(whole, played(whole).course, at(0)), whole)

    assert act_told(event, whole, moment) == ""
