"""A file's bytes, and the format they are in, whatever the file's name says."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from io import BytesIO
from pathlib import Path, PurePath

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.original import TooLarge
from timekeeper.files.job import Cancelled
from timekeeper.words.language import _

LARGEST = 50_000_000
LARGEST_TEXT = 5_000_000
# Of 200 pages of Word, or of a sheet with thousands of rows.
MOST_LINES = 20_000


class Format(Enum):
    """The formats a programme can be read from, by the name people give them."""

    TEXT = "text"
    TABLE = "CSV"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "Word (.docx)"
    XLSX = "Excel (.xlsx)"
    ODT = "OpenDocument (.odt)"
    ODS = "OpenDocument (.ods)"
    DOC = "Word 97-2003 (.doc)"
    XLS = "Excel 97-2003 (.xls)"
    RTF = "RTF"
    PPTX = "PowerPoint (.pptx)"
    CALENDAR = "iCalendar (.ics)"
    MAIL = "e-mail (.eml, .mht)"
    OUTLOOK = "Outlook (.msg)"
    ZIP = "ZIP"
    PICTURE = "JPEG, PNG, TIFF"


_OTHERS = {
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
    b"\x78\x9f\x3e\x22": "TNEF",
    b"GIF8": "GIF",
}
PICTURE_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_BY_NAME = {
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".tab": Format.TABLE,
}
_TYPES = {"[Content_Types].xml", "_rels/.rels"}
_MAIN_PARTS = {
    "word/document.xml": Format.DOCX,
    "xl/workbook.xml": Format.XLSX,
    "ppt/presentation.xml": Format.PPTX,
}
_COMPOUND = b"\xd0\xcf\x11\xe0"
_PROPERTIES = "__properties_version1.0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Spaces, digits and plain letters have a zero byte: a third of Vietnamese text at the least.
FEWEST_ZEROS = 0.15
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|meta|table|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)


# The head of a mail, or of a page saved as one: some names of fields, each with a colon.
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[^\n]*(?:\n[ \t][^\n]*)*\n", re.IGNORECASE)
_MAIL_FIELDS = ({b"mime-version"}, {b"from", b"subject"}, {b"from", b"date"}, {b"received"})
LONGEST_HEAD = 100_000


def read_content(path: Path) -> bytes:
    """Return the file's bytes; raise UnreadableProgramme where there are none to read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            problem = _("{name} is a folder: choose the programme’s file in it.")
        elif not stat.S_ISREG(status.st_mode):
            problem = _("{name} is not an ordinary file: choose the programme’s file.")
        elif status.st_size > LARGEST:
            problem = _(
                "{name} is larger than {size} MB, too large for a programme: choose its own file."
            )
        else:
            return path.read_bytes()
    except FileNotFoundError:
        problem = _("{name} does not exist: check the name and the folder.")
    except (OSError, ValueError):
        problem = _("{name} cannot be opened: check that you may read it.")
    raise UnreadableProgramme(
        problem.format(name=path.name or str(path), size=LARGEST // 1_000_000)
    )


def format_of(content: bytes, name: str) -> Format:
    """Return the format by what is in the file, and by its name only where that does not show.

    Raises UnreadableProgramme for what is known to be something else, or empty.
    """
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableProgramme(
            _("{name} is empty: choose the file that holds the programme.").format(name=name)
        )
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content, name)
    if content.startswith(_COMPOUND):
        return _compound(content, name)
    # A few stray bytes before its mark are usual in a PDF.
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(PICTURE_MARKS):
        return Format.PICTURE
    for signature, kind in _OTHERS.items():
        if content.startswith(signature):
            raise no_programme(name, kind)
    if b"\0" in content and utf16(content) is None:
        raise no_programme(name, _("a binary file"))
    return _of_text(content, name)


def _of_text(content: bytes, name: str) -> Format:
    by_name = _BY_NAME.get(PurePath(name).suffix.lower(), Format.TEXT)
    # Marks are in single bytes, also those of a text in wider ones.
    wide = utf16(content)
    head = content[:LONGEST_HEAD].decode(wide, "ignore").encode() if wide else content
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    if head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"BEGIN:VCALENDAR"):
        return Format.CALENDAR
    if by_name is Format.TEXT and _HTML.match(head):
        return Format.HTML
    return Format.MAIL if by_name is Format.TEXT and _is_mail(head) else by_name


