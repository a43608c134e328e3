"""What a painted display is made of: blocks, each with a role, a box and maybe a text."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from timekeeper.files.typesetting import Typeset, Weight


class Box(Struct, frozen=True):
    """A rectangle in pixels of the real output."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x beside the box."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y below the box."""
        return self.y + self.height

    def inset(self, by: float) -> Box:
        """Return the box that lies ``by`` pixels inside."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def row(self, y: float, height: float) -> Box:
        """Return a row of the box's width."""
        return Box(self.x, y, self.width, height)


class Align(Enum):
    """How the lines of a block stand in it."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Block(Struct, frozen=True, cache_hash=True):
    """One thing to paint; its role decides its colours and its shape.

    Each display adds how the time stands that a block tells of. ``share`` is how much of a bar is
    filled, ``narrowed`` how wide letters stand, each from 0 to 1 of the whole. Blocks are
    compared: what is another than before is painted anew.
    """

    role: Enum
    box: Box
    text: Typeset | None = None
    weight: Weight = Weight.REGULAR
    align: Align = Align.LEFT
    share: float = 0.0
    narrowed: float = 1.0
