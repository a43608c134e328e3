"""When and where it all is, where a chapter of its own or the programme's heading says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.counters import with_counter
from timekeeper.files.importers.grammar.lines.labels import announces_only, with_label
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.names import CAPITAL, names_place
from timekeeper.files.importers.grammar.outline import OUTER
from timekeeper.files.importers.grammar.paper import plan
from timekeeper.files.importers.grammar.paper.chapters import BARE_HEADING, PROGRAMME
from timekeeper.files.importers.grammar.times import deadlines
from timekeeper.files.importers.grammar.times.times import leading

# "II. THỜI GIAN - ĐỊA ĐIỂM", "3. Thời gian tổ chức:"
_WHEN_AND_WHERE = re.compile(
    r"(?=.*(?:thời gian|địa điểm|khi nào))"
    r"(?:(?:thời gian|địa điểm|khi nào|ở đâu|(?:thành phần|đối tượng|hình thức))"
    r"(?: (?:tổ chức|tham dự|tham gia|thực hiện|diễn ra))*(?:\s*(?:,|&|\bvà\b|[-–—/])\s*)*)+:?",
    re.IGNORECASE,
)
_WITH_DAY = re.compile(r"(?P<name>[^():]+?)\s*(?:\((?P<in>[^()]+)\)|:\s*(?P<behind>[^()]+))[\s:.]*")
_INVITATION = re.compile(r"(?:giấy|thư) mời\b", re.IGNORECASE)
_COMES = re.compile(r"\b(?:đến|tới|tham) dự\b", re.IGNORECASE)
MOST_ABOVE = 12
# "Một ngày, thứ Ba, 15/9/2026", "01 buổi: sáng 15/9/2026"
_HOW_LONG = re.compile(
    r"(?:(?:một|nửa|[0-9]{1,2}) (?:ngày|buổi)|cả ngày)\s*[,:(]\s*", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(rf"(?<=\S{{2}})\.\s+(?={CAPITAL})")
_AT = re.compile(r"(?:tại|ở)\s+(?=\S)", re.IGNORECASE)


def with_when_and_where(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "- 18h00 ngày 05/9/2026" below "II. THỜI GIAN - ĐỊA ĐIỂM" as said so.

    Several days there may be those of acts; what the paper is about is then on its own. An
    invitation says so where it asks to come.
    """
    lines = [part for line in lines for part in _invited(line)] if _invites(lines) else lines
    marked = list(lines)
    opened = _days_below_programmes(lines)
    for n in opened if len(opened) == 1 else ():
        marked[n] = replace(lines[n], label=Label.TIME, label_text=lines[n - 1].text)
    for n, line in enumerate(lines):
        name = line.label_text if line.label and not line.text else line.text
        headed = line.numbered or line.label or name.isupper() or name.endswith(":")
        if not (headed and _WHEN_AND_WHERE.fullmatch(name)):
            continue
        below = _below(line, lines[n + 1 :])
        days = [m for m, li in enumerate(below, n + 1) if _tells_when(li, line)]
        if not days and line.style is not CounterStyle.BULLET:
            days = [m for m, li in enumerate(below, n + 1) if _tells_when_of(lines[:n], li, line)]
        if not days and (day := _day_of_sites(below)):
            marked[n] = replace(line, text=day, label=Label.TIME, label_text=name)
            marked[n + 1 : n + 1 + len(below)] = [li.as_note(li.text) for li in below]
        # The hour's line may have its day above it.
        for m in days[-1:] if len({lines[m].number for m in days}) == 1 else ():
            text = _without_name(_untimed(lines[m]).text)
            marked[m] = replace(_untimed(lines[m]), text=text, label=Label.TIME, label_text=name)
        where = name.lower().find("địa điểm") >= 0
        for m, li in enumerate(below, n + 1):
            at = _AT.match(li.text)
            if where and m not in days and not li.label and (at or names_place(li.text)):
                place = li.text[at.end() :] if at else li.text
                marked[m] = replace(li, label=Label.VENUE, label_text=name, text=place)
    return marked


