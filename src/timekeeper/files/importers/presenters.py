"""Who presents an item: what stands after its title, and what only looks like it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from timekeeper.core.programme import Presenter
from timekeeper.files.importers import times
from timekeeper.files.importers.times import When

_PERSON = (
    r"đồng chí|đ/c|đ\.c|các đồng chí|ông|bà|anh|chị|thầy|cô|bạn|mc|nhà báo|nghệ sĩ"
    r"|(?:gs|pgs|ts|ths|bs|ks|ckii|cki|tskh|nsnd|nsưt|cn)\b\.?"
)
_BODY = (
    r"ban|tiểu ban|văn phòng|sở|phòng|ủy ban|uỷ ban|ubnd|hđnd|hội đồng|đảng ủy|đảng uỷ|đảng bộ"
    r"|chi bộ|tỉnh ủy|tỉnh uỷ|huyện ủy|thị ủy|thành ủy|quận ủy|thường trực|trung ương|vptu|btv|bch"
    r"|btc|mttq|lđlđ|mặt trận|liên đoàn|liên minh|tỉnh đoàn|huyện đoàn|đoàn|hội|tổ|nhóm|khối|cụm"
    r"|bộ|viện|cục|chi cục|vụ|thanh tra|kho bạc|tòa án|công an|quân khu|huyện|xã|phường"
    r"|trường|nhà trường|đại học|học viện|khoa|trung tâm|câu lạc bộ|clb|báo|đài"
    r"|công ty|tổng công ty|tập đoàn|ngân hàng|hợp tác xã"
)
_ROLE = (
    r"lãnh đạo|đại diện|bí thư|phó|chủ tịch|giám đốc|tổng giám đốc|trưởng|chánh|hiệu trưởng|thư ký"
    r"|chủ trì|chủ tọa|đại biểu|thành viên|diễn giả|cán bộ|ủy viên|thủ trưởng|chuyên gia"
    r"|báo cáo viên|các|toàn thể|học sinh|sinh viên|ca sĩ|người dẫn"
)
# Words that begin like a body's name and name none.
_NOT_A_BODY = re.compile(
    r"(?:hội (?:nghị|thảo|trường|thi|ý|ca)|đoàn (?:ca|kết)|báo cáo|ban hành|tổ chức|khoa học"
    r"|trường hợp|bộ (?:phim|tài liệu)|cụm từ|phòng chống|đài tưởng niệm|cô đọng|anh hùng"
    r"|trưởng thành|các (?:văn bản|nội dung|báo cáo|tài liệu)|đại diện (?:cho|ký))\b",
    re.IGNORECASE,
)
_STARTS_PERSON = re.compile(rf"(?:{_PERSON})(?!\w)", re.IGNORECASE)
_STARTS_BODY = re.compile(rf"(?:{_BODY})(?!\w)", re.IGNORECASE)
_STARTS_ROLE = re.compile(rf"(?:{_ROLE})(?!\w)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*){1,5}")
_IF_ANY = re.compile(r"nếu có|nếu còn thời gian|dự phòng", re.IGNORECASE)
_COUNT = re.compile(
    r"[0-9]{1,3}\s+(?:văn bản|tài liệu|báo cáo|tờ trình|dự thảo|nội dung)", re.IGNORECASE
)
_NOTE = re.compile(
    r"[0-9]|mẫu\b|theo\b|có\b|kèm\b|tại\b|khóa\b|khoá\b|lần\b|trực tuyến|trực tiếp|dự kiến|chào cờ"
    r"|quốc ca|đoàn ca|đội ca|giải lao|video|clip|phim|trình chiếu|qua\b|gồm\b|chuyên đề"
    r"|mở rộng|tiếp theo",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"(?P<who>.{3,70}?)\s+(?:phát biểu|trình bày|báo cáo|quán triệt|công bố|thông qua|điều hành"
    r"|triển khai|giới thiệu|tuyên bố|đọc|trao)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[-–—]\s|:\s(?=(?:đồng chí|đ/c)\s)", re.IGNORECASE)
_QUOTES = (("“", "”"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Heading:
    """An item's title with everything taken off that is not title.

    ``unclear`` is a bracket that may or may not name a presenter; it stays in the title.
    """

    title: str
    presenter: Presenter | None = None
    when: When | None = None
    conditional: bool = False
    unclear: str | None = None


def read_heading(text: str, *, timed: bool = False) -> Heading:
    """Return the title, and what its final brackets, its dash or its verb say besides.

    ``timed`` tells that the line has its length already: a second one stays in the title.
    """
    heading = Heading(text.strip())
    while (found := _final_bracket(heading.title)) is not None:
        title, inner = found
        if not title or not inner:
            break
        taken = _take(heading, title, inner, timed=timed)
        if taken is None:
            break
        heading = taken
    heading = replace(heading, title=_bare(heading.title))
    if heading.presenter is None and heading.unclear is None:
        heading = _after_dash(heading)
    if heading.presenter is None:
        heading = replace(heading, presenter=_inside(heading.title))
    return heading


def presenter_of(text: str) -> Presenter | None:
    """Return the presenter a text names, as written, and whether it is a body or a person."""
    text = _bare(" ".join(text.split()))
    if not text:
        return None
    if _STARTS_PERSON.match(text):
        return Presenter(text, person=text)
    if _STARTS_BODY.match(text) and not _NOT_A_BODY.match(text):
        body, _, person = text.partition(" - ")
        if person and _STARTS_PERSON.match(person):
            return Presenter(text, body=body, person=person)
        return Presenter(text, body=text)
    return Presenter(text)


def _take(heading: Heading, title: str, inner: str, *, timed: bool) -> Heading | None:
    """Take a final bracket off, or return None when it belongs to the title."""
    if _IF_ANY.fullmatch(inner):
        return replace(heading, title=title, conditional=True)
    if _COUNT.fullmatch(inner):
        return replace(heading, title=title)
    if not timed and heading.when is None and (when := times.only(inner)) is not None:
        return replace(heading, title=title, when=when)
    if heading.presenter is not None or heading.unclear is not None or _NOTE.match(inner):
        return None
    if _is_presenter(inner):
        return replace(heading, title=title, presenter=presenter_of(inner))
    return replace(heading, unclear=inner)


def _is_presenter(text: str) -> bool:
    if _NOT_A_BODY.match(text) or _NOTE.match(text):
        return False
    starts = (_STARTS_PERSON, _STARTS_BODY, _STARTS_ROLE, _NAME)
    return any(pattern.match(text) for pattern in starts)


def _final_bracket(text: str) -> tuple[str, str] | None:
    """Return the text before its final bracket and what is inside it."""
    text = text.rstrip(" .;,:")
    if not text.endswith(")"):
        return None
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if depth == 0:
            return text[:index].rstrip(), text[index + 1 : -1].strip()
    return None


def _bare(title: str) -> str:
    stripped = title.rstrip(" ;,:")
    # An ellipsis is more than a full stop: it stays.
    return stripped if stripped.endswith("..") else stripped.rstrip(" .")


def _after_dash(heading: Heading) -> Heading:
    for found in reversed(list(_DASH.finditer(heading.title))):
        tail = heading.title[found.end() :]
        whole = all(tail.count(a) == tail.count(b) for a, b in _QUOTES)
        named = _STARTS_PERSON.match(tail) or _STARTS_BODY.match(tail)
        if whole and named and not _NOT_A_BODY.match(tail) and not _SPEAKS.match(tail):
            title = _bare(heading.title[: found.start()])
            return replace(heading, title=title, presenter=presenter_of(tail))
    return heading


def _inside(title: str) -> Presenter | None:
    """Return the subject of a title that is a sentence: "Thường trực Tỉnh ủy phát biểu ..."."""
    found = _SPEAKS.match(title)
    if found is None or "," in found["who"] or _NOT_A_BODY.match(title):
        return None
    if _STARTS_PERSON.match(title) or _STARTS_BODY.match(title):
        return presenter_of(found["who"])
    return None
