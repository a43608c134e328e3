"""The words by which a programme, read or typed, says that a matter stays in the house.

A marking stands by itself: in brackets or quotes, behind a dash or a comma, in a cell of its own,
in capitals. Within a title the same words are ordinary: "công tác bảo vệ chính trị nội bộ".
"""

from __future__ import annotations

import re
import unicodedata

from msgspec.structs import replace

from timekeeper.core.programme import Item

# Beyond it, what a text says is looked for at its two ends; MOST markings are taken off each.
LONGEST, MOST = 1_000, 4
_MATTER = (
    r"(?:đây là|là|thuộc|loại|diện|chế độ|dạng|độ|mức độ|mức|cấp độ|cấp|dấu|đóng dấu|tài liệu"
    r"|văn bản|hồ sơ|nội dung|thông tin|phần|phiên|phiên họp|mục|buổi|họp|cuộc họp|làm việc"
    r"|thảo luận|trao đổi|chỉ|dành cho|dùng|sử dụng|phổ biến|lưu hành|trong|phạm vi"
    r"|strictly|document|session|meeting)"
)
_LEVEL = (
    r"(?:tuyệt |tối )?mật|bí mật|bảo mật|kín|nội bộ|secret|confidential|internal|restricted"
    r"|private|classified|in camera|off the record|mat|noi bo"
)
_PRESS = r"(?:báo chí|phóng viên|truyền thông|press|media)"
_SHUT = (
    rf"{_PRESS} (?:không|chưa|ko) (?:được |mời |tham )*(?:dự|đưa tin|tác nghiệp|ghi hình|có mặt)"
    rf"|(?:không|ko) (?:có|mời|cho|dành cho) (?:cơ quan |các )*{_PRESS}"
    rf"(?: (?:tham )?(?:dự|đưa tin|tác nghiệp))?|{_PRESS} (?:rời|ra khỏi) (?:phòng|hội trường)"
    rf"|no {_PRESS}|{_PRESS} (?:not admitted|excluded)|closed to (?:the )?(?:{_PRESS}|public)"
)
_CIRCLE = r"(?: (?:cơ quan|đơn vị|lãnh đạo|cấp ủy|ban|thường trực|thường vụ|only))"
_SCALE = r"(?:độ|mức|mức độ|cấp|cấp độ|dấu|chế độ) (?:bảo )?mật"
_MARKING = re.compile(
    rf"(?!{_SCALE}$)(?:{_MATTER} ){{0,4}}(?:{_LEVEL}){_CIRCLE}{{0,2}}", re.IGNORECASE
)
_ALWAYS = re.compile(
    r"(?<!\w)(?:(?:không|chưa|cấm|khong) (?:được |duoc )?(?:công bố|phổ biến|công khai|đưa tin"
    r"|đăng tin|tiết lộ|lưu hành|phát hành|đăng tải|cong bo|pho bien|cong khai)"
    r"|(?:tối|tuyệt) mật|(?:lưu hành|sử dụng|dùng|phổ biến) nội bộ|top secret|closed[ -]door"
    r"|closed (?:session|meeting)|not for (?:publication|release|distribution)|internal use"
    rf"|(?:phổ biến|lưu hành) hạn chế|{_SHUT})(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?:{_LEVEL}){_CIRCLE}{{0,2}}|{_ALWAYS.pattern}", re.IGNORECASE)
