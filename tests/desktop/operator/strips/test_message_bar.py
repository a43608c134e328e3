"""What the desk says is read whole, however narrow its window is."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QMainWindow

from timekeeper.desktop.operator.strips.message_bar import MessageBar

LONG = "The programme was read, and these lines of it were not understood by the reader. " * 4


def test_a_long_message_takes_more_lines_and_gives_them_back(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = MessageBar()
    window.setStatusBar(bar)
    sign = QLabel("Shared")
    bar.addPermanentWidget(sign)
    window.resize(800, 300)
    with qtbot.waitExposed(window):
        window.show()
    usual, line = bar.height(), bar.fontMetrics().lineSpacing()

    bar.showMessage(LONG)
    qtbot.waitUntil(lambda: bar.height() >= 3 * line)
    window.resize(400, 300)
    qtbot.waitUntil(lambda: bar.height() >= 6 * line)
    qtbot.waitUntil(lambda: bar.geometry().bottom() == window.rect().bottom())
    bar.clearMessage()

    qtbot.waitUntil(lambda: bar.height() == usual)
    assert bar.font() == QFont(window.font())
