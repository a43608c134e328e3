"""The table of the programme: one look tells what is done, what runs and what is to come."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from timekeeper.core.courtesy import at_line_head
from timekeeper.core.programme import Item, Programme
from timekeeper.core.record.course import Course, State
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.display.palette import Shade
from timekeeper.desktop.operator.programme_model import (
    BelowRole,
    HeadingRow,
    PlacedItem,
    ProgrammeColumn,
    ProgrammeModel,
    RowRole,
    StateRole,
)
from timekeeper.desktop.tables import Index, draw_elided, elided
from timekeeper.words.language import _
from timekeeper.words.values import files_shown, internal, presented_by

ITEM_HEIGHT = 46
HEADING_HEIGHT = 32
WIDTHS = {
    ProgrammeColumn.NUMBER: 48,
    ProgrammeColumn.PLANNED: 126,
    ProgrammeColumn.TIMES: 138,
    ProgrammeColumn.STATE: 152,
}
NARROW, NARROWEST = 690, 600  # a narrower table says states by their marks, then no plan
MARK_WIDTH = 44
_PAD = 10

INK = palette.INK
QUIET = palette.ROW_QUIET
FADED = palette.FADED
ACCENT = palette.ACCENT
OVER = palette.SURELY
SESSION = palette.SESSION
PART = palette.PART
NOW = palette.NOW
CHOSEN = palette.CHOSEN
LINE = palette.ROW_LINE

_MARKS = {State.DONE: "✓", State.RUNNING: "▶", State.PAUSED: "❚❚", State.SKIPPED: "✕"}
_MARKS |= {State.NOT_HELD: "–", State.STUDY: "≡"}


class ProgrammeTable(QTableView):
    """The programme. Choosing a row changes nothing in the hall."""

    asked_for_menu = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("programme")
        self.setAccessibleName(_("Programme"))
        self.setItemDelegate(_Painter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # the Tab key goes on to the next control
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ITEM_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.asked_for_menu.emit)
        self._followed: str | None = None

    def show_programme(self, programme: Programme) -> None:
        """Show another programme."""
        before = self.model()
        model = ProgrammeModel(programme)
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        self.clearSpans()
        # The header keeps the heights that the rows before had.
        for index, row in enumerate(before.rows if isinstance(before, ProgrammeModel) else ()):
            if isinstance(row, HeadingRow) and index < len(model.rows):
                self.setRowHeight(index, ITEM_HEIGHT)
        for index, row in enumerate(model.rows):
            if isinstance(row, HeadingRow):
                self.setRowHeight(index, HEADING_HEIGHT)
                self.setSpan(index, 0, 1, len(ProgrammeColumn))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(ProgrammeColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave to the titles what can be told shorter, and keep what is followed in sight."""
        super().resizeEvent(event)
        if self.model() is None:
            return
        self._make_room()
        gone = event.oldSize().height() - self.viewport().height()
        model, followed = self.programme_model(), self._followed or ""
        if gone > 0 and followed in model.programme.positions:
            row = model.row_of(followed)
            edge = self.rowViewportPosition(row) + self.rowHeight(row)
            if 0 <= edge - self.viewport().height() <= gone:
                self._follow(row)

    def _follow(self, row: int) -> None:
        centre = QAbstractItemView.ScrollHint.PositionAtCenter
        self.scrollTo(self.programme_model().index(row, 0), centre)
        # The rows begin with a whole one, the nearest; at their end they stay there.
        bar, first = self.verticalScrollBar(), self.rowAt(0)
        if first >= 0 and bar.value() < bar.maximum():
            cut = -self.rowViewportPosition(first)
            beyond = self.rowHeight(first) - cut
            bar.setValue(bar.value() + (beyond if beyond < cut else -cut))

    def _make_room(self) -> None:
        state, narrow = ProgrammeColumn.STATE, self.width() < NARROW
        self.programme_model().state_headed = not narrow
        header = self.horizontalHeader()
        header.ensurePolished()  # else it measures its words in another font
        for column, width in WIDTHS.items():
            whole = max(width, header.sectionSizeHint(column))
            self.setColumnWidth(column, MARK_WIDTH if narrow and column is state else whole)
        self.setColumnHidden(ProgrammeColumn.PLANNED, self.width() < NARROWEST)

    def show_changed(self, programme: Programme) -> None:
        """Show what a change has made of the programme; what was chosen and in sight stays so."""
        chosen, place = self.chosen(), self.verticalScrollBar().value()
        self.show_programme(programme)
        if chosen is not None and chosen.id in programme.positions:
            self.selectRow(self.programme_model().row_of(chosen.id))
        self.verticalScrollBar().setValue(place)

    def shows(self, programme: Programme) -> bool:
        """Return whether this very programme is shown."""
        return self.programme_model().programme is programme

    def show_snapshot(self, snapshot: Snapshot, course: Course) -> None:
        """Show states and times, and keep the running item in sight."""
        model = self.programme_model()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        seen = range(max(0, first), len(model.rows) if last < 0 else last + 1)
        model.show_snapshot(snapshot, course, seen)
        focus = snapshot.current or snapshot.next
        followed = focus.item.id if focus else None
        if not self.isVisible():  # the rows have no places yet, as when a record is resumed
            return
        if followed is not None and followed != self._followed:
            self._follow(model.row_of(followed))
        self._followed = followed

    def chosen(self) -> Item | None:
        """Return the item of the chosen row."""
        for index in self.selectionModel().selectedRows() if self.selectionModel() else []:
            return self._item(index.row())
        return None

    def item_at(self, place: QPoint) -> Item | None:
        """Return the item at this place of what is seen of the rows."""
        return self._item(self.rowAt(place.y()))

    def _item(self, index: int) -> Item | None:
        row = self.programme_model().rows[index] if index >= 0 else None
        return row.item if isinstance(row, PlacedItem) else None

    def chosen_row(self) -> QRect:
        """Return where the chosen row is on the screen; empty where none is chosen."""
        for index in self.selectionModel().selectedRows() if self.selectionModel() else []:
            seen = self.viewport().rect()
            row = self.visualRect(index)
            row.setLeft(seen.left())
            row.setRight(seen.right())
            return row.translated(self.viewport().mapToGlobal(QPoint()))
        return QRect()

    def programme_model(self) -> ProgrammeModel:
        """Return the table's model."""
        model = self.model()
        if not isinstance(model, ProgrammeModel):
            raise TypeError("show a programme first")
        return model


