"""One page of a PDF as glyphs and rulings: the only place that speaks to PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

THIN = 3.0
SHORTEST_RULING = 6.0
MOST_GLYPHS = 60_000
MOST_OBJECTS = 50_000
SPACE, HYPHEN = 0x20, 0xFFFE  # the latter where PDFium saw a word cut at a line's end


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle on the upright page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn letter; ``base`` is the height of the line it stands on."""

    text: str
    left: float
    right: float
    base: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What is drawn on a page; each ruling is a box of next to no width or height."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Bounds, ...]
    has_picture: bool


def read_page(page: pdfium.PdfPage) -> DrawnPage:
    """Return the page turned upright."""
    width, height = page.get_size()
    upright = _Turn(page)
    rulings: list[Bounds] = []
    has_picture = False
    for kind, drawn in islice(_objects(page), MOST_OBJECTS):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            rulings += map(upright.bounds, _rulings(pdfium.PdfObject(drawn, page=page)))
    # What is drawn off the page no one sees.
    glyphs = tuple(g for g in _glyphs(page, upright) if 0 < g.base < height and 0 < g.right < width)
    return DrawnPage(width, height, glyphs, tuple(rulings), has_picture)


class _Turn:
    """Turns places on a page the way its viewer does."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._quarters = page.get_rotation() // 90 % 4
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = left, bottom, right, top

    @property
    def is_none(self) -> bool:
        """Return whether nothing is to be done."""
        return not (self._quarters or self._left or self._bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self._quarters:
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


def _glyphs(page: pdfium.PdfPage, upright: _Turn) -> Iterator[Glyph]:
    text = page.get_textpage()
    handle, as_drawn = text.raw, upright.is_none
    x, y, loose = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(min(text.count_chars(), MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(handle, index)
        # The spaces between words are seen by the gaps they leave.
        if code <= SPACE:
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, loose)
        letter = "-" if code == HYPHEN else chr(code)
        left, bottom, right, top, base = loose.left, loose.bottom, loose.right, loose.top, y.value
        if not as_drawn:
            base = upright.point(x.value, base)[1]
            box = upright.bounds(Bounds(left, bottom, right, top))
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
        yield Glyph(letter, left, right, base, max(top - bottom, 1.0))
    text.close()


def _rulings(path: Any) -> Iterator[Bounds]:
    """Return the straight upright or level edges of a path; a thin bar is one of them."""
    left, bottom, right, top = path.get_bounds()
    if right - left <= THIN or top - bottom <= THIN:
        if max(right - left, top - bottom) >= SHORTEST_RULING:
            yield Bounds(left, bottom, right, top)
        return
    matrix = path.get_matrix()
    here = start = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path.raw), MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _edge(here, point)
        here = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _edge(here, start)


def _edge(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Bounds]:
    box = Bounds(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
    width, height = box.right - box.left, box.top - box.bottom
    if min(width, height) < 1 and max(width, height) >= SHORTEST_RULING:
        yield box
