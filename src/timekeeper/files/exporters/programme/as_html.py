"""A programme as HTML for the printer, in the layout of its document."""

from __future__ import annotations

from html import escape

from timekeeper.core.programme import Programme
from timekeeper.files.exporters.programme.page import (
    PageRow,
    PrintedProgramme,
    printed_programme,
)
from timekeeper.views.script import RowLevel

# Qt's rich text: tables by attributes, sizes in points.
STYLE = (
    "body { font-family: 'Times New Roman', 'Liberation Serif', serif; font-size: 13pt; }"
    " p { margin: 2px 0; }"
)


def write(programme: Programme) -> str:
    """Return the programme as one page of HTML, without outside parts."""
    page = printed_programme(programme)
    title = f"<p align='center' style='font-size: 16pt'><b>{escape(page.title)}</b></p>"
    below = "".join(f"<p align='center'><b>{escape(text)}</b></p>" for text in page.below)
    day = f"<p align='center'><i>{escape(page.day)}</i></p>" if page.day else ""
    rows = "".join(map(_row, page.rows))
    heads = "".join(f"<th>{escape(text)}</th>" for text in page.heads)
    notes = "".join(f"<p>{escape(note)}</p>" for note in page.notes)
    return (
        f"<html><head><meta charset='utf-8'><style>{STYLE}</style></head><body>"
        f"{_letterhead(page)}{title}{below}{day}<p align='center'>-----</p>"
        "<table width='100%' border='1' cellspacing='0' cellpadding='5' "
        "style='border-collapse: collapse'>"
        f"<thead><tr>{heads}</tr></thead>{rows}</table>{notes}</body></html>"
    )


def _letterhead(page: PrintedProgramme) -> str:
    if not page.office:
        return ""
    *superiors, issuer = (escape(name.upper()) for name in page.office)
    left = "".join(f"<p align='center'>{name}</p>" for name in superiors)
    left += f"<p align='center'><b>{issuer}</b></p><p align='center'>*</p>"
    *first, last = (escape(name) for name in page.state)
    right = "".join(f"<p align='center'><b>{name}</b></p>" for name in first)
    right += f"<p align='center'><b><u>{last}</u></b></p>"
    if page.place:
        right += f"<p align='center'><i>{escape(page.place)}</i></p>"
    return (
        f"<table width='100%'><tr><td width='45%'>{left}</td>"
        f"<td width='55%'>{right}</td></tr></table>"
    )


def _row(row: PageRow) -> str:
    further = "".join(f"<p>{escape(text)}</p>" for text in row.further)
    text = escape(row.text)
    if row.level is RowLevel.ITEM:
        return (
            f"<tr><td width='8%' align='center'>{escape(row.number)}</td>"
            f"<td width='18%' align='center'>{escape(row.time).replace(chr(10), '<br>')}</td>"
            f"<td width='50%'><p>{text}</p>{further}</td>"
            f"<td width='24%'>{escape(row.presenter)}</td></tr>"
        )
    tag = "i" if row.level is RowLevel.CLOSING else "b"
    return f"<tr><td colspan='4'><p><{tag}>{text}</{tag}></p>{further}</td></tr>"
