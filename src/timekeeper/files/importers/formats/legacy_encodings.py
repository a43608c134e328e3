"""Vietnamese encodings from before Unicode: TCVN3 (ABC fonts) and VNI, and VIQR.

The first two hide Vietnamese letters behind those of Latin-1. Where the font is known they are
converted. The capitals of TCVN3 depend on it, and plain text carries none: there they are told by
their words, named, and not converted. The tables are those of TCVN 5712:1993 and of VNI's fonts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.words.language import _

FEWEST_WORDS = 3
LIKELY = 0.75
CERTAIN = 0.95
LEAST_OF_ALL = 0.15  # of the words of a text in an old encoding those that have marks

TONES = "\u0300\u0301\u0303\u0309\u0323"

_ONSET = "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
_RIME = (
    "(?:[aăâeêioôơuưy]|oa|oă|oe|uâ|uê|uy|uơ|ia|iê|ya|yê|ua|uô|ưa|ươ|oo|uyê|uya"
    "|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oai|oay|oao|oeo|uây|uôi|ươi|iêu|yêu|ươu|uyu|uao"
    "|uai|uay|uau|ueo)"
)
_SYLLABLE = re.compile(f"{_ONSET}{_RIME}(?:ch?|m|ng?|nh|p|t)?")
TCVN3, VNI, VIQR = "TCVN3 (ABC)", "VNI", "VIQR"
# "to^?ng ke^'t": its marks are signs of ASCII.
_IN_SIGNS = re.compile(r"[a-z]+(?:[aeo]\^|[ou]\+)[.'`?~]?[a-z]+", re.IGNORECASE)
_FONTS = (
    (re.compile(r"\.vn|vn(?:time|arial)", re.IGNORECASE), TCVN3),
    (re.compile(r"vni\b", re.IGNORECASE), VNI),
)
_CAPITALS = re.compile(r"H$", re.IGNORECASE)
# Where a program took the font for one of symbols it moved its letters to private ones.
_FROM_PRIVATE = {0xF000 + letter: letter for letter in range(0xA0, 0x100)}
_BEYOND_LATIN_1 = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0-\u01b0\u1ea0-\u1ef9]"
)
_LOST = re.compile(r"[^\W\d_][?\ufffd]+[^\W\d_]|[?\ufffd]{2,}[^\W\d_]|\b[^\W\d_]{1,3}[?\ufffd]{2,}")
_VOWEL = re.compile(r"[aeiouyươ]", re.IGNORECASE)
MOST_LOST, MOST_BARE = 0.02, 0.1
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"://|www\.|@|\.[a-z]{2,6}/")
# Short for words of English, which have no vowel and lost none.
_SHORT_WORDS = re.compile("https?|hrs|mrs|ltd|nth|tbc|tbd|cfm|pls|pvt|mgr|mgt|mtg", re.IGNORECASE)
# "Đ/c", "HĐND": short for words, and no syllables in any encoding.
_SHORTENED = re.compile("[b-df-hj-np-tv-xzđ]+")
# Words with a letter that only Vietnamese has, and all with marks; letters Windows-1258 lacks.
_OWN_WORD = re.compile(r"[^\W\d_]*[ăđơưĂĐƠƯ][^\W\d_]*")
_MARKED_WORD = re.compile(r"[A-Za-z]*[\u00c0-\u01b0][^\W\d_]*")
_COMPOSED = re.compile(r"[\u1ea0-\u1ef9ìòõýĩũÌÒÕÝĨŨ]")
_HATS = re.compile("[\u0302\u0306\u031b]")
# A word in small letters that has no vowel left, as in "Khai mc", no unit, nor short for another.
_TORN = re.compile(r"(?<![\w.@/-])(?!(?:[pkcm]m|kg|hrs|ph|tv)\b)[b-df-hj-np-tv-xzđ]{2,}(?![\w@/.])")
FEWEST_OWN, FEWEST_MARKED = 4, 12
# "Há»™i nghá»‹": the bytes of UTF-8 read as the letters of Windows-1252.
_TWICE = re.compile(
    r"(?:\u00e1[\u00ba\u00bb]|\u00c4[\u0080-\u00bf\u2018\u2019]|[\u00c3\u00c6][\u0080-\u00bf\u02c6])"
)

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
_VNI_VOWEL = re.compile(f"([aeouyöô])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)


def refuse(text: str, name: str) -> None:
    """Raise UnreadableProgramme when the text, or a line of it, is Vietnamese in one of these.

    A line is judged more strictly: it may hold names from elsewhere.
    """
    signed = set(_IN_SIGNS.findall(text.lower())) if text.isascii() else set()
    found = VIQR if len(signed) >= max(FEWEST_WORDS, LEAST_OF_ALL * len(text.split())) else None
    found = found or _encoding(text, LIKELY)
    found = found or next(
        filter(None, (_encoding(line, CERTAIN) for line in text.split("\n"))), None
    )
    if found is not None:
        if found != VIQR and _has_gaps(text):
            refuse_lossy(text, name)
        raise UnreadableProgramme(
            _(
                "{name} is written in {encoding}: convert it to Unicode first, for instance "
                "with UniKey."
            ).format(name=name, encoding=found)
        )


def encoded_once(text: str) -> str:
    """Return the Vietnamese of a text whose UTF-8 was encoded twice; any other as it is."""
    if len(_TWICE.findall(text)) < FEWEST_WORDS:
        return text
    # What Windows-1252 lacks stands as its byte.
    octets = (
        letter.encode("cp1252", "ignore") or letter.encode("latin-1", "ignore") for letter in text
    )
    with suppress(UnicodeDecodeError):
        once = b"".join(octets).decode("utf-8-sig")
        return once if is_vietnamese(once) else text
    return text


def refuse_lossy(text: str, name: str) -> None:
    """Raise UnreadableProgramme when letters of a text were lost where it was saved.

    They stand as "?", words are left without a vowel, or none has a letter that Windows-1258
    lacks, as half of all words do that have marks; none with a hat is left where all marks are
    letters of their own. Of a few lines where none has such a letter one torn word tells enough.
    """
    # "am", "pm" and "h" are no words that lost anything.
    words = [word for word in _WORD.findall(text) if len(word) > 2 and word[1:].islower()]  # noqa: PLR2004
    words = [word for word in words if not _SHORT_WORDS.fullmatch(word)]
    bare = [word for word in words if not _VOWEL.search(unicodedata.normalize("NFD", word))]
    # One word again and again is short for something: "Sgt", "Cllr".
    few = len(set(bare)) == 1 or len(bare) < max(FEWEST_WORDS, MOST_BARE * len(words))
    own, marked = (len(set(letters.findall(text))) for letters in (_OWN_WORD, _MARKED_WORD))
    kept, hatted = bool(_COMPOSED.search(text)), _HATS.search(unicodedata.normalize("NFD", text))
    whole = own < FEWEST_OWN or marked < FEWEST_MARKED or (kept and hatted is not None)
    whole = whole and (kept or not is_vietnamese(text) or not _is_torn(text))
    once = len(_TWICE.findall(text)) < FEWEST_WORDS or is_vietnamese(text)
    if whole and once and not _has_gaps(text) and few:
        return
    message = _(
        "Letters of {name} were lost when it was saved, and stand as “?” or not at all: "
        "ask for the original, or for it in Unicode."
    )
    raise UnreadableProgramme(message.format(name=name))


def _has_gaps(text: str) -> bool:
    """Return whether letters of a text stand as "?", more than a slip or two."""
    words = text.split()
    # "https://forum.example/in?key=a" lost none.
    lost = sum(len(_LOST.findall(word)) for word in words if not _ADDRESS.search(word))
    return lost >= FEWEST_WORDS and lost >= MOST_LOST * len(words)


def _is_torn(text: str) -> bool:
    """Return whether a word of a text has lost a letter."""
    words = [word for word in text.split() if not _ADDRESS.search(word)]
    return any(_TORN.search(word) or _LOST.search(word) for word in words)


def _encoding(text: str, least: float) -> str | None:
    """Return the encoding that makes Vietnamese of a text, read as Latin-1, that is not.

    Bullets, signs and the names of a text in English make a few words, or the same again and again.
    """
    if text.isascii() or _vietnamese_share(text)[0] >= LIKELY:
        return None
    shares = {encoding: _vietnamese_share(converted(text, encoding)) for encoding in (TCVN3, VNI)}
    best = max(shares, key=lambda encoding: shares[encoding])
    share, words = shares[best]
    enough = words >= max(FEWEST_WORDS, LEAST_OF_ALL * len(set(_WORD.findall(text.lower()))))
    return best if share >= least and enough else None


def of_font(font: str) -> str | None:
    """Return the encoding a font's name stands for: ".VnTime", "VNI-Times"; None for others."""
    name = font.strip(" '\"")
    return next((encoding for pattern, encoding in _FONTS if pattern.match(name)), None)


