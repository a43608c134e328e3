"""The report's annex of the linked points: counts and times, the same in every format."""

from __future__ import annotations

import pytest

from tests.fakes import at, journal, meeting
from tests.files.exporters.documents import docx_rows, docx_text, html_rows, pdf, pdf_text
from tests.files.exporters.test_exporters import INTEGRITY, as_csv, as_json, as_xlsx
from timekeeper.core.events import (
    Event,
    ItemFinished,
    ItemStarted,
    PointAsked,
    PointExcused,
    PointPresent,
    PointTold,
    RollCallClosed,
    RollCallOpened,
    Undone,
)
from timekeeper.core.points import Point
from timekeeper.files.exporters import file_report
from timekeeper.files.exporters.filed import FiledReport

LIST = tuple(Point(f"p00{n}", f"Phường {n}") for n in range(1, 5))
ENTRIES = journal(
    (0, RollCallOpened(LIST)),
    (1, PointPresent("p001", "Phường 1", 45, "Lê An")),
    (2, PointPresent("p003", "Phường 3", 12)),
    (3, PointExcused("p004", "Phường 4")),
    (4, PointPresent("p009", "Xã mới", 3)),
    (5, RollCallClosed()),
    (6, ItemStarted("opening")),
    (7, ItemFinished("opening")),
)
ROWS = [
    ["08:00", "Phường 1", "Present", "45", "Lê An", "08:01"],
    ["08:00", "Phường 2", "Did not answer", "", "", ""],
    ["08:00", "Phường 3", "Present", "12", "", "08:02"],
    ["08:00", "Phường 4", "Excused", "", "", "08:03"],
    ["08:00", "Xã mới", "Present", "3", "", "08:04"],
]
SENTENCE = (
    "Roll call of the linked points at 8 o’clock: 3 of 5 present with 60 delegates; "
    "1 excused, 1 did not answer."
)


def filed(*, public: bool = False) -> FiledReport:
    return file_report(meeting(10, 10), ENTRIES, INTEGRITY, at(30), public=public)


@pytest.mark.parametrize("public", [False, True])
def test_the_json_counts_each_roll_call_and_names_every_point(public):
    (told,) = as_json(filed(public=public))["roll_calls"]

    points = told.pop("points")
    assert told == {
        "opened": "2023-12-06T08:00:00+07:00",
        "closed": "2023-12-06T08:05:00+07:00",
        "present": 3,
        "excused": 1,
        "missing": 1,
        "delegates": 60,
    }
    assert points[0] == {
        "name": "Phường 1",
        "at": "2023-12-06T08:01:00+07:00",
        "state": "present",
        "delegates": 45,
        "chair": "Lê An",
    }
    assert [point["state"] for point in points] == [
        "present", "missing", "present", "excused", "present",
    ]  # fmt: skip


def test_workbook_and_csv_have_a_table_of_the_points():
    sheet, table = as_xlsx(filed())[-1], as_csv(filed())[-1]

    assert [list(row.values())[1:5] for row in table] == [row[1:5] for row in ROWS]
    assert [row["Linked point"] for row in sheet] == [row[1] for row in ROWS]
    assert [row["Delegates"] for row in sheet] == [45, None, 12, None, 3]


def test_the_page_has_an_annex_of_the_points():
    assert [row for row in html_rows(filed()) if len(row) == 6 and row[0] == "08:00"] == ROWS


def test_in_word_who_is_missing_has_a_line_of_his_own_and_those_present_stand_two_and_two():
    rows = docx_rows(filed())

    assert ["Phường 2", "Did not answer", ""] in rows
    assert ["Phường 4", "Excused", "08:03"] in rows
    present = rows.index(["No.", "Linked point", "Delegates", "Time"] * 2)
    assert rows[present + 1 : present + 3] == [
        ["1", "Phường 1Lê An", "45", "08:01", "2", "Phường 3", "12", "08:02"],
        ["3", "Xã mới", "3", "08:04", "", "", "", ""],
    ]
    assert "Roll call 08:00" in docx_text(filed())


