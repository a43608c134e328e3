"""The states of the hall's picture that its design is judged by, from the office's own day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from types import MappingProxyType

from msgspec.structs import replace

from timekeeper.core.acts import (
    Act,
    ChangeCourtesy,
    CloseSession,
    Count,
    Discuss,
    Finish,
    Jump,
    Pause,
    Skip,
)
from timekeeper.core.events import BallotsCounted, QueuedSpeech, SpeakerCalled, SpeakersQueued
from timekeeper.core.hall_order import GoDark, HallOrder, ShowMessage, StandBy
from timekeeper.core.programme import Courtesy, Kind, Presenter, Programme, Speaker
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.views.hall import HallContent, PictureAlone
from timekeeper.views.hall_now import hall_content, ordered_content
from timekeeper.words.language import language_in_use

LONGEST, NO_PRESENTER, OPEN_ENDED, OPENING = "s1.p2.i6", "s1.p2.i8", "s2.i5", "s1.p1.i1"
REPORT = "s1.p1.i4"
COUNTED = BallotsCounted("s1.p1.i5", 48, 48, 0, 0)  # what was returned is not sorted yet
MESSAGE = "Đề nghị các đồng chí đại biểu ổn định chỗ ngồi để Hội nghị tiếp tục làm việc."

SPEAKERS = (
    Speaker("Đồng chí Nguyễn Thị Hạnh", "Giám đốc Sở Y tế", "Chăm sóc sức khỏe nhân dân ở cơ sở"),
    Speaker("Đồng chí Trần Quốc Bảo", "Bí thư Huyện ủy Mường Lát"),
)
LONGEST_SPEAKERS = (
    Speaker(
        "Đồng chí Hoàng Nguyễn Phương Thảo Nguyên",
        "Phó Bí thư Thường trực Đảng ủy, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Khối các cơ quan "
        "và doanh nghiệp tỉnh",
        "Nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức cơ sở đảng và chất lượng đội ngũ "
        "cán bộ, đảng viên trong doanh nghiệp ngoài khu vực nhà nước",
    ),
    Speaker(
        "Đồng chí Nguyễn Đỗ Hoàng Thiên Hương",
        "Bí thư Đảng ủy, Giám đốc Sở",
    ),
)


def states(programme: Programme) -> Mapping[str, HallContent]:
    """Return what the hall reads in each state, by the state's name; played once for all tests."""
    return _played(programme, language_in_use())


@cache
def _played(programme: Programme, _language: str) -> Mapping[str, HallContent]:
    day = _Day(programme)
    whole = _Day(_without_short_titles(programme))
    found = {
        "welcome": day.before(timedelta(minutes=12)),
        "item": day.running(REPORT, minutes=8),
        "longest": whole.running(LONGEST, minutes=3),
        "hidden": hidden(programme),
        "no-presenter": day.running(NO_PRESENTER, minutes=3),
        "open-ended": day.running(OPEN_ENDED, minutes=3, then=(ChangeCourtesy(Courtesy.SHOWN),)),
        "nearly-over": day.running(REPORT, minutes=14, seconds=20),
        "overrun": day.running(REPORT, minutes=17, seconds=15),
        "overrun-longest": whole.running(LONGEST, minutes=90),
        "discreet": day.running(OPENING, minutes=40),
        "vote": day.running("s1.p1.i5", minutes=3),
        "counting": day.running("s1.p1.i5", minutes=12, then=(Count(COUNTED),)),
        "award": _Day(_with_award(programme)).running(REPORT, minutes=3),
        "break": _Day(_with_break(programme)).running("s1.p2.i2", minutes=3),
        "paused": day.running(REPORT, minutes=8, then=(Pause(),)),
        "between-items": day.running("s1.p1.i5", minutes=3, then=(Finish(),)),
        "between-sessions": day.running(NO_PRESENTER, minutes=3, then=(CloseSession(),)),
        "closing": day.running(OPEN_ENDED, minutes=3, then=(CloseSession(),)),
        "discussion": day.speaking(SPEAKERS, minutes=3),
        "discussion-overrun": day.speaking(SPEAKERS, minutes=8, seconds=15),
        "discussion-longest": whole.speaking(LONGEST_SPEAKERS, LONGEST, minutes=3),
        "message": day.ordered(ShowMessage(MESSAGE)),
        "standby": day.ordered(StandBy()),
        "salute": PictureAlone(),
        "set-title": set_title(programme),
        "blackout": day.ordered(GoDark()),
    }
    return MappingProxyType(found)


