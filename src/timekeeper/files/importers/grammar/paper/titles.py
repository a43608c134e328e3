"""Who holds what: the letterhead and the event's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.core.programme import Organisation
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.lines.labels import announces_only
from timekeeper.files.importers.grammar.lines.line import Label, ProgrammeLine
from timekeeper.files.importers.grammar.names import CAPITAL, PERSON, names_body
from timekeeper.files.importers.grammar.paper.chapters import BARE_HEADING, HEADING
from timekeeper.files.importers.grammar.paper.head import Head
from timekeeper.files.importers.grammar.paper.signatures import EVENT
from timekeeper.words.language import _

LONGEST_TITLE = 200
TERM = re.compile(r"\(?(nhiệm kỳ\s.*?)\)?\.?", re.IGNORECASE)
_SUBTITLE = re.compile(r"(.+?)\s*(\([^()]*\))")
DATED = re.compile(
    r"(?:thứ|chủ nhật|(?:từ )?ngày(?! (?:hội|lễ)\b)|từ [0-9]|sáng|chiều|tối|[0-9])", re.IGNORECASE
)
# Whom a letter or a mail addresses has no paper of his own, and what a plan rests on is no name.
_SALUTATION = re.compile(
    r"(?:kính|thân|thân ái|thân mến) gửi\b|(?:kính )?thưa\b|dear\b|căn cứ\b"
    r"|thực hiện\b[^:]*?\bsố\s*:?\s*[0-9]"
    r"|(?:ban hành )?kèm theo\b|dự thảo lần\b"
    r"|(?:kính )?chào (?:anh|chị|quý|cả)\b"
    # "UBND xã trân trọng kính mời ông (bà): Trần Tâm" names a guest.
    r"|[^:]{0,80}?\b(?:kính|trân trọng) mời(?:\s*:|\s+(?:(?:các|quý|toàn thể)\s+)?"
    rf"(?:{PERSON}|vị|phụ huynh)(?!\w))",
    re.IGNORECASE,
)
# Whom and how one talks to; in capitals it is a title: "GỬI EM Ở CUỐI SÔNG HỒNG".
_WHOM = rf"(?:{PERSON}|các|quý|chú|bác|dì|sếp|mình|mọi người|cả|all|team|everyone|guys)(?!\w)"
_TALK = re.compile(
    rf"(?:gửi|hi|hello|hey|alo|ok|dạ|vâng)(?:\s+(?:tới|đến))?,?\s+{_WHOM}|{_WHOM}.{{0,20}}\bơi\W*$"
    r"|.*\b(?:ạ|nhé|nha)\W*$|(?:[^\s,]+ ){0,3}[^\s,]+,$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:thời gian(?! biểu\b)|tại|vào|lúc|bắt đầu|khai mạc|diễn ra"
    r"|tổ chức (?:vào|từ|lúc|ngày)|tiết [0-9])\b",
    re.IGNORECASE,
)
_EVENT = (
    r"hội nghị|hội thảo|đại hội|lễ|kỳ họp|phiên họp|cuộc họp|họp|diễn đàn|tập huấn|tọa đàm"
    r"|lớp bồi dưỡng|ngày hội|hội thi"
)
_THEN_DAY = re.compile(r"[^(]+\s[-–—]\s[^(]*[0-9][^(]*")
_GOES_ON = re.compile(
    r"(?:tại|của|về|do|cho|và|với|nhân|trong|lần thứ|năm [0-9]|dành cho)\b", re.IGNORECASE
)
_FIRST_HALF = re.compile(
    rf"(?:chương trình\s+)?((?:(?:{_EVENT})(?: (?:công bố|ra mắt|kỷ niệm|tập huấn|tổng kết|sơ kết"
    r"|triển khai|giới thiệu|báo|quán triệt|trực tuyến|giao ban|chuyên đề))*|kế hoạch|giấy mời))",
    re.IGNORECASE,
)
# "Trân trọng kính mời các đồng chí dự Hội nghị BCH lần thứ 5." says what it is that is held.
INVITES = re.compile(
    r"(?i:(?:.*\bmời\b[^:;]*?(?<!thành phần )(?<!khách )\b(?:(?:tham |đến |tới )?dự|tham gia)"
    r"|(?:(?:tham|đến|tới) )?dự(?! (?:án|thảo|toán|kiến|báo|phòng)\b))"
    rf":?\s+(?:(?:buổi|cuộc)\s+)?)(?P<event>(?:(?i:{EVENT}|sinh hoạt)\b|{CAPITAL})"
    r"[^;:]{4,200}?)"
    r"[\s,]*(?:\.|\.\s.*|[;:].*"
    r"|\s(?:vào|lúc|tại|như sau|được tổ chức|sẽ|cụ thể|ngày [0-9]|thời gian)\b.*)?"
)
# "CHƯƠNG TRÌNH LÀM VIỆC" says above "CỦA ĐOÀN KIỂM TRA" or "TẠI SỞ Y TẾ" what that is.
_OF_WORK = re.compile(r".*\n(?:của|với)\b|.*\blàm việc\n(?:tại|về)\b", re.IGNORECASE)
_PLACE_THEN_DAY = re.compile(
    rf"(?!(?:{EVENT}|hội|ngày|đêm|tết)\b)(?:(?:TP\.?|thành phố|tỉnh|xã|phường)\s)?"
    r"(?P<place>[^,0-9]{2,30}),\s+(?P<day>.*[0-9].*)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"tháng [0-9]{1,2}(?:\s?[/-]\s?|,? năm )20[0-9]{2}", re.IGNORECASE)
_EVENT_NAMED = re.compile(rf"\b(?:{EVENT})\b", re.IGNORECASE)
_INVITATION = re.compile(r"\s*(?:giấy|thư) mời$", re.IGNORECASE)
_OF_EVENT = re.compile(rf"chương trình\s+(?={_EVENT}\b)", re.IGNORECASE)
_SCRIPT = re.compile(r"kịch bản\b", re.IGNORECASE)
_ABOUT = re.compile(r"v/v\b", re.IGNORECASE)
_ENGLISH = re.compile(r"[!-~]+(?: [!-~]+){2,}")
_SUBJECT = re.compile(
    r"[>*\s]*(?:subject|chủ đề|tiêu đề)\s*:[*\s]*"
    r"(?:(?:re|tr|fwd?|trả lời|chuyển tiếp)\s*:\s*)*(?P<said>.*)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[<(]?[^\s<(]+@[^\s>)]+[>)]?")
_LONGEST_TALK = 2  # words of a mail that may be no more than talk
_NEXT_LINE = 2  # with an empty one between


def read_names(
    head: Head, names: list[ProgrammeLine], above: list[ProgrammeLine]
) -> list[ProgrammeLine]:
    """Read who holds what; return the lines that are left.

    Titles stand below "CHƯƠNG TRÌNH" and the letterhead above it, where both are given.
    """
    possible = [line for line in names if can_be_title(line)]
    titles = [line for line in possible if not HEADING.fullmatch(line.text)]
    # Headings that name the event themselves: "CHƯƠNG TRÌNH HỘI THẢO ...".
    naming = [
        line
        for line in possible
        if HEADING.fullmatch(line.text) and not BARE_HEADING.fullmatch(line.text)
    ]
    if not titles and not naming:
        return take_title(head, [line for line in above if can_be_title(line)])
    others = _letterhead(head, above)
    # "CHƯƠNG TRÌNH LỄ HỘI" is no less the title above "NGÀY 1 - 20/11/2026", or "TẠI BẾN XƯA".
    days = [line for line in titles if naming and _THEN_DAY.fullmatch(line.text)]
    days = [line for line in days if day_lines.is_date_line(re.split(r"\s[-–—]\s", line.text)[-1])]
    # "HỘI THẢO" above "Cần Thơ, 15/8/2026"
    places = [li for li in titles if li not in days and _is_place_and_day(li.text)]
    days += places if naming or len(places) < len(titles) else []
    others += days
    titles = [line for line in titles if line not in days]
    if not titles:
        return others + take_title(head, naming)
    headings = [li for li in names if 0 < titles[0].number - li.number <= _NEXT_LINE]
    headings = [li for li in headings if BARE_HEADING.fullmatch(li.text)]
    if headings and _OF_WORK.match(f"{headings[-1].text}\n{titles[0].text}"):
        joined = replace(headings[-1], text=f"{headings[-1].text} {titles[0].text}")
        return others + naming + take_title(head, [joined, *titles[1:]])
    beside = [li for li in naming if 0 < titles[0].number - li.number <= _NEXT_LINE]
    last, first = next(iter(beside[-1:]), titles[0]), titles[0].text
    # Its second line goes on in capitals, in small letters or in brackets, or is its subtitle.
    goes_on = first[:1].islower() or first.startswith("(") or first.isupper()
    goes_on = goes_on and not (_SCRIPT.match(last.text) or _ENGLISH.fullmatch(first))
    if beside and goes_on and (last.text.isupper() or not first.isupper()):
        text = f"{_OF_EVENT.sub('', last.text)} {first}"
        others += [line for line in naming if line is not last]
        return others + take_title(head, [replace(last, text=text), *titles[1:]])
    if (
        naming
        and _GOES_ON.match(titles[0].text)
        and not any(_FIRST_HALF.fullmatch(one.text) for one in naming)
    ):
        return others + take_title(head, [*naming, *titles])
    # "CHƯƠNG TRÌNH HỘI THẢO" before the titles is the first half of theirs.
    others = [*naming, *others]
    half = next((line for line in others if _FIRST_HALF.fullmatch(line.text)), None)
    if half is None and beside and last.text.isupper() and not _SCRIPT.match(last.text):
        half = last
    others = [line for line in others if line is not half]
    return others + take_title(head, titles if half is None else [half, *titles])


def can_be_title(line: ProgrammeLine) -> bool:
    """Return whether a line of the head may name the event or who holds it."""
    text = line.text
    framed = text.isupper() and announces_only(text) and not HEADING.fullmatch(text)
    if _SALUTATION.match(text) or _is_talk(text) or framed or line.timed or DATED.fullmatch(text):
        return False
    says_when = DATED.match(text.lstrip("(")) or _WHEN.match(text) or text.startswith("(")
    if (says_when and dates.find_date(text)) or day_lines.tells_other_day(text):
        return False
    return len(text) <= LONGEST_TITLE and not text.endswith((".", ":"))


def _is_talk(text: str) -> bool:
    return _TALK.match(text) is not None and not _names_anything(text)


def is_short_talk(line: ProgrammeLine) -> bool:
    """Return whether a mail that has a subject may say a line in passing: "ok", "Nội dung"."""
    return len(line.text.split()) <= _LONGEST_TALK and not _names_anything(line.text)


def _names_anything(text: str) -> bool:
    named = HEADING.fullmatch(text) or re.match(rf"(?:{EVENT})\b", text, re.IGNORECASE)
    return text.isupper() or names_body(text) or named is not None


def _is_place_and_day(text: str) -> bool:
    """Return whether a line names a place and the day or the month: "Cần Thơ, 15/8/2026"."""
    found = _PLACE_THEN_DAY.fullmatch(text)
    dated = found and (day_lines.is_date_line(found["day"]) or _MONTH.fullmatch(found["day"]))
    return bool(found and dated and found["place"].istitle())


def take_invited(
    head: Head, line: ProgrammeLine, others: list[ProgrammeLine]
) -> list[ProgrammeLine]:
    """Take what an invitation invites to where no title names the event; return the lines left."""
    found, issuer = INVITES.fullmatch(line.text), _INVITATION.sub("", head.title or "")
    issues = names_body(issuer) and not any(map(str.isdecimal, issuer))
    if found is None or _EVENT_NAMED.search(issuer) or not (issues or not issuer):
        return [*others, line]
    if issuer and head.organisation.issuer is None:
        head.organisation = replace(head.organisation, issuer=issuer)
    elif head.title:
        head.notes.append(head.title)
    event = found["event"]
    about = _ABOUT.match(head.subtitle or "")
    if head.subtitle and not about and _FIRST_HALF.fullmatch(event):
        event, head.subtitle = f"{event} {head.subtitle}", None
    head.title = f"{event[0].upper()}{event[1:]}"
    head.notes.append(line.original)
    message = _("The paper has no title; “{text}” was taken from its invitation: check it.")
    told = message.format(text=head.title)
    head.doubts.append(Doubt(line.number, "no_title", told, head.title))
    return others


def subjects(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return what the heads of mails say that these are about, without addresses."""
    found = ((li, _SUBJECT.match(li.text)) for li in lines if li.label is Label.MAIL)
    said = [(li, _ADDRESS.sub("", about["said"]).strip(" -–,;")) for li, about in found if about]
    return [replace(li, text=text, label=None) for li, text in said if text]


