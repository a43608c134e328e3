"""The strips under the head: a rehearsal, an absence to answer for, work that takes a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from timekeeper.core.events import Recovery
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.plain import Label
from timekeeper.desktop.timers import Soon
from timekeeper.words.language import _
from timekeeper.words.values import brief, clock, lasted

PATIENCE_MS = 300  # what is done sooner needs no word
WHOLE = 16_777_215  # pixels: as high as it likes


class Strip(QFrame):
    """A sentence with keys behind it; hidden while there is nothing to say."""

    def __init__(self, name: str, *, margin: int = 4, spacing: int = -1) -> None:
        super().__init__()
        self.setObjectName(name)
        self._text = Label()
        self._text.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, margin, 16, margin)
        self._row.setSpacing(spacing)
        self._row.addWidget(self._text, stretch=1)
        self.hide()

    def add_key(
        self, words: str, act: Callable[[], object], *, by_enter: bool = True
    ) -> QPushButton:
        """Add a key, which is reached with Tab and, where that is wanted, pressed with Enter."""
        key = QPushButton(words)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.setAutoDefault(by_enter)
        key.clicked.connect(lambda _checked: act())
        self._row.addWidget(key)
        return key

    def give_line(self, *, seen: bool) -> None:
        """Be seen, or wait for a line shared with others with nothing to be read or reached."""
        self.setMaximumHeight(WHOLE if seen else 0)
        for part in (self._text, *self.findChildren(QPushButton)):
            part.setVisible(seen)


class RehearsalStrip(Strip):
    """Says in large letters that nothing counts; ``ended`` asks for the real conference."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__("rehearsal")
        self.add_key(_("End the rehearsal"), self.ended.emit, by_enter=False)

    def show_rehearsal(self, speed: int) -> None:
        """Say that a rehearsal is under way, and how fast its clock runs."""
        text = _("REHEARSAL – nothing goes into the record")
        if speed > 1:
            text += "  ·  " + _("the clock runs {speed} times faster").format(speed=speed)
        self._text.setText(text)
        self.show()


class ResumeStrip(Strip):
    """Asks after a long absence of the program what the gap is to count as.

    It names item, time and gap, with three answers; the hall stands by until one is given.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("lock", spacing=10)
        self._desk = desk
        self.add_key(_("The time went on"), lambda: desk.answer(Recovery.GO_ON))
        self.add_key(_("Count it as a pause"), lambda: desk.answer(Recovery.PAUSE))
        self.add_key(_("It had ended"), lambda: desk.answer(Recovery.CLOSE))

    def refresh(self) -> None:
        """Show the question while there is one."""
        away = self._desk.away
        self.setVisible(away is not None)
        if away is None:
            return
        programme = self._desk.conference.programme
        self._text.setText(
            _(
                "“{item}” was running at {time}; then nobody kept its time for {gap}. "
                "What does that count as?"
            ).format(
                item=brief(away.item),
                time=clock(away.since, programme),
                gap=lasted(away.until - away.since),
            )
        )


class WorkStrip(Strip):
    """Says what takes longer than a moment, and holds nothing up; ``cancelled`` asks to drop it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__("work", spacing=16)
        self._text.setWordWrap(False)
        bar = QProgressBar()
        bar.setRange(0, 0)  # how long it takes cannot be told
        bar.setTextVisible(False)
        bar.setFixedWidth(100)
        bar.setAccessibleName(_("Under way"))
        self._row.addWidget(bar)
        self.add_key(_("Cancel"), self.cancelled.emit, by_enter=False)
        self._patience = Soon(self.show, PATIENCE_MS, self)

    def show_work(self, name: str) -> None:
        """Say what is under way if it takes a while; an empty name takes the strip down."""
        if not name:
            self._patience.stop()
            self.hide()
            return
        self._text.setText(name)
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()
