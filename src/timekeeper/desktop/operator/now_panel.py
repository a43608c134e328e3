"""What runs now, large: remaining time, overrun, and what comes next."""

from __future__ import annotations

from enum import IntEnum, auto
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.courtesy import at_line_head
from timekeeper.core.intervals import A_DAY, ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Current, OnTheFloor, Phase, Snapshot
from timekeeper.desktop.display import palette
from timekeeper.desktop.operator.labels import (
    Bar,
    ElidedLabel,
    FigureLabel,
    label,
    set_room,
    set_text,
    set_tone,
)
from timekeeper.words.language import _
from timekeeper.words.values import (
    clock,
    figures,
    internal,
    minutes,
    numbered,
    numbered_short,
    presented_by,
    short_date,
    stage_name,
)

BESIDE = 16  # pixels beside the words of a card
BETWEEN = 30  # between title, word and figures in one line
LEAST_FIGURES = 0.6  # of their size, where hours stand beside a long word


class Room(IntEnum):
    """How much room what runs has: a line, time beside title, below it, with facts, and ample."""

    LINE = auto()
    BESIDE = auto()
    LOW = auto()
    USUAL = auto()
    AMPLE = auto()


class NowPanel(QFrame):
    """The running item with its time; the operator always sees the truth."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("now")
        self.setProperty("card", "true")
        self._caption, self._mark = ElidedLabel("nowCaption"), label(role="caption")
        self._caption.setProperty("role", "caption")
        self._title = ElidedLabel("nowTitle", lines=2)
        self._presenter = ElidedLabel("nowPresenter")
        self._presenter.setProperty("role", "quiet")
        self._figures = FigureLabel("nowFigures", least=LEAST_FIGURES)
        self._figures.setAccessibleName(_("Remaining"))
        self._status = label("nowStatus")
        self._bar = Bar()
        self._facts = _Facts()
        self._room: Room | None = None
        self._words, self._tone = "", ""
        self._said: tuple[object, ...] = ()
        self._placed: tuple[tuple[int, str] | None, str] = (None, "")
        self._top, self._below = QHBoxLayout(), QHBoxLayout()
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(10)
        self._top.addWidget(self._mark)
        self._top.addWidget(self._title, stretch=1)
        self._top.addLayout(self._beside)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addLayout(self._top)
        column.addWidget(self._presenter)
        column.addLayout(self._below)
        column.addWidget(self._bar)
        column.addWidget(self._facts)
        self.fold(Room.USUAL)

    def fold(self, room: Room) -> None:
        """Show title and time alone where there is little room, in larger figures where much."""
        if room is self._room:
            return
        self._room = room
        beside, low = room < Room.LOW, room < Room.USUAL
        self._caption.setHidden(beside)
        self._set_status(self._words, self._tone)
        self._show_mark()
        self._presenter.setHidden(low)
        self._facts.setHidden(low)
        # One above the other, word and figures leave the title room for more than its first word.
        self._title.set_lines({Room.BESIDE: 2, Room.USUAL: 2, Room.AMPLE: 3}.get(room, 1))
        self._column.setContentsMargins(16, *((3, 16, 5) if low else (5, 16, 8)))
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignVCenter
        for part in (self._status, self._figures) if beside else (self._figures, self._status):
            (self._beside if beside else self._below).addWidget(part, alignment=side)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if room is Room.LINE else down)
        self._below.setStretch(0, 0 if beside else 1)
        for part in (self._title, self._figures, self._status):
            set_room(part, room.name.lower())
        self._figures.updateGeometry()

    def show_snapshot(self, snapshot: Snapshot, programme: Programme) -> None:
        """Say what runs now and how much time it has left.

        From second to second all but the time stays; in a line, its room may change with the time.
        """
        current = snapshot.current
        if current is None:
            self._said = ()
            self._name(snapshot, programme)
            self._show_nothing(snapshot, programme)
            return
        set_text(self._figures, time_figures(current))
        status, limited = time_status(current), current.allotted is not None
        said = current.item, programme, status, limited, self._room
        if said != self._said or self._room is Room.LINE:
            self._said = said
            self._name(snapshot, programme)
            self._title.show_text(numbered(current.item), numbered_short(current.item))
            self._presenter.show_text(at_line_head(presented_by(current.item.presenter)))
            self._figures.show()
            self._set_status(*status)
            self._bar.setVisible(limited)
            self._wear(self._tone)
        done = current.elapsed / current.allotted if current.allotted else 0.0
        self._bar.show_share(min(1.0, done), self._tone)
        self._facts.show_content(_facts(current, programme))

    def _name(self, snapshot: Snapshot, programme: Programme) -> None:
        """Say in the line above which item runs, or how the day stands."""
        current = snapshot.current
        set_text(self._mark, internal().upper() if current and current.item.confidential else "")
        self._show_mark()
        # Without a programme nothing waits to begin.
        stage = stage_name(snapshot.stage, begun=snapshot.begun).upper() if snapshot.items else ""
        caption = self._now(current, programme) if current else stage
        self._caption.show_text(caption)
        beside = self._room is not None and self._room < Room.LOW
        self._caption.setHidden(beside or not caption)

    def _now(self, current: Current, programme: Programme) -> str:
        """Return that it runs, which of the items it is, and its mark.

        It is counted by the session as in the hall, so that the two figures agree; of a programme
        of several sessions the count of all stands beside it, and says so.
        """
        key = (id(programme), current.item.id)
        if key != self._placed[0]:
            turn, count = programme.turns[current.item.id], len(programme.turns)
            told = _("ITEM {number}/{count}").format(number=turn.place, count=turn.among)
            if count > turn.among:
                whole = _("OF ALL {number}/{count}")
                told += "  ·  " + whole.format(number=turn.overall, count=count)
            self._placed = key, told
        return _joined(_("NOW"), self._mark.text(), self._placed[1])

    def _show_mark(self) -> None:
        """Show beside the title what the line above says where there is room for one."""
        self._mark.setVisible(self._beside_title() and bool(self._mark.text()))

    def _show_nothing(self, snapshot: Snapshot, programme: Programme) -> None:
        waiting = snapshot.next is not None
        self._title.show_text(_("Nothing is running") if waiting else nothing_left(snapshot))
        self._presenter.show_text("")
        starts = snapshot.next.expected_start if snapshot.next else None
        left = starts - snapshot.at if starts else ZERO
        shown = ZERO < left < A_DAY
        set_text(self._figures, figures(left) if shown else "")
        self._figures.setVisible(shown)
        self._set_status(
            _("until {time}").format(time=clock(starts, programme)) if shown else "", ""
        )
        self._bar.setVisible(False)
        self._wear("")
        self._facts.show_content(())

    def _wear(self, tone: str) -> None:
        set_tone(self, tone)
        ground = palette.OVERRUN_CARD if tone == "overrun" else palette.PAPER
        for part in (self._figures, self._facts):
            part.stand_on(ground)

    def _set_status(self, words: str, tone: str) -> None:
        self._words, self._tone = words, tone
        # Two words one above the other leave the figures their room; in a line the sign before the
        # figures says that they are over.
        line = self._room is Room.LINE
        told = words.rsplit(" · ", maxsplit=1)[-1] if line else words
        set_text(self._status, told if self._beside_title() else told.replace(" · ", "\n"))
        set_tone(self._status, tone)
        self._status.setVisible(bool(tone) if line else bool(words))
        if not line:
            return
        taken = self._figures.sizeHint().width() + self._status.sizeHint().width() + BETWEEN
        if not self._title.fits_in(self.width() - 2 * BESIDE - taken):
            # Sign and frame say it too: the word gives way to a title it would cut. What stands
            # still keeps its mark, which nothing else here says.
            set_text(self._status, "❚❚")
            self._status.setVisible(tone == "paused" or told != words)

    def _beside_title(self) -> bool:
        return self._room is not None and self._room < Room.LOW


class _Facts(QWidget):
    """Small facts side by side: a name above, its value below."""

    def __init__(self) -> None:
        super().__init__()
        self._names = [label(role="factName") for _column in range(4)]
        self._values = [FigureLabel(role="factValue") for _column in range(4)]
        self._told: tuple[tuple[str, str], ...] = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setVerticalSpacing(0)
        for column, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            grid.addWidget(name, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)

    def show_content(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show up to four facts; the places stay where they are when there are fewer."""
        changes = zip_longest(self._told, facts, fillvalue=("", ""))
        for (before, now), name, value in zip(changes, self._names, self._values, strict=False):
            if before != now:
                set_text(name, now[0])
                set_text(value, now[1])
        self._told = facts

    def stand_on(self, ground: palette.Shade) -> None:
        """Take over the colour of the card that the facts stand on."""
        for value in self._values:
            value.stand_on(ground)


