"""Recognises a page that is a picture: cleaned, set upright, its words and rulings with places.

Tesseract and Pillow are an optional part of the program, and loaded when the first page needs them.
"""

from __future__ import annotations

import re
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

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats.pdf.cleaning import (
    DARK,
    DPI,
    POINT,
    THICKEST,
    cleaned_picture,
    without_grain,
)
from timekeeper.files.importers.formats.pdf.columns import side_by_side
from timekeeper.files.importers.formats.pdf.lines import text_lines
from timekeeper.files.importers.formats.pdf.mistaken import (
    apart,
    clocks_that_follow,
    hours_of_the_night,
    is_dash,
    is_speck,
    lacks_arrow,
    line_set_right,
    minutes_in_brackets,
    perhaps_figures,
)
from timekeeper.files.importers.formats.pdf.page import DrawnPage
from timekeeper.files.importers.formats.pdf.shapes import Bounds, Glyph
from timekeeper.files.importers.formats.pdf.tables import Field, Grid, grids, owners
from timekeeper.files.importers.original import Area, TooLarge
from timekeeper.files.places import resources
from timekeeper.words.language import _

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

# The recogniser tells tone marks best at what it was taught with; rulings need finer pixels.
TEXT_DPI = 200
FINER = DPI / TEXT_DPI
ONE_LINE = 46  # of its pixels: what is no higher is one line of text
MOST_PIXELS = 80_000_000
MOST_PAGES = 60
DATA = "vie.traineddata"
# Per cent. What a word is recognised with when it is sure; a figure is read with less context.
SURE, SURE_FIGURE, READABLE = 60, 80, 55
# Of a page: less than clean ones have, and how much more it must have without its grain.
CLEAN, CLEANER = 85, 5
# Pixels that tell which side of a page is up, by so many letters in words of so many signs: one by
# one, signs are seen in letters that lie on their side.
PIECE, LEAST_READ, SHORTEST_WORD = 750, 12, 3
FRAME, INSIDE, SMALLEST = 20, 4, 8.0
# The recogniser's pixels: how high letters are, and what white parts words from others.
LETTERS_HIGH, APART, OTHER_CELL = range(12, 60), 14, 24
DEARER = 10  # per cent that a line may lose by what it gains
TOUCHING = 0.08  # of a word's size: what is cut off where two touched
DIRT = tuple(".,:;'`´")  # with none of them a line begins
# Its variable for the signs that it may see, and those of clocks.
ONLY, CLOCK_SIGNS = "tessedit_char_whitelist", "0123456789hg:-–"
# The recogniser's pixels around letters, and how large specks are; what part of what was sure a
# second look keeps.
MARGIN, SPECK, KEPT = 6, 3, 0.9
LONGER_SIDE = 11.7  # inches
# Of the picture that is shown: its grays. Letters reach below their line by a part of its height.
SHADES, DESCENT = 16, 0.3
# Of the usual size of words: how high is what may be some, how wide at most a page's number with
# the white around it. That stands at the edge, a part of the page.
AS_HIGH, NUMBER_WIDE, EDGE = (0.4, 1.5), 4, 0.12
_FIGURE = re.compile(r"[0-9]")


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


class UnsureWord(NamedTuple):
    """A word that was not recognised for certain, and where it stands in the page's picture."""

    text: str
    area: Area


class Scan(Struct, frozen=True):
    """A page as recognised, the words that are not sure, and its picture as PNG to be shown.

    ``unread`` are the places where letters stand that were not recognised.
    """

    page: DrawnPage
    unsure: tuple[UnsureWord, ...] = ()
    picture: bytes = b""
    unread: tuple[Area, ...] = ()


