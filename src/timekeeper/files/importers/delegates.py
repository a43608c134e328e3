"""The delegates that a list or a programme names: who gets a name plate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from timekeeper.core.programme import Programme
from timekeeper.core.text import CleanTexts
from timekeeper.files.importers.clipboard import copied
from timekeeper.files.importers.draft.draft import Extract, UnreadableProgramme
from timekeeper.files.importers.grammar.names import names_body, names_person, names_role
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.reading import draft_of, extracted, legible_rows
from timekeeper.files.importers.sniffing import format_of, read_content
from timekeeper.files.job import Job
from timekeeper.live import speaker_list
from timekeeper.views.public import masked
from timekeeper.words.language import _

MOST = 2000  # of the greatest congress there was, 1,587 were delegates
LONGEST_HEAD = 40
MOST_OF_A_NAME = 4  # words: a person's name has seldom more, and a body's of so few fits a line

_COMRADE = re.compile(r"^(?:các )?(?:đồng chí|đ/c|đ\.c\.?|đc)\s+", re.IGNORECASE)
_HEADS = {
    "name": re.compile(r"họ(?:,? ?(?:và|&)? ?(?:chữ )?(?:tên|đệm|lót))?\b.{0,25}|tên(?: đại biểu)?"
                       r"|ho (?:va )?ten|ten|(?:các )?đồng chí|đại biểu|(?:full )?name|delegate"),
    "office": re.compile(r"(?:chức|chuc vu|chuc danh|office|position).*"),
    "group": re.compile(r"(?:đơn vị|cơ quan|nơi công tác|don vi|co quan)\b.*"
                        r"|(?:tổ|nhóm|đoàn|khối|group|unit|body)\b(?! \d).*"),
    "nothing": re.compile(r"stt|tt|số tt|số thứ tự|no\.?|#|ghi chú"),
}  # fmt: skip
_COUNTED = re.compile(r"\d{1,4}[ .)]*")
_COUNT = re.compile(r"\d+[ .)]*\t")
_NUMBERED = re.compile(r"\d{1,4}\s*[.)/:]|\d{1,4}\s*[-–]\s|[-–+*•●▪]\s")
_OUTER = re.compile(r"(?:[IVX]{1,5}|[A-E])\s*(?:[.)/:]\s*|[-–]\s+|$)")  # counts groups
_SIZE = re.compile(r"\s*(?:\([^()]*\d[^()]*\))?[\s:.]*$")  # of a group, after its name
_GROUP = re.compile(r"(?:tổ|nhóm|đoàn|khối|cụm) (?:số )?\d+|.*:", re.IGNORECASE)
_NOBODY = re.compile(r"danh sách\b.*|\(.*\)|(?:tổng )?cộng\b.*|tổng(?: số)?\b.*", re.IGNORECASE)


class Delegate(CleanTexts, frozen=True):
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
    form = format_of(content, path.name)
    extract = extracted(content, path.name, form, job, own_process=True)
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
    listed = (row.cells for row, head in zip(rows, heads, strict=True) if not head)
    return _enough(tuple(_of_lines(listed)), name)


def named_in(programme: Programme, name: str = "") -> tuple[Delegate, ...]:
    """Return whoever presents or speaks, each once, but for what is confidential.

    ``name`` is what the programme is called where it names too many.
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
    if not found:
        raise UnreadableProgramme(
            _("The programme names nobody: open or paste a list of the delegates.")
        )
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
    if _COUNTED.fullmatch(next(filter(None, told), "")):  # a delegate's office may be "Đại biểu"
        return []
    return heads if len(known) > 1 or heads == ["name"] else []


