"""One field set by a person: every field, by a suggestion and by typing."""

from __future__ import annotations

from datetime import date, time

import pytest
from msgspec.structs import replace

from tests.fakes import item, minutes, part, programme, session
from timekeeper.core.programme import Kind, Presenter, Programme
from timekeeper.files.importers.draft.draft import Suggestion
from timekeeper.files.importers.review.correcting import (
    NotAValue,
    Target,
    accepted,
    revised,
    typed,
)

DAY = programme(
    session(
        part(
            item("a", "8:00", "8:10", 10),
            item("b", "8:10", "8:30"),
            start="8:00",
            end=time(8, 45),
            length=minutes(45),
        ),
        start="8:00",
        end="9:00",
    ),
    session(item("c", "14:00"), name="afternoon"),
)


def of_item(name: str, field: str):
    return lambda p: getattr(p.slot(name).item, field)


@pytest.mark.parametrize(
    ("suggestion", "where", "value"),
    [
        (Suggestion("start", "08:05", "a"), of_item("a", "start"), time(8, 5)),
        (Suggestion("end", "08:15", "a"), of_item("a", "end"), time(8, 15)),
        (Suggestion("minutes", 25, "c"), of_item("c", "length"), minutes(25)),
        (Suggestion("presenter", "Sở Y tế", "a"), of_item("a", "presenter"),
         Presenter("Sở Y tế", body="Sở Y tế")),
        (Suggestion("title", "Khai mạc", "a"), of_item("a", "title"), "Khai mạc"),
        (Suggestion("date", "2023-12-05"), lambda p: p.date, date(2023, 12, 5)),
        (Suggestion("title", "Hội nghị"), lambda p: p.title, "Hội nghị"),
        (Suggestion("date", "2023-12-07", session=1), lambda p: p.sessions[1].date,
         date(2023, 12, 7)),
        (Suggestion("start", "07:30", session=0), lambda p: p.sessions[0].start, time(7, 30)),
        (Suggestion("end", "09:30", session=0), lambda p: p.sessions[0].end, time(9, 30)),
        (Suggestion("minutes", 90, session=0), lambda p: p.sessions[0].end, time(9, 30)),
        (Suggestion("title", "Buổi sáng", session=0), lambda p: p.sessions[0].name, "Buổi sáng"),
        (Suggestion("minutes", 30, session=0, part=0), lambda p: p.sessions[0].parts[0].granted,
         minutes(30)),
        (Suggestion("minutes", 30, session=0, part=0), lambda p: p.sessions[0].parts[0].end,
         time(8, 30)),
        (Suggestion("start", "08:05", session=0, part=0),
         lambda p: p.sessions[0].parts[0].start, time(8, 5)),
        (Suggestion("end", "08:30", session=0, part=0), lambda p: p.sessions[0].parts[0].end,
         time(8, 30)),
        (Suggestion("title", "Phần một", session=0, part=0),
         lambda p: p.sessions[0].parts[0].title, "Phần một"),
        (Suggestion("item", None, "b"), lambda p: [i.id for i in p.items], ["a", "c"]),
        (Suggestion("start", None, "a"), of_item("a", "start"), None),
    ],
)  # fmt: skip
def test_an_accepted_suggestion_sets_its_field(suggestion: Suggestion, where, value):
    assert where(DAY) != value

    assert where(accepted(DAY, suggestion)) == value


