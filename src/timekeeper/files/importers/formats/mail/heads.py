"""What mail programs print above a mail: who sent it, when, of what, and to whom."""

from __future__ import annotations

import codecs
from html import escape

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats import legacy_encodings

# It parts them from what the mail's own text begins with.
_BETWEEN = "-----"


def printed(sender: str, sent: str, subject: str, *to: str) -> list[str]:
    """Return the lines that say so; none of a page that a browser saved, or of nothing and no day.

    One whose letters were lost is left out, so that the mail's own text is read all the same.
    """
    sender, sent, subject = map(_whole, (sender, sent, subject))
    if not (sent or subject) or "saved by" in sender.lower():
        return []
    fields = [("Từ", sender or "?"), ("Ngày gửi", sent), ("Chủ đề", subject)]
    fields += [("Đến", whom) for whom in map(_whole, to)]
    return [f"{name}: {said}" for name, said in fields if said]


def _whole(said: str) -> str:
    """Return what a field says in one line, "" for one whose letters are not certain."""
    text = " ".join(said.split())
    try:
        legacy_encodings.refuse(text, "")
        legacy_encodings.refuse_lossy(text, "")
    except UnreadableProgramme:
        return ""
    return "" if "\ufffd" in text else text


def above_text(heads: list[str], text: bytes) -> bytes:
    """Return a mail's plain text below its heads, as it is where its letters are not certain."""
    if not (heads and text.startswith(codecs.BOM_UTF8)):
        return text
    lines = "\n".join([*heads, _BETWEEN, "", ""]).encode("utf-8", "replace")
    return codecs.BOM_UTF8 + lines + text.removeprefix(codecs.BOM_UTF8)


def above_page(heads: list[str], page: bytes) -> bytes:
    """Return a mail's page below its heads, marked as one; without where letters are uncertain."""
    if not page.startswith(codecs.BOM_UTF8):
        return b"<html>" + page
    lines = [f"<p>{escape(line)}</p>" for line in [*heads, *([_BETWEEN] if heads else [])]]
    said = "".join(lines).encode("utf-8", "replace")
    return codecs.BOM_UTF8 + b"<html>" + said + page.removeprefix(codecs.BOM_UTF8)
