"""The typeface that ships with the program, and how much room its text takes."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from timekeeper.files.places import resources

FAMILY = "Be Vietnam Pro"


@cache
def load_fonts() -> None:
    """Make the shipped typeface known to Qt; once is enough."""
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


@cache
def font(size: float, weight: int) -> QFont:
    """Return the typeface at a size in pixels, with figures of one width."""
    load_fonts()
    chosen = QFont(FAMILY)
    chosen.setPixelSize(max(1, round(size)))
    chosen.setWeight(QFont.Weight(weight))
    chosen.setFeature(QFont.Tag("tnum"), 1)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return chosen


@cache
def metrics(size: float, weight: int) -> QFontMetricsF:
    """Return the measures of the typeface at a size in pixels."""
    return QFontMetricsF(font(size, weight))


class QtMeasure:
    """Measures text as Qt will draw it."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, int, int], float] = {}

    def width(self, text: str, size: float, weight: int) -> float:
        """Return how far a line of text reaches, in pixels."""
        key = (text, round(size), weight)
        if key not in self._widths:
            if len(self._widths) > 20_000:  # noqa: PLR2004  # a day's texts many times over
                self._widths.clear()
            self._widths[key] = metrics(float(key[1]), weight).horizontalAdvance(text)
        return self._widths[key]

    def line_height(self, size: float, weight: int) -> float:
        """Return the height of a line, with room for stacked marks."""
        return metrics(float(round(size)), weight).height()
