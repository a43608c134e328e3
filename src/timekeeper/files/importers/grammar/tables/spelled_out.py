"""Rows in which what is written short is spelled out: figures, ordinals, "as above"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates
from timekeeper.files.importers.grammar.names import CAPITAL
from timekeeper.files.importers.grammar.times.times import leading
from timekeeper.files.importers.original import Row

_FIGURES = r"\W*(?:[0-9]{1,2}[.)]\s+)?(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][05])"
_BEHIND = r"(?=\s*(?::|$))|(?<=\b0[0-9]{3})\s+[^\W\d_]"
_FOUR_FIGURES = re.compile(rf"{_FIGURES}(?:{_BEHIND})")
# Beside others, one with a title behind it is a clock as well: "0815 - 0900 Opening", "1000 Lunch";
# "2025 Báo cáo" may be of a year.
_AMONG_OTHERS = re.compile(
    rf"{_FIGURES}(?:{_BEHIND}|(?:(?<!\b20[0-9]{{2}})|(?<=00|15|30|45))\s+{CAPITAL}|\s*\|"
    r"|\s*(?:[-–—]|to|đến)\s*(?P<end>(?:[01][0-9]|2[0-3])[0-5][05])(?![0-9.,/]))"
)
_NUMBER = re.compile(r"[0-9]{0,2}[.)]?")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL = re.compile(
    rf"(?P<sign>\W*)thứ\s+(?P<word>{'|'.join(_ORDINALS)})\s*(?:(?P<mark>[:,])|[-–—](?=\s))\s*"
    r"(?=\S)",
    re.IGNORECASE,
)
_BEFORE_HOUR = re.compile(r"^[\W_]*(?:[0-9]{1,2}[.)]\s+)?")
# "-nt-", "như trên" and two strokes say what the cell above says.
_DITTO = re.compile(r"[-–/\s]*(?:n\.?t\.?|như trên|[\"”“〃]|''|//)[-–/\s]*", re.IGNORECASE)
FEWEST_HOURS = 3


def with_dittos(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows of tables, each cell that says "as above" as the one above it."""
    read = list(rows)
    for n, (above, row) in enumerate(pairwise(rows), 1):
        meant = [at for at, cell in enumerate(row.cells) if _DITTO.fullmatch(cell)]
        meant = [at for at in meant if len(row.cells) > 1 and at < len(above.cells)]
        if meant:
            said = read[n - 1].cells
            cells = (said[at] if at in meant else cell for at, cell in enumerate(row.cells))
            read[n] = replace(row, cells=tuple(cells))
    return read


def with_colons(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows, "0600: Báo thức" as 06:00 where several begin so and do not go back.

    One has to be in the morning, as no year is; only towards a morning a new day goes back. The end
    of a range tells it as well as a beginning.
    """
    return _with_colons(rows, _AMONG_OTHERS) or _with_colons(rows, _FOUR_FIGURES) or rows


def _with_colons(rows: Sequence[Row], pattern: re.Pattern[str]) -> Sequence[Row] | None:
    """Return the rows with the clocks that a pattern finds; None where they are none."""
    found: dict[int, tuple[int, re.Match[str]]] = {}
    for n, row in enumerate(rows):
        column = next((at for at, cell in enumerate(row.cells) if not _NUMBER.fullmatch(cell)), 0)
        clock = pattern.match(row.cells[column]) if row.cells else None
        # Above the first morning "2030 Vision" is a title.
        if clock and (found or pattern is _FOUR_FIGURES or clock["hour"][0] == "0"):
            found[n] = column, clock
    clocks = [clock["hour"] + clock["minute"] for _column, clock in found.values()]
    ends = sum(clock.groupdict().get("end") is not None for _column, clock in found.values())
    back = [after for before, after in pairwise(clocks) if after < before]
    if len(clocks) + ends < FEWEST_HOURS or len(clocks) == ends:
        return None
    if min(clocks)[0] != "0" or any(at[0] != "0" for at in back):
        return None
    read = list(rows)
    for n, (column, clock) in found.items():
        cells, at = list(rows[n].cells), clock.start("minute")
        cells[column] = f"{clock.string[:at]}:{clock.string[at:]}"
        read[n] = replace(rows[n], cells=tuple(cells))
    return read


def with_ordinals(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows, "Thứ hai: 8h15" as the second thing where "Thứ nhất:" stands above it.

    It is no day of the week there; on a paper that goes over days and has no first thing it is, and
    is written as a name.
    """
    read, count = list(rows), 0
    found = [_ORDINAL.match(row.cells[0]) if row.cells else None for row in rows]
    timed = any(one and one["mark"] == "," for one in found) and any(map(tells_hour, rows))
    counted = {one["word"].lower() for one in found if one}
    spans = (dates.named_days(" ".join(row.cells), dates.CENTURY) for row in rows)
    if (
        len(counted) > 1
        and "nhất" not in counted
        and any(days and len({*days}) > 1 for days in spans)
    ):
        for n, one in enumerate(found):
            if one and not one["sign"] and one["mark"] != "," and one.string[one.end()].isalpha():
                text, at = one.string, one.start("word")
                text = f"{text[:at]}{text[at].upper()}{text[at + 1 :]}"
                read[n] = replace(rows[n], cells=(text, *rows[n].cells[1:]))
        return read
    for n, (row, one) in enumerate(zip(rows, found, strict=True)):
        # "Thứ nhất, ..." is what a speaker says, unless it is all that is counted.
        if one is None or (timed and one["mark"] == ","):
            continue
        if _ORDINALS.index(one["word"].lower()) == count:
            count += 1
            text = f"{one['sign']}{count}. {row.cells[0][one.end() :]}"
            read[n] = replace(row, cells=(text, *row.cells[1:]))
        elif count > 1:
            # A week begins: "Thứ hai: ..." below "Thứ ba: ..."
            break
    return read if count > 1 else rows


def tells_hour(row: Row) -> bool:
    """Return whether a cell of the row begins with a clock."""
    clocks = (leading(_BEFORE_HOUR.sub("", cell)) for cell in row.cells)
    return any(clock and clock[0].start for clock in clocks)