def take_subject(head: Head, lines: Sequence[ProgrammeLine]) -> None:
    """Take what a mail is about where its text names no event."""
    about = next((li for li in subjects(lines) if not BARE_HEADING.fullmatch(li.text)), None)
    if head.title or about is None:
        return
    head.title = about.text
    message = _("The mail’s text has no title; “{text}” was taken from its subject: check it.")
    told = message.format(text=head.title)
    head.doubts.append(Doubt(about.number, "no_title", told, head.title))


def _letterhead(head: Head, above: list[ProgrammeLine]) -> list[ProgrammeLine]:
    """Read who issues the programme; return the lines that are left."""
    issuers = [line for line in above if can_be_title(line)]
    place = head.organisation.place
    match issuers:
        case []:
            pass
        case [issuer]:
            head.organisation = Organisation(issuer=issuer.text, place=place)
        case [superior, issuer, *_others]:
            head.organisation = Organisation(superior.text, issuer.text, place)
    return issuers[2:]


def take_title(head: Head, titles: list[ProgrammeLine]) -> list[ProgrammeLine]:
    """Take title and subtitle from the lines; return those that are left."""
    if not titles:
        return []
    title, others = titles[0].text, titles[1:]
    if others and (half := _FIRST_HALF.fullmatch(title)):
        title = f"{half[1]} {others.pop(0).text}"
    # A title in capitals goes on in capitals.
    while others and title.isupper() and others[0].text.isupper() and len(title) < LONGEST_TITLE:
        # What it is called in English is its subtitle.
        if _ENGLISH.fullmatch(others[0].text) and not title.isascii():
            break
        title = f"{title} {others.pop(0).text}"
    found = _SUBTITLE.fullmatch(title)
    if found and TERM.fullmatch(found[2]):
        title, head.term = found[1], found[2].strip("()")
    elif found:
        title, head.subtitle = found[1], found[2]
    head.title = title
    # "1. Đánh giá năm 2025" is of a chapter of the paper.
    if head.subtitle is None and others and not others[0].numbered:
        head.subtitle = others.pop(0).text
    return others
