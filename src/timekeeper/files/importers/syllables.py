"""Whether a word can be Vietnamese: tells right text from text in the wrong encoding."""

from __future__ import annotations

import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"

_ONSET = "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
_RIME = (
    "(?:[aăâeêioôơuưy]|oa|oă|oe|uâ|uê|uy|uơ|ia|iê|ya|yê|ua|uô|ưa|ươ|oo|uyê|uya"
    "|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oai|oay|oao|oeo|uây|uôi|ươi|iêu|yêu|ươu|uyu|uao"
    "|uai|uay|uau|ueo)"
)
_SYLLABLE = re.compile(f"{_ONSET}{_RIME}(?:ch?|m|ng?|nh|p|t)?")
_WORD = re.compile(r"[^\W\d_]+")


def vietnamese_share(text: str) -> tuple[float, int]:
    """Return the share of the words with marks that can be Vietnamese, and how many there are."""
    composed = unicodedata.normalize("NFC", text).lower()
    marked = [word for word in _WORD.findall(composed) if not word.isascii()]
    possible = sum(map(_is_syllable, marked))
    return (possible / len(marked) if marked else 0.0), len(marked)


def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word)
    if sum(decomposed.count(tone) for tone in TONES) > 1:
        return False
    bare = "".join(letter for letter in decomposed if letter not in TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
