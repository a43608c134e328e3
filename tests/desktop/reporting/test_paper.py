"""Name plates and the hand-out are looked at before they are written."""

from __future__ import annotations

import pytest
from docx import Document
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from timekeeper.core.changes.rippling import with_item
from timekeeper.desktop.reporting.paper import (
    MOST_SHOWN,
    HandOutWindow,
    PlatesWindow,
    ScriptWindow,
    show_paper,
)
from timekeeper.files import machine
from timekeeper.files.job import Job
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.settings import USUAL_PLATES, PlateForm


def write_now(work, path):
    work(Job())


@pytest.fixture
def desk(app, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def plates(desk, office_day):
    window = PlatesWindow(desk, write_now, office_day, PlateForm())
    show_paper(window)
    yield window
    window.close()


@pytest.fixture
def hand_out(desk, office_day):
    changed = replace(office_day, title="Hội nghị đã đổi", printed=office_day)
    window = HandOutWindow(desk, write_now, changed)
    show_paper(window)
    yield window
    window.close()


def shown(window, qtbot):
    qtbot.waitUntil(lambda: bool(window.view.pages) and not window.state.text(), timeout=20_000)
    return [page.pixmap().toImage() for page in window.view.pages]


def test_the_plates_of_the_programme_are_shown_before_they_are_written(plates, qtbot, tmp_path):
    assert shown(plates, qtbot)

    plates.write(tmp_path / "plates.pdf")

    assert (tmp_path / "plates.pdf").read_bytes().startswith(b"%PDF")


def test_of_a_secret_conference_no_plates_are_written_onto_the_network(
    desk, office_day, tmp_path, monkeypatch
):
    monkeypatch.setattr(machine, "is_on_network", lambda folder: folder == tmp_path)
    secret = replace(office_day, secret=True)
    window = PlatesWindow(desk, write_now, secret, PlateForm())
    (tmp_path / "list.txt").write_text("Lê An\nLý Bình", encoding="utf-8")

    with pytest.raises(DocumentNotWritten, match="Nothing of this conference may leave"):
        window.write(tmp_path / "plates.pdf")
    window.open_list(tmp_path / "list.txt")
    with pytest.raises(DocumentNotWritten):
        window.write(tmp_path / "plates.docx")

    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]
    window.close()


def test_another_form_gives_other_plates(plates, qtbot):
    before = shown(plates, qtbot)

    plates.form.setCurrentIndex(plates.form.findData(USUAL_PLATES[-1]))

    qtbot.waitUntil(lambda: shown(plates, qtbot)[0] != before[0], timeout=20_000)


def test_of_a_long_list_the_first_pages_are_shown(plates, qtbot, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("\n".join(f"{n}. Lê An" for n in range(1, 51)), encoding="utf-8")
    before = shown(plates, qtbot)

    plates.open_list(path)

    qtbot.waitUntil(lambda: shown(plates, qtbot)[0] != before[0], timeout=20_000)
    assert len(plates.view.pages) == MOST_SHOWN


def test_a_list_that_cannot_be_printed_is_told_and_nothing_can_be_saved(plates, qtbot, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("王 Wang", encoding="utf-8")
    shown(plates, qtbot)

    plates.open_list(path)

    qtbot.waitUntil(lambda: "王" in plates.state.text(), timeout=20_000)
    assert plates.view.pages == []
    assert not plates.save.isEnabled()


def test_the_hand_out_is_shown_as_changed_and_as_printed(hand_out, qtbot):
    changed = shown(hand_out, qtbot)

    hand_out.version.setCurrentIndex(1)

    qtbot.waitUntil(lambda: shown(hand_out, qtbot)[0] != changed[0], timeout=20_000)


def test_what_was_made_confidential_today_is_not_in_the_printed_version_either(
    desk, office_day, tmp_path
):
    item = replace(office_day.items[0], title="Nhân sự mật")
    printed = with_item(office_day, item)
    changed = replace(with_item(printed, replace(item, confidential=True)), printed=printed)
    window = HandOutWindow(desk, write_now, changed)
    window.version.setCurrentIndex(1)

    window.write(tmp_path / "a.docx")
    window.close()

    cells = Document(str(tmp_path / "a.docx")).tables[-1]._cells
    assert not any("Nhân sự mật" in cell.text for cell in cells)


@pytest.mark.parametrize(("name", "start"), [("a.pdf", b"%PDF"), ("a.docx", b"PK")])
def test_the_short_form_is_written_as_it_is_chosen(hand_out, qtbot, tmp_path, name, start):
    hand_out.short.setChecked(True)
    shown(hand_out, qtbot)

    hand_out.write(tmp_path / name)

    assert (tmp_path / name).read_bytes().startswith(start)


def test_the_script_is_shown_whole_or_the_chair_s_and_written_as_shown(
    desk, office_day, qtbot, tmp_path
):
    window = ScriptWindow(desk, write_now, office_day)
    show_paper(window)
    whole = shown(window, qtbot)

    window.short.setCurrentIndex(1)
    short = shown(window, qtbot)
    window.write(tmp_path / "script.docx")
    window.close()

    assert whole[0].width() > whole[0].height()
    assert short[0].width() < short[0].height()
    assert (tmp_path / "script.docx").read_bytes().startswith(b"PK")