def page_pictures(content: bytes) -> tuple[int, Iterator[Image]]:
    """Return how many pages a picture file has, and them, 300 dots to the inch of an A4 page.

    Raises TooLarge for more pixels, or pages, than a programme has.
    """
    from PIL import Image

    picture = Image.open(BytesIO(content), formats=("JPEG", "PNG", "TIFF"))
    count: int = getattr(picture, "n_frames", 1)
    if count > MOST_PAGES:
        raise TooLarge
    return count, (_frame(picture, number) for number in range(count))


def _frame(picture: Image, number: int) -> Image:
    from PIL import ImageOps

    picture.seek(number)
    if picture.width * picture.height > MOST_PIXELS:
        raise TooLarge
    page = ImageOps.exif_transpose(picture.convert("RGB"))
    factor = LONGER_SIDE * DPI / max(page.size)
    return page.resize((max(round(page.width * factor), 1), max(round(page.height * factor), 1)))


def picture_of(page: Any) -> Image:
    """Return a page of a PDF drawn as a picture."""
    scale = min(1 / POINT, LONGER_SIDE * DPI / max(page.get_size()))
    drawn: Image = page.render(scale=scale).to_pil()
    return drawn.convert("RGB")


@contextmanager
def recogniser() -> Iterator[Callable[[Image], Scan]]:
    """Return what recognises one page after the other.

    Raises UnreadableProgramme where its data cannot be opened.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as plain:
        data = resources() / "ocr"
        try:
            api = _open(data)
        except RuntimeError:
            # Before Windows 10 of 2019 its C library knows few letters with marks in a path.
            shutil.copy(data / DATA, plain)
            try:
                api = _open(Path(plain))
            except RuntimeError as error:
                message = _(
                    "Pictures cannot be read with timekeeper in {folder}: move it to a folder "
                    "whose name has plain letters only, or ask for the Word file."
                )
                raise UnreadableProgramme(message.format(folder=data)) from error
    with api:
        yield _Recogniser(api).scan


def _open(data: Path) -> Any:
    """Return the recogniser with the data of a folder, which it reads at once."""
    from tesserocr import OEM, PyTessBaseAPI

    return PyTessBaseAPI(path=str(data), lang="vie", oem=OEM.LSTM_ONLY)


class _Recogniser:
    """Recognises pages one after the other."""

    def __init__(self, api: Any) -> None:
        self._api = api

    def scan(self, picture: Image) -> Scan:
        """Return what is on a page, turned upright."""
        gray, lines = cleaned_picture(picture)
        if side := self._angle(gray):
            picture = picture.rotate(side, expand=True)
            gray, lines = cleaned_picture(picture)
        found = self._page(gray, lines)
        plain = without_grain(gray)
        if _confidence(found) < CLEAN and plain.histogram() != gray.histogram():
            # Grain, taken for a picture, or for signs between the letters.
            words = self._page(plain, lines)
            if _confidence(words) >= _confidence(found) + CLEANER:
                gray, found = plain, words
        for angle in (180, 90, 270):
            if not found or _confidence(found) >= READABLE:
                break
            turned, others = cleaned_picture(picture.rotate(angle, expand=True))
            words = self._page(turned, others)
            if _confidence(words) > _confidence(found):
                gray, lines, found = turned, others, words
        self._doubt_clocks(gray, found)
        height = gray.height * POINT
        glyphs = tuple(_glyphs(found, height))
        unsure = tuple(
            UnsureWord(word.text, word.area(*gray.size)) for word in found if not is_sure(word)
        )
        page = DrawnPage(gray.width * POINT, height, glyphs, tuple(lines), has_picture=True)
        # What is shown beside what was read: half as fine, in few grays.
        shown = BytesIO()
        gray.reduce(2).quantize(SHADES).save(shown, "PNG", compress_level=3)
        return Scan(page, unsure, shown.getvalue(), tuple(unread(gray, lines, found)))

    def _angle(self, gray: Image) -> int:
        """Return the degrees to turn a page by, so that the piece of it with most ink is read."""
        from PIL import Image, ImageOps
        from tesserocr import PSM

        columns, rows = (max(round(length / PIECE), 1) for length in gray.size)
        inked = ImageOps.invert(gray).resize((columns, rows), Image.Resampling.BOX).tobytes()
        row, column = divmod(inked.index(max(inked)), columns)
        width, height = gray.width // columns, gray.height // rows
        left, top = column * width, row * height
        piece = _prepare(gray.crop((left, top, left + width, top + height)))
        for angle in (0, 180, 90, 270):
            lines = self._lines(piece.rotate(angle, expand=True), PSM.AUTO)
            if mostly_read([word for line in lines for word in line]):
                return angle
        return 0

    def _page(self, gray: Image, lines: Sequence[Bounds]) -> list[SeenWord]:
        """Return a page's words: of each cell between its rulings by itself, and of the rest."""
        outside = gray.copy()
        text = _prepare(gray)
        found: list[SeenWord] = []
        for grid in grids(lines):
            outer = _box(gray, grid, [(0, 0), (len(grid.rows) - 2, len(grid.columns) - 2)])
            cells: defaultdict[Field, list[Field]] = defaultdict(list)
            for place, owner in owners(grid).items():
                cells[owner].append(place)
            for fields in cells.values():
                left, top, right, bottom = _box(gray, grid, fields)
                inner = (left + INSIDE, top + INSIDE, right - INSIDE, bottom - INSIDE)
                if min(inner[2] - inner[0], inner[3] - inner[1]) > THICKEST:
                    found += self._words(text, inner)
            left, top, right, bottom = outer
            outside.paste(255, (left - INSIDE, top - INSIDE, right + INSIDE, bottom + INSIDE))
        rest = _prepare(outside)
        found += self._column_by_column(rest, self._words(rest), gray.size)
        # Grain joins all that stands on the page.
        plain = _prepare(without_grain(outside))
        for box in list(overlooked(plain, found)):
            found = with_overlooked(partial(self._words, text), box, found)
        return found

    def _column_by_column(
        self, text: Image, words: list[SeenWord], size: tuple[int, int]
    ) -> list[SeenWord]:
        """Return a page's words, those of two columns recognised anew: lines side by side mix."""
        height = size[1] * POINT
        found = side_by_side(text_lines(_glyphs(words, height)))
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
                words += before if _confidence(before) > _confidence(anew) else anew
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
        found = self._doubtful_again(text, self._lines(text, mode), mode == PSM.AUTO)
        return [
            SeenWord(
                word.text, (word.left + left) * FINER, (word.right + left) * FINER,
                (word.base + top) * FINER, max(word.size * FINER, SMALLEST), word.sure,
            )
            for line in found for word in set_right_in_line(line)
        ]  # fmt: skip

    def _lines(self, text: Image, mode: int) -> list[list[SeenWord]]:
        """Return the words of each line of a picture, in its pixels."""
        self._api.SetPageSegMode(mode)
        self._api.SetImage(text)
        self._api.SetSourceResolution(TEXT_DPI)
        self._api.Recognize()
        return [
            [word for word in line if not is_dash(word.text) or is_drawn(text, word)]
            for line in _lines(self._api.GetIterator())
        ]

    def _doubtful_again(
        self, text: Image, lines: list[list[SeenWord]], whole: bool
    ) -> list[list[SeenWord]]:
        """Return lines, those that are doubtful as a nearer look sees them where that is surer.

        So is a cell, which is not the ``whole`` page: grain beside a short text is taken for more.
        """
        cell = [word for line in lines for word in line]
        if not whole and _confidence(cell) < CLEAN:
            nearer = self._nearer(text, (0, 0, *text.size))
            if not nearer or is_surer([word for line in nearer for word in line], cell):
                lines = nearer
        seen: list[list[SeenWord]] = []
        for line in lines:
            seen.append(line)
            if line and _confidence(line) < CLEAN:
                nearer = self._nearer(text, _around(line))
                if is_surer([word for line in nearer for word in line], line):
                    seen[-1:] = nearer
        return [[self._figures_again(text, word) for word in line] for line in seen]

    def _figures_again(self, text: Image, word: SeenWord) -> SeenWord:
        """Return a word, one of figures that is not sure as it looks where only those are known."""
        if not perhaps_figures(word.text) or (word.sure >= SURE_FIGURE and word.text.isascii()):
            return word
        seen = self._clock_words(text, word)
        if len(seen) != 1 or len(seen[0].text) != len(word.text.rstrip(",.;")):
            return word
        same = seen[0].text == word.text.rstrip(",.;")
        surer = seen[0].sure >= max(READABLE, word.sure)
        if same:
            return word._replace(sure=max(word.sure, seen[0].sure))
        return word._replace(text=seen[0].text, sure=0.0) if surer else word

    def _doubt_clocks(self, gray: Image, found: list[SeenWord]) -> None:
        """Set clocks right by their neighbours, in place, and doubt them."""
        doubtful = {at for at, word in enumerate(found) if not is_sure(word)}
        texts = [word.text for word in found]
        begins = {at for at, two in enumerate(pairwise(found), 1) if two[1].left < two[0].right}
        for at, text in clocks_that_follow(texts, doubtful).items():
            if at not in doubtful:
                seen = "".join(word.text for word in self._clock_words(gray, found[at]))
                if seen == "".join(c for c in texts[at].lower() if c in CLOCK_SIGNS):
                    continue  # two looks see it alike: it is the author's own, however it follows
            found[at] = found[at]._replace(text=text, sure=0.0)
        for at, text in minutes_in_brackets(texts, {0, *begins}).items():
            found[at] = found[at]._replace(text=text, sure=0.0)
        for at in hours_of_the_night([word.text for word in found]):
            found[at] = found[at]._replace(sure=0.0)

    def _clock_words(self, text: Image, word: SeenWord) -> list[SeenWord]:
        """Return what is seen where a word stands when only the signs of clocks are known."""
        self._api.SetVariable(ONLY, CLOCK_SIGNS)
        nearer = self._nearer(text, _around([word]))
        self._api.SetVariable(ONLY, "")
        return [other for line in nearer for other in line]

    def _nearer(self, text: Image, box: PixelBox) -> list[list[SeenWord]]:
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
            for line in self._lines(framed, mode)
        ]


