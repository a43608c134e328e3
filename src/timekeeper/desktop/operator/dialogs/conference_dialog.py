"""What the office decides about a whole conference: its words in the hall, and its secrecy."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget

from timekeeper.core.programme import Address, Programme
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.words.language import _, pgettext

LINES_HEIGHT = 96


class ConferenceDialog(FormDialog):
    """The fields of a conference; ends of lines and capitals stay as they are written.

    Once it has ``begun`` its words stay: its secrecy alone can be changed.
    """

    def __init__(self, programme: Programme, parent: QWidget, *, begun: bool = False) -> None:
        accept = pgettext("act", "Change")
        super().__init__(_("The conference in the hall"), programme.title, accept, parent)
        self._before = programme
        self.convener = _lines(programme.convener, programme.organisation.superior)
        self.title = _lines(programme.hall_title, programme.title)
        self.address = QComboBox()
        self.address.addItem(_("as the programme writes"), Address.WRITTEN)
        self.address.addItem(_("ông, bà"), Address.CIVIL)
        self.address.addItem(_("by title and name"), Address.TITLE)
        self.address.setCurrentIndex(self.address.findData(programme.address))
        self.secret = QCheckBox(_("Secret: nothing of it leaves this computer"))
        self.secret.setChecked(programme.secret)
        self.field(_("Who convenes, line by line"), self.convener)
        self.field(_("Title in the hall, line by line"), self.title)
        self.field(_("How people are called"), self.address)
        self.form.addRow("", self.secret)
        self.setMinimumWidth(640)
        if begun:
            for field in (self.convener, self.title, self.address):
                field.setEnabled(False)
            self.secret.setFocus()
        self._begun = _("The conference has begun: its words in the hall stay.") if begun else ""
        self._tell()
        self.secret.toggled.connect(self._tell)

    def programme(self) -> Programme:
        """Return the programme with what was written."""
        return replace(
            self._before,
            convener=self.convener.toPlainText().strip() or None,
            hall_title=self.title.toPlainText().strip() or None,
            address=Address(self.address.currentData()),
            secret=self.secret.isChecked(),
        )

    def _tell(self) -> None:
        """Say what stays as it is, and what comes of it where it is to be secret no more."""
        lifted = _(
            "From now on it can be shared, and its record is copied again where a copy is kept. "
            "Earlier records of it stay secret."
        )
        lifts = self._before.secret and not self.secret.isChecked()
        self.tell(" ".join(filter(None, (self._begun, lifted if lifts else ""))))


def _lines(written: str | None, usual: str | None) -> QPlainTextEdit:
    field = QPlainTextEdit(written or "")
    field.setPlaceholderText(usual or "")
    field.setTabChangesFocus(True)
    field.setFixedHeight(LINES_HEIGHT)
    return field
