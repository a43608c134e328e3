"""Every state of the hall's picture looks as it did when it was looked at and found good.

`make references` takes the reference pictures anew; look at them before you commit them.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.desktop.paints import difference
from tests.desktop.states import states
from timekeeper.core.programme import Programme
from timekeeper.desktop.display.fonts import windows_measure
from timekeeper.desktop.display.painting import rect
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.desktop.hall.look_and_logo import PARTY, LookAndLogo, read_backdrops, read_logo
from timekeeper.desktop.hall.looks import LOOKS
from timekeeper.desktop.hall.painter import paint_hall
from timekeeper.desktop.hall.scenes.strip_scene import lay_out_strip
from timekeeper.desktop.hall.window import output_of
from timekeeper.files.places import resources
from timekeeper.live.settings import HallLook, StripPlace, Style
from timekeeper.views.hall import HallContent
from timekeeper.words.language import use_language

REFERENCES = Path(__file__).parent / "references"
SIZES = [(1024, 768), (1280, 800), (1920, 1080), (3840, 2160)]
WIDTH = 320  # references are kept small
TOLERANCE = 3.0  # of 255, on the average of a sixteenth of the picture

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100">
<circle cx="50" cy="50" r="46" fill="#FFFFFF"/><circle cx="50" cy="50" r="34" fill="#0B5FA5"/>
<rect x="115" y="22" width="180" height="24" fill="#FFFFFF"/>
<rect x="115" y="58" width="120" height="18" fill="#FFD66B"/></svg>"""

