"""Makes the operator's sheet and its icons anew with qt-material: `make theme`.

They ship with the program, so that no start has to make them.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from timekeeper.desktop.display.palette import use_dark
from timekeeper.desktop.theme import ICONS, made_sheet, shade_folder, sheet_name
from timekeeper.files.places import resources

NAMED = re.compile(r"url\(icon:/([^)]+)\)")


def make(folder: Path) -> None:
    """Make the sheets of each system, light and dark."""
    shutil.rmtree(folder, ignore_errors=True)
    for dark in (False, True):
        use_dark(dark=dark)
        _make_shade(folder / shade_folder())


def _make_shade(folder: Path) -> None:
    """Make the sheet of each system, and of the icons those that it names."""
    named: set[str] = set()
    for system in ("Windows", "Linux"):
        platform.system = lambda system=system: system  # qt-material asks it
        sheet = made_sheet(folder / sheet_name(linux=system == "Linux"))
        named.update(NAMED.findall(sheet))
    for icon in (folder / ICONS).rglob("*.svg"):
        if icon.relative_to(folder / ICONS).as_posix() not in named:
            icon.unlink()


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else resources() / "theme" / "made")
