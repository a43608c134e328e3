"""What Qt says of a scaled screen is read back in the pixels that it has."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from timekeeper.desktop.screens.connected import identity, real_size
from timekeeper.desktop.screens.full_screen import pixels_of

SIZES = [
    (1366, 768),
    (1280, 720),
    (1920, 1080),
    (1024, 768),
    (1280, 800),
    (1600, 900),
    (3840, 2160),
]


@dataclass
class Scaled:
    """A screen as Qt tells it: its size divided by the scale and rounded."""

    pixels: tuple[int, int]
    scale: float

    def size(self) -> QSize:
        return QSize(*self.pixels) / self.scale

    def devicePixelRatio(self) -> float:  # noqa: N802  # Qt's name
        return self.scale


@pytest.mark.parametrize(("pixels", "scale"), [*product(SIZES, [1, 1.25, 1.5, 1.75, 2])])
def test_the_size_of_a_scaled_screen_is_that_of_its_panel(pixels: tuple[int, int], scale: float):
    screen: Any = Scaled(pixels, scale)

    assert real_size(screen).toTuple() == pixels


def test_slides_fill_a_scaled_screen_of_its_own_pixels_and_its_size_stays_its_mark():
    screen: Any = Scaled((1024, 768), 1.5)
    screen.geometry = lambda: QRect(QPoint(1366, 0), screen.size())
    screen.property = screen.setProperty = lambda *_named: None
    screen.manufacturer = screen.model = screen.serialNumber = screen.name = lambda: "P"

    known = identity(screen)

    assert pixels_of(screen) == QRect(1366, 0, 1024, 768)
    assert (known.width, known.height) == (1024, 768)
