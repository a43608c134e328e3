"""The time that a heading or a title ends with."""

from __future__ import annotations

import re

from timekeeper.files.importers.grammar.times import deadlines
from timekeeper.files.importers.grammar.times.times import FLAGS, only, whole_length
from timekeeper.files.importers.grammar.times.when import When

_LENGTH_LABEL = re.compile(r"[\s:,;(–—-]+(?:thời lượng|thời gian|duration)\s*:?\s*$", FLAGS)
_FINAL_MARK = re.compile(
    r"(?:[,;:–—]|(?<=\s)-)\s*"
    r"(?=(?:(?:thời lượng|thời gian|khoảng|duration)\b|[0-9])[^,;–—]{1,30}$)"
    r"|(?:(?<=[^\W\d_])|(?<=[)”\"…]))\s+(?:(?:trong(?: vòng)?|khoảng|(?:kéo )?dài)\s+)*"
    r"(?=[0-9]{1,3}\s*(?:phút|p|['’′])\W*$)",
    FLAGS,
)
# "mỗi đội 5 phút", "trước 15 phút", "3 tham luận 10 phút": not how long all of it takes.
_NOT_OF_ALL = re.compile(
    r"[0-9]|\b(?:mỗi|từng)\b|\b(?:trước|sau|quá|dưới|trên|thêm|muộn|sớm|tối đa|cách)$", FLAGS
)
# The colon of "Phần 1: 8h00", not the one within 8:00.
_COLON = r"(?:(?<![0-9]):|:(?![0-5][0-9](?![0-9hg:])))"
_AFTER_NAME = re.compile(_COLON)
_LAST_TIME = re.compile(
    rf"(?:[(,;–—-]|{_COLON}|\s)\s*(?=\(?\s*(?:(?:từ|from)\s*)?"
    r"[0-9]{1,2}\s*(?:h|g|:|-|–|noon|am\b|pm\b|to\b|\.[0-9]{2}\s*(?:am|pm|to)\b))",
    FLAGS,
)
# "Doors open at 6 pm, show starts at 7 pm": which of them is meant is not told.
_ANOTHER = re.compile(r"[0-9]\s*(?:[ap]\.?m\b|noon\b)", FLAGS)
_AT = re.compile(r"(?:\s*[:,–-])?\s+(?:vào lúc|lúc|from|at)$|\s*[:,–-]\s*(?:vào|lúc)$", FLAGS)
# "Trưng bày ảnh đến 17h00"
_UNTIL = re.compile(r"[\s(]+(?:(?:cho|kéo dài)\s+){0,2}(?:đến|tới|until|till)$", FLAGS)
# "Từ ngày 1 - 7.11" are days.
_OF_DAYS = re.compile(r"\bngày$", FLAGS)


def heading_time(text: str) -> tuple[str, When | None]:
    """Return a heading without the time at its end or before its colon, and that time."""
    for found in _LAST_TIME.finditer(text):
        at = found.start()
        if deadlines.leads_to(text, at) or _OF_DAYS.search(text, 0, at):
            continue
        time_text, _, title = text[found.end() :].partition(")")
        when = only(time_text)
        if when and when.only_begins and _ANOTHER.search(text, 0, found.start()):
            return text, None
        if when is not None:
            if when.only_begins and (ends := _UNTIL.search(text, 0, at)):
                return text[: ends.start()].rstrip(" :-–—,("), When(end=when.start)
            head = _LENGTH_LABEL.sub("", text[: found.start()]).rstrip(" :-–—,(")
            head = _AT.sub("", head)
            rest = title.strip(" .:-–—")
            return (f"{head}: {rest}" if rest else head), when
    colon = _AFTER_NAME.search(text)
    if colon and (when := only(text[colon.end() :])) is not None:
        return text[: colon.start()].strip(), when
    return text, None


def final_length(text: str) -> tuple[str, When] | None:
    """Return a title without the length at its end, and that: "Báo cáo - 25 phút"."""
    for found in _FINAL_MARK.finditer(text):
        if not found[0].strip() and _NOT_OF_ALL.search(text, 0, found.start()):
            continue
        if (when := whole_length(text[found.end() :])) is not None and when.length:
            return text[: found.start()], when
    return None
