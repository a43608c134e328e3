"""What stands above the first session or item: letterhead, title, term, date, place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Organisation
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.lines.labels import announces_only
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.lines.lines import read_line
from timekeeper.files.importers.grammar.names import names_body
from timekeeper.files.importers.grammar.paper import signatures
from timekeeper.files.importers.grammar.paper.chapters import BARE_HEADING, HEADING, PLAN_OF
from timekeeper.files.importers.grammar.paper.event_date import read_event_date
from timekeeper.files.importers.grammar.paper.foot import signatures_in
from timekeeper.files.importers.grammar.paper.head import Head
from timekeeper.files.importers.grammar.paper.signatures import is_signed
from timekeeper.files.importers.grammar.paper.titles import (
    DATED,
    INVITES,
    TERM,
    can_be_title,
    is_short_talk,
    read_names,
    subjects,
    take_invited,
    take_subject,
    take_title,
)
from timekeeper.words.language import _

STATE = re.compile(
    r"đảng cộng sản việt nam|cộng hòa xã hội chủ nghĩa việt nam|cộng hoà xã hội chủ nghĩa việt nam"
    r"|độc lập\W+tự do\W+hạnh phúc\W*",
    re.IGNORECASE,
)
# What sort of paper it is: who issues it stands above, and below what it is about. So is a message
# of those it was sent to: "[Nhóm Zalo lớp 9A]".
_PAPER = re.compile(
    r"(?:giấy|thư) (?:mời|triệu tập)|thông báo"
    r"|\[[^\[\]]*\b(?:nhóm|zalo|viber|messenger|telegram|facebook|tin nhắn)\b[^\[\]]*\]",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:v/v|về(?: việc)?)\b\s*:?\s+(?=\S)", re.IGNORECASE)
_ATTACHED = re.compile(r"\(?(?:(?:ban hành\s+)?(?:kèm )?theo|phụ lục)\b", re.IGNORECASE)
NUMBERED = re.compile(r"số\s*:.*|số\s+[0-9]*\s*[-–/]\s*[^\W\d_].{0,30}", re.IGNORECASE)


def read_head(
    lines: Sequence[ProgrammeLine],
    below: Sequence[ProgrammeLine],
    besides: Sequence[ProgrammeLine] = (),
) -> Head:
    """Return what the lines above the programme proper say, and those below of the year.

    So may those ``besides`` it say its day.
    """
    head, whole = Head(), lines
    # What a page of the web is called stands above the day it was put there.
    first = next((n for n, li in enumerate(lines) if li.label is not Label.MAIL), 0)
    at = next((n for n, li in enumerate(lines) if n > first and li.label is Label.MAIL), first)
    called = {line.text for line in lines[first:at]}
    shown = (STATE.fullmatch(li.text) or HEADING.fullmatch(li.text) for li in lines[at:])
    again = any(shown) or any(line.text in called for line in lines[at:])
    page, lines = (lines[first:at], [*lines[:first], *lines[at:]]) if again else ([], lines)
    signed = signatures_in(lines)
    head.notes += [line.original for line in signed]
    lines = [line for line in lines if line not in signed]
    heading = _heading(lines)
    names: list[ProgrammeLine] = []
    above: list[ProgrammeLine] = []
    for index, line in enumerate(lines):
        if not _read(head, line):
            (above if heading is not None and index < heading else names).append(line)
    read_event_date(head, whole, below, besides)
    stamps = [line for line in above if _is_stamp(line)]
    # What is called nothing else is called so: "Họp kín".
    if any(not (_is_stamp(line) or BARE_HEADING.fullmatch(line.text)) for line in names):
        stamps += [line for line in names if _is_stamp(line)]
    head.notes += [line.original for line in stamps]
    above, names = ([line for line in some if line not in stamps] for some in (above, names))
    talk = [li for li in (*above, *names) if is_short_talk(li)] if subjects(whole) else []
    above, names = ([line for line in some if line not in talk] for some in (above, names))
    sorts = [li for li in (*above, *names) if _PAPER.fullmatch(li.text)]
    invitation = next((li for li in (*above, *names) if INVITES.fullmatch(li.text)), None)
    above, names = ([line for line in some if line is not invitation] for some in (above, names))
    above = [line for line in above if line not in sorts]
    titles = [line for line in names if line not in sorts]
    if any(can_be_title(li) and not BARE_HEADING.fullmatch(li.text) for li in titles):
        names = titles
    others = read_names(head, names, above)
    if any(head.title == line.text for line in sorts):
        head.title = None
    about = _ABOUT.match(head.title or "")
    if head.title and about and (sorts or about[0].lower().startswith("v/v")):
        head.notes.append(head.title)
        head.title = head.title[about.end() :]
        head.title = f"{head.title[0].upper()}{head.title[1:]}"
    head.notes += [line.original for line in sorts]
    head.notes += [line.original for line in page if head.title]
    others += [] if head.title else take_title(head, [*page])
    take_subject(head, whole)
    others = take_invited(head, invitation, others) if invitation else others
    others += [*talk, *(line for line in (*above, *names) if not can_be_title(line))]
    for line in sorted(others, key=lambda line: line.number):
        head.notes.append(line.original)
        told = DATED.match(line.text.lstrip("(")) or _ATTACHED.match(line.text)
        if not (told or announces_only(line.text)):
            message = _("This line above the programme was not understood and is kept as a note.")
            head.doubts.append(Doubt(line.number, "not_understood", message))
    return head


def _heading(lines: Sequence[ProgrammeLine]) -> int | None:
    """Return the index of the line that parts the letterhead from the event's name."""
    heading = next((n for n, line in enumerate(lines) if BARE_HEADING.fullmatch(line.text)), None)
    if heading is None:
        heading = next((n for n, li in enumerate(lines) if HEADING.fullmatch(li.text)), None)
    if heading is None:
        # Above the motto of the state, the paper's number or its day of signing is its letterhead.
        issued = (
            n
            for n, li in enumerate(lines)
            if STATE.fullmatch(li.text) or NUMBERED.fullmatch(li.text) or is_signed(li)
        )
        heading = max(issued, default=None)
    if heading is None:
        # "LỊCH CÔNG TÁC TUẦN 35" stands below whose it is, as other headings do.
        plan = next((n for n, line in enumerate(lines) if PLAN_OF.match(line.text)), 0)
        bodies = (names_body(li.text) for li in lines[:plan])
        heading = plan if plan and all(bodies) else None
    if heading is None:
        # "V/v mở lớp đan lát" says below whose paper it is what that is about.
        about = next((n for n, li in enumerate(lines) if li.text.lower().startswith("v/v ")), 0)
        heading = about if about and all(names_body(li.text) for li in lines[:about]) else None
    paper = _paper(lines if heading is None else lines[:heading])
    behind = [] if heading is None else [li for li in lines[heading + 1 :] if li.style is None]
    titled = any(can_be_title(li) for li in behind if li.label is None)
    return heading if paper is None or titled else paper


