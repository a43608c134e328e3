"""Sets right the clocks of a page by those around them: ranges go on where others end."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from timekeeper.files.importers.formats.pdf.scanning.mistaken import (
    SEPARATOR,
    UNIT,
    is_dash,
    minutes_since_midnight,
)

_RANGE = re.compile(
    rf"(?<![^\s*(])(?P<start>[^\s*(]{{1,2}}{SEPARATOR}[^\s*(]{{2}}|[^\s*(]{{4,5}}) ?(?:[-–]|đến) ?"
    rf"(?P<end>[0-9]{{1,2}}{SEPARATOR}[0-5][0-9])(?![0-9])"
)
_AT_NIGHT = re.compile(r"[-–(]?0?[1-4][hHgG:][0-5][0-9]")
_CONFUSED = {"3": "8", "8": "369", "5": "6", "6": "58", "9": "8", "1": "7", "7": "1", "0": "6"}
_MARKED_MINUTES = re.compile(r"\([0-9]{1,3}(?:[’'′`´p]\)| phút)")
_BARE_MINUTES = re.compile(r"(\([0-9]{1,3})(\)[.,;:]*)")


def clocks_that_follow(words: Sequence[str], unsure: Container[int] = ()) -> dict[int, str]:
    """Return which of a page's words must have been others: clocks of ranges of hours.

    A range begins where the one before it ends, if it is written alike and can begin nowhere else:
    "9800 - 9g35" behind "8g15 - 9g00". One that begins after its end has a figure mistaken. Where
    two overlap, the clock that is not sure is the other one, if that is sure and nearly the same.
    """
    text = " ".join(words)
    meant: dict[int, str] = {}
    before: re.Match[str] | None = None

    def places(found: re.Match[str], name: str) -> range:
        first = text.count(" ", 0, found.start(name))
        return range(first, first + found[name].count(" ") + 1)

    def change(found: re.Match[str], name: str, clock: str) -> None:
        parts = zip(places(found, name), found[name].split(" "), clock.split(" "), strict=False)
        meant.update((at, words[at].replace(read, part, 1)) for at, read, part in parts)

    for found in _RANGE.finditer(text):
        start, end = minutes_since_midnight(found["start"]), minutes_since_midnight(found["end"])
        if end is None:  # 26h00
            continue
        least = minutes_since_midnight(before["end"]) if before else None
        if start is None or start > end:
            follows = _follows(found, before, end)
            if follows is not None:
                change(found, "start", follows)
        elif before and least and start < least and _are_alike(found["start"], before["end"]):
            parts = zip(before["end"].split(" "), found["start"].split(" "), strict=False)
            other = [n for n, two in enumerate(parts) if len(set(two)) > 1]
            doubtful = [
                any(places(*one)[n] in unsure for n in other)
                for one in ((before, "end"), (found, "start"))
            ]
            begun = minutes_since_midnight(before["start"])
            if doubtful == [False, True] and least < end:
                change(found, "start", before["end"])
            elif doubtful == [True, False] and begun is not None and begun < start:
                change(before, "end", found["start"])
        before = found
    return {at: word for at, word in meant.items() if words[at] != word}


def hours_of_the_night(words: Sequence[str]) -> Iterator[int]:
    """Yield where a clock of the night begins, that rather is 8:00 seen as 3:00."""
    for at, (word, unit, minutes) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        written = f"{word}h{minutes}" if UNIT.fullmatch(unit) and minutes.isdecimal() else word
        if _AT_NIGHT.match(written):
            yield at


def minutes_in_brackets(words: Sequence[str], begins: Container[int]) -> dict[int, str]:
    """Return which of a page's words are lengths without their mark: "(5)", where more are "(5’)".

    It ends its line, or a dash stands behind it; ``begins`` tells which words begin a line.
    """
    bare = {
        at: f"{found[1]}’{found[2]}"
        for at, word in enumerate(words)
        if at not in begins
        and (found := _BARE_MINUTES.fullmatch(word))
        and (at + 1 in begins or at + 1 == len(words) or is_dash(words[at + 1]))
    }
    return bare if len(_MARKED_MINUTES.findall(" ".join(words))) > len(bare) else {}


def _follows(found: re.Match[str], before: re.Match[str] | None, end: int) -> str | None:
    """Return the clock that a range begins with; None where that cannot be told."""
    read, least = found["start"], minutes_since_midnight(before["end"]) if before else None
    if minutes_since_midnight(read) is None:
        follows = before is not None and least is not None and least < end
        return before["end"] if before and follows and _are_alike(read, before["end"]) else None
    others = [
        read[:at] + other + read[at + 1 :]
        for at, figure in enumerate(read)
        for other in _CONFUSED.get(figure, "")
    ]
    fitting = [
        other
        for other in others
        if (start := minutes_since_midnight(other)) is not None and (least or 0) <= start < end
    ]
    return fitting[0] if len(fitting) == 1 else None


def _are_alike(read: str, clock: str) -> bool:
    # A figure of the hour may be seen as two, or as none.
    longest = max(len(read), len(clock))
    same = sum(one == other for one, other in zip(read[::-1], clock[::-1], strict=False))
    return len(read) + len(clock) >= 2 * longest - 1 and 2 * same > longest
