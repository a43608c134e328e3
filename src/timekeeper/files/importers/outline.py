"""The tree of a programme's lines: which line belongs to which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from timekeeper.files.importers import dates, times
from timekeeper.files.importers.lines import Line, Style
from timekeeper.files.importers.presenters import read_heading

_SITTING = re.compile(r"buổi\s+(?:sáng|trưa|chiều|tối)\b", re.IGNORECASE)
_HALF_DAY = re.compile(r"(?:buổi\s+)?(?:sáng|trưa|chiều|tối)\b[\s:.,–-]*", re.IGNORECASE)
_MEETING = re.compile(
    r"phiên\s+(?:toàn thể|chuyên đề|khai mạc|bế mạc|trù bị|chính thức|thảo luận|sáng|chiều|tối"
    r"|thứ\b|[0-9]|[ivx]+\b)",
    re.IGNORECASE,
)
# Counters that head a chapter: no line with another counter has one below it.
_OUTER = {Style.ROMAN, Style.CAPITAL, Style.PART}
LONGEST_SESSION_NAME = 120


class Rank(Enum):
    """What a line is by itself, before its neighbours are asked."""

    DAY = auto()
    SESSION = auto()
    ENTRY = auto()
    DETAIL = auto()
    TEXT = auto()


@dataclass(slots=True)
class Node:
    """A line with the lines that belong to it; only the root has no line."""

    line: Line
    children: list[Node] = field(default_factory=list)

    @property
    def entries(self) -> Iterator[Node]:
        """Return the children with a counter or a time."""
        return (child for child in self.children if rank(child.line) is Rank.ENTRY)

    @property
    def holds_times(self) -> bool:
        """Return whether a line below this one has a time."""
        return any(child.line.timed or child.holds_times for child in self.children)


def rank(line: Line) -> Rank:
    """Return what the line is by itself."""
    if line.label is None and _is_day(line):
        return Rank.DAY
    if line.label is None and line.when is None and is_session_heading(line):
        return Rank.SESSION
    if line.timed or line.numbered or line.style is Style.ROW:
        return Rank.ENTRY
    return Rank.DETAIL if line.style or line.label else Rank.TEXT


def is_session_heading(line: Line) -> bool:
    """Return whether the line names a sitting: "BUỔI SÁNG: Từ ...", "PHIÊN TOÀN THỂ"."""
    if line.style in (Style.ROW, Style.BULLET, Style.TIME) or len(line.text) > LONGEST_SESSION_NAME:
        return False
    name, when = times.heading_time(line.text)
    if _SITTING.match(name) or _MEETING.match(name):
        return True
    if found := _HALF_DAY.match(name):
        return not dates.without_date(name)[found.end() :].strip(" :.,–-") and name[:1].isupper()
    return name[:5].lower() == "phiên" and when is not None


def outline(lines: Sequence[Line]) -> Node:
    """Return the lines as a tree under a root; a new sort of counter opens a deeper level."""
    root = Node(Line(0, "", ""))
    path = [root]
    for line in lines:
        node = Node(line)
        match rank(line):
            case Rank.DAY | Rank.SESSION:
                del path[1:]
            case Rank.ENTRY:
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


def _close_for_entry(path: list[Node], line: Line) -> None:
    # Nothing that counts hangs from a bare bullet: "- Nội dung:" and then "(1) ...".
    while rank(path[-1].line) is Rank.DETAIL and path[-1].line.key != line.key:
        del path[-1]
    if line.style is Style.PART:
        while len(path) > 1 and rank(path[-1].line) is Rank.ENTRY:
            del path[-1]
        return
    closed = _close_level(path, line.key)
    if line.style in _OUTER and not closed:
        while rank(path[-1].line) is Rank.ENTRY and path[-1].line.style not in _OUTER:
            del path[-1]
    if not line.numbered:
        while len(path) > 1 and _is_over(path[-1].line, line):
            del path[-1]


def _close_level(path: list[Node], key: str) -> bool:
    """Leave the level of the nearest sibling; return whether there is one."""
    for depth in range(len(path) - 1, 0, -1):
        if key and path[depth].line.key == key:
            del path[depth:]
            return True
    return False


def _is_over(above: Line, line: Line) -> bool:
    """Return whether a line without a counter comes after the timed line above, not within it."""
    if not above.timed or not line.timed:
        return False
    outer, inner = above.when or read_heading(above.text).when, line.when
    if not (outer and outer.start and outer.end and inner and inner.start):
        return above.style not in _OUTER
    return not outer.start <= inner.start < outer.end


def _is_day(line: Line) -> bool:
    if line.style is Style.ROW or line.text.startswith("("):
        return False
    return dates.is_date_line(line.text) or (
        dates.nth_day(line.text) is not None
        and not line.timed
        and len(line.text) <= LONGEST_SESSION_NAME
    )
