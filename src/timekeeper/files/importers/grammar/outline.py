"""The tree of a programme's lines: which line belongs to which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise, takewhile

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.programme import Kind, span
from timekeeper.files.importers.grammar.dates import damaged, day_lines, weekdays
from timekeeper.files.importers.grammar.kinds import kind_of, opens_as_act, opens_or_closes
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.names import names_person
from timekeeper.files.importers.grammar.presenters.sentences import speaker_in
from timekeeper.files.importers.grammar.presenters.titles import read_title, trailing_time
from timekeeper.files.importers.grammar.times import heading_times
from timekeeper.files.importers.grammar.times.halves import HALF, HALF_DAY

_SITTING = re.compile(rf"buổi\s+{HALF}\b", re.IGNORECASE)
# "Buổi sáng, xe đón đoàn tại cổng" says what is done in it.
_TELLS_HALF = re.compile(
    rf"(?i:buổi\s+{HALF}),\s+(?!(?:ngày|từ|thứ|lúc|tại|vào|chủ|phiên|hội)\b)(?=[^\W\d_])"
    r"(?-i:[a-zà-ỹđ])"
)
HALF_ONLY = re.compile(
    rf"(?:{HALF_DAY}(?:\s*(?:/|&|và|[-–—])\s*(?:{HALF_DAY}|đêm))?|cả ngày"
    r"|(?:morning|afternoon|evening)(?: session)?"
    r"|[ap]\.?m\b)[\s:.,–-]*",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"phiên\s+(?:toàn thể|chuyên đề|khai mạc|bế mạc|trù bị|chính thức|thảo luận|sáng|chiều|tối"
    r"|thứ\b|[0-9]|(?:[ivx]+|[a-h])\b)",
    re.IGNORECASE,
)
# Counters that head a chapter: no line with another counter has one below it.
OUTER = {CounterStyle.ROMAN, CounterStyle.CAPITAL, CounterStyle.PART, CounterStyle.HEADING}
SECTION = re.compile(r"(?:phần|phiên|buổi|mục|nội dung|họp)\b", re.IGNORECASE)
SECTION_ROW = re.compile(
    r"(phần|phiên|mục)\s+(?!(?:thưởng|quà|trăm|mềm|lớn|việc|đầu|cuối|đích|tiêu)\b)[^:]{2,60}:?",
    re.IGNORECASE,
)
# What a slide or a page that goes on says behind its heading.
CONTINUED = re.compile(
    r"\s*(?:[(\[](?:tiếp(?: theo| tục)?|tt|cont(?:inued)?)\.*[)\]]"
    r"|[-–]\s*(?:tiếp (?:theo|tục)|continued))\s*$",
    re.IGNORECASE,
)
_VISIT = re.compile(r"(?:đi )?(?:tham quan|thăm|khảo sát|kiểm tra)\b", re.IGNORECASE)
_CLOSES = re.compile(r"(?:lễ )?bế mạc\b[^:]{0,40}", re.IGNORECASE)
_THING = re.compile(
    r"(?:xe|bàn|phòng|khu|điểm|lều|tuyến|chuyến)\s+(?:số\s+)?\w{1,3}\b", re.IGNORECASE
)
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

    @property
    def lone_act(self) -> Node | None:
        """Return the only act within a slot that it does not fill: one makes no part of it."""
        line = self.line
        when = line.when or trailing_time(line.text)
        acts = list(self.entries)
        if (
            len(acts) != 1
            or not (acts[0].line.timed and line.text)
            or line.style in OUTER
            or SECTION.match(line.text)
        ):
            return None
        inner = acts[0].line.when or trailing_time(acts[0].line.text)
        if not (when and when.start and when.end and inner and inner.start):
            return None
        whole = acts[0].line.style in OUTER or acts[0].holds_times or inner.end == when.end
        # What follows a row of a table stands in rows of its own, or in its cell.
        beside = line.style is not CounterStyle.ROW or acts[0].line.number == line.number
        return acts[0] if beside and not whole else None

    @property
    def is_filled_otherwise(self) -> bool:
        """Return whether there are lengths alone below, and they do not fill the line's time."""
        when = self.line.when or trailing_time(self.line.text)
        times_below = [c.line.when or trailing_time(c.line.text) for c in self.children]
        below = [found for found in times_below if found is not None]
        granted = when.length or span(when.start, when.end) if when else None
        if granted is None or not below or any(found.start for found in below):
            return False
        return sum((found.length or timedelta() for found in below), timedelta()) != granted


