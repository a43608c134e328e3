"""Two timekeepers on one data folder: the second brings the first to the front."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLockFile

from timekeeper.desktop.office import single_instance
from timekeeper.desktop.office.single_instance import SingleInstance


@pytest.fixture
def instances(app, tmp_path: Path):
    made: list[SingleInstance] = []

    def make(
        folder: Path = tmp_path, wait: Callable[[int], object] = lambda _moment: None
    ) -> SingleInstance:
        made.append(SingleInstance(folder, wait))
        return made[-1]

    yield make
    for instance in made:
        instance.release()


@pytest.mark.parametrize("file", [None, Path("chương trình.yaml")])
def test_the_second_hands_its_file_to_the_first(instances, qtbot, file: Path | None):
    first, second = instances(), instances()
    assert first.is_first()
    first.listen()

    assert not second.is_first()
    with qtbot.waitSignal(first.asked) as heard:
        assert second.hand_over(file)

    assert heard.args == [file.absolute() if file else None]


def test_a_first_one_that_is_just_starting_is_waited_for(instances, qtbot):
    first = instances()
    second = instances(wait=lambda _moment: first.listen())
    assert first.is_first()

    assert not second.is_first()
    with qtbot.waitSignal(first.asked):
        assert second.hand_over(None)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps it in the user's profile")
def test_its_lock_is_its_user_s_alone_and_what_is_made_later_is_not(instances, tmp_path: Path):
    assert instances().is_first()

    assert (tmp_path / "timekeeper.lock").stat().st_mode & 0o777 == 0o600
    (tmp_path / "later").touch()
    assert (tmp_path / "later").stat().st_mode & 0o777 != 0o600


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such links")
@pytest.mark.parametrize("name", ["loop", "loop/below", "file", "file/below"])
def test_a_folder_that_cannot_be_is_told_elsewhere(instances, tmp_path: Path, name: str):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()

    assert instances(tmp_path / name).is_first()


def test_the_folder_is_free_again_when_the_first_has_gone(instances):
    first, second = instances(), instances()
    assert first.is_first()
    first.listen()

    first.release()

    assert second.is_first()


def test_one_that_does_not_hear_is_named_with_the_reason(instances, tmp_path: Path):
    first, second = instances(), instances()
    assert first.is_first()
    first.listen()
    first._server.close()

    assert not second.is_first()
    assert not second.hand_over(None)
    assert str(tmp_path) in second.reason()
    assert str(os.getpid()) in second.reason()


@pytest.mark.skipif(not hasattr(os, "kill"), reason="kills a process")
def test_the_lock_of_a_killed_process_counts_for_nothing(instances, tmp_path: Path):
    script = (
        "import os, sys; from pathlib import Path;"
        "from timekeeper.desktop.office.single_instance import SingleInstance;"
        "first = SingleInstance(Path(sys.argv[1])); assert first.is_first();"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert (tmp_path / "timekeeper.lock").exists()

    assert instances().is_first()


def test_a_dead_process_that_had_our_number_holds_nothing(instances, tmp_path: Path):
    first, lock = instances(), tmp_path / "timekeeper.lock"
    assert first.is_first()
    first.listen()
    left_behind = lock.read_bytes()
    first.release()
    lock.write_bytes(left_behind)

    assert instances().is_first()


def test_a_living_one_with_our_number_keeps_the_folder(instances):
    first, second = instances(), instances()
    assert first.is_first()
    first.listen()

    assert not second.is_first()
    assert second.hand_over(None)


def test_a_folder_that_takes_no_lock_is_free_unless_somebody_listens(
    instances, tmp_path: Path, qtbot
):
    (tmp_path / "file").touch()
    first, second = instances(tmp_path / "file" / "data"), instances(tmp_path / "file" / "data")

    assert first.is_first()
    first.listen()
    assert not second.is_first()
    with qtbot.waitSignal(first.asked):
        assert second.hand_over(None)


def test_the_folder_of_another_user_is_refused_with_the_reason(
    instances, tmp_path: Path, monkeypatch
):
    (tmp_path / "file").touch()
    instance = instances(tmp_path / "file" / "takes no lock")
    monkeypatch.setattr(single_instance, "is_another_users", lambda _folder: True)

    assert not instance.is_first()
    assert "another user" in instance.reason()


# The lock of a write-protected folder, as Qt tells it on Windows.
HELD_BY_NOBODY = SimpleNamespace(
    tryLock=lambda _patience: False,
    error=lambda: QLockFile.LockError.LockFailedError,
    getLockInfo=lambda: (0, "", ""),
    fileName=lambda: "missing/timekeeper.lock",
    unlock=lambda: None,
)


def test_a_lock_that_fails_without_a_file_is_held_by_nobody(instances):
    instance = instances()
    instance._lock = HELD_BY_NOBODY

    assert instance.is_first()


def test_who_began_without_a_lock_keeps_the_folder_when_it_takes_one(instances, tmp_path: Path):
    folder = tmp_path / "data"
    first, second, third = instances(folder), instances(folder), instances(folder)
    assert first.is_first()
    first.listen()

    folder.mkdir()

    assert not second.is_first()
    first.release()
    assert third.is_first()
