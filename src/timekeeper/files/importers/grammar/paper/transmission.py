"""What mail programs and pages of the web put around a paper that was sent or published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from itertools import islice

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.lines.line import FOREIGN, Label, ProgrammeLine
from timekeeper.files.importers.grammar.paper.head_reading import NUMBERED, STATE
from timekeeper.files.importers.grammar.times.times import leading


def put_around(texts: Sequence[str]) -> set[int]:
    """Return the indexes of the lines that are not the paper's own.

    They say who sent it to whom and when, or when a page with it was put on the web.
    """
    heads = _mail_heads(texts)
    return heads | _published(["" if n in heads else text for n, text in enumerate(texts)])


def without_older_mail(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those below acts from the head of an older mail on as none of theirs.

    Acts below heads alone, as of a mail that is sent on, stay; so do those of a later mail.
    """
    acts = 0
    for n, line in enumerate(lines):
        acts += line.timed and line.label is None
        headed = line.label is Label.MAIL and (
            _MAIL_FIELD.match(line.text) or _MAIL_LINE.match(line.text)
        )
        if acts < FEWEST_ANSWERED or not headed:
            continue
        answered, answer = _sent(lines[n:]), _sent(lines[:n])
        if answered and answer and answered > answer:
            break
        older = (li if li.label is Label.MAIL else li.as_note(li.original) for li in lines[n:])
        return [*lines[:n], *(replace(li, key=FOREIGN) for li in older)]
    return [*lines]


def _sent(lines: Sequence[ProgrammeLine]) -> Day | None:
    """Return the day that the first head of a mail names as that on which it was sent."""
    heads = ((li, _MAIL_FIELD.match(li.text)) for li in lines if li.label is Label.MAIL)
    said = (dates.find_date(li.text) for li, field in heads if not (field and field["subject"]))
    return next(filter(None, said), None)


def _mail_heads(texts: Sequence[str]) -> set[int]:
    """Return the indexes of the lines of heads of mails that stand in a text.

    They say who sent it to whom, when, and of what, in any order; a line of addresses goes on.
    So does what its sender puts at its end, below two dashes (RFC 3676).
    """
    heads: set[int] = set()
    block: set[int] = set()
    said: set[str] = set()
    for n, text in enumerate((*texts, "")):
        field = _MAIL_FIELD.match(text)
        # It has one time: another is the programme's, as is one below sender and subject.
        dated = said & {"day", "sent"} or {"who", "subject"} <= said
        field = None if field and field["day"] and dated else field
        if field or (block and "@" in text):
            block.add(n)
            said |= {name for name, word in field.groupdict().items() if word} if field else set()
            said |= {"address"} if "@" in text else set()
        elif text or n == len(texts):
            # "Từ: 8h00", "Ngày: 15/8/2026" and "Chủ đề: ..." are also what a programme says.
            if said & {"who", "sent"} and said & {"sent", "subject", "address"}:
                heads |= block
            block, said = set(), set()
            heads |= {n} if _MAIL_LINE.match(text) else set()
        if text == "--":
            below = (m for m in range(n + 1, len(texts)) if texts[m])
            sender = {*islice(below, MOST_OF_SENDER + 1)}
            acts = any(leading(texts[m]) for m in sender)
            heads |= set() if acts or len(sender) > MOST_OF_SENDER else sender
    return heads


def _published(texts: Sequence[str]) -> set[int]:
    """Return the indexes of the lines that say when a page of the web was put there.

    They say so, or stand bare between the page's title and the paper's letterhead, or its title
    once more and its day; the only one that has a clock does so above any other day.
    """
    filled = [(n, text) for n, text in enumerate(texts) if any(map(str.isalnum, text))]
    found = {n for n, text in filled if _SAID_PUBLISHED.fullmatch(text)}
    bare = {n: text for n, text in filled if _PUBLISHED.fullmatch(text)}
    clocked = [text for text in bare.values() if _WITH_CLOCK.search(text)]
    for at, (n, text) in enumerate(filled[:LAST_OF_PAGE]):
        if at == 0 or n != min(bare, default=0):
            continue
        below = [one for _, one in filled[at + 1 : at + 1 + LAST_OF_PAGE]]
        # A row of a table may have its number before its hour.
        hours = [leading(one) or leading(_NUMBER_OF_ROW.sub("", one)) for one in below]
        ends = (
            m for m, one in enumerate(below) if hours[m] and not day_lines.is_day_and_clock(one)
        )
        below = below[: next(ends, len(below))]
        titles = [one.casefold() for _, one in filled[:at]]
        again = (
            m
            for m, one in enumerate(below)
            for title in titles
            if title.startswith(one.casefold()) or one.casefold().startswith(title)
        )
        dated = [dates.find_date(one) for one in below]
        others = dated[next(again, 0 if clocked == [text] else len(dated)) :]
        lettered = any(STATE.search(one) or NUMBERED.fullmatch(one) for one in below)
        if lettered or {*others} - {None, dates.find_date(text)}:
            found.add(n)
    return found


