"""The index of SQLite's log, which is mapped into memory: what has no place on the disk kills us.

SQLite gives each of its pages one byte; with blocks smaller than a page, the rest takes its place
when it is first used, and where the disk is full by then, the system ends the program (SIGBUS).
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

RESERVED = 64 * 1024  # bytes: an index of 8,000 pages of the log, which SQLite empties at 1,000
ROOM = 256 * 1024  # bytes; a disk with less is full: a day would fill it at once
_OPEN_FILES = Path("/proc/self/fd")


def has_room(journal: Path) -> bool:
    """Return whether the disk has room for an index; where none is told, it has."""
    try:
        return shutil.disk_usage(journal.parent).free >= ROOM
    except OSError:
        return True


def is_safe_to_map(journal: Path) -> bool:
    """Return whether the index can be used: it has its place, or there is room for it."""
    try:
        found = _place(journal).stat()
    except OSError:
        return has_room(journal)
    has_place = getattr(found, "st_blocks", 0) * 512 >= max(found.st_size, 1)
    return has_place or has_room(journal)


def reserve(journal: Path) -> None:
    """Give the index of a journal that is open its place; OSError on a full disk.

    Linux only: elsewhere blocks are not smaller than pages, or what is mapped has its place.
    """
    index = _place(journal)
    if not hasattr(os, "posix_fallocate") or not _OPEN_FILES.is_dir() or not index.exists():
        return
    # SQLite's own file: to close one of ours would take its locks away.
    for opened in _OPEN_FILES.iterdir():
        with suppress(FileNotFoundError):
            if os.path.samestat(opened.stat(), index.stat()):
                os.posix_fallocate(int(opened.name), 0, RESERVED)
                return


def _place(journal: Path) -> Path:
    return journal.with_name(f"{journal.name}-shm")
