"""Ways to end a late session on time: before and after side by side, applied as one act."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
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
from timekeeper.core.changes.replanning import Measure, PlanRow, Proposal, proposals, with_minutes
from timekeeper.core.intervals import A_MINUTE, ZERO
from timekeeper.core.programme import Item
from timekeeper.core.timeline import slack_of
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.plain import Label, plain_tip
from timekeeper.desktop.room import resize_within
from timekeeper.desktop.tables import Index
from timekeeper.words.language import _
from timekeeper.words.values import clock, minutes, numbered, numbered_short

NEW_MINUTES = 4  # the column whose figures can be changed
NARROW = 480  # pixels, for a sentence alone
ROW = 42
LEAST_TITLE = 110  # pixels, for the beginning of an item
CHANGED = palette.NOW


class ReplanningDialog(QDialog):
    """Lists what can be done, and shows what would come of it; nothing is done until agreed.

    The minutes of each item of a proposal can be changed by hand; its end follows.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("End the session on time"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._found: list[Proposal] = []
        self._told = Label(_("Looking for ways to end on time …"))
        self._told.setProperty("role", "subject")
        self._told.setWordWrap(True)
        self._measures = QListWidget()
        self._measures.setObjectName("measures")
        self._measures.setAccessibleName(_("Proposals"))
        self._measures.setWordWrap(True)
        self._measures.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._measures.setFixedWidth(min(300, self.screen().availableSize().width() // 4))
        self._measures.currentRowChanged.connect(self._show)
        self._table = QTableWidget(0, len(_headings()))
        self._table.setItemDelegate(_Painter(self._table))
        self._prepare_table()
        self._buttons = QDialogButtonBox()
        self._apply = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._apply.setObjectName("accept")
        self._apply.setEnabled(False)
        self._leave = self._buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._do)
        self._buttons.rejected.connect(self.reject)
        self._arrange()
        self._workshop = Workshop(self)
        self.finished.connect(lambda _result: self._workshop.finish())
        conference = desk.conference
        self._asked = (conference.programme, conference.course, conference.now())
        if (conference.snapshot().deviation or ZERO) <= ZERO:
            self._take(())
        else:
            self._workshop.run(lambda: proposals(*self._asked), self._take, self._fail)

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
        table.verticalHeader().setDefaultSectionSize(ROW)  # as high as its fields
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setTabKeyNavigation(False)  # the Tab key goes from field to field
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setMinimumSectionSize(LEAST_TITLE)

    def _take(self, found: tuple[Proposal, ...]) -> None:
        self._found = list(found)
        if not found:
            self._say_alone(
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
            self._measures.addItem(QListWidgetItem(self._line(proposal)))
        best = next((i for i, p in enumerate(found) if p.on_time), 0)
        self._measures.setCurrentRow(best)
        self._measures.setFocus()

    def _say_alone(self, sentence: str) -> None:
        """Say that nothing is proposed, in a window no larger than the sentence."""
        self._told.setText(sentence)
        self._told.setMinimumWidth(NARROW)
        for part in (self._measures, self._table, self._apply):
            part.hide()
        self._leave.setText(_("Close"))
        self.adjustSize()

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
        controls: list[QWidget] = [self._measures]
        for index, of_item in enumerate(proposal.rows):
            self._table.removeCellWidget(index, NEW_MINUTES)
            if field := self._field(of_item):
                self._table.setCellWidget(index, NEW_MINUTES, field)
                controls.append(field)
        for one, other in pairwise([*controls, self._apply, self._leave]):
            QWidget.setTabOrder(one, other)
        self._fill(proposal)

    def _fill(self, proposal: Proposal) -> None:
        for index, of_item in enumerate(proposal.rows):
            for column, text in enumerate(self._cells(of_item)):
                by_hand = self._table.cellWidget(index, column) is not None
                cell = QTableWidgetItem("" if by_hand else text)
                cell.setToolTip(plain_tip(text))
                if of_item.changed:
                    cell.setData(Qt.ItemDataRole.UserRole, True)
                    cell.setFont(font(14, 600))
                self._table.setItem(index, column, cell)
        self._apply.setEnabled(True)
        accepts = proposal.measure is Measure.ACCEPT and not proposal.event.cuts
        self._apply.setText(_("Accept the delay") if accepts else _("Apply"))

    def _field(self, row: PlanRow) -> NumberField | None:
        """Return where the item's minutes are changed, None where they are not to be."""
        if row.item.protected or row.dropped or row.moved:
            return None
        if row.allotted is None or row.new_allotted is None:
            return None
        _programme, course, now = self._asked
        least, most = -(-course.used(row.item.id, now) // A_MINUTE), row.allotted // A_MINUTE
        if max(1, least) >= most:  # over its time already
            return None
        field = NumberField()
        field.setRange(max(1, least), most)
        field.setValue(row.new_allotted // A_MINUTE)
        field.setSuffix(_(" min"))
        field.setAccessibleName(_("Minutes of {item}").format(item=numbered(row.item)))
        field.valueChanged.connect(partial(self._change, row.item))
        return field

    def _change(self, item: Item, count: int) -> None:
        row = self._measures.currentRow()
        length = timedelta(minutes=count)
        self._found[row] = with_minutes(self._asked, self._found[row], item, length)
        self._measures.item(row).setText(self._line(self._found[row]))
        self._fill(self._found[row])

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

    def _line(self, proposal: Proposal) -> str:
        return f"{_name(proposal.measure)}\n{self._outcome(proposal)}"

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
            painter.fillRect(option.rect, CHANGED.paint)
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
