"""The rows of a table: which column says what, and each row as understood lines."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar import dates, times
from timekeeper.files.importers.grammar.columns import (
    HALVES,
    columns_of,
    is_plain,
    rooms_of,
)
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines import (
    CounterStyle,
    Label,
    ProgrammeLine,
    counter_style,
    read_line,
    unmarked,
)
from timekeeper.files.importers.grammar.splitting import read_lines
from timekeeper.files.importers.grammar.times import When

LONGEST_BREAK = 60
ANY_YEAR = 2000  # of two dates that are compared and may both leave it out
_DASH = re.compile(r"^\s*[-–—+•*]\s+")
_BELOW = re.compile(r"\s*(?:[-–—+•*]|([a-zđ]\)))\s+")
_IN_HOURS = re.compile(r"[(/,]\s*(?:giờ|h|hours?|hrs?)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:vi|vn|vie|en|eng)(?:\s*[/,&-]\s*(?:vi|vn|en))?", re.IGNORECASE)
_SUM = re.compile(r"(?:tổng(?: cộng| số| thời gian| thời lượng)?|cộng)\s*:?", re.IGNORECASE)
# A line that ends with such a word is not the end of a title.
_UNENDED = re.compile(
    r"\b(?:của|và|về|với|do|cho|tại|các|những|trong|đến|theo|đồng chí|tỉnh|thành phố)$",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r"(?:buổi )?(?:sáng|trưa|chiều|tối)[\s:]*", re.IGNORECASE)
_PRESENTERS = ("presenter", "chair")
_TIME_BULLET = re.compile(r"^\s*[-–—+*•]\s*(?=[0-9])")
# What reaches down over thousands of rows is the same for each.
_marking = lru_cache(maxsize=256)(confidential.marking)


class OpenTable:
    """A table while it is read: its columns, and the day and the session that still hold."""

    def __init__(self) -> None:
        self.columns: dict[str, int] = {}
        self.names: tuple[str, ...] = ()
        self.rooms: tuple[int, ...] = ()
        self._above: dict[str, str] = {}

    def read_head(self, cells: Sequence[str], below: Sequence[Sequence[str]] = ()) -> bool:
        """Take the row as the table's head if it is one; return whether it is.

        Rows from ``below`` it tell what a column is whose head may mean clocks or lengths.
        """
        if any(map(_clock, cells)):
            return False
        columns, rooms = columns_of(cells), rooms_of(cells)
        if rooms and "title" not in columns:
            columns = {"time": next(n for n in range(len(cells)) if n not in rooms)}
        elif not columns:
            return False
        else:
            rooms = ()
        if (spent := columns.pop("spent", None)) is not None:
            lengths = times.are_lengths(_flat(_cell(row, spent)) for row in below)
            timed = "time" in columns or "start" in columns
            columns.setdefault("length" if lengths or timed else "time", spent)
        self.columns, self.names, self.rooms, self._above = columns, tuple(cells), rooms, {}
        return True

    def head_note(self, number: int) -> ProgrammeLine | None:
        """Return the head as a note where it says more than what its columns hold."""
        text = _flat(" | ".join(filter(None, self.names)))
        return None if is_plain(text) else ProgrammeLine(number, text, text, label=Label.NOTE)

    def markings(self, reaching: Sequence[str]) -> Iterator[str]:
        """Return what marks a row as internal of the merged cells that reach down to it.

        Days and sessions stand above their rows, and so do their markings; a head is none.
        """
        headings = {self.columns.get(role) for role in ("day", "session", *HALVES)}
        for n, cell in enumerate(reaching):
            name = _cell(self.names, n)
            if cell and n not in headings and cell != name:
                text = _flat(f"{name}: {cell}" if name else cell)
                if words := _marking(text):
                    yield text if len(text) <= confidential.LONGEST else words

    def read_row(self, number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
        """Return the lines a row holds: its day and session if new, its item, what goes on."""
        yield from self._headings(number, cells)
        if halves := [half for half in HALVES if half in self.columns]:
            yield from self._halves(number, cells, halves)
            return
        cells = yield from self._day_of_its_own(number, cells)
        cells = yield from self._day_beside_time(number, cells)
        if (several := self._several(cells)) is not None:
            for one in several:
                yield from self.read_row(number, one)
            return
        original = _flat(" | ".join(filter(None, cells)))
        written, (cells, said) = cells, self._without_markings(cells)
        when, clock = self._time(cells)
        rooms = [n for n in self.rooms if _cell(cells, n)]
        if len(rooms) > 1:
            for n in rooms:
                # What stands beside the rooms goes with the first of them.
                others = rooms if n == rooms[0] else range(len(cells))
                alone = [
                    "" if at in others and at not in (*clock, n) else cell
                    for at, cell in enumerate(cells)
                ]
                yield from self._item(_Row(number, alone, None, when, n, original), clock)
            return
        title = self._title_column(cells, clock)
        if title is None:
            line = self._presenter_alone(number, cells, clock)
            if line is not None and when is not None:
                yield replace(line, original=original, when=when, asides=tuple(said.values()))
            else:
                yield from _lines(number, original)
            return
        cells[title] = written[title]
        said.pop(title, None)
        counter = _cell(cells, self._number_column(cells)).rstrip(".)") or None
        row = _Row(number, cells, counter, when, title, original, tuple(said.values()))
        bare = when is None and counter is None
        first = read_line(number, cells[title].partition("\n")[0]) if bare else None
        if first and first.style not in (None, CounterStyle.TIME) and not first.timed:
            # Without time and number, such a line hangs from the row above.
            below, *more = _lines(number, cells[title], below=True)
            yield replace(below, original=original)
            yield from more
        else:
            yield from self._item(row, clock)

    def read_lone(self, number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
        """Return the only filled cell of a row: a heading across it, or what goes on from above."""
        column = next(n for n, cell in enumerate(cells) if cell)
        role = next((role for role, n in self.columns.items() if n == column), None)
        if role in ("day", "session"):
            yield from self._headings(number, cells)
        elif kind_of(cells[column]) is Kind.BREAK and len(cells[column]) <= LONGEST_BREAK:
            text = _flat(cells[column])
            yield ProgrammeLine(
                number, text, text, style=CounterStyle.ROW, key=CounterStyle.ROW.value
            )
        elif column > self.columns.get("title", 1 if len(cells) > 2 else 0):  # noqa: PLR2004
            yield from _lines(number, cells[column], continues=True)
        else:
            yield from _lines(number, cells[column], alone=column == 0, below=column > 0)

    def _headings(self, number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
        for role in ("day", "session"):
            text = _cell(cells, self.columns.get(role))
            if text and text != self._above.get(role):
                self._above[role] = text
                if role == "day":
                    self._above.pop("session", None)
                yield from _lines(number, _flat(text) if role == "day" else text, alone=True)

    def _halves(
        self, number: int, cells: Sequence[str], halves: Sequence[str]
    ) -> Iterator[ProgrammeLine]:
        """Return what a day's row holds for each half of it: its acts, one to a paragraph."""
        for half in halves:
            if not (text := _cell(cells, self.columns[half])):
                continue
            yield from _lines(number, self.names[self.columns[half]].capitalize(), alone=True)
            for line in _lines(number, text):
                act = CounterStyle.ACT
                plain = line.style in (None, CounterStyle.BULLET) and line.label is None
                bare = plain and not line.timed
                yield replace(line, style=act, key=act.value) if bare else line

    def _day_of_its_own(
        self, number: int, cells: Sequence[str]
    ) -> Generator[ProgrammeLine, None, Sequence[str]]:
        """Return the row without the date that has a cell of its own: "14:00 | 16/9/2025 | ..."."""
        if "day" in self.columns or not any(map(time_of, cells)):
            return cells
        kept = list(cells)
        for n, cell in enumerate(cells):
            if n != self.columns.get("title") and dates.is_date_line(_flat(cell)):
                kept[n] = ""
                yield from _lines(number, _flat(cell), alone=True)
        return kept

    def _day_beside_time(
        self, number: int, cells: Sequence[str]
    ) -> Generator[ProgrammeLine, None, Sequence[str]]:
        """Return the row without the day or the half of it that its time's cell names."""
        column = self.columns.get("time", self.columns.get("start", 0))
        if column in (self.columns.get("day"), self.columns.get("session")):
            return cells
        kept, day = [], ""
        for paragraph in _cell(cells, column).split("\n"):
            clock, day = _dated(paragraph) or (paragraph, day)
            if clock != paragraph:
                yield from _lines(number, day, alone=True)
            kept.append(clock)
        if column >= len(cells):
            return cells
        left = list(cells)
        left[column] = "\n".join(filter(None, kept))
        end = self.columns.get("end", len(left))
        if end < len(left) and (ended := _dated(left[end])) and _ends_on(day, left[column], *ended):
            left[end] = ended[0]
        return left

    def _several(self, cells: Sequence[str]) -> list[list[str]] | None:
        """Return the rows that lie in one: as many times as titles, each in a paragraph."""
        clock, title = self.columns.get("time"), self.columns.get("title")
        starts, titles = _cell(cells, clock).split("\n"), _cell(cells, title).split("\n")
        if len(starts) < 2 or len(starts) != len(titles):  # noqa: PLR2004
            return None
        if not all(_clock(text) for text in starts):
            return None
        others = [cell.split("\n") for cell in cells]
        return [
            [
                cell[n] if len(cell) == len(starts) else ("\n".join(cell) if n == 0 else "")
                for cell in others
            ]
            for n in range(len(starts))
        ]

    def _presenter_alone(
        self, number: int, cells: Sequence[str], clock: set[int]
    ) -> ProgrammeLine | None:
        """Return the line of a row that only says who presents what stands in its time."""
        free = {n for n, cell in enumerate(cells) if cell} - {*clock, self._number_column(cells)}
        people = [self.columns.get(role) for role in _PRESENTERS]
        if len(free) != 1 or free.isdisjoint(people):
            return None
        text, style = unmarked(_flat(cells[free.pop()])), CounterStyle.TIME
        return ProgrammeLine(number, "", text, style, style.value, columns=(text,))

    def _without_markings(self, cells: Sequence[str]) -> tuple[list[str], dict[int, str]]:
        """Return the row without what marks it as internal beside its title, and that by column."""
        kept, said = list(cells), {}
        heads = {self.columns.get(role) for role in ("title", "day", "session")}
        for n, cell in enumerate(cells):
            if n in heads or n in self.rooms:
                continue
            alone = confidential.is_marking(cell)
            kept[n], words = ("", _flat(cell)) if alone else confidential.peeled(cell)
            if words:
                name = _flat(_cell(self.names, n)) if alone else ""
                said[n] = f"{name}: {words}" if name else words
        return kept, said

    def _time(self, cells: Sequence[str]) -> tuple[When | None, set[int]]:
        """Return the row's time, and the columns that say it."""
        used: set[int] = set()
        when: When | None = None
        start, end = (_moment(_cell(cells, self.columns.get(name))) for name in ("start", "end"))
        if start is not None:
            when = When(start.start, end.start if end else None)
            used |= {self.columns["start"], self.columns["end" if end else "start"]}
        length = self.columns.get("length")
        timed = (n for n, cell in enumerate(cells) if n != length and time_of(cell))
        column = self.columns.get("time", None if start else next(timed, None))
        found = time_of(_cell(cells, column)) or times.of_day(_cell(cells, column))
        if found is not None and column is not None:
            when, used = found.joined(when), used | {column}
        text = _flat(_cell(cells, length))
        in_hours = _IN_HOURS.search(_flat(_cell(self.names, length)))
        stated = times.stated_length(text, "giờ" if in_hours else "phút")
        whole = (when or When()).joined(stated)
        if stated is not None and length is not None and (stated.length or whole != when):
            when, used = whole, used | {length}
        elif any(map(str.isdigit, text)):
            # It stays a remark beside the item, and is doubted.
            when = (when or When()).joined(When(impossible=text))
        return when, used

    def _title_column(self, cells: Sequence[str], clock: set[int]) -> int | None:
        headings = {self.columns.get("day"), self.columns.get("session")}
        taken = {*clock, *headings, self._number_column(cells)}
        free = [n for n, cell in enumerate(cells) if cell and n not in taken]
        title = self.columns.get("title")
        if title is not None and _cell(cells, title):
            return title
        if title is not None and clock:
            # A row of a script without its title is no act, unless a break stands elsewhere in it.
            free = [n for n in free if kind_of(cells[n]) is Kind.BREAK]
            return free[0] if free else None
        said = [n for n in free if not _LANGUAGE.fullmatch(cells[n])]
        return (said or free)[0] if free else min(clock, default=None)

    def _number_column(self, cells: Sequence[str]) -> int | None:
        column = self.columns.get("number", 0)
        return column if counter_style(_cell(cells, column)) is not None else None

    def _item(self, row: _Row, clock: set[int]) -> Iterator[ProgrammeLine]:
        title, *more = row.cells[row.title].split("\n")
        while more and _goes_on(title, more[0]):
            title = f"{title} {more.pop(0)}"
        if _SUM.fullmatch(title):
            yield ProgrammeLine(row.number, row.original, row.original, label=Label.NOTE)
            return
        people = [self.columns[name] for name in _PRESENTERS if name in self.columns]
        if not self.columns:
            people = [n for n, cell in enumerate(row.cells) if cell and n > row.title][:1]
        first = next((n for n in people if n != row.title and _cell(row.cells, n)), None)
        named = _cell(row.cells, first).split("\n") if first is not None else []
        timed = times.leading(_TIME_BULLET.sub("", title, count=1)) if row.when is None else None
        if timed and timed[0].start and timed[1]:
            row, title = replace(row, when=timed[0]), timed[1]
        style, key = _row_style(row.counter, row.when)
        if row.when and not row.counter and (below := _BELOW.match(title)):
            # "- Chào cờ" with its time below a row that has none: that row is its part.
            title, key = title[below.end() :], f"{key}-"
            row = replace(row, counter=below[1])
        text, marking = confidential.peeled(unmarked(_flat(title)))
        yield ProgrammeLine(
            row.number,
            text if row.title not in clock else "",
            row.original,
            style=style,
            key=key,
            counter=row.counter,
            when=row.when,
            columns=tuple(filter(None, [unmarked(_flat(_DASH.sub("", n))) for n in named[:1]])),
            asides=(*self._asides(row, {*clock, row.title, first}), *row.said),
            marking=marking,
        )
        for text in more:
            yield from _lines(row.number, text, below=True)
        for text in named[1:]:
            yield from _lines(row.number, text, continues=True)

    def _asides(self, row: _Row, used: set[int | None]) -> Iterator[str]:
        """Return what the other cells say, with what stands above them in the head."""
        read = {self.columns.get("day"), self.columns.get("session")}
        read |= {*used, self._number_column(row.cells)}
        if row.title in self.rooms:
            yield _flat(self.names[row.title])
        for index, cell in enumerate(row.cells):
            if cell and index not in read:
                name = _flat(_cell(self.names, index))
                yield f"{name}: {_flat(cell)}" if name else _flat(cell)


