"""The commands of the Hall menu: what the hall and the rostrum read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from timekeeper.core.events import Audience
from timekeeper.core.hall_order import FollowProgramme, GoDark, HallOrder, StandBy
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.commands import Command, Declared
from timekeeper.desktop.operator.dialogs.message_dialog import MessageDialog
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
