"""What the operator might have overlooked: a start that has passed, a session that runs late."""

from __future__ import annotations

from collections.abc import Callable

from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.reminders import TOLERANCE, ReminderKind, standing
from timekeeper.core.timeline import Snapshot, Upcoming
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.header import held_today
from timekeeper.desktop.operator.strips.banner import Banner
from timekeeper.words.language import _
from timekeeper.words.values import brief, clock, minutes


class Reminders(Banner):
    """Says one thing at a time and offers what can be done; taken down, it says it once only."""

    def __init__(self, desk: Desk, replan: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._replan = replan

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Remind of what falls due now, or say nothing."""
        conference = self._desk.conference
        programme = conference.programme
        kinds: set[ReminderKind] = set()
        if held_today(snapshot, programme):
            found = standing(programme, conference.course, snapshot)
            kinds = {reminder.kind for reminder in found}
        if ReminderKind.NOT_STARTED in kinds and snapshot.next is not None:
            self._remind_of_start(snapshot.next, programme)
        elif ReminderKind.SESSION_LATE in kinds:
            self._remind_of_delay(snapshot, programme)
        else:
            self.hide()

    def _remind_of_start(self, upcoming: Upcoming, programme: Programme) -> None:
        key = f"start {upcoming.item.id}"
        if self.says(key):
            return
        slot = programme.slot(upcoming.item.id)
        planned = slot.start or programme.sittings[slot.session].start
        text = _("“{item}” was to start at {time}, and nothing has been started.").format(
            item=brief(upcoming.item), time=clock(planned, programme)
        )
        self.offer(text, _("Start it"), self._desk.go_on, key=key)

    def _remind_of_delay(self, snapshot: Snapshot, programme: Programme) -> None:
        deviation = snapshot.deviation or ZERO
        # Said again only when it has grown by another five minutes.
        key = f"late {snapshot.session} {deviation // TOLERANCE}"
        if snapshot.session is None or self.says(key):
            return
        text = _("{session} is expected to end {minutes} late, at {time}.").format(
            session=programme.sessions[snapshot.session].name,
            minutes=minutes(deviation),
            time=clock(snapshot.session_expected_end, programme),
        )
        self.offer(text, _("End it on time…"), self._replan, key=key)
