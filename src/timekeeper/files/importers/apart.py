"""Rows that are none of a programme's text: its pages' edges, notes, comments, other sheets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.files.importers.draft.draft import Doubt, Draft, Sureness
from timekeeper.files.importers.original import Beside, Row
from timekeeper.words.language import _, marked

_NOTED = {
    Beside.EDGE: marked("What stands at the edge of the pages is kept as notes: “{text}”"),
    Beside.NOTE: marked("Notes to the text or to slides are kept as notes: “{text}”"),
    Beside.COMMENT: marked("Comments in the file are kept as notes: “{text}”"),
}
LONGEST_QUOTE = 120


def drafted(
    rows: Sequence[Row], besides: Collection[str], read: Callable[[Iterable[Row]], Draft]
) -> Draft:
    """Return the draft that is ``read`` from a text's rows, with what is none of it as notes.

    So are the sheets ``besides`` it. The head of the pages is read above the text, unless that
    would take from it a title, a day or an item which it says itself.
    """
    numbered = dict(enumerate(rows, 1))
    gone = {n for n, row in numbered.items() if row.place.sheet in besides}
    gone |= _told_again(rows)
    aside = {n: row for n, row in numbered.items() if row.place.beside and n not in gone}
    heads = {n: row for n, row in aside.items() if row.place.beside is Beside.HEAD}
    noted = {n: row for n, row in aside.items() if n not in heads}

    def read_without(these: Collection[int]) -> Draft:
        out = {*gone, *noted, *these}
        return read(Row((), row.place) if n in out else row for n, row in numbered.items())

    draft = read_without(())
    if heads:
        own, title = read_without(heads), draft.programme.title.casefold()
        for apart in ({n for n, row in heads.items() if _noted(row).casefold() in title}, heads):
            if not _agree(own, draft):
                draft, noted = read_without(apart), noted | {n: heads[n] for n in apart}
    for sheet in besides:
        told = {n: row for n, row in numbered.items() if row.place.sheet == sheet}
        message = _("The sheet “{sheet}” holds no programme; its lines are kept as notes.")
        draft = _with_notes(draft, told, message.format(sheet=sheet), sheet)
    for which, message in _NOTED.items():
        kinds = {which, Beside.HEAD} if which is Beside.EDGE else {which}
        told = {n: row for n, row in noted.items() if row.place.beside in kinds}
        # What stands there on every page hardly ever changes the programme.
        sure = Sureness.LOW if which is Beside.EDGE else Sureness.MEDIUM
        draft = _with_remarks(draft, told, _(message), sure) if told else draft
    return draft


def _agree(own: Draft, draft: Draft) -> bool:
    """Return whether a draft says all that the text's own does."""
    mine, other = own.programme, draft.programme
    asked = any(doubt.kind == "date" for doubt in own.doubts)
    return (
        mine.title in ("", other.title)
        and (asked or mine.date in (None, other.date))
        and [item.title for item in mine.items] == [item.title for item in other.items]
    )


def _told_again(rows: Iterable[Row]) -> set[int]:
    """Return the numbers of the rows at a sheet's edges that say what stands on one before it."""
    again: set[int] = set()
    told: set[str] = set()
    for n, row in enumerate(rows, 1):
        said = _noted(row).casefold()
        if row.place.beside in (Beside.HEAD, Beside.EDGE) and said in told:
            again.add(n)
        told.add(said)
    return again


def _with_remarks(draft: Draft, rows: Mapping[int, Row], message: str, sure: Sureness) -> Draft:
    """Return a draft with rows that stand beside the text; what may be secret is asked for."""
    text = " … ".join(_noted(row) for row in rows.values())
    text = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]} …"
    draft = _with_notes(draft, rows, message.format(text=text), text, sure)
    secret = ((n, said) for n, row in rows.items() if (said := confidential.marking(_noted(row))))
    message = _("“{text}” may say that items are internal: mark those that are meant.")
    asked = (Doubt(n, "confidential", message.format(text=said), said) for n, said in secret)
    return replace(draft, doubts=(*draft.doubts, *asked))


def _with_notes(
    draft: Draft, rows: Mapping[int, Row], message: str, text: str, sure: Sureness = Sureness.MEDIUM
) -> Draft:
    """Return a draft with rows that are none of the programme, by their numbers."""
    doubt = Doubt(min(rows), "left_out", message, text, sure=sure)
    notes = (*draft.programme.notes, *map(_noted, rows.values()))
    return replace(
        draft,
        programme=replace(draft.programme, notes=notes),
        doubts=(*draft.doubts, doubt),
        left_out=tuple(sorted({*draft.left_out, *rows})),
    )


def _noted(row: Row) -> str:
    return " | ".join(filter(None, row.cells)).replace("\n", " ")
