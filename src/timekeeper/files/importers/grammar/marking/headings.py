"""Lines marked that head others: parts, chapters, people, and what is said again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from timekeeper.core.changes.rippling import later
from timekeeper.core.checks import confidential
from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.kinds import TRACK, kind_of, opens_as_act
from timekeeper.files.importers.grammar.lines.counters import counter_style
from timekeeper.files.importers.grammar.lines.labels import REMARK, announces_only
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import (
    FEWEST_IN_PART,
    LED_BY_HALF,
    NAMED_PART,
    as_act,
    is_dashed,
)
from timekeeper.files.importers.grammar.names import CAPITAL
from timekeeper.files.importers.grammar.outline import (
    CONTINUED,
    LONGEST_SESSION_NAME,
    OUTER,
    SECTION,
    SECTION_ROW,
    Rank,
    is_counted_in,
    rank,
)
from timekeeper.files.importers.grammar.paper.chapters import PROGRAMME, is_above_days
from timekeeper.files.importers.grammar.presenters.titles import trailing_time

_BREAK = re.compile(
    r"(?:nghỉ )?giải lao\b.{0,40}|tea ?break.{0,20}|nghỉ (?:giữa giờ|ngơi|tại chỗ)", re.IGNORECASE
)
_AT = re.compile(
    r"(?:[Tt]ại|TẠI|[Ởở])\s+(?!(?:đây|đó|buổi|lễ)\b)(?:[^\W\d_]+\s+){0,2}?"
    rf"{CAPITAL}(?:[^:.;,]|,\s+(?={CAPITAL})){{0,80}}:?"
)
# "Đợt 1 (Khoa Điện)", "Vòng 2: Tăng tốc": those whose turn it is, or what is held in it.
_TURN = re.compile(
    r"(?P<word>đợt|ca|kíp|lượt|tốp|vòng)\s+(?:[0-9]{1,2}|[ivx]{1,4})(?:\s*[(:.–-].{0,100}[^.])?",
    re.IGNORECASE,
)
# "a) Phần lễ", "3.1. Phần lễ"
_WITHIN_CHAPTER = (CounterStyle.LETTER, CounterStyle.NESTED)
# What stands between "CHƯƠNG TRÌNH" and its list: the event's name, its day, its place.
_OF_HEADING = (Label.PRESENTER, Label.VENUE)
# A sentence across a table is said, and called no part: "Cảm ơn quý vị đã lắng nghe!"
_SAYS = re.compile(
    r"(?!(?:phần|phiên|buổi)\b)(?=(?-i:.*[a-zà-ỹ]))(?:\S+\s+){4,}\S+[.!]", re.IGNORECASE
)


def parts_with_names(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Phần thứ nhất" and the name in capitals below it as one."""
    read = list(lines[:1])
    for line in lines[1:]:
        over = read[-1]
        alone = over.style is CounterStyle.PART and over.text == over.original
        if alone and not over.columns and rank(line) is Rank.TEXT and line.text.isupper():
            original = f"{over.original} {line.original}"
            read[-1] = replace(over, text=line.text, original=original, joined=line.numbers)
        else:
            read.append(line)
    return read


def mark_repeated(
    lines: Sequence[ProgrammeLine], above: Sequence[ProgrammeLine]
) -> list[ProgrammeLine]:
    """Return the lines, those marked as notes that say again what was said before or ``above``.

    They head nothing anew: "CHƯƠNG TRÌNH (tiếp theo)".
    """
    marked = list(lines)
    titles = {line.text.casefold() for line in above}
    said = set(titles)
    for n, line in enumerate(lines[:-1]):
        if rank(line) is Rank.TEXT and not line.columns:
            name, titled = CONTINUED.sub("", line.text).casefold(), PROGRAMME.match(line.text)
            goes_on = name != line.text.casefold()
            if (goes_on and (titled or name in said)) or (titled and name in titles):
                marked[n] = replace(line, label=Label.NOTE)
            said.add(name)
    return marked


