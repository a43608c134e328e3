"""Reads a PDF that holds text: paragraphs and tables by where they stand on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from timekeeper.files.importers.draft.draft import Doubt, Extract, UnreadableProgramme
from timekeeper.files.importers.formats import legacy_encodings
from timekeeper.files.importers.formats.looks import Looks
from timekeeper.files.importers.formats.pdf.lines import text_lines
from timekeeper.files.importers.formats.pdf.looks import AllowedTime
from timekeeper.files.importers.formats.pdf.page import DrawnPage, read_page
from timekeeper.files.importers.formats.pdf.scanning import ocr_package, page_images, scan
from timekeeper.files.importers.formats.pdf.scanning.seen import DESCENT
from timekeeper.files.importers.formats.pdf.sheets import (
    Sheet,
    SheetReader,
    find_unruled_tables,
    leave_out_page_numbers,
    sheet_of,
)
from timekeeper.files.importers.original import Area, Row, TooLarge
from timekeeper.files.importers.sniffing import (
    MOST_LINES,
    PICTURE_MARKS,
    Format,
    damaged,
    protected,
    too_long,
)
from timekeeper.files.job import Job
from timekeeper.words.language import _

if TYPE_CHECKING:
    from PIL.Image import Image

_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")
MOST_UNMAPPED = 0.2

# PDFium keeps state of its own for the whole process.
_ALONE = Lock()


def read(content: bytes, name: str, job: Job, allowed: AllowedTime | None = None) -> Extract:
    """Return the rows of all pages; page numbers are left out, and running heads with a doubt.

    Pages that are pictures are recognised where that part of the program is installed. Raises
    UnreadableProgramme for a document without text that can be read. A picture of a page, or of
    several in one file, is read as a PDF of them.
    """
    if content.startswith(PICTURE_MARKS):
        return read_picture(content, name, job)
    with _ALONE:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
                raise protected(name) from error
            raise damaged(name, Format.PDF.value) from error
        try:
            pages = _pages(document, allowed or AllowedTime(), job)
            return _extract(pages, len(document), name, job)
        finally:
            document.close()


def read_picture(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of a picture of a page, or of several in one file, as of a PDF of them."""
    if lack := ocr_package.lack():
        raise _refusal(name, lack)
    count, pictures = page_images.page_pictures(content)
    with scan.recogniser() as recognised, _ALONE:
        pages = (
            recognised(picture, _on_page(number, count, job))
            for number, picture in enumerate(pictures)
        )
        return _extract(pages, count, name, job)


def _refusal(name: str, lack: str) -> UnreadableProgramme:
    message = _("{name} is a picture of the text.").format(name=name)
    return UnreadableProgramme(f"{message} {lack}")


def _on_page(before: int, count: int, job: Job) -> scan.Progress:
    """Return what tells the job the share that is done of the page behind so many others."""
    return lambda share: job.go_on((before + share) / count)


def _pages(document: pdfium.PdfDocument, allowed: AllowedTime, job: Job) -> Iterator[scan.Scan]:
    """Return the pages of a PDF, those that are pictures recognised."""
    with ExitStack() as stack:
        recognised: Callable[[Image, scan.Progress], scan.Scan] | None = None
        lack: str | None = None
        pictures = 0
        for index in range(len(document)):
            with allowed.bounded():
                opened = document[index]
            page = read_page(opened, allowed)
            drawn = scan.Scan(page)
            if page.is_picture and lack is None:
                lack = ocr_package.lack()
            enough = page.written and pictures >= page_images.MOST_PAGES
            if page.is_picture and not lack and not enough:
                pictures += 1
                before = index if pictures == 1 else len(document)
                if pictures > page_images.MOST_PAGES or _too_many_pictures(document, before):
                    raise TooLarge
                recognised = recognised or stack.enter_context(scan.recogniser())
                with allowed.bounded():
                    picture = page_images.picture_of(opened)
                told = _on_page(index, len(document), job)
                drawn = scan.richer(recognised(picture, told), page)
            opened.close()
            yield drawn


def _too_many_pictures(document: pdfium.PdfDocument, before: int) -> bool:
    """Return whether more pages are pictures than are read, behind so many: told at once."""
    left = len(document) - before
    for index in range(before, len(document) if left > page_images.MOST_PAGES else before):
        page = document[index]
        pictured = any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1))
        left -= not pictured or page.get_textpage().count_chars() > 0
        page.close()
    return left > page_images.MOST_PAGES


