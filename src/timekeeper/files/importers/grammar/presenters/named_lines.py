"""Texts that name somebody and say nothing else, and what only looks like it."""

from __future__ import annotations

import re

from timekeeper.core.checks import confidential
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.names import (
    BODY,
    CAPITAL,
    NAME,
    NOT_A_BODY,
    PERSON,
    are_two_groups,
    are_two_offices,
    bare,
    is_place_of,
    names_body,
    names_person,
    names_place,
    names_role,
    names_somebody,
)
from timekeeper.files.importers.grammar.presenters.brackets import is_whole, time_only
from timekeeper.files.importers.grammar.presenters.sentences import (
    DOES,
    IN_SENTENCE,
    MOST_WORDS_OF_A_COMMITTEE,
    MOST_WORDS_OF_A_SPEAKER,
    MOST_WORDS_OF_AN_OFFICE,
    SUBJECT,
    with_verb,
)
from timekeeper.files.importers.grammar.presenters.works import PAUSE, WORK
from timekeeper.files.importers.grammar.times import deadlines

LONGEST_PRESENTER, LONGEST_VERB = 240, 20
IF_ANY = re.compile(r".{0,30}\b(?:nếu có|nếu còn thời gian)|dự phòng", re.IGNORECASE)
COUNT = re.compile(
    r"[0-9]{1,3}\s+(?:văn bản|tài liệu|báo cáo|tờ trình|dự thảo|nội dung)", re.IGNORECASE
)
NOTE = re.compile(
    r"[0-9]|(?:nội dung|chủ đề)\s*:|địa điểm\b|mẫu\b|sau\b|trước\b"
    r"|theo\b|có\b|kèm\b|tại\b|khóa\b|khoá\b|lần\b|trực tuyến|trực tiếp"
    r"|dự kiến|chào cờ|quốc ca|đoàn ca|đội ca"
    r"|(?:\w+ ){0,8}(?:hát (?:quốc|đoàn|đội) ca|đứng (?:dậy|nghiêm|chào))\b"
    r"|giải lao|video|clip|phim|trình chiếu|qua\b|gồm\b|chuyên đề"
    # Which, or of what kind: "Bóng đá (nam)", "Chạy lượt hai (Lượt Đỏ)", "(các môn kéo co)"
    r"|(?:các )?(?:môn|trò chơi|tiết mục|hạng mục|thể loại|lượt|vòng|trận|chặng)\b"
    r"|(?:đơn |đôi |đồng đội )?(?-i:nam|nữ)(?:\W|và\b|nữ\b)*$"
    r"|miễn phí|đăng ký|mang theo"
    r"|mở rộng|tiếp theo|mỗi\b|mời\b|nếu\b|giao\b|.{0,40}\bnhư (?:thường lệ|trên)"
    # "Gala dinner" names nobody, "CLB Talk Việt" itself.
    rf"|(?!(?:{BODY}|{PERSON})(?!\w))"
    r"(?:\w+ ){0,2}(?:dinner|lunch|breakfast|break|party|session|opening|closing|ceremony|buffet"
    r"|tour|registration|check-?in|workshop|keynote|networking|gala|space|night|forum|show|festival"
    r"|exhibition|performance|discussion|visit|speech|remarks|talk|program(?:me)?|summit)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:vui lòng|xin|nhớ|mời|hãy|nhé|nha|ạ|đề nghị|lưu ý|mang theo|có mặt)\b", re.IGNORECASE
)
# What a sentence says of whom it begins with: "Đại biểu tự túc phương tiện đi lại."
_PREDICATE = re.compile(
    r"\s(?:rất|sẽ|đã|đang|phải|cần|không|tự túc|tự do|đăng ký|đưa|mang|nộp|gửi|xuất phát|di chuyển"
    r"|hân hạnh|bố trí|trở về|ra về)\s",
    re.IGNORECASE,
)
# Beside or below an act it says who else is there, or where it is, or what it is about.
NOT_PRESENTING = re.compile(
    r"thành phần|tham dự|tham gia|dự họp|cùng|phối hợp|mời|liên hệ|chuẩn bị|phản biện|thư ký"
    r"|(?<!đảm )nhận|tặng|kiểm phiếu|gồm|ghi chú|tài liệu|điểm|nơi|phòng|đối tượng|số lượng"
    r"|(?:với|của|notes?|remarks?|participants?|audience)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"(?:tặng|trao|thăm|viếng|vinh danh|chúc mừng|tri ân|khen|đón|tiễn)\b", re.IGNORECASE
)
_ADDRESSED = re.compile(
    rf"(?i:{PERSON})\s+{CAPITAL}"
    rf"|(?i:các|hai|ba|nhóm|tập thể) (?:{PERSON}|học sinh|đoàn viên|thầy cô)(?: \w+)?(?: [0-9]|$)"
)
_CLOCK = re.compile(r"[0-9]\s?(?:h|g|giờ)(?![^\W\d_])|[0-9]:[0-9]{2}", re.IGNORECASE)
_NAME_FIRST = re.compile(rf"{NAME.pattern}(?=\W*$|\s*[,;/&+(–-]|\s+(?:và|and)\b)")
_OTHERS = re.compile(rf"(?:nhóm|cộng sự|các|hai|ba|{PERSON})(?!\w)", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&+]|\b(?:and|và)\b)\s*")