class _Painter(QStyledItemDelegate):
    """Paints headings across, items with their presenter below the title."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        row = index.model().data(index, RowRole)  # by Qt each question would cost twice as much
        painter.save()
        if isinstance(row, HeadingRow):
            part = row.level > 0
            painter.fillRect(option.rect, (PART if part else SESSION).paint)
            painter.setFont(font(13 if part else 14, 600))
            painter.setPen((QUIET if part else ACCENT).paint)
            room = option.rect.adjusted(_PAD + 8 * row.level, 0, -_PAD, 0)
            draw_elided(painter, room, row.text)
        else:
            self._paint_cell(painter, option, index, row)
        painter.restore()

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        row: PlacedItem,
    ) -> None:
        model, area = index.model(), option.rect
        state = model.data(index, StateRole)
        running = state in (State.RUNNING, State.PAUSED)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or running:
            painter.fillRect(area, (CHOSEN if chosen else NOW).paint)
        painter.setPen(QPen(LINE.paint))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if running and index.column() == ProgrammeColumn.NUMBER:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), ACCENT.paint)
        ink = INK if state in (State.PENDING, State.RUNNING, State.PAUSED, None) else FADED
        painter.setPen(ink.paint)
        inner = area.adjusted(_PAD, 0, -6, 0)
        if index.column() == ProgrammeColumn.TITLE:
            self._paint_title(painter, inner, row.item, bold=running)
            return
        text = str(model.data(index, Qt.ItemDataRole.DisplayRole) or "")
        if index.column() == ProgrammeColumn.STATE:
            mark = _MARKS.get(state, "")
            text = mark if area.width() == MARK_WIDTH else f"{mark}  {text}".strip()
        # What is only expected stands back behind what was.
        if index.column() == ProgrammeColumn.TIMES and state == State.PENDING:
            painter.setPen(QUIET.paint)
        painter.setFont(font(14, 600 if running else 400))
        below = model.data(index, BelowRole) if index.column() == ProgrammeColumn.TIMES else None
        if below is None:
            draw_elided(painter, inner, text)
            return
        self._paint_words(painter, inner, (text, below.text), OVER if below.over else QUIET)

    def _paint_title(self, painter: QPainter, area: QRect, item: Item, *, bold: bool) -> None:
        below = [internal()] if item.confidential else []
        below += [presented_by(item.presenter)] if item.presenter else []
        below += [_("if any")] if item.conditional else []
        below += [files_shown(len(item.materials))] if item.materials else []
        painter.setFont(font(14, 600 if bold else 500))
        shown, _reach = elided(item.title, painter.font(), area.width())
        # A title that would be cut gives way to its short form, for cut titles look alike.
        title = item.title if shown == item.title else item.short_title or item.title
        if not below:
            draw_elided(painter, area, title)
            return
        self._paint_words(painter, area, (title, at_line_head("  ·  ".join(below))), QUIET)

    def _paint_words(
        self, painter: QPainter, area: QRect, lines: tuple[str, str], ink: Shade
    ) -> None:
        """Paint the second line smaller and in ``ink``, below the first."""
        half = area.height() // 2
        upper = QRect(area.left(), area.top() + 4, area.width(), half - 2)
        lower = QRect(area.left(), area.top() + half, area.width(), half - 4)
        draw_elided(painter, upper, lines[0])
        painter.setFont(font(12, 400))
        painter.setPen(ink.paint)
        draw_elided(painter, lower, lines[1])
