"""Which proposed facts the day lets become true, and why the others are refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import Day, item, minutes, played, programme, session, study
from timekeeper.core import events
from timekeeper.core.acts import Act, CutTime, Discuss, Edit, Explain, Replan, Show, Skip
from timekeeper.core.programme import Item, Kind, Presenter, Speaker
from timekeeper.core.rules import NotPermitted, Reason

A_DAY_AND_MORE = timedelta(days=1, seconds=1)
FIVE = minutes(5)
NOW = 12


def day_so_far() -> Day:
    """Return a day on which "done" is over, "on" runs, and a closed session lies behind it."""
    planned = programme(
        session(item("early", "7:00", "7:10"), item("left", "7:10", "7:20"), name="dawn"),
        session(
            item("done", "8:00", "8:05"),
            item("on", "8:05", "8:15"),
            item("maybe", "8:15", "8:20", conditional=True),
            item("kept", "8:20", "8:30", protected=True),
            item("out", "8:30", "8:40"),
            item("open"),
            study(),
        ),
    )
    return played(
        planned,
        (0, "start"),
        (0, "close"),
        (0, "start"),
        (5, "next"),
        (5, Skip("out")),
        (5, Discuss(queued("on", "a", "b"))),
        (5, Discuss(queued("on", "free", limit=None))),
        (6, Discuss(events.SpeakerCalled("on", "b"))),
        (7, Discuss(events.SpeechEnded("on", "b"))),
        (7, Discuss(queued("maybe", "m"))),
        (8, Discuss(events.SpeakerCalled("on", "free"))),
        (9, CutTime(minutes(3), "maybe")),
    )


def queued(of: str, *names: str, limit: timedelta | None = FIVE) -> events.SpeakersQueued:
    speeches = (events.QueuedSpeech(n, Speaker(n.strip()), limit) for n in names)
    return events.SpeakersQueued(of, tuple(speeches))


def insertion(new: Item, session: int = 1, before: str | None = None) -> events.ItemInserted:
    return events.ItemInserted(new, session, 0, before)


def replanned(**measures: object) -> events.Replanned:
    return events.Replanned(1, **measures)


PERMITTED = [
    (Explain, events.OverrunExplained("done", events.Cause.CHAIR, "khai mạc chậm")),
    (Explain, events.OverrunExplained("on", None)),
    (Show, events.MessageShown(events.Audience.STAFF, "nước")),
    (Show, events.HallSwitched(events.HallPicture.DARK)),
    (Edit, insertion(item("new", length=5), before="maybe")),
    (Edit, insertion(item("new", length=0))),
    (Edit, insertion(item("new", length=24 * 60))),
    (Edit, events.ItemEdited(item("done", length=7))),
    (Edit, events.ItemEdited(item("maybe", length=3))),
    (Edit, events.ItemMoved("left", 1, 0, "maybe")),
    (Edit, events.ItemMoved("out", 1, 0)),
    (Edit, events.PresenterSubstituted("done", Presenter("Sở Y tế"))),
    (Edit, events.ConditionConfirmed("maybe")),
    (Discuss, queued("done", "late")),
    (Discuss, queued("on", "long", limit=timedelta(days=1))),
    (Discuss, events.SpeakersReordered("on", ("a",))),
    (Discuss, events.SpeakerWithdrawn("on", "a")),
    (Discuss, events.SpeakerCalled("on", "a")),
    (Discuss, events.SpeechEnded("on", "free")),
    (Discuss, events.SpeechExtended("on", "a", -minutes(4))),
    (Replan, replanned()),
    (Replan, replanned(cuts=(("on", minutes(10)),), dropped=("maybe",))),
    (Replan, replanned(moves=(events.ItemMoved("maybe", 1, 0),))),
]


@pytest.mark.parametrize(("kind", "fact"), PERMITTED)
def test_a_fact_that_the_day_allows_becomes_true_as_it_was_proposed(kind, fact):
    assert day_so_far().do(NOW, kind(fact)).event == fact


def test_a_removed_item_leaves_its_title():
    fact = events.ItemRemoved("maybe", "what the caller said")

    recorded = day_so_far().do(NOW, Edit(fact)).event

    assert recorded == events.ItemRemoved("maybe", "maybe")


REFUSED = [
    (Explain, events.OverrunExplained("x", None), Reason.ITEM_UNKNOWN),
    (Explain, events.OverrunExplained("maybe", None), Reason.ITEM_NOT_BEGUN),
    (Show, events.MessageShown(events.Audience.HALL, " "), Reason.TEXT_MISSING),
    (Show, events.MessageTakenDown(events.Audience.HALL), Reason.NOTHING_SHOWN),
    (Edit, insertion(item("on")), Reason.ITEM_EXISTS),
    (Edit, insertion(item("maybe")), Reason.ITEM_EXISTS),
    (Edit, insertion(Item("new", " ")), Reason.TITLE_MISSING),
    (Edit, insertion(Item("new", "x", length=-minutes(1))), Reason.ADD_TOO_LONG),
    (Edit, insertion(Item("new", "x", length=A_DAY_AND_MORE)), Reason.ADD_TOO_LONG),
    (Edit, insertion(item("new"), session=2), Reason.PLACE_UNKNOWN),
    (Edit, insertion(item("new"), session=-1), Reason.PLACE_UNKNOWN),
    (Edit, insertion(item("new"), session=0), Reason.SESSION_CLOSED),
    (Edit, insertion(item("new"), before="early"), Reason.PLACE_UNKNOWN),
    (Edit, events.ItemEdited(item("x")), Reason.ITEM_UNKNOWN),
    (Edit, events.ItemEdited(Item("on", "")), Reason.TITLE_MISSING),
    (Edit, events.ItemEdited(item("on", kind=Kind.STUDY)), Reason.ITEM_BEGUN),
    (Edit, events.ItemEdited(item("maybe", length=2)), Reason.CUT_TOO_LONG),
    (Edit, events.ItemMoved("x", 1, 0), Reason.ITEM_UNKNOWN),
    (Edit, events.ItemMoved("done", 1, 0), Reason.ITEM_BEGUN),
    (Edit, events.ItemMoved("maybe", 1, 1), Reason.PLACE_UNKNOWN),
    (Edit, events.ItemMoved("maybe", 0, 0), Reason.SESSION_CLOSED),
    (Edit, events.ItemMoved("maybe", 1, 0, "maybe"), Reason.PLACE_UNKNOWN),
    (Edit, events.ItemMoved("maybe", 1, 0, "early"), Reason.PLACE_UNKNOWN),
    (Edit, events.ItemRemoved("on"), Reason.ITEM_BEGUN),
    (Edit, events.ItemRemoved("x"), Reason.ITEM_UNKNOWN),
    (Edit, events.PresenterSubstituted("x", Presenter("A")), Reason.ITEM_UNKNOWN),
    (Edit, events.PresenterSubstituted("on", Presenter(" ")), Reason.PRESENTER_MISSING),
    (Edit, events.ConditionConfirmed("kept"), Reason.NOT_CONDITIONAL),
    (Discuss, queued("x", "n"), Reason.ITEM_UNKNOWN),
    (Discuss, queued("papers", "n"), Reason.ITEM_FOR_STUDY),
    (Discuss, queued("out", "n"), Reason.ITEM_SKIPPED),
    (Discuss, queued("on", "a"), Reason.ITEM_EXISTS),
    (Discuss, queued("kept", "m"), Reason.ITEM_EXISTS),
    (Discuss, queued("on", "n", "n"), Reason.ITEM_EXISTS),
    (Discuss, queued("on"), Reason.SPEAKER_MISSING),
    (Discuss, queued("on", " "), Reason.SPEAKER_MISSING),
    (Discuss, queued("on", "n", limit=minutes(0)), Reason.AMOUNT_MISSING),
    (Discuss, queued("on", "n", limit=A_DAY_AND_MORE), Reason.ADD_TOO_LONG),
    (Discuss, events.SpeakersReordered("on", ()), Reason.SPEECH_UNKNOWN),
    (Discuss, events.SpeakersReordered("on", ("a", "b")), Reason.SPEECH_UNKNOWN),
    (Discuss, events.SpeakerWithdrawn("on", "m"), Reason.SPEECH_UNKNOWN),
    (Discuss, events.SpeakerWithdrawn("on", "b"), Reason.SPEECH_HELD),
    (Discuss, events.SpeakerCalled("on", "free"), Reason.SPEECH_HELD),
    (Discuss, events.SpeakerCalled("maybe", "m"), Reason.ITEM_NOT_RUNNING),
    (Discuss, events.SpeechEnded("on", "a"), Reason.NOT_SPEAKING),
    (Discuss, events.SpeechExtended("on", "b", minutes(1)), Reason.SPEECH_HELD),
    (Discuss, events.SpeechExtended("on", "free", minutes(1)), Reason.OPEN_ENDED),
    (Discuss, events.SpeechExtended("on", "a", minutes(0)), Reason.AMOUNT_MISSING),
    (Discuss, events.SpeechExtended("on", "a", -minutes(5)), Reason.CUT_TOO_LONG),
    (Discuss, events.SpeechExtended("on", "a", A_DAY_AND_MORE), Reason.ADD_TOO_LONG),
    (Replan, events.Replanned(2), Reason.PLACE_UNKNOWN),
    (Replan, replanned(cuts=(("x", minutes(1)),)), Reason.ITEM_UNKNOWN),
    (Replan, replanned(cuts=(("kept", minutes(1)),)), Reason.ITEM_PROTECTED),
    (Replan, replanned(cuts=(("done", minutes(1)),)), Reason.PLAN_OUTDATED),
    (Replan, replanned(cuts=(("maybe", minutes(3)),)), Reason.PLAN_OUTDATED),
    (Replan, replanned(cuts=(("on", minutes(0)),)), Reason.PLAN_OUTDATED),
    (Replan, replanned(cuts=(("on", minutes(6)),) * 2), Reason.PLAN_OUTDATED),
    (Replan, replanned(dropped=("on",)), Reason.PLAN_OUTDATED),
    (Replan, replanned(dropped=("kept",)), Reason.ITEM_PROTECTED),
    (Replan, replanned(moves=(events.ItemMoved("out", 1, 0),)), Reason.PLAN_OUTDATED),
    (Replan, replanned(moves=(events.ItemMoved("maybe", 0, 0),)), Reason.SESSION_CLOSED),
]


@pytest.mark.parametrize(("kind", "fact", "reason"), REFUSED)
def test_a_fact_that_the_day_does_not_allow_is_refused_with_its_reason(kind, fact, reason):
    day = day_so_far()
    before = (day.entries, day.course)

    with pytest.raises(NotPermitted) as refused:
        day.do(NOW, kind(fact))

    assert refused.value.reason is reason
    assert (day.entries, day.course) == before


OF_NO_ITEM = {
    Reason.NOTHING_SHOWN,
    Reason.PLACE_UNKNOWN,
    Reason.SESSION_CLOSED,
    Reason.TEXT_MISSING,
}
OF_AN_ITEM = [row[:2] for row in REFUSED if row[2] not in OF_NO_ITEM]
OF_A_PLACE = [
    (insertion(item("new"), session=2), None),
    (insertion(item("new"), before="early"), "early"),
    (events.ItemMoved("maybe", 1, 0, "early"), "early"),
    (events.ItemMoved("maybe", 1, 0, "maybe"), "maybe"),
    (events.ItemMoved("maybe", 0, 0), None),
]


def refused_item(kind: type[Act], fact: events.Event) -> str | None:
    """Return which item is named when the fact is refused."""
    with pytest.raises(NotPermitted) as refused:
        day_so_far().do(NOW, kind(fact))
    return refused.value.item


@pytest.mark.parametrize(("kind", "fact"), OF_AN_ITEM)
def test_a_refusal_names_the_item_that_stands_in_the_way(kind, fact):
    match fact:
        case events.ItemInserted(new) | events.ItemEdited(new):
            about = new.id
        case events.Replanned(cuts=[(first, _), (second, _)]) if first == second:
            about = None  # the plan itself is wrong
        case events.Replanned():
            measures = (*dict(fact.cuts), *fact.dropped, *(move.item for move in fact.moves))
            (about,) = measures
        case _:
            about = fact.item

    assert refused_item(kind, fact) == about


@pytest.mark.parametrize(("fact", "about"), OF_A_PLACE)
def test_a_place_that_is_not_there_is_told_by_the_item_it_was_to_lie_before(fact, about):
    assert refused_item(Edit, fact) == about


def test_a_message_that_is_shown_can_be_taken_down():
    day = day_so_far()
    day.do(NOW, Show(events.MessageShown(events.Audience.HALL, "Giải lao")))

    day.do(NOW, Show(events.MessageTakenDown(events.Audience.HALL)))

    assert day.course.messages == {}
