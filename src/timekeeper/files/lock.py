"""Whether a timekeeper is open on a data folder: its lock, told without Qt, which holds it."""

from __future__ import annotations

import platform
from pathlib import Path

LOCK = "timekeeper.lock"


def is_held(folder: Path) -> bool:
    """Return whether a program that lives, here or on another computer, has locked the folder."""
    import psutil  # noqa: PLC0415  # only where it is asked

    lock = folder / LOCK
    try:
        process, _program, computer = lock.read_text(encoding="utf-8").splitlines()[:3]
        if computer.casefold() != platform.node().casefold():
            return True  # nobody can say from here
        # The number may be another's by now: who wrote the lock was there before it.
        begun: float = psutil.Process(int(process)).create_time()
        return begun <= lock.stat().st_mtime + 1
    except (FileNotFoundError, NotADirectoryError, psutil.NoSuchProcess, ValueError):
        return False
    except (OSError, psutil.Error):
        return True
