"""Works that are sung, danced and played: whose names they bear presents nothing."""

from __future__ import annotations

import re

from timekeeper.files.importers.grammar.names import CAPITAL, PERSON

# Behind it stands who made the work that is sung: "Hát “Người thầy” - Sáng tác: Nguyễn An".
MADE = re.compile(
    r"(?:^|[\s(])(?:sáng tác|nhạc(?: (?:và|&) lời)?|lời(?: thơ)?|thơ|biên đạo|kịch bản|soạn giả)"
    r"(?: của)?\s*:?\s*$",
    re.IGNORECASE,
)
# A house is called as its cook is: "Ăn trưa với gà đồi – Bà Năm".
MEAL = re.compile(r"(?:ăn|dùng|thưởng thức|bữa)\b", re.IGNORECASE)
# What nobody presents; a name in its bracket may be that of the house.
PAUSE = re.compile(
    r"(?:(?:\w+ )?(?:lunch|dinner|breakfast|coffee|tea|cocktails?|break|refreshments?|drinks)"
    r"|(?:\w+ )?(?:reception|party|visit|excursion)"
    r"|registration|check-?in|giải lao|nghỉ trưa)"
    r"(?:\W*$|\s*[,/&(]|\s(?:and|in|at|on|of|for|break|reception)\b)",
    re.IGNORECASE,
)
# "Múa: Cô gái vót chông" is what is danced.
WORK = re.compile(
    r"(?i:(?:múa|hát|nhảy|kịch|hoạt cảnh|tiểu phẩm|(?:đơn|song|tốp|hợp|đồng) ca|kể chuyện|ngâm thơ"
    rf"|vở|bài|tiết mục)(?: \w+)?:\s+(?:{PERSON}|bác|mẹ)\s+)(?:{CAPITAL}\w*\s+){{0,2}}"
    r"(?!(?:và|cùng|lớp|khối|tổ|nhóm|trường|biểu|thể|trình)\b)[a-zà-ỹđ]\w*\s+[^,;:()]*[a-zà-ỹđ]"
)
# Whom such a work is about is its title: "Hoạt cảnh: Bà Trưng – Bà Triệu".
PLAYED = re.compile(
    r"(?:(?:vở|trích đoạn)\b[^:]{0,20}|(?:hoạt|ca|nhạc) cảnh|kịch(?: \w+)?|tiểu phẩm|chèo|tuồng"
    r"|cải lương)\s*:\s*",
    re.IGNORECASE,
)
