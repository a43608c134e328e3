"""What stands beside a paper's text: the heads and feet of its pages, its notes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from timekeeper.files.importers.original import Beside, Row

_PAGE = r"(?:trang|page)(?:\s*số)?"
_COUNT = r"[0-9]{0,3}"
_OF = r"\W*(?:of|trên)?\W*"
_PAGE_NUMBER = re.compile(rf"\W*(?:{_PAGE})?\W*({_COUNT}){_OF}({_COUNT})\W*", re.IGNORECASE)
# "Hội nghị năm 2026 - Trang 2/5"
_WITH_PAGE = re.compile(rf"\W*\b{_PAGE}\W*[0-9]{{1,3}}(?:{_OF}[0-9]{{1,3}})?\W*$", re.IGNORECASE)
MOST_JOINED = 4  # lines of the text that one at the edge repeats
_EDGES = (Beside.HEAD, Beside.EDGE)


def beside(rows: Iterable[Row], which: Beside) -> Iterator[Row]:
    """Return rows as those of what stands beside the text; where in it they stand says nothing."""
    for row in rows:
        yield replace(row, place=replace(row.place, beside=which, page=None, paragraph=None))


def arranged(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return a document's rows, of each sheet its pages' head first, and last what else is beside.

    It stands there once. The numbers of pages say nothing, nor does an edge that repeats the text.
    """
    if not any(row.place.beside for row in rows):
        return tuple(rows)
    sheets = groupby(rows, key=lambda row: row.place.sheet)
    return tuple(row for _sheet, own in sheets for row in _arranged(tuple(own)))


def _arranged(rows: Sequence[Row]) -> Iterator[Row]:
    body = [row for row in rows if row.place.beside is None]
    told = set(_told(body))
    kept: list[Row] = []
    for row in rows:
        if row.place.beside is None:
            continue
        cells = row.cells
        if row.place.beside in _EDGES:
            said = (_without_page(cell) for cell in cells)
            cells = tuple("" if _words(cell) in told else cell for cell in said)
        whole = f"{row.place.cell} {_words(' '.join(cells))}"
        if any(map(_words, cells)) and whole not in told:
            told |= {whole, *map(_words, cells if row.place.beside in _EDGES else ())}
            kept.append(replace(row, cells=cells))
    yield from (row for row in kept if row.place.beside is Beside.HEAD)
    yield from body
    yield from (row for row in kept if row.place.beside is not Beside.HEAD)


def _told(rows: Iterable[Row]) -> Iterator[str]:
    """Yield what the lines say, and what those that stand one below the other say together."""
    lines = [_words(line) for row in rows for cell in row.cells for line in cell.split("\n")]
    lines = [line for line in lines if line]
    for n in range(len(lines)):
        yield from (" ".join(lines[n : n + count]) for count in range(1, MOST_JOINED + 1))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _without_page(text: str) -> str:
    """Return a text without the page's number; of eight pages none is the fifteenth: "15/8"."""
    if number := _PAGE_NUMBER.fullmatch(text):
        page, of = number.groups()
        return text if of and int(page) > int(of) else ""
    return _WITH_PAGE.sub("", text)
