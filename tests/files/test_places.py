"""Where things lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from timekeeper.files import places


def test_timekeeper_home_is_where_everything_lies(monkeypatch, tmp_path):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))

    assert places.data_folder() == tmp_path
    assert places.journal_path() == tmp_path / "journal.db"
    assert places.settings_path() == tmp_path / "settings.yaml"


def test_without_it_the_user_s_own_folder_is_meant(monkeypatch):
    for value in (None, ""):
        monkeypatch.delenv("TIMEKEEPER_HOME", raising=False)
        if value is not None:
            monkeypatch.setenv("TIMEKEEPER_HOME", value)

        assert places.data_folder() == Path(
            platformdirs.user_data_dir("timekeeper", appauthor=False)
        )


def test_a_program_with_the_portable_mark_keeps_the_data_beside_itself(monkeypatch, tmp_path):
    monkeypatch.delenv("TIMEKEEPER_HOME", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "timekeeper.exe"))
    (tmp_path / "portable.txt").write_text("", encoding="utf-8")

    assert places.data_folder() == tmp_path / "data"


def test_timekeeper_home_counts_more_than_the_portable_mark(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "timekeeper.exe"))
    (tmp_path / "portable.txt").write_text("", encoding="utf-8")
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path / "elsewhere"))

    assert places.data_folder() == tmp_path / "elsewhere"


def test_what_ships_with_the_program_is_found():
    assert (places.resources() / "locale").is_dir()
    assert (places.resources() / "fonts").is_dir()
    assert (places.guide("vi") / "index.md").is_file()
    assert len(list(places.sample_agendas().glob("*.yaml"))) >= 3


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows does not tell whose a folder is")
def test_a_folder_is_another_users_when_it_is_there_and_not_ours(tmp_path: Path, monkeypatch):
    ours = os.getuid()
    assert not places.is_another_users(tmp_path)

    monkeypatch.setattr(os, "getuid", lambda: ours + 1)

    assert places.is_another_users(tmp_path)
    assert not places.is_another_users(tmp_path / "missing")
