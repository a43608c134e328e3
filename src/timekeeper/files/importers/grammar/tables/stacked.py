"""Tables copied without their columns: each cell stands on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label
from timekeeper.files.importers.grammar.lines.lines import read_line
from timekeeper.files.importers.grammar.names import names_somebody
from timekeeper.files.importers.grammar.outline import Rank, rank
from timekeeper.files.importers.grammar.paper.signatures import is_foot
from timekeeper.files.importers.grammar.presenters.sentences import subject_of
from timekeeper.files.importers.grammar.tables.cells import DASH, clock_of, flat, goes_on, time_of
from timekeeper.files.importers.grammar.tables.columns import (
    FEWEST_HEADS,
    LONGEST_NAME,
    PRESENTERS,
    is_of_tasks,
    is_plain,
    named_columns,
)
from timekeeper.files.importers.original import Row

FEWEST_ROWS, MOST_COLUMNS, MOST_HEADINGS = 2, 6, 2
MOST_LINES, LONGEST_DOER = 60, 60
_NUMBER = re.compile(r"0?([1-9][0-9]?)[.)]?")
# "II" above "PHẦN NỘI DUNG"
_PART = re.compile(r"[IVX]{1,4}[.)]?")
_OPENING, _OF_TIME = ("number", "time"), ("time", "start", "end", "spent", "length")
_OUTER = (CounterStyle.ROMAN, CounterStyle.CAPITAL, CounterStyle.PART)


def unstacked(rows: Sequence[Row]) -> tuple[list[Row], dict[int, tuple[int, ...]]]:
    """Return the rows, those of a table whose cells stand one below another as rows again.

    Its heads stand so as well, and each row begins with the next number or with a clock. The lines
    that a row is made of are left empty, and returned by its index. A table stays as it is where it
    cannot be told of one row what each of its cells is.
    """
    read, taken = list(rows), dict[int, tuple[int, ...]]()
    filled = [n for n, row in enumerate(rows) if any(row.cells)]
    # What has several cells, or several lines, is a row already.
    alone = [[cell for cell in rows[n].cells if cell] for n in filled]
    texts = [cells[0] if len(cells) == 1 and "\n" not in cells[0] else "" for cells in alone]
    at = 0
    while at < len(texts):
        table = _table(texts, at)
        for found in table:
            first, *others = filled[found.start : found.end]
            read[first], taken[first] = replace(rows[first], cells=found.cells), tuple(others)
            for n in others:
                read[n] = replace(rows[n], cells=("",))
        at = table[-1].end if table else at + 1
    return read, taken


class _Found(Struct, frozen=True):
    """A row's cells, and the lines they were read from."""

    start: int
    end: int
    cells: tuple[str, ...]


def _table(texts: Sequence[str], at: int) -> list[_Found]:
    """Return the head and the rows of the table that begins here, none where none does."""
    first = at
    while first < min(at + MOST_COLUMNS, len(texts)) and _is_head(texts[first]):
        first += 1
    heads = tuple(texts[at:first])
    columns = named_columns(heads)
    roles = {n: role for role, n in columns.items()}
    if len(heads) < FEWEST_HEADS or "title" not in columns or roles.get(0) not in _OPENING:
        return []
    others = [roles.get(n, "") for n in range(1, len(heads))]
    if not {*others[: columns["title"] - 1]} <= {*_OF_TIME}:
        # "TT", "Ngày", "Nội dung": whether the second is missing is not told.
        return []
    found = _Stack(texts, others, counted=roles[0] == "number").rows_from(first)
    if not found and roles[0] == "number" and roles.get(1) == "time":
        # A list's numbers are often no text, and were not copied.
        clocked = _Stack(texts, others[1:], counted=False).rows_from(first)
        found = [_Found(row.start, row.end, ("", *row.cells)) for row in clocked]
    rows = [row.cells for row in found]
    if len(rows) < FEWEST_ROWS or is_of_tasks(heads, rows):
        # What begins with a clock is read as it stands, and its heads say no more.
        timed = "time" in (roles[0], roles.get(1)) and is_plain(" ".join(heads))
        bare = timed and clock_of("".join(texts[first : first + 1])) is not None
        return [_Found(at, first, ("",))] if bare else []
    return [_Found(at, first, heads), *found]


