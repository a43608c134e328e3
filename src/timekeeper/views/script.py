"""The script of a conference (kịch bản điều hành): who introduces what, in which words, with what.

The spoken lines are made from the office's templates. What nobody said is a dotted line, and
nothing is invented; what is confidential stays as neutral as the hall sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import Struct

from timekeeper.core.courtesy import USUAL_RULES, HallRules, addressed, is_salute, led_by_rank
from timekeeper.core.programme import Address, Item, Kind, Part, Presenter, Programme
from timekeeper.core.text import composed
from timekeeper.views.public import DOTTED, masked
from timekeeper.words.language import _
from timekeeper.words.values import as_held, gathering, minutes, numbered, presented_by, prose_clock

SALUTE, LEADER, GROUPS = "salute", "leader", "groups"
KEYS = (SALUTE, LEADER, GROUPS, *(kind.value for kind in Kind if kind is not Kind.STUDY))
"""What there is a template for: the salute to the flag, what somebody of rank presents, a
discussion in groups, and each kind of item that is held."""
WORDS = (
    "item",
    "presenter",
    "representative",
    "minutes",
    "start",
    "resumes",
    "session",
    "part",
    "conference",
    "gathering",
)
"""The words in braces that a template may have; ``representative`` is the presenter as he comes up,
of a body whoever speaks for it."""
# An address that ends in the salute is announced as an address: nobody stands up before it.
_SPEAKS_FIRST = re.compile(r"\W*(?:diễn văn|phát biểu|đáp từ|tổng kết|bế mạc)\b", re.IGNORECASE)
_IN_GROUPS = re.compile(r"thảo luận (?:(?:tại|ở|theo) )?(?:các )?tổ\b", re.IGNORECASE)
_WORD = re.compile(r"\{([^{}]*)\}")


class RowLevel(Enum):
    """What a row of the programme or its script is of: headings go across the table."""

    SESSION = "session"
    PART = "part"
    ITEM = "item"
    CLOSING = "closing"


class ScriptRow(Struct, frozen=True):
    """A row; of an item ``brief`` is its short title, and each text is a dotted line if unknown."""

    level: RowLevel
    text: str
    time: str = ""
    brief: str = ""
    introduced_by: str = ""
    presenter: str = ""
    line: str = ""
    cue: str = ""
    needed: str = ""
    ready: str = ""


def unknown_words(template: str) -> tuple[str, ...]:
    """Return the words in braces that no template has, and braces that enclose none."""
    strange = [word for word in _WORD.findall(template) if word not in WORDS]
    return (*strange, *(brace for brace in _WORD.sub("", template) if brace in "{}"))


def script_of(
    programme: Programme, templates: Mapping[str, str], rules: HallRules = USUAL_RULES
) -> tuple[ScriptRow, ...]:
    """Return the script's rows, in the order of the programme; ``templates`` by their keys.

    ``rules`` say who is of rank.
    """
    return tuple(_rows(masked(programme), templates, rules))


def rows_by_item(
    programme: Programme, templates: Mapping[str, str], rules: HallRules = USUAL_RULES
) -> Mapping[str, ScriptRow]:
    """Return the row of each item that is held, of a programme that was masked before."""
    rows = (row for row in _rows(programme, templates, rules) if row.level is RowLevel.ITEM)
    held = (item for item in programme.items if item.timed)
    return {item.id: row for item, row in zip(held, rows, strict=True)}


def known(text: str) -> str:
    """Return a text of a row, "" where it is a dotted line."""
    return "" if text == DOTTED else text


def _rows(
    programme: Programme, templates: Mapping[str, str], rules: HallRules
) -> Iterator[ScriptRow]:
    for index, session in enumerate(programme.sessions):
        if session.name:
            yield ScriptRow(RowLevel.SESSION, session.name)
        introducing = DOTTED
        for part in session.parts:
            if part.title:
                yield ScriptRow(RowLevel.PART, part.title)
            for item in filter(lambda item: item.timed, part.items):
                introducing = item.script.introduced_by or introducing
                who = DOTTED if item.confidential else introducing
                template = templates[_key(part, item, rules)]
                said = _said(programme, index, part, item, template)
                yield _row(item, who, said, programme.address)
        if session.closing:
            yield ScriptRow(RowLevel.CLOSING, session.closing)


def _row(item: Item, introducing: str, line: str, address: Address) -> ScriptRow:
    script = item.script
    begun, ended = (f"{at.hour}h{at.minute:02}" if at else "" for at in (item.start, item.end))
    shown = (material.label or material.path for material in item.materials)
    needed = (*item.documents, *shown, *filter(None, (script.needed,)))
    return ScriptRow(
        RowLevel.ITEM,
        numbered(item),
        " - ".join(filter(None, (begun, ended))) or DOTTED,
        item.short_title or item.title,
        addressed(introducing, address),
        addressed(presented_by(item.presenter) or DOTTED, address),
        line,
        script.cue or DOTTED,
        "; ".join(text.rstrip(" .;") for text in needed) or DOTTED,
        script.ready or DOTTED,
    )


def _key(part: Part, item: Item, rules: HallRules) -> str:
    if is_salute(item) and not _SPEAKS_FIRST.match(item.title):
        return SALUTE
    names = (item.title, item.short_title or "", part.title or "")
    if item.kind is Kind.DISCUSSION and any(map(_IN_GROUPS.search, names)):
        return GROUPS
    led = item.kind is Kind.PRESENTATION and led_by_rank(item, rules)
    return LEADER if led else item.kind.value


def _said(programme: Programme, session: int, part: Part, item: Item, template: str) -> str:
    """Return the line that introduces the item: its own, else that of its template."""
    if item.script.line:
        return item.script.line
    presenter = presented_by(item.presenter)
    slot = programme.slot(item.id)
    rest = [one for one in programme.sessions[session].items if one.timed]
    rest = rest[rest.index(item) + 1 :]
    resumes = programme.slot(rest[0].id).start if rest else None
    known = {
        "item": as_held(item).title.rstrip(" .;"),
        "presenter": addressed(presenter, programme.address, head=False),
        "representative": addressed(_coming_up(item.presenter), programme.address, head=False),
        "minutes": minutes(item.allotted) if item.allotted is not None else "",
        "start": prose_clock(slot.start, programme) if slot.start is not None else "",
        "resumes": prose_clock(resumes, programme) if resumes is not None else "",
        "session": programme.sessions[session].name,
        "part": part.title or "",
        "conference": programme.title,
        "gathering": gathering(programme),
    }
    return _WORD.sub(lambda word: known.get(word[1]) or DOTTED, template)


def _coming_up(presenter: Presenter | None) -> str:
    told = presented_by(presenter)
    if composed(told).startswith("đại diện "):  # at no line's head here
        return told[:1].lower() + told[1:]
    if presenter is None or told != presenter.body:
        return told
    return _("the representative of {body}").format(body=told)


def heads() -> dict[str, str]:
    """Return the headings of the columns, by the fields of a row."""
    return {
        "time": _("Time"),
        "text": _("Item, spoken line"),
        "brief": _("Item"),
        "introduced_by": _("Introduced by"),
        "presenter": _("Presenter"),
        "cue": _("Cue (music, flowers, slides)"),
        "needed": _("Papers and things needed"),
        "ready": _("Standing ready"),
        "line": _("Spoken line"),
    }
