"""What the operator might have overlooked: a dark hall, a start that has passed, a late session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from timekeeper.core.cues.reminders import TOLERANCE, ReminderKind, standing
from timekeeper.core.hall_order import FollowProgramme
from timekeeper.core.house.counts import shortfalls
from timekeeper.core.intervals import ZERO, without_seconds
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Snapshot, Upcoming
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.header import held_today
from timekeeper.desktop.operator.strips.banner import Banner
from timekeeper.words.counts import shortfall_sentence
from timekeeper.words.language import _
from timekeeper.words.values import brief, clock, clock_with_seconds, hours_and_minutes, short_date

Offer = tuple[str, str, str, Callable[[], object]]
"""What tells it from other reminders, the sentence, and the button with what it does."""


class Reminders(Banner):
    """Says one thing at a time and offers what can be done; taken down, it says it once only."""

    def __init__(
        self,
        desk: Desk,
        replan: Callable[[], None],
        count: Callable[[], None],
        check: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._replan = replan
        self._count = count
        self._check = check
        self._taken_down: set[str | None] = set()
        self._latest: tuple[int | None, int] = None, 0  # the session, and five minutes each
        self.answered.connect(lambda: self._taken_down.add(self._key))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Remind of what falls due now, or say nothing."""
        for key, text, button, act in self._due(snapshot):
            if key not in self._taken_down:
                if self.isHidden() or not self.says(key, text):
                    self.offer(text, button, act, key=key)
                return
        self.hide()

    def _due(self, snapshot: Snapshot) -> Iterator[Offer]:
        conference = self._desk.conference
        programme = conference.programme
        due = standing(programme, conference.course, snapshot)
        kinds = {found.kind for found in due}
        if ReminderKind.HALL_DARK in kinds:
            since = clock_with_seconds(conference.course.picture_since, programme)
            text = _("The hall’s picture has been dark since {time}.").format(time=since)
            show = partial(self._desk.order_hall, FollowProgramme())
            yield f"dark {since}", text, _("Show picture"), show
        if not held_today(snapshot, programme):
            if snapshot.begun and snapshot.session is not None:
                yield self._of_another_day(snapshot, snapshot.session, programme)
            return
        for found in due:
            if found.kind is ReminderKind.QUORUM:
                yield self._of_quorum(str(found.about))
        if ReminderKind.NOT_STARTED in kinds and snapshot.next is not None:
            yield self._of_start(snapshot.next, programme)
        elif ReminderKind.SESSION_LATE in kinds and snapshot.session is not None:
            yield self._of_delay(snapshot, snapshot.session, programme)
        else:
            self._latest = None, 0

    def _of_quorum(self, item: str) -> Offer:
        conference = self._desk.conference
        short = next(
            short
            for short in shortfalls(conference.programme, conference.course)
            if short.item == item
        )
        title = brief(conference.programme.slot(item).item)
        text = shortfall_sentence(short, title)
        return f"quorum {item} {short.counted}", text, _("Count…"), self._count

    def _of_another_day(self, snapshot: Snapshot, session: int, programme: Programme) -> Offer:
        planned = programme.session_date(session)
        today = snapshot.at.astimezone(programme.timezone).date()
        text = _(
            "The programme is of {planned}; today is {today}: how late the day is cannot be told."
        ).format(planned=short_date(planned) if planned else "", today=short_date(today))
        return f"another day {session}", text, _("Check…"), self._check

    def _of_start(self, upcoming: Upcoming, programme: Programme) -> Offer:
        slot = programme.slot(upcoming.item.id)
        planned = slot.start or programme.sittings[slot.session].start
        text = _("“{item}” was to start at {time}, and nothing has been started.").format(
            item=brief(upcoming.item), time=clock(planned, programme)
        )
        return f"start {upcoming.item.id}", text, _("Start it"), self._desk.go_on

    def _of_delay(self, snapshot: Snapshot, session: int, programme: Programme) -> Offer:
        deviation = snapshot.deviation or ZERO
        template = (
            _("{session} is expected to end {minutes} late, at {time}.")
            if snapshot.session_expected_end is not None
            else _("{session} is {minutes} late.")
        )
        text = template.format(
            session=programme.sessions[session].name,
            minutes=hours_and_minutes(without_seconds(deviation)),
            time=clock(snapshot.session_expected_end, programme),
        )
        # Said again only when it has grown by another five minutes, not when it has shrunk.
        told, most = self._latest
        self._latest = session, max(deviation // TOLERANCE, most if told == session else 0)
        key = "late {} {}".format(*self._latest)
        return key, text, _("End it on time…"), self._replan
