"""Vietnamese encodings from before Unicode: TCVN3 (ABC fonts) and VNI, told by their words.

Both hide Vietnamese letters behind those of Latin-1. Their capitals depend on the font, which
plain text does not carry, so they are recognised and named but not converted.
"""

from __future__ import annotations

import re

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.syllables import vietnamese_share
from timekeeper.words.language import _

FEWEST_WORDS = 3
LIKELY = 0.75
CERTAIN = 0.95

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


def recognised(text: str) -> str | None:
    """Return "TCVN3 (ABC)" or "VNI" when the text, read as Latin-1, is Vietnamese in it."""
    if vietnamese_share(text)[0] >= LIKELY:
        return None
    candidates = {"TCVN3 (ABC)": text.translate(_TCVN3), "VNI": _from_vni(text)}
    shares = {name: vietnamese_share(converted) for name, converted in candidates.items()}
    best = max(shares, key=lambda name: shares[name])
    share, words = shares[best]
    return best if share >= LIKELY and words >= FEWEST_WORDS else None


def is_vietnamese(text: str) -> bool:
    """Return whether nearly every word with marks can be Vietnamese, and there are enough."""
    share, words = vietnamese_share(text)
    return share >= CERTAIN and words >= FEWEST_WORDS


def _from_vni(text: str) -> str:
    marked = _VNI_VOWEL.sub(
        lambda found: _VNI_LETTERS.get(found[1], found[1]) + _VNI_MARKS[found[2]], text.lower()
    )
    return "".join(_VNI_LETTERS.get(letter, letter) for letter in marked)


def convert_first(name: str, legacy: str) -> UnreadableProgramme:
    """Return the error for a file in one of these encodings."""
    return UnreadableProgramme(
        _("{name} is written in {encoding}: convert it to Unicode first, with Unikey say.").format(
            name=name, encoding=legacy
        )
    )
