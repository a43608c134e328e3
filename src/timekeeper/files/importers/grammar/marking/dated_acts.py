"""Acts that say behind their title when and on which day they are: each on a day of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile, pairwise

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.counters import with_counter
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.lines.splitting import clock_and_day
from timekeeper.files.importers.grammar.marking.acts import as_act, is_dashed
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper import plan
from timekeeper.files.importers.grammar.paper.chapters import DUTIES
from timekeeper.files.importers.grammar.presenters.brackets import final_bracket
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.when import When

FEWEST_DATED, FEWEST_ACTS = 2, 3
_BEHIND_TITLE = re.compile(
    r"(?:\s*[:,–—]|\s+-)\s*(?=\S)|\s+(?=(?:dự kiến|vào|lúc|từ)\s)", re.IGNORECASE
)
_EXPECTED = re.compile(r"(?:(?:dự kiến|tổ chức|diễn ra|vào|bắt đầu)\s+)+", re.IGNORECASE)
_BEFORE_CLOCK = re.compile(
    rf"(?:(?:dự kiến|tổ chức|diễn ra|vào|bắt đầu|{times.BEFORE_CLOCK})\s*)+", re.IGNORECASE
)
# Where it is is told beside it; what else stands behind the day, "... (thứ Ba). Trụ sở xã", stays.
_AT = re.compile(
    r"[,;.\s]+(?P<at>(?:tại|ở)\s.*)"
    rf"|(?<=[0-9)])(?P<more>[,;.]\s+(?!(?:{times.BEFORE_CLOCK})\s+[0-9])[^\W\d_].*)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"[,\s]*(?:ngày)?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:đến|tới|[-–—])\s*(?:hết\s+)?(?=ngày|[0-9])", re.IGNORECASE)


def without_activities(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, a plan's activities as left out where its programme is a chapter beside.

    They are on days of their own, and the acts of "III. CHƯƠNG TRÌNH LỄ KỶ NIỆM" say none. That
    one of them which is called so is when the programme is.
    """
    named = plan.called_programmes(lines)
    if len(named) != 1:
        return lines
    heading = lines[named[0]]
    chapters = [
        n
        for n, li in enumerate(lines)
        if (li.numbered and li.key == heading.key) or li.style in OUTER
    ]
    ends = dict(pairwise([*chapters, len(lines)]))
    besides = [n for n in chapters if lines[n].label is Label.NOTE or DUTIES.match(lines[n].text)]
    acts = [li for li in lines[named[0] + 1 : ends[named[0]]] if li.style and not li.label]
    acts = [li for li in acts if li.key == acts[0].key]
    dated = any(li.timed or day_behind(li) or rank(li) is Rank.DAY for li in acts)
    opening = sum(opens_as_act(li.text) for li in acts)
    if not besides or dated or len(acts) < FEWEST_ACTS or 2 * opening < len(acts):
        return lines
    own = plan.NAMES.sub("", heading.text or heading.label_text, count=1).strip(" :.").casefold()
    left, held = dict[int, ProgrammeLine](), dict[int, ProgrammeLine]()
    for n in chapters:
        plain = n not in (*named, *besides) and lines[n].label in (None, Label.CONTENTS)
        found = _activities(lines[n : ends[n]], own) if plain else []
        for m, line in enumerate(found, n):
            (held if line.label is not Label.NOTE else left)[m] = line
    if not left:
        return lines
    marked = [left.get(m, line) for m, line in enumerate(lines) if m not in held]
    at = marked.index(heading)
    if is_dashed(acts[0]):
        marked = [as_act(line) if line in acts else line for line in marked]
        if heading.style not in OUTER:
            # "3. Chương trình ngày hội" names them, as it does where nothing has a time.
            heading = replace(heading, label=Label.CONTENTS, label_text=heading.text)
    return [*marked[:at], heading, *held.values(), *marked[at + 1 :]]


def _activities(chapter: Sequence[ProgrammeLine], name: str) -> list[ProgrammeLine]:
    """Return a chapter as notes where it has days, but when and where what has the name is.

    It is empty where the chapter has none.
    """
    listed = [m for m, li in enumerate(chapter) if m and not li.label_text and li.original]
    # "- Thời gian: 14h00 ngày 18/11" stands below its activity.
    below = chapter[listed[0] :] if listed else ()
    days = [clock_and_day(li) or day_behind(li) or li.label is Label.TIME for li in below]
    if not any(day and dates.DATE.search(li.text) for li, day in zip(below, days, strict=True)):
        return []
    read: list[ProgrammeLine] = []
    called = ""
    for line in chapter:
        text = with_counter(replace(line, text=line.original)).text
        title, _colon, said = text.partition(":")
        called = called if line.label_text else title.strip(" .").casefold()
        if called == name and line.label in (Label.TIME, Label.VENUE):
            read.append(replace(line, style=None, key=""))
        elif called == name and said and read:
            read.append(replace(line, text=said.strip(), label=Label.TIME, style=None, key=""))
        else:
            told = line.label_text or line.text
            # The first, its chapter, stays where it is.
            kept = replace(line, label=Label.NOTE, label_text=told, text=told)
            read.append(line.as_note(told) if read else kept)
    return read


