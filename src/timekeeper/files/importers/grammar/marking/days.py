"""Lines marked that say the day of what stands below or beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines, weekdays
from timekeeper.files.importers.grammar.kinds import IS_OFF
from timekeeper.files.importers.grammar.lines.labels import REMARK
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import as_act
from timekeeper.files.importers.grammar.marking.days_by_clock import is_before
from timekeeper.files.importers.grammar.outline import (
    LONGEST_SESSION_NAME,
    Rank,
    is_session_heading,
    rank,
)
from timekeeper.files.importers.grammar.paper.chapters import DAY_OF_PROGRAMME, PROGRAMME
from timekeeper.files.importers.grammar.paper.event_date import own_lines
from timekeeper.files.importers.grammar.paper.signatures import is_foot
from timekeeper.files.importers.grammar.presenters.titles import trailing_time
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import HALF_DAY

FEWEST_DAYS = 2
_COUNTED_DAY = re.compile(
    r"(?P<word>ngày|day)\s+0?(?P<n>[1-9]|1[0-9])(?:\s*[-–—]\s*|[,.]\s+)"
    r"(?P<day>[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?|[0-9]{1,2}(?P<s>[.-])[0-9]{1,2}(?P=s)[0-9]{4}"
    r"|[0-9]{1,2}\s+tháng\s+[0-9]{1,2}(?:(?:,|,?\s+năm)\s*[0-9]{4})?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+[0-9]{4})"
    r"(?![0-9/])",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(r"ngày cuối(?: cùng)?\W*", re.IGNORECASE)
_PLACE = re.compile(r"tại\s+(?=\S)", re.IGNORECASE)
# A programme of its own on that day is a part.
_IS_NO_NAME = re.compile(rf"{_PLACE.pattern}|{PROGRAMME.pattern}", re.IGNORECASE)
_MEALS = re.compile(r"\((?:các bữa |bữa )?ăn\b[^()]*\)\W*$", re.IGNORECASE)
_HALF = re.compile(rf"\W*{HALF_DAY}\s*(?:[:,(]|$)", re.IGNORECASE)


def weekdays_joined(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "thứ tư" joined to "8h00: Báo cáo về cuộc cách mạng lần" above it.

    So it goes on in small letters below the hours of one day that is given, and heads none.
    """
    timed = (n for n, line in enumerate(lines) if line.timed and not line.label)
    first = next(timed, len(lines))
    days = [n for n, line in enumerate(lines) if rank(line) is Rank.DAY]
    days = [n for n in days if n > first or weekdays.is_weekday(lines[n].text)]
    at = days[0] if len(days) == 1 and days[0] > first else 0
    above, line = lines[at - 1 : at + 1] if at else (None, None)
    if above is None or line is None or line.style or line.columns or above.columns:
        return list(lines)
    own = (dates.named_days(li.text, dates.CENTURY) for li in own_lines(lines[:first]))
    given = {day for span in own if span for day in span}
    before = [li.when.start for li in lines[first:at] if li.when and li.when.start]
    after = [li.when.start for li in lines[at:] if li.when and li.when.start]
    back = bool(before and after) and before[-1] > after[0]
    small = line.text[:1].islower() and weekdays.is_weekday(line.text)
    ended = (
        not above.text
        or above.ends_with_time
        or above.text.endswith((".", ":", ";", ")"))
        or rank(above) is Rank.SESSION
    )
    if not small or ended or back or len(given) != 1:
        return list(lines)
    original = f"{above.original} {line.original}"
    whole = replace(above, text=f"{above.text} {line.text}", original=original)
    whole = replace(whole, joined=(*above.joined, *line.numbers))
    return [*lines[: at - 1], whole, *lines[at + 1 :]]


