"""What windows leave ends in their own thread, whichever thread makes new things meanwhile."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject, Qt

from timekeeper.desktop.garbage import OLDEST, Collector


class Leaves(QObject):
    """Holds itself, as windows do by what they are connected with."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.itself: QObject | None = self
        self.destroyed.connect(
            lambda: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )


def make_much() -> None:
    """Make so many new things that Python would look for garbage several times over."""
    assert [[each] for each in range(100 * gc.get_threshold()[0])]


def test_no_other_thread_ends_what_a_window_has_left(app, qtbot):
    ended: list[int] = []
    Leaves(ended)

    other = threading.Thread(target=make_much)
    other.start()
    other.join()
    ended_by_it = list(ended)

    qtbot.waitUntil(lambda: bool(ended), timeout=5_000)
    assert ended_by_it == []
    assert ended == [threading.main_thread().ident]


def test_what_has_been_held_for_long_ends_as_well(app):
    collector = app.findChild(Collector)
    ended: list[int] = []
    held = Leaves(ended)
    for _second in range(OLDEST):
        collector.collect()

    del held
    for _second in range(OLDEST):
        collector.collect()

    assert ended == [threading.main_thread().ident]
