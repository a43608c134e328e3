"""One place says which colours a screen shows, and all that is painted takes them from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.paths import ROOT
from timekeeper.desktop.display import palette
from timekeeper.desktop.theme import filled

COLOUR = re.compile(
    r"#[0-9a-fA-F]{6}\b|[\"']#[0-9a-fA-F]{3}\b|(?<!\.)\brgba?\(|GlobalColor\.(?!transparent)"
)
SHEETS = ["material.xml", "timekeeper.qss"]
SOURCE = ROOT / "src" / "timekeeper"
USED_IN_SHEETS = {
    name
    for sheet in SHEETS
    for name in re.findall(r"\$([A-Z_]+)", (ROOT / "resources" / "theme" / sheet).read_text())
}
# Who writes a colour of its own, and why.
EXCEPTIONS = {
    "desktop/display/palette.py": "the palette",
    "desktop/hall/looks.py": "tells an office how a colour is written",
    "files/exporters/tables/as_xlsx.py": "a document, for paper: its reader's screen is not ours",
    "files/exporters/tables/columns.py": "the same",
    "files/exporters/tables/xlsx_charts.py": "the same",
    "files/exporters/documents/picture_svg.py": "the same",
}


def names() -> dict[str, object]:
    return {name: value for name, value in vars(palette).items() if name.isupper()}


def shades() -> dict[str, palette.Shade]:
    return {name: each for name, each in names().items() if isinstance(each, palette.Shade)}


@contextmanager
def shaded(*, dark: bool) -> Iterator[None]:
    """Let the desk's colours have their dark values, or their light ones, for a while."""
    before = palette.is_dark()
    palette.use_dark(dark=dark)
    try:
        yield
    finally:
        palette.use_dark(dark=before)


def test_no_other_file_writes_a_colour():
    writing = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if COLOUR.search(path.read_text(encoding="utf-8"))
    }

    assert writing == set(EXCEPTIONS)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_takes_its_colours_from_the_palette(sheet, dark):
    written = (ROOT / "resources" / "theme" / sheet).read_text(encoding="utf-8")

    with shaded(dark=dark):
        worn = filled(sheet)

    assert not COLOUR.search(written)
    assert COLOUR.search(worn)
    assert "$" not in worn
    others = {shade.light if dark else shade.dark for shade in shades().values()}
    ours = {shade.dark if dark else shade.light for shade in shades().values()}
    plain = {value for value in names().values() if isinstance(value, str)}
    assert not {colour for colour in others - ours - plain if colour in worn}


def test_every_colour_of_the_desk_has_a_dark_value():
    """What stays the same in the dark lies on a ground of its own, or is the hall's."""
    same = [name for name, shade in shades().items() if shade.light == shade.dark]
    plain = {name for name in USED_IN_SHEETS if isinstance(names()[name], str)}

    assert same == []
    # Marks of alarm, the head's own letters, and what stands for the hall's own colours.
    assert plain == {"WHITE", "BLACK", "YELLOW", "ORANGE", "GOLD", "MAROON", "HEADER_QUIET"}


def test_a_colour_has_one_name():
    assert len(set(names().values())) == len(names())


def test_every_colour_is_shown_somewhere():
    files = [*SOURCE.rglob("*.py"), *(ROOT / "resources" / "theme" / sheet for sheet in SHEETS)]
    written = "\n".join(
        path.read_text(encoding="utf-8") for path in files if path.name != "palette.py"
    )

    assert set(names()) - set(re.findall(r"\b[A-Z_]+\b", written)) == set()
