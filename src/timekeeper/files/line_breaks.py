"""Where a line of Vietnamese may end: not within a word, better not after a word that leads on.

Vietnamese writes a space between the syllables of one word, so that a space alone does not tell.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timekeeper.files.places import resources

TIE = "\N{NO-BREAK SPACE}"
LONGEST_NAME = 4  # words of a proper name that are kept together

_NUMBERED = (
    r"(?:nghị quyết|kết luận|quy định|chỉ thị|công văn|quyết định|kế hoạch|thông báo|hướng dẫn)"
    r" số \S+"
    r"|(?:số|ngày|tháng|năm|quý|khóa|khoá|lần thứ|điểm|khoản|điều|tổ|phần|buổi)"
    r" (?:\d\S*|[IVXL]+\b\S*)"
    r"|\d[\d.,]* (?:năm|tháng|ngày|giờ|phút|đồng chí|đại biểu|văn bản|người|tỷ|triệu|%)"
    r"|\d+ [-–] \d+"
)
_RANGE = re.compile(r"\d+ [-–] \d+")
_CAPITALISED = r"[^\W\d_a-zà-ỹ][a-zà-ỹ]+"
_PROPER = re.compile(rf"(?:\b{_CAPITALISED} ){{1,{LONGEST_NAME - 1}}}{_CAPITALISED}")
# They say what follows is of, for, with or about; a line reads better when it begins with them.
_LEADING_ON = frozenset(
    ["của", "và", "về", "với", "cho", "để", "do", "tại", "trong", "từ", "đến", "theo", "là",
    "các", "những", "một", "mỗi", "trên", "dưới", "ở", "bằng", "vì", "khi", "nếu", "hoặc", "cùng",
    "giữa", "qua", "đối", "được", "bị", "việc", "sự", "cuộc"]
)  # fmt: skip
_CLOSING = (",", ";", ":", ".", "–", ")", "”")
AFTER_A_PAUSE = -0.15
AFTER_A_LEADING_WORD = 0.35


def compounds() -> set[str]:
    """Return words of more than one syllable."""
    text = (resources() / "typography" / "compounds.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {word.strip() for line in lines for word in line.split(",")}


@cache
def _tied() -> re.Pattern[str]:
    longest_first = sorted(compounds(), key=lambda word: (-len(word), word))
    words = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{_NUMBERED}|{words})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)  # a day's texts, each of which is tried in many rooms
def kept_together(text: str) -> str:
    """Return the text with words, names and numbers tied, so that no line breaks in them."""
    tied = _tied().sub(_tie, text)
    return _PROPER.sub(_tie, tied)


def with_whole_ranges(text: str) -> str:
    """Return the text with ranges of numbers tied ("2020 - 2025"), and nothing else."""
    return _RANGE.sub(_tie, text)


def break_cost(chunk: str) -> float:
    """Return how much a line should not end with this; below 0 where a pause invites it to."""
    if chunk.endswith(_CLOSING):
        return AFTER_A_PAUSE
    return AFTER_A_LEADING_WORD if chunk.lower() in _LEADING_ON else 0.0


def _tie(found: re.Match[str]) -> str:
    return found.group().replace(" ", TIE)
