"""Text as it is kept: without what nobody sees, what turns a line, and what means nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr, replace

_LINE_ENDS = frozenset("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
# Marks and overrides of direction, byte order marks, notes between the lines, language tags.
_HIDDEN = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c"
    "\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\U000e0001"
)
_MEANINGLESS = frozenset({"Cc", "Cs", "Co", "Cn"})
_TEXTS = frozenset({"str", "str | None", "tuple[str, ...]"})
_NAMES = frozenset({"id", "item"})  # what facts are found by: never changed
_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_WORD = re.compile(r"\w+")


def cleaned(text: str) -> str:
    """Return the text without characters of control, direction, private use or no meaning.

    Other ends of a line than the usual one become spaces. What joins letters stays.
    """
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line if line.isprintable() else "".join(map(_kept, line)) for line in lines)


def _kept(character: str) -> str:
    if character == "\t":
        return character
    if character in _LINE_ENDS:
        return " "
    nothing = character in _HIDDEN or unicodedata.category(character) in _MEANINGLESS
    return "" if nothing else character


def bared(text: str) -> str:
    """Return the text as it is typed without marks."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def folded(text: str) -> str:
    """Return the text in the form in which two writings of the same words are equal.

    Letters are small, and a tone goes behind its word as a figure: whichever letter bears it
    ("ủy", "uỷ"; "hoá", "hóa"), the word is the same.
    """
    return _WORD.sub(lambda word: _tone_behind(word[0]), composed(text))


def composed(text: str) -> str:
    """Return the text in small letters, each a character of its own where there is one."""
    return unicodedata.normalize("NFC", text).casefold()


@lru_cache(maxsize=20_000)  # a programme has few words, and says them again and again
def _tone_behind(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES[letter] for letter in letters if letter in _TONES)
    return unicodedata.normalize("NFC", "".join(x for x in letters if x not in _TONES)) + tones


class CleanTexts(Struct, frozen=True):
    """A value whose texts are clean from its making on, wherever they come from."""

    def __post_init__(self) -> None:
        """Clean each text, but for the names that facts are found by."""
        for name in _text_fields(type(self)):
            value = getattr(self, name)
            if not value:
                continue
            clean = cleaned(value) if isinstance(value, str) else tuple(map(cleaned, value))
            if clean != value:
                force_setattr(self, name, clean)


Clean = TypeVar("Clean", bound=CleanTexts)


def with_texts(value: Clean, change: Callable[[str], str]) -> Clean:
    """Return the value with each text of its own changed; ids and what lies deeper stay."""
    changed: dict[str, Any] = {}
    for name in _text_fields(type(value)):
        old = getattr(value, name)
        if not old:
            continue
        new = change(old) if isinstance(old, str) else tuple(map(change, old))
        if new != old:
            changed[name] = new
    return replace(value, **changed) if changed else value


@cache
def _text_fields(kind: type[CleanTexts]) -> tuple[str, ...]:
    written = kind.__annotations__.items()
    return tuple(n for n, of in written if of in _TEXTS and n not in _NAMES)
