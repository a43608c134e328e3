"""What was shown on the projector stands in every format, and nothing confidential in public."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import at, journal, meeting
from tests.files.exporters.documents import docx_rows, docx_text, html_rows, pdf_text
from tests.files.exporters.test_exporters import INTEGRITY, as_csv, as_json, as_xlsx
from timekeeper.core.changes.editing import edited
from timekeeper.core.events import (
    HallPicture,
    HallSwitched,
    ItemEdited,
    ItemFinished,
    ItemStarted,
    MaterialShown,
    MaterialTakenDown,
)
from timekeeper.core.programme import Material
from timekeeper.files.exporters import file_report
from timekeeper.files.exporters.filed import FiledReport

DAY = meeting(10, 10)
FIRST, SECOND = (item.id for item in DAY.items)
SHOWN, SECRET = Material("slides/bao-cao.pdf", "Quyết toán"), Material("mat.pdf", "Kỷ luật")
ENTRIES = journal(
    (0, ItemStarted(FIRST)),
    (1, MaterialShown(FIRST, SHOWN, 1)),
    (4, MaterialShown(FIRST, SHOWN, 12)),
    (5, MaterialTakenDown(FIRST)),
    (6, ItemStarted(SECOND)),
    (6, MaterialShown(SECOND, SECRET, 3)),
    (8, MaterialTakenDown(SECOND)),
    (9, HallSwitched(HallPicture.GIVEN_WAY)),
    (10, HallSwitched(HallPicture.PROGRAMME)),
    (11, ItemFinished(SECOND)),
)
GIVEN = "The projector was left to another program"
ROWS = [
    ["08:01–08:05", FIRST, "Quyết toán", "12"],
    ["08:06–08:08", SECOND, "Kỷ luật", "3"],
    ["08:09–08:10", "", GIVEN, ""],
]


def filed(*, public: bool = False) -> FiledReport:
    hidden = edited(DAY, (ItemEdited(replace(DAY.items[1], confidential=True)),))
    day = replace(hidden, printed=None)
    return file_report(day, ENTRIES, INTEGRITY, at(30), public=public)


def test_the_json_names_what_was_shown_with_the_last_page() -> None:
    told = as_json(filed())["shown"]

    assert [row["what"] for row in told] == ["Quyết toán", "Kỷ luật", None]
    assert told[0] == {
        "item": FIRST,
        "what": "Quyết toán",
        "start": "2023-12-06T08:01:00+07:00",
        "end": "2023-12-06T08:05:00+07:00",
        "page": 12,
    }


def test_workbook_and_csv_have_a_table_of_it():
    sheet, table = as_xlsx(filed())[-1], as_csv(filed())[-1]

    assert [list(row.values())[2:] for row in table] == [row[1:] for row in ROWS]
    assert [row["Page reached"] for row in sheet] == [12, 3, None]


@pytest.mark.parametrize("rows", [docx_rows, html_rows])
def test_the_documents_name_it(rows):
    found = [row for row in rows(filed()) if row in ROWS]

    assert found == ROWS


def test_the_printed_report_names_it():
    assert "Shown on the projector" in pdf_text(filed())


def test_the_public_version_names_labels_of_open_items_alone():
    report = filed(public=True)

    assert GIVEN in docx_text(report)
    for text in (str(as_csv(report)), str(as_json(report)), docx_text(report)):
        assert "Quyết toán" in text
        for hidden in ("Kỷ luật", "bao-cao", "mat.pdf"):
            assert hidden not in text


@pytest.mark.parametrize("public", [False, True])
def test_a_day_on_which_nothing_was_shown_has_no_such_table(public: bool):
    report = file_report(DAY, ENTRIES[:1], INTEGRITY, at(30), public=public)

    assert "shown" not in as_json(report)
    assert all("Page reached" not in row for table in as_csv(report) for row in table)
