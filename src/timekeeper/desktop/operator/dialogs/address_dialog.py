"""Asks for an address of another computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.files.broker.access import NoAccess
from timekeeper.words.language import _


class AddressDialog(FormDialog):
    """Stays until ``check`` raises no NoAccess for what was entered.

    ``words`` are the title, what it is for, and the button; ``looks`` is how an address looks.
    """

    def __init__(
        self,
        words: tuple[str, str, str],
        looks: str,
        check: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        title, about, accept = words
        super().__init__(title, about, accept, parent)
        self._check = check
        self.address = QLineEdit()
        self.address.setPlaceholderText(looks)
        self.address.setMinimumWidth(560)
        self.field(_("Address"), self.address)

    def accept(self) -> None:
        """Agree, unless the address is none."""
        try:
            self._check(self.address.text())
        except NoAccess as error:
            self.tell(str(error))
        else:
            super().accept()
