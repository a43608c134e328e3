"""From a text file's bytes to its text: what is not plain Unicode is named, in one sentence."""

from __future__ import annotations

import codecs
import re
import unicodedata

from timekeeper.files.importers.draft.draft import Doubt, UnreadableProgramme
from timekeeper.files.importers.formats import legacy_encodings
from timekeeper.files.importers.sniffing import LARGEST_TEXT, no_programme, utf16
from timekeeper.words.language import _

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(content: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return a text file's text, NFC-composed, and a doubt where its encoding was inferred.

    One that ends within a letter is doubted too: it may have been cut off.

    Raises UnreadableProgramme for what is no text, too large, or in an encoding that cannot be
    read with certainty.
    """
    if len(content) > LARGEST_TEXT:
        raise UnreadableProgramme(
            _(
                "{name} is larger than {size} MB, too large for a programme: choose its own file."
            ).format(name=name, size=LARGEST_TEXT // 1_000_000)
        )
    try:
        text, doubts = _unicode(content)
    except UnicodeDecodeError:
        text, doubts = _decoded(content, name)
    else:
        text = legacy_encodings.encoded_once(text)
        # The bytes of an old font may have been stored as if they were Latin-1 letters.
        legacy_encodings.refuse(text, name)
    if not text.strip():
        raise UnreadableProgramme(
            _("{name} is empty: choose the file that holds the programme.").format(name=name)
        )
    if _CONTROL.search(text):
        raise no_programme(name, _("a binary file"))
    return unicodedata.normalize("NFC", text), doubts


def _unicode(content: bytes) -> tuple[str, tuple[Doubt, ...]]:
    decoder = codecs.getincrementaldecoder(utf16(content) or "utf-8-sig")()
    text = decoder.decode(content)
    torn, _state = decoder.getstate()
    if not torn:
        return text, ()
    if text.isascii():  # then nothing says that it is UTF-8 at all
        decoder.decode(b"", final=True)
    message = _(
        "The file ends within a letter: it may have been cut off, so look for what is missing."
    )
    return text, (Doubt(None, "encoding", message),)


def _decoded(content: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if legacy_encodings.is_vietnamese(text):
        # A reader may add words of its own that have all their letters.
        legacy_encodings.refuse_lossy(text, name)
        message = _("The file is not Unicode; it was read as Windows-1258: check the letters.")
        return text, (Doubt(None, "encoding", message),)
    legacy_encodings.refuse(content.decode("latin-1"), name)
    legacy_encodings.refuse_lossy(text, name)
    raise UnreadableProgramme(
        _("The letters of {name} are in an unknown encoding: save it as Unicode (UTF-8).").format(
            name=name
        )
    )