def with_days_of_acts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "- Hội thi (19h30 ngày 15/8)" as the day and the act on it.

    One such line opens the whole; of several each opens its own act. Without an hour most of a
    list have to have a day, or theirs are among the days that it all goes over.
    """
    lines = _with_times_below(lines)
    lists = Counter(line.key for line in lines)
    found = [day_behind(line) for line in lines]
    timed = [_day_of_timed(line) for line in lines]
    among = _on_days_of_all(lines, [a or b for a, b in zip(found, timed, strict=True)])
    found = [day or (timed[n] if n in among else None) for n, day in enumerate(found)]
    # Those that a labelled line told have theirs above them.
    given_day = [False, *(line.style is CounterStyle.DAY for line in lines)]
    days = Counter(
        line.key for line, *day in zip(lines, found, given_day, strict=False) if any(day)
    )
    told = (li.style is None and not li.label and day_lines.is_date_line(li.text) for li in lines)
    given = next((n for n, day in enumerate(told) if day), len(lines))
    opened: list[tuple[ProgrammeLine, ProgrammeLine] | None] = []
    headings: dict[int, tuple[ProgrammeLine, ProgrammeLine]] = {}
    for n, line in enumerate(lines):
        day = found[n]
        # "1. Lễ khai mạc (ngày 15/8)" above "8h00: Đón khách" heads it.
        plain = day is not None and day[1].when is None
        heads = any(li.timed and li.key != line.key for li in lines[n + 1 : n + 2])
        few = days[line.key] < FEWEST_DATED or (plain and 2 * days[line.key] < lists[line.key])
        # Acts of a day that is given speak of others.
        few = n not in among and (few or (plain and n > given))
        split = clock_and_day(line) if few or heads else day or clock_and_day(line)
        # A sitting's heading says its own day and hours.
        opened.append(None if rank(line) is Rank.SESSION else split)
        if heads and day and line.numbered and split is None:
            headings[n] = day
    if not (any(opened) and (among or sum(map(bool, [*opened, *given_day])) >= FEWEST_DATED)):
        return list(lines)
    # Where the acts beside it are on days of their own, so is what such a line heads.
    opened = [headings.get(n, day) for n, day in enumerate(opened)]
    # "Chương trình trao giải ngày 30/8" below such a list heads its own hours.
    first = next(n for n, day in enumerate(opened) if day)
    own = [
        n > first and li.style is None and not (li.when or li.label) and below.timed
        for n, (li, below) in enumerate(pairwise([*lines, lines[-1]]))
    ]
    marked = [
        replace(line, style=CounterStyle.DAY, key="")
        if headed and day_lines.ends_with_day(line.text)
        else line
        for line, headed in zip(lines, own, strict=True)
    ]
    # Between them a dash of their list is an act too, whose day the writer left out.
    last = max(n for n, day in enumerate(opened) if day)
    listed = {lines[n].key for n in (first, last)}
    marked = [
        as_act(line) if first < n < last and is_dashed(line) and {line.key} == listed else line
        for n, line in enumerate(marked)
    ]
    return [one for line, day in zip(marked, opened, strict=True) for one in day or (line,)]


def _on_days_of_all(
    lines: Sequence[ProgrammeLine], found: Sequence[tuple[ProgrammeLine, ProgrammeLine] | None]
) -> list[int]:
    """Return which acts say behind them no more than their day, where it is of those of it all.

    Where but one of them is given, they begin on it or on the next, and leave none out. Below heads
    of days acts speak of others.
    """
    plain = [bool(day and day[1].when == li.when) for day, li in zip(found, lines, strict=True)]
    dated = [n for n, alone in enumerate(plain) if alone]
    above = [li for li in (lines[: dated[0]] if dated else ()) if not li.style]
    above = [li for li in above if not li.label or li.label is Label.TIME]
    spans = (dates.named_days(day_lines.of_event(li.text), dates.CENTURY) for li in above)
    first, last = next(filter(None, spans), (None, None))
    days = [dates.find_date(day[0].text, first.year) for day in found if day and first]
    known = [day for day in days if day]
    ranks = [*dropwhile(lambda one: one is not Rank.ENTRY, map(rank, lines))]
    if first is None or last is None or len(known) != len(dated) or Rank.DAY in ranks:
        return []
    steps = {(later - day).days for day, later in pairwise([first, *known])}
    within = first < last and first <= known[0] and known[-1] <= last and known == sorted(known)
    onward = first == last and steps >= {1} >= steps - {0}
    return dated if within or onward else []


def _with_times_below(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "dự kiến 19 giờ ngày 14/1" joined to the act that it stands below.

    So is "(15/8/2026)" where each that stands so is right below an act.
    """
    brackets = [n for n, li in enumerate(lines) if _is_bracketed_day(li)]
    acts = (Rank.ENTRY, Rank.DETAIL)
    below = all(n and lines[n - 1].style and rank(lines[n - 1]) in acts for n in brackets)
    days = [lines[n] for n in brackets] if below and len(brackets) >= FEWEST_DATED else []
    joined: list[ProgrammeLine] = []
    for line in lines:
        above = joined[-1] if joined else None
        expected = _EXPECTED.match(line.text) if line.style is None and not line.label else None
        behind = line in days or (expected and _when_and_day(line.text))
        listed = above and not (above.timed or above.label or above.columns)
        if above and listed and above.style and behind:
            original = f"{above.original} {line.original}"
            whole = replace(above, text=f"{above.text} {line.text}", original=original)
            joined[-1] = replace(whole, joined=(*above.joined, *line.numbers))
        else:
            joined.append(line)
    return joined


