"""Takes mail apart, and pages saved as mail is: the text of it, and what is attached."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from mimetypes import guess_extension

from timekeeper.files.importers.formats.mail.heads import printed
from timekeeper.files.importers.original import TooLarge
from timekeeper.words.language import _

MOST_PARTS = 500
_HTML, _PLAIN = "text/html", "text/plain"
# What a mailing list sets above its own words, in a text of its own below the mail.
_FOOT = re.compile(rb"\A(\xef\xbb\xbf)?_{20,}[ \t\r]*(?=\n)")
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
    return _field(message, "subject")


def heads(message: Message) -> list[str]:
    """Return what a mail program prints above a mail."""
    sender, sent, to, copied = (_field(message, name) for name in ("from", "date", "to", "cc"))
    # A mail that was saved as it is printed says so in the words of its program.
    sent = sent or _field(message, "sent")
    with suppress(ValueError, TypeError, IndexError):
        sent = f"{parsedate_to_datetime(sent):%d/%m/%Y %H:%M}"
    return printed(sender, sent, subject(message), to, copied)


def page_of(message: Message) -> bytes | None:
    """Return the HTML of a mail, that of a frame where it only holds some; None without any.

    It is in UTF-8, or as it was sent where its letters are not those that the mail names. Plain
    texts that stand between pieces of it are in it.
    """
    found = _texts(message, _HTML)
    if all(kind != _HTML for kind, _text in found):
        return None
    return _joined([text if kind == _HTML else _as_page(text) for kind, text in found], b"<hr>")


def mail_text(message: Message) -> bytes | None:
    """Return a mail's plain text, in such letters as well; None where it has none.

    Where an answer to it quotes most of it, without the marks of that.
    """
    found = [text for kind, text in _texts(message, _PLAIN) if kind == _PLAIN]
    text = _joined(found) if found else None
    lines = [line for line in (text or b"").splitlines() if line.strip()]
    quoted = 2 * sum(line.startswith(b">") for line in lines) > len(lines)
    return _QUOTED.sub(rb"\1", text) if text and quoted else text


def attached(message: Message) -> Iterator[tuple[str, bytes]]:
    """Return the files that are attached, by their names."""
    for part in _parts(message):
        payload = part.get_payload(decode=True)
        if (name := _file_name(part)) and isinstance(payload, bytes) and payload:
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


def _file_name(part: Message) -> str:
    """Return what a part that is a file is called; "" for the mail's own text and its pictures."""
    if name := _legible(part.get_filename() or ""):
        return name
    kind, sort = part.get_content_type(), part.get_content_maintype()
    is_text = kind in {_HTML, _PLAIN} and part.get_content_disposition() != "attachment"
    if is_text or sort not in {"application", "text"} or "Content-Location" in part:
        return ""
    return _("a file without a name") + (guess_extension(kind) or "")


def _field(message: Message, name: str) -> str:
    """Return what a field of a mail's head says; in plain bytes that is UTF-8."""
    said = next((str(text) for field, text in message.raw_items() if field.lower() == name), "")
    return _legible(said.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _legible(header: str) -> str:
    try:
        return str(make_header(decode_header(header)))
    except (HeaderParseError, LookupError, UnicodeError):
        return header


def _texts(part: Message, wanted: str) -> list[tuple[str, bytes]]:
    """Return the texts of a part that are no files, each with its kind, in their order.

    Of those that stand for one another they are of the kind that is wanted, if any is.
    """
    kind = part.get_content_type()
    if not part.is_multipart():
        content = part.get_payload(decode=True)
        # A workbook saved as a page has its sheets in frames.
        is_file = kind not in {_HTML, _PLAIN} or _file_name(part)
        if is_file or not isinstance(content, bytes) or b"<frameset" in content.lower():
            return []
        return [(kind, _utf8(part, content))]
    each: list[list[tuple[str, bytes]]] = []
    for inner in _within(part) if part.get_content_maintype() == "multipart" else []:
        # Beside a page lies what it shows.
        if not (any(each) and "Content-Location" in inner):
            each.append(_texts(inner, wanted))
    each[1:] = [[(one, _FOOT.sub(rb"\1-- ", text)) for one, text in found] for found in each[1:]]
    own = [texts for texts in each if any(kind == wanted for kind, _text in texts)]
    if own and kind == "multipart/alternative":
        return own[0]
    return [text for texts in each for text in texts]


def _utf8(part: Message, content: bytes) -> bytes:
    try:
        text = content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return content
    return codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8", "replace")


def _as_page(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b"\n", b"<br>")


def _joined(texts: list[bytes], between: bytes = b"\n") -> bytes:
    marked = all(text.startswith(codecs.BOM_UTF8) for text in texts)
    joined = between.join(text.removeprefix(codecs.BOM_UTF8) for text in texts)
    return codecs.BOM_UTF8 + joined if marked else joined
