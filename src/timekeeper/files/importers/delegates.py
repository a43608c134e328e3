"""The delegates that a list or a programme names: who gets a name plate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from timekeeper.core.programme import Programme
from timekeeper.core.text import CleanTexts
from timekeeper.files.importers.clipboard import copied
from timekeeper.files.importers.draft.draft import Extract, UnreadableProgramme
from timekeeper.files.importers.grammar.names import names_body, names_person, names_role
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.reading import draft_of, extracted, legible_rows
from timekeeper.files.importers.sniffing import format_of, read_content
from timekeeper.files.job import Job
from timekeeper.live.speaker_list import read_speakers
from timekeeper.views.public import masked
from timekeeper.words.language import _

MOST = 2000  # of the greatest congress there was, 1,587 were delegates
LONGEST_HEAD = 40
MOST_OF_A_NAME = 4  # words: a person's name has seldom more, and a body's of so few fits a line

_COMRADE = re.compile(r"^(?:các )?(?:đồng chí|đ/c|đ\.c\.?|đc)\s+", re.IGNORECASE)
_HEADS = {
    "name": re.compile(r"họ(?:,? ?(?:và|&)? ?(?:chữ )?(?:tên|đệm|lót))?\b.{0,25}|tên(?: đại biểu)?"
                       r"|đại biểu|(?:full )?name|delegate"),
    "office": re.compile(r"(?:chức|office|position).*"),
    "group": re.compile(r"(?:đơn vị|cơ quan|nơi công tác|tổ|nhóm|đoàn|khối|group|unit|body)\b.*"),
    "nothing": re.compile(r"stt|tt|số tt|số thứ tự|no\.?|#|ghi chú"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Delegate(CleanTexts):
    """Somebody who takes part: the name as it is written, the office held, and the group."""

    name: str
    office: str = ""
    group: str = ""

    @property
    def address(self) -> str:
        """Return what the name begins with when it is a comrade's, else ""."""
        return self.name[: len(self.name) - len(self.bare_name)].strip()

    @property
    def bare_name(self) -> str:
        """Return the name without "Đồng chí"."""
        return _COMRADE.sub("", self.name) or self.name

    @property
    def is_body(self) -> bool:
        """Return whether a body or an office is named in several words, not a person."""
        name = self.bare_name
        if names_person(name) or len(name.split()) <= MOST_OF_A_NAME:
            return False
        return names_body(name) or names_role(name)


def listed_delegates(path: Path, job: Job | None = None) -> tuple[Delegate, ...]:
    """Return the delegates of a list in a file of any format, or of a document's programme.

    Raises UnreadableProgramme for a file that names nobody or too many, Cancelled when the job is
    cancelled.
    """
    content = read_content(path)
    extract = extracted(content, path.name, format_of(content, path.name), job)
    return delegates_of(extract, path.name)


def pasted_delegates(html: str | None, text: str | None) -> tuple[Delegate, ...]:
    """Return the delegates of a list that was copied; UnreadableProgramme when it is none."""
    return delegates_of(copied(html, text), _("The clipboard"))


def delegates_of(extract: Extract, name: str) -> tuple[Delegate, ...]:
    """Return the delegates of the rows: a list with or without heads, or a programme."""
    rows = legible_rows(extract, name)
    heads = [_columns(row.cells) for row in rows]
    if any("name" in columns and len(columns) > 1 for columns in heads):
        return _enough(tuple(_of_table(rows, heads)), name)
    try:
        programme = draft_of(extract, name).programme
    except UnreadableProgramme:
        programme = None
    if programme is not None and any(item.start for item in programme.items):
        return named_in(programme, name)
    if any("name" not in columns for columns in heads if columns):
        raise UnreadableProgramme(
            _("{name} has no column of names: head that column “Full name”.").format(name=name)
        )
    listed = [_uncounted(row.cells) for row, head in zip(rows, heads, strict=True) if not head]
    read = read_speakers("\n".join(map("\t".join, listed)))
    return _enough(tuple(Delegate(s.name, s.body or "", s.topic or "") for s in read), name)


def named_in(programme: Programme, name: str = "") -> tuple[Delegate, ...]:
    """Return whoever presents or speaks, each once, but for what is confidential.

    ``name`` is what the programme is called where it names nobody.
    """
    found: dict[str, Delegate] = {}
    for item in masked(programme).items:
        who = item.presenter
        named = [] if who is None else [Delegate(who.person or who.text, who.title or "")]
        if who is not None and who.person and who.body:
            named = [replace(named[0], group=who.body)]
        named += [Delegate(speaker.name, speaker.body or "") for speaker in item.speakers]
        for delegate in named:
            key = delegate.bare_name.casefold()
            known = found.setdefault(key, delegate)
            office, group = known.office or delegate.office, known.group or delegate.group
            found[key] = replace(known, office=office, group=group)
    return _enough(tuple(found.values()), name or programme.title)


def _enough(delegates: tuple[Delegate, ...], name: str) -> tuple[Delegate, ...]:
    if not delegates:
        raise UnreadableProgramme(
            _("No name was found in {name}: give each delegate a line of the list.").format(
                name=name
            )
        )
    if len(delegates) > MOST:
        raise UnreadableProgramme(
            _("{name} has {count} names, and {most} plates are made at most: divide it.").format(
                name=name, count=len(delegates), most=MOST
            )
        )
    return delegates


def _columns(cells: Sequence[str]) -> list[str]:
    """Return what each column holds if the row is a table's head, "" for what is not asked; []."""
    told = [" ".join(cell.casefold().split()).strip(" :.") for cell in cells]
    heads = [
        next((kind for kind, said in _HEADS.items() if said.fullmatch(head)), "")
        if len(head) <= LONGEST_HEAD
        else ""
        for head in told
    ]
    known = {kind for kind in heads if kind}
    return heads if len(known) > 1 or heads == ["name"] else []


def _uncounted(cells: Sequence[str]) -> Sequence[str]:
    counted = len(cells) > 1 and cells[0].strip(" .)").isdecimal()
    return cells[1:] if counted else cells


def _of_table(rows: Sequence[Row], heads: Sequence[list[str]]) -> Iterator[Delegate]:
    columns: list[str] = []
    group = ""
    for row, head in zip(rows, heads, strict=True):
        if "name" in head:
            columns, group = head, ""
            continue
        filled = [cell for cell in row.cells if cell]
        parts = dict.fromkeys(_HEADS, "")
        for kind, cell in zip(columns, row.cells, strict=False):
            if kind and cell:
                joint = " " if kind == "name" else ", "
                parts[kind] = joint.join(filter(None, (parts[kind], cell)))
        name, _line, below = parts["name"].partition("\n")
        if any(letter.isalpha() for letter in name) and len(filled) > 1:
            office = " ".join(", ".join(filter(None, (below, parts["office"]))).split())
            yield Delegate(name.strip(), office, " ".join(parts["group"].split()) or group)
        elif len(filled) == 1 and len(row.cells) > 1:
            group = " ".join(filled[0].split())  # a row across the table heads those below it
