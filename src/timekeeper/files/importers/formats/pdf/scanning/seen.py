"""The words that a recogniser saw on a page: how sure they are, and as they must have stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timekeeper.files.importers.formats.pdf.scanning.cleaning import DPI, POINT
from timekeeper.files.importers.formats.pdf.scanning.mistaken import (
    apart,
    is_dash,
    lacks_arrow,
    line_set_right,
)
from timekeeper.files.importers.formats.pdf.shapes import Glyph
from timekeeper.files.importers.original import Area

# The recogniser tells tone marks best at what it was taught with; rulings need finer pixels.
TEXT_DPI = 200
FINER = DPI / TEXT_DPI
# Per cent. What a word is recognised with when it is sure; a figure is read with less context, and
# no dictionary knows a name: "Mình", for "Minh", was seen with 80.
SURE, SURE_FIGURE, SURE_NAME, READABLE = 60, 80, 85, 55
# Of a page: less than clean ones have, and how much more it must have without its grain; what part
# of what was sure a second look keeps.
CLEAN, CLEANER, KEPT = 85, 5, 0.9
# So many letters in words of so many signs tell which side is up: one by one, signs are seen in
# letters that lie on their side.
LEAST_READ, SHORTEST_WORD = 12, 3
# Of a word's size: what is cut off where two touched, what white parts words, and how far letters
# reach below their line.
TOUCHING, PARTED, DESCENT = 0.08, 0.2, 0.3
DIRT = tuple(".,:;'`´")  # with none of them a line begins
_FIGURE = re.compile(r"[0-9]")
_PARTED_DATE = re.compile(r"\(?[0-9]{1,2}/[01] [0-9]/20[0-9]{2}[).,;:]*")  # "05/1 1/2026"

PixelBox = tuple[int, int, int, int]


class SeenWord(NamedTuple):
    """A word in pixels from the upper left: ``base`` is the line it stands on."""

    text: str
    left: float
    right: float
    base: float
    size: float
    sure: float

    def pieces(self, after: str) -> Iterator[SeenWord]:
        """Yield the words that touch in what was taken for one, about where they stand."""
        texts = apart(self.text, after)
        letter, begun = (self.right - self.left) / len(self.text), 0
        for text in texts:
            left, right = (self.left + letter * at for at in (begun, begun + len(text)))
            cut = TOUCHING * self.size if len(texts) > 1 else 0.0
            sure = self.sure if len(texts) == 1 else 0.0
            yield self._replace(text=text, left=left + cut, right=right - cut, sure=sure)
            begun += len(text)

    def area(self, width: int, height: int) -> Area:
        """Return where it stands on a page of so many pixels."""
        top, bottom = self.base - self.size, self.base + DESCENT * self.size
        return Area(self.left / width, top / height, self.right / width, bottom / height)


def is_sure(word: SeenWord) -> bool:
    """Return whether a word was recognised for certain."""
    figure = _FIGURE.search(word.text)
    name = word.text.istitle() and sum(map(str.isalpha, word.text)) > 1
    return word.sure >= (SURE_FIGURE if figure else SURE_NAME if name else SURE)


def is_surer(words: Sequence[SeenWord], than: Sequence[SeenWord]) -> bool:
    """Return whether a second look is clearly surer, and has all that was sure before."""
    kept, seen = (
        sum(len(word.text) for word in found if word.sure >= least)
        for found, least in ((than, SURE), (words, 0))
    )
    return seen >= KEPT * kept and confidence(words) >= confidence(than) + CLEANER


def mostly_read(found: Sequence[SeenWord]) -> bool:
    """Return whether most letters are in words that are sure, as on no page that is not upright."""
    return surely_read(found) >= max(LEAST_READ, sum(len(word.text) for word in found) / 2)


def surely_read(found: Sequence[SeenWord]) -> int:
    """Return how many letters are in words that are sure, and longer than signs by chance."""
    words = [word for word in found if sum(map(str.isalnum, word.text)) >= SHORTEST_WORD]
    return sum(len(word.text) for word in words if is_sure(word))


def confidence(found: Sequence[SeenWord]) -> float:
    """Return how sure words are; signs alone are seen in grain as well, and dashes for sure."""
    read = [word for word in found if any(map(str.isalnum, word.text))]
    letters = sum(len(word.text) for word in read)
    return sum(word.sure * len(word.text) for word in read) / letters if letters else 0.0


def set_right_in_line(line: list[SeenWord]) -> Iterator[SeenWord]:
    """Return a line's words as they must have stood; one that was mistaken is not sure."""
    for at in range(len(line) - 1, 0, -1):
        if _PARTED_DATE.fullmatch(f"{line[at - 1].text} {line[at].text}"):
            whole, end = line[at - 1].text + line[at].text, line[at].right
            line[at - 1 : at + 1] = [line[at - 1]._replace(text=whole, right=end, sure=0.0)]
    after = [*(word.text for word in line[1:]), ""]
    line = [piece for word, text in zip(line, after, strict=False) for piece in word.pieces(text)]
    if len(line) > 1 and line[0].text in DIRT:
        line = line[1:]
    before: SeenWord | None = None
    for word, right in zip(line, line_set_right([word.text for word in line]), strict=True):
        sure = 100 if is_dash(right) else word.sure if right == word.text else 0
        if before is not None and lacks_arrow(before.text, right):
            yield before._replace(text="-", left=before.right, right=word.left, sure=100)
            sure = 0
        left = word.left
        if before is not None and before.text.isalpha() and right[:1].isdecimal():
            # A number that stands near to its word is parted from it all the same: "NGÀY 2".
            left = max(left, before.right + PARTED * word.size if before.text[2:] else left)
        before = word._replace(text=right, left=left, sure=sure)
        yield before


def as_glyphs(words: Iterable[SeenWord], height: float) -> Iterator[Glyph]:
    """Return words where they stand on a page of that height, in points."""
    for text, left, right, base, size, _sure in words:
        yield Glyph(text, left * POINT, right * POINT, height - base * POINT, size * POINT)
