"""The programme under review as rows of a table: itself, its sessions, parts and items."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date as Day
from datetime import time
from enum import IntEnum
from itertools import accumulate
from operator import itemgetter
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from timekeeper.core.intervals import whole_minutes
from timekeeper.core.programme import Item, Kind, Part, Programme, Session
from timekeeper.desktop.plain import plain_tip
from timekeeper.desktop.review.marks import MARKS, surest, word
from timekeeper.desktop.tables import NOWHERE, Index
from timekeeper.files.importers.draft.draft import Doubt, Sureness
from timekeeper.files.importers.review.correcting import NotAValue, Target, typed
from timekeeper.files.importers.review.review import Review
from timekeeper.files.importers.review.writing import ended
from timekeeper.words.language import _
from timekeeper.words.values import internal, kind_name, short_date

ROLE = Qt.ItemDataRole
LevelRole = ROLE.UserRole
DoubtsRole = ROLE.UserRole + 1


class ReviewColumn(IntEnum):
    """The columns of the table."""

    MARK = 0
    NUMBER = 1
    TITLE = 2
    SHORT_TITLE = 3
    PRESENTER = 4
    START = 5
    END = 6
    MINUTES = 7
    KIND = 8
    CONDITIONAL = 9
    CONFIDENTIAL = 10


class ReviewLevel(IntEnum):
    """What a row is of."""

    PROGRAMME = 0
    SESSION = 1
    PART = 2
    ITEM = 3


# The fields of each level; a heading shows its date where an item shows who presents it.
_TIMES = {ReviewColumn.START: "start", ReviewColumn.END: "end"}
FIELDS: dict[ReviewLevel, dict[ReviewColumn, str]] = {
    ReviewLevel.PROGRAMME: {ReviewColumn.TITLE: "title", ReviewColumn.PRESENTER: "date"},
    ReviewLevel.SESSION: {ReviewColumn.TITLE: "title", ReviewColumn.PRESENTER: "date", **_TIMES},
    ReviewLevel.PART: {
        ReviewColumn.NUMBER: "number",
        ReviewColumn.TITLE: "title",
        **_TIMES,
        ReviewColumn.MINUTES: "minutes",
    },
    ReviewLevel.ITEM: {
        ReviewColumn.NUMBER: "number",
        ReviewColumn.TITLE: "title",
        ReviewColumn.SHORT_TITLE: "short_title",
        ReviewColumn.PRESENTER: "presenter",
        **_TIMES,
        ReviewColumn.MINUTES: "minutes",
        ReviewColumn.KIND: "kind",
        ReviewColumn.CONDITIONAL: "conditional",
        ReviewColumn.CONFIDENTIAL: "confidential",
    },
}
_CHECKED = ("conditional", "confidential")


class ReviewRow(Struct, frozen=True):
    """A row of the table, and the rows of the original it was read from, its own first."""

    level: ReviewLevel
    target: Target
    value: Programme | Session | Part | Item
    lines: tuple[int, ...] = ()

    @property
    def line(self) -> int | None:
        """Return the row of the original where it begins; None if it was read from none."""
        return self.lines[0] if self.lines else None


class ReviewModel(QAbstractTableModel):
    """Shows a review.

    ``corrected`` carries a target, a field and its new value; ``refused`` why one is none.
    ``unfit`` tells by an item's id why its title does not fit on the hall's screen.
    """

    corrected = Signal(object, str, object)
    refused = Signal(str)

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self.today: Day | None = None
        self.unfit: Mapping[str, str] = {}
        self.rows: tuple[ReviewRow, ...] = ()
        self._row_of: dict[Target, int] = {}
        # The lines with which rows begin, each with the last of the rows that have begun by then.
        self._begun: list[tuple[int, int]] = []
        self._doubts: dict[Target, list[Doubt]] = {}
        self._take(review, tuple(_rows(review)))

    def show_review(self, review: Review) -> None:
        """Show the review as it is now; rows that stay keep their places."""
        rows = tuple(_rows(review))
        if [row.target for row in self.rows] == [row.target for row in rows]:
            self._take(review, rows)
            last = self.index(len(self.rows) - 1, len(ReviewColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._take(review, rows)
        self.endResetModel()

    def show_unfit(self, unfit: Mapping[str, str]) -> None:
        """Mark the items whose titles do not fit on the hall's screen."""
        self.unfit = unfit
        last = self.index(len(self.rows) - 1, ReviewColumn.SHORT_TITLE)
        self.dataChanged.emit(self.index(0, ReviewColumn.TITLE), last)

    def row_of(self, target: Target) -> int | None:
        """Return the row of a target."""
        return self._row_of.get(target)

    def row_of_doubt(self, doubt: Doubt) -> int:
        """Return the row that a doubt is about; 0, the programme itself, when it is of all."""
        row, line = self.row_of(target_of(doubt)), doubt.line
        if row:
            return row
        above = bisect_right(self._begun, line or 0, key=itemgetter(0))
        return self._begun[above - 1][1] if above else 0

    def doubts(self, row: int) -> list[Doubt]:
        """Return the doubts about a row."""
        return self._doubts.get(self.rows[row].target, [])

    def _take(self, review: Review, rows: tuple[ReviewRow, ...]) -> None:
        self.review, self.rows = review, rows
        self._row_of = {row.target: number for number, row in enumerate(self.rows)}
        begun = sorted((row.line, number) for number, row in enumerate(self.rows) if row.line)
        lasts = accumulate((number for _line, number in begun), max)
        self._begun = [(line, last) for (line, _n), last in zip(begun, lasts, strict=True)]
        self._doubts = defaultdict(list)
        for doubt in review.doubts:
            self._doubts[self.rows[self.row_of_doubt(doubt)].target].append(doubt)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(ReviewColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == ROLE.DisplayRole:
            return column_name(ReviewColumn(section))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be edited or checked."""
        kept = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        field = self.field(index)
        if field in _CHECKED:
            return kept | Qt.ItemFlag.ItemIsUserCheckable
        return kept | Qt.ItemFlag.ItemIsEditable if field else kept

    def field(self, index: Index) -> str | None:
        """Return the name of the field a cell shows."""
        return FIELDS[self.rows[index.row()].level].get(ReviewColumn(index.column()))

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        """Return what a cell shows, is edited as, and is called."""
        row = index.row()
        if role == ROLE.CheckStateRole:
            return self._check_state(index)
        if role == ROLE.ToolTipRole:
            told = [doubt.message for doubt in self.doubts(row)]
            if index.column() == ReviewColumn.SHORT_TITLE:
                told.insert(0, self.unfit.get(self.rows[row].target.item or "", ""))
            return plain_tip("\n".join(filter(None, told))) or None
        if role in (LevelRole, DoubtsRole):
            return self.rows[row].level if role == LevelRole else self.doubts(row)
        if role not in (ROLE.DisplayRole, ROLE.EditRole, ROLE.AccessibleTextRole):
            return None
        return (
            self._mark(row, role)
            if index.column() == ReviewColumn.MARK
            else self._text(index, role)
        )

    def setData(self, index: Index, value: Any, role: int = ROLE.EditRole) -> bool:
        """Ask for the correction of a field; what is no value for it is refused."""
        field = self.field(index)
        if field is None:
            return False
        target = self.rows[index.row()].target
        if role == ROLE.CheckStateRole:
            checked = Qt.CheckState(value) is Qt.CheckState.Checked
            self.corrected.emit(target, field, checked)
            return True
        if str(value) == self._text(index, ROLE.EditRole):
            return True
        try:
            read = Kind(value) if field == "kind" else typed(field, str(value), self.today)
        except NotAValue as error:
            self.refused.emit(str(error))
            return False
        self.corrected.emit(target, field, read)
        return True

    def _check_state(self, index: Index) -> Qt.CheckState | None:
        field = self.field(index)
        if field not in _CHECKED:
            return None
        checked = _value(self.rows[index.row()].value, field)
        return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked

    def _mark(self, row: int, role: int) -> str | None:
        sure = surest(self.doubts(row))
        if sure is None:
            return "" if role == ROLE.AccessibleTextRole else None
        if role == ROLE.AccessibleTextRole:
            return f"{word(sure)}. " + " ".join(doubt.message for doubt in self.doubts(row))
        return MARKS[sure].shape if role == ROLE.DisplayRole else None

    def _text(self, index: Index, role: int) -> str:
        field = self.field(index)
        row = self.rows[index.row()].value
        value = _value(row, field)
        if field == "date" and role != ROLE.EditRole and isinstance(value, Day):
            return _("Day {date}").format(date=short_date(value))
        if field == "end" and isinstance(row, Item) and role != ROLE.EditRole:
            value = ended(row)
        if field == "short_title" and role != ROLE.EditRole:
            value = self._short_title(self.rows[index.row()].target.item or "", value, role)
        if field == "conditional":
            value = _("if any") if value else ""
        if field == "confidential":
            value = internal() if value else ""
        written = _written(value, role)
        level = self.rows[index.row()].level
        if (
            not written
            and field == "title"
            and level is ReviewLevel.SESSION
            and role != ROLE.EditRole
        ):
            return _("Session without a name")
        if role == ROLE.AccessibleTextRole:
            return f"{column_name(ReviewColumn(index.column()))}: {written}"
        return written

    def _short_title(self, item: str, short: str | None, role: int) -> str | None:
        """Return a short title with a mark where the hall's screen would cut it, or needs one."""
        if (told := self.unfit.get(item)) is None:
            return short
        wanted = _("too long for the hall")
        shown = f"{MARKS[Sureness.MEDIUM].shape} {short or wanted}"
        return shown if role == ROLE.DisplayRole else f"{shown}. {told}"


def target_of(doubt: Doubt) -> Target:
    """Return what a doubt is about."""
    if doubt.item is not None:
        return Target(item=doubt.item)
    meant = doubt.suggestion
    return Target(meant.session, meant.part, meant.item) if meant else Target()


def column_name(column: ReviewColumn) -> str:
    """Return a column's head."""
    return {
        ReviewColumn.MARK: "",
        ReviewColumn.NUMBER: _("No."),
        ReviewColumn.TITLE: _("Item"),
        ReviewColumn.SHORT_TITLE: _("Short title"),
        ReviewColumn.PRESENTER: _("Presenter"),
        ReviewColumn.START: _("Start"),
        ReviewColumn.END: _("End"),
        ReviewColumn.MINUTES: _("Min."),
        ReviewColumn.KIND: _("Kind"),
        ReviewColumn.CONDITIONAL: _("If any"),
        ReviewColumn.CONFIDENTIAL: _("Internal"),
    }[column]


def _rows(review: Review) -> Iterator[ReviewRow]:
    programme = review.programme

    def heading(session: int, part: int | None = None) -> tuple[int, ...]:
        line = review.heading_line(session, part)
        return () if line is None else (line,)

    yield ReviewRow(ReviewLevel.PROGRAMME, Target(), programme)
    for s, session in enumerate(programme.sessions):
        yield ReviewRow(ReviewLevel.SESSION, Target(s), session, heading(s))
        for p, part in enumerate(session.parts):
            if part.title or part.number:
                yield ReviewRow(ReviewLevel.PART, Target(s, p), part, heading(s, p))
            for item in part.items:
                yield ReviewRow(ReviewLevel.ITEM, Target(item=item.id), item, review.lines(item.id))


def _value(value: Programme | Session | Part | Item, field: str | None) -> Any:
    if field is None:
        return None
    if field == "title" and isinstance(value, Session):
        return value.name
    if field == "presenter" and isinstance(value, Item):
        return value.presenter.text if value.presenter else None
    if field == "minutes":
        length = value.granted if isinstance(value, Part) else getattr(value, "allotted", None)
        return None if length is None else whole_minutes(length)
    return getattr(value, field, None)


def _written(value: Any, role: int) -> str:
    match value:
        case None:
            return ""
        case time():
            return value.strftime("%H:%M")
        case Day():
            return short_date(value)
        case Kind():
            return value.value if role == ROLE.EditRole else kind_name(value)
    return str(value)
