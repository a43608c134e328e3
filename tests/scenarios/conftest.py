"""A day played through the commands, and what they say of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands import AGENDA, Answer, Commands, command, home

__all__ = ["command", "home"]


class Day:
    """A day that was rehearsed: where it stood at any time, and its report."""

    def __init__(self, command: Commands, folder: Path, answer: Answer) -> None:
        self._command = command
        self._folder = folder
        self.answer = answer

    def at(self, time: str, date: str = "2023-12-06") -> dict[str, Any]:
        """Return the snapshot at a wall-clock time, with its items by their ids."""
        answer = self._command("snapshot", self._folder, "--at", f"{date}T{time}", "--json")
        assert answer.status == 0, answer.err
        picture = answer.json
        picture["items"] = {item.pop("id"): item for item in picture["items"]}
        return picture

    @property
    def report(self) -> dict[str, Any]:
        """Return the report, with its items by their ids and its bodies by their names."""
        target = self._folder / "filed.json"
        answer = self._command("report", self._folder, "--to", target)
        assert answer.status == 0, answer.err
        report = json.loads(target.read_text(encoding="utf-8"))
        report["items"] = {item.pop("id"): item for item in report["items"]}
        report["bodies"] = {body.pop("body"): body for body in report["bodies"]}
        return report


@pytest.fixture
def played(command: Commands, tmp_path: Path) -> Callable[..., Day]:
    """Play a day from lines such as ``07:30 start`` or ``07:36 correct to: "07:35"``."""

    def play(*lines: str, agenda: Path = AGENDA) -> Day:
        actions = tmp_path / "actions.yaml"
        actions.write_text("actions:\n" + "".join(map(_action, lines)), encoding="utf-8")
        folder = tmp_path / "day"
        answer = command.rehearse(agenda, folder, "--actions", actions)
        return Day(command, folder, answer)

    return play


def _action(line: str) -> str:
    at, do, *rest = line.split(maxsplit=2)
    return f'  - {{at: "{at}", do: {do}{", " if rest else ""}{"".join(rest)}}}\n'
