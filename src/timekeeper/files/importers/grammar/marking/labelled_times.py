"""Acts whose days and hours stand below them, in labelled lines or in those of half-days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import as_act, is_dashed
from timekeeper.files.importers.grammar.marking.dated_acts import FEWEST_DATED, day_behind
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.times import deadlines, times
from timekeeper.files.importers.grammar.times.when import When

FEWEST_HOURS = 2
_LASTS = re.compile(r"\s+(?:và )?kéo dài (?=(?:đến|tới)\b)", re.IGNORECASE)
_ACTIVITIES = re.compile(
    r"(?:(?:các|những|một số) )?(?:hoạt động|nội dung|chương trình|phần)\b", re.IGNORECASE
)
# "Khai mạc lúc 18 giờ 00, ngày 15/8/2026"
_OPENS = re.compile(r"(?:(?:khai mạc|bắt đầu|dự kiến)\s+)+", re.IGNORECASE)
_MONTH = r"(?:\s?/\s?[0-9]{1,2}(?:\s?/\s?[0-9]{4})?|\s+tháng\s+[0-9]{1,2}(?:\s+năm\s+[0-9]{4})?)"
_IN_FIGURES = r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}\b"
_CARD_TITLE = re.compile(
    r"(?:nội dung|công việc|hoạt động|(?:tên )?(?:sự kiện|chương trình))\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_DAY_OF_CARD = re.compile(rf"ngày\s+[0-9]{{1,2}}{_MONTH}|{_IN_FIGURES}", re.IGNORECASE)
# "ngày 11 – 12/3/2026" is one of them, and begins on the first.
_DAY = re.compile(
    rf"ngày\s+[0-9]{{1,2}}(?:\s*[-–—]\s*[0-9]{{1,2}})?{_MONTH}|{_IN_FIGURES}", re.IGNORECASE
)


def mark_dated_cards(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the day above each act whose "Thời gian: 8h00, ngày 15/8" stands below it.

    Of one act alone it is the event's; where one of them lacks it, it is told of none. Chapters
    may hold them, beside those that are no part of the programme. Dashes below it, most of which
    begin as acts do, are held in it, as in "1. Đại hội trù bị".
    """
    cards: dict[int, ProgrammeLine] = {}
    phases: dict[int, ProgrammeLine] = {}
    entries = [n for n, line in enumerate(lines) if rank(line) is not Rank.DETAIL and line.numbered]
    besides, held = False, list[ProgrammeLine]()
    for n, end in pairwise([*entries, len(lines)]):
        entry = lines[n]
        chapter = (entry.style in OUTER or entry.label) and end < len(lines)
        chapter = chapter and lines[end].key != entry.key
        besides = entry.label is Label.NOTE if entry.style in OUTER or chapter else besides
        if besides or chapter:
            continue
        held.append(entry)
        said = (line for line in lines[n + 1 : end] if line.label is Label.TIME)
        clocks = (
            li
            for li in said
            if times.leading(_OPENS.sub("", li.text)) or day_lines.day_and_rest(li.text)
        )
        line = next(clocks, None)
        if line and _DAY_OF_CARD.search(line.text):
            cards[n] = _day_above(line, _DAY_OF_CARD)
            phases |= _phase(lines, n, end, line)
    plain = not any(rank(line) is Rank.DAY or (line.timed and not line.label) for line in lines)
    alike = {line.key for line in held}
    if not plain or len(cards) < max(FEWEST_DATED, len(held)) or len(alike) > 1:
        return list(lines)
    return [
        one
        for n, line in enumerate(lines)
        for one in (*((cards[n],) if n in cards else ()), phases.get(n, line))
    ]


def _phase(
    lines: Sequence[ProgrammeLine], n: int, end: int, told: ProgrammeLine
) -> dict[int, ProgrammeLine]:
    """Return an act and what stands below it as a heading with its hour, and acts in it.

    It is empty where the act has no hour or fewer than half of its dashes begin as acts do.
    """
    clock = times.leading(_OPENS.sub("", told.text))
    dashes = [m for m in range(n + 1, end) if is_dashed(lines[m])]
    acts = [m for m in dashes if opens_as_act(lines[m].text)]
    if not (clock and clock[0].start) or len(dashes) < FEWEST_DATED or 2 * len(acts) < len(dashes):
        return {}
    style = CounterStyle.HEADING
    heading = replace(lines[n], style=style, key=style.value, when=clock[0])
    note = replace(told, style=None, label=Label.NOTE, key="")
    held = {m: as_act(lines[m]) for m in dashes}
    return {n: heading, lines.index(told, n): note, **held}


