"""The typeface that ships with the program, and how much room its text takes."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter

from timekeeper.files.places import resources

FAMILY = "Be Vietnam Pro"
_FIGURES = re.compile(r"[+−-]?[0-9][0-9:]*")


_WIDEST: dict[tuple[float, float], float] = {}


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


@cache
def metrics(size: float, weight: int) -> QFontMetricsF:
    """Return the measures of the typeface at a size in pixels."""
    return QFontMetricsF(font(size, weight))


def advance(text: str, measures: QFontMetricsF) -> float:
    """Return how far a line of text reaches; a clock reaches as far at every second."""
    if not _FIGURES.fullmatch(text):
        return measures.horizontalAdvance(text)
    return sum(_cells(text, measures))


def draw_line(painter: QPainter, start: QPointF, text: str, measures: QFontMetricsF) -> None:
    """Draw a line of text from the start of its baseline, in the font of the painter."""
    if not _FIGURES.fullmatch(text):
        painter.drawText(start, text)
        return
    x = start.x()
    for letter, cell in zip(text, _cells(text, measures), strict=True):
        free = cell - measures.horizontalAdvance(letter)
        painter.drawText(QPointF(x + free / 2, start.y()), letter)
        x += cell


def _cells(text: str, measures: QFontMetricsF) -> list[float]:
    """Return the room of each sign: one width for all digits, which the typeface itself lacks.

    The widest digit is measured once for each size of the typeface.
    """
    size = measures.height(), measures.horizontalAdvance("0")
    if size not in _WIDEST:
        _WIDEST[size] = max(measures.horizontalAdvance(digit) for digit in "0123456789")
    widest = _WIDEST[size]
    return [widest if sign.isdigit() else measures.horizontalAdvance(sign) for sign in text]


def forget_fonts() -> None:
    """Keep nothing of the typeface when the application it was loaded into ends."""
    for kept in (load_fonts, font, metrics, windows_measure):
        kept.cache_clear()


class QtMeasure:
    """Measures text as Qt will draw it. Each thread needs one of its own."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, int, int], float] = {}
        self._metrics: dict[tuple[float, int], QFontMetricsF] = {}

    def width(self, text: str, size: float, weight: int) -> float:
        """Return how far a line of text reaches, in pixels."""
        key = (text, round(size), weight)
        if key not in self._widths:
            if len(self._widths) > 4_000:  # noqa: PLR2004  # a day's texts many times over
                self._widths.clear()
            self._widths[key] = advance(text, self._metric(size, weight))
        return self._widths[key]

    def line_height(self, size: float, weight: int) -> float:
        """Return the height of a line, with room for stacked marks."""
        return self._metric(size, weight).height()

    def _metric(self, size: float, weight: int) -> QFontMetricsF:
        """Return measures that no other thread uses: a QFont's engine is not made for two."""
        key = (float(round(size)), weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(_typeface(*key))
        return self._metrics[key]


@cache
def windows_measure() -> QtMeasure:
    """Return the measure of all windows: what one of them has measured and set serves the others.

    For the thread that the windows live in, and no other.
    """
    return QtMeasure()
