"""Where a text says the same words as another, however the two are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from timekeeper.core.text import bared, folded

PAIRS = ("()", "[]", "“”", "«»")
_WORD = re.compile(r"[^\W_]+")


class Sayings:
    """What is looked for in texts, as whole words.

    Case, spaces, punctuation and characters that nobody sees make no difference, nor does the
    letter that bears a syllable's tone (khoá, khóa). A saying of fewer letters and figures than
    ``least`` is no more than a text that says nothing else: "Nam" is not meant in "Việt Nam".
    """

    def __init__(self, sayings: Iterable[str], least: int = 0) -> None:
        written = {words: saying for saying in sayings if (words := same_words(saying))}
        self._known = set(written)
        self._within = {
            words
            for words, saying in written.items()
            if sum(map(str.isalnum, _seen(saying))) >= least
        }
        lengths: dict[str, set[int]] = {}
        for words in self._within:
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(known, reverse=True) for first, known in lengths.items()}

    def in_text(self, text: str) -> set[tuple[str, ...]]:
        """Return the sayings that are in the text, as ``same_words`` has them."""
        words = same_words(text)
        return {found for place in range(len(words)) for found in self._at(words, place)}

    def replaced(self, text: str, by: str) -> str:
        """Return the text with ``by`` for each saying, the longest first; else as it is."""
        if not self._known:
            return text
        plain = _seen(text)
        found = list(_WORD.finditer(plain))
        words = tuple(folded(word[0]) for word in found)
        pieces, done, place = [], 0, 0
        while place < len(words):
            length = len(next(self._at(words, place), ()))
            if length:
                pieces += [plain[done : found[place].start()], by]
                done = _end(plain, found[place].start(), found[place + length - 1].end())
            place += length or 1
        return "".join((*pieces, plain[done:])) if pieces else text

    def _at(self, words: tuple[str, ...], place: int) -> Iterator[tuple[str, ...]]:
        """Yield the sayings that begin at this word, the longest first."""
        if not place and words in self._known:
            yield words
        for length in self._lengths.get(words[place], ()):
            piece = words[place : place + length]
            if piece in self._within:
                yield piece


def _end(text: str, start: int, end: int) -> int:
    """Return the end of a piece, behind the bracket or mark that closes what it opened."""
    opened = any(
        text.count(pair[0], start, end) > text.count(pair[1], start, end) for pair in PAIRS
    )
    return end + 1 if opened and text[end : end + 1] in {pair[1] for pair in PAIRS} else end


def same_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in a form in which the same words are equal."""
    return tuple(folded(word) for word in _WORD.findall(_seen(text)))


def run_together(text: str) -> str:
    """Return the words of a text as they are typed without marks, capitals and spaces."""
    return "".join(_WORD.findall(bared(_seen(text)))).casefold()


def _seen(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii():
        return composed
    return "".join(c for c in composed if unicodedata.category(c) != "Cf")
