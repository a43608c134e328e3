"""Who has the floor in the discussion, and how his own time stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from timekeeper.core.timeline import OnTheFloor, Phase, Snapshot
from timekeeper.desktop.operator.labels import ElidedLabel, label, set_text, set_tone
from timekeeper.words.language import _
from timekeeper.words.values import figures, minutes


class FloorCard(QFrame):
    """The speaker with his remaining time; the operator always sees the truth."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("floor")
        self.setProperty("card", "true")
        self._name = ElidedLabel("floorName")
        self._facts = ElidedLabel("floorFacts")
        self._facts.setProperty("role", "quiet")
        self._figures = label("floorFigures")
        self._figures.setAccessibleName(_("The speaker's time"))
        self._status = label("floorStatus")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 3, 12, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._name, 0, 0, 1, 2)
        grid.addWidget(self._status, 1, 0)
        grid.addWidget(self._facts, 1, 1)
        grid.addWidget(self._figures, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Say who speaks and how much of his time is left."""
        discussion = snapshot.current.discussion if snapshot.current else None
        floor = discussion.floor if discussion else None
        if floor is None:
            self._name.show_text(_("Nobody has the floor"))
            self._facts.show_text("")
            set_text(self._figures, "–:––")
            self._set_status("", "")
            return
        speaker = floor.speech.speaker
        self._name.show_text(", ".join(part for part in (speaker.name, speaker.body) if part))
        self._facts.show_text(_facts(floor))
        sign = "+" if floor.phase is Phase.OVERRUN else ""
        shown = floor.elapsed if floor.remaining is None else floor.remaining
        set_text(self._figures, sign + figures(shown))
        self._set_status(*_status(floor))

    def _set_status(self, words: str, tone: str) -> None:
        set_text(self._status, words)
        set_tone(self._status, tone)
        set_tone(self, tone)
        self._status.setVisible(bool(words))


def _facts(floor: OnTheFloor) -> str:
    if floor.allotted is None:
        return _("no limit")
    return _("{elapsed} of {limit}").format(
        elapsed=figures(floor.elapsed), limit=minutes(floor.allotted)
    )


def _status(floor: OnTheFloor) -> tuple[str, str]:
    match floor.phase:
        case Phase.OVERRUN:
            return _("OVERRUN"), "overrun"
        case Phase.PAUSED:
            return _("PAUSED"), "paused"
        case Phase.NEARLY_OVER:
            return _("NEARLY OVER"), "nearly"
        case Phase.NORMAL:
            return (_("REMAINING") if floor.remaining is not None else _("ELAPSED")), ""
