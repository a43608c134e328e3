"""Sets right what a recogniser mistakes by kind: letters for figures, I for l, dashes, bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timekeeper.core.text import bared
from timekeeper.files.importers.formats.pdf.scanning.marks import (
    cased,
    joined_words,
    set_marks_right,
    word_parts,
)

_LIKE = "OoQDóòôöÓÒÔÖIl|!íìÍÌSsŠšãđõỗBZz§ÁÀ"
_MEANT = "0000" + "0" * 8 + "1" * 8 + "5" * 8 + "822844"
_FIGURES = str.maketrans(_LIKE, _MEANT)
_TEN = set("0123456789")
_F = f"[0-9{re.escape(_LIKE)}]"
_CLOCK = f"(?:{_F}{{1,2}}[hHgG:]{_F}{{2}}|{_F}{{1,2}}(?:[hHgG]|[ap]m))"
_CLOCKS = re.compile(rf"{_CLOCK}(?:[-–]{_CLOCK})?")
_STUCK_TEXT = re.compile(rf"({_CLOCK}[-–]{_CLOCK})(:[^\W\d_].*)")  # "§h45-9h:Tặng"
# "§.15" and "11,20:", in a range that begins its line.
_DOTTED = re.compile(rf"(\(?)({_F}{{1,2}})[.,]({_F}{{2}})([):.,]*)")
# "930:" and "930 trở đi", whose sign was not seen.
_SEVEN = re.compile(r"(\(?)T([hg][0-5]?[0-9]:?)")  # "Th12" may be a month
_WITHOUT_SIGN, LONGEST_BEFORE = re.compile(r"(\(?[0-9])([0-5][05])(:?)"), 3
# "**9h00 - 9h30**:", as some programs mark what is bold: its first stars are seen as these.
_STARS = re.compile(r"[*#+]{1,2}F?([0-9]{1,2}(?:[hHgG:][0-9]{2})?)")
_DATE = re.compile(rf"{_F}{{1,2}}/{_F}{{1,2}}(?:/{_F}{{4}})?")
_NUMBER = re.compile(r"[0-9OoIl|]{2,4}")
_FEW = re.compile(rf"{_F}{{1,2}}")
_WITH_EIGHT = re.compile(r"[0-9]?§[0-9]?")  # "§. Thảo luận", "kỳ họp thứ §"; no law is cited: "§ 5"
UNIT = re.compile(r"(?:giờ|phút)\b", re.IGNORECASE)
# A century's first figure is the same in all programmes.
_YEAR = re.compile(r"(?<=/)[03-9](?=0[0-9]{2}$)|^[03-9](?=0[0-9]{2}$)")
_YEAR_READ = re.compile(rf"{_F}{{4}}")
SEPARATOR = r"(?:[hHgG:]| ?giờ ?)"
_HOUR_AND_MINUTES = re.compile(rf"([0-9]{{1,2}}){SEPARATOR}([0-5][0-9])")
_CLOCK_SIGNS, LONGEST_CLOCK = re.compile(r"[0-9hHgG:.,;()–-]"), 12
_PUNCTUATED = re.compile(r"([(“\"*–-]*)(.*?)([,;:.)/”\"*–-]*)")
_HOURS = re.compile(r"([0-9]{1,2})[hHgG:]([0-9]{2})?")
_MIDNIGHT, _LAST_MINUTE, _LAST_DAY, _LAST_MONTH = 24, 59, 31, 12
_DASHES = re.compile(r"[-–—~¬_]{1,3}")
_SIGNS = re.compile(r"(?:[^\w+*•()]|[ˆˇˉ˙˜])+")
_DASHES_BETWEEN = re.compile(r"(?<=[0-9hHgG])(?:[—~¬]|[-–—~¬]{2,3})(?=[0-9])")
# "÷", which the recogniser does not know: "13g30+13g35", "08h00 + 08h05".
_DIVIDED = re.compile(r"(?<=[hHgG:][0-5][0-9])[~-]?\+(?=[0-9]{1,2}[hHgG:][0-5][0-9])")
# A bullet at the margin is taken for one of these.
_BULLET = re.compile(r"[«»›‹°¢®©¤eñçåäöüßøæØÅÄÖÜ]")
# Specks beside one: "*'", "'•".
_SPECKED = re.compile(r"[.,:;'`´‘’]*([*•+])[.,:;'`´‘’]*")
_LETTER_BULLETS = ("s", "I", "l", "|")  # before a clock, or a day that a sign stands before
_WEEKDAY = re.compile(r"(?:T[2-7]|CN|Thứ)\b")
_STUCK_BULLET = re.compile(r"^[~¬—–_](?=[0-9]{1,2}[hHgG:])")
_LOWER = "".join(c for c in map(chr, range(0x1F00)) if c.islower())
_ACCENTED = _LOWER.translate(dict.fromkeys(range(128)))
_HOUR = "[0-9§]{1,2}[hHgG:][0-9]{2}"
_TOUCHING = re.compile(
    rf"(?<=[^\W\d_]{{2}})(?={_HOUR})|(?<=[hHgG:][0-5][0-9])(?=[^\W\d_]{{2}}|{_HOUR})"
    rf"|(?<=\b20[0-9]{{2}})(?={_HOUR}[-–])"
)
# "dân08" before "giờ", "năm5" before "phút".
_TOUCHING_HOURS = re.compile(r"(?<=[^\W\d_]{2})(?=[0-9]{1,2}$)")
# "NGÀY2 (11/7)", "TUẦN1", "THỨHAI"
_TOUCHING_NUMBER = re.compile(
    r"(?i)(?:(?<=ng[aà]y)|(?<=tuần)|(?<=bu[oổ]i)|(?<=phi[eê]n))(?=[0-9]{1,2}:?$)"
    r"|(?<=\bth[uưứừửữ])(?=(?:nhất|hai|ba|tư|năm):?$)"
)
# In a row whose cells strokes part, that behind its number is lost, or seen as a 1.
_STROKE_LOST = re.compile(
    r"([0-9]{1,2}) (1?)([0-9]{1,2}([hHgG:.])[0-5][0-9]) ?[-–] ?([0-9]{1,2}\4[0-5][0-9]) \|"
)
# A Roman number that begins a line; no chapter is counted by an L.
_ROMAN = re.compile(r"(?=.*[Ll|])(?!l[^IVX])[IVXLl|]{1,5}[.)]")
_ROMAN_ALONE, _CHAPTERS = re.compile(r"[1lIH|]{1,3}\.?"), ("PHẦN", "BUỔI", "PHIÊN")
_ROMAN_OF_STROKES = re.compile(r"(?=.*[Il|])[1Il|]{1,3}L")  # "IIL", for "II."
_COUNTED = re.compile(r"[`'´‘’]*([0-9]{1,2})[.,]")
_ONES = str.maketrans("Ll|1", "IIII")
_BEFORE_CLOCK = re.compile(rf"^[_.,'`§]+(?={_HOUR}|[0-9]{{1,2}}[hHgG]\b)")
_AFTER_FIGURES = re.compile(
    r"(?<=[^\W_])_+$|(?<=[hHgG:/][0-9]{2})[|\]]$|(?<=[0-9]\))[_|]$|(?<=[0-9]['’′]\))[_|]$"
)
# "nam, nữ- Đoàn xã"
_STUCK_DASH = re.compile(r"(\(?[^\W\d_]+[).,]?)[-–]")
_END_OF_RANGE = re.compile(r"(?<=[hHgG:][0-9]{2})\.$")
_ETH = str.maketrans("Ðð", "Đđ")  # letters of Iceland, drawn alike
# "Đ/c", seen as the name: it stands before an office or a whole name, and ends none.
_COMRADE = re.compile(r"([(“\"]*)Đ[ứự]c")
_CALLED_SO = re.compile(
    r"(?:Bí thư|Phó|Chủ (?:tịch|nhiệm)|Trưởng|Ủy viên|Uỷ viên|Giám đốc|Chánh|Thường trực|Tổng"
    r"|(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Mai)"
    r" [^\W\d_]+)\b"
)
_MINUTES = re.compile(r"(\(?[0-9]{1,3})[”“\"°]([).,;:]*)")
_PRIME_LIKE_BRACKET = re.compile(r"(\([0-9]{1,3})\)(\)[.,;:]*)")
_HOUR_PARTED, _REST_OF_CLOCK = re.compile(r"\(?[0-9]{1,2}[.,]"), re.compile("[hHgG][0-5][0-9]\\b")
_COUNT = re.compile(r"\(?[0-9]{1,3}")
# Of what stands between figures no mark is in doubt.
_BETWEEN = {"gio": "giờ", "thang": "tháng", "nam": "năm"}
_STUCK_HOUR = re.compile(r"(?<=[0-9])gi[oòóỏõọôồốổỗộơớởỡợ](?=[0-9]|$)")
_MINUTES_NAMED = re.compile(r"ph[uúùủũ](?!t)[tlfUÚ]{1,2}([).,;:]*)|ph[uùủũ]t([).,;:]*)")
_NOT_I = re.compile(rf"(?<=[{_LOWER}])I(?=[{_LOWER}])|\bI(?=[aeiouy]?[{_ACCENTED}])")


def set_right(text: str, before: str | None, after: str | None) -> str:
    """Return a word as it must have stood, by the words beside it; None is the line's end."""
    if is_dash(text):
        return text if text == "–" else "-"
    text = _AFTER_FIGURES.sub("", _BEFORE_CLOCK.sub("", text.translate(_ETH)))
    if before is None:
        text = _begun(text, after)
    elif is_dash(before):
        text = _END_OF_RANGE.sub("", text)
    if _HOUR_PARTED.fullmatch(text) and _REST_OF_CLOCK.match(after or ""):
        text = text[:-1]
    text = _DASHES_BETWEEN.sub("-", _DIVIDED.sub("-", text))
    if stuck := _STUCK_TEXT.fullmatch(text):
        return set_right(stuck[1], "", "") + stuck[2]
    parts = _PUNCTUATED.fullmatch(text)
    first, word, last = parts.groups() if parts else ("", text, "")
    meant = word.translate(_FIGURES)
    if "/" in word or (before or "").lower() == "năm":
        meant = _YEAR.sub("2", meant)
    if before is not None and before.lower() == "năm" and _YEAR_READ.fullmatch(word):
        return first + meant + last
    named = (before or "").lower()
    counts = named == "giờ" or (named == "ngày" and bool(_TEN & set(word)))
    # "§ 5" is a law's, "§. 14:00" the eighth.
    cited = word == "§" and last[:1] not in (".", ")") and (after or "")[:1].isdecimal()
    few = counts or UNIT.match(after or "") or (_WITH_EIGHT.fullmatch(word) and not cited)
    if few and _FEW.fullmatch(word):
        return first + meant + last
    if re.search("[0-9]", word) and (
        (_CLOCKS.fullmatch(word) and _are_clocks(meant))
        or (_DATE.fullmatch(word) and _is_date(meant))
        or _NUMBER.fullmatch(word)
    ):
        return first + meant + last
    return _NOT_I.sub("l", text)


