"""The desk is light or dark, as chosen or as the system is; its sheets ship with the program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QActionGroup, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
    QTimeEdit,
    QTreeView,
    QWidget,
)

from tests.desktop.desk_scenes import DeskScenes
from tests.paths import ROOT
from timekeeper.core.programme import Programme
from timekeeper.desktop.display import palette
from timekeeper.desktop.hall.looks import contrast
from timekeeper.desktop.operator.dialogs.guide import Guide
from timekeeper.desktop.review.doubt_panel import DoubtPanel
from timekeeper.desktop.review.page_pictures import PagePictures
from timekeeper.desktop.theme import choose_colours
from timekeeper.files.importers.draft.draft import Doubt, Draft, Sureness
from timekeeper.files.importers.review.review import Review
from timekeeper.live.settings import DeskColours

MADE = ROOT / "resources" / "theme" / "made"
START = """
import sys
from PySide6.QtWidgets import QApplication
from timekeeper.desktop import theme
from timekeeper.live.settings import DeskColours
theme.palette.ACCENT = theme.palette.Shade(*{accent!r})
application = QApplication([])
theme.apply_theme(application, DeskColours({colours!r}))
print("qt_material" in sys.modules, theme.palette.ACCENT.now in application.styleSheet())
"""


LEAST_OF_MARKS = 3
LEAST_CONTRAST = 4.5
BRIGHT = 0.2  # of a picture: what is loud on purpose, and the hall's own picture


@pytest.mark.parametrize("kind", [QLineEdit, QTimeEdit, QSpinBox, QComboBox, QPlainTextEdit])
def test_a_field_that_cannot_be_used_has_the_same_edge_on_all_sides(app: object, kind, qtbot):
    field = kind()
    qtbot.addWidget(field)
    field.setEnabled(False)
    field.resize(200, 60)
    picture = field.grab().toImage()
    right, foot = picture.width() - 1, picture.height() - 1
    middle = picture.rect().center()
    sides = ((0, middle.y()), (right, middle.y()), (middle.x(), 0), (middle.x(), foot))

    edges = {picture.pixelColor(x, y).name() for x, y in sides}
    assert len(edges) == 1
    assert edges != {picture.pixelColor(middle.x(), 4).name()}


@pytest.fixture
def dressed(app: QApplication) -> Iterator[QApplication]:
    yield app
    choose_colours(app, DeskColours.LIGHT)


def bright(widget: QWidget) -> float:
    """Return how much of the widget is bright."""
    grey = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    shades = bytes(grey.scaled(160, 90).constBits())
    return sum(shade > 140 for shade in shades) / len(shades)


def link_inks(document: QTextDocument) -> set[str]:
    """Return the colours of a page's links."""
    inks, block = set(), document.begin()
    while block.isValid():
        for span in block.textFormats():
            if span.format.isAnchor():
                inks.add(span.format.foreground().color().name())
        block = block.next()
    return inks


