"""What sharing in the building left for the next time: its count, and the links given out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta, field
from msgspec.structs import replace

from timekeeper.files.afar.kept_file import KeptFile

MOST_ENDED = 10


class SharedBefore(KeptFile, frozen=True):
    """How often sharing has begun, and the tokens of the conference's links by their role.

    Whoever has a token has its role: the file is for its user's eyes only. ``standby``: a second
    computer may have the conference's record; ``succeeded``: one has taken the conference over.
    ``ended``: by what the standbys of conferences that became secret come, the newest last; whoever
    comes back by it is told so.
    """

    epoch: Annotated[int, Meta(ge=0)] = 0
    conference: str = ""
    tokens: dict[str, Annotated[str, Meta(pattern=r"^[0-9a-f]{10,64}\Z")]] = field(
        default_factory=dict
    )
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
