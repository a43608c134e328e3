"""What a sentence says of who acts, and by which verbs."""

from __future__ import annotations

import re

from timekeeper.core.programme import Presenter
from timekeeper.files.importers.grammar.names import (
    BODY,
    PERSON,
    ROLE,
    SEVERAL,
    names_body,
    names_person,
    names_role,
    names_somebody,
    presenter_from,
)
from timekeeper.files.importers.grammar.presenters.brackets import final_bracket, is_whole

MOST_WORDS_OF_A_SPEAKER, MOST_WORDS_OF_AN_OFFICE, MOST_WORDS_OF_A_COMMITTEE = 5, 10, 25
_IN_ENGLISH = (
    r"gave|gives|spoke|speaks|talked|talks|delivers|delivered|presents|presented|introduced"
    r"|chaired|moderated|opened|welcomed|explained|shared"
    r"|will (?:give|speak|talk|deliver|present|introduce|chair|moderate|open|share)"
)
_ACTS = (
    r"phát biểu|trình bày|báo cáo|quán triệt|công bố|thông qua|điều hành|triển khai|giới thiệu"
    r"|tuyên bố|đọc|trao|đón tiếp|thảo luận|kết luận|hướng dẫn|chia sẻ|tặng|giải trình|trả lời"
    r"|tham luận|tổng kết|thực hiện|phổ biến|khai mạc|bế mạc|ra mắt|chủ trì|tiếp thu|đáp từ"
    # "Đ/c Hứa Văn An" is called so.
    r"|thông báo|hưởng ứng|(?-i:hứa)|tuyên thệ|cảm ơn"
    r"|trình (?=(?:đề án|tờ trình|dự thảo|báo cáo|phương án)\b)"
    r"|gợi ý|làm rõ|nhận xét|đánh giá|xin ý kiến|nói về|đánh trống|cắt băng|bấm nút"
    rf"|(?-i:{_IN_ENGLISH})"
    # "Võ thuật" and "tiểu thuật" are no verbs.
    r"|(?:tường )?thuật (?:lại|(?:tiến|quá) trình|diễn biến)"
)
# "Người được giới thiệu phát biểu": those words name him.
SUBJECT = re.compile(
    # "Ban Giám đốc họp nghe", "Lãnh đạo đi"; with a capital men are called so.
    r"(?P<who>.{2,120}?)\s+(?:(?=(?-i:[a-zđ]|[^a-z]*$))"
    r"(?:lên|sẽ|(?:tham )?dự|họp|nghe|đi|đến|tới|tiếp tục|tiến hành|bắt đầu|lần lượt|trực tiếp"
    r"|cùng nhau)\s+){0,3}"
    rf"(?<!người )(?<!được )(?P<act>{_ACTS}|(?<=lên )làm việc)\b",
    re.IGNORECASE,
)
# "Phó Giám đốc An dự Hội nghị ..." says where he is; what is given to somebody names nobody.
IS_AT = re.compile(
    r"(?P<who>.{2,80}?)\s(?:tham )?dự\s"
    r"(?!(?:án|thảo|toán|kiến|báo|phòng|bị|trữ|khuyết|tính|luật|nguồn)\b)",
    re.IGNORECASE,
)
# "Đoàn công tác kiểm tra hồ sơ": a body of two words at least, for "Đoàn kiểm tra" is one itself.
_CHECKS = re.compile(
    rf"(?P<who>(?i:{BODY}) (?!(?:đi|đến|tới|về|vào|sẽ|đã) )\w[^,:;()]{{1,78}}?)"
    r"\s(?:kiểm tra|khảo sát)\s(?!của )"
)
GIVEN_TO = re.compile(r".*(?<!đại diện)\scho\s", re.IGNORECASE)
# "do đồng chí A trình bày" at the end: the verb says no more than the place does.
VERB = (
    r"(?:trình bày|thực hiện|báo cáo|phát biểu|điều hành|chủ trì|(?<!tổng )phụ trách|công bố"
    r"|đọc|thông qua|quán triệt|triển khai|giới thiệu|dẫn dắt|điều phối|dẫn chương trình"
    r"|đảm nhiệm|thông tin|định hướng|điều khiển|điều hợp|kết luận|giải trình|hướng dẫn"
    r"|(?<!bàn )trao"
    # "Sở Nội vụ trình", but no programme, timetable, process or building
    r"|(?<!chương )(?<!lịch )(?<!lộ )(?<!tiến )(?<!quy )(?<!công )(?<!hành )(?<!giáo )(?<!tờ )"
    r"trình)"
)
# What such a verb says is a part of the act: "Bế mạc: Đồng chí An kết luận".
_MEANT = re.compile(
    r"thông qua|quán triệt|triển khai|định hướng|kết luận|giải trình", re.IGNORECASE
)
# With a capital it belongs to a name: "Viện Công nghệ Thông tin".
DOES = re.compile(
    rf"(?:,\s*|(?<=[:;–-])\s*|\s*(?=(?-i:[a-zđ]|[^a-z]*$))|^)"
    rf"{VERB}(?:\s*(?:,|/|và)\s*{VERB})*\s*$",
    re.IGNORECASE,
)
_SPEECH_OF = re.compile(
    r"(?:(?:phát biểu|giải trình|tham luận|diễn văn|đáp từ|lời chào mừng|lời phát biểu|cảm tưởng)"
    r"\b[^:()“”]{0,80}?\b(?<!truyền thống )(?<!lịch sử )"
    r"|(?P<ends>(?:ý kiến )?kết luận(?: (?:hội nghị|cuộc họp|phiên họp|buổi họp))?) )"
    r"của\s+(?P<who>[^:()“”]{3,120})",
    re.IGNORECASE,
)
_INVITED = re.compile(rf"^(?:(?:kính|trân trọng) )?mời (?=(?:{PERSON})\s)", re.IGNORECASE)
ELECTION = r"bầu|ra mắt|giới thiệu|suy tôn"
# What is done to people: how many they are is no presenter.
TO_PEOPLE = re.compile(
    rf"(?:{ELECTION}|trao|tặng|khen|vinh danh|tuyên dương|biểu dương|kết nạp|đón"
    r"|tiếp|thăm|mời|công bố|kiểm phiếu|xét|lấy phiếu|bỏ phiếu|chụp|tập trung|điểm danh)\b",
    re.IGNORECASE,
)
ATTENDS = re.compile(
    r"[^:;()“]{2,80}?\s(?:(?:tham )?dự|họp|làm việc|nghe|kiểm tra|thăm|tiếp) ", re.IGNORECASE
)
# What a group goes on to do, where its name would go on with a capital or a number.
_SMALL = r"(?:(?-i:[a-zà-ỹđ])\w*\s+){0,3}"
IN_SENTENCE = re.compile(
    rf"(?:(?:(?:{SEVERAL}|tất cả|mọi|cả)\s+)?(?:{PERSON}|{BODY}|{ROLE}|trại|lớp|đơn vị)\s+"
    r"(?:\w+\s+){0,4}?(?:sẽ|đã|đang|vẫn|cùng nhau|tiếp tục|lần lượt|tiến hành|bắt đầu|hoàn thành)"
    rf"|(?:(?:các|tất cả|mọi|cả)\s+\w+|đại biểu|học sinh|toàn (?:thể|trường))\s+{_SMALL}"
    r"(?:di chuyển|tập trung|ổn định|trở (?:về|lại)|xếp hàng|bốc thăm|thi đấu|biểu diễn|trình diễn"
    r"|nghỉ|vui chơi|tham quan|khởi hành|lên xe|nộp|có mặt|sinh hoạt)"
    # "Khối 10 gặp Khối 11", "Đội A đấu với Đội B"
    r"|[^:;()]{2,60}?\s(?:gặp|(?:thi )?đấu với|vs)"
    # "Đoàn tự do mua sắm"
    r"|(?:(?:cả|toàn(?: bộ)?)\s+)?(?:đoàn|nhóm|lớp|trại|quý khách|du khách|thành viên|mọi người)"
    r"\s+(?-i:tự do|tự túc|chụp|mua sắm|nghỉ|ăn|dùng|thưởng thức|nhận phòng|trả phòng|lên xe|về|đi"
    r"|đến|tới|di chuyển|tập trung|tập hợp|khám phá|vui chơi|xuất phát|khởi hành|rời|trở|dừng|viếng"
    r"|thăm|tham quan|ngắm|xem|trải nghiệm|ổn định|có mặt|làm thủ tục|check|ngủ|quay))(?!\w)",
    re.IGNORECASE,
)