@lru_cache(maxsize=4096)  # asked a dozen times of each line
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
        line.style in (CounterStyle.ROW, CounterStyle.TIME, CounterStyle.HEADING, CounterStyle.ACT)
        or len(line.text) > LONGEST_SESSION_NAME
        or (line.text.startswith("(") and day_lines.is_date_line(line.text))  # it is of the head
    ):
        return False
    name, when = heading_times.heading_time(line.text)
    if line.style is CounterStyle.BULLET:
        # "🔹 SÁNG", "* Buổi chiều (14h00 - 17h00):" and nothing else
        return HALF_ONLY.fullmatch(name) is not None
    if _TELLS_HALF.match(line.text):
        return False
    for named in (name, day_lines.without_date(name)):
        if _SITTING.match(named) or _MEETING.match(named):
            return True
    if found := HALF_ONLY.match(name):
        rest = day_lines.without_date(name)[found.end() :]
        return not rest.strip(" :.,–-") and name[:1].isupper()
    # "BREAKOUT SESSION (13h30 – 16h30)"
    english = name.isupper() and name.endswith(" SESSION")
    return (english or name[:5].lower() == "phiên") and when is not None


def outline(lines: Sequence[ProgrammeLine]) -> Node:
    """Return the lines as a tree under a root; a new sort of counter opens a deeper level."""
    root = Node(ProgrammeLine(0, "", ""))
    path = [root]
    over_halves = _above_halves(lines)
    for line in lines:
        node = Node(line)
        match rank(line):
            case Rank.DAY:
                del path[2 if _goes_over_days(path) else 1 :]
                # The bullets below a day or a sitting may be those that it has itself.
                node = Node(replace(line, key=""))
            case Rank.SESSION:
                node = Node(replace(line, key="")) if line.style is CounterStyle.BULLET else node
                # It is of the day that is open below a chapter, or of a chapter over such halves.
                outer = (n for n, above in enumerate(path) if above.line.key in over_halves)
                at = next(outer, 0)
                days = (n for n, one in enumerate(path) if n > 1 and rank(one.line) is Rank.DAY)
                del path[next(days, at) + 1 :]
            case Rank.ENTRY:
                earlier = (n for n, above in enumerate(path) if _is_no_part(above.line, line))
                del path[next(earlier, len(path)) :]
                # "1." below an act that has its time is of it, whatever list goes on outside it;
                # rows of a table go on.
                within = line.style not in OUTER and line.style is not CounterStyle.ROW
                begins = line.counter == "1" and within and not line.timed
                if not (begins and path[-1].line.timed and not path[-1].line.numbered):
                    _close(path, line)
            case Rank.DETAIL:
                # "• Lưu ý:" announces the list of another bullet.
                above = path[-1].line
                if above.label is not Label.NOTE or above.text or above.key == line.key:
                    _close_level(path, line.key)
            case Rank.TEXT:
                path[-1].children.append(node)
                continue
        path[-1].children.append(node)
        if rank(line) is not Rank.DETAIL or line.style is not None:
            path.append(node)
    return root


def _above_halves(lines: Sequence[ProgrammeLine]) -> set[str]:
    """Return the sort of the chapters that all stand right above days or halves of them."""
    above: dict[str, list[Rank]] = {}
    for line, below in pairwise([*lines, ProgrammeLine(0, "", "")]):
        if line.style in OUTER and rank(line) is Rank.ENTRY and line.label is None:
            above.setdefault(line.key, []).append(Rank.TEXT if line.timed else rank(below))
    return {
        key
        for key, ranks in above.items()
        if len(ranks) > 1 and Rank.SESSION in ranks and {*ranks} <= {Rank.DAY, Rank.SESSION}
    }


def _goes_over_days(path: Sequence[Node]) -> bool:
    """Return whether the chapter that is open is one of several, each with its own days."""
    if len(path) == 1 or path[1].line.style not in OUTER or path[1].line.timed:
        return False
    if path[1].line.label is Label.NOTE:
        return False
    chapters = [node for node in path[0].children if node.line.key == path[1].line.key]
    chapters = [node for node in chapters if node.line.label is not Label.NOTE]
    return all(
        rank(child.line) in (Rank.DAY, Rank.TEXT) for node in chapters for child in node.children
    )


