"""The bracket that a title ends with, and a time in it."""

from __future__ import annotations

import re

from timekeeper.files.importers.grammar.names import names_place, names_somebody
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.when import When, as_length

_PIECE = re.compile(r"\s*[,;–—-]\s*")
_QUOTES = (("“", "”"), ("(", ")"), ("[", "]"))
LABEL = re.compile(
    r"(?:[\s.;,–—-]*(?<!không )\b(?:(?:người|đơn vị|đồng chí)\s+)?(?:trình bày|thực hiện"
    r"|phụ trách|báo cáo viên|diễn giả|chủ trì|chủ tọa|điều hành|điều khiển|điều phối(?: viên)?"
    r"|dẫn chương trình|chair(?:person|ed by)?|moderat(?:or|ed by)|speaker|presenter|facilitator"
    r"|lead(?:er)?|host)"
    r"|(?:^|\s*[.;,–—-]\s*)(?:tác giả|(?:co-?)?authors?))"
    r"\s*:\s*(?=\S)",
    re.IGNORECASE,
)


def time_in(inner: str) -> tuple[When | None, str]:
    """Return the time of a bracket and what else is in it: "(05 phút, Ban Tổ chức)"."""
    if (when := time_only(inner)) is not None:
        return when, ""
    pieces = _PIECE.split(inner)
    for at in (0, -1):
        if len(pieces) > 1 and (when := time_only(pieces[at])) and when.length:
            return when, inner[len(pieces[0]) :].lstrip(" ,;–—-") if at == 0 else (
                inner[: -len(pieces[-1])].rstrip(" ,;–—-")
            )
    # "(7h30 - 8h30, tại sân trường)"
    clock, _comma, place = inner.partition(",")
    ranged = time_only(clock) if names_place(place.strip()) else None
    return (ranged, place.strip()) if ranged and ranged.end else (None, inner)


def time_only(text: str) -> When | None:
    """Return the time that is all a bracket holds; there 0:15 is a length."""
    when = times.only(text)
    return when and as_length(when, times.LONGEST_BARE_LENGTH)


def final_bracket(text: str) -> tuple[str, str] | None:
    """Return the text before its final bracket and what is inside it."""
    text = text.rstrip().removesuffix("./.").rstrip(" .;,:")
    if text.endswith("]"):
        before, _bracket, inner = text.removesuffix("]").rpartition("[")
        told = time_only(inner) or LABEL.match(inner) or names_somebody(inner.strip())
        return (before.rstrip(), inner.strip()) if told else None
    if not text.endswith(")"):
        return None
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if depth == 0:
            return text[:index].rstrip(), text[index + 1 : -1].strip()
    return None


def is_whole(text: str) -> bool:
    """Return whether a text ends each bracket and quotation that it begins."""
    return bool(text) and all(text.count(a) == text.count(b) for a, b in _QUOTES)