_BRACKETED = re.compile(
    r"[(\[{](?:[^\W\d_]+[ ,–-]+){0,3}(?<!ong )(?<!trị )(?<!kiểm toán )(?<!kiểm soát )"
    r"(?<!chi tiêu )(?<!đoàn kết )(?:mật|nội bộ|confidential|internal)\W{0,2}[)\]}]",
    re.IGNORECASE,
)
# The letter that a stamp is shortened to.
_LETTER = re.compile(r"[(\[{]\s*M\s*[)\]}]")
_STAMP = re.compile(r"(?<!\w)(?:MẬT|NỘI BỘ|Mật$)(?!\w)")
# "Độ mật: A", and "Nội bộ: không" or "Công khai: không", as a column's head and its cell.
_SCALES = re.compile(
    rf"{_SCALE}|(?:bí |bảo )?mật|nội bộ|không (?:công khai|công bố|phổ biến)"
    r"|confidential(?:ity)?|internal|secret|classification"
    rf"|(?:lưu hành|sử dụng|dùng|phổ biến) nội bộ|họp kín|không đưa tin|{_SHUT}",
    re.IGNORECASE,
)
_NOT_MARKED = re.compile(
    r"(?:không(?: mật)?|ko|chưa|(?:bình )?thường|công khai|rộng rãi|no|none|normal|open|public"
    r"|false|0)?\W*",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:được |mức độ |phạm vi |chế độ |hình thức )?(?:công khai|công bố|phổ biến|đưa tin|lưu hành)"
    rf"|phạm vi|(?:mời |có )?(?:cơ quan )?{_PRESS}(?:[ ,/]+{_PRESS})?"
    r"(?: (?:tham |được )*(?:dự|gia|đưa tin|tác nghiệp))?|public|distribution",
    re.IGNORECASE,
)
_NOT_OPEN = re.compile(
    r"(?:không|ko|chưa|no|none|false|0|hạn chế|giới hạn|restricted|limited)(?: (?:được|có|mời|cho"
    r"|tham|dự|đưa tin|tác nghiệp|công khai|công bố|phổ biến|lưu hành)){0,4}\W*",
    re.IGNORECASE,
)
# "Từ đây trở đi: nội bộ", and where that ends.
_ONWARD = re.compile(
    r"(?:(?:kể )?từ (?:đây|giờ|(?:nội dung|mục|phần|lúc) này)|(?:các )?(?:nội dung|mục|phần|phiên)"
    r" (?:sau|tiếp|dưới|còn lại)(?: đây| theo)?|from (?:here|now) on(?:wards?)?)"
    r"(?: (?:trở đi|trở xuống|về sau|đến hết|đến cuối))*\W*(?:là |thuộc |đều |sẽ )?(.+)",
    re.IGNORECASE | re.DOTALL,
)
_END_OF = re.compile(
    rf"(?:hết|kết thúc|end of) (?:(?:phần|nội dung|phiên|mục) )?(?:{_LEVEL})", re.IGNORECASE
)
_FREE = re.compile(
    rf"(?:trở lại )?(?:công khai|bình thường|mở|open|public|(?:mời |có )?{_PRESS}(?: dự)?)",
    re.IGNORECASE,
)

_OPENING, _CLOSING = "([{<“„«‘\"'", ")]}>”“»’\"'"
_DIVIDERS = " *+/|\\,;.!?_~=#•\n\t–—-"
_BOUND = re.compile(rf"[{re.escape(_OPENING + _CLOSING + _DIVIDERS[1:-1])}:]|(?<!\w)-|-(?!\w)")


def ends(text: str) -> str:
    """Return what of a text is looked at for markings: all of it, of a long one its two ends."""
    return text if len(text) <= 2 * LONGEST else f"{text[:LONGEST]}\n{text[-LONGEST:]}"


def marking(text: str) -> str:
    """Return the words of a text that say it stays in the house; empty when there are none."""
    text = ends(text)
    head, colon, cell = (part.strip() for part in text.partition(":"))
    if colon and _SCALES.fullmatch(head):
        return "" if _NOT_MARKED.fullmatch(cell) else head if _says(head) else text.strip()
    if colon and _OPEN.fullmatch(head) and _NOT_OPEN.fullmatch(cell):
        return text.strip()
    for pattern in (_ALWAYS, _BRACKETED, _LETTER):
        if found := pattern.search(text):
            return found[0].strip("()[]{} ")
    if said := next((piece for piece in _BOUND.split(text) if _says(piece)), ""):
        return said.strip()
    # In capitals among other words: "Công tác cán bộ MẬT".
    for found in _STAMP.finditer(text):
        before, after = text[: found.start()].split(), text[found.end() :].split()
        if before[-1].islower() if before else after and not after[0].isupper():
            return found[0]
    return ""