def _is_bracketed_day(line: ProgrammeLine) -> bool:
    plain = line.style is None and not line.label and line.text.startswith("(")
    return plain and day_lines.is_date_line(line.text)


def day_behind(line: ProgrammeLine) -> tuple[ProgrammeLine, ProgrammeLine] | None:
    """Return the day that stands behind the title of a listed act, and the act."""
    listed = line.numbered or line.style is CounterStyle.BULLET
    if not listed or line.when or line.label or line.columns or not dates.DATE.search(line.text):
        return None
    if day_lines.is_date_line(line.text):
        # "1. Ngày thứ tư, 15/8/2026:" heads its acts.
        return None
    bracket = final_bracket(line.text)
    ends = _BEHIND_TITLE.finditer(line.text)
    pieces = [(line.text[: end.start()], line.text[end.start() :]) for end in ends]
    pieces += [bracket] if bracket else []
    for title, behind in pieces:
        divider = _BEHIND_TITLE.match(behind)
        said = behind[divider.end() if divider else 0 :].strip(" .;")
        dated = dates.DATE.search(said)
        place = _AT.search(said, dated.end()) if dated else None
        told = _when_and_day(said[: place.start()] if place else said)
        cited = behind[:1] != ":" and not (told and told[0]) and day_lines.cites(title, len(title))
        # The dash of "Tham quan (14h00 - 15h00 ngày 15/8)" is its range's.
        within = title.count("(") > title.count(")")
        # "Ngày 11/4 âm lịch (25/5/2026)" is a day twice.
        clock = times.leading(title)
        untitled = not title or _BEFORE_CLOCK.fullmatch(title) or (clock and not clock[1])
        if told is None or untitled or within or cited or dates.DATE.search(title):
            continue
        more, at = (place["more"], place["at"]) if place else (None, None)
        text = f"{title}{more}" if more else title
        asides = (*line.asides, at) if at else line.asides
        act = replace(line, text=text, when=told[0], ends_with_time=False, asides=asides)
        if told[0] is None and line.style is CounterStyle.BULLET:
            act = replace(act, style=CounterStyle.ACT, key=CounterStyle.ACT.value)
        return ProgrammeLine(line.number, told[1], line.original, style=CounterStyle.DAY), act
    return None


def _day_of_timed(line: ProgrammeLine) -> tuple[ProgrammeLine, ProgrammeLine] | None:
    """Return the day in the bracket behind "8h00: Bế mạc", and the act."""
    timed = line.when and line.when.start and not (line.label or line.columns)
    title, day = (timed and final_bracket(line.text)) or ("", "")
    if not title or not day_lines.is_date_line(day) or day_lines.cites(title, len(title)):
        return None
    head = ProgrammeLine(line.number, day, line.original, style=CounterStyle.DAY)
    return head, replace(line, text=title)


def _when_and_day(text: str) -> tuple[When | None, str] | None:
    """Return "dự kiến 19 giờ 40 phút ngày 14/1/2026" as the time and the day, or the days."""
    text = _EXPECTED.sub("", text, count=1)
    day, clock, dated = text, times.leading(text), dates.DATE.search(text)
    before = _BEFORE_DATE.sub("", text[: dated.start()]) if dated else ""
    if clock and clock[0].start and dates.DATE.search(clock[1]):
        day = clock[1].lstrip(" ,")
    elif (
        clock and clock[0].start and not clock[1] and (days := re.findall(r"[0-9]+/[0-9/]+", text))
    ):
        # "21h00 ngày 05/5 đến 4h00 ngày 06/5" is on the first of them.
        day = f"ngày {days[0]}"
    elif dated and (clock := times.leading(before)) and not clock[1] and clock[0].start:
        # A range takes the day behind it with it.
        day = f"ngày {text[dated.start() :]}"
    elif split := day_lines.day_and_rest(text):
        day, clock = split[0], times.leading(split[1])
        if clock is None or clock[1].strip(" .;"):
            return None
    else:
        clock = None
    first, *until = _UNTIL.split(day)
    whole = day_lines.is_date_line(day) or (
        len(until) == 1
        and re.fullmatch(r"(?:từ )?(?:ngày )?[0-9/]+", first, re.IGNORECASE) is not None
        and any(map(day_lines.is_day_and_clock, (until[0], f"ngày {until[0]}")))
    )
    if not whole or dates.find_date(day, dates.CENTURY) is None:
        return None
    when = clock[0] if clock else None
    if when and when.only_begins and until and times.leading(until[0]):
        when = replace(when, beyond=until[0])
    return when, day
