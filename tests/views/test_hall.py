"""What the hall reads: the scene, the words, and the courtesy of what it does not read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tests.fakes import DAY, item, meeting, played, programme, session
from timekeeper.core.acts import (
    Act,
    AddTime,
    ChangeCourtesy,
    CloseSession,
    Count,
    Finish,
    Jump,
    Pause,
    Skip,
    Start,
)
from timekeeper.core.courtesy import HallRules
from timekeeper.core.events import BallotsCounted
from timekeeper.core.hall_order import GiveWay, StandBy
from timekeeper.core.programme import Address, Courtesy, Item, Kind, Part, Programme, Session
from timekeeper.core.timeline import Phase, snapshot
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.views.hall import HallContent, ItemContent, PlainContent, Timer
from timekeeper.views.hall_now import MOST_AHEAD, hall_content, ordered_content
from timekeeper.words.values import clock as clock_of


def seen(conference: Conference) -> HallContent:
    return hall_content(conference.snapshot(), conference.programme)


def timer_of(conference: Conference) -> Timer | None:
    shown = seen(conference)
    assert isinstance(shown, ItemContent)
    return shown.timer


def hold(conference: Conference, clock: SimulatedClock, item: str, **time: float) -> None:
    conference.act(Jump(item))
    clock.move_to(clock.now() + timedelta(**time))


def test_before_the_day_the_hall_is_welcomed_with_the_hour(conference: Conference):
    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.title_forms == ("Hội nghị Ban Chấp hành Đảng bộ tỉnh",)
    assert shown.line == "The programme begins at 7:30"


def test_past_its_hour_the_programme_begins_shortly_and_names_no_hour_that_has_gone(
    conference: Conference, clock: SimulatedClock
):
    clock.move_to(clock.now() + timedelta(minutes=20))
    late = seen(conference)

    assert isinstance(late, PlainContent)
    assert (late.line, late.figures) == ("The programme begins shortly", "")


def test_past_its_hour_a_session_goes_on_shortly_and_invites_nobody_to_lunch(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p2.i8", minutes=30)
    conference.act(CloseSession())
    planned = conference.programme.slot("s2.i1").start
    assert planned is not None
    clock.move_to(planned + timedelta(minutes=22))

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert (shown.label, shown.title_forms) == ("Buổi chiều", ("The programme goes on shortly",))
    assert shown.next is not None
    assert (shown.next.label, shown.next.time, shown.ahead) == ("Next", "", ())


def test_a_session_that_ends_past_the_hour_of_the_next_invites_to_the_break_all_the_same():
    second = session(item("report", "9:10", "10:00"))
    day = played(
        programme(session(item("opening", "8:00", "9:00")), second), (0, "start"), (80, "finish")
    )

    shown = seen(day)

    assert isinstance(shown, PlainContent)
    assert (shown.label, shown.line) == ("Break", "")
    assert [one.time for one in shown.ahead] == [""]


def test_a_break_over_its_time_goes_on_shortly_and_no_hour_moves_on_with_the_clock():
    rest = item("rest", "9:00", "9:15", kind=Kind.BREAK)
    day = programme(session(rest, item("a", "9:15", "10:00"), item("b", "10:00", "10:30")))
    in_time, late = (hall_content(played(day, (0, "start")).seen(n), day) for n in (5, 95))

    assert isinstance(in_time, PlainContent)
    assert isinstance(late, PlainContent)
    assert in_time.line.startswith("Expected to go on at")
    assert len(in_time.ahead) == 2
    assert (late.line, late.figures) == ("The programme goes on shortly", "00:00")
    assert [(one.time, one.title_forms) for one in late.ahead] == [("", ("a",)), ("", ("b",))]
    assert late.next is not None
    assert late.next.time == ""


def test_a_break_without_a_limit_does_not_say_that_the_programme_goes_on_shortly():
    day = programme(session(item("rest", kind=Kind.BREAK), item("a", length=30)))

    shown = hall_content(played(day, (0, "start")).seen(1), day)

    assert isinstance(shown, PlainContent)
    assert (shown.line, shown.figures) == ("", "")


def test_between_two_items_no_hour_is_named_that_is_the_clock_s(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i1", minutes=30)
    conference.act(Finish())

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.label == "Next"


def test_what_the_office_has_among_its_own_lines_is_not_said_twice(conference: Conference):
    told = conference.programme
    assert (told.subtitle, told.term) == ("(chuyên đề)", "nhiệm kỳ 2020 - 2025")
    lines = "HỘI NGHỊ\nBAN CHẤP HÀNH\n{}"
    shown = {}
    for last in ("(chuyên đề)\nNhiệm kỳ  2020 - 2025", "(chuyên đề)", "lần thứ 15"):
        named = replace(told, hall_title=lines.format(last))
        shown[last] = hall_content(conference.snapshot(), named).subtitle

    assert list(shown.values()) == ["", told.term, f"{told.subtitle} {told.term}"]


def test_who_convenes_is_one_name_in_the_lines_that_the_office_set(conference: Conference):
    named = replace(conference.programme, convener="THƯỜNG TRỰC\nHỘI ĐỒNG NHÂN DÂN\nTỈNH")
    shown = hall_content(conference.snapshot(), named)

    assert isinstance(shown, PlainContent)
    assert shown.heading.event == named.convener
    assert shown.heading.kind == ""


def test_what_comes_next_is_announced_with_the_time_it_was_given(conference: Conference):
    conference.act(Jump("s1.p1.i3"))
    conference.act(AddTime(timedelta(minutes=7), "s1.p1.i4"))

    shown = seen(conference)

    assert isinstance(shown, ItemContent)
    assert shown.next is not None
    assert shown.next.length == "22 min"


def test_a_day_without_times_is_not_said_to_begin_now():
    nothing_timed = Session("Buổi họp", parts=(Part((Item("a", "Trao đổi"),)),))
    day = Programme("Họp giao ban", ZoneInfo("Asia/Ho_Chi_Minh"), sessions=(nothing_timed,))
    clock = SimulatedClock(datetime(2026, 11, 22, 1, tzinfo=UTC))

    shown = seen(Conference(day, MemoryJournal(), clock))

    assert isinstance(shown, PlainContent)
    assert (shown.line, shown.figures) == ("", "")


def test_an_item_is_shown_with_its_body_its_time_and_what_comes_next(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i1", minutes=1)

    shown = seen(conference)

    assert isinstance(shown, ItemContent)
    assert shown.presenter == "Văn phòng Tỉnh ủy"
    assert shown.timer == Timer("04:00", "Remaining", 0.2, Phase.NORMAL)
    assert shown.next is not None
    assert (shown.next.time, shown.next.presenter) == ("07:35", "Đồng chí Bí thư Tỉnh ủy")


def test_the_last_minute_is_announced(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i4", minutes=14)

    timer = timer_of(conference)

    assert timer is not None
    assert timer.status is Phase.NEARLY_OVER


def test_an_overrun_has_a_plus_sign_a_band_and_the_word(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i4", minutes=17, seconds=15)

    assert timer_of(conference) == Timer("+02:15", "Time is up", 1.0, Phase.OVERRUN)


def test_an_opening_stops_at_zero_without_a_flag(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i1", minutes=40)

    timer = timer_of(conference)

    assert timer is not None
    assert (timer.figures, timer.status) == ("00:00", Phase.NORMAL)


def test_a_hidden_timer_is_not_in_the_hall(office_day: Programme, conference: Conference):
    conference.act(Start())
    picture = conference.snapshot()
    assert picture.current is not None
    hidden = replace(picture, current=replace(picture.current, courtesy=Courtesy.HIDDEN))

    shown = hall_content(hidden, office_day)

    assert isinstance(shown, ItemContent)
    assert shown.timer is None


def test_an_open_ended_item_counts_what_has_passed(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s2.i5", minutes=12)
    conference.act(ChangeCourtesy(Courtesy.SHOWN))

    assert timer_of(conference) == Timer("12:00", "Elapsed", None, Phase.NORMAL)


def test_a_pause_is_said(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i1", minutes=1)
    conference.act(Pause())

    timer = timer_of(conference)

    assert timer is not None
    assert (timer.caption, timer.status) == ("Paused", Phase.PAUSED)


def test_beside_the_label_stands_the_part_the_turn_and_when_the_session_ends_or_less(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i3", minutes=60)

    shown = seen(conference)

    assert isinstance(shown, ItemContent)
    end = conference.snapshot().session_expected_end
    assert end is not None
    title = conference.programme.sessions[0].parts[0].title
    ends = f"session expected to end at {clock_of(end, conference.programme)}"
    turn = "item 3/12"
    assert shown.place_forms == (
        f"{title} · {turn} · {ends}",
        f"{turn} · {ends}",
        f"{title} · {turn}",
        turn,
    )


def test_an_overrun_that_the_hall_is_not_to_see_moves_no_end_of_the_session(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i3", minutes=60)
    conference.act(ChangeCourtesy(Courtesy.DISCREET))

    shown = seen(conference)

    assert isinstance(shown, ItemContent)
    assert shown.place_forms[-1] == "item 3/12"
    assert not any("expected" in form for form in shown.place_forms)


@pytest.mark.parametrize("overrun", [False, True])
def test_an_item_without_a_time_in_the_hall_says_which_it_is_and_no_end_of_the_session(
    conference: Conference, clock: SimulatedClock, overrun: bool
):
    hold(conference, clock, "s1.p1.i3", minutes=60 if overrun else 1)
    conference.act(ChangeCourtesy(Courtesy.HIDDEN))

    shown = seen(conference)

    assert isinstance(shown, ItemContent)
    assert shown.timer is None
    assert shown.place_forms[-1] == "item 3/12"
    assert not any("expected" in form for form in shown.place_forms)


def test_between_the_sessions_the_hall_reads_the_closing_line(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p2.i8", minutes=30)
    conference.act(CloseSession())

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.title_forms[0].startswith("Kết thúc nội dung Hội nghị buổi sáng")
    assert shown.next is not None
    assert shown.next.time == "13:30"


def test_at_noon_the_hall_reads_lunch_until_when_and_how_long(
    conference: Conference, clock: SimulatedClock
):
    morning, *others = conference.original.sessions
    day = replace(conference.original, sessions=(replace(morning, closing=None), *others))
    lunch = Conference(day, MemoryJournal(), clock)
    hold(lunch, clock, "s1.p2.i8", minutes=30)
    lunch.act(CloseSession())

    shown = seen(lunch)

    assert isinstance(shown, PlainContent)
    assert (shown.label, shown.title_forms) == ("Lunch", ("Delegates are invited to lunch",))
    assert shown.line == "Expected to go on at 13:30"
    assert shown.figures.count(":") == 2


@pytest.mark.parametrize(
    ("kind", "title", "label"),
    [
        (Kind.AWARD, "Trao tặng bằng khen", "Award ceremony"),
        (Kind.VOTE, "Bỏ phiếu bầu Ban Chấp hành", "Ballots are being cast"),
        (Kind.VOTE, "Lấy phiếu tín nhiệm", "Ballots are being cast"),
        (Kind.VOTE, "Bầu Ban kiểm phiếu", "A vote is being taken"),
        (Kind.VOTE, "Biểu quyết thông qua Nghị quyết", "A vote is being taken"),
        (Kind.VOTE, "Ban kiểm phiếu làm việc", "Ballots are being counted"),
        (Kind.VOTE, "Kiểm phiếu", "Ballots are being counted"),
        (Kind.PRESENTATION, "Báo cáo kết quả kiểm phiếu", "Now"),
    ],
)
def test_the_hall_reads_what_is_going_on(kind, title, label, clock: SimulatedClock):
    item = Item("i", title, length=timedelta(minutes=20), kind=kind)
    day = Programme("Hội nghị", UTC, (Session("Buổi sáng", (Part((item,)),)),))
    conference = Conference(day, MemoryJournal(), clock)
    conference.act(Start())

    shown = seen(conference)

    assert isinstance(shown, ItemContent)
    assert shown.label == label


def test_ballots_are_counted_from_their_return_until_what_they_say_is_known(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i5", minutes=10)
    read = []

    for figures in ((48, 0, 0, 0), (48, 48, 0, 0), (48, 48, 47, 1)):
        conference.act(Count(BallotsCounted("s1.p1.i5", *figures)))
        read.append(seen(conference).label)

    assert read == ["Ballots are being cast", "Ballots are being counted", "Now"]


def test_in_a_break_the_hall_reads_what_is_left_of_the_session(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p2.i8", minutes=30)
    conference.act(CloseSession())

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    afternoon = [i.title for i in conference.programme.sessions[1].items if i.timed]
    assert [one.title_forms[0] for one in shown.ahead] == afternoon[:MOST_AHEAD]
    assert shown.ahead[0].time == "13:30"


def test_between_two_items_the_hall_reads_what_is_awaited(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i5", minutes=20)
    for name in ("s1.p1.i1", "s1.p1.i2", "s1.p1.i3", "s1.p1.i4"):
        conference.act(Skip(name))
    conference.act(Finish())

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.title_forms[0] == "Tuyên bố lý do, giới thiệu đại biểu"
    assert shown.label == "Next · expected 09:00"


@pytest.mark.parametrize("end", [Finish(), CloseSession()])
def test_after_the_last_item_the_hall_is_thanked(
    conference: Conference, clock: SimulatedClock, end: Act
):
    for one in conference.programme.items:
        if one.timed and one.id != "s2.i5":
            conference.act(Skip(one.id))
    hold(conference, clock, "s2.i5", minutes=5)
    conference.act(end)

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.label == "The conference has ended"


@pytest.mark.parametrize(
    ("title", "address", "read"),
    [
        ("Đại hội Đảng bộ", Address.WRITTEN, ("The congress", "Thank you for your attention")),
        ("Kỳ họp thứ 15", Address.CIVIL, ("The session", "Thank you all")),
        ("Lễ kỷ niệm", Address.TITLE, ("The ceremony", "Thank you all")),
    ],
)
def test_what_has_ended_is_called_by_its_name_and_its_people_as_they_are_called(
    title: str, address: Address, read: tuple[str, str]
):
    planned = replace(meeting(10), title=title, address=address)
    day = played(planned, (0, "start"), (9, "finish"))
    shown = hall_content(snapshot(planned, day.course, day.now()), planned)

    assert isinstance(shown, PlainContent)
    assert (shown.label.removesuffix(" has ended"), shown.line) == read


def test_a_council_calls_people_as_its_programme_says(office_day: Programme):
    civil = replace(office_day, address=Address.CIVIL)
    council = Conference(civil, MemoryJournal(), SimulatedClock(day_start(civil)))
    council.act(Jump("s1.p1.i2"))

    shown = seen(council)

    assert isinstance(shown, ItemContent)
    assert shown.presenter == "Ông/bà Bí thư Tỉnh ủy"


def test_the_words_for_a_used_up_time_are_the_office_s_own(
    conference: Conference, clock: SimulatedClock
):
    conference.rules = HallRules(overrun_words="Xin kết thúc")
    hold(conference, clock, "s1.p1.i4", minutes=17, seconds=15)

    timer = timer_of(conference)

    assert timer is not None
    assert timer.caption == "Xin kết thúc"


def test_while_the_projector_is_given_away_whoever_follows_sees_the_calm_picture(
    conference: Conference,
):
    conference.act(Start())
    snapshot, programme = conference.snapshot(), conference.programme

    shown = ordered_content(GiveWay(), snapshot, programme)

    assert shown == ordered_content(StandBy(), snapshot, programme)


@pytest.mark.parametrize("end", [" (nếu có)", " (Nếu có).", " (nếu còn thời gian)", " (if any)"])
def test_whoever_is_held_if_any_is_not_called_so_while_he_speaks(end: str):
    name = "Phát biểu của khách mời"
    called = {"title": name + end, "short_title": "Khách" + end}
    waiting = [item(n, length=5, conditional=True) for n in "ab"]
    confirmed = item("c", length=5)
    day = programme(session(*(replace(one, **called) for one in (*waiting, confirmed))))

    while_first, while_second = (
        hall_content(played(day, (0, Jump(one))).seen(1), day) for one in "ab"
    )

    assert isinstance(while_first, ItemContent)
    assert isinstance(while_second, ItemContent)
    held = [name + end[len(end.rstrip(".")) :], "Khách" + end[len(end.rstrip(".")) :]]
    assert list(while_first.title_forms) == held
    assert while_first.next is not None
    assert while_first.next.title_forms == (name + end, "Khách" + end)
    assert while_second.next is not None
    assert list(while_second.next.title_forms) == held


@pytest.mark.parametrize(
    ("days_later", "line"),
    [
        (0, "Expected to go on at 14 o’clock"),
        (1, "Expected to go on at 14 o’clock, 07/12/2023"),
        (30, "Expected to go on at 14 o’clock, 05/01/2024"),
    ],
)
def test_what_goes_on_on_another_day_says_on_which(days_later: int, line: str):
    second = session(item("report", "14:00", "15:00"), day=DAY + timedelta(days=days_later))
    day = played(
        programme(session(item("opening", "8:00", "9:00")), second), (0, "start"), (60, "finish")
    )

    assert seen(day).line == line


def test_a_programme_of_a_day_long_past_names_no_day_on_which_it_goes_on():
    sessions = session(item("opening", "8:00", "9:00")), session(item("report", "14:00", "15:00"))
    day = played(programme(*sessions), (1000 * 1440, "start"), (1000 * 1440 + 60, "finish"))

    assert "2023" not in seen(day).line
