"""Words that make an item internal, in a document that is read and in what is typed alike."""

from __future__ import annotations

import re
import unicodedata

# "(nội bộ)", "[tài liệu mật]", "Mật: ..."; but not "bảo vệ bí mật nhà nước", "chính trị nội bộ".
_MARK = re.compile(
    r"[(\[](?:[^\W\d_]+[ ,–-]+){0,3}(?<!bí )(?:mật|nội bộ|confidential|internal)\W{0,2}[)\]]"
    r"|(?<!\w)(?:tối|tuyệt) mật(?!\w)|lưu hành nội bộ"
    r"|(?<!\w)không (?:được )?(?:công bố|phổ biến|công khai|đưa tin)(?!\w)"
    r"|^\W*(?:mật|nội bộ)\W*(?:$|[:–-])",
    re.IGNORECASE,
)


def internal_mark(text: str) -> str:
    """Return the words by which the text says that it is internal, "" where it says nothing."""
    found = _MARK.search(unicodedata.normalize("NFC", text))
    return found[0].strip() if found else ""


def without_mark(text: str) -> str:
    """Return the text without such words."""
    return _MARK.sub(" ", unicodedata.normalize("NFC", text)).strip()
