"""The programme as rows of a table: headings of sessions and parts, and items with their times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, Qt

from timekeeper.core.forecast import ItemForecast
from timekeeper.core.intervals import A_DAY, ZERO, without_seconds
from timekeeper.core.programme import Item, Programme, Session
from timekeeper.core.record.course import Course, State
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.plain import plain_tip
from timekeeper.desktop.tables import NOWHERE, Index
from timekeeper.words.language import _
from timekeeper.words.values import clock, hours_and_minutes, internal, short_date, state_name


class ProgrammeColumn(IntEnum):
    """The columns of the table."""

    NUMBER = 0
    TITLE = 1
    PLANNED = 2
    TIMES = 3
    STATE = 4


class HeadingRow(Struct, frozen=True):
    """A session's or a part's name across the table."""

    text: str
    level: int


class PlacedItem(Struct, frozen=True):
    """An item with its position in the programme."""

    item: Item
    position: int


RowRole = Qt.ItemDataRole.UserRole
StateRole = Qt.ItemDataRole.UserRole + 1
BelowRole = Qt.ItemDataRole.UserRole + 2  # what stands below an item's times
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowsState(NamedTuple):
    """What the rows say: each item's forecast, what was held so far, and the minute it is."""

    forecasts: Sequence[ItemForecast]
    course: Course
    minute: datetime


class Below(NamedTuple):
    """What stands below an item's times, and whether it is that it took longer than granted."""

    text: str
    over: bool = False


