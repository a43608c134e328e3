"""What the operator is told and asked about the screens, and what he orders about them."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QActionGroup

from timekeeper.desktop.operator.commands import add_action
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.screens.choice import Choice, Projection, name_and_size
from timekeeper.desktop.screens.hall_screens import HallScreens
from timekeeper.desktop.screens.identify import ScreenNumbers
from timekeeper.words.language import _


class ScreenQuestions:
    """Connects the hall's screens with the operator's window: its Hall menu and a banner."""

    def __init__(self, screens: HallScreens, operator: OperatorWindow) -> None:
        self._screens = screens
        self._operator = operator
        self.numbers = ScreenNumbers(operator)
        menu = operator.hall_menu
        menu.addSeparator()
        self.entries = menu.addMenu(_("The hall’s screen"))
        self._one_of = QActionGroup(self.entries)
        add_action(menu, _("Identify screens"), self.numbers.show)
        self._here = add_action(menu, _("Show the hall picture here"), screens.toggle_here)
        self._here.setCheckable(True)
        menu.aboutToShow.connect(self._fill)
        screens.changed.connect(self._tell)
        self._tell(screens.choice)

    def _tell(self, choice: Choice) -> None:
        projected = choice.projection in {Projection.SHOWN, Projection.HERE}
        self._operator.hall_strip.show_projection(_sentence(choice.projection), projected=projected)
        self._fill()
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
                _("Several screens are connected. Choose the hall’s screen in the Hall menu."),
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

    def _fill(self) -> None:
        """Bring the entries of the menu up to date."""
        choice = self._screens.choice
        self._here.setEnabled(choice.projection is not Projection.SHOWN)
        self._here.setChecked(choice.projection is Projection.HERE)
        self.entries.clear()
        candidates = self._screens.candidates()
        for number, screen in candidates:
            text = f"{number}.  {name_and_size(screen.identity)}"
            entry = add_action(self.entries, text, partial(self._screens.use, screen))
            entry.setCheckable(True)
            entry.setChecked(choice.projection is Projection.SHOWN and screen == choice.screen)
            self._one_of.addAction(entry)
        if not candidates:
            self.entries.addAction(_("No other screen is connected")).setEnabled(False)


def _sentence(projection: Projection) -> str:
    return {
        Projection.SHOWN: "",
        Projection.HERE: _("On this screen; Esc ends it."),
        Projection.NO_SCREEN: _(
            "Check the projector’s cable and power; the picture comes back by itself."
        ),
        Projection.CLONED: _("Press the Windows key and P, and choose Extend."),
        Projection.UNKNOWN: _("Another screen is connected; say below whether it is the hall’s."),
        Projection.SEVERAL: _("Choose the hall’s screen in the Hall menu."),
    }[projection]
