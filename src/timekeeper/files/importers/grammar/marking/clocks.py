"""Clocks that leave something unsaid: which half of the day, or whether they are any."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import time
from itertools import groupby, pairwise, takewhile, zip_longest

from msgspec.structs import replace

from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.grammar.lines.line import CounterStyle, ProgrammeLine
from timekeeper.files.importers.grammar.lines.lines import read_line
from timekeeper.files.importers.grammar.outline import Rank, rank
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import HALF, NOON, in_half
from timekeeper.files.importers.grammar.times.when import When, elapsed
from timekeeper.words.language import _

_HALF_TOLD = re.compile(
    rf"[0-9]\s*{HALF}\b|[0-9]\s*(?:[ap]\.?m\b)|giờ\s+{HALF}\b"
    # "Chiều, 2 giờ"; "Chiều 14h" has a clock of 24 hours.
    rf"|\b{HALF}\b[\s:,+–-]*(?:(?:{times.BEFORE_CLOCK})\s+)?"
    r"(?:0?[1-9]|1[0-2])\s*(?:h|g|giờ|:)",
    re.IGNORECASE,
)
# A year may stand as "1800- Welcome" does; no year begins with a nought.
_FOUR_DIGITS = re.compile(r"\W*((?:1[0-9]|2[0-3])[0-9]{2})[-–]\s+[^\W\d_]")
# "1 - 8h00: Khai mạc" above "2 - 9h00: ...", or "2 - Báo cáo"
_COUNTED = re.compile(
    r"([0-9]{1,2})(?:\s*[-–—]\s*(?=[^\W\d_])"
    r"|(?:\s*[-–—]\s*|\s+)(?=([0-9]{1,2})\s?(?:h|g|giờ|:)(?![^\W\d_])))",
    re.IGNORECASE,
)
_HOUR_SIGN = re.compile(r"\D*[0-9]{1,2}\s?(?:h|g|giờ)(?![^\W\d_])", re.IGNORECASE)
# "Tối: Bế mạc (7h30)"
_HALF_OF_END = re.compile(
    rf"(?:buổi\s+)?(?P<half>{HALF})\s*:\s*(?P<title>[^:()]{{2,100}}?)\s*"
    r"\((?P<clock>[^()]{2,20})\)[\s.;]*",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:GMT|UTC)\b")
_LATE_HALF = re.compile(r"(?:(?:buổi|phiên)\s+)?(chiều|tối)\b", re.IGNORECASE)
# "1h30" in a cell is a clock where the cells above and below it are.
_HOURS_IN_CELL = re.compile(
    r"(?:^|\|)\s*0?([1-4])\s*(?:h|g|giờ)\s*([0-5][0-9])?\s*(?:phút\s*)?(?=\||$)", re.IGNORECASE
)
EVENING, FEWEST_RISING = 16, 3
EARLIEST = 7  # the hour from which on a clock below "Chiều" is an author's mistake
EARLY, LATE_MORNING, NIGHT_FALL, NIGHT = 5, 10, 18, 20
_OF_HALF = {"chiều": range(1, EARLIEST), "tối": range(EARLY, NOON)}


def with_halves_of_ends(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Tối: Bế mạc (7h30)" as what is held at that hour of the evening.

    Above dashes of its own it heads them.
    """
    read = list(lines)
    for n, (line, below) in enumerate(zip_longest(lines, lines[1:])):
        found = _HALF_OF_END.fullmatch(line.text) if line.ends_with_time else None
        heads = below and below.style is CounterStyle.BULLET and below.key != line.key
        when = times.only(found["clock"]) if found and not heads else None
        if found and when and when.only_begins:
            style, when = line.style or CounterStyle.TIME, in_half(when, found["half"].lower())
            act = replace(line, text=found["title"], when=when, ends_with_time=False)
            read[n] = replace(act, style=style, key=line.key or style.value)
    return read


