"""Lines marked that say who acts in what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import as_act
from timekeeper.files.importers.grammar.marking.days import FEWEST_DAYS
from timekeeper.files.importers.grammar.names import (
    names_person,
    names_role,
    names_somebody,
)
from timekeeper.files.importers.grammar.outline import Rank, rank
from timekeeper.files.importers.grammar.presenters.named_lines import named_line

FEWEST_PEOPLE, FEWEST_LED = 2, 3
# "Cầu nguyện ........ Mục sư An"
_LED = re.compile(r"(?P<title>[^\W_].{2,120}?)\s*(?:[.…]{3,}|…+)\s*(?P<who>[^\W\d_][^…]{2,100})")
_SHORT_LED = re.compile(r"(?P<title>[^\W_].{2,120}?)\s+[.…]{1,2}\s+(?P<who>[^\W\d_][^…_]{2,100})")


def mark_people(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "1. Giám đốc An" as who presents the timed acts that stand below it."""
    heads = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if line.numbered
        and not (line.timed or line.label or line.columns)
        and named_line(line.text, alone=True)
        and not below.numbered
        and (below.timed or rank(below) is Rank.DAY)
    ]
    offices = _above_their_days(lines)
    if len(offices) >= FEWEST_DAYS:
        heads = list(offices)
    few = len(heads) < FEWEST_DAYS and not all(lines[n].text.endswith(":") for n in heads)
    if few or len({lines[n].key for n in heads}) > 1:
        return list(lines)
    marked = list(lines)
    # Alone among other counted lines it heads a part, which ends what stands above it.
    alone = CounterStyle.HEADING if len(heads) < FEWEST_DAYS else None
    for n, end in pairwise([*heads, len(lines)]):
        label, key = (None, alone.value) if alone else (Label.NOTE, "")
        marked[n] = replace(lines[n], label=label, style=alone, key=key, counter=None)
        for at in range(n + 1, end):
            if lines[at].timed and not lines[at].columns:
                marked[at] = replace(lines[at], columns=(lines[n].text,))
            elif at < offices.get(n, 0):
                marked[at] = replace(lines[at], label=Label.NOTE)
        if day := offices.get(n):
            # Above his days' line he would be of the act that stands before him.
            marked[n : day + 1] = [marked[day], *marked[n:day]]
    return marked


def _above_their_days(lines: Sequence[ProgrammeLine]) -> dict[int, int]:
    """Return the lines that name who acts on the days below, each with the line of the first day.

    "Bí thư Huyện ủy" may stand between "Đồng chí An" and "Thứ Hai".
    """
    found: dict[int, int] = {}
    for n, line in enumerate(lines):
        day = n + 1
        while day <= n + 2 and any(
            rank(li) is Rank.TEXT and names_role(li.text) for li in lines[day : day + 1]
        ):
            day += 1
        called = rank(line) is Rank.TEXT and (names_person(line.text) or names_role(line.text))
        above = called and any(rank(li) is Rank.DAY for li in lines[day : day + 1])
        if above and not line.columns and n >= max(found.values(), default=0):
            found[n] = day
    return found


def with_dashes_of_people(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Đ/c Bí thư:" above "- 7h30, dự chào cờ" as who does what the dashes say.

    Two or more stand so; a dash that has no hour is an act of his as well.
    """
    heads = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if rank(line) is Rank.TEXT and line.text.endswith(":") and not line.columns
        if names_person(line.text) or names_role(line.text)
        if named_line(line.text.rstrip(" :"), alone=True)
        if below.timed and below.style is CounterStyle.BULLET and not below.label
    ]
    marked = list(lines)
    for n in reversed(heads if len(heads) >= FEWEST_PEOPLE else []):
        who, key = lines[n].text.rstrip(" :"), lines[n + 1].key
        others = (m for m, li in enumerate(lines) if m > n and (li.key != key or li.label))
        for m in range(n + 1, next(others, len(lines))):
            act = lines[m] if lines[m].timed else as_act(lines[m])
            marked[m] = replace(act, columns=act.columns or (who,))
        joined = (*marked[n + 1].joined, *lines[n].numbers)
        marked[n : n + 2] = [replace(marked[n + 1], joined=joined)]
    return marked


def mark_led_by_dots(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Cầu nguyện ........ Mục sư An" as an act and who does it.

    Several stand so one below the other, most with somebody's name, and nothing else is an act.
    Between two of them a long title leaves room for one dot.
    """
    dots = [_LED.fullmatch(line.text) if rank(line) is Rank.TEXT else None for line in lines]
    run = [n for n, found in enumerate(dots) if found]
    run = list(range(run[0], run[-1] + 1)) if run else []
    short = {n: _SHORT_LED.fullmatch(lines[n].text) for n in run}
    led = {n: found for n in run if (found := dots[n] or short[n])}
    named = sum(names_somebody(found["who"]) for found in led.values())
    if (
        len(led) < max(FEWEST_LED, len(run))
        or 2 * named < len(led)
        or any(rank(line) is Rank.ENTRY for line in lines)
        or lines[run[-1]].number - lines[run[0]].number >= len(run)
    ):
        return list(lines)
    return [
        replace(as_act(line), text=led[n]["title"], columns=(led[n]["who"],)) if n in led else line
        for n, line in enumerate(lines)
    ]
