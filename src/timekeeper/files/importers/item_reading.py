"""One item of a programme from its line and what hangs from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from timekeeper.core.programme import Item, Kind, Presenter
from timekeeper.files.importers.draft import Doubt
from timekeeper.files.importers.kinds import kind_of
from timekeeper.files.importers.lines import Label, Line, Style, without_presenter_label
from timekeeper.files.importers.outline import Node, Rank, rank
from timekeeper.files.importers.presenters import Heading, presenter_of, read_heading
from timekeeper.files.importers.times import When
from timekeeper.live.language import _

CLOSING = re.compile(r"(?:kết thúc|bế mạc)\b.*\b(?:mời|nghỉ)\b.*|nghỉ trưa.*", re.IGNORECASE)
FOOT = re.compile(
    r"nơi nhận\b.*|(?:t/m|tm\.|k/t|kt\.|t/l|tl\.)\s.*|(?:phó )?chánh văn phòng|\(?đã ký\)?"
    r"|(?:lịch|chương trình)\b.*\bthay đổi\b.*|\*.*",
    re.IGNORECASE,
)
_SENTENCE_END = (".", ":", ";", ")", "”")
_MODERATOR = re.compile(
    r"điều phối|moderator|dẫn chương trình|chủ trì|chủ tọa|điều hành", re.IGNORECASE
)


@dataclass(slots=True)
class ItemReading:
    """An item still without its id, what is doubtful in it, and the lines that are not its own."""

    item: Item
    doubts: list[Doubt] = field(default_factory=list)
    others: list[Node] = field(default_factory=list)


def read_item(node: Node) -> ItemReading:
    """Return the item a node stands for."""
    line = node.line
    kind = kind_of(line.text)
    others = [child for child in node.children if _is_foreign(child)]
    own = [child for child in node.children if child not in others]
    title = line.text
    while own and line.style is not Style.ROW and _continues(title, own[0]):
        title = f"{title} {own.pop(0).line.text}"
    when = line.when or When()
    heading = read_heading(title, timed=when.length is not None)
    when = _merged(when, heading.when)
    documents = [_entry_text(child) for child in own] if kind is Kind.STUDY else []
    remarks = own if kind is not Kind.STUDY else []
    item = Item(
        id="",
        title=heading.title or line.original,
        number=line.counter,
        presenter=_presenter(heading, line, remarks),
        start=when.start,
        end=when.end,
        length=when.length,
        kind=kind,
        conditional=heading.conditional,
        documents=tuple(documents),
        notes=tuple(child.line.original for child in _flat(remarks) if not _named(child)),
    )
    doubts = [*_doubts(heading, line), *_not_understood(remarks)]
    return ItemReading(item, doubts, others)


def _is_foreign(child: Node) -> bool:
    text = child.line.text
    plain = rank(child.line) in (Rank.TEXT, Rank.DETAIL) and child.line.style is None
    return plain and bool(CLOSING.fullmatch(text) or FOOT.fullmatch(text))


def _continues(title: str, child: Node) -> bool:
    """A line without counter, time or label goes on with a title that has not ended."""
    line = child.line
    if rank(line) is not Rank.TEXT or line.columns:
        return False
    return line.text.startswith("(") or (
        line.text[:1].islower() and not title.rstrip().endswith(_SENTENCE_END)
    )


def _merged(when: When, other: When | None) -> When:
    if other is None:
        return when
    return When(
        when.start or other.start,
        when.end or other.end,
        when.length or other.length,
        when.open_end or other.open_end,
    )


def _presenter(heading: Heading, line: Line, remarks: Sequence[Node]) -> Presenter | None:
    """Return the column's presenter or the labelled one, else that of the title."""
    labelled = [child for child in remarks if child.line.label is Label.PRESENTER]
    for child in labelled:
        if _MODERATOR.match(child.line.label_text) and child.line.text:
            return presenter_of(child.line.text)
    columns = [without_presenter_label(column) for column in line.columns]
    texts = [*columns, *(child.line.text for child in labelled)]
    # A label with nothing behind it announces a list: its first name speaks for it.
    announced = bool(line.columns or labelled) and not any(texts)
    texts += [child.line.text for child in _flat(remarks) if announced]
    found = next((text for text in texts if text), None)
    return presenter_of(found) if found else heading.presenter


def _named(child: Node) -> bool:
    return child.line.label is Label.PRESENTER and bool(child.line.text)


def _doubts(heading: Heading, line: Line) -> list[Doubt]:
    if not heading.title:
        message = _("This item has a time and no title.")
        return [Doubt(line.number, "no_title", message)]
    if heading.unclear is not None:
        message = _("“({text})” may name who presents; it was left in the title.")
        return [Doubt(line.number, "presenter", message.format(text=heading.unclear))]
    return []


def _not_understood(remarks: Sequence[Node]) -> list[Doubt]:
    """Details under bullets are details; a bare line under an item is not understood."""
    message = _("This line was not understood and is kept as a note of the item above it.")
    return [
        Doubt(child.line.number, "not_understood", message)
        for child in remarks
        if rank(child.line) is Rank.TEXT and not child.line.columns
    ]


def _flat(nodes: Sequence[Node]) -> list[Node]:
    return [found for node in nodes for found in (node, *_flat(node.children))]


def _entry_text(child: Node) -> str:
    return child.line.text.rstrip(" .;") or child.line.original
