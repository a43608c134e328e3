"""How the letters of a page look: those that nobody sees, those a line is drawn through."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from math import inf
from time import thread_time
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from timekeeper.files.importers.formats.looks import NEAR, Colour, are_alike
from timekeeper.files.importers.formats.pdf.shapes import THIN

DARK, CLEAR = 128, 8  # of 255: the lightest channel of dark ink, the opacity of none
SCALE, MOST_PIXELS, MOST_PAINTED = 2.0, 8_000_000, 20_000
# Seconds: enough for thirty pages whose every word has to be looked at.
LONGEST_LOOK = 3
# The same by the clock, on a busy machine: for one page, and to open it or to take its picture.
LONGEST_PAINTING, LONGEST_WORK = 3.0, 20.0
# How often objects may cover the page, and pixels of the pictures on it, before it is painted.
MOST_COVERED, MOST_IN_PICTURES = 100, 100_000_000
# What is looked at beside a letter, and left out at its edges, in parts of its height.
BESIDE, SHALLOW = 0.25, 5
MOSTLY = 0.5
WHOLE = 0.7  # of a page: what is as large hides what was drawn before
_MODES = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


def unseen_letters(
    page: pdfium.PdfPage,
    text: Any,
    drawn: Sequence[tuple[int, Any]],
    spaces: Sequence[bool],
    allowed: AllowedTime,
) -> set[int] | None:
    """Return which letters of a page are in words that do not stand out from their ground.

    ``drawn`` are the page's objects with their kinds, ``spaces`` tells for each letter if it is a
    space. The page is painted to find out, if anything on it may hide a letter: None where that
    would take too long.
    """
    suspicion = _Suspicion(drawn)
    if not suspicion.is_any:
        return set()
    if len(drawn) > MOST_PAINTED or allowed.is_over or _is_heavy(page, drawn):
        return None
    with allowed.used():
        try:
            return _unseen(_Picture(page, allowed.left), text, spaces, suspicion)
        except _TooSlow:
            return None


def _is_heavy(page: pdfium.PdfPage, drawn: Sequence[tuple[int, Any]]) -> bool:
    """Return whether objects lie over a page many times: one that blends is painted in one go."""
    width, height = page.get_size()
    covers, pixels = 0.0, 0
    for kind, drawing in drawn:
        covers += _area_of(drawing, width, height)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            across, down = ctypes.c_uint(), ctypes.c_uint()
            raw.FPDFImageObj_GetImagePixelSize(drawing, across, down)
            pixels += across.value * down.value
    return covers > MOST_COVERED * width * height or pixels > MOST_IN_PICTURES


def _area_of(drawing: Any, width: float, height: float) -> float:
    """Return what an object takes of a page of that size, at most."""
    left, bottom, right, top = (ctypes.c_float() for _side in range(4))
    raw.FPDFPageObj_GetBounds(drawing, left, bottom, right, top)
    wide, high = min(right.value - left.value, width), min(top.value - bottom.value, height)
    return max(wide, 0.0) * max(high, 0.0)


def written_on_pictures(
    page: pdfium.PdfPage,
    text: Any,
    turns: Sequence[int | None],
    drawn: Sequence[tuple[int, Any]],
) -> tuple[float, int]:
    """Return what part of a page pictures take, and how many letters are written there to be seen.

    ``turns`` tells for each letter if it is a space, by None. Where there is no picture none is
    counted.
    """
    width, height = page.get_size()
    taken = 0.0
    unseen: set[int | None] = set()
    before: set[int | None] = set()
    for kind, drawing in drawn:
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            part = _area_of(drawing, width, height) / max(width * height, 1.0)
            taken += part
            unseen |= before if part >= WHOLE else set()
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            before.add(_address(drawing))
            if raw.FPDFTextObj_GetTextRenderMode(drawing) in _MODES:
                unseen.add(_address(drawing))
    letters = [at for at, turn in enumerate(turns) if turn is not None] if taken else []
    return taken, sum(
        _address(raw.FPDFText_GetTextObject(text, at)) not in unseen for at in letters
    )


def _address(drawing: Any) -> int | None:
    return ctypes.cast(drawing, ctypes.c_void_p).value


def _unseen(
    picture: _Picture, text: Any, spaces: Sequence[bool], suspicion: _Suspicion
) -> set[int]:
    unseen: set[int] = set()
    for is_space, word in groupby(range(len(spaces)), key=spaces.__getitem__):
        letters = [] if is_space else list(word)
        # Its ends and its middle tell of a word.
        asked = {letters[at] for at in (0, len(letters) // 2, -1)} if letters else set()
        hidden = sum(suspicion.explains(text, n, picture.plain(text, n)) for n in asked)
        if hidden > MOSTLY * len(asked):
            unseen.update(letters)
    picture.close()
    return unseen


class AllowedTime:
    """How long, of the processor's time, the pages of one document are painted and looked at.

    PDFium, once begun, does not always ask whether it may go on: ``told`` is called with what it
    is to do ("painting" or "working") and the seconds, of the clock, that this may take; with
    infinity when it is done.
    """

    def __init__(
        self,
        longest: float = LONGEST_LOOK,
        told: Callable[[str, float], object] = lambda _doing, _longest: None,
    ) -> None:
        self._longest, self._told = longest, told
        self._spent = 0.0

    @property
    def is_over(self) -> bool:
        """Return whether the pages that follow are not looked at."""
        return self._spent >= self._longest

    @property
    def left(self) -> float:
        """Return how many seconds are left."""
        return self._longest - self._spent

    @contextmanager
    def used(self) -> Iterator[None]:
        """Count the time that is spent within, and tell of it."""
        begun = thread_time()
        with self.bounded("painting", LONGEST_PAINTING):
            try:
                yield
            finally:
                self._spent += thread_time() - begun

    @contextmanager
    def bounded(self, doing: str = "working", longest: float = LONGEST_WORK) -> Iterator[None]:
        """Tell of what is done within."""
        self._told(doing, longest)
        try:
            yield
        finally:
            self._told(doing, inf)


class _TooSlow(Exception):
    """A page takes longer to paint than is left."""


class _Suspicion:
    """What of a page's objects may make that letters are not seen."""

    def __init__(self, drawn: Sequence[tuple[int, Any]]) -> None:
        self.has_picture = any(kind == raw.FPDF_PAGEOBJ_IMAGE for kind, _object in drawn)
        self._covers = self._colours = False
        written = False
        for kind, drawing in drawn:
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                written = True
                plain = raw.FPDFTextObj_GetTextRenderMode(drawing) == raw.FPDF_TEXTRENDERMODE_FILL
                self._colours |= not plain or not _is_dark(drawing)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                filled = _fills(drawing)
                self._covers |= filled and written
                self._colours |= filled and _is_dark(drawing)
            else:
                self._covers |= written

    @property
    def is_any(self) -> bool:
        """Return whether the page has to be looked at."""
        return self._covers or self._colours

    def explains(self, text: Any, index: int, ground: Colour | None) -> bool:
        """Return whether a letter of which its ground alone shows is one that is not seen.

        What is recognised of a scanned page lies unseen over its picture; letters of a typeface
        that is missing do not show here, and do elsewhere.
        """
        if ground is None:
            return False
        drawing = raw.FPDFText_GetTextObject(text, index)
        if raw.FPDFTextObj_GetTextRenderMode(drawing) in _MODES:
            return not self.has_picture
        colour = _colour(drawing)
        return self._covers or (
            colour is not None and (colour[3] < CLEAR or are_alike(colour[:3], ground))
        )


