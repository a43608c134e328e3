"""Until when something is to be done, which is no time of what is held."""

from __future__ import annotations

import re

_UNTIL = r"trước|chậm nhất|muộn nhất"
DUE = r"(?:thời )?hạn"
LABEL = (
    rf"{DUE} (?:chót|cuối|đăng ký|nộp|gửi|xác nhận|trả lời)(?: [^:]{{0,30}})?"
    r"|(?:[a-z]+ )?deadline(?: [^:]{0,30})?"
)
_LABELLED = re.compile(rf"{DUE}\b(?! (?:chế|hán|mặn)\b)|.*\bdeadline", re.IGNORECASE)
_CLOCK = r"[0-9]{1,2}\s?(?:h|g|giờ|:)\s?(?:[0-5][0-9](?:\s?phút)?)?"
_LEADS = re.compile(rf"\b(?:{_UNTIL})(?:\s+(?:là|lúc|vào|ngày|{_CLOCK}),?)*\s*$", re.IGNORECASE)
_NAMED = re.compile(rf"\W*(?:{LABEL})", re.IGNORECASE)
_TOLD = re.compile(rf"\b(?:{_UNTIL}|{DUE}|deadline|đăng ký|nộp|gửi)\b", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Return whether a label says that until when stands behind it: "Hạn đăng ký"."""
    return _LABELLED.match(text) is not None


def leads_to(text: str, at: int) -> bool:
    """Return whether what stands there in a text is until when: "Gửi bài trước 17h00"."""
    return bool(_LEADS.search(text, 0, at) or _NAMED.fullmatch(text, 0, at))


def is_told(text: str) -> bool:
    """Return whether a text speaks of what is to be done until a day: "Gửi trước ngày 13/8"."""
    return _TOLD.search(text) is not None
