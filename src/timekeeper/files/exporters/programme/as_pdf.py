"""A programme as PDF to hand out: on one or two pages of A4 where letters can be read on so few."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from msgspec import to_builtins

from timekeeper.core.programme import Programme
from timekeeper.files.exporters.documents.forms import sheet_form
from timekeeper.files.exporters.documents.typeset import pages_of, pdf_of
from timekeeper.files.exporters.programme.page import printed_programme
from timekeeper.files.line_breaks import kept_together

SIZES = (
    14.0,
    13.0,
    12.0,
    11.0,
    10.5,
)  # points, from the office's own to the least that is handed out
MOST_PAGES = 2
COUNTING = 4.0  # pixels to an inch, enough to count pages


def fitting(programme: Programme, *, short: bool) -> dict[str, Any]:
    """Return what is typeset, in the largest size that two pages hold, else in the usual one."""
    page: dict[str, Any] = to_builtins(printed_programme(programme, short=short))
    for row in page["rows"]:
        row |= {name: kept_together(row[name]) for name in ("text", "presenter")}
        row["further"] = list(map(kept_together, row["further"]))

    def has_few_pages(size: float) -> bool:
        pages = pages_of(sheet_form("programme"), page | {"size": size}, COUNTING)
        return len(pages) <= MOST_PAGES

    found = bisect_left(SIZES, True, key=has_few_pages)  # each takes as long as a whole document
    return page | {"size": SIZES[found if found < len(SIZES) else 0]}


def write(programme: Programme, *, short: bool = False) -> tuple[bytes, str]:
    """Return the programme as PDF/A, and a sentence on what it cannot show, "" for nothing.

    ``short``: the chair's, of times and short titles.
    """
    return pdf_of(sheet_form("programme"), fitting(programme, short=short), None)


def programme_pages(programme: Programme, ppi: float, *, short: bool = False) -> list[bytes]:
    """Return the pages of the PDF as PNG pictures."""
    return pages_of(sheet_form("programme"), fitting(programme, short=short), ppi)
