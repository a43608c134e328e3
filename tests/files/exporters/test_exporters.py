"""The report's figures are the same in every format, and safe to open."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from timekeeper.core import events
from timekeeper.core.events import Entry
from timekeeper.core.programme import Item, Part, Presenter, Programme, Session
from timekeeper.core.text import cleaned
from timekeeper.files import writing
from timekeeper.files.exporters import (
    BEGUN,
    MADE,
    WRITERS,
    WRITTEN,
    file_report,
    write_report,
)
from timekeeper.files.exporters.tables.report_tables import report_tables
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.journal.journal_file import Integrity
from timekeeper.files.places import resources
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.words.language import use_language

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
EIGHT = datetime(2023, 12, 6, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
INTEGRITY = Integrity(5, "ab" * 32, intact=True)
FORMULA = '=HYPERLINK("http://example.com","x")'


def minutes(count):
    return timedelta(minutes=count)


def filed(*titles, entries=(), presenter="Văn phòng Tỉnh ủy"):
    items = tuple(
        Item(f"i{n}", title, start=time(8, 10 * n), length=minutes(10))
        for n, title in enumerate(titles)
    )
    with_body = (Item("p", "Phát biểu", presenter=Presenter(presenter, presenter)),)
    sessions = (Session("Buổi sáng", (Part(items + with_body),), start=time(8)),)
    programme = Programme("Giao ban", VIETNAM, sessions, date=EIGHT.date())
    return file_report(programme, entries, INTEGRITY, EIGHT)


@pytest.fixture
def day():
    """Over by 1:30 after 2 minutes more, then a pause and 2:45 under, then open-ended for 3."""
    happened = [
        (0, events.ItemStarted("i0")),
        (540, events.TimeAdded("i0", minutes(2))),
        (810, events.ItemStarted("i1")),
        (900, events.Paused()),
        (930, events.Resumed()),
        (1275, events.ItemStarted("p")),
        (1455, events.ItemFinished("p")),
    ]
    entries = [Entry(n, EIGHT + at * SECOND, e) for n, (at, e) in enumerate(happened, start=1)]
    return filed("Báo cáo", "Thảo luận", "Bế mạc", entries=entries)


def as_json(report):
    return json.loads(WRITERS[".json"](report))


def as_csv(report):
    """Return the tables of the CSV: a list of rows, each a mapping by heading."""
    content = WRITERS[".csv"](report).decode("utf-8-sig")
    tables = content.strip("\r\n").split("\r\n\r\n")
    return [list(csv.DictReader(io.StringIO(table))) for table in tables]


def workbook(report):
    return openpyxl.load_workbook(io.BytesIO(WRITERS[".xlsx"](report)))


def as_xlsx(report):
    """Return the sheets of the workbook: a list of rows, each a mapping by heading."""
    sheets = []
    for sheet in workbook(report).worksheets:
        _title, _subtitle, _empty, heading, *rows = sheet.iter_rows(values_only=True)
        sheets.append([dict(zip(heading, row, strict=True)) for row in rows])
    return sheets


def seconds(length):
    """Return the seconds of +H:MM:SS; None where the cell is empty."""
    if not length:
        return None
    hours, minute, second = map(int, length.lstrip("+-").split(":"))
    return (hours * 3600 + minute * 60 + second) * (-1 if length.startswith("-") else 1)


# The figures


def test_the_json_has_the_figures_of_the_day(day):
    first, second, third, last = as_json(day)["items"]

    assert (first["allotted_s"], first["added_s"], first["used_s"]) == (600, 120, 810)
    assert (first["overrun_s"], first["paused_s"], first["state"]) == (90, 0, "done")
    assert (second["used_s"], second["paused_s"], second["overrun_s"]) == (435, 30, -165)
    assert (third["state"], third["actual_start"], third["used_s"]) == ("pending", None, None)
    assert (last["allotted_s"], last["used_s"], last["overrun_s"]) == (None, 180, None)


def test_instants_carry_the_offset_of_the_hall(day):
    first = as_json(day)["items"][0]

    assert first["planned_start"] == "2023-12-06T08:00:00+07:00"
    assert first["actual_end"] == "2023-12-06T08:13:30+07:00"


def test_the_json_has_what_was_found_of_the_journal(day):
    assert as_json(day)["integrity"] == {"entries": 5, "hash": "ab" * 32, "intact": True}


def test_csv_and_json_say_the_same_of_every_item(day):
    for row, item in zip(as_csv(day)[0], as_json(day)["items"], strict=True):
        assert row["Item"] == item["title"]
        assert row["Presenter"] == (item["presenter"] or "")
        assert seconds(row["Allotted"]) == item["allotted_s"]
        assert seconds(row["Added"]) == (item["added_s"] or None)
        assert seconds(row["Paused"]) == (item["paused_s"] or None)
        assert seconds(row["Used"]) == item["used_s"]
        assert seconds(row["Over (+) or under (−)"]) == item["overrun_s"]
        for heading, key in (("Planned start", "planned_start"), ("Actual end", "actual_end")):
            instant = (item[key] or "").removesuffix("+07:00").replace("T", " ")
            assert row[heading] == instant


def test_xlsx_and_json_say_the_same_of_every_item(day):
    for row, item in zip(as_xlsx(day)[0], as_json(day)["items"], strict=True):
        assert row["Item"] == item["title"]
        for heading, key in (("Allotted", "allotted_s"), ("Used", "used_s")):
            length = row[heading]
            assert (length if length is None else length_of(length)) == item[key]
        over = row["Over (+) or under (−), minutes"]
        assert (over if over is None else round(over * 60)) == item["overrun_s"]
        start = row["Actual start"]
        assert (start if start is None else f"{start:%Y-%m-%dT%H:%M:%S}+07:00") == (
            item["actual_start"]
        )


def length_of(cell):
    """Return the seconds of a length: openpyxl reads one below a day as a time of day."""
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second
    return round(cell.total_seconds())


@pytest.mark.parametrize(("table", "key", "name"), [(1, "sessions", "name"), (2, "bodies", "body")])
def test_the_sums_are_the_same_in_every_format(day, table, key, name):
    sums, in_csv, in_xlsx = as_json(day)[key], as_csv(day)[table], as_xlsx(day)[table]

    for row, line, cells in zip(sums, in_csv, in_xlsx, strict=True):
        assert row[name] == next(iter(line.values())) == next(iter(cells.values()))
        assert row["items"] == int(line["Items held"]) == cells["Items held"]
        assert row["used_s"] == seconds(line["Used"]) == length_of(cells["Used"])
        assert row["overrun_s"] == seconds(line["Over (+) or under (−)"])
        assert row["overrun_s"] == round(cells["Over (+) or under (−), minutes"] * 60)


def test_a_session_s_sums_are_those_of_its_items(day):
    (session,) = as_json(day)["sessions"]

    assert (session["items"], session["allotted_s"], session["used_s"]) == (3, 1200, 1425)
    assert session["overrun_s"] == 90 - 165


def test_a_report_of_nothing_has_no_actual_times():
    nothing = filed("Báo cáo")

    assert {item["used_s"] for item in as_json(nothing)["items"]} == {None}
    assert as_csv(nothing)[0][0]["Actual start"] == ""
    assert as_xlsx(nothing)[0][0]["Actual start"] is None


# The formats


def test_a_csv_begins_with_the_mark_that_excel_needs_for_vietnamese(day):
    content = WRITERS[".csv"](day)

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert "Thảo luận".encode() in content


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_csv_is_taken_for_a_formula(start):
    title = f"{start}1+1"

    row = as_csv(filed(title, presenter=FORMULA))[0][0]

    assert row["Item"] == f"'{cleaned(title)}"


def test_a_presenter_is_no_formula_either():
    content = WRITERS[".csv"](filed("a", presenter=FORMULA)).decode()

    assert "'=HYPERLINK" in content
    assert ",=HYPERLINK" not in content


def test_a_workbook_takes_text_for_text():
    sheet = workbook(filed("=1+1", "http://example.com", "12", "{=1}", presenter=FORMULA)).active

    titles = [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in titles} <= {"s", "d", "n"}
    assert [cell.hyperlink for cell in titles if cell.hyperlink] == []
    assert "=1+1" in {cell.value for cell in titles}
    assert "12" in {cell.value for cell in titles}


@pytest.mark.parametrize("title", ["a" * 40_000, "a\x01b\x1f", 'quo"te, comma;\nline', "𝐁áo cáo"])
def test_odd_titles_break_no_format(title):
    odd = filed(title)

    assert as_json(odd)["items"][0]["title"] == cleaned(title)
    assert as_csv(odd)[0][0]["Item"] == cleaned(title)
    assert workbook(odd).active["D5"].value is not None


def test_a_workbook_has_a_sheet_to_each_table(day):
    book = workbook(day)

    assert book.sheetnames[:3] == ["Items", "Sessions", "Presenting bodies"]
    assert {"Speeches", "Changes", "Pauses"} < set(book.sheetnames)
    assert book["Items"]["A1"].value == "Timing report: Items"
    assert book["Items"].freeze_panes == "A5"
    assert INTEGRITY.hash[:16] in book["Items"].oddFooter.left.text


def test_lengths_of_a_workbook_can_be_added_up(day):
    sheet = workbook(day)["Items"]

    used = [row[12] for row in sheet.iter_rows(min_row=5) if row[12].value is not None]
    assert {cell.number_format for cell in used} == {"[h]:mm:ss"}
    raw = zipfile.ZipFile(io.BytesIO(WRITERS[".xlsx"](day)))
    assert b"<f>" not in raw.read("xl/worksheets/sheet1.xml")


def test_the_report_speaks_vietnamese_to_vietnamese(day):
    use_language("vi", resources() / "locale")
    try:
        book, rows = workbook(day), as_csv(day)
    finally:
        use_language("en", resources() / "locale")

    assert len(set(book.sheetnames)) == len(book.sheetnames)
    assert "Items" not in book.sheetnames
    assert "Item" not in rows[0][0]


# Writing


@pytest.mark.parametrize("ending", [*WRITERS, ".XLSX", ".Pdf"])
def test_the_report_is_written_in_the_format_of_its_ending(day, tmp_path, ending):
    path = tmp_path / f"report{ending}"

    write_report(day, path)

    expected = WRITERS[ending.lower()](day)
    assert path.read_bytes()[:4] == expected[:4]


@pytest.mark.parametrize("name", ["report.odt", "report", ".csv"])
def test_an_unknown_ending_is_refused(day, tmp_path, name):
    with pytest.raises(DocumentNotWritten, match=r"\.csv, \.docx, \.html, \.json, \.pdf, \.xlsx"):
        write_report(day, tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_whoever_watches_hears_when_only_the_file_is_left_to_be_replaced(
    day, tmp_path, monkeypatch
):
    path, heard = tmp_path / "report.csv", []
    make = WRITERS[".csv"]
    monkeypatch.setitem(WRITERS, ".csv", lambda filed: heard.append("made") or make(filed))

    write_report(day, path, Job(told=lambda share: heard.append((share, path.exists()))))

    assert heard == [(BEGUN, False), "made", (MADE, False), (WRITTEN, True)]


@pytest.mark.parametrize("step", [BEGUN, MADE])
def test_a_report_is_stopped_up_to_the_moment_its_file_is_replaced(day, tmp_path, step):
    path = tmp_path / "report.csv"

    job = Job(told=lambda share: share >= step and job.cancel())

    with pytest.raises(Cancelled):
        write_report(day, path, job)

    assert not path.exists()


@pytest.mark.parametrize("ending", WRITERS)
def test_a_failed_write_leaves_the_old_report_as_it_was(day, tmp_path, monkeypatch, ending):
    path = tmp_path / f"report{ending}"
    path.write_bytes(b"the old report")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(DocumentNotWritten, match=path.name):
        write_report(day, path)

    assert path.read_bytes() == b"the old report"
    assert list(tmp_path.iterdir()) == [path]


def test_the_tables_say_from_when_to_when_in_vietnamese(day):
    use_language("vi", resources() / "locale")
    try:
        tables = {table.key: [c.heading for c in table.columns] for table in report_tables(day)}
    finally:
        use_language("en", resources() / "locale")

    for key in ("speeches", "pauses"):
        assert {"Từ", "Đến"} < set(tables[key])
    assert all(len(set(headings)) == len(headings) for headings in tables.values())


@pytest.mark.parametrize("ending", WRITERS)
def test_a_write_protected_report_is_not_replaced(day, tmp_path, ending):
    path = tmp_path / f"report{ending}"
    path.write_bytes(b"filed")
    path.chmod(0o444)

    with pytest.raises(DocumentNotWritten, match="is write-protected; lift the protection"):
        write_report(day, path)

    assert path.read_bytes() == b"filed"


@pytest.mark.parametrize("ending", WRITERS)
def test_a_report_comes_out_whatever_part_of_a_second_it_is_made_in(ending):
    odd = EIGHT + timedelta(microseconds=123_456)

    for kind in (events.ItemFinished, events.ItemStarted):  # up to the last entry, up to now
        entries = (Entry(1, odd, events.ItemStarted("i0")), Entry(2, odd + SECOND, kind("i0")))
        report = file_report(filed("Khai mạc").report.original, entries, INTEGRITY, odd + SECOND)
        assert WRITERS[ending](report)