def mark_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Ngày 15/8: Lễ khai mạc" as a day's head or as the day and its act."""
    lines = _with_last_day(lines)
    counted = [None if line.label else _COUNTED_DAY.match(line.text) for line in lines]
    if _are_counted(lines, [day for day in counted if day]):
        # "Ngày 2 - 10/6/2025" below "Ngày 1 - 09/6/2025" is no span of days.
        lines = [
            replace(line, text=f"Ngày {day['day']}{line.text[day.end() :]}") if day else line
            for line, day in zip(lines, counted, strict=True)
        ]
    if any(rank(line) is Rank.DAY for line in lines):
        # "Hoạt động thường xuyên từ ngày 01 đến 04/10/2026" across a table
        lines = [
            replace(line, style=CounterStyle.DAY, key="")
            if line.alone and rank(line) is Rank.TEXT and day_lines.ends_with_day(line.text)
            else line
            for line in lines
        ]
    # "Chương trình ngày 15/8/2026" heads a day where another has such a heading too.
    rests = [DAY_OF_PROGRAMME.sub("", line.text, count=1).strip() for line in lines]
    headed = [
        rest != line.text and day_lines.is_date_line(rest)
        for line, rest in zip(lines, rests, strict=True)
    ]
    if sum(headed) >= FEWEST_DAYS:
        lines = [
            replace(line, text=rest, style=CounterStyle.DAY, key="") if day else line
            for line, rest, day in zip(lines, rests, headed, strict=True)
        ]
    lines = _events_on_days(_with_names_below(_with_brackets_above(_with_brackets_below(lines))))
    untimed = not any(line.timed for line in lines)
    placed = [below.label is Label.VENUE for below in lines[1:]]
    found = [
        day_lines.day_and_title(line.text, comma=untimed)
        if not (line.timed or line.label or line.columns or (place and rank(line) is Rank.DAY))
        and line.style is not CounterStyle.ROW
        else None
        for line, place in zip(lines, [*placed, False], strict=False)
    ]
    # A sentence that begins with a day and a comma stands by itself.
    found = [
        named
        if line.style is CounterStyle.BULLET or any(beside) or day_lines.day_and_title(line.text)
        else None
        for line, named, *beside in zip(
            lines, found, [None, *found][:-1], [*found, None][1:], strict=True
        )
    ]
    if sum(named is not None for named in found) < FEWEST_DAYS:
        # One alone is a day where others are, if hours or half a day stand below it, or another
        # day, or nothing.
        days = [rank(line) is Rank.DAY for line in lines]
        ends = [*(li.timed or rank(li) in (Rank.DAY, Rank.SESSION) for li in lines), True][1:]
        found = [
            named if end and any(days) else None for named, end in zip(found, ends, strict=False)
        ]
    # "Thứ 4: Trực cơ quan" has its only act beside it, and "Thứ 4: Khối 10" hours below.
    ends = [
        rank(line) is Rank.DAY or line.timed or named is not None
        for line, named in zip(lines, found, strict=True)
    ]
    found = [
        named if not (named and weekdays.is_weekday(named[0])) or end else None
        for named, end in zip(found, [*ends, True][1:], strict=True)
    ]
    if not any(found):
        return list(lines)
    marked: list[ProgrammeLine] = []
    below = [*zip(lines, found, strict=True), (None, None)][1:]
    for line, named, (following, next_named) in zip(lines, found, below, strict=True):
        # "Ngày 1: Hà Nội" heads what stands below it, unless that is the next day.
        heads = day_lines.nth_day(line.text) is not None
        heads = heads and following is not None and not next_named
        if named is None or (heads and not dates.find_date(line.text, dates.CENTURY)):
            marked.append(line)
        elif IS_OFF.fullmatch(named[1]):
            marked.append(replace(line, style=CounterStyle.DAY, key="", text=named[0]))
        elif following is not None and (
            (following.timed and not is_before(following, line.text))
            or is_session_heading(replace(line, text=named[1], style=None))
            or (not next_named and (_MEALS.search(line.text) or _HALF.match(following.text)))
        ):
            # "Ngày 15/8: Hà Nội – Vinh (ăn trưa, tối)" above "Sáng: Xe đón đoàn", and
            # "Ngày 18/8: Phiên trù bị" above its acts
            called, style = weekdays.is_weekday(named[0]), CounterStyle.HEADING
            text = named[0] if called else line.text
            marked.append(replace(line, text=text, style=CounterStyle.DAY, key=""))
            part = replace(line, text=named[1], style=style, key=style.value)
            marked += [part] if called else []
        else:
            day = replace(line, style=CounterStyle.DAY, key="", counter=None, text=named[0])
            marked.append(day)
            marked.append(replace(as_act(line), text=named[1]))
    return marked


