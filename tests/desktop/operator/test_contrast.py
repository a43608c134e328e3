"""Every text of the desk can be read: at least 4.5 to 1 against what it lies on."""

from __future__ import annotations

import re

import pytest

from tests.desktop.display.test_palette import shaded
from timekeeper.desktop.display import palette
from timekeeper.desktop.operator import history_panel, programme_table
from timekeeper.desktop.review.marks import MARKS
from timekeeper.desktop.theme import filled

LEAST = 4.5
LIGHTS = [False, True]
PAPERS = (palette.PAPER, palette.DIALOG, palette.PAGE)  # of cards, dialogs, the page
# Texts whose rule names no background lie on that of the strip they stand in.
STRIPS = {
    "QFrame#header[tone": (palette.REHEARSAL,),
    "QFrame#header": (palette.HEADER, palette.REHEARSAL),
    "QLabel#eventKind": (palette.HEADER, palette.REHEARSAL),
    "QLabel#sessionEnd": (palette.HEADER, palette.REHEARSAL),
    "QFrame#banner": (palette.BANNER,),
    "QFrame#lock": (palette.NIGHT,),
    "QFrame#rehearsal": (palette.REHEARSAL,),
    "QFrame#work": (palette.SESSION,),
    "QWidget#point QWidget#band": (palette.HEADER,),
    "QProgressBar": (),  # its text is not shown
}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def rules(*, dark: bool) -> list[tuple[str, dict[str, str]]]:
    with shaded(dark=dark):
        sheet = re.sub(r"/\*.*?\*/", "", filled("timekeeper.qss"), flags=re.DOTALL)
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        found.append((selector.strip(), {name.strip(): value.strip() for name, value in pairs}))
    return found


def colour(value: str) -> str | None:
    found = re.search(r"#[0-9a-f]{6}\b", value)
    return found.group() if found else None


def texts() -> list[tuple[str, str, str]]:
    """Return each rule's text colour with every background it can lie on, light and dark."""
    found = []
    both = [(dark, *rule) for dark in LIGHTS for rule in rules(dark=dark)]
    for dark, selector, body in both:
        ink = colour(body.get("color", ""))
        if ink is None or ":disabled" in selector:
            continue
        own = colour(body.get("background", ""))
        strip = next(
            (papers for name, papers in STRIPS.items() if selector.startswith(name)), PAPERS
        )
        lain_on = (own,) if own else [paper.dark if dark else paper.light for paper in strip]
        found += [(selector, ink, paper) for paper in lain_on]
    return found


def test_black_on_white_has_a_contrast_of_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("selector", "ink", "paper"), texts())
def test_a_text_of_the_sheet_can_be_read(selector: str, ink: str, paper: str):
    assert contrast(ink, paper) >= LEAST


TABLE = programme_table
ROWS = (TABLE.NOW, TABLE.CHOSEN)


@pytest.mark.parametrize("dark", LIGHTS)
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *[(ink, paper) for ink in (TABLE.INK, TABLE.QUIET, TABLE.FADED) for paper in ROWS],
        (TABLE.OVER, palette.PAPER),
        (TABLE.ACCENT, TABLE.SESSION),
        (TABLE.QUIET, TABLE.PART),
        (history_panel.FADED, TABLE.CHOSEN),
        *[(palette.INK, paper) for paper in (palette.LINKED, palette.SESSION, palette.PART)],
        *[(mark.ink, mark.paper) for mark in MARKS.values()],
        *[(palette.INK, mark.paper) for mark in MARKS.values()],
        (palette.DOUBTFUL_INK, palette.CHOSEN),
    ],
)
def test_a_text_of_a_table_can_be_read(ink, paper, dark):
    with shaded(dark=dark):
        assert contrast(ink.now, paper.now) >= LEAST
        assert contrast(ink.now, palette.PAPER.now) >= LEAST