def is_container(node: Node) -> bool:
    """Return whether a line heads the lines below it, or is an item with remarks.

    A heading for timed lines is a part; so is an untimed one for numbered lines.
    """
    line = node.line
    if node.holds_times:
        # What a chapter counts, or 2.1 within 2, is an act whatever time is left.
        counted = (
            line.style in OUTER or is_counted_in(line, child.line)
            for child in node.entries
            if child.line.timed
        )
        return not node.lone_act and (any(counted) or not node.is_filled_otherwise)
    numbered = [c.line for c in node.children if c.line.numbered and c.line.label is None]
    # A clock alone, "Từ 8 giờ: ...", opens the list below it; what an act counts, and is neither
    # an act nor somebody's, is how it is done.
    # A wide gap behind "8h15:" makes a row of it; what is counted in a cell stays there.
    row = line.style is CounterStyle.ROW and line.original.partition(" | ")[0].endswith(":")
    row = row and not any(one.columns or one.number in line.numbers for one in numbered)
    clock = (line.style is CounterStyle.TIME or row) and line.when and line.when.only_begins
    if clock and len(numbered) > 1:
        things = [_is_thing(one.text) for one in numbered]
        acting = opens_as_act(line.text) and not _CLOSES.fullmatch(line.text)
        listed = 2 * sum(things) > len(things) and not acting
        acts = (opens_as_act(one.text) or read_title(one.text).presenter for one in numbered)
        told = opens_as_act(line.text) or _VISIT.match(line.text)
        return not listed and (any(acts) or not told)
    below = {child.line.style for child in node.children}
    part = line.style is CounterStyle.PART and CounterStyle.ACT in below
    if part or (line.style in OUTER and below & {CounterStyle.ROW, CounterStyle.ACT}):
        return True
    # A chapter with its own range heads items when it is called a part or they have people.
    if line.style in OUTER and line.timed and len(numbered) > 1:
        named = any(read_title(below.text).presenter for below in numbered)
        called = line.style in (CounterStyle.PART, CounterStyle.HEADING)
        return named or called or line.text.lower().startswith("phần ")
    counted = (
        child.line.numbered or child.line.style in (CounterStyle.ROW, CounterStyle.ACT)
        for child in node.entries
        if not (child.line.label is Label.NOTE and _goes_on_outside(line, child.line))
    )
    # A chapter goes over days, whatever stands on them.
    over = (Rank.DAY, Rank.SESSION)
    if any(rank(child.line) in over and any(child.entries) for child in node.children):
        return True
    return not line.timed and kind_of(line.text) is not Kind.STUDY and any(counted)


def _is_thing(text: str) -> bool:
    """Return whether a counted line names a thing or a person and no act: "Xe số 1: đ/c An"."""
    person = names_person(text) and not speaker_in(text)
    return _THING.match(text) is not None or (person and not opens_as_act(read_title(text).title))


def _close(path: list[Node], line: ProgrammeLine) -> None:
    # Nothing that counts hangs from a bare bullet: "- Nội dung:" and then "(1) ...".
    while rank(path[-1].line) is Rank.DETAIL and path[-1].line.key != line.key:
        del path[-1]
    if line.style in (CounterStyle.PART, CounterStyle.HEADING):
        # Days lie within headings of their own sort.
        at = 1 + (rank(path[:2][-1].line) is Rank.DAY)
        over = len(path) > at and path[at].line.key == line.key
        while len(path) > (at if over else 1) and (over or rank(path[-1].line) is Rank.ENTRY):
            del path[-1]
        return
    closed = _close_level(path, line.key) or _close_for_next(path, line)
    if line.style is CounterStyle.ACT and not closed:
        while rank(path[-1].line) is Rank.ENTRY and not _heads_acts(path[-1].line):
            del path[-1]
        return
    if line.style in OUTER and not closed:
        # "III. Thời gian và địa điểm" goes on from chapters above the parts.
        besides = line.label is not None and line.counter not in ("I", "A")
        while rank(path[-1].line) is Rank.ENTRY and (besides or path[-1].line.style not in OUTER):
            del path[-1]
    if not line.numbered:
        while len(path) > 1 and (_is_over(path[-1].line, line) or _is_untimed_act(*path[-2:])):
            del path[-1]


