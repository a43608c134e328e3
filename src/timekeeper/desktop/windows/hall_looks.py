"""Gives the hall's picture the look that the settings say and the Hall menu chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from secrets import token_hex
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QImage
from PySide6.QtWidgets import QMenu

from timekeeper.core.hall_order import Occasion
from timekeeper.desktop.hall.look_and_logo import Fitted, LookAndLogo, read_backdrops, read_logo
from timekeeper.desktop.hall.looks import colours_of
from timekeeper.desktop.hall.strip_window import PaintedStrip
from timekeeper.desktop.hall.window import HallWindow, PaintedPicture
from timekeeper.desktop.jobs import Workshop
from timekeeper.files.places import data_folder
from timekeeper.live.settings import HallLook, StripPlace, Style
from timekeeper.network.backdrops import Backdrops
from timekeeper.words.language import _

Chosen = TypeVar("Chosen", bound=Style | StripPlace)
Pictures = tuple[Fitted | None, Mapping[Occasion, Fitted], tuple[str, ...]]


class HallLooks(QObject):
    """Keeps pictures, strips and window in the chosen look; ``changed`` carries it to be kept.

    ``look`` is that look. ``faults``: what is wrong with the office's pictures and colours, a
    sentence each, for the operator. ``for_pages``: its backdrop pictures for browsers. With a
    ``workshop`` the pictures are read in it: meanwhile the hall has their ground alone, and
    ``faulty`` carries what is wrong with them. ``dressed`` is sent whenever another look is worn.
    """

    changed = Signal(object)
    faulty = Signal(str)
    dressed = Signal()

    def __init__(
        self,
        hall: tuple[Sequence[PaintedPicture], Sequence[PaintedStrip], HallWindow],
        menu: QMenu,
        look: HallLook,
        refresh: Callable[[], None],
        workshop: Workshop | None = None,
    ) -> None:
        super().__init__(menu)
        self.look = look
        self._pictures, self._strips, self._window = hall
        self._refresh = refresh
        named = {each for each in Occasion if look.backdrop_of(each)}
        read: Pictures = None, dict.fromkeys(named, Fitted(QImage())), ()
        if workshop is None:
            read = _pictures(look)
        elif named or look.logo:
            workshop.run(partial(_pictures, look), partial(self._take, look), self._fail)
        self._logo, self._backdrops, unusable = read
        self.faults = (*unusable, *self._apply(look))
        menu.addSeparator()
        self._menu = menu.addMenu(_("The look of the hall"))
        self._styles = self._choice("style", style_names(), self._menu)
        self._menu.addSeparator()
        self._own = self._switch("own_colours", _("With the office’s own colours"))
        self._large_clock = self._switch("large_clock", _("Large clock"))
        self._fades = self._switch("fades", _("Fade from scene to scene"))
        places = self._menu.addMenu(_("Where the strip lies"))
        self._places = self._choice("strip", strip_place_names(), places)
        self._mark()

    def choose(
        self, look: HallLook, logo: Fitted | None, backdrops: Mapping[str, Fitted] | None = None
    ) -> None:
        """Take another look, with the logo and, by their names in it, the backdrops that were read.

        Of one that was not read since, what is worn already stays.
        """
        known = {self.look.backdrop_of(each): found for each, found in self._backdrops.items()}
        known |= backdrops or {}
        names = {each: look.backdrop_of(each) for each in Occasion}
        self._backdrops = {each: known[name] for each, name in names.items() if name in known}
        if logo is not None or look.logo != self.look.logo:
            self._logo = logo
        self.look = look
        self._change()

    def wear(self, name: str, logo: Fitted) -> None:
        """Take this logo, which was read from the file of this name."""
        self._logo = logo
        self._change(logo=name)

    def _take(self, asked: HallLook, read: Pictures) -> None:
        """Wear the pictures that were read meanwhile, but where another was chosen since."""
        logo, backdrops, faults = read
        if self.look.logo == asked.logo and self._logo is None:
            self._logo = logo
        named = {asked.backdrop_of(each): found for each, found in backdrops.items()}
        names = {each: self.look.backdrop_of(each) for each in self._backdrops}
        self._backdrops = {
            each: worn if worn.is_read else named[names[each]]
            for each, worn in self._backdrops.items()
            if worn.is_read or names[each] in named
        }
        self._apply(self.look)
        self._refresh()
        if faults:
            self.faulty.emit(" ".join(faults))

    def _fail(self, error: Exception) -> None:
        self._take(self.look, (self._logo, {}, ()))
        raise error  # for the log

    def _choice(
        self, field: str, names: Iterable[tuple[Chosen, str]], menu: QMenu
    ) -> dict[Chosen, QAction]:
        """Add an entry for each value of the look's field, one of which is chosen."""
        one_of, entries = QActionGroup(menu), dict[Chosen, QAction]()
        for value, name in names:
            entry = entries[value] = menu.addAction(name)
            entry.setCheckable(True)
            entry.triggered.connect(lambda _on, chosen=value: self._change(**{field: chosen}))
            one_of.addAction(entry)
        return entries

    def _switch(self, field: str, name: str) -> QAction:
        """Add an entry that switches the look's field on and off."""
        entry = self._menu.addAction(name)
        entry.setCheckable(True)
        entry.triggered.connect(lambda on: self._change(**{field: on}))
        return entry

    def _change(self, **changes: object) -> None:
        self.look = replace(self.look, **changes)
        self._mark()
        self._apply(self.look)
        self._refresh()
        self.changed.emit(self.look)

    def _mark(self) -> None:
        """Mark the look in the menu."""
        look = self.look
        self._styles[look.style].setChecked(True)
        self._own.setChecked(look.own_colours)
        self._own.setEnabled(any((look.background, look.accent, look.text)))
        self._large_clock.setChecked(look.large_clock)
        self._fades.setChecked(look.fades)
        self._places[look.strip].setChecked(True)

    def _apply(self, look: HallLook) -> tuple[str, ...]:
        colours, refused = colours_of(look)
        chosen = look.words_below, look.large_clock
        worn = LookAndLogo(colours, self._logo, self._backdrops, *chosen)
        for picture in (*self._pictures, *self._strips):
            picture.look = worn
        ground = QColor(colours.top)
        made = {
            each: partial(found.encoded, ground)
            for each, found in self._backdrops.items()
            if found.is_read
        }
        self.for_pages = Backdrops(made, look.words_below, token_hex(4) if made else "")
        for strip in self._strips:
            strip.stand(look.strip)
        self._window.fades = look.fades
        self.dressed.emit()
        return refused


def _pictures(look: HallLook) -> Pictures:
    """Return the office's logo and backdrops, and what is wrong with them; beside the window."""
    logo, wrong = read_logo(look.logo, data_folder())
    backdrops, unusable = read_backdrops(look, data_folder())
    return logo, backdrops, (*unusable, wrong) if wrong else unusable


def strip_place_names() -> tuple[tuple[StripPlace, str], ...]:
    """Return where the strip can lie, each with its name."""
    return (
        (StripPlace.BOTTOM, _("At the bottom")),
        (StripPlace.TOP, _("At the top")),
        (StripPlace.CORNER, _("Only a clock in the corner")),
    )


def style_names() -> tuple[tuple[Style, str], ...]:
    """Return the looks that ship, each with its name."""
    return (
        (Style.PARTY, _("Red, gold and white")),
        (Style.LIGHT, _("Light")),
        (Style.DARK, _("Dark")),
    )
