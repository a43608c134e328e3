"""The tabs of a page: the wide ones tell where its stops are, and those the narrow from spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from statistics import fmean, median, mode

from msgspec.structs import replace

from timekeeper.files.importers.formats.pdf.leaders import without_leaders
from timekeeper.files.importers.formats.pdf.lines import (
    AT_STOP,
    BETWEEN_COLUMNS,
    TextLine,
    Word,
    Wrapping,
    is_open,
    text_lines,
    usual_drops,
)
from timekeeper.files.importers.formats.pdf.scanning.mistaken import line_set_right
from timekeeper.files.importers.formats.pdf.shapes import Glyph

# Points: how far apart office programs set stops where nobody has (1/2 inch, 1.25 and 1 cm).
STEPS = (36.0, 35.45, 28.35)
# How many wide gaps tell of stops at one step, and which part of them may end elsewhere.
FEWEST, ELSEWHERE = 3, 0.4
TWICE = 2  # a stop of the author's own
MOST = 200  # gaps to tell stops from
# In parts of a space: how much others differ from it, and those of a scan.
SAME_SPACE, SAME_SEEN = 0.3, 0.33
DRAWN = 0.5  # most pages draw their spaces
# Points, and parts of a line, in a scan.
SEEN_SURELY, SEEN_AT_STOP, SEEN_WIDE, TOUCHED = 1.1, 1.5, 2.5, 0.2
WIDER = 1.5  # of a space
LARGE = 1.5  # of the usual height: what is higher is set larger
GUESSED = 4.0  # points: how far off a letter within a word may stand
ROW_BEGUN = 5  # words: a number, the clocks of a range, and the stroke behind them
LEAST_INDENT = 6.0  # points: a figure's own white before it is less
# Where a scan's words touch, what begins at a stop beside a clock is a cell of its own.
_UNIT = r"(?:AM|PM|[ap]m|giờ|phút|sáng|trưa|chiều|tối)\b"
# "Bài 1:" has none.
_CLOCK = rf"[0-9]{{1,2}} ?(?:(?:[hHgG]|giờ\b) ?[0-9]{{0,2}}|: ?[0-9]{{2}})(?: {_UNIT})*"
_AFTER_CLOCK = re.compile(rf"(?:.*[\s(])?{_CLOCK}(?: ?[-–] ?{_CLOCK})?")
_TITLE = re.compile(rf"(?!{_UNIT}|đến\b|tới\b|ngày\b|h\b)[^\W\d_]")
_BEFORE_CLOCK = re.compile(rf"{_CLOCK}(?: ?[-–]|[\s:,]|$)")
_COUNTER, LONGEST_COUNTER = re.compile(r"[0-9]{1,3}[.)]"), 4
_PART_NAMED = re.compile(r"(?:^|\s)(?:PHẦN|BUỔI|PHIÊN) [^\W\d_]+$")
_WEEKDAY = re.compile(r"\b(?:thứ \w+|chủ nhật),?$", re.IGNORECASE)
_DATE = re.compile(r"\(?[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?\)?[,:]?")
_HOURS, _DIGITS = ("giờ", "h", "g"), "0123456789"
_EXPECTS_CLOCK = re.compile(
    r"(?:\b(?:từ|lúc|vào|hồi|đến|tới|ngày|khoảng|đúng|trước|sau|at|from|to)"
    r"|\w (?:sáng|trưa|chiều|tối)|[^\w.)”\"])$",
    re.IGNORECASE,
)


def tabbed_lines(glyphs: Sequence[Glyph], *, seen: bool = False) -> list[TextLine]:
    """Return the glyphs as lines, in whose text a tab stands where the author has set one.

    ``seen`` tells that they were recognised in a picture, and their places with them.
    """
    if seen:
        return _seen_lines(text_lines(level_words(glyphs)))
    return _drawn_lines(without_leaders(glyphs))


def _drawn_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    lines = text_lines(glyphs)
    stops = _stops(lines, AT_STOP)
    if not stops:
        return lines
    lines = text_lines(glyphs, stops)
    spaces = [
        (word, gap / line.height)
        for line in lines
        for word, gap in _gaps(line)
        if _is_space(line, gap)
    ]
    usual = median([part for _word, part in spaces] or [0.0])
    drawn = sum(word.spaced for word, _part in spaces) >= DRAWN * len(spaces)
    wide = [word for line in lines for word, gap in _gaps(line) if not _is_space(line, gap)]
    # Where hardly any wide white is drawn as a space, what is drawn as one is no tab.
    told = drawn and sum(word.spaced for word in wide) < DRAWN * len(wide)
    for line in lines:
        for before, word in pairwise(line.words):
            part = (word.left - before.right) / line.height
            # Office programs do not draw each space, and no cell ends within a clock.
            is_space = word.spaced or not drawn or _is_clock_cut(before, word)
            alike = (told and word.spaced) or abs(part - usual) <= SAME_SPACE * usual
            if not (word.tabs or (is_space and alike)):
                word.tabs = _count(before.right, word.left, stops, AT_STOP)
    _indent(lines, stops, AT_STOP)
    return lines


def _seen_lines(lines: list[TextLine]) -> list[TextLine]:
    _number(lines)
    # Without a step white ends at the same place by chance.
    stops = _at_a_step(lines, _all_ends(lines), SEEN_AT_STOP)
    if not stops:
        return lines
    lines = [_cut(line, stops) for line in lines]
    spaces = _seen_spaces(lines)
    for line, space in zip(lines, spaces, strict=True):
        for before, word in pairwise(line.words):
            # The ink of a dash is smaller than its letter.
            gap = word.left - before.right
            if (
                _are_words(before, word)
                and abs(gap - space) > SAME_SEEN * space
                and not (gap < TWICE * space and _goes_on(line, word))
            ):
                # What is wider than a space is a tab, though a letter's own white hides its stop.
                near = SEEN_AT_STOP if gap < WIDER * space else SEEN_WIDE
                word.tabs = _count(before.right, word.left, stops, near)
    _part_clocks(lines, stops, spaces)
    _indent(lines, stops, SEEN_AT_STOP)
    _fill(lines, stops)
    return lines


def _indent(lines: Sequence[TextLine], stops: Sequence[float], near: float) -> None:
    margin = mode(round(line.left) for line in lines)
    for above, line in pairwise(lines):
        tabbed = above.indent or any(word.tabs for word in (*above.words, *line.words))
        if tabbed and line.left > margin + LEAST_INDENT:
            line.indent = _count(margin, line.left, stops, near)
    # All the tabs of a row may stand in its next line.
    lefts = [line.left for line in lines if line.indent]
    for line in lines:
        if not line.indent and any(abs(line.left - left) <= near for left in lefts):
            line.indent = _count(margin, line.left, stops, near)


def _number(lines: Sequence[TextLine]) -> None:
    """Number the lines between 1. and 4. that stand as they do, whatever their numbers look like.

    That is never sure. A number that stands alone at the margin is set right with what it counts.
    """
    for line in lines:
        meant = line_set_right([word.text for word in line.words[:ROW_BEGUN]])
        for word, own in zip(line.words[:2], meant, strict=False):
            if own != word.text and (word is line.words[0] or own.startswith("|")):
                word.text, word.unsure = own, True
    counted = [
        (at, int(line.words[0].text[:-1]))
        for at, line in enumerate(lines)
        if len(line.words) > 1 and _COUNTER.fullmatch(line.words[0].text)
    ]
    for (first, number), (last, following) in pairwise(counted):
        left, text = (word.left for word in lines[first].words[:2])
        alike = [
            line.words[0]
            for line in lines[first + 1 : last]
            if len(line.words) > 1
            and abs(line.words[0].left - left) <= SEEN_AT_STOP * TWICE
            and abs(line.words[1].left - text) <= SEEN_AT_STOP * TWICE
            and len(line.words[0].text) <= LONGEST_COUNTER
        ]
        if len(alike) == following - number - 1:
            for n, word in enumerate(alike, number + 1):
                word.text, word.unsure = f"{n}.", True
            continue
        near = SEEN_AT_STOP * TWICE
        lost = [line for line in lines[first + 1 : last] if abs(line.left - text) <= near]
        if len(lost) == following - number - 1:
            right = lines[first].words[0].right
            for n, line in enumerate(lost, number + 1):
                line.words.insert(0, Word(f"{n}.", left, right, unsure=True))


def _part_clocks(
    lines: Sequence[TextLine], stops: Sequence[float], spaces: Sequence[float]
) -> None:
    """Set the tabs beside the clocks of rows, however narrow they are."""
    rows = [line for line in lines if any(word.tabs for word in line.words)]
    timed = sum(_BEFORE_CLOCK.match(line.text) is not None for line in rows)
    for line, space in zip(lines, spaces, strict=True):
        # One row of many has all its tabs as wide as spaces.
        begins = timed >= FEWEST and _BEFORE_CLOCK.match(line.text)
        if not (_ends(line) or begins or line in rows):
            continue
        for at in range(1, len(line.words)):
            before, following = line.words[:at], line.words[at:]
            word, last = following[0], before[-1]
            if _are_words(last, word) and _is_beside_clock(before, following):
                gap = word.left - last.right
                near = SEEN_WIDE if gap > (1 + SAME_SEEN) * space else SEEN_AT_STOP
                touched = gap < TOUCHED * line.height
                word.tabs = _count(last.right, word.left, stops, near) or int(touched)
            elif _is_clock_cut(last, word):
                word.tabs = 0


def level_words(words: Sequence[Glyph]) -> list[Glyph]:
    """Return words about as high as most are: of a few that stand alone it is hardly seen."""
    usual = median([word.height for word in words] or [0.0])
    return [
        replace(word, height=usual) if usual / LARGE < word.height < usual * LARGE else word
        for word in words
    ]


def _fill(lines: Sequence[TextLine], stops: Sequence[float]) -> None:
    """Find the tabs, as wide as spaces, of a row that has too few; that is never sure."""
    wrapping = Wrapping(max(line.right for line in lines), usual_drops([lines]))
    most = _often([line.text.count("\t") for line in lines])
    rows: list[list[TextLine]] = []
    for above, line in zip((None, *lines), lines, strict=False):
        whole = line.text.count("\t") >= most > 0
        if above is not None and not whole and wrapping.wraps(above, line):
            rows[-1].append(line)
        else:
            rows.append([line])
    counts = [sum(line.text.count("\t") for line in row) for row in rows]
    most = _often(counts)
    for row, count in zip(rows, counts, strict=True):
        if not row[0].indent < count < most:
            continue
        found = [
            (word, bool(_BEFORE_CLOCK.match(f"{word.text} ")))
            for line in row
            for at, word in enumerate(line.words[1:], 1)
            if _may_begin_cell(line.words[:at], line.words[at:])
        ]
        # A clock has white of its own, and a cell more often than a capital.
        clocks = [
            word for word, is_clock in found if is_clock and _count(0, word.left, stops, SEEN_WIDE)
        ]
        others = [word for word, _is_clock in found if _count(0, word.left, stops, SEEN_SURELY)]
        for word in (*clocks, *others):
            word.unsure = True
        begins = clocks or others
        if len(begins) in (1, most - count):
            for word in begins:
                word.tabs = 1


def _often(counts: Sequence[int]) -> int:
    """Return the most tabs that several have."""
    return max((count for count, of in Counter(counts).items() if of >= FEWEST), default=0)


def _count(start: float, end: float, stops: Sequence[float], near: float) -> int:
    """Return how many tabs lead from one place to another: none where that is no stop."""
    if not any(abs(end - stop) <= near for stop in stops):
        return 0
    return sum(start + near < stop <= end + near for stop in stops) or int(end > start)


def _is_space(line: TextLine, gap: float) -> bool:
    return gap <= BETWEEN_COLUMNS * line.height


def _seen_spaces(lines: Sequence[TextLine]) -> list[float]:
    """Return how wide the space is in each line of a scan: one that is set larger has its own."""
    gaps = [[gap for _word, gap in _gaps(line) if _is_space(line, gap)] for line in lines]
    usual = median([gap for found in gaps for gap in found] or [0.0])
    large = LARGE * median(line.height for line in lines)
    return [
        median(found) if line.height > large and len(found) >= FEWEST else usual
        for line, found in zip(lines, gaps, strict=True)
    ]


def _is_beside_clock(before: Sequence[Word], following: Sequence[Word]) -> bool:
    """Return whether a clock ends before a title, or begins behind it."""
    left, right = (" ".join(word.text for word in words) for words in (before, following))
    if _TITLE.match(right):
        return _AFTER_CLOCK.fullmatch(left) is not None
    return _BEFORE_CLOCK.match(right) is not None and not _EXPECTS_CLOCK.search(left)


def _is_clock_cut(before: Word, word: Word) -> bool:
    """Return whether two words are parts of one clock, as any two of "15 giờ 45" are."""
    minutes = before.text.lstrip(_DIGITS) in _HOURS and word.text.isdecimal()
    return minutes or (before.text.isdecimal() and word.text in _HOURS)


def _may_begin_cell(before: Sequence[Word], following: Sequence[Word]) -> bool:
    """Return whether a new cell may begin, with a capital or a clock, where a space is seen."""
    word, right = following[0], " ".join(word.text for word in following)
    left = " ".join(other.text for other in before)
    named = word.text.isupper() and _PART_NAMED.search(left) is not None
    capital = word.text[0].isupper() and _TITLE.match(right) is not None and not named
    begins = capital or _BEFORE_CLOCK.match(right) is not None
    return begins and not word.tabs and before[-1].text[-1].isalnum()


def _cut(line: TextLine, stops: Sequence[float]) -> TextLine:
    """Return a line, "mạcGiám" cut where a cell ends and the next one begins at its stop."""
    words: list[Word] = []
    for word in line.words:
        touching = (
            at
            for at, (a, b) in enumerate(pairwise(word.text), 1)
            if b.isupper() and (a.islower() or a.isdecimal())
        )
        at = next(touching, 0)
        guessed = word.left + at * word.width / len(word.text)
        stop = min(stops, key=lambda stop: abs(stop - guessed))
        if at and not word.text.isascii() and abs(stop - guessed) <= GUESSED:
            words.append(Word(word.text[:at], word.left, stop - TOUCHED * line.height))
            words.append(Word(word.text[at:], stop, word.right, tabs=1))
        else:
            words.append(word)
    return replace(line, words=words)


def _gaps(line: TextLine) -> Iterator[tuple[Word, float]]:
    """Return the words of a line but for the first, with the gaps before them."""
    return ((word, word.left - before.right) for before, word in pairwise(line.words))


def _ends(line: TextLine) -> list[float]:
    """Return where wide gaps of a line end, but for that after a bullet."""
    return [
        word.left
        for before, word in pairwise(line.words)
        if word.left - before.right > BETWEEN_COLUMNS * line.height and _is_word(before)
    ]


def _goes_on(line: TextLine, word: Word) -> bool:
    """Return whether a word begins no cell: it is small, a weekday's date, or within brackets."""
    before = " ".join(other.text for other in line.words if other.left < word.left)
    dated = _DATE.fullmatch(word.text) and _WEEKDAY.search(before)
    small = word.text[0].islower() and not word.text.startswith("đ/c")
    return is_open(before) or small or dated is not None


def _are_words(before: Word, word: Word) -> bool:
    return _is_word(before) and _is_word(word)


def _is_word(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _all_ends(lines: Sequence[TextLine]) -> list[float]:
    return [end for line in lines for end in _ends(line)][:MOST]


def _stops(lines: Sequence[TextLine], near: float) -> list[float]:
    """Return where the stops of a page are: at a step, and where several wide gaps end."""
    ends = _all_ends(lines)
    stops = _at_a_step(lines, ends, near)
    for end in ends:
        often = sum(abs(end - other) <= near for other in ends) >= TWICE
        if often and not any(abs(end - stop) <= near for stop in stops):
            stops.append(end)
    return stops


def _at_a_step(lines: Sequence[TextLine], ends: Sequence[float], near: float) -> list[float]:
    furthest = max((line.right for line in lines), default=0.0)
    for step, first in product(STEPS, ends):
        beside = [(end - first + near) % step - near for end in ends]
        fitting = [by for by in beside if by <= near]
        if len(fitting) >= max(FEWEST, (1 - ELSEWHERE) * len(ends)):
            middle = (first + fmean(fitting)) % step
            return [middle + step * n for n in range(int(furthest / step) + 1)]
    return []
