"""From a file to its text: whatever is not plain Unicode text is named, in one sentence."""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path

from timekeeper.files.importers import legacy_encodings
from timekeeper.files.importers.draft import Doubt, UnreadableProgramme
from timekeeper.live.language import _

LARGEST = 5_000_000

_BINARY = {
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Word 97-2003 (.doc)",
    b"PK\x03\x04": "ZIP",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_OFFICE = {b"word/": "Word (.docx)", b"xl/": "Excel (.xlsx)", b"ppt/": "PowerPoint (.pptx)"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Spaces, digits and plain letters have a zero byte: a third of Vietnamese text at the least.
FEWEST_ZEROS = 0.15
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_unicode(path: Path) -> tuple[str, tuple[Doubt, ...]]:
    """Return the file's text, NFC-composed, and a doubt where its encoding was inferred.

    Raises UnreadableProgramme for what is no text, too large, or in an encoding that cannot be
    read with certainty.
    """
    content = _content(path)
    _refuse_binary(content, path.name)
    text, doubts = _decoded(content, path.name)
    if not text.strip():
        raise UnreadableProgramme(
            _("{name} is empty: choose the file that holds the programme.").format(name=path.name)
        )
    if _CONTROL.search(text):
        raise _not_text(path.name, _("a binary file"))
    return unicodedata.normalize("NFC", text), doubts


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            problem = _("{name} is a folder: choose the programme's file in it.")
        elif not stat.S_ISREG(status.st_mode):
            problem = _("{name} is not an ordinary file: choose the programme's file.")
        elif status.st_size > LARGEST:
            problem = _("{name} is larger than 5 MB, too large for a programme: choose its text.")
        else:
            return path.read_bytes()
    except FileNotFoundError:
        problem = _("{name} does not exist: check the name and the folder.")
    except (OSError, ValueError):
        problem = _("{name} cannot be opened: check that you may read it.")
    raise UnreadableProgramme(problem.format(name=path.name or str(path)))


def _refuse_binary(content: bytes, name: str) -> None:
    for signature, kind in _BINARY.items():
        if content.startswith(signature):
            office = next((o for folder, o in _OFFICE.items() if folder in content), kind)
            raise _not_text(name, office if kind == "ZIP" else kind)
    if b"\0" in content and not _utf16(content):
        raise _not_text(name, _("a binary file"))


def _utf16(content: bytes) -> str | None:
    """Return which UTF-16 the bytes are, told by its mark or by where the zero bytes stand."""
    if content.startswith(_UTF16):
        return "utf-16"
    odd, even = content[1::2].count(0), content[::2].count(0)
    enough = len(content) * FEWEST_ZEROS
    if len(content) % 2 or max(odd, even) < enough or min(odd, even):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _not_text(name: str, kind: str) -> UnreadableProgramme:
    return UnreadableProgramme(
        _("{name} is not plain text ({kind}): save the programme as a Unicode text file.").format(
            name=name, kind=kind
        )
    )


def _decoded(content: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    try:
        text = content.decode(_utf16(content) or "utf-8-sig")
    except UnicodeDecodeError:
        return _decoded_from_before_unicode(content, name)
    # The bytes of an old font may have been stored as if they were Latin-1 letters.
    if legacy := legacy_encodings.recognised(text):
        raise _convert_first(name, legacy)
    return text, ()


def _decoded_from_before_unicode(content: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if legacy_encodings.is_vietnamese(text):
        message = _("The file is not Unicode; it was read as Windows-1258: check the letters.")
        return text, (Doubt(None, "encoding", message),)
    if legacy := legacy_encodings.recognised(content.decode("latin-1")):
        raise _convert_first(name, legacy)
    raise UnreadableProgramme(
        _("The letters of {name} are in an unknown encoding: save it as Unicode (UTF-8).").format(
            name=name
        )
    )


def _convert_first(name: str, legacy: str) -> UnreadableProgramme:
    return UnreadableProgramme(
        _("{name} is written in {encoding}: convert it to Unicode first, with Unikey say.").format(
            name=name, encoding=legacy
        )
    )
