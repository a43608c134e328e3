"""How word processors write a count: 3, III, c, and the bullets of their symbol fonts."""

from __future__ import annotations

from collections.abc import Callable

# Roman figures, most valuable first.
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Private letters of the fonts Symbol and Wingdings that stand for bullets.
_BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▪", "\uf0d8": "➢", "\uf076": "❖", "\uf0fc": "✓",
    "\uf02d": "-", "\uf06e": "■", "\uf06c": "●", "\uf0e0": "➤", "\u00b7": "•", "\u00a7": "▪",
    "\u00d8": "➢", "\u00fc": "✓",
}  # fmt: skip
MOST = 9_999


def counted(count: int, style: str) -> str:
    """Return a count in a numbering format of Word; an unknown format counts in figures."""
    if not 0 < count <= MOST:
        return str(count)
    return _WRITTEN.get(style, str)(count)


def bullet(text: str) -> str:
    """Return a bullet as a character that any font has."""
    text = text.strip()
    if text in _BULLETS:
        return _BULLETS[text]
    private = len(text) == 1 and "\ue000" <= text <= "\uf8ff"
    return "•" if private or not text else text


def _roman(count: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        times, count = divmod(count, value)
        letters += letter * times
    return letters


def _letter(count: int) -> str:
    # After z comes aa, then bb.
    times, index = divmod(count - 1, len(_LETTERS))
    return _LETTERS[index] * (times + 1)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerLetter": _letter,
    "decimalZero": lambda count: f"{count:02}",
    "none": lambda _count: "",
}
