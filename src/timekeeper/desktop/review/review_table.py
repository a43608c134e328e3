"""The programme as it was read: every field can be corrected where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from timekeeper.desktop.display.fonts import font, metrics
from timekeeper.desktop.review.doubt_words import is_about
from timekeeper.desktop.review.editors import Editors
from timekeeper.desktop.review.marks import (
    ACCENT,
    CHOSEN,
    INK,
    LINE,
    MARKS,
    PAPER,
    PART,
    QUIET,
    SESSION,
    surest,
)
from timekeeper.desktop.review.review_model import (
    DoubtsRole,
    LevelRole,
    ReviewColumn,
    ReviewLevel,
    ReviewModel,
)
from timekeeper.desktop.tables import Index
from timekeeper.desktop.timers import Soon
from timekeeper.files.importers.review.correcting import Target
from timekeeper.files.importers.review.review import Review
from timekeeper.words.language import _

PAD, ABOVE = 6, 5  # pixels beside and above a cell's text
SIZE = 13
LEAST_HEIGHT, HEAD = 28, 26
LAID_OUT_AT_ONCE = 80  # rows: more than a screen shows
WIDTHS = {
    ReviewColumn.MARK: 24,
    ReviewColumn.NUMBER: 40,
    ReviewColumn.START: 66,
    ReviewColumn.END: 70,
    ReviewColumn.MINUTES: 48,
    ReviewColumn.KIND: 98,
    ReviewColumn.CONDITIONAL: 62,
    ReviewColumn.CONFIDENTIAL: 64,
}
PRESENTER_SHARE, SHORT_SHARE = 0.36, 0.24
LEAST_TITLE, LEAST_SHORT, LEAST_PRESENTER = 120, 100, 134  # pixels; a date has room
ROOM_FOR_SHORT = 395  # pixels for titles, short titles and presenters together
MARKED = (ReviewColumn.CONDITIONAL, ReviewColumn.CONFIDENTIAL)
DETAILS = (ReviewColumn.KIND, *MARKED)
# What is shown besides number, title, presenter and times, one after another with a key.
WIDE_VIEWS = ((ReviewColumn.SHORT_TITLE, *DETAILS), DETAILS)
NARROW_VIEWS = ((), (ReviewColumn.SHORT_TITLE,), DETAILS)
TIMES = (ReviewColumn.START, ReviewColumn.END, ReviewColumn.MINUTES)
WRITTEN = (ReviewColumn.START, ReviewColumn.TITLE, ReviewColumn.PRESENTER)
WRAPPED = (ReviewColumn.TITLE, ReviewColumn.SHORT_TITLE, ReviewColumn.PRESENTER, ReviewColumn.KIND)
_WEIGHTS = {
    ReviewLevel.PROGRAMME: 700,
    ReviewLevel.SESSION: 700,
    ReviewLevel.PART: 600,
    ReviewLevel.ITEM: 400,
}
_PAPERS = {ReviewLevel.PROGRAMME: SESSION, ReviewLevel.SESSION: SESSION, ReviewLevel.PART: PART}
_ALIGNED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAPPED = _ALIGNED | Qt.TextFlag.TextWordWrap
_HINT = QAbstractItemDelegate.EndEditHint


class ReviewTable(QTableView):
    """The rows of a review. ``placed`` carries the number of the row that is chosen.

    In a programme that is written, times stand first, and Tab goes through time, title and
    presenter of each item; ``row_asked`` is sent where it goes on after the last one.
    """

    placed = Signal(int)
    row_asked = Signal()

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._is_written = not review.draft.original
        self._view = 0
        # What each row said when it was laid out, with the height that this took.
        self._heights: dict[Target, tuple[tuple[object, str] | None, int]] = {}
        self._more = Soon(self._set_heights, 0, self)
        self._has_width = False
        self.setObjectName("review")
        self.setAccessibleName(_("The programme as read"))
        self.rows = ReviewModel(review)
        self._editors = _Painter(self, self.words)
        self.setItemDelegate(self._editors)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # outside of an editor Tab leaves the table
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(LEAST_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(20)
        header.setHighlightSections(False)
        header.setFixedHeight(HEAD)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setModel(self.rows)  # last: whatever is set before goes through no rows
        if self._is_written:  # in the order it is written in
            for place, column in enumerate(TIMES, ReviewColumn.TITLE):
                header.moveSection(header.visualIndex(column), place)
        self.selectionModel().currentChanged.connect(lambda now, _old: self.placed.emit(now.row()))

    def show_review(self, review: Review) -> None:
        """Show the review as it is now; the chosen cell stays chosen."""
        index = self.currentIndex()
        row, column = max(index.row(), 0), max(index.column(), ReviewColumn.TITLE)
        target = self.rows.rows[row].target
        self.rows.show_review(review)
        self._set_heights()
        if not self.currentIndex().isValid():
            found = self.rows.row_of(target)
            row = min(row, self.rows.rowCount() - 1) if found is None else found
            self.choose(row, column)

    def show_unfit(self, unfit: Mapping[str, str]) -> None:
        """Mark the items whose titles do not fit on the hall's screen; their rows may grow."""
        self.rows.show_unfit(unfit)
        self._set_heights()

    def choose(self, row: int, column: int = ReviewColumn.TITLE) -> None:
        """Choose a cell and bring it into sight."""
        index = self.rows.index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def choose_target(self, target: Target, column: int = ReviewColumn.TITLE) -> None:
        """Choose the row of a target, if it has one."""
        row = self.rows.row_of(target)
        if row is not None:
            self.choose(row, column)

    def target(self) -> Target:
        """Return what the chosen row is of."""
        return self.rows.rows[max(self.currentIndex().row(), 0)].target

    def end_editing(self) -> bool:
        """Keep what is being typed; return whether it could be, and was not refused."""
        self._editors.refused = False
        self.setFocus()
        return not self._editors.refused

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit the chosen cell with Enter; Qt does so on macOS only.

        So does the space bar, the desk's own key: a title is not written over by it.
        """
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.modifiers():
            index = self.currentIndex()
            # A box that is ticked has a use of its own for the space bar.
            if self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
                return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Let Tab go on to the next field that can be edited, past those that cannot."""
        super().closeEditor(editor, _HINT.NoHint)
        if hint in (_HINT.EditNextItem, _HINT.EditPreviousItem):
            self._edit_beside(1 if hint is _HINT.EditNextItem else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between title and presenter, and give each row the height it needs."""
        super().resizeEvent(event)
        self._make_room()

    def show_other_columns(self) -> None:
        """Show other columns, or none, beside number, title, presenter and times."""
        self._view += 1
        self._make_room()

    def words(self, index: Index) -> str:
        """Return what a cell says; a title says as well what the columns that are hidden would."""
        told = [index.data() or ""]
        if index.column() == ReviewColumn.TITLE:
            told += [index.sibling(index.row(), c).data() for c in MARKED if self.isColumnHidden(c)]
        words = " · ".join(filter(None, told))
        short = index.sibling(index.row(), ReviewColumn.SHORT_TITLE)
        is_unfit = self.rows.rows[index.row()].target.item in self.rows.unfit
        if (
            is_unfit
            and index.column() == ReviewColumn.TITLE
            and self.isColumnHidden(short.column())
        ):
            words += f"\n{short.data()}"
        return words

    def _make_room(self, *, again: bool = False) -> None:
        width, bar = self.viewport().width(), self.verticalScrollBar()
        least = self.rows.rowCount() * LEAST_HEIGHT
        if not again and bar.isHidden() and least > self.viewport().height():
            bar.ensurePolished()
            width -= bar.sizeHint().width()  # it is about to come: nothing is laid out twice
        free = width - sum(WIDTHS.values())
        views = WIDE_VIEWS if free >= ROOM_FOR_SHORT else NARROW_VIEWS
        shown = views[self._view % len(views)]
        has_short = ReviewColumn.SHORT_TITLE in shown
        self.setColumnHidden(ReviewColumn.SHORT_TITLE, not has_short)
        for column in DETAILS:
            self.setColumnHidden(column, column not in shown)
            free += 0 if column in shown else WIDTHS[column]
        short = max(LEAST_SHORT, round(free * SHORT_SHARE)) if has_short else 0
        presenter = max(LEAST_PRESENTER, round((free - short) * PRESENTER_SHARE))
        widths = {
            **WIDTHS,
            ReviewColumn.SHORT_TITLE: short,
            ReviewColumn.PRESENTER: presenter,
            ReviewColumn.TITLE: max(LEAST_TITLE, free - short - presenter),
        }
        for column, wide in widths.items():
            if not self.isColumnHidden(column):
                self.setColumnWidth(column, wide)
        self._has_width = True
        self._heights.clear()
        self._set_heights()
        self.scrollTo(self.currentIndex())
        if not again and self.viewport().width() != width:
            self._make_room(
                again=True
            )  # the scroll bar came or went: Qt tells nobody within a resize
        self.horizontalScrollBar().setValue(0)  # a cell was chosen before the columns were shared

    def _set_heights(self) -> None:
        """Give each row its height; only those are laid out that say something else than before.

        Of many those in sight are laid out at once, and the others, a few at a time, a moment
        later: what is looked at stays in sight.
        """
        if not self._has_width:
            return
        columns = [column for column in WRAPPED if not self.isColumnHidden(column)]
        current, left = self.visualRect(self.currentIndex()), LAID_OUT_AT_ONCE
        is_seen = self.viewport().rect().contains(current.topLeft())
        known, self._heights = self._heights, {}
        top = max(self.rowAt(0), 0)
        for number in (*range(top, len(self.rows.rows)), *range(top)):
            row = self.rows.rows[number]
            said = (row.value, self.rows.unfit.get(row.target.item or "", ""))
            before, height = known.get(row.target, (None, LEAST_HEIGHT))
            if before != said and left:
                before, height, left = said, self._height(number, columns), left - 1
            self._heights[row.target] = before, height
            if before != said:
                self._more.ask()
            if self.rowHeight(number) != height:
                self.setRowHeight(number, height)
        if is_seen:
            self.updateGeometries()  # else it scrolls as far as the heights of before allow
            self.scrollTo(self.currentIndex())

    def _height(self, row: int, columns: Sequence[ReviewColumn]) -> int:
        measures = metrics(SIZE, _WEIGHTS[self.rows.rows[row].level])
        heights = [LEAST_HEIGHT]
        for column in columns:
            room = QRect(0, 0, self.columnWidth(column) - 2 * PAD, 10_000)
            words = self.words(self.rows.index(row, column))
            text = measures.boundingRect(room, int(_WRAPPED), words)
            heights.append(round(text.height()) + 2 * ABOVE)
        return max(heights)

    def _edit_beside(self, step: int) -> None:
        index = self.currentIndex()
        here = (index.row(), ReviewColumn(index.column()))
        fields = [(row, column) for row in range(self.rows.rowCount()) for column in ReviewColumn]
        if self._is_written and self._is_stop(*here):
            fields = [
                (row, column)
                for row in range(self.rows.rowCount())
                for column in WRITTEN
                if self._is_stop(row, column)
            ]
        place = fields.index(here) + step
        while 0 <= place < len(fields):
            beside = self.rows.index(*fields[place])
            editable = self.rows.flags(beside) & Qt.ItemFlag.ItemIsEditable
            if editable and not self.isColumnHidden(beside.column()):
                self.choose(beside.row(), beside.column())
                self.edit(beside)
                return
            place += step
        if self._is_written and step > 0:
            self.row_asked.emit()

    def _is_stop(self, row: int, column: int) -> bool:
        """Return whether Tab stops there while a programme is written; elsewhere it goes on."""
        if self.rows.rows[row].level is ReviewLevel.ITEM:
            return column in WRITTEN
        return column == ReviewColumn.TITLE


class _Painter(Editors):
    """Paints a cell: headings on a ground of their own, doubts with their shape and colour.

    The colour lies on what is in doubt, and on the mark at the beginning of its row. The chosen
    cell has a frame while the keyboard is in the table, and none elsewhere.
    """

    def __init__(self, parent: QObject, words: Callable[[Index], str]) -> None:
        super().__init__(parent)
        self._words = words

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        level, area, column = index.data(LevelRole), option.rect, ReviewColumn(index.column())
        sure = surest(doubt for doubt in index.data(DoubtsRole) if is_about(doubt, column))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paper = MARKS[sure].paper if sure is not None else _PAPERS.get(level, PAPER)
        painter.save()
        painter.fillRect(area, (CHOSEN if chosen else paper).paint)
        painter.setPen(QPen(LINE.paint))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        ink = ACCENT if level in (ReviewLevel.PROGRAMME, ReviewLevel.SESSION) else INK
        if column is ReviewColumn.MARK and sure is not None:
            ink = MARKS[sure].ink
        weight = _WEIGHTS[level]
        if level is ReviewLevel.SESSION and column is ReviewColumn.TITLE:
            is_named = bool(index.data(Qt.ItemDataRole.EditRole))
            ink, weight = (ink, weight) if is_named else (QUIET, _WEIGHTS[ReviewLevel.ITEM])
        painter.setPen(ink.paint)
        painter.setFont(font(SIZE, weight))
        text = _ticked(index) if column in MARKED else self._words(index)
        painter.drawText(area.adjusted(PAD, ABOVE, -PAD, -ABOVE), int(_WRAPPED), text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(ACCENT.paint, 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()


def _ticked(index: Index) -> str:
    checked = index.data(Qt.ItemDataRole.CheckStateRole)
    return "" if checked is None else "☑" if checked is Qt.CheckState.Checked else "☐"