class _Stack(Struct, frozen=True):
    """A paper's lines, and what the columns of the table in them hold, but for the first."""

    texts: Sequence[str]
    roles: Sequence[str]
    counted: bool

    def rows_from(self, first: int) -> list[_Found]:
        """Return the rows from a line on, none where one of them cannot be told."""
        n, count = self._below_headings(first), 0
        found = self._parts(first, n)
        while self._opens(n, count):
            end = self._reach(n, count + 1)
            after = self._below_headings(end)
            goes_on_counting = self._opens(after, count + 1)
            if goes_on_counting or (after > end and self._opens(after, 0)):
                end, cells = self._cells_between(n + 1, end)
            elif self._is_cut(end, count + 1):
                return []
            else:
                full = all(all(row.cells) for row in found)
                end, cells = self._last_cells(n + 1, end, full=full)
                after = len(self.texts)
            if (row := self._row_of(cells)) is None:
                return []
            found.append(_Found(n, end, (self.texts[n], *row)))
            found += self._parts(end, after) if after < len(self.texts) else []
            n, count = after, count + 1 if goes_on_counting else 0
        return found

    def _below_headings(self, n: int) -> int:
        """Return the index of the line below the headings that stand from a line on."""
        after = n
        for _heading in range(MOST_HEADINGS):
            if after < len(self.texts) and _heads(self.texts[after]):
                after += 1
            elif self._begins_part(after):
                after += 2
        return after

    def _begins_part(self, n: int) -> bool:
        """Return whether a line is a part's number alone, and the next one says what it is."""
        if not self.counted or n + 1 >= len(self.texts) or not _PART.fullmatch(self.texts[n]):
            return False
        named = self.texts[n + 1]
        return not (_NUMBER.fullmatch(named) or _tells_time(named) or _opens_table(named))

    def _parts(self, start: int, end: int) -> list[_Found]:
        """Return the rows of the parts that are numbered on lines of their own."""
        numbers = [n for n in range(start, end - 1) if self._begins_part(n)]
        titled = [role == "title" for role in self.roles]
        return [
            _Found(
                n, n + 2, (self.texts[n], *(self.texts[n + 1] if title else "" for title in titled))
            )
            for n in numbers
        ]

    def _opens(self, n: int, count: int) -> bool:
        """Return whether a row begins with the line that follows the one of this number."""
        text = self.texts[n] if n < len(self.texts) else ""
        if not self.counted:
            return clock_of(text) is not None
        found = _NUMBER.fullmatch(text)
        return found is not None and int(found[1]) == count + 1

    def _reach(self, start: int, count: int) -> int:
        """Return how far the row's lines reach: to the next row, a heading, or another table."""
        end = start + 1
        furthest = min(start + MOST_LINES, len(self.texts))
        while end < furthest and not self._opens(end, count):
            headed = end > start + 1 and (_heads(self.texts[end]) or self._begins_part(end))
            if headed or _opens_table(self.texts[end]):
                break
            end += 1
        return end

    def _is_cut(self, end: int, count: int) -> bool:
        """Return whether the next row stands further below, behind what no row holds."""
        while end < len(self.texts) and not _opens_table(self.texts[end]):
            if self._opens(end, count):
                return True
            end += 1
        return False

    def _cells_between(self, start: int, end: int) -> tuple[int, list[str]]:
        """Return the cells in the lines, without a part's heading below them, and their end."""
        cells = _cells(self.texts[start:end])
        line = read_line(0, self.texts[end - 1])
        part = line is not None and (line.style in _OUTER or line.text.isupper())
        if part and len(cells) > len(self.roles):
            return end - 1, _cells(self.texts[start : end - 1])
        return end, cells

    def _last_cells(self, start: int, end: int, *, full: bool) -> tuple[int, list[str]]:
        """Return the cells of the last row, below which no next one tells its end, and that.

        Whether all rows above it are ``full`` tells how much of what stands there may be its own.
        """
        for n in range(start + 1, end):
            if self._row_of(_cells(self.texts[start:n])) is None:
                continue
            text = self.texts[n]
            line = read_line(0, text)
            cells = _cells(self.texts[start : n + 1])
            said = line is None or is_foot(line) or line.label not in (None, Label.PRESENTER)
            known = time_of(text) or _names(text) or DASH.match(text)
            last = full and n + 1 == end
            short = last and len(text) <= LONGEST_DOER and not text.endswith((".", ":"))
            several = len(cells) > len(self.roles) or self._row_of(cells) is None
            capitals = text.isupper() and not (known and " " not in text)
            if said or several or capitals or not (known or short):
                return n, _cells(self.texts[start:n])
        return end, _cells(self.texts[start:end])

    def _row_of(self, cells: Sequence[str]) -> list[str] | None:
        """Return the cells with empty ones where columns have none, None where it is not told."""
        row, left = list[str](), self._joined(cells)
        for role in self.roles:
            fits = left and _tells_time(left[0]) == (role in _OF_TIME)
            row.append(left.pop(0) if fits else "")
        beside = [n for n, role in enumerate(self.roles) if role not in (*_OF_TIME, "title")]
        said = [flat(row[n]) for n in beside if row[n]]
        told = len(said) in (0, len(beside))
        if len(said) == 1 and [bool(self.roles[n]) for n in beside].count(True) == 1:
            # Only one of them is for people: the first, and it is filled.
            told = told or (self.roles[beside[0]] != "" and names_somebody(said[0]))
        titled = row[self.roles.index("title")] != ""
        return row if titled and told and not left else None

    def _joined(self, cells: Sequence[str]) -> list[str]:
        """Return the cells, of too many those that name nobody as the title and who does it."""
        texts = [cell for cell in cells if not _tells_time(cell)]
        match [role for role in self.roles if role not in _OF_TIME]:
            case ["title", role] if role in PRESENTERS and len(texts) > len(("title", role)):
                people = next((n for n, one in enumerate(texts) if n and _names(one)), len(texts))
            case _:
                return list(cells)
        told = not any(map(names_somebody, texts[1:people])) and all(map(_names, texts[people:]))
        if not told:
            return list(cells)
        said = ["\n".join(texts[:people]), "\n".join(texts[people:])]
        times = [cell for cell in cells if _tells_time(cell)]
        order = (times if role in _OF_TIME else said for role in self.roles)
        return [one.pop(0) for one in order if one]


def _cells(texts: Sequence[str]) -> list[str]:
    """Return the cells in a row's lines; dashes, and what goes on with a text, are of it."""
    cells: list[str] = []
    for text in texts:
        if cells and DASH.match(text):
            cells[-1] = f"{cells[-1]}\n{text}"
        elif cells and goes_on(cells[-1], text) and not names_somebody(text):
            cells[-1] = f"{cells[-1]} {text}"
        else:
            cells.append(text)
    return cells


def _names(text: str) -> bool:
    """Return whether a text names somebody, and says nothing of what he does."""
    return names_somebody(flat(text)) and subject_of(flat(text)) is None


def _tells_time(text: str) -> bool:
    return time_of(text) is not None or text.isdecimal()


def _is_head(text: str) -> bool:
    if len(text) > LONGEST_NAME or not any(map(str.isalpha, text)):
        return False
    return bool(named_columns([text])) or is_plain(text)


def _opens_table(text: str) -> bool:
    """Return whether a line heads the first column of another table, or is a row of one."""
    return not text or (_is_head(text) and not named_columns([text]).keys().isdisjoint(_OPENING))


def _heads(text: str) -> bool:
    line = read_line(0, text)
    return line is not None and rank(line) in (Rank.DAY, Rank.SESSION)
