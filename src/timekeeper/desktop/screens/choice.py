"""Which screen is the hall's, and which is the operator's: a pure choice among plain values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, IntEnum

from msgspec import Struct

from timekeeper.live.settings import ScreenIdentity

LOCK_SCREEN = "WinDisc"  # Windows shows it in place of all screens while it is locked
NUMBERED = re.compile(r"\\\\\.\\DISPLAY\d+")  # what Windows calls a screen it could not read
MIRRORED = "|"  # Qt on Windows joins the names of mirrored screens with it
KEPT_AT_MOST = 8


class Projection(Enum):
    """Where the hall's picture goes; nowhere but in the first two."""

    SHOWN = "shown"  # on the hall's screen
    HERE = "here"  # on the operator's, because he asked for it
    NO_SCREEN = "no_screen"
    CLONED = "cloned"  # another screen shows the same as the operator's
    UNKNOWN = "unknown"  # one other screen, but it is not the remembered one
    SEVERAL = "several"  # more than one could be meant


class Screen(Struct, frozen=True):
    """A screen that is connected: its identity, and its place on the desktop."""

    identity: ScreenIdentity
    x: int
    y: int
    width: int
    height: int

    def meets(self, other: Screen) -> bool:
        """Return whether the two show some of the same picture."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Choice(Struct, frozen=True):
    """Where the hall's picture goes; with UNKNOWN, ``screen`` is the one to ask about."""

    projection: Projection
    screen: Screen | None = None


class Likeness(IntEnum):
    """How sure it is that two identities are of one screen, from not at all to quite."""

    NONE = 0
    SIZE = 1
    NAME = 2
    MODEL = 3
    MODEL_AND_NAME = 4
    SERIAL = 5


def likeness(one: ScreenIdentity, other: ScreenIdentity) -> Likeness:
    """Compare by maker, model and serial; without them by name; without names by size."""
    if _told(one) and _told(other):
        if (one.maker, one.model) != (other.maker, other.model):
            return Likeness.NONE
        if _serial(one) and _serial(other):
            return Likeness.SERIAL if _serial(one) == _serial(other) else Likeness.NONE
        same_name = one.name == other.name
        return Likeness.MODEL_AND_NAME if same_name else Likeness.MODEL
    if _name(one) and _name(other):
        return Likeness.NAME if _name(one) == _name(other) else Likeness.NONE
    nothing_better = not any((_told(one), _told(other), _name(one), _name(other)))
    same_size = (one.width, one.height) == (other.width, other.height)
    return Likeness.SIZE if nothing_better and same_size else Likeness.NONE


def most_alike(screens: Sequence[Screen], wanted: ScreenIdentity) -> list[Screen]:
    """Return the screens that are the wanted one with equal certainty."""
    best = max((likeness(wanted, screen.identity) for screen in screens), default=Likeness.NONE)
    if best is Likeness.NONE:
        return []
    return [screen for screen in screens if likeness(wanted, screen.identity) is best]


def choose(
    screens: Sequence[Screen],
    operator: Screen | None,
    remembered: Sequence[ScreenIdentity],
    current: Screen | None = None,
    others: Sequence[Screen] = (),
) -> Choice:
    """Return where the hall's picture goes; never to the operator's screen or an ``others``'.

    These are the rostrum's screen, and those of the other displays.

    ``current``, the screen it is on, decides between screens that cannot be told apart.
    """
    if operator is None:
        return Choice(Projection.NO_SCREEN)
    beside = [s for s in screens if s is not operator and s.identity.name != LOCK_SCREEN]
    mirrored = any(s.meets(operator) for s in beside)
    apart = [s for s in beside if not any(map(s.meets, (operator, *others)))]
    for wanted in remembered:
        alike = most_alike(apart, wanted)
        if alike:
            return _only(alike, current)
    if mirrored or MIRRORED in operator.identity.name:
        return Choice(Projection.CLONED)
    if not apart:
        asked_about = others[0] if others else None
        return Choice(Projection.UNKNOWN if others else Projection.NO_SCREEN, asked_about)
    only = _only(apart, None)
    if remembered and only.screen is not None:
        return Choice(Projection.UNKNOWN, only.screen)
    return only


def remember(
    chosen: ScreenIdentity, remembered: Sequence[ScreenIdentity]
) -> tuple[ScreenIdentity, ...]:
    """Return the screens to remember, with the one just chosen first."""
    rest = [kept for kept in remembered if likeness(kept, chosen) is Likeness.NONE]
    return (chosen, *rest)[:KEPT_AT_MOST]


def operators_screen(
    screens: Sequence[Screen], main: Screen, remembered: Sequence[ScreenIdentity]
) -> Screen:
    """Return the screen to open the operator's window on: the main one, unless it is the hall's."""
    for wanted in remembered:
        alike = most_alike(screens, wanted)
        if alike:
            others = (screen for screen in screens if not screen.meets(main))
            return next(others, main) if main in alike else main
    return main


def name_and_size(screen: ScreenIdentity) -> str:
    """Return the screen's name and size as a person reads them."""
    name = _name(screen) or " ".join(part for part in (screen.maker, screen.model) if part)
    size = f"{screen.width} × {screen.height}"
    return f"{name}  {size}" if name else size


def _only(screens: Sequence[Screen], current: Screen | None) -> Choice:
    """Choose the one screen; screens that mirror each other count as one."""
    if current is not None and current in screens:
        return Choice(Projection.SHOWN, current)
    first = screens[0]
    if all(screen.meets(first) for screen in screens):
        return Choice(Projection.SHOWN, first)
    return Choice(Projection.SEVERAL)


def _told(screen: ScreenIdentity) -> bool:
    return bool(screen.maker or screen.model)


def _serial(screen: ScreenIdentity) -> str:
    return screen.serial if screen.serial.strip("0") else ""


def _name(screen: ScreenIdentity) -> str:
    fallback = screen.name == LOCK_SCREEN or NUMBERED.fullmatch(screen.name)
    return "" if fallback else screen.name
