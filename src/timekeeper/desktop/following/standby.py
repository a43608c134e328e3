"""The small window of a standby: what it has of the hall's record, and the key to take over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from timekeeper.desktop.operator.dialogs.questions import confirm
from timekeeper.desktop.operator.labels import label, set_text
from timekeeper.network.standby.receiver import Receiver
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import clock_with_seconds

LOOK = 200  # milliseconds


class StandbyWindow(QWidget):
    """Shows how the standby stands; a person takes over, and only when the hall is lost.

    ``why_not`` says why there is no line, "" while there is one. ``taking_over`` is sent once the
    person has confirmed, ``closed`` when the window is.
    """

    taking_over = Signal()
    closed = Signal()

    def __init__(self, receiver: Receiver, why_not: Callable[[], str]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setWindowTitle("timekeeper standby")
        self.setMinimumWidth(640)
        self._receiver, self._why_not = receiver, why_not
        self.line, self.has, self.more = label("eventTitle"), label(role="outcome"), label()
        self.take_over = QPushButton(_("Take over"))
        self.take_over.setObjectName("accept")
        self.take_over.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        for each in (self.line, self.has, self.more):
            each.setWordWrap(True)
            column.addWidget(each)
        column.addWidget(self.take_over)
        column.addStretch(1)
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK)
        self._looks.timeout.connect(self.refresh)
        self.refresh()

    def begin(self) -> None:
        """Show the window, and keep it right."""
        self._looks.start()
        self.show()

    def end(self) -> None:
        """Take the window down."""
        self._looks.stop()
        self.hide()
        self.deleteLater()

    def refresh(self) -> None:
        """Show how the standby stands now."""
        stand, lost = self._receiver.stand, self._receiver.is_lost()
        if lost and stand.heard is not None and stand.programme is not None:
            at = clock_with_seconds(stand.heard, stand.programme)
            line = _("The hall has not answered since {time}.").format(time=at)
        else:
            line = self._why_not() or _("Standing by: the hall answers.")
        set_text(self.line, line)
        set_text(self.has, self._words())
        more = stand.why_not or (
            _("Look at the hall’s computer first. Take over only if it cannot go on.")
            if lost
            else _("Nothing is to be done here while the hall answers.")
        )
        set_text(self.more, more)
        self.take_over.setEnabled(lost)

    def _words(self) -> str:
        stand = self._receiver.stand
        if stand.withdrawn:
            return _(
                "The conference has become secret: it is not taken over here, and what was here of "
                "its record is kept apart on this computer’s disk."
            )
        if stand.programme is None:
            return _("Nothing of the hall’s record is here yet.")
        words = ngettext("{count} act is here", "{count} acts are here", stand.acts)
        told = [words.format(count=stand.acts)]
        if stand.last is not None:
            last = clock_with_seconds(stand.last + stand.ahead, stand.programme)
            told.append(_("the last of {time}").format(time=last))
        if stand.total > stand.acts:
            told.append(_("{count} still to come").format(count=stand.total - stand.acts))
        return " · ".join(told)

    def _ask(self) -> None:
        question = _(
            "{acts}. The day goes on here from there; the hall’s computer, when it is met again, "
            "publishes no more. Take over?"
        ).format(acts=self._words())
        confirm(self, (question, _("Take over"), _("No")), self.taking_over.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window was closed: the program ends with it."""
        super().closeEvent(event)
        self.closed.emit()
