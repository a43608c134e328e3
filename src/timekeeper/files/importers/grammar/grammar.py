"""The shared reading of a programme's lines, whatever sort of file they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from itertools import compress, groupby, pairwise
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Part, Programme, Session
from timekeeper.files.importers.draft.author_doubts import PlaceInProgramme, author_doubts
from timekeeper.files.importers.draft.draft import Doubt, Draft, Sureness
from timekeeper.files.importers.grammar import times
from timekeeper.files.importers.grammar.assembly import Assembly
from timekeeper.files.importers.grammar.head import (
    Head,
    body_start,
    foot_start,
    is_foot,
    read_head,
)
from timekeeper.files.importers.grammar.lines import CounterStyle, ProgrammeLine
from timekeeper.files.importers.grammar.open_sessions import OpenSession
from timekeeper.files.importers.grammar.outline import (
    Rank,
    mark_acts,
    mark_headings,
    mark_parts,
    outline,
    rank,
)
from timekeeper.files.importers.grammar.times import NOON, When, in_half
from timekeeper.files.job import Job
from timekeeper.words.language import _

_HALF_TOLD = re.compile(
    r"[0-9]\s*(?:sáng|trưa|chiều|tối)\b|[0-9]\s*(?:[ap]\.?m\b)|giờ\s+(?:sáng|trưa|chiều|tối)\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:buổi\s+)?(sáng|trưa|chiều|tối)\s*[:,]?\s*", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?:buổi\s+)?chiều\b|phiên chiều\b", re.IGNORECASE)
EVENING, FEWEST_RISING = 16, 3
EARLIEST = 7  # the hour from which on a clock below "Chiều" is an author's mistake
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def draft_from(lines: Sequence[ProgrammeLine], job: Job | None = None) -> Draft:
    """Return the programme the lines hold; it has no item when none was found.

    The job may end it at any line.
    """
    job = job or Job()
    lines, inferred = _with_bare_lengths(_join_lone_times(_lone_times_told(lines)))
    lines = mark_acts(_on_twelve_hours(lines))
    start, end = body_start(lines), foot_start(lines)
    head = read_head(lines[:start])
    # A line of the head may make the whole programme internal.
    marked = (li for li in lines[:start] if li.marking or confidential.is_marking(li.text))
    stamp = next((line for line in marked if line.label is None), None)
    turns = [confidential.onward(line.original) is not None for line in lines]
    onward = list(compress(lines, turns))
    assembly = Assembly(job, head.date, head.opening, stamp, onward, year=head.year)
    body = [line for line, turn in zip(lines[start:end], turns[start:end], strict=True) if not turn]
    assembly.read(outline(mark_parts(mark_headings(body))), head.details)
    for line in lines[end:]:
        assembly.doubt_internal(line)
    places: dict[PlaceInProgramme, int] = {}
    read: list[tuple[str, int]] = []
    programme = Programme(
        title=head.title or "",
        timezone=VIETNAM,
        sessions=tuple(
            _session(opened, n, places, read) for n, opened in enumerate(assembly.sessions)
        ),
        subtitle=head.subtitle,
        term=head.term,
        date=assembly.date or head.signing_day,
        organisation=head.organisation,
        notes=(
            *head.notes,
            *assembly.notes,
            *(line.original for line in compress(lines[start:end], turns[start:end])),
            *(line.original for line in lines[end:]),
        ),
    )
    doubts = [*inferred, *_doubts(head, assembly, programme), *author_doubts(programme, places)]
    if lines[end:] and not is_foot(lines[end]):
        text = lines[end].original
        message = _("From “{text}” on the paper holds no programme; its lines are kept as notes.")
        doubts.append(Doubt(lines[end].number, "left_out", message.format(text=text), text))
    return Draft(
        programme,
        tuple(sorted(doubts, key=lambda doubt: doubt.line or 0)),
        lines=tuple(read),
        headings=tuple((s, p, line) for (s, p, item), line in places.items() if not item),
    )


def _lone_times_told(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those told that belong to a time on a line of its own.

    "Chiều: 14h00" is one where a title stands below it, and no list. Dashes below one are acts.
    """
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


