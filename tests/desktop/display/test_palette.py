"""One place says which colours a screen shows, and all that is painted takes them from there."""

from __future__ import annotations

import re

import pytest

from tests.paths import ROOT
from timekeeper.desktop.display import palette
from timekeeper.desktop.theme import filled

COLOUR = re.compile(
    r"#[0-9a-fA-F]{6}\b|[\"']#[0-9a-fA-F]{3}\b|\brgba?\(|GlobalColor\.(?!transparent)"
)
SHEETS = ["material.xml", "timekeeper.qss"]
SOURCE = ROOT / "src" / "timekeeper"
# Who writes a colour of its own, and why.
EXCEPTIONS = {
    "desktop/display/palette.py": "the palette",
    "desktop/hall/looks.py": "tells an office how a colour is written",
    "live/settings.py": "the same, in a comment",
    "files/exporters/tables/as_xlsx.py": "a document, for paper: its reader's screen is not ours",
    "files/exporters/tables/xlsx_charts.py": "the same",
    "files/exporters/documents/picture_svg.py": "the same",
}


def names() -> dict[str, str]:
    return {name: value for name, value in vars(palette).items() if name.isupper()}


def test_no_other_file_writes_a_colour():
    writing = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if COLOUR.search(path.read_text(encoding="utf-8"))
    }

    assert writing == set(EXCEPTIONS)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_takes_its_colours_from_the_palette(sheet):
    written = (ROOT / "resources" / "theme" / sheet).read_text(encoding="utf-8")

    assert not COLOUR.search(written)
    assert COLOUR.search(filled(sheet))
    assert "$" not in filled(sheet)


def test_a_colour_has_one_name():
    assert len(set(names().values())) == len(names())


def test_every_colour_is_shown_somewhere():
    files = [*SOURCE.rglob("*.py"), *(ROOT / "resources" / "theme" / sheet for sheet in SHEETS)]
    written = "\n".join(
        path.read_text(encoding="utf-8") for path in files if path.name != "palette.py"
    )

    assert [name for name in names() if not re.search(rf"\b{name}\b", written)] == []
