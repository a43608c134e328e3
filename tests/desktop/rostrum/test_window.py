"""The rostrum's window: full screen and back, quiet repaints, shapes that need no colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtTest import QTest

from tests.desktop.paints import most_different
from tests.virtual_screens import VirtualScreens
from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import QtMeasure
from timekeeper.desktop.display.painting import changed_area
from timekeeper.desktop.rostrum.painter import (
    BLACK,
    GROUND,
    SKY,
    SOFT,
    WHITE,
    YELLOW,
    paint_rostrum,
)
from timekeeper.desktop.rostrum.scene import RostrumBlock, RostrumRole, RostrumScene
from timekeeper.desktop.rostrum.window import WINDOW_TITLE, RostrumWindow
from timekeeper.views.rostrum import Band, RostrumContent

CONTENT = RostrumContent(
    Band.AMPLE, "Còn thời gian", "12:34", 0.5, ("Tuyên bố lý do",), "Văn phòng Tỉnh ủy", "07:35"
)


EDGES = 8  # of 255: a colour that is mixed in another order


class WatchedWindow(RostrumWindow):
    """Notes what it had to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        self.painted += event.region()
        super().paintEvent(event)


@pytest.fixture
def window(app: object, qtbot) -> Iterator[WatchedWindow]:
    made = WatchedWindow()
    made.resize(800, 480)
    made.show_content(CONTENT)
    made.show()
    assert QTest.qWaitForWindowExposed(made)
    yield made
    made.hide()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_can_be_told_by_its_title(window: WatchedWindow):
    assert window.windowTitle() == WINDOW_TITLE == "timekeeper rostrum"


def test_a_double_click_makes_it_full_screen_and_back(window: WatchedWindow, qtbot):
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.isFullScreen, timeout=5000)
    hidden_pointer = window.cursor().shape()

    QTest.mouseDClick(window, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isFullScreen(), timeout=5000)

    assert hidden_pointer is Qt.CursorShape.BlankCursor
    assert window.cursor().shape() is Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("way_back", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_f11_makes_it_full_screen_and_f11_or_escape_lead_back(
    window: WatchedWindow, qtbot, way_back: Qt.Key
):
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen, timeout=5000)

    QTest.keyClick(window, way_back)

    qtbot.waitUntil(lambda: not window.isFullScreen(), timeout=5000)


def test_closing_it_is_told_and_ends_nothing(window: WatchedWindow, qtbot):
    with qtbot.waitSignal(window.closed, timeout=5000):
        window.close()

    assert not window.isVisible()


def test_only_what_changed_is_painted(window: WatchedWindow, qtbot):
    qtbot.wait(50)
    window.painted = QRegion()

    window.show_content(replace(CONTENT, figures="12:33"))
    qtbot.waitUntil(lambda: not window.painted.isEmpty(), timeout=5000)

    figures = next(b.box for b in window._blocks if b.role is RostrumRole.FIGURES)
    painted = window.painted.boundingRect()
    assert painted.top() >= figures.y - 3
    assert painted.bottom() <= figures.bottom + 3


def painted(
    blocks: tuple[RostrumBlock, ...], onto: QImage | None = None, where: QRegion | None = None
) -> QImage:
    """Return a picture of the blocks, whole, or painted anew at a region of another picture."""
    scale, size = 1.5, QSize(640, 360)
    image = QImage(onto or QImage(size * scale, QImage.Format.Format_RGB32))
    image.setDevicePixelRatio(scale)
    region = QRegion(QRect(QPoint(), size)) if where is None else where
    painter = QPainter(image)
    painter.setClipRegion(region)
    paint_rostrum(painter, blocks, region)
    painter.end()
    return image


@pytest.mark.parametrize("clock", ["48:58", "08:18"])
def test_where_the_screen_scales_a_clock_painted_in_parts_is_the_whole_clock(
    app: object, clock: str
):
    told = replace(CONTENT, figures="", message="Kết luận")
    old, new = (
        RostrumScene(replace(told, clock=shown), 640, 360, QtMeasure()).blocks()
        for shown in ("08:08", clock)
    )

    in_parts = painted(new, painted(old), changed_area(old, new))

    assert most_different(in_parts, painted(new)) <= EDGES


def test_the_same_again_paints_nothing(window: WatchedWindow, qtbot):
    qtbot.wait(50)
    window.painted = QRegion()

    window.show_content(replace(CONTENT))
    qtbot.wait(50)

    assert window.painted.isEmpty()


def test_an_unplugged_display_never_lands_on_the_operators_screen(
    two_screens: VirtualScreens, window: WatchedWindow, qtbot
):
    (projector,) = [s for s in QGuiApplication.screens() if s.name() == "PROJECTOR"]
    window.cover(projector)
    qtbot.waitUntil(lambda: window.geometry() == projector.geometry(), timeout=5000)

    two_screens.unplug()
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 1, timeout=5000)

    assert not window.isVisible()
    qtbot.waitUntil(lambda: not window.isFullScreen(), timeout=5000)


def test_it_can_stand_as_a_window_and_cover_another_screen(
    two_screens: VirtualScreens, window: WatchedWindow, qtbot
):
    main = QGuiApplication.primaryScreen()
    (projector,) = [s for s in QGuiApplication.screens() if s is not main]

    for _time in range(2):
        window.cover(projector)
        qtbot.waitUntil(lambda: window.geometry() == projector.geometry(), timeout=5000)
        assert window.isFullScreen()

        window.stand_on(main)
        qtbot.waitUntil(lambda: main.geometry().contains(window.geometry()), timeout=5000)
        assert not window.isFullScreen()
        assert window.isVisible()


def shape(window: RostrumWindow, band: Band) -> bytes:
    """Which pixels a band leaves dark, eight to a byte: its shape, whatever its colours."""
    window.show_content(replace(CONTENT, band=band, caption="", title_forms=("",), presenter=""))
    picture = window.grab().toImage()
    return bytes(picture.createMaskFromColor(GROUND.rgb()).constBits())


def test_the_bands_differ_in_shape_without_colour_or_words(window: WatchedWindow):
    shapes = {band: shape(window, band) for band in Band if band is not Band.IDLE}

    for one, other in combinations(shapes, 2):
        differing = sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True))
        assert differing > 50, (one, other)


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        (WHITE, GROUND),
        (YELLOW, GROUND),
        (SOFT, GROUND),
        (QColor(palette.ORANGE), GROUND),
        (BLACK, QColor(palette.VERMILLION)),
        (BLACK, SKY),
    ],
    ids=lambda colour: colour.name(),
)
def test_text_stands_out_from_its_ground(colour: QColor, ground: QColor):
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
