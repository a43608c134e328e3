"""Twelve recorded conferences of a year, counted by hand."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from docx.shared import Mm
from msgspec.structs import replace

from tests.fakes import EIGHT, VIETNAM, item, minutes, session
from timekeeper.core import events
from timekeeper.core.events import Event
from timekeeper.core.house.limits import Limit, Measured
from timekeeper.core.programme import Organisation, Programme, Venue
from timekeeper.core.report.year import body_of
from timekeeper.files.exporters.tables.history_tables import past_conferences
from timekeeper.files.exporters.year.as_docx import write as year_docx
from timekeeper.files.exporters.year.as_docx import year_plot
from timekeeper.files.exporters.year.tables import Year, year_of
from timekeeper.files.exporters.year.writing import write_year
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.writing import DocumentNotWritten

PROVINCE, TOWN = "Tỉnh ủy Hậu Giang", "Thành ủy Vị Thanh"
# Title, body, online, and of its one item the minutes allotted and used; None: never begun.
TWELVE = (
    ("Hội nghị Ban Chấp hành Đảng bộ tỉnh", PROVINCE, False, 60, 70),
    ("Hội nghị trực tuyến toàn tỉnh", PROVINCE, True, 120, 115),
    ("Hội nghị tổng kết năm", PROVINCE, True, 90, 90),
    ("Đại hội Đảng bộ tỉnh lần thứ XV", PROVINCE, False, 240, 260),
    ("Họp giao ban tuần 1", TOWN, False, 30, 45),
    ("Họp giao ban tuần 2", TOWN, True, 30, 20),
    ("HỌP GIAO BAN tuần 3", "THÀNH UỶ VỊ THANH", False, 30, 31),
    ("Kỳ họp thứ 20 Hội đồng nhân dân", "HĐND tỉnh", False, 180, 200),
    ("Kỳ họp thứ 21 Hội đồng nhân dân", "HĐND tỉnh", True, 180, 180),
    ("Gặp mặt đầu xuân", "", False, 60, 60),
    ("Hội nghị chuyên đề", TOWN, False, 60, None),
    ("Hội thảo khoa học về Hội nghị Trung ương", PROVINCE, True, 100, 90),
)


def conference(title: str, body: str, online: bool, allotted: int) -> Programme:
    sitting = session(item("report", length=allotted), name="sáng")
    if online:
        sitting = replace(sitting, venues=(Venue("Phòng họp", point="Điểm cầu cấp huyện"),))
    organisation = Organisation(superior=body or None)
    return Programme(title, VIETNAM, (sitting,), date=date(2023, 12, 6), organisation=organisation)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    path = tmp_path_factory.mktemp("year") / "journal.db"
    with JournalFile.create_or_open(path) as file:
        for number, (title, body, online, allotted, used) in enumerate(TWELVE):
            begun = EIGHT + timedelta(days=number)
            journal = file.begin(conference(title, body, online, allotted), begun)
            happened: list[Event] = [events.ItemStarted("report"), events.ItemFinished("report")]
            for event, minute in zip(happened if used else (), (0, used), strict=False):
                journal.append(event, begun + minutes(minute))
        return [past.report for past in past_conferences(file)]


@pytest.fixture
def year(reports) -> Year:
    wanted = Limit(Measured.YEAR_ONLINE, "KL 226", percent=60)
    return year_of(2023, reports, [wanted])


# By hand: title word, conferences, online, share, time held, over time.
BY_SORT = [
    ("Kỳ họp", "2", "1", "50", "6:20:00", "20:00"),
    ("Hội nghị", "3", "2", "67", "4:35:00", "10:00"),
    ("Đại hội", "1", "0", "0", "4:20:00", "20:00"),
    ("Họp giao ban", "3", "1", "33", "1:36:00", "16:00"),
    ("Hội thảo", "1", "1", "100", "1:30:00", "00:00"),
    ("not said", "1", "0", "0", "1:00:00", "00:00"),
    ("All", "11", "5", "45", "19:21:00", "1:06:00"),
]
TIMES = {"Time held", "Over time in all"}
BY_BODY = [
    ("Tỉnh ủy Hậu Giang", "5", "3", "60", "10:25:00", "30:00"),
    ("HĐND tỉnh", "2", "1", "50", "6:20:00", "20:00"),
    ("Thành ủy Vị Thanh", "3", "1", "33", "1:36:00", "16:00"),
    ("not said", "1", "0", "0", "1:00:00", "00:00"),
    ("All", "11", "5", "45", "19:21:00", "1:06:00"),
]


def test_the_year_is_the_hand_count_by_kind_and_by_body(year: Year):
    by_sort, by_body = (list(table.texts()) for table in year.tables)

    assert by_sort == BY_SORT
    assert by_body == BY_BODY


def test_each_conference_that_is_counted_is_listed_by_its_day_and_they_add_up(year: Year):
    listed = year.listed.texts()

    assert listed[0] == (
        *("06/12/2023", "Hội nghị Ban Chấp hành Đảng bộ tỉnh", "Hội nghị", PROVINCE),
        *("0", "1:10:00", "10:00"),
    )
    assert [row[1] for row in listed] == [title for title, *_more, used in TWELVE if used]
    rows = year.listed.rows
    assert sum(row[4] for row in rows) == 5
    assert sum((row[5] for row in rows), timedelta()) == timedelta(hours=19, minutes=21)
    assert sum((row[6] for row in rows), timedelta()) == timedelta(hours=1, minutes=6)


def test_a_share_online_below_what_the_house_wants_is_told_with_its_source(year: Year):
    assert year.remarks == ("Held online: 45%; the least is 60%: KL 226.",)


def test_the_workbook_has_both_tables_and_a_plot(year: Year, tmp_path: Path):
    write_year(year, tmp_path / "year.xlsx")

    book = openpyxl.load_workbook(tmp_path / "year.xlsx")
    assert book.sheetnames == ["By kind of conference", "By body", "The conferences", "Plot"]
    rows = [[cell.value for cell in row] for row in book["By body"].iter_rows(min_row=5)]
    assert [row[:4] for row in rows] == [[r[0], int(r[1]), int(r[2]), int(r[3])] for r in BY_BODY]
    assert rows[-1][4] == timedelta(hours=19, minutes=21)
    (plot,) = (sheet._charts[0] for sheet in book.chartsheets)
    assert {bar.val.numRef.f.rsplit("$", 1)[1] for bar in plot.series} == {"10"}  # all left out


def test_in_the_workbook_a_row_has_room_for_the_lines_of_its_texts(year: Year, tmp_path: Path):
    """LibreOffice gives it one line of its own accord, and the next row's text lies over it."""
    write_year(year, tmp_path / "year.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "year.xlsx")["The conferences"]
    heights = {row[1].value: sheet.row_dimensions[row[1].row].height for row in sheet.iter_rows()}
    assert heights["Hội nghị Ban Chấp hành Đảng bộ tỉnh"] > 2 * 12
    assert (heights["Họp giao ban tuần 1"] or 0) < 2 * 12


def test_the_word_document_has_the_same_tables_and_a_plot(year: Year):
    content = year_docx(year)

    tables = Document(io.BytesIO(content)).tables
    told = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in tables]
    by_hand = [BY_SORT, BY_BODY, list(year.listed.texts())]
    # Each time with its hours, so that none is read for another.
    whole = [[tuple(re.sub(r"^(?=\d+:\d+$)", "0:", c) for c in row) for row in t] for t in by_hand]
    assert [rows[1:] for rows in told] == whole
    with ZipFile(io.BytesIO(content)) as package:
        assert [name for name in package.namelist() if name.endswith(".png")]


