"""What an office sets once: frozen values with defaults, limits and units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """What stays the same when a screen is unplugged and comes back.

    Empty texts are not known; ``width`` and ``height`` are its pixels, 0 when not known.
    """

    maker: str = ""
    model: str = ""
    serial: str = ""
    name: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    ``language``: "vi" or "en". ``farthest_seat`` and ``image_height`` in metres; 0 when not
    measured, then the farthest seat counts as six image heights away. ``hall_screen`` and
    ``rostrum_screen``: the screens that each was put on, the latest first.
    """

    language: str = "vi"
    farthest_seat: float = 0.0
    image_height: float = 0.0
    hall_screen: tuple[ScreenIdentity, ...] = ()
    rostrum_screen: tuple[ScreenIdentity, ...] = ()

    @property
    def seat_in_heights(self) -> float:
        """Return the distance of the farthest seat in image heights, between 3 and 12."""
        if self.farthest_seat <= 0 or self.image_height <= 0:
            return 6.0
        return min(12.0, max(3.0, self.farthest_seat / self.image_height))
