"""Halves of a day and the sittings in them, one named above the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.dates import day_lines
from timekeeper.files.importers.grammar.kinds import kind_of, opens_as_act
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import FEWEST_IN_PART, as_act, is_dashed
from timekeeper.files.importers.grammar.marking.lone_times import is_within
from timekeeper.files.importers.grammar.outline import HALF_ONLY, SECTION, Rank, rank
from timekeeper.files.importers.grammar.times import heading_times, times
from timekeeper.files.importers.grammar.times.halves import HALF, HALF_DAY, in_half
from timekeeper.files.importers.grammar.times.when import When

FEWEST_SITTINGS = 2
# "Chiều (14h00): Tham luận"
_HALF_AT = re.compile(
    rf"(?:buổi\s+)?(?P<half>{HALF})\s*\((?P<clock>[^()]{{2,30}})\)\s*[:–—-]\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
# "Sáng: 7h30 - 9h00 tại xã Bình An"
_HALF_AND_PLACE = re.compile(
    rf"(?P<half>{HALF_DAY})\s*[:,]?\s*\(?(?P<clock>[^()]{{2,30}}?)\)?,?\s+tại\s+(?P<place>[^:.;]{{2,100}}):?",
    re.IGNORECASE,
)
_HALF_AND_ACT = re.compile(rf"({HALF_DAY})\s*:\s+(?=[^\W\d_])", re.IGNORECASE)
_SITTING = re.compile(r"\bPHIÊN\b")
_FIRST = ("1", "(1)", "1.1", "I", "A", "a)")


def with_hours_of_halves(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Chiều (14h00): Tham luận" as a sitting above its acts, else as an act.

    Its acts begin within it, or are dashes; of all such dashes most have to begin as acts do.
    "Sáng: 7h30 - 9h00 tại xã Bình An" is one above what is counted, which has no hours.
    """
    lines = [one for pair in pairwise([*lines, None]) for one in _with_place_apart(*pair)]
    read = list(lines)
    halves: dict[int, re.Match[str]] = {}
    for n, line in enumerate(lines):
        bare = line.style in (None, CounterStyle.BULLET) or line.numbered
        found = _HALF_AT.fullmatch(line.text) if bare and not (line.label or line.columns) else None
        when = times.only(found["clock"]) if found else None
        if found and when and when.start and not day_lines.is_date_line(found["name"]):
            halves[n] = found
    dashes = {n: _dashes_below(lines[n], lines[n + 1 :]) for n in halves}
    told = [opens_as_act(one.text) for below in dashes.values() for one in below]
    acting = len(told) >= FEWEST_IN_PART and 2 * sum(told) >= len(told)
    for n, found in halves.items():
        line, when = lines[n], times.only(found["clock"]) or When()
        below = dashes[n] if acting else []
        first = next((li.when for li in lines[n + 1 :] if not li.label), None)
        begun = first.start if first else None
        if below or is_within(begun, when) or (begun == when.start and when.only_begins):
            text = f"Buổi {found['half'].lower()} ({found['clock']}): {found['name']}"
            read[n] = replace(
                line, text=text, style=None, key="", counter=None, ends_with_time=False
            )
            read[n + 1 : n + 1 + len(below)] = map(as_act, below)
        else:
            style, when = line.style or CounterStyle.TIME, in_half(when, found["half"].lower())
            key = line.key or style.value
            read[n] = replace(line, text=found["name"], when=when, style=style, key=key)
            read[n] = replace(read[n], ends_with_time=False)
    return read


def _with_place_apart(
    line: ProgrammeLine | None, below: ProgrammeLine | None
) -> list[ProgrammeLine]:
    """Return a half of the day with its hours, and the place behind them as a line of its own."""
    if line is None:
        return []
    found = _HALF_AND_PLACE.fullmatch(line.original)
    listed = below is not None and below.numbered and not (below.timed or below.label)
    begins = below is not None and listed and below.counter in _FIRST
    when = times.only(found["clock"]) if found and begins else None
    # "Sáng: 8h00 tại sân trường chào cờ đầu tuần" is an act.
    acting = found and kind_of(found["place"]) is not Kind.PRESENTATION
    if found is None or acting or when is None or when.start is None:
        return [line]
    text = f"{found['half']}: {found['clock']}"
    half = replace(line, text=text, style=None, key="", when=None, ends_with_time=False)
    place = replace(half, text=found["place"], label=Label.VENUE, label_text="Địa điểm")
    return [half, place]