def test_the_longest_times_of_a_year_stand_on_one_line(year: Year):
    room = Mm(21)  # "100:00:00" in 12 points, with the margins of its cell

    for table in Document(io.BytesIO(year_docx(year))).tables:
        cells = table.rows[0].cells
        told = {cell.text: cell.width for cell in cells if cell.text in TIMES}
        assert set(told) == TIMES
        assert all(width is not None and width >= room for width in told.values())
        assert Mm(164) < sum(cell.width or 0 for cell in cells) <= Mm(165)


def test_each_bar_of_the_plot_has_its_name(year: Year):
    plot = year_plot(year)

    assert [name for name, *_figures in BY_SORT[:-1] if f">{name}<" not in plot] == []


def test_a_year_without_a_conference_is_empty_and_can_be_written(tmp_path: Path):
    nothing = year_of(2023, [])

    for ending in (".xlsx", ".docx"):
        write_year(nothing, tmp_path / f"year{ending}")

    assert [table.texts() for table in (*nothing.tables, nothing.listed)] == [(), (), ()]


def test_another_ending_is_told(year: Year, tmp_path: Path):
    with pytest.raises(DocumentNotWritten, match=r"\.xlsx, \.docx"):
        write_year(year, tmp_path / "year.pdf")


@pytest.mark.parametrize(
    ("superior", "issuer", "body"),
    [
        ("TỈNH ỦY AN HÒA", "VĂN PHÒNG", "TỈNH ỦY AN HÒA"),
        ("TỈNH ỦY AN HÒA", "Văn phòng Tỉnh ủy", "TỈNH ỦY AN HÒA"),
        ("TỈNH ỦY AN HÒA", "BAN TỔ CHỨC", "BAN TỔ CHỨC"),
        ("TỈNH ỦY AN HÒA", "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH", "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH"),
        (None, "HĐND tỉnh", "HĐND tỉnh"),
        ("HĐND tỉnh", None, "HĐND tỉnh"),
        (None, "VĂN PHÒNG", "VĂN PHÒNG"),
        (None, None, ""),
    ],
)
def test_a_conference_is_of_the_body_that_issues_its_programme_but_for_the_office(
    superior, issuer, body
):
    held = replace(
        conference("Hội nghị", "", False, 5), organisation=Organisation(superior, issuer)
    )

    assert body_of(held) == body
    assert body_of(replace(held, convener="BAN THƯỜNG VỤ\nTỈNH ỦY")) == "BAN THƯỜNG VỤ TỈNH ỦY"
