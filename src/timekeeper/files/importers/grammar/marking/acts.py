"""Lines marked as acts that have neither a time nor, at first sight, a counter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.dates import dates
from timekeeper.files.importers.grammar.kinds import kind_of, opens_as_act, opens_or_closes
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.names import names_somebody
from timekeeper.files.importers.grammar.outline import (
    LONGEST_SESSION_NAME,
    OUTER,
    Rank,
    rank,
)
from timekeeper.files.importers.grammar.paper.chapters import PROGRAMME
from timekeeper.files.importers.grammar.presenters.sentences import speaker_in
from timekeeper.files.importers.grammar.presenters.titles import read_title, trailing_time
from timekeeper.files.importers.grammar.times import heading_times, times
from timekeeper.files.importers.grammar.times.halves import HALF, NO_HALF

FEWEST_COUNTED, FEWEST_IN_PART = 3, 2
# "1 Chào cờ", "Mục 1. Chào cờ"
_BARE_NUMBER = re.compile(
    r"((?:[^\W\d_]+ ){1,2}(?=[0-9]{1,3}\s*[:.)–-]))?([0-9]{1,3})"
    r"\s*(?(1)[:.)–-]\s*|(?<=\s))(?=[^\W\d_]{2})"
)
LED_BY_HALF = re.compile(
    rf"(?:buổi\s+)?({HALF}(?:\s*(?:/|&|và|[-–—])\s*(?:{HALF}|đêm)\b)?|cả ngày)"
    rf"\s*(?:[:,]\s*|\s)(?=[\w(\"“‘]){NO_HALF}",
    re.IGNORECASE,
)
NAMED_PART = re.compile(r"phần\s+(?!thi\b)\w", re.IGNORECASE)
_STARS = tuple(CounterStyle.BULLET.value + star for star in "*★☆⭐🌟")
FRAMES = re.compile(
    r"(?:lễ )?(?:khai|bế) mạc(?: (?:hội|đại|lễ|kỳ|buổi)\b.{0,40})?\W*", re.IGNORECASE
)
_STEP = "bước "
_STEPS = ("nội dung ", _STEP)
_PAPERS = re.compile(r"tài liệu\b[^:]{0,20}:", re.IGNORECASE)
_SENTENCES = re.compile(r"[^\W\d_A-Z]{3,}\.\s")
_OF_EVENT = (None, Label.TIME, Label.VENUE)


def with_dashes_that_last(
    lines: Sequence[ProgrammeLine], mark: Callable[[Sequence[ProgrammeLine]], list[ProgrammeLine]]
) -> list[ProgrammeLine]:
    """Return the lines marked, "- Giải lao (15 phút)" among dashes without a time as one of them.

    A break says so there without a dash of its own. Those that are no acts by it stay what they
    were.
    """
    plain = list(lines)
    for n, line in enumerate(lines):
        when = trailing_time(line.text) if line.ends_with_time and not line.label else None
        beside = [*lines[max(n - 1, 0) : n], *lines[n + 1 : n + 2]]
        keys = [one.key for one in beside if is_dashed(one) or one.key == line.key]
        if when is None or when.start or line.columns or not keys:
            continue
        bare = line.style is None and kind_of(line.text) is Kind.BREAK and keys[1:] == keys[:1]
        if bare or (line.style is CounterStyle.BULLET and line.key in keys):
            style = CounterStyle.BULLET
            plain[n] = replace(line, style=style, key=keys[0] if bare else line.key)
            plain[n] = replace(plain[n], ends_with_time=False)
    marked = mark(plain)
    return [
        line if new is dash else new for line, dash, new in zip(lines, plain, marked, strict=True)
    ]


def mark_acts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those marked that are acts although they have neither time nor counter.

    They are the dashes below a chapter without times, and all there is where a programme gives
    no hour or only its first.
    """
    marked = list(lines)
    ranks = [rank(line) for line in marked]
    timed = sum(line.timed for line in marked)
    counted = any(line.numbered and line.label is None for line in marked)
    loose = timed <= 1 and not counted
    # "Sáng: Khai mạc" and "Trưa: Liên hoan" are all there is, and no dashes stand below them.
    halves = [LED_BY_HALF.match(line.text) for line in marked]
    others = {r for r, half in zip(ranks, halves, strict=True) if not half}
    bare_halves = sum(map(bool, halves)) >= FEWEST_IN_PART and not any(
        is_dashed(line) for line, half in zip(marked, halves, strict=True) if not half
    )
    bare_halves = bare_halves and not others & {Rank.ENTRY, Rank.DAY, Rank.SESSION}
    chapter, key = False, ""
    # The first list below "CHƯƠNG TRÌNH", whatever names the event in between.
    announced = False
    for n, line in enumerate(marked):
        bullet = is_dashed(line)
        following = marked[n + 1].style if n + 1 < len(marked) else None
        # "Buổi sáng thi đấu", "Buổi chiều: Tham quan": nothing is below but the next half-day.
        below = next((r for r in ranks[n + 1 :] if r is not Rank.TEXT), Rank.DAY)
        alone = ranks[n] is Rank.SESSION and below in (Rank.DAY, Rank.SESSION)
        bare = not line.alone and Rank.TEXT not in ranks[n + 1 : n + 2]
        alone = alone and (bare or bool(line.text.partition(":")[2].strip()))
        alone = alone and heading_times.heading_time(line.text)[1] is None
        heads = line.alone and any(li.timed for li in marked[n + 1 : n + 2])
        led = ":" in line.text or line.text.lower().startswith("buổi ")
        led = led and ranks[n] is Rank.TEXT and Rank.DAY in ranks and not heads
        # "- Sáng ngày 15/8/2026:" is a day as it is without its dash.
        led = led or (bullet and ranks[n] is not Rank.DAY) or alone
        led = bare_halves or (led and (timed > 0 or Rank.DAY in ranks))
        if led and (half := halves[n]):
            chapter, key = bullet, line.key
            act = replace(line, text=line.text[half.end() :], asides=(*line.asides, half[1]))
            # "- Sáng: Phiên bế mạc" is an act, unless it heads those below it.
            held = any(li.style and li.key != key for li in marked[n + 1 : n + 2])
            sitting = held and rank(plain := replace(act, style=None, key="")) is Rank.SESSION
            marked[n] = plain if sitting and below is not Rank.DAY else as_act(act)
        elif (
            bullet and chapter and ranks[n] is Rank.DETAIL and line.key == (key := key or line.key)
        ):
            marked[n] = as_act(line)
        elif line.label is Label.CONTENTS:
            chapter, key = loose or (timed <= 1 and following is CounterStyle.BULLET), ""
        elif line.style in OUTER:
            named = line.text.partition("(")[0].isupper() or line.text.endswith(":")
            part = NAMED_PART.match(line.text) is not None
            part = part or (named and not line.timed) or _opens_dashes(line, marked[n + 1 :])
            chapter, key = line.label is None and part, ""
        elif bullet:
            announced = False
        elif following is CounterStyle.BULLET and (
            (announced and line.label in _OF_EVENT and ranks[n] is not Rank.ENTRY)
            or _opens_dashes(line, marked[n + 1 :])
        ):
            chapter, key = True, ""
        elif loose and following is CounterStyle.BULLET and ranks[n] in (Rank.TEXT, Rank.ENTRY):
            opens = PROGRAMME.match(line.text) or (line.text.isupper() and chapter)
            clock = line.style is CounterStyle.TIME and line.when and line.when.only_begins
            chapter, key = bool(opens or clock), ""
        elif ranks[n] in (Rank.DAY, Rank.SESSION, Rank.ENTRY) or line.label is not None:
            chapter = False
        announced = announced or (loose and not timed and PROGRAMME.match(line.text) is not None)
    return marked


