"""Fitting text into a box: wrap, then shrink to the floor, then the short form, then cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Protocol

TIE = "\N{NO-BREAK SPACE}"
_NAMES = re.compile(
    r"Ban Chấp hành|Ban Thường vụ|Ban Bí thư|Ban Tổ chức|Ban Tuyên giáo|Ban cán sự|Ban kiểm phiếu"
    r"|Ban Dân vận|Ban Nội chính|Bộ Chính trị|Trung ương|Đảng bộ tỉnh|Tỉnh ủy|Tỉnh uỷ|Ủy ban"
    r"|Uỷ ban|nhân dân tỉnh|Hội đồng nhân dân|Văn phòng|Thường trực|Nghị quyết số \S+|Hội trường"
    r"|Kết luận số \S+|Quy định số \S+|Chỉ thị số \S+|Công văn số \S+|đồng chí|đại biểu|Hội nghị"
    r"|ngày \d\S*|khóa [IVXL]+|nhiệm kỳ|\d+ năm|cơ quan|phát biểu|thực hiện|lãnh đạo|chỉ đạo"
    r"|quy trình|kết quả|buổi sáng|buổi chiều|chỗ ngồi|tiếp tục|làm việc|phụ trách|địa bàn",
    re.IGNORECASE,
)

SHRINK = 0.94  # one step of a size towards the floor
BALANCE_STEPS = 12


class Weight(IntEnum):
    """Font weights that ship with the program."""

    REGULAR = 400
    SEMIBOLD = 600
    BOLD = 700


class Measure(Protocol):
    """Tells how much room text takes, in pixels."""

    def width(self, text: str, size: float, weight: Weight) -> float:
        """Return how far a line of text reaches at a font size."""
        ...

    def line_height(self, size: float, weight: Weight) -> float:
        """Return the height of a line, with room for stacked marks."""
        ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Typeset:
    """Lines of text at a font size in pixels; ``cut`` when words had to be left out."""

    lines: tuple[str, ...]
    size: float
    height: float
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """The room for a text: its width and height, and the largest and smallest font size."""

    width: float
    height: float
    largest: float
    smallest: float
    weight: Weight = Weight.REGULAR


@lru_cache(maxsize=1024)  # all but the figures stays the same from second to second
def fit_text(forms: tuple[str, ...], room: Fit, measure: Measure) -> Typeset:
    """Return the first of the text's forms that fits, as large as the room allows.

    The forms go from the full to the shortest one. Nothing is set smaller than the smallest
    size: if no form fits, the last one is cut at a word.
    """
    for form in forms:
        typeset = _largest_that_fits(kept_together(form), room, measure)
        if typeset is not None:
            return typeset
    return _cut(kept_together(forms[-1]), room, measure)


def kept_together(text: str) -> str:
    """Return the text with names of institutions tied together, so that no line breaks in them."""
    return _NAMES.sub(lambda name: name.group().replace(" ", TIE), text)


def _largest_that_fits(text: str, room: Fit, measure: Measure) -> Typeset | None:
    size = max(room.largest, room.smallest)
    while True:
        lines = wrap(text, room.width, size, room.weight, measure)
        height = len(lines) * measure.line_height(size, room.weight)
        widest = max((measure.width(line, size, room.weight) for line in lines), default=0)
        if height <= room.height and widest <= room.width:
            return Typeset(_balanced(text, len(lines), room, size, measure), size, height)
        if size <= room.smallest:
            return None
        size = max(room.smallest, size * SHRINK)


def wrap(text: str, width: float, size: float, weight: Weight, measure: Measure) -> tuple[str, ...]:
    """Return the text in lines no wider than ``width``, as long as each word is not."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and measure.width(longer, size, weight) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)


def _balanced(text: str, count: int, room: Fit, size: float, measure: Measure) -> tuple[str, ...]:
    """Return the text in as many lines of about the same length, so that no word stands alone."""
    narrow, wide = room.width / 2, room.width
    best = wrap(text, room.width, size, room.weight, measure)
    if count <= 1:
        return best
    for _step in range(BALANCE_STEPS):
        width = (narrow + wide) / 2
        lines = wrap(text, width, size, room.weight, measure)
        widest = max(measure.width(line, size, room.weight) for line in lines)
        if len(lines) <= count and widest <= room.width:
            best, wide = lines, width
        else:
            narrow = width
    return best


def _cut(text: str, room: Fit, measure: Measure) -> Typeset:
    size = room.smallest
    line_height = measure.line_height(size, room.weight)
    count = max(1, int(room.height / line_height))
    words = text.split(" ")
    while len(words) > 1:
        words.pop()
        candidate = " ".join(words).rstrip(" ,;:–-(“") + "…"
        lines = wrap(candidate, room.width, size, room.weight, measure)
        if len(lines) <= count:
            return Typeset(lines, size, len(lines) * line_height, cut=True)
    return Typeset((text,), size, line_height, cut=True)
