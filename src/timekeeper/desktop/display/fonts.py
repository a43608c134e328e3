"""The typeface that ships with the program, and how much room its text takes."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QRegion

from timekeeper.files.places import resources

FAMILY = "Be Vietnam Pro"
_FIGURES = re.compile(r"[+−-]?[0-9][0-9:]*")
_DIGIT = re.compile(r"[0-9]")
DIGITS = "0123456789"
SOFT = 1  # pixels beside a letter that its smooth edge may touch


@cache
def load_fonts() -> None:
    """Make the shipped typeface known to Qt; once is enough."""
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


@cache
def font(size: float, weight: int) -> QFont:
    """Return the typeface at a size in pixels."""
    return _typeface(size, weight)


def _typeface(size: float, weight: int) -> QFont:
    load_fonts()
    chosen = QFont(FAMILY)
    chosen.setPixelSize(max(1, round(size)))
    chosen.setWeight(QFont.Weight(weight))
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return chosen


class Measures(QFontMetricsF):
    """The measures of a font, with the signs of clocks that were measured in it."""

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self.signs: dict[str, _Sign] = {}


@cache
def metrics(size: float, weight: int) -> Measures:
    """Return the measures of the typeface at a size in pixels."""
    return Measures(font(size, weight))


class _Sign(NamedTuple):
    """A sign of a clock: its room, and in that where its baseline begins and what it may touch."""

    cell: float
    start: float
    left: float
    right: float


def advance(text: str, measures: Measures) -> float:
    """Return how far a line of text reaches; a clock reaches as far at every second."""
    if not is_clock(text):
        return measures.horizontalAdvance(text)
    return sum(sign.cell for sign in _signs(text, measures))


@lru_cache(maxsize=256)  # of each line it is asked several times a second
def is_clock(text: str) -> bool:
    """Return whether a line is a clock's figures, which are drawn sign by sign."""
    return _FIGURES.fullmatch(text) is not None


def still(text: str) -> str:
    """Return what takes the same room at every second: a clock's digits as zeros."""
    return _DIGIT.sub("0", text) if is_clock(text) else text


def draw_line(
    painter: QPainter, start: QPointF, text: str, measures: Measures, exposed: QRect | None = None
) -> None:
    """Draw a line of text from the start of its baseline, in the font of the painter.

    Of a clock it leaves out the signs outside of what is ``exposed``, else of the painter's clip.
    """
    if not is_clock(text):
        painter.drawText(start, text)
        return
    x, y = start.x(), start.y()
    clip: QRect | QRegion | None = exposed
    if clip is None and painter.hasClipping():
        clip = painter.clipRegion()
    top, height = math.floor(y - measures.ascent()), math.ceil(measures.height()) + 1
    for letter, sign in zip(text, _signs(text, measures), strict=True):
        left = math.floor(x + sign.left)
        place = QRect(left, top, math.ceil(x + sign.right) - left, height)
        if clip is None or clip.intersects(place):
            painter.drawText(QPointF(x + sign.start, y), letter)
        x += sign.cell


def changed_span(before: str, now: str, x: float, measures: Measures) -> tuple[float, float] | None:
    """Return from where to where a clock changes, of two texts of the same room; None nowhere.

    It is one piece, so that no window system shows a new minute with the second before.
    """
    spans = []
    for old, new, sign, later in zip(
        before, now, _signs(before, measures), _signs(now, measures), strict=True
    ):
        if old != new:
            spans.append((x + min(sign.left, later.left), x + max(sign.right, later.right)))
        x += later.cell
    return (spans[0][0], spans[-1][1]) if spans else None


def _signs(text: str, measures: Measures) -> list[_Sign]:
    """Return the signs of a clock: with one width for all digits, which the typeface itself lacks.

    Each is measured once for each font.
    """
    known = measures.signs
    for letter in text:
        if letter not in known:
            own, ink = measures.horizontalAdvance(letter), measures.boundingRect(letter)
            cell = max(map(measures.horizontalAdvance, DIGITS)) if letter in DIGITS else own
            start = (cell - own) / 2
            left, right = start + ink.left() - SOFT, start + ink.right() + SOFT
            known[letter] = _Sign(cell, start, left, right)
    return [known[letter] for letter in text]


def forget_fonts() -> None:
    """Keep nothing of the typeface when the application it was loaded into ends."""
    for kept in (load_fonts, font, metrics, windows_measure):
        kept.cache_clear()


class QtMeasure:
    """Measures text as Qt will draw it. Each thread needs one of its own."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, int, int], float] = {}
        self._metrics: dict[tuple[float, int], Measures] = {}

    def width(self, text: str, size: float, weight: int) -> float:
        """Return how far a line of text reaches, in pixels."""
        key = (text, round(size), weight)
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) > 4_000:  # noqa: PLR2004  # a day's texts many times over
                self._widths.clear()
            known = self._widths[key] = advance(text, self._metric(size, weight))
        return known

    def line_height(self, size: float, weight: int) -> float:
        """Return the height of a line, with room for stacked marks."""
        return self._metric(size, weight).height()

    def _metric(self, size: float, weight: int) -> Measures:
        """Return measures that no other thread uses: a QFont's engine is not made for two."""
        key = (float(round(size)), weight)
        if key not in self._metrics:
            self._metrics[key] = Measures(_typeface(*key))
        return self._metrics[key]


@cache
def windows_measure() -> QtMeasure:
    """Return the measure of all windows: what one of them has measured and set serves the others.

    For the thread that the windows live in, and no other.
    """
    return QtMeasure()
