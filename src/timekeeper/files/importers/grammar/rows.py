"""The original's paragraphs and tables as a sequence of understood lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.dates import day_lines
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines.labels import presenter_label
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.lines.lines import read_line, unmarked
from timekeeper.files.importers.grammar.lines.splitting import (
    read_lines,
    with_plain_numbers,
)
from timekeeper.files.importers.grammar.marking.dated_acts import (
    with_days_of_acts,
    without_activities,
)
from timekeeper.files.importers.grammar.marking.duties import without_duties
from timekeeper.files.importers.grammar.marking.labelled_times import (
    with_acts_of_acts,
    with_bulleted_cards,
    with_hours_above,
    with_hours_below,
    with_labelled_cards,
)
from timekeeper.files.importers.grammar.marking.levels import with_parts_named
from timekeeper.files.importers.grammar.marking.sisters import without_sisters
from timekeeper.files.importers.grammar.marking.when_and_where import (
    with_day_of_programme,
    with_when_and_where,
)
from timekeeper.files.importers.grammar.names import names_person, names_somebody
from timekeeper.files.importers.grammar.outline import Rank, rank
from timekeeper.files.importers.grammar.paper.signatures import is_signature
from timekeeper.files.importers.grammar.paper.transmission import (
    CLOCK,
    STAMP,
    put_around,
    without_older_mail,
)
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.grammar.tables.cells import (
    DASH,
    dated_clock,
    flat,
    lines_in,
    time_of,
)
from timekeeper.files.importers.grammar.tables.columns import columns_of_places
from timekeeper.files.importers.grammar.tables.dated_rows import (
    with_days_below_clocks,
    with_heads_of_days,
    with_hours_of_days,
    without_day_of_head,
)
from timekeeper.files.importers.grammar.tables.open_table import OpenTable
from timekeeper.files.importers.grammar.tables.spelled_out import (
    FEWEST_HOURS,
    tells_hour,
    with_colons,
    with_dittos,
    with_ordinals,
)
from timekeeper.files.importers.grammar.tables.stacked import unstacked
from timekeeper.files.importers.grammar.tables.table_head import CROSS
from timekeeper.files.importers.grammar.times.heading_times import heading_time
from timekeeper.files.importers.grammar.times.times import leading, only, with_brackets_joined
from timekeeper.files.importers.original import Row
from timekeeper.files.job import Job

# What cells say short, or one row for another, in this order.
_SPELLED_OUT = (
    with_dittos,
    with_colons,
    with_heads_of_days,
    with_hours_of_days,
    with_ordinals,
    with_days_below_clocks,
)


def lines_of(rows: Iterable[Row], job: Job | None = None) -> list[ProgrammeLine]:
    """Return what the rows say, line by line; decoration and blank rows are gone.

    A line's number is that of its row, from 1. The job may end it at any row.
    """
    whole: Sequence[Row] = [*rows]
    for spelled_out in _SPELLED_OUT:
        whole = spelled_out(whole)
    rows, taken = unstacked(whole)
    job = job or Job()
    hours = len([*islice(filter(tells_hour, rows), FEWEST_HOURS)]) == FEWEST_HOURS
    reader = _Reader(sheets=len({row.place.sheet for row in rows}), hours=hours)
    lines: list[ProgrammeLine] = []
    texts = [" ".join(filter(None, row.cells)) for row in rows]
    transmission, hours_of_frame = put_around(texts), _hours_of_frame(texts)
    first = next((number for number, row in enumerate(rows, 1) if any(row.cells)), 0)
    for number, row in enumerate(rows, 1):
        job.go_on(ALL_ROWS)
        written = texts[number - 1]
        if number == first and STAMP.fullmatch(written):
            lines.append(ProgrammeLine(number, "", written, label=Label.NOTE))
            continue
        if number - 1 in transmission:
            lines.append(ProgrammeLine(number, written, written, label=Label.MAIL))
            continue
        if text := hours_of_frame.get(number - 1):
            lines.append(ProgrammeLine(number, text, written, label=Label.TIME))
            continue
        below = rows[number : number + MOST_ROWS_BELOW]
        for n, line in enumerate(reader.read(number, row, below)):
            others = () if n else taken.get(number - 1, ())
            lines.append(replace(line, joined=tuple(m + 1 for m in others)) if others else line)
    # Its frame first, then what is no act; cards and hours become acts, which get days at last.
    framed = with_day_of_programme(with_when_and_where(with_parts_named(without_older_mail(lines))))
    told = without_sisters(without_activities(without_duties(framed)))
    told = with_labelled_cards(with_hours_above(told))
    told = with_hours_below(with_bulleted_cards(told))
    return with_days_of_acts(with_acts_of_acts(told))


def _hours_of_frame(texts: Sequence[str]) -> dict[int, str]:
    """Return what lines, by their indexes, say of when and where it is held, above its acts.

    "Khối 9: 8h00 ngày 15/8/2026 tại Hội trường A" is no act where they alone have hours, and
    "Chương trình gồm:" below them heads a list.
    """
    found: dict[int, str] = {}
    for n, text in enumerate(texts):
        written = _BEFORE_BEGINNING.sub("", text)
        name, colon, behind = written.partition(": ")
        for said in (written, behind) if colon and leading(name) is None else (written,):
            begun = _BEFORE_BEGINNING.sub("", said)
            clock = leading(begun)
            day, at, _place = clock[1].partition("tại ") if clock else ("", "", "")
            if at and day_lines.is_date_line(day.strip(" ,;(–-")):
                found[n] = begun
    below = texts[max(found, default=len(texts)) + 1 :]
    filled = [text for text in below if any(map(str.isalnum, text))]
    heads = (n for n, text in enumerate(filled) if _HEADS_LIST.fullmatch(text))
    listed = filled[next(heads, len(filled)) + 1 :]
    others = (_BEFORE_BEGINNING.sub("", one) for n, one in enumerate(texts) if n not in found)
    timed = any(map(leading, others)) or any(map(_CLOCK_ANYWHERE.search, listed))
    return {} if timed or len(listed) < FEWEST_LISTED else found


_BEFORE_BEGINNING = re.compile(
    r"^[\W_]*(?:(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zđ]\)|[IVX]{1,4}\.)\s+)?"
    r"(?i:(?:thời gian:?\s+)?(?:(?:bắt đầu|khai mạc)\s+)?(?:(?:từ|lúc|vào)\s+){0,2})"
)
_HEADS_LIST = re.compile(
    r"\W*(?:[0-9]{1,2}[.)]|[IVX]{1,4}\.|[a-zđ]\))?\s*"
    r"(?:nội dung|chương trình|tiến trình|trình tự)\b[^:.]{0,60}:?\s*",
    re.IGNORECASE,
)
_CLOCK_ANYWHERE = re.compile(CLOCK.replace("[:hg]", "(?:[:hg]|giờ)"), re.IGNORECASE)
_PART_ALONE = re.compile(r"\W*(phần\s+(?:[0-9]{1,2}|[ivx]{1,4}))[\s.:]*", re.IGNORECASE)
_STROKED_DAY = re.compile(
    r"(?<=^ngày [0-9])\s\|\s(?=\D[^|]*$)|(?<=^ngày [01][0-9])\s\|\s(?=\D[^|]*$)", re.IGNORECASE
)
_NUMBER_OF_PAPER = re.compile(r"\s*(số\s*:?[\s0-9.…]*[/-]\s*\S+)\s+(?=\S)", re.IGNORECASE)
HEADINGS = (Rank.DAY, Rank.SESSION)
FEWEST_LISTED, MOST_ROWS_BELOW = 3, 30
# What is told of the work: a file's reader has told all of its own before.
ALL_ROWS = 1.0


class _Reader:
    """Reads row by row and remembers the table it is in."""

    def __init__(self, sheets: int, *, hours: bool) -> None:
        # Whether the paper gives several things their hours.
        self.hours = hours
        # The day or the sitting that a sheet's name says, until its rows say one themselves.
        self.sheets, self.sheet = sheets, ""
        self.table = self.cut = OpenTable()
        self.in_table = False
        self.name: object = None
        self.width = 0
        self.timed = False
        self.bullet = ""  # that of the timed line that further ones may stand within

    def read(self, number: int, row: Row, below: Sequence[Row]) -> Iterator[ProgrammeLine]:
        """Return the row's lines; what merged cells say of who acts, and mark, holds for all rows.

        A break, and whoever names somebody in his title, has no need of them.
        """
        for written in self._lines(number, row, below):
            line = written
            if row.cells[0]:
                bullet = line.timed and line.style is CounterStyle.BULLET
                self.bullet = line.key if bullet else ""
            elif line.key == self.bullet != "" and not line.timed:
                # "⇥- Thăm xưởng" below "- 8h00: Thăm nhà máy" is of it.
                line = replace(line, key=f"{line.key}\t")
            name = read_line(number, self.sheet)
            if name and (rank(name) is rank(line) or rank(name) not in HEADINGS):
                self.sheet = ""
            elif name and (self.in_table or line.timed):
                self.sheet = ""
                yield replace(name, alone=True)
            head = self.table.head
            beside = [*head.markings(row.reaching)]
            who = head.reaching_presenter(row.reaching) if line.style is CounterStyle.ROW else ""
            named = not who or line.columns or kind_of(line.text) is Kind.BREAK
            if named or read_title(line.text).presenter:
                yield replace(line, asides=(*line.asides, *beside))
                continue
            first, *more = who.split("\n")
            columns = (unmarked(flat(DASH.sub("", first))),)
            yield replace(line, columns=columns, asides=(*line.asides, *beside))
            yield from lines_in(number, "\n".join(more), continues=True)

    def _lines(self, number: int, row: Row, below: Sequence[Row]) -> Iterator[ProgrammeLine]:
        self._enter(row, below)
        composed = (unicodedata.normalize("NFC", cell) for cell in row.cells)
        cells = [with_plain_numbers(with_brackets_joined(cell)) for cell in composed]
        people = self.table.head.people
        cells = ["x" if n in people and CROSS.fullmatch(c) else c for n, c in enumerate(cells)]
        # Upright strokes part the cells of a single line: not of "NGÀY 1 | HÀ NỘI - VINH".
        cells = [_STROKED_DAY.sub(": ", cell) for cell in cells]
        stroked = len(cells) == 1 and " | " in f" {cells[0]} "
        if stroked:
            cells = [part.strip() for part in f" {cells[0]} ".split(" | ")]
        filled = [cell for cell in cells if any(map(str.isalnum, cell))]
        if not filled:
            return
        # A colon between two columns is none.
        cells = [cell if cell.strip() != ":" else "" for cell in cells]
        filled = _headed(filled)
        if filled[0] not in cells:
            cells = filled
        rows = [r.cells for r in below] if len(filled) > 1 else []
        several, head = len(filled) > 1, self.table.head
        day, names = without_day_of_head(cells)
        if several and self.table.read_head(names, rows, after=self.timed, beside=self.hours):
            yield from lines_in(number, day, alone=True)
            self.in_table = True
            self.timed = self.timed or self.table.head.tells_time
            if self.table.head is not head and (note := self.table.head.note(number)):
                yield note
        elif len(filled) == 1 and self.in_table:
            # A stray stroke or dash in another cell is not what the row says.
            kept = [cell if cell in filled else "" for cell in cells]
            yield from self.table.read_lone(number, kept)
        elif len(filled) == 1:
            yield from _paragraphs(number, cells)
        elif line := self._one_line(number, filled):
            yield from line
        elif self.in_table or any(map(_tells_time, filled)) or self.table.opens_day(cells):
            self.in_table = True
            # A stray dash between the time and the title is neither.
            yield from self.table.read_row(number, [c if c in filled else "" for c in cells])
        else:
            yield from _outside_tables(number, filled, stroked=stroked)

    def _one_line(self, number: int, filled: list[str]) -> list[ProgrammeLine]:
        """Return what is no row of a table although a tab parts it, else []."""
        headed = self.in_table and self.table.head.columns
        line = read_line(number, " ".join(filled))
        if line and _is_one_line(filled, line) and not (headed and "number" in headed):
            return [line]
        labelled = filled if headed else _labelled(filled)
        return [*_paragraphs(number, labelled)] if len(labelled) == 1 else []

    def _enter(self, row: Row, below: Sequence[Row]) -> None:
        """Another table has a head of its own, unless it goes on where the last one ended."""
        if self.table.foreign and row.table is None and sum(map(bool, row.cells)) == 1:
            # Where no ruling tells how far a list of tasks reaches, a line of text ends it.
            self.in_table = False
        if row.table is not None and row.table != self.name:
            rows = [one.cells for one in (row, *below) if one.table == row.table]
            # A list of rooms or of people may stand in between.
            cut = next((one for one in (self.table, self.cut) if one.goes_on(rows)), None)
            self.in_table = cut is not None
            self.cut = self.table if self.table.head.columns else self.cut
            if cut is not None or self.width != len(row.cells):
                self.table = cut or OpenTable()
            self.name, self.width = row.table, len(row.cells)
            self.sheet = (row.place.sheet or "") if self.sheets > 1 else ""
        if not (self.in_table or self.table.head.columns):
            self.table.places = columns_of_places(one.cells for one in (row, *below))


def _tells_time(cell: str) -> bool:
    dated = dated_clock(cell)
    return time_of(cell) is not None or (dated is not None and dated[0] != "")


def _headed(filled: list[str]) -> list[str]:
    """Return a row that is a part's number and its name as one text, other rows as they are."""
    match filled:
        case [number, name] if found := _PART_ALONE.fullmatch(number):
            if name.partition("(")[0].isupper() or heading_time(name)[1] is not None:
                return [f"{found[1]} {name}"]
    return filled