STATUSES = ("item", "nearly-over", "overrun", "paused")
STRIP_STATES = (
    *STATUSES, "discussion", "break", "between-items", "between-sessions", "counting", "message",
)  # fmt: skip
# How colours look to eyes that lack one kind of cone (Machado, Oliveira, Fernandes 2009).
COLOUR_VISION = {
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


@pytest.fixture(autouse=True)
def vietnamese():
    use_language("vi", resources() / "locale")
    yield
    use_language("en", resources() / "locale")


def blocks_of(shown: HallContent, output: Output) -> tuple[HallBlock, ...]:
    return lay_out(shown, output, windows_measure())


def picture(shown: HallContent, size: tuple[int, int], look: LookAndLogo = PARTY) -> QImage:
    output = output_of(size, 6.0, look)
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_hall(painter, blocks_of(shown, output), output, look)
    painter.end()
    return image


def strip_picture(shown: HallContent, size: tuple[int, int], place: StripPlace) -> QImage:
    """Return the strip over the white page of another program."""
    output, image = Output(*size), QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    blocks = lay_out_strip(shown, output, windows_measure(), place)
    painter = QPainter(image)
    painter.setClipRect(rect(blocks[0].box))
    paint_hall(painter, blocks, output)
    painter.end()
    return image


def worst_difference(one: QImage, other: QImage) -> float:
    """Return the largest mean difference of any sixteenth of two pictures."""
    worst = 0.0
    if one == other:
        return worst
    differing = difference(one, other)
    for column in range(4):
        for row in range(4):
            area = QRect(
                column * one.width() // 4,
                row * one.height() // 4,
                one.width() // 4,
                one.height() // 4,
            )
            part = differing.copy(area)
            opaque = 255 * area.width() * area.height()  # the fourth byte of a pixel
            worst = max(worst, (sum(part.constBits()) - opaque) / part.sizeInBytes())
    return worst


def difference_from_reference(name: str, taken: QImage) -> float:
    """Return how far a picture is from its reference, which is taken anew if that is asked."""
    small = taken.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    path = REFERENCES / f"{name}-{taken.width()}x{taken.height()}.png"
    if os.environ.get("TIMEKEEPER_TAKE_REFERENCES"):
        REFERENCES.mkdir(exist_ok=True)
        small.save(str(path))
    kept = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    return worst_difference(small, kept)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_state_looks_as_it_was_approved(
    app: object, office_day: Programme, size: tuple[int, int]
):
    shown = states(office_day).items()
    differences = {
        name: difference_from_reference(name, picture(content, size)) for name, content in shown
    }

    assert {name: by for name, by in differences.items() if by > TOLERANCE} == {}


@pytest.mark.parametrize("size", [SIZES[0], *SIZES[2:]], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("place", [StripPlace.BOTTOM, StripPlace.CORNER])
def test_the_strip_over_slides_looks_as_it_was_approved(
    app: object, office_day: Programme, size: tuple[int, int], place: StripPlace
):
    every = states(office_day)
    differences = {
        name: difference_from_reference(
            f"strip-{place}-{name}", strip_picture(every[name], size, place)
        )
        for name in STRIP_STATES
    }

    assert {name: by for name, by in differences.items() if by > TOLERANCE} == {}


@pytest.mark.parametrize("style", [Style.LIGHT, Style.DARK])
def test_the_other_looks_are_as_they_were_approved(
    app: object, office_day: Programme, style: Style
):
    every, look = states(office_day), LookAndLogo(LOOKS[style])
    differences = {
        name: difference_from_reference(f"{style}-{name}", picture(every[name], (1280, 800), look))
        for name in ("welcome", *STATUSES)
    }

    assert {name: by for name, by in differences.items() if by > TOLERANCE} == {}


@pytest.mark.parametrize("state", ["welcome", "standby", "closing"])
def test_an_office_s_logo_stands_above_the_event(
    app: object, office_day: Programme, tmp_path: Path, state: str
):
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    look = LookAndLogo(LOOKS[Style.PARTY], read_logo("logo.svg", tmp_path)[0])

    taken = picture(states(office_day)[state], (1024, 768), look)

    assert difference_from_reference(f"logo-{state}", taken) <= TOLERANCE


MA_KET = """<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900">
<rect width="1600" height="900" fill="#B00020"/><rect y="600" width="1600" height="300"
fill="#F3C14B"/><circle cx="800" cy="300" r="180" fill="#FFFFFF"/></svg>"""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", ["welcome", "standby", "between-sessions", "closing", "salute"])
def test_an_office_s_own_backdrop_is_fitted_whole_with_a_band_for_the_words(
    app: object, office_day: Programme, tmp_path: Path, state: str, size: tuple[int, int]
):
    (tmp_path / "ma-ket.svg").write_text(MA_KET, encoding="utf-8")
    backdrops, faults = read_backdrops(HallLook(backdrop="ma-ket.svg"), tmp_path)
    look = LookAndLogo(LOOKS[Style.PARTY], backdrops=backdrops)

    taken = picture(states(office_day)[state], size, look)

    assert faults == ()
    assert difference_from_reference(f"backdrop-{state}", taken) <= TOLERANCE


@pytest.mark.parametrize("state", ["welcome", "salute"])
def test_with_its_words_switched_off_a_backdrop_stands_alone(
    app: object, office_day: Programme, tmp_path: Path, state: str
):
    (tmp_path / "ma-ket.svg").write_text(MA_KET, encoding="utf-8")
    backdrops, _faults = read_backdrops(HallLook(backdrop="ma-ket.svg"), tmp_path)
    look = LookAndLogo(LOOKS[Style.PARTY], backdrops=backdrops, words_below=False)

    taken = picture(states(office_day)[state], (1920, 1080), look)

    assert taken.pixelColor(960, 360) == QColor("#FFFFFF")
    assert taken.pixelColor(5, 1075) == QColor("#F3C14B")


def test_no_title_of_the_day_is_cut_in_any_state(app: object, office_day: Programme):
    cut = [
        (name, size)
        for name, shown in states(office_day).items()
        for size in SIZES
        for block in blocks_of(shown, Output(*size))
        if block.role in (HallRole.TITLE, HallRole.PRESENTER, HallRole.EVENT)
        and block.text
        and block.text.cut
    ]

    assert cut == []


def luminance(colour: tuple[float, float, float]) -> float:
    """Return the relative luminance of linear red, green and blue (WCAG 2)."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


@cache
def painted(day: Programme, state: str, style: Style) -> QImage:
    """Return the picture of a state in a look, painted once for all eyes; only look at it."""
    return picture(states(day)[state], (1920, 1080), LookAndLogo(LOOKS[style]))


def seen_luminances(image: QImage, vision: str) -> list[float]:
    """Return how bright each pixel of a picture is to such eyes."""
    matrix = COLOUR_VISION[vision]
    found: dict[int, float] = {}
    result = []
    for y in range(image.height()):
        for x in range(image.width()):
            value = image.pixel(x, y)
            if value not in found:
                colour = QColor(value)
                parts = [linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF())]
                mixed = [sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix]
                found[value] = luminance((mixed[0], mixed[1], mixed[2]))
            result.append(found[value])
    return result


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("vision", COLOUR_VISION)
def test_the_shapes_of_the_statuses_differ_for_all_eyes(
    app: object, office_day: Programme, vision: str, style: Style
):
    """Brightness alone tells the fields apart: a filled band, a solid and a broken frame."""
    output = Output(1920, 1080)
    fields = {}
    for name in STATUSES:
        shown = states(office_day)[name]
        field = next(b.box for b in blocks_of(shown, output) if b.role is HallRole.TIMER_BAND)
        area = QRect(round(field.x), round(field.y), round(field.width), round(field.height))
        small = painted(office_day, name, style).copy(area).scaled(240, 40)
        edge = seen_luminances(small.copy(0, 0, 240, 4), vision)
        fields[name] = edge

    for one, other in combinations(STATUSES, 2):
        pairs = zip(fields[one], fields[other], strict=True)
        apart = sum(abs(a - b) > 0.15 for a, b in pairs) / len(fields[one])
        assert apart > 0.12, (one, other, apart)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("vision", COLOUR_VISION)
@pytest.mark.parametrize("state", STATUSES)
def test_the_figures_stand_out_from_their_field_for_all_eyes(
    app: object, office_day: Programme, vision: str, state: str, style: Style
):
    output = Output(1920, 1080)
    shown = states(office_day)[state]
    figures = next(b.box for b in blocks_of(shown, output) if b.role is HallRole.FIGURES)
    area = QRect(round(figures.x), round(figures.y), round(figures.width), round(figures.height))

    field = painted(office_day, state, style).copy(area).scaled(120, 40)
    seen = seen_luminances(field, vision)

    assert (max(seen) + 0.05) / (min(seen) + 0.05) >= 7
