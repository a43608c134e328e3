"""The label that a line begins with, and chapters that say what lines below them are."""

from __future__ import annotations

import re

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.names import CAPITAL
from timekeeper.files.importers.grammar.times import deadlines

_BRACKETED = re.compile(r"\(([^()]+)\)|\[([^][]+)\]")
# What a script has its compere say.
_SPEECH = r"\s*:\s*(?:[\"“”'«]|kính|xin|mời|thưa|trân trọng|quý)"
_AIM = r"(?:mục đích|mục tiêu|yêu cầu|ý nghĩa)"
_PURPOSE = rf"{_AIM}(?:(?:,| [-–—])? (?:và )?{_AIM})*(?: chung| cụ thể)?"
_LABELS = (
    (
        Label.PRESENTER,
        (
            r"(?:thành phần )?diễn giả|tác giả|báo cáo viên|(?:giảng|hướng dẫn) viên"
            r"|chủ t(?:ọa|oạ)(?: phiên[^:]{0,30})?"
            r"|chủ trì(?: hội nghị| cuộc họp)?|điều hành|tham luận viên"
            r"|(?:session |panel )?(?:moderators?|(?:co-?)?chairs?(?:persons?|m[ae]n|ed by)?)"
            r"|(?:(?:keynote|invited|guest) )?speakers?|presenters?|presenting author|facilitators?"
            r"|(?:co-?)?authors?"
            r"|(?:đơn vị|cơ quan) (?:chủ trì|báo cáo|trình)|người trình"
            r"|người (?:điều hành|điều khiển)"
            r"|(?:người |đơn vị |cơ quan )?(?:(?:chủ trì )?thực hiện|trình bày|phụ trách"
            r"|điều khiển)"
            r"(?: (?:chương trình|văn nghệ))?|dẫn chương trình"
            rf"|mc(?!{_SPEECH})(?=\s*:)"
            r"|điều phối(?: viên| tọa đàm)?"
        ),
    ),
    (Label.VENUE, r"địa điểm(?: tổ chức| họp)?|nơi tổ chức|tại|venue"),
    (Label.POINT, r"điểm cầu[^:]{0,60}"),
    (
        Label.ATTENDEES,
        (
            r"đối tượng(?: (?:tham|dự)[^:]{0,30})?|thành phần(?: [^:]{0,40})?"
            r"|đại biểu(?: tham dự| dự)?|khách mời"
        ),
    ),
    # A mail's own date ends with its zone.
    (
        Label.TIME,
        (
            # "Thời gian ký" is when it was signed.
            r"thời gian(?! ký\b)(?:,? [^:]{0,30})?"
            # "Ngày họp: Chủ nhật, 13/9/2026"
            r"|ngày (?:tổ chức|diễn ra|họp|thi|tập huấn|thực tập|diễn tập)(?=\s*:)"
            # "Giờ: Đang cập nhật", "Ngày: ..." are still to be told.
            r"|(?:ngày|giờ)(?: (?:tổ chức|bắt đầu))?"
            r"(?=\s*:\s*(?:(?:đang|sẽ|chưa|chờ)\s[^0-9]*|\W*)$)"
            r"|date(?!.*[+-][0-9]{4}\W*$)|time"
            # "Tổ chức: 8h00 ngày 18/10/2026"
            r"|(?:tổ chức|diễn ra)(?=\s*:(?:\s*[^\W\d_]+,?){0,4}\s*"
            r"(?:[0-9]{1,2}\s?(?:h|g|giờ|:).*\b)?[0-9]{1,2}(?:\s?/\s?|\s+tháng\s+)[0-9])"
        ),
    ),
    (Label.LENGTH, r"thời lượng(?: [^:]{0,30})?|duration"),
    (
        Label.NOTE,
        (
            rf"mc(?={_SPEECH})|ghi chú|(?:xin )?lưu ý|(?:please )?notes?"
            r"|phản biện|trang phục|kính gửi|nơi nhận"
            r"|hình thức(?: [^:]{0,30})?|quy mô|(?:(?:thông tin|đầu mối) )?liên hệ"
            rf"|{deadlines.LABEL}"
            r"|kinh phí(?: [^:]{0,30})?|phương tiện|from|to|cc|bcc|sent|subject|date"
            # Of bad weather; "Dự phòng: 15 phút" is an act.
            r"|(?:phương án |ngày )?dự phòng(?=\s*:\s*(?:(?:nếu|khi|trong|trường hợp)\b"
            r"|.*\b[0-9]{1,2}/[0-9]))"
            rf"|{_PURPOSE}|tên gọi|số lượng(?: [^:]{{0,30}})?"
        ),
    ),
)
LABEL_PATTERNS = [
    (label, re.compile(rf"({words})\s*:\s*", re.IGNORECASE)) for label, words in _LABELS
]
# "Presented by X", "By X", "Do X trình bày" on a line of its own.
_BY = re.compile(
    rf"(?P<by>(?i:(?:(?:present|moderat|chair|facilitat|deliver|host)ed |led )?by))\s+"
    rf"(?P<who>(?!Invitation|The\b){CAPITAL}[^:;?!]{{2,80}})"
    r"|(?P<do>[Dd]o)\s+(?P<whom>[^:;.]{3,80}?)\s+(?:trình bày|báo cáo|điều hành|phụ trách)\.?"
)
_ANNOUNCES = (
    r"(?:(?:nội dung|chương trình|thời gian|địa điểm|thành phần|đối tượng|tham dự|chi tiết|cụ thể"
    r"|và|[,;–-]|hình thức|trình tự)(?: tổ chức)?\s*)+:?"
)
_ANNOUNCES_ONLY = re.compile(_ANNOUNCES, re.IGNORECASE)
# Chapters of a plan that are no part of its programme, and two of them in one.
_BESIDES = (
    rf"(?:tài liệu|thông tin chung|{_AIM}"
    r"|giải pháp(?: thực hiện)?|(?:các )?tiểu ban"
    r"|(?:tổ chức|phân công)(?: tổ chức)?"
    r" (?:thực hiện|nhiệm vụ)|phân công(?: cụ thể| chi tiết| công việc)?|nhiệm vụ cụ thể"
    r"|(?:công tác )?(?:chuẩn bị|hậu cần)|kinh phí(?: thực hiện)?|đại biểu"
    r"|khách mời"
    r"|trang phục|trang trí|căn cứ|phương tiện|(?:một số )?lưu ý|ghi chú|thông tin liên hệ"
    r"|(?:các )?quy định(?: chung)?"
    r"|hình thức(?: tổ chức)?)"
)
JOINED = r"\s*(?:,(?: và)?|\bvà\b|[-–—&/])\s*"
BESIDES = re.compile(rf"{_BESIDES}(?:{JOINED}{_BESIDES})*\s*[:.]?", re.IGNORECASE)
_ATTENDEES_ONLY = re.compile(
    r"thành phần(?: tham dự| tham gia| dự họp| đại biểu)*\s*:?|(?:đại biểu|khách mời)\s*:?",
    re.IGNORECASE,
)
# A remark to those who come is no act and heads nothing, wherever it stands.
REMARK = re.compile(
    r"(?:xin )?(?:lưu ý|chú ý)\b|ghi chú\b|(?:please )?notes?\s*:|(?:kính )?(?:đề nghị|mời)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\s*[0-9]+\s*(?:điểm|%|đ\b)", re.IGNORECASE)
