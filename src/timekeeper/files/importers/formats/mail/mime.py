"""Takes mail apart, and pages saved as mail is: the text of it, and what is attached."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from timekeeper.files.importers.original import TooLarge

MOST_PARTS = 500
_QUOTED = re.compile(rb"^(\xef\xbb\xbf)?(?:>[ \t]?)+", re.MULTILINE)


def messages(content: bytes) -> Iterator[Message]:
    """Return a mail, and after it those attached to it; TooLarge for many parts."""
    # Each part takes memory, and one inside the other the program's stack.
    if content.count(b"\n--") > MOST_PARTS * 4:
        raise TooLarge
    # Its first field is none to the library where a byte order mark or an empty line precedes it.
    whole = message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"))
    parts = list(whole.walk())
    if sum(not part.is_multipart() for part in parts) > MOST_PARTS:
        raise TooLarge
    yield whole
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            yield from _within(part)


def subject(message: Message) -> str:
    """Return a mail's subject in plain letters."""
    return _legible(str(message.get("Subject", "")))


def page_of(message: Message) -> bytes | None:
    """Return the HTML of a mail, that of a frame where it only holds some; None without any.

    It is in UTF-8, or as it was sent where its letters are not those that the mail names.
    """
    return _first(message, "text/html")


def mail_text(message: Message) -> bytes | None:
    """Return a mail's plain text, in such letters as well; None where it has none.

    Where an answer to it quotes most of it, without the marks of that.
    """
    text = _first(message, "text/plain")
    lines = [line for line in (text or b"").splitlines() if line.strip()]
    quoted = 2 * sum(line.startswith(b">") for line in lines) > len(lines)
    return _QUOTED.sub(rb"\1", text) if text and quoted else text


def attached(message: Message) -> Iterator[tuple[str, bytes]]:
    """Return the files that are attached, by their names."""
    for part in _parts(message):
        payload = part.get_payload(decode=True)
        if (name := _name(part)) and isinstance(payload, bytes) and payload:
            yield name, payload


def _parts(message: Message) -> Iterator[Message]:
    """Return a mail's own parts: a mail attached to it has its own."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if not part.is_multipart():
            yield part
        elif part is message or part.get_content_maintype() == "multipart":
            waiting += reversed(_within(part))


def _within(part: Message) -> list[Message]:
    held = part.get_payload()
    return [one for one in held if isinstance(one, Message)] if isinstance(held, list) else []


def _name(part: Message) -> str:
    return _legible(part.get_filename() or "")


def _legible(header: str) -> str:
    try:
        return str(make_header(decode_header(header)))
    except (HeaderParseError, LookupError, UnicodeError):
        return header


def _first(message: Message, kind: str) -> bytes | None:
    """Return the first text of a kind that is no file."""
    parts = (p for p in _parts(message) if p.get_content_type() == kind and not _name(p))
    found = [(part, part.get_payload(decode=True)) for part in parts]
    held = [(part, content) for part, content in found if isinstance(content, bytes)]
    # A workbook saved as a page has its sheets in frames.
    within = (one for one in held if b"<frameset" not in one[1].lower())
    part, content = next(within, (None, b""))
    if part is None:
        return b"" if found else None
    try:
        text = content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return content
    return codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8", "replace")