def _join_lone_times(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, each time on a line of its own joined to the title above or below it."""
    joined: list[ProgrammeLine] = []
    # A programme that ends with such a time has them all below their titles.
    below = bool(lines) and _is_lone_time(lines[-1])
    before = next((one for one, line in pairwise(lines) if _is_lone_time(line)), None)
    under = below or (before is not None and _lacks_time(before))
    for line in lines:
        above = joined[-1] if joined else None
        if above is None:
            joined.append(line)
        elif _is_lone_time(above) and (
            rank(line) is Rank.TEXT or (above.columns and line.key == "cell")
        ):
            original = f"{above.original} {line.original}"
            whole = replace(above, text=line.text, original=original)
            joined[-1] = replace(whole, joined=(*above.joined, *line.numbers))
        elif above.columns and _is_lone_time(above) and line.when == above.when:
            whole = replace(line, columns=line.columns or above.columns)
            joined[-1] = replace(whole, joined=(*line.joined, *above.numbers))
        elif _is_lone_time(above) and _lacks_time(line):
            joined[-1] = replace(line, when=above.when, joined=(*line.joined, *above.numbers))
        elif _is_lone_time(line) and (
            (under and _lacks_time(above) and not line.original.endswith(":"))
            or (below and rank(above) is Rank.TEXT)
        ):
            style = above.style or CounterStyle.TIME
            whole = replace(above, when=line.when, style=style, key=above.key or style.value)
            joined[-1] = replace(whole, joined=(*above.joined, *line.numbers))
        else:
            joined.append(line)
    return joined


def _with_bare_lengths(
    lines: Sequence[ProgrammeLine],
) -> tuple[list[ProgrammeLine], list[Doubt]]:
    """Return the lines, those whose clocks are lengths with these, and a doubt for each list.

    0:15, 0:20, 0:10 are no clocks unless an evening comes before them; three or more that rise may
    be, and stay.
    """
    read, doubts = list(lines), []
    timed = [(n, when) for n, line in enumerate(lines) if (when := line.when) and when.start]
    runs = [(short, list(run)) for short, run in groupby(timed, lambda one: _is_short(one[1]))]
    before: time | None = None
    for at, (short, run) in enumerate(runs):
        clocks = [when.start for _n, when in run if when.start is not None]
        evening, before = before is not None and before.hour >= EVENING, clocks[-1]
        if not short or evening or all(clock.hour for clock in clocks):
            continue
        rising = all(one < other for one, other in pairwise(clocks))
        several = len(clocks) >= FEWEST_RISING
        if rising and not several and at + 1 < len(runs):
            continue
        message = _("“{text}” and the like may be lengths; they were read as times of day.")
        if not rising or not several:
            message = _("“{text}” and the like were read as lengths, not as times of day.")
            for (n, when), clock in zip(run, clocks, strict=True):
                length = replace(when, start=None, length=times.elapsed(clock))
                read[n] = replace(lines[n], when=length)
        text = f"{clocks[0]:%H:%M}"
        doubts.append(Doubt(lines[run[0][0]].number, "length", message.format(text=text), text))
    return read, doubts


def _is_short(when: When) -> bool:
    return when.only_begins and when.start is not None and when.start < times.LONGEST_BARE_LENGTH


def _on_twelve_hours(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the afternoon's told where a clock of twelve hours leaves it unsaid.

    Only a programme that says "sáng" or "PM" somewhere, and never 13h, has such a clock; below
    "BUỔI CHIỀU" 1h30 is in the afternoon in any.
    """
    timed = [line for line in lines if line.when is not None and line.when.start is not None]
    told = {line.number for line in timed if _HALF_TOLD.search(line.original)}
    late = (line for line in timed if line.when and line.when.start and line.when.start.hour > NOON)
    runs_on = bool(told) and all(line.number in told for line in late)
    read: list[ProgrammeLine] = []
    before: time | None = None
    small_hours = False
    for line in lines:
        when, meant = line.when, None
        if rank(line) in (Rank.DAY, Rank.SESSION):
            before, small_hours = None, _AFTERNOON.match(line.text) is not None
        if when is not None and when.start is not None and line.number not in told:
            later = in_half(when, "chiều")
            back = runs_on and before is not None and when.start < before
            told_above = small_hours and 0 < when.start.hour < EARLIEST
            if later.start and ((back and before and later.start >= before) or told_above):
                meant = replace(later, meant=when.start)
        if when is not None and when.start is not None:
            before = (meant or when).start
        read.append(replace(line, when=meant) if meant else line)
    return read


def _is_lone_time(line: ProgrammeLine) -> bool:
    bare = line.style in (CounterStyle.TIME, CounterStyle.BULLET) and not line.text
    return bare and line.when is not None and rank(line) is Rank.ENTRY


def _lacks_time(line: ProgrammeLine) -> bool:
    return rank(line) is Rank.ENTRY and not line.timed and line.label is None


def _session(
    opened: OpenSession,
    index: int,
    places: dict[PlaceInProgramme, int],
    read: list[tuple[str, int]],
) -> Session:
    """Return the session with the ids of its items; note from which lines each thing was read."""
    if opened.line is not None:
        places[index, None, None] = opened.line
    parts: list[Part] = []
    own = direct = 0
    for part in (p for p in opened.parts if p.items):
        own += part.own
        prefix = f"s{index + 1}.p{own}" if part.own else f"s{index + 1}"
        first = 1 if part.own else direct + 1
        direct += 0 if part.own else len(part.items)
        if part.line is not None:
            places[index, len(parts), None] = part.line
        items = [
            replace(reading.item, id=f"{prefix}.i{number}")
            for number, reading in enumerate(part.items, first)
        ]
        for item, reading in zip(items, part.items, strict=True):
            places[index, len(parts), item.id] = reading.lines[0]
            read += [(item.id, line) for line in reading.lines]
        parts.append(part.completed(items))
    return opened.completed(parts)


def _doubts(head: Head, assembly: Assembly, programme: Programme) -> list[Doubt]:
    """Return the reader's own doubts, those of items with the ids the items have now."""
    doubts = list(head.doubts)
    if head.title is None:
        doubts.append(Doubt(None, "no_title", _("The programme's title was not found.")))
    if head.signed is not None and head.signing_day and assembly.date is None:
        message = _("The only date is the day of signing, {text}: is the event on that day?")
        text = head.signed.text
        message = message.format(text=text)
        doubts.append(Doubt(head.signed.number, "date", message, text, sure=Sureness.HIGH))
    doubts += assembly.doubts
    readings = [r for s in assembly.sessions for p in s.parts for r in p.items]
    for reading, item in zip(readings, programme.items, strict=True):
        for doubt in reading.doubts:
            meant = replace(doubt.suggestion, item=item.id) if doubt.suggestion else None
            doubts.append(replace(doubt, item=item.id, suggestion=meant))
    return doubts
