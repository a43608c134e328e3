"""The operator sees the next page small, and chooses any page with one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage

from tests.fakes import item
from timekeeper.core.programme import Material
from timekeeper.desktop.desk.slides import Slides
from timekeeper.desktop.operator.slides_panel import SlidesPanel

REPORT = item("report", length=20, materials=(Material("report.pdf", "Quyết toán"),))
RED = QColor("red").rgb()


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def slides(owner: QObject) -> Slides:
    made = Slides(owner)
    made.follow(REPORT)
    return made


@pytest.fixture
def panel(app: object, slides: Slides, qtbot) -> SlidesPanel:
    made = SlidesPanel(slides)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.grab()  # lays it out
    return made


def show(slides: Slides, pages: int) -> None:
    slides.switch()
    slides.count = pages
    slides.changed.emit()


def test_a_click_in_the_list_turns_to_that_page(panel: SlidesPanel, slides: Slides) -> None:
    show(slides, 300)

    panel.pages.itemClicked.emit(panel.pages.item(2))

    assert slides.page == 3
    assert panel.pages.count() == 300
    assert panel.pages.currentRow() == 2


def test_the_next_page_is_seen_as_soon_as_it_is_drawn_and_none_behind_the_last(
    panel: SlidesPanel, slides: Slides
) -> None:
    show(slides, 2)
    before = panel.next.grab().toImage().pixel(panel.next.rect().center())
    page = QImage(400, 300, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.red)
    slides.picture_of = {2: page}.get

    slides.drawn.emit()

    assert before != RED
    assert panel.next.grab().toImage().pixel(panel.next.rect().center()) == RED
    slides.turn(1)
    assert panel.next.grab().toImage().pixel(panel.next.rect().center()) != RED
    assert "last page" in panel._name.text()


def test_pages_that_are_down_are_not_chosen(panel: SlidesPanel, slides: Slides) -> None:
    show(slides, 3)
    slides.switch()

    assert not panel.pages.isEnabled()
