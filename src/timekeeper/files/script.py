"""The actions file of a rehearsal: what to do at which time of the day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import yaml

from timekeeper.core.programme import Programme
from timekeeper.core.rules import Act, Action
from timekeeper.live.language import _
from timekeeper.live.rehearsal import ScriptedAct

_TO_THE_SECOND = 3
_KEYS = {"at", "do", "item", "minutes", "to", "text", "date"}


class ScriptError(Exception):
    """An actions file that cannot be used; the text names file, line and what was expected."""


def read_script(path: Path, programme: Programme) -> tuple[ScriptedAct, ...]:
    """Return the acts of the file; times are meant in the programme's time zone and date."""
    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(_("{file} cannot be read as UTF-8 text.").format(file=path)) from error
    except yaml.YAMLError as error:
        raise ScriptError(
            _("{file} is not YAML: {error}").format(file=path, error=error)
        ) from error
    acts: list[ScriptedAct] = []
    for node in _action_nodes(tree, path):
        scripted = _Line(node, path, programme).scripted()
        if acts and scripted.at < acts[-1].at:
            raise ScriptError(
                _("{file}:{line}: the time lies before that of the action above.").format(
                    file=path, line=scripted.line
                )
            )
        acts.append(scripted)
    return tuple(acts)


def _action_nodes(tree: yaml.Node | None, path: Path) -> list[yaml.Node]:
    if isinstance(tree, yaml.MappingNode):
        for key, value in tree.value:
            if key.value == "actions" and isinstance(value, yaml.SequenceNode):
                return list(value.value)
    raise ScriptError(_("{file}: a list under “actions:” was expected.").format(file=path))


class _Line:
    """One action; scalars are taken as they are written, so 07:36 stays a time."""

    def __init__(self, node: yaml.Node, path: Path, programme: Programme) -> None:
        self._path = path
        self._programme = programme
        self._line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise self._error(_('an action such as {at: "07:30", do: start} was expected'))
        self._values = {key.value: value.value for key, value in node.value}
        for key in self._values.keys() - _KEYS:
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
            item=self._values.get("item"),
            amount=self._minutes(),
            to=self._instant("to") if "to" in self._values else None,
            text=self._values.get("text", ""),
        )
        return ScriptedAct(self._instant("at"), act, self._line)

    def _minutes(self) -> timedelta | None:
        if "minutes" not in self._values:
            return None
        try:
            return timedelta(minutes=float(self._values["minutes"]))
        except (ValueError, TypeError, OverflowError):
            raise self._error(_("“minutes” is a number")) from None

    def _instant(self, key: str) -> datetime:
        try:
            written = self._values.get("date")
            day = date.fromisoformat(written) if written else self._programme.session_date(0)
            figures = [int(figure) for figure in self._values[key].split(":")]
            hour, minute, second = figures if len(figures) == _TO_THE_SECOND else (*figures, 0)
            at = time(hour, minute, second)
        except (ValueError, TypeError, AttributeError):
            message = _(
                '“{key}” is a time such as "07:36" or "07:36:10", “date” such as 2023-12-06'
            )
            raise self._error(message.format(key=key)) from None
        if day is None:
            raise self._error(_("the programme has no date; say “date” with each action"))
        return datetime.combine(day, at, self._programme.timezone).astimezone(UTC)

    def _error(self, message: str) -> ScriptError:
        return ScriptError(f"{self._path}:{self._line}: {message}")
