"""The original as every format reader delivers it: rows of cells, and where each stands."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from timekeeper.words.language import _, marked

_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\xad") | {"\u00a0": " "})
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SUPERSCRIPTS = dict(zip("0123456789h()", "⁰¹²³⁴⁵⁶⁷⁸⁹ʰ⁽⁾", strict=True))
_RAISED = str.maketrans(_SUPERSCRIPTS)
_LEVEL = str.maketrans({high: low for low, high in _SUPERSCRIPTS.items()})
_HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = re.compile(f"[{_HIGH}ʰ]")
_HIGH_MINUTES = re.compile(
    rf"(?<![0-9.,/])([01]?[0-9]|2[0-4]) ?[ʰhHgG:]?([{_HIGH[:6]}][{_HIGH}])(?![{_HIGH}0-9])"
)
# A power keeps its figure; the mark of a note follows a word, a stop, a clock or a year.
_HIGH_MARK = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.,;:!?)”\"])|(?<=[h:][0-5][0-9])|(?<=[0-9]{4}))"
    rf" ?⁽?[{_HIGH}]{{1,3}}(?:, ?[{_HIGH}]{{1,3}})*⁾?"
)
# What a raised sign or a raised bracket holds is a mark; raised letters may be "h" or "th".
_MARK = re.compile(
    r"\(?[*†‡§¶#]{1,3}\)?|[(\[](?:[0-9]{1,3}|[a-z]|[ivx]{1,4}|\*{1,3})[)\]]", re.IGNORECASE
)


class Beside(StrEnum):
    """What stands beside a paper's text.

    The head of its first pages, which counts as above it, any other edge of its pages, a note that
    a mark leads to, and a comment.
    """

    HEAD = "head"
    EDGE = "edge"
    NOTE = "note"
    COMMENT = "comment"


_BESIDE = {
    Beside.HEAD: marked("page header"),
    Beside.EDGE: marked("edge of the pages"),
    Beside.NOTE: marked("note"),
    Beside.COMMENT: marked("comment"),
}


class Place(Struct, frozen=True):
    """Where a row stands in its file; all count from 1, None where the file has no such thing.

    ``line`` is that of a text file, or of a PDF's page; ``row`` that of a table or of a sheet,
    where ``cell`` is the first that is filled in it ("B5"). ``beside`` is None within the text.
    """

    line: int | None = None
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    beside: Beside | None = None

    def __str__(self) -> str:
        """Return the place in the operator's words: "page 2, line 7", "table 1, row 3"."""
        steps = (
            (self.sheet, marked("sheet “{place}”")),
            (self.beside, _BESIDE.get(self.beside, "") if self.beside else ""),
            (self.page, marked("page {place}")),
            (self.table, marked("table {place}")),
            (self.row if self.cell is None else None, marked("row {place}")),
            (self.cell, marked("cell {place}")),
            (self.paragraph, marked("paragraph {place}")),
            (self.line, marked("line {place}")),
        )
        return ", ".join(_(words).format(place=step) for step, words in steps if step is not None)


class Area(Struct, frozen=True):
    """A piece of a page's picture, in parts of its width and height from the upper left."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: Area) -> Area:
        """Return the least area that holds both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def is_level_with(self, other: Area) -> bool:
        """Return whether the middle of the other stands at a height of this one."""
        return self.top <= (other.top + other.bottom) / 2 <= self.bottom


class TooLarge(Exception):
    """The file unpacks, or spreads its cells, to far more than any programme has."""


class Row(Struct, frozen=True):
    """A paragraph, which is one cell unless it has tabs, or a row of a table.

    A cell of several paragraphs holds line breaks; a cell that a merged one covers is empty.
    ``reaching`` is what merged cells say that reach down to the row, by column, of a long one its
    two ends; it is empty where none does. ``area`` is where it stands in its page's picture, None
    where it was not read from one.
    """

    cells: tuple[str, ...]
    place: Place
    reaching: tuple[str, ...] = ()
    area: Area | None = None

    @property
    def table(self) -> tuple[str | None, int | None] | None:
        """Return what tells the row's table from others; None for a paragraph."""
        place = self.place
        return (place.sheet, place.table) if place.sheet or place.table else None


def paragraph(text: str, place: Place) -> Row:
    """Return a line of text as a row: tabs and a frame of upright strokes part its cells."""
    stripped = visible(text).strip()
    # " | 9h20 | Giải lao | " is no frame: its first cell and its last are empty.
    parted = visible(text).startswith(" |") and visible(text).endswith("| ")
    framed = stripped.startswith("|") and stripped.endswith("|") and not parted
    if framed and len(stripped) > 1:
        return Row(tuple(cell.strip() for cell in stripped[1:-1].split("|")), place)
    return Row(tuple(cell.strip() for cell in visible(text).split("\t")), place)


def visible(text: str) -> str:
    """Return the text without what no one sees; a hard space is a space."""
    return text.translate(_INVISIBLE)


def raised(text: str) -> str:
    """Return what stands above the line as superscript letters; the marks of notes are gone."""
    return "" if _MARK.fullmatch(text.strip()) else text.translate(_RAISED)


def level(text: str) -> str:
    """Return the text with superscripts put in line: 7³⁰ is 7h30, the mark of a note is gone.

    Letters, figures and marks of full width are the usual ones.
    """
    text = text.translate(_WIDE)
    if not _SUPERSCRIPT.search(text):
        return text
    text = _HIGH_MINUTES.sub(lambda found: f"{found[1]}h{found[2].translate(_LEVEL)}", text)
    return _HIGH_MARK.sub(_without_mark, text).replace("ʰ", "h")


def _without_mark(found: re.Match[str]) -> str:
    unit = found.string[: found.start()].endswith(("m", "M")) and found[0] in {"²", "³"}
    return found[0] if unit else ""
