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
from timekeeper.files.importers.formats.pdf.scanning.mistaken import (
    clocks_that_follow,
    hours_of_the_night,
    is_dash,
    is_speck,
    minutes_in_brackets,
    perhaps_figures,
)
from timekeeper.files.importers.formats.pdf.scanning.overlooked import (
    as_fine_as_taught,
    is_drawn,
    letters,
    overlooked,
    unread,
    with_overlooked,
)
from timekeeper.files.importers.formats.pdf.scanning.paper import flat_sheet
from timekeeper.files.importers.formats.pdf.scanning.seen import (
    CLEAN,
    CLEANER,
    DESCENT,
    FINER,
    LEAST_READ,
    READABLE,
    SURE_FIGURE,
    TEXT_DPI,
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
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import Field, Grid, grids, owners
from timekeeper.files.importers.original import Area, TooLarge
from timekeeper.files.places import resources
from timekeeper.words.language import _

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

ONE_LINE = 46  # of the recogniser's pixels: what is no higher is one line of text
MOST_PIXELS = 80_000_000
MOST_PAGES = 60
DATA = "vie.traineddata"
# Pixels of a piece that tells which side of a page is up, and how many are looked at.
PIECE, PIECES = 750, 3
FRAME, INSIDE, SMALLEST = 20, 4, 8.0
# Its variable for the signs that it may see, and those of clocks.
ONLY, CLOCK_SIGNS = "tessedit_char_whitelist", "0123456789hg:-–"
MARGIN = 6  # of its pixels, around letters
LONGER_SIDE = 11.7  # inches
HIGHEST = 2.5  # so many times as high as wide are pixels
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
    across, down = picture.info.get("dpi", (1, 1))
    higher = float(across) / float(down) if across and down else 1.0
    # The pixels of a fax are higher than wide.
    size = (page.width, page.height * (higher if 1 / HIGHEST < higher < HIGHEST else 1.0))
    factor = LONGER_SIDE * DPI / max(size)
    return page.resize((max(round(size[0] * factor), 1), max(round(size[1] * factor), 1)))


def picture_of(page: Any) -> Image:
    """Return a page of a PDF drawn as a picture."""
    scale = min(1 / POINT, LONGER_SIDE * DPI / max(page.get_size()))
    drawn: Image = page.render(scale=scale).to_pil()
    return drawn.convert("RGB")


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
        yield lambda picture, told: _Recogniser(api, told).scan(picture)


def _open(data: Path) -> Any:
    """Return the recogniser with the data of a folder, which it reads at once."""
    from tesserocr import OEM, PyTessBaseAPI

    return PyTessBaseAPI(path=str(data), lang="vie", oem=OEM.LSTM_ONLY)


class _Recogniser:
    """Recognises a page."""

    def __init__(self, api: Any, told: Progress) -> None:
        self._api = api
        self._told, self._share = told, 0.0

    def _tell(self, share: float) -> None:
        """Tell which share is done: another look takes nothing of it back."""
        self._share = max(share, self._share)
        self._told(self._share)

    def scan(self, picture: Image) -> Scan:
        """Return what is on a page, turned upright."""
        picture = flat_sheet(picture, round(LONGER_SIDE * DPI))
        self._tell(FLAT)
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
                lines = self._lines(piece.rotate(angle, expand=True), PSM.AUTO)
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
        for done, cell in enumerate(inside):
            self._tell(CLEANED + (RECOGNISED - CLEANED) * done / (len(inside) + 1))
            found += self._words(text, cell)
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
        if not whole and confidence(cell) < CLEAN:
            nearer = self._nearer(text, (0, 0, *text.size))
            if not nearer or is_surer([word for line in nearer for word in line], cell):
                lines = nearer
        seen: list[list[SeenWord]] = []
        begun = self._share + (RECOGNISED - self._share) * FIRST_LOOK
        for done, line in enumerate(lines):
            if whole:
                self._tell(begun + (RECOGNISED - begun) * done / len(lines))
            seen.append(line)
            if line and confidence(line) < CLEAN:
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


def _around(line: Sequence[SeenWord]) -> PixelBox:
    """Return the box that a line's letters stand in."""
    return (
        round(min(word.left for word in line)) - MARGIN,
        round(min(word.base - word.size for word in line)) - MARGIN // 2,
        round(max(word.right for word in line)) + MARGIN,
        round(max(word.base + DESCENT * word.size for word in line)) + MARGIN // 2,
    )


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
            line.append(SeenWord(text, place[0], place[2], at, size, sure))
    yield line


def _box(gray: Image, grid: Grid, fields: Sequence[Field]) -> PixelBox:
    """Return the pixels from the first to the last of some fields of a grid."""
    top, left = min(row for row, _c in fields), min(column for _r, column in fields)
    bottom, right = max(row for row, _c in fields), max(column for _r, column in fields)
    return (
        round(grid.columns[left] / POINT), round(gray.height - grid.rows[top] / POINT),
        round(grid.columns[right + 1] / POINT), round(gray.height - grid.rows[bottom + 1] / POINT),
    )  # fmt: skip
