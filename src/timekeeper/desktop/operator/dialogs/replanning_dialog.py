"""Ways to end a late session on time: before and after side by side, applied as one act."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.acts import Replan
from timekeeper.core.changes.replanning import Measure, PlanRow, Proposal, proposals
from timekeeper.core.intervals import A_MINUTE, ZERO
from timekeeper.core.timeline import slack_of
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.plain import Label, plain_tip
from timekeeper.desktop.room import resize_within
from timekeeper.desktop.tables import Index
from timekeeper.words.language import _
from timekeeper.words.values import clock, minutes, numbered, numbered_short

LEAST_TITLE = 110  # pixels, for the beginning of an item
CHANGED = QColor(palette.NOW)


class ReplanningDialog(QDialog):
    """Lists what can be done, and shows what would come of it; nothing is done until agreed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("End the session on time"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._found: tuple[Proposal, ...] = ()
        self._told = Label(_("Looking for ways to end on time …"))
        self._told.setProperty("role", "subject")
        self._told.setWordWrap(True)
        self._measures = QListWidget()
        self._measures.setObjectName("measures")
        self._measures.setAccessibleName(_("Proposals"))
        self._measures.setWordWrap(True)
        self._measures.setFixedWidth(min(300, self.screen().availableSize().width() // 4))
        self._measures.currentRowChanged.connect(self._show)
        self._table = QTableWidget(0, len(_headings()))
        self._table.setItemDelegate(_Painter(self._table))
        self._prepare_table()
        self._buttons = QDialogButtonBox()
        self._apply = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._apply.setObjectName("accept")
        self._apply.setEnabled(False)
        self._buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._do)
        self._buttons.rejected.connect(self.reject)
        self._arrange()
        self._workshop = Workshop(self)
        self.finished.connect(lambda _result: self._workshop.finish())
        conference = desk.conference
        asked = (conference.programme, conference.course, conference.now())
        self._workshop.run(lambda: proposals(*asked), self._take, self._fail)

    def _arrange(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addWidget(self._measures)
        body.addWidget(self._table, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._told)
        column.addLayout(body, stretch=1)
        column.addWidget(self._buttons)
        self._apply.setText(_("Apply"))
        resize_within(self, 1280, 620)

    def _prepare_table(self) -> None:
        table = self._table
        table.setHorizontalHeaderLabels(_headings())
        table.setAccessibleName(_("Before and after"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(36)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setMinimumSectionSize(LEAST_TITLE)

    def _take(self, found: tuple[Proposal, ...]) -> None:
        self._found = found
        if not found:
            self._told.setText(
                _("The programme gives this session no end that it could keep to.")
                if self._desk.snapshot().deviation is None
                else _("The session is expected to end on time; there is nothing to plan anew.")
            )
            return
        accepted = found[-1]
        session = self._desk.conference.programme.sessions[accepted.session].name
        told = _("{session} is expected to end {minutes} late, at {time}.").format(
            session=session, minutes=minutes(accepted.deviation), time=self._clock(accepted.end)
        )
        self._told.setText(f"{told} {self._slack()}".strip())
        for proposal in found:
            line = QListWidgetItem(f"{_name(proposal.measure)}\n{self._outcome(proposal)}")
            self._measures.addItem(line)
        best = next((i for i, p in enumerate(found) if p.on_time), 0)
        self._measures.setCurrentRow(best)
        self._measures.setFocus()

    def _slack(self) -> str:
        conference = self._desk.conference
        ahead = slack_of(conference.programme, conference.snapshot()).ahead
        if ahead < A_MINUTE:
            return ""
        template = _("Planned gaps of {minutes} still lie ahead and are counted in.")
        return template.format(minutes=minutes(ahead))

    def _fail(self, error: Exception) -> None:
        self._told.setText(_("No proposal could be made; the day goes on as it is."))
        raise error

    def _show(self, row: int) -> None:
        proposal = self._found[row]
        self._table.setRowCount(len(proposal.rows))
        for index, of_item in enumerate(proposal.rows):
            for column, text in enumerate(self._cells(of_item)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(plain_tip(text))
                if of_item.changed:
                    cell.setData(Qt.ItemDataRole.UserRole, True)
                    cell.setFont(font(14, 600))
                self._table.setItem(index, column, cell)
        self._apply.setEnabled(True)
        self._apply.setText(
            _("Accept the delay") if proposal.measure is Measure.ACCEPT else _("Apply")
        )

    def _cells(self, row: PlanRow) -> tuple[str, ...]:
        before = minutes(row.allotted) if row.allotted is not None else "–"
        after = minutes(row.new_allotted) if row.new_allotted is not None else "–"
        change = ""
        if row.dropped:
            after, change = "–", _("left out")
        elif row.moved:
            change = _("moved to the next session")
        elif row.allotted is not None and row.new_allotted != row.allotted:
            change = "−" + minutes(row.allotted - (row.new_allotted or ZERO))
        new_span = "" if row.dropped else self._span(row.new_start, row.new_end)
        old_span = self._span(row.start, row.end)
        return (
            numbered_short(row.item) or numbered(row.item),
            old_span,
            before,
            new_span,
            after,
            change,
        )

    def _span(self, start: datetime | None, end: datetime | None) -> str:
        return f"{self._clock(start)} – {self._clock(end) or '…'}" if start else ""

    def _clock(self, instant: datetime | None) -> str:
        return clock(instant, self._desk.conference.programme)

    def _outcome(self, proposal: Proposal) -> str:
        if proposal.on_time:
            return _("Ends {time}, on time").format(time=self._clock(proposal.end))
        return _("Ends {time}, {minutes} late").format(
            time=self._clock(proposal.end), minutes=minutes(proposal.deviation)
        )

    def _do(self) -> None:
        proposal = self._found[self._measures.currentRow()]
        self._desk.act(Replan(proposal.event))
        self.accept()


class _Painter(QStyledItemDelegate):
    """Lays a colour under the items that become others; the style sheet hides the model's own."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        if index.data(Qt.ItemDataRole.UserRole):
            painter.fillRect(option.rect, CHANGED)
        super().paint(painter, option, index)


def _headings() -> list[str]:
    return [_("Item"), _("Before"), _("Allotted"), _("After"), _("Allotted"), _("Change")]


def _name(measure: Measure) -> str:
    return {
        Measure.BREAK: _("Shorten the break"),
        Measure.SHORTEN: _("Shorten the items in proportion"),
        Measure.DROP: _("Leave out what is “if any”"),
        Measure.MOVE: _("Move an item to the next session"),
        Measure.COMBINE: _("Break, “if any” and items together"),
        Measure.ACCEPT: _("Accept the delay"),
    }[measure]
