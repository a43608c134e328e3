"""A row of the queue gives a name all the room that his minutes leave."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from timekeeper.core.discussion import Speech
from timekeeper.core.programme import Speaker
from timekeeper.desktop.operator.discussion.queue_row import ROW_HEIGHT, RowDelegate, SpeechRole

NARROW = 290  # pixels: the queue at 1366x768 and 125 %
WIDE = 700


def painted(name: str, width: int) -> QImage:
    """Return where a name stands in a row of this width."""
    speech = Speech("s", "item", Speaker(name), timedelta(minutes=5))
    model, cell = QStandardItemModel(), QStandardItem()
    cell.setData((speech, 1), SpeechRole)
    model.appendRow(cell)
    image = QImage(width, ROW_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, ROW_HEIGHT)
    painter = QPainter(image)
    RowDelegate(lambda _speech, _by: None, model).paint(painter, option, model.index(0, 0))
    painter.end()
    return image.copy(0, 0, NARROW - 70, ROW_HEIGHT)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    "name", ["Đồng chí Lê Hoàng Cường", "Đồng chí Nguyễn Thị Hoa", "Bùi Văn Hải"]
)
def test_a_name_stands_whole_where_his_minutes_leave_it_the_room(name: str):
    assert painted(name, NARROW) == painted(name, WIDE)


@pytest.mark.usefixtures("app")
def test_a_long_name_leaves_out_first_how_all_are_addressed_then_what_stands_before_the_last():
    name = "Hoàng Nguyễn Phương Thảo Nguyên"
    longer = f"Công Tằng Tôn Nữ {name}"

    assert painted(f"Đồng chí {name}", NARROW + 40) == painted(name, NARROW + 40)
    assert painted(longer, NARROW) == painted("…Nguyễn Phương Thảo Nguyên", NARROW)
