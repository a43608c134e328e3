"""Vietnamese encodings from before Unicode: TCVN3 (ABC fonts) and VNI, told by their words.

Both hide Vietnamese letters behind those of Latin-1. Their capitals depend on the font, which
plain text does not carry, so they are recognised and named but not converted.
"""

from __future__ import annotations

import re
import unicodedata

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.words.language import _

FEWEST_WORDS = 3
LIKELY = 0.75
CERTAIN = 0.95

TONES = "\u0300\u0301\u0303\u0309\u0323"

_ONSET = "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
_RIME = (
    "(?:[aăâeêioôơuưy]|oa|oă|oe|uâ|uê|uy|uơ|ia|iê|ya|yê|ua|uô|ưa|ươ|oo|uyê|uya"
    "|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oai|oay|oao|oeo|uây|uôi|ươi|iêu|yêu|ươu|uyu|uao"
    "|uai|uay|uau|ueo)"
)
_SYLLABLE = re.compile(f"{_ONSET}{_RIME}(?:ch?|m|ng?|nh|p|t)?")
_WORD = re.compile(r"[^\W\d_]+")

_TCVN3 = str.maketrans(
    {
        byte: letter
        for first, letters in {
            0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
            0xB5: "àảãáạ",
            0xBB: "ằẳẵắ",
            0xC6: "ặầẩẫấậè",
            0xCE: "ẻẽéẹềểễếệìỉ",
            0xDC: "ĩíịò",
            0xE1: "ỏõóọồổỗốộờởỡớợù",
            0xF1: "ủũúụừửữứựỳỷỹýỵ",
        }.items()
        for byte, letter in enumerate(letters, first)
    }
)

# In VNI a tone or a hat is a letter of its own, written after the vowel.
_VNI_MARKS = {
    **dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
    "â": "\u0302",
    **{c: "\u0302" + t for c, t in zip("áàåãä", "\u0301\u0300\u0309\u0303\u0323", strict=True)},
    "ê": "\u0306",
    **{c: "\u0306" + t for c, t in zip("éèúüë", "\u0301\u0300\u0309\u0303\u0323", strict=True)},
}
_VNI_LETTERS = {"ö": "ư", "ô": "ơ", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_VOWEL = re.compile(f"([aeouyöô])([{''.join(_VNI_MARKS)}])")


def refuse(text: str, name: str) -> None:
    """Raise UnreadableProgramme when the text, read as Latin-1, is Vietnamese in one of these."""
    if _vietnamese_share(text)[0] >= LIKELY:
        return
    marked = _VNI_VOWEL.sub(
        lambda found: _VNI_LETTERS.get(found[1], found[1]) + _VNI_MARKS[found[2]], text.lower()
    )
    candidates = {
        "TCVN3 (ABC)": text.translate(_TCVN3),
        "VNI": "".join(_VNI_LETTERS.get(letter, letter) for letter in marked),
    }
    shares = {encoding: _vietnamese_share(converted) for encoding, converted in candidates.items()}
    best = max(shares, key=lambda encoding: shares[encoding])
    share, words = shares[best]
    if share >= LIKELY and words >= FEWEST_WORDS:
        raise UnreadableProgramme(
            _("{name} is written in {encoding}: convert it to Unicode first, with Unikey say.")
            .format(name=name, encoding=best)
        )  # fmt: skip


def is_vietnamese(text: str) -> bool:
    """Return whether nearly every word with marks can be Vietnamese, and there are enough."""
    share, words = _vietnamese_share(text)
    return share >= CERTAIN and words >= FEWEST_WORDS


def _vietnamese_share(text: str) -> tuple[float, int]:
    """Return the share of the words with marks that can be Vietnamese, and how many there are."""
    composed = unicodedata.normalize("NFC", text).lower()
    marked = [word for word in _WORD.findall(composed) if not word.isascii()]
    possible = 0
    for word in marked:
        decomposed = unicodedata.normalize("NFD", word)
        bare = "".join(letter for letter in decomposed if letter not in TONES)
        if len(decomposed) - len(bare) <= 1:  # a syllable has one tone
            possible += _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
    return (possible / len(marked) if marked else 0.0), len(marked)
