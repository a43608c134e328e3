"""What the documents of the minutes are filled with: letterhead, lines, and the annex's tables."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

from timekeeper.files.exporters.documents.form_content import (
    as_written,
    form_content,
    letterhead,
)
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.views.minutes import MinutesLevel, MinutesLine, minutes_of
from timekeeper.words.language import _

GOVERNMENT, PLAIN = "government", "plain"
_BELOW_HEADINGS = {MinutesLevel.TEXT, MinutesLevel.POINT, MinutesLevel.REMARK}
_REPORT = re.compile(r"^BC\b")


def minutes_content(filed: FiledReport) -> dict[str, Any]:
    """Return the report's content with all that the minutes say under ``minutes``.

    In the language in use and in the office's spelling.
    """
    drafted = minutes_of(filed.report, filed.details)
    told = {
        "title": drafted.title,
        "below": list(drafted.below),
        "lines": [
            {"level": line.level.value, "lead": line.lead, "text": line.text}
            | {"stays": _stays(line.level, after)}
            for line, after in zip_longest(drafted.lines, drafted.lines[1:])
        ],
        "signers": list(drafted.signers),
        "sign": _("(signature and full name)"),
        "head": _head(filed),
        "annex": _("ANNEX"),
        "annex_title": _("Time in which the programme was held"),
    }
    return form_content(filed) | {"minutes": as_written(told, filed.form.spelling)}


def _stays(level: MinutesLevel, after: MinutesLine | None) -> bool:
    """Return whether no page ends with the line: headings, and what leads to the lines below it.

    The last lines stay with the signatures, which never stand on a page alone.
    """
    if after is None or level not in _BELOW_HEADINGS:
        return True
    return level is MinutesLevel.TEXT and after.level in _BELOW_HEADINGS


def _head(filed: FiledReport) -> dict[str, Any]:
    """Return the two blocks of the letterhead, empty ones in the plain form.

    The kind of document stands in its symbol: BC is a report, BB are minutes.
    """
    told, form = letterhead(filed), filed.form.form
    if form == PLAIN:
        return {"office": [], "below": [], "state": [], "place": told["place_and_date"]}
    office = [name for name in (told["superior"], told["issuer"]) if name]
    symbol = _REPORT.sub("BB", told["symbol"]) if told["symbol"] else "BB/……"
    number = told["number"] or "……"
    if form == GOVERNMENT:
        state = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        below = [f"Số: {number}/{symbol.replace('/', '-', 1)}"]
    else:
        state, below = ["ĐẢNG CỘNG SẢN VIỆT NAM"], ["*", f"Số {number}-{symbol}"]
    return {
        "office": office or ["……………………"],
        "below": below,
        "state": state,
        "place": told["place_and_date"],
    }
