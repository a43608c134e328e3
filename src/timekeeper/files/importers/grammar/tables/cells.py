"""The cells of a table: what a text says that stands alone in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.dates.weekdays import NAMED_WEEKDAY
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.line import CounterStyle, ProgrammeLine
from timekeeper.files.importers.grammar.lines.splitting import read_lines
from timekeeper.files.importers.grammar.names import UNENDED
from timekeeper.files.importers.grammar.presenters.named_lines import is_addressed
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import HALF, in_half
from timekeeper.files.importers.grammar.times.when import When

ANY_YEAR = 2000  # of two dates that are compared and may both leave it out
_HALF_DAY = re.compile(rf"(?:buổi )?({HALF})[\s:,]*", re.IGNORECASE)
# "1. 8h00 - 8h15" where no column is for the numbers
COUNTED_CLOCK = re.compile(r"^\s*([0-9]{1,3}(?:\.[0-9]{1,2}){0,2}|[IVX]{1,4})[.)]\s+(?=[0-9])")
# By itself in a cell it is a range; in a line "Trưa - 12h30: Ăn trưa" may begin then.
_SINCE_NOON = re.compile(r"^\s*trưa\s*[-–—]\s*(?=1[2-9])", re.IGNORECASE)
_BEHIND_WEEKDAY = re.compile(rf"[\W_]*({NAMED_WEEKDAY}))[\s,:(–—-]+(?=[0-9])", re.IGNORECASE)
_IN_BRACKET = re.compile(r"\(([^()]*)\)")
_AT_CLOCK = re.compile(r"\s(?:vào|lúc|trước|sau|at)\s+[0-9][0-9:hg.]*\W*$", re.IGNORECASE)
DASH = re.compile(r"^\s*[-–—+•*]\s+")
_TIME_BULLET = re.compile(r"^\s*[-–—+*•]\s*(?=[0-9])")


def cell_at(cells: Sequence[str], column: int | None) -> str:
    """Return the text of a column, "" where there is none."""
    return cells[column] if column is not None and column < len(cells) else ""


def flat(text: str) -> str:
    """Return the text of a cell in one line."""
    return " ".join(text.split())


def without_bullet(text: str) -> str:
    """Return the text without the dash that stands before its time."""
    return _TIME_BULLET.sub("", text, count=1)


def time_of(cell: str) -> When | None:
    """Return the time of a cell that holds nothing else; a start above an end is a range.

    A number may stand before it.
    """
    cell = COUNTED_CLOCK.sub("", without_bullet(cell), count=1)
    # "Sáng 07h30" beside its day
    half = _HALF_DAY.match(cell)
    if half and cell[half.end() :][:1].isdecimal() and (found := moment_of(cell[half.end() :])):
        return in_half(found, half[1].lower())
    cell = _SINCE_NOON.sub("12h - ", cell)
    return times.only(flat(cell)) or times.only(flat(cell.replace("\n", " - ")))


def clock_of(text: str) -> When | None:
    """Return the time of a cell that holds nothing else, if it has a start."""
    found = time_of(text)
    return found if found and found.start else None


def moment_of(text: str) -> When | None:
    """Return the clock in a cell that holds one by its head, where "1h00" is no length."""
    found = times.leading(flat(text))
    if found and found[0].start and not found[1]:
        return found[0]
    return clock_of(text) or times.of_day(text)


def dated_clock(text: str) -> tuple[str, str] | None:
    """Return the clock and the day of a cell that holds them; the clock may be missing."""
    if (split := day_lines.day_and_rest(text)) and times.only(split[1]):
        return split[1], split[0]
    # "Thứ Bảy - 07:45"
    weekday = _BEHIND_WEEKDAY.match(text)
    clock = text[weekday.end() :].strip(" ()") if weekday else ""
    if weekday and (only := times.only(clock)) and only.start:
        return clock, weekday[1]
    found = times.leading(text)
    day = found[1] if found else text
    if found and (bracket := _IN_BRACKET.fullmatch(day)) and day_lines.is_date_line(bracket[1]):
        # "9:00 - 11:00 (19/8)"
        return text.removesuffix(day).strip(" ,"), bracket[1]
    if day_lines.is_date_line(day) or day_lines.is_days_line(day) or _HALF_DAY.fullmatch(day):
        return (text.removesuffix(day).strip(" ,") if found else ""), day
    if (first := dates.DATE.search(text)) and clock_of(text):
        # "Từ 7h00 ngày 15/8 đến 10h30 ngày 18/8"
        return text, f"ngày {first[0]}"
    return None


def tells_when(cell: str) -> bool:
    """Return whether a cell says when something is and nothing else."""
    return time_of(cell) is not None or dated_clock(cell) is not None


def as_day(line: ProgrammeLine) -> ProgrammeLine:
    """Return what a cell of days says as a day, also where it cannot be told which."""
    figures = any(map(str.isdecimal, line.text)) and not line.timed and line.label is None
    return replace(line, style=CounterStyle.DAY, key="") if figures else line


def is_end_of(day: str, start: str, end: str, end_day: str) -> bool:
    """Return whether an end is that of the same day, or that of the night after it."""
    first, last = (dates.find_date(text, ANY_YEAR) for text in (day, end_day))
    if first is None or last is None or first == last:
        return True
    begun, ended = moment_of(start), moment_of(end)
    if begun is None or ended is None or begun.start is None or ended.start is None:
        return False
    return ended.start <= begun.start and (last - first).days == 1


def lines_in(
    number: int, text: str, *, alone: bool = False, below: bool = False, continues: bool = False
) -> Iterator[ProgrammeLine]:
    """Return each paragraph of a cell as a line; ``below`` and ``continues`` hang from a row."""
    for paragraph in text.split("\n"):
        for written in read_lines(number, paragraph):
            line = written
            sentence = line.style is None and line.when is None and not opens_as_act(line.text)
            if sentence and (continues or below) and _AT_CLOCK.search(line.text):
                # "Cổng vào khép lại vào lúc 17:15" tells of the row above.
                line = replace(line, ends_with_time=False)
            shown = line
            if continues and not (line.when and line.when.start):
                # A clock of its own begins an act, and no more of who presents the one above.
                shown = replace(line, columns=(line.text,))
            if below and not line.timed and line.style is None and line.label is None:
                shown = replace(shown, style=CounterStyle.BULLET, key="cell")
            yield replace(shown, alone=alone)


def goes_on(title: str, text: str) -> bool:
    """Return whether a line goes on with the title that was broken above it."""
    text, title = text.strip(), title.rstrip()
    unclosed = title.count("(") > title.count(")") or title.endswith((",", "-", "–"))
    if unclosed or text.startswith("(") or UNENDED.search(title):
        return True
    return text[:1].islower() and not is_addressed(text, title)
