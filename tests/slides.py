"""Another program's slide show: `python -m tests.slides SCREEN` fills a screen, in full green.

It says "shown" when it is there, and comes to the front again and again, as some do.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

BEGUN_MS, AGAIN_MS = 300, 200


def tell_that_it_is_there() -> None:
    sys.stdout.write("shown\n")
    sys.stdout.flush()


def main() -> None:
    app = QApplication([])
    (screen,) = (screen for screen in app.screens() if screen.name() == sys.argv[1])
    show = QWidget()
    show.setWindowTitle("slides")
    palette = show.palette()
    palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.green)
    show.setPalette(palette)
    show.setScreen(screen)
    show.setGeometry(screen.geometry())
    show.showFullScreen()
    QTimer.singleShot(BEGUN_MS, tell_that_it_is_there)
    again = QTimer()
    again.timeout.connect(show.raise_)
    again.timeout.connect(show.activateWindow)
    again.start(AGAIN_MS)
    app.exec()


if __name__ == "__main__":
    main()