def converted(text: str, encoding: str, font: str = "") -> str:
    """Return a text of one of these encodings in Unicode; the font tells TCVN3's capitals.

    Text that holds letters beyond Latin-1 is Unicode already, whatever its font, and stays.
    """
    text = unicodedata.normalize("NFC", text.translate(_FROM_PRIVATE))
    if _BEYOND_LATIN_1.search(text):
        return text
    if encoding == VNI:
        marked = _VNI_VOWEL.sub(
            lambda found: _from_vni(found[1]) + _VNI_MARKS[found[2].lower()], text
        )
        return unicodedata.normalize("NFC", "".join(map(_from_vni, marked)))
    unicode = text.translate(_TCVN3)
    if _CAPITALS.search(font.strip(" '\"")):
        return unicode.upper()
    # Its small letters alone carry tones: capitals with tones were written in two fonts, or so.
    return _WORD.sub(lambda found: found[0].upper() if _is_shouted(found[0]) else found[0], unicode)


def _from_vni(letter: str) -> str:
    converted = _VNI_LETTERS.get(letter.lower(), letter)
    return converted.upper() if letter.isupper() else converted


def _is_shouted(word: str) -> bool:
    plain = [letter for letter in word if letter.isascii()]
    return len(plain) > 1 and all(letter.isupper() for letter in plain)


