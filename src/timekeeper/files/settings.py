"""The settings file: YAML, written by hand or by the program."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from timekeeper.files.agenda import AgendaError
from timekeeper.files.agenda_yaml import read_yaml, write_yaml
from timekeeper.files.writing import replace_file
from timekeeper.live.language import _
from timekeeper.live.settings import (
    DeskHabits,
    HallLook,
    ReportForm,
    ScreenIdentity,
    Settings,
    Style,
)


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
    """Return the settings of the file, the defaults when there is none."""
    try:
        content = _SettingsFile.model_validate(_content(path)).model_dump()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError, AgendaError, ValidationError) as error:
        raise SettingsError(
            _("The settings file {path} cannot be read; mend it or remove it.").format(path=path)
        ) from error
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
    content = _SettingsFile.model_validate(asdict(settings)).model_dump(mode="json")
    replace_file(path, write_yaml(content).encode())


def keep_setting(path: Path, **changed: object) -> None:
    """Keep these settings, named as the fields of Settings; all others stay as the file has them.

    ValueError for a name that is none, SettingsError or OSError when the file cannot be used.
    """
    write_settings(replace(read_settings(path), **changed), path)  # type: ignore[arg-type]