def _begun(text: str, after: str | None) -> str:
    """Return a line's first word as it must have stood."""
    if after is not None and (
        _BULLET.fullmatch(text)
        or (text in _LETTER_BULLETS and (_HOURS.match(after) or _WEEKDAY.match(after)))
    ):
        return "•"
    if after is not None and (specked := _SPECKED.fullmatch(text)):
        return specked[1]
    if after is not None and _ROMAN.fullmatch(text):
        return text.translate(_ONES)
    counted = _COUNTED.fullmatch(text)
    if counted and (not after or after[0].isupper()):
        return f"{counted[1]}."
    return _STUCK_BULLET.sub("- ", text)


def apart(text: str, after: str = "") -> list[str]:
    """Return what a word is made of: a clock that touches the word, or the year, beside it.

    So are the two words of a label, or of a compound: "Thờigian:"; ``after`` is the word behind it.
    """
    if (
        after.lower().rstrip(").,;:|") in ("giờ", "phút")
        and len(parts := _TOUCHING_HOURS.split(text)) > 1
    ):
        return parts
    if after and (dash := _STUCK_DASH.fullmatch(text)):
        return [dash[1], text[-1]]
    first, word, last = word_parts(text)
    label = joined_words().get(word.lower())
    if label is not None:
        cut = label.index(" ")
        return [first + word[:cut], word[cut:] + last]
    touching = _TOUCHING if _TOUCHING.search(text) else _TOUCHING_NUMBER
    return [part for part in touching.split(text) if part]


