"""The commands as a person gives them: arguments in; status, words and errors out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from timekeeper.cli import run
from timekeeper.files import exporters
from timekeeper.files.places import resources, sample_agendas
from timekeeper.words.language import use_language

AGENDA = sample_agendas() / "2023-12-06-hoi-nghi-ban-chap-hanh.yaml"
CONGRESS = sample_agendas() / "dai-hoi-hai-ngay.yaml"


@dataclass(frozen=True)
class Answer:
    """What a command left behind: its exit status and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Commands:
    """Runs a command in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Answer:
        self._capsys.readouterr()
        try:
            status = run([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        return Answer(status, *self._capsys.readouterr())

    def rehearse(self, agenda: object, folder: Path, *arguments: object) -> Answer:
        """Play a day whose record is wanted: of its reports JSON alone is written."""
        with pytest.MonkeyPatch.context() as patched:
            # The documents take ten times what the day takes.
            patched.setattr(exporters, "WRITERS", {".json": exporters.WRITERS[".json"]})
            return self("rehearse", agenda, "--out", folder, *arguments)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An English user's own folder, empty but for the settings."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "settings.yaml").write_text("language: en\n", encoding="utf-8")
    monkeypatch.setenv("TIMEKEEPER_HOME", str(folder))
    yield folder
    use_language("en", resources() / "locale")


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(capsys)
