"""The original as every format reader delivers it: rows of cells, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass

from timekeeper.words.language import _

_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\xad") | {"\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in its file; all count from 1, None where the file has no such thing.

    ``line`` is that of a text file, or of a PDF's page; ``row`` that of a table or of a sheet,
    where ``cell`` is the first that is filled in it ("B5").
    """

    line: int | None = None
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Return the place in the operator's words: "page 2, line 7", "table 1, row 3"."""
        steps = (
            (self.sheet, _("sheet “{place}”")),
            (self.page, _("page {place}")),
            (self.table, _("table {place}")),
            (self.row if self.cell is None else None, _("row {place}")),
            (self.cell, _("cell {place}")),
            (self.paragraph, _("paragraph {place}")),
            (self.line, _("line {place}")),
        )
        return ", ".join(words.format(place=step) for step, words in steps if step is not None)


class TooLarge(Exception):
    """The file unpacks, or spreads its cells, to far more than any programme has."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, which is one cell unless it has tabs, or a row of a table.

    A cell of several paragraphs holds line breaks; a cell that a merged one covers is empty.
    """

    cells: tuple[str, ...]
    place: Place

    @property
    def table(self) -> tuple[str | None, int | None] | None:
        """Return what tells the row's table from others; None for a paragraph."""
        place = self.place
        return (place.sheet, place.table) if place.sheet or place.table else None


def paragraph(text: str, place: Place) -> Row:
    """Return a line of text as a row: tabs and a frame of upright strokes part its cells."""
    stripped = visible(text).strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return Row(tuple(cell.strip() for cell in stripped[1:-1].split("|")), place)
    return Row(tuple(cell.strip() for cell in visible(text).split("\t")), place)


def visible(text: str) -> str:
    """Return the text without what no one sees; a hard space is a space."""
    return text.translate(_INVISIBLE)
