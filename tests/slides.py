"""Another program's slide show: `python -m tests.slides SCREEN` fills a screen, in full green.

It says "shown" when it is there, and comes to the front again and again, as some do; with a word
more it only goes on, from one green to another.
"""

from __future__ import annotations

import sys
from itertools import cycle

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

BEGUN_MS, AGAIN_MS = 300, 200
GREENS = (255, 254)


def tell_that_it_is_there() -> None:
    sys.stdout.write("shown\n")
    sys.stdout.flush()


def main() -> None:
    app = QApplication([])
    (screen,) = (screen for screen in app.screens() if screen.name() == sys.argv[1])
    show = QWidget()
    show.setWindowTitle("slides")
    shades = cycle(GREENS)

    def go_on() -> None:
        palette = show.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(0, next(shades), 0))
        show.setPalette(palette)

    go_on()
    show.setScreen(screen)
    show.setGeometry(screen.geometry())
    show.showFullScreen()
    QTimer.singleShot(BEGUN_MS, tell_that_it_is_there)
    again = QTimer()
    if sys.argv[2:]:
        again.timeout.connect(go_on)
    else:
        again.timeout.connect(show.raise_)
        again.timeout.connect(show.activateWindow)
    again.start(AGAIN_MS)
    app.exec()


if __name__ == "__main__":
    main()
