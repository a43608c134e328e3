"""The head of the operator's window: event, clock, how the day stands against the programme."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from timekeeper.core.intervals import ZERO, deviation
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.display import palette
from timekeeper.desktop.operator.labels import ElidedLabel, FigureLabel, label, set_text, set_tone
from timekeeper.words.language import _
from timekeeper.words.values import (
    clock,
    clock_with_seconds,
    deviation_words,
    short_date,
)

NARROW = 1000  # a narrower head does not say when the session ends


class DeskHeader(QFrame):
    """Event title and date, deviation with the session's expected end, and the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self._title = ElidedLabel("eventTitle")
        self._kind = ElidedLabel("eventKind")
        self._secrecy = label("secrecy")
        self._secrecy.setText(_("Nothing is shared"))
        self._deviation = label("deviation")
        self._end = label("sessionEnd")
        self._clock = FigureLabel("clock")
        self._clock.setAccessibleName(_("Clock"))
        self._clock.stand_on(palette.HEADER)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._kind)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(16)
        row.addLayout(titles, stretch=1)
        row.addWidget(self._secrecy)
        row.addWidget(self._end)
        row.addWidget(self._deviation)
        row.addWidget(self._clock)
        self._secrecy.hide()
        self._said: tuple[object, ...] = ()
        self.fold(low=False)

    def fold(self, *, low: bool) -> None:
        """Say the title alone in a low window."""
        self._kind.setHidden(low)
        margin = 1 if low else 3
        self._row.setContentsMargins(18, margin, 18, margin)

    def minimumSizeHint(self) -> QSize:
        """Return the room that the clock needs with how the day stands."""
        least = super().minimumSizeHint()
        end = 0 if self._end.isHidden() else self._end.minimumSizeHint().width()
        return QSize(least.width() - end, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the end of the session's room to the title in a narrow window."""
        super().resizeEvent(event)
        self._end.setHidden(event.size().width() < NARROW)

    def show_programme(self, programme: Programme) -> None:
        """Name the event; of a secret one, say in every window that nothing is shared."""
        self._title.show_text(programme.title or _("No programme is open"))
        held = short_date(programme.date) if programme.date else ""
        self._secrecy.setVisible(programme.secret)
        parts = (programme.subtitle, programme.term, held)
        self._kind.show_text("  ·  ".join(part for part in parts if part))

    def show_rehearsal(self, *, under_way: bool) -> None:
        """Wear another colour while nothing counts."""
        set_tone(self, "rehearsal" if under_way else "")
        self._clock.stand_on(palette.REHEARSAL if under_way else palette.HEADER)

    def show_snapshot(self, snapshot: Snapshot, programme: Programme) -> None:
        """Say how the day stands now."""
        set_text(self._clock, clock_with_seconds(snapshot.at, programme))
        late = snapshot.deviation
        foreign = not held_today(snapshot, programme)
        ends = snapshot.session, snapshot.session_expected_end
        said = late, foreign, snapshot.begun, ends, programme
        if said == self._said:
            return
        self._said = said
        self._deviation.setVisible(snapshot.begun if foreign else late is not None)
        if foreign:
            set_text(self._deviation, _("Programme of another day"))
            set_tone(self._deviation, "late")
        elif late is not None:
            words, tone = deviation_words(late), ""
            if words != _("On time"):
                tone = "late" if late > ZERO else "early"
            set_text(self._deviation, words[:1].upper() + words[1:])
            set_tone(self._deviation, tone)
        end = ""
        if snapshot.session is not None and snapshot.session_expected_end and not foreign:
            planned = programme.sittings[snapshot.session].end
            template = (
                _("{session} ends {expected} (planned {planned})")
                if planned is not None
                else _("{session} ends {expected}")
            )
            end = template.format(
                session=programme.sessions[snapshot.session].name,
                expected=clock(snapshot.session_expected_end, programme),
                planned=clock(planned, programme),
            )
        set_text(self._end, end)


def held_today(snapshot: Snapshot, programme: Programme) -> bool:
    """Return whether the session in focus is planned for the day of the snapshot.

    The night may have come between.
    """
    if snapshot.session is None:
        return True
    planned = programme.session_date(snapshot.session)
    today = snapshot.at.astimezone(programme.timezone).date()
    start = programme.sittings[snapshot.session].start
    return planned in (None, today) or deviation(start, snapshot.at) is not None
