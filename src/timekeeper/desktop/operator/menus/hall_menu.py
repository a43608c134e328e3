"""The entries of the Hall menu: what the hall and the rostrum read, and how the hall looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.core.events import Audience
from timekeeper.core.hall_order import FollowProgramme, GoDark, HallOrder, StandBy
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.commands import Command, Declared
from timekeeper.desktop.operator.dialogs.message_dialog import MessageDialog
from timekeeper.live.settings import HallLook, Style
from timekeeper.words.language import _


def hall_commands(desk: Desk, prepared: Callable[[], Sequence[str]], parent: QWidget) -> Declared:
    """Return what can be ordered for the hall, and who can be told something.

    ``prepared`` are the sentences to choose from, ``parent`` holds the dialogs.
    """

    def ordering(order: HallOrder) -> Callable[[], None]:
        return lambda: desk.order_hall(order)

    def asking(audience: Audience) -> Callable[[], None]:
        return lambda: MessageDialog(desk, audience, prepared(), parent).open()

    def take_down() -> None:
        for audience in Audience:
            desk.tell(audience, "")

    courtesy = _("Overrun in the hall: shown, discreet, hidden")
    return (
        Command("dark", _("Blackout, and back"), ordering(GoDark()), "B", "."),
        Command("standby", _("Standby picture, and back"), ordering(StandBy()), "S"),
        Command("courtesy", courtesy, desk.change_courtesy, "C"),
        Command("follow", _("Follow the programme"), ordering(FollowProgramme()), "Esc"),
        None,
        Command("tell_hall", _("Message to the hall…"), asking(Audience.HALL), "M"),
        Command("tell_rostrum", _("Message to the speaker…"), asking(Audience.ROSTRUM), "N"),
        Command("tell_staff", _("Message to the staff…"), asking(Audience.STAFF), "Shift+M"),
        Command("take_down", _("Take all messages down"), take_down, "X"),
    )


class LookMenu(QObject):
    """Chooses the look and whether scenes fade. ``changed`` carries the HallLook to be worn."""

    changed = Signal(object)

    def __init__(self, menu: QMenu, look: HallLook) -> None:
        super().__init__(menu)
        self._look = look
        menu.addSeparator()
        self._styles = menu.addMenu(_("The look of the hall"))
        self._one_of = QActionGroup(self._styles)
        self._entries: dict[Style, QAction] = {}
        for style, name in style_names():
            entry = self._entries[style] = self._checkable(name)
            entry.triggered.connect(lambda _on, style=style: self._change(style=style))
            self._one_of.addAction(entry)
        self._styles.addSeparator()
        self._own = self._checkable(_("With the office’s own colours"))
        self._own.triggered.connect(lambda on: self._change(own_colours=on))
        self._fades = self._checkable(_("Fade from scene to scene"))
        self._fades.triggered.connect(lambda on: self._change(fades=on))
        self.show_look(look)

    def show_look(self, look: HallLook) -> None:
        """Mark the look that is worn."""
        self._look = look
        self._entries[look.style].setChecked(True)
        self._own.setChecked(look.own_colours)
        self._own.setEnabled(any((look.background, look.accent, look.text)))
        self._fades.setChecked(look.fades)

    def _checkable(self, text: str) -> QAction:
        entry = self._styles.addAction(text)
        entry.setCheckable(True)
        return entry

    def _change(self, **changes: object) -> None:
        self._look = replace(self._look, **changes)  # type: ignore[arg-type]
        self.changed.emit(self._look)


def style_names() -> tuple[tuple[Style, str], ...]:
    """Return the looks that ship, each with its name."""
    return (
        (Style.PARTY, _("Red, gold and white")),
        (Style.LIGHT, _("Light")),
        (Style.DARK, _("Dark")),
    )
