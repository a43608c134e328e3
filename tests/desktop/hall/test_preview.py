"""The operator's small picture of the hall shows what is ours, and says where it is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage

from timekeeper.core.timeline import Phase
from timekeeper.desktop.display import palette
from timekeeper.desktop.hall.preview import HallPreview
from timekeeper.desktop.hall.strip_window import PaintedStrip
from timekeeper.live.settings import StripPlace
from timekeeper.views.hall import Blackout, HallContent, Heading, ItemContent, Timer

SAID = "Another program"
SHOWN = ItemContent(
    Heading("", "", "", "07:05"),
    "Now",
    ("Báo cáo",),
    "",
    Timer("10:00", "Remaining", 0.5, Phase.NORMAL),
    None,
)
SIZE = QSize(480, 270)


def preview_of(content: HallContent, place: StripPlace = StripPlace.BOTTOM) -> HallPreview:
    picture = PaintedStrip(6.0)
    picture.stand(place)
    picture.resize(QSize(1920, 1080))
    picture.show(content)
    preview = HallPreview(picture)
    preview.resize(SIZE)
    return preview


def ours(preview: HallPreview, picture: PaintedStrip) -> QRect:
    scale = SIZE.width() / 1920
    box = picture.box
    corner = round(box.x() * scale), round(box.y() * scale)
    return QRect(*corner, round(box.width() * scale), round(box.height() * scale))


def grounds(image: QImage, place: QRect) -> float:
    """Return how much of a place is the ground on which it is told that it is not ours."""
    ground = QColor(palette.WELL.now).rgb()
    points = [
        image.pixel(x, y)
        for x in range(place.left() + 2, place.right() - 1, 3)
        for y in range(place.top() + 2, place.bottom() - 1, 3)
    ]
    return sum(point == ground for point in points) / len(points)


@pytest.mark.parametrize("place", StripPlace)
def test_beside_a_strip_the_preview_has_no_picture_of_ours(
    app: object, qtbot: object, place: StripPlace
):
    preview = preview_of(SHOWN, place)
    picture = preview._picture
    assert isinstance(picture, PaintedStrip)

    preview.refresh(picture, SAID)
    image = preview.grab().toImage()

    strip = ours(preview, picture)
    rest = QRect(0, 0, SIZE.width(), SIZE.height())
    if strip.top() > 0:
        rest.setBottom(strip.top() - 1)
    else:
        rest.setTop(strip.bottom() + 1)
    assert grounds(image, rest) > 0.9
    assert grounds(image, rest) < 1  # something is said there
    assert grounds(image, strip) < 0.1


def test_given_away_the_preview_is_all_another_programs_and_then_ours_again(
    app: object, qtbot: object
):
    preview, whole = preview_of(Blackout()), QRect(0, 0, SIZE.width(), SIZE.height())

    preview.refresh(preview._picture, SAID)
    given_away = preview.grab().toImage()
    preview.refresh(preview._picture)
    taken_back = preview.grab().toImage()

    assert 0.9 < grounds(given_away, whole) < 1
    assert grounds(taken_back, whole) == 0
