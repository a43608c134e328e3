"""Whose a document is, and when it was made, its file says as the office would."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timedelta

import docx
import openpyxl
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from tests import office_day
from tests.files.exporters.documents import pdf
from timekeeper.core.programme import Organisation
from timekeeper.files.exporters import WRITERS
from timekeeper.files.exporters.minutes.as_docx import write as minutes_docx
from timekeeper.files.exporters.plates.as_docx import write as plates_docx
from timekeeper.files.exporters.plates.as_pdf import write as plates_pdf
from timekeeper.files.exporters.plates.layout import faces
from timekeeper.files.exporters.programme.as_docx import write as programme_docx
from timekeeper.files.exporters.programme.as_pdf import write as programme_pdf
from timekeeper.files.exporters.script.as_docx import write as script_docx
from timekeeper.files.exporters.year.as_docx import write as year_docx
from timekeeper.files.exporters.year.tables import year_of
from timekeeper.files.importers.delegates import named_in
from timekeeper.live.clock import SystemClock
from timekeeper.live.settings import USUAL_PLATES

OFFICE = "Văn phòng Tỉnh ủy"
LIBRARIES = (b"python-docx", b"docxtpl", b"XlsxWriter", b"2013-12-23", b"thumbnail", b"Macintosh")


@pytest.fixture
def filed():
    day = office_day.filed()
    return replace(day, form=replace(day.form, issuer=OFFICE))


def word_report(filed):
    return WRITERS[".docx"](filed)


def word_programme(filed):
    programme = replace(filed.report.programme, organisation=Organisation(issuer=OFFICE))
    return programme_docx(programme)


def word_script(filed):
    organisation = Organisation(issuer=OFFICE)
    return script_docx(replace(filed.report.programme, organisation=organisation))


def word_plates(filed):
    form = USUAL_PLATES[0]
    return plates_docx(faces(named_in(filed.report.programme, "A"), form), form, OFFICE)


def word_year(filed):
    named = replace(filed.report.programme, organisation=Organisation(issuer=OFFICE))
    return year_docx(year_of(2023, [replace(filed.report, programme=named)]))


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (word_report, ""),
        (word_programme, ""),
        (word_script, ""),
        (minutes_docx, ""),
        (word_plates, "Name plates"),
        (word_year, "2023"),
    ],
)
def test_a_word_document_bears_the_office_and_no_library(filed, made, title):
    content = made(filed)

    known = docx.Document(io.BytesIO(content)).core_properties
    assert (known.author, known.last_modified_by) == (OFFICE, OFFICE)
    assert (title or filed.report.programme.title) in known.title
    assert known.created.year > 2000
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        about = [name for name in package.namelist() if "docProps" in name or name.endswith("rels")]
        assert not any("thumbnail" in name for name in package.namelist())
        for library in LIBRARIES:
            assert not any(library in package.read(name) for name in about)


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".pdf"])
def test_the_date_of_a_file_is_that_of_the_report(filed, ending):
    content = io.BytesIO(WRITERS[ending](filed))

    made = {
        ".docx": lambda: docx.Document(content).core_properties.created,
        ".xlsx": lambda: openpyxl.load_workbook(content).properties.created,
        ".pdf": lambda: pdf(filed).metadata.creation_date,
    }[ending]()
    expected = filed.details.as_of.replace(microsecond=0, tzinfo=None)
    assert made.replace(tzinfo=None) == expected


@pytest.mark.parametrize("made", [word_report, word_programme])
def test_the_same_document_is_the_same_file(filed, made, monkeypatch):
    first = made(filed)
    monkeypatch.setattr("time.localtime", lambda *_: datetime(2031, 5, 5, 5, 5, 5).timetuple())  # noqa: DTZ001

    assert made(filed) == first


def test_a_workbook_and_a_pdf_bear_the_office(filed):
    book = openpyxl.load_workbook(io.BytesIO(WRITERS[".xlsx"](filed)))

    assert book.properties.creator == OFFICE
    assert book.properties.title == "Timing report"
    assert pdf(filed).metadata.author == OFFICE.upper()


def test_an_office_that_is_not_known_leaves_the_author_open(filed):
    programme = replace(filed.report.programme, organisation=Organisation())
    unknown = replace(
        filed,
        form=replace(filed.form, issuer=""),
        report=replace(filed.report, programme=programme),
    )

    assert docx.Document(io.BytesIO(word_report(unknown))).core_properties.author == ""
    assert not pdf(unknown).metadata.author


def test_a_day_before_packages_know_dates_is_their_first(filed):
    early = replace(filed.details, as_of=filed.details.as_of - timedelta(days=365 * 100))

    known = docx.Document(io.BytesIO(word_report(replace(filed, details=early)))).core_properties
    assert known.created.year == 1980


def test_a_pdf_to_hand_out_bears_the_office(filed):
    programme = replace(filed.report.programme, organisation=Organisation(issuer=OFFICE))
    form = USUAL_PLATES[0]
    plates = plates_pdf(faces(named_in(programme, "A"), form), form, OFFICE)

    for content in (programme_pdf(programme)[0], plates):
        assert PdfReader(io.BytesIO(content)).metadata.author == OFFICE


@pytest.mark.parametrize("made", [programme_docx, script_docx])
def test_a_document_of_a_day_that_is_not_known_bears_today(filed, made):
    programme = filed.report.programme
    sessions = tuple(replace(session, date=None) for session in programme.sessions)
    undated = replace(programme, date=None, sessions=sessions)
    before = SystemClock().now().replace(microsecond=0, tzinfo=None)

    created = docx.Document(io.BytesIO(made(undated))).core_properties.created

    assert before <= created.replace(tzinfo=None)
