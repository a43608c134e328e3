"""The lines that are drawn on a page of a PDF, and which of them cross its letters out."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from timekeeper.files.importers.formats.pdf.shapes import LEADING, THIN, Bounds, Glyph

SHORTEST_RULING = 6.0
MOST_SEGMENTS = 50_000  # of the paths of a page: its tables have some hundreds
MOST_MARKS, MOST_LINES = 1_000, 20
# Where a line crosses out, in parts of a font's size above the line the letters stand on.
LOWEST, HIGHEST = 0.12, 0.5
MOSTLY = 0.5


def page_rulings(
    page: pdfium.PdfPage, objects: Sequence[tuple[int, Any]]
) -> tuple[list[Bounds], bool]:
    """Return the rulings of a page, and whether all of its paths were followed.

    A path with more segments than are left, as an emblem is drawn, leaves the others theirs.
    """
    rulings: list[Bounds] = []
    left, followed = MOST_SEGMENTS, True
    for drawn in (drawn for kind, drawn in objects if kind == raw.FPDF_PAGEOBJ_PATH):
        path = pdfium.PdfObject(drawn, page=page)
        box = Bounds(*path.get_bounds())
        if box.right - box.left <= THIN or box.top - box.bottom <= THIN:
            if max(box.right - box.left, box.top - box.bottom) >= SHORTEST_RULING:
                rulings.append(box)  # a thin bar is a ruling
            continue
        segments = raw.FPDFPath_CountSegments(drawn)
        if segments <= left:
            left -= segments
            rulings += _edges(path, segments)
        else:
            followed = False
    return rulings, followed


def _edges(path: Any, segments: int) -> Iterator[Bounds]:
    """Return the straight upright or level edges of a path."""
    matrix = path.get_matrix()
    here = start = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(segments):
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


def strike_out_marks(page: pdfium.PdfPage) -> Iterator[Bounds]:
    """Return the lines that a reader of the page drew through its text as marks of his own."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_MARKS)):
        mark = raw.FPDFPage_GetAnnot(page.raw, index)
        if raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_STRIKEOUT:
            for number in range(min(raw.FPDFAnnot_CountAttachmentPoints(mark), MOST_MARKS)):
                quad = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(mark, number, quad)
                xs = (quad.x1, quad.x2, quad.x3, quad.x4)
                middle = (quad.y1 + quad.y2 + quad.y3 + quad.y4) / 4
                yield Bounds(min(xs), middle, max(xs), middle)
        raw.FPDFPage_CloseAnnot(mark)


def crossed_out(
    glyphs: Sequence[Glyph], rulings: Sequence[Bounds]
) -> tuple[set[Glyph], set[Bounds]]:
    """Return the letters that level lines go through, and those lines.

    A line crosses out when it is about as long as what stands on it: a table's goes on.
    """
    level = sorted(
        {ruling for ruling in rulings if ruling.top - ruling.bottom <= THIN},
        key=lambda ruling: ruling.top,
    )
    heights = [ruling.top for ruling in level]
    through: defaultdict[Bounds, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        size = glyph.height / LEADING
        middle = (glyph.left + glyph.right) / 2
        first = bisect_left(heights, glyph.base + LOWEST * size)
        for ruling in level[first : first + MOST_LINES]:
            highest = glyph.base + HIGHEST * size
            if ruling.top <= highest and ruling.left <= middle <= ruling.right:
                through[ruling].append(glyph)
    lines = {
        ruling
        for ruling, found in through.items()
        if sum(glyph.right - glyph.left for glyph in found) > MOSTLY * (ruling.right - ruling.left)
    }
    return {glyph for ruling in lines for glyph in through[ruling]}, lines
