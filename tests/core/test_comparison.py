"""Bodies over many conferences: counts, medians and overruns, by kind."""

from __future__ import annotations

from tests.fakes import item, minutes, played, programme, session
from timekeeper.core.comparison import compare
from timekeeper.core.programme import Kind, Presenter
from timekeeper.core.report import report


def held(*lasted, name="Văn phòng Tỉnh ủy", kind=Kind.PRESENTATION):
    """Return the report of items of ten minutes each that took so long."""
    body = Presenter(name, name)
    items = [item(f"i{n}", length=10, presenter=body, kind=kind) for n in range(len(lasted))]
    starts = [sum(lasted[:n]) for n in range(len(lasted))]
    acts = [(starts[n], "next" if n else "start") for n in range(len(lasted))]
    day = played(programme(session(*items)), *acts, (sum(lasted), "finish"))
    return report(day.original, day.show)


def test_a_body_is_counted_over_all_conferences():
    (row,) = compare([held(12, 9), held(15)])

    assert (row.body, row.kind) == ("Văn phòng Tỉnh ủy", None)
    assert (row.conferences, row.items, row.late) == (2, 3, 2)
    assert (row.median, row.total, row.used) == (minutes(2), minutes(7), minutes(36))


def test_the_median_of_two_lies_between_them():
    (row,) = compare([held(12, 9)])

    assert row.median == minutes(0.5)


def test_two_spellings_are_one_body():
    (row,) = compare([held(10), held(10, name="Văn phòng  Tỉnh uỷ")])

    assert (row.body, row.items) == ("Văn phòng Tỉnh ủy", 2)


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


def test_without_conferences_nothing_is_compared():
    assert compare([]) == ()
