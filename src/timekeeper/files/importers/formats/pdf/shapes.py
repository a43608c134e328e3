"""What a page is made of: letters, and boxes that are lines where they have next to no width."""

from __future__ import annotations

from msgspec import Struct

THIN = 3.0
# What a line of a font takes, in parts of its size. A font's own figure is missing in many files,
# and then a letter's box is as high as its ink: "a" is lower than "Ấ".
LEADING = 1.15


class Bounds(Struct, frozen=True):
    """A rectangle on the upright page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Glyph(Struct, frozen=True):
    """A drawn letter; ``base`` is the height of the line it stands on.

    ``hidden`` tells that nobody sees it, ``spaced`` that a space is drawn before it, ``led`` that
    dots lead to it.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    hidden: bool = False
    spaced: bool = False
    led: bool = False
