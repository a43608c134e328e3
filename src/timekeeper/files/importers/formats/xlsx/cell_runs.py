"""What a cell of a workbook shows, and how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day
from datetime import datetime, time, timedelta

from openpyxl.cell import Cell as WorkbookCell
from openpyxl.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.colors import COLOR_INDEX, Color

from timekeeper.files.importers.formats.grid import cell_text, time_of_fraction
from timekeeper.files.importers.formats.looks import Colour, Look, are_alike, colour_of

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
# The largest size of letters that nobody reads, in points.
TINY = 1
_THEME = ("FFFFFF", "000000")
_CONDITION = re.compile(r"\[[<>=]")
_DIGITS = re.compile(r"[0#?][0#?.,]*")


def cell_runs(cell: WorkbookCell | MergedCell, plain: Colour | None) -> Iterator[tuple[str, Look]]:
    """Return what a cell shows with its look, run by run where its text has several."""
    font, fill, gone = cell.font, cell.fill, _is_hidden(cell.value, cell.number_format)
    ground = _colour(fill.fgColor) if fill.fill_type == "solid" else None
    if fill.fill_type is None:
        ground = plain
    parts = cell.value if isinstance(cell.value, CellRichText) else [_shown(cell)]
    for part in parts:
        own = part.font if isinstance(part, TextBlock) else None
        name = own.rFont if own else font.name
        strike, place = (own.strike, own.vertAlign) if own else (font.strike, font.vertAlign)
        size, colour = (own.sz, own.color) if own else (font.sz, font.color)
        hidden = gone or (size or TINY + 1) <= TINY or are_alike(_colour(colour), ground)
        look = Look(name or "", hidden, bool(strike), place == "superscript")
        yield part.text if isinstance(part, TextBlock) else part, look


def _colour(color: Color | None) -> Colour | None:
    """Return a font's or a fill's colour; None for one that is not told or is made lighter."""
    match color:
        case Color(type="rgb", rgb=str(digits), tint=0.0):
            return colour_of(digits[-6:])
        case Color(type="theme", theme=int(at), tint=0.0) if at < len(_THEME):
            return colour_of(_THEME[at])
        case Color(type="indexed", indexed=int(at), tint=0.0) if at < len(COLOR_INDEX):
            return colour_of(COLOR_INDEX[at][-6:])
    return None


def _is_hidden(value: object, number_format: str) -> bool:
    """Return whether the part of a number format that is for a value shows nothing of it."""
    parts = _LITERAL.sub(lambda found: "x" * bool(found[1] or found[2]), number_format).split(";")
    if len(parts) == 1 or _CONDITION.search(number_format):
        return False
    # The last two may be missing.
    above, below, zero, text = (*parts, *(parts[0], "@")[len(parts) - 2 :])[:4]
    match value:
        case str():
            part = text
        case int() | float() if value < 0:
            part = below
        case 0:
            part = zero
        case _:
            part = above
    return not part.strip()


def _shown(cell: WorkbookCell | MergedCell) -> str:
    """Return what a cell shows, near enough: clocks as 07:30, dates as 06/12/2023."""
    match cell.value:
        case None | bool():
            text = ""
        case datetime() as moment:
            codes = _LITERAL.sub("", cell.number_format).lower()
            clock = f"{moment:%H:%M}" if "h" in codes else ""
            dated = "d" in codes or "y" in codes or not clock
            text = f"{clock} {moment:%d/%m/%Y}".strip() if dated else clock
        case Day() as day:
            text = f"{day:%d/%m/%Y}"
        case time() as at:
            text = f"{at:%H:%M}"
        case timedelta() as length:
            hours, minutes = divmod(round(length / timedelta(minutes=1)), 60)
            text = f"{hours}:{minutes:02}"
        case int() | float() as number:
            text = _number(number, cell.number_format)
        case other:
            text = str(other)
    return text


def _number(number: float, number_format: str) -> str:
    section = number_format.partition(";")[0]
    plain = _LITERAL.sub(lambda found: found[1] or found[2] or "", section)
    digits = _DIGITS.search(plain)
    if digits is None or "E" in plain:
        # A time whose cell has lost its format is a fraction of the day.
        plain_number = str(int(number)) if number == int(number) else f"{number:.10g}"
        return time_of_fraction(number) or plain_number
    if "%" in plain:
        number *= 100
    decimals = len(digits[0].partition(".")[2])
    return cell_text(f"{plain[: digits.start()]}{number:.{decimals}f}{plain[digits.end() :]}")
