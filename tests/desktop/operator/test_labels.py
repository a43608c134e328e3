"""A label that is cut shows as many lines as it has room for, whatever changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from tests.desktop.paints import Paints
from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.operator.labels import ElidedLabel, FigureLabel
from timekeeper.desktop.windows.windows import Windows

TITLE = "Quán triệt mục đích, yêu cầu thực hiện quy trình lấy phiếu tín nhiệm"


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_larger_letters_leave_fewer_words_and_no_further_line(
    lines: int, qtbot: QtBot, app: object
):
    title = ElidedLabel("made", lines)
    qtbot.addWidget(title)
    title.setFont(font(10, 400))
    title.resize(360 // lines, 100)
    title.show_text(TITLE)
    small, low = title.text(), title.sizeHint().height()

    title.setFont(font(30, 400))

    assert len(title.text()) < len(small)
    assert title.text().endswith("…")
    assert title.sizeHint().height() > low


def test_figures_paint_the_signs_that_change_and_look_as_painted_whole(qtbot: QtBot, app: object):
    figures = FigureLabel("made")
    qtbot.addWidget(figures)
    figures.setStyleSheet("font-size: 60px; font-weight: 700")
    figures.stand_on(palette.PAPER)
    figures.setText("12:47")
    figures.ensurePolished()
    figures.resize(figures.sizeHint())
    with qtbot.waitExposed(figures):
        figures.show()
    for later, signs in (("12:48", 1), ("12:50", 2), ("13:00", 3)):
        QCoreApplication.processEvents()
        paints = Paints(figures)

        figures.setText(later)
        QCoreApplication.processEvents()

        assert 0 < paints.where.boundingRect().width() <= signs * 45
        figures.removeEventFilter(paints)
    stood = figures.screen().grabWindow(figures.winId()).toImage()
    figures.repaint()
    assert figures.screen().grabWindow(figures.winId()).toImage() == stood


def test_figures_stand_on_the_colour_that_is_around_them(windows: Windows, qtbot: QtBot):
    with qtbot.waitExposed(windows.operator):
        windows.operator.show()
    windows.desk.go_on()
    windows.operator.show_rehearsal(1)
    standing = [
        label
        for label in windows.operator.findChildren(FigureLabel)
        if label.isVisible() and label.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    ]
    picture = windows.operator.grab().toImage()

    assert len(standing) >= 3
    for label in standing:
        corner = label.mapTo(windows.operator, label.rect().topLeft())
        assert picture.pixelColor(corner) == picture.pixelColor(corner.x() - 2, corner.y())
