"""The check of an agenda's data: all that is wrong with it, at once, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_origin

from timekeeper.files.agenda.errors import (
    AgendaError,
    AgendaProblem,
    described,
    did_you_mean,
    key_path,
)
from timekeeper.files.agenda.schema import FORMAT, LONGEST_TEXT, AgendaEntry
from timekeeper.files.agenda.yaml_text import Document
from timekeeper.files.checked import Fault, Faulty, KeyPath, Wrong, checked, is_broken, keys_written
from timekeeper.words.language import _


def agenda_of(document: Document) -> AgendaEntry:
    """Return the agenda; AgendaError with everything that is wrong, in the file's order."""
    _check(document)
    problems = [*document.problems, *_rule_problems(document)]
    entry = None
    try:
        entry = checked(AgendaEntry, document.data)
    except Faulty as faulty:
        problems += [_problem(fault, document) for fault in faulty.faults]
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


def _check(document: Document) -> None:
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


def _problem(fault: Fault, document: Document) -> AgendaProblem:
    path, value = fault.place, fault.value
    found, expected, suggestion = described(value), _expected(fault), ""
    if fault.refused is not None:
        suggestion = fault.refused.suggestion
    elif fault.wrong is Wrong.UNKNOWN_KEY:
        found, suggestion = _("an unknown key"), did_you_mean(path[-1], keys_written(fault.of))
    elif fault.wrong is Wrong.MISSING:
        found = _("nothing")
    elif fault.of is str and isinstance(value, str) and is_broken(value):
        found = _("text with broken characters")
    elif fault.of is str and isinstance(value, int | float):
        suggestion = _("put it in quotes")
    elif path == ("title",) and isinstance(value, str) and not value.strip():
        suggestion = _(
            "write the programme’s title above its first item, or enter it in the review"
        )
    return _at(document, path, found, expected, suggestion)


def _expected(fault: Fault) -> str:
    if fault.refused is not None:
        return fault.refused.expected
    if fault.wrong is Wrong.UNKNOWN_KEY:
        return _("one of {words}").format(words=", ".join(keys_written(fault.of)))
    if fault.place == ("format",):
        return f'"{FORMAT}"'
    if fault.of is str:
        return _expected_text(fault.value)
    form = get_origin(fault.of) or fault.of
    return {
        bool: _("true or false"),
        int: _("a page’s number, from 1"),
        tuple: _("a list"),
        Union: _("text or a mapping of keys"),
        UnionType: _("text or a mapping of keys"),
    }.get(form, _("a mapping of keys"))


def _expected_text(value: object) -> str:
    if not isinstance(value, str) or is_broken(value):
        return _("text")
    if len(value) > LONGEST_TEXT:
        return _("text of at most {count} characters").format(count=LONGEST_TEXT)
    return _("text that is not blank")


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
