"""The tree of a programme's lines: which line belongs to which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import Enum, auto
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.changes.rippling import later
from timekeeper.core.checks import confidential
from timekeeper.core.programme import Kind, span
from timekeeper.files.importers.grammar import dates, times
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.presenters import read_title, trailing_time

_SITTING = re.compile(r"buổi\s+(?:sáng|trưa|chiều|tối)\b", re.IGNORECASE)
_HALF_DAY = re.compile(r"(?:buổi\s+)?(?:sáng|trưa|chiều|tối)\b[\s:.,–-]*", re.IGNORECASE)
_MEETING = re.compile(
    r"phiên\s+(?:toàn thể|chuyên đề|khai mạc|bế mạc|trù bị|chính thức|thảo luận|sáng|chiều|tối"
    r"|thứ\b|[0-9]|[ivx]+\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?:nghỉ )?giải lao\b.{0,40}|tea ?break.{0,20}|nghỉ (?:giữa giờ|ngơi|tại chỗ)", re.IGNORECASE
)
# Counters that head a chapter: no line with another counter has one below it.
OUTER = {CounterStyle.ROMAN, CounterStyle.CAPITAL, CounterStyle.PART, CounterStyle.HEADING}
_BARE_NUMBER = re.compile(r"([0-9]{1,2})\s+(?=[^\W\d_]{2})")
FEWEST_COUNTED, FEWEST_DAYS, FEWEST_IN_PART = 3, 2, 2
_LED_BY_HALF = re.compile(
    r"(?:buổi\s+)?(sáng|trưa|chiều|tối|cả ngày)\s*(?:[:,]\s*|\s)(?=\S)", re.IGNORECASE
)
_PROGRAMME = re.compile(
    r"(?:nội dung |dự thảo )?(?:chương trình|lịch trình|kịch bản)\b", re.IGNORECASE
)
_SECTION = re.compile(r"(?:phần|phiên|buổi|mục|nội dung|họp)\b", re.IGNORECASE)
_ENTRIES = (CounterStyle.ROW, CounterStyle.HEADING, CounterStyle.ACT)
LONGEST_SESSION_NAME = 120


class Rank(Enum):
    """What a line is by itself, before its neighbours are asked."""

    DAY = auto()
    SESSION = auto()
    ENTRY = auto()
    DETAIL = auto()
    TEXT = auto()


class Node(Struct):
    """A line with the lines that belong to it; only the root has no line."""

    line: ProgrammeLine
    children: list[Node] = field(default_factory=list)

    @property
    def entries(self) -> Iterator[Node]:
        """Return the children with a counter or a time."""
        return (child for child in self.children if rank(child.line) is Rank.ENTRY)

    @property
    def holds_times(self) -> bool:
        """Return whether a line below this one has a time."""
        return any(child.line.timed or child.holds_times for child in self.children)


def rank(line: ProgrammeLine) -> Rank:
    """Return what the line is by itself."""
    if line.style is CounterStyle.DAY or (line.label is None and _is_day(line)):
        return Rank.DAY
    if line.label is None and line.when is None and is_session_heading(line):
        return Rank.SESSION
    if line.timed or line.numbered or line.style in _ENTRIES:
        return Rank.ENTRY
    return Rank.DETAIL if line.style or line.label else Rank.TEXT


def is_session_heading(line: ProgrammeLine) -> bool:
    """Return whether the line names a sitting: "BUỔI SÁNG: Từ ...", "PHIÊN TOÀN THỂ"."""
    if (
        line.style in (CounterStyle.ROW, CounterStyle.BULLET, CounterStyle.TIME)
        or len(line.text) > LONGEST_SESSION_NAME
    ):
        return False
    name, when = times.heading_time(line.text)
    for named in (name, dates.without_date(name)):
        if _SITTING.match(named) or _MEETING.match(named):
            return True
    if found := _HALF_DAY.match(name):
        return not dates.without_date(name)[found.end() :].strip(" :.,–-") and name[:1].isupper()
    return name[:5].lower() == "phiên" and when is not None


def mark_headings(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those marked that head what follows: across a table, or in capitals."""
    marked = list(lines)
    for n, (line, following) in enumerate(pairwise(lines)):
        if rank(line) is not Rank.TEXT or line.columns:
            continue
        internal = bool(line.marking) or confidential.is_marking(line.text)
        section = internal and _SECTION.match(line.text) is not None
        # "(nội bộ)" by itself speaks of the line above it.
        if internal and not (line.alone or line.marking or section):
            continue
        # A break between timed lines is an item, if the author gave it no time.
        if kind_of(line.text) is Kind.BREAK and _BREAK.fullmatch(line.text):
            marked[n] = _act(line)
            continue
        short = len(line.text) <= LONGEST_SESSION_NAME and not line.text.startswith("(")
        named = line.alone or line.text.isupper() or section
        named = named or (bool(line.marking) and line.original.endswith(":"))
        heads = short and named and rank(following) is Rank.ENTRY
        if heads or (line.text.endswith(":") and kind_of(line.text) is Kind.STUDY):
            marked[n] = replace(line, style=CounterStyle.HEADING, key=CounterStyle.HEADING.value)
    return marked


