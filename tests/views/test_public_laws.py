"""Whatever the programme and the moment: nothing of a confidential item leaves the desk."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.random_days import RandomDay, days, programmes
from tests.laws import law
from timekeeper.core.courtesy import HallRules
from timekeeper.core.events import (
    Audience,
    Entry,
    Event,
    ItemEdited,
    ItemInserted,
    MessageShown,
    PresenterSubstituted,
    QueuedSpeech,
    SpeakersQueued,
)
from timekeeper.core.hall_order import FollowProgramme, ShowMessage, StandBy
from timekeeper.core.points import Point
from timekeeper.core.programme import (
    Item,
    ItemScript,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
    Venue,
)
from timekeeper.files.exporters import WRITERS, file_report
from timekeeper.files.exporters.documents.form_content import form_content
from timekeeper.files.exporters.minutes.content import minutes_content
from timekeeper.files.exporters.programme.as_html import write as programme_html
from timekeeper.files.exporters.programme.page import printed_programme
from timekeeper.files.exporters.script.content import script_content
from timekeeper.files.importers.delegates import Delegate, named_in
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.journal.conference_journal import Integrity
from timekeeper.live.linked_points import LinkedPoints
from timekeeper.network.standings import Standings
from timekeeper.views.afar.published import Day, Edition, View, published
from timekeeper.views.approval import pictures_of
from timekeeper.views.day import act_told, day_content
from timekeeper.views.hall_now import hall_content, ordered_content
from timekeeper.views.moment import Moment
from timekeeper.views.public import masked, neutral_title
from timekeeper.views.rostrum import rostrum_content

HUSH = "MẬT"
PERSON = Presenter(f"{HUSH} P1", f"{HUSH} P2", f"{HUSH} P3", f"{HUSH} P4", f"{HUSH} P5")
SPEAKER = Speaker(f"{HUSH} S1", f"{HUSH} S2", f"{HUSH} S3")
WORDS = {
    "title": f"Bàn về {HUSH} T1",
    "number": f"{HUSH}-1",
    "short_title": f"{HUSH} T2",
    "presenter": PERSON,
    "documents": (f"{HUSH} D1",),
    "speakers": (SPEAKER,),
    "notes": (f"{HUSH} N1",),
    "script": ItemScript(*(f"{HUSH} S{n}" for n in range(5))),
}


# What others say of it, in their own ways of writing.
GOSSIP = (
    WORDS["title"],
    f"Trước  khi {WORDS['title'].upper()}: họp",
    f"mời {WORDS['short_title'].replace(' ', ' – ').lower()}, rồi nghỉ",
    f"({PERSON.text}) chuẩn bị; {SPEAKER.name} và {SPEAKER.topic}",
    f"Kèm theo:{WORDS['documents'][0]}",
)


@st.composite
def secretive(draw: st.DrawFn) -> Programme:
    """Return a programme in which some items are confidential, with a word that gives it away."""
    planned = draw(programmes())
    hushed = draw(st.sets(st.sampled_from([item.id for item in planned.items]), min_size=1))
    gossip = st.sampled_from(("", *GOSSIP))
    told, noted, ended = draw(gossip), draw(gossip), draw(gossip)

    def item(one: Item) -> Item:
        if one.id not in hushed:
            presenter = Presenter("Ông An", title=told)
            speakers = (Speaker("Ông Bảy", topic=told),)
            named = {"title": f"{one.title} {told}", "documents": (told,), "notes": (noted,)}
            return replace(one, **named, presenter=presenter, speakers=speakers)
        return replace(one, id=f"{HUSH}-{one.id}", confidential=True, **WORDS)

    def part(one: Part) -> Part:
        secret = bool(one.items) and all(i.id in hushed for i in one.items)
        words = {"title": f"{HUSH} PT", "number": f"{HUSH} PN", "notes": (f"{HUSH} PM",)}
        others = {"title": f"Phần {told}", "notes": (noted,), "venues": (Venue(told, noted),)}
        return replace(one, items=tuple(map(item, one.items)), **(words if secret else others))

    def session(one: Session) -> Session:
        secret = bool(one.items) and all(i.id in hushed for i in one.items)
        words = {"name": f"{HUSH} SN", "closing": f"{HUSH} SC", "venues": (Venue(HUSH),)}
        others = {"name": f"Buổi {ended}", "closing": ended, "venues": (Venue(told),)}
        return replace(one, parts=tuple(map(part, one.parts)), **(words if secret else others))

    head = {"title": f"Hội nghị {told}", "hall_title": noted, "subtitle": ended, "term": told}
    sessions = tuple(map(session, planned.sessions))
    return replace(planned, sessions=sessions, notes=(noted, ended), **head)


def spoken(event: Event) -> Event:
    """Return what happened with words that give a confidential item away."""
    match event:
        case SpeakersQueued(item, speeches) if item.startswith(HUSH):
            queued = tuple(QueuedSpeech(s.id, SPEAKER, s.limit) for s in speeches)
            return SpeakersQueued(item, queued)
        case PresenterSubstituted(item) if item.startswith(HUSH):
            return PresenterSubstituted(item, PERSON)
        case MessageShown(audience):
            return MessageShown(audience, WORDS["title"])
    return event


def hushed_later(entries: list[Entry]) -> list[Entry]:
    """Return the entries with each item that came in or was edited confidential from then on."""

    def secret(event: Event) -> Event:
        match event:
            case ItemInserted(item) | ItemEdited(item) if not item.confidential:
                return replace(event, item=replace(item, confidential=True, **WORDS))
        return event

    return [replace(entry, event=secret(entry.event)) for entry in entries]


secretive_days = days(secretive())
laws = law(300, suppress_health_check=[HealthCheck.too_slow])


def told_points(day: RandomDay, told: str) -> list[str]:
    """Return what the linked points are told of themselves and by the desk."""
    points = LinkedPoints([Point("p001", "Phường 1"), Point("p002", "Tổ 2", room=True)])
    points.tell(told, day.now)
    standings = Standings("1", 1)
    changed = standings.look(points, day.course, day.programme, day.now)
    return [standings.of(point).encoded().decode() for point in changed]


def in_browsers(day: RandomDay, told: str) -> list[str]:
    """Return what is published for all but the staff, with a sentence that was prepared."""
    read = Day(day.programme, day.course, FollowProgramme(), prepared=(told,))
    views = (View.HALL, View.ROSTRUM, View.FOYER)
    published_ = [published(read, view, Edition("1", 1, 1), day.now) for view in views]
    return [json.dumps(view, ensure_ascii=False) for view in published_]


def plates_of(programme: Programme) -> tuple[Delegate, ...]:
    try:
        return named_in(programme)
    except UnreadableProgramme:  # nobody is named openly
        return ()


def live_views(day: RandomDay) -> str:
    seen, programme = day.picture, day.programme
    told = seen.messages.get(Audience.HALL) or f"Mời: {WORDS['short_title'].lower()}"
    return repr(
        (
            hall_content(seen, programme),
            [ordered_content(o, seen, programme) for o in (FollowProgramme(), StandBy())],
            ordered_content(ShowMessage(told), seen, programme),
            rostrum_content(seen, programme, told),
            told_points(day, told),
            in_browsers(day, told),
            plates_of(programme),
            printed_programme(programme),
            printed_programme(day.original),
            programme_html(programme),
            masked(programme),
            script_content(programme),
            day_content(Moment(seen, programme)),
            [act_told(entry.event, programme, Moment(seen, programme)) for entry in day.entries],
            list(Moment(seen, programme).snapshot.items),
            Moment(replace(seen, items=(), messages={Audience.HALL: told}), programme).snapshot,
        )
    )


def secrets_of(programme: Programme) -> bool:
    return any(item.confidential for item in programme.items)


@laws
@given(secretive_days)
def test_no_word_of_a_confidential_item_is_in_what_hall_rostrum_and_hand_outs_show(day):
    said = RandomDay(day.original, day.now)
    said.entries = [replace(entry, event=spoken(entry.event)) for entry in day.entries]

    assert HUSH.lower() not in live_views(said).lower()


@law(40, suppress_health_check=[HealthCheck.too_slow])
@given(secretive().filter(lambda programme: any(item.timed for item in programme.items)))
def test_no_word_of_a_confidential_item_is_in_the_pictures_that_are_approved_before(programme):
    dated = programme.dated(date(2024, 1, 2))

    assert HUSH.lower() not in repr(list(pictures_of(dated, HallRules()))).lower()


@laws
@given(secretive_days, st.booleans())
def test_no_word_of_a_confidential_item_is_in_a_public_report_and_the_house_keeps_all(day, later):
    entries = [replace(entry, event=spoken(entry.event)) for entry in day.entries]
    entries = hushed_later(entries) if later else entries
    proof = Integrity(len(entries), "a" * 64, intact=True)

    outside = file_report(day.original, entries, proof, day.now, public=True)
    house = file_report(day.original, entries, proof, day.now)

    told = repr((outside, minutes_content(outside)))
    told += "".join(WRITERS[ending](outside).decode("utf-8-sig") for ending in (".json", ".csv"))
    assert HUSH not in told
    if secrets_of(house.report.programme):
        assert HUSH in json.dumps(form_content(house), ensure_ascii=False)
        assert neutral_title() in told


@laws
@given(secretive_days)
def test_a_public_report_has_the_times_of_that_of_the_house(day):
    proof = Integrity(len(day.entries), "a" * 64, intact=True)

    outside = file_report(day.original, day.entries, proof, day.now, public=True)
    house = file_report(day.original, day.entries, proof, day.now)

    for told, true in zip(outside.report.items, house.report.items, strict=True):
        assert (told.actual_start, told.actual_end) == (true.actual_start, true.actual_end)
        assert (told.used, told.paused, told.overrun) == (true.used, true.paused, true.overrun)
        assert (told.planned_start, told.state, told.added) == (
            (true.planned_start, true.state, true.added)
        )
    assert [replace(s, name="") for s in outside.report.sessions] == [
        replace(s, name="") for s in house.report.sessions
    ]
    assert outside.details.stage is house.details.stage
    assert list(outside.details.runs.values()) != [] or not house.details.runs
