"""While a delegate has the floor, the hall reads who he is and the time that he has left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from timekeeper.core.discussion import Speech
from timekeeper.core.programme import Courtesy, Programme, Speaker
from timekeeper.core.rules import Act, Action
from timekeeper.core.timeline import Discussion, OnTheFloor
from timekeeper.desktop.hall.content import ItemContent, Status, content
from timekeeper.live.conference import Conference

DISCUSSION = "s1.p2.i8"
AN = Speaker("đồng chí Nguyễn Văn An", "Đoàn đại biểu huyện Châu Thành", "Phát triển kinh tế")
BINH = Speaker("đồng chí Trần Thị Bình", "Đảng ủy Công an tỉnh")
FIVE = timedelta(minutes=5)


@pytest.fixture
def shown(conference: Conference, office_day: Programme):
    conference.act(Act(Action.JUMP, item=DISCUSSION))

    def show(
        elapsed: timedelta,
        limit: timedelta | None = FIVE,
        waiting: tuple[Speaker, ...] = (BINH,),
        courtesy: Courtesy = Courtesy.SHOWN,
    ) -> ItemContent:
        snapshot = conference.snapshot()
        remaining = None if limit is None else limit - elapsed
        over = max(timedelta(), -remaining) if remaining is not None else timedelta()
        nearly = remaining is not None and timedelta() <= remaining <= timedelta(minutes=1)
        floor = OnTheFloor(Speech("a", DISCUSSION, AN, limit), elapsed, remaining, over, nearly)
        queue = tuple(Speech(s.name, DISCUSSION, s, limit) for s in waiting)
        current = replace(
            snapshot.current, discussion=Discussion(floor, queue, ()), courtesy=courtesy
        )
        read = content(replace(snapshot, current=current), office_day)
        assert isinstance(read, ItemContent)
        return read

    return show


def test_the_speaker_stands_where_the_title_stands_and_the_item_over_him(shown):
    read = shown(timedelta(minutes=2))

    assert read.title_forms == ("đồng chí Nguyễn Văn An",)
    assert read.presenter == "Đoàn đại biểu huyện Châu Thành: Phát triển kinh tế"
    assert read.label == "Tham luận, thảo luận"


def test_his_own_limit_counts_down_not_the_item_s(shown):
    timer = shown(timedelta(minutes=2)).timer

    assert (timer.figures, timer.progress, timer.status) == ("03:00", 0.4, Status.NORMAL)


def test_his_last_minute_and_his_overrun_are_flagged(shown):
    assert shown(timedelta(minutes=4, seconds=30)).timer.status is Status.NEARLY_OVER
    over = shown(timedelta(minutes=6)).timer
    assert (over.figures, over.status) == ("+01:00", Status.OVERRUN)


def test_courtesy_holds_for_speakers_too(shown):
    assert shown(timedelta(minutes=6), courtesy=Courtesy.DISCREET).timer.figures == "00:00"
    assert shown(timedelta(minutes=6), courtesy=Courtesy.HIDDEN).timer is None


def test_without_a_limit_the_time_he_has_taken_is_shown(shown):
    timer = shown(timedelta(minutes=6), limit=None).timer

    assert (timer.figures, timer.progress) == ("06:00", None)


def test_who_speaks_next_is_announced(shown):
    following = shown(timedelta(minutes=2)).next

    assert following.title_forms == ("đồng chí Trần Thị Bình",)
    assert following.presenter == "Đảng ủy Công an tỉnh"


def test_when_nobody_waits_nobody_is_announced(shown):
    assert shown(timedelta(minutes=2), waiting=()).next is None
