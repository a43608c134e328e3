"""What is doubtful in an item's line and in those below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Item
from timekeeper.files.importers.draft.draft import Doubt, Suggestion, Sureness
from timekeeper.files.importers.grammar.assembly.item_presenter import (
    MOST_JOINT_PRESENTERS,
    flat_nodes,
    leads_all,
)
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.labels import presenter_label
from timekeeper.files.importers.grammar.lines.line import LONGEST, CounterStyle, ProgrammeLine
from timekeeper.files.importers.grammar.names import may_name
from timekeeper.files.importers.grammar.outline import Node, Rank, rank
from timekeeper.files.importers.grammar.presenters.marks import ItemTitle
from timekeeper.files.importers.grammar.presenters.named_lines import named_line
from timekeeper.files.importers.grammar.presenters.sentences import subject_of
from timekeeper.files.importers.grammar.times.when import When
from timekeeper.words.language import _

DOCUMENTS = re.compile(r"tài liệu(?: kèm theo| tham khảo| phục vụ)?\s*:\s*(?=\S)", re.IGNORECASE)
_BETWEEN_CELLS = " | "
# "tập trung lúc 13h45 để 14h00 xuất phát"; "nộp trước 17h00" says until when.
_CLOCK_WITHIN = re.compile(
    r"(?<![\w.,/(–-])(?<!trước )(?<!đến )(?<!tới )(?<!sau )(?<!quá )(?<![–-] )"
    r"(?:[0-9]{1,2}\s?[hg:][0-9]{2}|(?:0?[6-9]|1[0-9]|2[0-3])\s?(?:giờ|h|g)(?![^\W\d_]))"
    r"(?!\s*(?:[–-]|đến|tới))(?=\s*(?:phút\s)?[\s,:]+[^\W\d_])",
    re.IGNORECASE,
)


def doubts_of_line(heading: ItemTitle, when: When, line: ProgrammeLine) -> list[Doubt]:
    """Return what is doubtful in the item's own line."""
    doubts, number = [], line.number
    if not heading.title:
        message = _("This item has a time and no title.")
        doubts.append(Doubt(number, "no_title", message, sure=Sureness.HIGH))
    elif (unclear := heading.unclear) is not None:
        doubts.append(maybe_presenter(number, unclear))
    clocks = _CLOCK_WITHIN.findall(re.sub(r"\([^()]*\)", "", heading.title))
    if clocks and (when.start or len(clocks) > 1):
        message = _("“{text}” stands within this item, which may be several: check its line.")
        told = message.format(text=clocks[-1])
        doubts.append(Doubt(number, "several_times", told, clocks[-1], sure=Sureness.LOW))
    if line.crossed:
        message = _("“{text}” was taken for who presents, by what stands in that column: check it.")
        told = message.format(text=line.columns[0])
        doubts.append(Doubt(number, "presenter", told, line.columns[0], sure=Sureness.LOW))
    return [*doubts, *doubts_of_time(when, number)]


def maybe_presenter(number: int, text: str) -> Doubt:
    """Return the doubt about a text that a title ends with, who may be meant to present it."""
    message = _("“{text}” may name who presents; it was left in the title.").format(text=text)
    meant = Suggestion("presenter", text)
    return Doubt(number, "presenter", message, text, None, meant, Sureness.LOW)


def doubts_of_time(when: When, number: int) -> list[Doubt]:
    """Return what is doubtful in the time that a line gives, by the line's number."""
    doubts = []
    if (read := when.impossible) is not None:
        message = _("“{text}” is neither a time nor a length; it was left out.").format(text=read)
        doubts.append(Doubt(number, "impossible_time", message, read, sure=Sureness.HIGH))
    if when.beyond is not None:
        message = _("The end “{text}” was left out: set when it ends.").format(text=when.beyond)
        doubts.append(Doubt(number, "length", message, when.beyond))
    if when.meant is not None and when.start is not None:
        message = _("“{text}” was read as {clock}, in the afternoon or the evening.")
        message = message.format(text=f"{when.meant:%H:%M}", clock=f"{when.start:%H:%M}")
        meant = Suggestion("start", f"{when.meant:%H:%M}")
        doubts.append(Doubt(number, "afternoon", message, f"{when.meant:%H:%M}", None, meant))
    if when.shortest is not None and when.length is not None:
        shortest, longest = round(when.shortest / A_MINUTE), round(when.length / A_MINUTE)
        message = _("From {shortest} to {longest} minutes are stated; {longest} were read.")
        message = message.format(shortest=shortest, longest=longest)
        read, meant = f"{shortest}-{longest}", Suggestion("minutes", shortest)
        doubts.append(Doubt(number, "length", message, read, None, meant, Sureness.LOW))
    return doubts


def doubts_beside(
    item: Item, line: ProgrammeLine, remarks: Sequence[Node], used: Sequence[Node]
) -> Iterator[Doubt]:
    """Doubt a row whose cell names several beside several lines of its title, or below them."""
    taken = next((child.line for child in used if child.line.label is None), None)
    if item.presenter is not None and taken is not None and not line.columns:
        below = remarks and (remarks[0].line is not taken or taken.style is CounterStyle.BULLET)
        below = below or taken.text[:1].islower()
        if below and item.presenter.text in taken.text:
            message = _("“{text}” stands below other lines; it was taken for who presents.")
            told = message.format(text=taken.text)
            yield Doubt(taken.number, "presenter", told, taken.text, sure=Sureness.LOW)
        return
    others = [
        child.line
        for child in flat_nodes(remarks)
        if child not in used and child.line.columns == (child.line.text,)
    ]
    labelled = any(other.label for other in others) or not line.columns
    labelled = labelled or bool(presenter_label(line.columns[0])[0])
    if item.presenter is not None and 0 < len(others) < MOST_JOINT_PRESENTERS and not labelled:
        name, more = item.presenter.text, ", ".join(other.text for other in others)
        message = _("“{text}” stands in the same cell as “{name}”, who alone was set.")
        told, meant = message.format(text=more, name=name), f"{name}, {more}"
        suggestion = Suggestion("presenter", meant)
        yield Doubt(others[0].number, "presenter", told, name, None, suggestion, Sureness.LOW)


def not_understood(
    item: Item, line: ProgrammeLine, remarks: Sequence[Node], used: Sequence[Node]
) -> list[Doubt]:
    """Details under bullets are details; a bare line under an item is not understood.

    Nor are a list that a number without an hour announces, and that may be acts, and the columns of
    a row that became a note as a whole.
    """
    announces = line.numbered and not line.timed and line.text.endswith(":")
    announces = announces and not opens_as_act(line.text) and len(remarks) > 1
    remarks = [child for child in remarks if not leads_all(child.line)]
    message = _("This line was not understood and is kept as a note of the item above it.")
    doubts = [
        Doubt(child.line.number, "not_understood", message, read=child.line.original)
        for child in remarks
        if child not in used
        and (
            _BETWEEN_CELLS in child.line.original
            or (
                (announces or rank(child.line) is Rank.TEXT or len(child.line.original) > LONGEST)
                and not child.line.columns
            )
        )
        and not DOCUMENTS.match(child.line.text)
    ]
    if item.presenter is None and len(remarks) == 1:
        below = remarks[0].line
        named = below.text if may_name(below.text, item.title) else None
        if speaker := subject_of(below.text) or named_line(below.text, title=item.title) or named:
            message = _("“{text}” seems to be the presenter; none was set.").format(text=speaker)
            meant = Suggestion("presenter", speaker)
            doubts.append(Doubt(below.number, "presenter", message, None, None, meant))
    return doubts
