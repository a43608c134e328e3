"""The commands as a person gives them: arguments in; status, words and errors out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from timekeeper.cli import run
from timekeeper.files import exporters
from timekeeper.files.places import resources, sample_agendas
from timekeeper.words.language import use_language

AGENDA = sample_agendas() / "2023-12-06-hoi-nghi-ban-chap-hanh.yaml"
CONGRESS = sample_agendas() / "dai-hoi-hai-ngay.yaml"
# The documents take ten times what the day takes.
JSON_ALONE = {".json": exporters.WRITERS[".json"]}


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
            patched.setattr(exporters, "WRITERS", JSON_ALONE)
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


@pytest.fixture(scope="session")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's day played into ``day``, with a congress after it into ``both``: for copies."""
    folder = tmp_path_factory.mktemp("rehearsed")
    (folder / "settings.yaml").write_text("language: en\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(StringIO()):
        patched.setenv("TIMEKEEPER_HOME", str(folder))
        patched.setattr(exporters, "WRITERS", JSON_ALONE)
        assert run(["rehearse", str(AGENDA), "--out", str(folder / "day")]) == 0
        shutil.copytree(folder / "day", folder / "both")
        assert run(["rehearse", str(CONGRESS), "--out", str(folder / "both")]) == 0
    return folder


@pytest.fixture
def day(rehearsed: Path, tmp_path: Path) -> Path:
    """Return the record of the office's day, for this test alone."""
    return Path(shutil.copytree(rehearsed / "day", tmp_path / "day"))


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(capsys)
