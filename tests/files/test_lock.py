"""A folder is held while the program that locked it lives."""

from __future__ import annotations

import os
import platform

import pytest
from PySide6.QtCore import QLockFile

from timekeeper.files.lock import LOCK, is_held


def test_a_folder_is_held_as_long_as_its_lock(tmp_path):
    assert not is_held(tmp_path)
    lock = QLockFile(str(tmp_path / LOCK))
    assert lock.tryLock(0)

    assert is_held(tmp_path)

    lock.unlock()
    assert not is_held(tmp_path)


def test_what_a_killed_program_left_counts_for_nothing(tmp_path):
    lock = tmp_path / LOCK
    lock.write_text(f"{2**22 + 1}\ntimekeeper\n{platform.node()}\n", encoding="utf-8")
    assert not is_held(tmp_path)

    lock.write_text(f"{os.getpid()}\ntimekeeper\n{platform.node()}\n", encoding="utf-8")
    assert is_held(tmp_path)
    os.utime(lock, (0, 0))  # our number was another's then
    assert not is_held(tmp_path)


@pytest.mark.parametrize("text", ["", "one line\n", "x\ny\nz\n", "1\n"])
def test_what_is_no_lock_holds_nothing(tmp_path, text):
    (tmp_path / LOCK).write_text(text.replace("z", platform.node()), encoding="utf-8")

    assert not is_held(tmp_path)


def test_another_computer_s_lock_is_believed(tmp_path):
    (tmp_path / LOCK).write_text("1\ntimekeeper\nanother-computer\n", encoding="utf-8")

    assert is_held(tmp_path)
