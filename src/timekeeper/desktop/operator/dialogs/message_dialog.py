"""A message, prepared or free, and plainly to whom: the hall, the rostrum or the staff."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.events import Audience
from timekeeper.core.hall_order import LONGEST_MESSAGE, ShowMessage
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.views.moment import Moment
from timekeeper.words.language import _
from timekeeper.words.values import audience_name

LINES = 3  # for what will be read; the keys stay where they are whatever is chosen or typed


class MessageDialog(FormDialog):
    """Asks what to say and to whom; nobody is chosen by accident: the choice stands on top."""

    def __init__(
        self, desk: Desk, audience: Audience, prepared: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(_("Message"), "", _("Show"), parent, lines=LINES)
        self._desk = desk
        self._audiences = QButtonGroup(self)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        for choice in Audience:
            button = QRadioButton(audience_name(choice))
            button.setChecked(choice is audience)
            self._audiences.addButton(button, list(Audience).index(choice))
            column.addWidget(button)
        self._text = QLineEdit()
        self._text.setMaxLength(LONGEST_MESSAGE)
        self._text.textChanged.connect(self._check)
        self._prepared = QListWidget()
        self._prepared.addItems(list(prepared))
        self._prepared.currentTextChanged.connect(self._text.setText)
        self._prepared.itemActivated.connect(lambda _item: self.accept())
        self._audiences.idToggled.connect(self._check)
        self.field(_("To"), choices)
        self.field(_("Message"), self._text)
        if prepared:
            self.field(_("Prepared"), self._prepared)
        self.setMinimumWidth(620)
        self.accepted.connect(self._show)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check()

    @property
    def audience(self) -> Audience:
        """Return who is to read it."""
        return list(Audience)[self._audiences.checkedId()]

    def _check(self) -> None:
        text = self._text.text().strip()
        who = audience_name(self.audience)
        read = text or "…"
        if text and self.audience is not Audience.STAFF:
            conference = self._desk.conference
            read = Moment(conference.snapshot(), conference.programme).told(text)
        told = _("{who} will read: {text}").format(who=who, text=read)
        self.tell(told, possible=bool(text))

    def _show(self) -> None:
        text = self._text.text().strip()
        if self.audience is not Audience.HALL:
            self._desk.tell(self.audience, text)
        elif self._desk.order != ShowMessage(text):
            self._desk.order_hall(ShowMessage(text))


def prepared_messages() -> tuple[str, ...]:
    """Return the sentences that every conference needs; an office can prepare its own."""
    return (
        _("Please take your seats; the conference goes on in a few minutes."),
        _("Please switch your telephones to silent."),
        _("Delegates are invited to the break."),
        _("Two minutes are left."),
        _("Please come to the end."),
        _("Please speak closer to the microphone."),
    )