def lacks_arrow(one: str, other: str) -> bool:
    """Return whether two words are the clocks of a range whose sign was not seen: 8h00 → 8h30:."""
    start, end = minutes_since_midnight(one), minutes_since_midnight(other[:-1])
    return other.endswith(":") and start is not None and end is not None and start < end


def line_set_right(texts: Sequence[str]) -> list[str]:
    """Return a line's words as they must have stood."""
    around = [None, *texts, None]
    words = [set_right(*three) for three in zip(texts, around, around[2:], strict=False)]
    if len(words) > 1 and words[1] in _CHAPTERS and _ROMAN_ALONE.fullmatch(words[0]):
        words[0] = words[0].replace("H", "II").translate(_ONES)
    elif len(words) > 1 and _ROMAN_OF_STROKES.fullmatch(words[0]) and words[1].isupper():
        words[0] = f"{words[0][:-1].translate(_ONES)}."
    set_marks_right(words)
    for at, (before, word) in enumerate(zip(("", *words), words, strict=False)):
        comrade = _COMRADE.fullmatch(word)
        if comrade and not before[:1].isupper() and _CALLED_SO.match(" ".join(words[at + 1 :])):
            words[at] = f"{comrade[1]}Đ/c"
    _set_first_clocks_right(words)
    _set_signs_right(words)
    for at, read in enumerate(words):
        counted = at > 0 and _COUNT.fullmatch(words[at - 1]) is not None
        counts = "".join(words[at + 1 : at + 2])[:1].isdecimal()
        between = _BETWEEN.get(bared(read.lower())) if counted and counts else None
        word = _STUCK_HOUR.sub("giờ", cased(read, between) if between else read)
        if counted and (named := _MINUTES_NAMED.fullmatch(word)):
            closed = named[2] is not None or ")" in named[1] or "(" not in words[at - 1]
            word = f"phút{'' if closed else ')'}{named[1] or named[2] or ''}"
        before = "".join(words[:at])
        within = before.count("(") > before.count(")")
        minutes = _MINUTES.fullmatch(word) or (not within and _PRIME_LIKE_BRACKET.fullmatch(word))
        quoted = before.count("“") > before.count("”") or before.count('"') % 2
        if minutes and not quoted:  # 5” ends no quotation
            word = f"{minutes[1]}’{minutes[2]}"
        words[at] = word
    return words


