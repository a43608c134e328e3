"""Original and programme side by side: they scroll together, and a click goes to both places."""

from __future__ import annotations

from PySide6.QtCore import QObject

from timekeeper.desktop.review.original_list import OriginalList
from timekeeper.desktop.review.review_table import ReviewTable


class ScrollSync(QObject):
    """Leads one side with the other; only the side that a person moves leads."""

    def __init__(self, original: OriginalList, table: ReviewTable) -> None:
        super().__init__(table)
        self._original = original
        self._table = table
        self._following = False
        table.verticalScrollBar().valueChanged.connect(self._lead_original)
        original.verticalScrollBar().valueChanged.connect(self._lead_table)
        table.placed.connect(self._link)
        original.clicked.connect(lambda index: self._find(index.row() + 1))

    def show_line(self, line: int) -> None:
        """Bring a line of the original into sight; the programme stays where it is."""
        self._following = True
        self._original.go_to(line)
        self._following = False

    def _link(self, row: int) -> None:
        """Set off all that the chosen row was read from."""
        rows = self._table.rows.rows
        self._following = True
        self._original.link(rows[row].lines if 0 <= row < len(rows) else ())
        self._following = False

    def _find(self, line: int) -> None:
        """Choose the row that was read from a line of the original, or stands before it."""
        rows = self._table.rows.rows
        own = next((n for n, row in enumerate(rows) if line in row.lines), None)
        found = self._row(line) if own is None else own
        self._following = True
        if found is not None:
            self._table.choose(found)
        if own is None:
            self._original.link((line,))
        self._following = False

    def _row(self, line: int) -> int | None:
        rows = self._table.rows.rows
        above = [n for n, row in enumerate(rows) if row.line is not None and row.line <= line]
        return max(above, key=lambda n: (rows[n].line or 0, n), default=None)

    def _lead_original(self) -> None:
        if self._following:
            return
        rows = self._table.rows.rows
        top = max(self._table.rowAt(0), 0)
        line = next((row.line for row in rows[top:] if row.line is not None), None)
        if line is not None:
            self._following = True
            self._original.bring_to_top(1 if top == 0 else line)
            self._following = False

    def _lead_table(self) -> None:
        if self._following:
            return
        row = self._row(self._original.line_on_top())
        self._following = True
        self._table.scrollTo(
            self._table.rows.index(row or 0, 0), self._table.ScrollHint.PositionAtTop
        )
        self._following = False
