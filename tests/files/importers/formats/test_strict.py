"""ISO 29500 has a strict form that names everything anew: it is read like the usual one."""

import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.files.importers.documents import (
    abstract,
    excel,
    levels,
    num,
    numbered,
    p,
    saved,
    tbl,
    tr,
    word,
    zipped,
)
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format, format_of

_USUAL = re.compile(r"http://schemas\.openxmlformats\.org/(?!package)(\w+)/2006/")


def strict(content):
    """Return a document as Word and Excel save it in the strict form."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return zipped(
            {
                name: _USUAL.sub(r"http://purl.oclc.org/ooxml/\1/", archive.read(name).decode())
                for name in archive.namelist()
            }
        )


def cells(content):
    return [row.cells for row in extracted(content, "a", format_of(content, "a")).rows]


LISTS = abstract(1, levels(("decimal", "%1."))) + num(1, 1)


@pytest.mark.parametrize(
    "content",
    [
        word(p("Hội nghị"), tbl(tr("7h30 - 8h00", "Khai mạc"), tr("8h00", "Bế mạc"))),
        word(numbered("A", 1), numbered("B", 1), numbering=LISTS),
        excel(Sáng=[("7h30", "Khai mạc")], Chiều=[("13h30", "Bế mạc")]),
        excel(A=[(time(7, 30), "Khai mạc", datetime.fromisoformat("2026-01-12T07:30"))]),
    ],
)
def test_a_strict_document_is_read_like_the_usual_one(content):
    assert b"purl.oclc.org" in zipfile.ZipFile(BytesIO(strict(content))).read("_rels/.rels")

    assert cells(strict(content)) == cells(content)


def test_a_strict_workbook_keeps_its_dates_as_texts_and_its_own_first_day():
    workbook = Workbook()
    workbook.iso_dates = True
    workbook.active.append((time(7, 30), date(2026, 1, 12), "Khai mạc"))

    assert cells(strict(saved(workbook))) == [("07:30", "12/01/2026", "Khai mạc")]


def test_a_programme_in_a_strict_document_is_whole():
    content = strict(word(p("Ngày 12/01/2026"), p("7h30 - 8h00: Khai mạc")))

    draft = draft_of(extracted(content, "a.docx", Format.DOCX), "a.docx")

    assert [item.title for item in draft.programme.items] == ["Khai mạc"]
    assert draft.programme.date == date(2026, 1, 12)