def run(home: Path, *arguments: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TIMEKEEPER_HOME": str(home)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_sheet_and_icons_that_ship_are_those_that_qt_material_makes_now(tmp_path: Path):
    run(tmp_path, str(ROOT / "packaging" / "theme.py"), str(tmp_path / "made"))

    made = content(tmp_path / "made")
    assert content(MADE) == made, "make theme"
    assert len(made) > 2


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_start_with_the_usual_colours_makes_no_sheet_and_keeps_none(tmp_path: Path, colours):
    start = START.format(accent=tuple(palette.ACCENT), colours=colours)

    told = run(tmp_path, "-c", start)

    assert told.split() == ["False", "True"]
    assert content(tmp_path) == {}


def test_another_accents_sheet_is_made_at_its_first_start_and_kept(tmp_path: Path):
    start = START.format(accent=("#0b5563", "#9fd8e4"), colours="dark")

    first, again = (run(tmp_path, "-c", start).split() for _ in range(2))

    assert first == ["True", "True"]
    assert again == ["False", "True"]
    made = [path for path in tmp_path.rglob("*") if "theme" in path.parts and path.exists()]
    assert made
    assert {path.stat().st_mode & 0o077 for path in made} == {0}


def test_no_window_of_a_dark_desk_has_a_bright_ground(dressed: QApplication, office_day: Programme):
    """Switched while the desk is open; what is opened later is dark as well."""
    scenes = DeskScenes(office_day)
    tabs = scenes.operator.side.tabs
    tabs.setCurrentIndex(tabs.count() - 2)  # not the hall's picture, which is as dark in both
    assert bright(scenes.operator) > 1 - BRIGHT
    tabs.setCurrentIndex(0)

    choose_colours(dressed, DeskColours.DARK)

    found = {name: bright(widget) for name, widget in scenes.states()}
    found |= {name: bright(dialog) for name, dialog in scenes.dialogs()}
    assert {name: share for name, share in found.items() if share > BRIGHT} == {}
    choose_colours(dressed, DeskColours.LIGHT)
    tabs.setCurrentIndex(tabs.count() - 2)
    assert bright(scenes.operator) > 1 - BRIGHT
    scenes.close()


@pytest.mark.parametrize("colours", [DeskColours.LIGHT, DeskColours.DARK])
@pytest.mark.parametrize("focused", [True, False])
@pytest.mark.parametrize("kind", [QListView, QListWidget, QTreeView, QTableView, QTableWidget])
def test_what_is_chosen_in_any_list_can_be_read(dressed: QApplication, kind, focused, colours):
    choose_colours(dressed, colours)
    view = kind()
    view.ensurePolished()
    item = QStyleOptionViewItem()
    item.initFrom(view)
    flags = QStyle.StateFlag
    item.state = flags.State_Enabled | flags.State_Selected | flags.State_Active
    if focused:
        item.state |= flags.State_HasFocus
    item.rect, item.text = QRect(0, 0, 300, 40), "hội nghị.docx"
    item.features = QStyleOptionViewItem.ViewItemFeature.HasDisplay
    picture = QImage(300, 40, QImage.Format.Format_RGB32)
    picture.fill(view.palette().base().color())

    painter = QPainter(picture)
    view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, item, painter, view)
    painter.end()

    colours_of_it = Counter(
        picture.pixelColor(x, y).name() for x in range(8, 200) for y in range(4, 36)
    )
    (ground, _often), *_others = colours_of_it.most_common()
    assert max(contrast(ground, ink) for ink in colours_of_it) >= LEAST_CONTRAST


@pytest.mark.parametrize("colours", [DeskColours.LIGHT, DeskColours.DARK])
@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize("exclusive", [True, False])
def test_the_mark_of_a_chosen_entry_can_be_seen(dressed: QApplication, exclusive, checked, colours):
    choose_colours(dressed, colours)
    menu = QMenu()
    entry = menu.addAction("Tối")
    entry.setCheckable(True)
    entry.setChecked(checked)
    if exclusive:
        QActionGroup(menu).addAction(entry)
    menu.setActiveAction(entry)

    picture = menu.grab().toImage()

    place = menu.actionGeometry(entry)
    seen = Counter(
        picture.pixelColor(x, y).name()
        for x in range(place.left() + 4, place.left() + 24)
        for y in range(place.top() + 4, place.bottom() - 4)
    )
    (ground, _often), *_others = seen.most_common()
    assert max(contrast(ground, ink) for ink in seen) >= LEAST_OF_MARKS


def test_what_is_open_keeps_no_ink_of_the_other_colours(
    dressed: QApplication, office_day: Programme
):
    """Links of the guide and marks of the doubts are written with their colour."""
    desk = QWidget()
    guide, doubts = Guide(desk), DoubtPanel(PagePictures({}))
    doubt = Doubt(None, "unsure", "Compare.", sure=Sureness.HIGH)
    doubts.show_review(Review.of(Draft(office_day, (doubt,))))
    guide.show()
    doubts.show()

    for colours in (DeskColours.DARK, DeskColours.LIGHT):
        choose_colours(dressed, colours)
        QCoreApplication.processEvents()

        assert link_inks(guide.pages.document()) == {palette.ACCENT.now}
        assert doubts.list.item(0).foreground().color().name() == palette.SURELY.now
    for window in (guide, doubts, desk):
        window.close()


@pytest.mark.parametrize(
    ("chosen", "dark"),
    [(DeskColours.SYSTEM, True), (DeskColours.LIGHT, False), (DeskColours.DARK, True)],
)
def test_a_system_that_turns_dark_darkens_the_desk_if_that_was_chosen(dressed, chosen, dark):
    choose_colours(dressed, chosen)

    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert palette.is_dark() is dark
    assert (palette.PAGE.dark in dressed.styleSheet()) is dark
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert palette.is_dark() is (chosen is DeskColours.DARK)
