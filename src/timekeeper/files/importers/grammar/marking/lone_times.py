"""Times on lines of their own, joined to the titles they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from itertools import pairwise

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.lines.counters import with_counter
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.lines.lines import read_line
from timekeeper.files.importers.grammar.names import names_place
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper.chapters import PROGRAMME
from timekeeper.files.importers.grammar.presenters.titles import trailing_time
from timekeeper.files.importers.grammar.times import heading_times, times
from timekeeper.files.importers.grammar.times.halves import HALF, in_half
from timekeeper.files.importers.grammar.times.when import When

_CARD_TITLE = re.compile(r"(?:nội dung|công việc|hoạt động)\s*:\s*(?=\S)", re.IGNORECASE)
FEWEST_CARDS = 2
_OVER_ACTS = (Rank.DAY, Rank.SESSION)
_LEADS_TO_CLOCK = re.compile(
    r"[^\W\d_]+\W.*\b(?:từ|đến|tới|lúc|trước|chậm nhất|muộn nhất)$", re.IGNORECASE
)
# "8h00 -" above "8h30: Khai mạc", "Từ 8h00" above "đến 8h30"
_ENDS_IN_DASH = re.compile(r"[0-9hg]\s*[-–—]$", re.IGNORECASE)
_TO = re.compile(r"(?:[-–—]|đến\b|tới\b)\s*[0-9]", re.IGNORECASE)
_AT = re.compile(r"tại\s", re.IGNORECASE)
_HALF = re.compile(rf"(?:buổi\s+)?({HALF})\s*[:,]?\s*", re.IGNORECASE)


def lone_times_told(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those told that belong to a time on a line of its own.

    "Chiều: 14h00" is one where a title stands below it, and no list. Dashes below one are acts.
    """
    lines = _ranges_of_sittings(_hours_of_days(_hours_of_parts(lines)))
    read = list(lines)
    ranks = [*map(rank, lines), Rank.SESSION, Rank.SESSION]
    listed = ""
    for n, line in enumerate(lines):
        opened = n > 0 and _is_lone_time(read[n - 1]) and not read[n - 1].columns
        dash = line.style is CounterStyle.BULLET and not line.timed and line.label is None
        listed = line.key if dash and (opened or line.key == listed) else ""
        if listed:
            read[n] = replace(line, style=CounterStyle.ACT, key=CounterStyle.ACT.value)
        elif ranks[n : n + 2] == [Rank.SESSION, Rank.TEXT]:
            half = _HALF.match(line.text)
            found = times.leading(line.text[half.end() :]) if half else None
            # "Buổi tối, 19 giờ 30: ..." opens a half of the day by itself.
            opens = _HALF.match(" ".join(line.original for line in lines[n + 2 : n + 3]))
            alone = ranks[n + 2] in (Rank.SESSION, Rank.DAY) or opens is not None
            if half and found and found[0].start and not found[1] and alone:
                when, style = in_half(found[0], half[1].lower()), CounterStyle.TIME
                read[n] = replace(line, text="", when=when, style=style, key=style.value)
    return read


