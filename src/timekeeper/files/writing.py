"""How a file is replaced: wholly or not at all, even when the power fails."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

# A virus scanner or a synchroniser on Windows holds a file for a moment; then it lets go.
PAUSES = (0.05, 0.1, 0.2)


def replace_file(path: Path, content: bytes) -> None:
    """Make ``content`` the whole content of the file; on OSError the old file is untouched.

    A link is followed, and an existing file keeps its permissions.
    """
    target = path.resolve()
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            shutil.copymode(target, beside)
        _move(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    _keep_name(target.parent)


def _move(source: Path, target: Path) -> None:
    for pause in PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _keep_name(folder: Path) -> None:
    # The new name is on disk only when its folder is; Windows opens no folders and needs no such
    # care, and some network drives refuse it.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
