"""The actions file of a rehearsal: what to do at which time of the day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from timekeeper.core.programme import Courtesy, Programme
from timekeeper.core.rules import Act, Action
from timekeeper.files.agenda import MEGABYTE, AgendaError
from timekeeper.files.agenda_yaml import Document, read_yaml
from timekeeper.live.language import _
from timekeeper.live.rehearsal import ScriptedAct

LARGEST = 5 * MEGABYTE
MOST_MINUTES = 24 * 60
YEARS = range(1900, 2200)  # near the ends of the calendar instants cannot be reckoned
_TO_THE_SECOND = 3
_KEYS = {"at", "do", "item", "minutes", "to", "text", "level", "date"}


class ScriptError(Exception):
    """An actions file that cannot be used; the text names file, line and what was expected."""


def read_script(path: Path, programme: Programme) -> tuple[ScriptedAct, ...]:
    """Return the acts of the file; times are meant in the programme's time zone and date."""
    try:
        document = read_yaml(_text(path), str(path))
    except AgendaError as error:
        raise ScriptError(str(error)) from error
    if document.problems:
        raise ScriptError(str(document.problems[0]))
    acts: list[ScriptedAct] = []
    for index, action in enumerate(_actions(document)):
        line = document.line(("actions", index)) or 1
        scripted = _Line(action, path, line, programme).scripted()
        if acts and scripted.at < acts[-1].at:
            raise ScriptError(
                _("{file}:{line}: the time lies before that of the action above.").format(
                    file=path, line=line
                )
            )
        acts.append(scripted)
    return tuple(acts)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) <= LARGEST:
            return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(_("{file} cannot be read as UTF-8 text.").format(file=path)) from error
    raise ScriptError(_("{file} is too large for a list of actions.").format(file=path))


def _actions(document: Document) -> list[Any]:
    actions = document.data.get("actions") if isinstance(document.data, dict) else None
    if isinstance(actions, list):
        return actions
    raise ScriptError(_("{file}: a list under “actions:” was expected.").format(file=document.file))


class _Line:
    """One action of the file."""

    def __init__(self, action: object, path: Path, line: int, programme: Programme) -> None:
        self._path = path
        self._programme = programme
        self._line = line
        if not isinstance(action, dict):
            raise self._error(_('an action such as {at: "07:30", do: start} was expected'))
        self._values = {key: value for key, value in action.items() if value is not None}
        for key in action.keys() - _KEYS:
            raise self._error(_("“{key}” is not known here").format(key=key))

    def scripted(self) -> ScriptedAct:
        if not self._values.keys() >= {"at", "do"}:
            raise self._error(_("an action needs “at” and “do”"))
        try:
            action = Action(self._values["do"])
        except ValueError:
            known = ", ".join(Action)
            message = _("“{found}” is no action; one of {known} was expected")
            raise self._error(message.format(found=self._values["do"], known=known)) from None
        act = Act(
            action,
            item=self._written("item") or None,
            amount=self._minutes(),
            to=self._instant("to") if "to" in self._values else None,
            text=self._written("text"),
            level=self._level(),
        )
        return ScriptedAct(self._instant("at"), act, self._line)

    def _written(self, key: str) -> str:
        value = self._values.get(key, "")
        if isinstance(value, str) or type(value) is int:
            return str(value)
        # A bare 1.10 has become 1.1 here, and might be another item.
        raise self._error(_("“{key}” is text; put it in quotes").format(key=key))

    def _level(self) -> Courtesy | None:
        written = self._written("level")
        if not written:
            return None
        if written not in list(Courtesy):
            levels = ", ".join(Courtesy)
            raise self._error(_("“level” is one of {levels}").format(levels=levels))
        return Courtesy(written)

    def _minutes(self) -> timedelta | None:
        if "minutes" not in self._values:
            return None
        try:
            minutes = float(self._values["minutes"])
        except (ValueError, TypeError):
            minutes = MOST_MINUTES + 1
        if not -MOST_MINUTES <= minutes <= MOST_MINUTES:
            message = _("“minutes” is a number, at most {most}")
            raise self._error(message.format(most=MOST_MINUTES))
        return timedelta(minutes=minutes)

    def _instant(self, key: str) -> datetime:
        try:
            day, at = self._day(), self._time(key)
        except (ValueError, TypeError):
            message = _(
                '“{key}” is a time such as "07:36" or "07:36:10", “date” such as 2023-12-06'
            )
            raise self._error(message.format(key=key)) from None
        if day is None:
            raise self._error(_("the programme has no date; say “date” with each action"))
        return datetime.combine(day, at, self._programme.timezone).astimezone(UTC)

    def _day(self) -> date | None:
        if "date" not in self._values:
            return self._programme.session_date(0)
        day = date.fromisoformat(self._values["date"])
        if day.year not in YEARS:
            raise ValueError(day)
        return day

    def _time(self, key: str) -> time:
        figures = [int(figure) for figure in self._written(key).split(":")]
        hour, minute, second = figures if len(figures) == _TO_THE_SECOND else (*figures, 0)
        return time(hour, minute, second)

    def _error(self, message: str) -> ScriptError:
        return ScriptError(f"{self._path}:{self._line}: {message}")