def are_in_one(texts: Iterable[str]) -> bool:
    """Return whether texts in a font of these are so indeed, and not Unicode in a font's name."""
    whole = [text for text in texts if not text.isascii()]
    unicode = sum(bool(_BEYOND_LATIN_1.search(text)) for text in whole)
    return unicode * 2 < len(whole)


def is_vietnamese(text: str) -> bool:
    """Return whether nearly every word with marks can be Vietnamese, and there are enough."""
    share, words = _vietnamese_share(text)
    return share >= CERTAIN and words >= FEWEST_WORDS


def _vietnamese_share(text: str) -> tuple[float, int]:
    """Return the share of the words with marks that can be Vietnamese, and how many there are.

    Each counts once. A letter with a mark that stands by itself tells nothing: a bullet may be one.
    """
    composed = unicodedata.normalize("NFC", text).lower()
    marked = {word for word in _WORD.findall(composed) if any(map(str.isascii, word))}
    marked = {word for word in marked if not (word.isascii() or _SHORTENED.fullmatch(word))}
    possible = sum(map(_is_syllable, marked))
    return (possible / len(marked) if marked else 0.0), len(marked)


# There are some seven thousand syllables, and a text says the same ones again and again.
@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    """Return whether a word in small letters can be Vietnamese: it has one tone at the most."""
    decomposed = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in decomposed if letter not in TONES)
    one = len(decomposed) - len(bare) <= 1
    return one and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