def _dashes_below(line: ProgrammeLine, below: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    return [*takewhile(lambda one: is_dashed(one) and one.key != line.key, below)]


def mark_sittings(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "PHIÊN TOÀN THỂ" right below "BUỔI SÁNG (7h30 - 11h30)" as a part of it.

    Right above it, it is what that half of the day is called.
    """
    lines = _with_counted_acts(lines)
    marked = list(lines)
    halves = [rank(line) is Rank.SESSION and _is_half(line) for line in lines]
    within = False
    ranks = [*map(rank, lines), Rank.DAY]
    for n, line in enumerate(lines):
        if halves[n] or rank(line) is Rank.DAY:
            within = halves[n] and ranks[n + 1] is Rank.SESSION
            within = within and not any(halves[n + 1 : n + 2])
        elif within and rank(line) is Rank.SESSION:
            below = (r for r in ranks[n + 1 :] if r not in (Rank.TEXT, Rank.DETAIL))
            if next(below) is not Rank.ENTRY:
                continue
            style = CounterStyle.HEADING
            marked[n] = replace(line, style=style, key=style.value)
    texts = [
        n
        for n, line in enumerate(lines[1:], 1)
        if rank(line) is Rank.TEXT
        and line.text.isupper()
        and _SITTING.search(line.text)
        and any(halves[n + 1 : n + 2])
    ]
    named = texts if len(texts) >= FEWEST_SITTINGS else []
    named += [
        n
        for n, line in enumerate(lines)
        if rank(line) is Rank.SESSION and not halves[n] and any(halves[n + 1 : n + 2])
    ]
    for n in named:
        line, half = lines[n], lines[n + 1]
        text = f"{half.text.rstrip(' :').capitalize()} – {line.text.rstrip(' :')}"
        whole = replace(half, text=text, original=f"{line.original} {half.original}")
        asides = (*line.columns, *line.asides, *half.asides)
        marked[n + 1] = replace(whole, asides=asides, joined=(*half.joined, *line.numbers))
    return [line for n, line in enumerate(marked) if n not in named]


def _with_counted_acts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "2. Phiên trù bị" in a list of acts as one of them where it heads nothing.

    Right below it the list goes on, or another day begins; labels and texts may stand between.
    """
    marked = list(lines)
    acts = {line.key for line in lines if line.numbered and rank(line) is Rank.ENTRY}
    listed = [
        n
        for n, line in enumerate(lines)
        if rank(line) is not Rank.TEXT and (line.numbered or not line.label)
    ]
    for n, below in pairwise([*listed, None]):
        if n is None or not lines[n].numbered or rank(lines[n]) is not Rank.SESSION:
            continue
        line, after = lines[n], None if below is None else lines[below]
        goes_on = after and after.key == line.key and after.counter not in _FIRST
        if line.key in acts and (goes_on or after is None or rank(after) is Rank.DAY):
            marked[n] = replace(line, style=CounterStyle.ACT)
    return marked


def with_acts_beside_halves(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Buổi chiều: Đón khách" as a sitting and its first act.

    It is where another half of that day stands alone above its acts, and where none has an hour.
    """
    marked = list(lines)
    found = [
        None if line.timed or line.label or line.columns else _HALF_AND_ACT.match(line.text)
        for line in lines
    ]
    days = [n for n, line in enumerate(lines) if rank(line) is Rank.DAY]
    for start, end in reversed([*pairwise([0, *days, len(lines)])]):
        below = lines[start:end]
        bare = any(rank(line) is Rank.SESSION and _is_half(line) for line in below)
        if not bare or any(line.timed for line in below):
            continue
        for n in reversed(range(start, end)):
            half, line = found[n], lines[n]
            act = line.text[half.end() :] if half else ""
            if half is None or SECTION.match(act) or act.isupper():
                continue
            at = n + 1
            while at < end and lines[at].style is CounterStyle.BULLET and not lines[at].label:
                marked[at] = as_act(lines[at])
                at += 1
            marked[n : n + 1] = [
                replace(line, text=half[1], style=None, key=""),
                replace(as_act(line), text=act),
            ]
    return marked


def _is_half(line: ProgrammeLine) -> bool:
    return HALF_ONLY.fullmatch(heading_times.heading_time(line.text)[0]) is not None
