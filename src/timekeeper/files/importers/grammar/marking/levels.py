"""Lists of two levels: what heads the acts below it, and has no hour and no word that says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.kinds import kind_of, opens_as_act
from timekeeper.files.importers.grammar.lines.counters import PART
from timekeeper.files.importers.grammar.lines.labels import REMARK, with_label
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import FRAMES, as_act, is_dashed
from timekeeper.files.importers.grammar.marking.chapters import with_programmes
from timekeeper.files.importers.grammar.names import names_somebody
from timekeeper.files.importers.grammar.outline import LONGEST_SESSION_NAME, OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper.chapters import PROGRAMME
from timekeeper.files.importers.grammar.paper.signatures import is_foot

FEWEST_HEADS, FEWEST_ACTS = 2, 3
_MARKS = ("*", "_")


def mark_levels(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "* Khai mạc" as a part and the dashes below it as its acts.

    Nothing has an hour there, most of what stands beside it has such dashes too, and these begin as
    acts do. "*Khai mạc*" in a message is one above hours and numbers as well.
    """
    marked = list(lines)
    strong = [n for n, line in enumerate(lines) if n and _is_emphasised(line)]
    above = [n for n in strong if any(rank(li) is Rank.ENTRY for li in lines[n + 1 : n + 2])]
    for n in above if len(above) >= FEWEST_HEADS else ():
        marked[n] = _as_heading(lines[n])
    levels: dict[str, list[int]] = {_MARKS[0]: strong}
    besides = False
    for n, line in enumerate(lines):
        # "IV. Phân công" counts no acts.
        besides = line.label is Label.NOTE if line.style in OUTER else besides
        counted = rank(line) in (Rank.ENTRY, Rank.DETAIL) and (line.numbered or is_dashed(line))
        contents = line.label is Label.CONTENTS and not PROGRAMME.match(line.label_text)
        if counted and not (line.timed or besides) and (line.label is None or contents):
            levels.setdefault(line.key, []).append(n)
    for outer in levels.values():
        timed = any(line.timed for line in lines[outer[0] :]) if outer else True
        heads = {} if timed else _acts_below(lines, outer)
        if not _are_parts(lines, outer, heads):
            continue
        for n in outer:
            kept = lines[n].style in OUTER and lines[n].label is None
            marked[n] = lines[n] if kept else _as_heading(lines[n])
        for n in (at for below in heads.values() for at in below):
            marked[n] = as_act(lines[n])
    return marked


def with_parts_named(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Phần I" alone and its name below it as one heading."""
    read: list[ProgrammeLine] = []
    for line in lines:
        above = read[-1] if read else None
        alone = above and above.style is CounterStyle.PART and PART.fullmatch(above.text)
        plain = line.style is None and rank(line) in (Rank.TEXT, Rank.DETAIL) and line.text
        if above and alone and plain and line.text[-1:] not in ".;,":
            named = replace(above, text=line.text, original=f"{above.original} {line.original}")
            joined = (*above.joined, *line.numbers)
            read[-1] = with_label(replace(named, joined=joined))
        else:
            read.append(line)
    return read


def mark_programmes(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "2- Chương trình buổi lễ" among a plan's chapters as what names its acts.

    Several counted lines that have a programme below them each are parts.
    """
    marked = list(lines)
    told = with_programmes(lines)
    for n in told if len(told) >= FEWEST_HEADS else ():
        marked[n] = _as_heading(lines[n])
    untimed = not any(line.timed for line in lines)
    titled = [n for n, li in enumerate(lines) if li.numbered and PROGRAMME.match(li.text)]
    if untimed and len(titled) == 1 and lines[titled[0]].label is None:
        # "2- Chương trình buổi lễ" among the chapters of a plan
        line, below = lines[titled[0]], _acts_below(lines, titled).get(titled[0], [])
        if _are_acts(lines, below):
            marked[titled[0]] = replace(line, label=Label.CONTENTS, label_text=line.text)
            for n in below:
                marked[n] = as_act(lines[n])
    return marked


def _acts_below(lines: Sequence[ProgrammeLine], outer: Sequence[int]) -> dict[int, list[int]]:
    """Return the lines of a level that have dashes directly below them, each with these."""
    found: dict[int, list[int]] = {}
    first: dict[str, int] = {}
    for n, line in enumerate(lines):
        if is_dashed(line):
            first.setdefault(line.key, n)
    for n, end in zip(outer, [*outer[1:], len(lines)], strict=True):
        key = next((li.key for li in lines[n + 1 : end][:1] if is_dashed(li)), None)
        # The list whose first line stands above is itself the outer one.
        if key is None or first[key] < outer[0]:
            continue
        within = takewhile(
            lambda at: rank(lines[at]) in (Rank.DETAIL, Rank.TEXT), range(n + 1, end)
        )
        found[n] = [at for at in within if is_dashed(lines[at]) and lines[at].key == key]
    return found


def _are_parts(
    lines: Sequence[ProgrammeLine], outer: Sequence[int], heads: dict[int, list[int]]
) -> bool:
    """Return whether most lines of a level head acts and are none themselves."""
    below = [at for acts in heads.values() for at in acts]
    named = [lines[n].text for n in outer if lines[n].label is None]
    acting = sum(any(opens_as_act(lines[at].text) for at in acts) for acts in heads.values())
    if acting < FEWEST_HEADS or 2 * acting <= len(outer) or not _are_acts(lines, below):
        return False
    # "Nội dung:" is one beside others alone.
    if 2 * len(named) < len(outer) or 2 * sum(map(names_somebody, named)) >= len(named):
        return False
    # "Khai mạc" heads the acts that open; "Chào cờ" and "Báo cáo" are acts, and what stands below
    # them tells of them, unless all of it are several acts each.
    acts = sum(opens_as_act(text) and not FRAMES.fullmatch(text) for text in named)
    several = len(heads) == len(outer) and len(below) >= 2 * len(heads)
    return 2 * acts < len(named) or (several and all(opens_as_act(lines[at].text) for at in below))


def _are_acts(lines: Sequence[ProgrammeLine], below: Sequence[int]) -> bool:
    """Return whether dashes begin as acts do, most of them."""
    opening = sum(opens_as_act(lines[at].text) for at in below)
    return len(below) >= FEWEST_ACTS and 2 * opening >= len(below)


def _is_emphasised(line: ProgrammeLine) -> bool:
    """Return whether a line of a message is in bold as a heading is, and names nothing else."""
    written, text = line.original.rstrip(":"), line.text or line.label_text
    strong = line.style is None and rank(line) in (Rank.TEXT, Rank.DETAIL) and not line.columns
    strong = strong and written.startswith(_MARKS) and written.endswith(_MARKS)
    if not strong or line.label not in (None, Label.CONTENTS) or text == line.original:
        return False
    if len(text) > LONGEST_SESSION_NAME or kind_of(text) is Kind.BREAK or ": " in text:
        return False
    other = PROGRAMME.match(text) or REMARK.match(text) or is_foot(line)
    return not (other or names_somebody(text))


def _as_heading(line: ProgrammeLine) -> ProgrammeLine:
    style = CounterStyle.PART if line.numbered else CounterStyle.HEADING
    return replace(
        line, text=line.text or line.label_text, label=None, style=style, key=style.value
    )
