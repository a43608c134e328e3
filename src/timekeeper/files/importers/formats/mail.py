"""Takes mail apart, and pages saved as mail is: the text of it, and what is attached."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from timekeeper.files.importers.original import TooLarge

MOST_PARTS = 500
_TEXTS = ("text/html", "text/plain")


def page_of(content: bytes) -> bytes | None:
    """Return the HTML of a page saved with its pictures, or of a mail; None where it has none.

    It is in UTF-8, or as it was sent where its letters are not those that the mail names.
    """
    part = next((part for part in _parts(content) if part.get_content_type() == "text/html"), None)
    return _text(part) if part is not None and not _name(part) else None


def mail_text(content: bytes) -> bytes | None:
    """Return a mail's plain text, in such letters as well; None where it has none."""
    plain = (part for part in _parts(content) if part.get_content_type() == "text/plain")
    part = next((part for part in plain if not _name(part)), None)
    return _text(part) if part is not None else None


def attached(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Return the files that are attached, by their names."""
    for part in _parts(content):
        payload = part.get_payload(decode=True)
        if (name := _name(part)) and isinstance(payload, bytes) and payload:
            yield name, payload


def _parts(content: bytes) -> list[Message]:
    # Each part takes memory, and one inside the other the program's stack.
    if content.count(b"\n--") > MOST_PARTS * 4:
        raise TooLarge
    parts = [part for part in message_from_bytes(content).walk() if not part.is_multipart()]
    if len(parts) > MOST_PARTS:
        raise TooLarge
    return parts


def _name(part: Message) -> str:
    name = part.get_filename() or ""
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, LookupError, UnicodeError):
        return name


def _text(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        text = content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return content
    return codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8", "replace")
