"""What a standby needs beside the record so that the linked points find their hall there."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.json import decode
from msgspec.structs import replace

from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.afar.standby_record import ENTRUSTED
from timekeeper.files.broker.access import (
    CERTIFICATE,
    Access,
    NoAccess,
    certificate_beside,
)
from timekeeper.files.settings import keep_setting, usable_settings
from timekeeper.files.writing import replace_file

BEFORE = "points-before.json"  # the list that the computer had of its own


class Entrusted(Struct, frozen=True):
    """The points with their tokens, the hall's account on their server, and its certificate.

    Whoever has it can speak for the hall: the file is for its user's eyes only.
    """

    points: PointsFile = PointsFile()
    broker: Access | None = None
    certificate: str = ""


def to_entrust(points: PointsFile, broker: Path | None) -> Entrusted:
    """Return it for these points, and the file of the hall's account if there is a server."""
    if broker is None:
        return Entrusted(points=points)
    try:
        access = Access.read(broker)
    except NoAccess:
        return Entrusted(points=points)
    own = certificate_beside(broker)
    certificate = own.read_text(encoding="utf-8") if own is not None else ""
    return Entrusted(points=points, broker=access, certificate=certificate)


def take_up(folder: Path, points: Path, settings: Path) -> None:
    """Let what was entrusted be this computer's own; OSError where it cannot be written.

    A list that this computer had is kept beside it.
    """
    try:
        entrusted = decode((folder / ENTRUSTED).read_bytes(), type=Entrusted)
    except (FileNotFoundError, ValueError, RecursionError):
        return
    if entrusted.points.points:
        if points.is_file():
            replace_file(points.with_name(BEFORE), points.read_bytes(), is_private=True)
        entrusted.points.keep(points)
    if entrusted.broker is not None:
        place = folder / "broker" / "hall.json"
        place.parent.mkdir(mode=0o700, exist_ok=True)
        entrusted.broker.keep(place)
        if entrusted.certificate:
            certificate = entrusted.certificate.encode()
            replace_file(place.with_name(CERTIFICATE), certificate, is_private=True)
        habits = usable_settings(settings).sharing
        keep_setting(settings, sharing=replace(habits, broker=str(place), to_broker=True))
    (folder / ENTRUSTED).unlink()  # its passwords lie in one place
