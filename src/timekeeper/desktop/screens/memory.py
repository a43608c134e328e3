"""The screens an office remembers: the hall's, the rostrum's, and others; none as two of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.desktop.screens.choice import (
    KEPT_AT_MOST,
    Choice,
    Projection,
    Screen,
    likeness,
    most_alike,
    remember,
)
from timekeeper.live.settings import DisplayHabit, DisplayView, ScreenIdentity

Identities = tuple[ScreenIdentity, ...]


class KnownScreens(Struct, frozen=True):
    """The identities of the hall's and of the rostrum's screens, the latest first.

    ``displays`` are the others, each with its view. No screen is remembered as two.
    """

    hall: Identities = ()
    rostrum: Identities = ()
    displays: tuple[DisplayHabit, ...] = ()

    def with_hall(self, chosen: ScreenIdentity) -> KnownScreens:
        """Remember the screen as the hall's."""
        rest = self._without(chosen)
        return replace(rest, hall=remember(chosen, self.hall))

    def with_rostrum(self, chosen: ScreenIdentity) -> KnownScreens:
        """Remember the screen as the rostrum's."""
        rest = self._without(chosen)
        return replace(rest, rostrum=remember(chosen, self.rostrum))

    def with_display(self, chosen: ScreenIdentity, view: DisplayView | None) -> KnownScreens:
        """Remember what the screen shows, None to switch it off: what it showed is kept."""
        rest = self._without(chosen)
        if view is not None:
            shown = DisplayHabit(chosen, view), *rest.displays
            return replace(rest, displays=shown[:KEPT_AT_MOST])
        kept = [e if e in rest.displays else replace(e, on=False) for e in self.displays]
        return replace(self, displays=tuple(kept))

    def views(
        self, screens: Sequence[Screen], operator: Screen | None
    ) -> list[tuple[Screen, DisplayView]]:
        """Return the connected screens that show a view, and which; never the operator's."""
        found: list[tuple[Screen, DisplayView]] = []
        for habit in self.displays:
            alike = [s for s in most_alike(screens, habit.screen) if not _same(s, operator)]
            free = all(s is not alike[0] for s, _view in found) if len(alike) == 1 else False
            if habit.on and free:
                found.append((alike[0], habit.view))
        return found

    def _without(self, chosen: ScreenIdentity) -> KnownScreens:
        """Return the rest, where nothing is as like the chosen one as it is to itself."""
        quite = likeness(chosen, chosen)
        return KnownScreens(
            _without(chosen, self.hall),
            _without(chosen, self.rostrum),
            tuple(each for each in self.displays if likeness(each.screen, chosen) < quite),
        )

    def rostrums(self, screens: Sequence[Screen], operator: Screen | None) -> Screen | None:
        """Return the connected screen that is the rostrum's; the hall's claim comes first."""
        for wanted in self.rostrum:
            alike = [
                screen
                for screen in most_alike(screens, wanted)
                if screen is not operator
                and all(
                    likeness(hall, screen.identity) < likeness(wanted, screen.identity)
                    for hall in self.hall
                )
            ]
            if len(alike) == 1:
                return alike[0]
        return None


def choose_for_rostrum(
    screens: Sequence[Screen], operator: Screen | None, known: KnownScreens, hall: Choice
) -> Screen | None:
    """Return the rostrum's screen: the remembered one, else the only one that nobody has.

    ``hall`` is where the hall's picture goes, or the screen that is asked about for it.
    """
    apart = [s for s in screens if not _same(s, operator)]
    remembered = known.rostrums(apart, operator)
    shown = hall.screen if hall.projection is Projection.SHOWN else None
    if remembered is not None and not _same(remembered, shown):
        return remembered
    others = [s for s, _view in known.views(screens, operator)]
    free = [s for s in apart if not any(_same(s, other) for other in (hall.screen, *others))]
    return free[0] if len(free) == 1 and hall.screen is not None else None


def _same(screen: Screen, other: Screen | None) -> bool:
    return other is not None and (screen is other or screen.meets(other))


def _without(chosen: ScreenIdentity, identities: Identities) -> Identities:
    """Return the identities but those that are as like the chosen one as it is to itself."""
    quite = likeness(chosen, chosen)
    return tuple(kept for kept in identities if likeness(kept, chosen) < quite)