def test_a_suggestion_for_an_item_that_is_gone_changes_nothing():
    assert accepted(DAY, Suggestion("start", "08:00", "gone")) == DAY


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("start", "7h30", time(7, 30)),
        ("start", "7:30", time(7, 30)),
        ("start", "730", time(7, 30)),
        ("start", "0730", time(7, 30)),
        ("start", "14.05", time(14, 5)),
        ("start", "730-745", (time(7, 30), time(7, 45))),
        ("start", "7h30 – 7h45", (time(7, 30), time(7, 45))),
        ("start", "từ 7h30 đến 7h45", (time(7, 30), time(7, 45))),
        ("start", "7h30 (15p)", (time(7, 30), time(7, 45))),
        ("start", "7", time(7)),
        ("end", "9 giờ 15 phút", time(9, 15)),
        ("end", "  ", None),
        ("minutes", "15", 15),
        ("minutes", "15'", 15),
        ("minutes", "1 giờ 30 phút", 90),
        ("date", "06/12/2023", date(2023, 12, 6)),
        ("date", "ngày 06 tháng 12 năm 2023", date(2023, 12, 6)),
        ("title", "  Thảo   luận ", "Thảo luận"),
    ],
)
def test_a_value_is_read_as_people_type_it(field: str, text: str, value: object):
    assert typed(field, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27/11", date(2026, 11, 27)),
        ("2/1", date(2027, 1, 2)),
        ("15/6", date(2027, 6, 15)),
        ("hôm nay", date(2027, 1, 2)),
        ("Today", date(2027, 1, 2)),
        ("27/11/2023", date(2023, 11, 27)),
    ],
)
def test_a_date_without_its_year_is_the_nearest(text: str, value: date):
    assert typed("date", text, date(2027, 1, 2)) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("start", "25:00"), ("start", "8:70"), ("end", "mai"), ("end", "7h30 - 8h"),
        ("start", "25h"), ("minutes", "0"), ("minutes", "nhiều"), ("minutes", "100000"),
        ("date", "hôm qua"),
        ("date", "31/02/2023"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused_in_a_sentence(field: str, text: str):
    with pytest.raises(NotAValue, match=text):
        typed(field, text)


@pytest.mark.parametrize(
    ("target", "field", "value", "where"),
    [
        (Target(item="a"), "number", "(1)", of_item("a", "number")),
        (Target(item="a"), "kind", Kind.VOTE, of_item("a", "kind")),
        (Target(item="a"), "conditional", True, of_item("a", "conditional")),
        (Target(item="a"), "confidential", True, of_item("a", "confidential")),
        (Target(0, 0), "number", "1", lambda p: p.sessions[0].parts[0].number),
    ],
)
def test_what_no_suggestion_sets_can_be_set_as_well(target, field, value, where):
    assert where(revised(DAY, target, field, value)) == value


def test_a_blank_title_leaves_the_title():
    assert revised(DAY, Target(item="a"), "title", None) == DAY


def test_the_same_presenter_typed_again_keeps_his_body_and_name():
    presenter = Presenter("Ban Tổ chức - đồng chí A", "Ban Tổ chức", "A", "Trưởng ban")
    planned: Programme = programme(session(item("a", "8:00", presenter=presenter)))

    assert revised(planned, Target(item="a"), "presenter", presenter.text) == planned


def test_a_corrected_time_takes_what_follows_along_only_when_asked():
    kept = revised(DAY, Target(item="a"), "minutes", 15)
    rippled = revised(DAY, Target(item="a"), "minutes", 15, ripple=True)

    assert kept.slot("b").item.start == time(8, 10)
    assert rippled.slot("b").item.start == time(8, 15)


def test_a_start_typed_with_its_end_sets_both_and_takes_what_follows_along():
    whole = revised(DAY, Target(item="a"), "start", (time(8, 5), time(8, 20)), ripple=True)
    heading = revised(DAY, Target(0), "start", (time(7), time(10)))

    assert (whole.slot("a").item.end, whole.slot("b").item.start) == (time(8, 20), time(8, 20))
    assert (heading.sessions[0].start, heading.sessions[0].end) == (time(7), time(10))


def test_the_first_start_of_an_item_ends_the_one_before_it_where_nothing_else_does():
    written = programme(session(item("a", "8:00"), item("b"), item("c", "9:00")))

    at_once = revised(written, Target(item="b"), "start", time(8, 15), ripple=True)
    later = revised(at_once, Target(item="b"), "start", time(8, 20), ripple=True)

    assert at_once.slot("a").item.end == later.slot("a").item.end == time(8, 15)
    assert at_once.slot("c") == written.slot("c")
    checked = revised(written, Target(item="b"), "start", time(8, 15))
    assert checked.slot("a").item.end is None


def test_an_end_where_the_next_item_starts_moves_nothing():
    written = programme(session(item("a", "8:00"), item("b", "8:30"), item("c", "9:00")))

    ended = revised(written, Target(item="a"), "end", time(8, 30), ripple=True)
    longer = revised(written, Target(item="a"), "end", time(8, 40), ripple=True)

    assert ended.slot("b").item.start == time(8, 30)
    assert longer.slot("b").item.start == time(8, 40)


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "Kỷ luật (nội bộ)"), ("title", "Mật: nhân sự"), ("presenter", "Tổ công tác [mật]")],
)
def test_words_that_say_so_make_an_item_internal_and_clearing_it_holds(field, value):
    marked = revised(DAY, Target(item="a"), field, value)
    assert marked.slot("a").item.confidential

    cleared = revised(marked, Target(item="a"), "confidential", False)
    later_on = revised(cleared, Target(item="a"), "minutes", 5)
    assert not later_on.slot("a").item.confidential


@pytest.mark.parametrize(
    ("first", "days", "chosen", "moved"),
    [
        (date(2027, 1, 2), (date(2027, 1, 2), date(2027, 1, 3)), 5, (5, 6)),
        (date(2027, 1, 2), (None, date(2027, 1, 3)), 5, (None, 6)),
        # A deadline was read, but the days as they stand in the programme.
        (date(2027, 1, 2), (None, date(2027, 1, 6)), 5, (None, 6)),
        (date(2027, 1, 2), (date(2027, 1, 5), date(2027, 1, 6)), 5, (5, 6)),
        (None, (date(2027, 1, 5), date(2027, 1, 6)), 5, (5, 6)),
    ],
)
def test_the_sessions_go_along_with_the_day_of_the_first(first, days, chosen, moved):
    held = replace(DAY, date=first, sessions=tuple(map(_on, DAY.sessions, days)))

    found = revised(held, Target(), "date", date(2027, 1, chosen))

    assert found.date == date(2027, 1, chosen)
    assert [one.date and one.date.day for one in found.sessions] == list(moved)


def _on(session, day):
    return replace(session, date=day)