def _with_last_day(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "Ngày cuối cùng" as the last of the days that are told above it.

    Where none are it is a day no less, and which one is asked.
    """
    read = list(lines)
    for n, line in enumerate(lines):
        if line.timed or line.label or not _LAST_DAY.fullmatch(line.text):
            continue
        told = (dates.named_days(li.text, dates.CENTURY) for li in own_lines(lines[:n]))
        last = next((span[1] for span in told if span and span[0] < span[1]), None)
        year = "" if last is None or last.year == dates.CENTURY else f"/{last.year}"
        day = f" ({last.day}/{last.month}{year})" if last else ""
        text = f"{line.text.rstrip(' :.')}{day}"
        read[n] = replace(line, text=text, style=CounterStyle.DAY, key="")
    return read


def _with_brackets_below(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "(Chiều ngày 20/5/2026)" below "PHIÊN THỨ NHẤT" as the day above it.

    "(13h30, ngày 20/5/2026)" says besides when that begins.
    """
    read = list(lines)
    for n, (sitting, line) in enumerate(pairwise(lines)):
        bracket = line.style is None and not line.label and line.text.startswith("(")
        if not bracket or rank(sitting) is not Rank.SESSION:
            continue
        text = line.text.strip("() ")
        clock = times.leading(text)
        named = clock[1].lstrip(" ,") if clock and clock[0].start else text
        if day_lines.is_date_line(named):
            day = replace(line, text=named, style=CounterStyle.DAY, key="", ends_with_time=False)
            hours = text.removesuffix(named).strip(" ,")
            name = f"{sitting.text} ({hours})" if hours else sitting.text
            read[n : n + 2] = [day, replace(sitting, text=name)]
    return read


def _with_brackets_above(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "(18/8/2026)" above acts as their day where "(19/8/2026)" stands so too."""
    found = [
        n
        for n, line in enumerate(lines[:-1])
        if line.style is None and not line.label and line.text.startswith("(")
        if day_lines.is_date_line(line.text) and rank(lines[n + 1]) in (Rank.ENTRY, Rank.SESSION)
    ]
    days = [dates.find_date(lines[n].text, dates.CENTURY) for n in found]
    rising = all(day and after and day < after for day, after in pairwise(days))
    acts = (n for n, line in enumerate(lines) if rank(line) is Rank.ENTRY and not line.label)
    if len(found) < FEWEST_DAYS or not rising or found[0] > next(acts):
        return lines
    return [
        replace(line, text=line.text.strip("() "), style=CounterStyle.DAY) if n in found else line
        for n, line in enumerate(lines)
    ]


def _with_names_below(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, each day with what it is called on the line between it and its hours.

    So it stands below all of them, but the first that may be of the head.
    """
    days = [n for n, line in enumerate(lines) if day_lines.is_date_line(line.text)]
    days = [n for n in days if rank(lines[n]) is Rank.DAY and not lines[n].timed]
    names = [
        n + 1
        for n in days
        if [rank(line) for line in lines[n + 1 : n + 3]] == [Rank.TEXT, Rank.ENTRY]
        if lines[n + 2].timed and not (lines[n + 1].columns or _IS_NO_NAME.match(lines[n + 1].text))
    ]
    if len(names) < FEWEST_DAYS or any(n + 1 not in names for n in days[1:]):
        return lines
    read = list(lines)
    for n in reversed(names):
        day, name = lines[n - 1 : n + 1]
        text, original = f"{day.text.rstrip(' :.')}: {name.text}", f"{day.original} {name.original}"
        whole = replace(day, text=text, style=CounterStyle.DAY, key="", original=original)
        read[n - 1 : n + 1] = [replace(whole, joined=(*day.joined, *name.numbers))]
    return read


def _events_on_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Ngày 15/8/2026, Thứ Năm, tổ chức tại sân trường" above hours as a day.

    "tại Nhà văn hóa" on a line between them is where it is.
    """
    read = list(lines)
    events: list[int] = []
    places: list[int] = []
    for n, line in enumerate(lines[:-1]):
        placed = rank(lines[n + 1]) is Rank.TEXT and _PLACE.match(lines[n + 1].text)
        below = next(iter(lines[n + 2 if placed else n + 1 :]), line)
        heads = rank(line) in (Rank.TEXT, Rank.DAY) and below is not line
        heads = heads and (below.timed or rank(below) is Rank.SESSION)
        if heads and day_lines.begins_with_day(line.text):
            events.append(n)
            places += [n + 1] if placed else []
    if len(events) < FEWEST_DAYS:
        return read
    above = [lines[n - 1] if n else None for n in events]
    headed_too = all(line and line.numbered and not line.timed for line in above)
    for n in events:
        style = CounterStyle.HEADING
        read[n] = replace(read[n], style=CounterStyle.DAY, key="")
        if headed_too:
            read[n - 1] = replace(read[n - 1], style=style, key=style.value)
    for n in places:
        place = _PLACE.sub("", read[n].text, count=1)
        read[n] = replace(read[n], label=Label.VENUE, text=place)
    return read


def _are_counted(lines: Sequence[ProgrammeLine], days: Sequence[re.Match[str]]) -> bool:
    """Return whether the number before each day counts it: they go on, or all from one first day.

    Of a single such day another line has to name the first, or an English word before it;
    "02-03/12" is a span.
    """
    numbers = [int(day["n"]) for day in days]
    year = next((d.year for day in days if (d := dates.find_date(day["day"]))), dates.CENTURY)
    found = [dates.find_date(day["day"], year) for day in days]
    firsts = {d - timedelta(days=n - 1) if d else None for d, n in zip(found, numbers, strict=True)}
    goes_on = numbers[:1] == [1] and all(b - a in (0, 1) for a, b in pairwise(numbers))
    if len({*found}) >= FEWEST_DAYS:
        # "Ngày 1 - 3/11" and "Ngày 4 - 6/11" are spans, which do not overlap.
        overlap = any(
            d is not None and d.day >= n for d, n in zip(found, numbers[1:], strict=False)
        )
        return goes_on or (len(firsts) == 1 and overlap)
    if not days or all(day["word"].lower() == "day" for day in days):
        return bool(days)
    apart = all(re.search(r"[0-9]\s+\W\s*[0-9]", day[0]) for day in days)
    return apart and any(dates.find_date(li.text, year) in firsts - {*found} for li in lines)


def mark_named_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "1. Lễ khai mạc (ngày 15/8)" above timed ones as a day's head.

    "Chúa nhật V (22/3): Giải tội lúc 10h00" is the day and its act. Right above its acts "* Lễ
    chính (21/4)" is one where "* Ngày 20/4" is, and "Lễ chính (nhằm 21/4)" where any other is.
    """
    signs = {li.key for li in lines if li.style is CounterStyle.BULLET and rank(li) is Rank.DAY}
    signed = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if line.style is CounterStyle.BULLET and line.key in signs
        if not (line.timed or line.label) and below.timed and below.key != line.key
        if rank(line) is not Rank.DAY and day_lines.names_day(line.text)
    ]
    heads = [
        n
        for n, line in enumerate(lines)
        if not (line.when or line.label or line.columns)
        and line.style not in (CounterStyle.ROW, CounterStyle.BULLET, CounterStyle.ACT)
        and len(line.text.partition(": ")[0]) <= LONGEST_SESSION_NAME
        and day_lines.names_day(line.text)
    ]
    ends = pairwise([*heads, len(lines)])
    if sum(any(li.timed for li in lines[n + 1 : end]) for n, end in ends) < FEWEST_DAYS:
        heads = []
    solar = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if not (line.timed or line.label or line.columns or line.style is CounterStyle.ROW)
        if below.timed and below.key != line.key and day_lines.ends_with_solar_day(line.text)
    ]
    others = any(rank(line) is Rank.DAY for n, line in enumerate(lines) if n not in solar)
    heads += [*signed, *(solar if others or len(solar) >= FEWEST_DAYS else ())]
    marked: list[ProgrammeLine] = []
    for n, line in enumerate(lines):
        day = replace(line, style=CounterStyle.DAY, key="", ends_with_time=False)
        name, colon, act = line.text.partition(": ")
        when = trailing_time(line.text) if line.ends_with_time else None
        if n in heads and when and when.start and colon and day_lines.names_day(name):
            marked += [replace(day, text=name), replace(as_act(line), text=act)]
        else:
            marked.append(day if n in heads and not (when and when.start) else line)
    return marked


