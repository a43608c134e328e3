"""What the hall sees now, in one strip that is always there, and what the speaker is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from timekeeper.core.events import Audience
from timekeeper.core.hall_order import (
    Coverage,
    FollowProgramme,
    GiveWay,
    GoDark,
    ShowMessage,
    StandBy,
)
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Courtesy
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.labels import ElidedLabel, label, set_text, set_tone
from timekeeper.desktop.plain import button
from timekeeper.words.language import _
from timekeeper.words.values import clock_with_seconds

CALM = ("shown", "nowhere")  # tones that colour no ground
Words = tuple[str, str, str]
"""The tone of the strip, the state in capitals, and what to know or do about it."""


class HallStrip(QFrame):
    """Says whether the hall is shown the programme, something else, or nothing, and since when.

    ``has_rostrum`` tells whether a display at the rostrum is open; ``calmed`` carries whether the
    state alone is said, which leaves room for another strip beside it.
    """

    calmed = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("hallStrip")
        self._desk = desk
        self._projected = self.calm = False
        self._lost: datetime | None = None
        self._sentence = ""
        self._shown: tuple[object, ...] = ()
        self.has_rostrum: Callable[[], bool] = lambda: False
        self.state = label("hallState")
        self.state.setAccessibleName(_("The hall sees"))
        self.detail = ElidedLabel("hallDetail")
        self.rostrum = ElidedLabel("rostrumMessage")
        self._follow = button("", lambda: desk.order_hall(FollowProgramme()))
        self._take_down = button(_("Take down"), lambda: desk.tell(Audience.ROSTRUM, ""))
        for key in (self._follow, self._take_down):
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._take_down.setAccessibleName(_("Take down the message to the speaker"))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 2, 14, 2)
        row.setSpacing(10)
        row.addWidget(self.state)
        row.addWidget(self.detail, stretch=1)
        row.addWidget(self._follow)
        row.addWidget(self.rostrum, stretch=1)
        row.addWidget(self._take_down)

    def show_projection(self, sentence: str, *, projected: bool) -> None:
        """Take over where the hall's picture goes; what was projected and is no more was lost."""
        if projected:
            self._lost = None
        elif self._projected:
            self._lost = self._desk.conference.now()
        self._projected, self._sentence = projected, sentence
        self.show_snapshot(self._desk.snapshot())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Say how it stands now."""
        told = self._lost_words() or self._salute_words(snapshot) or self._words(snapshot)
        tone, state, detail = told
        order, message = self._desk.order, snapshot.messages.get(Audience.ROSTRUM, "")
        # The dark picture has a key of its own beside the big one.
        ordered = isinstance(order, ShowMessage | StandBy) and self._desk.away is None
        shown = told, type(order), ordered, message, self.has_rostrum()
        if shown == self._shown:
            return
        self._shown = shown
        set_text(self.state, state)
        self.detail.show_text(detail)
        for widget in (self, self.state, self.detail):
            set_tone(widget, tone)
        words = {
            ShowMessage: _("Take down"),
            GiveWay: _("Take the projector back"),
        }.get(type(order), _("Show the programme"))
        if self._follow.text() != words:
            self._follow.setText(words)
        self._follow.setVisible(ordered or isinstance(order, GiveWay))
        self._show_rostrum(message, tone)
        parts = (self._follow, self.rostrum)
        calm = not detail and all(part.isHidden() for part in parts)
        if calm is not self.calm:
            self.calm = calm
            self.calmed.emit(calm)

    def _lost_words(self) -> Words | None:
        if self._lost is None:
            return None
        since = clock_with_seconds(self._lost, self._desk.conference.programme)
        return "lost", _("▲ PROJECTOR LOST since {time}").format(time=since), self._sentence

    def _salute_words(self, snapshot: Snapshot) -> Words | None:
        """Say that what was ordered waits, while the flag is saluted."""
        current, waits = snapshot.current, isinstance(self._desk.order, ShowMessage | StandBy)
        if current is None or not (current.salute and waits and self._projected):
            return None
        told = _("What you chose follows the salute; in an emergency, finish this item")
        return "message", _("◆ SALUTE"), told

    def _words(self, snapshot: Snapshot) -> Words:
        desk, order = self._desk, self._desk.order
        since = desk.conference.course.picture_since
        at = clock_with_seconds(since, desk.conference.programme) if since is not None else ""
        if isinstance(order, GoDark):
            told = _("since {time}; the hall sees nothing").format(time=at)
            return "dark", _("■ BLACKOUT"), told
        if isinstance(order, GiveWay):
            # Whether that program has ended cannot be seen in one way on all systems.
            told = _("since {time}; another program has the projector").format(time=at)
            return "standby", _("◇ GIVING WAY"), told
        if not self._projected:
            return "nowhere", _("○ NOT PROJECTED"), self._sentence
        if isinstance(order, ShowMessage):
            return "message", _("◆ MESSAGE"), order.text
        # Without a programme the hall sees the same picture, which nobody ordered.
        if isinstance(order, StandBy) or not desk.conference.programme.items:
            ordered = isinstance(order, StandBy) and desk.away is None
            return "standby", _("◆ STANDBY"), _("since {time}").format(time=at) if ordered else ""
        told = self._sentence or self._beside_strip() or _unseen_overrun(snapshot)
        return "shown", _("● PROJECTED"), told

    def _beside_strip(self) -> str:
        """Say what the hall sees beside a strip."""
        desk, slides = self._desk, self._desk.slides
        if desk.shows_page and slides.material is not None:
            name = slides.material.label or slides.material.path
            told = _("{file}, page {page} of {pages}")
            return told.format(file=name, page=slides.page, pages=slides.count)
        over_slides = desk.coverage is Coverage.STRIP
        return _("A strip over another program’s slides") if over_slides else ""

    def _show_rostrum(self, message: str, tone: str) -> None:
        self.rostrum.setVisible(bool(message))
        self._take_down.setVisible(bool(message))
        self.detail.setVisible(not message or bool(self.detail.text()))
        if not message:
            return
        told = _("To the speaker: {text}").format(text=message)
        if self.has_rostrum():
            set_tone(self.rostrum, tone)
            self.rostrum.show_text(told)
        else:
            unseen = _("No rostrum display is open.")
            set_tone(self.rostrum, "unseen" if tone in CALM else tone)
            self.rostrum.show_text(f"▲ {unseen} {told}")


def _unseen_overrun(snapshot: Snapshot) -> str:
    """Say why the hall's picture reads 00:00 beside an overrun that the desk counts."""
    current = snapshot.current
    if current is None:
        return ""
    floor = current.discussion.floor if current.discussion is not None else None
    over = current.overrun > ZERO or (floor is not None and floor.overrun > ZERO)
    courtesy = current.courtesy if floor is None else floor.courtesy
    if not over or courtesy is not Courtesy.DISCREET:
        return ""
    return _("The hall’s clock stops at 00:00, without a flag")
