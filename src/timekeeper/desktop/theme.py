"""The look of the operator's windows: qt-material, with our own colours and type over it."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template
from tempfile import mkdtemp

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import FAMILY, font, load_fonts
from timekeeper.files.places import data_folder, resources
from timekeeper.files.writing import born_private, replace_file

BODY_SIZE = 14
ICONS = "icons"


def apply_theme(application: QApplication) -> None:
    """Give the application its look."""
    load_fonts()
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(font(BODY_SIZE, 400))
    sheet = _material_sheet(data_folder() / "theme")
    application.setStyleSheet(sheet + filled("timekeeper.qss"))
    ours = QPalette()
    ours.setColor(QPalette.ColorRole.WindowText, QColor(palette.INK))
    ours.setColor(QPalette.ColorRole.Text, QColor(palette.INK))
    ours.setColor(QPalette.ColorRole.Base, QColor(palette.WHITE))
    ours.setColor(QPalette.ColorRole.Link, QColor(palette.ACCENT))
    ours.setColor(QPalette.ColorRole.Highlight, QColor(palette.CHOSEN))
    ours.setColor(QPalette.ColorRole.HighlightedText, QColor(palette.INK))
    application.setPalette(ours)


@contextmanager
def undressed() -> Iterator[None]:
    """Take the look off while windows are built, and put it on again at the end.

    Qt dresses each part anew, with all that is in it, at every level that it is put into; put on
    at the end it costs a third. What is built may not ask for sizes that the look decides.
    """
    application = QApplication.instance()
    sheet = application.styleSheet() if isinstance(application, QApplication) else ""
    if not isinstance(application, QApplication) or not sheet:
        yield
        return
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)


def filled(name: str) -> str:
    """Return a file of ``resources/theme`` with the palette's colours for its ``$NAMES``."""
    sheet = (resources() / "theme" / name).read_text(encoding="utf-8")
    return Template(sheet).substitute(vars(palette))


def sheet_name(*, linux: bool) -> str:
    """Return the file that qt-material's sheet with our colours and typeface is kept in."""
    key = f"{FAMILY} {linux} {filled('material.xml')}".encode()
    return f"{hashlib.sha256(key).hexdigest()[:16]}.qss"


def _material_sheet(folder: Path) -> str:
    """Return qt-material's sheet: as it ships, as an earlier start made it, or made now.

    To make it costs 13 MB and a tenth of a second: `make theme` puts the usual one into
    ``resources``, and what is kept in the folder is that of other colours.
    """
    name, shipped = sheet_name(linux=sys.platform == "linux"), resources() / "theme" / "made"
    if (shipped / name).is_file():
        return _kept_sheet(shipped / name)
    from importlib.metadata import version  # noqa: PLC0415  # reads mails, so to say

    kept = folder / f"{version('qt-material')}-{name}"
    if kept.is_file() and (folder / ICONS).is_dir():
        return _kept_sheet(kept)
    try:
        with born_private():
            return made_sheet(kept)
    except OSError:  # it is made anew at each start
        return _sheet_for_this_run()


def _kept_sheet(kept: Path) -> str:
    QDir.addSearchPath("icon", str(kept.parent / ICONS))
    return kept.read_text(encoding="utf-8")


def _sheet_for_this_run() -> str:
    try:
        folder = Path(mkdtemp(prefix="timekeeper-"))
    except OSError:
        return ""  # plainer, but the day can be kept
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return made_sheet(folder / "theme.qss")


def made_sheet(kept: Path) -> str:
    """Let qt-material make its sheet and the icons beside it, and keep them."""
    import qt_material  # noqa: PLC0415  # it must come after PySide6, and only when it is needed

    kept.parent.mkdir(parents=True, exist_ok=True)
    colours = kept.with_suffix(".xml")
    replace_file(colours, filled("material.xml").encode())
    sheet: str = qt_material.build_stylesheet(
        str(colours),
        extra={"font_family": FAMILY, "density_scale": "-1"},
        parent=str(kept.parent / ICONS),
    )
    colours.unlink()
    replace_file(kept, sheet.encode())
    return sheet