def _is_one_line(filled: list[str], line: ProgrammeLine) -> bool:
    """A counter or a bullet set off by a tab is no column; a row of a table has more.

    Nor is "- 8h20 - 8h50:", behind which a justified line of a scan is as wide.
    """
    counter_alone = line.numbered and len(filled[0]) <= len("VIII.") and not only(filled[1])
    bullet = line.style is CounterStyle.BULLET and len(filled[0]) == 1
    bullet_alone = bullet or (line.timed and filled[0].endswith(":"))
    return len(filled) == 2 and (counter_alone or bullet_alone)  # noqa: PLR2004  # counter, text


def _outside_tables(number: int, filled: list[str], *, stroked: bool) -> Iterator[ProgrammeLine]:
    """Read the cells of a row that is in no table, or that strokes part in a single line."""
    said = list(_paragraphs(number, filled[:1])) if stroked else []
    act = said and said[-1].style and said[-1].text and not said[-1].label
    if act and rank(said[-1]) not in HEADINGS:
        # "8h00: Khai mạc | Phụ trách: Ban Tổ chức" says so; in "+ 14h00: Họp giao ban | Phòng họp 1
        # | Đ/c An" the last cell may name who acts.
        told = [cell for cell in filled[1:] if all(presenter_label(cell))]
        people = told[:1] or [cell for cell in filled[1:] if names_person(cell)]
        who = people[-1:] or [cell for cell in filled[-1:] if names_somebody(cell)]
        asides = tuple(cell for cell in filled[1:] if cell not in who)
        yield from said[:-1]
        original = " | ".join([said[-1].original, *filled[1:]])
        yield replace(said[-1], columns=tuple(who), asides=asides, original=original)
        return
    yield from _paragraphs(number, _labelled(filled))


def _labelled(filled: list[str]) -> list[str]:
    """Return "Địa điểm:" and what it says in the next cell as one text, other rows as they are."""
    match filled:
        case [name, said]:
            label = read_line(0, f"{name.rstrip(' :')}:")
            if label and label.label and not label.text:
                return [f"{label.original} {said}"]
    return filled


def _letterhead(text: str) -> Sequence[str]:
    """Return "Số: 12/KH-ĐTN    Tân An, ngày 18/10/2026" as the number and where it was signed."""
    number = _NUMBER_OF_PAPER.match(text)
    signed = number is not None and is_signature(text[number.end() :])
    return [number[1], text[number.end() :]] if number and signed else [text]


def _paragraphs(number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
    for paragraph in (one for cell in cells for one in cell.split("\n")):
        for text in _letterhead(paragraph):
            yield from read_lines(number, text)
