"""Other threads have the window's thread do what they ask for, and reach nothing that has gone."""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete

from timekeeper.desktop.entrance import ENTRANCE, Entrance


def in_a_thread(work) -> None:
    other = threading.Thread(target=work)
    other.start()
    other.join()


def test_what_a_thread_asks_for_is_done_in_its_order_in_the_windows_thread(app, qtbot):
    window, done = QObject(), []

    def ask() -> None:
        for each in range(3):
            ENTRANCE.ask(window, lambda each=each: done.append((each, threading.get_ident())))

    in_a_thread(ask)
    at_once = list(done)

    qtbot.waitUntil(lambda: len(done) == 3)
    here = threading.get_ident()
    assert at_once == []
    assert done == [(0, here), (1, here), (2, here)]


def test_for_a_window_that_has_gone_nothing_is_done_before_or_after(app):
    window, done = QObject(), []
    in_a_thread(lambda: ENTRANCE.ask(window, lambda: done.append("asked before")))

    delete(window)
    in_a_thread(lambda: ENTRANCE.ask(window, lambda: done.append("asked after")))
    QCoreApplication.processEvents()

    assert done == []


def test_an_application_after_another_one_is_reached_again(app, qtbot):
    entrance, done = Entrance(), []
    delete(entrance._door)  # as Qt's Python does with all that an application leaves

    entrance.open()
    entrance.ask(app, lambda: done.append(True))

    qtbot.waitUntil(lambda: bool(done), timeout=5000)
