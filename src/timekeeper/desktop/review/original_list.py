"""The original as it was read: its rows and cells, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from timekeeper.desktop.display.fonts import font, metrics
from timekeeper.desktop.plain import plain_tip
from timekeeper.desktop.review.doubt_words import left_out
from timekeeper.desktop.review.marks import (
    ACCENT,
    ASIDE,
    FOCUS,
    INK,
    LINE,
    LINKED,
    MARKS,
    QUIET,
    surest,
    word,
)
from timekeeper.desktop.review.page_pictures import PagePictures
from timekeeper.desktop.tables import NOWHERE, Index
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.review.review import Review
from timekeeper.words.language import _

SIZE, SMALL = 13, 11
EDGE = 4
PAD = 6
WIDEST_PLACE = 92
EMPTY_HEIGHT = 8
MARK_WIDTH = 23
ROOMY = 1.6  # times the widest words, below which columns are too narrow to be read beside others
LEAST_LETTERS, MOST_LETTERS = 6, 30  # between which a column's width follows its text
WIDEST_WORD = 110  # wider ones may be cut rather than take the columns from the table
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class OriginalList(QListView):
    """The rows of the original; those a chosen item was read from are set off.

    Those that are not in the programme are grey on a ground of their own, whether in doubt or not:
    a doubt is seen at the edge, beside the row's place. Below what was recognised in a picture
    stands its piece, the doubted words in boxes.
    """

    def __init__(self, original: tuple[Row, ...], pictures: PagePictures) -> None:
        super().__init__()
        self.setObjectName("original")
        self.setAccessibleName(_("The original"))
        self.original = original
        self.pictures = pictures
        self.rows = _Rows(original)
        self.setItemDelegate(_Painter(self))
        # Without it Qt lays the rows out anew for another height only.
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.linked: Collection[int] = ()
        self._bar = 0  # pixels of the scroll bar
        # Until it is shown Qt lays it out again and again: then a few rows will do.
        self.setBatchSize(1)
        self.setLayoutMode(self.LayoutMode.Batched)
        self.setModel(self.rows)  # last: whatever is set before lays no row out

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the rows out now that the width is known."""
        self._bar = self.verticalScrollBar().sizeHint().width()
        super().showEvent(event)
        self.setLayoutMode(self.LayoutMode.SinglePass)
        self.scheduleDelayedItemsLayout()

    def room(self) -> int:
        """Return how wide a row is: as if it stood beside the scroll bar, which comes and goes."""
        return self.maximumViewportSize().width() - self._bar

    def show_review(self, review: Review) -> None:
        """Mark the rows that are in doubt, and those that are not in the programme."""
        self.rows.show_review(review)

    def link(self, lines: Sequence[int]) -> None:
        """Set off the rows with these numbers, counted from 1; the first is gone to."""
        self.linked = [line - 1 for line in lines]
        if lines:
            for line in (max(lines), min(lines)):
                self.scrollTo(self.rows.index(line - 1))
            self.go_to(lines[0])
        else:
            self.clearSelection()
        self.viewport().update()

    def go_to(self, line: int) -> None:
        """Make the row the current one, and bring it into sight."""
        index = self.rows.index(line - 1)
        self.selectionModel().setCurrentIndex(
            index, self.selectionModel().SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def line_on_top(self) -> int:
        """Return the number of the first row in sight."""
        return self.indexAt(self.viewport().rect().topLeft()).row() + 1

    def bring_to_top(self, line: int) -> None:
        """Scroll so that the row is the first in sight."""
        if 0 < line <= len(self.original):
            self.scrollTo(self.rows.index(line - 1), QAbstractItemView.ScrollHint.PositionAtTop)


class _Rows(QAbstractListModel):
    def __init__(self, original: tuple[Row, ...]) -> None:
        super().__init__()
        self._original = original
        self._left_out: Collection[int] = ()
        self._doubts: defaultdict[int, list[Doubt]] = defaultdict(list)

    def show_review(self, review: Review) -> None:
        before = self._left_out, self._doubts
        self._left_out, self._doubts = review.to_take_in, defaultdict(list)
        for doubt in review.doubts:
            if doubt.line is not None:
                self._doubts[doubt.line].append(doubt)
        # Qt lays all rows out again whenever one is said to have changed.
        if self._original and before != (self._left_out, self._doubts):
            last = self.index(len(self._original) - 1)
            self.dataChanged.emit(self.index(0), last)

    def doubts(self, row: int) -> list[Doubt]:
        return self._doubts.get(row + 1, [])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._original)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, doubts = self._original[index.row()], self.doubts(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return "   ".join(cell for cell in row.cells if cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = [doubt.message for doubt in doubts]
            told += [left_out()] if index.row() + 1 in self._left_out else []
            return plain_tip("\n".join(told)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = [str(row.place), index.data(), *(f"{word(d.sure)}: {d.message}" for d in doubts)]
            told += [left_out()] if index.row() + 1 in self._left_out else []
            return ". ".join(told)
        if role == Qt.ItemDataRole.ForegroundRole:
            return (QUIET if index.row() + 1 in self._left_out else INK).paint
        if role == Qt.ItemDataRole.BackgroundRole:
            return ASIDE.paint if index.row() + 1 in self._left_out else None
        return None


class _Painter(QStyledItemDelegate):
    """Paints a row: its place, its mark, and its cells side by side."""

    def __init__(self, view: OriginalList) -> None:
        super().__init__(view)
        self._view = view
        self._columns = _columns(view.original)
        self._places = [str(row.place) for row in view.original]
        reach = metrics(SMALL, 400).horizontalAdvance
        widest = max(map(reach, self._places), default=0)
        self.place_width = min(round(widest) + 2 * PAD + EDGE, WIDEST_PLACE)
        self._is_wide = widest > self.place_width - PAD
        self._heights: dict[tuple[int, int], int] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row at the width of the view."""
        width = self._view.room()
        if (
            self._view.layoutMode() is QListView.LayoutMode.Batched
        ):  # not shown yet: its width is not settled, and may change several times
            return QSize(width, EMPTY_HEIGHT)
        key = (index.row(), width)
        if key not in self._heights:
            rooms = [(cell, room, SIZE) for cell, room in self.cells(index.row(), width)]
            if self._is_wide:  # else no place is higher than a line of words
                place = QRect(0, 0, self.place_width - PAD, 1000)
                rooms.append((self._places[index.row()], place, SMALL))
            heights = [
                metrics(size, 400).boundingRect(room, _WRAPPED, text).height()
                for text, room, size in rooms
            ]
            row = self._view.original[index.row()]
            piece = self._view.pictures.height(row.place.page, row.area, width - 2 * PAD)
            height = round(max(heights)) + 2 * PAD + (piece + PAD if piece else 0)
            self._heights[key] = height if any(row.cells) else EMPTY_HEIGHT
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        self._paint_ground(painter, option, index)
        if any(self._view.original[index.row()].cells):
            self._paint_margin(painter, option.rect, index.row())
            self._paint_words(painter, option.rect, index.row())
            self._paint_piece(painter, option.rect, index.row())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, sure = option.rect, surest(self._view.rows.doubts(index.row()))
        is_blank = not any(self._view.original[index.row()].cells)
        aside = index.data(Qt.ItemDataRole.BackgroundRole)
        if aside is not None:
            painter.fillRect(area, aside)
        elif index.row() in self._view.linked:
            painter.fillRect(area, LINKED.paint)
        if sure is not None:
            edge = QRect(area.topLeft(), QSize(self.place_width + MARK_WIDTH - PAD, area.height()))
            painter.fillRect(edge, MARKS[sure].paper.paint)
        if index.row() in self._view.linked:
            painter.fillRect(QRect(area.left(), area.top(), EDGE, area.height()), ACCENT.paint)
        if not is_blank:
            painter.setPen(QPen(LINE.paint))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        has_keys = option.state & QStyle.StateFlag.State_HasFocus
        if has_keys and option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(FOCUS.paint, 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_margin(self, painter: QPainter, area: QRect, row: int) -> None:
        """Paint where the row stands in its file, and the mark of its doubts."""
        wide, high = self.place_width, area.height()
        place = QRect(area.left() + PAD + 2, area.top() + PAD + 1, wide - PAD, high)
        painter.setPen(QUIET.paint)
        painter.setFont(font(SMALL, 400))
        painter.drawText(place, _WRAPPED, self._places[row])
        sure = surest(self._view.rows.doubts(row))
        if sure is not None:
            painter.setFont(font(SIZE, 400))
            painter.setPen(MARKS[sure].ink.paint)
            mark = QRect(area.left() + wide, area.top() + PAD, MARK_WIDTH, high)
            painter.drawText(mark, _WRAPPED, MARKS[sure].shape)

    def _paint_words(self, painter: QPainter, area: QRect, row: int) -> None:
        painter.setFont(font(SIZE, 400))
        for number, (cell, room) in enumerate(self.cells(row, self._view.room())):
            place = room.translated(area.topLeft())
            if number:
                painter.setPen(QPen(LINE.paint))
                painter.drawLine(place.left() - PAD, area.top(), place.left() - PAD, area.bottom())
            painter.setPen(self._view.rows.index(row).data(Qt.ItemDataRole.ForegroundRole))
            painter.drawText(place, _WRAPPED, cell)

    def _paint_piece(self, painter: QPainter, area: QRect, number: int) -> None:
        """Paint what the row was recognised from, at its foot."""
        row, width = self._view.original[number], self._view.room() - 2 * PAD
        height = self._view.pictures.height(row.place.page, row.area, width)
        if height and row.place.page is not None and row.area is not None:
            room = QRect(area.left() + PAD, area.bottom() - PAD - height, width, height)
            boxed = [one for doubt in self._view.rows.doubts(number) for one in doubt.areas]
            self._view.pictures.paint(painter, room, row.place.page, row.area, boxed)

    def cells(self, number: int, width: int) -> list[tuple[str, QRect]]:
        """Return the cells of a row, and their rooms from its corner."""
        row = self._view.original[number]
        left = self.place_width + MARK_WIDTH
        free = max(60, width - left - PAD)
        columns = self._columns.get(row.table, [])
        filled = [cell for cell in row.cells if cell]
        widths = _widths(columns, free)
        if len(filled) == 1 or not widths:
            # Columns that are too narrow for their words stand below each other.
            text = ("\n" if columns else "   ").join(filled)
            return [(text, QRect(left, PAD, free, 10_000))]
        rooms = []
        for cell, room in zip(row.cells, widths, strict=False):
            rooms.append((cell, QRect(left + PAD, PAD, room - 2 * PAD, 10_000)))
            left += room
        return rooms


def _columns(original: tuple[Row, ...]) -> dict[Any, list[tuple[int, float]]]:
    """Return of each table's columns how many letters they have, and the room of their widest word.

    A text that goes across the table says nothing of its columns.
    """
    longest: dict[Any, list[tuple[int, str]]] = {}
    for row in original:
        if row.table is None or len([cell for cell in row.cells if cell]) == 1:
            continue
        columns = longest.setdefault(row.table, [])
        columns += [(LEAST_LETTERS, "")] * (len(row.cells) - len(columns))
        for column, cell in enumerate(row.cells):
            letters, word = columns[column]
            told = min(max(map(len, cell.split("\n"))), MOST_LETTERS)
            columns[column] = max(letters, told), max([word, *cell.split()], key=len)
    reach = metrics(SIZE, 400).horizontalAdvance
    return {
        table: [(count, min(reach(word), WIDEST_WORD) + 2 * PAD) for count, word in columns]
        for table, columns in longest.items()
    }


def _widths(columns: Sequence[tuple[int, float]], free: int) -> list[int]:
    """Return the columns' widths: what its words need is each one's, the rest goes by letters.

    [] where they would hold little more than a word.
    """
    letters, needed = (sum(column[part] for column in columns) for part in (0, 1))
    if not columns or needed * ROOMY > free:
        return []
    return [int(word + (free - needed) * count / letters) for count, word in columns]
