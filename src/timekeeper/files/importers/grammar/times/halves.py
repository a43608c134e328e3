"""Halves of a day, and the clock of twelve hours that is meant in one."""

from __future__ import annotations

import re
from datetime import time

from msgspec.structs import replace

from timekeeper.files.importers.grammar.times.when import When

HALVES = ("sáng", "trưa", "chiều", "tối")
HALF = rf"(?:{'|'.join(HALVES)})"
HALF_DAY = rf"(?:buổi\s+)?{HALF}"
# "Tối ưu hóa", "Sáng kiến", "Chiều sâu" name no half of a day.
NO_HALF = (
    r"(?!(?:ưu|đa|thiểu|cao|giản|thượng|hậu thư|mật|tân|kiến|tạo|tác|chế|lập|suốt|danh|dài|rộng"
    r"|sâu|hướng|chuộng|lòng)\b)"
)
LEADING_HALF = re.compile(rf"({HALF_DAY})(?:\s*[:,]\s*|\s+)(?=\S){NO_HALF}", re.IGNORECASE)

NOON = 12
AFTER_NOON = 4  # "trưa 1h30" is in the afternoon
EVENING = 6  # "11 giờ đêm" is before midnight, "1 giờ đêm" after it


def in_half(when: When, half: str) -> When:
    """Return a time in the half of the day that stands before it: "Chiều: 2h00" is 14:00."""
    if half == "trưa" and when.start and when.start.hour > AFTER_NOON:
        return when
    half = "chiều" if half == "trưa" else half
    start, end = (at and on_half(at.hour, at.minute, half) for at in (when.start, when.end))
    return replace(when, start=start, end=end)


def on_half(hour: int, minute: int, half: str | None) -> time:
    """Return a clock of twelve hours in a half of the day, as it is where none is named."""
    half = (half or "").lower().replace(".", "")
    late = half in {"pm", "ch", "chiều", "tối"} or (half == "đêm" and hour >= EVENING)
    if late and hour < NOON:
        hour += NOON
    elif half in {"am", "sa", "đêm", "midnight"} and hour == NOON:
        hour = 0
    return time(hour % 24, minute)
