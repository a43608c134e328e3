"""One line in which a speaker is put down while the hall goes on."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from timekeeper.core.programme import Speaker
from timekeeper.desktop.plain import plain_tip
from timekeeper.live.speaker_list import MOST_MINUTES
from timekeeper.words.language import _, pgettext

PRESETS = ("3", "5", "7", "10")
USUAL = "5"


class LimitBox(QComboBox):
    """Minutes, with those that are usual to choose from; any other number may be typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setMinimumWidth(64)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(PRESETS)
        self.setCurrentText(USUAL)
        self.setValidator(QIntValidator(1, MOST_MINUTES, self))
        self.setAccessibleName(_("Minutes for each speaker"))
        self.setToolTip(_("Minutes for each speaker"))

    def limit(self) -> timedelta | None:
        """Return the minutes that are chosen or typed; None while there is no number."""
        text = self.currentText()
        return timedelta(minutes=int(text)) if text.isdecimal() and int(text) else None


class SpeakerForm(QWidget):
    """Name, body, topic and limit; Enter adds. The limit stays for the next speaker.

    ``entered`` carries the speaker. ``left`` is sent by Escape: the keys of the desk are letters
    and spaces to a field, until it is left.
    """

    entered = Signal(object)
    left = Signal()
    limit_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        # The hints are short words, which a narrow desk has room for.
        self._name = self._field(_("Speaker’s name"), pgettext("hint", "Name"))
        self._body = self._field(_("Body"), _("Body"))
        self._topic = self._field(_("Topic"), pgettext("hint", "Topic"))
        self.setFocusProxy(self._name)
        self._limit = LimitBox()
        self._limit.editTextChanged.connect(lambda _text: self.limit_changed.emit())
        typed = self._limit.lineEdit()
        if typed is not None:
            typed.returnPressed.connect(self._enter)
        self._add = QPushButton("+")
        self._add.setObjectName("addSpeaker")
        self._add.setAccessibleName(_("Add the speaker to the queue"))
        self._add.setToolTip(_("Add the speaker to the queue"))
        self._add.setAutoDefault(True)
        self._add.setEnabled(False)
        self._add.clicked.connect(self._enter)
        self._name.textChanged.connect(lambda text: self._add.setEnabled(bool(text.strip())))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for field, share in ((self._name, 5), (self._body, 4), (self._topic, 5)):
            row.addWidget(field, stretch=share)
        row.addWidget(self._limit)
        row.addWidget(self._add)

    def limit(self) -> timedelta | None:
        """Return the limit that stands in the form."""
        return self._limit.limit()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the hall's picture while a field has the focus."""
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the fields with Escape; what is typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.setToolTip(plain_tip(name))
        field.setAccessibleName(name)
        field.setMaxLength(500)
        field.setMinimumWidth(60)
        field.returnPressed.connect(self._enter)
        return field

    def _enter(self) -> None:
        fields = (self._name, self._body, self._topic)
        name, body, topic = (" ".join(field.text().split()) for field in fields)
        if not name:
            self._name.setFocus()
            return
        self.entered.emit(Speaker(name, body or None, topic or None, self.limit()))
        for field in fields:
            field.clear()
        self._name.setFocus()