def _of_lines(listed: Iterable[Sequence[str]]) -> Iterator[Delegate]:
    """Yield the delegates of a list without heads, one to a line.

    What has no number in a list that is numbered goes on with the line before, unless it is
    somebody's name or the head of a group.
    """
    told = ("\t".join(filter(None, cells)) for cells in listed)
    lines = [line for line in told if not _NOBODY.fullmatch(line)]
    people = [line for line in lines if not _heads_a_group(line)]
    own = {line for line in people if "\t" in line or _NUMBERED.match(line)}
    if 2 * len(own) < len(people):
        own = set(people)
    group, found = "", list[tuple[str, str]]()
    for line in lines:
        if _heads_a_group(line):
            group = _group(line)
        elif line in own or names_person(line):
            found.append((line, group))
        elif found:
            found[-1] = (f"{found[-1][0]} {line}", found[-1][1])
    for line, group in found:
        for one in speaker_list.read(_COUNT.sub("", line, count=1)):
            yield Delegate(one.name, one.body or "", one.topic or group)


def _of_table(rows: Sequence[Row], heads: Sequence[list[str]]) -> Iterator[Delegate]:
    """Yield the delegates of a table, of which two may lie side by side."""
    beside: list[int] = []
    columns: list[str] = []
    groups: list[str] = []
    for row, head in zip(rows, heads, strict=True):
        if "name" in head:
            columns, beside = head, [*_starts(head), len(head)]
            groups = [""] * len(beside)
            continue
        reaching = row.reaching or ("",) * len(row.cells)
        for n, (first, after) in enumerate(pairwise(beside)):
            cells, kinds = row.cells[first:after], columns[first:after]
            text = _heading(cells, kinds)
            if text:
                groups[n] = _group(text)
                continue
            above = [
                said if kind in ("office", "group") else ""
                for kind, said in zip(kinds, reaching[first:after], strict=False)
            ]
            yield from _of_row(cells, kinds, above, groups[n])


def _starts(head: Sequence[str]) -> Iterator[int]:
    """Yield the first column of each table: a name in two columns has them beside each other."""
    yield 0
    for n, kind in enumerate(head):
        if kind == "name" and "name" in head[:n] and head[n - 1] != "name":
            yield n - 1 if head[n - 1] == "nothing" else n


def _heading(cells: Sequence[str], kinds: Sequence[str]) -> str:
    """Return what a row says of all below it, "" where it is a delegate's."""
    filled = [cell for cell in cells if cell]
    if not filled or len(cells) == 1:
        return ""
    by_kind = dict(zip(kinds, cells, strict=False))
    if len(filled) > 1:
        counted = _OUTER.fullmatch(filled[0])
        alone = counted and not by_kind.get("office") and not by_kind.get("group")
        return filled[1] if alone else ""
    (text,) = filled
    if text not in (cell for cell, kind in zip(cells, kinds, strict=False) if kind == "name"):
        return text
    if _heads_a_group(text) or kinds[0] == "nothing":
        return "" if names_person(text) else text
    return text if (names_body(text) or names_role(text)) and not names_person(text) else ""


def _of_row(
    cells: Sequence[str], kinds: Sequence[str], above: Sequence[str], group: str
) -> Iterator[Delegate]:
    """Yield the delegate of a row; ``above`` is what cells say that reach down to it."""
    parts = dict.fromkeys(_HEADS, "")
    for kind, cell, said in zip(kinds, cells, above, strict=False):
        if kind and (cell or said):
            joint = " " if kind == "name" else ", "
            parts[kind] = joint.join(filter(None, (parts[kind], cell or said)))
    name, _line, below = parts["name"].partition("\n")
    if any(letter.isalpha() for letter in name) and not _NOBODY.fullmatch(name.strip()):
        office = " ".join(", ".join(filter(None, (below, parts["office"]))).split())
        yield Delegate(name.strip(), office, " ".join(parts["group"].split()) or group)


def _heads_a_group(text: str) -> bool:
    counted = _OUTER.match(text)
    if counted is not None:
        return counted.end() < len(text) and not names_person(text[counted.end() :])
    return _GROUP.fullmatch(text) is not None and not names_person(text)


def _group(text: str) -> str:
    return _SIZE.sub("", _OUTER.sub("", " ".join(text.split()), count=1), count=1)
