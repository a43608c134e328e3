"""What people write in YAML, held against a Struct: all that is wrong with it, at its places.

msgspec itself tells the first fault of data, and programs are content with that; people fix all at
once. What a field may be stands in its type either way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

KeyPath = tuple[str | int, ...]

_Made = TypeVar("_Made", bound=Struct)

_TRUTHS = dict.fromkeys(("true", "yes", "y", "on"), True) | dict.fromkeys(
    ("false", "no", "n", "off"), False
)
_HALF = re.compile("[\ud800-\udfff]")


class ReadBy(NamedTuple):
    """Stands in a field's Annotated and reads what was written before it is checked.

    It may raise Refused, and gives back what it cannot read.
    """

    read: Callable[[Any], Any]


class Refused(ValueError):
    """What was written is not what was expected, with what seems meant."""

    def __init__(self, expected: str, suggestion: str = "") -> None:
        super().__init__(expected)
        self.expected, self.suggestion = expected, suggestion


class Wrong(Enum):
    """What can be wrong at a place."""

    MISSING = auto()
    UNKNOWN_KEY = auto()
    REFUSED = auto()
    OTHER_TYPE = auto()


class Fault(NamedTuple):
    """What is wrong at a place: what stands there, and what type it was held against.

    For an unknown key that is the Struct that does not know it. ``refused``: by a reader.
    """

    place: KeyPath
    wrong: Wrong
    value: object
    of: Any
    refused: Refused | None = None


class Faulty(ValueError):
    """What was written cannot be taken; ``faults`` are all that is wrong."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(str(faults[0]))
        self.faults = faults


class Key(NamedTuple):
    """A key that a Struct is written with: the field's name, whether it must be there."""

    name: str
    required: bool
    default: object
    of: _Type


class _Type(NamedTuple):
    """A type taken apart: ``base`` is it without its limits, ``inner`` what it is made of."""

    whole: Any
    base: Any
    readers: tuple[ReadBy, ...]
    form: Any
    inner: tuple[_Type, ...]


def checked(kind: type[_Made], data: object, *, by_hand: bool = False) -> _Made:
    """Return the Struct that the data describe; Faulty with all that is wrong.

    ``by_hand``: a number serves as a text, in quotes it is a number, and "yes" and "on" are true.
    """
    check = _Check(by_hand)
    made: _Made = check.read(_apart(kind), data, ())
    if check.faults:
        raise Faulty(check.faults)
    return made


class _Check:
    def __init__(self, by_hand: bool) -> None:
        self._by_hand = by_hand
        self.faults: list[Fault] = []

    def read(self, of: _Type, value: Any, place: KeyPath) -> Any:
        """Return the value as this type has it; None, and a fault more, where it has none."""
        try:
            for reader in of.readers:
                value = reader.read(value)
        except Refused as refused:
            return self._fault(place, Wrong.REFUSED, value, of.base, refused)
        if of.form is Union:
            return None if value is None else self._choice(of, value, place)
        if of.form is tuple and isinstance(value, list | tuple):
            return tuple(self.read(of.inner[0], one, (*place, n)) for n, one in enumerate(value))
        if of.form is Struct and isinstance(value, dict):
            return self._struct(of.base, value, place)
        if of.form is Mapping and isinstance(value, dict):
            of_key, of_value = of.inner
            return {
                self.read(of_key, key, (*place, key)): self.read(of_value, one, (*place, key))
                for key, one in value.items()
            }
        return self._plain(of, value, place)

    def _choice(self, of: _Type, value: Any, place: KeyPath) -> Any:
        """Read what may be a text, or a mapping of keys, or lack."""
        kinds = [kind for kind in of.inner if isinstance(value, dict) == (kind.form is Struct)]
        if len(of.inner) > 1 and not isinstance(value, str | dict):
            return self._fault(place, Wrong.OTHER_TYPE, value, of.base)
        return self.read((kinds or of.inner)[0], value, place)

    def _struct(self, kind: type[Struct], value: dict[Any, Any], place: KeyPath) -> Any:
        known, before = keys_written(kind), len(self.faults)
        said = {}
        for name, key in known.items():
            if name in value:
                said[key.name] = self.read(key.of, value[name], (*place, name))
            elif key.required:
                self._fault((*place, name), Wrong.MISSING, None, key.of.base)
        for name, one in value.items():
            if name not in known:
                self._fault((*place, name), Wrong.UNKNOWN_KEY, one, kind)
        if len(self.faults) > before:
            return None
        try:
            return kind(**said)
        except Refused as refused:
            return self._fault(place, Wrong.REFUSED, value, kind, refused)

    def _plain(self, of: _Type, value: Any, place: KeyPath) -> Any:
        if self._by_hand and of.base is str and type(value) in {int, float}:
            value = str(value)
        elif self._by_hand and of.base is bool and isinstance(value, str):
            value = _TRUTHS.get(value.lower(), value)
        try:
            if not is_broken(value):
                return convert(value, of.whole, strict=not self._by_hand)
        except ValidationError:
            pass
        return self._fault(place, Wrong.OTHER_TYPE, value, of.base)

    def _fault(
        self, place: KeyPath, wrong: Wrong, value: Any, of: Any, refused: Refused | None = None
    ) -> None:
        self.faults.append(Fault(place, wrong, value, of, refused))


def is_broken(value: object) -> bool:
    """Return whether it is a text with half a character in it."""
    return isinstance(value, str) and _HALF.search(value) is not None


@cache
def keys_written(kind: type[Struct]) -> dict[str, Key]:
    """Return what a Struct is written with, key by key in their order."""
    return {
        field.encode_name: Key(field.name, field.required, field.default, _apart(field.type))
        for field in fields(kind)
    }


def _apart(whole: Any) -> _Type:
    base, *said = get_args(whole) if get_origin(whole) is Annotated else (whole,)
    readers = tuple(each for each in said if isinstance(each, ReadBy))
    form = get_origin(base)
    if isinstance(base, type) and issubclass(base, Struct):
        return _Type(whole, base, readers, Struct, ())
    if form in {Union, UnionType}:
        kinds = [kind for kind in get_args(base) if kind is not NoneType]
        return _Type(whole, base, readers, Union, tuple(map(_apart, kinds)))
    if form is tuple:
        return _Type(whole, base, readers, tuple, (_apart(get_args(base)[0]),))
    if isinstance(form, type) and issubclass(form, Mapping):
        return _Type(whole, base, readers, Mapping, tuple(map(_apart, get_args(base))))
    return _Type(whole, base, readers, None, ())