def is_sure(word: SeenWord) -> bool:
    """Return whether a word was recognised for certain."""
    return word.sure >= (SURE_FIGURE if _FIGURE.search(word.text) else SURE)


def letters(piece: Image) -> PixelBox | None:
    """Return the box around the ink of a picture that is more than specks; None without any."""
    small = piece.reduce(SPECK).point([255] * DARK + [0] * (256 - DARK))
    box = small.getbbox()
    return None if box is None else (box[0] * SPECK, box[1] * SPECK, box[2] * SPECK, box[3] * SPECK)


def is_surer(words: Sequence[SeenWord], than: Sequence[SeenWord]) -> bool:
    """Return whether a second look is clearly surer, and has all that was sure before."""
    kept, seen = (
        sum(len(word.text) for word in found if word.sure >= least)
        for found, least in ((than, SURE), (words, 0))
    )
    return seen >= KEPT * kept and _confidence(words) >= _confidence(than) + CLEANER


def _around(line: Sequence[SeenWord]) -> PixelBox:
    """Return the box that a line's letters stand in."""
    return (
        round(min(word.left for word in line)) - MARGIN,
        round(min(word.base - word.size for word in line)) - MARGIN // 2,
        round(max(word.right for word in line)) + MARGIN,
        round(max(word.base + DESCENT * word.size for word in line)) + MARGIN // 2,
    )


