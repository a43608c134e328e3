"""A review window over a programme with mistakes, and a keyboard that counts its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.importers.clipboard import read as read_clipboard
from timekeeper.files.importers.draft.draft import Draft

TODAY = date(2027, 1, 2)
HEAD = (
    "CHƯƠNG TRÌNH\nHội nghị tổng kết năm\n(Ngày 06/12/2023)\nI. BUỔI SÁNG: Từ 7 giờ 30 đến 9 giờ\n"
)
MORNING = (
    HEAD
    + "1. Từ 7h30 đến 7h35 (5p): Chào cờ (Văn phòng Tỉnh ủy)\n"
    + "2. Từ 7h35 đến 8h05 (20p): Báo cáo tổng kết (Ban Tổ chức Tỉnh ủy)\n"
    + "3. Từ 8h05 đến 8h30 (25p): Thảo luận (Đoàn Chủ tịch)\n"
    + "4. Từ 8h30 đến 9h00 (30p): Trao tặng bằng khen (Văn phòng Tỉnh ủy)\n"
)


def read(text: str) -> Draft:
    return read_clipboard(None, text)


class Keyboard:
    """Presses keys on whatever has the focus, and counts them."""

    def __init__(self, window: ReviewWindow) -> None:
        self._window = window
        self.pressed = 0

    def press(self, *keys: str, times: int = 1) -> None:
        for key in keys * times:
            combination = QKeySequence(key)[0]
            receiver = QApplication.focusWidget() or self._window
            QTest.keyClick(receiver, combination.key(), combination.keyboardModifiers())
            self.pressed += 1

    def type(self, text: str) -> None:
        receiver = QApplication.focusWidget()
        assert receiver is not None
        for letter in text:  # QTest's own keyClicks knows no Vietnamese ones
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(receiver, key)
        self.pressed += len(text)


Reviewed = Callable[..., ReviewWindow]


@pytest.fixture
def reviewed(app: object, qtbot) -> Iterator[Reviewed]:  # type: ignore[no-untyped-def]
    windows: list[ReviewWindow] = []

    def show(draft: Draft, templates: Sequence[str] = ()) -> ReviewWindow:
        name = "chuong-trinh.docx"
        window = ReviewWindow(draft, name, today=TODAY, templates=templates)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        windows.append(window)
        window.resize(1340, 700)
        window.show()
        assert QTest.qWaitForWindowExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=5000)
        return window

    yield show
    for window in windows:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture
def window(reviewed: Reviewed) -> ReviewWindow:
    return reviewed(read(MORNING))


@pytest.fixture
def keys(window: ReviewWindow) -> Keyboard:
    return Keyboard(window)
