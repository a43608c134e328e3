"""The computer stays awake while a conference is open, and the operator hears when it will not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import pytest
from PySide6.QtCore import QCoreApplication

from timekeeper.desktop.screens.awake import KeepAwake


class FakeMode:
    """Stands for the library's mode: notes who entered and left it."""

    def __init__(self, *, active: bool = True, fault: Exception | None = None) -> None:
        self.active = active
        self._fault = fault
        self.entered = threading.Event()
        self.left = threading.Event()
        self.threads: list[int] = []

    def __enter__(self) -> Self:
        self.threads.append(threading.get_ident())
        self.entered.set()
        if self._fault is not None:
            raise self._fault
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.threads.append(threading.get_ident())
        self.left.set()


@contextmanager
def kept(mode: FakeMode) -> Iterator[tuple[KeepAwake, list[str]]]:
    sentences: list[str] = []
    awake = KeepAwake(lambda: mode)
    awake.refused.connect(sentences.append)
    awake.start()
    assert mode.entered.wait(5)
    yield awake, sentences
    awake.stop()
    QCoreApplication.processEvents()


def test_the_system_is_held_awake_from_start_to_stop(app: object):
    mode = FakeMode()

    with kept(mode):
        held = not mode.left.is_set()

    assert held
    assert mode.left.is_set()


def test_the_request_is_left_in_the_thread_that_entered_it(app: object):
    mode = FakeMode()

    with kept(mode):
        pass

    entered, left = mode.threads
    assert entered == left != threading.get_ident()


def test_asking_twice_is_asking_once(app: object):
    mode = FakeMode()

    with kept(mode) as (awake, _sentences):
        awake.start()

    assert len(mode.threads) == 2


def test_it_can_be_held_again_for_the_next_conference(app: object):
    modes = [FakeMode(), FakeMode()]
    remaining = iter(modes)
    awake = KeepAwake(lambda: next(remaining))

    for mode in modes:
        awake.start()
        assert mode.entered.wait(5)
        awake.stop()

    assert all(mode.left.is_set() for mode in modes)


def test_a_system_that_stays_awake_is_not_worth_a_word(app: object, qtbot):
    with kept(FakeMode()) as (_awake, sentences):
        qtbot.wait(20)

    assert sentences == []


def test_a_refusal_is_told_in_a_sentence(app: object, qtbot):
    with kept(FakeMode(active=False)) as (_awake, sentences):
        qtbot.waitUntil(lambda: bool(sentences), timeout=5000)

    assert len(sentences) == 1
    assert sentences[0].startswith("The computer may go to sleep: ")


def test_a_fault_of_the_system_is_told_and_stops_nothing(app: object, qtbot, caplog):
    with kept(FakeMode(fault=OSError("no bus"))) as (_awake, sentences):
        qtbot.waitUntil(lambda: bool(sentences), timeout=5000)

    assert sentences[0].startswith("The computer may go to sleep: ")
    assert "no bus" in caplog.text


def test_no_thread_is_left_behind(app: object):
    before = set(threading.enumerate())

    with kept(FakeMode()):
        during = set(threading.enumerate()) - before

    assert len(during) == 1
    assert set(threading.enumerate()) == before


def test_stopping_what_was_never_started_does_nothing(app: object):
    KeepAwake(FakeMode).stop()


@pytest.mark.parametrize(
    ("answer", "told"), [("WAKEPY_FAKE_SUCCESS", 0), ("WAKEPY_FORCE_FAILURE", 1)]
)
def test_the_library_answers_as_we_read_it(
    app: object, qtbot, monkeypatch: pytest.MonkeyPatch, answer: str, told: int
):
    monkeypatch.setenv(answer, "1")
    sentences: list[str] = []
    awake = KeepAwake()
    awake.refused.connect(sentences.append)

    awake.start()
    qtbot.waitUntil(lambda: awake.granted is not None, timeout=5000)
    awake.stop()

    assert len(sentences) == told
