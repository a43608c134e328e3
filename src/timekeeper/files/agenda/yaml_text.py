"""The small, unambiguous YAML of agenda files: plain data with line numbers, and back to text."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

from timekeeper.files.agenda.errors import AgendaError, AgendaProblem, key_path
from timekeeper.files.checked import KeyPath
from timekeeper.words.language import _

# The library recurses, or crashes, on deep nesting; an agenda is eight levels deep.
DEEPEST = 20
LARGEST_FORM = 1024 * 1024  # bytes
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,20}")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

# Words that some reader of YAML takes for something other than text.
_TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# JSON writes what lies beyond 16 bits as two escapes, which no parser of YAML joins.
_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})"
)
_INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Document(Struct):
    """The data of a YAML text, the keys given twice, and the line of every key and list entry.

    Lines are wanted where something is wrong: for the first of them the text is read once more.
    """

    file: str
    data: Any = None
    text: str = ""
    problems: list[AgendaProblem] = field(default_factory=list)
    lines: dict[KeyPath, int] | None = None

    def line(self, path: KeyPath) -> int | None:
        """Return the line of a place in the data, or of the nearest place around it."""
        if self.lines is None:
            self.lines = {}
            _read(Document(self.file, text=self.text, lines=self.lines))
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def read_yaml_file(path: Path) -> Document:
    """Return the data of a small file that the office changes, such as its limits.

    OSError or UnicodeDecodeError where it cannot be read, or is larger than such a file may be.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST_FORM + 1)
    if len(content) > LARGEST_FORM:
        raise OSError(errno.EFBIG, "", str(path))
    return read_yaml(content.decode("utf-8-sig"), str(path))


def read_yaml(text: str, file: str) -> Document:
    """Return the data of one YAML document.

    Only null, true, false and decimal numbers are anything but text: no base-60 numbers, dates,
    octal numbers, "yes" or "no". AgendaError when it is not YAML, or has aliases, tags, several
    documents or keys that are not text.
    """
    if text.lstrip().startswith("{"):
        text = _PAIR.sub(
            lambda found: found[1] + bytes.fromhex(found[2] + found[3]).decode("utf-16-be"), text
        )
    document = Document(file, text=text)
    _read(document)
    return document


def _read(document: Document) -> None:
    """Fill the document with what its text says, and its lines where it is to have them."""
    reader = _Reader(document)
    try:
        for event in yaml.parse(document.text, Loader=_PARSER):
            reader.take(event)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise AgendaError([_problem(error, document.text, document.file)]) from None


def _problem(error: Exception, text: str, file: str) -> AgendaProblem:
    line, reason = None, str(error)
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark
        line = mark.line + 1 if mark is not None else None
        reason = error.problem or reason
    elif isinstance(error, yaml.reader.ReaderError):
        # The position given counts bytes in one of the library's two parsers, characters in the
        # other.
        character = error.character
        bad = chr(character) if isinstance(character, int) else str(character)
        line, reason = text.count("\n", 0, max(text.find(bad), 0)) + 1, error.reason
    found = _("text that is not YAML ({reason})").format(reason=reason)
    return AgendaProblem(file, line, "", found, _('lines of the form "key: value"'))


class _Open(Struct):
    """A mapping or list that has begun and not ended; ``key`` waits for its value."""

    value: dict[str, Any] | list[Any]
    path: KeyPath
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


class _Reader:
    """Builds a Document from parser events."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._texts: dict[str, str] = {}  # an agenda says the same again and again
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark is not None else 1
        match event:
            case yaml.ScalarEvent():
                self._refuse_tag(event.tag, line)
                self._scalar(event, line)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_tag(event.tag, line)
                self._begin({} if isinstance(event, yaml.MappingStartEvent) else [], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
            case yaml.AliasEvent():
                found = _('the alias "*{name}"').format(name=event.anchor)
                self._refuse(line, found, _("the text itself, written out"))
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._refuse(line, _('a second document ("---")'), _("one agenda in a file"))

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        mapping = self._open[-1] if self._open else None
        text = self._texts.setdefault(event.value, event.value)
        if mapping is None or not mapping.awaits_key:
            plain = event.implicit[0]
            self._add(_value(text) if plain else text, line)
            return
        mapping.key = text
        path = (*mapping.path, text)
        self._note(path, line)
        if text in mapping.value:
            first = self.document.line(path)
            found = _("the key a second time, after line {line}").format(line=first)
            self.document.problems.append(
                AgendaProblem(self.document.file, line, key_path(path), found, _("every key once"))
            )

    def _begin(self, value: dict[str, Any] | list[Any], line: int) -> None:
        if self._open and self._open[-1].awaits_key:
            self._refuse(line, _("a list or a mapping as a key"), _("text as a key"))
        if len(self._open) == DEEPEST:
            found = _("more than {count} levels of nesting").format(count=DEEPEST)
            self._refuse(line, found, _("the levels of an agenda"))
        self._open.append(_Open(value, self._add(value, line)))

    def _add(self, value: Any, line: int) -> KeyPath:
        if not self._open:
            self.document.data = value
            self._note((), line)
            return ()
        parent = self._open[-1]
        if isinstance(parent.value, list):
            path: KeyPath = (*parent.path, len(parent.value))
            parent.value.append(value)
            self._note(path, line)
        else:
            assert parent.key is not None  # noqa: S101  # a mapping's value follows its key
            path = (*parent.path, parent.key)
            parent.value[parent.key] = value
            parent.key = None
        return path

    def _note(self, path: KeyPath, line: int) -> None:
        if self.document.lines is not None:
            self.document.lines.setdefault(path, line)

    def _refuse_tag(self, tag: str | None, line: int) -> None:
        if tag is not None:
            found = _('the tag "{tag}"').format(tag=tag)
            self._refuse(line, found, _("a value without a tag; text may stand in quotes"))

    def _refuse(self, line: int, found: str, expected: str) -> None:
        raise AgendaError([AgendaProblem(self.document.file, line, "", found, expected)])


def _value(plain: str) -> object:
    if plain in _WORDS:
        return _WORDS[plain]
    if _INTEGER.fullmatch(plain):
        return int(plain)
    return float(plain) if _DECIMAL.fullmatch(plain) else plain


def write_yaml(data: dict[str, Any]) -> str:
    """Return plain data as block-style YAML that every reader of YAML understands alike."""
    return "\n".join(_lines(data)) + "\n"


def _lines(data: dict[str, Any] | list[Any]) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if value and isinstance(value, dict | list):
                yield f"{key}:"
                yield from (f"  {line}" for line in _lines(value))
            else:
                yield f"{key}: {_scalar(value)}"
    else:
        for value in data:
            lines = _lines(value) if value and isinstance(value, dict) else [_scalar(value)]
            for index, line in enumerate(lines):
                yield f"  {line}" if index else f"- {line}"


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    bare = value[:1].isalpha() and value[-1:] not in {":", " "} and value.isprintable()
    if bare and ": " not in value and " #" not in value and value.lower() not in _TAKEN:
        return value
    if _DATE.fullmatch(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
