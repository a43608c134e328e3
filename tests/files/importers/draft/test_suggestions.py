"""What is suggested where the author contradicts himself; nothing is set without a person."""

import pytest

from timekeeper.files.importers.draft.draft import Suggestion, Sureness
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of


def doubt(text, kind):
    draft = draft_from(lines_of(rows_of(text)))
    return next(doubt for doubt in draft.doubts if doubt.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "suggestion", "sure"),
    [
        (
            "8h - 8h30 (20p): A\n8h30 - 9h: B\n",
            "length_disagrees",
            Suggestion("minutes", 30, "s1.i1"),
            Sureness.HIGH,
        ),
        (
            "8h - 8h30 (20p): A\n8h20 - 9h: B\n",
            "length_disagrees",
            Suggestion("end", "08:20", "s1.i1"),
            Sureness.HIGH,
        ),
        (
            "8h45 - 10h25: A\n9h45 - 10h25: B\n",
            "overlap",
            Suggestion("end", "09:45", "s1.i1"),
            Sureness.MEDIUM,
        ),
        (
            "8h - 8h30: A\n8h20 - 9h: B\n9h - 10h: C\n",
            "overlap",
            Suggestion("start", "08:30", "s1.i2"),
            Sureness.MEDIUM,
        ),
        (
            "9h - 9h30: A\n1h30 - 2h: B\n",
            "backwards",
            Suggestion("start", "13:30", "s1.i2"),
            Sureness.MEDIUM,
        ),
        ("14h - 15h: A\n8h - 9h: B\n9h - 10h: C\n", "backwards", None, Sureness.LOW),
        (
            "7h30 - 8h: A\n6h - 6h30: B\n",
            "backwards",
            Suggestion("start", "08:00", "s1.i2"),
            Sureness.LOW,
        ),
        (
            "8h - 8h30: A\n9h - 10h: B\n",
            "gap",
            Suggestion("end", "09:00", "s1.i1"),
            Sureness.LOW,
        ),
        (
            "1. 7h30 - 9h: P\na) 7h30 - 8h: A\nb) 8h - 8h50: B\n2. 9h - 10h: C\n",
            "sum_disagrees",
            Suggestion("minutes", 80, session=0, part=0),
            Sureness.LOW,
        ),
        (
            "Buổi sáng (8h - 9h)\n8h - 9h: A\n9h - 9h30: B\n",
            "sum_disagrees",
            None,
            Sureness.LOW,
        ),
        ("8h - 8h (15p): A\n9h: B\n", "length_disagrees", None, Sureness.MEDIUM),
        (
            "8h - 9h: A\n8h - 9h: A\n",
            "duplicate",
            Suggestion("item", None, "s1.i2"),
            Sureness.MEDIUM,
        ),
        ("25h00: A\n8h - 9h: B\n", "impossible_time", None, Sureness.HIGH),
        (
            "1. Thảo luận (15-20 phút)\n2. Bế mạc (5 phút)\n",
            "length",
            Suggestion("minutes", 15, "s1.i1"),
            Sureness.LOW,
        ),
        (
            "8h - 9h: Khai mạc\n- Đồng chí An phát biểu chào mừng\n",
            "presenter",
            Suggestion("presenter", "Đồng chí An", "s1.i1"),
            Sureness.MEDIUM,
        ),
    ],
)
def test_a_mistake_of_the_author_is_told_with_what_seems_meant(text, kind, suggestion, sure):
    found = doubt(text, kind)

    assert (found.suggestion, found.sure) == (suggestion, sure)


def test_a_doubt_quotes_what_was_read():
    assert doubt("8h - 9h: A\n25h00 - 25h30: B\n", "impossible_time").read == "25h00 - 25h30"


def test_a_date_without_its_year_takes_that_of_the_signing_and_is_doubted():
    text = "An Hòa, ngày 01 tháng 12 năm 2023\nHội nghị\nThời gian: 8h00, ngày 06/12\n8h - 9h: A\n"

    assert doubt(text, "date").suggestion == Suggestion("date", "2023-12-06")


def test_a_date_without_its_year_takes_the_only_one_of_the_head_and_is_doubted():
    text = "Hội thao năm 2027\nNgày 19/3\n8h - 9h: A\n"

    assert doubt(text, "date").suggestion == Suggestion("date", "2027-03-19")


def test_days_without_their_year_take_the_only_one_of_the_head_and_the_first_is_doubted():
    text = "HỘI THAO NĂM 2027\nThứ Sáu 19/3\n8h - 9h: A\nThứ Bảy 20/3\n8h - 9h: B\n"
    draft = draft_from(lines_of(rows_of(text)))

    days = [str(draft.programme.session_date(n)) for n in range(2)]
    assert days == ["2027-03-19", "2027-03-20"]
    assert [told.line for told in draft.doubts if told.kind == "date"] == [2]


def test_a_day_whose_year_nothing_tells_is_doubted():
    assert doubt("Tổng kết năm học 2026 - 2027\nNgày 19/5\n8h - 9h: A\n", "date").line == 2
