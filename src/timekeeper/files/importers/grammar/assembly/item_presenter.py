"""Who presents an item by its line, its cell and the lines below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from timekeeper.core.programme import Kind, Presenter
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines.labels import presenter_label
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.names import (
    UNENDED,
    names_body,
    names_person,
    names_place,
    presenter_from,
)
from timekeeper.files.importers.grammar.outline import Node, Rank, rank
from timekeeper.files.importers.grammar.presenters.marks import NO_TITLE, ItemTitle
from timekeeper.files.importers.grammar.presenters.named_lines import NOT_PRESENTING, named_line
from timekeeper.files.importers.grammar.presenters.sentences import (
    DOES,
    VERB,
    reported_speaker,
)
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.grammar.times import times

MODERATES = re.compile(r"điều phối viên|điều phối|(?:session |panel )?moderator", re.IGNORECASE)
CHAIRS = re.compile(
    r"chủ trì|chủ t(?:ọa|oạ)|điều hành|dẫn chương trình|mc|(?:session |panel )?(?:co-?)?chair",
    re.IGNORECASE,
)
_WROTE = re.compile(r"tác giả|(?:co-?)?author", re.IGNORECASE)
# One who presents; several of them are a panel's.
_PRESENTS = re.compile(r"presenter\b|presenting author|người trình bày", re.IGNORECASE)
_PARTY = re.compile(
    r"(?:đại diện )?(?:bên|đơn vị) (?:giao|nhận|bàn giao|tiếp nhận|[ab])\b", re.IGNORECASE
)
# Whoever leads the whole presents none of its acts.
_LEADS_ALL = re.compile(
    r"(?:người )?(?:điều hành|điều khiển|phụ trách|dẫn) (?:chung|(?:toàn bộ )?"
    r"(?:chương trình|hội nghị|đại hội|buổi lễ|cuộc họp))|mc\b",
    re.IGNORECASE,
)
# "Người quay phim: anh Bình" below an act: he does something else.
_TASK = re.compile(
    rf"người (?!(?:được|dẫn|nói|hát|biểu diễn|chia sẻ|tham luận|thuyết minh|đại diện"
    rf"|chịu trách nhiệm|{VERB})\b)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^\(([^()]+)\)$")
LONGEST_LABEL = 30
MOST_JOINT_PRESENTERS = 3


class _Candidate(Struct, frozen=True):
    """Someone who may present an item, and the lines that say so."""

    text: str
    label: str
    nodes: tuple[Node, ...] = ()

    @property
    def order(self) -> int:
        """A panel's moderator goes first; a chair after whoever is said to present, or wrote it."""
        if MODERATES.match(self.label):
            return 0
        return 3 if CHAIRS.match(self.label) else 2 if _WROTE.match(self.label) else 1

    def presenter(self) -> Presenter | None:
        """Return the candidate as a presenter, with the role where it is not to present."""
        role = MODERATES.match(self.label)
        text = f"{self.text.rstrip(' .;')} ({role[0]})" if role else self.text
        return presenter_from(text)


def presenter_of(
    line: ProgrammeLine, remarks: Sequence[Node]
) -> tuple[Presenter | None, tuple[Node, ...]]:
    """Return who the row's cell or a labelled line names, and the lines that are thereby read."""
    candidates = []
    announced = False
    remarks = [one for one in remarks if not leads_all(one.line)]
    if line.columns and times.only(line.columns[0]) is None:
        label, text = presenter_label(line.columns[0])
        joined = _joined(text, remarks) if text and not label else (text, ())
        candidates.append(_Candidate(joined[0], label, joined[1]))
        announced = not text
    for child in remarks:
        if child.line.label is Label.PRESENTER:
            candidates.append(_Candidate(child.line.text, child.line.label_text, (child,)))
            announced = announced or not child.line.text
    # Below the details it is the item's all the same, unless each of them has its own.
    whole = flat_nodes(remarks)
    last = [child for child in whole if child.line.label is Label.PRESENTER]
    if not candidates and len(last) == 1 and last == whole[-1:]:
        candidates.append(_Candidate(last[0].line.text, last[0].line.label_text, (last[0],)))
    # "Giám đốc phát biểu" below a clock alone says what is done.
    titled = NO_TITLE.fullmatch(line.text) is None
    candidates = candidates or (_unlabelled(line, remarks) if titled else [])
    # So is the only line without a dash: "(Đồng chí An, Chủ tịch)" below two that have one.
    loose = [child for child in whole if titled and rank(child.line) is Rank.TEXT]
    lone = bool(loose) and not candidates and loose == whole[-1:]
    if lone and read_title(line.text, line.when).presenter is None:
        text, (child,) = loose[0].line.text, loose
        whole_title = read_title(f"{line.text} {text}") if _BRACKETED.match(text) else ItemTitle("")
        # "- Báo cáo của" goes on.
        above = whole[-2].line.text if len(whole) > 1 else line.text
        ended = not UNENDED.search(above) and not above.endswith(",")
        name = named_line(text, alone=ended, title=line.text)
        name = whole_title.presenter.text if whole_title.presenter else name
        candidates += [_Candidate(name, "", (child,))] if name else []
    named = sorted((c for c in candidates if c.text), key=lambda candidate: candidate.order)
    whose = kind_of(line.text) is not Kind.DISCUSSION and read_title(line.text, line.when).presenter
    paper = any(_WROTE.match(one.label) for one in named)
    if kind_of(line.text) is not Kind.DISCUSSION:
        paper = paper or any(_PRESENTS.match(one.label) for one in named)
    if whose or paper:
        # Of a paper the moderator is no more than the chair.
        named = [*(c for c in named if c.order), *(c for c in named if not c.order)]
    if not named and announced:
        # A label with nothing behind it announces a list: its first name speaks for it.
        listed = [child.line.text for child in flat_nodes(remarks) if child.line.text]
        return (presenter_from(listed[0]) if listed else None), ()
    # What names nobody yet stays to be read.
    presenter = named[0].presenter() if named else None
    return presenter, named[0].nodes if presenter else ()