def utf16(content: bytes) -> str | None:
    """Return which UTF-16 a text is in, told by its mark or by where its zero bytes stand."""
    if content.startswith(_UTF16):
        return "utf-16"
    odd, even = content[1::2].count(0), content[::2].count(0)
    enough = len(content) * FEWEST_ZEROS
    if len(content) % 2 or max(odd, even) < enough or min(odd, even):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _is_mail(content: bytes) -> bool:
    head = content[:LONGEST_HEAD].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf\n")
    names, position = set(), 0
    while field := _FIELD.match(head, position):
        names.add(field[1].lower())
        position = field.end()
    return any(fields <= names for fields in _MAIL_FIELDS)


def no_programme(name: str, kind: str) -> UnreadableProgramme:
    """Return the error for a file of a kind that holds no programme."""
    return UnreadableProgramme(
        _(
            "{name} is no programme that can be read ({kind}): "
            "choose a Word, PDF, Excel or text file."
        ).format(name=name, kind=kind)
    )


def protected(name: str) -> UnreadableProgramme:
    """Return the error for a file that opens with a password only."""
    return UnreadableProgramme(
        _("{name} is protected by a password: open it, save it without one, and choose that.")
        .format(name=name)
    )  # fmt: skip


def damaged(name: str, kind: str) -> UnreadableProgramme:
    """Return the error for a file that is not what it begins as."""
    return UnreadableProgramme(
        _(
            "{name} is damaged and cannot be read as {kind}: "
            "open it in its own program and save it again."
        ).format(name=name, kind=kind)
    )


@contextmanager
def parsing(name: str, form: Format) -> Iterator[None]:
    """Let whatever a parser of foreign files trips over say that the file is damaged."""
    try:
        yield
    except (UnreadableProgramme, Cancelled):
        raise
    except (TooLarge, MemoryError) as error:
        raise too_much(name) from error
    except Exception as error:
        raise damaged(name, form.value) from error


def too_much(name: str) -> UnreadableProgramme:
    """Return the error for a file that holds more than it seems, to do harm or not."""
    message = _(
        "{name} unpacks to far more than a programme: "
        "copy the programme into a document of its own."
    )
    return UnreadableProgramme(message.format(name=name))


def too_slow(name: str) -> UnreadableProgramme:
    """Return the error for a file whose reading takes longer than anybody waits."""
    message = _("{name} takes too long to read: copy the programme into a document of its own.")
    return UnreadableProgramme(message.format(name=name))


def too_long(name: str) -> UnreadableProgramme:
    """Return the error for a file with more lines than any programme has."""
    return UnreadableProgramme(
        _("{name} has too many lines for a programme: choose its own file.").format(name=name)
    )


def _zipped(content: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            mime = b""
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    mime = part.read(100)
    except Exception as error:  # a foreign file makes its reader raise whatever it met
        raise damaged(name, (_by_ending(name) or Format.ZIP).value) from error
    if mime.startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.ODT
    if mime.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Format.ODS
    if "xl/workbook.bin" in names:
        return Format.XLS
    for main, found in _MAIN_PARTS.items():
        folder = main[: main.index("/") + 1]
        typed = not _TYPES.isdisjoint(names) and any(part.startswith(folder) for part in names)
        if typed or main in names:
            return found
    return Format.ZIP


def _compound(content: bytes, name: str) -> Format:
    """Tell the kinds of a compound file by the names of the streams in its directory."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    # First, since a mail holds what is attached to it, whatever that is.
    if holds(_PROPERTIES) and _is_outlook(content):
        return Format.OUTLOOK
    if holds("EncryptedPackage"):
        raise protected(name)
    if holds("WordDocument"):
        return Format.DOC
    if holds("Workbook") or holds("Book"):
        return Format.XLS
    if holds("PowerPoint Document"):
        raise no_programme(name, "PowerPoint 97-2003 (.ppt)")
    if by_name := _by_ending(name):
        return by_name
    raise no_programme(name, _("a binary file"))


def _by_ending(name: str) -> Format | None:
    """Return which of the formats in containers a name speaks of, for one that is damaged."""
    ending = f"({PurePath(name).suffix.lower()})"
    return next((form for form in Format if form.value.endswith(ending)), None)


def _is_outlook(content: bytes) -> bool:
    """Return whether a compound file is a mail, and not a document with one in it."""
    from olefile import OleFileIO  # noqa: PLC0415  # loaded by the first such file

    try:
        with OleFileIO(BytesIO(content)) as container:
            return bool(container.exists(_PROPERTIES))
    except Exception:  # noqa: BLE001  # a damaged one: the reader of mail says so
        return True
