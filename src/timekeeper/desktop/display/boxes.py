"""A rectangle of a picture, shared by the displays that lay their text out themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
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
