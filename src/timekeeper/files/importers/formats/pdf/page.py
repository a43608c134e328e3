"""One page of a PDF as glyphs and rulings, those that nobody sees or that are crossed out apart."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import islice
from math import hypot, pi
from typing import Any

import pypdfium2 as pdfium
from msgspec import Struct
from pypdfium2 import raw

from timekeeper.files.importers.formats.pdf.looks import (
    AllowedTime,
    unseen_letters,
    written_on_pictures,
)
from timekeeper.files.importers.formats.pdf.rulings import (
    crossed_out,
    page_rulings,
    strike_out_marks,
)
from timekeeper.files.importers.formats.pdf.shapes import LEADING, Bounds, Glyph
from timekeeper.files.importers.original import raised

MOST_GLYPHS = 60_000
MOST_OBJECTS = 50_000
NEAR_LETTERS = 1.5  # in parts of their size
TINY = 1.0  # points: the largest size of letters that nobody reads
# Some typefaces draw raised figures themselves. In parts of a line: where their ink begins.
RAISABLE, RAISED = "0123456789h()", 0.2
# In parts of a right angle: how far a scanned line may slant. Text that slants more has no quarter.
SLANT, SLANTED = 0.12, -1
MOST_UNLIKE = 3
# The part of a page that a picture of text takes at least; how many letters a stamp, a signature
# and what introduces the picture have.
PICTURED, MOST_WRITTEN = 0.3, 400
SPACE = 0x20
LIGATED = "fil"  # letters that PDFium reports at the place of the one sign they are drawn with
HIGH_HALVES, LOW_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # of a sign in UTF-16
HYPHENS = (0x02, 0xFFFE)  # where PDFium saw a word cut at a line's end


class DrawnPage(Struct, frozen=True):
    """What is drawn on a page; each ruling is a box of next to no width or height.

    ``hidden`` are glyphs that nobody sees, ``struck`` those a line is drawn through, both in no
    order and not among the others; ``slanted`` tells that the text stands at a slant, unread;
    ``looked_at`` is False where it may hide glyphs or strike them out, and nobody looked.
    ``pictured`` is the part of the page that pictures take, ``written`` how many glyphs stand on
    them to be seen: a scanner lays what it recognised unseen over the picture, or behind it.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Bounds, ...]
    has_picture: bool
    hidden: tuple[Glyph, ...] = ()
    struck: tuple[Glyph, ...] = ()
    slanted: bool = False
    looked_at: bool = True
    pictured: float = 0.0
    written: int = 0

    @property
    def is_picture(self) -> bool:
        """Return whether what the page says stands in a picture, for all that can be told here."""
        shown = self.pictured >= PICTURED and self.written <= MOST_WRITTEN
        return self.has_picture and (not self.glyphs or shown)


def read_page(page: pdfium.PdfPage, allowed: AllowedTime) -> DrawnPage:
    """Return the page turned the way most of its letters stand upright."""
    text = page.get_textpage()
    turns = [_quarters(text.raw, index) for index in range(min(text.count_chars(), MOST_GLYPHS))]
    drawn = Counter(turn for turn in turns if turn is not None)
    shown = page.get_rotation() // 90 % 4
    quarters = max(drawn, key=lambda turn: (drawn[turn], turn == shown), default=shown)
    width, height = page.get_size()
    if (quarters - shown) % 2:
        width, height = height, width
    upright = _Turn(page, quarters)
    objects = list(islice(_objects(page), MOST_OBJECTS))
    has_picture = any(kind == raw.FPDF_PAGEOBJ_IMAGE for kind, _drawn in objects)
    if quarters == SLANTED:
        return DrawnPage(width, height, (), (), has_picture, slanted=True)
    found, followed = page_rulings(page, objects)
    rulings = [upright.bounds(ruling) for ruling in (*found, *strike_out_marks(page))]
    unseen = None
    if followed:  # what is too much to follow is too much to paint
        spaces = [turn is None for turn in turns]
        unseen = unseen_letters(page, text.raw, objects, spaces, allowed)
    # What is drawn off the page no one sees.
    glyphs = [
        glyph
        for glyph in _glyphs(text.raw, upright, turns, unseen or set())
        if 0 < glyph.base < height and 0 < glyph.right < width
    ]
    pictured, written = written_on_pictures(page, text.raw, turns, objects)
    text.close()
    struck, lines = crossed_out(glyphs, rulings)
    seen = (glyph for glyph in glyphs if not glyph.hidden)
    return DrawnPage(
        width,
        height,
        tuple(glyph for glyph in seen if glyph not in struck),
        tuple(ruling for ruling in rulings if ruling not in lines),
        has_picture,
        tuple(glyph for glyph in glyphs if glyph.hidden),
        tuple(glyph for glyph in struck if not glyph.hidden),
        looked_at=unseen is not None,
        pictured=pictured,
        written=written,
    )


