"""One line of a programme at a time: its counter, its time, its label, its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from timekeeper.files.importers import dates, times
from timekeeper.files.importers.presenters import read_heading
from timekeeper.files.importers.times import When

LONGEST = 3000


class Style(Enum):
    """The sort of counter a line begins with; lines of one sort under one heading are siblings."""

    ROMAN = "I."
    CAPITAL = "A."
    PART = "Phần 1"
    DECIMAL = "1."
    NESTED = "1.1."
    BRACKETED = "(1)"
    LETTER = "a)"
    BULLET = "-"
    TIME = "7h30"
    ROW = "row"


class Label(Enum):
    """What a line that is no item speaks of."""

    VENUE = "venue"
    POINT = "point"
    ATTENDEES = "attendees"
    CONTENTS = "contents"
    PRESENTER = "presenter"
    TIME = "time"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its counter, time and label; ``original`` is what was written.

    ``key`` tells siblings: the style, and for bullets the bullet itself. ``columns`` are a table
    row's cells after the title; a line that has nothing but them goes on with the row above it.
    """

    number: int
    text: str
    original: str
    style: Style | None = None
    key: str = ""
    counter: str | None = None
    when: When | None = None
    label: Label | None = None
    label_text: str = ""
    columns: tuple[str, ...] = ()
    ends_with_time: bool = False

    @property
    def numbered(self) -> bool:
        """Return whether the line has a counter of its own."""
        return self.style in _NUMBERED

    @property
    def timed(self) -> bool:
        """Return whether the line gives a time."""
        return self.when is not None or self.ends_with_time