def is_drawn(text: Image, word: SeenWord) -> bool:
    """Return whether there is ink where a word was seen: a dash is seen in far white as well."""
    x0, y0, x1, y1 = (
        round(edge) for edge in (word.left, word.base - word.size, word.right, word.base)
    )
    grays = text.crop((x0, y0, max(x1, x0 + 1), max(y1, y0 + 1))).histogram()
    return any(grays[:DARK])


def overlooked(text: Image, found: Sequence[SeenWord]) -> Iterator[PixelBox]:
    """Return where letters stand that nobody recognised: those far from others pass for dirt.

    So do numbers at the margin, one to a line. ``text`` has the recogniser's pixels, places do not.
    """
    from PIL import ImageDraw

    ink = text.point([255] * DARK + [0] * (256 - DARK))
    drawing = ImageDraw.Draw(ink)
    for word in found:
        # The dot behind a number is not to hide it.
        before = APART if any(map(str.isalnum, word.text)) else 0
        left, right = word.left / FINER - before, word.right / FINER + APART
        high, low = word.base - word.size, word.base + 2 * DESCENT * word.size
        drawing.rectangle((left, high / FINER, right, low / FINER), fill=0)
    for top, bottom in _runs(ink.getprojection()[1]):
        row = ink.crop((0, top, ink.width, bottom))
        for left, right in _runs(row.getprojection()[0], OTHER_CELL):
            piece = row.crop((left, 0, right, bottom - top)).getbbox()
            if piece is not None and piece[3] - piece[1] in LETTERS_HIGH:
                edges = (left - APART, top - APART // 2, right + APART, bottom + APART // 2)
                x0, y0, x1, y1 = (round(edge * FINER) for edge in edges)
                yield x0, y0, x1, y1


def unread(gray: Image, lines: Sequence[Bounds], found: Sequence[SeenWord]) -> Iterator[Area]:
    """Return where on a page something as large as its words stands that was not recognised.

    Seals, signatures and emblems are larger, stains and specks smaller; what is small and by
    itself at the page's edge is its number.
    """
    from PIL import ImageDraw

    sizes = sorted(word.size for word in found)
    if not sizes:
        return
    usual = sizes[len(sizes) // 2]
    plain = without_grain(gray)
    drawing = ImageDraw.Draw(plain)
    for line in lines:
        edges = (line.left, line.top, line.right, line.bottom)
        x0, y0, x1, y1 = (edge / POINT for edge in edges)
        drawing.line((x0, gray.height - y0, x1, gray.height - y1), 255, 2 * THICKEST)
    boxes = []
    for box in overlooked(_prepare(plain), found):
        x0, y0, x1, y1 = box
        high, wide = y1 - y0 - APART * FINER, x1 - x0 - 2 * APART * FINER
        if AS_HIGH[0] * usual <= high <= AS_HIGH[1] * usual and wide >= high:
            boxes.append(box)
    levels = [(word.base - word.size, word.base) for word in found]
    levels += [(top, bottom) for _x0, top, _x1, bottom in boxes]
    width, height = gray.size
    for left, top, right, bottom in boxes:
        level = sum(high < bottom and top < low for high, low in levels)
        at_edge = not EDGE * height < top < bottom < (1 - EDGE) * height
        if level > 1 or not at_edge or right - left > NUMBER_WIDE * usual:
            yield Area(left / width, top / height, right / width, bottom / height)


def with_overlooked(
    words: Callable[[PixelBox], list[SeenWord]], box: PixelBox, found: Sequence[SeenWord]
) -> list[SeenWord]:
    """Return a page's words with those of a box: a number is told best with its line.

    ``words`` recognises what stands in a box.
    """
    left, top, right, bottom = box
    line = [w for w in found if top < w.base - w.size / 2 < bottom and w.left > left]
    if line and min(word.left for word in line) - right < APART:
        edges = [(word.base - word.size, word.base + 2 * DESCENT * word.size) for word in line]
        whole = (
            left,
            round(min([top, *(high for high, _low in edges)])),
            round(max([right, *(word.right + INSIDE for word in line)])),
            round(max([bottom, *(low for _high, low in edges)])),
        )
        anew = words(whole)
        if _confidence(anew) >= max(READABLE, _confidence(line) - DEARER):
            at = found.index(line[0])  # the words of a page stand in their order
            first, rest = ([w for w in part if w not in line] for part in (found[:at], found[at:]))
            return [*first, *anew, *rest]
    return [*found, *(word for word in words(box) if word.sure >= READABLE)]


def _glyphs(words: Sequence[SeenWord], height: float) -> Iterator[Glyph]:
    """Return words where they stand on a page of that height, in points."""
    for text, left, right, base, size, _sure in words:
        yield Glyph(text, left * POINT, right * POINT, height - base * POINT, size * POINT)


def _runs(marks: Sequence[int], apart: int = APART // 2) -> list[tuple[int, int]]:
    """Return from where to where there is ink, in pieces that so much white parts."""
    inked = [at for at, mark in enumerate(marks) if mark]
    begins = [at for before, at in pairwise([-apart, *inked]) if at - before >= apart]
    ends = [at for at, after in pairwise([*inked, len(marks) + apart]) if after - at >= apart]
    return [(begin, end + 1) for begin, end in zip(begins, ends, strict=True)]


def _prepare(gray: Image) -> Image:
    from PIL import Image

    size = (round(gray.width / FINER), round(gray.height / FINER))
    return gray.resize(size, Image.Resampling.LANCZOS)


def _lines(result: Any) -> Iterator[list[SeenWord]]:
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
            text = text[1:]  # a ruling beside it
        sure = word.Confidence(RIL.WORD)
        # A speck, or what is left of a seal, is seen as signs, never for certain.
        if text and (sure >= READABLE or not is_speck(text)):
            place, base = word.BoundingBox(RIL.WORD), word.Baseline(RIL.TEXTLINE)
            (x0, y0), (x1, y1) = base or ((place[0], place[3]), (place[2], place[3]))
            at = y0 + (y1 - y0) * ((place[0] + place[2]) / 2 - x0) / max(x1 - x0, 1)
            size = word.RowAttributes()["row_height"]
            if not place[1] <= at <= place[3] + size:
                continue  # figures one below the other, taken for a line that stands upright
            line.append(SeenWord(text, place[0], place[2], at, size, sure))
    yield line


def set_right_in_line(line: list[SeenWord]) -> Iterator[SeenWord]:
    """Return a line's words as they must have stood; one that was mistaken is not sure."""
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
        before = word._replace(text=right, sure=sure)
        yield before


def mostly_read(found: Sequence[SeenWord]) -> bool:
    """Return whether most letters are in words that are sure, as on no page that is not upright."""
    words = [word for word in found if sum(map(str.isalnum, word.text)) >= SHORTEST_WORD]
    read = sum(len(word.text) for word in words if is_sure(word))
    return read >= max(LEAST_READ, sum(len(word.text) for word in found) / 2)


def _confidence(found: Sequence[SeenWord]) -> float:
    """Return how sure words are; signs alone are seen in grain as well, and dashes for sure."""
    read = [word for word in found if any(map(str.isalnum, word.text))]
    letters = sum(len(word.text) for word in read)
    return sum(word.sure * len(word.text) for word in read) / letters if letters else 0.0


def _box(gray: Image, grid: Grid, fields: Sequence[Field]) -> PixelBox:
    """Return the pixels from the first to the last of some fields of a grid."""
    top, left = min(row for row, _c in fields), min(column for _r, column in fields)
    bottom, right = max(row for row, _c in fields), max(column for _r, column in fields)
    return (
        round(grid.columns[left] / POINT), round(gray.height - grid.rows[top] / POINT),
        round(grid.columns[right + 1] / POINT), round(gray.height - grid.rows[bottom + 1] / POINT),
    )  # fmt: skip
