"""What a computer does instead of being the desk: it follows another hall, or stands by for one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit

from timekeeper.desktop.operator.dialogs.address_dialog import AddressDialog
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.plain import button
from timekeeper.files.afar.followed import Followed
from timekeeper.files.places import followed_path
from timekeeper.words.language import _

# ruff: noqa: PLC0415  # what opens sockets is loaded once it is asked for


class Elsewhere:
    """Asks for the address; then the desk closes, and ``command`` is what is to be run next.

    It is the command line of ``follow`` or ``standby``, empty while the desk just closes.
    """

    def __init__(self, operator: OperatorWindow) -> None:
        self._operator = operator
        self.command: tuple[str, ...] = ()

    def ask_hall(self) -> None:
        """Ask which hall is to be followed: that of last time unless another is named."""
        from timekeeper.network.following.carriers import carrier_to

        if self._refuses():
            return
        about = _(
            "At a linked point this computer shows the hall’s picture and its clerk answers the "
            "roll call. The desk closes; start timekeeper again to come back to it."
        )
        words = (_("Follow another hall"), about, _("Follow"))
        looks, last = "http://…, mqtts://…", Followed.read(followed_path())
        dialog = AddressDialog(
            words, looks, lambda told: carrier_to(told, None, lambda _said: None), self._operator
        )
        dialog.address.setText(last.address)
        certificate = QLineEdit(last.certificate)
        certificate.setPlaceholderText(_("only if a file came with the sheet"))
        dialog.field(_("Certificate of the server"), certificate)

        def choose() -> None:
            title, kinds = _("Certificate of the server"), "*.crt *.pem *.cer"
            beside = str(Path(certificate.text()).parent)
            path, _kind = QFileDialog.getOpenFileName(certificate, title, beside, kinds)
            if path:
                certificate.setText(path)

        dialog.form.addRow("", button(_("Choose a file…"), choose, by_enter=False))

        def follow() -> None:
            own = certificate.text().strip()
            try:
                Followed(address=dialog.address.text().strip(), certificate=own).keep(
                    followed_path()
                )
            except OSError:
                told = _("The address cannot be kept in {path}; check that it can be written to.")
                self._operator.tell_error(told.format(path=followed_path().parent))
            else:
                self._leave("follow")  # that of last time: no list of processes shows it

        dialog.ask(follow)

    def ask_desk(self) -> None:
        """Ask for which desk this computer is to stand by."""
        from timekeeper.network.standby.carrier import read_address

        if self._refuses():
            return
        about = _(
            "This computer receives the record of another one, act by act, and can go on with the "
            "day when that one fails. Copy its address there: Share in the building, page Standby "
            "computer. The desk here closes; start timekeeper again to come back to it."
        )
        words = (_("Stand by for another computer"), about, _("Stand by"))
        dialog = AddressDialog(words, "http://…/standby#…", read_address, self._operator)
        dialog.ask(lambda: self._leave("standby", dialog.address.text().strip()))

    def _refuses(self) -> bool:
        """Return whether this computer has a conference to finish first, and say so."""
        lost = self._operator.lost()
        if lost:
            told = _("A conference is held on this computer; finish it first.")
            self._operator.tell_error(f"{told}\n{lost}")
        return bool(lost)

    def _leave(self, *command: str) -> None:
        self.command = command
        if not self._operator.close():  # something has begun meanwhile, and is asked about
            self.command = ()
