"""What the operator is told and asked about the screens, and what he orders about them."""

from __future__ import annotations

from functools import partial

from timekeeper.desktop.operator.menus.screen_menu import ScreenEntry, ScreenMenu, ScreensState
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.screens.choice import Choice, Projection, Screen, name_and_size
from timekeeper.desktop.screens.hall_screens import HallScreens
from timekeeper.desktop.screens.identify import ScreenNumbers
from timekeeper.words.language import _


class ScreenQuestions:
    """Connects the hall's screens with the operator's window."""

    def __init__(self, screens: HallScreens, operator: OperatorWindow) -> None:
        self._screens = screens
        self._operator = operator
        self.numbers = ScreenNumbers(operator)
        self.menu = ScreenMenu(
            operator.hall_menu, self._state, self.numbers.show, screens.toggle_here
        )
        screens.changed.connect(self._tell)
        self._tell(screens.choice)

    def _tell(self, choice: Choice) -> None:
        self._operator.tell_projection(_sentence(choice.projection))
        self.menu.refresh()
        banner = self._operator.screen_banner
        if choice.projection is Projection.UNKNOWN and choice.screen is not None:
            question = _("Another screen is connected: {screen}. The hall sees nothing yet.")
            banner.offer(
                question.format(screen=name_and_size(choice.screen.identity)),
                _("Use this screen"),
                partial(self._screens.use, choice.screen),
            )
        elif choice.projection is Projection.SEVERAL:
            banner.offer(
                _("Several screens are connected. Choose the hall's screen in the Hall menu."),
                _("Identify screens"),
                self.numbers.show,
            )
        elif choice.projection is Projection.CLONED:
            banner.offer(
                _(
                    "The projector shows the same as this screen, so the hall reads this window. "
                    "Press the Windows key and P, and choose Extend."
                ),
                _("Identify screens"),
                self.numbers.show,
            )
        else:
            banner.hide()

    def _state(self) -> ScreensState:
        choice = self._screens.choice
        entries = [
            ScreenEntry(
                f"{number}.  {name_and_size(screen.identity)}",
                choice.projection is Projection.SHOWN and screen == choice.screen,
                partial(self._use, screen),
            )
            for number, screen in self._screens.candidates()
        ]
        return ScreensState(
            entries,
            may_show_here=choice.projection is not Projection.SHOWN,
            shown_here=choice.projection is Projection.HERE,
        )

    def _use(self, screen: Screen) -> None:
        self._screens.use(screen)
        self.menu.refresh()


def _sentence(projection: Projection) -> str:
    return {
        Projection.SHOWN: _("● projected"),
        Projection.HERE: _("● shown on this screen; Esc ends it"),
        Projection.NO_SCREEN: _("○ no second screen"),
        Projection.CLONED: _("⚠ mirrored: press Win+P, choose Extend"),
        Projection.UNKNOWN: _("○ not projected: another screen"),
        Projection.SEVERAL: _("○ not projected: choose a screen"),
    }[projection]
