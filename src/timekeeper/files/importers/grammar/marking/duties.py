"""A plan's preparation and duties, whose days and hours are none of its programme's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates
from timekeeper.files.importers.grammar.lines.counters import with_counter
from timekeeper.files.importers.grammar.lines.labels import JOINED, with_label
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.chapters import NO_ACT
from timekeeper.files.importers.grammar.names import names_somebody
from timekeeper.files.importers.grammar.outline import OUTER
from timekeeper.files.importers.grammar.paper import plan
from timekeeper.files.importers.grammar.paper.chapters import BARE_HEADING
from timekeeper.files.importers.grammar.paper.signatures import is_foot

FEWEST_ACTS = 2
_EVENT = r"(?:đại hội|hội nghị|buổi lễ|lễ|cuộc họp)"
_HELD = re.compile(rf"(?:tiến hành|diễn biến|trong) {_EVENT}\W*", re.IGNORECASE)
_CHAPTER = (
    r"(?:(?:(?:công (?:tác|việc)|lịch|kế hoạch|tiến độ|phân công) )*"
    r"(?:chuẩn bị|hậu cần|tuyên truyền|tổ chức (?:thực hiện|nhiệm vụ)|(?<=tác )tổ chức"
    r"|phân công|tiến độ)"
    rf"(?: (?:thực hiện|nhiệm vụ|công việc|cụ thể|chi tiết|chuẩn bị|(?:cho )?{_EVENT}))*"
    r"|(?:các bước|lộ trình|thời gian) (?:tiến hành|thực hiện|chuẩn bị)|nhiệm vụ cụ thể"
    r"|đăng ký(?: tham (?:dự|gia))?|tập luyện|(?:tổng|chạy) duyệt"
    rf"|(?:trước|sau)(?: khi (?:tổ chức|kết thúc))? {_EVENT}"
    r"|(?:dự toán|dự trù|chi phí|kinh phí)(?: (?!và\b)[^\W\d_]+){0,5})"
)
_CHAPTERS = re.compile(rf"{_CHAPTER}(?:{JOINED}{_CHAPTER})*", re.IGNORECASE)


def without_duties(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "III. Công tác chuẩn bị" and what is below as notes of a programme beside.

    Something there is on a day before the programme's or at an hour before its acts, or the lines
    say who does what, or what it costs.
    """
    named = [n for n, li in enumerate(lines) if _is_programme(li)]
    counted = [n for n in named if lines[n].numbered]
    at = counted[0] if len(counted) == 1 else named[0] if named and not counted else -1
    key = lines[at].key if counted and at >= 0 else None
    if len(counted) > 1:
        return lines
    chapters = [
        n
        for n, li in enumerate(lines)
        if n != at
        and not li.timed
        and _CHAPTERS.fullmatch((li.label_text or li.text).strip(" :."))
        and (
            (li.numbered and (li.key == key or (li.style in OUTER and n > at >= 0)))
            or (li.style is None and n > (at if counted else 0))
        )
    ]
    if not chapters:
        return lines
    ends = [
        n
        for n, li in enumerate(lines)
        if n in (at, *chapters)
        or (li.numbered and (li.key == key or li.style in OUTER))
        or is_foot(li)
        or (li.style is None and li.text.isupper() and not li.timed)
    ]
    spans = [(n, next((m for m in ends if m > n), len(lines))) for n in chapters]
    within = {m for n, end in spans for m in range(n, end)}
    first = next((m for m in ends if m > at), len(lines)) if counted else 0
    first = first or next((n for n in chapters if n > at), len(lines))
    acts = [li for li in lines[at + 1 : first] if (li.style or li.timed) and not li.label]
    if len(acts) < FEWEST_ACTS:
        return lines
    times = [li for n, li in enumerate(lines) if li.label is Label.TIME and n not in within]
    others = [li for n, li in enumerate(lines) if n not in within]
    marked = list(lines)
    for n, end in spans:
        held = [*times, lines[max(at, 0)], *acts]
        if not _prepare(lines[n + 1 : end], held, others, after=n > at, named=bool(named)):
            continue
        dated = any(li.timed or dates.DATE.search(li.text) for li in lines[n:end])
        for m in range(n, end):
            # What has an hour or a day is named as left out; "IV. PHÂN CÔNG" alone says what it is.
            told = lines[m].original if dated or m > n else lines[m].text
            marked[m] = lines[m].as_note(told)
        style = lines[n].style or CounterStyle.ROMAN
        marked[n] = replace(marked[n], style=style, key=lines[n].key or style.value)
        if n < at and not counted:
            marked[at] = with_label(replace(lines[at], style=style, key=style.value))
    return marked


def _is_programme(line: ProgrammeLine) -> bool:
    name = line.text or line.label_text
    if line.numbered:
        return bool(plan.NAMES.match(name) or _HELD.fullmatch(name)) and not line.timed
    return line.style is None and BARE_HEADING.fullmatch(name) is not None


def _prepare(
    below: Sequence[ProgrammeLine],
    held: Sequence[ProgrammeLine],
    others: Sequence[ProgrammeLine],
    *,
    after: bool,
    named: bool,
) -> bool:
    """Return whether lines are of what is done for a programme that is held then."""
    texts = [with_counter(replace(li, text=li.original)).text for li in below]
    who = [names_somebody(text.partition(":")[0]) for text in texts]
    if 2 * sum(NO_ACT.search(text) is not None for text in texts) > len(below):
        return True
    # "9h00: Bế mạc" goes on with the acts.
    if 2 * sum(who) > len(below) and not any(
        li.timed and not does for li, does in zip(below, who, strict=True)
    ):
        return True
    of_event = [day for li in held if (day := dates.find_date(li.original))]
    of_event = of_event or [day for li in others if (day := dates.find_date(li.original))][-1:]
    if not of_event and named and not any(li.timed for li in held):
        return any(dates.find_date(text) for text in texts)
    days = [dates.find_date(text, of_event[0].year) for text in texts] if of_event else []
    if any(days):
        return any(day and day < min(of_event) for day in days)
    clocks = [li.when.start for li in below if li.when and li.when.start]
    begun = [li.when.start for li in held if li.when and li.when.start]
    if not (clocks and begun):
        return False
    return clocks[0] < begun[-1] if after else clocks[-1] > begun[0]