def named_line(text: str, *, alone: bool = False, title: str = "") -> str | None:
    """Return whom a line names that says nothing else: "Đồng chí An, Chủ tịch phát biểu".

    What he does may be said in the ``title`` above.
    An office or a body is named by a line that stands ``alone`` below a title.
    """
    sentence = text.rstrip().endswith(".") and _PREDICATE.search(text) is not None
    # "Sinh viên trả lễ phục trước 17h00" says until when they do it.
    figures = re.finditer("[0-9]+", text)
    sentence = sentence or any(deadlines.leads_to(text, one.start()) for one in figures)
    text = text.rstrip(" .")
    does = DOES.search(text)
    if sentence or (does and with_verb(title, text) != title):
        return None
    who = DOES.sub("", text)
    named = names_person(who)
    # A body in capitals signs.
    words = len(who.split())
    if alone and words <= MOST_WORDS_OF_AN_OFFICE and not who.isupper():
        named = named or names_body(who) or names_role(who)
    elif alone and words <= MOST_WORDS_OF_A_COMMITTEE and not who.isupper():
        # "Ban Chỉ đạo phong trào ... tỉnh"
        named = named or (who.startswith(("Ban ", "Tiểu ban ", "Hội đồng ")) and names_body(who))
    named = named and _REQUEST.search(who) is None
    # "Các đội tiếp tục hoàn thành phần thi" is a sentence.
    named = named and IN_SENTENCE.match(text) is None
    several = who.lower().startswith("các ") and not names_somebody(who[4:])
    named = named and not (several and len(who.split()) > MOST_WORDS_OF_A_SPEAKER)
    begun = who[:1].isupper() or who[:1].isdecimal() or _ADDRESSED.match(who)
    plain = named and begun and not SUBJECT.match(f"{who} ")
    return who if plain and len(who) <= LONGEST_PRESENTER else None


def is_addressed(text: str, title: str) -> bool:
    """Return whether a text is "cô Hạnh" or "các bạn lớp 9A", to whom the title does nothing."""
    named = _ADDRESSED.match(text) and named_line(text, alone=True)
    return bool(named) and not _GIVES.match(title)


def is_plain_name(text: str, title: str) -> bool:
    """Return whether a text may name whoever does the act of this title, in no known words."""
    if NOTE.match(text) or COUNT.match(text) or IF_ANY.fullmatch(text) or time_only(text):
        return False
    if confidential.is_marking(text) or is_place_of(text, title) or names_place(text):
        return False
    several = are_two_groups(title, text) or are_two_offices(title, text)
    if several or WORK.fullmatch(f"{title}: {text}"):
        return False
    if SUBJECT.match(f"{text} ") or (PAUSE.match(title) and not names_somebody(text)):
        return False
    short = len(text.split()) <= MOST_WORDS_OF_AN_OFFICE and is_whole(text)
    proper = any(word[0].isupper() for word in text.split()) and not opens_as_act(text)
    return short and (proper or names_person(text) or names_role(text))


def are_names(text: str) -> bool:
    """Return whether a text holds nothing but names: "Maria Santos, Jose Cruz and Le Thi Thu"."""
    return all(NAME.fullmatch(one) for one in _BETWEEN_NAMES.split(bare(text)))


def is_presenter(text: str) -> bool:
    """Return whether what stands in a bracket behind a title says who presents."""
    if NOTE.match(text) or _CLOCK.search(text) or names_place(text):
        return False
    if confidential.is_marking(text):
        return False
    if names_person(text) or names_body(text) or names_role(text):
        return True
    # "MIỄN PHÍ và báo trước" goes on with nobody.
    name, _and, other = text.partition(" và ")
    goes_on = other[:1].islower() and NAME.fullmatch(name) and not _OTHERS.match(other)
    return not (goes_on or NOT_A_BODY.match(text)) and _NAME_FIRST.match(text) is not None
