"""Pictures of both screens during a rehearsal, for the record and for judging the design."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.windows.windows import Windows


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
            window.grab().save(str(self._folder / f"{self._count:02}-{name}-{side}.png"))

    def take_if_new(self, snapshot: Snapshot) -> None:
        """Take a picture when another item runs, or the stage is another, than last time."""
        item = snapshot.current.item.id if snapshot.current else None
        seen = (item, snapshot.stage.value)
        if seen != self._seen:
            self._seen = seen
            self.take("-".join(part for part in seen if part))

    def take_overrun(self, snapshot: Snapshot) -> None:
        """Take a picture of an overrun at its fullest, just before it ends."""
        if snapshot.current is not None and snapshot.current.overrun:
            self.take(f"{snapshot.current.item.id}-overrun")


def let_windows_paint() -> None:
    """Let Qt handle what has come up."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
