"""Takes a mail apart that Outlook saved as its own file: the text of it, and what is attached."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BytesIO

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.domain.constants import PID_ATTACH_FILENAME, PID_HTML, PID_INTERNET_CODEPAGE

from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.sniffing import LARGEST


def open_message(content: bytes) -> Message:
    """Return the mail; TooLarge where its parts hold more than a file may."""
    # Many parts may name the same bytes, and each becomes a copy of its own.
    with OleFileIO(BytesIO(content)) as container:
        if sum(entry.size for entry in container.direntries if entry is not None) > 2 * LARGEST:
            raise TooLarge
    return Message.load(content)


def message_page(message: Message) -> bytes | None:
    """Return a mail's HTML in UTF-8; None where it has none whose letters are certain."""
    about = message.properties
    coded = about.binary_prop_value(PID_HTML) is not None
    if coded and about.int_prop_value(PID_INTERNET_CODEPAGE) is None:
        return None
    try:
        page = message.html_body
    except UnicodeDecodeError:
        return None
    return None if page is None else _utf8(page)


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