def _goes_on(title: str, text: str) -> bool:
    """Return whether a line goes on with the title that was broken above it."""
    text, title = text.strip(), title.rstrip()
    unclosed = title.count("(") > title.count(")") or title.endswith((",", "-", "–"))
    return unclosed or text.startswith("(") or text[:1].islower() or bool(_UNENDED.search(title))


def _dated(text: str) -> tuple[str, str] | None:
    """Return the clock and the day of a cell that holds them; the clock may be missing."""
    if (split := dates.day_and_rest(text)) and times.only(split[1]):
        return split[1], split[0]
    found = times.leading(text)
    day = found[1] if found else text
    if dates.is_date_line(day) or _HALF_DAY.fullmatch(day):
        return (text.removesuffix(day).strip(" ,") if found else ""), day
    return None


def _ends_on(day: str, start: str, end: str, end_day: str) -> bool:
    """Return whether an end is that of the same day, or that of the night after it."""
    first, last = (dates.find_date(text, ANY_YEAR) for text in (day, end_day))
    if first is None or last is None or first == last:
        return True
    begun, ended = _moment(start), _moment(end)
    if begun is None or ended is None or begun.start is None or ended.start is None:
        return False
    return ended.start <= begun.start and (last - first).days == 1


def time_of(cell: str) -> When | None:
    """Return the time of a cell that holds nothing else; a start above an end is a range."""
    cell = _TIME_BULLET.sub("", cell, count=1)
    return times.only(_flat(cell)) or times.only(_flat(cell.replace("\n", " - ")))


