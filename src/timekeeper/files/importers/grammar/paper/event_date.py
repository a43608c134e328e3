"""The day of the event, and the other days that its paper names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta
from itertools import pairwise, takewhile

from msgspec.structs import replace

from timekeeper.files.importers.draft.draft import Doubt, Suggestion
from timekeeper.files.importers.grammar.dates import damaged, dates, day_lines, lunar, weekdays
from timekeeper.files.importers.grammar.lines.line import (
    FOREIGN,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.names import names_body
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper import plan
from timekeeper.files.importers.grammar.paper.chapters import HEADING, PROGRAMME
from timekeeper.files.importers.grammar.paper.head import Head
from timekeeper.files.importers.grammar.paper.signatures import is_signed
from timekeeper.files.importers.grammar.paper.titles import subjects
from timekeeper.files.importers.grammar.paper.year import day_from_sending, find_year
from timekeeper.files.importers.grammar.times import deadlines
from timekeeper.words.language import _

_CITATION = re.compile(
    r"(?:số\s+(?!ngày\b)[^\s(]\S*|quyết định|kế hoạch)[^,]*\bngày\b|\bngày\b.*\bban hành\b",
    re.IGNORECASE,
)
_IS_BEGUN = re.compile(r"[0-9]/(?:1[0-9]{3}|200[0-9])\s*[-–—]$")
_BY_THEN = re.compile(r"\b(?:phải )?(?:hoàn thành|hoàn tất|(?:tổ chức )?xong)\b", re.IGNORECASE)
# A guide, and a model of a programme
_FOR_OTHERS = re.compile(r"HƯỚNG DẪN$|(?:CHƯƠNG TRÌNH|Chương trình)\b.*\((?:bản )?mẫu\)$")
_NUMBER = re.compile(r"số\s*:", re.IGNORECASE)
_GROUND = re.compile(r"căn cứ\b", re.IGNORECASE)
_RESTS_ON = re.compile(r"(?:căn cứ|thực hiện|theo)\b.*[^\s;.:]$", re.IGNORECASE)
# "KẾ HOẠCH HỘI NGHỊ NGÀY 15/8/2026", "Kế hoạch tổ chức Hội nghị ngày 15/8/2026": what this paper
# is called cites none.
_PLAN = re.compile(r"KẾ HOẠCH (?!SỐ\b)[^a-z]*$|(?:KẾ HOẠCH|Kế hoạch) tổ chức\b(?!.*[0-9] của\b)")
_DAY_LABEL = re.compile(r"ngày (?:tổ chức|diễn ra)\s*:", re.IGNORECASE)
_MOTTO = re.compile(r"độc lập\W", re.IGNORECASE)
# "CHÀO MỪNG NGÀY 20/11": the programme is on another.
# "NIÊN ĐỘ 01/10/2025 - 30/9/2026"
_UNTIL = re.compile(r"\s*(?:[-–—]|đến|tới)\s*(?:hết\s+)?(?:ngày\s+)?", re.IGNORECASE)
_SHORTEST_TERM = timedelta(days=240)
_IN_HONOUR = re.compile(r"(?:kỷ|kỉ) niệm|chào mừng|hướng (?:tới|về)|hưởng ứng", re.IGNORECASE)


def day_doubt(line: ProgrammeLine, day: Day | None, message: str = "") -> Doubt:
    """Return a doubt about the day that a line names.

    Without a ``message`` that it is one of the moon or cannot be told, or that its name is that of
    another day.
    """
    if not message and lunar.LUNAR_DAY.match(line.text) and day is None:
        message = _(
            "“{text}” is a day of the lunar calendar: set the day that it is by the solar one."
        )
    elif not message and day is None:
        message = _("Which day “{text}” is cannot be told: set the day of what stands below.")
    elif not message:
        message = _("“{text}” was read as {date}, which is another day of the week: check it.")
    date = f"{day:%d/%m/%Y}" if day else ""
    told = message.format(text=line.original, date=date)
    return Doubt(line.number, "date", told, line.original)


def year_elsewhere() -> str:
    """Return what is said of a day whose year stands in another line alone."""
    return _("“{text}” names no year; the one in another line was taken.")


def maybe_lunar() -> str:
    """Return what is said of a day that is counted as those of the moon, and has a year."""
    return _("“{text}” may be a day of the lunar calendar; it was read as one of the solar.")


def doubt_other_days(
    head: Head,
    lines: Sequence[ProgrammeLine],
    held: set[Day],
    empty: Sequence[tuple[ProgrammeLine, Day]],
) -> None:
    """Doubt each line that names a day on which nothing is ``held``, and that is not the taken one.

    The one that was taken is doubted where it is none of those; ``empty`` are the days below it.
    """
    taken: list[Day] = []
    if head.date and head.dated:
        taken += dates.named_days(head.dated.text, head.date.year) or [head.date]
    taken = taken or sorted(held)
    span = sorted({*taken, *held})
    other = _("“{text}” names another day; {date} was taken: check which one is meant.")
    nothing = _("Nothing in the programme lies on the day that “{text}” names: check it.")
    for line, day in empty:
        if span and not span[0] <= day <= span[-1]:
            head.doubts.append(day_doubt(line, span[0], other))
    for line in own_lines(lines):
        text = line.text
        dated = day_lines.is_day_and_clock(text) or day_lines.ends_with_day(text)
        # "Bốc thăm: 10/8/2026" and "Thi đấu: 15/8/2026"
        named = day_lines.is_date_line(text.partition(":")[2])
        dated = dated or named or line.label is Label.TIME
        other_day = _IN_HONOUR.search(line.original) or deadlines.is_told(line.original)
        dated = dated and line.label is not Label.NOTE and not other_day
        days = dates.named_days(text, taken[0].year) if dated and taken else None
        if days is None or any(days[0] <= day <= days[1] for day in held):
            continue
        if line is head.dated:
            head.doubts.append(day_doubt(line, days[0], nothing))
        elif days[0] > taken[-1] or days[1] < taken[0]:
            head.doubts.append(day_doubt(line, taken[0], other))
            if weekdays.other_weekday(text, days[0]):
                head.doubts.append(day_doubt(line, days[0]))
            if line.label is None and day_lines.is_day_and_clock(text):
                head.notes.append(line.original)
                head.left_out += line.numbers


def with_days_of_the_moon(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Ngày 02/8" as a day of the moon on a paper that names no others.

    "Năm Nhâm Dần" says so, and "Mùng 2/8" by itself; which day it is is asked. It is told by
    "Mùng 2/8 (Chủ nhật, 13/9)" where the paper goes over that day.
    """
    lines = _with_days_in_brackets(lines)
    days = [
        n
        for n, line in enumerate(lines)
        if rank(line) is Rank.DAY and dates.find_date(line.text, dates.CENTURY)
        if not dates.find_date(line.text)
    ]
    if not days:
        return list(lines)
    texts = [line.original for line in lines]
    told = any(map(lunar.LUNAR_TOLD.search, texts)) and not any(map(lunar.SOLAR_TOLD.search, texts))
    told = told and not any(dates.find_date(li.text) for li in lines if rank(li) is Rank.DAY)
    told = told and not any(lunar.LUNAR_TOLD.search(lines[n].text) for n in days)
    told = told and not any(lunar.NAMED.search(lines[n].text) for n in days)
    marked = list(lines)
    for n in days:
        text = lines[n].text
        if told or lunar.is_of_the_moon(text):
            marked[n] = replace(lines[n], text=f"{text.rstrip(' :.')} âm lịch")
    return marked


