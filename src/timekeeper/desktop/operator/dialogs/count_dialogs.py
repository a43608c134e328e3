"""Questions for what others counted: who is present, and the ballots of a vote."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from timekeeper.core.events import BallotsCounted, GroupCount
from timekeeper.core.house.counts import counted_for, discrepancies, shortfalls, total, uneven
from timekeeper.core.programme import Item
from timekeeper.core.rules import MOST_COUNTED
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.desktop.plain import Label
from timekeeper.words.counts import (
    count_sentence,
    discrepancy_sentence,
    shortfall_sentence,
    uneven_sentence,
)
from timekeeper.words.language import _
from timekeeper.words.values import brief

SPARE_GROUPS = 3


class AttendanceDialog(FormDialog):
    """Who was summoned to a session, is present and absent, a line to each group."""

    def __init__(self, desk: Desk, session: int, parent: QWidget) -> None:
        conference = desk.conference
        name = conference.programme.sessions[session].name or conference.programme.title
        super().__init__(_("Count those present"), name, _("Save"), parent)
        self._desk, self._session = desk, session
        known = conference.course.attendance
        earlier = [index for index in known if index <= session]
        groups = known[max(earlier)] if earlier else ()
        self._rows: list[tuple[QLineEdit, tuple[NumberField, ...]]] = []
        grid = QGridLayout()
        heads = (_("Group"), _("Summoned"), _("Present"), _("With leave"), _("Without leave"))
        for column, head in enumerate(heads):
            grid.addWidget(Label(head), 0, column)
        for row, group in enumerate((*groups, *[GroupCount(0, 0, 0, 0)] * SPARE_GROUPS), start=1):
            self._add_row(grid, row, group, heads)
        table = QWidget()
        grid.setContentsMargins(0, 0, 0, 0)
        table.setLayout(grid)
        self.form.addRow(table)
        self._check()

    def groups(self) -> tuple[GroupCount, ...]:
        """Return what is written, without the lines that say nothing."""
        written = (
            GroupCount(
                summoned.value(),
                present.value(),
                excused.value(),
                unexcused.value(),
                name.text().strip(),
            )
            for name, (summoned, present, excused, unexcused) in self._rows
        )
        return tuple(group for group in written if group != GroupCount(0, 0, 0, 0))

    def _add_row(
        self, grid: QGridLayout, row: int, group: GroupCount, heads: tuple[str, ...]
    ) -> None:
        name = QLineEdit(group.group)
        name.setMinimumWidth(260)
        name.setAccessibleName(f"{heads[0]} {row}")
        name.setPlaceholderText(_("all, or the name of a group"))
        figures = (group.summoned, group.present, group.excused, group.unexcused)
        boxes = tuple(map(_figure, figures))
        grid.addWidget(name, row, 0)
        for column, box in enumerate(boxes, start=1):
            box.setAccessibleName(f"{heads[column]} {row}")
            box.valueChanged.connect(self._check)
            grid.addWidget(box, row, column)
        name.textChanged.connect(self._check)
        self._rows.append((name, boxes))

    def _check(self) -> None:
        groups = self.groups()
        told = [uneven_sentence(group) for group in groups if uneven(group)]
        if groups:
            told.append(_("In all: {count}").format(count=count_sentence(total(groups))))
        self.tell("\n".join(told), possible=any(group.summoned for group in groups))


class BallotsDialog(FormDialog):
    """What the counters of a vote said of its ballots; nothing is counted here."""

    def __init__(self, desk: Desk, item: Item | None, parent: QWidget) -> None:
        super().__init__(_("Ballots of a vote"), "", _("Save"), parent)
        self._desk = desk
        self._item = QComboBox()
        for one in desk.conference.programme.items:
            if one.timed:
                self._item.addItem(brief(one, 80), one.id)
        if item is not None:
            self._item.setCurrentIndex(self._item.findData(item.id))
        self._subject, self._result = QLineEdit(), QLineEdit()
        self._subject.setPlaceholderText(_("where the item has several votes"))
        self._result.setPlaceholderText(_("as the counters read it out"))
        self._figures = tuple(map(_figure, (0, 0, 0, 0)))
        self.field(_("Item"), self._item)
        self.field(_("What was voted on"), self._subject)
        names = (_("Given out"), _("Returned"), _("Valid"), _("Void"))
        for name, box in zip(names, self._figures, strict=True):
            self.field(name, box)
            box.valueChanged.connect(self._check)
        self.field(_("Result"), self._result)
        self._item.currentIndexChanged.connect(self._fill)
        self._fill()

    def ballots(self) -> BallotsCounted:
        """Return what is written."""
        given_out, returned, valid, void = (box.value() for box in self._figures)
        return BallotsCounted(
            self._item.currentData(),
            given_out,
            returned,
            valid,
            void,
            self._subject.text().strip(),
            self._result.text().strip(),
        )

    def _fill(self) -> None:
        """Show what was said of the item's last vote."""
        item, course = self._item.currentData(), self._desk.conference.course
        known = next((b for b in reversed(course.ballots) if b.item == item), None)
        if known is not None:
            self._subject.setText(known.subject)
            self._result.setText(known.result)
            said = (known.given_out, known.returned, known.valid, known.void)
            for box, figure in zip(self._figures, said, strict=True):
                box.setValue(figure)
        self._check()

    def _check(self) -> None:
        ballots, conference = self.ballots(), self._desk.conference
        counted = counted_for(conference.programme, conference.course, ballots.item)
        told = [discrepancy_sentence(d, ballots, counted) for d in discrepancies(ballots, counted)]
        told += [
            shortfall_sentence(short, brief(conference.programme.slot(short.item).item))
            for short in shortfalls(conference.programme, conference.course)
            if short.item == ballots.item
        ]
        self.tell("\n".join(told), possible=ballots.given_out > 0)


def _figure(value: int) -> NumberField:
    box = NumberField()
    box.setRange(0, MOST_COUNTED)
    box.setValue(value)
    return box