class _Turn:
    """Turns places on a page clockwise, by quarters, as its viewer does for its rotation."""

    def __init__(self, page: pdfium.PdfPage, quarters: int) -> None:
        self.quarters = quarters
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = left, bottom, right, top

    @property
    def is_none(self) -> bool:
        """Return whether nothing is to be done."""
        return not (self.quarters or self._left or self._bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 1:
                return y - self._bottom, self._right - x
            case 2:
                return self._right - x, self._top - y
            case 3:
                return self._top - y, x - self._left
            case _:
                return x - self._left, y - self._bottom

    def bounds(self, box: Bounds) -> Bounds:
        (x0, y0), (x1, y1) = self.point(box.left, box.bottom), self.point(box.right, box.top)
        return Bounds(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[int, Any]]:
    """Return what is drawn with its kind, a form's contents in its place."""
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(drawn)
        yield kind, drawn
        if kind == raw.FPDF_PAGEOBJ_FORM:
            for inner in range(raw.FPDFFormObj_CountObjects(drawn)):
                part = raw.FPDFFormObj_GetObject(drawn, inner)
                yield raw.FPDFPageObj_GetType(part), part


def _quarters(text: Any, index: int) -> int | None:
    """Return the quarters that turn a letter upright, or SLANTED; None for a space."""
    code = raw.FPDFText_GetUnicode(text, index)
    if code <= SPACE and code not in HYPHENS:
        return None
    turn = -float(raw.FPDFText_GetCharAngle(text, index)) / (pi / 2)
    return round(turn) % 4 if abs(turn - round(turn)) <= SLANT else SLANTED


def _glyphs(
    text: Any, upright: _Turn, turns: Sequence[int | None], unseen: Container[int]
) -> Iterator[Glyph]:
    """Return the letters of a page; those turned otherwise are a whole word, or several, each."""
    as_drawn = upright.is_none
    x, y, loose = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    words: list[TurnedWords] = []
    apart, spaced, high = "", False, HIGH_HALVES[0]
    last: Bounds | None = None
    for index, turn in enumerate(turns):
        # The spaces between words are seen by the gaps they leave.
        if turn is None:
            apart, spaced = " ", spaced or not raw.FPDFText_IsGenerated(text, index)
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, loose)
        code = raw.FPDFText_GetUnicode(text, index)
        if code in HIGH_HALVES:
            high = code
            continue
        if code in LOW_HALVES:
            code = 0x10000 + ((high - HIGH_HALVES[0]) << 10) + code - LOW_HALVES[0]
        letter = "-" if code in HYPHENS else chr(code)
        box, base = Bounds(loose.left, loose.bottom, loose.right, loose.top), y.value
        if not as_drawn:
            base = upright.point(x.value, base)[1]
            box = upright.bounds(box)
        left = (box.left + box.right) / 2 if letter in LIGATED and box == last else box.left
        last = box
        if turn == upright.quarters or index in unseen:
            height = _height(text, index, box)
            if letter in RAISABLE and _ink(text, index, upright).bottom > base + RAISED * height:
                letter = raised(letter)
            hidden = index in unseen or height <= LEADING * TINY
            yield Glyph(letter, left, box.right, base, height, hidden, spaced)
        elif not (words and words[-1].take(apart + letter, box)):
            words.append(TurnedWords(letter, box))
        apart, spaced = "", False
    for turned in words:
        yield turned.glyph


def _ink(text: Any, index: int, upright: _Turn) -> Bounds:
    """Return the box of what is drawn of a letter."""
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return upright.bounds(Bounds(left.value, bottom.value, right.value, top.value))


def _height(text: Any, index: int, box: Bounds) -> float:
    """Return the height of a letter's line by the size of its font, or else that of its box."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    height: float = LEADING * raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
    drawn = max(box.top - box.bottom, 1.0)
    return height if drawn / MOST_UNLIKE < height < drawn * MOST_UNLIKE else drawn


class TurnedWords:
    """Words that are drawn at another angle than the page's, as in a narrow first column."""

    def __init__(self, text: str, box: Bounds) -> None:
        self._text, self._box = text, box
        self._size = max(min(box.right - box.left, box.top - box.bottom), 1.0)

    def take(self, text: str, box: Bounds) -> bool:
        """Add letters that stand near enough to belong to these; return whether they do."""
        own, near = self._box, NEAR_LETTERS * self._size
        if not (
            own.left - near <= box.right
            and box.left - near <= own.right
            and own.bottom - near <= box.top
            and box.bottom - near <= own.top
        ):
            return False
        self._text += text
        self._box = Bounds(
            min(own.left, box.left),
            min(own.bottom, box.bottom),
            max(own.right, box.right),
            max(own.top, box.top),
        )
        return True

    @property
    def glyph(self) -> Glyph:
        """Return the words as one glyph that stands upright in the middle of their place."""
        box = self._box
        return Glyph(self._text, box.left, box.right, (box.bottom + box.top) / 2, self._size)