class ProgrammeModel(QAbstractTableModel):
    """The programme with what a snapshot says of each item; tells only what changed."""

    def __init__(self, programme: Programme) -> None:
        super().__init__()
        self.programme = programme
        self._standing: RowsState | None = None
        self.rows: tuple[HeadingRow | PlacedItem, ...] = tuple(_rows(programme))
        self.state_headed = True  # not where the column has room for a mark alone
        self._row_of = {
            row.position: index
            for index, row in enumerate(self.rows)
            if isinstance(row, PlacedItem)
        }

    def show_snapshot(self, snapshot: Snapshot, course: Course, seen: range | None = None) -> None:
        """Take over the items' states and times, and tell which of the rows ``seen`` changed.

        A row that nobody sees is asked anew when it comes into sight; of five thousand rows only a
        dozen are compared. Without ``seen`` all are.
        """
        before, now = self._standing, RowsState(snapshot.items, course, _minute(snapshot.at))
        self._standing = now
        if before is None or len(before.forecasts) != len(now.forecasts):
            self._tell(0, len(self.rows) - 1)
            return
        same = before.minute == now.minute and before.course is course
        if same and before.forecasts is now.forecasts:
            return
        for index in range(len(self.rows)) if seen is None else seen:
            row = self.rows[index]
            if isinstance(row, PlacedItem):
                old, new = before.forecasts[row.position], now.forecasts[row.position]
                if not (same and old is new) and _seen(old, before) != _seen(new, now):
                    self._tell(index, index)

    def row_of(self, item: str) -> int:
        """Return the table row of an item."""
        return self._row_of[self.programme.positions[item]]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(ProgrammeColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        match section:
            case ProgrammeColumn.NUMBER:
                return _("No.")
            case ProgrammeColumn.TITLE:
                return _("Item")
            case ProgrammeColumn.PLANNED:
                return _("Planned")
            case ProgrammeColumn.TIMES:
                return _("Actual, expected")
        return _("State") if self.state_headed else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that items can be chosen and headings cannot."""
        row = self.rows[index.row()]
        return Qt.ItemFlag.ItemIsEnabled if isinstance(row, HeadingRow) else _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if isinstance(row, HeadingRow):
            return row.text if role == Qt.ItemDataRole.DisplayRole and not index.column() else None
        forecast = self._standing.forecasts[row.position] if self._standing else None
        if role == StateRole:
            return forecast.state if forecast else None
        if role == BelowRole:
            return self._below(forecast, self._standing) if forecast and self._standing else None
        if role in _WRITTEN:
            told = self._text(row, forecast, ProgrammeColumn(index.column()))
            secret = row.item.confidential and index.column() == ProgrammeColumn.TITLE
            # The table paints these below: the mark, and how the item stands to the clock.
            below = internal() if secret else ""
            under = index.data(BelowRole) if index.column() == ProgrammeColumn.TIMES else None
            below = under.text if under else below
            told = f"{told}  ·  {below}" if below and role != _ROLE.DisplayRole else told
            return plain_tip(told) if role == _ROLE.ToolTipRole else told
        return None

    def _text(self, row: PlacedItem, forecast: ItemForecast | None, column: ProgrammeColumn) -> str:
        item, slot = row.item, self.programme.slots[row.position]
        match column:
            case ProgrammeColumn.NUMBER:
                return item.number or ""
            case ProgrammeColumn.TITLE:
                return item.title
            case ProgrammeColumn.PLANNED:
                return self._span(slot.start, slot.end)
            case ProgrammeColumn.TIMES:
                if forecast is None or forecast.state not in _WITH_TIMES:
                    return ""
                return self._span(forecast.start, forecast.end)
            case ProgrammeColumn.STATE:
                return state_name(forecast.state) if forecast else ""

    def _below(self, forecast: ItemForecast, standing: RowsState) -> Below | None:
        """Say how far over or under its time an item was, or how long it is until it begins.

        Of what begins more than a day later the hour alone would be taken for that of today.
        """
        margin = _margin(forecast, standing)
        if margin is None:
            return None
        if forecast.state is State.PENDING and margin == A_DAY and forecast.start is not None:
            return Below(short_date(forecast.start.astimezone(self.programme.timezone)))
        if forecast.state is State.PENDING:
            return Below(_("in {time}").format(time=hours_and_minutes(margin)))
        over = without_seconds(margin)
        if not over:
            return Below(_("On time"))
        sign = "+" if over > ZERO else "−"
        return Below(sign + hours_and_minutes(over), over=over > ZERO)

    def _span(self, start: datetime | None, end: datetime | None) -> str:
        if start is None:
            return ""
        begins = clock(start, self.programme)
        if end is None:  # three dots would look like an hour that is cut off
            return _("from {time}").format(time=begins)
        return f"{begins} – {clock(end, self.programme)}"

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(
            self.index(first, ProgrammeColumn.NUMBER), self.index(last, ProgrammeColumn.STATE)
        )


_ROLE = Qt.ItemDataRole
_WRITTEN = (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole)
_WITH_TIMES = (State.PENDING, State.DONE, State.RUNNING, State.PAUSED)


def _margin(forecast: ItemForecast, standing: RowsState) -> timedelta | None:
    """Return what a finished item used above its time, or the minutes until one to come.

    Those are whole ones, and no more than a day's: of what is further away the date is said.
    """
    item, state, start = forecast.item, forecast.state, forecast.start
    if state is State.DONE:
        granted = standing.course.granted(item)
        return None if granted is None else standing.course.used(item.id, standing.minute) - granted
    if state is State.PENDING and start is not None:
        until = _minute(start) - standing.minute  # as the two clocks on the desk differ
        return min(until, A_DAY) if until > ZERO else None
    return None


def _minute(instant: datetime) -> datetime:
    return instant.replace(second=0, microsecond=0)


def _seen(forecast: ItemForecast, standing: RowsState) -> tuple[object, ...]:
    """Return all that a row shows of a forecast: its state, and its times to the minute."""
    start, end = forecast.start, forecast.end
    begun = None if start is None else (start.day, start.hour, start.minute)
    ended = None if end is None else (end.day, end.hour, end.minute)
    return forecast.state, begun, ended, _margin(forecast, standing)


def _rows(programme: Programme) -> list[HeadingRow | PlacedItem]:
    rows: list[HeadingRow | PlacedItem] = []
    position = 0
    for session in programme.sessions:
        heading = _heading(session, programme)
        if heading or len(programme.sessions) > 1:  # one session without a name needs no row
            rows.append(HeadingRow(heading or _("Session without a name"), 0))
        for part in session.parts:
            if part.title:
                number = f"{part.number}. " if part.number else ""
                rows.append(HeadingRow(number + part.title, 1))
            for item in part.items:
                rows.append(PlacedItem(item, position))
                position += 1
    return rows


def _heading(session: Session, programme: Programme) -> str:
    several = any(s.date for s in programme.sessions)
    day = session.date or programme.date
    parts = [session.name] if session.name else []
    if several and day is not None:
        parts.append(short_date(day))
    if session.start is not None:
        end = f"{session.end:%H:%M}" if session.end else _("until it ends")
        parts.append(f"{session.start:%H:%M} – {end}")
    return "  ·  ".join(parts)
