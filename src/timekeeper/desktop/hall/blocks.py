"""What a picture of the hall is made of: its blocks, and the output that they are laid out for.

The rules of legibility come from AVIXA DISCAS (a letter is at least viewing distance / 200 high)
and ISO 9241 (about / 150).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from timekeeper.core.hall_order import Occasion
from timekeeper.core.timeline import Phase
from timekeeper.desktop.display.blocks import Block

CAP_HEIGHT = 0.7  # of the font size, measured on an unaccented capital of the typeface
FLOOR_DISTANCE = 200
TARGET_DISTANCE = 150


class HallRole(Enum):
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
    BACKDROP = "backdrop"
    BLACK = "black"
    STRIP = "strip"


class HallBlock(Block, frozen=True, cache_hash=True):
    """One thing to paint in the hall's picture."""

    role: HallRole
    status: Phase = Phase.NORMAL
    occasion: Occasion | None = None


def cut_roles(blocks: Iterable[HallBlock]) -> set[HallRole]:
    """Return what stands there cut, for want of room."""
    return {block.role for block in blocks if block.text is not None and block.text.cut}


class Output(Struct, frozen=True):
    """The real output in pixels, and the distance of the farthest seat in image heights.

    ``logo``: the office has one; ``backdrops``: what it has pictures of its own for, with hour and
    words in a band below them where ``words_below``. ``large_clock``: a running time fills it.
    """

    width: int
    height: int
    seat_in_heights: float = 6.0
    logo: bool = False
    backdrops: frozenset[Occasion] = frozenset()
    words_below: bool = True
    large_clock: bool = False

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
