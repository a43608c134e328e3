"""Times as programmes write them: starts, ranges, lengths, open ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta

NOON = 12
LONGEST_HOURS_AS_LENGTH = 4


@dataclass(frozen=True, slots=True)
class When:
    """What a line says of its time; ``open_end`` stands for "đến kết thúc"."""

    start: time | None = None
    end: time | None = None
    length: timedelta | None = None
    open_end: bool = False


def _clock(name: str) -> str:
    """Return a pattern for a time of day: 7h30, 7 giờ 30 phút, 7g5, 08:00, 8.00, 1:30 PM."""
    return (
        rf"(?<![0-9.,/])(?P<{name}h>[01]?[0-9]|2[0-4])"
        rf"(?:\s*(?:giờ|gio|h|g)(?![^\W\d_])"
        rf"(?:[:.]?\s?(?P<{name}m>[0-5][0-9])(?![0-9])|(?P<{name}s>[0-9])(?![0-9])"
        rf"|\s(?P<{name}t>[0-9])(?=\s*(?:phút|p\b|['’′])))?"
        rf"(?:\s*(?:phút\b|ph\b|p\b|['’′`´]))?"
        rf"|[:.](?P<{name}c>[0-5][0-9])(?::[0-5][0-9])?(?![0-9./]|\s*(?:h|g|giờ)\b)['’′]?)"
        rf"(?:\s*(?P<{name}half>am|pm|sa|ch)\b"
        rf"|\s*(?P<{name}day>sáng|trưa|chiều|tối)(?=\s*(?:[-–—:,;.)]|$|đến\b)))?"
    )


_BARE = r"(?<![0-9.,/])(?P<bare>[01]?[0-9]|2[0-4])"
_TO = r"(?:\s*(?:[-–—−>~→⇒÷]|=>|đến|tới|to\b))+\s*(?:khoảng\s*|lúc\s*)?"
_FROM = r"(?:(?:thời gian|từ|lúc|vào|khoảng|bắt đầu)\s*:?\s*)*"
_OPEN = (
    r"(?:\s*(?:đến|tới)\s*(?:khi\s*)?(?:kết thúc|hết|xong)(?:\s+(?:hội nghị|chương trình|đại hội"
    r"|buổi(?:\s+(?:sáng|chiều|tối))?|ngày|giờ))?|\s*[-–—−]\s*kết thúc(?=\s*[:)])|\s*trở đi)"
)
_LENGTH = (
    r"(?:(?P<lh>[0-9]{1,2})\s*(?:giờ|tiếng|h)(?![^\W\d_])\s*(?P<lm>[0-5]?[0-9])?"
    r"\s*(?:phút|ph|p|['’′])?|(?P<lp>[0-9]{1,3})\s*(?:phút|ph|p|mins?|minutes?|['’′`´])\.?)"
)
_FLAGS = re.IGNORECASE
_RANGE = re.compile(f"{_FROM}(?:{_clock('a')}|{_BARE}){_TO}{_clock('b')}", _FLAGS)
_START = re.compile(f"{_FROM}{_clock('a')}(?P<open>{_OPEN})?", _FLAGS)
_WHOLE_LENGTH = re.compile(_LENGTH, _FLAGS)
_LEADING_LENGTH = re.compile(
    rf"(?:\({_LENGTH}\)|{_LENGTH.replace('?P<l', '?P<k')}(?=\s*[:–—-]))", _FLAGS
)
_LENGTH_AFTER = re.compile(rf"\s*[:,]?\s*\(\s*{_LENGTH}\s*\)", _FLAGS)
_DIVIDER = re.compile(r"[\s:;,.|/>·–—-]*")
_LAST_TIME = re.compile(
    r"(?:[(:,;–—-]|\s)\s*(?=\(?\s*(?:từ\s*)?[0-9]{1,2}\s*(?:h|g|:|-|–))", _FLAGS
)


def leading(text: str) -> tuple[When, str] | None:
    """Return the time a line begins with and the rest of the line; None when it has none."""
    if found := _RANGE.match(text):
        when = _range(found)
    elif found := _START.match(text):
        when = When(_time(found, "a"), open_end=found["open"] is not None)
    elif found := _LEADING_LENGTH.match(text):
        return When(length=length_of(found[0].strip("()"))), _rest(text, found.end())
    else:
        return None
    end = found.end()
    if stated := _LENGTH_AFTER.match(text, end):
        when = When(when.start, when.end, length_of(_inner(stated[0])), when.open_end)
        end = stated.end()
    return when, _rest(text, end)


def only(text: str) -> When | None:
    """Return the time a text consists of, brackets or not; None when there is more in it."""
    text = text.strip().strip("()[]").strip()
    if (length := length_of(text)) is not None:
        return When(length=length)
    found = leading(text)
    return found[0] if found and not found[1].strip(" .:") else None


def heading_time(text: str) -> tuple[str, When | None]:
    """Return a heading without the time at its end or before its colon, and that time."""
    for found in _LAST_TIME.finditer(text):
        time_text, _, title = text[found.end() :].partition(")")
        when = only(time_text)
        if when is not None:
            head = text[: found.start()].rstrip(" :-–—,(")
            rest = title.strip(" .:-–—")
            return (f"{head}: {rest}" if rest else head), when
    head, _, tail = text.partition(":")
    if (when := only(tail)) is not None:
        return head.strip(), when
    return text, None


def length_of(text: str) -> timedelta | None:
    """Return the length a text consists of: 05p, 15', 45 phút, 1 giờ 30 phút; else None.

    A number of hours that no item takes ("21 giờ") is a time of day.
    """
    found = _WHOLE_LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    if found["lp"] is not None:
        return timedelta(minutes=int(found["lp"]))
    hours = int(found["lh"])
    if hours > LONGEST_HOURS_AS_LENGTH or found["lh"].startswith("0"):
        return None
    return timedelta(hours=hours, minutes=int(found["lm"] or 0))


def _inner(text: str) -> str:
    return text[text.index("(") + 1 : text.rindex(")")]


def _rest(text: str, end: int) -> str:
    divider = _DIVIDER.match(text, end)
    return text[divider.end() if divider else end :]


def _range(found: re.Match[str]) -> When:
    end = _time(found, "b")
    if found["bare"] is not None:
        hour = int(found["bare"])
        return When(_on_half(hour, 0, found["bhalf"] if hour <= end.hour % NOON else None), end)
    start = _time(found, "a")
    # "1:00 – 1:30 PM" says it once for both, unless the start is then later than the end.
    if found["bhalf"] and not found["ahalf"]:
        hour = int(found["ah"])
        both = _on_half(hour, start.minute, found["bhalf"])
        start = both if both <= end else start
    return When(start, end)


def _time(found: re.Match[str], name: str) -> time:
    minutes = (found[name + key] for key in ("m", "s", "t", "c"))
    minute = next((int(m) for m in minutes if m is not None), 0)
    return _on_half(int(found[name + "h"]), minute, found[name + "half"] or found[name + "day"])


def _on_half(hour: int, minute: int, half: str | None) -> time:
    half = (half or "").lower()
    if half in {"pm", "ch", "chiều", "tối"} and hour < NOON:
        hour += NOON
    elif half in {"am", "sa"} and hour == NOON:
        hour = 0
    return time(hour % 24, minute)
