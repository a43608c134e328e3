"""The records are their user's alone, the log keeps confidences, and nothing calls out."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.paths import ROOT
from timekeeper.core.programme import Programme
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.places import data_folder, journal_path, make_data_folder


def everybody_else(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) & 0o077


@pytest.mark.skipif(sys.platform == "win32", reason="there the profile's folder is private")
def test_the_data_folder_and_all_in_it_are_for_its_user_only(tmp_path: Path, monkeypatch):
    from timekeeper.files.journal.journal_file import JournalFile

    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path / "home"))
    folder = make_data_folder()
    (folder / "settings.yaml").write_text("language: vi\n", encoding="utf-8")
    make_data_folder()

    with JournalFile.create_or_open(journal_path()) as file:
        file.last_header()
        open_to_others = {path.name: everybody_else(path) for path in (folder, *folder.iterdir())}

    assert len(open_to_others) >= 3
    assert not any(open_to_others.values()), open_to_others


def test_an_unexpected_error_is_logged_without_a_confidential_title(
    offices, office_day: Programme, tmp_path: Path, monkeypatch
):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    part = office_day.sessions[0].parts[0]
    secret = replace(part.items[0], title="Công tác cán bộ", confidential=True)
    parts = (replace(part, items=(secret, *part.items[1:])), *office_day.sessions[0].parts[1:])
    first = replace(office_day.sessions[0], parts=parts)
    held = replace(office_day, sessions=(first, *office_day.sessions[1:]))
    office = offices()
    office.begin(Draft(held, ()))

    error = ValueError(secret)
    sys.excepthook(type(error), error, None)

    log = (data_folder() / "timekeeper.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "cán bộ" not in log


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_day_opens_no_connection(tmp_path: Path):
    answer = subprocess.run(
        [sys.executable, "-m", "tests.desktop.watching_sockets"],
        cwd=ROOT,
        env={**os.environ, "TIMEKEEPER_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    quiet = {"acts": 20, "called": [], "sockets": [], "loaded": []}
    assert json.loads(answer.stdout) == quiet