def set_title(programme: Programme) -> HallContent:
    """Return the welcome with names and lines as the office set them."""
    lines = "HỘI NGHỊ\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nlần thứ 15, khóa XIV"
    named = replace(programme, convener="BAN THƯỜNG VỤ TỈNH ỦY", hall_title=lines)
    return _Day(named).before(timedelta(minutes=12))


def hidden(programme: Programme) -> HallContent:
    """Return an item whose time the hall does not see at all: a leader presents it."""
    return _Day(programme).running("s1.p1.i2", minutes=12)


class _Day:
    def __init__(self, programme: Programme) -> None:
        self._programme = programme

    def before(self, early: timedelta) -> HallContent:
        conference, _clock = self._conference(day_start(self._programme) - early)
        return hall_content(conference.snapshot(), self._programme)

    def ordered(self, order: HallOrder) -> HallContent:
        conference, _clock = self._conference(day_start(self._programme))
        return ordered_content(order, conference.snapshot(), self._programme)

    def speaking(
        self, speakers: tuple[Speaker, ...], item: str = NO_PRESENTER, **time: float
    ) -> HallContent:
        queued = [
            QueuedSpeech(str(number), speaker, timedelta(minutes=7))
            for number, speaker in enumerate(speakers)
        ]
        facts = (SpeakersQueued(item, tuple(queued)), SpeakerCalled(item, "0"))
        # Those of rank among the speakers have a time only where it is switched on.
        acts = (ChangeCourtesy(Courtesy.SHOWN, item), *(Discuss(fact) for fact in facts))
        return self.running(item, then=acts, after=timedelta(**time), minutes=4)

    def running(
        self,
        item: str,
        *,
        then: tuple[Act, ...] = (),
        after: timedelta = timedelta(),
        **time: float,
    ) -> HallContent:
        """Return what is seen ``time`` after the item began, or ``after`` the acts then done."""
        slot = self._programme.slot(item)
        assert slot.start is not None
        conference, clock = self._conference(slot.start)
        earlier = self._programme.slots[: self._programme.positions[item]]
        for before in earlier:
            if before.item.timed:
                conference.act(Skip(before.item.id))
        conference.act(Jump(item))
        clock.move_to(clock.now() + timedelta(**time))
        for act in then:
            conference.act(act)
        clock.move_to(clock.now() + after)
        return hall_content(conference.snapshot(), self._programme)

    def _conference(self, start) -> tuple[Conference, SimulatedClock]:
        clock = SimulatedClock(start)
        return Conference(self._programme, MemoryJournal(), clock), clock


def _with_award(programme: Programme) -> Programme:
    item = replace(
        programme.slot(REPORT).item,
        title="Trao tặng Huy hiệu 40 năm tuổi Đảng",
        short_title=None,
        kind=Kind.AWARD,
        presenter=Presenter("đồng chí Bí thư Tỉnh ủy"),
    )
    return _with(programme, REPORT, item)


def _with_break(programme: Programme) -> Programme:
    item = programme.slot("s1.p2.i2").item
    rest = replace(item, title="Nghỉ giải lao", short_title=None, kind=Kind.BREAK, presenter=None)
    return _with(programme, item.id, rest)


def _without_short_titles(programme: Programme) -> Programme:
    for item in programme.items:
        programme = _with(programme, item.id, replace(item, short_title=None))
    return programme


def _with(programme: Programme, item_id: str, item) -> Programme:
    sessions = tuple(
        replace(
            session,
            parts=tuple(
                replace(part, items=tuple(item if i.id == item_id else i for i in part.items))
                for part in session.parts
            ),
        )
        for session in programme.sessions
    )
    return replace(programme, sessions=sessions)
