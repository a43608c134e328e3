"""A page lies in the room that the strip leaves it, whole wherever its shape lets that be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QImage, QPainter, QRegion

from tests.desktop.states import states
from timekeeper.core.programme import Programme
from timekeeper.desktop.hall.pages_picture import PaintedPages
from timekeeper.live.settings import StripPlace

PAGE = QColor("lime")


def shown(day: Programme, screen: QSize, page: QSize, place: StripPlace) -> tuple[QRect, QRect]:
    """Return where the page is seen on the screen, and where the strip lies."""
    picture = PaintedPages(6.0)
    picture.resize(screen)
    picture.stand(place)
    picture.show(states(day)["item"])
    fitted = page.scaled(picture.make_room(), Qt.AspectRatioMode.KeepAspectRatio)
    picture.page = QImage(fitted, QImage.Format.Format_RGB32)
    picture.page.fill(PAGE)
    taken = QImage(screen, QImage.Format.Format_RGB32)
    painter = QPainter(taken)
    picture.paint(painter, picture.blocks)
    painter.end()
    mask = taken.createMaskFromColor(PAGE.rgb(), Qt.MaskMode.MaskOutColor)
    seen = QRegion(QBitmap.fromImage(mask)).boundingRect()
    assert seen.size() == fitted
    return seen, picture.box


@pytest.mark.parametrize(
    ("screen", "page"),
    [
        (QSize(1920, 1080), QSize(4, 3)),
        (QSize(1366, 768), QSize(210, 297)),
        (QSize(3840, 2160), QSize(4, 3)),
        (QSize(1024, 768), QSize(16, 9)),
        (QSize(1280, 800), QSize(1, 1)),
    ],
)
@pytest.mark.parametrize("place", StripPlace)
def test_a_page_of_another_shape_than_the_screen_lies_clear_of_strip_and_clock(
    app: object, office_day: Programme, screen: QSize, page: QSize, place: StripPlace
):
    seen, strip = shown(office_day, screen, page, place)

    assert not seen.intersects(strip)
    assert QRect(0, 0, screen.width(), screen.height()).contains(seen)


def test_a_page_far_narrower_than_the_screen_stays_in_the_middle(
    app: object, office_day: Programme
):
    seen, _clock = shown(office_day, QSize(1920, 1080), QSize(1, 3), StripPlace.CORNER)

    assert abs(seen.center().x() - 1920 // 2) <= 1
