"""What the hall would not show as it is meant, told before the conference."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from timekeeper.core.programme import Programme
from timekeeper.desktop.display.fonts import QtMeasure, forget_fonts
from timekeeper.desktop.hall.blocks import Output
from timekeeper.desktop.hall.fitting import STRICTEST, Unfit, unfit_texts
from timekeeper.desktop.hall.look_and_logo import read_logo
from timekeeper.desktop.hall.looks import colours_of
from timekeeper.live.settings import Settings


@dataclass(frozen=True, slots=True)
class HallCheck:
    """The texts that would be cut, and what is amiss with the office's logo and colours."""

    unfit: tuple[Unfit, ...]
    look: tuple[str, ...]


def check_hall(
    programme: Programme, settings: Settings, folder: Path, size: tuple[int, int] | None = None
) -> HallCheck:
    """Check the programme and the look at the size of the hall's screen.

    Without a size it is that of the screen the hall was shown on last, else the strictest of the
    usual ones. ``folder`` is where a relative logo lies. It may be called from a worker thread.
    """
    width, height = size or _remembered(settings) or STRICTEST
    output = Output(width, height, settings.seat_in_heights)
    with _typeface_at_hand():
        unfit = unfit_texts(programme, output, QtMeasure())
        _logo, amiss = read_logo(settings.hall_look.logo, folder)
    _colours, refused = colours_of(settings.hall_look)
    return HallCheck(unfit, (*refused, amiss) if amiss else refused)


def _remembered(settings: Settings) -> tuple[int, int] | None:
    sizes = ((screen.width, screen.height) for screen in settings.hall_screen)
    return next((size for size in sizes if all(size)), None)


@contextmanager
def _typeface_at_hand() -> Iterator[None]:
    """Let text be measured where no window runs, without any display."""
    if QGuiApplication.instance() is not None:
        yield
        return
    application = QGuiApplication(["timekeeper", "-platform", "offscreen"])
    try:
        yield
    finally:
        forget_fonts()  # they go with the application
        application.shutdown()