def _with_days_in_brackets(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Ngày 02/8 (13/9)" as a day of the moon where 13/9 alone is of the event.

    The first line that names a day with its year says over which days that goes.
    """
    bracketed: dict[int, tuple[str, str]] = {}
    for n, line in enumerate(lines):
        name, bracket, inner = line.text.partition("(")
        name, inner = name.rstrip(), f"{bracket}{inner}"
        if line.timed or line.label or not (name and bracket and day_lines.is_date_line(inner)):
            continue
        if lunar.LUNAR_DAY.fullmatch(name) or day_lines.is_date_line(name):
            bracketed[n] = name, inner
    if not bracketed:
        return list(lines)
    told = (li.text for li in own_lines(lines) if dates.find_date(li.text))
    event = next(told, "")
    year = day.year if (day := dates.find_date(event)) else dates.CENTURY
    first, last = dates.named_days(event, year) or (None, None)
    marked = list(lines)
    for n, named in bracketed.items():
        moon, sun = (dates.find_date(text, year) for text in named)
        within = moon and first and last and first <= moon <= last
        if first and last and sun and first <= sun <= last and not within:
            marked[n] = replace(lines[n], text=f"{named[0]} âm lịch {named[1]}")
    return marked


def mark_signing_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, a letterhead's day without a place as a note of when it was signed.

    It stands below the paper's number, or right above "KẾ HOẠCH"; so does it between a body's name
    and that of the programme, where another day follows above all hours.
    """
    marked = list(lines)
    for n, line in enumerate(lines):
        above, below = lines[n - 1] if n else None, next(iter(lines[n + 1 : n + 2]), None)
        bare = line.label is None and line.text.lower().startswith("ngày")
        if not (bare and day_lines.is_date_line(line.text)):
            continue
        numbered = above is not None and _NUMBER.match(above.text)
        headed = above and below and (names_body(above.text) or _MOTTO.match(above.text))
        headed = headed and below and HEADING.fullmatch(below.text)
        if (
            numbered
            or (below and plan.PAPER.fullmatch(below.text))
            or (headed and _follows(lines, n))
        ):
            marked[n] = replace(line, label=Label.NOTE, label_text=line.text)
    return marked


def _follows(lines: Sequence[ProgrammeLine], n: int) -> bool:
    """Return whether another day than that of a line stands below it and above all hours."""
    signed = dates.find_date(lines[n].text)
    below = own_lines([*takewhile(lambda li: li.label or not li.timed, lines[n + 1 :])])
    said = (
        li.text
        for li in below
        if li.label is Label.TIME or day_lines.is_date_line(li.text) or _tells_when_held(li)
    )
    days = (dates.find_date(text, signed.year if signed else None) for text in said)
    return any(day != signed for day in days if day)


def own_lines(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines whose days may be the event's: no signature, citation or mail."""
    # "Dòng họ quyết định lùi một ngày, nghĩa là sẽ tổ chức vào ngày 6/4" cites nothing.
    own = (
        li
        for above, li in zip([None, *lines], lines, strict=False)
        if _PLAN.match(li.text) or not _CITATION.search(day_lines.of_event(li.text))
        # "Căn cứ Luật Thanh niên ngày 16/6/2020;"
        if not (_GROUND.match(li.text) and day_lines.of_event(li.text) == li.text)
        # "Căn cứ Nghị định số 24/2024/NĐ-CP" may go on with its day on the next line.
        if not (above and _is_cited(above.text) and li.text[:1].islower())
        # "(26/3/1931 -" may go on with "26/3/2026)" there, which is none of the event.
        if not (above and _IS_BEGUN.search(above.text) and dates.DATE.match(li.text))
    )
    own = (li for li in own if not is_signed(li))
    own = (li for li in own if li.label is not Label.MAIL and li.key != FOREIGN)
    # Until when people enrol is no day of the event.
    own = (li for li in own if not deadlines.is_label(li.label_text))
    own = (li for li in own if li.label is Label.TIME or not _names_term(li.text))
    return [
        li
        for li in own
        # "Thời gian tổ chức: xong trước ngày 30/10" leaves it to others.
        if (li.label is Label.TIME and not _BY_THEN.search(li.text))
        or not day_lines.tells_other_day(day_lines.of_event(li.text))
    ]


def _names_term(text: str) -> bool:
    """Return whether a text says what year or term it speaks of, by the days that bound it."""
    bounds = [
        (dates.find_date(begun[0]), dates.find_date(ended[0]))
        for begun, ended in pairwise(dates.DATE.finditer(text))
        if _UNTIL.fullmatch(text, begun.end(), ended.start())
    ]
    lasting = any(first and last and last - first >= _SHORTEST_TERM for first, last in bounds)
    return lasting and not day_lines.is_date_line(text)


def _is_cited(text: str) -> bool:
    """Return whether a line names the paper on which this one rests, and goes on below."""
    return _RESTS_ON.match(text) is not None and day_lines.cites(text, len(text))


def read_event_date(
    head: Head,
    lines: Sequence[ProgrammeLine],
    below: Sequence[ProgrammeLine],
    besides: Sequence[ProgrammeLine] = (),
) -> None:
    """The event's own date goes before the day the paper was signed."""
    # "II. CHƯƠNG TRÌNH (15/8/2026)" says it too.
    chapters = [
        li
        for li in below
        if li.style in OUTER and (li.label is Label.TIME or PROGRAMME.match(li.text))
    ]
    near = [*_course(below), *_above_acts(below)]
    chapters += near
    bare = [li for li in lines if li.label is Label.NOTE and li.label_text == li.text]
    bare = [li for li in bare if day_lines.is_date_line(li.text)]
    own = [*own_lines([li for li in lines if li not in bare]), *own_lines(chapters)]
    own.sort(
        key=lambda li: (
            li.label is Label.NOTE,
            li.label is not Label.TIME,
            not day_lines.is_day_and_clock(li.text),
            li not in near,
            not day_lines.begins_with_day(li.text),
        )
    )
    own += [*_second_place(lines), *_told_elsewhere(besides, below)]
    about = subjects(lines)
    days = (li.text for li in below if rank(li) is Rank.DAY or li.label is Label.TIME)
    own += [] if any(map(dates.find_date, days)) else own_lines(about)
    found = ((li, dates.find_date(day_lines.of_event(li.text))) for li in own)
    line, head.date = next(((li, day) for li, day in found if day), (None, None))
    span = dates.named_days(line.text, head.date.year) if line and head.date else None
    # "Thứ Tư 26/3:" alone below "Tuần 13 (24/3/2025 - 30/3/2025)" is the day of it all.
    within = [
        (li, day)
        for li in own
        if span and li.label is None and day_lines.is_date_line(li.text)
        if (day := dates.find_after(li.text, head.date)) and span[0] < day <= span[1]
    ]
    line, head.date = within[-1] if within else (line, head.date)
    head.dated = line
    if line is None or head.date is None:
        line = next((li for li in own if damaged.is_damaged(li.text)), None)
    elif (moon := lunar.is_of_the_moon(line.text)) or (
        dates.find_date(line.text) not in (None, head.date)
    ):
        # "Tiết thanh minh vào ngày 5/4/2026, vì vậy sẽ tổ chức vào ngày 6/4/2026"
        message = _("“{text}” names another day; {date} was taken: check which one is meant.")
        head.doubts.append(day_doubt(line, head.date, maybe_lunar() if moon else message))
        line = None
    elif not weekdays.other_weekday(line.text, head.date):
        line = None
    if line is not None:
        head.doubts.append(day_doubt(line, head.date))
    signed = [li for li in lines if is_signed(li) or li in bare]
    named = {li.number for li in about}
    mails = [li for li in lines if li.label is Label.MAIL and li.number not in named]
    sent = (li for li in mails if dates.find_date(li.text))
    head.signed = next(iter((*signed, *sent)), None)
    head.for_others = any(_FOR_OTHERS.match(li.original) for li in lines)
    find_year(head, own, mails, below)
    if head.date is not None:
        return
    dated = (
        li
        for li in own
        if day_lines.is_date_line(li.text)
        or li.label is Label.TIME
        or day_lines.HELD.search(li.text)
        or _is_headed(li)
        or li.number in named
    )
    for line in dated:
        said = day_lines.of_event(line.text)
        if head.since and (day := dates.find_after(said, head.since)) is not None:
            message = year_elsewhere()
            if signed and dates.find_date(signed[0].text) == head.since:
                message = _("“{text}” names no year; that of the day of signing was taken.")
            doubt = day_doubt(line, day, message)
            head.date, head.dated = day, line
            head.doubts.append(replace(doubt, suggestion=Suggestion("date", day.isoformat())))
            return
        if head.since is None and dates.find_date(line.text, dates.FIRST_YEAR) is not None:
            head.doubts.append(day_doubt(line, None))
            return
    _take_from_sending(head, day_from_sending([*about, *own_lines(lines)], mails, below))


def _take_from_sending(head: Head, told: tuple[ProgrammeLine, Day] | None) -> None:
    if told is None:
        return
    message = _("“{text}” was read as {date}, counted from when the mail was sent: check it.")
    head.dated, head.date = told
    doubt = day_doubt(*told, message)
    head.doubts.append(replace(doubt, suggestion=Suggestion("date", told[1].isoformat())))


def _tells_when_held(line: ProgrammeLine) -> bool:
    return bool(day_lines.HELD.search(line.text) or _DAY_LABEL.match(line.text))


def _is_headed(line: ProgrammeLine) -> bool:
    """Return whether a heading says at its end on which day it is, and honours or cites none."""
    text = line.text.rstrip(" :.")
    cited = _IN_HONOUR.search(text) or (day_lines.cites(text, len(text)) and not _PLAN.match(text))
    return not cited and day_lines.is_headed_with_day(text)


def _course(below: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the only chapter whose heading is of the programme and says its day."""
    said = [
        li
        for li in below
        if (li.numbered or li.text.endswith(":")) and not li.timed and plan.NAMES.match(li.text)
        if _is_headed(li) and not deadlines.is_told(li.text)
    ]
    return said if len(said) == 1 else []


def _above_acts(below: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return what names a day between a chapter's heading and the first act, or is that heading."""
    timed = (n for n, li in enumerate(below) if li.timed and not li.label)
    acts = (n for n, li in enumerate(below) if rank(li) is Rank.ENTRY and not li.label)
    plain = (n for n in acts if below[n].style not in OUTER)
    for line in reversed(below[: next(timed, next(plain, 0))]):
        if rank(line) in (Rank.DAY, Rank.SESSION):
            break
        if dates.find_date(day_lines.of_event(line.text)):
            # "1. Báo cáo (ngày 12/5/2026)" above "2. Tờ trình (ngày 13/5/2026)" is an act.
            alike = [li for li in below if line.style and li.key == line.key]
            several = sum(dates.find_date(li.text) is not None for li in alike) > 1
            paper = line.style is not None and day_lines.cites(line.text, len(line.text))
            return [] if several or paper else [line]
        if line.style is not None:
            break
    return []


def _second_place(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return "Bến Xưa, ngày 15/9/2026" below the title, above which it was signed before that."""
    days = [
        (n, day) for n, li in enumerate(lines) if is_signed(li) if (day := dates.find_date(li.text))
    ]
    below = [n for n, day in days[1:2] if day > days[0][1]]
    headings = [n for n, li in enumerate(lines) if HEADING.fullmatch(li.text)]
    return [lines[n] for n in below if days[0][0] < max(headings, default=0) < n]


def _told_elsewhere(
    besides: Sequence[ProgrammeLine], below: Sequence[ProgrammeLine]
) -> list[ProgrammeLine]:
    """Return the lines among chapters or below acts that say when it is held, where they agree.

    What tells of an act may speak of another event.
    """
    if any(rank(li) is Rank.DAY for li in (*besides, *below)):
        return []
    above = takewhile(lambda li: not li.timed and li.style is not CounterStyle.ROW, below)
    told = [*besides, *(li for li in above if rank(li) is Rank.TEXT)]
    held = [li for li in own_lines(told) if not li.timed and day_lines.HELD.search(li.text)]
    labelled = (li for li in own_lines([*besides, *below]) if _DAY_LABEL.match(li.text))
    held += [li for li in labelled if li not in held]
    days = {
        day for li in held if (day := dates.find_date(day_lines.of_event(li.text), dates.CENTURY))
    }
    return held if len(days) == 1 else []