def mark_parts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those rows marked as parts whose time the rows below them fill exactly."""
    marked = list(lines)
    for n, line in enumerate(lines):
        if line.style is CounterStyle.ROW and line.text and _is_filled(line, lines[n + 1 :]):
            style = CounterStyle.PART
            marked[n] = replace(line, style=style, key=style.value)
    return marked


def _is_filled(above: ProgrammeLine, below: Sequence[ProgrammeLine]) -> bool:
    """Return whether the rows within a row's time, or those its number counts, fill it."""
    when = above.when
    if when is None or when.start is None or when.end is None:
        return False
    free, rows = when.start, 0
    for line in below:
        inner = line.when
        if line.style is not CounterStyle.ROW or not line.timed or inner is None:
            if rank(line) in (Rank.DAY, Rank.SESSION):
                return False
            continue
        counted = bool(above.counter) and (line.counter or "").startswith(f"{above.counter}.")
        begins = inner.start or (free if counted else None)
        if begins != free:
            return False
        ends = inner.end or (later(begins, inner.length) if inner.length else None)
        if ends is None or ends > when.end or (begins, ends) == (when.start, when.end):
            return False
        free, rows = ends, rows + 1
        if free == when.end:
            return rows >= FEWEST_IN_PART
    return False


def mark_acts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those marked that are acts although they have neither time nor counter.

    They are the dashes below a chapter without times, and all there is where a programme gives
    no hour or only its first.
    """
    marked = _counted(_dated(lines))
    ranks = [rank(line) for line in marked]
    timed = sum(line.timed for line in marked)
    counted = any(line.numbered and line.label is None for line in marked)
    loose = timed <= 1 and not counted
    chapter, key = False, ""
    for n, line in enumerate(marked):
        bullet = line.style is CounterStyle.BULLET and line.label is None and not line.timed
        following = marked[n + 1].style if n + 1 < len(marked) else None
        led = bullet or (ranks[n] is Rank.TEXT and ":" in line.text and Rank.DAY in ranks)
        if led and (half := _LED_BY_HALF.match(line.text)) and (timed or Rank.DAY in ranks):
            rest = line.text[half.end() :]
            marked[n] = replace(_act(line), text=rest, asides=(*line.asides, half[1]))
        elif bullet and chapter and line.key == (key := key or line.key):
            marked[n] = _act(line)
        elif line.style in OUTER:
            named = line.text.isupper() or line.text.endswith(":")
            chapter, key = not line.timed and line.label is None and named, ""
        elif loose and following is CounterStyle.BULLET and ranks[n] in (Rank.TEXT, Rank.ENTRY):
            opens = _PROGRAMME.match(line.text) or (line.text.isupper() and chapter)
            clock = line.style is CounterStyle.TIME and line.when and line.when.only_begins
            chapter, key = bool(opens or clock), ""
        elif line.label is Label.CONTENTS:
            chapter, key = loose, ""
        elif ranks[n] in (Rank.DAY, Rank.SESSION, Rank.ENTRY) or line.label is not None:
            chapter = False
    return marked


def _act(line: ProgrammeLine) -> ProgrammeLine:
    return replace(line, style=CounterStyle.ACT, key=CounterStyle.ACT.value)


def _dated(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Ngày 15/8: Lễ khai mạc" as a day's head or as the day and its act."""
    found = [
        dates.day_and_title(line.text)
        if not (line.timed or line.label or line.columns) and line.style is not CounterStyle.ROW
        else None
        for line in lines
    ]
    if sum(named is not None for named in found) < FEWEST_DAYS:
        return list(lines)
    marked: list[ProgrammeLine] = []
    for line, named, following in zip(lines, found, [*lines[1:], None], strict=True):
        if named is None:
            marked.append(line)
        elif following is not None and following.timed:
            marked.append(replace(line, style=CounterStyle.DAY, key=""))
        else:
            marked.append(replace(line, style=None, key="", counter=None, text=named[0]))
            marked.append(replace(_act(line), text=named[1]))
    return marked


