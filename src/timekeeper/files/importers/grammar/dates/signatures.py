"""Whether a line says where and when a paper was signed."""

from __future__ import annotations

import re

from timekeeper.files.importers.grammar.dates.dates import FIRST_YEAR, find_date
from timekeeper.files.importers.grammar.dates.day_lines import HALF_WORDS

_OPEN = r"[\s.…_-]"
_UNFILLED = re.compile(
    rf"\s*ngày(?:{_OPEN}*tháng{_OPEN}*[0-9]{{0,2}}|{_OPEN}*[0-9]{{1,2}}{_OPEN}*tháng){_OPEN}*"
    rf"(?:năm{_OPEN}*(?:[0-9]{{4}}|20)?{_OPEN}*)?",
    re.IGNORECASE,
)
_EVENT = (
    r"lễ|hội (?:nghị|thảo|thi|thao|trại|diễn)|(?:đại hội|tập huấn|tọa đàm|mít tinh|gặp mặt|họp"
    r"|(?:kỳ|phiên|cuộc|buổi) họp|chương trình|kế hoạch|lịch)"
)
_SIGNED = re.compile(
    rf"^(?!\s*(?:thứ|chủ nhật|{HALF_WORDS}|vào|lúc|từ|{_EVENT})\b)"
    # "Ấp 4, ngày ..."
    r"(?:[^,:()0-9·]{2,40}|(?:ấp|khu phố|khóm|thôn|xóm|phường|quận)\s+[0-9]{1,2}),\s*ngày\b",
    re.IGNORECASE,
)


def is_signature(text: str) -> bool:
    """Return whether the line says where and when a document was signed ("X, ngày ...").

    Day and month may be left open, to be filled in by hand.
    """
    if _SIGNED.match(text) is None:
        return False
    return is_unfilled(text.partition(",")[2]) or find_date(text, FIRST_YEAR) is not None


def is_unfilled(text: str) -> bool:
    """Return whether it is a date of which day or month are left open ("ngày ... tháng ...")."""
    return _UNFILLED.fullmatch(text) is not None
