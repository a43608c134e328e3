"""Whom the office has to telephone: the linked points of which nobody knows, for the printer."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from timekeeper.core.points import Point
from timekeeper.files.exporters.programme.as_html import STYLE
from timekeeper.files.exporters.programme.page import TIED
from timekeeper.words.language import _


def call_list_html(title: str, at: str, points: Iterable[Point]) -> str:
    """Return the list as one page of HTML: number, point, telephone, and room to write.

    ``title`` is the conference's, ``at`` the hour at which it was so.
    """
    heads = (_("No."), _("Linked point"), _("Telephone"), _("Delegates"), _("Chaired by"))
    widths = (9, 33, 23, 14, 21)
    head = "".join(
        f"<th width='{width}%'>{escape(words)}</th>"
        for width, words in zip(widths, heads, strict=True)
    )
    rows = "".join(
        f"<tr><td align='center'>{place}</td><td>{escape(point.name)}</td>"
        f"<td>{escape(point.phone).replace(' ', TIED)}</td><td></td><td></td></tr>"
        for place, point in enumerate(points, start=1)
    )
    told = _("Linked points to be telephoned, {time}").format(time=at)
    return (
        f"<html><head><meta charset='utf-8'><style>{STYLE}</style></head><body>"
        f"<p align='center' style='font-size: 15pt'><b>{escape(told)}</b></p>"
        f"<p align='center'>{escape(title)}</p>"
        "<table width='100%' border='1' cellspacing='0' cellpadding='5' "
        "style='border-collapse: collapse'>"
        f"<thead><tr>{head}</tr></thead>{rows}</table></body></html>"
    )