def _paper(lines: Sequence[ProgrammeLine]) -> int | None:
    """Return the index of the line that says what sort of paper it is, None without one."""
    for n, line in enumerate(lines):
        bare = _PAPER.fullmatch(line.text)
        named = n and _PAPER.match(line.text) and not INVITES.fullmatch(line.text)
        if not (bare or named):
            continue
        issued = all(names_body(li.text) or NUMBERED.fullmatch(li.text) for li in lines[:n])
        told = bare and any(can_be_title(li) for li in lines[n + 1 :] if not li.label)
        return n if issued or told else None
    return None


def _is_stamp(line: ProgrammeLine) -> bool:
    """Return whether a line says how secret the paper is, and names neither office nor event."""
    text = line.text
    return confidential.is_marking(text) or (":" in text and bool(confidential.marking(text)))


def _read(head: Head, line: ProgrammeLine) -> bool:
    """Read a line that says by itself what it is; return whether it did."""
    if found := TERM.fullmatch(line.text):
        head.term = found[1]
    elif is_signed(line):
        place = line.text.partition(",")[0].strip()
        head.organisation = Organisation(place=place)
        rest = line.text.partition(",")[2]
        if rest and not (day_lines.is_date_line(rest) or signatures.is_unfilled(rest)):
            head.notes.append(line.text)
    elif line.label is None and NUMBERED.fullmatch(line.text):
        head.notes.append(line.text)
    elif line.label is not None or (
        line.style is CounterStyle.BULLET and not day_lines.is_date_line(line.text)
    ):
        head.details.append(line)
    else:
        dated = day_lines.is_date_line(line.text)
        if dated or (line.style is None and dates.find_date(line.text)):
            head.opening = head.opening or day_lines.opening_time(line.text)
        if dated and (held := day_lines.place_after_day(line.text)):
            venue = replace(line, label=Label.VENUE, text=held, columns=(), asides=())
            head.details.append(venue)
        if not (dated or STATE.fullmatch(line.text)):
            return False
    # "Sáng: Ngày 15/8/2026 | Địa điểm: Hội trường"
    for beside in () if line in head.details else (*line.columns, *line.asides):
        said = read_line(line.number, beside)
        head.details += [said] if said and said.label else []
        head.notes += [] if said and said.label else [beside]
    return True
