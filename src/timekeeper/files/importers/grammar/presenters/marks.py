"""Who presents by where he stands in a title: before a colon, behind a mark."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.programme import Presenter
from timekeeper.files.importers.grammar.kinds import TRACK, opens_as_act
from timekeeper.files.importers.grammar.names import (
    CAPITAL,
    FULL_NAME,
    NAME,
    PERSON,
    STARTS_BODY,
    STARTS_PERSON,
    TITLED_NAME,
    UNENDED,
    are_two_groups,
    are_two_offices,
    bare,
    is_place_of,
    names_body,
    names_person,
    names_place,
    names_role,
    names_somebody,
    presenter_from,
)
from timekeeper.files.importers.grammar.presenters.brackets import LABEL, is_whole
from timekeeper.files.importers.grammar.presenters.named_lines import (
    LONGEST_PRESENTER,
    LONGEST_VERB,
    is_addressed,
)
from timekeeper.files.importers.grammar.presenters.sentences import (
    ATTENDS,
    DOES,
    ELECTION,
    GIVEN_TO,
    IN_SENTENCE,
    IS_AT,
    SUBJECT,
    TO_PEOPLE,
    with_verb,
)
from timekeeper.files.importers.grammar.presenters.works import MADE, MEAL, PLAYED, WORK
from timekeeper.files.importers.grammar.times.when import When

_OF_WHOM = ("người", "đơn vị", "đồng chí")
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
    rf"(?<=[a-zà-ỹ])\s+(?=(?:Đ/c|Đồng chí|PGS\.?|GS\.|TS\.|ThS\.?|(?:Ông|Bà)(?= {CAPITAL}))\s)"
)
# Behind these it is a part of a place's or a god's name, or something is done to them.
_NO_ADDRESS = re.compile(
    "chùa|đền|đình|miếu|lăng|cầu|núi|sông|rạch|kênh|cửa|chợ|phố|đường|tượng|vía|của|và|mời|với|cùng"
    "|cho|là|tặng|do|thăm|viếng|đón|rước|nghinh|thỉnh|cúng|giỗ"
)
FEWEST_CAPITALS = 4
_NAME_BEHIND = re.compile(
    r"(?<!\.)\s+(?=(?:(?:GS|PGS|TSKH|TS|ThS|BS\w*|CK\w*|CN|NCS|KS|DS)\b[.,]*\s*)+"
    rf"{CAPITAL}(?!{CAPITAL})[^\W\d_]+ {CAPITAL}|{FULL_NAME.pattern})"
)
# "Ông Lê Văn An", "Đại diện phụ huynh": somebody, of whom nothing else is said.
_SOMEBODY = re.compile(
    rf"(?i:mời )?(?:(?i:{PERSON})\s+)+{CAPITAL}\w*(?: {CAPITAL}\w*){{0,4}}|{FULL_NAME.pattern}"
    rf"|(?P<office>(?i:đại diện|(?:phó )?(?:bí thư|chủ tịch|giám đốc|hiệu trưởng)))(?: \w+){{1,5}}"
)
_GIVES = re.compile(r"(?:trao|tặng)\s[^:]*:", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:phát biểu|trình bày|báo cáo|kết luận)\W*$", re.IGNORECASE)
_PERSON_BEFORE = re.compile(r"\b(?:đ/c|đồng chí|ông|bà|bầu|gồm)\b", re.IGNORECASE)
_HOLDS_ELECTION = re.compile(r"(?:tổ|ban) (?:bầu cử|kiểm phiếu)\b", re.IGNORECASE)
_ELECTION = re.compile(rf"(?:{ELECTION})\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:^|[\s.])(?:[A-ZĐ][A-Za-z]{0,3}|[A-ZĐ]+)$")
_NUMBERED = re.compile(r"(?<![0-9/.])[0-9]{1,2}$")
# "8h20", "đến 18h20:", "a) 9.", "IV. -"
NO_TITLE = re.compile(
    r"(?:[a-zđ]\)(?=[\W\d])|[ivx]{1,4}\b)?"
    r"(?:[\W\d]|từ|đến|tới|lúc|giờ|phút|sáng|trưa|chiều|tối|đêm|h|g|[ap]m)*",
    re.IGNORECASE,
)
# "Bí thư, Phó Bí thư: Giao ban": several of such offices are no topic.
_OFFICE = r"(?:(?:các )?phó )?(?:bí thư|chủ tịch|giám đốc|hiệu trưởng|trưởng ban)(?: thường trực)?"
_OFFICES = re.compile(rf"{_OFFICE}(?:(?:,| và| -)\s+{_OFFICE})+", re.IGNORECASE)
# "Thi tại Nhà B2 - Trường Bến Sông": a school or the like has the house.
_IN_HOUSE = re.compile(
    r"\b(?i:tại|ở)\s+(?P<house>[^,:;()–—]{2,40}?)\s[-–—]\s"
    r"(?=(?i:trường|đại học|học viện|viện|trung tâm|bệnh viện|cung|công ty|khách sạn)\s)"
)
_HOUSE = re.compile(
    r"(?i:(?:t(?:òa|oà)\s+)?nhà|phòng|giảng đường|khu)\s+(?i:số\s+)?"
    r"(?:[A-Z][0-9]{0,3}|[0-9]{1,3}[A-Z]?)"
)
_STREET = re.compile(rf"(?<!\w)[0-9]+\w?(?:[/-][0-9]+\w?)*(?: {CAPITAL}\w*){{2,5}},?$")


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


def labelled(heading: ItemTitle) -> ItemTitle | None:
    """Read "Báo cáo. Trình bày: đồng chí An" in one line."""
    for found in LABEL.finditer(heading.title):
        who, label = heading.title[found.end() :], found[0].strip()
        # "Giới thiệu Ban chủ tọa: GS. An": no mark and no capital parts the word from its title.
        within = label[0].islower() and heading.title[found.start() - 1].isalpha()
        if within and not (label.isascii() or label.startswith(_OF_WHOM)):
            continue
        if found.start() > 0 and len(who) <= LONGEST_PRESENTER and is_whole(who):
            title = bare(heading.title[: found.start()])
            return replace(heading, title=title, presenter=presenter_from(who))
    return None


def leading_name(heading: ItemTitle) -> ItemTitle | None:
    """Read "Đ/c An - Bí thư: Khai mạc": who comes before the colon, what after it."""
    who, colon, title = heading.title.partition(":")
    if not colon or len(who) > LONGEST_PRESENTER or not title.strip():
        return None
    # "Tiểu ban 1: Kinh tế" is what is held there; it presents a report of its own.
    if TRACK.match(who) and not opens_as_act(title.strip()):
        return None
    named = names_person(who) or (names_body(who) and not SUBJECT.match(f"{who} "))
    named = named or _OFFICES.fullmatch(who) is not None
    if not named or SUBJECT.match(who) or names_person(title.strip()):
        return None
    return replace(heading, title=bare(title.strip()), presenter=presenter_from(who))


def after_capitals(heading: ItemTitle) -> ItemTitle | None:
    """Read "VAI TRÒ CỦA ĐIỀU DƯỠNG TS. Lê An": small letters begin with who presents."""
    for found in _NAME_BEHIND.finditer(heading.title):
        title, who = heading.title[: found.start()], heading.title[found.end() :]
        several = title.isupper() and len(title.split()) >= FEWEST_CAPITALS
        # "TẶNG HOA CHÚC MỪNG TS. Lê An", "LÀM VIỆC VỀ QUY HOẠCH VỚI Nguyễn Văn An"
        several = several and not (UNENDED.search(title) or TO_PEOPLE.match(title))
        if several and len(who) <= LONGEST_PRESENTER and is_whole(who) and not SUBJECT.match(who):
            title = bare(title.rstrip(" –—-"))
            return replace(heading, title=title, presenter=presenter_from(who))
    return None


def after_mark(heading: ItemTitle) -> ItemTitle | None:
    """Read a presenter after a dash, a colon, a full stop or "do"."""
    text = heading.title
    ends = (end.start() for end in _SENTENCE.finditer(text))
    ended = any(not _ABBREVIATED.search(text, 0, end) for end in ends)
    attends = ATTENDS.match(text) and not DOES.search(text)
    if (ended or attends) and names_somebody(text):
        # "Giám đốc họp giao ban. LĐVP: đ/c An" begins with whoever acts.
        return None
    marks = [(found, True) for found in _DASH.finditer(text) if not _is_of_house(found)]
    marks += [(found, False) for found in _COLON.finditer(text)]
    # The "Bà" of "Giáo khu Đức Bà" belongs to a name, the "Đ/c" of "Dự Đ/c An" to none.
    words = ((found, text[: found.start()].split()[-1]) for found in _ADDRESS.finditer(text))
    marks += [
        (found, False)
        for found, before in words
        if not _NO_ADDRESS.fullmatch(before)
        and (before[0].islower() or not text.startswith(("Ông ", "Bà "), found.end()))
    ]
    for found, dash in sorted(marks, key=lambda mark: mark[0].start()):
        tail = text[found.end() :]
        abbreviated = "." in found[0] and _ABBREVIATED.search(text, 0, found.start())
        if abbreviated or len(tail) > LONGEST_PRESENTER + LONGEST_VERB:
            continue
        does = DOES.search(tail)
        who = DOES.sub("", tail)
        # "Trực ban: đ/c An. Lái xe: đ/c Bình" names several, each with what he does.
        several = ": " in who or (";" in found[0] and names_person(text))
        if several and names_person(who):
            return None
        short = is_whole(who) and len(who) <= LONGEST_PRESENTER
        acts = SUBJECT.match(who) or IS_AT.match(who) or GIVEN_TO.match(who)
        acts = acts or IN_SENTENCE.match(who) or MADE.search(text, 0, found.start())
        acts = acts or (MEAL.match(text) if dash and not does else WORK.fullmatch(text))
        about = PLAYED.match(text)
        played = about and names_person(text[about.end() :]) and names_person(who) and not does
        if several or not short or acts or played:
            continue
        # "Tặng quà đồng chí An, đồng chí Bình" names several who are no presenters.
        comma = found[0].startswith(",") and not found[0].rstrip().endswith("do")
        attended = dash and names_somebody(text) and IS_AT.match(text)
        beside = is_place_of(who, text) or (attended and not names_person(who))
        # "Trận 3: Công an huyện - Phòng Giáo dục" names two who play.
        between = found if dash else _DASH.search(text, found.end())
        beside = beside or bool(
            between
            and not does
            and (
                (dash and are_two_groups(text[: found.start()], who))
                or are_two_offices(text[: between.start()], text[between.end() :])
            )
        )
        # "Ông Lê Văn An - Giám đốc Sở phát biểu": the dash is between a name and his office.
        one = _SOMEBODY.fullmatch(text[: found.start()]) if dash and _SPEAKS.search(tail) else None
        named = names_person(who) if one and one["office"] else names_role(who) or names_body(who)
        beside = beside or (one is not None and named)
        # "Bến Sông – Trường" goes from one to the other.
        way = dash and STARTS_BODY.fullmatch(who) and NAME.fullmatch(text[: found.start()].strip())
        beside = beside or (bool(way) and not opens_as_act(text))
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
            title = with_verb(title, tail)
            return replace(heading, title=title, presenter=presenter_from(who)) if titled else None
    return None


def _is_of_house(dash: re.Match[str]) -> bool:
    """Return whether a dash stands between a house and whose it is."""
    return any(
        found.end() == dash.end()
        and (names_place(found["house"]) or _HOUSE.fullmatch(found["house"]))
        for found in _IN_HOUSE.finditer(dash.string)
    )


def _named(text: str, who: str, *, strong: bool, does: bool) -> bool:
    """A body may follow any mark; an office a dash or a colon, or a verb must tell it."""
    # "Giới thiệu đại biểu (5 phút) - Văn phòng": behind its length nobody is elected any more.
    elected = _ELECTION.match(text) and not text.rpartition(who)[0].rstrip(" –—-").endswith(")")
    if elected and not (does or _HOLDS_ELECTION.match(who)):
        return False
    # "kinh tế - xã hội": the name of a body begins with a capital.
    if not (who[:1].isupper() or does):
        return False
    if names_body(who):
        # "Trao bằng: Khoa Luật, Khoa Sử": they receive it.
        return does or _GIVES.fullmatch(text.partition(who)[0].rstrip()) is None
    role = names_role(who) and not who.lower().startswith("các ")
    named = FULL_NAME.fullmatch(who) or TITLED_NAME.fullmatch(who) or (does and NAME.fullmatch(who))
    return (strong or does) and (role or bool(named))
