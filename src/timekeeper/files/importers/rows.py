"""The original's paragraphs and tables as a sequence of understood lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timekeeper.files.importers.lines import Line, Style, read_line, read_row
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.times import only

_HEADS = {
    "number": re.compile(r"stt|tt|số tt|no\.?"),
    "time": re.compile(r"thời gian|giờ|thời điểm|time"),
    "title": re.compile(r"nội dung(?: .*)?|hoạt động|chương trình|công việc|content"),
    "presenter": re.compile(
        r"(?:người |đơn vị |bộ phận )?(?:thực hiện|trình bày|phụ trách|chủ trì|điều hành|báo cáo)"
        r"|diễn giả|báo cáo viên|chủ trì.*|thực hiện.*|presenter|speaker"
    ),
    "place": re.compile(r"địa điểm|ghi chú|thành phần.*|thời lượng"),
}
FEWEST_HEADS = 2


def lines_of(rows: Iterable[Row]) -> list[Line]:
    """Return what the rows say, line by line; decoration and blank rows are gone.

    A line's number is that of its row, from 1.
    """
    reader = _Reader()
    return [line for number, row in enumerate(rows, 1) for line in reader.read(number, row)]


class _Reader:
    """Reads row by row and remembers the head of the table it is in."""

    def __init__(self) -> None:
        self.columns: dict[str, int] = {}
        self.in_table = False
        self.table: object = None
        self.width = 0

    def read(self, number: int, row: Row) -> Iterator[Line]:
        self._enter(row)
        cells = row.cells if any(map(str.isalnum, "".join(row.cells))) else ()
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and (columns := _head(cells)):
            self.columns, self.in_table = columns, True
        elif len(filled) < 2:  # noqa: PLR2004  # one cell is no row
            line = read_line(number, filled[0]) if filled else None
            if line is not None and self.in_table and not cells[0]:
                line = replace(line, columns=(line.text,))
            yield from _some(line)
        elif (line := read_line(number, " ".join(filled))) and _is_one_line(filled, line):
            yield line
        elif any(only(cell) for cell in filled) or self.in_table:
            self.in_table = True
            yield from _some(read_row(number, cells, self.columns))
        else:
            for paragraph in (text for cell in filled for text in cell.split("\n")):
                yield from _some(read_line(number, paragraph))

    def _enter(self, row: Row) -> None:
        """Another table has a head of its own, unless it goes on where the last one ended."""
        if row.table is not None and row.table != self.table:
            if self.width != len(row.cells):
                self.columns = {}
            self.table, self.width, self.in_table = row.table, len(row.cells), False


def _is_one_line(filled: list[str], line: Line) -> bool:
    """A counter or a bullet set off by a tab is no column; a row of a table has more."""
    counter_alone = line.numbered and len(filled[0]) <= len("VIII.") and not only(filled[1])
    bullet_alone = line.style is Style.BULLET and len(filled[0]) == 1
    return len(filled) == 2 and (counter_alone or bullet_alone)  # noqa: PLR2004  # counter, text


def _head(cells: tuple[str, ...]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, cell in enumerate(cells):
        for role, pattern in _HEADS.items():
            if role not in columns and pattern.fullmatch(cell.lower().strip(" :.")):
                columns[role] = index
                break
    return columns if len(columns) >= FEWEST_HEADS and "title" in columns else {}


def _some(line: Line | None) -> tuple[Line, ...]:
    return (line,) if line is not None else ()