def _extract(pages: Iterable[scan.Scan], count: int, name: str, job: Job) -> Extract:
    sheets: list[Sheet] = []
    unread: dict[int, str] = {}
    slanted: list[int] = []
    looks = Looks(converting=False)
    unsure: dict[int, tuple[scan.UnsureWord, ...]] = {}
    pictures: dict[int, bytes] = {}
    gaps: dict[int, tuple[Area, ...]] = {}
    looked_at = False
    lines = 0
    following = iter(pages)
    for number in range(1, count + 1):
        job.go_on((number - 1) / count)
        drawn = next(following)
        page = drawn.page
        if page.slanted:
            slanted.append(number)
        elif page.is_picture and not drawn.blank and not (drawn.picture and page.glyphs):
            unread[number] = _unread(page)
        looked_at |= page.is_picture
        _remember(looks, page, number)
        if drawn.picture:
            pictures[number] = drawn.picture
            gaps[number] = drawn.unread
        whole = sheet_of(drawn, number, partial(job.go_on, number / count))
        sheets.append(whole)
        unsure[number] = (*drawn.unsure, *_perhaps_cells(whole))
        lines += len(whole.lines) + sum(len(found.rows) for found in whole.tables)
        if lines > MOST_LINES:
            raise too_long(name)
    leave_out_page_numbers(sheets)
    find_unruled_tables(sheets)
    sheets = [part for sheet in sheets for part in sheet.parts()]
    _check(sheets, looked_at, slanted, name)
    reader = SheetReader(sheets)
    rows = tuple(reader.rows())
    looks.leave_out(reader.left_out.values())
    lack = ocr_package.lack() if unread else ""
    doubts = [
        Doubt(None, "picture", f"{told.format(page=page)} {lack}".strip())
        for page, told in unread.items()
    ]
    message = _("The text of page {page} stands at a slant and was not read.")
    doubts += [Doubt(None, "slanted", message.format(page=page)) for page in slanted]
    message = _("The rows of this table could not be told for sure: compare them with the page.")
    doubts += [Doubt(line, "rows", message) for line in reader.unsure_tables]
    doubts += [*_doubts(rows, unsure), *_gaps(rows, gaps)]
    return Extract(rows, (*looks.doubts(), *doubts), pictures)


def _unread(page: DrawnPage) -> str:
    """Return what is told of a page with a picture that was not recognised."""
    if not page.glyphs:
        return _("Page {page} is a picture and was not read.")
    if page.written:
        return _("Page {page} holds a picture that was not read.")
    return _("The text of page {page} is what a scanner recognised: compare it with the page.")


def _perhaps_cells(sheet: Sheet) -> Iterator[scan.UnsureWord]:
    """Return the words of a scan that may begin a cell, or not."""
    for line in sheet.lines:
        high, low = line.base + line.height, line.base - DESCENT * line.height
        for word in line.words:
            area = sheet.area(word.left, high, word.right, low) if word.unsure else None
            if area is not None:
                yield scan.UnsureWord(word.text, area)


def _remember(looks: Looks, page: DrawnPage, number: int) -> None:
    """Remember what of a page is left out, and whether that is known."""
    for line in text_lines(page.hidden):
        looks.hide(line.text)
    for line in text_lines(page.struck):
        looks.strike(line.text)
    if not page.looked_at:
        looks.overlook(number)


def _doubts(
    rows: Sequence[Row], unsure: Mapping[int, tuple[scan.UnsureWord, ...]]
) -> Iterator[Doubt]:
    """Return a doubt for each row with words that were not recognised for certain."""
    message = _("Not read for certain in the picture: {words}. Compare them with it.")
    for line, row in enumerate(rows, 1):
        words = {word for cell in row.cells for word in cell.split()}
        found = [
            word
            for word in unsure.get(row.place.page or 0, ())
            if word.text in words and (row.area is None or row.area.is_level_with(word.area))
        ]
        if found:
            texts = [word.text for word in found]
            quoted = ", ".join(f"“{text}”" for text in dict.fromkeys(texts))
            told, areas = message.format(words=quoted), tuple(word.area for word in found)
            yield Doubt(line, "unsure", told, ", ".join(texts), areas=areas)


def _gaps(rows: Sequence[Row], gaps: Mapping[int, tuple[Area, ...]]) -> Iterator[Doubt]:
    """Return a doubt for each page with places that were not read, at the row above the first."""
    message = _("Page {page}: something in the picture was not read. Compare the page with it.")
    for page, areas in gaps.items():
        own = [
            (line, row.area)
            for line, row in enumerate(rows, 1)
            if row.place.page == page and row.area is not None
        ]
        if areas and own:
            above = [line for line, area in own if area.top <= areas[0].top]
            line = max(above, default=own[0][0])
            yield Doubt(line, "unread", message.format(page=page), areas=areas)


def _check(sheets: Sequence[Sheet], pictures: bool, slanted: Sequence[int], name: str) -> None:
    text = _text(sheets)
    if not text.strip():
        if slanted:
            message = _("The text of {name} stands at a slant: ask for it upright, or in Word.")
            raise UnreadableProgramme(message.format(name=name))
        if pictures and (lack := ocr_package.lack()):
            raise _refusal(name, lack)
        empty = _("{name} is empty: choose the file that holds the programme.")
        blank = _("No text was found in the pictures of {name}: ask for a better copy of it.")
        raise UnreadableProgramme((blank if pictures else empty).format(name=name))
    # What was recognised has no encoding and no font.
    text = _text([sheet for sheet in sheets if sheet.picture is None])
    legacy_encodings.refuse(text, name)
    if len(_UNMAPPED.findall(text)) > MOST_UNMAPPED * len(text):
        raise UnreadableProgramme(
            _("The letters of {name} cannot be told from its font: ask for the Word file.").format(
                name=name
            )
        )


def _text(sheets: Sequence[Sheet]) -> str:
    texts = [line.text for sheet in sheets for line in sheet.lines]
    tables = [found for sheet in sheets for found in sheet.tables]
    return "\n".join(texts + [cell.text for found in tables for row in found.rows for cell in row])
