"""Who has the floor in the discussion, how his time stands, and the key that gives it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy

from timekeeper.core.courtesy import at_line_head
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.operator.labels import (
    HONORIFIC,
    ElidedLabel,
    FigureLabel,
    NamingKey,
    by_last_names,
    label,
    set_room,
    set_text,
    set_tone,
)
from timekeeper.desktop.operator.now_panel import time_figures, time_status
from timekeeper.desktop.plain import without_keys
from timekeeper.words.language import _
from timekeeper.words.values import figures, minutes


class FloorCard(QFrame):
    """The speaker with his remaining time; the operator always sees the truth.

    ``below`` has room for a line more, folded in place of what has gone of the time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("floor")
        self.setProperty("card", "true")
        self._name = ElidedLabel("floorName")
        self._facts = ElidedLabel("floorFacts")
        self._facts.setProperty("role", "quiet")
        self._figures = FigureLabel("floorFigures")
        self._figures.setAccessibleName(_("The speaker’s time"))
        self._status = label("floorStatus")
        self._folded = self._line = False
        self.below = QHBoxLayout()
        self.below.addWidget(self._facts)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(12, 3, 12, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._name, 0, 0, 1, 2)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._status)
        line.addLayout(self.below, stretch=1)
        grid.addLayout(line, 1, 0, 1, 2)
        grid.addWidget(self._figures, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)

    def fold(self, *, folded: bool, line: bool) -> None:
        """Lie lower, and leave the line below the name to another, but for a word that warns.

        In a line, name and time stand alone: sign and frame say that it is over.
        """
        self._folded, self._line = folded, line
        self._facts.setHidden(folded)
        for part in (self._status, self._figures):
            set_room(part, "line" if line else "low" if folded else "")
        self._grid.setContentsMargins(12, *((1, 12, 1) if line else (3, 12, 3)))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Say who speaks and how much of his time is left."""
        discussion = snapshot.current.discussion if snapshot.current else None
        floor = discussion.floor if discussion else None
        if floor is None:
            self._name.show_text(_("Nobody has the floor"))
            self._facts.show_text("")
            set_text(self._figures, "")
            self._set_status("", "")
            return
        speaker = floor.speech.speaker
        body = f", {speaker.body}" if speaker.body else ""
        # Where there is no room for both he is known by his last name, not by how he is addressed.
        names = (at_line_head(speaker.name), *by_last_names(speaker.name))
        told = (n for n in names if self._name.fits_in(self._name.width(), n + "…"))
        self._name.show_text(names[0] + body, next(told, names[-1]) + body)
        limit = floor.allotted
        self._facts.show_text(
            _("no limit")
            if limit is None
            else _("{elapsed} of {limit}").format(
                elapsed=figures(floor.elapsed), limit=minutes(limit)
            )
        )
        set_text(self._figures, time_figures(floor))
        self._set_status(*time_status(floor))

    def _set_status(self, words: str, tone: str) -> None:
        set_text(self._status, words)
        set_tone(self._status, tone)
        set_tone(self, tone)
        self._status.setVisible(bool(tone if self._folded else words) and not self._line)


class CallButton(NamingKey):
    """Names the speaker whom it would call, without what all are addressed with.

    ``entered`` is sent instead of ``clicked`` when Enter pressed it: a key is soon hit by mistake.
    """

    entered = Signal()

    def __init__(self, clicked: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("callSpeaker")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked: clicked())
        self._name = ""

    def show_name(self, name: str) -> None:
        """Name who would be called; nobody where the name is empty."""
        self._name = HONORIFIC.sub("", name, count=1)
        words = _("Call: {name}").format(name=self._name) if name else _("Give the floor")
        whole = _("Give the floor: {name}").format(name=name) if name else words
        if self.accessibleName() != whole:
            self.setAccessibleName(whole)
            self.setText(without_keys(words))

    def cuts(self, words: str) -> Iterator[str]:
        """Return the words with less and less of the name: one is called by its last."""
        return (words.replace(self._name, told) for told in by_last_names(self._name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter, once for as long as it is held."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.isEnabled() and not event.isAutoRepeat():
            self.entered.emit()
