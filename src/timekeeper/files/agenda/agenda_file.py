"""Our own programme format: YAML that people can write by hand, read and written."""

from __future__ import annotations

import codecs
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timekeeper.core.programme import Programme
from timekeeper.core.text import cleaned
from timekeeper.files.agenda.check import agenda_of
from timekeeper.files.agenda.errors import AgendaError, AgendaProblem
from timekeeper.files.agenda.mapping import mapping_of, programme_of
from timekeeper.files.agenda.yaml_text import Document, read_yaml, write_yaml
from timekeeper.files.writing import replace_file
from timekeeper.words.language import _

__all__ = [
    "AgendaError",
    "AgendaProblem",
    "dump_agenda",
    "parse_agenda",
    "programme_from_mapping",
    "programme_to_mapping",
    "read_agenda",
    "write_agenda",
]

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE


def read_agenda(path: Path) -> Programme:
    """Return the programme of an agenda file; AgendaError with all that is wrong with it."""
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        # Unlike Path.is_dir(), this one does not raise for a name that is too long.
        found = _("a folder") if os.path.isdir(path) else error.strerror or str(error)  # noqa: PTH112
        expected = _("an agenda file")
        if isinstance(error, FileNotFoundError):
            found, expected = _("there is no such file; check the name and the folder"), ""
        raise _refused(name, found, expected) from error
    if len(content) > LARGEST:
        expected = _("at most {count} MB").format(count=LARGEST // MEGABYTE)
        raise _refused(name, _("a larger file"), expected)
    if b"\0" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _refused(name, _("binary data"), _("a text file"))
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found, expected = _("text that is not UTF-8"), _("a file saved as UTF-8")
        raise _refused(name, found, expected, line) from None
    return parse_agenda(text, name)


def _refused(file: str, found: str, expected: str, line: int | None = None) -> AgendaError:
    return AgendaError([AgendaProblem(file, line, "", found, expected)])


def parse_agenda(text: str, name: str) -> Programme:
    """Return the programme of an agenda's text; ``name`` is the file that its errors name."""
    document = read_yaml(cleaned(text), name)
    if document.data is None:
        raise _refused(name, _("an empty file"), _("an agenda"))
    return programme_of(agenda_of(document))


def programme_from_mapping(mapping: Mapping[str, Any]) -> Programme:
    """Return the programme of the plain data that ``programme_to_mapping`` gives."""
    return programme_of(agenda_of(Document("", mapping)))


def write_agenda(programme: Programme, path: Path) -> None:
    """Replace the agenda file in one step; AgendaError when that fails, the old file untouched."""
    content = dump_agenda(programme).encode()
    try:
        replace_file(path, content)
    except OSError as error:
        expected = _("a place where the agenda can be saved")
        raise _refused(str(path), error.strerror or str(error), expected) from error


def dump_agenda(programme: Programme) -> str:
    """Return the programme as an agenda's text, from which the same programme is read again."""
    return write_yaml(programme_to_mapping(programme))


def programme_to_mapping(programme: Programme) -> dict[str, Any]:
    """Return the programme as plain data for JSON, in the keys and the order of an agenda file.

    AgendaError when the format cannot hold it: times with seconds, lengths of no whole second,
    two items with one id, blank titles, no item at all.
    """
    mapping = mapping_of(programme)
    agenda_of(Document("", mapping))
    return mapping
