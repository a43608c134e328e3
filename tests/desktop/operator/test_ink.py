"""No mark of a letter is cut off: each text shows all the ink that its typeface gives it.

Vietnamese capitals carry two marks, one upon the other, which rise above the typeface's own line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

from tests.desktop.desk_scenes import DeskScenes
from timekeeper.core.programme import Programme
from timekeeper.desktop.display.fonts import font
from timekeeper.files.places import resources
from timekeeper.words.language import use_language

TABS, HEADINGS = (13, 600), (12, 600)  # as the sheet sets them: pixels, weight
AROUND = 40  # pixels, more than any mark needs
TALLEST = "ẪỖỮỂẶỘỤgjy"


@pytest.fixture
def scenes(app: object, office_day: Programme) -> Iterator[DeskScenes]:
    use_language("vi", resources() / "locale")  # the same letters are tried whatever the language
    made = DeskScenes(office_day)
    yield made
    made.close()
    use_language("en", resources() / "locale")


def ink(image: QImage, paper: QImage) -> QRect:
    """Return what the two pictures differ in, but for the fading edge of a letter."""
    width = image.width()
    rows = list(zip(_lightness(image), _lightness(paper), strict=True))
    strengths = {
        y: [abs(one - other) for one, other in zip(*row, strict=True)]
        for y, row in enumerate(rows)
        if row[0] != row[1]
    }
    strong = max(map(max, strengths.values()), default=0) / 3
    inked = [y for y, strength in strengths.items() if max(strength) > strong]
    columns = [x for x in range(width) if any(strengths[y][x] > strong for y in inked)]
    if not inked:
        return QRect()
    return QRect(QPoint(columns[0], inked[0]), QPoint(columns[-1], inked[-1]))


def _lightness(image: QImage) -> list[bytes]:
    """Return the rows of a picture, one byte to a pixel."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height())]


@cache
def alone(text: str, size: int, weight: int) -> QRect:
    """Return the ink of a line of text that has all the room there is."""
    room = QPixmap(size * len(text) + 2 * AROUND, size + 2 * AROUND)
    room.fill(Qt.GlobalColor.white)
    paper = room.toImage()
    painter = QPainter(room)
    painter.setFont(font(size, weight))
    painter.setPen(QColor("black"))
    painter.drawText(QPoint(AROUND, AROUND + size), text)
    painter.end()
    return ink(room.toImage(), paper)


def shown(widget: QWidget, text: str) -> QRect:
    """Return the ink of another text that a label or button is given, without more room."""
    before, size = widget.text(), widget.size()
    fixed = widget.minimumSize(), widget.maximumSize()
    widget.setFixedSize(size)
    images = []
    for words in (text, " "):
        widget.setText(words)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor("gray"))  # between the dark inks and the light ones
        painter = QPainter(image)
        widget.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        painter.end()
        images.append(image)
    widget.setText(before)
    widget.setMinimumSize(fixed[0])
    widget.setMaximumSize(fixed[1])
    return ink(*images)


def texts(window: QWidget) -> Iterator[tuple[str, QWidget]]:
    for kind in (QLabel, QPushButton, QCheckBox, QRadioButton):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.isEnabled() and any(map(str.isalpha, widget.text())):
                yield f"{kind.__name__} {widget.objectName()} “{widget.text()}”", widget


def test_every_label_and_button_shows_all_the_ink_of_the_tallest_letters(scenes: DeskScenes):
    cut, seen = set(), set()

    scenes.run_late()
    for _walk, window in walked(scenes):
        for name, widget in texts(window):
            key = type(widget), widget.objectName(), widget.property("role"), widget.height()
            if key in seen:
                continue
            seen.add(key)
            typeface = widget.font().pixelSize(), widget.font().weight()
            missing = alone("Ẫg", *typeface).height() - shown(widget, "Ẫg").height()
            if missing > 1:  # a pale text has a paler edge
                cut.add(f"{name} lacks {missing} px of {typeface}")

    assert cut == set()
    assert len(seen) > 10


def walked(scenes: DeskScenes) -> Iterator[tuple[str, QWidget]]:
    yield from scenes.states()
    yield from scenes.dialogs()


def strips_of(bar: QWidget) -> Iterator[tuple[QRect, tuple[int, int]]]:
    if isinstance(bar, QTabBar):
        for tab in range(bar.count()):
            if bar.isTabVisible(tab):
                yield bar.tabRect(tab), TABS
    elif isinstance(bar, QHeaderView):
        for section in range(bar.count()):
            if bar.sectionSize(section):
                place = bar.sectionViewportPosition(section)
                yield QRect(place, 0, bar.sectionSize(section), bar.height()), HEADINGS


def test_tabs_and_headings_are_higher_than_the_ink_of_the_tallest_letters(scenes: DeskScenes):
    window = scenes.operator
    bars = [*window.findChildren(QTabBar), window.table.horizontalHeader()]

    for bar in bars:
        for place, typeface in strips_of(bar):
            # Set in the middle of its height, a line needs room for its marks above and below.
            size, _weight = typeface
            above = AROUND + size - alone(TALLEST, *typeface).top()
            assert place.height() / 2 >= above - size / 3
    assert len(bars) > 1
