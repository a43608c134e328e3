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


posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps it in the user's profile")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@posix
def test_only_the_program_s_own_files_become_their_user_s_alone(monkeypatch, tmp_path):
    home, outside = tmp_path / "home", tmp_path / "elsewhere.txt"
    home.mkdir(mode=0o755)
    monkeypatch.setenv("TIMEKEEPER_HOME", str(home))
    own = (
        *("journal.db", "journal.db-wal", "journal-20260101-080000.db", "journal.db-newest"),
        *("settings.yaml", "settings.yaml.bak", "alive", "hangs.log", "timekeeper.log.2"),
        *("sharing.json", "points.json", "following.json"),
    )
    others = ("tool.sh", "journal.db.txt", "report.pdf")
    outside.touch()
    for name in (*own, *others):
        (home / name).touch()
        (home / name).chmod(0o755)
    for path in (outside, home):
        path.chmod(0o755)
    (home / "settings.yaml.unreadable").symlink_to(outside)
    os.link(outside, home / "timekeeper.log")

    assert places.make_data_folder() == home

    assert {mode(home / name) for name in own} == {0o600}
    assert {mode(home / name) for name in others} | {mode(outside), mode(home)} == {0o755}


@posix
def test_what_is_named_as_ours_and_is_no_file_or_protected_is_left_so(monkeypatch, tmp_path):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    (tmp_path / "alive").mkdir(mode=0o755)
    os.mkfifo(tmp_path / "hangs.log", 0o644)

    (tmp_path / "settings.yaml").touch(mode=0o444)

    places.make_data_folder()

    assert mode(tmp_path / "settings.yaml") == 0o400
    assert mode(tmp_path / "alive") == 0o755
    assert mode(tmp_path / "hangs.log") == 0o644


@posix
@pytest.mark.parametrize("name", ["theme", "forms"])
def test_a_folder_that_an_older_version_left_open_is_closed_with_what_lies_in_it(
    monkeypatch, tmp_path, name
):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path / "home"))
    outside, ours = tmp_path / "outside", tmp_path / "home" / name
    (ours / "icons").mkdir(parents=True)
    outside.mkdir(mode=0o755)
    for file in (ours / "a.qss", ours / "icons" / "b.svg", outside / "c.svg"):
        file.touch()
        file.chmod(0o644)
    ours.chmod(0o755)
    (ours / "link").symlink_to(outside)

    places.make_data_folder()

    assert (mode(ours), mode(ours / "icons")) == (0o700, 0o700)
    assert (mode(ours / "a.qss"), mode(ours / "icons" / "b.svg")) == (0o600, 0o600)
    assert (mode(outside), mode(outside / "c.svg")) == (0o755, 0o644)


@posix
def test_a_link_in_the_place_of_such_a_folder_is_left(monkeypatch, tmp_path):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "outside").mkdir(mode=0o755)
    (tmp_path / "home" / "theme").symlink_to(tmp_path / "outside")

    places.make_data_folder()

    assert mode(tmp_path / "outside") == 0o755


@posix
def test_a_data_folder_is_born_for_its_user_s_eyes_only(monkeypatch, tmp_path):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path / "new"))

    assert mode(places.make_data_folder()) == 0o700


def test_a_folder_that_cannot_be_is_an_oserror(monkeypatch, tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()

    for name in ("loop", "file", "file/below", "loop/below"):
        monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path / name))
        with pytest.raises(OSError, match=name.partition("/")[0]):
            places.make_data_folder()


def test_the_program_starts_itself_once_more_with_a_command_of_its_own(monkeypatch):
    launcher = "C:/Program Files/timekeeper/timekeeper.exe"

    assert places.this_program(launcher, "draw") == [launcher, "draw"]
    program, *arguments, command = places.this_program("/usr/bin/python3.11", "draw")
    assert (program, command) == (sys.executable, "draw")
    assert "-c" in arguments
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert places.this_program(launcher, "draw") == [sys.executable, "draw"]
