"""What Tesseract sees in a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timekeeper.files.importers.formats.pdf.scanning.cleaning import without_grain
from timekeeper.files.importers.formats.pdf.scanning.mistaken import (
    is_dash,
    is_speck,
    perhaps_figures,
)
from timekeeper.files.importers.formats.pdf.scanning.overlooked import is_drawn, letters
from timekeeper.files.importers.formats.pdf.scanning.seen import (
    DESCENT,
    PARTED,
    READABLE,
    SURE_FIGURE,
    TEXT_DPI,
    PixelBox,
    SeenWord,
)

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

ONE_LINE = 46  # of the recogniser's pixels: what is no higher is one line of text
# Its variable for the signs that it may see, and those of clocks.
ONLY, CLOCK_SIGNS = "tessedit_char_whitelist", "0123456789hg:-–"
_LIKE_EIGHT = re.compile(r"[Ss][hHgG:][0-9]")  # "Sh00": an 8, more than a 5
MARGIN, FRAME = 6, 20  # of its pixels: around letters, and white around a piece


def tesseract_with(data: Path) -> Any:
    """Return the recogniser with the data of a folder, which it reads at once."""
    from tesserocr import OEM, PyTessBaseAPI

    return PyTessBaseAPI(path=str(data), lang="vie", oem=OEM.LSTM_ONLY)


class Tesseract:
    """What Tesseract sees in a picture: its words, a nearer look, and figures alone."""

    def __init__(self, api: Any) -> None:
        self._api = api

    def lines(self, text: Image, mode: int) -> list[list[SeenWord]]:
        """Return the words of each line of a picture, in its pixels."""
        self._api.SetPageSegMode(mode)
        self._api.SetImage(text)
        self._api.SetSourceResolution(TEXT_DPI)
        self._api.Recognize()
        return [
            [word for word in line if not is_dash(word.text) or is_drawn(text, word)]
            for line in _recognised(self._api.GetIterator())
        ]

    def clock_words(self, text: Image, word: SeenWord) -> list[SeenWord]:
        """Return what is seen where a word stands when only the signs of clocks are known."""
        self._api.SetVariable(ONLY, CLOCK_SIGNS)
        nearer = self.nearer(text, around([word]))
        self._api.SetVariable(ONLY, "")
        return [other for line in nearer for other in line]

    def nearer(self, text: Image, box: PixelBox) -> list[list[SeenWord]]:
        """Return the lines of a piece of a picture without its grain and its edges."""
        from PIL import ImageOps
        from tesserocr import PSM

        piece = without_grain(text.crop(box))
        ink = letters(piece)
        if ink is None:
            return []
        x0, y0, x1, y1 = ink
        mode = PSM.SINGLE_LINE if y1 - y0 <= ONE_LINE else PSM.SINGLE_BLOCK
        inner = (max(x0 - MARGIN, 0), max(y0 - MARGIN, 0), x1 + MARGIN, y1 + MARGIN)
        framed = ImageOps.expand(piece.crop(inner), FRAME, 255)
        left, top = box[0] + inner[0] - FRAME, box[1] + inner[1] - FRAME
        return [
            [
                word._replace(left=word.left + left, right=word.right + left, base=word.base + top)
                for word in line
            ]
            for line in self.lines(framed, mode)
        ]

    def figures_again(self, text: Image, word: SeenWord) -> SeenWord:
        """Return a word, one of figures that is not sure as it looks where only those are known."""
        eight = _LIKE_EIGHT.match(word.text) is not None
        sure = word.sure >= SURE_FIGURE and word.text.isascii() and not eight
        if sure or not perhaps_figures(word.text):
            return word
        seen = self.clock_words(text, word)
        if eight:
            figure = "5" if seen and seen[0].text.startswith("5") else "8"
            return word._replace(text=figure + word.text[1:], sure=0.0)
        if len(seen) != 1 or len(seen[0].text) != len(word.text.rstrip(",.;")):
            return word
        same = seen[0].text == word.text.rstrip(",.;")
        surer = seen[0].sure >= max(READABLE, word.sure)
        if same:
            return word._replace(sure=max(word.sure, seen[0].sure))
        return word._replace(text=seen[0].text, sure=0.0) if surer else word


def around(line: Sequence[SeenWord]) -> PixelBox:
    """Return the box that a line's letters stand in."""
    return (
        round(min(word.left for word in line)) - MARGIN,
        round(min(word.base - word.size for word in line)) - MARGIN // 2,
        round(max(word.right for word in line)) + MARGIN,
        round(max(word.base + DESCENT * word.size for word in line)) + MARGIN // 2,
    )


def _recognised(result: Any) -> Iterator[list[SeenWord]]:
    """Return the words of each line that was recognised, in its picture's own pixels."""
    from tesserocr import RIL, iterate_level

    line: list[SeenWord] = []
    for word in iterate_level(result, RIL.WORD) if result is not None else ():
        text = "" if word.Empty(RIL.WORD) else word.GetUTF8Text(RIL.WORD).strip()
        if line and word.IsAtBeginningOf(RIL.TEXTLINE):
            yield line
            line = []
        closed = {"]", "}"} & set(text)
        if text[:1] in {"[", "{", "|"} and not closed and not (line and text == "|"):
            text = text.lstrip("[{|")  # a ruling beside it, or a sign that it does not know
        sure = word.Confidence(RIL.WORD)
        # A speck, or what is left of a seal, is seen as signs, never for certain.
        if text and (sure >= READABLE or not is_speck(text)):
            place, base = word.BoundingBox(RIL.WORD), word.Baseline(RIL.TEXTLINE)
            (x0, y0), (x1, y1) = base or ((place[0], place[3]), (place[2], place[3]))
            at = y0 + (y1 - y0) * ((place[0] + place[2]) / 2 - x0) / max(x1 - x0, 1)
            size = word.RowAttributes()["row_height"]
            if not place[1] <= at <= place[3] + size:
                continue  # figures one below the other, taken for a line that stands upright
            if line and line[-1].left < place[0] < line[-1].right:
                # What is seen of a word may reach over those behind it.
                line[-1] = line[-1]._replace(right=place[0] - PARTED * size)
            line.append(SeenWord(text, place[0], place[2], at, size, sure))
    yield line