def _is_dark(drawing: Any) -> bool:
    colour = _colour(drawing)
    return colour is not None and max(colour[:3]) < DARK and colour[3] >= CLEAR


def _colour(drawing: Any) -> tuple[int, int, int, int] | None:
    """Return what an object is filled with and how opaque it is; None for a pattern."""
    channels = [ctypes.c_uint() for _channel in range(4)]
    if not raw.FPDFPageObj_GetFillColor(drawing, *channels):
        return None
    red, green, blue, opacity = (channel.value for channel in channels)
    return red, green, blue, opacity


def _fills(path: Any) -> bool:
    """Return whether a path fills more than a line."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroke)
    left, bottom, right, top = (ctypes.c_float() for _side in range(4))
    raw.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    thick = min(right.value - left.value, top.value - bottom.value) > THIN
    return mode.value != raw.FPDF_FILLMODE_NONE and thick


class _Picture:
    """The page as it is painted, to see whether anything shows where a letter stands.

    Raises _TooSlow where that takes more than so many seconds.
    """

    def __init__(self, page: pdfium.PdfPage, longest: float) -> None:
        width, height = page.get_size()
        scale = min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        self._page = page
        size = max(1, round(width * scale)), max(1, round(height * scale))
        self._drawn = pdfium.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRx)
        self._drawn.fill_rect((255, 255, 255, 255), 0, 0, *size)
        if not self._is_painted(thread_time() + longest):
            self._drawn.close()
            raise _TooSlow
        self._rows = memoryview(self._drawn.buffer).cast("B")

    def _is_painted(self, end: float) -> bool:
        """Paint the page piece by piece; return whether that is done before the end."""
        pause = raw.IFSDK_PAUSE(version=1)
        asked = type(pause.NeedToPauseNow)
        pause.NeedToPauseNow = asked(lambda _pause: thread_time() > end)
        drawn = self._drawn
        state = raw.FPDF_RenderPageBitmap_Start(
            drawn, self._page, 0, 0, drawn.width, drawn.height, 0, raw.FPDF_ANNOT, pause
        )
        raw.FPDF_RenderPage_Close(self._page)
        return bool(state == raw.FPDF_RENDER_DONE)

    def close(self) -> None:
        """Let go of what was painted."""
        self._rows.release()
        self._drawn.close()

    def plain(self, text: Any, index: int) -> Colour | None:
        """Return the one colour at and around a letter; None where something stands out."""
        left, right, bottom, top = (ctypes.c_double() for _side in range(4))
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        ends = self._pixel(left, bottom), self._pixel(right, top)
        (x0, x1), (y0, y1) = ((min(of), max(of)) for of in zip(*ends, strict=True))
        # A dash fills its box and stands out beside it; its ground may end above and below.
        wide, low = 1 + round(BESIDE * max(x1 - x0, y1 - y0)), (y1 - y0) // SHALLOW
        x0, x1 = max(x0 - wide, 0), min(x1 + wide, self._drawn.width - 1)
        y0, y1 = max(y0 + low, 0), min(y1 - low, self._drawn.height - 1)
        if x0 > x1 or y0 > y1:
            return None
        stride, pixel = self._drawn.stride, self._drawn.n_channels
        first = self._colour(y0 * stride + x0 * pixel)
        # Half of the letters show in their middle.
        middle = (y0 + y1) // 2
        even = bytes(self._rows[y0 * stride + x0 * pixel : y0 * stride + (x0 + 1) * pixel])
        even *= x1 + 1 - x0
        for y in (middle, *range(y0, y1 + 1)):
            row = bytes(self._rows[y * stride + x0 * pixel : y * stride + (x1 + 1) * pixel])
            if row == even:
                continue
            for channel in range(3):
                values = row[channel::pixel]
                of_first = first[2 - channel]
                if max(max(values) - of_first, of_first - min(values)) > NEAR:
                    return None
        return first

    def _pixel(self, x: ctypes.c_double, y: ctypes.c_double) -> tuple[int, int]:
        at_x, at_y = ctypes.c_int(), ctypes.c_int()
        size = self._drawn.width, self._drawn.height
        raw.FPDF_PageToDevice(self._page, 0, 0, *size, 0, x, y, at_x, at_y)
        return at_x.value, at_y.value

    def _colour(self, at: int) -> Colour:
        blue, green, red = self._rows[at : at + 3]
        return red, green, blue
