"""The chapter of a paper that is its programme, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper.signatures import is_foot

# "Nội dung chương trình hội thảo"; "Lịch sử" is no plan.
_BEFORE = r"(?:nội dung |dự thảo )?"
_CALLED = r"chương trình|lịch trình|nội dung(?= làm việc\b)"
PROGRAMME = re.compile(rf"{_BEFORE}(?:{_CALLED}|kịch bản)\b", re.IGNORECASE)
HEADING = re.compile(rf"{_BEFORE}(?:{_CALLED}|kịch bản|kế hoạch)(?: .*)?", re.IGNORECASE)
BARE_HEADING = re.compile(
    rf"{_BEFORE}(?:{_CALLED})"
    r"(?: (?:dự kiến|chi tiết|làm việc|cụ thể|thực hiện|hoạt động|sự kiện|tổng thể|tổng quát))*"
    r"(?:\s*[(/–-]\s*(?:program(?:me)?|agenda|schedule)\b\s*\)?)?:?",
    re.IGNORECASE,
)
PLAN = re.compile(rf"{_BEFORE}lịch(?! sử\b)(?: \w+){{0,2}}:?", re.IGNORECASE)
PLAN_OF = re.compile(r"lịch\b(?! sử\b)", re.IGNORECASE)
DAY_OF_PROGRAMME = re.compile(
    rf"(?:{_BEFORE}(?:{_CALLED}|lịch)|nội dung(?= làm việc))(?: (?:làm việc|chi tiết|cụ thể))*"
    r"(?= (?:ngày|thứ|(?:buổi )?(?:sáng|chiều|tối))\b)",
    re.IGNORECASE,
)
# "I. CÔNG TÁC CHUẨN BỊ", "III. TIẾN ĐỘ": what is done for an event.
DUTIES = re.compile(
    r"(?:công tác )?(?:chuẩn bị|hậu cần)\b|(?:tổng|chạy) duyệt\b|phân công\b|tiến độ\b"
    r"|tổ chức (?:thực hiện|nhiệm vụ)\b|nhiệm vụ cụ thể\b",
    re.IGNORECASE,
)
FEWEST_TIMED = 2
_ATTACHED_HEADING = re.compile(rf"(?:{HEADING.pattern}$|{PLAN_OF.pattern})", re.IGNORECASE)
_APPENDIX = re.compile(r"phụ lục\b", re.IGNORECASE)


def heads_appendix(line: ProgrammeLine) -> bool:
    """Return whether a line heads what is attached to a paper: "PHỤ LỤC", "LỊCH TẬP HUẤN"."""
    attached = line.text.isupper() and _ATTACHED_HEADING.match(line.text)
    plain = line.style is None and rank(line) is Rank.TEXT
    return plain and bool(attached or _APPENDIX.match(line.text))


def body_start(lines: Sequence[ProgrammeLine]) -> int:
    """Return the index of the first line of the programme proper."""
    ranks = [rank(line) for line in lines]
    entry = next(
        (
            n
            for n, (ranked, line) in enumerate(zip(ranks, lines, strict=True))
            if ranked is Rank.SESSION or (ranked is Rank.ENTRY and line.label is None)
        ),
        len(lines),
    )
    # A heading across a table belongs to the rows below it; a sentence that says when it is held
    # does not.
    while 0 < entry < len(lines) and lines[entry - 1].alone and not lines[entry - 1].label:
        if day_lines.HELD.search(lines[entry - 1].text):
            break
        entry -= 1
    # A plan's other chapters come before its programme, with all that is counted in them.
    chapters = (
        n
        for n, line in enumerate(lines[:entry])
        if line.label in (Label.NOTE, Label.ATTENDEES)
        and line.numbered
        and line.text in ("", line.label_text)
    )
    entry = next(chapters, entry)
    # So does a chapter that says when and where, although other things are counted in it too.
    said = False
    for n in range(entry, len(lines)):
        line = lines[n]
        said = said or (line.numbered and line.label in (Label.TIME, Label.VENUE))
        if line.timed or ranks[n] in (Rank.DAY, Rank.SESSION):
            break
        if said and line.style in OUTER and HEADING.fullmatch(line.text):
            entry = n
            break
    days = [n for n, ranked in enumerate(ranks) if ranked is Rank.DAY]
    # Of several days the first one's line is a heading too, not the date of it all.
    if any(day > entry for day in days):
        first = max((day for day in days if day < entry), default=entry)
        entry = entry if is_above_days(lines[first : entry + 2]) else first
    return entry


def is_above_days(lines: Sequence[ProgrammeLine]) -> bool:
    """Return whether a day's line says when all is: the first chapter below goes over its days."""
    day, *_between, chapter, below = lines if len(lines) > FEWEST_TIMED else (None, None, None)
    if day is None or chapter is None or below is None or chapter.timed or chapter.label:
        return False
    if day.number == chapter.number:
        # "1. Thi văn nghệ (ngày 12/10)" says its own.
        return False
    span = dates.named_days(day.text, dates.CENTURY)
    first = dates.find_date(below.text, span[0].year if span else dates.CENTURY)
    if not span or rank(below) is not Rank.DAY or first is None:
        return False
    return span[0] <= first <= span[1]


