"""A typeface of one width, so that layouts can be reckoned by hand."""

from __future__ import annotations


class MonospaceMeasure:
    """Every letter is half as wide as the font size, every line 1.25 times as high."""

    def width(self, text: str, size: float, weight: int) -> float:
        return len(text) * size / 2

    def line_height(self, size: float, weight: int) -> float:
        return 1.25 * size

    def __hash__(self) -> int:
        return hash(MonospaceMeasure)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MonospaceMeasure)
