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

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import FAMILY, font, load_fonts
from timekeeper.files.places import data_folder, resources
from timekeeper.files.writing import born_private, replace_file
from timekeeper.live.settings import DeskColours

ICONS = "icons"
_CHOSEN = "deskColours"
_SCHEMES = {
    DeskColours.SYSTEM: Qt.ColorScheme.Unknown,
    DeskColours.LIGHT: Qt.ColorScheme.Light,
    DeskColours.DARK: Qt.ColorScheme.Dark,
}


def apply_theme(application: QApplication, chosen: DeskColours) -> None:
    """Give the application its look, in these colours; those of the system are followed."""
    load_fonts()
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(font(14, 400))
    application.setStyleSheet("")
    choose_colours(application, chosen)
    QGuiApplication.styleHints().colorSchemeChanged.connect(_dress)


def choose_colours(application: QApplication, chosen: DeskColours) -> None:
    """Wear these colours from now on, in all windows that are open too."""
    application.setProperty(_CHOSEN, chosen.value)
    # Window frames are the system's own and keep to what it is told.
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[chosen])
    _dress(QGuiApplication.styleHints().colorScheme())


def _dress(scheme: Qt.ColorScheme) -> None:
    """Wear what was chosen; ``scheme`` is the system's own."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    chosen = DeskColours(application.property(_CHOSEN))
    system = chosen is DeskColours.SYSTEM and scheme is Qt.ColorScheme.Dark
    dark = system or chosen is DeskColours.DARK
    if application.styleSheet() and dark == palette.is_dark():
        return
    palette.use_dark(dark=dark)
    ours, role = QPalette(), QPalette.ColorRole
    for names, shade in (
        ((role.WindowText, role.Text, role.ButtonText, role.HighlightedText), palette.INK),
        ((role.Base, role.Button), palette.PAPER),
        ((role.Window,), palette.PAGE),
        ((role.PlaceholderText,), palette.QUIET),
        ((role.Link, role.LinkVisited), palette.ACCENT),
        ((role.Highlight,), palette.CHOSEN),
    ):
        for name in names:
            ours.setColor(name, shade.paint)
    application.setPalette(ours)
    application.setStyleSheet(_material_sheet(data_folder() / "theme") + filled("timekeeper.qss"))


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
    colours = {
        name: value.now if isinstance(value, palette.Shade) else value
        for name, value in vars(palette).items()
    }
    return Template(sheet).substitute(colours)


def sheet_name(*, linux: bool) -> str:
    """Return the file that qt-material's sheet with our colours and typeface is kept in."""
    key = f"{FAMILY} {linux} {filled('material.xml')}".encode()
    return f"{hashlib.sha256(key).hexdigest()[:16]}.qss"


def shade_folder() -> str:
    """Return the folder of the sheets and icons in the colours that are worn now."""
    return "dark" if palette.is_dark() else "light"


def _material_sheet(folder: Path) -> str:
    """Return qt-material's sheet: as it ships, as an earlier start made it, or made now.

    Its icons lie beside it, so that the light ones and the dark ones have a folder each.

    To make it costs 13 MB and a tenth of a second: `make theme` puts the usual one into
    ``resources``, and what is kept in the folder is that of other colours.
    """
    name = sheet_name(linux=sys.platform == "linux")
    shipped = resources() / "theme" / "made" / shade_folder()
    if (shipped / name).is_file():
        return _kept_sheet(shipped / name)
    from importlib.metadata import version  # noqa: PLC0415  # reads mails, so to say

    kept = folder / shade_folder() / f"{version('qt-material')}-{name}"
    if kept.is_file() and (kept.parent / ICONS).is_dir():
        return _kept_sheet(kept)
    try:
        with born_private():
            return made_sheet(kept)
    except OSError:  # it is made anew at each start
        return _sheet_for_this_run()


def _kept_sheet(kept: Path) -> str:
    QDir.setSearchPaths("icon", [str(kept.parent / ICONS)])
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
    QDir.setSearchPaths("icon", [str(kept.parent / ICONS)])
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
