"""The settings file: YAML, written by hand or by the program, of this version or a newer one."""

from __future__ import annotations

import copy
from itertools import count
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct, ValidationError, convert, to_builtins
from msgspec.json import decode, encode
from msgspec.structs import replace

from timekeeper.files.agenda.agenda_file import AgendaError
from timekeeper.files.agenda.yaml_text import read_yaml, write_yaml
from timekeeper.files.checked import Faulty, checked
from timekeeper.files.writing import replace_file
from timekeeper.live.settings import Settings
from timekeeper.words.language import _

VERSION = 1  # counted up when an older program would misread what this one writes
# Made of fields of their own.
PARTS = [
    name for name in Settings.__struct_fields__ if isinstance(getattr(Settings(), name), Struct)
]
# Under what this version wrote into a newer one's file, so that the copy is made but once.
MARK = "# An older timekeeper changed this file; as it was before, it lies beside it.\n"


class SettingsError(Exception):
    """A settings file that cannot be used; the text says where and what to do."""


_Version = Annotated[int, Meta(ge=1)]


def read_settings(path: Path) -> Settings:
    """Return the settings of the file, the defaults when there is none.

    A file of a newer version is read as far as it is understood.
    """
    try:
        return _checked(_content(path))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError, AgendaError, ValidationError, Faulty) as error:
        if isinstance(error, OSError) and not path.parent.is_dir():
            return Settings()  # what is wrong with the folder, whoever writes to it says
        raise SettingsError(
            _("The settings file {path} cannot be read; fix it or remove it.").format(path=path)
        ) from error


def open_settings(path: Path) -> tuple[Settings, str]:
    """Return the settings to work with, and a sentence when not all of the file serves.

    A file that nobody can understand is set aside, so that it is not written over.
    """
    try:
        settings = read_settings(path)
        newer = _is_newer(_content(path))
    except FileNotFoundError:
        return Settings(), ""
    except SettingsError as error:
        if isinstance(error.__cause__, OSError):
            return Settings(), str(error)
        return Settings(), _set_aside(path)
    except (OSError, UnicodeDecodeError, AgendaError):  # changed between the two looks
        return settings, ""
    if newer:
        return settings, _(
            "The settings are those of a newer timekeeper; what this one does not know stays as "
            "it is."
        )
    return settings, ""


def _set_aside(path: Path) -> str:
    names = (path.with_name(f"{path.name}.unreadable{n or ''}") for n in count())
    aside = next(name for name in names if not name.exists())
    try:
        path.rename(aside)
    except OSError:
        return _("The settings file {path} cannot be read; fix it or remove it.").format(path=path)
    return _(
        "The settings could not be read; the usual ones hold. The file was set aside as {path}."
    ).format(path=aside)


def _checked(content: object) -> Settings:
    """Check the content; of a newer version, what is not understood counts as not there."""
    rest = copy.deepcopy(content)
    if isinstance(rest, dict):
        convert(rest.pop("version", VERSION), _Version, strict=False)
        look = rest.get("hall_look")
        for name in ("background", "accent", "text"):
            # An unquoted #RRGGBB, to YAML a remark, is to be told as a colour that is none.
            if isinstance(look, dict) and name in look and look[name] is None:
                look[name] = "#"
    while True:
        try:
            return checked(Settings, rest, by_hand=True)
        except Faulty as error:
            places = {fault.place for fault in error.faults}
            if not _is_newer(content) or not all(places):
                raise
            # The later parts of a list first, so that the places of the earlier ones hold.
            for place in sorted(places, key=lambda p: [-x if isinstance(x, int) else 0 for x in p]):
                _drop(rest, place)


def _is_newer(content: object) -> bool:
    version = content.get("version") if isinstance(content, dict) else None
    return isinstance(version, int) and version > VERSION


def _drop(content: Any, place: tuple[int | str, ...]) -> None:
    """Take the part at this place away, or the nearest around it."""
    *way, last = place
    inner = content
    try:
        for part in way:
            inner = inner[part]
        del inner[last]
    except (KeyError, IndexError, TypeError):
        if way:
            _drop(content, tuple(way))


def usable_settings(path: Path) -> Settings:
    """Return the settings of the file, the defaults when it cannot be read."""
    try:
        return read_settings(path)
    except SettingsError:
        return Settings()  # the command line has told it already


def _content(path: Path) -> object:
    document = read_yaml(path.read_text(encoding="utf-8-sig"), str(path))
    if document.problems:
        raise AgendaError(document.problems)
    return {} if document.data is None else document.data


def write_settings(settings: Settings, path: Path) -> None:
    """Replace the settings file in one step."""
    replace_file(path, write_yaml(_as_data(settings)).encode(), is_private=True)


def keep_setting(path: Path, **changed: object) -> None:
    """Keep these settings, named as the fields of Settings; all others stay as the file has them.

    In a newer version's file only what is another than before changes; as it was, it is kept
    beside it, named ``.bak``. TypeError for a name that is none, SettingsError or OSError when the
    file cannot be used.
    """
    before = read_settings(path)
    after = replace(before, **changed)
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = _content(path)
    except (FileNotFoundError, NotADirectoryError):
        text, content = "", None
    if not isinstance(content, dict) or not _is_newer(content):
        write_settings(after, path)
        return
    if not text.endswith(MARK):
        kept = path.with_name(f"{path.name}.bak")
        replace_file(kept, path.read_bytes(), is_private=True)
    _put(content, _as_data(before), _as_data(after))
    replace_file(path, (write_yaml(content) + MARK).encode(), is_private=True)


def _as_data(settings: Settings) -> dict[str, Any]:
    right = checked(Settings, to_builtins(settings))
    data: dict[str, Any] = decode(encode(right))
    return {"version": VERSION} | data


def _put(content: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
    """Put into the content what differs, field by field, and nothing else."""
    for name, value in after.items():
        if value == before[name]:
            continue
        if name in PARTS and isinstance(content.get(name), dict):
            _put(content[name], before[name], value)
        else:
            content[name] = value