def _unlabelled(line: ProgrammeLine, remarks: Sequence[Node]) -> list[_Candidate]:
    """Return whom lines below an item name: by themselves, or behind a label of their own.

    A line of its own below a title, in its cell or not, may be no more than a name.
    """
    others = [child for child in remarks if child.line.label not in (Label.TIME, Label.VENUE)]
    if len(others) == 1 and DOES.search(others[0].line.text.rstrip(" .")):
        # "- Thầy An phụ trách." beside "- Thời gian: 8h00"
        remarks = others
    lone = [c for c in remarks if len(remarks) == 1 and c.line.style is CounterStyle.BULLET]
    bare = [c for c in remarks if rank(c.line) is Rank.TEXT or c.line.key == "cell"] or lone
    # Who hands over and who takes over do it together.
    behind = [child.line.text.partition(":") for child in remarks]
    parties = [
        (who.strip(), at) for at, (label, _c, who) in enumerate(behind) if _PARTY.match(label)
    ]
    if len(parties) > 1 and all(who for who, _at in parties):
        nodes = tuple(remarks[at] for _who, at in parties)
        return [_Candidate(", ".join(who for who, _at in parties), "", nodes)]
    # A number by itself counts what comes next.
    worded = [child for child in remarks if not child.line.text.isdecimal()]
    alone = len(worded) == 1 and bool(lone or not UNENDED.search(line.text))
    alone = alone and read_title(line.text, line.when).presenter is None
    texts = [(child, _BRACKETED.sub(r"\1", child.line.text)) for child in bare]
    said = [(named_line(text, alone=alone, title=line.text), child) for child, text in texts]
    named = [(name, child) for name, child in said if name]
    if len(named) == len(worded) <= MOST_JOINT_PRESENTERS:
        # Several people and nothing else: they do it together.
        together = tuple(child for _name, child in named)
        return [_Candidate(", ".join(name for name, _child in named), "", together)]
    if named:
        return [_Candidate(named[0][0], "", (named[0][1],))]
    first = [child for child in worded[:1] if rank(child.line) is Rank.TEXT]
    if first and (reported := reported_speaker(first[0].line.text)):
        # The sentence says more.
        return [_Candidate(reported.text, "", ())]
    # "Đại biểu tiếp xúc: ông An": whoever is behind a colon, unless he is but there, or has
    # another task than whom the title names.
    found = []
    for child in remarks if read_title(line.text, line.when).presenter is None else ():
        label, colon, who = child.line.text.partition(":")
        labelled = colon and len(label) <= LONGEST_LABEL and not NOT_PRESENTING.search(label)
        labelled = labelled and child.line.label is None and not _TASK.match(label)
        if labelled and names_person(who.strip()) and rank(child.line) in (Rank.TEXT, Rank.DETAIL):
            # "Hall A: Prof. Dr. An" says where as well, "Ban Trật tự: Ông An" in whose name.
            more = names_place(label) or names_body(label)
            found.append(_Candidate(who.strip(), label, () if more else (child,)))
    return found


def _joined(text: str, remarks: Sequence[Node]) -> tuple[str, tuple[Node, ...]]:
    """Join a cell's lines: an office after a comma, or a few people below one another."""
    own = (child for child in remarks if child.line.columns == (child.line.text,))
    below = [child for child in own if child.line.label is None]
    if not below or len(below) >= MOST_JOINT_PRESENTERS or any(c.line.label for c in remarks):
        return text, ()
    for child in below:
        more = child.line.text
        person = names_person(more) or names_body(more)
        person = person or child.line.style is CounterStyle.BULLET
        text = f"{text}, {more}" if person and text[-1:] not in ",-–" else f"{text} {more}"
    return text, tuple(below)


def leads_all(line: ProgrammeLine) -> bool:
    """Return whether a line names who leads the whole, and so presents none of its acts."""
    label, colon, _who = line.text.partition(":")
    return bool(line.label_text or colon) and bool(_LEADS_ALL.match(line.label_text or label))


def flat_nodes(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with all that hangs from them, in their order."""
    return [found for node in nodes for found in (node, *flat_nodes(node.children))]
