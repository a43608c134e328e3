"""The limits of the house as a YAML file, which an office changes beside its forms."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct

from timekeeper.core.house.limits import Limit, Measured, breaches
from timekeeper.core.programme import Kind, Programme
from timekeeper.core.text import cleaned
from timekeeper.files.agenda.agenda_file import AgendaError
from timekeeper.files.agenda.yaml_text import Document, read_yaml_file
from timekeeper.files.checked import Faulty, checked
from timekeeper.files.exporters.documents.forms import form_file
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.words.language import _
from timekeeper.words.limits import breach_sentence

_Minutes = Annotated[int, Meta(gt=0, le=24 * 60 * 7)]
_Text = Annotated[str, Meta(min_length=1, max_length=500)]


class LimitsError(Exception):
    """A file of limits that cannot be used; the text says where and what to do."""


class _Entry(Struct, frozen=True):
    what: Measured
    source: _Text
    minutes: _Minutes | None = None
    again: _Minutes | None = None
    kinds: tuple[Kind, ...] = ()
    words: tuple[_Text, ...] = ()
    percent: Annotated[int, Meta(ge=0, le=100)] = 0


def house_limits(name: str) -> tuple[Limit, ...]:
    """Return the limits of this name, the office's own file before the one that ships.

    "" is none. LimitsError where there is no such file, or it cannot be used.
    """
    if not name:
        return ()
    try:
        path = form_file(f"limits-{name}", ".yaml")
    except DocumentNotWritten as error:
        raise LimitsError(
            _("There are no limits “{name}”; choose others in the settings.").format(name=name)
        ) from error
    return read(path)


def breach_sentences(programme: Programme, name: str) -> list[str] | None:
    """Return how the programme breaches the limits of this name; None where that is none.

    Limits that cannot be used are one sentence as well.
    """
    if not name:
        return None
    try:
        found = breaches(programme, house_limits(name))
    except LimitsError as error:
        return [str(error)]
    return [breach_sentence(breach, programme) for breach in found]


def read(path: Path) -> tuple[Limit, ...]:
    """Return the limits of a file; LimitsError, with one sentence, where it cannot be used."""
    try:
        document = read_yaml_file(path)
    except (OSError, UnicodeDecodeError, AgendaError) as error:
        raise _unusable(path, 1, _("it cannot be read")) from error
    entries = document.data.get("limits") if isinstance(document.data, dict) else None
    if document.problems or not isinstance(entries, list):
        raise _unusable(path, 1, _("a list under “limits:” was expected"))
    return tuple(_limit(entry, index, document, path) for index, entry in enumerate(entries))


def _limit(entry: Any, index: int, document: Document, path: Path) -> Limit:
    line = document.line(("limits", index)) or 1
    try:
        read = checked(_Entry, entry)
    except Faulty as error:
        key = next((str(part) for part in error.faults[0].place), "")
        raise _unusable(path, line, _("“{key}” is not as expected").format(key=key)) from error
    if (read.minutes is None) == (read.what is not Measured.YEAR_ONLINE):
        key = "percent" if read.what is Measured.YEAR_ONLINE else "minutes"
        raise _unusable(path, line, _("“{key}” is what it needs").format(key=key))
    return Limit(
        what=read.what,
        source=cleaned(read.source),
        most=_length(read.minutes),
        again=_length(read.again),
        kinds=read.kinds,
        words=tuple(map(cleaned, read.words)),
        percent=read.percent,
        line=line,
    )


def _length(count: int | None) -> timedelta | None:
    return None if count is None else timedelta(minutes=count)


def _unusable(path: Path, line: int, reason: str) -> LimitsError:
    return LimitsError(
        _("The limits {path}, line {line}, cannot be used: {reason}. Fix the file.").format(
            path=path, line=line, reason=reason
        )
    )
