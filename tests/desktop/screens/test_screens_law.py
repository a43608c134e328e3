"""Whatever is plugged, unplugged, mirrored or reordered: the laws of the hall's screen hold.

However the screens are scaled, each by a factor of its own: Qt takes the factors once, when it is
loaded, so that the law is tried in a process to each choice of them (``scaled_law``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.desktop.conftest import extend, take_down
from tests.laws import law
from tests.paths import ROOT
from tests.virtual_screens import OPERATOR, PROJECTOR, THIRD, VirtualScreens, available
from timekeeper.core.hall_order import Coverage, GiveWay, GoDark
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Stage
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.screens.choice import Projection
from timekeeper.desktop.screens.hall_screens import Patience
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.live.settings import DisplayView, HallLook, Settings, StripPlace

STEPS = 8
# A sixth of the usual: what the law holds for does not depend on it, and nobody wants to wait.
QUICK = Patience(settle=50, second_look=170, move=20)
# What hangs on the window system's time shrinks badly.
QUICKLY: dict[str, Any] = {
    "stateful_step_count": STEPS,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}
BOTH_LOOKS = 0.25  # seconds
PATIENCE = 5.0  # seconds; how soon the hall is back is measured where nothing else runs
OWN = QRect(0, 0, *OPERATOR)
RIGHT_END = OPERATOR[0] + PROJECTOR[0]


class JumpingClock:
    """Runs with the machine's clock, and goes ahead when it is told to."""

    def __init__(self, start: datetime) -> None:
        self._start = start - timedelta(seconds=time.perf_counter())

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.perf_counter())

    def jump(self, ahead: timedelta) -> None:
        self._start += ahead


