"""What sharing in the building left for the next time: its count, and the links given out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.json import decode, encode
from msgspec.structs import replace

from timekeeper.files.writing import replace_file

MOST_ENDED = 10


class SharedBefore(Struct, frozen=True):
    """How often sharing has begun, and the tokens of the conference's links by their role.

    Whoever has a token has its role: the file is for its user's eyes only. ``standby``: a second
    computer may have the conference's record; ``succeeded``: one has taken the conference over.
    ``ended``: by what the standbys of conferences that became secret come, the newest last; whoever
    comes back by it is told so.
    """

    epoch: Annotated[int, Meta(ge=0)] = 0
    conference: str = ""
    tokens: dict[str, Annotated[str, Meta(pattern=r"^[0-9a-f]{10,64}\Z")]] = {}
    standby: bool = False
    succeeded: bool = False
    ended: tuple[Annotated[str, Meta(pattern=r"^[0-9a-f]{52}\Z")], ...] = ()

    def begun(self, conference: str, now: datetime) -> SharedBefore:
        """Return the same once sharing has begun again; another conference has other links.

        The count rises even if the file was lost meanwhile: it is never below the minutes since
        1970, and nobody begins more often.
        """
        epoch = max(self.epoch + 1, int(now.timestamp()) // 60)
        before = self if conference == self.conference else SharedBefore(ended=self.ended)
        return replace(before, epoch=epoch, conference=conference)

    def withdrawn(self) -> SharedBefore:
        """Return the same once the conference became secret: its standby is to be told."""
        token = self.tokens.get("standby", "")
        if not self.standby or not token or token in self.ended:
            return self
        return replace(self, ended=(*self.ended, token)[-MOST_ENDED:])

    @classmethod
    def read(cls, path: Path) -> SharedBefore:
        """Return what the file says, and where it cannot be read that nothing was shared before."""
        try:
            return decode(path.read_bytes(), type=cls)
        except (OSError, ValueError, RecursionError):
            return cls()

    def keep(self, path: Path) -> None:
        """Keep it for the next time; OSError when that is not possible."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, encode(self), is_private=True)
