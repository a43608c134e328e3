"""Work beside the window: told when it takes long, dropped when it is not wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.operator.strips.strips import PATIENCE_MS, WorkStrip
from timekeeper.files.job import Job


@pytest.fixture
def workshop(app, qtbot) -> Iterator[Workshop]:
    made = Workshop()
    yield made
    made.finish()
    qtbot.wait(1)
    made.deleteLater()


class Desk:
    """What came of the work."""

    def __init__(self, workshop: Workshop) -> None:
        self.may_go_on = threading.Event()
        self.begun = threading.Event()
        self.done: list[object] = []
        self.failed: list[Exception] = []
        self.busy: list[str] = []
        workshop.busy.connect(self.busy.append)

    def work(self) -> str:
        self.begun.set()
        assert self.may_go_on.wait(10)
        return "result"


@pytest.fixture
def desk(workshop: Workshop) -> Desk:
    return Desk(workshop)


def test_the_result_comes_back_in_the_window_s_thread(workshop, desk, qtbot):
    threads: list[object] = []
    desk.may_go_on.set()

    workshop.run(desk.work, lambda _r: threads.append(threading.current_thread()), print)

    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


@pytest.mark.parametrize("fails", [False, True])
def test_what_only_the_work_has_held_ends_in_the_window_s_thread(
    workshop, desk, qtbot, fails: bool
):
    ended: list[int] = []

    def ask() -> None:
        held = QObject()
        held.destroyed.connect(
            lambda: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )

        def work() -> None:
            assert held.objectName() == ""
            if fails:
                raise OSError

        workshop.run(work, desk.done.append, lambda _error: desk.done.append(None))

    ask()

    qtbot.waitUntil(lambda: bool(desk.done))
    workshop.finish()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread().ident]


@pytest.mark.parametrize("fails", [False, True])
def test_a_window_that_is_deleted_waits_for_its_work_and_hears_no_more(app, fails: bool):
    window = QObject()
    workshop = Workshop(window)
    desk, ended = Desk(workshop), []

    def work() -> None:
        desk.work()
        ended.append(fails)
        if fails:
            raise OSError

    window.destroyed.connect(desk.may_go_on.set)
    workshop.run(work, desk.done.append, desk.failed.append)
    assert desk.begun.wait(10)

    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    deleted_after = list(ended)
    QCoreApplication.processEvents()

    assert deleted_after == [fails]
    assert (desk.done, desk.failed) == ([], [])


def test_named_work_is_told_until_it_is_done(workshop, desk, qtbot):
    workshop.run(desk.work, desk.done.append, desk.failed.append, Job("Reading"))
    told = list(desk.busy)
    desk.may_go_on.set()

    qtbot.waitUntil(lambda: bool(desk.done))
    assert told == ["Reading"]
    assert desk.busy[-1] == ""


def test_nameless_work_is_not_told(workshop, desk, qtbot):
    desk.may_go_on.set()
    workshop.run(desk.work, desk.done.append, desk.failed.append)

    qtbot.waitUntil(lambda: bool(desk.done))
    assert set(desk.busy) == {""}


def test_the_result_of_cancelled_work_is_dropped(workshop, desk, qtbot):
    workshop.run(desk.work, desk.done.append, desk.failed.append, Job("Reading"))
    assert desk.begun.wait(10)

    cancelled = workshop.cancel()
    told = desk.busy[-1]
    desk.may_go_on.set()
    workshop.run(lambda: "next", desk.done.append, desk.failed.append)

    qtbot.waitUntil(lambda: bool(desk.done))
    assert cancelled
    assert told == ""
    assert desk.done == ["next"]
    assert desk.failed == []


def test_cancelled_work_that_has_not_begun_never_does(workshop, desk, qtbot):
    begun: list[str] = []
    workshop.run(desk.work, desk.done.append, desk.failed.append)
    workshop.run(
        lambda: begun.append("second"), desk.done.append, desk.failed.append, Job("Second")
    )

    workshop.cancel()
    desk.may_go_on.set()
    workshop.run(lambda: "last", desk.done.append, desk.failed.append)

    qtbot.waitUntil(lambda: "last" in desk.done)
    assert begun == []
    assert desk.done == ["result", "last"]


def test_work_that_was_cancelled_changes_nothing(workshop, desk, qtbot):
    written: list[str] = []

    job = Job("Writing")

    def write() -> None:
        desk.work()
        job.stand_by()
        written.append("file")

    workshop.run(write, desk.done.append, desk.failed.append, job)
    workshop.cancel()
    desk.may_go_on.set()
    workshop.run(lambda: "next", desk.done.append, desk.failed.append)

    qtbot.waitUntil(lambda: bool(desk.done))
    assert written == []
    assert desk.failed == []


def test_work_that_has_begun_to_write_cannot_be_cancelled(workshop, desk, qtbot):
    job = Job("Writing")

    def write() -> str:
        job.stand_by()
        return desk.work()

    workshop.run(write, desk.done.append, desk.failed.append, job)
    assert desk.begun.wait(10)

    cancelled = workshop.cancel()
    desk.may_go_on.set()

    qtbot.waitUntil(lambda: bool(desk.done))
    assert not cancelled
    assert desk.done == ["result"]


def test_the_strip_waits_a_moment_before_it_shows(app, qtbot):
    strip = WorkStrip()
    qtbot.addWidget(strip)

    strip.show_work("Reading")
    at_once = strip.isVisible()

    qtbot.waitUntil(strip.isVisible, timeout=10 * PATIENCE_MS)
    assert not at_once
    strip.show_work("")
    assert not strip.isVisible()


def test_work_that_is_done_in_a_moment_is_never_told(app, qtbot):
    strip = WorkStrip()
    qtbot.addWidget(strip)

    strip.show_work("Reading")
    strip.show_work("")

    assert not strip._patience.isActive()
    assert not strip.isVisible()
