"""Who signs a paper, where and when, and who receives it."""

from __future__ import annotations

import re

from timekeeper.files.importers.grammar.dates.dates import FIRST_YEAR, find_date
from timekeeper.files.importers.grammar.dates.day_lines import HALF_WORDS
from timekeeper.files.importers.grammar.lines.line import ProgrammeLine

_OPEN = r"[\s.…_-]"
_UNFILLED = re.compile(
    rf"\s*ngày(?:{_OPEN}*tháng{_OPEN}*[0-9]{{0,2}}|{_OPEN}*[0-9]{{1,2}}{_OPEN}*tháng){_OPEN}*"
    rf"(?:năm{_OPEN}*(?:[0-9]{{4}}|20)?{_OPEN}*)?",
    re.IGNORECASE,
)
EVENT = (
    r"lễ|hội (?:nghị|thảo|thi|thao|trại|diễn)|(?:đại hội|tập huấn|tọa đàm|mít tinh|gặp mặt|họp"
    r"|(?:kỳ|phiên|cuộc|buổi) họp|chương trình|kế hoạch|lịch)"
)
_SIGNED = re.compile(
    rf"^(?!\s*(?:thứ|chủ nhật|{HALF_WORDS}|vào|lúc|từ|{EVENT})\b)"
    r"(?!.*\b(?:tổ chức|diễn ra) (?:vào|từ) )"
    # "Diễn biến buổi lễ thứ Bảy, ngày ..."
    r"(?![^,]*\b(?:thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật),)"
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


_FOOT = re.compile(
    r"nơi nhận\b|(?:trân trọng|thân(?: ái| mến)|(?:best|kind) regards)\W*$"
    r"|(?:t/?m|k/?t|t/?l|t/?u?q)\.?\s+(?=[A-ZĐ])(?-i:[^a-z]{4,})"
    r"|(?-i:(?:PHÓ |TỔNG |CHI )*(?:TRƯỞNG (?:BAN|ĐOÀN|PHÒNG|KHOA|THÔN|ẤP)|(?:TỔ|CỤC|VỤ|VIỆN) TRƯỞNG"
    r"|CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ|CHÁNH (?:VĂN PHÒNG|THANH TRA)|THỦ TRƯỞNG(?: ĐƠN VỊ)?"
    r"|BAN TỔ CHỨC)"
    r"(?: (?:BAN|TỔ|LỄ|HỘI|ĐOÀN)(?: [^a-z:,.–-]{0,40})?| TỔ CHỨC)?)\s*$"
    r"|người (?:lập|soạn|viết|thảo|(?:phê )?duyệt)(?: [^:]{1,30})?\s*:\s*\S",
    re.IGNORECASE,
)
# Who wrote the paper and who approves it, above their names.
SIGNS = re.compile(
    r"(?:người|cán bộ|bộ phận) (?:lập|soạn|viết|thảo|xây dựng|đề xuất|tổng hợp|(?:phê )?duyệt)"
    r"(?: [^:,.–-]{1,30})?"
    r"|(?:[^:,.–]{2,40} )?(?:phê |xét |ký )?duyệt(?: của [^:,.]{1,40})?"
    r"|(?:ý kiến|xác nhận) của [^:,.]{1,40}|thư ký(?: (?:hội nghị|cuộc họp|đại hội))?"
    r"|(?:t/?m|k/?t|t/?l|t/?u?q)\.?\s.{2,60}",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"\(?(?:đã )?ký\b.{0,40}|\(.{2,40}\)", re.IGNORECASE)


def is_foot(line: ProgrammeLine) -> bool:
    """Return whether recipients or a signature begin with the line."""
    cells = line.original.split(" | ")
    signs = line.original.isupper() and any(map(SIGNS.fullmatch, cells))
    return signs or bool(_FOOT.match(line.original)) or is_signed(line)


def is_signed(line: ProgrammeLine) -> bool:
    """Return whether the line, behind no label, says where and when the paper was signed.

    What is counted does not: "3. Trao Huy hiệu, ngày 2/9".
    """
    return line.label is None and not line.numbered and is_signature(line.text)
