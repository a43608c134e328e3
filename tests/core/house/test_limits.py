"""A programme is held against the limits of the house, each breach with what broke it."""

from __future__ import annotations

import pytest

from tests.fakes import item, minutes, programme, session
from timekeeper.core.house.limits import Limit, Measured, breaches
from timekeeper.core.programme import Kind, Programme, Speaker


def speech(length: float, **more) -> Programme:
    closing = item("closing", length=length, kind=Kind.SPEECH)
    return programme(session(item("report", length=90), closing, start="8:00"), **more)


def debate(*speakers: tuple[str, float | None]) -> Programme:
    spoken = tuple(
        Speaker(name, limit=None if limit is None else minutes(limit)) for name, limit in speakers
    )
    return programme(session(item("debate", kind=Kind.DISCUSSION, speakers=spoken)))


def found(planned: Programme, limit: Limit) -> list[tuple[str | None, str, float]]:
    return [(b.item, b.speaker, b.found / minutes(1)) for b in breaches(planned, [limit])]


@pytest.mark.parametrize(("length", "breached"), [(50, []), (51, [("closing", "", 51)])])
def test_only_items_of_its_kinds_and_only_what_is_longer_breach_a_limit(length, breached):
    limit = Limit(Measured.ITEM, "rule", minutes(50), kinds=(Kind.SPEECH,))

    assert found(speech(length), limit) == breached


def test_a_limit_with_words_holds_for_titles_that_say_one_of_them_in_any_spelling():
    planned = programme(session(item("TRANH LUẬN", length=9), item("Báo cáo", length=9)))
    limit = Limit(Measured.ITEM, "rule", minutes(3), words=("tranh luận",))

    assert found(planned, limit) == [("TRANH LUẬN", "", 9)]


def test_whoever_speaks_again_has_the_second_time_alone():
    planned = debate(("A", 7), ("B", 8), ("A", 4), ("C", None), ("B", 3))
    limit = Limit(Measured.SPEAKER, "rule", minutes(7), minutes(3))

    assert found(planned, limit) == [("debate", "B", 8), ("debate", "A", 4)]


def test_a_conference_is_as_long_as_its_sessions_together():
    planned = programme(session(start="8:00", end="11:00"), session(start="13:00", end="15:00"))
    limit = Limit(Measured.CONFERENCE, "rule", minutes(240))

    assert found(planned, limit) == [(None, "", 300)]
    assert found(planned, Limit(Measured.CONFERENCE, "rule", minutes(300))) == []
    assert found(planned, Limit(Measured.CONFERENCE, "rule", minutes(240), words=("học",))) == []


@pytest.mark.parametrize("afternoon", [{"start": "13:00"}, {}], ids=["open end", "no hours"])
def test_a_session_of_which_no_end_is_told_is_as_long_as_its_items(afternoon):
    planned = programme(
        session(start="8:00", end="11:00"),
        session(item("work", length=90), item("closing"), **afternoon),
    )

    assert found(planned, Limit(Measured.CONFERENCE, "rule", minutes(240))) == [(None, "", 270)]


def test_what_nothing_is_said_of_breaches_nothing():
    planned = programme(session(item("speech", kind=Kind.SPEECH)))

    limits = [Limit(what, "rule", minutes(1)) for what in Measured]
    assert breaches(planned, limits) == ()
