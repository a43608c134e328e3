"""A sentence can be shown before there are windows."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from timekeeper.desktop.application import show_sentence


def test_a_sentence_is_shown_until_it_is_read(qtbot):
    seen = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        main = QGuiApplication.primaryScreen().geometry()
        assert main.contains(box.geometry()), "the hall may have seen it"
        box.accept()

    QTimer.singleShot(0, read)
    show_sentence("The file lies elsewhere.")

    assert seen == ["The file lies elsewhere."]
