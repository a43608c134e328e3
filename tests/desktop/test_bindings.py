"""What the program needs of its Qt bindings."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None lives for ever since Python 3.12")
def test_calls_into_qt_do_not_use_up_none():
    """PySide6 6.12.0 took a reference with each call: after a few hours the program aborted."""
    thing = QObject()
    before = sys.getrefcount(None)

    for _call in range(1000):
        thing.setObjectName("x")

    assert sys.getrefcount(None) > before - 100


def test_modules_are_imported_by_python_and_no_source_is_read_for_the_bindings():
    """PySide6 reads the source of each module that is imported after it, and keeps it."""
    code = """
import builtins, linecache
pythons = builtins.__import__
import timekeeper.desktop.jobs
assert builtins.__import__ is pythons
kept = [name for name in linecache.cache if "timekeeper" in name]
assert kept == [], kept
"""

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
