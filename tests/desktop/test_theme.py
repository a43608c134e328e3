"""The sheet that ships is the one that qt-material makes, and others are made and kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

MADE = ROOT / "resources" / "theme" / "made"
START = """
import sys
from PySide6.QtWidgets import QApplication
from timekeeper.desktop import theme
theme.palette.ACCENT = {accent!r}
application = QApplication([])
theme.apply_theme(application)
print("qt_material" in sys.modules, theme.palette.ACCENT in application.styleSheet())
"""


def run(home: Path, *arguments: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TIMEKEEPER_HOME": str(home)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_sheet_and_icons_that_ship_are_those_that_qt_material_makes_now(tmp_path: Path):
    run(tmp_path, str(ROOT / "packaging" / "theme.py"), str(tmp_path / "made"))

    made = content(tmp_path / "made")
    assert content(MADE) == made, "make theme"
    assert len(made) > 2


def test_a_start_with_the_usual_colours_makes_no_sheet_and_keeps_none(tmp_path: Path):
    from timekeeper.desktop.display import palette

    told = run(tmp_path, "-c", START.format(accent=palette.ACCENT))

    assert told.split() == ["False", "True"]
    assert content(tmp_path) == {}


def test_another_accents_sheet_is_made_at_its_first_start_and_kept(tmp_path: Path):
    first, again = (run(tmp_path, "-c", START.format(accent="#0b5563")).split() for _ in range(2))

    assert first == ["True", "True"]
    assert again == ["False", "True"]
    made = [path for path in tmp_path.rglob("*") if "theme" in path.parts and path.exists()]
    assert made
    assert {path.stat().st_mode & 0o077 for path in made} == {0}
