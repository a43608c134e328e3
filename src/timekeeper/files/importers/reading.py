"""The one door for whatever the office hands over: a file or a clipboard in, a draft out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from timekeeper.files.importers.draft.draft import Draft, Extract, UnreadableProgramme
from timekeeper.files.importers.formats.delimited import read_delimited
from timekeeper.files.importers.formats.text import read_text
from timekeeper.files.importers.grammar.grammar import read_programme
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.sniffing import (
    MOST_LINES,
    Format,
    damaged,
    format_of,
    read_content,
    too_long,
)
from timekeeper.files.job import Cancelled, Job
from timekeeper.words.language import _

Reader = Callable[[bytes, str, Job], Extract]

# The window opens without the libraries of the documents: each is loaded by its first file.
# ruff: noqa: PLC0415


def _html(content: bytes, name: str, job: Job) -> Extract:
    from timekeeper.files.importers.formats.markup import read_html

    return read_html(content, name, job)


def _pdf(content: bytes, name: str, job: Job) -> Extract:
    from timekeeper.files.importers.formats.pdf.document import read_pdf

    return read_pdf(content, name, job)


def _docx(content: bytes, name: str, job: Job) -> Extract:
    from timekeeper.files.importers.formats.docx import read_docx

    return read_docx(content, name, job)


def _xlsx(content: bytes, name: str, job: Job) -> Extract:
    from timekeeper.files.importers.formats.xlsx import read_xlsx

    return read_xlsx(content, name, job)


def _odt(content: bytes, name: str, job: Job) -> Extract:
    from timekeeper.files.importers.formats.opendocument import read_odt

    return read_odt(content, name, job)


def _ods(content: bytes, name: str, job: Job) -> Extract:
    from timekeeper.files.importers.formats.opendocument import read_ods

    return read_ods(content, name, job)


def _older(form: Format) -> Reader:
    def read(content: bytes, name: str, job: Job) -> Extract:
        from timekeeper.files.importers.formats.legacy import Legacy, installed

        return Legacy(form, installed)(content, name, job)

    return read


READERS: dict[Format, Reader] = {
    Format.TEXT: read_text,
    Format.TABLE: read_delimited,
    Format.HTML: _html,
    Format.PDF: _pdf,
    Format.DOCX: _docx,
    Format.XLSX: _xlsx,
    Format.ODT: _odt,
    Format.ODS: _ods,
    **{form: _older(form) for form in (Format.DOC, Format.XLS, Format.RTF)},
}


def read_file(path: Path, job: Job | None = None) -> Draft:
    """Return the programme in the file with every doubt about it, and the original beside it.

    Raises UnreadableProgramme for a file that holds none, Cancelled when the job is cancelled,
    and nothing else.
    """
    content = read_content(path)
    name = path.name
    return draft_of(extracted(content, name, format_of(content, name), job), name)


def extracted(content: bytes, name: str, form: Format, job: Job | None = None) -> Extract:
    """Return what the reader of a format finds; all it can raise is what ``read_file`` does."""
    with parsing(name, form):
        return READERS[form](content, name, job or Job())


@contextmanager
def parsing(name: str, form: Format) -> Iterator[None]:
    """Let whatever a parser of foreign files trips over say that the file is damaged."""
    try:
        yield
    except (UnreadableProgramme, Cancelled):
        raise
    except Exception as error:
        raise damaged(name, form.value) from error


def draft_of(extract: Extract, name: str) -> Draft:
    """Return the rows read as a programme; raise UnreadableProgramme when they hold no item."""
    rows = tuple(map(_composed, extract.rows))
    if sum(any(row.cells) for row in rows) > MOST_LINES:
        raise too_long(name)
    draft = read_programme(lines_of(rows))
    if not any(item.timed for item in draft.programme.items):
        raise UnreadableProgramme(
            _("No item was found in {name}: give each item a line with its time or number.").format(
                name=name
            )
        )
    return replace(draft, doubts=(*extract.doubts, *draft.doubts), original=rows)


def _composed(row: Row) -> Row:
    return replace(row, cells=tuple(unicodedata.normalize("NFC", cell) for cell in row.cells))
