"""The script as documents, made from the templates of the program or of the office."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from tests import office_day
from tests.files.exporters.documents import words_of_pdf
from timekeeper.files.agenda.yaml_text import LARGEST_FORM
from timekeeper.files.exporters.documents import forms
from timekeeper.files.exporters.script.as_docx import write as script_docx
from timekeeper.files.exporters.script.content import read as read_templates
from timekeeper.files.exporters.script.content import script_content
from timekeeper.files.exporters.script.writing import script_pages, write_script
from timekeeper.files.writing import DocumentNotWritten


def table(*, short: bool = False) -> list[list[str]]:
    document = Document(io.BytesIO(script_docx(office_day.programme(), short=short)))
    return [[cell.text for cell in row.cells] for row in document.tables[1].rows]


def test_the_whole_script_has_a_column_for_each_thing_that_is_prepared():
    heads, *rows = table()

    assert heads == [
        *("Time", "Item, spoken line", "Introduced by", "Presenter"),
        *("Cue (music, flowers, slides)", "Papers and things needed", "Standing ready"),
    ]
    report = next(row for row in rows if row[1].startswith("(4) Báo cáo công tác"))
    assert report[0] == "8h05 - 8h20"
    assert "the representative of Ban Tổ chức Tỉnh ủy lên trình bày nội dung: Báo cáo" in report[1]


def test_the_chair_s_has_times_short_titles_and_spoken_lines():
    heads, *rows = table(short=True)

    assert heads == ["Time", "Item", "Spoken line"]
    assert ["7h35 - 7h45", "Quán triệt quy trình lấy phiếu tín nhiệm"] in [r[:2] for r in rows]


@pytest.mark.parametrize("short", [False, True])
def test_the_pdf_has_the_same_rows(tmp_path: Path, short: bool):
    write_script(office_day.programme(), tmp_path / "script.pdf", short=short)

    told = "".join(words_of_pdf((tmp_path / "script.pdf").read_bytes()).split())
    for row in script_content(office_day.programme(), short=short)["rows"]:
        assert "".join(row["brief" if short and row["brief"] else "text"].split())[:20] in told


def test_its_pages_can_be_shown():
    assert script_pages(office_day.programme(), 20)[0].startswith(b"\x89PNG")


def test_an_office_changes_its_lines_and_what_it_leaves_out_is_as_it_ships(
    tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(forms, "own_forms", lambda: tmp_path)
    forms.copy_forms()
    own = tmp_path / "script.yaml"
    own.write_text("presentation: Kính mời {presenter} báo cáo.\n", encoding="utf-8")

    rows = script_content(office_day.programme())["rows"]

    assert any(row["line"] == "Kính mời Ban Tổ chức Tỉnh ủy báo cáo." for row in rows)
    assert any("đăng ký phát biểu" in row["line"] for row in rows)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"presentation: xin {moi} len", "the word “moi” in “presentation” is not one of"),
        (b"presentation: xin {presenter.text}", "the word “presenter.text”"),
        (b"presentations: xin", "“presentations” is not one of salute, leader, groups, ceremony"),
        (b"presentation: 7", "“presentation” is no text of at most"),
        (b"presentation: " + b"x" * 1001, "“presentation” is no text of at most"),
        (b"presentation: 'xin {presenter'", "the word “{” in “presentation”"),
        (b"- a\n- b", "was expected"),
        (b"a: [", "cannot be read"),
        (b"\xff\xfe\xfa", "cannot be read"),
        pytest.param(b"# " + b"x" * LARGEST_FORM, "cannot be read", id="large"),
    ],
)
def test_templates_that_cannot_be_used_are_told_in_one_sentence(
    tmp_path: Path, content: bytes, told: str
):
    path = tmp_path / "script.yaml"
    path.write_bytes(content)

    with pytest.raises(DocumentNotWritten) as caught:
        read_templates(path)

    assert told in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", ["script", "script.txt"])
def test_another_ending_is_told_and_nothing_is_written(tmp_path: Path, name: str):
    with pytest.raises(DocumentNotWritten, match=r"\.docx, \.pdf"):
        write_script(office_day.programme(), tmp_path / name)

    assert not list(tmp_path.iterdir())