def wrapped_clocks_joined(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "8h30." below "Trực cổng từ 7h00 đến" as the end of that line.

    So is the second clock of a range, below the first by itself.
    """
    read = list(lines[:1])
    for line in lines[1:]:
        above = read[-1]
        wrapped = line.style is CounterStyle.TIME and not line.text[:1].isupper()
        wrapped = wrapped and _LEADS_TO_CLOCK.search(above.original) is not None
        wrapped = wrapped or _is_end_of(above, line)
        whole = read_line(above.number, f"{above.original} {line.original}") if wrapped else None
        if whole and above.style is not CounterStyle.ROW and not (above.columns or line.columns):
            read[-1] = replace(whole, joined=(*above.joined, *line.numbers))
        else:
            read.append(line)
    return read


def _is_end_of(above: ProgrammeLine, line: ProgrammeLine) -> bool:
    """Return whether a line begins with the end of the range whose start stands alone above it."""
    if not _is_lone_time(above) or line.style is not CounterStyle.TIME:
        return False
    parted = _ENDS_IN_DASH.search(above.original) or _TO.match(line.original)
    begins, ends = above.when, line.when
    if not (parted and begins and begins.only_begins and ends and ends.only_begins):
        return False
    return bool(begins.start and ends.start and begins.start < ends.start)


def _hours_of_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Ngày 15/8/2026, từ 7h30 đến 11h30" as a day with its hours.

    They are those of all its acts where these have none; of the only day they open the event.
    """
    read = list(lines)
    found = [
        _day_with_hours(line, *map(_unbracketed, lines[n : n + 1]))
        for n, line in enumerate(lines, 1)
    ]
    days = [n for n, line in enumerate(lines) if found[n] or rank(line) is Rank.DAY]
    several = sum(map(bool, found)) > 1
    for n, end in reversed([*pairwise([*days, len(lines)])]):
        if (day := found[n]) is None:
            continue
        head, clock, when, *said = day
        at = n + 1 if lines[n].ends_with_time else n + 2
        while at < end and (place := _said_beside(lines[at])):
            said.append(place)
            at += 1
        timed = [li for li in lines[at:end] if li.timed and not li.label]
        alike = [li for li in lines[at:end] if li.style and li.key == lines[at].key]
        untimed = not timed and len(alike) > 1 and rank(alike[0]) in (Rank.ENTRY, Rank.DETAIL)
        first = timed[0].when if len(days) > 1 and timed else None
        begun = first.start if first else None
        opens = _opens_day(begun, when, anywhere=not said)
        if not (untimed or opens or (several and is_within(begun, when))):
            continue
        acts = any(rank(li) is Rank.ENTRY and not li.label for li in lines[:n])
        if len(days) == 1 and not acts:
            head = replace(head, text=f"{clock}, {head.text}", style=None, when=None)
        read[n:at] = [head, *said]
    return read


def _opens_day(first: time | None, when: When, *, anywhere: bool) -> bool:
    """Return whether "Ngày 15/8/2026, từ 7h30 tại Hội trường A" says when and where it begins."""
    if first is None or when.start is None or not when.only_begins:
        return False
    return first == when.start if anywhere else first >= when.start


def _hours_of_parts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "(8h00 - 9h00)" right below a part's heading as the hours of that part."""
    read = list(lines[:1])
    for line in lines[1:]:
        over, beside = read[-1], _unbracketed(line)
        part = over.style is CounterStyle.PART and not (over.timed or over.label)
        if part and beside is not line:
            read[-1] = _with_hours(over, beside)
        else:
            read.append(line)
    return read


def _unbracketed(line: ProgrammeLine) -> ProgrammeLine:
    """Return "(8h00 - 9h00)" on a line of its own as the hours that it is."""
    bare = line.style is None and not (line.label or line.columns) and line.text.startswith("(")
    when = times.only(line.text) if bare else None
    if when is None or not (when.start and when.end):
        return line
    return replace(line, text="", when=when, style=CounterStyle.TIME, ends_with_time=False)


def _day_with_hours(
    line: ProgrammeLine, below: ProgrammeLine | None = None
) -> tuple[ProgrammeLine, str, When, *tuple[ProgrammeLine, ...]] | None:
    """Return a day, its hours as written and as read, and the hall told behind them."""
    name, when = heading_times.heading_time(line.text) if line.ends_with_time else ("", None)
    head = replace(line, style=CounterStyle.DAY, key="", counter=None, ends_with_time=False)
    if line.label or line.columns:
        return None
    if when and when.start and line.text.startswith(name) and day_lines.is_date_line(name):
        clock = line.text[len(name) :].strip(" ,;:()–-")
        name = name.lstrip("(") if name.startswith("(") else name + ")" * name.count("(")
        return replace(head, text=name, when=when), clock, when
    beside = below if below and below.style is CounterStyle.TIME and not below.columns else None
    if beside is None or beside.when is None or rank(line) is not Rank.DAY or line.timed:
        return None
    hall, same = beside.text.rstrip(" :."), beside.number == line.number
    if beside.when.start is None or not (same or (beside.when.end and not hall)):
        return None
    place_told = names_place(hall) or (_AT.match(hall) is not None and "," not in hall)
    if hall and (not place_told or ":" in hall):
        return None
    clock = beside.original.removesuffix(beside.text).strip(" ,;:()")
    original = line.original if same and hall else f"{line.original}, {beside.original}"
    joined = () if same else beside.numbers
    head = replace(head, when=beside.when, original=original, joined=(*line.joined, *joined))
    place = replace(beside, text=hall, label=Label.VENUE, style=None, key="", when=None)
    return head, clock, beside.when, *((place,) if hall else ())


def _said_beside(line: ProgrammeLine) -> ProgrammeLine | None:
    """Return what stands between a day's hours and its acts: its hall, or what they are called."""
    if rank(line) is Rank.TEXT and not line.columns and names_place(line.text):
        return replace(line, label=Label.VENUE)
    told = line.style is None and (line.label or PROGRAMME.match(line.text))
    return line if told and not line.timed else None


def _ranges_of_sittings(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "8h00 - 11h30" beside the name of the sitting whose it is.

    Its hall and its chairs may stand there too; its acts begin within it.
    """
    read = list(lines)
    timed = [n for n, line in enumerate(lines) if line.timed]
    for n, first in reversed([*pairwise(timed)]):
        when, inner = lines[n].when, lines[first].when
        whole_range = when if _is_lone_time(lines[n]) else None
        within = is_within(inner.start if inner else None, whole_range)
        said = lines[n + 1 : first]
        named = next((one for one in said if rank(one) is Rank.SESSION), None)
        if within and n and rank(lines[n - 1]) is Rank.SESSION and all(one.label for one in said):
            # It may stand below the name too, above the chairs and the first act.
            read[n - 1 : n + 1] = [_with_range(lines[n - 1], lines[n])]
            continue
        if not within or named is None or any(rank(one) is Rank.DAY for one in said):
            continue
        halls = [
            replace(one, label=Label.VENUE)
            if rank(one) is Rank.TEXT and names_place(one.text)
            else one
            for one in said
            if one is not named
        ]
        head = replace(
            _with_range(named, lines[n]), original=f"{lines[n].original} {named.original}"
        )
        read[n:first] = [head, *halls]
    return read


def _with_range(named: ProgrammeLine, clock: ProgrammeLine) -> ProgrammeLine:
    text = f"{named.text} ({clock.original.strip(' ()[]:')})"
    return replace(
        named, text=text, original=f"{named.original} {clock.original}", joined=clock.numbers
    )


def _with_hours(over: ProgrammeLine, clock: ProgrammeLine) -> ProgrammeLine:
    original = f"{over.original} {clock.original}"
    joined = (*over.joined, *clock.numbers)
    return replace(over, when=clock.when, original=original, joined=joined)


def is_within(at: time | None, when: When | None) -> bool:
    """Return whether a clock is within a range, its end excepted."""
    if at is None or when is None or when.start is None or when.end is None:
        return False
    return when.start <= at < when.end


def cards_joined(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, each "Thời gian: 14h00 - 14h10" joined to "Nội dung: ..." below it."""
    joined: list[ProgrammeLine] = []
    cards = 0
    for line in lines:
        above = joined[-1] if joined else None
        title = _CARD_TITLE.match(line.text)
        when = times.only(above.text) if title and above and above.label is Label.TIME else None
        if above and title and when and when.start:
            style = CounterStyle.TIME
            act = replace(line, text=line.text[title.end() :], style=style, key=style.value)
            original = f"{above.original} {line.original}"
            whole = replace(act, label=None, when=when, original=original)
            joined[-1] = replace(whole, joined=above.numbers)
            cards += 1
        else:
            joined.append(line)
    return joined if cards >= FEWEST_CARDS else list(lines)


def lone_times_joined(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, each time on a line of its own joined to the title above or below it."""
    lines = _below_titles(_opening_beside_day(_with_blocks(lines)))
    joined: list[ProgrammeLine] = []
    # A programme that ends with such a time has them all below their titles.
    below = bool(lines) and _is_lone_time(lines[-1])
    before = next((one for one, line in pairwise(lines) if _is_lone_time(line)), None)
    under = below or (before is not None and _lacks_time(before))
    for line in lines:
        above = joined[-1] if joined else None
        # What stays a note tells the clock too.
        original = f"{above.original} {line.original}" if above else ""
        if above is None:
            joined.append(line)
        elif _is_lone_time(above) and (
            rank(line) is Rank.TEXT
            or _ends_with_length(line)
            or (above.columns and line.key == "cell")
        ):
            whole = replace(above, text=line.text, original=original)
            joined[-1] = replace(whole, joined=(*above.joined, *line.numbers))
        elif above.columns and _is_lone_time(above) and line.when == above.when:
            whole = replace(line, columns=line.columns or above.columns)
            joined[-1] = replace(whole, joined=(*line.joined, *above.numbers))
        elif _is_lone_time(above) and _lacks_time(line):
            whole = replace(line, when=above.when, original=original)
            joined[-1] = replace(whole, joined=(*line.joined, *above.numbers))
        elif _is_lone_time(line) and (
            (under and _lacks_time(above) and not line.original.endswith(":"))
            or (below and rank(above) is Rank.TEXT)
        ):
            style = above.style or CounterStyle.TIME
            key = above.key or style.value
            whole = replace(above, when=line.when, style=style, key=key, original=original)
            joined[-1] = replace(whole, joined=(*above.joined, *line.numbers))
        else:
            joined.append(line)
    return joined


def _with_blocks(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Từ 8h00 đến 9h00:" above several acts without hours as what heads them.

    The hours are those of all of them: of the event where nothing else has any, of the sitting
    right above where nothing else in it has, of the chapter whose first they are. Where such hours
    mostly stand above one act each they are its.
    """
    read = list(lines)
    clocks = [n for n, li in enumerate(lines) if _is_lone_time(li) and not li.columns]
    blocks: list[int] = []
    for n, end in pairwise([*clocks, len(lines)]):
        line, first = lines[n], next(iter(lines[n + 1 : end]), None)
        # "- 8h00 - 9h00" without a colon may be of what is counted above it.
        opens = line.style is CounterStyle.TIME or line.original.endswith(":")
        listed = first and first.key not in ("", line.key) and opens and first.numbered
        dashed = first and first.style is CounterStyle.ACT and first.original[0] != line.original[0]
        alike = [li for li in lines[n + 1 : end] if first and li.key == first.key]
        untimed = not any(li.timed or li.label or li.columns for li in alike)
        ends = line.when and line.when.end
        blocks += [n] if (listed or dashed) and untimed and len(alike) > 1 and ends else []
    if 2 * len(blocks) < len(clocks):
        return read
    heads = [n for n, li in enumerate(lines) if rank(li) in _OVER_ACTS or li.style in OUTER]
    for n in reversed(blocks):
        line, style = lines[n], CounterStyle.HEADING
        at = max((m for m in heads if m < n), default=-1)
        below = lines[at + 1 : next((m for m in heads if m > n), len(lines))]
        alone, over = sum(li.timed and not li.label for li in below) == 1, lines[at]
        said = lines[at + 1 : n]
        chapter = at >= 0 and over.style in OUTER
        if alone and 0 <= at == n - 1 and rank(over) is Rank.SESSION:
            read[at : n + 1] = [_with_range(over, line)]
        elif chapter and not (over.timed or over.label) and all(li.label for li in said):
            # More hours in it head parts of their own.
            read[at : n + 1] = [_with_hours(over, line), *said]
        elif chapter and over.label not in (None, Label.CONTENTS):
            continue
        elif alone and not heads and not any(li.style and not li.label for li in lines[:n]):
            read[n] = replace(
                line, text=line.original, label=Label.TIME, style=None, key="", when=None
            )
        else:
            text = with_counter(replace(line, text=line.original)).text.strip(" :()")
            read[n] = replace(line, text=text, style=style, key=style.value)
    return read


def _below_titles(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Khai hội" with the clock below it where each day is a card.

    There its title is the first line below the day, and more hours it has none.
    """
    ranks = [*map(rank, lines), Rank.DAY]
    days = [n for n, ranked in enumerate(ranks[:-1]) if ranked is Rank.DAY]
    plain = all(ranks[n + 1] is Rank.TEXT and not lines[n + 1].columns for n in days)
    read = list(lines)
    for n, end in reversed([*pairwise([*days, len(lines)])] if plain else []):
        clocks = [at for at in range(n + 1, end) if lines[at].timed or lines[at].numbered]
        clocks = clocks or [at for at in range(n + 1, end) if lines[at].label is Label.TIME]
        if len(days) < FEWEST_CARDS or clocks != [n + 2] or ranks[n + 3] is Rank.TEXT:
            continue
        title, clock = lines[n + 1 : n + 3]
        when = times.only(clock.text) if clock.label else clock.when
        if when and when.start and (clock.label or _is_lone_time(clock)):
            style, original = CounterStyle.TIME, f"{title.original} {clock.original}"
            act = replace(title, when=when, style=style, key=style.value, original=original)
            read[n + 1 : n + 3] = [replace(act, joined=clock.numbers)]
    return read


def _opening_beside_day(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, the hour beside the first day as part of it where the first act repeats it.

    "Wednesday 23 April 2025, 10:00 a.m." opens the event; the place may stand below it.
    """
    timed = [n for n, line in enumerate(lines) if line.timed][:2]
    if len(timed) < 2:  # noqa: PLR2004
        return lines
    at, following = timed[0], lines[timed[1]].when
    first = lines[at]
    ended = trailing_time(first.text) if first.ends_with_time and first.style is None else None
    held = day_lines.HELD.search(first.text) and dates.find_date(first.text, dates.CENTURY)
    if ended and ended.end and (held or dates.find_date(first.text)):
        # "Diễn đàn Công nghệ (8h00 - 17h00 ngày 29/9/2026)" names the event, and so does "Ngày hội
        # được tổ chức vào thứ Sáu, ngày 30/10 từ 8h00 đến 11h00".
        return [*lines[:at], replace(first, ends_with_time=False), *lines[at + 1 :]]
    day, opening = lines[at - 1], lines[at]
    beside = at > 0 and opening.number == day.number and day_lines.is_date_line(day.text)
    starts = opening.when and following and opening.when.start == following.start
    # "Ngày 15/8/2026, 14 giờ 00, Hội trường A" says where as well, unless each act's line does.
    below = [line for line in lines[at + 1 :] if line.timed]
    place = names_place(opening.text) and ":" not in opening.text and len(below) > 1
    place = place and not any(rank(line) is Rank.DAY for line in lines[at + 1 :])
    if not (beside and (place or (starts and _is_lone_time(opening)))):
        return lines
    original = f"{day.original} {opening.original}"
    whole = replace(day, text=f"{opening.original}, {day.text}", original=original)
    return [*lines[: at - 1], whole, *lines[at + 1 :]]


def _is_lone_time(line: ProgrammeLine) -> bool:
    listed = line.style in (CounterStyle.TIME, CounterStyle.BULLET) or line.numbered
    return listed and not line.text and line.when is not None and rank(line) is Rank.ENTRY


def _ends_with_length(line: ProgrammeLine) -> bool:
    """Return whether a line without a counter is a title with its minutes: "Thi viết (30 phút)"."""
    if line.style is not None or line.label or line.columns or not line.ends_with_time:
        return False
    length = trailing_time(line.text)
    return length is not None and length.start is None


def _lacks_time(line: ProgrammeLine) -> bool:
    return rank(line) is Rank.ENTRY and not line.timed and line.label is None
