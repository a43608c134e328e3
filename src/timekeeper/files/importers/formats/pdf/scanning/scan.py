"""Recognises a page that is a picture: cleaned, set upright, its words and rulings with places.

Tesseract and Pillow are an optional part of the program, and loaded when the first page needs them.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats.pdf.columns import side_by_side
from timekeeper.files.importers.formats.pdf.lines import text_lines
from timekeeper.files.importers.formats.pdf.page import DrawnPage
from timekeeper.files.importers.formats.pdf.scanning import page_images
from timekeeper.files.importers.formats.pdf.scanning.cells_beside import cells_beside
from timekeeper.files.importers.formats.pdf.scanning.cleaning import (
    DARK,
    DPI,
    POINT,
    THICKEST,
    cleaned_picture,
    ink_of,
    is_blank,
    on_white,
    without_grain,
)
from timekeeper.files.importers.formats.pdf.scanning.inks import in_black
from timekeeper.files.importers.formats.pdf.scanning.overlooked import (
    as_fine_as_taught,
    overlooked,
    unread,
    with_overlooked,
)
from timekeeper.files.importers.formats.pdf.scanning.page_clocks import (
    clocks_that_follow,
    hours_of_the_night,
    minutes_in_brackets,
)
from timekeeper.files.importers.formats.pdf.scanning.paper import flat_sheet
from timekeeper.files.importers.formats.pdf.scanning.raised_marks import in_page, raised_marks
from timekeeper.files.importers.formats.pdf.scanning.seen import (
    CLEAN,
    CLEANER,
    FINER,
    LEAST_READ,
    READABLE,
    PixelBox,
    SeenWord,
    as_glyphs,
    confidence,
    is_sure,
    is_surer,
    mostly_read,
    set_right_in_line,
    surely_read,
)
from timekeeper.files.importers.formats.pdf.scanning.tesseract import (
    CLOCK_SIGNS,
    FRAME,
    ONE_LINE,
    Tesseract,
    around,
    tesseract_with,
)
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import Field, Grid, grids, owners
from timekeeper.files.importers.original import Area
from timekeeper.files.places import resources
from timekeeper.words.language import _

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

DATA = "vie.traineddata"
# Pixels of a piece that tells which side of a page is up, and how many are looked at.
PIECE, PIECES = 750, 3
INSIDE, SMALLEST = 4, 8.0
TWICE = 2  # so many times the letters of what is written are in its picture
SHADES = 16  # grays of the picture that is shown
# Of a page's time: when it is flat, upright, clean, and recognised; what a first look takes of what
# is no table.
FLAT, TURNED, CLEANED, RECOGNISED, FIRST_LOOK = 0.03, 0.15, 0.4, 0.9, 0.6

Progress = Callable[[float], object]


class UnsureWord(NamedTuple):
    """A word that was not recognised for certain, and where it stands in the page's picture."""

    text: str
    area: Area


class Scan(Struct, frozen=True):
    """A page as recognised, the words that are not sure, and its picture as PNG to be shown.

    ``unread`` are the places where letters stand that were not recognised; ``blank`` tells that
    nothing stands on it at all.
    """

    page: DrawnPage
    unsure: tuple[UnsureWord, ...] = ()
    picture: bytes = b""
    unread: tuple[Area, ...] = ()
    blank: bool = False


def richer(found: Scan, page: DrawnPage) -> Scan:
    """Return a page as recognised, or as it is written where that says about as much."""
    letters = sum(len(glyph.text) for glyph in found.page.glyphs)
    if page.written and letters < TWICE * page.written:
        return Scan(replace(page, pictured=0.0))  # its picture holds no text
    return Scan(page) if TWICE * letters < len(page.glyphs) else found