class ScreensLaw(RuleBasedStateMachine):
    """One operator's monitor that stays; a projector and a third that come and go."""

    def __init__(self, screens: VirtualScreens, programme: Programme) -> None:
        super().__init__()
        self.screens = screens
        # One change at a time: Qt does not see a monitor that goes and comes back at once.
        self.windows: Windows | None = None
        self.places = {"PROJECTOR": QRect(OPERATOR[0], 0, *PROJECTOR)}
        extend(screens)
        self.clock = JumpingClock(day_start(programme))
        self.conference = Conference(programme, MemoryJournal(), self.clock)
        self.windows = Windows(self.conference, Settings(), patience=QUICK)
        self.windows.show()
        self.windows.desk.go_on()
        self.told: list[datetime] = []
        self.windows.desk.ticked.connect(self.hear)
        self.windows.desk.start_clock()
        self.settle()

    @precondition(lambda self: "PROJECTOR" in self.places)
    @rule()
    def unplug_the_projector(self) -> None:
        self.take_out("PROJECTOR")
        self.settle()

    @rule(
        size=st.sampled_from([PROJECTOR, (1024, 768), (1280, 800)]),
        x=st.sampled_from([OPERATOR[0], RIGHT_END]),
    )
    def plug_the_projector(self, size: tuple[int, int], x: int) -> None:
        if "THIRD" in self.places:
            self.take_out("THIRD")
        self.put("PROJECTOR", size, x)
        self.settle()

    @rule(quickly=st.booleans())
    def flicker_the_projector(self, quickly: bool) -> None:
        for _time in range(3):
            self.take_out("PROJECTOR")
            self.put("PROJECTOR", PROJECTOR, OPERATOR[0])
            if not quickly:
                self.let_pass(0.04)
        self.settle()

    @rule()
    def clone(self) -> None:
        self.put("PROJECTOR", OPERATOR, 0)
        self.settle()

    @rule()
    def overlap_the_screens(self) -> None:
        self.put("PROJECTOR", PROJECTOR, OPERATOR[0] - 200)
        self.settle()

    @precondition(lambda self: "THIRD" not in self.places)
    @rule()
    def plug_a_third(self) -> None:
        free = RIGHT_END if self.places.get("PROJECTOR", OWN).x() < RIGHT_END else OPERATOR[0]
        self.put("THIRD", THIRD, free)
        self.settle()

    @precondition(lambda self: "THIRD" in self.places)
    @rule()
    def unplug_the_third(self) -> None:
        self.take_out("THIRD")
        self.settle()

    @precondition(lambda self: len(self.places) == 2)
    @rule()
    def reorder(self) -> None:
        self.take_out("PROJECTOR")
        self.take_out("THIRD")
        self.put("THIRD", THIRD, OPERATOR[0])
        self.put("PROJECTOR", PROJECTOR, OPERATOR[0] + THIRD[0])
        self.settle()

    @rule()
    def plug_the_projector_as_the_main_screen(self) -> None:
        if "THIRD" in self.places:
            self.take_out("THIRD")
        self.put("PROJECTOR", PROJECTOR, OPERATOR[0], main=True)
        self.settle()

    @rule()
    def ask_the_operator_something(self) -> None:
        self.operator().tell_error("A sentence\nand what to do")
        self.settle()

    @rule()
    def answer_what_was_asked(self) -> None:
        for dialog in self.operator_sides():
            if isinstance(dialog, QDialog):
                dialog.close()
        self.settle()

    @rule()
    def show_the_rostrum(self) -> None:
        self.windows.rostrum_screen.show()
        self.settle()

    @rule()
    def take_the_rostrum_down(self) -> None:
        self.windows.rostrum.hide()
        self.settle()

    @rule(view=st.none() | st.sampled_from(DisplayView))
    def let_another_display_show(self, view: DisplayView | None) -> None:
        screens = self.windows.screens
        for _number, screen in screens.candidates():
            if screen.identity.name == "THIRD":
                screens.give_view(screen, view)
        self.settle()

    @rule(place=st.sampled_from(StripPlace))
    def make_a_strip_of_it_or_the_whole_again(self, place: StripPlace) -> None:
        self.windows.looks.choose(replace(HallLook(), strip=place), None)
        self.windows.desk.switch_strip()
        self.settle()

    @rule()
    def give_way_or_come_back(self) -> None:
        self.windows.desk.order_hall(GiveWay())
        self.settle()

    @rule()
    def darken_the_hall_or_light_it(self) -> None:
        self.windows.desk.order_hall(GoDark())
        self.settle()

    @rule(seconds=st.integers(1, 600))
    def let_the_day_go_on(self, seconds: int) -> None:
        self.clock.jump(timedelta(seconds=seconds))
        self.told.clear()
        self.let_pass(BOTH_LOOKS)

    def teardown(self) -> None:
        if self.windows is not None:
            take_down(self.windows)
            self.windows = None

    def put(self, name: str, size: tuple[int, int], x: int, *, main: bool = False) -> None:
        if name in self.places:
            self.take_out(name)
        self.screens.connect(name, size, x, main=main)
        self.places[name] = QRect(x, 0, *size)
        self.until(lambda: name in names(), PATIENCE)

    def take_out(self, name: str) -> None:
        if name in self.places:
            self.screens.disconnect(name)
            del self.places[name]
            self.until(lambda: name not in names(), PATIENCE)

    def settle(self) -> None:
        """Wait until the hall is where it belongs, in time; the day has gone on meanwhile."""
        projector = self.places.get("PROJECTOR")
        if projector is not None and not projector.intersects(OWN):
            self.until(lambda: self.covers(place_of("PROJECTOR")), PATIENCE)
        else:
            self.until(lambda: self.projection() is not Projection.SHOWN, PATIENCE)
            assert self.shown() == []
        self.until(self.operator_is_at_home, PATIENCE)
        self.no_second_is_lost()

    def until(self, reached: Callable[[], bool], patience: float) -> None:
        deadline = time.perf_counter() + patience
        while not reached():
            assert time.perf_counter() < deadline, self.state()
            self.turn()

    def let_pass(self, seconds: float) -> None:
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            self.turn()

    def turn(self) -> None:
        """Let Qt handle what has come up, then look at every window."""
        QCoreApplication.processEvents()
        time.sleep(0.002)
        if self.windows is None:
            return
        own, home = self.operator().screen(), place_of("OPERATOR")
        for shown in self.shown():
            assert not shown.geometry().intersects(home), self.state()
            assert own is None or not shown.geometry().intersects(own.geometry()), self.state()
            for window in self.operator_sides():
                assert not window.frameGeometry().intersects(shown.geometry()), self.state()
        for _screen, _view, display in self.windows.displays.windows():
            if display.isVisible():
                assert not display.geometry().intersects(OWN), self.state()
        speaker = self.windows.rostrum
        if speaker.isVisible() and speaker.isFullScreen():
            assert not speaker.geometry().intersects(home), self.state()

    def no_second_is_lost(self) -> None:
        steps = {b - a for a, b in pairwise(self.told)}
        assert steps <= {timedelta(), timedelta(seconds=1)}, self.told
        snapshot, conference = self.windows.desk.snapshot(), self.conference
        assert snapshot.stage is Stage.RUNNING
        assert snapshot.current is not None
        begun = conference.entries[0].at.replace(microsecond=0)
        assert snapshot.current.elapsed == snapshot.at.replace(microsecond=0) - begun
        assert len(conference.course.standing) == 1

    def hear(self, snapshot: Snapshot) -> None:
        self.told.append(snapshot.at.replace(microsecond=0))

    def operator(self) -> QWidget:
        return self.windows.operator

    def shown(self) -> list[QWidget]:
        """Return which of the hall's windows are shown."""
        return [w for w in (self.windows.hall, self.windows.strip) if w.isVisible()]

    def operator_sides(self) -> list[QWidget]:
        halls = (self.windows.hall, self.windows.strip)
        return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in halls]

    def operator_is_at_home(self) -> bool:
        return place_of("OPERATOR").contains(self.operator().geometry().center())

    def covers(self, place: QRect) -> bool:
        """Return whether the hall's picture takes what it is to take of the screen, and no more."""
        windows, shown = self.windows, self.shown()
        if self.projection() is not Projection.SHOWN:
            return False
        match windows.desk.coverage:
            case Coverage.WHOLE:
                return shown == [windows.hall] and windows.hall.geometry() == place
            case Coverage.STRIP:
                strip = windows.strip.geometry()
                small = 3 * strip.height() <= place.height()
                return shown == [windows.strip] and place.contains(strip) and small
            case Coverage.NOTHING:
                return shown == []

    def projection(self) -> Projection:
        return self.windows.screens.projection

    def state(self) -> str:
        screens = {s.name(): s.geometry().getRect() for s in QGuiApplication.screens()}
        windows = [
            (type(w).__name__, w.geometry().getRect())
            for w in (*self.shown(), *self.operator_sides())
        ]
        return f"{screens} {self.windows.desk.coverage} {windows}"