_MAIL_FIELD = re.compile(
    r"[>*\s]*(?:"
    r"(?P<who>từ|from|người gửi|đến|tới|to|người nhận|gửi đến|b?cc|đồng gửi)\s*:"
    r"(?!.*[0-9]\s?[hg:/][0-9])"
    r"|(?P<sent>sent|đã gửi|(?:ngày|thời gian) gửi|gửi (?:lúc|ngày))\s*:"
    r"|(?P<day>date|ngày|thời gian)\s*:"
    r"|(?P<subject>subject|chủ đề|tiêu đề)\s*:"
    r"|(?:attachments?|(?:tệp )?đính kèm|importance|reply-to)\s*:)",
    re.IGNORECASE,
)
_MAIL_LINE = re.compile(
    r"[>\s]*(?:-{2,}\s*(?:forwarded|original) message\b"
    r"|-{2,}\s*(?:thư|tin nhắn) (?:đã |được )?(?:chuyển tiếp|gốc)"
    r"|(?:begin forwarded message|bắt đầu chuyển tiếp thư)\s*:"
    r"|(?:vào|on)\b[^@]*[0-9]{4}[^@]*(?:@|đã viết:|wrote:)"
    r"|(?:ngày|lúc|hôm)\b.*[0-9]{4}.*\b(?:đã )?viết:\s*$)",
    re.IGNORECASE,
)
# When a page of the web was put there, to the minute: "Thứ năm, 16/05/2013 | 09:58".
_DAY = r"[0-9]{1,2}\s?[/.-]\s?(?:[0-9]{1,2}\s?[/.-]\s?)?20[0-9]{2}"
_MINUTE = r"[0-9]{1,2}\s?[:hg]\s?[0-5][1-46-9](?:\s?[ap]m)?"
_OF_DAY = r"thứ|hai|ba|tư|năm|sáu|bảy|chủ|nhật|ngày|lúc|vào|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
# Above a page that was printed: when.
STAMP = re.compile(
    rf"\W*(?:(?:{_OF_DAY}|đăng|cập|bởi)\W+)*"
    rf"(?:{_DAY}\W*(?:lúc\W*)?{_MINUTE}|{_MINUTE}\W*(?:ngày\W*)?{_DAY})\b[^0-9]{{0,40}}",
    re.IGNORECASE,
)
CLOCK = r"[0-9]{1,2}\s?[:hg]\s?[0-5][0-9](?::[0-5][0-9])?(?:\s?[ap]m)?(?:\s?gmt\+?7)?"
_WRITTEN_DAY = (
    rf"(?:{_DAY}|[0-9]{{1,2}}\s+tháng\s+[0-9]{{1,2}}(?:\s*,)?\s+(?:năm\s+)?20[0-9]{{2}}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+20[0-9]{2}"
    r"|[a-z]{3,9}\.?\s+[0-9]{1,2}(?:st|nd|rd|th)?,?\s+20[0-9]{2})"
)
_WITH_CLOCK = re.compile(CLOCK, re.IGNORECASE)
_SEEN = r"(?:\W+(?:gmt|(?:lượt )?xem|đã xem|lượt (?:đọc|truy cập)|views?)\b\W*[0-9.,+]*){0,2}\W*"
_PUBLISHED = re.compile(
    # "2. Ngày 06/12/2026:" is counted, and no Monday.
    rf"(?!\s*[0-9]{{1,2}}[.)]\s)\W*(?:(?:{_OF_DAY}|[2-7])\W+)*"
    rf"(?:{_WRITTEN_DAY}(?:\W*(?:lúc\W*)?{CLOCK})?|{CLOCK}\W*(?:ngày\W*)?{_WRITTEN_DAY}){_SEEN}",
    re.IGNORECASE,
)
_SAID_PUBLISHED = re.compile(
    r"\W*(?:(?:ngày|thời gian|được)\s+)?(?:đăng(?! ký)|cập nhật|xuất bản|published|posted|updated)"
    rf"(?:\s*(?:tải|tin|bài|ngày|lúc|vào|cuối|on|lần cuối))*\s*:?\s*{_PUBLISHED.pattern}",
    re.IGNORECASE,
)
LAST_OF_PAGE = 10  # lines from a page's top to its day, and from there to the paper's title
_NUMBER_OF_ROW = re.compile(r"^[0-9]{1,3}\s+(?=[0-9])")
MOST_OF_SENDER = 8  # lines of name, office, telephone
FEWEST_ANSWERED = 2  # acts, below which an older mail has none of theirs
