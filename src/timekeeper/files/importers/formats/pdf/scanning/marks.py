"""Sets right the marks of words that only one word can have: labels, days, compounds, surnames."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from timekeeper.core.text import bared
from timekeeper.files.line_breaks import compounds

_LABELS = (
    "thành phần", "thời gian", "địa điểm", "nội dung", "chương trình", "chủ trì", "thực hiện",
    "trình bày", "phụ trách", "ghi chú", "diễn giả", "thời lượng", "đại biểu", "khách mời",
    "nơi nhận", "kính gửi",
)  # fmt: skip
_DAYS = (*(f"thứ {day}" for day in ("hai", "ba", "tư", "năm", "sáu", "bảy")), "chủ nhật")
# Of two words that belong together one is seen with another tone, "phát biếu". Those are none that
# other words make with other tones, as "hội nghỉ" and "dự báo cao" would.
_COMPOUNDS = (
    "đại biểu", "phát biểu", "tiêu biểu", "biểu quyết", "khai mạc", "bế mạc", "tham luận",
    "thảo luận", "kết luận", "nghị quyết", "khen thưởng", "giới thiệu",
    "bắt đầu", "kết thúc", "thời gian", "nội dung", "thực hiện", "trình bày", "phụ trách",
)  # fmt: skip
# Letters with two marks, of which the upper one is mistaken: "kiếm điếm"; and "Đẳng ủy".
_TWO_MARKS = str.maketrans("ẩẫểễổỗẳ", "ấấếếốốả")
_HALVES = ("sáng", "trưa", "chiều", "tối")  # of a day: "buổi" stands before them
_HEAD_OF = {bared(word): word for word in ("phiên", "buổi", "phần", "ngày")}
# What counts a heading: "2:", "II", "THỨ NHẤT"; and those that are no words without marks.
_COUNTS_HEAD = re.compile(r"(?:[0-9]{1,2}|[ivxl|]{1,4})(?=$|[\s:.)])|thu (?:nhat|hai|ba|tu|nam)\b")
_NO_WORDS = ("PHIEN", "BUOI", "Phien", "Buoi")
_COMPOUND_OF = {bared(compound): compound.split() for compound in _COMPOUNDS}
_LABEL_OF = {bared(label): label for label in _LABELS}
_DAY_OF = {bared(day): day for day in _DAYS}
_DATED = re.compile(r"\(?(?:ngày )?[0-9]{1,2}(?:[/.-][0-9]| tháng\b)|thứ ", re.IGNORECASE)
# The commonest surnames, where no other is written with the same letters and other marks.
_SURNAME_OF = {
    bared(name): name
    for name in ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Bùi", "Đặng", "Trương", "Đỗ")
}
_TITLE = re.compile(r"(?:[(“\"]*)(?:ông|bà|đ/c|chí|bs|(?:ths|ts|pgs|gs)[.\w]*)\.?", re.IGNORECASE)
_MARKS = ' .,:;()[]-–“”"/'


def set_marks_right(words: list[str]) -> None:
    """Set right the words of a line that were seen with other marks than they can have."""
    for at in range(len(words) - 1)[:2]:  # behind its counter, or its bullet
        following = " ".join(words[at + 2 : at + 4])
        words[at : at + 2] = _with_tones(words[at], words[at + 1], following)
    _set_names_right(words)
    _set_compounds_right(words)


def _with_tones(first: str, second: str, following: str) -> tuple[str, str]:
    """Return two words as the label or the day they are, however their marks were seen.

    A label stands before a colon, or in capitals; a day before its date, or alone.
    """
    (before, one, between), (gap, other, after) = word_parts(first), word_parts(second)
    named = bared(f"{one} {other}".lower())
    label = None if between or gap else _LABEL_OF.get(named)
    if label is not None and (after[:1] == ":" or (one + other).isupper()):
        one, other = map(cased, (one, other), label.split())
    elif named in _DAY_OF and (after[:1] == "," or _DATED.match(following) or not following):
        one, other = map(cased, (one, other), _DAY_OF[named].split())
    elif bared(one.lower()) == "ngay" and _DATED.match(f"{second} {following}"):
        one = cased(one, "ngày")
    return before + one + between, gap + other + after


def _set_names_right(words: list[str]) -> None:
    """Set right the word of a heading, and surnames, that were seen with other marks."""
    first, head, last = word_parts(words[0]) if words else ("", "", "")
    meant = _HEAD_OF.get(bared(head.lower()))
    counts = _COUNTS_HEAD.match(bared(" ".join(words[1:]).lower())) and head.isupper()
    if meant and (counts or head in _NO_WORDS):
        words[0] = first + cased(head, meant) + last
        if bared(words[1].lower()) == "thu":  # "NGÀY THƯ HAI"
            words[1] = cased(words[1], "thứ")
    for at, (title, name, *others) in enumerate(
        zip(words, words[1:], words[2:], words[3:], strict=False), 1
    ):
        # Of three names the first is a surname; "Bà Lễ Tân" has none.
        surname = _SURNAME_OF.get(bared(name)) if _TITLE.fullmatch(title) else None
        if surname and all(word_parts(other)[1].istitle() for other in others):
            words[at] = surname


def _set_compounds_right(words: list[str]) -> None:
    """Set right the word of a compound that was seen with another tone."""
    _set_two_marks_right(words)
    for at, two in enumerate(pairwise(words)):
        (_before, one, between), (gap, other, _after) = map(word_parts, two)
        meant = _COMPOUND_OF.get(bared(f"{one} {other}".lower()), [])
        seen = [one.lower(), other.lower()]
        if bared(one.lower()) == "buoi" and other.lower() in _HALVES:
            words[at] = words[at].replace(one, cased(one, "buổi"))
        # Where both are others they may be other words.
        if not between + gap and len(set(meant) - set(seen)) == 1:
            for n, (read, right) in enumerate(zip((one, other), meant, strict=True), at):
                words[n] = words[n].replace(read, cased(read, right))


def _set_two_marks_right(words: list[str]) -> None:
    """Set right letters with two marks in compounds: "kiếm điếm"; not in "toàn thế giới"."""
    seen = [word_parts(word)[1].lower() for word in words]
    shown = [
        _two_marked().get(tuple(part.translate(_TWO_MARKS) for part in pair), ())
        for pair in pairwise(seen)
    ]
    # Whether a word makes one as it was seen, with the word before or behind it.
    whole = [pair == meant for pair, meant in zip(pairwise(seen), shown, strict=True)]
    whole = [before or behind for before, behind in pairwise([False, *whole, False])]
    for at, meant in enumerate(shown):
        gap = word_parts(words[at])[2] + word_parts(words[at + 1])[0]
        if gap or word_parts(words[at + 1])[1].istitle():
            continue
        changed = [n for n, right in enumerate(meant, at) if seen[n] != right]
        for n in changed if not any(whole[n] for n in changed) else ():
            words[n] = words[n].replace(
                word_parts(words[n])[1], cased(word_parts(words[n])[1], meant[n - at])
            )


@cache
def _two_marked() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the pairs of syllables that stand in compounds, by how a scan may show them."""
    pairs = {pair for word in compounds() for pair in pairwise(word.lower().split())}
    return {tuple(part.translate(_TWO_MARKS) for part in pair): pair for pair in sorted(pairs)}


@cache
def joined_words() -> dict[str, str]:
    """Return labels, and compounds of two syllables, by how they stand without their space."""
    two = {word.lower() for word in (*_LABELS, *compounds()) if word.count(" ") == 1}
    return {word.replace(" ", ""): word for word in two}


def cased(word: str, meant: str) -> str:
    """Return what is meant in the small letters and capitals of what was seen."""
    return meant.upper() if word.isupper() else word[0] + meant[1:]


def word_parts(text: str) -> tuple[str, str, str]:
    """Return what stands before a word, the word, and what stands behind it."""
    word = text.strip(_MARKS)
    before, _word, after = text.partition(word) if word else ("", "", text)
    return before, word, after