class NextPanel(QFrame):
    """What comes next, with the body that presents it and when it is expected."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("next")
        self.setProperty("card", "true")
        self._caption = label(role="caption")
        self._title = ElidedLabel("nextTitle", lines=2)
        self._presenter = ElidedLabel("nextPresenter")
        self._presenter.setProperty("role", "quiet")
        self._folded, self._when = False, ("", "", "")  # session, hour and mark
        self._said: tuple[object, ...] = ()
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._rows.setContentsMargins(BESIDE, 5, BESIDE, 8)
        self._rows.setSpacing(0)
        for widget in (self._caption, self._title, self._presenter):
            self._rows.addWidget(widget)

    def fold(self, *, folded: bool) -> None:
        """Stand in one line, hour and title, where there is little room."""
        if folded is self._folded:
            return
        self._folded = folded
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(across if folded else down)
        self._rows.setSpacing(10 if folded else 0)
        self._rows.setContentsMargins(BESIDE, *((2, BESIDE, 2) if folded else (5, BESIDE, 8)))
        self._rows.setStretchFactor(self._title, int(folded))
        self._title.set_lines(1 if folded else 2)
        self._presenter.setHidden(folded)
        self._say(*self._when)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say when it comes in the words that there is room for now."""
        super().resizeEvent(event)
        self._say(*self._when)

    def show_snapshot(self, snapshot: Snapshot, programme: Programme) -> None:
        """Say what comes next."""
        upcoming = snapshot.next
        starts = upcoming.expected_start if upcoming is not None else None
        far = starts is not None and starts - snapshot.at >= A_DAY
        said = upcoming, programme, far
        if said == self._said:
            return
        self._said = said
        if upcoming is None:
            self._say("", "", "")
            self._title.show_text(_("Nothing is left in the programme"))
            self._presenter.show_text("")
            return
        session = programme.sessions[upcoming.session].name if upcoming.new_session else ""
        mark = internal().upper() if upcoming.item.confidential else ""
        hour = clock(starts, programme)
        if starts is not None and far:
            hour = f"{hour}, {short_date(starts.astimezone(programme.timezone))}"
        self._say(session.upper(), hour, mark)
        self._title.show_text(numbered(upcoming.item), numbered_short(upcoming.item))
        allotted = minutes(upcoming.allotted) if upcoming.allotted else ""
        presenter = presented_by(upcoming.item.presenter)
        self._presenter.show_text(at_line_head(_joined(presenter, allotted)))

    def _say(self, session: str, hour: str, mark: str) -> None:
        """Say of what stands in the programme when it comes; folded, in as few words as will do."""
        self._when = session, hour, mark
        expected = hour and _("EXPECTED {time}").format(time=hour)
        if self._folded:
            whole, short = _joined(session or _("NEXT"), hour, mark), _joined(_("NEXT"), hour, mark)
        else:
            whole = _joined(_("NEXT"), session, expected, mark)
            short = _joined(_("NEXT"), expected, mark)
        # A long name of a session would leave no room, folded for the title.
        room = self.width() / 2 if self._folded else self.contentsRect().width() - 2 * BESIDE
        fits = self._caption.fontMetrics().horizontalAdvance(whole) <= room
        set_text(self._caption, whole if fits else short)