def test_in_word_each_roll_call_stands_apart_and_one_that_all_answered_names_nobody_missing():
    second = journal((8, RollCallOpened(LIST[:1])), (9, PointPresent("p001", "Phường 1", 44)))
    report = file_report(meeting(10, 10), [*ENTRIES, *second], INTEGRITY, at(30))

    text = docx_text(report)
    rows = docx_rows(report)

    assert text.index("Roll call 08:00") < text.index("Roll call 08:08")
    assert ["1", "Phường 1", "44", "08:09", "", "", "", ""] in rows
    assert sum(row[0] == "Linked point" and len(row) == 3 for row in rows) == 1


@pytest.mark.parametrize("text", [docx_text, pdf_text])
def test_the_summary_says_who_was_present(text):
    assert SENTENCE in " ".join(text(filed()).split())


def test_a_province_takes_few_pages_and_who_is_missing_is_named_before_those_present():
    called = tuple(Point(f"p{n:03}", f"Đảng ủy Phường số {n:03}") for n in range(1, 171))
    facts: list[Event] = [RollCallOpened(called)]
    facts += [PointPresent(p.id, p.name, 45, "Nguyễn Văn An") for p in called[:-1]]
    day = journal(*enumerate(facts), (180, RollCallClosed()))

    told = file_report(meeting(10, 10), day, INTEGRITY, at(200))

    text = pdf_text(told)
    places = [text.index(f"số {n:03}") for n in (170, 1, 2, 169)]
    assert places == sorted(places)
    assert all(text.count(point.name) == 1 for point in called)
    assert len(pdf(told).pages) <= 6


MESSAGES = journal(
    (0, PointTold("Xin bật micro")),
    (1, PointAsked("p001", "Phường 1", "Mấy giờ nghỉ?")),
    (2, PointTold("9 giờ", "p001", "Phường 1")),
)
SAID = [
    ["08:00", "All points", "Told", "Xin bật micro"],
    ["08:01", "Phường 1", "Asks", "Mấy giờ nghỉ?"],
    ["08:02", "Phường 1", "Told", "9 giờ"],
]


@pytest.mark.parametrize("rows", [docx_rows, html_rows])
def test_what_was_told_and_asked_stands_in_the_staffs_report(rows):
    report = file_report(meeting(10, 10), MESSAGES, INTEGRITY, at(30))

    assert [row for row in rows(report) if len(row) == 4 and row in SAID] == SAID
    assert [list(row.values())[1:] for row in as_csv(report)[-1]] == [row[1:] for row in SAID]
    assert [told["asked"] for told in as_json(report)["point_messages"]] == [False, True, False]
    assert "Mấy giờ nghỉ?" in pdf_text(report)


def test_nothing_that_was_told_or_asked_stands_in_the_public_report():
    report = file_report(meeting(10, 10), MESSAGES, INTEGRITY, at(30), public=True)

    assert "point_messages" not in as_json(report)
    told = [docx_text(report), pdf_text(report), str(as_csv(report)), str(as_xlsx(report))]
    assert not any(words in text for text in told for words in ("micro", "Mấy giờ", "9 giờ"))


def test_a_conference_without_linked_points_has_none_of_it():
    report = file_report(meeting(10, 10), ENTRIES[6:], INTEGRITY, at(30))

    assert "roll_calls" not in as_json(report)
    assert "Linked point" not in docx_text(report)
    assert all("Linked point" not in row for table in as_csv(report) for row in table)


def test_what_was_undone_at_the_desk_takes_no_answer_along():
    entries = [*ENTRIES, *journal((8, Undone(8)))]

    (told,) = as_json(file_report(meeting(10, 10), entries, INTEGRITY, at(30)))["roll_calls"]

    assert told["delegates"] == 60
