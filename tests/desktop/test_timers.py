"""What is done soon is done once, and then it can be asked for again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from timekeeper.desktop.timers import Soon


def test_what_is_asked_for_often_is_done_once_and_again_when_it_is_asked_for_later(app, qtbot):
    done: list[int] = []
    parent = QObject()
    soon = Soon(lambda: done.append(len(done)), 1, parent)

    for _time in range(3):
        soon.ask()
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    stands = soon.isActive()
    soon.ask()
    qtbot.waitUntil(lambda: len(done) > 1, timeout=5000)

    assert not stands
    assert done == [0, 1]


def test_what_is_stopped_before_its_moment_is_not_done(app, qtbot):
    done: list[str] = []
    parent = QObject()
    stopped, other = (
        Soon(lambda: done.append("a"), 1, parent),
        Soon(lambda: done.append("b"), 1, parent),
    )

    stopped.ask()
    stopped.stop()
    other.start()
    qtbot.waitUntil(lambda: bool(done), timeout=5000)

    assert done == ["b"]
