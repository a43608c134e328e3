"""Takes a mail apart that Outlook saved as its own file: the text of it, and what is attached."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BytesIO
from zoneinfo import ZoneInfo

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.domain.constants import (
    PID_ATTACH_FILENAME,
    PID_HTML,
    PID_INTERNET_CODEPAGE,
    PID_RTF_COMPRESSED,
)
from oxmsg.storage import Storage, Stream

from timekeeper.files.importers.formats.mail.heads import printed
from timekeeper.files.importers.formats.mail.rich_text import decompressed, html_of, is_laid_out
from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.sniffing import LARGEST

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_PROPERTIES = "__properties_version1.0"
_WITHIN = "__substg1.0_3701000D"
# What stands before a mail's properties: more in a file than in another mail [MS-OXMSG, 2.4.1].
_HEAD, _HEAD_WITHIN = 32, 24


def messages(content: bytes) -> Iterator[Message]:
    """Return the mail, and after it those attached to it; TooLarge for more than a file holds."""
    # Many parts may name the same bytes, and each becomes a copy of its own.
    with OleFileIO(BytesIO(content)) as container:
        if sum(entry.size for entry in container.direntries if entry is not None) > 2 * LARGEST:
            raise TooLarge
        waiting = [Storage.from_ole(container)]
    while waiting:
        storage = waiting.pop(0)
        yield Message(storage)
        waiting += [
            _as_its_own_file(inner)
            for attached in storage.iter_attachment_storages()
            for inner in attached.storages
            if inner.name == _WITHIN and any(s.name == _PROPERTIES for s in inner.streams)
        ]


def _as_its_own_file(storage: Storage) -> Storage:
    """Return a mail within another as it would lie in a file: so the library reads it."""
    streams = []
    for stream in storage.streams:
        head, listed = stream.bytes_[:_HEAD_WITHIN], stream.bytes_[_HEAD_WITHIN:]
        whole = head.ljust(_HEAD, b"\0") + listed
        streams.append(Stream(stream.path, whole) if stream.name == _PROPERTIES else stream)
    return Storage(storage.path, tuple(streams), storage.storages)


def heads(message: Message) -> list[str]:
    """Return what a mail program prints above a mail."""
    sent = message.sent_date
    day = f"{sent.astimezone(_VIETNAM):%d/%m/%Y %H:%M}" if sent else ""
    to = (f"{one.name} <{one.email_address}>" for one in message.recipients)
    return printed(message.sender or "", day, message.subject, ", ".join(to))


def message_page(message: Message) -> bytes | None:
    """Return a mail's HTML in UTF-8; None where it has none whose letters are certain.

    What Outlook keeps as RTF is made a page where it says more than the plain text. Where that is
    damaged, and there is no other, it raises ValueError, or LookupError for letters of no name.
    """
    about = message.properties
    coded = about.binary_prop_value(PID_HTML) is not None
    if not coded or about.int_prop_value(PID_INTERNET_CODEPAGE) is not None:
        try:
            page = message.html_body
        except UnicodeDecodeError:
            page = None
        if page is not None:
            return _utf8(page)
    packed, plain = about.binary_prop_value(PID_RTF_COMPRESSED), (message.body or "").strip()
    if packed is None:
        return None
    try:
        rich = decompressed(packed)
        return _utf8(html_of(rich)) if is_laid_out(rich) or not plain else None
    except (ValueError, LookupError):
        if plain:
            return None
        raise


def message_text(message: Message) -> bytes | None:
    """Return a mail's plain text in UTF-8; None where it has none."""
    return None if message.body is None else _utf8(message.body)


def _utf8(text: str) -> bytes:
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace")


def message_files(message: Message) -> Iterator[tuple[str, bytes]]:
    """Return the files that are attached, by their names."""
    for attachment in message.attachments:
        short = attachment.properties.str_prop_value(PID_ATTACH_FILENAME)
        if content := attachment.file_bytes:
            yield attachment.file_name or short or "", content