def _counted(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those counted whose numbers stand without a dot: 1 Chào cờ, 2 Khai mạc."""
    marked = list(lines)
    run: list[tuple[int, re.Match[str]]] = []
    style = CounterStyle.DECIMAL
    for n, line in [*enumerate(lines), (len(lines), None)]:
        found = _BARE_NUMBER.match(line.text) if line and rank(line) is Rank.TEXT else None
        if line is not None and found is None and rank(line) in (Rank.TEXT, Rank.DETAIL):
            continue
        if found and int(found[1]) == len(run) + 1:
            run.append((n, found))
            continue
        for at, number in run if len(run) >= FEWEST_COUNTED else ():
            text = lines[at].text[number.end() :]
            marked[at] = replace(
                lines[at], text=text, style=style, key=style.value, counter=number[1]
            )
        run = []
    return marked


def outline(lines: Sequence[ProgrammeLine]) -> Node:
    """Return the lines as a tree under a root; a new sort of counter opens a deeper level."""
    root = Node(ProgrammeLine(0, "", ""))
    path = [root]
    for line in lines:
        node = Node(line)
        match rank(line):
            case Rank.DAY:
                del path[2 if _goes_over_days(path) else 1 :]
                # The bullets below a day may be those the day itself has.
                node = Node(replace(line, key=""))
            case Rank.SESSION:
                del path[1:]
            case Rank.ENTRY:
                earlier = (n for n, above in enumerate(path) if _begins_later(above.line, line))
                del path[next(earlier, len(path)) :]
                _close_for_entry(path, line)
            case Rank.DETAIL:
                _close_level(path, line.key)
            case Rank.TEXT:
                path[-1].children.append(node)
                continue
        path[-1].children.append(node)
        if rank(line) is not Rank.DETAIL or line.style is not None:
            path.append(node)
    return root


def _goes_over_days(path: Sequence[Node]) -> bool:
    """Return whether the chapter that is open is one of several, each with its own days."""
    if len(path) == 1 or path[1].line.style not in OUTER or path[1].line.timed:
        return False
    chapters = [node for node in path[0].children if node.line.key == path[1].line.key]
    return all(
        rank(child.line) in (Rank.DAY, Rank.TEXT) for node in chapters for child in node.children
    )


def is_container(node: Node) -> bool:
    """Return whether a line heads the lines below it, or is an item with remarks.

    A heading for timed lines is a part; so is an untimed one for numbered lines.
    """
    line = node.line
    if node.holds_times:
        return not _is_filled_otherwise(node)
    numbered = [child.line for child in node.children if child.line.numbered]
    # A clock alone, "Từ 8 giờ: ...", opens the list below it.
    clock = line.style is CounterStyle.TIME and line.when and line.when.only_begins
    if clock and len(numbered) > 1:
        return True
    # A chapter with its own range heads items when it is called a part or they have people.
    if line.style in OUTER and line.timed and len(numbered) > 1:
        named = any(read_title(below.text).presenter for below in numbered)
        return named or line.text.lower().startswith("phần ")
    counted = (
        child.line.numbered or child.line.style in (CounterStyle.ROW, CounterStyle.ACT)
        for child in node.entries
    )
    return not line.timed and kind_of(line.text) is not Kind.STUDY and any(counted)


def _is_filled_otherwise(node: Node) -> bool:
    """Lengths alone below a timed line make a part of it only if they fill its time."""
    when = node.line.when or trailing_time(node.line.text)
    times_below = [c.line.when or trailing_time(c.line.text) for c in node.children]
    below = [found for found in times_below if found is not None]
    granted = when.length or span(when.start, when.end) if when else None
    if granted is None or not below or any(found.start for found in below):
        return False
    return sum((found.length or timedelta() for found in below), timedelta()) != granted


def _close_for_entry(path: list[Node], line: ProgrammeLine) -> None:
    # Nothing that counts hangs from a bare bullet: "- Nội dung:" and then "(1) ...".
    while rank(path[-1].line) is Rank.DETAIL and path[-1].line.key != line.key:
        del path[-1]
    if line.style in (CounterStyle.PART, CounterStyle.HEADING):
        while len(path) > 1 and rank(path[-1].line) is Rank.ENTRY:
            del path[-1]
        return
    closed = _close_level(path, line.key)
    if line.style is CounterStyle.ACT and not closed:
        while rank(path[-1].line) is Rank.ENTRY and path[-1].line.style not in OUTER:
            del path[-1]
        return
    if line.style in OUTER and not closed:
        while rank(path[-1].line) is Rank.ENTRY and path[-1].line.style not in OUTER:
            del path[-1]
    if not line.numbered:
        while len(path) > 1 and _is_over(path[-1].line, line):
            del path[-1]


def _begins_later(above: ProgrammeLine, line: ProgrammeLine) -> bool:
    """Return whether a line follows an act without a counter that has a start of its own.

    "👉 9h00: Khai mạc" heads nothing when "1️⃣ 9h30: Ôn kỷ niệm" comes next; a heading begins when
    its first act does.
    """
    own, next_one = above.when, line.when
    plain = above.style in (CounterStyle.BULLET, CounterStyle.TIME) and line.numbered
    if not plain or own is None or not own.only_begins or not next_one or not next_one.start:
        return False
    begun = own.start is not None and own.start < next_one.start
    return begun and bool(above.text) and not _SECTION.match(above.text)


def _close_level(path: list[Node], key: str) -> bool:
    """Leave the level of the nearest sibling; return whether there is one."""
    for depth in range(len(path) - 1, 0, -1):
        if key and path[depth].line.key == key:
            del path[depth:]
            return True
    return False


def _is_over(above: ProgrammeLine, line: ProgrammeLine) -> bool:
    """Return whether a line without a counter comes after the timed line above, not within it."""
    if above.style is CounterStyle.ACT:
        return line.timed
    if rank(above) is not Rank.ENTRY or not above.timed or not line.timed:
        return False
    outer, inner = above.when or trailing_time(above.text), line.when or trailing_time(line.text)
    if line.style is CounterStyle.BULLET and above.numbered and not (inner and inner.start):
        return False
    if not (outer and outer.start and outer.end and inner and inner.start):
        return above.style not in OUTER
    return not outer.start <= inner.start < outer.end


def _is_day(line: ProgrammeLine) -> bool:
    if line.style is CounterStyle.ROW or line.text.startswith("("):
        return False
    if dates.is_date_line(line.text) or dates.is_weekday(line.text):
        return True
    return (
        dates.nth_day(line.text) is not None
        and not line.timed
        and len(line.text) <= LONGEST_SESSION_NAME
    )
