"""What the computer says of itself before a conference: clock, disk, power, and the journal."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from timekeeper.files.journal.database import JournalDatabase, JournalError
from timekeeper.live.clock import wall_time
from timekeeper.live.readiness import MachineFacts
from timekeeper.words.language import _


def machine_facts(journal: Path) -> MachineFacts:
    """Ask the computer; it can take seconds while another program holds the journal."""
    battery, on_mains = _power()
    return MachineFacts(wall_time(), _free(journal.parent), battery, on_mains, _fault(journal))


def _free(folder: Path) -> int | None:
    """Return the free bytes of the disk a folder lies on."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


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
        database = JournalDatabase.to_write(journal)
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