def _set_signs_right(words: list[str]) -> None:
    """Set the sign of a range that was seen as +, and the stroke before it: "3 19.25 - 9.30 |"."""
    for at, (one, sign, other) in enumerate(zip(words, words[1:], words[2:], strict=False), 1):
        if sign == "+" and _HOUR_AND_MINUTES.fullmatch(one) and _HOUR_AND_MINUTES.match(other):
            words[at] = "-"
    # The range goes on in the next line of its cell, or from the one before.
    if words[-1:] == ["+"] and _HOUR_AND_MINUTES.fullmatch("".join(words[-2:-1])):
        words[-1] = "-"
    if words[:1] == ["+"] and _HOUR_AND_MINUTES.fullmatch(" ".join(words[1:])):
        words[0] = "-"
    found = _STROKE_LOST.match(" ".join(words[:5]))
    if found is None:
        return
    clocks = (found[2] + found[3], found[3], found[5])
    whole, start, end = (minutes_since_midnight(clock.replace(".", ":")) for clock in clocks)
    if start is None or end is None or start > end:
        return
    is_hour = not found[2] or (whole is not None and whole <= end)
    words[1] = f"| {words[1] if is_hour else words[1][1:]}"


def _set_first_clocks_right(words: list[str]) -> None:
    """Set right the clocks that begin a line, behind a bullet or a counter.

    "§.15 - 9.00:" and "11.00 - 11,20:" are a range with dots; "930: Trao giải" has lost its sign.
    """
    for at, word in enumerate(words[:LONGEST_BEFORE]):
        if any(len(other) > LONGEST_BEFORE for other in words[:at]):
            return
        following = words[at + 1 : at + 3]
        if len(following) > 1 and is_dash(following[0]):
            dotted = [_DOTTED.fullmatch(other) for other in (word, following[1])]
            clocks = [f"{d[1]}{d[2]}.{d[3]}".translate(_FIGURES) for d in dotted if d is not None]
            read = [other.rstrip("):.,") for other in (word, following[1])]
            valid = _are_clocks(" ".join(clocks).replace(".", ":"))
            if len(clocks) == len(read) and set(clocks) & set(read) and valid:
                for n, (clock, found) in enumerate(zip(clocks, dotted, strict=True)):
                    words[at + 2 * n] = clock + (found[4] if found else "")
        ranges = len(following) > 1 and is_dash(following[0]) and _CLOCKS.match(following[1])
        seven = _SEVEN.fullmatch(word)
        if seven and (ranges or word.endswith(":")):
            words[at] = f"{seven[1]}7{seven[2]}"
        stars = _STARS.fullmatch(word)
        ended = next((other for other in words[at + 1 :] if "**" in other), "**")
        if stars and not ended.startswith("**"):
            words[at] = f"**{stars[1]}"
        sign = _WITHOUT_SIGN.fullmatch(word)
        if sign and (sign[3] or ranges or following[:1] == ["trở"]):
            words[at] = f"{sign[1]}h{sign[2]}{sign[3]}"


