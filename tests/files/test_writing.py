"""A file is replaced wholly or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from timekeeper.files import writing
from timekeeper.files.writing import WriteProtected, born_private, private, replace_file


def test_the_content_is_the_whole_content(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"an older and longer text")

    replace_file(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_made(tmp_path):
    path = tmp_path / "a.yaml"

    replace_file(path, b"new")

    assert path.read_bytes() == b"new"


def test_a_very_long_name_is_no_obstacle(tmp_path):
    path = tmp_path / ("a" * 250)

    replace_file(path, b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(step, tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def fail(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)

    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_content_is_on_disk_before_it_takes_the_name(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    steps = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda number: (steps.append("sync"), sync(number)))
    monkeypatch.setattr(Path, "replace", lambda *names: (steps.append("name"), replace(*names)))

    replace_file(path, b"new")

    assert steps[:2] == ["sync", "name"]


def test_a_folder_that_cannot_be_synced_is_no_obstacle(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    replace_file(path, b"new")

    assert path.read_bytes() == b"new"


def test_a_file_that_another_program_holds_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    refusals = [PermissionError(13, "held"), PermissionError(13, "held")]
    replace = Path.replace

    def held(source, target):
        if refusals:
            raise refusals.pop()
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(writing, "PAUSES", (0, 0, 0))

    replace_file(path, b"new")

    assert path.read_bytes() == b"new"


def test_a_file_that_stays_held_is_an_error(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"

    def held(*_names):
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(writing, "PAUSES", (0, 0, 0))

    with pytest.raises(PermissionError):
        replace_file(path, b"new")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)

    replace_file(path, b"new")

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")
def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    target.write_bytes(b"old")
    link.symlink_to(target)

    replace_file(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_write_protected_file_is_not_replaced_whoever_asks(mode, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)

    with pytest.raises(WriteProtected, match="the file is write-protected"):
        replace_file(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    path.chmod(0o644)


@pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")
def test_a_link_to_a_write_protected_file_does_not_help(tmp_path):
    target, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    target.write_bytes(b"old")
    target.chmod(0o444)
    link.symlink_to(target)

    with pytest.raises(WriteProtected):
        replace_file(link, b"new")

    assert target.read_bytes() == b"old"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps it in the user's profile")
def test_what_is_private_is_born_so_and_becomes_so(tmp_path):
    path = tmp_path / "settings.yaml"

    for before in (None, 0o644, 0o600):
        if before is not None:
            path.chmod(before)
        replace_file(path, b"new", is_private=True)
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such links")
@pytest.mark.parametrize("leads_to", ["elsewhere.yaml", "missing/elsewhere.yaml", "settings.yaml"])
def test_what_is_private_takes_the_place_of_a_link_and_leaves_what_it_led_to(tmp_path, leads_to):
    path, outside = tmp_path / "settings.yaml", tmp_path / "elsewhere.yaml"
    outside.write_bytes(b"theirs")
    outside.chmod(0o444)
    path.symlink_to(tmp_path / leads_to)

    replace_file(path, b"ours", is_private=True)

    assert not path.is_symlink()
    assert (path.read_bytes(), outside.read_bytes()) == (b"ours", b"theirs")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps it in the user's profile")
def test_what_libraries_make_is_born_private_meanwhile_and_afterwards_as_ever(tmp_path):
    with born_private():
        (tmp_path / "inside" / "below").mkdir(parents=True)
        (tmp_path / "inside" / "a").write_bytes(b"")
    (tmp_path / "b").write_bytes(b"")

    modes = [stat.S_IMODE(p.stat().st_mode) for p in sorted(tmp_path.rglob("*"))]
    assert modes[1:] == [0o700, 0o600, 0o700]
    assert modes[0] & 0o044


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such links")
def test_what_is_opened_as_private_follows_no_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "outside")

    with pytest.raises(OSError, match="link"):
        open(tmp_path / "link", "w", encoding="utf-8", opener=private)  # noqa: SIM115

    assert not (tmp_path / "outside").exists()