_CONTENTS = re.compile(rf"{_ANNOUNCES}|(?:nội dung|chương trình)[^:]{{0,40}}:", re.IGNORECASE)


def with_label(line: ProgrammeLine) -> ProgrammeLine:
    """Return the line with its label taken off, or with that of the chapter it names."""
    if found := _BRACKETED.fullmatch(line.text):
        # "[Moderator: Dr. An]"
        told = LABEL_PATTERNS[0][1].match(inner := found[1] or found[2])
        line = replace(line, text=inner) if told else line
    for label, pattern in LABEL_PATTERNS:
        found = pattern.match(line.text)
        # "Trình bày: 30 điểm" says what is given for it.
        if found and not (label is Label.PRESENTER and _POINTS.match(line.text, found.end())):
            return replace(line, label=label, label_text=found[1], text=line.text[found.end() :])
    if line.style in (None, CounterStyle.BULLET) and (found := _BY.fullmatch(line.text)):
        who, said = found["who"] or found["whom"], found["by"] or found["do"]
        return replace(line, label=Label.PRESENTER, label_text=said, text=who)
    headed = line.numbered or line.text.endswith(":")
    if headed and _ATTENDEES_ONLY.fullmatch(line.text):
        return replace(line, label=Label.ATTENDEES, label_text=line.text, text="")
    if (line.style is not None or line.text.endswith(":")) and BESIDES.fullmatch(line.text):
        return replace(line, label=Label.NOTE, label_text=line.text)
    # "II. NỘI DUNG" beside "I. NGHI LỄ" is a part; "4. Nội dung:" only announces what follows.
    announces = line.style is not None and line.text.lower() != "nội dung"
    if (
        (announces or line.text.endswith(":"))
        and _CONTENTS.fullmatch(line.text)
        and not dates.find_date(line.text)
    ):
        return replace(line, label=Label.CONTENTS, label_text=line.text, text="")
    return line


def announces_only(text: str) -> bool:
    """Return whether a label such as "Nội dung, chương trình và thời gian" says nothing itself."""
    return _ANNOUNCES_ONLY.fullmatch(text) is not None


def presenter_label(text: str) -> tuple[str, str]:
    """Return "Diễn giả:" or the like, empty where there is none, and the presenter behind it."""
    _, pattern = LABEL_PATTERNS[0]
    found = pattern.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)
