"""Laws of the report: whatever day it was, every format carries the same figures."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import openpyxl
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.fakes import at, item, programme, session
from tests.files.exporters.documents import docx_rows, html_rows
from tests.laws import law
from timekeeper.core import events
from timekeeper.core.events import Entry
from timekeeper.files.exporters import WRITERS, file_report
from timekeeper.files.journal.journal_file import Integrity
from timekeeper.words.report import plain_minutes, signed_minutes


@st.composite
def days(draw):
    """Return a report of items of random lengths that took random times, some with more time."""
    count = draw(st.integers(1, 5))
    lengths = draw(st.lists(st.integers(1, 90), min_size=count, max_size=count))
    items = [item(f"item {n}", length=length) for n, length in enumerate(lengths)]
    happened: list[tuple[timedelta, events.Event]] = []
    now = timedelta(seconds=draw(st.integers(-600, 5000)))
    for n in range(draw(st.integers(0, count))):
        happened.append((now, events.ItemStarted(f"item {n}")))
        if draw(st.booleans()):
            more = timedelta(seconds=draw(st.integers(-30, 600)))
            happened.append((now, events.TimeAdded(f"item {n}", more)))
        now += timedelta(seconds=draw(st.integers(0, 40_000)))
    if happened and draw(st.booleans()):
        happened.append((now, events.ItemFinished(events.item_of(happened[-1][1]) or "")))
    entries = tuple(Entry(n, at(0) + when, e) for n, (when, e) in enumerate(happened, start=1))
    planned = programme(session(*items, start="8:00"))
    return file_report(planned, entries, Integrity(len(entries), "0" * 64, True), at(0) + now)


def seconds(text):
    if not text:
        return None
    hours, minute, second = map(int, text.lstrip("+-").split(":"))
    return (hours * 3600 + minute * 60 + second) * (-1 if text.startswith("-") else 1)


def shown(written, *, signed=False):
    length = None if written is None else timedelta(seconds=written)
    return signed_minutes(length) if signed else plain_minutes(length)


@law(200, gate=8, suppress_health_check=[HealthCheck.too_slow])
@given(days())
def test_every_format_carries_the_figures_of_the_json(filed):
    told = json.loads(WRITERS[".json"](filed))["items"]

    first_table = WRITERS[".csv"](filed).decode("utf-8-sig").split("\r\n\r\n")[0]
    in_csv = list(csv.DictReader(io.StringIO(first_table)))
    assert [seconds(row["Used"]) for row in in_csv] == [one["used_s"] for one in told]
    book = openpyxl.load_workbook(io.BytesIO(WRITERS[".xlsx"](filed)))
    over = [row[13].value for row in book["Items"].iter_rows(min_row=5)]
    assert [None if cell is None else round(cell * 60) for cell in over] == [
        one["overrun_s"] for one in told
    ]
    for rows_of in (docx_rows, html_rows):
        cells = [row for row in rows_of(filed) if len(row) == 8 and row[1].startswith("item ")]
        assert [(row[4], row[6].strip(), row[7].strip()) for row in cells] == [
            (shown(o["allotted_s"]), shown(o["used_s"]), shown(o["overrun_s"], signed=True))
            for o in told
        ]


@given(st.lists(st.integers(-100_000, 100_000), max_size=8))
def test_a_shown_sum_is_off_by_at_most_half_a_minute_to_each_figure(lengths):
    figures = [int(signed_minutes(timedelta(seconds=n)).replace("−", "-")) for n in lengths]
    total = int(signed_minutes(timedelta(seconds=sum(lengths))).replace("−", "-"))

    assert abs(sum(figures) - total) <= (len(lengths) + 1) / 2
