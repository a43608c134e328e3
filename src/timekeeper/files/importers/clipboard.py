"""Reads what was copied in Word, Excel or a browser."""

from __future__ import annotations

import re

from timekeeper.files.importers.draft.draft import Draft, Extract, UnreadableProgramme
from timekeeper.files.importers.formats import delimited, markup, plain_text
from timekeeper.files.importers.reading import draft_of
from timekeeper.files.importers.sniffing import Format, parsing
from timekeeper.files.job import Job
from timekeeper.words.language import _

LONGEST = 5_000_000
_OFFSET = re.compile(r"^(StartHTML|EndHTML|StartFragment|EndFragment):\s*(-?[0-9]+)", re.MULTILINE)
_QUOTED_CELL = re.compile(r'(?:^|\t)"[^"\t]*\n', re.MULTILINE)


def read(html: str | None, text: str | None) -> Draft:
    """Return the programme in the clipboard's HTML and its plain text; either may be missing.

    Raises UnreadableProgramme when there is none in it.
    """
    return draft_of(copied(html, text), _("The clipboard"))


def copied(html: str | None, text: str | None) -> Extract:
    """Return the rows of what was copied; raise UnreadableProgramme when that is nothing.

    A table is read from the HTML, all else from the plain text, which holds automatic numbers.
    """
    name = _("The clipboard")
    html, text = fragment(html or ""), text or ""
    if max(len(html), len(text)) > LONGEST:
        raise UnreadableProgramme(
            _("The clipboard holds far more than a programme: copy the programme alone.")
        )
    if not html.strip() and not text.strip():
        raise UnreadableProgramme(_("The clipboard holds no text: copy the programme first."))
    if "<table" in html.lower() or not text.strip():
        with parsing(name, Format.HTML):
            return markup.read_text(html, name, Job())
    quoted = "\t" in text and _QUOTED_CELL.search(text)
    return Extract(delimited.delimited_rows(text) if quoted else plain_text.rows_of(text))


def fragment(html: str) -> str:
    """Return the HTML of Windows' clipboard format without its head; other HTML as it is."""
    offsets = {name: int(number) for name, number in _OFFSET.findall(html[:400])}
    if not html.startswith("Version:") or not offsets:
        return html
    content = html.encode()
    # Excel's fragment begins within its table, whose own tag stands before it.
    start, end = offsets.get("StartHTML", -1), offsets.get("EndHTML", -1)
    if not 0 <= start < end:
        start, end = offsets.get("StartFragment", 0), offsets.get("EndFragment", len(content))
    return content[max(start, 0) : end].decode(errors="replace")
