"""The check of an agenda's data: all that is wrong with it, at once, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from timekeeper.files.agenda.errors import (
    AgendaError,
    AgendaProblem,
    KeyPath,
    described,
    did_you_mean,
    key_path,
)
from timekeeper.files.agenda.schema import (
    FORMAT,
    LONGEST_TEXT,
    PRESENTER_TAGS,
    REFUSED,
    AgendaEntry,
    ItemEntry,
    OrganisationEntry,
    PartEntry,
    PresenterEntry,
    ScriptEntry,
    SessionEntry,
    SpeakerEntry,
    VenueEntry,
)
from timekeeper.files.agenda.yaml_text import Document
from timekeeper.words.language import _

_ENTRIES: dict[str | int, type[BaseModel]] = {
    "organisation": OrganisationEntry,
    "venues": VenueEntry,
    "sessions": SessionEntry,
    "parts": PartEntry,
    "items": ItemEntry,
    "presenter": PresenterEntry,
    "script": ScriptEntry,
    "speakers": SpeakerEntry,
}


_NO_PAGE = ("int_type", "int_parsing", "int_from_float", "greater_than_equal", "less_than_equal")


def checked(document: Document) -> AgendaEntry:
    """Return the agenda; AgendaError with everything that is wrong, in the file's order."""
    _check_format(document)
    problems = [*document.problems, *_rule_problems(document)]
    entry = None
    try:
        entry = AgendaEntry.model_validate(document.data)
    except ValidationError as errors:
        problems += [_problem(error, document) for error in errors.errors()]
    if not problems and not any(_items(document.data)):
        problems.append(_at(document, ("sessions",), _("no item"), _("at least one item")))
    if problems or entry is None:
        raise AgendaError(sorted(problems, key=lambda problem: problem.line or 0))
    return entry


def _at(
    document: Document, path: KeyPath, found: str, expected: str, suggestion: str = ""
) -> AgendaProblem:
    line = document.line(path)
    return AgendaProblem(document.file, line, key_path(path), found, expected, suggestion)


def _check_format(document: Document) -> None:
    """Refuse what is no agenda of this format, so that its other keys are not held against it."""
    data = document.data
    if not isinstance(data, dict):
        expected = _('an agenda that begins with "format: {format}"').format(format=FORMAT)
        raise AgendaError([_at(document, (), described(data), expected)])
    stated = data.get("format", FORMAT)
    if stated != FORMAT:
        version = re.fullmatch(r"timekeeper-agenda/([0-9]+)", str(stated))
        newer = version is not None and int(version[1]) > 1
        suggestion = _("a newer timekeeper made the file: update this one") if newer else ""
        expected = f'"{FORMAT}"'
        raise AgendaError([_at(document, ("format",), described(stated), expected, suggestion)])


def _problem(error: ErrorDetails, document: Document) -> AgendaProblem:
    path = tuple(step for step in error["loc"] if step not in PRESENTER_TAGS)
    kind, value = error["type"], error["input"]
    found, expected, suggestion = described(value), _expected(error), ""
    if kind == REFUSED:
        expected, suggestion = error["ctx"]["expected"], error["ctx"]["suggestion"]
    elif kind == "extra_forbidden":
        around = [step for step in path[:-1] if isinstance(step, str)]
        entry = _ENTRIES[around[-1]] if around else AgendaEntry
        keys = [field.alias or name for name, field in entry.model_fields.items()]
        found, expected = _("an unknown key"), _("one of {words}").format(words=", ".join(keys))
        suggestion = did_you_mean(path[-1], keys)
    elif kind == "missing":
        found = _("nothing")
        expected = f'"{FORMAT}"' if path == ("format",) else expected
    elif kind == "string_unicode":
        found = _("text with broken characters")
    elif kind == "string_type" and isinstance(value, int | float):
        suggestion = _("put it in quotes")
    elif kind == "string_pattern_mismatch" and path == ("title",):
        suggestion = _(
            "write the programme's title above its first item, or enter it in the review"
        )
    return _at(document, path, found, expected, suggestion)


def _expected(error: ErrorDetails) -> str:
    return {
        "missing": _("text"),
        "string_type": _("text"),
        "string_unicode": _("text"),
        "string_pattern_mismatch": _("text that is not blank"),
        "string_too_long": _("text of at most {count} characters").format(count=LONGEST_TEXT),
        **dict.fromkeys(_NO_PAGE, _("a page’s number, from 1")),
        "bool_type": _("true or false"),
        "tuple_type": _("a list"),
        "model_type": _("a mapping of keys"),
        "union_tag_not_found": _("text or a mapping of keys"),
    }.get(error["type"], error["msg"])


def _rule_problems(document: Document) -> Iterator[AgendaProblem]:
    """Yield what no single key can be blamed for."""
    for path, session in _children(document.data, (), "sessions"):
        if isinstance(session, dict) and "parts" in session and "items" in session:
            found, expected = _("parts and items side by side"), _("one of the two")
            yield _at(document, (*path, "items"), found, expected)
    first: dict[str, KeyPath] = {}
    for path, item in _items(document.data):
        identity = item.get("id") if isinstance(item, dict) else None
        if not isinstance(identity, str):
            continue
        holder = first.setdefault(identity, path)
        if holder != path:
            found = _("{id}, the id of {key} as well").format(
                id=described(identity), key=key_path(holder)
            )
            yield _at(document, (*path, "id"), found, _("an id of its own"))


def _items(data: Any) -> Iterator[tuple[KeyPath, Any]]:
    for place, session in _children(data, (), "sessions"):
        for part_place, part in _children(session, place, "parts"):
            yield from _children(part, part_place, "items")
        yield from _children(session, place, "items")


def _children(data: Any, path: KeyPath, key: str) -> Iterator[tuple[KeyPath, Any]]:
    entries = data.get(key) if isinstance(data, dict) else None
    if isinstance(entries, list | tuple):
        for index, entry in enumerate(entries):
            yield (*path, key, index), entry
