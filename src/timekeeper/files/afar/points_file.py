"""The list of linked points as it is kept: who they are, and what each one's link or account is."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from msgspec import Meta, field
from msgspec.structs import replace

from timekeeper.core.points import Point, enlisted
from timekeeper.files.afar.kept_file import KeptFile

TOKEN_BYTES = 10  # 80 bits, as of every link

Token = Annotated[str, Meta(pattern=r"^[0-9a-f]{20}\Z")]


class PointsFile(KeptFile, frozen=True):
    """The points and the token of each by its id; with the token one speaks for the point.

    It stays the same from conference to conference: it stands on sheets that were given out. The
    file is for its user's eyes only.
    """

    points: tuple[Point, ...] = ()
    tokens: dict[str, Token] = field(default_factory=dict)

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
        kept = super().read(path)
        return kept.listing(kept.points)  # whatever was written by hand
