"""The window of the linked points: roll call, lines, hands and messages, beside the desk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.points import LONGEST_WORDS
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course
from timekeeper.desktop.operator.labels import label, set_text
from timekeeper.desktop.operator.points.hands_panel import HandsPanel
from timekeeper.desktop.operator.points.points_table import PointsTable
from timekeeper.desktop.plain import button
from timekeeper.desktop.room import resize_within, show_within
from timekeeper.live.linked_points import PointRow
from timekeeper.views.points import PointFilter, roll_call_sentence
from timekeeper.words.language import _

_button = partial(button, by_enter=False)  # in a field it would take a hand or call the roll


class PointsWindow(QDialog):
    """Says what the operator wants and changes nothing itself.

    ``roll_call_switched`` opens or closes the roll call; ``present`` and ``linked`` carry the row
    that is chosen, ``excused`` also whether it is. ``told`` carries a text and a point's id, None
    for all; ``tested`` begins the line test with all, or ends it.
    """

    roll_call_switched = Signal()
    list_asked = Signal()
    calls_asked = Signal()
    present = Signal(object)
    excused = Signal(object, bool)
    linked = Signal(object)
    told = Signal(str, object)
    tested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Linked points"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._roll_called = False
        self.table, self.hands = PointsTable(), HandsPanel()
        self.table.chosen_changed.connect(self._show_keys)
        self._sentence, self._told = label(role="subject"), label(role="outcome")
        for sentence in (self._sentence, self._told):
            sentence.setWordWrap(True)
        self._told.hide()
        self.roll_call = _button(_("Open the roll call"), self.roll_call_switched.emit)
        self.roll_call.setObjectName("accept")
        self.test = _button(_("Line test"), self.tested.emit)
        self.wanted, self.search = _choice(), QLineEdit()
        self.wanted.currentIndexChanged.connect(self._look)
        self.search.textChanged.connect(self._look)
        self.search.setClearButtonEnabled(True)
        _name(self.search, _("Find a point"))
        self.lists = _button(_("List of points…"), self.list_asked.emit)
        self.calls = _button(_("Print who is to be telephoned…"), self.calls_asked.emit)
        self.mark_present = _button(_("Present…"), lambda: self.present.emit(self.table.chosen()))
        self.mark_excused = _button(
            _("Excused"), lambda: self.excused.emit(self.table.chosen(), True)
        )
        self.mark_nothing = _button(
            _("Not yet"), lambda: self.excused.emit(self.table.chosen(), False)
        )
        self.link = _button(_("Link…"), lambda: self.linked.emit(self.table.chosen()))
        self.text = QLineEdit()
        self.text.setMaxLength(LONGEST_WORDS)
        _name(self.text, _("Message to the points"))
        self.tell_one = _button(_("Send to the chosen point"), self._tell_one)
        self.tell_all = _button(_("Send to all"), lambda: self._tell(None))
        self.take_down = _button(_("Take down"), lambda: self.told.emit("", None))
        self._lay_out()
        self._show_keys()

    def show_points(
        self, rows: tuple[PointRow, ...], course: Course, programme: Programme, test: int | None
    ) -> None:
        """Show how all points stand, and the number of the line test that runs."""
        roll_call = course.roll_call
        open_ = roll_call is not None and roll_call.closed is None
        none_yet = _("No point is listed yet: give the list first.")
        set_text(self._sentence, roll_call_sentence(roll_call, rows) if rows else none_yet)
        self.roll_call.setText(_("Close the roll call") if open_ else _("Open the roll call"))
        self.test.setText(
            _("Line test") if test is None else _("End the line test: {number}").format(number=test)
        )
        for key in (self.roll_call, self.test, self.calls, self.tell_all, self.take_down):
            key.setEnabled(bool(rows))
        self.table.show_rows(rows, programme)
        self.hands.show_rows(rows)
        self._roll_called = roll_call is not None
        self._show_keys()

    def say(self, sentence: str) -> None:
        """Tell the operator one sentence; an empty one takes the last down."""
        set_text(self._told, sentence)
        self._told.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addLayout(_row(self.search, self.wanted, self.calls, wide=True))
        left.addWidget(self.table, stretch=1)
        marks = self.mark_present, self.mark_excused, self.mark_nothing
        left.addLayout(_row(*marks, self.link, self.lists))
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, stretch=1)
        middle.addWidget(self.hands)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(_row(self._sentence, self.roll_call, self.test, wide=True))
        column.addWidget(self._told)
        column.addLayout(middle, stretch=1)
        column.addLayout(_row(self.text, self.tell_one, self.tell_all, self.take_down, wide=True))
        show_within(self, page)
        resize_within(self, 1340, 700)

    def _look(self) -> None:
        self.table.look_for(PointFilter(self.wanted.currentData()), self.search.text())

    def _show_keys(self) -> None:
        chosen = self.table.chosen()
        point = chosen is not None and not chosen.point.room
        answered = chosen is not None and chosen.attendance is not None
        for key in (self.mark_present, self.mark_excused):
            key.setEnabled(point and self._roll_called)
        self.mark_nothing.setEnabled(answered)
        for key in (self.link, self.tell_one):
            key.setEnabled(chosen is not None)

    def _tell_one(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            self._tell(chosen.point.id)

    def _tell(self, point: str | None) -> None:
        text = " ".join(self.text.text().split())
        if text:
            self.told.emit(text, point)
            self.text.clear()


def _name(field: QLineEdit, name: str) -> None:
    field.setPlaceholderText(name)
    field.setAccessibleName(name)


def _choice() -> QComboBox:
    box = QComboBox()
    for wanted, words in {
        PointFilter.ALL: _("All points"),
        PointFilter.NOT_YET: _("Not yet answered"),
        PointFilter.TO_CALL: _("To be telephoned"),
        PointFilter.PRESENT: _("Present"),
        PointFilter.BAD_LINE: _("Bad or lost line"),
        PointFilter.ASKING: _("Hands and questions"),
        PointFilter.NOT_READ: _("Number not read yet"),
    }.items():
        box.addItem(words, wanted)
    box.setAccessibleName(_("Which points are shown"))
    box.setMinimumWidth(190)
    return box


def _row(*widgets: QWidget, wide: bool = False) -> QHBoxLayout:
    """Return a row, the first of it as wide as can be or each as wide as it needs."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget, stretch=int(wide and widget is widgets[0]))
    if not wide:
        row.addStretch(1)
    return row
