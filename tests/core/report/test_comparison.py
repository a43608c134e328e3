"""Bodies over many conferences: counts, medians and overruns, by kind."""

from __future__ import annotations

import unicodedata

import pytest

from tests.fakes import act, item, minutes, played, programme, session
from timekeeper.core.programme import Kind, Presenter
from timekeeper.core.report.comparison import compare
from timekeeper.core.report.rows import report


def held(*lasted, name="Văn phòng Tỉnh ủy", kind=Kind.PRESENTATION):
    """Return the report of items of ten minutes each that took so long."""
    body = Presenter(name, name)
    items = [item(f"i{n}", length=10, presenter=body, kind=kind) for n in range(len(lasted))]
    starts = [sum(lasted[:n]) for n in range(len(lasted))]
    acts = [(starts[n], "next" if n else "start") for n in range(len(lasted))]
    day = played(programme(session(*items)), *acts, (sum(lasted), "finish"))
    return report(day.original, day.course)


def test_a_body_is_counted_over_all_conferences():
    (row,) = compare([held(12, 9), held(15)])

    assert (row.body, row.kind) == ("Văn phòng Tỉnh ủy", None)
    assert (row.conferences, row.items, row.late) == (2, 3, 2)
    assert (row.median, row.total, row.used) == (minutes(2), minutes(7), minutes(36))


def test_the_median_of_two_lies_between_them():
    (row,) = compare([held(12, 9)])

    assert row.median == minutes(0.5)


@pytest.mark.parametrize(
    "names",
    [
        ("Văn phòng Tỉnh ủy", "Văn phòng  Tỉnh uỷ"),
        ("Sở Văn hóa", "Sở Văn hoá"),
        ("Tòa án Nhân dân", "TOÀ ÁN nhân dân"),
        ("Sở Thủy sản", unicodedata.normalize("NFD", "Sở Thuỷ sản")),
    ],
)
def test_two_spellings_are_one_body(names):
    first, second = names

    (row,) = compare([held(10, name=first), held(10, name=second)])

    assert (row.body, row.items) == (first, 2)


def test_kinds_are_told_apart_under_their_body():
    rows = compare([held(12), held(11, kind=Kind.SPEECH)])

    assert [(row.kind, row.items, row.total) for row in rows] == [
        (None, 2, minutes(3)),
        (Kind.PRESENTATION, 1, minutes(2)),
        (Kind.SPEECH, 1, minutes(1)),
    ]


def test_the_largest_overrun_stands_first():
    rows = compare([held(11, name="a"), held(15, name="b")])

    assert [row.body for row in rows] == ["b", "a"]


def test_each_kind_is_told_under_the_name_of_its_body():
    rows = compare([held(12), held(11, kind=Kind.SPEECH)])

    assert [row.body for row in rows] == ["Văn phòng Tỉnh ủy"] * 3


def test_what_nobody_presents_and_what_was_not_held_counts_for_no_body():
    office = Presenter("Văn phòng")
    planned = programme(
        session(item("a", length=5), item("b", length=5, presenter=office), item("c", length=5))
    )
    day = played(planned, (0, "start"), (5, act("skip", "b")), (5, "next"), (10, "finish"))

    assert compare([report(day.original, day.course)]) == ()


def test_a_body_without_any_allotment_has_no_median():
    planned = programme(session(item("debate", presenter=Presenter("Văn phòng"))))
    day = played(planned, (0, "start"), (9, "finish"))

    (row,) = compare([report(day.original, day.course)])

    assert (row.items, row.late, row.median) == (1, 0, None)
    assert (row.total, row.used) == (minutes(0), minutes(9))


def test_without_conferences_nothing_is_compared():
    assert compare([]) == ()
