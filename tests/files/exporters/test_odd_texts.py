"""Whatever stands in a programme, the report comes out in every format."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.fakes import at, item, programme, session
from tests.files.exporters.documents import docx_rows, html_rows, pdf_text
from tests.laws import law
from timekeeper.core import events
from timekeeper.core.events import Entry
from timekeeper.core.programme import Presenter
from timekeeper.files import exporters
from timekeeper.files.exporters import (
    WRITERS,
    file_report,
    write_report,
    write_reports,
)
from timekeeper.files.exporters.documents import typeset
from timekeeper.files.exporters.documents.typeface import SUBSTITUTE
from timekeeper.files.exporters.minutes.writing import write_minutes
from timekeeper.files.exporters.script.writing import write_script
from timekeeper.files.journal.journal_file import Integrity
from timekeeper.files.programme_files import write_programme
from timekeeper.files.writing import DocumentNotWritten

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxy AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệ "
    "íìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ 0123456789 “”‘’…–—%&<>/()*+=[]{}$#@_~^\\"
)
STACK = "a\u0301\u0302\u0303\u0323b"
CLEANED = "\ue000\uf0b7\x07\u2028\x85\ud800"
MIXES = [
    "➢ ❖ ☐ ☎ Báo cáo kết quả",
    "ສະບາຍດີ ກຂ",
    "សួស្តី កខ",
    "中国代表团（一）！",
    "👩\u200d👩\u200d👧 🇻🇳 👍🏽 ☎\ufe0f",
    STACK,
    "abc\u202e ➢ עברית العربية 中\u2067",
    "\u0603\u08e2 của một 中",
    CLEANED,
]


def filed(text):
    one = replace(
        item("a", length=5),
        title=f"A{text}",
        presenter=Presenter(f"Sở B{text}", body=f"Sở C{text}"),
    )
    happened = [
        (0, events.ItemStarted("a")),
        (6, events.Noted(f"A{text}", "a")),
        (9, events.ItemFinished("a")),
    ]
    entries = tuple(Entry(n, at(minute), e) for n, (minute, e) in enumerate(happened, start=1))
    day = programme(session(one, start="8:00"))
    return file_report(day, entries, Integrity(3, "0" * 64, True), at(10))


@law(200, gate=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec=None), max_size=40))
@example("".join(chr(plane * 0x10000 + 0x1F47) for plane in range(17)))
@example("".join(MIXES))
def test_every_format_comes_out_whatever_the_texts_are(text):
    day = filed(text)

    title = day.report.items[0].item.title
    assert json.loads(WRITERS[".json"](day))["items"][0]["title"] == title
    lines = csv.reader(io.StringIO(WRITERS[".csv"](day).decode("utf-8-sig"), newline=""))
    assert list(lines)[1][3] == title
    assert openpyxl.load_workbook(io.BytesIO(WRITERS[".xlsx"](day))).active["D5"].value is not None
    assert docx_rows(day)
    assert html_rows(day)
    assert pdf_text(day)


@pytest.mark.parametrize("mix", [mix for mix in MIXES if mix not in (STACK, CLEANED)])
def test_what_the_pdf_replaces_is_told_with_its_title(mix, tmp_path):
    day = filed(mix)

    remark = write_report(day, tmp_path / "a.pdf")

    assert SUBSTITUTE in remark
    assert f"“{day.report.items[0].item.title}”" in remark
    for ending in WRITERS:
        if ending != ".pdf":
            assert write_report(day, tmp_path / f"a{ending}") == ""


@pytest.mark.parametrize("mix", [STACK, CLEANED])
def test_nothing_is_told_where_nothing_is_replaced(mix, tmp_path):
    assert write_report(filed(mix), tmp_path / "a.pdf") == ""


def test_letters_of_vietnamese_are_kept_exactly_and_nothing_is_told(tmp_path):
    day = filed(VIETNAMESE)

    assert write_report(day, tmp_path / "a.pdf") == ""
    written = "".join(pdf_text(day).split())
    assert "".join(VIETNAMESE.split()) in written
    assert SUBSTITUTE not in written


def test_letters_beside_odd_ones_are_kept_exactly():
    assert "Báo cáo kết quả" in pdf_text(filed("中 Báo cáo kết quả \U0001f469"))


def test_the_second_typeface_serves_in_the_text():
    assert "☎" in pdf_text(filed(" ☎ Điện thoại"))


def test_ten_thousand_letters_come_out(tmp_path):
    day = filed("Báo cáo ➢ " * 1000)

    write_reports(day, tmp_path)

    assert {path.suffix for path in tmp_path.iterdir()} == set(WRITERS)


class Panic(BaseException):
    """As the typesetter's own, it is no Exception."""


Panic.__name__ = "PanicException"


def test_a_panic_of_the_typesetter_is_met_with_plain_letters(monkeypatch):
    real = typeset.typesetter

    class Frail:
        def compile(self, *args, **more):
            if "א" in more["sys_inputs"]["data"]:
                raise Panic("index out of bounds")
            return real().compile(*args, **more)

    monkeypatch.setattr(typeset, "typesetter", Frail)

    written = pdf_text(filed("א Báo cáo"))
    assert f"A{SUBSTITUTE} Báo cáo" in written


def test_a_typesetter_that_always_panics_is_told_in_one_sentence(monkeypatch):
    class Broken:
        def compile(self, *_args, **_more):
            raise Panic("index out of bounds")

    monkeypatch.setattr(typeset, "typesetter", Broken)

    with pytest.raises(DocumentNotWritten, match="index out of bounds"):
        WRITERS[".pdf"](filed("A"))


@pytest.mark.parametrize("error", [DocumentNotWritten("No room."), RuntimeError("unforeseen")])
def test_the_fault_of_one_format_never_stops_the_others(error, tmp_path, monkeypatch):
    def fail(_filed):
        raise error

    monkeypatch.setitem(exporters.WRITERS, ".csv", fail)
    monkeypatch.setitem(exporters.WRITERS, ".docx", fail)

    with pytest.raises(type(error), match=str(error)):
        write_reports(filed("A"), tmp_path)

    assert {path.suffix for path in tmp_path.iterdir()} == set(WRITERS) - {".csv", ".docx"}


@pytest.mark.parametrize(
    "write",
    [
        lambda day, path: write_programme(day.report.programme, path),
        lambda day, path: write_script(day.report.programme, path),
        write_minutes,
    ],
    ids=["programme", "script", "minutes"],
)
def test_every_document_tells_what_its_pdf_replaces(write, tmp_path):
    odd, plain = filed(" 中➢ Báo cáo"), filed(VIETNAMESE)

    told = write(odd, tmp_path / "odd.pdf")

    assert SUBSTITUTE in told
    assert "中" in told
    assert [write(odd, tmp_path / "odd.docx"), write(plain, tmp_path / "plain.pdf")] == ["", ""]
