"""What is for some is in nobody else's payload: it is absent, not hidden by a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import fakes
from tests.core.random_days import RandomDay, days, laws
from tests.views.afar.test_published import EDITION, ORDERS
from tests.views.test_public_laws import GOSSIP, HUSH, WORDS, secretive_days, spoken
from timekeeper.core.events import (
    Audience,
    Cause,
    Entry,
    ItemStarted,
    MessageShown,
    Noted,
    OverrunExplained,
    QueuedSpeech,
    SpeakerCalled,
    SpeakersQueued,
)
from timekeeper.core.hall_order import FollowProgramme, HallOrder, ShowMessage
from timekeeper.core.programme import Courtesy, Item, ItemScript, Kind, Programme, Speaker
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay
from timekeeper.views.afar.published import Day, View, published
from timekeeper.views.script import KEYS
from timekeeper.views.script import WORDS as WORDS_OF_A_LINE


def sent(day: Day, view: View, now) -> str:
    return json.dumps(published(day, view, EDITION, now), ensure_ascii=False)


def with_items(programme: Programme, **fields: Any) -> Programme:
    def item(one: Item) -> Item:
        return replace(one, **fields)

    return replace(
        programme,
        sessions=tuple(
            replace(
                session,
                parts=tuple(
                    replace(part, items=tuple(map(item, part.items))) for part in session.parts
                ),
            )
            for session in programme.sessions
        ),
    )


def and_then(random: RandomDay, *events) -> Course:
    """Return the course after these facts as well."""
    first = len(random.entries) + 1
    later = [Entry(n, random.now, event) for n, event in enumerate(events, first)]
    return replay([*random.entries, *later])


TEMPLATES = {key: " ".join(f"{{{word}}}" for word in WORDS_OF_A_LINE) for key in KEYS}


@laws
@given(secretive_days, st.sampled_from(View), st.booleans())
def test_nothing_confidential_is_in_any_view(random: RandomDay, view: View, told: bool):
    said = RandomDay(random.original, random.now)
    said.entries = [replace(entry, event=spoken(entry.event)) for entry in random.entries]
    order = ShowMessage(WORDS["title"]) if told else FollowProgramme()

    day = Day(said.programme, said.course, order, prepared=GOSSIP, templates=TEMPLATES)
    made = sent(day, view, said.now)

    assert HUSH.lower() not in made.lower()


@laws
@given(days(), ORDERS)
def test_notes_reasons_and_messages_reach_only_those_they_are_for(
    random: RandomDay, order: HallOrder
):
    item = random.programme.items[0].id if random.programme.items else "i0"
    course = and_then(
        random,
        Noted("GHI CHÚ"),
        OverrunExplained(item, Cause.CHAIR, "GHI CHÚ"),
        MessageShown(Audience.STAFF, "CHO TỔ GIÚP VIỆC"),
        MessageShown(Audience.ROSTRUM, "CHO BỤC"),
    )
    programme = with_items(replace(random.programme, notes=("GHI CHÚ",)), notes=("GHI CHÚ",))
    day = Day(programme, course, order)

    made = {view: sent(day, view, random.now) for view in View}

    assert not any("GHI CHÚ" in text for text in made.values())
    assert [view for view in View if "CHO TỔ GIÚP VIỆC" in made[view]] == [View.STAFF]
    assert [view for view in View if "CHO BỤC" in made[view]] == [View.ROSTRUM, View.STAFF]


def test_the_script_of_the_next_item_is_for_rostrum_and_staff_and_its_things_for_the_staff_alone():
    script = ItemScript("Ông Dẫn", "Xin mời lên bục.", "NHẠC NỀN", "BÓ HOA", "LỄ TÂN")
    planned = fakes.programme(fakes.session(fakes.item("a"), fakes.item("b", script=script)))
    course = replay(fakes.journal((0, ItemStarted(planned.items[0].id))))
    day = Day(planned, course, FollowProgramme(), templates=TEMPLATES)

    made = {view: sent(day, view, fakes.at(1)) for view in View}
    untold = sent(replace(day, templates={}), View.STAFF, fakes.at(1))

    def who_reads(word: str) -> list[View]:
        return [view for view in View if word in made[view]]

    assert who_reads("Xin mời lên bục.") == who_reads("Ông Dẫn") == [View.ROSTRUM, View.STAFF]
    assert all(who_reads(word) == [View.STAFF] for word in ("NHẠC NỀN", "BÓ HOA", "LỄ TÂN"))
    assert "Xin mời lên bục." not in untold


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, dict | list):
            yield from objects(each)


@laws
@given(days())
def test_where_courtesy_hides_the_time_the_hall_is_sent_none_of_it(random: RandomDay):
    programme = with_items(random.programme, courtesy=Courtesy.HIDDEN)
    course = replace(random.course, courtesy={})
    day = Day(programme, course, FollowProgramme())

    made = json.loads(sent(day, View.HALL, random.now))

    pictures = [segment["picture"] for segment in made["segments"]]
    for picture in pictures:
        announced = picture.get("next") or {}
        assert not announced.get("length")
        if picture["kind"] in ("item", "speech"):
            names = {name for each in objects(picture) for name in each}
            assert picture["timer"] is None
            assert picture.get("item_timer") is None
            assert names.isdisjoint({"left", "gone", "since"})


@laws
@given(days(), ORDERS)
def test_only_the_staff_are_sent_the_deviation(random: RandomDay, order: HallOrder):
    day = Day(random.programme, random.course, order)

    for view in (View.HALL, View.ROSTRUM, View.FOYER):
        made = json.loads(sent(day, view, random.now))
        assert not any("deviation" in each for each in objects(made["segments"]))


def test_a_discreet_hall_is_not_sent_when_the_time_was_over():
    from tests import office_day

    item = office_day.programme().items[3].id
    programme = with_items(office_day.programme(), courtesy=Courtesy.DISCREET)
    course = replay(office_day.entries("08:12"))
    assert course.running is not None
    assert course.running.item == item

    made = json.loads(
        sent(Day(programme, course, FollowProgramme()), View.HALL, office_day.at("08:50"))
    )

    timer = made["segments"][0]["picture"]["timer"]
    assert (timer["figures"], timer["progress"]) == ("00:00", 1.0)


@pytest.mark.parametrize("courtesy", [Courtesy.SHOWN, Courtesy.HIDDEN])
def test_of_who_speaks_next_and_of_a_break_whose_times_are_hidden_the_hall_is_sent_no_length(
    courtesy: Courtesy,
):
    planned = fakes.programme(
        fakes.session(
            fakes.item("a", kind=Kind.DISCUSSION, courtesy=courtesy),
            fakes.item("b", length=20, kind=Kind.BREAK, courtesy=courtesy),
            fakes.item("c"),
        )
    )
    queue = tuple(
        QueuedSpeech(name, Speaker(name), timedelta(minutes=7)) for name in ("Ông An", "Bà Bình")
    )
    discussing = replay(
        fakes.journal(
            (0, ItemStarted("a")),
            (1, SpeakersQueued("a", queue)),
            (2, SpeakerCalled("a", "Ông An")),
        )
    )
    pausing = replay(fakes.journal((0, ItemStarted("b"))))

    def picture(course: Course) -> dict[str, Any]:
        made = published(Day(planned, course, FollowProgramme()), View.HALL, EDITION, fakes.at(3))
        return made["segments"][0]["picture"]

    speech, rest = picture(discussing), picture(pausing)
    assert (speech["kind"], speech["next"]["title_forms"][0]) == ("speech", "Bà Bình")
    assert rest["kind"] == "plain"
    told = [bool(speech["next"]["length"]), "left" in json.dumps(rest["figures"])]
    assert told == [courtesy is Courtesy.SHOWN] * 2
