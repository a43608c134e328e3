"""What the windows do at a second and at an act, counted: no machine's speed comes into it."""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from tests.desktop.paints import Work
from tests.desktop.windows.test_growth import calls
from tests.virtual_screens import VirtualScreens
from timekeeper.core.acts import AddTime, CutTime, Undo
from timekeeper.core.hall_order import GoDark, ShowMessage
from timekeeper.desktop.hall import layout
from timekeeper.desktop.hall.painter import KEPT_LETTERS, WORDS
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.typesetting import fit_text
from timekeeper.live.clock import SimulatedClock

SECONDS = 20  # within one minute: no clock of hours and minutes changes
# Of Python's functions and of the library's: 1,090 and, on a busy machine, what timers of the real
# clock do meanwhile (1,220 were seen); it was 2,036 once.
CALLS = 1_400
A_MINUTE = timedelta(minutes=1)
FIGURES = {"HallWindow", "HallPreview", "FigureLabel", "clock", "nowFigures", "Bar"}
HALF_A_SCREEN = 1920 * 1080 * 4 // 2

Act = Callable[[Windows], None]
# The most that each act may paint in the operator's window, and lay out anew there.
ACTS: dict[str, tuple[Act, int, int]] = {
    "next": (lambda windows: windows.desk.go_on(), 68, 12),
    "a minute more": (lambda windows: windows.desk.act(AddTime(A_MINUTE)), 22, 8),
    "undo": (lambda windows: windows.desk.act(Undo()), 23, 8),
    "message": (lambda windows: windows.desk.order_hall(ShowMessage("Giải lao")), 44, 7),
    "dark": (lambda windows: windows.desk.order_hall(GoDark()), 15, 6),
}


def settle() -> None:
    for _turn in range(10):  # a layout may ask for another one, and for paintings
        QCoreApplication.processEvents()


def let_pass(clock: SimulatedClock, windows: Windows, seconds: int) -> None:
    for _second in range(seconds):
        clock.move_to(clock.now() + timedelta(seconds=1))
        windows.desk.refresh()
        QCoreApplication.processEvents()


@pytest.fixture
def running(two_screens: VirtualScreens, windows: Windows, clock: SimulatedClock, qtbot):
    windows.hall.fades = False  # how often a fade paints is a matter of time
    windows.desk.go_on()
    qtbot.waitUntil(windows.hall.isVisible, timeout=5000)
    qtbot.wait(100)  # what the window system asks to be painted once
    let_pass(clock, windows, 2)
    settle()
    return windows


@pytest.fixture
def work(running: Windows, qapp: QApplication) -> Iterator[Work]:
    counting = Work(qapp)
    yield counting
    qapp.removeEventFilter(counting)
    counting.deleteLater()


def test_a_second_lays_nothing_out_and_paints_each_figure_once(
    running: Windows, clock: SimulatedClock, work: Work
):
    let_pass(clock, running, SECONDS)

    assert work.layouts == Counter()
    assert work.paints - Counter(dict.fromkeys(FIGURES, SECONDS)) == Counter()


def test_a_second_takes_no_more_calls_than_it_did(running: Windows, clock: SimulatedClock):
    assert calls(lambda: let_pass(clock, running, SECONDS)) <= CALLS * SECONDS


def test_a_second_asks_no_rule_what_is_permitted(
    running: Windows, clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch
):
    asked: list[object] = []
    monkeypatch.setattr(running.desk.conference, "would_do", asked.append)

    let_pass(clock, running, SECONDS)

    assert asked == []


@pytest.mark.parametrize("name", ACTS)
def test_an_act_paints_the_hall_once_and_no_more_of_the_operators_window_than_it_did(
    running: Windows, clock: SimulatedClock, work: Work, name: str
):
    act, paints, layouts = ACTS[name]
    if name == "undo":
        running.desk.act(AddTime(A_MINUTE))
    let_pass(clock, running, 2)
    settle()
    work.paints.clear()
    work.layouts.clear()

    act(running)
    settle()

    assert work.paints.pop("HallWindow") == 1
    assert work.paints.total() <= paints, work.paints
    assert work.layouts.total() <= layouts, work.layouts


def test_what_the_big_key_brings_is_set_and_painted_before_it_is_pressed(
    running: Windows, clock: SimulatedClock, qtbot
):
    for _scene in range(4):
        clock.move_to(clock.now() + A_MINUTE)
        running.desk.refresh()
        qtbot.waitUntil(lambda: not running._foreseeing.isActive())
        set_before = fit_text.cache_info().misses

        running.desk.go_on()

        assert fit_text.cache_info().misses == set_before
        picture = running._picture
        large = {
            block
            for block in picture.blocks
            if block.role in WORDS and block.text and block.text.size > KEPT_LETTERS
        }
        assert large
        assert large <= picture.ahead.keys()


@pytest.mark.parametrize("act", [AddTime(A_MINUTE), CutTime(A_MINUTE)])
def test_what_the_minutes_keys_bring_is_set_before_they_are_pressed(
    running: Windows, clock: SimulatedClock, qtbot, act: AddTime | CutTime
):
    for _press in range(3):
        clock.move_to(clock.now() + timedelta(seconds=5))
        running.desk.refresh()
        qtbot.waitUntil(lambda: not running._foreseeing.isActive())
        before, set_before = running._picture.blocks, layout._kept.cache_info().misses

        running.desk.act(act)

        assert running._picture.blocks != before
        assert layout._kept.cache_info().misses == set_before


def test_nothing_is_painted_ahead_while_a_second_is_about_to_strike(
    running: Windows, clock: SimulatedClock, qtbot
):
    clock.move_to(clock.now() + timedelta(seconds=0.9))
    running.desk.go_on()
    before = running._picture.ahead
    qtbot.waitSignal(running._foreseeing.timeout).wait()

    assert running._picture.ahead is before
    assert running._foreseeing.isActive()

    clock.move_to(clock.now() + timedelta(seconds=0.1))
    qtbot.waitUntil(lambda: not running._foreseeing.isActive())
    assert running._picture.ahead is not before


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's account of the memory")
def test_a_fade_needs_no_picture_of_the_whole_screen(
    running: Windows, clock: SimulatedClock, qtbot
):
    running.hall.fades = True

    def next_scene() -> None:
        clock.move_to(clock.now() + A_MINUTE)
        running.desk.go_on()
        qtbot.waitUntil(lambda: running.hall._fade.left == QRegion())

    next_scene()  # the typeface in its sizes is loaded
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak is counted anew
    before = peak()

    next_scene()

    assert peak() - before < HALF_A_SCREEN


def peak() -> int:
    """Return the most memory held since it was counted anew, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024
