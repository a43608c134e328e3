"""Words that make an item internal, in a document that is read and in what is typed alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from timekeeper.core.programme import Item

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


def mark_of(item: Item) -> str:
    """Return the words by which any text of an item says that it is internal, "" for none."""
    presenter = item.presenter.text if item.presenter else ""
    texts = (item.title, item.short_title or "", presenter, *item.documents, *item.notes)
    return next(filter(None, map(internal_mark, texts)), "")


def as_marked(item: Item, before: Item | None = None) -> Item:
    """Return the item, internal where its words say so now; who cleared it before is obeyed.

    ``before`` is the item as it was, None for one that comes in.
    """
    said = mark_of(item)
    newly = said and (before is None or said != mark_of(before))
    return replace(item, confidential=True) if newly else item
