"""The hands that are up, in their order, and what the points ask the desk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.roll_call import Hand
from timekeeper.desktop.operator.labels import label
from timekeeper.desktop.plain import add_line, button, plain_tip
from timekeeper.live.linked_points import PointRow
from timekeeper.words.language import _

WIDTH = 330


class _List(QListWidget):
    """A list of which Enter does something; what is chosen stays so while it is there."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.itemDoubleClicked.connect(lambda _item: self.entered.emit())
        self._shown: list[tuple[str, str]] = []

    def show_rows(self, lines: list[tuple[str, str]]) -> None:
        """Show these texts, each with the key that tells it from others."""
        if lines == self._shown:
            return
        chosen, self._shown = self.chosen(), lines
        self.clear()
        for key, text in lines:
            line = add_line(self, text)
            line.setData(Qt.ItemDataRole.UserRole, key)
            line.setToolTip(plain_tip(text))
        keys = [key for key, _text in lines]
        self.setCurrentRow(keys.index(chosen) if chosen in keys else 0 if keys else -1)

    def chosen(self) -> str:
        """Return the key of the line that is chosen, "" for none."""
        line = self.currentItem()
        return "" if line is None else str(line.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what the list is for."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HandsPanel(QWidget):
    """Takes a hand into the queue by one key or click.

    ``taken`` and ``put_aside`` carry a hand, ``answered`` the id of the point whose question it is.
    """

    taken = Signal(object)
    put_aside = Signal(object)
    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._hands: dict[str, Hand] = {}
        self.hands = _List(_("Hands"))
        take = partial(self._hand_on, self.taken)
        self.hands.entered.connect(take)
        self.take = button(_("Take (Enter)"), take, by_enter=False)
        self.take.setObjectName("accept")
        set_aside = partial(self._hand_on, self.put_aside)
        self.set_aside = button(_("Set aside"), set_aside, by_enter=False)
        self.questions = _List(_("Questions"))
        self.questions.entered.connect(self._answer)
        self.answer = button(_("Answer…"), self._answer, by_enter=False)
        keys = QHBoxLayout()
        keys.addWidget(self.take, stretch=1)
        keys.addWidget(self.set_aside)
        self._heads = label(role="caption"), label(role="caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heads[0])
        column.addWidget(self.hands, stretch=3)
        column.addLayout(keys)
        column.addWidget(self._heads[1])
        column.addWidget(self.questions, stretch=1)
        column.addWidget(self.answer)
        self.setFixedWidth(WIDTH)

    def show_rows(self, rows: tuple[PointRow, ...]) -> None:
        """Show the hands in the order they were raised, and the questions."""
        raised = sorted((row for row in rows if row.hand is not None), key=lambda row: row.place)
        self._hands = {row.hand.id: row.hand for row in raised if row.hand is not None}
        self.hands.show_rows(
            [(hand.id, _line(n, hand)) for n, hand in enumerate(self._hands.values(), 1)]
        )
        asked = [row for row in rows if row.talk.question]
        self.questions.show_rows(
            [(r.point.id, f"{r.point.name}: {r.talk.question}") for r in asked]
        )
        self._heads[0].setText(_("Hands up: {count}").format(count=len(self._hands)))
        self._heads[1].setText(_("Questions: {count}").format(count=len(asked)))
        for key in (self.take, self.set_aside):
            key.setEnabled(bool(self._hands))
        self.answer.setEnabled(bool(asked))

    def _hand_on(self, asked: SignalInstance) -> None:
        if (hand := self._hands.get(self.hands.chosen())) is not None:
            asked.emit(hand)

    def _answer(self) -> None:
        if point := self.questions.chosen():
            self.answered.emit(point)


def _line(place: int, hand: Hand) -> str:
    topic = f": {hand.topic}" if hand.topic else ""
    return f"{place}. {hand.name} – {hand.speaker}{topic}"
