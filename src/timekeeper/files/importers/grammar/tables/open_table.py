"""The rows of a table, each as understood lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.dates import day_lines
from timekeeper.files.importers.grammar.kinds import TRACK, kind_of, opens_as_act
from timekeeper.files.importers.grammar.lines.labels import REMARK
from timekeeper.files.importers.grammar.lines.line import (
    FOREIGN,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.lines.lines import read_line, unmarked
from timekeeper.files.importers.grammar.names import names_person, names_place, names_somebody
from timekeeper.files.importers.grammar.outline import SECTION_ROW, Rank, rank
from timekeeper.files.importers.grammar.presenters.named_lines import named_line
from timekeeper.files.importers.grammar.presenters.sentences import subject_of
from timekeeper.files.importers.grammar.tables.acts_by_column import (
    HALF_NAMES,
    acts_of_days,
    acts_of_halves,
    acts_of_leaders,
)
from timekeeper.files.importers.grammar.tables.cells import (
    COUNTED_CLOCK,
    DASH,
    as_day,
    cell_at,
    flat,
    goes_on,
    lines_in,
    moment_of,
    time_of,
)
from timekeeper.files.importers.grammar.tables.columns import (
    PRESENTERS,
    is_number_head,
    is_of_tasks,
    joined_storeys,
    names_half,
    rooms_of,
)
from timekeeper.files.importers.grammar.tables.dated_rows import (
    dated_column,
    without_day_beside_time,
    without_own_day,
)
from timekeeper.files.importers.grammar.tables.row import (
    TitledRow,
    beside_title,
    clock_before,
    row_style,
)
from timekeeper.files.importers.grammar.tables.table_head import TableHead, table_head
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import HALVES

LONGEST_BREAK = 60
_BELOW = re.compile(
    r"\s*(?:[-–—+•*]|([a-zđ]\))|([0-9]{1,2}(?:(?:\.[0-9]{1,2}){1,2}[.)]?|[.)])))\s+(?=[^\W\d_])"
)
_SUM = re.compile(r"(?:tổng(?: cộng| số| thời gian| thời lượng)?|cộng)\s*:?", re.IGNORECASE)


class OpenTable:
    """A table while it is read: its columns, and the day and the session that still hold."""

    def __init__(self) -> None:
        self.head = TableHead()
        self._above: dict[str, str] = {}
        self._titles = 0  # the column of the last title with a cell beside it
        self._dated = 0  # the column of the last clock with its day
        self._people_first = False
        # Whether the row above has no title, or ends with a colon: what stands below is of it.
        self._announced = False
        self._number = ""  # of the last row that has one
        # Whether the last row has neither a time nor a doer, or is below one that has neither.
        self._heads = False
        self._led = False  # Whether it has its number and no time, whoever leads it.
        self._titles_number = ""  # that stands before the last title, where it has its time
        self._untimed = False  # whether the last title has no time, but who presents beside it
        self._list = ""  # the key of the bullet before it, where it has its time and nobody's name
        self.places: frozenset[int] = frozenset()  # the columns that say where, if no head tells it
        # Whether it is a list of people or papers below the programme's own table.
        self.foreign = False

    def goes_on(self, rows: Sequence[Sequence[str]]) -> bool:
        """Return whether the rows of another table go on with this one, in its columns.

        Its head is not said again: its hours stand below the hours, its first number follows the
        last one, or, where there are no hours, people stand below the people alone.
        """
        again = any(tuple(row) == tuple(self.head.names) for row in rows)
        if not self.head.columns or again or table_head(rows[0], rows[1:]) is not None:
            return False
        titles = [self.head.cell(row, "title") for row in rows]
        if any(map(time_of, titles)) or not any(map(str.isalpha, "".join(titles))):
            return False
        if any(moment_of(self.head.cell(row, role)) for row in rows for role in ("time", "start")):
            return True
        numbers = (self.head.cell(row, "number").rstrip(".)") for row in rows)
        first = next(filter(None, numbers), "")
        if first.isdecimal() and self._number.isdecimal() and int(first) == int(self._number) + 1:
            return True
        named = sum(map(names_somebody, map(flat, titles)))
        if self.head.tells_time or 2 * named >= len(rows):
            return False
        people = (
            sum(names_somebody(flat(self.head.cell(row, role))) for row in rows)
            for role in PRESENTERS
        )
        return 2 * max(people) >= len(rows)

    def read_head(
        self,
        cells: Sequence[str],
        below: Sequence[Sequence[str]] = (),
        *,
        after: bool = False,
        beside: bool = False,
    ) -> bool:
        """Take the row as the table's head if it is one; return whether it is.

        ``after`` a table that tells when, one with numbers and no clock is none of the programme;
        nor is one of tasks or costs ``beside`` hours that stand anywhere.
        """
        again = bool(self.head.columns) and tuple(cells) == tuple(self.head.names)
        joined, rooms = joined_storeys(self.head.names, cells)
        if rooms and tuple(joined) == tuple(self.head.names):
            # The lower storey of the head.
            return True
        if self.head.days and not rooms_of(cells, below):
            # "Sáng | Khai giảng | Chuyên đề 2" has a day's act to each cell.
            return False
        tasks = beside and not again and is_of_tasks(cells, below)
        head = None if tasks else table_head(cells, below)
        if head is None and not tasks:
            counts = after and is_number_head(cells[0])
            if not counts or any(time_of(cell) for row in below for cell in row):
                return False
        self.foreign = head is None
        self.head, self._above = head or TableHead(names=tuple(cells)), {}
        return True

    def opens_day(self, cells: Sequence[str]) -> bool:
        """Return whether the row's day says one, so that it goes on with the table above it."""
        return day_lines.is_day_only(flat(self.head.cell(cells, "day")))

    def read_row(self, number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
        """Return the lines a row holds: its day and session if new, its item, what goes on."""
        cells = self.head.with_days(cells)
        leads = (times.leading(flat(cell)) for cell in cells)
        if self.foreign and any(lead and lead[0].start for lead in leads):
            self.foreign, self.head = False, TableHead()
        if self.foreign:
            text = flat(" | ".join(filter(None, cells)))
            return iter([ProgrammeLine(number, text, text, key=FOREIGN, label=Label.NOTE)])
        if self.head.leaders:
            return chain(self._headings(number, cells), acts_of_leaders(self.head, number, cells))
        if self.head.days:
            half = flat(self.head.cell(cells, "session"))
            half = half if names_half(half) else self._above.get("session", "")
            self._above["session"] = half
            return acts_of_days(self.head, number, cells, HALF_NAMES.get(half, half))
        return self._row(number, cells)

    def _row(self, number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
        yield from self._headings(number, cells)
        if halves := [half for half in HALVES if half in self.head.columns]:
            yield from acts_of_halves(self.head, number, cells, halves)
            return
        cells = yield from without_own_day(self.head, number, cells)
        self._dated = dated_column(self.head, cells, self._dated)
        cells = yield from without_day_beside_time(self.head, number, cells, self._dated)
        if (several := self.head.rows_in(cells)) is not None:
            for one in several:
                yield from self._row(number, one)
            return
        original = flat(" | ".join(filter(None, cells)))
        written, (cells, said) = list(cells), self.head.without_markings(cells)
        when, clock = self.head.time(cells)
        # A day alone has stood where a cell is empty now.
        emptied = not (self.head.columns or cell_at(cells, self._dated))
        clock = clock or {*filter(None, [emptied and self._dated])}
        rooms, own = self._rooms(cells)
        if len(rooms) > 1 or any(None not in columns for columns in own.values()):
            whole, taken = self.head, {at for columns in own.values() for at in columns}
            for n, self.head in rooms.items():
                # What stands beside the rooms goes with the first of them.
                others = taken if n == min(rooms) else range(len(cells))
                alone = [
                    "" if at in others and at not in (*clock, *own[n]) else cell
                    for at, cell in enumerate(cells)
                ]
                yield from self._item(TitledRow(number, alone, None, when, n, original), clock)
            self.head = whole
            return
        title = self._title(cells, clock)
        if title is None:
            line = self.head.presenter_alone(number, cells, clock)
            self._announced = True
            empty = line is None and self.head.number_column(cells) is not None
            if line is not None and when is not None:
                yield replace(line, original=original, when=when, asides=tuple(said.values()))
            else:
                # "3 | 9h30 - 9h45" has been left empty, and is no act.
                left = [ProgrammeLine(number, original, original)]
                yield from left if empty else lines_in(number, original)
            return
        cells[title] = self._above["title"] = written[title] or cells[title]
        said.pop(title, None)
        numbers = (found[1] for n in clock if (found := COUNTED_CLOCK.match(cells[n])))
        counter = cell_at(cells, self.head.number_column(cells)).rstrip(".)") or next(numbers, None)
        self._number = counter or self._number
        row = TitledRow(number, cells, counter, when, title, original, tuple(said.values()))
        bare = when is None and counter is None
        first = read_line(number, cells[title].partition("\n")[0]) if bare else None
        presents = first and first.label is Label.PRESENTER and not any(cells[:title])
        hangs = presents or (first and first.style not in (None, CounterStyle.TIME))
        # Each of several in one time's cell, with its own cell of who presents.
        acts = first is not None and not presents and self._says_who(row, first, clock)
        counted = acts or self._goes_on_counting(cells[title])
        if first and hangs and not first.timed and not counted:
            # Without time and number, such a line hangs from the row above.
            below, *more = lines_in(number, cells[title], below=True)
            columns, asides, named = self._beside(row, clock)
            yield replace(below, original=original, columns=columns, asides=asides)
            yield from more
            for text in named:
                yield from lines_in(number, text, continues=True)
        else:
            yield from self._item(row, clock)

    def _rooms(
        self, cells: Sequence[str]
    ) -> tuple[dict[int, TableHead], dict[int, set[int | None]]]:
        """Return the heads of the rooms whose cells say something, and the columns each has."""
        rooms = {n: self.head.of_room(n) for n in self.head.rooms if cell_at(cells, n)}
        return rooms, {n: {n, head.columns.get("presenter")} for n, head in rooms.items()}

    def _beside(
        self, row: TitledRow, clock: set[int]
    ) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
        """Return who stands beside a row's title, what else does, and more lines of the former.

        Behind a clock with its day stands where it is, unless it names somebody.
        """
        behind = range(self._dated + 1, len(row.cells)) if row.title < self._dated else ()
        where = {n for n in behind if not names_somebody(flat(row.cells[n]))}
        people_first, places = self._people_first, self.places | where
        return beside_title(self.head, row, clock, people_first=people_first, places=places)

    def _says_who(self, row: TitledRow, line: ProgrammeLine, clock: set[int]) -> bool:
        """Return whether a cell of its own says who does what a row without a time holds.

        Where no head tells what the cell is, it has to name somebody.
        """
        who, *_ = self._beside(row, clock)
        told = self.head.columns or any(map(names_somebody, who))
        listed = line.style in (CounterStyle.DECIMAL, CounterStyle.NESTED)
        return bool(who and (listed or (told and not self._announced)))

    def _title(self, cells: list[str], clock: set[int]) -> int | None:
        """Return the title's column, in a row without a head also where who presents is first.

        Once a person stands alone before what is done, so do offices and bodies below. A row that
        gives another time and place for the act above has its title, which is written once.
        """
        title = self.head.title_column(cells, clock)
        filled = {n for n, cell in enumerate(cells) if cell}
        if (
            title is None
            and "title" in self._above
            and filled
            == {
                *clock,
                self.head.columns.get("venue"),
            }
        ):
            title = self.head.columns["title"]
            cells[title] = self._above["title"]
        if self.head.columns or title is None or not (after := cell_at(cells, title + 1)):
            return title
        who, act = flat(cells[title]), flat(after)
        plain = names_person(who) and subject_of(who) is None
        acted = not (names_somebody(act) or names_place(act))
        if plain and acted and any(map(str.isalpha, act)):
            self._people_first = True
        return title + 1 if self._people_first and names_somebody(who) else title

    def read_lone(self, number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
        """Return the only filled cell of a row: a heading across it, or what goes on from above."""
        cells = self.head.with_days(cells)
        column = next(n for n, cell in enumerate(cells) if cell)
        role = self._role_of(column)
        if self.head.days and (column in self.head.days or names_half(cells[column])):
            yield from self.read_row(number, cells)
        elif role in ("day", "session"):
            yield from self._headings(number, cells)
        elif role in HALVES:
            yield from acts_of_halves(self.head, number, cells, [role])
        elif column in self.head.leaders:
            yield from acts_of_leaders(self.head, number, cells)
        elif (
            kind_of(cells[column]) is Kind.BREAK
            and len(cells[column]) <= LONGEST_BREAK
            and times.leading(flat(cells[column])) is None
        ):
            text = flat(cells[column])
            yield ProgrammeLine(
                number, text, text, style=CounterStyle.ROW, key=CounterStyle.ROW.value
            )
        elif role == "title" and (
            names_place(cells[column])
            or TRACK.match(cells[column])
            or SECTION_ROW.fullmatch(cells[column])
        ):
            # A room, or what is held in it, above its acts; "Phần nghi lễ".
            yield from lines_in(number, cells[column], alone=True)
        elif (role == "title" and self._goes_on_counting(cells[column])) or (
            role == "title"
            and cells[column][:1].isupper()
            and (line := read_line(number, flat(cells[column]))) is not None
            and rank(line) is Rank.TEXT
            and not REMARK.match(line.text)
            and (
                # Without hours a title needs nothing beside it; else its words must tell, or the
                # row above, which has no time and is an act.
                not self.head.tells_time
                or (not self._announced and (self._untimed or opens_as_act(cells[column])))
            )
        ):
            yield from self._item(
                TitledRow(number, cells, None, None, column, cells[column]), set()
            )
        elif column > self.head.columns.get("title", self._titles or len(cells) > 2):  # noqa: PLR2004
            yield from lines_in(number, cells[column], continues=True)
        else:
            heading = read_line(number, cells[column])
            outer = heading is not None and rank(heading) in (Rank.DAY, Rank.SESSION)
            alone = column == 0 or role == "theme" or outer
            if alone:
                yield from lines_in(number, cells[column], alone=True)
            else:
                yield from self._below(number, cells[column])

    def _role_of(self, column: int) -> str | None:
        """Return what a column tells; without a head, what the act without a time above does."""
        if not self.head.columns and self._untimed and column == self._titles:
            return "title"
        return next((role for role, n in self.head.columns.items() if n == column), None)

    def _without_bullet(self, row: TitledRow, title: str, *, led: bool, several: bool) -> str:
        """Return a title without the bullet that those below it may bear, which is kept."""
        opens = row.when and not (row.counter or led)
        line = read_line(row.number, title) if opens else None
        self._list = line.key if line and line.style is CounterStyle.BULLET else ""
        if several and row.counter:
            return DASH.sub("", title)
        return line.text if line and self._list else title

    def _below(self, number: int, text: str) -> Iterator[ProgrammeLine]:
        """Return what hangs from a row; what bears the bullet of its title is an act beside it."""
        for line in lines_in(number, text, below=True):
            listed = line.key == self._list and line.label is None and not line.timed
            listed = listed and not (REMARK.match(line.text) or named_line(line.text, alone=True))
            key = CounterStyle.ROW.value
            yield replace(line, style=CounterStyle.ROW, key=key) if listed else line

    def _goes_on_counting(self, text: str) -> bool:
        """Return whether a number before a title without a time follows those of timed titles."""
        found = _BELOW.match(text)
        if not self._titles_number or found is None or not found[2]:
            return False
        last, number = self._titles_number, found[2].rstrip(".)")
        outer, _dot, count = last.rpartition(".")
        following = f"{outer}.{int(count) + 1}" if outer else str(int(count) + 1)
        return number in (following, str(int(last.partition(".")[0]) + 1), f"{last}.1")

    def _headings(self, number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
        for role in ("day", "session", "theme"):
            text = self.head.cell(cells, role)
            if role == "theme" and not self.head.cell(cells, "title"):
                continue
            text = HALF_NAMES.get(text, text) if role == "session" else text
            if text and text != self._above.get(role):
                self._above[role] = text
                for inner in ("session", "theme") if role == "day" else ("theme",):
                    self._above.pop(inner, None) if inner != role else None
                for line in lines_in(number, flat(text) if role == "day" else text, alone=True):
                    yield as_day(line) if role == "day" else line

    def _item(self, row: TitledRow, clock: set[int]) -> Iterator[ProgrammeLine]:
        title, *more = row.cells[row.title].split("\n")
        self._titles = row.title if any(row.cells[row.title + 1 :]) else self._titles
        while more and goes_on(title, more[0]):
            title = f"{title} {more.pop(0)}"
        besides = [cell for cell in row.cells if cell and not cell.isdecimal()]
        if day_lines.is_date_line(title) and len(besides) == 1:
            # A day counted like the acts below it, where their titles stand.
            yield from lines_in(row.number, title, alone=True)
            return
        if _SUM.fullmatch(title):
            yield ProgrammeLine(row.number, row.original, row.original, label=Label.NOTE)
            return
        self._announced = title.rstrip().endswith(":")
        columns, asides, named = self._beside(row, clock)
        if row.when is None:
            when, title, half = clock_before(title)
            row, asides = replace(row, when=when), (*asides, *half)
        style, key = row_style(row.counter, row.when)
        self._untimed = row.when is None and (bool(columns) or (self._untimed and not row.counter))
        bare = self._without_bullet(row, title, led=bool(columns), several=bool(more))
        below = _BELOW.match(title) if not row.counter else None
        if below and (row.when or columns or (below[2] and row.counter is None)):
            # "- Chào cờ" with its time below a row that has none: that row is its part.
            heads = self._heads or (self._led and row.when is not None)
            title, key = title[below.end() :], f"{key}-" if heads else key
            row = replace(row, counter=below[1])
            if below[2]:
                self._titles_number = below[2].rstrip(".)")
                row = replace(row, counter=self._titles_number)
                style, key = row_style(row.counter, row.when)
        else:
            title = bare
        text, marking = confidential.peeled(unmarked(flat(title)))
        self._heads = key.endswith("-") or not (row.when or columns)
        self._led = row.when is None and below is None and bool(row.counter)
        # Of a leader and who prepares it either may hold it, and where nobody leads it is not told.
        led = columns == (unmarked(flat(self.head.cell(row.cells, "leader"))),)
        beside = not self.head.columns.keys().isdisjoint(("presenter", "chair", "preparing"))
        yield ProgrammeLine(
            row.number,
            text if row.title not in clock else "",
            row.original,
            style=style,
            key=key,
            counter=row.counter,
            when=row.when,
            columns=columns,
            asides=asides,
            marking=marking,
            crossed=bool(self.head.crossed(row.cells)[0]) or (led and beside),
        )
        for text in more:
            yield from self._below(row.number, text)
        for text in named:
            yield from lines_in(row.number, text, continues=True)
