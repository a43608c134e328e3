"""Titles that the hall could not show whole are found before the conference."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tests.desktop.measures import MonospaceMeasure
from timekeeper.core.acts import Jump
from timekeeper.core.changes.rippling import with_item
from timekeeper.core.hall_order import Occasion
from timekeeper.core.programme import (
    Item,
    Kind,
    Material,
    Organisation,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
)
from timekeeper.desktop.display.fonts import QtMeasure
from timekeeper.desktop.hall.blocks import HallRole, Output
from timekeeper.desktop.hall.check import (
    TooLong,
    check_hall,
    cut_on_strips,
    unfit_texts,
    unfit_words,
)
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.live.settings import DeskHabits, HallProtocol, Settings, StripPlace
from timekeeper.views.hall_now import hall_content

OLD = Output(1024, 768)
LONG = "báo cáo " * 80


def meeting(*items: Item, title: str = "Họp") -> Programme:
    return Programme(title, ZoneInfo("UTC"), (Session("Sáng", (Part(items),)),))


def lacks(programme: Programme, output: Output = OLD) -> list[tuple[TooLong, str | None]]:
    found = tuple(unfit_texts(programme, output, MonospaceMeasure()))
    return [(unfit.lack, unfit.item.id if unfit.item else None) for unfit in found]


def test_short_texts_lack_nothing():
    assert lacks(meeting(Item("a", "Khai mạc"), Item("b", "Bế mạc"))) == []


def test_a_title_too_long_for_the_hall_needs_a_short_one():
    assert lacks(meeting(Item("a", "Khai mạc"), Item("b", LONG))) == [(TooLong.TITLE, "b")]


def test_a_short_title_that_fits_is_all_that_is_needed():
    assert lacks(meeting(Item("a", LONG, short_title="Báo cáo"))) == []


def test_a_short_title_that_is_long_is_told_as_such():
    assert lacks(meeting(Item("a", LONG, short_title=LONG))) == [(TooLong.SHORT_TITLE, "a")]


def test_a_presenter_too_long_is_told():
    assert lacks(meeting(Item("a", "A", presenter=Presenter(LONG)))) == [(TooLong.PRESENTER, "a")]


def test_the_name_of_the_event_is_told_once():
    items = (Item("a", "A"), Item("b", "B"))

    assert lacks(meeting(*items, title=LONG)) == [(TooLong.EVENT, None)]


def test_papers_for_study_are_not_shown_and_may_be_long():
    assert lacks(meeting(Item("a", "A"), Item("b", LONG, kind=Kind.STUDY))) == []


def test_a_wider_screen_shows_longer_titles():
    title = "báo cáo " * 18
    programme = meeting(Item("a", title))

    assert lacks(programme) == [(TooLong.TITLE, "a")]
    assert lacks(programme, Output(1920, 1080)) == []


def test_a_farther_seat_needs_shorter_titles():
    programme = meeting(Item("a", "báo cáo " * 10))

    assert lacks(programme, Output(1024, 768, seat_in_heights=6)) == []
    assert lacks(programme, Output(1024, 768, seat_in_heights=10)) == [(TooLong.TITLE, "a")]


@pytest.mark.parametrize("how", ["uses slides", "shows a file", "short title", "corner", "none"])
def test_a_title_that_the_strip_over_slides_would_cut_is_told(how: str):
    title = "Báo cáo công tác chuẩn bị của hội nghị, bầu ban kiểm phiếu"
    item = Item("a", f"{title}, {title}", presenter=Presenter("Ban Tổ chức"))
    match how:
        case "uses slides" | "corner":
            item = replace(item, slides=True)
        case "shows a file":
            item = replace(item, materials=(Material("a.pdf"),))
        case "short title":
            item = replace(item, slides=True, short_title="Chuẩn bị")
    place = StripPlace.CORNER if how == "corner" else StripPlace.TOP

    found = [cut.lack for cut in cut_on_strips(meeting(item), place, OLD, MonospaceMeasure())]

    assert found == ([TooLong.STRIP] if how in {"uses slides", "shows a file"} else [])


BREAK = Item("b", "Giải lao", kind=Kind.BREAK, length=timedelta(minutes=15))
TWO_SESSIONS = Programme(
    "Họp",
    ZoneInfo("UTC"),
    (
        Session("Sáng", (Part((Item("a", "Khai mạc", speakers=(Speaker("Lê An"),)),)),)),
        Session("Chiều", (Part((BREAK, Item("c", "Bế mạc"))),)),
    ),
)
LONGEST = LONG * 3
WORDS = " ".join(LONG.split())


def in_first(programme: Programme, **changed: object) -> Programme:
    first, *others = programme.sessions
    return replace(programme, sessions=(replace(first, **changed), *others))


def in_item(programme: Programme, number: int, **changed: object) -> Programme:
    item = replace(programme.items[number], **changed)
    return with_item(programme, item)


LONG_WORDS = {
    "title in the hall": replace(TWO_SESSIONS, hall_title=LONG),
    "convening body": replace(TWO_SESSIONS, convener=f"TỈNH ỦY\n{LONG}"),
    "place of the date": replace(TWO_SESSIONS, organisation=Organisation(place=LONG)),
    "session": in_first(TWO_SESSIONS, name="Phiên trù bị", closing=LONGEST),
    "break": in_item(TWO_SESSIONS, 1, title=LONGEST),
    "speaker": in_item(TWO_SESSIONS, 0, speakers=(Speaker(LONG),)),
    "body of a speaker": in_item(TWO_SESSIONS, 0, speakers=(Speaker("Lê An", LONG),)),
    "prepared message": TWO_SESSIONS,
}


@pytest.mark.parametrize("backdrops", [frozenset(), frozenset(Occasion)], ids=["none", "own"])
@pytest.mark.parametrize("what", LONG_WORDS)
def test_words_of_the_office_that_a_picture_would_cut_are_told(what: str, backdrops):
    messages = (LONGEST,) if what == "prepared message" else ("Mời vào chỗ",)
    settings = Settings(desk=DeskHabits(messages=messages))
    output = replace(OLD, backdrops=backdrops)
    unseen = backdrops and what in {"convening body", "break", "place of the date"}

    found = list(unfit_words(LONG_WORDS[what], settings, output, MonospaceMeasure()))

    assert [unfit.lack for unfit in found] == ([] if unseen else [TooLong.WORDS])
    assert all(WORDS in unfit.sentence() for unfit in found)


@pytest.mark.parametrize("backdrops", [frozenset(), frozenset(Occasion)], ids=["none", "own"])
def test_words_that_fit_are_not_told(backdrops):
    settings = Settings(desk=DeskHabits(messages=("Mời vào chỗ",)))
    output = replace(OLD, backdrops=backdrops)

    assert not list(unfit_words(TWO_SESSIONS, settings, output, MonospaceMeasure()))


def test_the_title_of_a_break_is_told_once(app, tmp_path):
    found = check_hall(in_item(TWO_SESSIONS, 1, title=LONGEST), Settings(), tmp_path).unfit

    assert [unfit.lack for unfit in found] == [TooLong.TITLE]


def test_a_session_s_name_gives_up_what_stands_in_brackets_before_it_is_cut():
    second = replace(TWO_SESSIONS.sessions[1], name="Buổi chiều (công tác nhân sự của Tỉnh)")
    programme = replace(TWO_SESSIONS, sessions=(TWO_SESSIONS.sessions[0], second))

    assert not list(unfit_words(programme, Settings(), OLD, MonospaceMeasure()))


@pytest.mark.parametrize(
    ("words", "size", "told"),
    [
        ("ĐÃ HẾT THỜI GIAN", (1024, 768), False),
        ("HẾT GIỜ", (1024, 768), False),
        ("Đã hết thời gian, kính mời đồng chí kết thúc", (1024, 768), True),
        ("Đã hết thời gian, kính mời đồng chí kết thúc", (1920, 1080), True),
        ("Đã hết thời gian phát biểu", (3840, 2160), False),
    ],
)
def test_the_office_s_words_for_a_time_that_is_used_up_are_told_where_they_do_not_fit(
    app, tmp_path, words: str, size: tuple[int, int], *, told: bool
):
    settings = Settings(protocol=HallProtocol(overrun_words=words))

    found = check_hall(TWO_SESSIONS, settings, tmp_path, size).unfit

    assert [unfit.lack for unfit in found] == ([TooLong.OVERRUN] if told else [])
    assert all(words in unfit.sentence() for unfit in found)


def test_each_finding_names_the_item_and_what_to_do():
    (unfit,) = unfit_texts(meeting(Item("a", LONG)), OLD, MonospaceMeasure())

    assert LONG in unfit.sentence()
    assert "short title" in unfit.sentence()


@pytest.mark.parametrize("short", [True, False], ids=["as written", "without short titles"])
def test_the_check_finds_every_title_that_the_hall_would_cut(app, office_day, short):
    day = office_day if short else without_short_titles(office_day)
    found = {unfit.item.id for unfit in unfit_texts(day, OLD, QtMeasure()) if unfit.item}

    assert cut_in_the_hall(day) <= found
    assert (found == set()) is short


def test_the_check_may_run_beside_the_window(app, office_day, tmp_path):
    day, settings = without_short_titles(office_day), Settings()
    expected = check_hall(day, settings, tmp_path)

    with ThreadPoolExecutor(2) as workers:
        checks = [workers.submit(check_hall, day, settings, tmp_path) for _turn in range(4)]
        meanwhile = check_hall(day, settings, tmp_path)

    assert [check.result() for check in checks] == [expected] * 4
    assert meanwhile == expected
    assert expected.unfit


def cut_in_the_hall(day: Programme) -> set[str]:
    cut = set()
    for item in day.items:
        if not item.timed:
            continue
        conference = Conference(day, MemoryJournal(), SimulatedClock(day_start(day)))
        conference.act(Jump(item.id))
        snapshot = conference.snapshot()
        blocks = lay_out(hall_content(snapshot, day), OLD, QtMeasure())
        roles = {block.role for block in blocks if block.text is not None and block.text.cut}
        cut |= {item.id} if HallRole.TITLE in roles else set()
        if HallRole.NEXT_TITLE in roles and snapshot.next is not None:
            cut.add(snapshot.next.item.id)
    return cut


def without_short_titles(day: Programme) -> Programme:
    sessions = tuple(
        replace(
            session,
            parts=tuple(
                replace(part, items=tuple(replace(i, short_title=None) for i in part.items))
                for part in session.parts
            ),
        )
        for session in day.sessions
    )
    return replace(day, sessions=sessions)
