"""A plan's other chapters, and what is counted beside a programme and is no act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress, islice

from msgspec.structs import replace

from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.counters import with_counter
from timekeeper.files.importers.grammar.lines.labels import BESIDES, REMARK
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper.chapters import (
    DUTIES,
    FEWEST_TIMED,
    PLAN,
    PROGRAMME,
)
from timekeeper.files.importers.grammar.paper.signatures import is_foot
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.words.language import _

NO_ACT = re.compile(
    r"\?$|[$€£]\s?[0-9][0-9.,]*\W*$|[0-9](?:\s*(?:đồng|đ|vnđ|vnd|usd|eur|€|\$))(?:/\w+)?\W*$",
    re.IGNORECASE,
)
_CLOSE = re.compile(r"(?:lễ )?bế mạc\b|kết thúc\b|ra về\b", re.IGNORECASE)
# What those who come are asked to do.
_REQUEST = re.compile(
    rf"{REMARK.pattern}|yêu cầu\b|.*\b(?:phải|không được|có trách nhiệm)\b"
    r"|(?:các|mỗi|từng|toàn thể|tất cả) (?:đơn vị|đội|tổ|đại biểu|đồng chí|cơ quan"
    r"|phòng|thí sinh)\b",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "+", "•", "*")
_FIRST = ("1", "I", "A", "a")
FEWEST_SISTERS = 3


def mark_points(lines: Sequence[ProgrammeLine]) -> tuple[list[ProgrammeLine], list[Doubt]]:
    """Return the lines, "2. Phân công nhiệm vụ" as an act among others that head nothing either.

    A plan's chapter has lines below it, or stands beside those that say when and where. It is a
    guess, and doubted, of any but duties, and where half of a list are called as chapters are.
    "8h00: Họp tổ" right above the 2. of a list is its first, where nothing else has hours so.
    """
    lines = _with_acts_called_so(lines)
    marked, doubts = list(lines), list[Doubt]()
    clocks = [n for n, line in enumerate(lines) if line.style is CounterStyle.TIME]
    below = lines[clocks[0] + 1 : clocks[0] + 2] if len(clocks) == 1 else []
    for line in below:
        if line.counter == "2" and not any(one.counter == "1" for one in lines[: clocks[0]]):
            marked[clocks[0]] = replace(lines[clocks[0]], style=line.style, key=line.key)
            lines = list(marked)
    for run in lists_of_acts(lines):
        chapters = [n for n in run if lines[n].label]
        bare = [n for n in run if _heads_nothing(lines, n, run)]
        named = len(run) > len(chapters)
        taken = [n for n in chapters if n in bare and not REMARK.match(lines[n].text)]
        # A dash may tell of the act above: "- Tài liệu".
        taken = [n for n in taken if lines[n].numbered or DUTIES.match(lines[n].text)]
        few = len(run) < FEWEST_SISTERS and not any(lines[n].timed for n in run)
        if few or (named and set(bare) <= set(chapters)):
            continue
        if not named and (len(taken) < len(run) or any(_is_act(li) for li in lines)):
            continue
        for n in taken:
            marked[n] = replace(lines[n], label=None, label_text="")
            if 2 * len(chapters) >= len(run) or not DUTIES.match(lines[n].text):
                message = _("“{text}” is taken for an act; a plan has chapters called so.")
                text = lines[n].original
                doubts.append(
                    Doubt(lines[n].number, "not_understood", message.format(text=text), text)
                )
    return marked, doubts


def _with_acts_called_so(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "2. Kinh phí công đoàn: Báo cáo thu chi" as an act where its list's are."""
    marked = list(lines)
    for n, line in enumerate(lines):
        listed = line.numbered or line.style is CounterStyle.BULLET
        named = listed and line.label is Label.NOTE and not REMARK.match(line.label_text)
        acting = opens_as_act(line.text) or read_title(line.text).presenter
        if not (named and acting and line.text != line.label_text):
            continue
        alike = [li for li in lines if li.key == line.key and li is not line]
        acts = [li for li in alike if li.label is None and opens_as_act(li.text)]
        if len(acts) >= FEWEST_TIMED and 2 * len(acts) > len(alike):
            text = with_counter(replace(line, text=line.original)).text
            marked[n] = replace(line, text=text, label=None, label_text="")
    return marked


def lists_of_acts(lines: Sequence[ProgrammeLine]) -> list[list[int]]:
    """Return the lists in which chapters of a plan would stand among acts.

    None is a plan's own, which says when, where or for whom and has a programme. Where there are
    hours it has some.
    """
    if any(line.style is CounterStyle.ROW for line in lines):
        return []
    hours = any(line.timed and not line.label for line in lines)
    runs: list[list[int]] = []
    opened: dict[str, list[int]] = {}
    other = False
    for n, line in enumerate(lines):
        if line.numbered and line.style in OUTER:
            opened = {key: run for key, run in opened.items() if lines[run[0]].style in OUTER}
            other = bool(line.label or DUTIES.match(line.text))
        if not (line.numbered or line.style is CounterStyle.BULLET):
            continue
        dashed = line.style is CounterStyle.BULLET
        begins = lines[n - 1].key != line.key if dashed and n else line.counter in _FIRST
        if begins or line.key not in opened:
            opened[line.key] = []
            runs += [opened[line.key]] if line.style in OUTER or not other else []
        opened[line.key].append(n)
    runs = [run for run in runs if _holds_points(lines, run)]
    # "4. Kinh phí" below "2. 9h00: Thảo luận" goes on from a plan's own.
    timed = [run for run in runs if any(lines[n].numbered and lines[n].timed for n in run)]
    goes_on = (lines[run[-1]].counter in (None, f"{len(run)}", f"{len(run):02}") for run in timed)
    return [*compress(timed, goes_on)] if hours else runs


