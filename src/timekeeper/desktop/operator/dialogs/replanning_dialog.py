"""Ways to end a late session on time: before and after side by side, applied as one act."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.acts import Replan
from timekeeper.core.changes.replanning import (
    Measure,
    PlanRow,
    Proposal,
    places,
    proposals,
    with_minutes,
    with_place,
)
from timekeeper.core.intervals import A_MINUTE, ZERO, without_seconds
from timekeeper.core.timeline import slack_ahead
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import font, metrics
from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.operator.header import held_today
from timekeeper.desktop.plain import add_line, plain_tip, wrapping
from timekeeper.desktop.room import resize_within
from timekeeper.desktop.tables import Index, table_to_read
from timekeeper.words.language import _
from timekeeper.words.values import (
    clock,
    deviation_words,
    hours_and_minutes,
    minutes,
    numbered,
    numbered_short,
)

NEW_MINUTES, PLACE = 3, 4  # the columns in which a proposal is changed by hand
NARROW = 480  # pixels, for a sentence alone
ROW = 46
LEAST_TITLE = 120  # pixels, for the beginning of an item; a narrower table scrolls
LONGEST_PLACE = 18  # letters of a session's name; the opened list has all of them
AROUND = QSize(30, 22)  # of a line in the list of proposals
MEASURES = 240, 300  # pixels, where the screen is narrow and where it is wide
CHANGED = palette.NOW


class ReplanningDialog(QDialog):
    """Lists what can be done, and shows what would come of it; nothing is done until agreed.

    The minutes of each item of a proposal can be changed by hand, and whether it stays, goes to a
    later session or is left out; the end follows.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("End the session on time"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._found: list[Proposal] = []
        self._told = wrapping(_("Looking for ways to end on time …"))
        self._told.setProperty("role", "subject")
        self._measures = QListWidget()
        self._measures.setObjectName("measures")
        self._measures.setAccessibleName(_("Proposals"))
        self._measures.setWordWrap(True)
        self._measures.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        narrow = self.screen().availableSize().width() < 4 * MEASURES[1]
        self._measures.setFixedWidth(MEASURES[0] if narrow else MEASURES[1])
        self._measures.currentRowChanged.connect(self._show)
        heads = [_("Item"), _("Before"), _("After"), _("Allotted"), _("Change")]
        self._table = table_to_read(_("Before and after"), heads)
        self._table.setItemDelegate(_Painter(self._table))
        self._prepare()
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

    def _prepare(self) -> None:
        table = self._table
        table.verticalHeader().setDefaultSectionSize(ROW)  # as high as its fields
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setTabKeyNavigation(False)  # the Tab key goes from field to field
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setMinimumSectionSize(LEAST_TITLE)

    def _take(self, found: tuple[Proposal, ...]) -> None:
        self._found = list(found)
        if not found:
            seen, programme = self._desk.snapshot(), self._desk.conference.programme
            if not held_today(seen, programme):
                told = _("The programme is of another day, so there is no end to keep to today.")
            elif seen.deviation is None:
                told = _("The programme gives this session no end that it could keep to.")
            else:
                told = _("The session will not end late; there is nothing to plan anew.")
            self._say(told)
            return
        accepted = found[-1]
        session = self._desk.conference.programme.sessions[accepted.session].name
        template = (
            _("{session} is expected to end {minutes} late, at {time}.")
            if accepted.end is not None
            else _("{session} is {minutes} late.")
        )
        told = template.format(
            session=session,
            minutes=hours_and_minutes(without_seconds(accepted.deviation)),
            time=self._clock(accepted.end),
        )
        self._told.setText(f"{told} {self._slack()}".strip())
        for proposal in found:
            add_line(self._measures, "")
            self._tell(self._measures.count() - 1, proposal)
        best = next((i for i, p in enumerate(found) if p.on_time), 0)
        self._measures.setCurrentRow(best)
        self._measures.setFocus()

    def _say(self, sentence: str) -> None:
        """Say that nothing is proposed, in a window no larger than the sentence."""
        self._told.setText(sentence)
        self._told.setMinimumWidth(NARROW)
        for part in (self._measures, self._table, self._apply):
            part.hide()
        self._leave.setText(_("Close"))
        self.adjustSize()

    def _slack(self) -> str:
        conference = self._desk.conference
        ahead = slack_ahead(conference.programme, conference.snapshot())
        if ahead < A_MINUTE:
            return ""
        template = _("Planned gaps of {minutes} still lie ahead and are counted in.")
        return template.format(minutes=hours_and_minutes(ahead))

    def _fail(self, error: Exception) -> None:
        self._told.setText(_("No proposal could be made; the day goes on as it is."))
        raise error

    def _show(self, row: int) -> None:
        proposal = self._found[row]
        self._table.setRowCount(len(proposal.rows))
        controls: list[QWidget] = [self._measures]
        for index, of_item in enumerate(proposal.rows):
            fields = {NEW_MINUTES: self._minutes(of_item), PLACE: self._place(of_item, proposal)}
            for column, field in fields.items():
                self._table.removeCellWidget(index, column)
                if field is not None:
                    self._table.setCellWidget(index, column, field)
                    controls.append(field)
        for one, other in pairwise([*controls, self._apply, self._leave]):
            QWidget.setTabOrder(one, other)
        self._fill(proposal)

    def _fill(self, proposal: Proposal) -> None:
        for index, of_item in enumerate(proposal.rows):
            self._set(self._table.cellWidget(index, NEW_MINUTES), of_item)
            for column, text in enumerate(self._cells(of_item)):
                by_hand = self._table.cellWidget(index, column) is not None
                cell = QTableWidgetItem("" if by_hand else text)
                cell.setToolTip(plain_tip(text))
                if of_item.changed:
                    cell.setData(Qt.ItemDataRole.UserRole, True)
                    cell.setFont(font(14, 600))
                self._table.setItem(index, column, cell)
        self._apply.setEnabled(True)
        event = proposal.event
        by_hand = bool(event.cuts or event.dropped or event.moves)
        accepts = proposal.measure is Measure.ACCEPT and not by_hand
        self._apply.setText(_("Accept the delay") if accepts else _("Apply"))

    def _minutes(self, row: PlanRow) -> NumberField | None:
        """Return where the item's minutes are changed, None where they are not to be."""
        if row.item.protected or row.allotted is None:
            return None
        _programme, course, now = self._asked
        least, most = -(-course.used(row.item.id, now) // A_MINUTE), row.allotted // A_MINUTE
        if max(1, least) >= most:  # over its time already
            return None
        field = NumberField()
        field.setRange(max(1, least), most)
        field.setSuffix(_(" min"))
        field.setAccessibleName(_("Minutes of {item}").format(item=numbered(row.item)))
        self._set(field, row)
        field.valueChanged.connect(
            lambda count: self._change(
                with_minutes(self._asked, self._chosen(), row.item, count * A_MINUTE)
            )
        )
        return field

    def _set(self, field: QWidget | None, row: PlanRow) -> None:
        """Show the minutes an item gets; of one that leaves the session there are none to cut."""
        if isinstance(field, NumberField):
            field.setEnabled(not (row.dropped or row.moved))
            field.blockSignals(True)  # nobody has changed them
            field.setValue((row.new_allotted or row.allotted or ZERO) // A_MINUTE)
            field.blockSignals(False)

    def _place(self, row: PlanRow, proposal: Proposal) -> QComboBox | None:
        """Return where it is chosen whether the item stays, None where it does."""
        possible = places(self._asked, proposal, row.item)
        if len(possible) == 1:
            return None
        choice = QComboBox()
        choice.setAccessibleName(_("Place of {item}").format(item=numbered(row.item)))
        for place in possible:
            if place is None:
                told = _("left out")
            elif place == proposal.session:
                told = _("stays")
            else:
                told = _("to: {session}").format(session=self._asked[0].sessions[place].name)
            choice.addItem(told, place)
        # The table measures its fields before they wear the sheet, which takes room for itself.
        longest = max(map(len, map(choice.itemText, range(choice.count()))))
        choice.setMinimumContentsLength(min(longest, LONGEST_PLACE))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.view().setMinimumWidth(choice.view().sizeHintForColumn(0) + AROUND.width())
        moves = {move.item: move.session for move in proposal.event.moves}
        now = None if row.dropped else moves.get(row.item.id, proposal.session)
        choice.setCurrentIndex(possible.index(now))
        choice.activated.connect(
            lambda at: self._change(with_place(self._asked, self._chosen(), row.item, possible[at]))
        )
        return choice

    def _chosen(self) -> Proposal:
        return self._found[self._measures.currentRow()]

    def _change(self, proposal: Proposal) -> None:
        """Show what comes of a change by hand: the end, live, and every item's times."""
        row = self._measures.currentRow()
        self._found[row] = proposal
        self._tell(row, proposal)
        self._fill(proposal)

    def _cells(self, row: PlanRow) -> tuple[str, ...]:
        before = minutes(row.allotted) if row.allotted is not None else "–"
        after = minutes(row.new_allotted) if row.new_allotted is not None else "–"
        return (
            numbered_short(row.item) or numbered(row.item),
            f"{self._span(row.start, row.end)}\n{before}",
            "–" if row.dropped else self._span(row.new_start, row.new_end),
            after,
            "",
        )

    def _span(self, start: datetime | None, end: datetime | None) -> str:
        return f"{self._clock(start)} – {self._clock(end) or '…'}" if start else ""

    def _clock(self, instant: datetime | None) -> str:
        return clock(instant, self._desk.conference.programme)

    def _tell(self, row: int, proposal: Proposal) -> None:
        """Say in the list what the proposal does and when it ends, with room for all of it."""
        deviation, ends = proposal.deviation, _("Ends {time}, on time")
        if abs(deviation) >= A_MINUTE:
            late = deviation > ZERO
            ends = _("Ends {time}, {minutes} late") if late else _("Ends {time}, {minutes} early")
        away = hours_and_minutes(without_seconds(deviation))
        outcome = ends.format(time=self._clock(proposal.end), minutes=away)
        if proposal.end is None:  # the last item takes as long as it takes
            outcome = deviation_words(deviation)
        text = f"{_name(proposal.measure)}\n{outcome}"
        # Qt leaves the sheet's padding out where it wraps, and would cut the last line off.
        room = QRectF(0, 0, self._measures.width() - AROUND.width(), 10_000)
        needed = metrics(14, 400).boundingRect(room, Qt.TextFlag.TextWordWrap.value, text)
        line = self._measures.item(row)
        line.setText(text)
        line.setSizeHint(QSize(0, ceil(needed.height()) + AROUND.height()))

    def _do(self) -> None:
        self._desk.act(Replan(self._chosen().event))
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


def _name(measure: Measure) -> str:
    return {
        Measure.BREAK: _("Shorten the break"),
        Measure.SHORTEN: _("Shorten the items in proportion"),
        Measure.DROP: _("Leave out what is “if any”"),
        Measure.MOVE: _("Move an item to the next session"),
        Measure.COMBINE: _("Break, “if any” and items together"),
        Measure.ACCEPT: _("Accept the delay"),
    }[measure]