class _Row(Struct, frozen=True):
    """A row with what is known of it before its item is made; ``title`` is the title's column.

    ``original`` is all it says, ``said`` what was taken out of its cells since it marks the row as
    internal.
    """

    number: int
    cells: Sequence[str]
    counter: str | None
    when: When | None
    title: int
    original: str
    said: tuple[str, ...] = ()


def _row_style(counter: str | None, when: When | None) -> tuple[CounterStyle, str]:
    """A chapter's counter in the column of numbers heads a chapter; all else is a row."""
    counted = counter_style(counter or "")
    if when is None and counted in (CounterStyle.ROMAN, CounterStyle.CAPITAL):
        return counted, counted.value
    nested = counted.value if counted in (CounterStyle.NESTED, CounterStyle.LETTER) else ""
    return CounterStyle.ROW, CounterStyle.ROW.value + nested


def _lines(
    number: int, text: str, *, alone: bool = False, below: bool = False, continues: bool = False
) -> Iterator[ProgrammeLine]:
    """Return each paragraph of a cell as a line; ``below`` and ``continues`` hang from a row."""
    for paragraph in text.split("\n"):
        for line in read_lines(number, paragraph):
            shown = line
            if continues:
                shown = replace(line, columns=(line.text,))
            if below and not line.timed and line.style is None and line.label is None:
                shown = replace(shown, style=CounterStyle.BULLET, key="cell")
            yield replace(shown, alone=alone)


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _clock(text: str) -> When | None:
    found = time_of(text)
    return found if found and found.start else None


def _moment(text: str) -> When | None:
    """Return the clock in a cell that holds one by its head, where "1h00" is no length."""
    found = times.leading(_flat(text))
    if found and found[0].start and not found[1]:
        return found[0]
    return _clock(text) or times.of_day(text)