# Who acts at a meeting of voters, of whom nothing else says that he is somebody.
_AT_MEETING = re.compile(
    r"cử tri|ứng cử viên|người (?:ứng cử|được|chủ trì|điều hành|điều khiển|đại diện|dự họp)\b",
    re.IGNORECASE,
)


def subject_of(text: str) -> str | None:
    """Return who acts in a text that is a sentence, None when it is none."""
    found = speaker_in(text)
    return found.text if found else None


def reported_speaker(text: str) -> Presenter | None:
    """Return who speaks in a sentence in English: "Mr. Sato, advisor, gave a lecture on ..."."""
    found = SUBJECT.match(text)
    told = found and re.fullmatch(_IN_ENGLISH, found["act"]) and speaker_in(text)
    return told if told and names_person(told.text) else None


def with_verb(title: str, told: str) -> str:
    """Return the title with what is done where that is more than to present."""
    does = DOES.search(told)
    meant = [verb for verb in _MEANT.findall(does[0] if does else "") if verb not in title.lower()]
    return f"{title} ({', '.join(meant)})" if meant else title


def speaker_in(title: str) -> Presenter | None:
    """Return who speaks in "Thường trực Tỉnh ủy phát biểu ..." and "Phát biểu của ..."."""
    bracketless = title
    while (bracket := final_bracket(bracketless)) is not None:
        bracketless = bracket[0]
    if found := _SPEECH_OF.fullmatch(bracketless):
        who = found["who"].strip()
        several = who.lower().startswith("các ")
        named = names_person(who) or names_body(who) or names_role(who)
        # "Kết luận của hội nghị" is nobody's.
        few = len(who.split()) <= MOST_WORDS_OF_A_SPEAKER and not found["ends"]
        named = named or (not who[0].isdecimal() and few)
        return presenter_from(who) if named and not several else None
    # "Đại biểu thăm gian hàng (nhân viên hướng dẫn)": a bracket behind what they do names others.
    bracketless = _INVITED.sub("", bracketless, count=1)
    found = SUBJECT.match(bracketless) or _CHECKS.match(bracketless)
    if found is None or not is_whole(found["who"]) or ";" in found["who"]:
        # "Phóng viên nêu câu hỏi; các sở trả lời" tells of two who act.
        return None
    who = found["who"].rstrip(" ,").removesuffix(" cùng").removesuffix(" biểu quyết")
    if (there := IS_AT.match(f"{who} ")) and names_somebody(who):
        who = there["who"]
    if names_person(who):
        # "MC chào khán giả và giới thiệu ..."
        return None if ":" in who or who.endswith(" và") else presenter_from(who)
    # "Công an xã rà soát nhân khẩu và triển khai ..." has done something before that verb, and "Hội
    # đồng nghe Sở báo cáo" does something else.
    if who.endswith((" và", " để")) or " nghe " in who:
        return None
    known = names_body(who) or names_role(who) or _AT_MEETING.match(who)
    if "," in who or ":" in who or not known:
        return None
    return presenter_from(who)
