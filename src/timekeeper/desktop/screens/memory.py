"""The screens an office remembers: the hall's and the rostrum's, never the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timekeeper.desktop.screens.choice import (
    Choice,
    Likeness,
    Projection,
    Screen,
    likeness,
    most_alike,
    remember,
)
from timekeeper.live.settings import ScreenIdentity

Identities = tuple[ScreenIdentity, ...]


@dataclass(frozen=True, slots=True)
class KnownScreens:
    """The identities of the hall's and of the rostrum's screens, the latest first."""

    hall: Identities = ()
    rostrum: Identities = ()

    def with_hall(self, chosen: ScreenIdentity) -> KnownScreens:
        """Remember the screen as the hall's, and as the rostrum's no more."""
        return KnownScreens(remember(chosen, self.hall), _without(chosen, self.rostrum))

    def with_rostrum(self, chosen: ScreenIdentity) -> KnownScreens:
        """Remember the screen as the rostrum's, and as the hall's no more."""
        return KnownScreens(_without(chosen, self.hall), remember(chosen, self.rostrum))

    def rostrums(self, screens: Sequence[Screen], operator: Screen | None) -> Screen | None:
        """Return the connected screen that is the rostrum's; the hall's claim comes first."""
        for wanted in self.rostrum:
            alike = [
                screen
                for screen in most_alike(screens, wanted)
                if screen is not operator
                and self._claim(screen) < likeness(wanted, screen.identity)
            ]
            if len(alike) == 1:
                return alike[0]
        return None

    def _claim(self, screen: Screen) -> Likeness:
        claims = (likeness(wanted, screen.identity) for wanted in self.hall)
        return max(claims, default=Likeness.NONE)


def choose_for_rostrum(
    screens: Sequence[Screen], operator: Screen | None, known: KnownScreens, hall: Choice
) -> Screen | None:
    """Return the rostrum's screen: the remembered one, else the only one that nobody has.

    ``hall`` is where the hall's picture goes, or the screen that is asked about for it.
    """
    apart = [s for s in screens if not _taken(s, operator)]
    remembered = known.rostrums(apart, operator)
    shown = hall.screen if hall.projection is Projection.SHOWN else None
    if remembered is not None and not _taken(remembered, shown):
        return remembered
    free = [s for s in apart if not _taken(s, hall.screen)]
    return free[0] if len(free) == 1 and hall.screen is not None else None


def _taken(screen: Screen, other: Screen | None) -> bool:
    return other is not None and (screen is other or screen.meets(other))


def _without(chosen: ScreenIdentity, identities: Identities) -> Identities:
    """Return the identities but those that are as like the chosen one as it is to itself."""
    quite = likeness(chosen, chosen)
    return tuple(kept for kept in identities if likeness(kept, chosen) < quite)