def with_hours_below(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "+ Sáng: 9h00 - 11h00" below "(2) Thi đấu bóng chuyền" as that act.

    It is once on each half of a day that stands so, alone below "- Thời gian: ngày 10/3/2023" or
    with others; all are on the days that such labels say.
    """
    blocks = {n: end for n, line in enumerate(lines) if (end := _end_of_block(lines, n)) > n + 1}
    hours = {
        n: [m for m in range(n + 1, end) if _is_lone_clock(lines[m])] for n, end in blocks.items()
    }
    labelled = {
        n: next((m for m in range(n + 1, end) if _day_told(lines[m])), None)
        for n, end in blocks.items()
    }
    held = [n for n, at in hours.items() if len(at) >= (1 if labelled[n] else FEWEST_HOURS)]
    if not held:
        return list(lines)
    # Where one of them lacks it, it is told of none.
    keys = {lines[n].key for n in held}
    acts = [n for n, line in enumerate(lines) if line.key in keys and line.numbered]
    dated = (labelled.get(n) or dates.find_date(lines[n].text, dates.CENTURY) for n in acts)
    labelled = labelled if all(dated) else {}
    read: list[ProgrammeLine] = []
    done = 0
    for n, line in enumerate(lines):
        if n < done:
            continue
        label = labelled.get(n)
        if label:
            read.append(_day_above(lines[label]))
        read.append(line)
        if n not in held:
            continue
        done = blocks[n]
        act, said = len(read) - 1, [m for m in range(n + 1, done) if m not in hours[n]]
        read += [lines[m] for m in said if rank(lines[m]) is not Rank.DAY]
        for m in hours[n]:
            day = lines[m - 1] if rank(lines[m - 1]) is Rank.DAY else None
            day_line = [replace(day, style=CounterStyle.DAY, key="")] if day else []
            original = f"{line.original} {lines[m].original}"
            held_at = replace(line, when=lines[m].when, original=original)
            if m == hours[n][0]:
                read[act] = replace(held_at, joined=(*line.joined, *lines[m].numbers))
                read[act:act] = day_line
            else:
                again = replace(held_at, number=lines[m].number, joined=(), counter=None)
                read += [*day_line, again]
    return read


def with_acts_of_acts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "+ Khai mạc: 9 giờ, ngày 06/6/2018" below "- Thời gian:" as an act.

    "b) Hội thi" above that heads it; all of its list have to say their days.
    """
    held: dict[int, list[tuple[ProgrammeLine, ProgrammeLine]]] = {}
    for n, (line, label) in enumerate(pairwise(lines)):
        bare = label.label is Label.TIME and not label.text.strip(" :.")
        if not (bare and line.numbered and line.style not in OUTER and not line.label):
            continue
        below = [*takewhile(is_dashed, lines[n + 2 :])]
        texts = [_LASTS.sub(" ", one.text) for one in below]
        found = [day_behind(replace(one, text=t)) for one, t in zip(below, texts, strict=True)]
        days = [day for day in found if day]
        if days and len(days) == len(below):
            held[n] = days
    keys = {lines[n].key for n in held}
    labels: dict[int, ProgrammeLine] = {}
    acts = [n for n, line in enumerate(lines) if line.key in keys and line.numbered]
    for n in acts:
        said = takewhile(lambda li: li.style is CounterStyle.BULLET, lines[n + 1 :])
        told = next(filter(_day_told, said), None)
        if told and n not in held:
            labels[n] = told
    if len(keys) != 1 or len(held) + len(labels) < len(acts):
        return list(lines)
    read: list[ProgrammeLine] = []
    done = 0
    for n, line in enumerate(lines):
        read += [_day_above(labels[n])] if n in labels else []
        read += [line] if n not in held and n >= done else []
        last = ""
        for day, act in held.get(n, ()):
            if day.text != last:
                style = CounterStyle.HEADING
                head = replace(line, style=style, key=style.value)
                read += [replace(day, style=CounterStyle.DAY, key=""), head]
            read.append(as_act(act))
            last = day.text
        done = n + 2 + len(held[n]) if n in held else done
    return read


def with_bulleted_cards(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "• Điểm 1: Xã A" as an act on the day of "+ Thời gian: ..." below it.

    So are all with its bullet; what stands above the first of them heads those below it.
    """
    cards: dict[int, ProgrammeLine] = {}
    for n in (n for n, line in enumerate(lines) if is_dashed(line)):
        # Where it is may stand above.
        below = takewhile(lambda li: li.label and li.style is not None, lines[n + 1 :])
        told = (li for li in below if _day_told(li) and times.leading(li.text))
        if label := next(told, None):
            cards[n] = label
    keys = {lines[n].key for n in cards}
    alike = others = besides = 0
    for n, line in enumerate(lines):
        # What is counted beside them is the programme, unless its chapter is none of it.
        chapter = line.style in OUTER or (line.numbered and line.label is not None)
        besides = line.label is Label.NOTE if chapter else besides
        alike += line.key in keys and not (besides or line.label)
        counted = line.numbered and not (chapter or besides) and n + 1 not in cards
        others += counted or (line.timed and line.label is None)
    if others or len(keys) != 1 or len(cards) < max(FEWEST_HOURS, alike):
        return list(lines)
    read: list[ProgrammeLine] = []
    heading: ProgrammeLine | None = None
    last: str | None = None
    for n, line in enumerate(lines):
        above = (
            n + 1 in cards and line.key not in keys and line.text and rank(line) is not Rank.TEXT
        )
        if n not in cards and not (above and line.label is None):
            read.append(line)
            continue
        day = _day_above(cards[n if n in cards else n + 1])
        if day.text != last:
            read.append(day)
        if above:
            style = CounterStyle.HEADING
            heading = replace(line, style=style, key=style.value)
            read.append(heading)
        elif n in cards:
            read += [heading] if heading and day.text != last else []
            read.append(as_act(line))
        last = day.text
    return read


def with_labelled_cards(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Thời gian: 8h00 ngày 15/8/2026" as when "Nội dung: ..." below it is held.

    In blocks that blank rows part it is the only line without a label, which may begin them.
    Nothing else of such a paper is an act.
    """
    cards = {n: when for n, line in enumerate(lines) if (when := _dated_clock(line))}
    if len(cards) < FEWEST_HOURS or any(not li.label and (li.numbered or li.timed) for li in lines):
        return list(lines)
    gaps = [below.number - above.number > 1 for above, below in pairwise(lines)]
    begun = {n - (n > 0 and rank(lines[n - 1]) is Rank.TEXT and not gaps[n - 1]) for n in cards}
    starts = sorted(begun if begun.isdisjoint(cards) else cards)
    apart = all(n == 0 or gaps[n - 1] for n in starts)
    read = list(lines[: starts[0]])
    last = ""
    for (n, end), at in zip(pairwise([*starts, len(lines)]), cards, strict=True):
        below = [m for m in range(n, end) if m != at]
        titles = [m for m in below if not lines[m].label and _CARD_TITLE.match(lines[m].text)]
        titles = titles or [m for m in below if apart and rank(lines[m]) is Rank.TEXT]
        between = titles and all(lines[m].label for m in range(n, titles[0]) if m != at)
        if not between:
            return list(lines)
        act, day = lines[titles[0]], _day_above(lines[at])
        text = _CARD_TITLE.sub("", act.text, count=1)
        style, joined = CounterStyle.TIME, lines[at].numbers
        read += [day] if day.text != last else []
        read.append(
            replace(act, text=text, when=cards[at], style=style, key=style.value, joined=joined)
        )
        read += [lines[m] for m in below if m != titles[0]]
        last = day.text
    return read


def with_hours_above(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "- Thời gian: 19 giờ:" below a day as when the first bullet below it is.

    Below a chapter beside days or others like it, it is the chapter's, and most bullets are acts.
    """
    clocks = {
        n: when
        for n, li in enumerate(lines)
        if li.label is Label.TIME and li.style is CounterStyle.BULLET
        if (when := times.only(li.text.rstrip(" :"))) and when.start
    }
    days = any(rank(line) is Rank.DAY for line in lines)
    chapters = [n - 1 for n in clocks if n and _is_chapter(lines[n - 1])]
    marked: list[ProgrammeLine | None] = list(lines)
    opened = False
    for n, line in enumerate(lines):
        opened = (opened or rank(line) in (Rank.DAY, Rank.SESSION)) and rank(line) is not Rank.ENTRY
        if n not in clocks:
            continue
        # Where it is may stand between them.
        first = next((m for m in range(n + 1, len(lines)) if not lines[m].label), len(lines))
        dashes = [*takewhile(is_dashed, lines[first:])]
        others = (m for m, one in enumerate(dashes) if one.key != dashes[0].key)
        below = dashes[: next(others, len(dashes))]
        acts = sum(opens_as_act(one.text) for one in below)
        listed = bool(below) and (line.text.endswith(":") or 2 * acts >= len(below))
        when = clocks[n]
        if n - 1 in chapters and (days or len(chapters) > 1):
            counted = [one.key for one in lines[first : first + FEWEST_HOURS] if one.numbered]
            called = _ACTIVITIES.match(lines[n - 1].text) is not None
            holds = len(below) >= FEWEST_HOURS and (called or listed)
            if holds or (len(counted) == FEWEST_HOURS and len({*counted}) == 1):
                marked[n - 1] = replace(lines[n - 1], style=CounterStyle.PART, when=when)
                marked[n] = replace(line, style=None, label=Label.NOTE, key="")
                marked[first : first + len(below)] = map(as_act, below)
        elif opened and listed and first == n + 1 and below[0].key != line.key:
            marked[first : first + len(below)] = map(as_act, below)
            act = as_act(below[0])
            if when.end and len(below) > 1:
                # The last of them ends when that says.
                marked[n : first + 1] = [replace(act, when=When(when.start)), line]
            else:
                marked[n : first + 1] = [None, replace(act, when=when, joined=line.numbers)]
    return [line for line in marked if line]


def _is_chapter(line: ProgrammeLine) -> bool:
    return line.style in OUTER and line.label is None and not line.timed


def _end_of_block(lines: Sequence[ProgrammeLine], n: int) -> int:
    """Return the end of what stands below an act without a time: bullets of another sort, labels.

    A day beside its hours is of it.
    """
    line = lines[n]
    act = line.numbered and line.style not in OUTER and rank(line) is Rank.ENTRY
    if not act or line.timed or line.label or line.columns or not line.text:
        return n
    end = n + 1
    while end < len(lines):
        below, *beside = lines[end : end + 2]
        number = below.number
        day = rank(below) is Rank.DAY and beside and beside[0].number == number
        split = _is_lone_clock(below) and lines[end - 1].number == number
        bullet = below.style is CounterStyle.BULLET and rank(below) is not Rank.DAY
        if not (bullet or split or (day and _is_lone_clock(beside[0]))) or below.columns:
            break
        end += 1
    # A title below the last clock is what is done then.
    follows = rank(lines[end]) if end < len(lines) else Rank.ENTRY
    return n if follows is Rank.TEXT and _is_lone_clock(lines[end - 1]) else end


def _is_lone_clock(line: ProgrammeLine) -> bool:
    """Return whether a line says when and nothing else, behind a bullet or half a day."""
    plain = line.style in (CounterStyle.BULLET, CounterStyle.TIME) and not line.columns
    return plain and not line.text and line.when is not None and line.when.start is not None


def _day_told(line: ProgrammeLine) -> bool:
    """Return whether "- Thời gian: ..." says on which day an act is, not until when it is due."""
    due = deadlines.is_label(line.label_text) or deadlines.is_told(line.original)
    return line.label is Label.TIME and not due and _DAY.search(line.text) is not None


def _dated_clock(line: ProgrammeLine) -> When | None:
    """Return the clock that "Thời gian: 8h00 ngày 15/8/2026" says beside its day."""
    if not _day_told(line):
        return None
    split = day_lines.day_and_rest(line.text)
    clock = times.leading(split[1] if split else line.text)
    rest = clock[1].strip(" ,.;") if clock and clock[0].start else None
    alone = rest is not None and (not rest if split else day_lines.is_date_line(rest))
    return clock[0] if clock and alone else None


def _day_above(line: ProgrammeLine, pattern: re.Pattern[str] = _DAY) -> ProgrammeLine:
    """Return the day that the line below an act says as one that stands above it."""
    day = pattern.search(line.text)
    name = day[0] if day else ""
    return ProgrammeLine(line.number, name, line.original, style=CounterStyle.DAY)