def _holds_points(lines: Sequence[ProgrammeLine], run: Sequence[int]) -> bool:
    """Return whether chapters of a plan are counted there that may be acts."""
    chapters = [lines[n] for n in run if lines[n].label]
    plain = all(li.label is Label.NOTE and BESIDES.fullmatch(li.text) for li in chapters)
    named = (n for n in run if PROGRAMME.match(lines[n].text))
    headed = any(not _heads_nothing(lines, n, run) for n in named)
    return bool(chapters) and plain and not headed


def _heads_nothing(lines: Sequence[ProgrammeLine], n: int, run: Sequence[int]) -> bool:
    """Return whether nothing stands below a line of a list."""
    if n + 1 in run or n + 1 == len(lines):
        return True
    below = lines[n + 1]
    ends = (below.numbered and below.style in OUTER) or rank(below) in (Rank.DAY, Rank.SESSION)
    return ends or is_foot(below) or (rank(below) is Rank.TEXT and below.text.isupper())


def _is_act(line: ProgrammeLine) -> bool:
    return rank(line) is Rank.ENTRY and line.label is None


def with_programmes(lines: Sequence[ProgrammeLine]) -> list[int]:
    """Return the counted lines that have "- Chương trình kiểm tra:" below them, above its acts."""
    found: list[int] = []
    for n, line in enumerate(lines):
        if not line.numbered or line.timed or line.label:
            continue
        below = range(n + 1, len(lines) - 1)
        ends = (
            m
            for m in below
            if lines[m].label is Label.CONTENTS or rank(lines[m]) is not Rank.DETAIL
        )
        for at in islice(ends, 1):
            named, act = lines[at : at + 2]
            headed = named.style is CounterStyle.BULLET and PROGRAMME.match(named.label_text)
            dashed = act.style in (CounterStyle.ACT, CounterStyle.BULLET) and not act.timed
            found += [n] if headed and dashed else []
    return found


def mark_kinds_above(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "1. Kéo co", "2. Bóng bàn" as notes above "Thời gian thi đấu:".

    They are what is played, where days stand below that line and nothing is counted.
    """
    marked = list(lines)
    heads = (n for n, li in enumerate(lines) if li.label is Label.TIME and not li.text)
    at = next(heads, 0)
    days = sum(rank(li) is Rank.DAY for li in lines[at + 1 :])
    counted = any(li.numbered for li in lines[at + 1 :])
    kinds = [n for n in range(at) if rank(lines[n]) is Rank.ENTRY]
    plain = all(lines[n].style is CounterStyle.DECIMAL and not lines[n].timed for n in kinds)
    plain = plain and not any(lines[n].label or opens_as_act(lines[n].text) for n in kinds)
    for n in kinds if plain and not counted and days >= FEWEST_TIMED else ():
        text = lines[n].text
        marked[n] = replace(lines[n], label=Label.NOTE, label_text=text)
        if n != kinds[0]:
            # The first names what is left out.
            marked[n] = replace(marked[n], style=None, key="")
    return marked


def mark_besides(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, what heads the programme and what is counted besides its acts as none."""
    marked = _with_plan_told(lines)
    clocks = [n for n, line in enumerate(lines) if line.when and line.when.start]
    above = with_programmes(lines)
    if len(above) == 1 and not opens_as_act(lines[above[0]].text):
        line = lines[above[0]]
        marked[above[0]] = replace(line, label=Label.NOTE, label_text=line.text)
    # Questions and sums that are counted below the last clock are no acts; requests are
    # none below the first.
    several = len(clocks) >= FEWEST_TIMED
    first, last = (clocks[0], clocks[-1]) if several else (len(lines), len(lines))
    beside = [
        line.numbered
        and not line.timed
        and n > first
        and (
            line.label is Label.NOTE
            or _REQUEST.match(line.text) is not None
            or (n > last and NO_ACT.search(line.text) is not None)
            # A sentence that follows the close.
            or (n > last and _CLOSE.match(lines[last].text) and line.text.endswith("."))
        )
        for n, line in enumerate(lines)
    ]
    for n, line in enumerate(lines):
        paired = beside[n] and any((*beside[n - 1 : n], *beside[n + 1 : n + 2]))
        if paired and line.label in (None, Label.NOTE):
            told = line.label_text or line.text
            marked[n] = replace(marked[n], label=Label.NOTE, label_text=told, style=None, key="")
    return marked


def _with_plan_told(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "3. Lịch thi đấu" or "III. NỘI DUNG TẬP HUẤN" above days as what it is.

    It stands beside a plan's other chapters, or the days are dashes.
    """
    marked = list(lines)
    first = next((n for n, li in enumerate(lines) if rank(li) is Rank.DAY), 0)
    at = first - 1
    # "Thời gian: từ ngày 14/8 đến ngày 15/8/2026", "Lịch cụ thể:"
    while at > 0 and lines[at].style is None and (lines[at].label or lines[at].text[-1:] == ":"):
        at -= 1
    if at < 0:
        return marked
    line = lines[at]
    beside = any(li.numbered and li.key == line.key and li.label for li in lines)
    listed = line.numbered and not (line.timed or line.label)
    dashed = line.style not in OUTER and lines[first].original.startswith(_DASHES)
    # An act's own day stands above it.
    of_act = any(li.number == lines[first].number for li in lines[first + 1 : first + 2])
    chapter = beside and not of_act and not opens_as_act(line.text)
    if listed and (chapter or (dashed and PLAN.fullmatch(line.text))):
        told = replace(line, label=Label.CONTENTS, label_text=line.text, text="")
        marked[at] = told
    return marked
