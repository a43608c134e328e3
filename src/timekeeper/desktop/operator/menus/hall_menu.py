"""The entries of the Hall menu that say what the hall and the rostrum read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.core.events import Audience
from timekeeper.core.hall_order import FollowProgramme, GoDark, HallOrder, StandBy
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.commands import Commands
from timekeeper.desktop.operator.dialogs.message_dialog import MessageDialog
from timekeeper.words.language import _


class HallMenu:
    """Fills the menu; ``prepared`` are the sentences to choose from, ``parent`` holds dialogs."""

    def __init__(
        self,
        menu: QMenu,
        commands: Commands,
        desk: Desk,
        prepared: Callable[[], Sequence[str]],
        parent: QWidget,
    ) -> None:
        self._desk = desk
        self._prepared = prepared
        self._parent = parent

        def add(name: str, text: str, act: Callable[[], object], *keys: str) -> None:
            commands.add(menu, name, text, act, *keys)

        add("dark", _("Blackout, and back"), self._ordering(GoDark()), "B", ".")
        add("standby", _("Standby picture, and back"), self._ordering(StandBy()), "S")
        courtesy = _("Overrun in the hall: shown, discreet, hidden")
        add("courtesy", courtesy, desk.change_courtesy, "C")
        add("follow", _("Follow the programme"), self._ordering(FollowProgramme()), "Esc")
        menu.addSeparator()
        add("tell_hall", _("Message to the hall…"), self._asking(Audience.HALL), "M")
        add("tell_rostrum", _("Message to the speaker…"), self._asking(Audience.ROSTRUM), "N")
        add("tell_staff", _("Message to the staff…"), self._asking(Audience.STAFF), "Shift+M")
        add("take_down", _("Take all messages down"), self._take_down, "X")

    def _ordering(self, order: HallOrder) -> Callable[[], None]:
        return lambda: self._desk.order_hall(order)

    def _asking(self, audience: Audience) -> Callable[[], None]:
        return lambda: MessageDialog(self._desk, audience, self._prepared(), self._parent).open()

    def _take_down(self) -> None:
        for audience in Audience:
            self._desk.tell(audience, "")
