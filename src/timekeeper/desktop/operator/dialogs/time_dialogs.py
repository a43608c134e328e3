"""Questions about time: any minutes more or less, true starts and ends, and what was forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from timekeeper.core.acts import Act, AddTime, CorrectEnd, CorrectStart, CutTime
from timekeeper.core.events import ItemFinished, ItemStarted
from timekeeper.core.intervals import A_MINUTE, ZERO, true_time
from timekeeper.core.programme import Item
from timekeeper.core.rules import leaving
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.figures import NumberField, TimeField
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.words.language import _, pgettext
from timekeeper.words.values import brief, clock, deviation_words, short_date

MOST_MINUTES = 240
AGO = (1, 2, 5)


class MinutesDialog(FormDialog):
    """Asks for any minutes more or less for an item, and says when it would end then."""

    def __init__(self, desk: Desk, item: Item, parent: QWidget) -> None:
        super().__init__(_("Change the time"), brief(item, 90), pgettext("act", "Change"), parent)
        self._desk = desk
        self._item = item
        self._minutes = NumberField()
        self._minutes.setRange(-MOST_MINUTES, MOST_MINUTES)
        self._minutes.setValue(5)
        self._minutes.setSuffix(_(" min"))
        self._minutes.valueChanged.connect(self._check)
        self.field(_("Minutes to add, or to cut with a minus"), self._minutes)
        self._check()

    def act(self) -> Act:
        """Return what was asked for."""
        change = timedelta(minutes=self._minutes.value())
        if change > ZERO:
            return AddTime(change, self._item.id)
        return CutTime(-change, self._item.id)

    def _check(self) -> None:
        then = self._desk.supposing(self.act())
        if then is None:
            self.tell(_("That is not possible."), possible=False)
            return
        position = self._desk.conference.programme.positions[self._item.id]
        self.tell(_ends(self._desk, then.items[position].end, then))


class TrueTimeDialog(FormDialog):
    """Asks at what time something really was; ``recorded`` (UTC) is what stands there now.

    ``acts`` puts an instant right; what would come of it is said while it is typed, and the date
    when it is not today's. Which day a time is of, ``true_time`` says. A key each offers what was
    so many minutes ``ago``: nobody looked at the clock then.
    """

    def __init__(
        self,
        words: tuple[str, str, str],
        item: Item,
        recorded: datetime,
        desk: Desk,
        acts: Callable[[datetime], tuple[Act, ...]],
        *,
        parent: QWidget,
        ago: tuple[int, ...] = (),
    ) -> None:
        title, question, accept = words
        super().__init__(title, brief(item, 90), accept, parent)
        self._desk, self._item, self._acts = desk, item, acts
        self._recorded = recorded.astimezone(desk.conference.programme.timezone)
        self._time = TimeField()
        self._time.setTime(QTime(*self._recorded.timetuple()[3:6]))
        self._time.setDisplayFormat("HH:mm:ss")
        self._time.setCurrentSection(TimeField.Section.MinuteSection)
        self._time.timeChanged.connect(self._check)
        if ago:
            row = QHBoxLayout()
            row.setSpacing(8)
            self.form.addRow(row)
            for count in ago:
                key = QPushButton(_("{count} min ago").format(count=count))
                key.setObjectName("ago")
                key.clicked.connect(partial(self._set_back, count))
                row.addWidget(key)
        self.field(question, self._time)
        self._check()
        first = self.findChild(QPushButton, "ago")
        (first or self._time).setFocus()

    def _set_back(self, count: int) -> None:
        # In UTC: where the clocks are set meanwhile, theirs is no subtraction.
        back = (self._recorded.astimezone(UTC) - count * A_MINUTE).astimezone(self._recorded.tzinfo)
        self._time.setTime(QTime(*back.timetuple()[3:6]))
        self._time.setFocus()  # the next Enter agrees, and the arrows change the minutes
        self._time.setSelectedSection(TimeField.Section.MinuteSection)

    def instant(self) -> datetime:
        """Return the time that was set, in UTC."""
        set_to = self._time.time()
        wall = time(set_to.hour(), set_to.minute(), set_to.second())
        conference = self._desk.conference
        zone = conference.programme.timezone
        return true_time(wall, zone, self._recorded, conference.now())

    def _check(self) -> None:
        meant, conference = self.instant(), self._desk.conference
        acts, zone = self._acts(meant), conference.programme.timezone
        then, day = self._desk.supposing(*acts), meant.astimezone(zone).date()
        told = ""
        if day != conference.now().astimezone(zone).date():
            told = _("This time is on {date}.").format(date=short_date(day)) + " "
        if then is None:
            self.tell(told + self._desk.refusal(*acts), possible=False)
            return
        position = conference.programme.positions[self._item.id]
        self.tell(told + _ends(self._desk, then.items[position].end, then))


def ask_minutes(desk: Desk, item: Item | None, parent: QWidget) -> None:
    """Ask for any minutes more or less for an item, None for the one that runs."""
    if item is None:
        current, more = desk.snapshot().current, AddTime(A_MINUTE)
        if current is None or desk.conference.would_do(more) is None:
            desk.act(more)  # says why not
            return
        item = current.item
    dialog = MinutesDialog(desk, item, parent)
    dialog.ask(lambda: desk.act(dialog.act()))


def ask_true_start(desk: Desk, item: Item, parent: QWidget) -> None:
    """Ask when an item really started."""
    recorded = desk.conference.course.intervals_of[item.id][0].start
    words = (_("Correct a start time"), _("Actual start"), _("Correct"))
    _ask(CorrectStart, words, item, recorded, desk, parent=parent)


def ask_true_end(desk: Desk, item: Item, parent: QWidget) -> None:
    """Ask when an item that has ended really did."""
    recorded = desk.conference.course.intervals_of[item.id][-1].end
    if recorded is None:
        return
    words = (_("Correct an end time"), _("Actual end"), _("Correct"))
    _ask(CorrectEnd, words, item, recorded, desk, parent=parent)


def _ask(
    correct: type[CorrectStart | CorrectEnd],
    words: tuple[str, str, str],
    item: Item,
    recorded: datetime,
    desk: Desk,
    *,
    parent: QWidget,
) -> None:
    dialog = TrueTimeDialog(
        words, item, recorded, desk, lambda to: (correct(to, item.id),), parent=parent
    )
    dialog.ask(lambda: desk.act(correct(dialog.instant(), item.id)))


def ask_forgotten(desk: Desk, parent: QWidget) -> None:
    """Ask when the next item really began, or the last one ended: nobody pressed the key for it."""
    act = leaving(desk.conference.course)
    event = desk.conference.would_do(act)
    if not isinstance(event, ItemStarted | ItemFinished):
        desk.act(act)  # says why not
        return
    ending = isinstance(event, ItemFinished)
    item = desk.conference.programme.slot(event.item).item
    question = _("Actual end") if ending else _("Actual start")
    words = (_("Missed the key"), question, _("Put it right"))
    now = desk.conference.now()
    dialog = TrueTimeDialog(
        words, item, now, desk, lambda to: desk.acts_as_of(act, to), parent=parent, ago=AGO
    )
    dialog.ask(lambda: desk.act_as_of(act, dialog.instant()))


def _ends(desk: Desk, end: datetime | None, then: Snapshot) -> str:
    programme = desk.conference.programme
    told = _("Ends at {time}.").format(time=clock(end, programme)) if end else ""
    if then.session is None or then.session_expected_end is None:
        return told
    against = deviation_words(then.deviation) if then.deviation is not None else ""
    template = (
        _("{session} then ends at {time}, {against}.")
        if against
        else _("{session} then ends at {time}.")
    )
    session = template.format(
        session=programme.sessions[then.session].name,
        time=clock(then.session_expected_end, programme),
        against=against[:1].lower() + against[1:],
    )
    return f"{told} {session}"
