"""A label that is cut shows as many lines as it has room for, whatever changes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.operator.labels import ElidedLabel

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