def mark_section_rows(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Phần nghi lễ | Ban tổ chức" as the heading of rows that have their times.

    Unless acts are called so as well: "Phần thi tài năng".
    """
    rows = [line for line in lines if line.style is CounterStyle.ROW]
    acts = {line.text.split()[0].lower() for line in rows if line.timed and line.text}
    marked = list(lines)
    for n, (line, below) in enumerate(pairwise(lines)):
        row = line.style is CounterStyle.ROW and not (line.timed or line.counter)
        found = SECTION_ROW.match(line.text) if row else None
        if found and found[1].lower() not in acts and below.timed and below.style is line.style:
            marked[n] = replace(line, style=CounterStyle.HEADING, key=CounterStyle.HEADING.value)
    return marked


def mark_headings(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those marked that head what follows: across a table, or in capitals."""
    marked = list(lines)
    for n, (line, following) in reversed(list(enumerate(pairwise(lines)))):
        counters = [li.counter for li in lines[n : n + 3] if li.key == line.key and not li.timed]
        first = line.style is CounterStyle.DECIMAL and all(li.key != line.key for li in lines[:n])
        if first and counters == ["1", "1", "2"]:
            # That 1 counts what the list is called.
            marked[n] = replace(line, style=CounterStyle.HEADING, key=CounterStyle.HEADING.value)
        counted = line.numbered and line.style not in OUTER and not line.timed
        said = (li for li in lines[n + 1 :] if li.label is not Label.NOTE)
        days = line.text.endswith(":") and rank(next(said, following)) is Rank.DAY
        parts = marked[n + 1].style is CounterStyle.PART and announces_only(line.text)
        if (counted and days) or (parts and line.numbered and not line.timed):
            # "1. Tháng 5:" above the first of its days, "2. Nội dung" above parts: no act.
            marked[n] = replace(line, label=line.label or Label.NOTE)
        below = marked[n + 1]
        headed = rank(below) is Rank.SESSION or below.style is CounterStyle.HEADING
        if headed and line.numbered and not (line.timed or line.label):
            # "2. Phiên song song" heads headings where all others counted like it head sessions.
            alike = [rank(li) for li in lines if li.numbered and li.key == line.key]
            only = {*alike} == {Rank.SESSION, Rank.ENTRY} and alike.count(Rank.ENTRY) == 1
            if only and rank(line) is Rank.ENTRY:
                marked[n] = replace(line, label=Label.NOTE, label_text=line.text)
        if rank(line) is not Rank.TEXT or line.columns:
            marked[n] = _as_counted_break(marked[n], lines[max(n - 1, 0)], following)
            continue
        internal = bool(line.marking) or confidential.is_marking(line.text)
        section = internal and SECTION.match(line.text) is not None
        # "(nội bộ)" by itself speaks of the line above it.
        if internal and not (line.alone or line.marking or section):
            continue
        # A break between timed lines is an item, if the author gave it no time.
        if kind_of(line.text) is Kind.BREAK and _BREAK.fullmatch(line.text):
            marked[n] = as_act(line)
            continue
        short = len(line.text) <= LONGEST_SESSION_NAME and not line.text.startswith("(")
        short = short and not (REMARK.match(line.text) or _SAYS.fullmatch(line.text))
        named = line.alone or line.text.partition("(")[0].isupper() or section
        named = named or TRACK.match(line.text) is not None
        named = named or (bool(line.marking) and line.original.endswith(":"))
        # Who chairs it, and where, may stand between a heading and its acts.
        said = (li for li in lines[n + 1 :] if li.style or li.label not in _OF_HEADING)
        heads = short and named and rank(next(said, following)) is Rank.ENTRY
        if heads or (line.text.endswith(":") and kind_of(line.text) is Kind.STUDY):
            marked[n] = replace(line, style=CounterStyle.HEADING, key=CounterStyle.HEADING.value)
    return marked


def _as_counted_break(
    line: ProgrammeLine, above: ProgrammeLine, below: ProgrammeLine
) -> ProgrammeLine:
    """Return "- Giải lao" by itself between "4." and "5." as one of what they count."""
    counted = above.numbered and above.key == below.key and not (above.label or below.label)
    named = is_dashed(line) and kind_of(line.text) is Kind.BREAK
    if counted and named and _BREAK.fullmatch(line.text.rstrip(" .;")):
        return replace(line, style=above.style, key=above.key)
    return line


def mark_lettered(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "B) CHƯƠNG TRÌNH HỘI THI" as what all below it is called, and no act.

    Days and halves of a day head that themselves. So do the sittings right below the only "II.
    Chương trình hội nghị" of its sort.
    """
    marked = list(lines)
    chapters = Counter(line.key for line in lines if PROGRAMME.match(line.text))
    for n, line in enumerate(lines):
        lettered = line.style in (CounterStyle.CAPITAL, CounterStyle.LETTER) and not line.label
        titled = PROGRAMME.match(line.text) is not None
        capitals = titled and line.text.partition("(")[0].isupper()
        below = (ranked for li in lines[n + 1 :] if (ranked := rank(li)) is not Rank.TEXT)
        heads = next(below, None)
        chapter = line.style in (CounterStyle.ROMAN, CounterStyle.PART) and not line.label
        alone = chapter and titled and not line.timed and chapters[line.key] == 1
        if (lettered and capitals and heads in (Rank.DAY, Rank.SESSION)) or (
            alone and heads is Rank.SESSION
        ):
            marked[n] = replace(line, label=Label.NOTE)
        elif lettered and capitals and line.timed:
            marked[n] = replace(line, style=CounterStyle.HEADING, key=CounterStyle.HEADING.value)
    return marked


def mark_parts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those rows marked as parts whose time the rows below them fill exactly.

    So are "I" and "II" where 1 stands below one of them, and headings that say when their first act
    begins. What 2.1 and 2.2 count within the time of
    2, and gives none itself, comes after it as the acts do.
    """
    marked = list(lines)
    rows = [line if line.style is CounterStyle.ROW and line.timed else None for line in lines]
    chapters = {
        counter_style(one.counter or "")
        for one, below in pairwise(rows)
        if one and below and below.counter == "1"
    }
    for n, line in enumerate(lines):
        acting = line.timed and (line.counter or line.style is CounterStyle.ROW)
        acting = acting and line.style not in OUTER
        counted: list[int] = []
        for m in range(n + 1, len(lines) if acting else 0):
            # What is suggested for a discussion is counted in it too.
            announced = rank(lines[m]) is Rank.TEXT and lines[m].text.endswith(":")
            if lines[m].key == line.key or announced or rank(lines[m]) in (Rank.DAY, Rank.SESSION):
                break
            # Whatever number the author, or Word, gave the act above it.
            nested = lines[m].style in (CounterStyle.ROW, CounterStyle.NESTED)
            counted += [m] if nested and "." in (lines[m].counter or "") else []
        if not any(lines[m].timed for m in counted):
            for m in counted:
                marked[m] = replace(marked[m], key=line.key)
        row = rows[n] is not None and counter_style(line.counter or "") in chapters & OUTER
        row = row or (rows[n] is not None and bool(line.text) and _is_filled(line, lines[n + 1 :]))
        if row or any(_holds_acts(line, below) for below in lines[n + 1 : n + 2]):
            style = CounterStyle.PART
            marked[n] = replace(line, style=style, key=style.value)
    return marked


def _holds_acts(line: ProgrammeLine, below: ProgrammeLine) -> bool:
    """Return whether "Phần hội (9h00)" heads the line below it, which begins at no other hour."""
    if line.style is not None or not line.ends_with_time or kind_of(line.text) is Kind.BREAK:
        return False
    act = below.style is CounterStyle.ACT or (
        below.style is CounterStyle.ROW if line.alone else below.counter == "1"
    )
    when, begins = trailing_time(line.text), below.when.start if below.when else None
    return act and when is not None and when.start is not None and begins in (None, when.start)


def _is_filled(above: ProgrammeLine, below: Sequence[ProgrammeLine]) -> bool:
    """Return whether the rows within a row's time, or those its number counts, fill it."""
    when = above.when
    if when is None or when.start is None or when.end is None:
        return False
    free, rows = when.start, 0
    # Below who chairs them nothing may be planned between them.
    chaired = any(line.label is Label.PRESENTER for line in below[:1])
    for line in below:
        inner = line.when
        if line.style is not CounterStyle.ROW or not line.timed or inner is None:
            if rank(line) in (Rank.DAY, Rank.SESSION):
                return False
            continue
        begins = inner.start or (free if is_counted_in(above, line) else None)
        apart = chaired and rows
        if begins is None or begins < free or (begins > free and not apart):
            return False
        ends = inner.end or (later(begins, inner.length) if inner.length else None)
        if ends is None or ends > when.end or (begins, ends) == (when.start, when.end):
            return False
        free, rows = ends, rows + 1
        if free == when.end:
            return rows >= FEWEST_IN_PART
    return False


def mark_named_parts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "8h30 - 8h45: Phần mở đầu" as a part of which the dashes below are acts.

    So are "Phần lễ từ 7h30 - 9h00" and "Phần hội từ 9h00" one after the other, and
    so is "1. Phần lễ (60 phút):" of two or more, and "1. Lễ khai mạc:" where nothing has hours and
    most of what is counted has acts below; where one of many has, they are how it is done.
    """
    marked = list(lines)
    named = [NAMED_PART.match(line.text) is not None for line in lines]
    counted = [
        (line.style is CounterStyle.DECIMAL or (named[n] and line.style in _WITHIN_CHAPTER))
        and line.label is None
        for n, line in enumerate(lines)
    ]
    several = sum(map(all, zip(counted, named, strict=True))) > 1
    begun = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if named[n] and line.style is None and not (line.label or line.columns)
        if below.style is CounterStyle.BULLET and not (below.timed or below.label)
        if (when := trailing_time(line.text)) and when.start
    ]
    for n in begun if len(begun) > 1 else ():
        style = CounterStyle.PART
        marked[n] = replace(lines[n], style=style, key=style.value, ends_with_time=True)
    # "1. Phần lễ" and "2. Hội thi" go over days where a day stands below each of them.
    over_days = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if counted[n] or (named[n] and line.style is CounterStyle.BULLET and not line.label)
        if not line.timed and rank(below) in (Rank.DAY, Rank.SESSION)
    ]
    several = several or sum(not counted[n] for n in over_days) > 1
    first = min(over_days, default=0)
    days = [n for n, line in enumerate(lines[:first]) if rank(line) is Rank.DAY]
    opened = bool(days) and rank(lines[first + 1]) is Rank.DAY
    opened = opened and not is_above_days(lines[days[0] : first + 2])
    over_days = over_days if several or len(over_days) == counted.count(True) > 1 else []
    for n in [] if opened else over_days:
        style = CounterStyle.PART
        marked[n] = replace(lines[n], style=style, key=style.value)
    untimed = not any(line.timed for line in lines)
    besides = False
    of_list: list[int] = []
    heads: list[int] = []
    for n, (line, following) in enumerate(pairwise([*lines, *lines[-1:]])):
        # "A- Trang trí:" counts no acts.
        besides = line.label is not None if line.style in OUTER else besides
        if untimed and not besides and counted[n]:
            of_list.append(n)
        if following.style is not CounterStyle.BULLET or following.timed:
            below = is_dashed(line) and following.timed and line.key != following.key
            if below and following.style is CounterStyle.BULLET and _AT.fullmatch(line.text):
                # "* Tại Quảng trường" above "– 9 giờ: khai mạc hội chợ"
                style = CounterStyle.HEADING
                marked[n] = replace(line, style=style, key=style.value)
            continue
        heads += [n] if n in of_list and line.text.endswith(":") else []
        bullet = line.style is CounterStyle.BULLET and not (line.timed or line.label)
        if bullet and line.key != following.key and LED_BY_HALF.match(following.text):
            # "- Tổ 1:" above "* Buổi sáng: ..."
            style = CounterStyle.HEADING
            marked[n] = replace(line, style=style, key=style.value)
        if named[n] and (line.style is CounterStyle.TIME or (counted[n] and several)):
            marked[n] = replace(line, style=CounterStyle.PART, key=CounterStyle.PART.value)
    # Within chapters those that head nothing are of their chapter.
    chapters = any(line.style in OUTER and line.label is None for line in lines)
    for n in (heads if chapters else of_list) if 2 * len(heads) > len(of_list) else ():
        marked[n] = replace(lines[n], style=CounterStyle.PART, key=CounterStyle.PART.value)
    return marked


def mark_turns(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Đợt 1 (Khoa Điện)" right above hours as a heading where "Đợt 2" is too."""
    found = {
        n: turn["word"].lower()
        for n, (line, below) in enumerate(pairwise(lines))
        if rank(line) is Rank.TEXT and not line.columns and (turn := _TURN.fullmatch(line.text))
        if below.timed and rank(below) is Rank.ENTRY and not below.label
    }
    counts, style = Counter(found.values()), CounterStyle.HEADING
    return [
        replace(line, style=style, key=style.value) if counts[found.get(n, "")] > 1 else line
        for n, line in enumerate(lines)
    ]


def mark_ranges_of_parts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "a) Họp toàn trường (7h30 - 8h30)" as a part, the dashes below as its acts.

    Two or more of a list are called so, and none of the dashes has an hour. "A. HỘI NGHỊ (8h00 -
    9h00)" and "Phần I: Hội nghị (8h00 - 9h00)" are, if most of the dashes begin as acts do.
    """
    marked = list(lines)
    found: dict[str, list[tuple[int, int]]] = {}
    for n, line in enumerate(lines):
        acts = [*takewhile(is_dashed, lines[n + 1 :])] if line.numbered else []
        called = SECTION.match(line.text) is not None
        called = called or (line.style in OUTER and _is_called_in_capitals(line))
        called = called and line.label is None and line.ends_with_time
        when = trailing_time(line.text) if called and len(acts) >= FEWEST_IN_PART else None
        if when and when.start and when.end:
            found.setdefault(line.key, []).append((n, n + 1 + len(acts)))
    for run in found.values():
        acting = [opens_as_act(li.text) for n, end in run for li in lines[n + 1 : end]]
        named = all(SECTION.match(lines[n].text) for n, _end in run)
        held = len(run) >= FEWEST_IN_PART and (named or 2 * sum(acting) >= len(acting))
        for n, end in run if held else ():
            marked[n] = replace(lines[n], style=CounterStyle.PART, key=CounterStyle.PART.value)
            marked[n + 1 : end] = map(as_act, lines[n + 1 : end])
    return marked


def _is_called_in_capitals(line: ProgrammeLine) -> bool:
    """Return whether a line says that it is a part, or has its name in capitals."""
    return line.style is CounterStyle.PART or line.text.partition("(")[0].isupper()