def is_marking(text: str) -> bool:
    """Return whether a text says nothing but that something stays in the house."""
    pieces = [piece for piece in _BOUND.split(text[: 2 * LONGEST]) if piece.strip()]
    return bool(pieces) and all(map(_says, pieces))


def onward(text: str) -> bool | None:
    """Return whether a line makes all below it internal, or open again; None where it does not."""
    said = " ".join(text[:LONGEST].split()).strip(_OPENING + _CLOSING + _DIVIDERS)
    if _END_OF.fullmatch(said):
        return False
    found = _ONWARD.fullmatch(said)
    if found is None:
        return None
    return False if _FREE.fullmatch(found[1]) else is_marking(found[1]) or None


def peeled(text: str) -> tuple[str, str]:
    """Return a text without the markings at its ends, and their words.

    A text that is nothing else stays as it is, and so does what a colon leads to: "Ghi chú: Mật".
    """
    if len(text) > LONGEST or not marking(text) or is_marking(text):
        return text, ""
    words: list[str] = []
    while len(words) < MOST and (cut := _end(text)) is not None:
        text, said = cut
        words.insert(0, said)
    while len(words) < 2 * MOST and (cut := _head(text)) is not None:
        text, said = cut
        words.append(said)
    return text, ", ".join(words)


def marking_of(item: Item) -> str:
    """Return the words by which any text of an item says so, "" for none."""
    presenter = item.presenter.text if item.presenter else ""
    texts = (item.title, item.short_title or "", presenter, *item.documents, *item.notes)
    return next(filter(None, (marking(unicodedata.normalize("NFC", text)) for text in texts)), "")


def as_marked(item: Item, before: Item | None = None) -> Item:
    """Return the item, internal where its words say so now; who cleared it before is obeyed.

    ``before`` is the item as it was, None for one that comes in.
    """
    said = marking_of(item)
    newly = said and (before is None or said != marking_of(before))
    return replace(item, confidential=True) if newly else item


def _end(text: str) -> tuple[str, str] | None:
    """Take a marking off the end: behind a bracket, a quote, a dash, a comma, a new line."""
    inner = text.rstrip(_CLOSING + _DIVIDERS + ":")
    bounds = list(_BOUND.finditer(inner))
    if not bounds:
        return None
    said, before = inner[bounds[-1].end() :], inner[: bounds[-1].end()].rstrip()
    opened = before[-1] in _OPENING
    if not (_says(said) or (opened and _LETTER.fullmatch(f"({said})"))):
        return None
    before = before[: -1 if opened else None].rstrip(_DIVIDERS)
    apart = opened or (_BARE.fullmatch(said.strip()) and not before.endswith(":"))
    return (before, said.strip()) if apart and before else None


def _head(text: str) -> tuple[str, str] | None:
    """Take a marking off the beginning: "[Mật] 8h00", "Nội bộ: ..."; a bullet before it stays."""
    inner = text.lstrip(_OPENING + "*/_")
    bound = _BOUND.search(inner)
    if bound is None or inner[0].isspace():
        return None
    said, opened = inner[: bound.start()], inner != text
    if not (_says(said) or (opened and _LETTER.match(text))):
        return None
    rest = inner[bound.start() :].lstrip(_CLOSING + _DIVIDERS + ":")
    apart = opened or _BARE.fullmatch(said.strip())
    return (rest, said.strip()) if apart and rest else None


def _says(piece: str) -> bool:
    words = " ".join(piece.split())
    return bool(_MARKING.fullmatch(words) or _ALWAYS.fullmatch(words))
