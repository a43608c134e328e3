"""What the computer says of itself before a conference: clock, disk, power, and the journal."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from timekeeper.core.programme import Programme
from timekeeper.files.journal.database import JournalDatabase, JournalError
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.clock import wall_time
from timekeeper.live.equipment import MachineFacts
from timekeeper.live.secrecy import secret_refusal
from timekeeper.words.language import _

NETWORK = ("nfs", "cifs", "smb", "afs", "9p", "fuse.sshfs", "davfs", "fuse.rclone", "webdav")


def machine_facts(journal: Path) -> MachineFacts:
    """Ask the computer; it can take seconds while another program holds the journal."""
    battery, on_mains = _power()
    try:
        free = shutil.disk_usage(journal.parent).free
    except OSError:
        free = None
    return MachineFacts(wall_time(), free, battery, on_mains, _fault(journal))


def is_on_network(folder: Path) -> bool:
    """Return whether a folder lies on another computer, as far as the system tells."""
    import psutil  # noqa: PLC0415  # not to delay the windows

    whole = os.path.realpath(folder)
    if whole.startswith(("\\\\", "//")):
        return True
    try:
        disks = psutil.disk_partitions(all=True)
    except (OSError, RuntimeError):
        return False
    below = [disk for disk in disks if Path(whole).is_relative_to(disk.mountpoint)]
    nearest = max(below, key=lambda disk: len(disk.mountpoint), default=None)
    if nearest is None:
        return False
    kind = nearest.fstype.lower()
    return "remote" in nearest.opts.split(",") or kind.startswith(NETWORK)


def refuse_to_leave(programme: Programme, path: Path) -> None:
    """Raise DocumentNotWritten where a secret conference's file would lie on another computer."""
    why = secret_refusal(programme)
    if why and is_on_network(path.parent):
        raise DocumentNotWritten(why)


def refuse_list_to_leave(programmes: Iterable[Programme], path: Path | None) -> None:
    """Raise DocumentNotWritten where a list with a secret conference would lie elsewhere.

    ``path`` is None where it is not written.
    """
    if path is not None and any(map(secret_refusal, programmes)) and is_on_network(path.parent):
        raise DocumentNotWritten(
            _("One of these conferences is secret: choose a folder on this computer.")
        )


def _power() -> tuple[float | None, bool | None]:
    """Return the charge in percent, None without a battery, and whether mains is connected."""
    import psutil  # noqa: PLC0415  # not to delay the windows

    try:
        battery = psutil.sensors_battery()
    except (OSError, RuntimeError, AttributeError):  # some systems do not tell
        return None, None
    if battery is None:
        return None, None
    return float(battery.percent), battery.power_plugged


def _fault(journal: Path) -> str:
    """Return why the journal cannot be added to, "" when it can; it is left as it was."""
    try:
        database = JournalDatabase.create_or_open(journal)
        try:
            with database.appending():
                pass  # the lock was granted, and nothing is recorded
        finally:
            database.close()
        with tempfile.NamedTemporaryFile(dir=journal.parent) as beside:
            beside.write(b"0" * 4096)
            beside.flush()
    except JournalError as error:
        return str(error)
    except OSError:
        return _("Nothing can be written to the folder {path}.").format(path=journal.parent)
    return ""
