"""Cards: a time on a line of its own, above or below its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timekeeper.files.importers.grammar.lines import Line, Style
from timekeeper.files.importers.grammar.outline import Rank, rank


def join_cards(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each lone time joined to its title."""
    joined: list[Line] = []
    below = bool(lines) and _is_lone(lines[-1])
    waiting: Line | None = None
    for line in lines:
        above = joined[-1] if joined else None
        if waiting is not None:
            joined += _titled(waiting, line)
            waiting = None
            if not _is_lone(line):
                continue
        if not _is_lone(line):
            joined.append(line)
        elif above is not None and _takes_time(above, below=below):
            joined[-1] = _with_time(above, line)
        else:
            waiting = line
    return joined + ([waiting] if waiting is not None else [])


def _is_lone(line: Line) -> bool:
    return line.style is Style.TIME and not line.text and rank(line) is Rank.ENTRY


def _takes_time(line: Line, *, below: bool) -> bool:
    numbered = rank(line) is Rank.ENTRY and not line.timed and line.label is None
    return numbered or (below and rank(line) is Rank.TEXT)


def _with_time(line: Line, lone: Line) -> Line:
    if line.style is not None:
        return replace(line, when=lone.when)
    return replace(line, when=lone.when, style=Style.TIME, key=Style.TIME.value)


def _titled(lone: Line, line: Line) -> list[Line]:
    if rank(line) is Rank.TEXT:
        original = f"{lone.original} {line.original}"
        return [replace(lone, text=line.text, original=original)]
    if rank(line) is Rank.ENTRY and not line.timed and line.label is None:
        return [replace(line, when=lone.when)]
    return [lone] if _is_lone(line) else [lone, line]
