"""One printed page for each point: where it connects, its account, and three steps."""

from __future__ import annotations

from collections.abc import Sequence

from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.broker.access import Access
from timekeeper.files.exporters.documents.forms import sheet_form
from timekeeper.files.exporters.documents.typeset import pdf_of
from timekeeper.files.line_breaks import kept_together
from timekeeper.words.language import _


def point_sheets(points: PointsFile, accounts: Sequence[Access]) -> tuple[bytes, str]:
    """Return the pages as PDF/A, one to a point with its account, and what they cannot show."""
    import segno  # noqa: PLC0415  # only when sheets are made

    steps = (
        _("Connect the point’s computer, with timekeeper on it, to the network."),
        _(
            "Open timekeeper, choose Prepare › Follow another hall…, and enter the address above. "
            "The picture holds it too, for a telephone to read."
        ),
        _("See that the point’s name and the hall’s clock are shown; then answer the roll call."),
    )
    content = {
        "title": _("Linked point"),
        "heads": [_("Server"), _("Account"), _("Password"), _("Address")],
        "steps": list(map(kept_together, steps)),
        "keep": _("Whoever has this sheet can speak for the point: keep it as you keep a key."),
        "points": [
            {
                "name": kept_together(point.name),
                "told": [
                    *(f"{access.host}:{access.port}", access.account, access.password),
                    access.address,
                ],
                "svg": segno.make_qr(access.address, error="m").svg_inline(
                    border=4, svgclass=None, lineclass=None, omitsize=True
                ),
            }
            for point, access in zip(points.points, accounts, strict=True)
        ],
    }
    return pdf_of(sheet_form("points"), content, None)
