"""The settings file: YAML, written by hand or by the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from timekeeper.files.agenda import AgendaError
from timekeeper.files.agenda_yaml import read_yaml, write_yaml
from timekeeper.files.writing import replace_file
from timekeeper.live.language import _
from timekeeper.live.settings import DeskHabits, ScreenIdentity, Settings


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


class _SettingsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: Literal["vi", "en"] = "vi"
    farthest_seat: Annotated[float, Field(ge=0, le=200)] = 0.0
    image_height: Annotated[float, Field(ge=0, le=50)] = 0.0
    hall_screen: list[_Screen] = []
    desk: _Habits = _Habits()


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
    screens = tuple(ScreenIdentity(**screen) for screen in content.pop("hall_screen"))
    habits = _habits(**content.pop("desk"))
    return Settings(**content, hall_screen=screens, desk=habits)


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
    content = _SettingsFile.model_validate(asdict(settings)).model_dump()
    replace_file(path, write_yaml(content).encode())


def keep_hall_screens(screens: Sequence[ScreenIdentity], path: Path) -> None:
    """Keep these as the hall's screens; all other settings stay as the file has them now."""
    write_settings(replace(read_settings(path), hall_screen=tuple(screens)), path)


def keep_habits(habits: DeskHabits, path: Path) -> None:
    """Keep the operator's habits; all other settings stay as the file has them now."""
    write_settings(replace(read_settings(path), desk=habits), path)
