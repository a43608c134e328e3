"""A table's head: what it says of each cell below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Kind
from timekeeper.core.text import bared
from timekeeper.files.importers.grammar.dates import day_lines
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines.counters import counter_style
from timekeeper.files.importers.grammar.lines.line import (
    FOREIGN,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.lines.lines import unmarked
from timekeeper.files.importers.grammar.lines.splitting import acts_in
from timekeeper.files.importers.grammar.names import names_somebody
from timekeeper.files.importers.grammar.presenters.named_lines import NOT_PRESENTING
from timekeeper.files.importers.grammar.tables.cells import (
    DASH,
    cell_at,
    clock_of,
    flat,
    moment_of,
    time_of,
)
from timekeeper.files.importers.grammar.tables.columns import (
    PRESENTERS,
    WHEN,
    beside_days,
    columns_by_leader,
    columns_of,
    is_plain,
    is_presenter_head,
    joined_storeys,
    named_columns,
    rooms_of,
)
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import HALVES
from timekeeper.files.importers.grammar.times.when import When

FEWEST_NAMED = 2
_SCRIPT = re.compile(r"lời (?:dẫn|thoại|bình|mc|giới thiệu)\b|script\b", re.IGNORECASE)
_HOURS = re.compile(r"(?:khung |mốc )?giờ(?: giấc)?", re.IGNORECASE)
_IN_HOURS = re.compile(r"[(/,]\s*(?:giờ|h|hours?|hrs?)\b", re.IGNORECASE)
# A row's language, and "Cả ngày" where another has its clock, are no titles.
_NO_TITLE = re.compile(
    r"(?:vi|vn|vie|en|eng)(?:\s*[/,&-]\s*(?:vi|vn|en))?|ca (?:ngay|buoi)|(?:all|full|whole) day",
    re.IGNORECASE,
)
_OF_WEEKDAYS = re.compile(r"\s*thứ(?! tự)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\s*(?:[2-7]|hai|ba|tư|năm|sáu|bảy)(?:\s*$|[\s(,]+[0-9])", re.IGNORECASE)
_DAY_DOT = r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:1[0-2]|0?[1-9])"
_DOTTED = re.compile(rf"\s*{_DAY_DOT}(?:\s*[-–—]\s*{_DAY_DOT})?\s*")
# What is set in the column of each who acts, and what says there that he leads.
CROSS = re.compile(r"\s*(?:[xv]|[×✓✔☑√✗✘●])\s*", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:chủ trì|chủ t(?:ọa|oạ)|điều hành|phụ trách|thực hiện|trình bày|báo cáo|phát biểu)\b",
    re.IGNORECASE,
)
# What reaches down over thousands of rows is the same for each.
_marking = lru_cache(maxsize=256)(confidential.marking)


class TableHead(Struct, frozen=True):
    """The columns by what they hold, all their names, and those of rooms or days side by side.

    ``people`` are the columns of one person or body each, where a cross tells who acts;
    ``leaders`` those that hold what each of them does. ``hours`` tells that the column of times is
    called "Giờ", and holds no lengths.
    """

    columns: Mapping[str, int] = {}
    names: Sequence[str] = ()
    rooms: Sequence[int] = ()
    people: Sequence[int] = ()
    leaders: Sequence[int] = ()
    days: Sequence[int] = ()
    hours: bool = False

    def cell(self, cells: Sequence[str], role: str) -> str:
        """Return the text of the column that holds this, "" where there is none."""
        return cell_at(cells, self.columns.get(role))

    @property
    def tells_time(self) -> bool:
        """Return whether a column is for clocks or lengths."""
        return not self.columns.keys().isdisjoint(("time", "start", "length"))

    @property
    def _headings(self) -> set[int]:
        """Return the columns whose cells stand above the rows they reach down to."""
        return {self.columns[role] for role in ("day", "session", "theme") if role in self.columns}

    def of_room(self, room: int) -> TableHead:
        """Return the head of one room or day, with its own column of who presents."""
        people = [n for n, name in enumerate(self.names) if is_presenter_head(name)]
        rooms = self.rooms or self.days
        if people and people[0] < rooms[0]:
            people = [n for n in people if n < room][-1:]
        else:
            others = [n for n in rooms if n > room]
            people = [n for n in people if room < n < min(others, default=len(self.names))]
        who = {"presenter": people[0]} if people else {}
        return replace(self, columns={**self.columns, "title": room, **who})

    def with_days(self, cells: Sequence[str]) -> list[str]:
        """Return the row, "2" and "Hai" below "Thứ" as the days of the week they are.

        "24.11" below "Ngày" is no clock.
        """
        told = {n for n, name in enumerate(self.names) if _OF_WEEKDAYS.match(name)}
        if (day := self.columns.get("day")) is not None and _DOTTED.fullmatch(cell_at(cells, day)):
            cells = [c.replace(".", "/") if n == day else c for n, c in enumerate(cells)]
        return [
            f"Thứ {cell.strip()}" if n in told and _WEEKDAY.match(cell) else cell
            for n, cell in enumerate(cells)
        ]

    def note(self, number: int) -> ProgrammeLine | None:
        """Return the head as a note where it says more than what its columns hold."""
        text = flat(" | ".join(filter(None, self.names)))
        if self.columns and is_plain(text):
            return None
        key = "" if self.columns else FOREIGN
        return ProgrammeLine(number, text, text, key=key, label=Label.NOTE)

    def reaching_presenter(self, reaching: Sequence[str]) -> str:
        """Return whom a merged cell names that reaches down to the row, "" where none does."""
        kept, _said = self.without_markings(reaching)
        cells = (self.cell(kept, role) for role in PRESENTERS)
        return next((one for one in cells if one and one not in self.names), "")

    def markings(self, reaching: Sequence[str]) -> Iterator[str]:
        """Return what marks a row as internal of the merged cells that reach down to it.

        Days and sessions stand above their rows, and so do their markings; a head is none.
        """
        headings = {self.columns.get(role) for role in ("day", "session", "theme", *HALVES)}
        for n, cell in enumerate(reaching):
            name = cell_at(self.names, n)
            if cell and n not in headings and cell != name:
                text = flat(f"{name}: {cell}" if name else cell)
                if words := _marking(text):
                    yield text if len(text) <= confidential.LONGEST else words

    def without_markings(self, cells: Sequence[str]) -> tuple[list[str], dict[int, str]]:
        """Return the row without what marks it as internal beside its title, and that by column."""
        kept, said = list(cells), {}
        heads = {self.columns.get(role) for role in ("title", "day", "session", "theme")}
        for n, cell in enumerate(cells):
            if n in heads or n in self.rooms:
                continue
            alone = confidential.is_marking(cell)
            kept[n], words = ("", flat(cell)) if alone else confidential.peeled(cell)
            if words:
                name = flat(cell_at(self.names, n)) if alone else ""
                said[n] = f"{name}: {words}" if name else words
        return kept, said

    def time(self, cells: Sequence[str]) -> tuple[When | None, set[int]]:
        """Return the row's time, and the columns that say it."""
        used: set[int] = set()
        when: When | None = None
        start, end = (moment_of(self.cell(cells, role)) for role in ("start", "end"))
        if start is not None:
            when = When(start.start, end.start if end else None)
            used |= {self.columns["start"], self.columns["end" if end else "start"]}
        length = self.columns.get("length")
        # "Sáng 8h00 - 11h30" in a column of sessions is the session's.
        named = {n for n in self._headings if cell_at(cells, n)[:1].isalpha()}
        free = (n for n in range(len(cells)) if n != length and n not in named)
        timed = (n for n in free if time_of(cells[n]))
        column = self.columns.get("time", None if start else next(timed, None))
        if column is not None and column >= len(cells) and clock_of(cells[-1]):
            # A row of a text may leave out the empty cell before its clock.
            column = len(cells) - 1
        elif column is not None and not clock_of(cell_at(cells, column)):
            # A head over two columns names the first alone: half of the day, and then the clock.
            beside = column + 1 < len(self.names) and not self.names[column + 1]
            column += bool(beside and clock_of(cell_at(cells, column + 1)))
        text = cell_at(cells, column)
        found = (moment_of(text) if self.hours else None) or time_of(text) or times.of_day(text)
        if found is not None and column is not None:
            when, used = found.joined(when), used | {column}
        if not self.columns and when and when.only_begins and column is not None:
            # Without a head a second clock beside the first is the row's end.
            last = clock_of(cell_at(cells, column + 1))
            if last and last.only_begins and when.start and last.start and last.start > when.start:
                when, used = when.joined(When(end=last.start)), used | {column + 1}
        if when and when.only_begins and end and self.columns["end"] not in used:
            # Whatever its beginning is called.
            when, used = when.joined(When(end=end.start)), used | {self.columns["end"]}
        text = flat(self.cell(cells, "length"))
        in_hours = _IN_HOURS.search(flat(self.cell(self.names, "length")))
        stated = times.stated_length(text, "giờ" if in_hours else "phút")
        whole = (when or When()).joined(stated)
        if stated is not None and length is not None and (stated.length or whole != when):
            when, used = whole, used | {length}
        elif any(map(str.isdigit, text)):
            # It stays a remark beside the item, and is doubted.
            when = (when or When()).joined(When(impossible=text))
        return when, used

    def rows_in(self, cells: Sequence[str]) -> list[list[str]] | None:
        """Return the rows that lie in one: as many clocks, numbers, people as titles, in lines.

        So do the acts of a title's cell of which each has its clock or its half of the day. None
        are in one of which nothing is left.
        """
        if not any(cells):
            return []
        title, number = self.columns.get("title"), self.number_column(cells)
        said = acts_in(cell_at(cells, title))
        dashes = cell_at(cells, title).split("\n")
        dashed = len(dashes) > 1 and all(map(DASH.match, dashes))
        if dashed and number is not None and not any(map(clock_of, cells)):
            # "1 | - Chào cờ - Giới thiệu đại biểu": nothing stands over them, and each is an act.
            said = [DASH.sub("", text) for text in dashes]
        if title is not None and len(said) > 1:
            later = ["" if n == number else cell for n, cell in enumerate(cells)]
            rows = (list(later if n else cells) for n in range(len(said)))
            return [
                [*row[:title], act, *row[title + 1 :]] for row, act in zip(rows, said, strict=True)
            ]
        numbers = self.cell(cells, "number").split("\n")
        starts, titles = (self.cell(cells, role).split("\n") for role in ("time", "title"))
        people = [self.cell(cells, role).split("\n") for role in PRESENTERS]
        # "2, 2.1, 2.2" beside two people: nobody presents what heads their acts.
        led = {len(titles) - 1} if f"{numbers[0]}." in numbers[-1] else set()
        plain = all(len(who) in {1, len(titles), *led} for who in people)
        if all(map(counter_style, numbers)) and len(numbers) == len(titles) and plain:
            starts, told = numbers, True
        elif starts != [""]:
            told = all(clock_of(text) for text in starts)
        else:
            # "7h15: Chào cờ" above "15h30: Họp", or no hours at all: beside each who presents it.
            starts = next((who for who in people if who != [""]), [""])
            leads = [times.leading(text) for text in titles]
            timed = all(lead and lead[0].start for lead in leads)
            told = timed or (not self.tells_time and all(map(names_somebody, starts)))
        if not told or len(starts) < 2 or len(starts) != len(titles):  # noqa: PLR2004
            return None
        others = [cell.split("\n") for cell in cells]
        shifted = starts is numbers and len(starts) > 2  # noqa: PLR2004
        others = [
            ["", *cell] if shifted and len(cell) in led and cell in people else cell
            for cell in others
        ]
        return [
            [
                cell[n] if len(cell) == len(starts) else ("\n".join(cell) if n == 0 else "")
                for cell in others
            ]
            for n in range(len(starts))
        ]

    def presenter_alone(
        self, number: int, cells: Sequence[str], clock: set[int]
    ) -> ProgrammeLine | None:
        """Return the line of a row that only says who presents what stands in its time."""
        taken = {*clock, self.number_column(cells)}
        free = {n for n, cell in enumerate(cells) if cell} - taken
        people = [self.columns.get(role) for role in PRESENTERS]
        if len(free) != 1 or free.isdisjoint(people):
            return None
        text, style = unmarked(flat(cells[free.pop()])), CounterStyle.TIME
        return ProgrammeLine(number, "", text, style, style.value, columns=(text,))

    def title_column(self, cells: Sequence[str], clock: set[int]) -> int | None:
        """Return where the row's title stands; ``clock`` are the columns that say its time."""
        taken = {*clock, *self._headings, self.number_column(cells)}
        free = [n for n, cell in enumerate(cells) if cell and n not in taken]
        title = self.columns.get("title")
        if title is not None and cell_at(cells, title):
            return title
        if self.cell(cells, "theme"):
            # What is about nothing else, as a break.
            return self.columns["theme"]
        if title is not None and clock:
            # A row of a script without its title is no act, unless a break stands elsewhere in it.
            free = [n for n in free if kind_of(cells[n]) is Kind.BREAK]
            return free[0] if free else None
        # What the compere says is no act either, whatever number stands before it.
        script = {n for n, name in enumerate(self.names) if _SCRIPT.match(flat(name))}
        free = [n for n in free if title is None or n not in script]
        said = [n for n in free if not _NO_TITLE.fullmatch(bared(cells[n]))]
        return (said or free)[0] if free else min(clock, default=None)

    def number_column(self, cells: Sequence[str]) -> int | None:
        """Return the column of the row's counter, None when it has none."""
        column = self.columns.get("number", 0)
        return column if counter_style(cell_at(cells, column)) is not None else None

    def crossed(self, cells: Sequence[str]) -> tuple[str, set[int]]:
        """Return who leads a row that has a cross for each, or acts in it, and their columns."""
        marked = {n for n in self.people if CROSS.fullmatch(cell_at(cells, n))}
        leading = {n for n in self.people if _LEADS.match(cell_at(cells, n))}
        who = ", ".join(flat(self.names[n]) for n in sorted(leading or marked))
        return who, leading or marked

    def asides(self, cells: Sequence[str], title: int, used: set[int | None]) -> Iterator[str]:
        """Return what the other cells say, with what stands above them in the head."""
        read = {*self._headings, *used, self.number_column(cells)}
        if title in self.rooms:
            yield flat(self.names[title])
        for index, cell in enumerate(cells):
            if cell and index not in read:
                name = flat(cell_at(self.names, index))
                yield f"{name}: {flat(cell)}" if name else flat(cell)