def _joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)


def nothing_left(snapshot: Snapshot) -> str:
    """Say why nothing can begin."""
    return _("The programme is done") if snapshot.items else _("No programme is open")


def time_figures(time: Current | OnTheFloor) -> str:
    """Return the time that is left, what it is over, or what has gone of one without a limit."""
    if time.remaining is None:
        return figures(time.elapsed)
    sign = "+" if time.phase is Phase.OVERRUN else ""
    return sign + figures(time.remaining)


def time_status(time: Current | OnTheFloor) -> tuple[str, str]:
    """Return the word for how the time stands, and its tone."""
    match time.phase:
        case Phase.OVERRUN:
            return (_("OVERRUN · PAUSED") if time.paused else _("OVERRUN")), "overrun"
        case Phase.PAUSED:
            return _("PAUSED"), "paused"
        case Phase.NEARLY_OVER:
            return _("NEARLY OVER"), "nearly"
        case Phase.NORMAL:
            return (_("REMAINING") if time.remaining is not None else _("ELAPSED")), ""


def _facts(current: Current, programme: Programme) -> tuple[tuple[str, str], ...]:
    allotted = minutes(current.allotted) if current.allotted is not None else _("open end")
    return (
        (_("Started"), clock(current.started, programme)),
        (_("Elapsed"), figures(current.elapsed)),
        (_("Allotted"), allotted),
        (_("Ends"), clock(current.expected_end, programme) or "…"),
    )
