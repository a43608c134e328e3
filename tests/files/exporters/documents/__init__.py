"""The texts of a report's documents, read back with other libraries than those that wrote them."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser

import pypdfium2
from lxml import etree
from pypdf import PdfReader

from timekeeper.files.exporters import WRITERS

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Rows = list[list[str]]


def docx_rows(filed) -> Rows:
    """Return every table row of the document: the texts of its cells."""
    return [
        ["".join(_runs(cell)) for cell in row.iter(f"{_WORD}tc")]
        for row in _document(filed).iter(f"{_WORD}tr")
    ]


def docx_text(filed) -> str:
    """Return the document's paragraphs, a line to each."""
    paragraphs = ("".join(_runs(p)) for p in _document(filed).iter(f"{_WORD}p"))
    return "\n".join(line for line in paragraphs if line.strip())


def docx_part(filed, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(WRITERS[".docx"](filed))) as package:
        return package.read(name)


def _document(filed) -> etree._Element:
    return etree.fromstring(docx_part(filed, "word/document.xml"))


def _runs(element: etree._Element):
    for part in element.iter():
        if part.tag == f"{_WORD}t":
            yield part.text or ""
        elif part.tag == f"{_WORD}br":
            yield "\n"


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = []
        self.text: list[str] = []
        self._in_cell = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self._in_cell = True
        elif tag == "br" and self._in_cell:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self._in_cell = False

    def handle_data(self, data):
        self.text.append(data)
        if self._in_cell:
            self.rows[-1][-1] += data


def html_rows(filed) -> Rows:
    """Return every table row of the page: the texts of its cells."""
    return _parsed(filed).rows


def html_text(filed) -> str:
    return "".join(_parsed(filed).text)


def _parsed(filed) -> _Cells:
    parser = _Cells()
    parser.feed(WRITERS[".html"](filed).decode())
    return parser


def pdf(filed) -> PdfReader:
    return PdfReader(io.BytesIO(WRITERS[".pdf"](filed)))


def pdf_text(filed) -> str:
    """Return the words of all pages, any white space between them one space."""
    return words_of_pdf(WRITERS[".pdf"](filed))


def words_of_pdf(content: bytes) -> str:
    """Return the words of all pages: PDFium reads them in a hundredth of what pypdf takes."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())