_COUNTERS = (
    (Style.ROMAN, re.compile(r"([IVX]{1,5})\s*(?:[.)/:]\s*|[-–]\s+)(?=\S)")),
    (Style.NESTED, re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})[.)]?\s+(?=\D)")),
    (Style.DECIMAL, re.compile(r"([0-9]{1,2})\s*(?:[.)]\s*|/\s+|[-–]\s+(?=\D))(?=\S)")),
    (Style.BRACKETED, re.compile(r"(\([0-9]{1,2}\))\s*[.:-]?\s*(?=\S)")),
    (Style.LETTER, re.compile(r"(\(?[a-zđ]\)|[a-zđ]\.(?=\s))\s*(?=\S)")),
    (Style.CAPITAL, re.compile(r"([A-HĐ])[.)]\s+(?=\S)")),
)
_PART = re.compile(
    r"phần\s+(?:thứ\s+)?([0-9]{1,2}|[ivx]{1,4}|nhất|một|hai|ba|bốn|tư|năm|sáu)\b\s*[:.–—-]*\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"([-–—+*•·❖►▶✓✔○●▪■♦➢➤\uf0b7\uf0fc])\s*(?=\S)|(o)\s+(?=[^\W\d_])")
_NUMBERED = {style for style, _ in _COUNTERS} | {Style.PART}
_DECORATION = re.compile(r"[\W_]*")

_LABELS = (
    (
        Label.PRESENTER,
        (
            r"(?:thành phần )?diễn giả|báo cáo viên|chủ trì|chủ tọa|điều hành|moderator"
            r"|(?:người |đơn vị )?(?:trình bày|thực hiện|phụ trách)|dẫn chương trình"
            r"|điều phối(?: viên| tọa đàm)?"
        ),
    ),
    (Label.VENUE, r"địa điểm(?: tổ chức)?|nơi tổ chức"),
    (Label.POINT, r"điểm cầu[^:]{0,60}"),
    (Label.ATTENDEES, r"thành phần(?: [^:]{0,40})?|đại biểu(?: tham dự| dự)?|khách mời"),
    (Label.TIME, r"thời gian(?: [^:]{0,30})?"),
    (Label.NOTE, r"ghi chú|lưu ý|trang phục"),
)
_LABEL_PATTERNS = [
    (label, re.compile(rf"({words})\s*:\s*", re.IGNORECASE)) for label, words in _LABELS
]
_TIME_LABEL = re.compile(r"thời gian\b", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:(?:nội dung|chương trình|thời gian|địa điểm|thành phần|tham dự|chi tiết|cụ thể|và|[,;])"
    r"\s*)+:?"
    r"|(?:nội dung|chương trình)[^:]{0,40}:",
    re.IGNORECASE,
)


def read_line(number: int, text: str) -> Line | None:
    """Return the line understood by itself; None when it holds nothing but decoration."""
    original = " ".join(text.split())
    if _DECORATION.fullmatch(original):
        return None
    line = Line(number, original, original)
    if len(original) > LONGEST:
        return line
    if (found := times.leading(original)) and (found[1] or not _TIME_LABEL.match(original)):
        return replace(line, text=found[1], when=found[0], style=Style.TIME, key=Style.TIME.value)
    line = _with_time(_with_counter(line))
    return line if line.timed else _with_label(line)


def read_row(number: int, cells: tuple[str, ...], columns: dict[str, int]) -> Line | None:
    """Return a table row as a line: its time, title and what stands in the columns after it."""
    cells = tuple(" ".join(cell.split()) for cell in cells)
    original = " | ".join(cell for cell in cells if cell)
    clock = columns.get("time", _time_column(cells))
    when = times.only(cells[clock]) if clock is not None and clock < len(cells) else None
    counter = _cell(cells, columns.get("number", 0 if cells[0].isdecimal() else None))
    taken = {clock if when else None, columns.get("number", 0 if counter else None)}
    free = [n for n, cell in enumerate(cells) if cell and n not in taken]
    title = columns.get("title", free[0] if free else None)
    if title is None or not _cell(cells, title):
        return None
    who = [columns["presenter"]] if "presenter" in columns else [n for n in free if n > title][:1]
    return Line(
        number,
        cells[title],
        original,
        style=Style.ROW,
        key=Style.ROW.value,
        counter=counter or None,
        when=when,
        columns=tuple(filter(None, (_cell(cells, n) for n in who))),
    )


def _cell(cells: tuple[str, ...], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _time_column(cells: tuple[str, ...]) -> int | None:
    found = [n for n, cell in enumerate(cells) if (when := times.only(cell)) and when.start]
    return found[0] if found else None


def _with_counter(line: Line) -> Line:
    for style, pattern in _COUNTERS:
        if found := pattern.match(line.text):
            counter = found[1].rstrip(".")
            text = line.text[found.end() :]
            return replace(line, text=text, style=style, key=style.value, counter=counter)
    if found := _PART.match(line.text):
        text = line.text[found.end() :] or line.text
        return replace(line, text=text, style=Style.PART, key=Style.PART.value, counter=found[1])
    if found := _BULLET.match(line.text):
        key = Style.BULLET.value + (found[1] or found[2])
        return replace(line, text=line.text[found.end() :], style=Style.BULLET, key=key)
    return line


def _with_time(line: Line) -> Line:
    if line.style is None:
        return line
    if found := times.leading(line.text):
        return replace(line, when=found[0], text=found[1])
    return replace(line, ends_with_time=read_heading(line.text).when is not None)


def _with_label(line: Line) -> Line:
    for label, pattern in _LABEL_PATTERNS:
        if found := pattern.match(line.text):
            return replace(line, label=label, label_text=found[1], text=line.text[found.end() :])
    # "II. NỘI DUNG" beside "I. NGHI LỄ" is a part; "4. Nội dung:" only announces what follows.
    announces = line.style is not None and line.text.lower() != "nội dung"
    if (
        (announces or line.text.endswith(":"))
        and _CONTENTS.fullmatch(line.text)
        and not dates.find_date(line.text)
    ):
        return replace(line, label=Label.CONTENTS, label_text=line.text, text="")
    return line


def without_presenter_label(text: str) -> str:
    """Return a presenter without "Diễn giả:" and the like."""
    label, pattern = _LABEL_PATTERNS[0]
    return pattern.sub("", text, count=1) if label is Label.PRESENTER else text
