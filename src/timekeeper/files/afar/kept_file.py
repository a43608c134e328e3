"""What a computer keeps from one sharing or following to the next, for its user's eyes only."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from msgspec import Struct
from msgspec.json import decode, encode

from timekeeper.files.writing import replace_file


class KeptFile(Struct, frozen=True):
    """A file of JSON; every field has what it says where nothing was kept."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return what the file says, and nothing kept where it cannot be read."""
        try:
            return decode(path.read_bytes(), type=cls)
        except (OSError, ValueError, RecursionError):
            return cls()

    def keep(self, path: Path) -> None:
        """Keep it for the next time; OSError when that is not possible."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, encode(self), is_private=True)