def _close_for_next(path: list[Node], line: ProgrammeLine) -> bool:
    """Close the part of "- Chào cờ" for "3.", which goes on with a list outside of its acts."""
    within = path[-1].line.style is CounterStyle.ACT and path[-2].line.style is CounterStyle.PART
    goes_on = line.style is CounterStyle.DECIMAL and (line.counter or "").lstrip("0") != "1"
    if within and goes_on:
        del path[-2:]
    # "3. Kinh phí" goes on with chapters, none of which is open: it is none of "c) Dâng hương".
    while goes_on and line.label is Label.NOTE and path[-1].line.style is CounterStyle.LETTER:
        del path[-1]
    return within and goes_on


def _heads_acts(line: ProgrammeLine) -> bool:
    """Return whether acts without a number may stand below a line: "(2) Cử hành Lễ giỗ:"."""
    return line.style in OUTER or (line.numbered and not line.timed and line.text.endswith(":"))


def _goes_on_outside(above: ProgrammeLine, line: ProgrammeLine) -> bool:
    """Return whether a list goes on that is none of the last row of a table, or act, above it.

    "5. Kinh phí: ..." is none of a row, "3.3. Bầu cử" none of "14. Bế mạc".
    """
    nested = above.style is CounterStyle.DECIMAL and line.style is CounterStyle.NESTED
    return above.style is CounterStyle.ROW or (nested and not is_counted_in(above, line))


def is_counted_in(above: ProgrammeLine, line: ProgrammeLine) -> bool:
    """Return whether the number of a line goes on with that of another: 2.1 within 2."""
    return bool(above.counter) and (line.counter or "").startswith(f"{above.counter}.")


def _is_untimed_act(outer: Node, node: Node) -> bool:
    """Return whether a counted line that heads nothing yet is an act, as the one above it was.

    So is the last of several, some acts by their words or all below a clock: "3. Dặn dò".
    """
    line, above = node.line, next(iter(outer.children[-2:-1]), None)
    counted = line.numbered and not (line.timed or node.children or line.text.endswith(":"))
    if not counted or above is None or not _is_bare_sister(above, line):
        return False
    if opens_as_act(line.text):
        return True
    sisters = [*takewhile(lambda one: _is_bare_sister(one, line), outer.children[-2::-1])]
    alike = [one for one in outer.children[:-1] if one.line.key == line.key]
    framed = outer.line.when is not None or bool(sisters[-1].line.joined)
    acts = len(sisters) > 1 and any(opens_as_act(one.line.text) for one in sisters)
    plain = line.style not in OUTER and not (line.label or SECTION.match(line.text))
    return plain and len(sisters) == len(alike) and (framed or acts)


def _is_bare_sister(node: Node, line: ProgrammeLine) -> bool:
    """Return whether a line is counted as another is, and has neither lines below nor a time."""
    # "Từ 8 giờ:" on a line of its own is the first one's.
    untimed = not node.line.timed or bool(node.line.joined)
    return node.line.key == line.key and untimed and not node.children


def _is_no_part(above: ProgrammeLine, line: ProgrammeLine) -> bool:
    """Return whether a line stands below none of a list of people, or of an act that has begun.

    "👉 9h00: Khai mạc" heads nothing when "1️⃣ 9h30: Ôn kỷ niệm" comes next; a heading begins when
    its first act does.
    """
    said = opens_or_closes(above.text) or _CLOSES.fullmatch(above.text)
    # "4. Phân công" goes on from "3. Chương trình", whose last dash is above it.
    chapter = above.style is CounterStyle.ACT and line.label is Label.NOTE
    if (chapter and line.text == line.label_text) or (
        above.style in (CounterStyle.ACT, CounterStyle.TIME) and said
    ):
        # Nothing is counted within a statement.
        return True
    own, next_one = above.when, line.when
    if above.label is Label.ATTENDEES and next_one is not None and next_one.start is not None:
        return True
    plain = above.style in (CounterStyle.BULLET, CounterStyle.TIME) and line.numbered
    if not plain or own is None or not next_one or not next_one.start:
        return False
    if own.reached_end and own.start and own.start < own.reached_end <= next_one.start:
        return True
    if not own.only_begins:
        return False
    begun = own.start is not None and own.start < next_one.start
    return begun and bool(above.text) and not SECTION.match(above.text)


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
    if is_counted_in(above, line):
        return False
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
    if day_lines.is_date_line(line.text) or weekdays.is_weekday(line.text):
        return True
    if not line.timed and damaged.is_damaged(line.text):
        return True
    return (
        day_lines.nth_day(line.text) is not None
        and not line.timed
        and len(line.text) <= LONGEST_SESSION_NAME
    )
