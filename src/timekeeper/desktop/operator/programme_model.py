"""The programme as rows of a table: headings of sessions and parts, and items with their times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from timekeeper.core.course import State
from timekeeper.core.forecast import ItemForecast
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.core.timeline import Snapshot
from timekeeper.words.language import _
from timekeeper.words.values import clock, short_date, state_name

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns of the table."""

    NUMBER = 0
    TITLE = 1
    PLANNED = 2
    TIMES = 3
    STATE = 4


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A session's or a part's name across the table."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its position in the programme."""

    item: Item
    position: int


Row = HeadingRow | ItemRow
RowRole = Qt.ItemDataRole.UserRole
StateRole = Qt.ItemDataRole.UserRole + 1


class ProgrammeModel(QAbstractTableModel):
    """The programme with what a snapshot says of each item; tells only what changed."""

    def __init__(self, programme: Programme) -> None:
        super().__init__()
        self.programme = programme
        self._forecasts: Sequence[ItemForecast] = ()
        self.rows: tuple[Row, ...] = tuple(_rows(programme))
        self._row_of = {
            row.position: index for index, row in enumerate(self.rows) if isinstance(row, ItemRow)
        }

    def show_snapshot(self, snapshot: Snapshot, seen: range | None = None) -> None:
        """Take over the items' states and times, and tell which of the rows ``seen`` changed.

        A row that nobody sees is asked anew when it comes into sight; of five thousand rows only a
        dozen are compared. Without ``seen`` all are.
        """
        before, self._forecasts = self._forecasts, snapshot.items
        if before is self._forecasts:
            return
        if len(before) != len(snapshot.items):
            self._tell(0, len(self.rows) - 1)
            return
        for index in range(len(self.rows)) if seen is None else seen:
            row = self.rows[index]
            if isinstance(row, ItemRow):
                old, new = before[row.position], snapshot.items[row.position]
                if old is not new and _seen(old) != _seen(new):
                    self._tell(index, index)

    def row_of(self, item: str) -> int:
        """Return the table row of an item."""
        return self._row_of[self.programme.positions[item]]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NUMBER: _("No."),
            Column.TITLE: _("Item"),
            Column.PLANNED: _("Planned"),
            Column.TIMES: _("Actual, expected"),
            Column.STATE: _("State"),
        }[Column(section)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that items can be chosen and headings cannot."""
        row = self.rows[index.row()]
        if isinstance(row, HeadingRow):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role == StateRole:
            return self._state(row)
        if isinstance(row, HeadingRow):
            return row.text if role == Qt.ItemDataRole.DisplayRole and not index.column() else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell(row, Column(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, Column(index.column()))
        return None

    def _state(self, row: Row) -> State | None:
        if isinstance(row, HeadingRow) or not self._forecasts:
            return None
        return self._forecasts[row.position].state

    def _cell(self, row: ItemRow, column: Column) -> str:
        item, slot = row.item, self.programme.slots[row.position]
        forecast = self._forecasts[row.position] if self._forecasts else None
        match column:
            case Column.NUMBER:
                return item.number or ""
            case Column.TITLE:
                return item.title
            case Column.PLANNED:
                return self._span(slot.start, slot.end)
            case Column.TIMES:
                return self._times(forecast)
            case Column.STATE:
                return state_name(forecast.state) if forecast else ""

    def _times(self, forecast: ItemForecast | None) -> str:
        """Return when an item was held, or is expected; what runs has no end yet."""
        if forecast is None or forecast.state not in _WITH_TIMES:
            return ""
        running = forecast.state in (State.RUNNING, State.PAUSED)
        return self._span(forecast.start, None if running else forecast.end)

    def _span(self, start: datetime | None, end: datetime | None) -> str:
        if start is None:
            return ""
        return f"{clock(start, self.programme)} – {clock(end, self.programme) or '…'}"

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, Column.NUMBER), self.index(last, Column.STATE))


_WITH_TIMES = (State.PENDING, State.DONE, State.RUNNING, State.PAUSED)


def _seen(forecast: ItemForecast) -> tuple[object, ...]:
    """Return all that a row shows of a forecast: its state, and its times to the minute."""
    start, end = forecast.start, forecast.end
    begun = None if start is None else (start.day, start.hour, start.minute)
    ended = None if end is None else (end.day, end.hour, end.minute)
    return forecast.state, begun, ended


def _rows(programme: Programme) -> list[Row]:
    rows: list[Row] = []
    position = 0
    for session in programme.sessions:
        rows.append(HeadingRow(_session_heading(session, programme), 0))
        for part in session.parts:
            if part.title:
                rows.append(HeadingRow(_part_heading(part), 1))
            for item in part.items:
                rows.append(ItemRow(item, position))
                position += 1
    return rows


def _session_heading(session: Session, programme: Programme) -> str:
    several = any(s.date for s in programme.sessions)
    day = session.date or programme.date
    parts = [session.name]
    if several and day is not None:
        parts.append(short_date(day))
    if session.start is not None:
        end = f"{session.end:%H:%M}" if session.end else _("until it ends")
        parts.append(f"{session.start:%H:%M} – {end}")
    return "  ·  ".join(parts)


def _part_heading(part: Part) -> str:
    number = f"{part.number}. " if part.number else ""
    return number + (part.title or "")
