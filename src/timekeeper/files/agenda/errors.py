"""What is wrong with an agenda file: where, what was found, what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from timekeeper.files.checked import KeyPath
from timekeeper.words.language import _

LONGEST_QUOTE = 60


class AgendaProblem(Struct, frozen=True):
    """One thing to fix. ``line`` counts from 1, None when there is no text to point at.

    ``key`` is the place in the file, such as ``sessions[0].items[3].start``; empty for the whole.
    ``expected`` is empty where ``found`` says all.
    """

    file: str
    line: int | None
    key: str
    found: str
    expected: str
    suggestion: str = ""

    def __str__(self) -> str:
        """Return the problem as one line: where, found, expected, what to do.

        A programme that is in no file was made in a window: there nobody knows the keys.
        """
        place, found = self.key, self.found
        if not self.file:
            place, found = place_of_key(place), _("nothing") if found == '""' else found
        file = f"{self.file}:{self.line}" if self.file and self.line else self.file
        template = _("found {found}, expected {expected}") if self.expected else "{found}"
        sentence = template.format(found=found, expected=self.expected)
        if self.suggestion:
            sentence = f"{sentence} ({self.suggestion})"
        return ": ".join(filter(None, (file, place, sentence)))


class AgendaError(Exception):
    """An agenda that cannot be read or written; ``problems`` holds all that is wrong with it."""

    def __init__(self, problems: Iterable[AgendaProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def key_path(path: KeyPath) -> str:
    """Return a path of keys and indexes as people write it: ``sessions[0].title``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def place_of_key(key: str) -> str:
    """Return the place of a key in people's words: ``sessions[0].title`` is session 1, its title.

    A key that no window sets stays as the file has it.
    """
    counted = {
        "sessions": _("session {number}"),
        "parts": _("part {number}"),
        "items": _("item {number}"),
        "speakers": _("speaker {number}"),
        "materials": _("file {number}"),
    }
    named = {
        "title": _("title"),
        "short_title": _("short title"),
        "hall_title": _("title in the hall"),
        "name": _("name"),
        "number": _("number"),
        "subtitle": _("line below the title"),
        "term": _("term"),
        "date": _("date"),
        "start": _("start"),
        "end": _("end"),
        "minutes": _("length"),
        "minimum": _("least length"),
        "presenter": _("presenter"),
        "kind": _("kind"),
        "topic": _("topic"),
        "notes": _("notes"),
        "first": _("first page"),
        "last": _("last page"),
    }
    steps = re.findall(r"(\w+)(?:\[(\d+)\])?", key)
    return ", ".join(
        counted[name].format(number=int(index) + 1)
        if name in counted and index
        else named.get(name, name)
        for name, index in steps
    )


def described(value: object) -> str:
    """Return what a value of the file looks like to its author."""
    match value:
        case None:
            return _("nothing")
        case bool():
            return str(value).lower()
        case str():
            text = " ".join(value.split())
            cut = len(text) > LONGEST_QUOTE
            return f'"{text[:LONGEST_QUOTE]}…"' if cut else f'"{text}"'
        case list():
            return _("a list")
        case dict():
            return _("a mapping of keys")
        case _:
            return str(value)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Return a suggestion of the known word nearest to ``word``, empty when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    near = get_close_matches(str(word), list(known), n=1)
    return _('did you mean "{word}"?').format(word=near[0]) if near else ""