def mark_first_acts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Văn nghệ chào mừng" as an act between the head and the first hour."""
    marked = list(lines)
    first = next((n for n, line in enumerate(marked) if line.timed), 0)
    ranks = [rank(line) for line in marked[:first]]
    if marked and marked[first].style is CounterStyle.TIME:
        while (
            Rank.TEXT in ranks[: first - 1]
            and ranks[first - 1] is Rank.TEXT
            and opens_as_act(marked[first - 1].text)
            and not marked[first - 1].text.isupper()
        ):
            first -= 1
            marked[first] = as_act(marked[first])
    return marked


def mark_acts_of_slots(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those below "Từ 8h00 - 10h00" as acts where all are by their words.

    The first of them has been joined to the clock that stands by itself.
    """
    marked = list(lines)
    for n, line in enumerate(lines):
        slot = line.style is CounterStyle.TIME and line.joined and line.when and line.when.end
        below = [*takewhile(lambda li: rank(li) is Rank.TEXT, lines[n + 1 :])] if slot else []
        acts = [li.text[0].isupper() and opens_as_act(li.text) for li in (line, *below) if li.text]
        if len(below) >= FEWEST_IN_PART and len(acts) > len(below) and all(acts):
            marked[n + 1 : n + 1 + len(below)] = map(as_act, below)
    return marked


def mark_lone_dashes(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, dashes as acts where nothing else is one and they begin as ceremonies do.

    So may a paper that has neither hours nor numbers, nor the word "programme"; below a line that
    announces it they may say who acts instead. All are acts right below the event's hour and day.
    """
    lines = _with_statements(lines)
    dashes = [line for line in lines if line.style is CounterStyle.BULLET]
    first = next((n for n, line in enumerate(lines) if line in dashes), 0)
    # "... được tiến hành như sau:" announces who does what.
    told = first > 0 and lines[first - 1].text.endswith(":")
    acts = [li for li in dashes if opens_as_act(li.text) or (told and speaker_in(li.text))]
    if Rank.ENTRY in map(rank, lines) or not dashes:
        return list(lines)
    if acts[:1] != dashes[:1] or len(acts) < FEWEST_COUNTED:
        run = [*takewhile(is_dashed, lines[first:])]
        opened = all(_tells_of_event(line) for line in lines[:first])
        clocks = (times.leading(line.text) for line in lines[:first])
        opened = opened and any(clock and dates.find_date(clock[1]) for clock in clocks)
        opened = opened or (first > 0 and lines[first - 1].text.lower() == "nội dung")
        people = any(names_somebody(line.text) for line in run)
        if told or not opened or len(run) < max(FEWEST_IN_PART, len(dashes)) or people:
            return list(lines)
    key = dashes[0].key
    return [as_act(line) if line.key == key and line.label is None else line for line in lines]


def mark_bare_lines(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those below a day, its half or what announces them, as acts.

    No row is left empty between them. Nothing else is on the day; or nothing else is an act, and
    most of them are by their words.
    """
    marked = list(lines)
    bare = not any(map(_stands_as_act, lines))
    end = 0
    for n, line in enumerate(lines):
        day, half = rank(line) is Rank.DAY, rank(line) is Rank.SESSION
        announces = line.text.endswith(":") or line.label is Label.CONTENTS
        announces = announces or PROGRAMME.match(line.text) is not None
        if n < end or not (day or (bare and (half or announces))):
            continue
        end = n + 1
        while (
            end < len(lines)
            and _may_be_bare_act(lines[end])
            and (end == n + 1 or lines[end].number == lines[end - 1].number + 1)
        ):
            end += 1
        run = lines[n + 1 : end]
        acts = sum(opens_as_act(li.text) or bool(read_title(li.text).presenter) for li in run)
        if bare:
            # What announces them says that they are.
            held = len(run) >= FEWEST_COUNTED and 2 * acts + announces > len(run)
        else:
            # The frame of it all has its place below its day.
            later = any(map(_stands_as_act, lines[:n]))
            alone = later and not any(map(_stands_as_act, lines[end : end + 1]))
            held = len(run) >= FEWEST_IN_PART and acts > 0 and alone
        marked[n + 1 : end] = map(as_act, run) if held else run
    return marked


def _stands_as_act(line: ProgrammeLine) -> bool:
    """Return whether a line has a counter, a mark or an hour, as acts do."""
    return rank(line) in (Rank.ENTRY, Rank.DETAIL) and not line.label


def _may_be_bare_act(line: ProgrammeLine) -> bool:
    """Return whether a line of no list may be an act: it is neither a heading nor a sentence."""
    text = line.text
    plain = rank(line) is Rank.TEXT and not (line.columns or line.alone)
    plain = plain and text[:1].isupper() and not text.isupper() and not text.endswith(":")
    return plain and len(text) <= LONGEST_SESSION_NAME and not _SENTENCES.search(text)


def _with_statements(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "* Khai mạc: Đ/c An" and "* Bế mạc" as acts where stars mark nothing else.

    They stand beside counted or timed acts, of which they are none otherwise.
    """
    stars = [
        n
        for n, line in enumerate(lines)
        if not line.timed
        and (
            line.key in _STARS
            # "*Khai mạc: Đ/c An*"
            or (rank(line) is Rank.TEXT and line.original[0] == "*" and opens_or_closes(line.text))
        )
    ]
    words = [lines[n].text for n in stars if lines[n].label is None]
    known = [opens_or_closes(text) or FRAMES.fullmatch(text) is not None for text in words]
    if not known or not all(known) or len(words) < len(stars):
        return lines
    return [as_act(line) if n in stars else line for n, line in enumerate(lines)]


def mark_counted(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those counted whose numbers stand without a dot: 1 Chào cờ, 2 Khai mạc.

    "Mục 1. Chào cờ" is, where most of its like are acts by their words.
    """
    marked = list(lines)
    run: list[tuple[int, re.Match[str]]] = []
    style, timed = CounterStyle.DECIMAL, any(line.timed for line in lines)
    for n, line in [*enumerate(lines), (len(lines), None)]:
        found = _BARE_NUMBER.match(line.text) if line and rank(line) is Rank.TEXT else None
        if line is not None and found is None and rank(line) in (Rank.TEXT, Rank.DETAIL):
            continue
        nested = line is not None and line.style is CounterStyle.NESTED and not line.timed
        if run and line and nested and (line.counter or "").startswith(f"{len(run)}."):
            continue
        alike = found is not None and (not run or found[1] == run[0][1][1])
        if found and alike and int(found[2]) == len(run) + 1:
            run.append((n, found))
            continue
        # Two are a list where they are all that a part holds.
        above = lines[run[0][0] - 1] if run and run[0][0] else None
        ends = (above, line) if above and line else (above,)
        part = above is not None and all(
            one and (one.style in OUTER or rank(one) in (Rank.DAY, Rank.SESSION)) for one in ends
        )
        part = part and all(one.string[one.end()].isupper() for _at, one in run)
        acts = sum(opens_as_act(one.string[one.end() :]) for _at, one in run)
        named = bool(run and run[0][1][1])
        if named and not timed and run[0][1][1].lower() in _STEPS:
            # What is counted so is held where nothing has an hour.
            named, part = False, True
        fewest = FEWEST_IN_PART if part else FEWEST_COUNTED
        for at, number in run if len(run) >= fewest and (not named or 2 * acts > len(run)) else ():
            called = number[1] and number[1].lower() != _STEP
            text = lines[at].text if called else lines[at].text[number.end() :]
            marked[at] = replace(
                lines[at], text=text, style=style, key=style.value, counter=number[2]
            )
        run = [(n, found)] if found and int(found[2]) == 1 else []
    return marked


def mark_lone_rows(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the only row of "Sáng (8h00 - 11h30)" with the time of its half-day."""
    marked = list(lines)
    heads = [n for n, line in enumerate(lines) if rank(line) in (Rank.DAY, Rank.SESSION)]
    for n, end in pairwise([*heads, len(lines)]):
        entries = [at for at in range(n + 1, end) if rank(lines[at]) is Rank.ENTRY]
        row = lines[entries[0]] if len(entries) == 1 else None
        when = heading_times.heading_time(lines[n].text)[1] if lines[n].alone else None
        if row and row.style is CounterStyle.ROW and not row.timed and when and when.start:
            marked[entries[0]] = replace(row, when=when)
    return marked


def is_dashed(line: ProgrammeLine) -> bool:
    """Return whether a bullet is all that the line begins with, and no paper is named behind it."""
    if _PAPERS.match(line.text):
        return False
    return line.style is CounterStyle.BULLET and line.label is None and not line.timed


def _opens_dashes(line: ProgrammeLine, below: Sequence[ProgrammeLine]) -> bool:
    """Return whether the dashes below a heading are acts, where it says when it begins.

    So may they be where it has a number and a colon and says no act or doer: "2. Lễ giỗ tổ:". Half
    of them have to begin as acts do, or the first two.
    """
    begins = line.ends_with_time and line.style in (None, *OUTER) and trailing_time(line.text)
    acts = [opens_as_act(one.text) for one in takewhile(is_dashed, below)]
    only = begins and begins.only_begins
    heads = line.numbered and not line.timed and line.label is None and line.text.endswith(":")
    heads = heads and not (opens_as_act(line.text) or names_somebody(line.text))
    acting = 2 * sum(acts) >= len(acts) or all(acts[:FEWEST_IN_PART])
    return bool(only or heads) and len(acts) >= FEWEST_IN_PART and acting


def _tells_of_event(line: ProgrammeLine) -> bool:
    """Return whether a line says when, where or with whom it is, and announces no list of them."""
    attend = line.label in (Label.ATTENDEES, Label.PRESENTER) and not line.text.endswith(":")
    return bool(line.text) and (attend or line.label in _OF_EVENT)


def as_act(line: ProgrammeLine) -> ProgrammeLine:
    """Return the line as an act without a time or a counter of its own."""
    return replace(line, style=CounterStyle.ACT, key=CounterStyle.ACT.value)
