"""Tables of any format as rows of equal width, their merged cells laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.checks.confidential import ends
from timekeeper.files.importers.original import Place, Row, TooLarge, paragraph, visible

MINUTES_A_DAY = 24 * 60
ROUNDING = 1e-6
WRITTEN_DECIMALS = 2
# Of one table: rows and columns that few cells fill spread to more than memory.
MOST_CELLS = 400_000
# Of a document: no part of a package holds as many, but a text may stand in it many times.
MOST_LETTERS = 20_000_000


class Cell(Struct, frozen=True):
    """A cell's text and the column of the table's grid it begins in; covered cells are empty.

    ``goes_on`` tells that the cell above, merged with it, reaches down to here; where that stands
    on the page before, the text is what it says.
    """

    text: str
    start: int
    goes_on: bool = False


class Cells:
    """How many cells, and letters in them, a document has: repeats of repeats multiply."""

    def __init__(self) -> None:
        self._cells = self._letters = 0

    def add(self, cells: int, letters: int = 0) -> None:
        """Count cells before they are made; raise TooLarge beyond those of any programme."""
        self._cells += cells
        self._letters += letters
        if self._cells > MOST_CELLS or self._letters > MOST_LETTERS:
            raise TooLarge


class Flow:
    """The paragraphs and tables of a document from top to bottom, numbered as they come.

    ``page`` is the page that has been reached, None where the document does not tell.
    """

    def __init__(self) -> None:
        self.page: int | None = None
        self.cells = Cells()
        self._paragraphs = 0
        self._tables = 0

    def paragraph(self, text: str) -> Iterator[Row]:
        """Return the rows of the next paragraph."""
        self._paragraphs += 1
        return paragraphs(text, Place(page=self.page, paragraph=self._paragraphs))

    def table(
        self,
        cells: Sequence[Sequence[Cell]],
        page: int | None = None,
        hanging: Sequence[Iterable[Row]] = (),
    ) -> Iterator[Row]:
        """Return the rows of the next table, which begins on that page.

        After each row of its cells comes what hangs from them: boxes and nested tables.
        """
        self._tables += 1
        place = Place(page=page, table=self._tables)
        by_number: defaultdict[int | None, list[Row]] = defaultdict(list)
        for row in table_rows(cells, place):
            by_number[row.place.row].append(row)
        for number in range(1, len(cells) + 1):
            yield from by_number[number]
            yield from hanging[number - 1] if hanging else ()


def table_rows(table: Sequence[Sequence[Cell]], place: Place) -> Iterator[Row]:
    """Return the rows that hold text; a table of one column is a frame around paragraphs."""
    width = max((len(cells) for cells in table), default=0)
    if width * len(table) > MOST_CELLS:
        raise TooLarge
    # Borders that miss each other by a hair make columns no one sees: a full row shows the real.
    starts = next(([cell.start for cell in cells] for cells in table if len(cells) == width), [])
    above: dict[int, str] = {}
    for number, cells in enumerate(table, 1):
        here = replace(place, row=number)
        columns = _columns(cells, starts)
        texts, reaching = [""] * len(starts), [""] * len(starts)
        for column, cell in zip(columns, cells, strict=True):
            if cell.goes_on:
                reaching[column] = ends(cell.text) or above.get(column, "")
            else:
                texts[column] = cell_text(cell.text)
        above = {column: reaching[column] or ends(texts[column]) for column in columns}
        if width == 1:
            yield from paragraphs(texts[0] if texts else "", here)
        elif any(texts):
            yield Row(tuple(texts), here, _filled(reaching))


def sheet_rows(
    sheet: str, texts: Mapping[int, Mapping[int, str]], last: Mapping[tuple[int, int], int]
) -> Iterator[Row]:
    """Return the rows of a spreadsheet from what its cells show, by row and column from 1.

    ``last`` is the last row of a merged cell by the row and column of its top left. Columns that
    nothing stands in are left out.
    """
    columns = sorted({column for filled in texts.values() for column in filled})
    if len(columns) * len(texts) > MOST_CELLS:
        raise TooLarge
    above: dict[int, tuple[str, int]] = {}
    for row, filled in sorted(texts.items()):
        above = {column: held for column, held in above.items() if held[1] >= row}
        reaching = [above[column][0] if column in above else "" for column in columns]
        above |= {n: (ends(text), last.get((row, n), row)) for n, text in filled.items()}
        place = Place(sheet=sheet, row=row, cell=f"{column_letters(min(filled))}{row}")
        if len(columns) == 1:
            yield from paragraphs(filled[columns[0]], place)
        else:
            shown = tuple(cell_text(filled.get(column, "")) for column in columns)
            yield Row(shown, place, _filled(reaching))


def column_letters(column: int) -> str:
    """Return a column's letters: A for 1, AA for 27."""
    letters = ""
    while column > 0:
        column, index = divmod(column - 1, len(ascii_uppercase))
        letters = ascii_uppercase[index] + letters
    return letters


def time_of_fraction(day: float) -> str | None:
    """Return the clock that a fraction of a day stands for: 0.3125 is 07:30; else None.

    One as people write it may as well be of an hour: "0,25", with a comma, as it is no 00:25.
    """
    minutes = day * MINUTES_A_DAY
    if not 0 < day < 1 or abs(minutes - round(minutes)) > ROUNDING:
        return None
    if abs(day - round(day, WRITTEN_DECIMALS)) < ROUNDING:
        return f"{day:.{WRITTEN_DECIMALS}f}".rstrip("0").replace(".", ",")
    hours, rest = divmod(round(minutes), 60)
    return f"{hours:02}:{rest:02}"


def paragraphs(text: str, place: Place) -> Iterator[Row]:
    """Return the lines of a text that hold something, all at one place."""
    for line in text.split("\n"):
        if visible(line).strip():
            yield paragraph(line, place)


def _filled(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(texts) if any(texts) else ()


def _columns(cells: Sequence[Cell], starts: Sequence[int]) -> list[int]:
    """Return the column that each cell of a row stands in."""
    if len(cells) == len(starts):
        return list(range(len(starts)))
    columns: list[int] = []
    free = 0
    for index, cell in enumerate(cells):
        # Each cell to its right needs a column too.
        latest = len(starts) - (len(cells) - index)
        column = min(max(bisect_right(starts, cell.start) - 1, free), latest)
        columns.append(column)
        free = column + 1
    return columns


def cell_text(text: str) -> str:
    """Return a cell's text with one space between words, and no blank lines."""
    lines = (" ".join(line.split()) for line in visible(text).split("\n"))
    return "\n".join(filter(None, lines))
