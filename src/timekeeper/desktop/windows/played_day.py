"""A scripted day played in the real windows, with pictures of both screens."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice
from PySide6.QtWidgets import QApplication

from timekeeper.core.programme import Item
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.application import has_display, make_application, use_virtual_screens
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.places import settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.files.writing import replace_document
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.live.rehearsal import ScriptedAct, play
from timekeeper.views.public import masked

FRAME = timedelta(seconds=1) / 20


class Rehearsal(Struct, frozen=True):
    """A day to be played in windows; ``speed`` is how much faster than real, None: at once."""

    conference: Conference
    clock: SimulatedClock
    script: Sequence[ScriptedAct]
    speed: float | None
    folder: Path
    screens: Sequence[tuple[int, int]]


class Photographer:
    """Takes numbered pictures of the operator's and the hall's screen."""

    def __init__(self, windows: Windows, folder: Path) -> None:
        self._windows = windows
        self._folder = folder
        self._count = 0
        self._seen: tuple[str | None, str] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str) -> None:
        """Take a picture of each screen."""
        self._windows.desk.refresh()
        let_windows_paint()
        self._count += 1
        pictures = {"operator": self._windows.operator, "hall": self._windows.hall}
        for side, window in pictures.items():
            drawn = QBuffer()
            drawn.open(QIODevice.OpenModeFlag.WriteOnly)
            window.grab().save(drawn, "PNG")
            path = self._folder / f"{self._count:02}-{name}-{side}.png"
            replace_document(path, bytes(drawn.data().data()))

    def take_if_new(self, snapshot: Snapshot) -> None:
        """Take a picture when another item runs, or the stage is another, than last time."""
        item = self._name(snapshot.current.item) if snapshot.current else None
        seen = (item, snapshot.stage.value)
        if seen != self._seen:
            self._seen = seen
            self.take("-".join(part for part in seen if part))

    def take_overrun(self, snapshot: Snapshot) -> None:
        """Take a picture of an overrun at its fullest, just before it ends."""
        if snapshot.current is not None and snapshot.current.overrun:
            self.take(f"{self._name(snapshot.current.item)}-overrun")

    def _name(self, item: Item) -> str:
        """Return the item's id, another of one that is confidential: names of files are read."""
        programme = self._windows.desk.conference.programme
        return masked(programme).items[programme.positions[item.id]].id


def let_windows_paint() -> None:
    """Let Qt handle what has come up, and what comes up by that, as when a part is laid out."""
    for _round in range(3):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def rehearse_in_windows(rehearsal: Rehearsal, progress: Callable[[int, ScriptedAct], None]) -> None:
    """Play the day in the real windows and take pictures of both screens at each item."""
    rehearsal.folder.mkdir(parents=True, exist_ok=True)
    if rehearsal.speed is None or not has_display():
        use_virtual_screens(rehearsal.screens, rehearsal.folder)
    settings = usable_settings(settings_path())
    # A picture must not catch half a fade.
    look = replace(settings.hall_look, fades=rehearsal.speed is not None)
    make_application(settings.desk_colours)
    windows = Windows(rehearsal.conference, replace(settings, hall_screen=(), hall_look=look))
    windows.show()
    photographer = Photographer(windows, rehearsal.folder)

    def reach(instant: datetime) -> None:
        """Let the time until then pass as fast as it is to."""
        clock, speed = rehearsal.clock, rehearsal.speed
        while speed is not None and clock.now() + FRAME * speed < instant:
            time.sleep(FRAME.total_seconds())
            clock.move_to(clock.now() + FRAME * speed)
            windows.desk.refresh()
            let_windows_paint()
        clock.move_to(instant)
        photographer.take_overrun(windows.desk.snapshot())

    photographer.take("welcome")
    for count, scripted in play(rehearsal.conference, rehearsal.script, reach):
        photographer.take_if_new(windows.desk.snapshot())
        progress(count, scripted)
    windows.close()
    let_windows_paint()
