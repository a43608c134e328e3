"""What a picture of the hall is made of: blocks with a role, a box and their text.

The rules of legibility come from AVIXA DISCAS (a letter is at least viewing distance / 200 high)
and ISO 9241 (about / 150).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timekeeper.desktop.display.boxes import Box
from timekeeper.desktop.display.typesetting import Typeset, Weight
from timekeeper.views.hall import Status

CAP_HEIGHT = 0.7  # of the font size, measured on an unaccented capital of the typeface
FLOOR_DISTANCE = 200
TARGET_DISTANCE = 150


class Role(Enum):
    """What a block is, which decides its colours and shape."""

    EVENT = "event"
    QUIET = "quiet"
    CLOCK = "clock"
    LABEL = "label"
    TITLE = "title"
    PRESENTER = "presenter"
    FIGURES = "figures"
    CAPTION = "caption"
    RULE = "rule"
    NEXT_BAND = "next_band"
    NEXT_LABEL = "next_label"
    NEXT_TIME = "next_time"
    NEXT_RULE = "next_rule"
    NEXT_TITLE = "next_title"
    NEXT_PRESENTER = "next_presenter"
    TIMER_BAND = "timer_band"
    PROGRESS = "progress"
    EMBLEM = "emblem"
    BLACK = "black"


class Align(Enum):
    """How the lines of a block stand in it."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing to paint. ``share`` is how much of a progress bar is filled."""

    role: Role
    box: Box
    text: Typeset | None = None
    weight: Weight = Weight.REGULAR
    align: Align = Align.LEFT
    status: Status = Status.NORMAL
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Output:
    """The real output in pixels, and the distance of the farthest seat in image heights."""

    width: int
    height: int
    seat_in_heights: float = 6.0

    @property
    def u(self) -> float:
        """Return a hundredth of the height."""
        return self.height / 100

    @property
    def margin(self) -> float:
        """Return the free edge at left and right."""
        return 5 * self.u

    @property
    def floor(self) -> float:
        """Return the smallest font size that the farthest seat reads."""
        return self.height * self.seat_in_heights / FLOOR_DISTANCE / CAP_HEIGHT

    @property
    def target(self) -> float:
        """Return the font size for what matters."""
        return self.height * self.seat_in_heights / TARGET_DISTANCE / CAP_HEIGHT