def minutes_since_midnight(clock: str) -> int | None:
    """Return the minutes since midnight of 8h15, 8:15 or "8 giờ 15"; None for what is none."""
    found = _HOUR_AND_MINUTES.fullmatch(clock)
    return 60 * int(found[1]) + int(found[2]) if found and int(found[1]) < _MIDNIGHT else None


def is_dash(text: str) -> bool:
    """Return whether a word is nothing but a dash, however it was recognised."""
    return _DASHES.fullmatch(text) is not None


def perhaps_figures(text: str) -> bool:
    """Return whether a word may be a clock or a number, whatever its signs were seen as."""
    others = len(_CLOCK_SIGNS.sub("", text))
    return any(c.isdecimal() or c == "§" for c in text) and 2 * others < len(text) <= LONGEST_CLOCK


def is_speck(text: str) -> bool:
    """Return whether a word is signs that no line has by themselves: dirt, if not sure."""
    return _SIGNS.fullmatch(text) is not None and not is_dash(text)


def _are_clocks(text: str) -> bool:
    return all(
        int(hours) <= _MIDNIGHT and int(minutes or 0) <= _LAST_MINUTE
        for hours, minutes in _HOURS.findall(text)
    )


def _is_date(text: str) -> bool:
    day, month = (int(part) for part in text.split("/")[:2])
    return 1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH
