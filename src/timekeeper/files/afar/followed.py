"""Which hall this computer followed last: kept, so that a point's clerk enters it once."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from timekeeper.files.afar.kept_file import KeptFile

Told = Annotated[str, Meta(max_length=1_000)]


class Followed(KeptFile, frozen=True):
    """A point's address, with its password, and the path of its server's own certificate or "".

    Whoever has it can speak for the point: the file is for its user's eyes only.
    """

    address: Told = ""
    certificate: Told = ""