def with_day_of_programme(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "2. Chương trình (19h00 ngày 05/9)" as when all is, and that chapter.

    So is it where it is the only one that is called a programme with its day.
    """
    found = {n: told for n, line in enumerate(lines) if (told := _programme_and_when(line))}
    if len(found) != 1:
        return list(lines)
    ((n, (name, when)),) = found.items()
    said = replace(lines[n], text=when, label=Label.TIME, label_text=name)
    return [*lines[:n], said, with_label(replace(lines[n], text=name)), *lines[n + 1 :]]


def _programme_and_when(line: ProgrammeLine) -> tuple[str, str] | None:
    """Return what a heading calls a programme, and its day and hour behind that."""
    found = _WITH_DAY.fullmatch(line.text) if not (line.label or line.columns) else None
    if found is None or not (plan.NAMES.match(found["name"]) or announces_only(found["name"])):
        return None
    when = found["in"] or found["behind"]
    when = _HOW_LONG.sub("", when, count=1)
    dated = day_lines.is_day_and_clock(when) and dates.find_date(when, dates.CENTURY)
    bare = BARE_HEADING.fullmatch(found["name"])
    headed = line.numbered or (bare and line.style is None and leading(when))
    return (found["name"], when) if dated and headed else None


def _days_below_programmes(lines: Sequence[ProgrammeLine]) -> list[int]:
    """Return where "Ngày 15/8/2026, tại nhà văn hóa:" opens the hours of "1. Chương trình lễ"."""
    return [
        n
        for n, (heading, line, below) in enumerate(
            zip(lines, lines[1:], lines[2:], strict=False), 1
        )
        if heading.numbered and PROGRAMME.match(heading.text or heading.label_text)
        if line.style is None and not (line.label or line.timed or line.columns) and below.timed
        if not day_lines.is_date_line(line.text)
        if day_lines.is_day_and_place(line.text.rstrip(" :."))
    ]


def _below(chapter: ProgrammeLine, lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines that go on with what a chapter says.

    An unnumbered one goes on in dashes, or in the line below its colon.
    """
    if not chapter.style and chapter.original.endswith(":"):
        said = [li for li in lines[:1] if not (li.style or li.timed or li.label)]
        if said:
            return said
    ended = (
        line.style in OUTER
        or line.key == chapter.key
        or (line.timed and not (chapter.numbered and _tells_when(line, chapter)))
        or not (line.style is CounterStyle.BULLET or chapter.numbered)
        for line in lines
    )
    return [*lines[: next((n for n, end in enumerate(ended) if end), len(lines))]]


def _day_of_sites(lines: Sequence[ProgrammeLine]) -> str:
    """Return the only day of lines that say it of sites: "Cơ sở A: 9h00 ngày 15/8", else ""."""
    texts = [_untimed(line).text for line in lines]
    told = [_without_name(text) for text in texts]
    plain = any(opens_as_act(text) or said == text for text, said in zip(texts, told, strict=True))
    days = {dates.find_date(said, dates.CENTURY) for said in told}
    found = dates.DATE.search(told[0]) if len(told) > 1 == len(days) and not plain else None
    return f"ngày {found[0]}" if found else ""


def _untimed(line: ProgrammeLine) -> ProgrammeLine:
    """Return a line with its hour in its text."""
    if not line.timed:
        return line
    text = with_counter(replace(line, text=line.original)).text
    line = replace(line, text=text, when=None, ends_with_time=False)
    return replace(line, style=None, key="") if line.style is CounterStyle.TIME else line


def _without_name(text: str) -> str:
    """Return "18h00 ngày 28/8" of "Khai mạc: 18h00 ngày 28/8"."""
    _name, colon, said = text.partition(": ")
    return said.strip() if colon and day_lines.is_day_and_clock(said.strip(" .")) else text


def _invites(lines: Sequence[ProgrammeLine]) -> bool:
    return any(_INVITATION.match(line.text) for line in lines[:MOST_ABOVE])


def _invited(line: ProgrammeLine) -> list[ProgrammeLine]:
    """Return "8h00 ngày 15/8/2026 đến dự Lễ khánh thành" as when it is and what it is."""
    comes = _COMES.search(line.original) if line.when and not line.numbered else None
    when = line.original[: comes.start()].rstrip(" ,") if comes else ""
    if comes is None or not dates.find_date(when, dates.CENTURY):
        return [line]
    said = replace(_untimed(line), text=when, original=when, label=Label.TIME, style=None, key="")
    text = line.original[comes.start() :]
    return [said, replace(_untimed(line), text=text, original=text, style=None, key="")]


def _tells_when(line: ProgrammeLine, chapter: ProgrammeLine) -> bool:
    """Return whether a line says on which day something is held, and not what.

    Below a label in dashes that may be an act.
    """
    text = _untimed(line).text
    text = text if chapter.style is CounterStyle.BULLET else _without_name(text)
    text = _NEXT_SENTENCE.split(_HOW_LONG.sub("", text, count=1))[0]
    if line.label or deadlines.is_told(text) or day_lines.day_and_title(text):
        return False
    begins = day_lines.is_day_and_place(text) or day_lines.begins_with_day(text)
    begins = begins or leading(text) is not None
    # "Ngày hội tổ chức 01 buổi, sáng ngày 08/10/2026."
    begins = begins or (line.style is None and len(dates.DATE.findall(text)) == 1)
    return begins and dates.find_date(text, dates.CENTURY) is not None


def _tells_when_of(
    above: Sequence[ProgrammeLine], line: ProgrammeLine, chapter: ProgrammeLine
) -> bool:
    """Return whether "Lễ khai mạc: ngày 15/8/2026" is of what stands so in a line above."""
    name, colon, said = line.text.partition(":")
    titled = colon and any(name.casefold() in li.text.casefold() for li in above)
    return bool(titled) and _tells_when(replace(line, text=said.strip()), chapter)