def mark_further_events(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, a day above "Thời gian: 8h00, ngày 16/8" of another event than the first.

    It stands between hours, and another day stood so above the first of them.
    """
    told = [(n, dates.find_date(li.text)) for n, li in enumerate(lines) if li.label is Label.TIME]
    others = [(n, day) for (_, one), (n, day) in pairwise(told) if one and day and one != day]
    marked = list(lines)
    for n, day in reversed(others):
        above = any(line.timed and not line.label for line in lines[:n])
        below = next((line for line in lines[n + 1 :] if rank(line) is not Rank.DETAIL), lines[n])
        if above and below.timed and not below.label:
            name = f"Ngày {day.day}/{day.month}/{day.year}"
            day_line = ProgrammeLine(lines[n].number, name, lines[n].original)
            marked.insert(n, replace(day_line, style=CounterStyle.DAY))
    return marked


def mark_dashes_of_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the dashes as acts that stand directly below a day or a sitting."""
    marked = list(lines)
    heads = [n for n, line in enumerate(lines) if rank(line) in (Rank.DAY, Rank.SESSION)]
    untimed = not any(line.timed for line in lines)
    # The last day has no more lines than another where nothing has a counter, and a single one
    # where each other has: so it is, whatever stands at its foot.
    sizes = {below - n for n, below in pairwise(heads)}
    bare = Rank.ENTRY not in map(rank, lines)
    most = max(sizes) if sizes and untimed and (bare or sizes == {2}) else 0
    for n, following in pairwise([*heads, len(lines)]):
        entries = (at for at in range(n + 1, following) if rank(lines[at]) is Rank.ENTRY)
        end = next((at for at in entries if lines[at].label is None), following)
        below = [line for line in lines[n + 1 : end] if line.label is None]
        key = next((line.key for line in below if line.style is CounterStyle.BULLET), None)
        acted = any(line.style is CounterStyle.ACT for line in lines[end : end + 1])
        if acted and rank(lines[n]) is Rank.DAY:
            # "- Đơn vị bầu cử số 1" heads the half-days below it.
            key = None
        # A day that has nothing but a few words before the next one; that of the head is no other.
        plain = rank(lines[n]) is Rank.DAY and key is None and end == following < len(lines)
        last = n == heads[-1] and key is None and end == len(lines)
        foot = next((at for at in range(n + 1, end) if last and is_foot(lines[at])), end)
        foot = min(foot, n + most) if last and most else foot
        told = (at for at in range(n + 1, foot) if last and _tells_of_all(lines[at].text))
        foot = next(told, foot)
        if last and (foot == n + 2 or (most and foot > n + 2)):
            day, other = (dates.find_date(lines[at].text, dates.CENTURY) for at in (heads[0], n))
            plain = n > heads[0] and (day is None or other is None or day < other)
        elif plain := plain and rank(lines[end]) is Rank.DAY:
            day, other = (dates.find_date(lines[at].text, dates.CENTURY) for at in (n, end))
            # A date above "Thứ Bảy" is that of it all.
            plain = day is None or (other is not None and day < other)
            # "7-8 March 2005" above "DAY 1" says when all of it is.
            first, last_day = dates.named_days(lines[n].text, dates.CENTURY) or (None, None)
            within = other is None or last_day is None or other <= last_day
            plain = plain and (first == last_day or not within)
        for at in range(n + 1, foot):
            line = lines[at]
            short = len(line.text) <= LONGEST_SESSION_NAME or (untimed and foot == n + 2)
            short = short and not line.text.startswith("(")
            says = rank(line) is Rank.TEXT and short and not line.text.endswith(":")
            if line.label is None and (line.key == key if key is not None else plain and says):
                # No row stands above it, of which its cell could be.
                marked[at] = as_act(replace(line, columns=()) if plain else line)
    return marked


def _tells_of_all(text: str) -> bool:
    """Return whether a line below a day is a remark or a sentence to those who come."""
    return REMARK.match(text) is not None or " sẽ " in text
