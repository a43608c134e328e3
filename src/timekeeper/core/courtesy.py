"""What the hall may see of a time: by the kind of item and by who has the word, in one rule.

The office decides; what is listed here is what holds until it says otherwise. Ceremony and whoever
is of rank have no time in the hall; the salute to the flag has the office's picture alone. A level
that the programme or the operator sets for an item goes before all that.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from timekeeper.core.programme import Address, Courtesy, Item, Kind, Speaker
from timekeeper.core.text import bared, composed, folded

# Who is of rank, as a presenter's line names him. Whoever held such an office ("nguyên Bí thư ...")
# is honoured as its holder is. Offices and boards (Văn phòng, Ban Tổ chức ...) are in none of them.
RANKS = (
    "Bí thư",
    "Phó Bí thư",
    "PBT",
    "Thường trực",
    "Chủ tịch",
    "Phó Chủ tịch",
    "PCT",
    "CT UBND",
    "CT HĐND",
    "CT Ủy ban",
    "CT Hội đồng nhân dân",
    "BT Tỉnh ủy",
    "BT Thành ủy",
    "BT TU",
    "UVBCT",
    "UV BCT",
    "Ủy viên BCT",
    "UVTW",
    "UVTƯ",
    "UV TW",
    "Ủy viên TW",
    "Ủy viên TƯ",
    "Ủy viên BCH TW",
    "Ủy viên BCH Trung ương",
    "Trưởng Ban Tổ chức Trung ương",
    "Trưởng Ban Tuyên giáo Trung ương",
    "Trưởng Ban Tuyên giáo và Dân vận Trung ương",
    "Trưởng Ban Nội chính Trung ương",
    "Trưởng Ban Chính sách, chiến lược Trung ương",
    "Chánh Văn phòng Trung ương",
    "Chủ nhiệm Ủy ban Kiểm tra Trung ương",
    "Trưởng Đoàn đại biểu Quốc hội",
    "Trưởng Đoàn ĐBQH",
    "lãnh đạo Trung ương",
    "lãnh đạo cơ quan Trung ương",
    "lãnh đạo các cơ quan Trung ương",
    "lãnh đạo Ban Tổ chức Trung ương",
    "lãnh đạo Ban Tuyên giáo Trung ương",
    "lãnh đạo Ban Tuyên giáo và Dân vận Trung ương",
    "lãnh đạo Ban Nội chính Trung ương",
    "lãnh đạo Ban Chính sách, chiến lược Trung ương",
    "lãnh đạo Văn phòng Trung ương",
    "lãnh đạo Ủy ban Kiểm tra Trung ương",
    "lãnh đạo Bộ",
    "lãnh đạo các Bộ",
    "lãnh đạo Đảng",
    "lãnh đạo Nhà nước",
    "lãnh đạo Quốc hội",
    "lãnh đạo Chính phủ",
    "lãnh đạo Tỉnh ủy",
    "lãnh đạo Thành ủy",
    "lãnh đạo tỉnh",
    "lãnh đạo thành phố",
    "lãnh đạo UBND tỉnh",
    "lãnh đạo Ủy ban nhân dân tỉnh",
    "lãnh đạo HĐND tỉnh",
    "lãnh đạo Hội đồng nhân dân tỉnh",
    "Ủy viên Bộ Chính trị",
    "Ủy viên Trung ương",
    "Ủy viên Ban Chấp hành Trung ương",
    "Ủy viên dự khuyết Ban Chấp hành Trung ương",
    "Thủ tướng",
    "Phó Thủ tướng",
    "Bộ trưởng",
    "Thứ trưởng",
    "Chánh án Tòa án nhân dân tối cao",
    "Viện trưởng Viện kiểm sát nhân dân tối cao",
)
# What has the same words and is not meant: mass organisations, cells, firms, and boards that chair.
NOT_OF_RANK = (
    "Đoàn Chủ tịch",
    "cơ quan Thường trực",
    "tổ Thường trực",
    "bộ phận Thường trực",
    "Văn phòng Thường trực",
    "Văn phòng Chủ tịch",
    "lãnh đạo Bộ phận",
    "lãnh đạo Bộ đội",
    "lãnh đạo Bộ Chỉ huy",
    "thư ký Bí thư",
    "thư ký Chủ tịch",
    "trợ lý Bí thư",
    "trợ lý Chủ tịch",
    "Bí thư Đoàn",
    "Bí thư Chi đoàn",
    "Bí thư Xã đoàn",
    "Bí thư Huyện đoàn",
    "Bí thư Thành đoàn",
    "Bí thư Tỉnh đoàn",
    "Bí thư Thường trực Tỉnh đoàn",
    "Bí thư Thường trực Thành đoàn",
    "Bí thư Chi bộ",
    "Chủ tịch Hội",
    "Chủ tịch Thường trực Hội",
    "Chủ tịch Chi hội",
    "Chủ tịch Công đoàn",
    "Chủ tịch Liên đoàn",
    "Chủ tịch Liên hiệp",
    "Chủ tịch Liên minh",
    "Chủ tịch Hội đồng quản trị",
    "Chủ tịch Hội đồng thành viên",
    "Chủ tịch Hội đồng trường",
    "Chủ tịch Công ty",
    "Chủ tịch Tập đoàn",
)
SALUTES = ("chào cờ", "thượng cờ", "chào quốc kỳ", "quốc ca", "quốc thiều")
RITES = (
    *SALUTES,
    *("mặc niệm", "tưởng niệm", "dâng hương", "dâng hoa", "tặng hoa", "trao tặng", "truy tặng"),
    *("trao huân chương", "trao huy hiệu", "trao bằng khen", "trao giấy khen", "trao quyết định"),
    *("trao kỷ niệm chương", "trao danh hiệu", "trao giải", "trao cờ", "trao quà", "tặng quà"),
    *("tặng cờ", "tặng bằng khen", "tặng giấy khen", "khen thưởng", "vinh danh", "tuyên dương"),
)
# Of the ceremony it is work: it keeps a clock, but is never flagged.
OPENINGS = ("tuyên bố lý do", "nêu lý do", "giới thiệu đại biểu")
# What a title begins with goes before what it speaks of: a report on an award is a report. Of a
# ceremony each act counts by itself: with "Tổng kết, chào cờ" it ends in a salute.
_WORK = (
    *("báo cáo", "quán triệt", "triển khai", "hướng dẫn", "phổ biến", "trình bày", "thông báo"),
    *("thảo luận", "tham luận", "trao đổi", "góp ý", "dự thảo", "thông qua", "tờ trình"),
    *("sơ kết", "tổng kết", "đánh giá", "công bố"),
)
_COUNCIL = re.compile(r"\bhôi5 đông1\b|\bhoi dong\b")
_CENTRE = re.compile(r"\btrung (?:ương|uong)\b")
_COMRADE = re.compile(r"\b(?P<several>các )?(?:đồng chí|đ/c)(?:\s+|$)", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:các )?(?:đồng chí|đ/c|ông|bà)\b", re.IGNORECASE)
_PLAIN_WORDS = re.compile(r"[\w\s,./'’–-]*\w[\w\s,/'’–-]*")


class HallRules(Struct, frozen=True):
    """How a house wants to be seen in its hall; all lists are plain words, in any case.

    ``overrun_words`` stand in the hall beside a time that is used up, "" for the usual ones.
    """

    ranks: tuple[str, ...] = RANKS
    not_of_rank: tuple[str, ...] = NOT_OF_RANK
    overrun_words: str = ""

    @property
    def unusable(self) -> tuple[str, ...]:
        """Return what stands in the lists and is no plain words: it is passed over."""
        return tuple(
            words
            for words in (*self.ranks, *self.not_of_rank)
            if not _PLAIN_WORDS.fullmatch(unicodedata.normalize("NFC", words))
        )


USUAL_RULES = HallRules()


def courtesy_of(item: Item, rules: HallRules = USUAL_RULES) -> Courtesy:
    """Return how much of its time the hall sees: the item's own level, else that of this rule.

    Hidden are the salute, other rites and awards, and whoever of rank presents. An opening, alone
    or among ceremony, and speeches are discreet. A break, whoever calls it, is shown.
    """
    if item.courtesy is not None:
        return item.courtesy
    if item.kind is Kind.BREAK:
        return Courtesy.SHOWN
    rite = _is(item.title, item.kind, RITES)
    if rite or item.kind is Kind.AWARD or led_by_rank(item, rules):
        return Courtesy.HIDDEN
    if item.kind is Kind.CEREMONY:
        return Courtesy.DISCREET if _says(item.title, OPENINGS) else Courtesy.HIDDEN
    opening = item.kind is Kind.PRESENTATION and _is(item.title, item.kind, OPENINGS)
    return Courtesy.DISCREET if opening or item.kind is Kind.SPEECH else Courtesy.SHOWN


def is_salute(item: Item) -> bool:
    """Return whether the flag is saluted in it: the hall has the office's picture alone.

    Where a level says that its time is to be seen, the hall shows the item as any other.
    """
    return item.kind is not Kind.BREAK and _is(item.title, item.kind, SALUTES)


def courtesy_of_speech(item: Item, speaker: Speaker, rules: HallRules = USUAL_RULES) -> Courtesy:
    """Return how much the hall sees while a speaker has the floor: none while he is of rank.

    That holds for his own time and for the item's; else the item's courtesy does, and a level that
    was set for the item goes before both.
    """
    level = courtesy_of(item, rules)
    if item.courtesy is not None:
        return level
    spoken = (speaker.name, speaker.body or "")
    return Courtesy.HIDDEN if _of_rank(spoken, rules) else level


@lru_cache(maxsize=1024)  # asked each second of the same few
def addressed(text: str, address: Address, *, head: bool = True) -> str:
    """Return what names people, in this form of address; with a capital where it heads a line."""
    written = unicodedata.normalize("NFC", text)
    if address is Address.CIVIL:
        written = _COMRADE.sub(lambda m: "các ông, bà " if m["several"] else "ông/bà ", written)
    elif address is Address.TITLE:
        written = _COMRADE.sub("", written)
    headed = written != text or _HONORIFIC.match(written) is not None
    written = written.strip() or text
    if not head:
        return written
    return written[:1].upper() + written[1:] if headed else text


def at_line_head(text: str) -> str:
    """Return what names people as it stands at the head of a line: "Đồng chí An"."""
    return addressed(text, Address.WRITTEN)


@lru_cache(maxsize=2048)  # asked each second of the same few
def _is(title: str, kind: Kind, rites: tuple[str, ...]) -> bool:
    acts = re.split(r"[,;]", composed(title)) if kind is Kind.CEREMONY else [composed(title)]
    return any(
        _says(act, rites) and not _pattern(_WORK, bare=act.isascii()).match(_folded(act))
        for act in acts
    )


def led_by_rank(item: Item, rules: HallRules) -> bool:
    """Return whether whoever presents is of rank; of a speech the title says it as well.

    Whom somebody stands in for does not speak.
    """
    presenter = item.presenter
    if presenter is None:
        # A title may say who does it: "Đồng chí Bí thư Tỉnh ủy quán triệt ...".
        named = re.match(r"\W*(?:đồng chí|đ/c|ông|bà)\b", composed(item.title))
        texts = [item.title if named else ""]
    else:
        away = presenter.stands_in_for
        spoken = presenter.text.replace(away, "") if away else presenter.text
        texts = [spoken, presenter.body or "", presenter.person or "", presenter.title or ""]
    if item.kind is Kind.SPEECH and not (presenter and presenter.stands_in_for):
        texts.append(item.title)
    return _of_rank(tuple(texts), rules)


@lru_cache(maxsize=2048)  # asked each second of the same few
def _of_rank(texts: tuple[str, ...], rules: HallRules) -> bool:
    for text in texts:
        bare = text.isascii()
        left = _pattern(rules.not_of_rank, bare=bare).sub("|", _folded(text))
        if _pattern(rules.ranks, bare=bare).search(left):
            return True
    return False


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    return _pattern(phrases, bare=text.isascii()).search(_folded(text)) is not None


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...], *, bare: bool) -> re.Pattern[str]:
    """Return what finds any of these phrases, longest first; ``bare``: typed without marks."""
    usable = [p for p in phrases if _PLAIN_WORDS.fullmatch(composed(p))]
    folded = {_folded(bared(phrase) if bare else phrase) for phrase in usable}
    written = "|".join(map(re.escape, sorted(folded, key=lambda one: (-len(one), one))))
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)" if written else r"(?!)")


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    """Return the text as ``folded`` has it, with one space between words.

    A council (hội đồng) is one word, so that it is no association (hội); the centre is TW.
    """
    told = " ".join(composed(text).replace("lí do", "lý do").split())
    told = _CENTRE.sub("tw", told)
    return _COUNCIL.sub("council", folded(told))
