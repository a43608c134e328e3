"""A plan, a notice or an invitation: its chapters, and the one that is its programme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.line import Label, ProgrammeLine
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper.chapters import heads_appendix
from timekeeper.files.importers.grammar.paper.signatures import is_foot

PAPER = re.compile(
    r"(?:kế hoạch|phương án|hướng dẫn|thông báo|(?:giấy|thư) mời|công văn|tờ trình)\b",
    re.IGNORECASE,
)
# What a plan calls its programme; "Lịch chuẩn bị" is of duties.
NAMES = re.compile(
    r"(?!.*\b(?:chuẩn bị|hậu cần|phân công|tổng duyệt|tập luyện)\b)"
    r"(?:dự kiến |nội dung |dự thảo )?"
    r"(?:chương trình|lịch(?! sử)|kịch bản|tiến trình|trình tự|diễn biến|thời gian biểu)\b",
    re.IGNORECASE,
)
# What else a plan may have its programme in, and what says of the event.
_CONTENTS = re.compile(r"(?:các )?(?:nội dung|hoạt động)\b", re.IGNORECASE)
SAYS_OF_EVENT = re.compile(r"(?:thời gian|địa điểm|thành phần|đối tượng)\b", re.IGNORECASE)
FEWEST_CHAPTERS = 3
# The counted lines, each with those that it stands below and itself, outermost first.
Paths = dict[int, tuple[int, ...]]


def is_plan(head: Iterable[ProgrammeLine]) -> bool:
    """Return whether the head of a paper calls it a plan, a notice or an invitation."""
    return any(PAPER.match(line.text) for line in head)


def called_programmes(lines: Sequence[ProgrammeLine]) -> list[int]:
    """Return the indexes of the counted lines that are called a programme and have no hour."""
    counted = (n for n, line in enumerate(lines) if line.numbered and not line.timed)
    return [n for n in counted if NAMES.match(lines[n].text or lines[n].label_text)]


def paths_of(lines: Sequence[ProgrammeLine]) -> Paths:
    """Return the counted lines and what they stand below.

    A sort of counter that is new opens a deeper level, and so does one that begins anew right below
    a point; a chapter stands below chapters alone.
    """
    paths: Paths = {}
    path: tuple[int, ...] = ()
    for n, line in enumerate(lines):
        if not line.numbered:
            continue
        keys = [lines[m].key for m in path]
        # "1. Chào cờ" right below "3.2. Chương trình" begins a list of its own within "3.".
        begins = line.counter == "1" and path[-1:] == (n - 1,) and keys[-1] != line.key
        if line.key in keys and not begins:
            path = path[: len(keys) - 1 - keys[::-1].index(line.key)]
        elif line.style in OUTER:
            path = tuple(m for m in path if lines[m].style in OUTER)
        path = paths[n] = (*path, n)
    return paths


def sisters_of(lines: Sequence[ProgrammeLine], paths: Paths, at: int) -> list[int]:
    """Return the indexes of the lines that are counted with one of them, and its own."""
    above = paths[at][:-1]
    return [n for n, path in paths.items() if path[:-1] == above and lines[n].key == lines[at].key]


def end_of(lines: Sequence[ProgrammeLine], paths: Paths, at: int) -> int:
    """Return the index behind the last line that stands below a counted one.

    What is attached to the paper stands below none of its chapters.
    """
    ends = (n for n, path in paths.items() if n > at and at not in path)
    end = next(ends, len(lines))
    last = end == len(lines)
    below = lines[at + 1 : end]
    feet = (n for n, li in enumerate(below, at + 1) if is_foot(li) or (last and heads_appendix(li)))
    return next(feet, end)


def programme_of(lines: Sequence[ProgrammeLine], paths: Paths) -> int | None:
    """Return the index of the only chapter that is called a programme, or alone has its acts."""
    named = called_programmes(lines)
    named = [n for n in named if lines[n].style in OUTER or _heads(lines, paths, n)]
    # "3. Trình tự" is no more than where "3.2. Chương trình" stands.
    named = [n for n in named if not any(n in paths[m][:-1] for m in named)]
    attached = any(map(heads_appendix, lines[max(paths, default=0) :]))
    if attached:
        # "III. CHƯƠNG TRÌNH" says no more than where it is.
        named = [
            n for n in named if any(map(_is_of_programme, lines[n + 1 : end_of(lines, paths, n)]))
        ]
    if named:
        return named[0] if len(named) == 1 else None
    return _holding(lines, paths)


def _is_of_programme(line: ProgrammeLine) -> bool:
    """Return whether a line is such as a programme has: counted, timed, or over what is so."""
    return line.style is not None or line.timed or rank(line) in (Rank.DAY, Rank.SESSION)


def _holding(lines: Sequence[ProgrammeLine], paths: Paths) -> int | None:
    """Return the index of the only chapter of a plan that has hours, or days, or is its contents.

    What says when it is may name an hour or a day as well.
    """
    first = next(iter(paths), 0)
    outer = (n for n in paths if lines[n].style in OUTER and not lines[n].timed)
    chapters = sisters_of(lines, paths, next(outer, first)) if paths else []
    below = {n: lines[n + 1 : end_of(lines, paths, n)] for n in chapters}
    known = any(lines[n].label for n in chapters)
    named = [n for n in chapters if _CONTENTS.match(lines[n].text or lines[n].label_text)]
    two = len(chapters) == FEWEST_CHAPTERS - 1 and chapters[1] in named
    if not (two or len(chapters) >= FEWEST_CHAPTERS) or not (
        known or is_plan(lines[: chapters[0]])
    ):
        return None
    # Acts counted "1." head nothing.
    if lines[first].style not in OUTER and not all(below[n] or lines[n].label for n in chapters):
        return None
    over = (Rank.DAY, Rank.SESSION)
    others = [n for n in chapters if lines[n].label in (None, Label.CONTENTS)]
    hours = {n: sum(li.timed and not li.label for li in below[n]) for n in others}
    dated = [n for n in others if any(rank(li) in over for li in below[n])]
    held = [n for n in others if hours[n]] or dated or [n for n in named if len(below[n]) > 1]
    if len(held) > 1:
        held = [n for n in held if not SAYS_OF_EVENT.match(lines[n].text or lines[n].label_text)]
    if len(held) > 1:
        # A single hour is that of a duty.
        held = [n for n in held if hours[n] > 1]
    return held[0] if len(held) == 1 else None


def _heads(lines: Sequence[ProgrammeLine], paths: Paths, at: int) -> bool:
    """Return whether a counted line heads others, and none that is counted with it is an act."""
    alike = [lines[n] for n in sisters_of(lines, paths, at)]
    below = lines[at + 1 : at + 2]
    # "1. Đối tượng: Báo cáo viên ..." says for whom it is.
    acts = any(li.timed or (li.label is None and opens_as_act(li.text)) for li in alike)
    return bool(below) and below[0].key != lines[at].key and not acts
