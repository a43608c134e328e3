"""What was done and when, the newest first, and what undo would take back now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.acts import Undo
from timekeeper.core.events import DisplayFact, Entry, PointFact, Undone
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.display import palette
from timekeeper.desktop.operator.labels import ElidedLabel
from timekeeper.desktop.plain import add_line, plain_tip
from timekeeper.live.conference import Conference
from timekeeper.words.history import act_detail
from timekeeper.words.language import _
from timekeeper.words.values import act_name, clock_with_seconds

FADED = palette.FADED


class HistoryPanel(QWidget):
    """The acts of the day. What was undone stays in the list, struck through."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: tuple[int, int, bool] | None = None
        self._next = ElidedLabel("undoNext", lines=2)
        self._undo = QPushButton(_("Undo"))
        self._undo.clicked.connect(lambda: desk.act(Undo()))
        self._acts = QListWidget()
        self._acts.setObjectName("acts")
        self._acts.setAccessibleName(_("Record of the day"))
        self._acts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._acts.setTextElideMode(Qt.TextElideMode.ElideRight)
        row = QHBoxLayout()
        row.addWidget(self._next, stretch=1)
        row.addWidget(self._undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._acts, stretch=1)

    def refresh(self) -> None:
        """Bring the list up to date; nothing happens while nothing was done."""
        conference = self._desk.conference
        seen = (id(conference), len(conference.entries), palette.is_dark())
        if seen == self._seen:
            return
        self._seen = seen
        undoable = conference.course.undoable
        self._undo.setEnabled(undoable is not None)
        self._next.show_text(
            _("Undo takes back: {act}").format(act=_words(undoable, conference))
            if undoable
            else _("There is nothing to undo.")
        )
        self._acts.clear()
        standing = {entry.number for entry in conference.course.standing}
        for entry in reversed(conference.entries):
            # What points say stands in their own window: two hundred answers hide the day.
            by_a_point = isinstance(entry.event, PointFact) and bool(entry.by)
            if not by_a_point and not isinstance(entry.event, Undone):
                self._add(entry, conference, stands=entry.number in standing)

    def _add(self, entry: Entry, conference: Conference, *, stands: bool) -> None:
        at = clock_with_seconds(entry.at, conference.programme)
        words = f"{at}   {_words(entry, conference)}"
        undone = not stands and not isinstance(entry.event, DisplayFact | PointFact)
        if undone:
            words += "  " + _("(undone)")
        line = add_line(self._acts, words)
        if undone:
            font = line.font()
            font.setStrikeOut(True)
            line.setFont(font)
            line.setForeground(FADED.paint)
        line.setToolTip(plain_tip(line.text()))


def _words(entry: Entry, conference: Conference) -> str:
    programme = conference.programme
    detail = act_detail(entry.event, programme, conference.course.speeches)
    words = (act_name(entry.event, programme), detail, entry.by)
    return "  ·  ".join(part for part in words if part)
