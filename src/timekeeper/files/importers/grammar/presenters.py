"""Who presents an item: what stands before or after its title, and what only looks like it."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Presenter
from timekeeper.files.importers.grammar.kinds import TRACK, opens_as_act
from timekeeper.files.importers.grammar.names import (
    BODY,
    CAPITAL,
    FULL_NAME,
    NAME,
    NOT_A_BODY,
    PERSON,
    ROLE,
    SEVERAL,
    STARTS_PERSON,
    TITLED_NAME,
    UNENDED,
    are_two_groups,
    bare,
    counts_people,
    is_place_of,
    may_name,
    names_body,
    names_person,
    names_place,
    names_role,
    names_somebody,
    presenter_from,
)
from timekeeper.files.importers.grammar.times import heading_times, times
from timekeeper.files.importers.grammar.times.when import When, as_length

LONGEST_PRESENTER, LONGEST_VERB = 240, 20
MOST_WORDS_OF_A_SPEAKER, MOST_WORDS_OF_AN_OFFICE, MOST_WORDS_OF_A_COMMITTEE = 5, 10, 25
_IF_ANY = re.compile(r".{0,30}\b(?:nếu có|nếu còn thời gian)|dự phòng", re.IGNORECASE)
_COUNT = re.compile(
    r"[0-9]{1,3}\s+(?:văn bản|tài liệu|báo cáo|tờ trình|dự thảo|nội dung)", re.IGNORECASE
)
_NOTE = re.compile(
    r"[0-9]|địa điểm\b|mẫu\b|sau\b|trước\b"
    r"|theo\b|có\b|kèm\b|tại\b|khóa\b|khoá\b|lần\b|trực tuyến|trực tiếp"
    r"|dự kiến|chào cờ|quốc ca|đoàn ca|đội ca"
    r"|(?:\w+ ){0,8}(?:hát (?:quốc|đoàn|đội) ca|đứng (?:dậy|nghiêm|chào))\b"
    r"|giải lao|video|clip|phim|trình chiếu|qua\b|gồm\b|chuyên đề"
    r"|mở rộng|tiếp theo|mỗi\b|mời\b|nếu\b|giao\b|.{0,40}\bnhư (?:thường lệ|trên)"
    # "Gala dinner" names nobody, "CLB Talk Việt" itself.
    rf"|(?!(?:{BODY}|{PERSON})(?!\w))"
    r"(?:\w+ ){0,2}(?:dinner|lunch|breakfast|break|party|session|opening|closing|ceremony|buffet"
    r"|tour|registration|check-?in|workshop|keynote|networking|gala|space|night|forum|show|festival"
    r"|exhibition|performance|discussion|visit|speech|remarks|talk|program(?:me)?|summit)\b",
    re.IGNORECASE,
)
_ACTS = (
    r"phát biểu|trình bày|báo cáo|quán triệt|công bố|thông qua|điều hành|triển khai|giới thiệu"
    r"|tuyên bố|đọc|trao|đón tiếp|thảo luận|kết luận|hướng dẫn|chia sẻ|tặng|giải trình|trả lời"
    r"|tham luận|tổng kết|thực hiện|phổ biến|khai mạc|bế mạc|ra mắt|chủ trì|tiếp thu|đáp từ"
    r"|gợi ý|làm rõ|nhận xét|đánh giá|xin ý kiến|nói về"
    # "Võ thuật" and "tiểu thuật" are no verbs.
    r"|(?:tường )?thuật (?:lại|(?:tiến|quá) trình|diễn biến)"
)
_SUBJECT = re.compile(
    rf"(?P<who>.{{2,120}}?)\s+(?:(?:lên|sẽ|(?:tham )?dự|họp|nghe)\s+)?"
    rf"(?P<act>{_ACTS}|(?<=lên )làm việc)\b",
    re.IGNORECASE,
)
# "Phó Giám đốc An dự Hội nghị ..." says where he is; what is given to somebody names nobody.
_IS_AT = re.compile(
    r"(?P<who>.{2,80}?)\s(?:tham )?dự\s"
    r"(?!(?:án|thảo|toán|kiến|báo|phòng|bị|trữ|khuyết|tính|luật|nguồn)\b)",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(r".*(?<!đại diện)\scho\s", re.IGNORECASE)
# "Dâng hương tại Đền Trần (Cố Trạch, Trùng Hoa)": the bracket is of the place.
_AT_PLACE = re.compile(rf".*\b(?:tại|ở)\s+{CAPITAL}[^,;:.()]{{2,60}}")
# "do đồng chí A trình bày" at the end: the verb says no more than the place does.
_VERB = (
    r"(?:trình bày|thực hiện|báo cáo|phát biểu|điều hành|chủ trì|(?<!tổng )phụ trách|công bố"
    r"|đọc|thông qua|quán triệt|triển khai|giới thiệu|dẫn dắt|điều phối|dẫn chương trình"
    r"|đảm nhiệm|thông tin|định hướng|điều khiển|điều hợp|kết luận|giải trình|hướng dẫn)"
)
# What such a verb says is a part of the act: "Bế mạc: Đồng chí An kết luận".
_MEANT = re.compile(
    r"thông qua|quán triệt|triển khai|định hướng|kết luận|giải trình", re.IGNORECASE
)
# With a capital it belongs to a name: "Viện Công nghệ Thông tin".
_DOES = re.compile(
    rf"(?:,\s*|(?<=[:;–-])\s*|\s*(?=(?-i:[a-zđ]|[^a-z]*$))|^)"
    rf"{_VERB}(?:\s*(?:,|/|và)\s*{_VERB})*\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:[\s.;,–—-]*(?<!không )\b(?:(?:người|đơn vị|đồng chí)\s+)?(?:trình bày|thực hiện"
    r"|phụ trách|báo cáo viên|diễn giả|chủ trì|chủ tọa|điều hành|điều khiển"
    r"|dẫn chương trình|chair(?:person|ed by)?|moderat(?:or|ed by)|speaker|presenter|facilitator"
    r"|lead(?:er)?|host)"
    r"|(?:^|\s*[.;,–—-]\s*)(?:tác giả|(?:co-?)?authors?))"
    r"\s*:\s*(?=\S)",
    re.IGNORECASE,
)
# "Chủ đề: Dữ liệu mở" is called what stands behind the label.
_TITLE_LABEL = re.compile(
    r"(?:chủ đề|nội dung|tên bài|topic|title|activity|hoạt động)\s*:\s*(?=[^\W\d]|[\"“‘])",
    re.IGNORECASE,
)
# "(Cấp ủy phát biểu trước. Mỗi ý kiến xong ...)": how it is done, not who does it.
_SENTENCES = re.compile(rf"[^\W\d_A-Z]{{3,}}\.\s+(?={CAPITAL})|\bphải\b")
_DASH = re.compile(
    r"\s[-–—→⇒]\s|(?<=[\w)”])[–—]\s|\s[–—](?=\w)|[–-](?=đ/c|đồng chí)", re.IGNORECASE
)
_SENTENCE = re.compile(rf"\.\s+(?={CAPITAL})")
_COLON = re.compile(
    r"\s*[:;.]\s+|\s*[:;,.]?(?<!lý)(?<!lí)\s+do\s+(?=\S)|:\s*(?=đ/c|đồng chí)"
    r"|,\s+(?=(?:đ/c|đồng chí)\s)"
    # "Project overview, by Ms. Linh", "Wrap-up / Mr. Nam"
    r"|(?:,?\s+(?:(?:present|l|moderat|chair)ed\s+)?by|\s/)\s+(?=(?:mrs?|ms|dr|prof)\b)",
    re.IGNORECASE,
)
# "Khai mạc Đ/c An": a title of address in the middle, as columns leave it that ran together.
_ADDRESS = re.compile(
    r"(?<=[a-zà-ỹ])(?<!chùa)(?<!đền)(?<!miếu)(?<!cầu)(?<!núi)(?<!chợ)(?<!phố)(?<!đường)(?<!của)(?<!và)(?<!mời)(?<!với)(?<!cùng)(?<!cho)(?<!là)(?<!tặng)(?<!do)\s+"
    r"(?=(?:Đ/c|Đồng chí|PGS\.?|GS\.|TS\.|ThS\.?|Ông|Bà)\s)"
)
FEWEST_CAPITALS = 4
_NAME_BEHIND = re.compile(
    r"(?<!\.)\s+(?=(?:(?:GS|PGS|TSKH|TS|ThS|BS\w*|CK\w*|CN|NCS|KS|DS)\b[.,]*\s*)+"
    rf"{CAPITAL}(?!{CAPITAL})[^\W\d_]+ {CAPITAL}|{FULL_NAME.pattern})"
)
_SPEECH_OF = re.compile(
    r"(?:phát biểu|tham luận|diễn văn|đáp từ|lời chào mừng|lời phát biểu|cảm tưởng)"
    r"\b[^:()“”]{0,80}?\b(?<!truyền thống )(?<!lịch sử )của\s+(?P<who>[^:()“”]{3,120})",
    re.IGNORECASE,
)
_PERSON_BEFORE = re.compile(r"\b(?:đ/c|đồng chí|ông|bà|bầu|gồm)\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:vui lòng|xin|nhớ|mời|hãy|nhé|nha|ạ|đề nghị|lưu ý|mang theo|có mặt)\b", re.IGNORECASE
)
_HOLDS_ELECTION = re.compile(r"(?:tổ|ban) (?:bầu cử|kiểm phiếu)\b", re.IGNORECASE)
_ELECTION = re.compile(r"(?:bầu|ra mắt|giới thiệu|suy tôn)\b", re.IGNORECASE)
# What is done to people: how many they are is no presenter.
_TO_PEOPLE = re.compile(
    r"(?:bầu|ra mắt|giới thiệu|suy tôn|trao|tặng|khen|vinh danh|tuyên dương|biểu dương|kết nạp|đón"
    r"|tiếp|thăm|mời|công bố|kiểm phiếu|xét|lấy phiếu|bỏ phiếu|chụp|tập trung|điểm danh)\b",
    re.IGNORECASE,
)
# Beside or below an act it says who else is there, or where it is, or what it is about.
NOT_PRESENTING = re.compile(
    r"thành phần|tham dự|tham gia|dự họp|cùng|phối hợp|mời|liên hệ|chuẩn bị|phản biện|thư ký"
    r"|(?<!đảm )nhận|tặng|kiểm phiếu|gồm|ghi chú|tài liệu|điểm|nơi|phòng|đối tượng|số lượng"
    r"|(?:với|của|notes?|remarks?|participants?|audience)\b",
    re.IGNORECASE,
)
_ATTENDS = re.compile(
    r"[^:;()“]{2,80}?\s(?:(?:tham )?dự|họp|làm việc|nghe|kiểm tra|thăm|tiếp) ", re.IGNORECASE
)
# Behind it stands who made the work that is sung: "Hát “Người thầy” - Sáng tác: Nguyễn An".
_MADE = re.compile(
    r"(?:^|[\s(])(?:sáng tác|nhạc(?: (?:và|&) lời)?|lời(?: thơ)?|thơ|biên đạo|kịch bản|soạn giả)"
    r"(?: của)?\s*:?\s*$",
    re.IGNORECASE,
)
# A house is called as its cook is: "Ăn trưa với gà đồi – Bà Năm".
_MEAL = re.compile(r"(?:ăn|dùng|thưởng thức|bữa)\b", re.IGNORECASE)
# "Múa: Cô gái vót chông" is what is danced.
_WORK = re.compile(
    r"(?i:(?:múa|hát|nhảy|kịch|hoạt cảnh|tiểu phẩm|(?:đơn|song|tốp|hợp|đồng) ca|kể chuyện|ngâm thơ"
    rf"|vở|bài|tiết mục)(?: \w+)?:\s+(?:{PERSON}|bác|mẹ)\s+)(?:{CAPITAL}\w*\s+){{0,2}}"
    r"(?!(?:và|cùng|lớp|khối|tổ|nhóm|trường|biểu|thể|trình)\b)[a-zà-ỹđ]\w*\s+[^,;:()]*[a-zà-ỹđ]"
)
# What a group goes on to do, where its name would go on with a capital or a number.
_SMALL = r"(?:(?-i:[a-zà-ỹđ])\w*\s+){0,3}"
_IN_SENTENCE = re.compile(
    rf"(?:(?:(?:{SEVERAL}|tất cả|mọi|cả)\s+)?(?:{PERSON}|{BODY}|{ROLE}|trại|lớp|đơn vị)\s+"
    r"(?:\w+\s+){0,4}?(?:sẽ|đã|đang|vẫn|cùng nhau|tiếp tục|lần lượt|tiến hành|bắt đầu|hoàn thành)"
    rf"|(?:(?:các|tất cả|mọi|cả)\s+\w+|đại biểu|học sinh|toàn (?:thể|trường))\s+{_SMALL}"
    r"(?:di chuyển|tập trung|ổn định|trở (?:về|lại)|xếp hàng|bốc thăm|thi đấu|biểu diễn|trình diễn"
    r"|nghỉ|vui chơi|tham quan|khởi hành|lên xe|nộp|có mặt|sinh hoạt)"
    # "Đoàn tự do mua sắm"
    r"|(?:(?:cả|toàn(?: bộ)?)\s+)?(?:đoàn|nhóm|lớp|trại|quý khách|du khách|thành viên|mọi người)"
    r"\s+(?-i:tự do|tự túc|chụp|mua sắm|nghỉ|ăn|dùng|thưởng thức|nhận phòng|trả phòng|lên xe|về|đi"
    r"|đến|tới|di chuyển|tập trung|tập hợp|khám phá|vui chơi|xuất phát|khởi hành|rời|trở|dừng|viếng"
    r"|thăm|tham quan|ngắm|xem|trải nghiệm|ổn định|có mặt|làm thủ tục|check|ngủ|quay))(?!\w)",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"(?:tặng|trao|thăm|viếng|vinh danh|chúc mừng|tri ân|khen|đón|tiễn)\b", re.IGNORECASE
)
_PREPARES = re.compile(r"chuẩn bị|phối hợp", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:^|[\s.])(?:[A-ZĐ][A-Za-z]{0,3}|[A-ZĐ]+)$")
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,10}")
_NUMBERED = re.compile(r"(?<![0-9/.])[0-9]{1,2}$")
_TAIL = re.compile(r"\s[-–—]\s|(?<=[\w)”])[–—]\s?|:\s+")
_ADDRESSED = re.compile(
    rf"(?i:{PERSON})\s+{CAPITAL}"
    rf"|(?i:các|hai|ba|nhóm|tập thể) (?:{PERSON}|học sinh|đoàn viên|thầy cô)(?: \w+)?(?: [0-9]|$)"
)
_CLOCK = re.compile(r"[0-9]\s?(?:h|g|giờ)(?![^\W\d_])|[0-9]:[0-9]{2}", re.IGNORECASE)
# "8h20", "đến 18h20:"
NO_TITLE = re.compile(
    r"(?:[\W\d]|từ|đến|tới|lúc|giờ|phút|sáng|trưa|chiều|tối|đêm|h|g|[ap]m)*", re.IGNORECASE
)
_NAME_FIRST = re.compile(rf"{NAME.pattern}(?=\W*$|\s*[,;/&+(–-]|\s+(?:và|and)\b)")
_STREET = re.compile(rf"(?<!\w)[0-9]+\w?(?:[/-][0-9]+\w?)*(?: {CAPITAL}\w*){{2,5}},?$")
_PIECE = re.compile(r"\s*[,;–—-]\s*")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&+]|\b(?:and|và)\b)\s*")
_MIDDLE_LENGTH = re.compile(r"\(([^()]{2,20})\)")
_QUOTES = (("“", "”"), ("(", ")"))


class ItemTitle(Struct, frozen=True):
    """An item's title with everything taken off that is not title.

    ``unclear`` may or may not name a presenter, in a bracket or behind a mark; it stays in the
    title.
    """

    title: str
    presenter: Presenter | None = None
    when: When | None = None
    conditional: bool = False
    unclear: str | None = None


@lru_cache(maxsize=4096)  # asked of a title in turn by what looks for its time and for who presents
def read_title(text: str, given: When | None = None, *, named: bool = False) -> ItemTitle:
    """Return the title, and what its brackets, its dash or its verb say besides.

    ``given`` is the time said before: what it says already stays in the title. ``named`` tells
    that the presenter is known, so that none is looked for.
    """
    text = _TITLE_LABEL.sub("", text.strip(), count=1)
    heading = _brackets(ItemTitle(text), given or When(), named=named)
    if not named and (heading.unclear or heading.presenter):
        heading = _of_his_office(text, heading)
    if heading.presenter is None and heading.unclear is None and not named:
        found = _labelled(heading) or _leading(heading) or _after_capitals(heading)
        found = found or _after_mark(heading)
        if found is not None:
            # What the presenter stood behind may be a length: "Diễn văn (5 phút) - đ/c An".
            found = _brackets(found, given or When(), named=True)
            heading = replace(found, conditional=found.conditional or heading.conditional)
    if heading.presenter is None and not named:
        heading = replace(heading, presenter=_speaker(heading.title))
        last = list(_TAIL.finditer(heading.title))[-1:] if heading.unclear is None else []
        for mark in last if heading.presenter is None else ():
            before, who = heading.title[: mark.start()], heading.title[mark.end() :]
            # In a title whose every word begins with a capital they tell nothing.
            words = before.split()
            plain = len(words) == 1 or any(word[0].islower() for word in words)
            if plain and may_name(who, before) and not opens_as_act(who):
                heading = replace(heading, unclear=who)
    if heading.when is None and not (given is not None and (given.length or given.end)):
        # A length in the middle counts, and stays: "Tham luận (30 phút): 03 chi đoàn".
        lengths = (times.length_of(found[1]) for found in _MIDDLE_LENGTH.finditer(heading.title))
        length = next((length for length in lengths if length is not None), None)
        if length is not None:
            return replace(heading, when=When(length=length))
    return heading


def named_line(text: str, *, alone: bool = False, title: str = "") -> str | None:
    """Return whom a line names that says nothing else: "Đồng chí An, Chủ tịch phát biểu".

    What he does may be said in the ``title`` above.
    An office or a body is named by a line that stands ``alone`` below a title.
    """
    does = _DOES.search(text)
    if does and _with_verb(title, text) != title:
        return None
    who = _DOES.sub("", text)
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
    named = named and _IN_SENTENCE.match(text) is None
    several = who.lower().startswith("các ") and not names_somebody(who[4:])
    named = named and not (several and len(who.split()) > MOST_WORDS_OF_A_SPEAKER)
    begun = who[:1].isupper() or who[:1].isdecimal() or _ADDRESSED.match(who)
    plain = named and begun and not _SUBJECT.match(f"{who} ")
    return who if plain and len(who) <= LONGEST_PRESENTER else None


def is_addressed(text: str, title: str) -> bool:
    """Return whether a text is "cô Hạnh" or "các bạn lớp 9A", to whom the title does nothing."""
    named = _ADDRESSED.match(text) and named_line(text, alone=True)
    return bool(named) and not _GIVES.match(title)


def is_plain_name(text: str, title: str) -> bool:
    """Return whether a text may name whoever does the act of this title, in no known words."""
    if _NOTE.match(text) or _COUNT.match(text) or _IF_ANY.fullmatch(text) or _time(text):
        return False
    if confidential.is_marking(text) or is_place_of(text, title) or names_place(text):
        return False
    if are_two_groups(title, text) or _WORK.fullmatch(f"{title}: {text}"):
        return False
    if _SUBJECT.match(f"{text} "):
        return False
    short = len(text.split()) <= MOST_WORDS_OF_AN_OFFICE and _whole(text)
    proper = any(word[0].isupper() for word in text.split()) and not opens_as_act(text)
    return short and (proper or names_person(text) or names_role(text))


def are_names(text: str) -> bool:
    """Return whether a text holds nothing but names: "Maria Santos, Jose Cruz and Le Thi Thu"."""
    return all(NAME.fullmatch(one) for one in _BETWEEN_NAMES.split(bare(text)))


def subject_of(text: str) -> str | None:
    """Return who acts in a text that is a sentence, None when it is none."""
    found = _speaker(text)
    return found.text if found else None


def trailing_time(text: str) -> When | None:
    """Return the time that ends a line, in brackets or after a mark; None without one."""
    return read_title(text).when


def _brackets(heading: ItemTitle, given: When, *, named: bool) -> ItemTitle:
    """Take the brackets off the end that are no title; what says "nếu có" stays."""
    kept: list[str] = []
    while (found := _final_bracket(heading.title)) is not None:
        title, inner = found
        if not title or not inner:
            break
        if _IF_ANY.fullmatch(inner) or _COUNT.fullmatch(inner):
            heading = replace(heading, title=title)
            heading = replace(
                heading, conditional=heading.conditional or bool(_IF_ANY.fullmatch(inner))
            )
            kept.insert(0, f"({inner})")
            continue
        taken = _take(heading, title, inner, given, named=named)
        if taken is None:
            break
        heading = taken
    if (heading.when is None or not heading.when.start) and not given.start and not kept:
        title, when = heading_times.heading_time(bare(heading.title))
        # "Khai mạc: 8h00 - 8h30 (20 phút)" gives both, and whether they agree is asked later.
        if when is not None and title and (heading.when is None or when.start):
            when = as_length(when).joined(heading.when)
            return _brackets(replace(heading, title=title, when=when), given, named=named)
    lengthless = heading.when is None and not (given.length or given.end or kept)
    if lengthless and (ended := heading_times.final_length(bare(heading.title))):
        return _brackets(replace(heading, title=ended[0], when=ended[1]), given, named=named)
    return replace(heading, title=" ".join([bare(heading.title), *kept]))


def _take(
    heading: ItemTitle, title: str, inner: str, given: When, *, named: bool
) -> ItemTitle | None:
    """Take a final bracket off, or return None when it belongs to the title."""
    when, rest = _time_in(inner)
    # A time that repeats what is said already, or says otherwise, stays where it is written.
    said = when and ((when.start and given.start) or (when.length and given.length))
    other = heading.when and bool(heading.when.length or (when and when.start))
    if when is not None and not (other or said):
        if not rest:
            return replace(heading, title=title, when=(heading.when or When()).joined(when))
        if not named and heading.presenter is None and _is_presenter(rest):
            return replace(heading, title=title, when=when, presenter=presenter_from(rest))
    if named or heading.presenter or heading.unclear is not None:
        return None
    counted = counts_people(inner)
    # "Ban Giám đốc họp (Văn phòng chuẩn bị nội dung)" says before who acts.
    beside = is_place_of(inner, title) or names_place(inner)
    beside = beside or (names_somebody(title) and _PREPARES.search(inner) is not None)
    sentences = _SENTENCES.search(inner) is not None and not names_person(inner)
    beside = beside or _IN_SENTENCE.match(inner) is not None
    if sentences or beside or (_NOTE.match(inner) and not counted):
        return None
    if ";" not in inner and not counted:
        title = _with_verb(title, inner) if title else title
        who = re.sub(rf"^(?:do|Do(?!\s+{CAPITAL}))\s+", "", inner)
        inner = _DOES.sub("", _LABEL.sub("", who, count=1)) or inner
    of_place = _AT_PLACE.fullmatch(title) is not None and not names_somebody(inner)
    if (_is_presenter(inner) and not of_place) or (counted and not _TO_PEOPLE.match(title)):
        return replace(heading, title=title, presenter=presenter_from(inner))
    return replace(heading, unclear=inner)


def _with_verb(title: str, told: str) -> str:
    """Return the title with what is done where that is more than to present."""
    does = _DOES.search(told)
    meant = [verb for verb in _MEANT.findall(does[0] if does else "") if verb not in title.lower()]
    return f"{title} ({', '.join(meant)})" if meant else title


def _of_his_office(text: str, heading: ItemTitle) -> ItemTitle:
    """Read a final bracket as his office whom a mark before it names: "Báo cáo – Ông An (ADB)"."""
    before = _final_bracket(text)
    taken = heading.presenter.text if heading.presenter else heading.unclear
    if before is None or before[1] != taken:
        return heading
    whole = ItemTitle(text, when=heading.when, conditional=heading.conditional)
    if heading.unclear is not None and _ABBREVIATION.fullmatch(heading.unclear):
        return _labelled(whole) or _after_mark(whole) or heading
    found = _labelled(whole) or _after_mark(whole)
    if found and found.presenter and names_person(found.presenter.text):
        return found
    # "Báo cáo - Hùng (Bí thư Đoàn)"
    for mark in list(_TAIL.finditer(before[0]))[-1:] if names_role(before[1]) else ():
        title, who = before[0][: mark.start()], before[0][mark.end() :]
        if may_name(who, title) and not who[:1].isdecimal():
            return replace(whole, title=title, presenter=presenter_from(f"{who} ({before[1]})"))
    return heading


def _time_in(inner: str) -> tuple[When | None, str]:
    """Return the time of a bracket and what else is in it: "(05 phút, Ban Tổ chức)"."""
    if (when := _time(inner)) is not None:
        return when, ""
    pieces = _PIECE.split(inner)
    for at in (0, -1):
        if len(pieces) > 1 and (when := _time(pieces[at])) and when.length:
            return when, inner[len(pieces[0]) :].lstrip(" ,;–—-") if at == 0 else (
                inner[: -len(pieces[-1])].rstrip(" ,;–—-")
            )
    return None, inner


def _time(text: str) -> When | None:
    when = times.only(text)
    return when and as_length(when, times.LONGEST_BARE_LENGTH)


def _is_presenter(text: str) -> bool:
    if _NOTE.match(text) or _CLOCK.search(text) or names_place(text):
        return False
    if confidential.is_marking(text):
        return False
    named = names_person(text) or names_body(text) or names_role(text)
    return named or (NOT_A_BODY.match(text) is None and _NAME_FIRST.match(text) is not None)


def _final_bracket(text: str) -> tuple[str, str] | None:
    """Return the text before its final bracket and what is inside it."""
    text = text.rstrip().removesuffix("./.").rstrip(" .;,:")
    if text.endswith("]"):
        before, _bracket, inner = text.removesuffix("]").rpartition("[")
        return (before.rstrip(), inner.strip()) if _time(inner) else None
    if not text.endswith(")"):
        return None
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if depth == 0:
            return text[:index].rstrip(), text[index + 1 : -1].strip()
    return None


def _labelled(heading: ItemTitle) -> ItemTitle | None:
    """Read "Báo cáo. Trình bày: đồng chí An" in one line."""
    for found in _LABEL.finditer(heading.title):
        who = heading.title[found.end() :]
        if found.start() > 0 and len(who) <= LONGEST_PRESENTER and _whole(who):
            title = bare(heading.title[: found.start()])
            return replace(heading, title=title, presenter=presenter_from(who))
    return None


def _leading(heading: ItemTitle) -> ItemTitle | None:
    """Read "Đ/c An - Bí thư: Khai mạc": who comes before the colon, what after it."""
    who, colon, title = heading.title.partition(":")
    if not colon or len(who) > LONGEST_PRESENTER or not title.strip():
        return None
    # "Tiểu ban 1: Kinh tế" is what is held there; it presents a report of its own.
    if TRACK.match(who) and not opens_as_act(title.strip()):
        return None
    named = names_person(who) or (names_body(who) and not _SUBJECT.match(f"{who} "))
    if not named or _SUBJECT.match(who) or names_person(title.strip()):
        return None
    return replace(heading, title=bare(title.strip()), presenter=presenter_from(who))


def _after_capitals(heading: ItemTitle) -> ItemTitle | None:
    """Read "VAI TRÒ CỦA ĐIỀU DƯỠNG TS. Lê An": small letters begin with who presents."""
    for found in _NAME_BEHIND.finditer(heading.title):
        title, who = heading.title[: found.start()], heading.title[found.end() :]
        several = title.isupper() and len(title.split()) >= FEWEST_CAPITALS
        # "TẶNG HOA CHÚC MỪNG TS. Lê An", "LÀM VIỆC VỀ QUY HOẠCH VỚI Nguyễn Văn An"
        several = several and not (UNENDED.search(title) or _TO_PEOPLE.match(title))
        if several and len(who) <= LONGEST_PRESENTER and _whole(who) and not _SUBJECT.match(who):
            title = bare(title.rstrip(" –—-"))
            return replace(heading, title=title, presenter=presenter_from(who))
    return None


def _after_mark(heading: ItemTitle) -> ItemTitle | None:
    """Read a presenter after a dash, a colon, a full stop or "do"."""
    text = heading.title
    ends = (end.start() for end in _SENTENCE.finditer(text))
    ended = any(not _ABBREVIATED.search(text, 0, end) for end in ends)
    attends = _ATTENDS.match(text) and not _DOES.search(text)
    if (ended or attends) and names_somebody(text):
        # "Giám đốc họp giao ban. LĐVP: đ/c An" begins with whoever acts.
        return None
    marks = [(found, True) for found in _DASH.finditer(text)]
    marks += [(found, False) for found in _COLON.finditer(text)]
    # The "Bà" of "Giáo khu Đức Bà" belongs to a name, the "Đ/c" of "Dự Đ/c An" to none.
    words = ((found, text[: found.start()].split()[-1]) for found in _ADDRESS.finditer(text))
    marks += [
        (found, False)
        for found, before in words
        if before[0].islower() or not text.startswith(("Ông ", "Bà "), found.end())
    ]
    for found, dash in sorted(marks, key=lambda mark: mark[0].start()):
        tail = text[found.end() :]
        abbreviated = "." in found[0] and _ABBREVIATED.search(text, 0, found.start())
        if abbreviated or len(tail) > LONGEST_PRESENTER + LONGEST_VERB:
            continue
        does = _DOES.search(tail)
        who = _DOES.sub("", tail)
        # "Trực ban: đ/c An. Lái xe: đ/c Bình" names several, each with what he does.
        several = ": " in who or (";" in found[0] and names_person(text))
        if several and names_person(who):
            return None
        short = _whole(who) and len(who) <= LONGEST_PRESENTER
        acts = _SUBJECT.match(who) or _IS_AT.match(who) or _GIVEN_TO.match(who)
        acts = acts or _IN_SENTENCE.match(who) or _MADE.search(text, 0, found.start())
        acts = acts or (_MEAL.match(text) if dash and not does else _WORK.fullmatch(text))
        if several or not short or acts:
            continue
        # "Tặng quà đồng chí An, đồng chí Bình" names several who are no presenters.
        comma = found[0].startswith(",") and not found[0].rstrip().endswith("do")
        attended = dash and names_somebody(text) and _IS_AT.match(text)
        beside = is_place_of(who, text) or (attended and not names_person(who))
        beside = beside or (dash and are_two_groups(text[: found.start()], who))
        if beside or (comma and _PERSON_BEFORE.search(text, 0, found.start())):
            continue
        # "Ăn trưa tại 95 Trần Quốc Toản – Hà Nội": behind a street stands its town.
        if dash and _STREET.search(text, 0, found.start()) and not STARTS_PERSON.match(who):
            continue
        # "Chuyên đề 1: Lãnh đạo trong bối cảnh mới" is a title with its number; a year is none.
        counted = ":" in found[0] and _NUMBERED.search(text, 0, found.start())
        if counted and not (names_body(who) or names_person(who)):
            continue
        strong = dash or ":" in found[0]
        # Whoever it is that has a name: "do Phong trào An Hòa", "do Nhịp Sống Trẻ thực hiện".
        named = found[0].rstrip().endswith("do") and NAME.fullmatch(bare(who)) is not None
        named = named or names_person(who) or is_addressed(who, text)
        if named or _named(text, who, strong=strong, does=does is not None):
            title = bare(text[: found.start()])
            # A time is no title: "8h20 - Giám đốc phát biểu" stays whole.
            titled = NO_TITLE.fullmatch(title) is None
            title = _with_verb(title, tail)
            return replace(heading, title=title, presenter=presenter_from(who)) if titled else None
    return None


def _named(text: str, who: str, *, strong: bool, does: bool) -> bool:
    """A body may follow any mark; an office a dash or a colon, or a verb must tell it."""
    if _ELECTION.match(text) and not (does or _HOLDS_ELECTION.match(who)):
        return False
    # "kinh tế - xã hội": the name of a body begins with a capital.
    if not (who[:1].isupper() or does):
        return False
    if names_body(who):
        return True
    role = names_role(who) and not who.lower().startswith("các ")
    named = FULL_NAME.fullmatch(who) or TITLED_NAME.fullmatch(who) or (does and NAME.fullmatch(who))
    return (strong or does) and (role or bool(named))


def _whole(text: str) -> bool:
    return bool(text) and all(text.count(a) == text.count(b) for a, b in _QUOTES)


def _speaker(title: str) -> Presenter | None:
    """Return who speaks in "Thường trực Tỉnh ủy phát biểu ..." and "Phát biểu của ..."."""
    bracketless = title
    while (bracket := _final_bracket(bracketless)) is not None:
        bracketless = bracket[0]
    if found := _SPEECH_OF.fullmatch(bracketless):
        who = found["who"].strip()
        several = who.lower().startswith("các ")
        named = names_person(who) or names_body(who) or names_role(who)
        named = named or (not who[0].isdecimal() and len(who.split()) <= MOST_WORDS_OF_A_SPEAKER)
        return presenter_from(who) if named and not several else None
    found = _SUBJECT.match(title)
    if found is None:
        return None
    who = found["who"].rstrip(" ,").removesuffix(" cùng").removesuffix(" biểu quyết")
    if (there := _IS_AT.match(f"{who} ")) and names_somebody(who):
        who = there["who"]
    if names_person(who):
        # "MC chào khán giả và giới thiệu ..."
        return None if ":" in who or who.endswith(" và") else presenter_from(who)
    # "Công an xã rà soát nhân khẩu và triển khai ..." has done something before that verb, and "Hội
    # đồng nghe Sở báo cáo" does something else.
    if who.endswith((" và", " để")) or " nghe " in who:
        return None
    if "," in who or ":" in who or not (names_body(who) or names_role(who)):
        return None
    return presenter_from(who)
