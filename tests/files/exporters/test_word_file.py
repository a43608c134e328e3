"""Whose a document is, and when it was made, its file says as the office would."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta

import docx
import openpyxl
import pytest

from tests import office_day
from tests.files.exporters.documents import pdf
from timekeeper.core.programme import Organisation
from timekeeper.files.exporters import WRITERS
from timekeeper.files.exporters.programme.as_docx import programme_docx

OFFICE = "Văn phòng Tỉnh ủy"
LIBRARIES = (b"python-docx", b"docxtpl", b"XlsxWriter", b"2013-12-23", b"thumbnail")


@pytest.fixture
def filed():
    day = office_day.filed()
    return replace(day, form=replace(day.form, issuer=OFFICE))


def word_report(filed):
    return WRITERS[".docx"](filed)


def word_programme(filed):
    programme = replace(filed.report.programme, organisation=Organisation(issuer=OFFICE))
    return programme_docx(programme)


@pytest.mark.parametrize("made", [word_report, word_programme])
def test_a_word_document_bears_the_office_and_no_library(filed, made):
    content = made(filed)

    known = docx.Document(io.BytesIO(content)).core_properties
    assert (known.author, known.last_modified_by) == (OFFICE, OFFICE)
    assert filed.report.programme.title in known.title
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
