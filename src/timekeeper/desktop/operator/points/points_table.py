"""The linked points as a table that stands still while nothing changes."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from timekeeper.core.programme import Programme
from timekeeper.desktop.display import palette
from timekeeper.desktop.plain import plain_tip
from timekeeper.desktop.tables import NOWHERE, Index
from timekeeper.live.linked_points import LineState, PointRow
from timekeeper.views.points import PointFilter, matches, point_cells, point_heads
from timekeeper.words.language import _

ROW_HEIGHT = 26
NAME, LEAST_NAME = 0, 225  # it has what the others leave; where that were less, these are folded
WIDTHS = {1: 128, 2: 90, 3: 152, 4: 120, 5: 86, 6: 127}
RIGHT, LINE, FOLDED = 2, 4, (3, 5)  # figures; how the line is; who chairs, and when last seen
_LINES = {
    LineState.BAD: palette.DOUBTFUL_INK,
    LineState.LOST: palette.ACCENT,
    LineState.ELSEWHERE: palette.ACCENT,
}


class _Rows(QAbstractTableModel):
    """A row to each point; tells only what changed, also what a filter looks at."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PointRow, ...] = ()
        self._cells: tuple[tuple[str, ...], ...] = ()
        self._heads = point_heads()

    def show(self, rows: tuple[PointRow, ...], programme: Programme) -> None:
        """Show these rows from now on."""
        before, cells = self._cells, tuple(point_cells(row, programme) for row in rows)
        same = [row.point.id for row in rows] == [row.point.id for row in self.rows]
        if not same:
            self.beginResetModel()
            self.rows, self._cells = rows, cells
            self.endResetModel()
            return
        changed = [
            n
            for n, row in enumerate(rows)
            if cells[n] != before[n] or row.line != self.rows[n].line
        ]
        self.rows, self._cells = rows, cells
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._heads) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, text = self.rows[index.row()], self._cells[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                told = [*self._cells[index.row()], row.point.phone]
                whole = "\n".join(cell for cell in told if cell)
                return plain_tip(whole if index.column() == NAME else text)
            case Qt.ItemDataRole.ForegroundRole if index.column() == LINE:
                return _LINES[row.line].paint if row.line in _LINES else None
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == RIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class _Wanted(QSortFilterProxyModel):
    def __init__(self, model: _Rows) -> None:
        super().__init__()
        self.model = model
        self.wanted, self.search = PointFilter.ALL, ""
        self.setSourceModel(model)

    def look_for(self, wanted: PointFilter, search: str) -> None:
        self.wanted, self.search = wanted, search
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        return matches(self.model.rows[row], self.wanted, self.search)


class PointsTable(QTableView):
    """The points that are looked at; ``chosen_changed`` is sent when another row is chosen."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("points")
        self.setAccessibleName(_("Linked points"))
        self._rows = _Rows()
        self._wanted = _Wanted(self._rows)
        self.setModel(self._wanted)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        self.selectionModel().selectionChanged.connect(lambda *_both: self.chosen_changed.emit())

    def show_rows(self, rows: tuple[PointRow, ...], programme: Programme) -> None:
        """Show how the points stand; who is chosen stays so."""
        self._rows.show(rows, programme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what is seldom looked at where the names would be cut; the tip of a name has it."""
        left = event.size().width() - sum(WIDTHS.values())
        for column in FOLDED:
            self.setColumnHidden(column, left < LEAST_NAME)
            left += WIDTHS[column] if left < LEAST_NAME else 0
        super().resizeEvent(event)

    def look_for(self, wanted: PointFilter, search: str) -> None:
        """Show those points alone."""
        self._wanted.look_for(wanted, search)

    def chosen(self) -> PointRow | None:
        """Return the row that is chosen."""
        found = self.selectionModel().selectedRows()
        return self._rows.rows[self._wanted.mapToSource(found[0]).row()] if found else None

    def shown(self) -> list[str]:
        """Return the names that are shown, from the top."""
        places = range(self._wanted.rowCount())
        return [self._wanted.index(place, 0).data() for place in places]