def without_covering_paper(
    lines: Sequence[ProgrammeLine],
) -> tuple[list[ProgrammeLine], list[ProgrammeLine]]:
    """Return the lines of a programme that is a paper's last part, and those of the paper besides.

    A plan or a letter says above its signature when and where, and that stays: its chapters hold
    no act with a time of its own.
    """
    timed = [n for n, line in enumerate(lines) if line.timed and line.label is None]
    behind = _behind_duties(lines)
    named = [n for n, line in enumerate(lines) if line.numbered and _is_programme(line)]
    prepared = ""
    for n, line in enumerate(lines[: max([*named, behind])]):
        # "I. CÔNG TÁC CHUẨN BỊ" has hours and days that are none of "II. CHƯƠNG TRÌNH".
        duties = line.label is Label.NOTE or (behind and DUTIES.match(line.text))
        if line.numbered and (duties or line.key == prepared):
            prepared = line.key if duties else ""
        timed = timed[1:] if prepared and timed[:1] == [n] else timed
    # An appendix without any hour has rows, and its paper none.
    rows = (n for n, line in enumerate(lines) if line.style is CounterStyle.ROW)
    fewest = 1 if behind else FEWEST_TIMED
    first = timed[0] if len(timed) >= fewest else next(rows, 0) if not timed else 0
    chapters = next((n for n, line in enumerate(lines) if rank(line) is Rank.ENTRY), len(lines))
    appendix = _appendix(lines, chapters)
    first = next((n for n in timed if n > appendix), first)
    signed = False
    for n, line in enumerate(lines[:first]):
        signed = signed or (n > chapters and is_foot(line))
        attached = rank(line) is Rank.TEXT and signed and _ATTACHED_HEADING.match(line.text)
        # A plan may have its programme in a chapter of its own.
        chapter = n == behind or (line.numbered and _is_programme(line))
        if n == appendix if appendix else n > chapters and (chapter or attached):
            said = (Label.TIME, Label.VENUE, Label.ATTENDEES)
            kept: list[ProgrammeLine] = []
            besides: list[ProgrammeLine] = []
            holds, keys = False, {lines[chapters].key}
            for above in lines[chapters:n]:
                if above.label in said or above.key in keys:
                    holds = above.label in said
                    keys |= {above.key} if above.numbered else set()
                stays = holds and (above.text or above.label is Label.ATTENDEES)
                (kept if stays else besides).append(above)
            return [*lines[:chapters], *kept, *lines[n:]], besides
    return list(lines), []


def _appendix(lines: Sequence[ProgrammeLine], chapters: int) -> int:
    """Return the index of what is attached below the ``chapters`` of a paper and has hours.

    Above it an hour or none is told; 0 when there is nothing of that sort.
    """
    counted = [li for li in lines if li.numbered]
    named = any(li.label for li in counted) and not any(opens_as_act(li.text) for li in counted)
    heads = [
        n
        for n, li in enumerate(lines)
        if n > chapters and heads_appendix(li) and (named or _APPENDIX.match(li.text))
    ]
    for n, end in zip(heads, [*heads[1:], len(lines)], strict=False):
        above, below = (
            [li for li in some if li.when and li.when.start and li.label is None]
            for some in (lines[:n], lines[n:end])
        )
        if len(above) < FEWEST_TIMED <= len(below):
            return n
    return 0


def _behind_duties(lines: Sequence[ProgrammeLine]) -> int:
    """Return the index of the programme's chapter behind those of duties with days or hours.

    Duties are on days or at hours before which they cannot be of it; 0 when there is none.
    """
    for n, line in enumerate(lines):
        if line.label is not Label.CONTENTS and (line.label or line.timed):
            continue
        if not (line.numbered and PROGRAMME.match(line.text or line.label_text)):
            continue
        alike = [m for m, one in enumerate(lines[:n]) if one.numbered and one.key == line.key]
        duties = [m for m in alike if DUTIES.match(lines[m].text) and not lines[m].timed]
        if not duties:
            return 0
        above, below = lines[duties[0] : n], lines[n:]
        done, held = (
            [li.when.start for li in some if li.when and li.when.start] for some in (above, below)
        )
        times = [li for li in above if li.label is Label.TIME]
        begins = next((m for m, li in enumerate(below) if li.when), 0)
        said = [li for li in below[:begins] if dates.find_date(li.text)]
        days = are_days_before(above, said or [*lines[: duties[0]], *times])
        return n if done and held and (days or held[0] < done[-1]) else 0
    return 0


def are_days_before(duties: Sequence[ProgrammeLine], others: Sequence[ProgrammeLine]) -> bool:
    """Return whether the days of ``duties`` begin before a day the others name, and go up to it."""
    held = max((day for li in others if (day := dates.find_date(li.text))), default=None)
    if held is None:
        return False
    days = [dates.find_date(li.text, held.year) for li in duties if rank(li) is Rank.DAY]
    return any(day and day < held for day in days) and all(day and day <= held for day in days)


def _is_programme(line: ProgrammeLine) -> bool:
    """Return whether a chapter is called a programme and nothing else but its day."""
    name = day_lines.without_date(line.text or line.label_text)
    return bool(BARE_HEADING.fullmatch(name) or PLAN.fullmatch(name))
