"""Files are put to an item in its dialog or onto its row: one act, which undo takes back."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from tests.desktop.layout_faults import faults
from tests.fakes import item
from tests.paths import OFFICE_AGENDA
from timekeeper.core.acts import Undo
from timekeeper.core.programme import Material
from timekeeper.desktop.operator.dialogs import materials_field
from timekeeper.desktop.operator.dialogs.item_dialogs import ItemDialog
from timekeeper.desktop.operator.dialogs.materials_field import MaterialsField
from timekeeper.files.agenda.agenda_file import read_agenda, write_agenda
from timekeeper.files.places import resources
from timekeeper.files.programme_files import read_programme
from timekeeper.words.language import Language, use_language

SMALL = 500  # pixels high: the fields scroll
FIRST, SECOND = Material("first.pdf"), Material("second.pptx", "Báo cáo", 2, 5)


def dropped(target: QWidget, place: QPoint, *paths: Path) -> bool:
    """Drag files to this place of a window and drop them; return whether they may be there.

    Whoever drags them would have them moved, as a file manager does within a disk.
    """
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, files, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.ShiftModifier
    enter = QDragEnterEvent(place, *held, keys)
    assert enter.proposedAction() is Qt.DropAction.MoveAction
    target.dragEnterEvent(enter)
    move = QDragMoveEvent(place, *held, keys, QEvent.Type.DragMove)
    target.dragMoveEvent(move)
    drop = QDropEvent(QPointF(place), *held, keys)
    target.dropEvent(drop)
    # Who dragged them would remove what was moved.
    assert {one.dropAction() for one in (enter, move, drop)} == {Qt.DropAction.CopyAction}
    return move.isAccepted()


@pytest.fixture
def field(app: object, tmp_path: Path, qtbot) -> MaterialsField:
    made = MaterialsField((FIRST, SECOND), tmp_path)
    qtbot.addWidget(made)
    return made


def click(field: QWidget, name: str) -> None:
    next(key for key in field.findChildren(QPushButton) if key.text() == name).click()


def test_what_is_not_touched_stays_as_it_was(field: MaterialsField) -> None:
    assert field.materials() == (FIRST, SECOND)
    assert field.fault() == ""


def test_files_are_put_in_another_order_and_taken_out(field: MaterialsField) -> None:
    click(field, "Down")
    moved = field.materials()
    click(field, "Take out")

    assert moved == (SECOND, FIRST)
    assert field.materials() == (SECOND,)


@pytest.mark.parametrize("language", get_args(Language))
def test_on_a_small_screen_a_file_that_is_added_is_seen_and_no_key_is_cut(
    bare_desk: QWidget, tmp_path: Path, language: str, qtbot
) -> None:
    use_language(language, resources() / "locale")
    try:
        dialog = ItemDialog(item("report", length=20), ("", ""), bare_desk, tmp_path)
        with qtbot.waitExposed(dialog):
            dialog.open()
        room = dialog.findChild(QScrollArea).viewport()
        dialog.resize(dialog.minimumSizeHint().width(), SMALL)
        qtbot.waitUntil(lambda: room.height() < SMALL and dialog.height() == SMALL)

        dialog.materials.add([tmp_path / "slides.pdf"])

        qtbot.waitUntil(lambda: not dialog.materials.table.visibleRegion().isEmpty())
        assert faults(dialog) == []
    finally:
        use_language("en", resources() / "locale")


def test_files_are_given_a_label_and_pages(field: MaterialsField) -> None:
    for column, text in enumerate(("Quyết toán", "3", "3"), start=1):
        field.table.item(0, column).setText(text)

    assert field.materials()[0] == Material("first.pdf", "Quyết toán", 3, 3)
    assert field.fault() == ""


@pytest.mark.parametrize("pages", [("5", "2"), ("0", ""), ("", "x"), ("-1", ""), ("٣", "")])
def test_pages_that_are_none_are_told(field: MaterialsField, pages: tuple[str, str]) -> None:
    for column, text in enumerate(pages, start=2):
        field.table.item(0, column).setText(text)

    assert "Pages" in field.fault()


def test_files_are_dropped_in_and_those_below_the_folder_named_by_their_place(
    field: MaterialsField, tmp_path: Path
) -> None:
    dropped(field, QPoint(5, 5), tmp_path / "báo cáo" / "a.pdf", Path("/stick/film.mp4"))

    assert field.materials()[2:] == (Material("báo cáo/a.pdf"), Material("/stick/film.mp4"))


def test_without_a_folder_no_file_is_added_and_none_is_lost(bare_desk: QWidget) -> None:
    before = item("report", length=20, materials=(FIRST, SECOND))
    dialog = ItemDialog(before, ("Edit", "Change"), bare_desk)

    assert dialog.item() == before
    assert not dialog.materials.acceptDrops()


def test_slides_are_marked_to_be_made_a_pdf_and_other_files_are_not(
    app: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    monkeypatch.setattr(materials_field, "slide_converters", lambda: [print])
    field = MaterialsField((FIRST, SECOND), tmp_path)
    qtbot.addWidget(field)
    key = next(k for k in field.findChildren(QPushButton) if k.text() == "Make a PDF")
    of_a_pdf = key.isEnabled()

    field.table.selectRow(1)
    key.click()

    assert not of_a_pdf
    assert field.to_pdf == {"second.pptx"}
    assert field.table.item(1, 0).text() == "second.pptx → PDF"
    assert field.materials() == (FIRST, SECOND)
    key.click()
    assert field.to_pdf == set()


def test_files_dropped_onto_a_row_are_copied_beside_the_agenda_in_one_act(
    offices, tmp_path: Path, qtbot
) -> None:
    (tmp_path / "day").mkdir()
    agenda = tmp_path / "day" / "day.yaml"
    write_agenda(read_agenda(OFFICE_AGENDA), agenda)
    stick = tmp_path / "report.pdf"
    stick.write_bytes(b"%PDF-1.7")
    office = offices()
    office.begin(read_programme(agenda), agenda)
    desk, operator = office.windows.desk, office.windows.operator
    row = next(item for item in desk.conference.programme.items if item.timed)
    with qtbot.waitExposed(operator):
        operator.show()
    table = operator.table
    cell = table.visualRect(
        table.programme_model().index(table.programme_model().row_of(row.id), 0)
    )
    place = table.viewport().mapTo(operator, cell.center())

    assert dropped(operator, place, stick)

    qtbot.waitUntil(lambda: desk.conference.programme.slot(row.id).item.materials != ())
    (material,) = desk.conference.programme.slot(row.id).item.materials
    assert material == Material("materials/report.pdf")
    assert (agenda.parent / material.path).read_bytes() == stick.read_bytes()
    assert table.chosen() == desk.conference.programme.slot(row.id).item
    write_agenda(desk.conference.programme, tmp_path / "day" / "saved.yaml")
    assert read_agenda(tmp_path / "day" / "saved.yaml").items[0].materials == (material,)
    desk.act(Undo())
    assert desk.conference.programme == desk.conference.original
