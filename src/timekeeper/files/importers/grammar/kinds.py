"""What sort of act an item is, told by the words of its title."""

from __future__ import annotations

import re

from timekeeper.core.programme import Kind

_STUDY = re.compile(
    r"không trình bày|gửi (?:các )?đại biểu nghiên cứu|tự nghiên cứu", re.IGNORECASE
)
# A report on a discussion is a report: what a title begins with goes before what it speaks of.
_PRESENTATION = re.compile(
    r"(?:báo cáo|quán triệt|triển khai|dự thảo(?! lần\b)"
    r"|thông qua (?:tờ trình|báo cáo|dự thảo|chương trình"
    r"|quy chế|đề án))\b",
    re.IGNORECASE,
)
_WORDS = {
    Kind.BREAK: r"giải lao|nghỉ (?:trưa|tối|giữa giờ|ăn trưa|ngơi|tại chỗ)|tea ?break|coffee"
    r"|ăn trưa|tiệc trưa"
    r"|dùng cơm",
    Kind.CEREMONY: r"tuyên bố lý do|tuyên bố lí do|nêu lý do|khai mạc|bế mạc|chào cờ|văn nghệ"
    r"|dâng hương|dâng hoa|mặc niệm|đón tiếp|ổn định tổ chức|ổn định đại biểu|giới thiệu đại biểu"
    r"|quốc ca|quốc thiều|chào quốc kỳ|thượng cờ|chụp ảnh|chụp hình|đăng ký đại biểu|tặng hoa"
    r"|nghi thức|ra mắt|thánh lễ|chầu thánh thể",
    Kind.DISCUSSION: r"thảo luận|tham luận|tọa đàm|toạ đàm|hỏi đáp|hỏi - đáp|ý kiến phát biểu"
    r"|trao đổi",
    Kind.VOTE: r"bầu|lấy phiếu|bỏ phiếu|biểu quyết|kiểm phiếu|thông qua nghị quyết"
    r"|thông qua dự thảo nghị quyết|lấy ý kiến tín nhiệm",
    Kind.AWARD: r"trao tặng|khen thưởng|trao (?:bằng khen|giấy khen|giải|thưởng|quyết định"
    r"|huân chương|huy hiệu|kỷ niệm chương|danh hiệu|cờ|quà)"
    r"|tặng (?:bằng khen|giấy khen|quà|cờ|thưởng|huy hiệu)|vinh danh"
    r"|tuyên dương",
    Kind.SPEECH: r"phát biểu|diễn văn(?! nghệ)|đáp từ|lời chào mừng|chào mừng",
}
_STATEMENT = re.compile(
    r"(?:phát biểu|diễn văn|lời) (?:chào mừng(?: và|,) )?(?:khai|bế) mạc\b"
    r"|(?:khai|bế) mạc\b[^:]{0,40}:\s*\S",
    re.IGNORECASE,
)
# "Nghỉ lễ Quốc khánh": nothing is held then, and no act of it is made.
IS_OFF = re.compile(r"\W*nghỉ(?:\s+(?:lễ|tết|bù|cả ngày)\b.{0,40})?\W*", re.IGNORECASE)
# Acts of several rooms stand below its name each.
TRACK = re.compile(
    r"(?:tiểu ban|phân ban|(?:parallel |technical )?session|track)\s+(?:[0-9]|[ivx]+\b|[A-H]\b)",
    re.IGNORECASE,
)
_ANY = re.compile(
    "|".join(rf"\b(?P<{kind.name}>{words})\b" for kind, words in _WORDS.items()), re.IGNORECASE
)


def opens_as_act(text: str) -> bool:
    """Return whether a text begins with a word that tells what sort of act it is."""
    return _PRESENTATION.match(text) is not None or _ANY.match(text) is not None


def opens_or_closes(text: str) -> bool:
    """Return whether a text is the statement that opens or closes: "Phát biểu khai mạc: ..."."""
    return _STATEMENT.match(text) is not None


def kind_of(title: str) -> Kind:
    """Return the kind the first telling word names; a presentation when none does."""
    if _STUDY.search(title):
        return Kind.STUDY
    if _PRESENTATION.match(title):
        return Kind.PRESENTATION
    found = _ANY.search(title)
    return Kind[found.lastgroup] if found and found.lastgroup else Kind.PRESENTATION
