"""The one Qt application, on the real screens or on virtual ones."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.desktop.garbage import Collector
from timekeeper.desktop.plain import MessageBox
from timekeeper.desktop.qt_words import speak_through
from timekeeper.desktop.theme import apply_theme
from timekeeper.files.places import resources
from timekeeper.files.writing import replace_document
from timekeeper.live.settings import DeskColours
from timekeeper.words.language import _


def make_application(colours: DeskColours = DeskColours.LIGHT) -> QApplication:
    """Return the application with its look; ends calmly when the system asks it to."""
    application = QApplication.instance() or QApplication(["timekeeper"])
    if not isinstance(application, QApplication):
        raise TypeError("another kind of Qt application runs already")
    ENTRANCE.open()
    if application.findChild(Collector) is None:
        Collector(application)
    application.setApplicationName("timekeeper")
    application.setDesktopFileName("timekeeper")
    application.setWindowIcon(QIcon(str(resources() / "icon" / "timekeeper.svg")))
    speak_through(application)
    apply_theme(application, colours)
    return application


def show_sentence(sentence: str) -> None:
    """Show a sentence in a window of its own; it needs nothing that may be what has failed.

    It is put onto the main screen: left to themselves, window systems may choose the hall's.
    """
    application = QApplication.instance() or QApplication(["timekeeper"])
    application.setApplicationName("timekeeper")
    if isinstance(application, QApplication):
        speak_through(application)
    box = MessageBox(QMessageBox.Icon.Warning, "timekeeper", sentence)
    box.adjustSize()
    main = QGuiApplication.primaryScreen().availableGeometry()
    box.move(main.center() - box.rect().center())
    box.exec()


def start_beside(command: Sequence[str]) -> None:
    """Start a program that goes on when this one has ended; say so where it does not start."""
    program, *arguments = command
    if not QProcess.startDetached(program, arguments)[0]:
        show_sentence(_("{program} could not be started.").format(program=program))


def end_on_signals(application: QApplication) -> None:
    """Quit on SIGTERM and SIGINT; Python sees them at the next tick at the latest."""
    for name in (signal.SIGTERM, signal.SIGINT):
        # Queued: a signal may come before the event loop has begun.
        signal.signal(name, lambda *_ignored: QTimer.singleShot(0, lambda: application.exit(0)))


def has_display() -> bool:
    """Return whether windows can be shown to somebody."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def use_virtual_screens(sizes: Sequence[tuple[int, int]], folder: Path) -> None:
    """Let Qt draw on screens that exist in memory only, side by side, the operator's first."""
    x, screens = 0, []
    for number, (width, height) in enumerate(sizes, start=1):
        name = "OPERATOR" if number == 1 else f"PROJECTOR{number - 1}"
        screens.append(
            {"name": name, "x": x, "y": 0, "width": width, "height": height, "dpr": 1}
            | {"logicalDpi": 96, "logicalBaseDpi": 96}
        )
        x += width
    config = folder / "screens.json"
    replace_document(config, json.dumps({"screens": screens}).encode())
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
