"""What is written is what was meant, whatever the programme and its texts."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.laws import law
from timekeeper.core.programme import (
    Address,
    Courtesy,
    Item,
    ItemScript,
    Kind,
    Material,
    Organisation,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
    Venue,
)
from timekeeper.files.agenda.agenda_file import (
    dump_agenda,
    parse_agenda,
    programme_from_mapping,
    programme_to_mapping,
)

NASTY = [
    "no", "Null", "y", "1e3", "010", "07:30", "7:30:15", "2023-12-06", ": #", "a: b", "a #b",
    "a:", "- a", "? a", "'", '"', "\\", "~", "!tag", "&a", "*a", "%", "@", "`", "{a", "[a", "---",
    "...", "một\nhai\n\n  ba\n", "  thụt vào", "cuối ", "\ttab", "a\tb", "a\x00", "a\x7f",
    "\ufeffa", "a\ufeff", "😀", "a😀", "u\u031b\u0309y", "Ủy", "<<", "=", "x" * 120,
    "từ " * 40, "ªb", "ǅ", "\U00020000", "a\U0001fffe", "a\uffff", "\ufffea",
]  # fmt: skip
BLANK = ["", " ", "\r\n", "\x85", "\u2028", "\u00a0", "\x00", "\x7f", "\uffff", "\ufffe"]

texts = st.sampled_from(NASTY + BLANK) | st.text(max_size=12)
titles = st.sampled_from(NASTY) | st.text(max_size=12).map(lambda text: f"{text}a")
optional_texts = st.none() | texts
lines = st.lists(texts, max_size=2).map(tuple)
dates = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))
times = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))
lengths = st.none() | st.integers(1, 86400).map(lambda seconds: timedelta(seconds=seconds))
presenters = st.builds(Presenter, texts, *[optional_texts] * 4)
venues = st.lists(st.builds(Venue, titles, optional_texts, lines), max_size=2).map(tuple)
paths = st.sampled_from(["a.pdf", "trình chiếu/b c.pptx", "a/b/c", ".a", "a..b"])
pages = st.none() | st.integers(1, 9)
materials = st.builds(Material, paths, optional_texts, pages, st.none() | st.integers(9, 99))
speakers = st.builds(Speaker, titles, optional_texts, optional_texts, lengths)
items = st.builds(
    Item,
    id=st.uuids().map(str),
    title=titles,
    number=optional_texts,
    short_title=optional_texts,
    presenter=st.none() | presenters,
    start=times,
    end=times,
    length=lengths,
    kind=st.sampled_from(Kind),
    conditional=st.booleans(),
    documents=lines,
    confidential=st.booleans(),
    courtesy=st.none() | st.sampled_from(Courtesy),
    minimum=lengths,
    warning=lengths,
    protected=st.booleans(),
    slides=st.booleans(),
    materials=st.lists(materials, max_size=2).map(tuple),
    chime=st.none() | st.booleans(),
    quorum=st.sampled_from((None, "2/3", "75%", "100%")),
    script=st.builds(ItemScript, *[optional_texts] * 5),
    speakers=st.lists(speakers, max_size=2).map(tuple),
    notes=lines,
)
parts = st.builds(
    Part,
    items=st.lists(items, max_size=2).map(tuple),
    number=optional_texts,
    title=optional_texts,
    start=times,
    end=times,
    length=lengths,
    fixed_start=st.booleans(),
    venues=venues,
    attendees=lines,
    notes=lines,
)
untitled_parts = st.builds(Part, items=st.lists(items, max_size=2).map(tuple))
sessions = st.builds(
    Session,
    name=texts,
    parts=st.lists(parts | untitled_parts, max_size=2).map(tuple),
    date=dates,
    start=times,
    end=times,
    closing=optional_texts,
    venues=venues,
    attendees=lines,
)
sessions_with_an_item = st.builds(
    Session, name=texts, parts=st.tuples(st.builds(Part, items=st.tuples(items)))
)
programmes = st.builds(
    Programme,
    title=titles,
    timezone=st.sampled_from(["Asia/Ho_Chi_Minh", "UTC", "Asia/Tokyo"]).map(ZoneInfo),
    sessions=st.tuples(sessions, sessions_with_an_item),
    subtitle=optional_texts,
    term=optional_texts,
    address=st.sampled_from(Address),
    secret=st.booleans(),
    convener=optional_texts,
    hall_title=optional_texts | st.just("ĐẢNG BỘ TỈNH\nHỘI NGHỊ\nlần thứ 15"),
    date=dates,
    organisation=st.builds(Organisation, *[optional_texts] * 3),
    notes=lines,
)


@given(programmes)
def test_any_programme_is_read_back_as_it_was_written(programme):
    written = dump_agenda(programme)

    assert parse_agenda(written, "a.yaml") == programme


@given(programmes)
def test_any_programme_survives_as_json(programme):
    stored = json.dumps(programme_to_mapping(programme))

    assert programme_from_mapping(json.loads(stored)) == programme


@law(300)
@given(texts)
def test_any_text_survives(text):
    item = Item("a", "A", short_title=text, documents=(text, text), presenter=Presenter(text))
    session = Session(text, (Part((item,)),), closing=text)
    programme = Programme(title="A", timezone=ZoneInfo("UTC"), sessions=(session,))

    assert parse_agenda(dump_agenda(programme), "a.yaml") == programme
