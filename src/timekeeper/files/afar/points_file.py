"""The list of linked points as it is kept: who they are, and what each one's link or account is."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.json import decode, encode
from msgspec.structs import replace

from timekeeper.core.points import Point, enlisted
from timekeeper.files.writing import replace_file

TOKEN_BYTES = 10  # 80 bits, as of every link

Token = Annotated[str, Meta(pattern=r"^[0-9a-f]{20}\Z")]


class PointsFile(Struct, frozen=True):
    """The points and the token of each by its id; with the token one speaks for the point.

    It stays the same from conference to conference: it stands on sheets that were given out. The
    file is for its user's eyes only.
    """

    points: tuple[Point, ...] = ()
    tokens: dict[str, Token] = {}

    def listing(self, listed: Iterable[Point]) -> PointsFile:
        """Return the same with another list: known names keep id and token, others get new ones."""
        points = enlisted(listed, self.points)
        tokens = {p.id: self.tokens.get(p.id) or secrets.token_hex(TOKEN_BYTES) for p in points}
        return PointsFile(points=points, tokens=tokens)

    def renewed(self, point: str) -> PointsFile:
        """Return the same with another token for a point: the one before went astray."""
        tokens = self.tokens | {point: secrets.token_hex(TOKEN_BYTES)}
        return replace(self, tokens=tokens)

    @classmethod
    def read(cls, path: Path) -> PointsFile:
        """Return what the file says; an empty list where it cannot be read."""
        try:
            kept = decode(path.read_bytes(), type=cls)
        except (OSError, ValueError, RecursionError):
            return cls()
        return kept.listing(kept.points)  # whatever was written by hand

    def keep(self, path: Path) -> None:
        """Keep it for the next time; OSError when that is not possible."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, encode(self), is_private=True)