@contextmanager
def recogniser() -> Iterator[Callable[[Image, Progress], Scan]]:
    """Return what recognises one page after the other, and tells which share of it is done.

    Raises UnreadableProgramme where its data cannot be opened.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as plain:
        data = resources() / "ocr"
        try:
            api = tesseract_with(data)
        except RuntimeError:
            # Before Windows 10 of 2019 its C library knows few letters with marks in a path.
            shutil.copy(data / DATA, plain)
            try:
                api = tesseract_with(Path(plain))
            except RuntimeError as error:
                message = _(
                    "Pictures cannot be read with timekeeper in {folder}: move it to a folder "
                    "whose name has plain letters only, or ask for the Word file."
                )
                raise UnreadableProgramme(message.format(folder=data)) from error
    with api:
        yield lambda picture, told: _Recogniser(api, told).scan(picture)


class _Recogniser:
    """Recognises a page."""

    def __init__(self, api: Any, told: Progress) -> None:
        self._eye = Tesseract(api)
        self._told, self._share = told, 0.0

    def _tell(self, share: float) -> None:
        """Tell which share is done: another look takes nothing of it back."""
        self._share = max(share, self._share)
        self._told(self._share)

    def scan(self, picture: Image) -> Scan:
        """Return what is on a page, turned upright."""
        picture = flat_sheet(picture, round(page_images.LONGER_SIDE * DPI))
        self._tell(FLAT)
        picture = in_black(picture)
        if is_blank(picture):
            size = (picture.width * POINT, picture.height * POINT)
            return Scan(DrawnPage(*size, (), (), has_picture=True), blank=True)
        picture = picture.rotate(self._angle(picture), expand=True)
        self._tell(TURNED)
        gray, lines = cleaned_picture(
            picture, lambda share: self._tell(TURNED + (CLEANED - TURNED) * share)
        )
        self._tell(CLEANED)
        found = self._page(gray, lines)
        self._tell(RECOGNISED)
        plain = without_grain(gray)
        if confidence(found) < CLEAN and plain.histogram() != gray.histogram():
            # Grain, taken for a picture, or for signs between the letters.
            words = self._page(plain, lines)
            if confidence(words) >= confidence(found) + CLEANER:
                gray, found = plain, words
        for angle in (180, 90, 270):
            if not found or confidence(found) >= READABLE:
                break
            turned, others = cleaned_picture(picture.rotate(angle, expand=True))
            words = self._page(turned, others)
            if confidence(words) > confidence(found):
                gray, lines, found = turned, others, words
        self._doubt_clocks(gray, found)
        height = gray.height * POINT
        glyphs = tuple(as_glyphs(found, height))
        unsure = tuple(
            UnsureWord(word.text, word.area(*gray.size)) for word in found if not is_sure(word)
        )
        page = DrawnPage(gray.width * POINT, height, glyphs, tuple(lines), has_picture=True)
        # What is shown beside what was read: half as fine, in few grays.
        shown = BytesIO()
        gray.reduce(2).quantize(SHADES).save(shown, "PNG", compress_level=3)
        return Scan(page, unsure, shown.getvalue(), tuple(unread(gray, lines, found)))

    def _angle(self, picture: Image) -> int:
        """Return the degrees to turn a page by, so that the pieces of it with most ink are read."""
        from PIL import Image, ImageFilter
        from tesserocr import PSM

        ink = ink_of(picture)
        columns, rows = (max(round(length / PIECE), 1) for length in ink.size)
        inked = ink.resize((columns, rows), Image.Resampling.BOX).tobytes()
        width, height = ink.width // columns, ink.height // rows
        read = dict.fromkeys((0, 180, 90, 270), 0)
        most = sorted(range(len(inked)), key=lambda place: -inked[place])[:PIECES]
        for done, place in enumerate(most, 1):
            left, top = place % columns * width, place // columns * height
            piece = on_white(ink.crop((left, top, left + width, top + height)))
            piece = as_fine_as_taught(piece.filter(ImageFilter.MedianFilter(3)))
            for angle in read:
                lines = self._eye.lines(piece.rotate(angle, expand=True), PSM.AUTO)
                words = [word for line in lines for word in line]
                if mostly_read(words):
                    return angle
                read[angle] += surely_read(words)
            self._tell(FLAT + (TURNED - FLAT) * done / len(most))
            best, other = sorted(read, key=lambda angle: -read[angle])[:2]
            # A piece that cuts a table's words has few that are whole.
            if read[best] >= max(LEAST_READ, TWICE * read[other]):
                return best
        return 0

    def _page(self, gray: Image, lines: Sequence[Bounds]) -> list[SeenWord]:
        """Return a page's words: of each cell between its rulings by itself, and of the rest."""
        outside = gray.copy()
        text = as_fine_as_taught(gray)
        found: list[SeenWord] = []
        inside: list[PixelBox] = []
        for grid in grids(lines):
            outer = _box(gray, grid, [(0, 0), (len(grid.rows) - 2, len(grid.columns) - 2)])
            cells: defaultdict[Field, list[Field]] = defaultdict(list)
            for place, owner in owners(grid).items():
                cells[owner].append(place)
            for fields in cells.values():
                left, top, right, bottom = _box(gray, grid, fields)
                inner = (left + INSIDE, top + INSIDE, right - INSIDE, bottom - INSIDE)
                if min(inner[2] - inner[0], inner[3] - inner[1]) > THICKEST:
                    inside.append(inner)
            left, top, right, bottom = outer
            outside.paste(255, (left - INSIDE, top - INSIDE, right + INSIDE, bottom + INSIDE))
        raised = {cell: raised_marks(text, cell) for cell in inside}
        plain = text.copy()
        for mark in (mark for marks in raised.values() if marks for mark in marks.places):
            plain.paste(255, mark)
            outside.paste(255, in_page(mark))
        for done, (cell, marks) in enumerate(raised.items()):
            self._tell(CLEANED + (RECOGNISED - CLEANED) * done / (len(inside) + 1))
            found += self._words(*(marks.whole_cell(text, plain) if marks else (plain, cell)))
        rest = as_fine_as_taught(outside)
        found += self._column_by_column(rest, self._words(rest), gray.size)
        # Grain joins all that stands on the page.
        plain = as_fine_as_taught(without_grain(outside))
        for box in list(overlooked(plain, found)):
            found = with_overlooked(partial(self._words, text), box, found)
        return found

    def _column_by_column(
        self, text: Image, words: list[SeenWord], size: tuple[int, int]
    ) -> list[SeenWord]:
        """Return a page's words, those of two columns recognised anew: lines side by side mix."""
        height = size[1] * POINT
        found = side_by_side(text_lines(as_glyphs(words, height)))
        if found is None:
            return words
        edge = round(found[0] / POINT)
        for top, bottom in found[1]:
            high, low = (round((height - min(max(at, 0), height)) / POINT) for at in (top, bottom))
            before = [word for word in words if high <= word.base < low]
            if len({word.left < edge for word in before}) > 1:
                boxes = ((0, high, edge, low), (edge, high, size[0], low))
                anew = [word for box in boxes for word in self._words(text, box)]
                words = [word for word in words if word not in before]
                words += before if confidence(before) > confidence(anew) else anew
        return words

    def _words(self, text: Image, box: PixelBox | None = None) -> list[SeenWord]:
        """Return the words of a page, or of a cell of it that is one block of text."""
        from PIL import ImageOps
        from tesserocr import PSM

        left = top = 0
        mode = PSM.AUTO
        if box is not None:
            x0, y0, x1, y1 = (round(edge / FINER) for edge in box)
            text = text.crop((x0, y0, x1, y1))
            ink = text.point([255] * DARK + [0] * (256 - DARK)).getbbox()
            if ink is None:  # nothing is drawn in it
                return []
            mode = PSM.SINGLE_LINE if ink[3] - ink[1] <= ONE_LINE else PSM.SINGLE_BLOCK
            left, top = x0 - FRAME, y0 - FRAME
            text = ImageOps.expand(text, FRAME, 255)
        lines = self._eye.lines(text, mode)
        if box is None:
            lines = self._cell_by_cell(text, lines)
        found = self._doubtful_again(text, lines, box is None)
        return [
            SeenWord(
                word.text, (word.left + left) * FINER, (word.right + left) * FINER,
                (word.base + top) * FINER, max(word.size * FINER, SMALLEST), word.sure,
            )
            for line in found for word in set_right_in_line(line)
        ]  # fmt: skip

    def _cell_by_cell(self, text: Image, lines: list[list[SeenWord]]) -> list[list[SeenWord]]:
        """Return a page's lines, doubtful rows of cells as each cell is seen by itself.

        Of cells that stand at the middle of their row one has its lines between another's.
        """
        words = [word for line in lines for word in line]
        for cells in cells_beside(without_grain(text), words):
            _left, top, _right, bottom = cells[0]
            row = [word for word in words if top < word.base - word.size / 2 < bottom]
            if all(word.sure >= READABLE for word in row):
                continue
            anew = [self._eye.nearer(text, cell) for cell in cells]
            found = [line for cell in anew for line in cell]
            if all(anew) and confidence([w for line in found for w in line]) > confidence(row):
                at = next(n for n, line in enumerate(lines) if row[0] in line)
                lines = [[word for word in line if word not in row] for line in lines]
                lines[at:at] = found
        return lines

    def _doubtful_again(
        self, text: Image, lines: list[list[SeenWord]], whole: bool
    ) -> list[list[SeenWord]]:
        """Return lines, those that are doubtful as a nearer look sees them where that is surer.

        So is a cell, which is not the ``whole`` page: grain beside a short text is taken for more.
        """
        cell = [word for line in lines for word in line]
        if not whole and confidence(cell) < CLEAN:
            nearer = self._eye.nearer(text, (0, 0, *text.size))
            if not nearer or is_surer([word for line in nearer for word in line], cell):
                lines = nearer
        seen: list[list[SeenWord]] = []
        begun = self._share + (RECOGNISED - self._share) * FIRST_LOOK
        for done, line in enumerate(lines):
            if whole:
                self._tell(begun + (RECOGNISED - begun) * done / len(lines))
            seen.append(line)
            if line and confidence(line) < CLEAN:
                nearer = self._eye.nearer(text, around(line))
                if is_surer([word for line in nearer for word in line], line):
                    seen[-1:] = nearer
        return [[self._eye.figures_again(text, word) for word in line] for line in seen]

    def _doubt_clocks(self, gray: Image, found: list[SeenWord]) -> None:
        """Set clocks right by their neighbours, in place, and doubt them."""
        doubtful = {at for at, word in enumerate(found) if not is_sure(word)}
        texts = [word.text for word in found]
        begins = {at for at, two in enumerate(pairwise(found), 1) if two[1].left < two[0].right}
        for at, text in clocks_that_follow(texts, doubtful).items():
            if at not in doubtful:
                seen = "".join(word.text for word in self._eye.clock_words(gray, found[at]))
                if seen == "".join(c for c in texts[at].lower() if c in CLOCK_SIGNS):
                    continue  # two looks see it alike: it is the author's own, however it follows
            found[at] = found[at]._replace(text=text, sure=0.0)
        for at, text in minutes_in_brackets(texts, {0, *begins}).items():
            found[at] = found[at]._replace(text=text, sure=0.0)
        for at in hours_of_the_night([word.text for word in found]):
            found[at] = found[at]._replace(sure=0.0)


def _box(gray: Image, grid: Grid, fields: Sequence[Field]) -> PixelBox:
    """Return the pixels from the first to the last of some fields of a grid."""
    top, left = min(row for row, _c in fields), min(column for _r, column in fields)
    bottom, right = max(row for row, _c in fields), max(column for _r, column in fields)
    return (
        round(grid.columns[left] / POINT), round(gray.height - grid.rows[top] / POINT),
        round(grid.columns[right + 1] / POINT), round(gray.height - grid.rows[bottom + 1] / POINT),
    )  # fmt: skip
