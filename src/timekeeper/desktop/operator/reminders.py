"""What the operator might have overlooked: a start that has passed, a session that runs late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from timekeeper.core.rules import Stage
from timekeeper.core.timeline import ZERO, Snapshot
from timekeeper.desktop.desk import Desk
from timekeeper.desktop.operator.banner import Banner
from timekeeper.desktop.operator.header import held_today
from timekeeper.live.language import _
from timekeeper.live.wording import brief, clock, minutes

A_MINUTE = timedelta(minutes=1)
LATE = timedelta(minutes=5)


class Reminders(Banner):
    """Says one thing at a time and offers what can be done; taken down, it says it once only."""

    def __init__(self, desk: Desk, replan: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._replan = replan

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Remind of what falls due now, or say nothing."""
        programme = self._desk.conference.programme
        due = held_today(snapshot, programme) and (
            self._remind_of_start(snapshot) or self._remind_of_delay(snapshot)
        )
        if not due:
            self.hide()

    def _remind_of_start(self, snapshot: Snapshot) -> bool:
        programme, upcoming = self._desk.conference.programme, snapshot.next
        if snapshot.stage is not Stage.WAITING or upcoming is None:
            return False
        slot = programme.slot(upcoming.item.id)
        planned = slot.start or programme.sittings[slot.session].start
        if planned is None or snapshot.at - planned < A_MINUTE:
            return False
        key = f"start {upcoming.item.id}"
        if not self.says(key):
            text = _("“{item}” was to start at {time}, and nothing has been started.").format(
                item=brief(upcoming.item), time=clock(planned, programme)
            )
            self.offer(text, _("Start it"), self._desk.go_on, key=key)
        return True

    def _remind_of_delay(self, snapshot: Snapshot) -> bool:
        deviation = snapshot.deviation or ZERO
        if deviation < LATE or snapshot.session is None or snapshot.current is None:
            return False
        # Said again only when it has grown by another five minutes.
        key = f"late {snapshot.session} {deviation // LATE}"
        if not self.says(key):
            programme = self._desk.conference.programme
            text = _("{session} is expected to end {minutes} late, at {time}.").format(
                session=programme.sessions[snapshot.session].name,
                minutes=minutes(deviation),
                time=clock(snapshot.session_expected_end, programme),
            )
            self.offer(text, _("End it on time…"), self._replan, key=key)
        return True