# What its acts are in detail, though it begins with who does it: "Ban Tổ chức giới thiệu đại biểu".
_DETAILS = re.compile(
    r"\b(?:chi tiết|mô tả|diễn giải|thuyết minh|cách (?:thức|làm)|details?|descriptions?)\b",
    re.IGNORECASE,
)


def table_head(cells: Sequence[str], below: Sequence[Sequence[str]] = ()) -> TableHead | None:
    """Return the row as a table's head, None when it is none.

    Rows from ``below`` it tell what a column is whose head may mean clocks or lengths.
    """
    if any(map(clock_of, cells)):
        return None
    when, leaders = columns_by_leader(cells, below)
    if leaders:
        return TableHead(when, tuple(cells), leaders=leaders)
    cells, rooms = joined_storeys(cells, below[0] if below else ())
    columns = columns_of(cells, below)
    rooms = rooms or (() if "title" in columns else rooms_of(cells, below))
    if rooms and columns.keys().isdisjoint(HALVES):
        when = {role: n for role, n in named_columns(cells).items() if role in WHEN}
        days = rooms if all(day_lines.is_day_only(flat(cells[n])) for n in rooms) else ()
        when = beside_days(days, below) if days else when
        return TableHead(when, tuple(cells), () if days else rooms, days=days)
    if not columns:
        return None
    if (spent := columns.pop("spent", None)) is not None:
        lengths = times.are_lengths(flat(cell_at(row, spent)) for row in below)
        timed = "time" in columns or "start" in columns
        columns.setdefault("length" if lengths or timed else "time", spent)
    if "preparing" in columns and columns.keys().isdisjoint(PRESENTERS):
        # It counts where no column says who leads.
        columns["chair"] = columns.pop("preparing")
    crossed = [
        n for n in range(len(cells)) if any(CROSS.fullmatch(cell_at(row, n)) for row in below)
    ]
    people = [n for n, cell in enumerate(cells) if names_somebody(flat(cell))]
    if (
        len(people) >= FEWEST_NAMED
        and {*crossed} & {*people}
        and columns.get("title") not in people
    ):
        columns = {role: n for role, n in columns.items() if n not in people}
        return TableHead(columns, tuple(cells), people=tuple(people))
    # "Trình chiếu" with a cross below it says what is needed.
    columns = {role: n for role, n in columns.items() if role not in PRESENTERS or n not in crossed}
    if "title" in columns and columns.keys().isdisjoint(PRESENTERS):
        columns |= _column_of_people(cells, columns, below)
    head = TableHead(columns, tuple(cells))
    said = [text for row in below if (text := flat(head.cell(row, "time")))]
    hours = _HOURS.fullmatch(flat(head.cell(cells, "time"))) and all(map(moment_of, said))
    # "Nội dung | Giờ" may tell how many.
    hours = hours and columns["time"] < columns.get("title", 0) and not times.are_lengths(said)
    return replace(head, hours=bool(hours))


def _column_of_people(
    cells: Sequence[str], columns: Mapping[str, int], below: Sequence[Sequence[str]]
) -> dict[str, int]:
    """Return the first column whose cells name who acts, whatever it is called."""
    for n, name in enumerate(cells):
        told = NOT_PRESENTING.search(flat(name)) or _DETAILS.search(flat(name))
        if n in columns.values() or not name or told:
            continue
        filled = [flat(text) for row in below if (text := cell_at(row, n))]
        named = sum(map(names_somebody, filled))
        if named >= FEWEST_NAMED and 2 * named > len(filled):
            return {"presenter": n}
    return {}
