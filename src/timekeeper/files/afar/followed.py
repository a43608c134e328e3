"""Which hall this computer followed last: kept, so that a point's clerk enters it once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.json import decode, encode

from timekeeper.files.writing import replace_file

Told = Annotated[str, Meta(max_length=1_000)]


class Followed(Struct, frozen=True):
    """A point's address, with its password, and the path of its server's own certificate or "".

    Whoever has it can speak for the point: the file is for its user's eyes only.
    """

    address: Told = ""
    certificate: Told = ""

    @classmethod
    def read(cls, path: Path) -> Followed:
        """Return what the file says, and nothing where it cannot be read."""
        try:
            return decode(path.read_bytes(), type=cls)
        except (OSError, ValueError, RecursionError):
            return cls()

    def keep(self, path: Path) -> None:
        """Keep it for the next time; OSError when that is not possible."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, encode(self), is_private=True)