def years_told(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "1930- Đảng ra đời" without a clock where that is a year.

    It is one where other clocks are written 8h00 or the next one goes back, and where the like of
    it can be no clock: 1975.
    """
    written = [_FOUR_DIGITS.match(line.original) for line in lines]
    if not any(written):
        return list(lines)
    years, before = False, time.min
    for line, found in zip(lines, written, strict=True):
        start = line.when.start if line.when else None
        if rank(line) in (Rank.DAY, Rank.SESSION):
            before = time.min
        elif found:
            years, before = years or start is None, start or before
        elif start is not None:
            years = years or start < before or _HOUR_SIGN.match(line.original) is not None
            before = time.min
    told = list(lines)
    for n, found in enumerate(written if years else ()):
        if found and lines[n].when:
            timed = lines[n].style is CounterStyle.TIME
            style, key = (None, "") if timed else (lines[n].style, lines[n].key)
            text = found.string[found.start(1) :]
            told[n] = replace(lines[n], when=None, text=text, style=style, key=key)
    return told


def counts_told(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "1 - 8h00: Khai mạc" as the first act where the second one is counted so.

    As ranges they would overlap: "1 - 2h00" above "2 - 3h00" may be two. An act between them may
    have no hour.
    """
    read, run = list(lines), dict[int, tuple[str, str]]()
    last, before, hours, nested = 0, 0, 0, False
    for n, line in enumerate(lines):
        plain = not line.columns and line.style is not CounterStyle.ROW
        found = _COUNTED.match(line.original) if plain else None
        if found is None:
            told = int(line.counter or 0) if line.style is CounterStyle.DECIMAL else 0
            if line.timed and told:
                last, before = told, line.when.start.hour if line.when and line.when.start else 0
                hours = 1
            elif line.timed:
                last, before, hours, run = 0, 0, 0, {}
            continue
        count, one = int(found[1]), {n: (found[1], found.string[found.end() :])}
        goes_on = count == last + 1
        if found[2]:
            hour = int(found[2])
            goes_on = goes_on and (not before or before > count)
            goes_on = goes_on and (hour >= before or hour < count)
            last, before = (count, hour) if goes_on or count == 1 else (0, 0)
            run = {**(run if goes_on else {}), **one} if last else {}
            hours, nested = hours + 1 if goes_on else 1, False
        else:
            # An act's own list begins anew.
            nested = nested or (count == 1 and hours > 0)
            if nested or not (goes_on or count == 1):
                continue
            last, run = count, {**(run if goes_on else {}), **one}
        for at, (number, rest) in run.items() if hours > 1 else ():
            if entry := read_line(lines[at].number, f"{number}. {rest}"):
                read[at] = replace(entry, original=lines[at].original)
    return read


def with_bare_lengths(
    lines: Sequence[ProgrammeLine],
) -> tuple[list[ProgrammeLine], list[Doubt]]:
    """Return the lines, those whose clocks are lengths with these, and a doubt for each list.

    0:15, 0:20, 0:10 are no clocks unless an evening comes before them; three or more that rise may
    be, and stay.
    """
    read, doubts = list(lines), []
    timed = [
        (n, when, clock)
        for n, line in enumerate(lines)
        if (when := line.when) and (clock := when.start)
    ]
    by_size = groupby(
        timed,
        # "12 giờ đêm" says itself that it is a clock.
        lambda one: (
            one[1].only_begins
            and one[2] < times.LONGEST_BARE_LENGTH
            and "đêm" not in lines[one[0]].original
        ),
    )
    runs = [(short, list(run)) for short, run in by_size]
    before: time | None = None
    for at, (short, run) in enumerate(runs):
        clocks = [clock for _n, _when, clock in run]
        evening, before = before is not None and before.hour >= EVENING, clocks[-1]
        # Nothing takes no time at all: 0h00 by itself is midnight.
        if not short or evening or max(clocks) == time(0) or all(clock.hour for clock in clocks):
            continue
        rising = all(one < other for one, other in pairwise(clocks))
        several = len(clocks) >= FEWEST_RISING
        if rising and not several and at + 1 < len(runs):
            continue
        message = _("“{text}” and the like may be lengths; they were read as times of day.")
        if not rising or not several:
            message = _("“{text}” and the like were read as lengths, not as times of day.")
            for n, when, clock in run:
                length = replace(when, start=None, length=elapsed(clock))
                read[n] = replace(lines[n], when=length)
        text = f"{clocks[0]:%H:%M}"
        doubts.append(Doubt(lines[run[0][0]].number, "length", message.format(text=text), text))
    return read, doubts


def hours_as_clocks(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, hours in cells told as clocks: of a column of clocks, no row has a length.

    "1h30" is a time of day where another row has one, and where all such hours rise within their
    day: three or more with their minutes, or two in an afternoon. Among ranges it is one where it
    stands between what is before and after it.
    """
    read, hours, begins, ranged = list(lines), 0, False, False
    rising = afternoon = True
    late, before = False, time.min
    for n, line in enumerate(lines):
        if rank(line) in (Rank.DAY, Rank.SESSION):
            late, before = _LATE_HALF.match(line.text) is not None, time.min
        when = line.when if line.style is CounterStyle.ROW else None
        bare = when is not None and when == When(length=when.length)
        if bare and (found := _HOURS_IN_CELL.search(line.original)):
            clock = time(int(found[1]), int(found[2] or 0))
            read[n] = replace(line, when=When(clock))
            rising = rising and found[2] is not None and before < clock
            afternoon, before = afternoon and late, clock
            hours += 1
        elif when is not None and when.length:
            return list(lines)
        ranged = ranged or (when is not None and when.end is not None)
        begins = begins or (when is not None and not bare)
    rising = rising and hours >= FEWEST_RISING - afternoon
    in_place = not ranged or all(
        _is_between(read, n) for n, line in enumerate(lines) if line is not read[n]
    )
    return read if in_place and (begins or rising) else list(lines)


def _is_between(lines: Sequence[ProgrammeLine], n: int) -> bool:
    """Return whether a row's clock is between those above and below it, on its day."""
    above = takewhile(_is_of_the_day, reversed(lines[:n]))
    below = takewhile(_is_of_the_day, lines[n + 1 :])
    first, clock, last = (
        next((li.when.start for li in some if li.when and li.when.start), None)
        for some in (above, lines[n : n + 1], below)
    )
    told = clock is not None and (first is not None or last is not None)
    return told and (first or time.min) <= (clock or time.min) <= (last or time.max)


def _is_of_the_day(line: ProgrammeLine) -> bool:
    return rank(line) not in (Rank.DAY, Rank.SESSION)


def on_twelve_hours(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the afternoon's told where a clock of twelve hours leaves it unsaid.

    Only a programme, or a day of it, that says "sáng" or "PM" somewhere, and never 13h, has such a
    clock, or one whose days go back to small hours at noon and stay there; below "BUỔI CHIỀU" or
    "Chiều, 1 giờ" 1h30 is in the afternoon in any, and so it is where a day has no later hours.
    """
    timed = [line for line in lines if line.when is not None and line.when.start is not None]
    told = {line.number for line in timed if _HALF_TOLD.search(line.original)}
    all_run_on = runs_on = _run_on(lines, told)
    zoned = any(_ZONE.search(line.original) for line in timed)
    read: list[ProgrammeLine] = []
    before: time | None = None
    half = ""
    for n, line in enumerate(lines):
        when, meant = line.when, None
        if rank(line) in (Rank.DAY, Rank.SESSION) or n == 0:
            heading = _LATE_HALF.match(line.text) if rank(line) is not Rank.ENTRY else None
            before, half = None, heading[1].lower() if heading else ""
            below = lines[n:] if rank(line) is Rank.ENTRY else lines[n + 1 :]
            within = list(takewhile(_is_of_the_day, below))
            runs_on = all_run_on or _run_on(within, told)
            starts = [li.when.start for li in within if li.when and li.when.start]
            # "1:30 GMT" is none of the house's hours.
            small = len(starts) > 1 and starts[0].hour < EARLY and not zoned
            half = "chiều" if small and all(0 < at.hour < EARLIEST for at in starts) else half
            # "22h00" below "Buổi tối" is on a clock of 24 hours.
            half = "" if half == "tối" and starts and starts[0].hour >= NOON else half
        if when is not None and when.start is not None:
            hour, later = when.start.hour, in_half(when, "chiều")
            back = runs_on and before is not None and when.start < before
            # In the morning a list need not be in order.
            back = back and (hour < EARLIEST or (before or when.start).hour >= NOON)
            back = back and later.start is not None and before is not None and later.start >= before
            # What comes after the night is of another morning.
            ahead = before is None or before.hour < NIGHT or (later.start or before) >= before
            half = half if ahead else ""
            above = hour in _OF_HALF.get(half, ())
            if line.number in told:
                half = "" if hour < NOON else "chiều" if hour < NIGHT_FALL else "tối"
            elif back or above:
                meant = replace(later, meant=when.start)
            elif runs_on and when.end and when.end.hour < EARLIEST and hour >= LATE_MORNING:
                # "11h30 - 1h30" is over noon.
                end = in_half(when, "chiều").end
                meant = replace(when, end=end if when.end.hour else when.end)
            before = (meant or when).start
        read.append(replace(line, when=meant) if meant else line)
    return read


def _run_on(lines: Sequence[ProgrammeLine], told: Container[int]) -> bool:
    """Return whether lines have a clock of twelve hours: all that are late tell their half."""
    starts = [(line.number in told, line.when.start) for line in lines if line.when]
    late = all(half for half, start in starts if start and start.hour > NOON)
    return late and (any(half for half, _start in starts) or _go_back_at_noon(lines))


def _go_back_at_noon(lines: Sequence[ProgrammeLine]) -> bool:
    """Return whether clocks go back, and only from late in the morning to small hours that stay."""
    before, reached, over = time.min, time.min, False
    found = False
    for line in lines:
        if rank(line) in (Rank.DAY, Rank.SESSION):
            before, reached, over = time.min, time.min, False
        if line.when is None or (start := line.when.start) is None:
            continue
        if start < before:
            if over or reached.hour < LATE_MORNING:
                return False
            found = over = True
        if over and not 0 < start.hour < EARLIEST:
            return False
        before, reached = start, max(reached, start, line.when.reached_end or start)
    return found
