"""A scripted day played in the real windows, with pictures of both screens."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from timekeeper.desktop.application import has_display, make_application, use_virtual_screens
from timekeeper.desktop.windows.photographer import Photographer, let_windows_paint
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.places import settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.live.rehearsal import ScriptedAct, play
from timekeeper.live.settings import Settings

FRAME = timedelta(seconds=1) / 20


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A day to be played in windows; ``speed`` is how much faster than real, None: at once."""

    conference: Conference
    clock: SimulatedClock
    script: Sequence[ScriptedAct]
    speed: float | None
    folder: Path
    screens: Sequence[tuple[int, int]]


def rehearse_in_windows(rehearsal: Rehearsal, progress: Callable[[int, ScriptedAct], None]) -> None:
    """Play the day in the real windows and take pictures of both screens at each item."""
    rehearsal.folder.mkdir(parents=True, exist_ok=True)
    if rehearsal.speed is None or not has_display():
        use_virtual_screens(rehearsal.screens, rehearsal.folder)
    make_application()
    windows = Windows(rehearsal.conference, _rehearsed_settings(rehearsal))
    windows.show()
    photographer = Photographer(windows, rehearsal.folder)

    def reach(instant: datetime) -> None:
        _let_time_pass(rehearsal, instant, windows)
        photographer.take_overrun(windows.desk.snapshot())

    photographer.take("welcome")
    for count, scripted in play(rehearsal.conference, rehearsal.script, reach):
        photographer.take_if_new(windows.desk.snapshot())
        progress(count, scripted)
    windows.close()
    let_windows_paint()


def _rehearsed_settings(rehearsal: Rehearsal) -> Settings:
    """Return the office's settings, for virtual screens; a picture must not catch half a fade."""
    settings = usable_settings(settings_path())
    look = replace(settings.hall_look, fades=rehearsal.speed is not None)
    return replace(settings, hall_screen=(), hall_look=look)


def _let_time_pass(rehearsal: Rehearsal, instant: datetime, windows: Windows) -> None:
    clock, speed = rehearsal.clock, rehearsal.speed
    while speed is not None and clock.now() + FRAME * speed < instant:
        time.sleep(FRAME.total_seconds())
        clock.move_to(clock.now() + FRAME * speed)
        windows.desk.refresh()
        let_windows_paint()
    clock.move_to(instant)