def place_of(name: str) -> QRect:
    """Return where Qt has a screen: where it is plugged in, its size without its scaling."""
    return next(s.geometry() for s in QGuiApplication.screens() if s.name() == name)


def names() -> set[str]:
    return {screen.name() for screen in QGuiApplication.screens()}


@pytest.mark.timeout(1200)
def test_the_hall_keeps_to_its_screen_and_the_day_goes_on_whatever_is_plugged(
    two_screens: VirtualScreens, office_day: Programme
) -> None:
    run_state_machine_as_test(
        lambda: ScreensLaw(two_screens, office_day), settings=law(100, gate=8, **QUICKLY)
    )


@pytest.mark.parametrize("place", [StripPlace.BOTTOM, StripPlace.CORNER])
def test_the_strip_goes_through_every_change_of_the_cables_whatever_the_seed(
    two_screens: VirtualScreens, office_day: Programme, place: StripPlace
) -> None:
    law_of_the_strip = ScreensLaw(two_screens, office_day)
    try:
        law_of_the_strip.make_a_strip_of_it_or_the_whole_again(place)
        assert law_of_the_strip.windows.desk.coverage is Coverage.STRIP
        for change in (
            law_of_the_strip.unplug_the_projector,
            lambda: law_of_the_strip.plug_the_projector(PROJECTOR, OPERATOR[0]),
            law_of_the_strip.clone,
            lambda: law_of_the_strip.plug_the_projector((1024, 768), OPERATOR[0]),
            law_of_the_strip.plug_a_third,
            law_of_the_strip.reorder,
            law_of_the_strip.unplug_the_third,
        ):
            change()
    finally:
        law_of_the_strip.teardown()


FACTORS = st.sampled_from([1.0, 1.25, 1.5, 1.75, 2.0])


@pytest.mark.skipif(not available(), reason="needs Xvfb and xrandr")
@pytest.mark.timeout(1200)
@law(40, gate=0, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate])
@given(operator=FACTORS, projector=FACTORS, third=FACTORS, seed=st.integers(0, 2**32 - 1))
# Side by side, with a pixel more or less once their sizes were rounded.
@example(operator=1.5, projector=1.5, third=1.25, seed=58049)
# Screens that overlap, and that lie apart in Qt's reckoning once each is scaled.
@example(operator=2.0, projector=1.5, third=1.0, seed=4)
def test_the_law_holds_at_every_scaling(
    operator: float, projector: float, third: float, seed: int
) -> None:
    factors = f"OPERATOR={operator};PROJECTOR={projector};THIRD={third}"
    told = subprocess.run(
        [sys.executable, "-m", "tests.desktop.screens.scaled_law", str(seed)],
        cwd=ROOT,
        env={**os.environ, "QT_SCREEN_SCALE_FACTORS": factors, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )

    assert told.returncode == 0, told.stderr[-4000:]
