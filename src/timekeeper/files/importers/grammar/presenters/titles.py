"""An item's title, and what its brackets, its dash or its verb say besides."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.names import (
    CAPITAL,
    are_two_offices,
    bare,
    counts_people,
    is_place_of,
    may_name,
    names_person,
    names_place,
    names_role,
    names_somebody,
    presenter_from,
)
from timekeeper.files.importers.grammar.presenters.brackets import LABEL, final_bracket, time_in
from timekeeper.files.importers.grammar.presenters.marks import (
    ItemTitle,
    after_capitals,
    after_mark,
    labelled,
    leading_name,
)
from timekeeper.files.importers.grammar.presenters.named_lines import (
    COUNT,
    IF_ANY,
    NOTE,
    is_presenter,
)
from timekeeper.files.importers.grammar.presenters.sentences import (
    DOES,
    ELECTION,
    IN_SENTENCE,
    TO_PEOPLE,
    speaker_in,
    with_verb,
)
from timekeeper.files.importers.grammar.presenters.works import PAUSE
from timekeeper.files.importers.grammar.times import heading_times, times
from timekeeper.files.importers.grammar.times.when import When, as_length

# "Dâng hương tại Đền Trần (Cố Trạch, Trùng Hoa)": the bracket is of the place.
_AT_PLACE = re.compile(rf".*\b(?:tại|ở)\s+{CAPITAL}[^,;:.()]{{2,60}}")
# "Chủ đề: Dữ liệu mở" is called what stands behind the label.
# "Tiết 3-4" says when it is held, not what.
_NUMBER_ALONE = re.compile(
    r"(?:(?i:tiết|ca|kíp|lượt) )?(?:[\W_]*\b(?:[IVX]{1,5}|[0-9]{1,3}|[a-zđ])\b)+[\W_]*"
)
_TITLE_LABEL = re.compile(
    r"^(?:chủ đề|nội dung|tên bài|topic|title|activity|hoạt động)\s*:\s*(?=[^\W\d]|[\"“‘])",
    re.IGNORECASE,
)
# "(Cấp ủy phát biểu trước. Mỗi ý kiến xong ...)": how it is done, not who does it.
_SENTENCES = re.compile(rf"[^\W\d_A-Z]{{3,}}\.\s+(?={CAPITAL})|\bphải\b")
# What others do for those who act: "(lãnh đạo xã cung cấp hồ sơ)".
_PREPARES = re.compile(
    r"[Cc]huẩn bị|[Pp]hối hợp|cung cấp|dẫn đường|thuyết minh|đưa đón|tháp tùng|đi cùng|\bnếu\b"
    r"|\bkhi (?:cần|có|được)\b"
)
# "Làm việc với 03 chi bộ (Chi bộ An Phú, Chi bộ Trường THCS)": the bracket names who is visited.
_VISITS = re.compile(
    r".*\b(?:làm việc với|thăm|kiểm tra|khảo sát|giám sát|gặp(?: gỡ| mặt)?)\s(?:.*\s)?"
    r"(?:[0-9]+|các|những|một số) (?P<whom>[^\W\d_]+(?: [^\W\d_]+)?)",
    re.IGNORECASE,
)
# "(Phát biểu: đ/c An)"
_SPEAKS = re.compile(r"(?:phát biểu|tham luận|báo cáo|giới thiệu)\s*:\s*(?=\S)", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,10}")
# In small letters it may be another word of the title: "bầu chủ tọa - thư ký hội đồng".
_OFFICE = re.compile(
    r"(?:thư ký|(?:phó )?(?:chủ tịch|giám đốc|bí thư|hiệu trưởng|chủ nhiệm)) (?!các\b)"
)
_TAIL = re.compile(r"\s[-–—]\s|(?<=[\w)”])[–—]\s?|:\s+")
_MIDDLE_LENGTH = re.compile(r"\(([^()]{2,20})\)")


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
        found = labelled(heading) or leading_name(heading) or after_capitals(heading)
        found = found or after_mark(heading)
        if found is not None:
            # What the presenter stood behind may be a length: "Diễn văn (5 phút) - đ/c An".
            found = _brackets(found, given or When(), named=True)
            # Numbers alone are no title.
            if not _NUMBER_ALONE.fullmatch(found.title):
                heading = replace(found, conditional=found.conditional or heading.conditional)
    if heading.presenter is None and not named:
        heading = replace(heading, presenter=speaker_in(heading.title))
        last = list(_TAIL.finditer(heading.title))[-1:] if heading.unclear is None else []
        for mark in last if heading.presenter is None else ():
            before, who = heading.title[: mark.start()], heading.title[mark.end() :]
            # In a title whose every word begins with a capital they tell nothing.
            words = before.split()
            plain = len(words) == 1 or any(word[0].islower() for word in words)
            office = _OFFICE.match(who) and not re.match(ELECTION, before, re.IGNORECASE)
            office = office or are_two_offices(before, who)
            if plain and (may_name(who, before) or office) and not opens_as_act(who):
                heading = replace(heading, unclear=who)
    if heading.when is None and not (given is not None and (given.length or given.end)):
        # A length in the middle counts, and stays: "Tham luận (30 phút): 03 chi đoàn".
        lengths = (times.length_of(found[1]) for found in _MIDDLE_LENGTH.finditer(heading.title))
        length = next((length for length in lengths if length is not None), None)
        if length is not None:
            return replace(heading, when=When(length=length))
    return heading


def trailing_time(text: str) -> When | None:
    """Return the time that ends a line, in brackets or after a mark; None without one."""
    return read_title(text).when


def _brackets(heading: ItemTitle, given: When, *, named: bool) -> ItemTitle:
    """Take the brackets off the end that are no title; what says "nếu có" stays."""
    kept: list[str] = []
    while (found := final_bracket(heading.title)) is not None:
        title, inner = found
        if not title or not inner:
            break
        if IF_ANY.fullmatch(inner) or COUNT.fullmatch(inner):
            heading = replace(heading, title=title)
            heading = replace(
                heading, conditional=heading.conditional or bool(IF_ANY.fullmatch(inner))
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
    when, rest = time_in(inner)
    # A time that repeats what is said already, or says otherwise, stays where it is written.
    said = when and ((when.start and given.start) or (when.length and given.length))
    other = heading.when and bool(heading.when.length or (when and when.start))
    if when is not None and not (other or said):
        if not rest or names_place(rest):
            # The place stays.
            title = f"{title} ({rest})" if rest else title
            return replace(heading, title=title, when=(heading.when or When()).joined(when))
        if not named and heading.presenter is None and is_presenter(rest):
            return replace(heading, title=title, when=when, presenter=presenter_from(rest))
    if named or heading.presenter or heading.unclear is not None:
        return None
    counted = counts_people(inner)
    # "Ban Giám đốc họp (Văn phòng chuẩn bị nội dung)" says before who acts.
    beside = is_place_of(inner, title) or names_place(inner)
    beside = beside or (names_somebody(title) and _PREPARES.search(inner) is not None)
    visits = _VISITS.fullmatch(title)
    beside = beside or (visits is not None and inner.lower().startswith(visits["whom"].lower()))
    sentences = _SENTENCES.search(inner) is not None and not names_person(inner)
    beside = beside or IN_SENTENCE.match(inner) is not None
    if sentences or beside or (NOTE.match(inner) and not counted):
        return None
    if ";" not in inner and not counted:
        title = with_verb(title, inner) if title else title
        who = re.sub(rf"^(?:do|Do(?!\s+{CAPITAL}))\s+", "", inner)
        label = LABEL.match(who) or _SPEAKS.match(who)
        inner = DOES.sub("", who[label.end() :] if label else who) or inner
    of_place = _AT_PLACE.fullmatch(title) is not None and not names_somebody(inner)
    of_place = of_place or (PAUSE.match(title) is not None and not names_somebody(inner))
    if (is_presenter(inner) and not of_place) or (counted and not TO_PEOPLE.match(title)):
        return replace(heading, title=title, presenter=presenter_from(inner))
    return replace(heading, unclear=inner)


def _of_his_office(text: str, heading: ItemTitle) -> ItemTitle:
    """Read a final bracket as his office whom a mark before it names: "Báo cáo – Ông An (ADB)"."""
    before = final_bracket(text)
    taken = heading.presenter.text if heading.presenter else heading.unclear
    if before is None or before[1] != taken:
        return heading
    whole = ItemTitle(text, when=heading.when, conditional=heading.conditional)
    found = labelled(whole) or after_mark(whole)
    if found and _NUMBER_ALONE.fullmatch(found.title):
        # "Tiết 3: Thầy Nam dạy 11B2 (thao giảng)": all of it is what is held.
        return replace(whole, title=bare(text))
    if heading.unclear is not None and _ABBREVIATION.fullmatch(heading.unclear):
        return found or heading
    if found and found.presenter and names_person(found.presenter.text):
        return found
    # "Báo cáo - Hùng (Bí thư Đoàn)"
    for mark in list(_TAIL.finditer(before[0]))[-1:] if names_role(before[1]) else ():
        title, who = before[0][: mark.start()], before[0][mark.end() :]
        if may_name(who, title) and not who[:1].isdecimal():
            return replace(whole, title=title, presenter=presenter_from(f"{who} ({before[1]})"))
    return heading
