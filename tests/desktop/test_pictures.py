"""Every state of the hall's picture looks as it did when it was looked at and found good.

`make references` takes the reference pictures anew; look at them before you commit them.
"""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.desktop.states import states
from timekeeper.core.programme import Programme
from timekeeper.desktop.fonts import QtMeasure
from timekeeper.desktop.hall.blocks import Block, Output, Role
from timekeeper.desktop.hall.content import Content
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.desktop.hall.painter import paint
from timekeeper.files.places import resources
from timekeeper.live.language import use_language

REFERENCES = Path(__file__).parent / "references"
SIZES = [(1024, 768), (1280, 800), (1920, 1080), (3840, 2160)]
WIDTH = 320  # references are kept small
TOLERANCE = 3.0  # of 255, on the average of a sixteenth of the picture

STATUSES = ("item", "nearly-over", "overrun", "paused")
# How colours look to eyes that lack one kind of cone (Machado, Oliveira, Fernandes 2009).
COLOUR_VISION = {
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


@pytest.fixture(autouse=True)
def vietnamese():
    use_language("vi", resources() / "locale")
    yield
    use_language("en", resources() / "locale")


def blocks_of(shown: Content, output: Output) -> tuple[Block, ...]:
    return lay_out(shown, output, QtMeasure())


def picture(shown: Content, size: tuple[int, int]) -> QImage:
    output = Output(*size)
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, blocks_of(shown, output), output)
    painter.end()
    return image


def worst_difference(one: QImage, other: QImage) -> float:
    """Return the largest mean difference of any sixteenth of two pictures."""
    worst = 0.0
    for column in range(4):
        for row in range(4):
            area = QRect(
                column * one.width() // 4,
                row * one.height() // 4,
                one.width() // 4,
                one.height() // 4,
            )
            first, second = one.copy(area), other.copy(area)
            pairs = zip(first.constBits(), second.constBits(), strict=True)
            worst = max(worst, sum(abs(a - b) for a, b in pairs) / first.sizeInBytes())
    return worst


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_state_looks_as_it_was_approved(
    app: object, office_day: Programme, size: tuple[int, int]
):
    different = {}
    for name, shown in states(office_day).items():
        taken = picture(shown, size).scaledToWidth(
            WIDTH, Qt.TransformationMode.SmoothTransformation
        )
        path = REFERENCES / f"{name}-{size[0]}x{size[1]}.png"
        if os.environ.get("TIMEKEEPER_TAKE_REFERENCES"):
            REFERENCES.mkdir(exist_ok=True)
            taken.save(str(path))
        kept = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
        difference = worst_difference(taken, kept)
        if difference > TOLERANCE:
            different[name] = difference

    assert different == {}


def test_no_title_of_the_day_is_cut_in_any_state(app: object, office_day: Programme):
    cut = [
        (name, size)
        for name, shown in states(office_day).items()
        for size in SIZES
        for block in blocks_of(shown, Output(*size))
        if block.role in (Role.TITLE, Role.PRESENTER, Role.EVENT) and block.text and block.text.cut
    ]

    assert cut == []


def luminance(colour: tuple[float, float, float]) -> float:
    """Return the relative luminance of linear red, green and blue (WCAG 2)."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def seen_luminances(image: QImage, vision: str) -> list[float]:
    """Return how bright each pixel of a picture is to such eyes."""
    matrix = COLOUR_VISION[vision]
    found: dict[int, float] = {}
    result = []
    for y in range(image.height()):
        for x in range(image.width()):
            value = image.pixel(x, y)
            if value not in found:
                colour = QColor(value)
                parts = [linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF())]
                mixed = [sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix]
                found[value] = luminance((mixed[0], mixed[1], mixed[2]))
            result.append(found[value])
    return result


@pytest.mark.parametrize("vision", COLOUR_VISION)
def test_the_shapes_of_the_statuses_differ_for_all_eyes(
    app: object, office_day: Programme, vision: str
):
    """Brightness alone tells the fields apart: a filled band, a solid and a broken frame."""
    output = Output(1920, 1080)
    fields = {}
    for name in STATUSES:
        shown = states(office_day)[name]
        field = next(b.box for b in blocks_of(shown, output) if b.role is Role.TIMER_BAND)
        area = QRect(round(field.x), round(field.y), round(field.width), round(field.height))
        small = picture(shown, (1920, 1080)).copy(area).scaled(240, 40)
        edge = seen_luminances(small.copy(0, 0, 240, 4), vision)
        fields[name] = edge

    for one, other in combinations(STATUSES, 2):
        pairs = zip(fields[one], fields[other], strict=True)
        apart = sum(abs(a - b) > 0.15 for a, b in pairs) / len(fields[one])
        assert apart > 0.12, (one, other, apart)


@pytest.mark.parametrize("vision", COLOUR_VISION)
@pytest.mark.parametrize("state", STATUSES)
def test_the_figures_stand_out_from_their_field_for_all_eyes(
    app: object, office_day: Programme, vision: str, state: str
):
    output = Output(1920, 1080)
    shown = states(office_day)[state]
    figures = next(b.box for b in blocks_of(shown, output) if b.role is Role.FIGURES)
    area = QRect(round(figures.x), round(figures.y), round(figures.width), round(figures.height))

    seen = seen_luminances(picture(shown, (1920, 1080)).copy(area).scaled(120, 40), vision)

    assert (max(seen) + 0.05) / (min(seen) + 0.05) >= 7
