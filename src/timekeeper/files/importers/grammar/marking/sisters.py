"""What stands beside the programme of a plan, whatever it is called: none of it is an act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import as_act, is_dashed
from timekeeper.files.importers.grammar.marking.chapters import with_programmes
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper import plan
from timekeeper.files.importers.grammar.paper.chapters import BARE_HEADING, FEWEST_TIMED

# "Phần hội" beside "Chương trình lễ" goes on with it.
_PART = re.compile(r"(?:phần|phiên|buổi|ngày|họp)\b", re.IGNORECASE)
# What is said of the whole event.
_OF_EVENT = (Label.TIME, Label.VENUE, Label.POINT, Label.ATTENDEES)


def without_sisters(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, chapters beside the one that is the programme as what is none of it.

    They are a plan's, whatever they are called: the paper is one, or a chapter is known as such,
    or the programme has all acts.
    So are those beside the chapter in which the programme is a point.
    """
    paths = plan.paths_of(lines)
    at = plan.programme_of(lines, paths)
    if at is None:
        return lines
    at = _point_of(lines, paths, at)
    marked, end = list(lines), plan.end_of(lines, paths, at)
    for above in paths[at]:
        alike = plan.sisters_of(lines, paths, above)
        planned = plan.is_plan(lines[: paths[at][0]])
        alone = above == at and _is_all_there_is(lines, at, alike, paths)
        held = lines[above : plan.end_of(lines, paths, above)]
        for n in alike:
            known = any(lines[m].label for m in alike if m not in (n, above))
            chapter = lines[n : plan.end_of(lines, paths, n)]
            if n == above or not (known or planned or alone):
                continue
            most = FEWEST_TIMED - 1 if known or planned else 0
            if _is_beside(chapter, known=known) and not _goes_on(chapter, held, most):
                marked[n : n + len(chapter)] = _told(chapter)
                marked[at:end] = _with_acts(lines[at:end])
    return marked


def _point_of(lines: Sequence[ProgrammeLine], paths: plan.Paths, at: int) -> int:
    """Return the only point of a chapter that has "- Chương trình:", or the chapter itself.

    No point beside it has an hour, or says when it is.
    """
    points = with_programmes(lines)
    if len(points) != 1 or at not in paths[points[0]]:
        return at
    beside = (n for n in plan.sisters_of(lines, paths, points[0]) if n != points[0])
    others = (li for n in beside for li in lines[n : plan.end_of(lines, paths, n)])
    return at if any(li.timed or li.label is Label.TIME for li in others) else points[0]


def _with_acts(chapter: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the programme's chapter, its dashes as acts where none but the first has an hour.

    "4. Lịch học" above days or halves of them heads them all.
    """
    head, *below = chapter
    spans = [li for li in below if rank(li) in (Rank.DAY, Rank.SESSION)]
    listed = next((li for li in below if li.style or li.timed or li in spans), None)
    # A day may stand below a chapter; a half of one ends it.
    headed = listed in spans and (head.style not in OUTER or rank(listed) is Rank.SESSION)
    if headed and head.label is None:
        return [_as_contents(head), *below]
    # The first dash may say when they begin.
    begins = below[0] if below and below[0].style is CounterStyle.BULLET else None
    if any((li.timed and li is not begins) or li.label or li in spans for li in below):
        return list(chapter)
    if head.style not in OUTER and head.label is None:
        head = _as_contents(head)
    dashed = all(is_dashed(li) or li is begins for li in below)
    first = below[0].key if below and dashed else None
    return [head, *(as_act(li) if li.key == first and not li.timed else li for li in below)]


def _as_contents(head: ProgrammeLine) -> ProgrammeLine:
    return replace(head, label=Label.CONTENTS, label_text=head.text, text="")


def _is_all_there_is(
    lines: Sequence[ProgrammeLine], at: int, alike: Sequence[int], paths: plan.Paths
) -> bool:
    """Return whether a chapter is called the programme and nothing else, or has all acts.

    Among acts that are counted from 1 one may be a programme of songs with hours.
    """
    if any(opens_as_act(lines[n].text) for n in alike):
        return False
    if BARE_HEADING.fullmatch(lines[at].text or lines[at].label_text):
        return True
    end = plan.end_of(lines, paths, at)
    acts = [n for n, li in enumerate(lines) if li.when and li.when.start and not li.label]
    if acts and lines[alike[0]].counter in ("1", "I", "A"):
        return False
    acts = acts or [n for n, li in enumerate(lines) if li.style and opens_as_act(li.text)]
    return len(acts) >= FEWEST_TIMED and at < acts[0] and acts[-1] < end


def _is_beside(chapter: Sequence[ProgrammeLine], *, known: bool) -> bool:
    """Return whether a chapter is called what may be a plan's."""
    head, *below = chapter
    if head.timed or head.label in _OF_EVENT or _PART.match(head.text):
        return False
    return not opens_as_act(head.text) or (known and bool(below))


def _goes_on(chapter: Sequence[ProgrammeLine], held: Sequence[ProgrammeLine], most: int) -> bool:
    """Return whether more than ``most`` hours of a chapter go on with those of the programme."""
    clocks, begun = (
        [li.when.start for li in some if li.when and li.when.start and not li.label]
        for some in (chapter[1:], held)
    )
    return len(clocks) > most and bool(begun) and clocks[0] >= begun[-1]


def _told(chapter: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return a chapter's lines as notes, but what says when, where and for whom the event is.

    What has an hour or a day is named as left out.
    """
    head, *below = chapter
    name = head.text or head.label_text
    dated = any(li.timed or dates.DATE.search(li.text) for li in below)
    note = head.as_note(head.original if dated else name)
    note = replace(note, style=head.style, key=head.key)
    says = head.label and plan.SAYS_OF_EVENT.match(name)
    told = [head if says else note]
    for li in below:
        # "25/10: họp tổ" would be an act of that day.
        plain = rank(li) is Rank.TEXT and (says or not dates.DATE.match(li.text))
        told.append(li if li.label in _OF_EVENT or plain else li.as_note(li.original))
    return told
