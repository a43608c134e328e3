"""Where an hour comes twice, at the end of summer time, the report says which one it means."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from msgspec.structs import replace

from tests.fakes import item, programme, session
from tests.files.exporters.documents import docx_text, html_text, pdf_text
from timekeeper.core import events
from timekeeper.core.events import Entry
from timekeeper.files.exporters import WRITERS, file_report
from timekeeper.files.journal.journal_file import Integrity

BEGUN = datetime(2023, 10, 29, 0, 30, tzinfo=UTC)  # 02:30 summer time in Berlin
TWICE = ("02:30 (+02:00)", "02:05 (+01:00)")


def filed(begun=BEGUN, zone="Europe/Berlin"):
    planned = programme(session(item("a", length=90), start="2:00"))
    planned = replace(planned, timezone=ZoneInfo(zone), date=begun.date())
    ended = begun + timedelta(minutes=35)
    entries = (Entry(1, begun, events.ItemStarted("a")), Entry(2, ended, events.ItemFinished("a")))
    return file_report(planned, entries, Integrity(2, "0" * 64, True), ended)


@pytest.mark.parametrize("text", [docx_text, html_text, pdf_text])
def test_a_document_says_which_of_the_two_hours(text):
    written = " ".join(text(filed()).replace("–", " – ").split())

    for clock in TWICE:
        assert clock in written


def test_tables_say_which_of_the_two_hours():
    day = filed()

    rows = list(csv.DictReader(io.StringIO(WRITERS[".csv"](day).decode("utf-8-sig"))))
    assert rows[0]["Actual start"] == "2023-10-29 02:30:00 (+02:00)"
    assert rows[0]["Actual end"] == "2023-10-29 02:05:00 (+01:00)"
    sheet = openpyxl.load_workbook(io.BytesIO(WRITERS[".xlsx"](day)))["Items"]
    cells = {cell.value for cell in sheet[5]}
    assert {"02:30:00 (+02:00)", "02:05:00 (+01:00)"} < cells


def test_the_length_is_that_of_the_instants():
    told = json.loads(WRITERS[".json"](filed()))["items"][0]

    assert told["used_s"] == 35 * 60
    assert told["actual_start"].endswith("+02:00")
    assert told["actual_end"].endswith("+01:00")


@pytest.mark.parametrize(
    ("begun", "zone"),
    [
        (BEGUN, "Asia/Ho_Chi_Minh"),
        (BEGUN - timedelta(hours=2), "Europe/Berlin"),
        (BEGUN + timedelta(days=1), "Europe/Berlin"),
        (datetime(2023, 3, 26, 0, 50, tzinfo=UTC), "Europe/Berlin"),  # an hour is left out
    ],
)
def test_no_other_reading_says_more_than_the_clock(begun, zone):
    day = filed(begun, zone)

    assert "00)" not in docx_text(day)
    assert "00)" not in WRITERS[".csv"](day).decode("utf-8-sig")
