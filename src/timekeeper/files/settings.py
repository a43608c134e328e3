"""The settings file: YAML, written by hand or by the program, of this version or a newer one."""

from __future__ import annotations

import copy
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from timekeeper.files.agenda.agenda_file import AgendaError
from timekeeper.files.agenda.yaml_text import read_yaml, write_yaml
from timekeeper.files.writing import replace_file
from timekeeper.live.settings import (
    DeskHabits,
    HallLook,
    ReportForm,
    ScreenIdentity,
    Settings,
    Style,
)
from timekeeper.words.language import _

VERSION = 1  # counted up when an older program would misread what this one writes
PARTS = ("desk", "hall_look", "report")  # made of fields of their own
# Under what this version wrote into a newer one's file, so that the copy is made but once.
MARK = "# An older timekeeper changed this file; as it was before, it lies beside it.\n"


class SettingsError(Exception):
    """A settings file that cannot be used; the text says where and what to do."""


Text = Annotated[str, Field(max_length=200)]
Pixels = Annotated[int, Field(ge=0, le=100_000)]


class _Screen(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    maker: Text = ""
    model: Text = ""
    serial: Text = ""
    name: Text = ""
    width: Pixels = 0
    height: Pixels = 0


class _Habits(BaseModel):
    model_config = ConfigDict(extra="forbid")

    keys: dict[Text, list[Text]] = {}
    recent: list[Annotated[str, Field(max_length=1000)]] = []
    messages: list[Annotated[str, Field(max_length=300)]] = []
    table_share: Annotated[int, Field(ge=300, le=900)] = 685


# To YAML, an unquoted #7A1014 is a remark: told as a colour that is none, rather than passed over.
Colour = Annotated[Text, BeforeValidator(lambda value: "#" if value is None else value)]


class _Look(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    style: Style = Style.PARTY
    fades: bool = True
    logo: Annotated[str, Field(max_length=1000)] = ""
    own_colours: bool = True
    background: Colour = ""
    accent: Colour = ""
    text: Colour = ""


class _Report(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    form: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")] = "party"
    superior: Text = ""
    issuer: Text = ""
    number: Text = ""
    symbol: Text = ""
    place: Text = ""
    authority: Text = ""
    signer_title: Text = ""
    signer_name: Text = ""
    recipients: list[Text] = []
    spelling: Literal["", "ủy", "uỷ"] = ""


class _SettingsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: Annotated[int, Field(ge=1)] = VERSION
    language: Literal["vi", "en"] = "vi"
    farthest_seat: Annotated[float, Field(ge=0, le=200)] = 0.0
    image_height: Annotated[float, Field(ge=0, le=50)] = 0.0
    hall_screen: list[_Screen] = []
    rostrum_screen: list[_Screen] = []
    longest_gap: Annotated[int, Field(ge=1, le=1440)] = 10
    desk: _Habits = _Habits()
    hall_look: _Look = _Look()
    copy_to: Annotated[str, Field(max_length=1000)] = ""
    report: _Report = _Report()


def read_settings(path: Path) -> Settings:
    """Return the settings of the file, the defaults when there is none.

    A file of a newer version is read as far as it is understood.
    """
    try:
        return _settings(_validated(_content(path)))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError, AgendaError, ValidationError) as error:
        raise SettingsError(
            _("The settings file {path} cannot be read; mend it or remove it.").format(path=path)
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
        return _("The settings file {path} cannot be read; mend it or remove it.").format(path=path)
    return _(
        "The settings could not be read; the usual ones hold. The file was set aside as {path}."
    ).format(path=aside)


def _validated(content: object) -> _SettingsFile:
    """Check the content; of a newer version, what is not understood counts as not there."""
    if not _is_newer(content):
        return _SettingsFile.model_validate(content)
    rest = copy.deepcopy(content)
    while True:
        try:
            return _SettingsFile.model_validate(rest)
        except ValidationError as error:
            places = {part["loc"] for part in error.errors(include_url=False)}
            if not all(places):
                raise
            for place in sorted(places, key=_from_the_end):
                _drop(rest, place)


def _is_newer(content: object) -> bool:
    version = content.get("version") if isinstance(content, dict) else None
    return isinstance(version, int) and version > VERSION


def _from_the_end(place: tuple[int | str, ...]) -> list[tuple[int, str]]:
    """Sort the later parts of a list first, so that the places of the earlier ones hold."""
    return [(-part, "") if isinstance(part, int) else (0, part) for part in place]


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


def _settings(file: _SettingsFile) -> Settings:
    content = file.model_dump(exclude={"version"})
    for name in ("hall_screen", "rostrum_screen"):
        content[name] = tuple(ScreenIdentity(**screen) for screen in content[name])
    habits = _habits(**content.pop("desk"))
    look = HallLook(**content.pop("hall_look"))
    report = _report_form(**content.pop("report"))
    return Settings(**content, hall_look=look, desk=habits, report=report)


def _report_form(recipients: list[str], **texts: str) -> ReportForm:
    return ReportForm(**texts, recipients=tuple(recipients))


def usable_settings(path: Path) -> Settings:
    """Return the settings of the file, the defaults when it cannot be read."""
    try:
        return read_settings(path)
    except SettingsError:
        return Settings()  # the command line has told it already


def _habits(
    keys: dict[str, list[str]], recent: list[str], messages: list[str], table_share: int
) -> DeskHabits:
    chosen = {name: tuple(of_name) for name, of_name in keys.items()}
    return DeskHabits(chosen, tuple(recent), tuple(messages), table_share)


def _content(path: Path) -> object:
    document = read_yaml(path.read_text(encoding="utf-8-sig"), str(path))
    if document.problems:
        raise AgendaError(document.problems)
    return {} if document.data is None else document.data


def write_settings(settings: Settings, path: Path) -> None:
    """Replace the settings file in one step."""
    replace_file(path, write_yaml(_as_data(settings)).encode())


def keep_setting(path: Path, **changed: object) -> None:
    """Keep these settings, named as the fields of Settings; all others stay as the file has them.

    In a newer version's file only what is another than before changes; as it was, it is kept
    beside it, named ``.bak``. TypeError for a name that is none, SettingsError or OSError when the
    file cannot be used.
    """
    before = read_settings(path)
    after = replace(before, **changed)  # type: ignore[arg-type]
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = _content(path)
    except (FileNotFoundError, NotADirectoryError):
        text, content = "", None
    if not isinstance(content, dict) or not _is_newer(content):
        write_settings(after, path)
        return
    if not text.endswith(MARK):
        replace_file(path.with_name(f"{path.name}.bak"), path.read_bytes())
    _carry_over(content, _as_data(before), _as_data(after))
    replace_file(path, (write_yaml(content) + MARK).encode())


def _as_data(settings: Settings) -> dict[str, Any]:
    return _SettingsFile.model_validate(asdict(settings)).model_dump(mode="json")


def _carry_over(content: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
    """Put into the content what differs, field by field, and nothing else."""
    for name, value in after.items():
        if value == before[name]:
            continue
        if name in PARTS and isinstance(content.get(name), dict):
            _carry_over(content[name], before[name], value)
        else:
            content[name] = value
