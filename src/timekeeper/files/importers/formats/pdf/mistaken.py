"""Sets right what a recogniser mistakes by kind: letters for figures, I for l, dashes, bullets."""

from __future__ import annotations

import re

_LIKE, _MEANT = "OoQDIl|!SsBZz", "0000111155822"
_FIGURES = str.maketrans(_LIKE, _MEANT)
_F = f"[0-9{re.escape(_LIKE)}]"
_CLOCK = f"(?:{_F}{{1,2}}[hHgG:]{_F}{{2}}|{_F}{{1,2}}[hHgG])"
_CLOCKS = re.compile(rf"{_CLOCK}(?:[-–]{_CLOCK})?")
_DATE = re.compile(rf"{_F}{{1,2}}/{_F}{{1,2}}(?:/{_F}{{4}})?")
_NUMBER = re.compile(r"[0-9OoIl|]{2,4}")
_FEW = re.compile(rf"{_F}{{1,2}}")
_UNIT = re.compile(r"(?:giờ|phút)\b", re.IGNORECASE)
_PUNCTUATED = re.compile(r"([(“\"]*)(.*?)([,;:.)/”\"]*)")
_HOURS = re.compile(r"([0-9]{1,2})[hHgG:]([0-9]{2})?")
_MIDNIGHT, _LAST_MINUTE, _LAST_DAY, _LAST_MONTH = 24, 59, 31, 12
_DASHES = re.compile(r"[-–—~¬_]{1,3}")
_SIGNS = re.compile(r"[^\w+*•()]+")
_DASHES_BETWEEN = re.compile(r"(?<=[0-9hHgG])(?:[—~¬]|[-–—~¬]{2,3})(?=[0-9])")
# A bullet at the margin is taken for one of these.
_BULLET = re.compile(r"[«»›‹°¢®©¤e]")
_LOWER = "".join(c for c in map(chr, range(0x1F00)) if c.islower())
_ACCENTED = _LOWER.translate(dict.fromkeys(range(128)))
_HOUR = "[0-9]{1,2}[hHgG:][0-9]{2}"
_TOUCHING = re.compile(
    rf"(?<=[^\W\d_]{{2}})(?={_HOUR})|(?<=[hHgG:][0-5][0-9])(?=[^\W\d_]{{2}})"
    rf"|(?<=\b20[0-9]{{2}})(?={_HOUR}[-–])"
)
_NOT_I = re.compile(rf"(?<=[{_LOWER}])I(?=[{_LOWER}])|\bI(?=[aeiouy]?[{_ACCENTED}])")


def set_right(text: str, before: str | None, after: str | None) -> str:
    """Return a word as it must have stood, by the words beside it; None is the line's end."""
    if is_dash(text):
        return text if text == "–" else "-"
    if before is None and after is not None and _BULLET.fullmatch(text):
        return "•"
    text = _DASHES_BETWEEN.sub("-", text)
    parts = _PUNCTUATED.fullmatch(text)
    first, word, last = parts.groups() if parts else ("", text, "")
    meant = word.translate(_FIGURES)
    if _FEW.fullmatch(word) and _UNIT.match(after or ""):
        return first + meant + last
    if re.search("[0-9]", word) and (
        (_CLOCKS.fullmatch(word) and _are_clocks(meant))
        or (_DATE.fullmatch(word) and _is_date(meant))
        or _NUMBER.fullmatch(word)
    ):
        return first + meant + last
    return _NOT_I.sub("l", text)


def apart(text: str) -> list[str]:
    """Return what a word is made of: a clock that touches the word, or the year, beside it."""
    return [part for part in _TOUCHING.split(text) if part]


def is_dash(text: str) -> bool:
    """Return whether a word is nothing but a dash, however it was recognised."""
    return _DASHES.fullmatch(text) is not None


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
