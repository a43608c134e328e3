"""Whatever the programme and the moment: of whom the house honours the hall reads no time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from tests.core.random_days import RandomDay, days, programmes
from tests.fakes import discuss, meeting, played
from tests.laws import law
from tests.paths import ROOT
from timekeeper.core.acts import ChangeCourtesy, Jump
from timekeeper.core.courtesy import courtesy_of
from timekeeper.core.events import QueuedSpeech, SpeakerCalled, SpeakersQueued
from timekeeper.core.hall_order import FollowProgramme, GiveWay, ShowMessage, StandBy
from timekeeper.core.programme import Courtesy, Item, Kind, Presenter, Programme, Speaker
from timekeeper.files.programme_files import read_programme
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.views.afar.following import read
from timekeeper.views.afar.published import Day, Edition, View, published
from timekeeper.views.hall import HallContent, ItemContent, PictureAlone, SpeechContent
from timekeeper.views.hall_now import hall_content, ordered_content

SAMPLES = sorted((ROOT / "agendas").glob("*.yaml"))
ORDERS = (ShowMessage("Mời các đồng chí đứng dậy"), StandBy(), GiveWay())
HOURS = {"clock", "date", "time", "line"}  # when the day goes on: that is no time of an item
FIGURE, TURN = re.compile(r"[0-9]"), re.compile(r"item \d+/\d+")
HONOURED = (
    {"title": "Chào cờ", "kind": Kind.CEREMONY},
    {"title": "Phút mặc niệm"},
    {"title": "Trao tặng", "kind": Kind.AWARD},
    {"title": "Phát biểu chỉ đạo", "presenter": Presenter("đồng chí Bí thư Tỉnh ủy")},
    {"title": "Quán triệt", "presenter": Presenter("A", title="Chủ tịch UBND tỉnh")},
    {"title": "Phát biểu của Bộ trưởng Bộ Nội vụ", "kind": Kind.SPEECH, "confidential": True},
    {
        "title": "Thảo luận",
        "kind": Kind.DISCUSSION,
        "speakers": (Speaker("Đồng chí A", "Phó Bí thư Tỉnh ủy", limit=timedelta(minutes=7)),),
    },
)


@st.composite
def honouring(draw: st.DrawFn) -> Programme:
    """Return a programme in which some items honour somebody or something."""
    planned = draw(programmes())
    chosen = {i.id: draw(st.none() | st.sampled_from(HONOURED)) for i in planned.items}

    def item(one: Item) -> Item:
        return replace(one, **(chosen[one.id] or {}))

    def with_items(value):
        inner = "parts" if hasattr(value, "parts") else "items"
        change = with_items if inner == "parts" else item
        return replace(value, **{inner: tuple(map(change, getattr(value, inner)))})

    return replace(planned, sessions=tuple(map(with_items, planned.sessions)))


def texts(content: object, name: str = "") -> Iterator[str]:
    """Yield all that a picture says, but for the hours at which the day goes on."""
    if isinstance(content, str) and name not in HOURS:
        yield content
    elif isinstance(content, tuple):
        for each in content:
            yield from texts(each, name)
    elif isinstance(content, Struct):
        for field in content.__struct_fields__:
            yield from texts(getattr(content, field), field)


def figures_in(content: HallContent) -> list[str]:
    """Return what tells of time; which item of how many it is does not."""
    return [text for text in texts(content) if FIGURE.search(TURN.sub("", text))]


@law(400, suppress_health_check=[HealthCheck.too_slow])
@given(days(honouring()), st.lists(st.integers(0, 90_000), max_size=4))
def test_no_figure_of_time_of_what_is_honoured_is_in_the_hall_or_its_published_view(
    random: RandomDay, waits: list[int]
):
    day = Day(random.programme, random.course, FollowProgramme())
    ordered = [replace(day, order=order) for order in ORDERS]
    told = [published(one, View.HALL, Edition("c", 1, 1), random.now) for one in ordered]
    made = json.loads(json.dumps(published(day, View.HALL, Edition("c", 1, 1), random.now)))

    for wait in (0, 1, 61, 3600, *waits):
        at = random.now + timedelta(seconds=wait)
        seen = Conference(random.original, _Recorded(random), SimulatedClock(at)).snapshot()
        contents = (hall_content(seen, random.programme), read(made, at))
        for shown in contents:
            if seen.current is None:
                continue
            if seen.current.salute:
                assert shown == PictureAlone()
                orders = [ordered_content(order, seen, random.programme) for order in ORDERS]
                assert [*orders, *(read(view, at) for view in told)] == [PictureAlone()] * 6
            floor = seen.current.discussion and seen.current.discussion.floor
            hidden = (floor or seen.current).courtesy is Courtesy.HIDDEN
            following = getattr(shown, "next", None)
            if seen.next is not None and seen.next.courtesy is Courtesy.HIDDEN and not floor:
                assert following is None or not following.length
            if hidden:
                assert figures_in(replace(shown, next=None) if following else shown) == []


class _Recorded(MemoryJournal):
    def __init__(self, random: RandomDay) -> None:
        super().__init__()
        self._entries = list(random.entries)


def overrunning(programme: Programme, item: Item) -> tuple[Conference, HallContent]:
    """Return a conference in which the item runs far over its time, and what the hall reads."""
    clock = SimulatedClock(day_start(programme))
    conference = Conference(programme, MemoryJournal(), clock)
    conference.act(Jump(item.id))
    clock.move_to(clock.now() + timedelta(hours=5))
    return conference, hall_content(conference.snapshot(), programme)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_of_the_samples_what_is_honoured_runs_over_unseen_and_the_desk_knows(sample):
    programme = read_programme(sample).programme
    honoured = [
        item
        for item in programme.items
        if item.timed
        and (
            courtesy_of(item) is Courtesy.HIDDEN
            or re.search(
                r"Bí thư|Thường trực|chào cờ", item.presenter.text if item.presenter else ""
            )
            or "hào cờ" in item.title
        )
    ]

    for item in honoured:
        conference, shown = overrunning(programme, item)
        assert isinstance(shown, ItemContent | PictureAlone)
        assert getattr(shown, "timer", None) is None, item.title
        current = conference.snapshot().current
        assert current is not None
        assert current.overrun or current.allotted is None


def test_the_salute_has_the_office_s_picture_alone_until_it_is_switched_on():
    programme = read_programme(ROOT / "agendas/dai-hoi-hai-ngay.yaml").programme
    salute = next(item for item in programme.items if "chào cờ" in item.title)

    conference, shown = overrunning(programme, salute)
    conference.act(ChangeCourtesy(Courtesy.DISCREET))
    switched_on = hall_content(conference.snapshot(), programme)

    assert shown == PictureAlone()
    assert isinstance(switched_on, ItemContent)
    assert switched_on.timer is not None
    assert switched_on.timer.figures == "00:00"


@pytest.mark.parametrize("level", list(Courtesy))
@pytest.mark.parametrize("speaking", [False, True])
def test_no_hour_that_moves_tells_of_an_overrun_that_the_hall_does_not_see(
    level: Courtesy, *, speaking: bool
):
    day = meeting(5, 5)
    held = played(day, (0, ChangeCourtesy(level, "opening")), (0, Jump("opening")))
    if speaking:
        speech = QueuedSpeech("s", Speaker("An"), timedelta(minutes=2))
        held.do(0, discuss(SpeakersQueued("opening", (speech,))))
        held.do(0, discuss(SpeakerCalled("opening", "s")))

    told = [hall_content(held.seen(minute), day) for minute in (1, 6, 7)]

    hours = [
        shown.next.time
        for shown in told
        if isinstance(shown, ItemContent | SpeechContent) and shown.next
    ]
    assert hours == (["08:05", "08:06", "08:07"] if level is Courtesy.SHOWN else ["08:05", "", ""])
