"""The look of the operator's windows: qt-material, with our own colours and type over it."""

from __future__ import annotations

import atexit
import hashlib
import shutil
from importlib.metadata import version
from pathlib import Path
from string import Template
from tempfile import mkdtemp

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import FAMILY, font, load_fonts
from timekeeper.files.places import data_folder, resources
from timekeeper.files.writing import replace_file

BODY_SIZE = 14


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


def filled(name: str) -> str:
    """Return a file of ``resources/theme`` with the palette's colours for its ``$NAMES``."""
    sheet = (resources() / "theme" / name).read_text(encoding="utf-8")
    return Template(sheet).substitute(vars(palette))


def _material_sheet(folder: Path) -> str:
    """Return qt-material's sheet, made once and kept: making it costs a third of a second."""
    theme = filled("material.xml").encode()
    key = f"{version('qt-material')} {FAMILY}".encode() + theme
    kept = folder / f"{hashlib.sha256(key).hexdigest()[:16]}.qss"
    icons = folder / "icons"
    if kept.is_file() and icons.is_dir():
        QDir.addSearchPath("icon", str(icons))
        return kept.read_text(encoding="utf-8")
    try:
        return _made_sheet(theme, kept, icons)
    except OSError:  # it is made anew at each start
        return _sheet_for_this_run(theme)


def _sheet_for_this_run(theme: bytes) -> str:
    try:
        folder = Path(mkdtemp(prefix="timekeeper-"))
    except OSError:
        return ""  # plainer, but the day can be kept
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return _made_sheet(theme, folder / "theme.qss", folder / "icons")


def _made_sheet(theme: bytes, kept: Path, icons: Path) -> str:
    import qt_material  # noqa: PLC0415  # it must come after PySide6, and only when it is needed

    kept.parent.mkdir(parents=True, exist_ok=True)
    colours = kept.with_suffix(".xml")
    replace_file(colours, theme)
    sheet: str = qt_material.build_stylesheet(
        str(colours), extra={"font_family": FAMILY, "density_scale": "-1"}, parent=str(icons)
    )
    colours.unlink()
    replace_file(kept, sheet.encode())
    return sheet
