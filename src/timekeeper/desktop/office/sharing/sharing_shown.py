"""What the operator sees of sharing: a sign while it is on, its dialog, what he is asked first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.sharing.desk_sharing import DeskSharing
from timekeeper.desktop.operator.dialogs.questions import confirm
from timekeeper.desktop.operator.labels import label, set_text
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.secrecy import secret_refusal
from timekeeper.words.language import _, ngettext

# ruff: noqa: PLC0415  # at a start nothing is shared: what shares is loaded when it is asked for
if TYPE_CHECKING:
    from timekeeper.desktop.operator.dialogs.sharing_dialog import SharingDialog
    from timekeeper.network.reach import Reach


class SharingShown(QObject):
    """The sign in the status bar, and the dialog while it is open."""

    def __init__(self, windows: Windows, workshop: Workshop, sharing: DeskSharing) -> None:
        super().__init__(windows.operator)
        self._windows, self._workshop, self._sharing = windows, workshop, sharing
        self._always = sharing.habits.at_start
        self._agreed: frozenset[str] = frozenset()  # this computer's addresses in the networks
        self._dialog: SharingDialog | None = None
        self._sign = label("sharing", role="quiet")
        self._sign.hide()
        windows.operator.statusBar().addPermanentWidget(self._sign)
        windows.desk.ticked.connect(self._show_guests)
        sharing.told.connect(self._show)
        sharing.opened.connect(self._try_reach)

    def ask(self) -> None:
        """Open the dialog, or bring it to the front."""
        from timekeeper.desktop.operator.dialogs.sharing_dialog import SharingDialog

        if self._dialog is None:
            sharing = self._sharing
            dialog = SharingDialog(sharing.habits, self._windows.operator)
            dialog.switched_on.connect(self._ask)
            dialog.switched_off.connect(sharing.close)
            dialog.revoked.connect(sharing.revoke)
            dialog.standby_switched.connect(self._ask_standby)
            dialog.habits_changed.connect(sharing.take)
            dialog.habits_changed.connect(self._show_guests)
            dialog.finished.connect(self._forget)
            dialog.show()  # first: what is not yet on the screen takes itself for smaller
            why = secret_refusal(self._windows.desk.conference.programme)
            dialog.show_sharing(sharing.sharing, why, standby=sharing.standby_may)
            self._dialog = dialog
            self._try_reach()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _ask(self, port: int) -> None:
        """Ask once whether this network may carry it; in another network once again."""
        from timekeeper.network.sharing import adapters

        here = frozenset(adapter.address for adapter in adapters())
        secret = secret_refusal(self._windows.desk.conference.programme)
        if secret or self._always or here <= self._agreed:
            self._sharing.switch_on(port)
            return

        def agreed() -> None:
            self._agreed |= here
            self._sharing.switch_on(port)

        question = _(
            "Whoever has a link reads the programme over this network, and it is not encrypted. "
            "May this network carry it?"
        )
        confirm(self._dialog or self._windows.operator, (question, _("It may"), _("No")), agreed)

    def _ask_standby(self, allowed: bool) -> None:  # a signal's
        question = _(
            "A second computer will have the whole record, with what is confidential in it. It is "
            "sealed on its way; whoever has the standby’s address can read it. May it?"
        )
        if allowed and self._dialog is not None:
            words = (question, _("It may"), _("No"))
            confirm(self._dialog, words, partial(self._sharing.allow_standby, allowed=True))
            self._show("")  # not before that is answered
        elif not allowed:
            self._sharing.allow_standby(allowed=False)

    def _show(self, why_not: str) -> None:
        sharing = self._sharing.sharing
        if self._dialog is not None:
            self._dialog.show_sharing(sharing, why_not, standby=self._sharing.standby_may)
        if why_not:
            self._windows.operator.say(why_not)
        self._sign.setVisible(sharing is not None)
        self._show_guests()

    def _show_guests(self) -> None:
        if self._sharing.sharing is None:
            return
        guests = self._sharing.sharing.guests()
        words = ngettext(
            "● Shared in the building: {count} connected",
            "● Shared in the building: {count} connected",
            len(guests),
        ).format(count=len(guests))
        told = self._sharing.points_server.told
        set_text(self._sign, f"{words} · {told}" if told else words)
        if self._dialog is not None:
            self._dialog.show_guests(guests)

    def _try_reach(self) -> None:
        """Try beside the window at which of this computer's addresses the port answers."""
        sharing = self._sharing.sharing
        if sharing is None or self._dialog is None:
            return
        from timekeeper.network.reach import reached

        def show(found: Sequence[Reach]) -> None:
            if self._sharing.sharing is sharing and self._dialog is not None:
                self._dialog.show_reach(found)

        def reach() -> Sequence[Reach]:
            return reached(sharing.port, cancelled=lambda: self._sharing.sharing is not sharing)

        self._workshop.run(reach, show, lambda _error: None)

    def _forget(self) -> None:
        self._dialog = None
