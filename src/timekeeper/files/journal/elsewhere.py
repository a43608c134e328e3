"""Where the record of a secret conference lies that is kept in a place of its own.

Of the conference itself nothing is kept here: its path alone, for its user's eyes.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from timekeeper.files.writing import replace_file

NAME = "elsewhere.txt"
LONGEST_PATH = 4_096


def remember_elsewhere(folder: Path, place: Path | None) -> None:
    """Keep in the data folder where that record lies, None for nowhere; a full disk keeps none."""
    with suppress(OSError, ValueError):
        if place is None:
            (folder / NAME).unlink(missing_ok=True)
        else:
            replace_file(folder / NAME, str(place).encode(), is_private=True)


def remembered_elsewhere(folder: Path) -> Path | None:
    """Return where that record lies, None where there is none or the file says nothing of use."""
    try:
        told = (folder / NAME).read_bytes()[: LONGEST_PATH + 1].decode()
    except (OSError, UnicodeDecodeError):
        return None
    usable = told.isprintable() and 0 < len(told) <= LONGEST_PATH
    return Path(told) if usable and Path(told).is_absolute() else None
