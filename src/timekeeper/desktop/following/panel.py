"""What the clerk of a linked point answers and asks, on a screen of his own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.points import LONGEST_NAME, LONGEST_WORDS, MOST_DELEGATES
from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.following.far_hall import FarHall
from timekeeper.desktop.following.window import floor_words, hall_words, hand_words
from timekeeper.desktop.operator.dialogs.form_dialog import add_field
from timekeeper.desktop.operator.labels import label, set_text
from timekeeper.network.point_protocol import (
    LONGEST_TOPIC,
    AskFloor,
    Finished,
    NumberRead,
    Present,
    Question,
    Standing,
    TakeBack,
)
from timekeeper.words.language import _, ngettext


class PointPanel(QWidget):
    """Roll call, floor, questions and the line test of one point."""

    def __init__(self, hall: FarHall) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setWindowTitle("timekeeper point desk")
        self.setMinimumWidth(900)
        self._hall = hall
        self.name, self.line = label("eventTitle"), label(role="quiet")
        self.told, self.answer = label(role="outcome"), label(role="subject")
        for each in (self.told, self.answer):
            each.setWordWrap(True)
        place = self.told.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # no key moves away when a message comes
        self.told.setSizePolicy(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for each in (self.name, self.line, self.told):
            column.addWidget(each)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        self._roll_card = self._roll_call_card()
        beside.addWidget(self._roll_card, stretch=1)
        beside.addWidget(self._floor_card(), stretch=1)
        column.addLayout(beside)
        column.addWidget(self._question_card())
        self.test, self.finished = QPushButton(), QPushButton()
        self.test.clicked.connect(self._read)
        self.finished.clicked.connect(self._finish)
        column.addWidget(self.test)
        column.addWidget(self.finished)
        column.addWidget(self.answer)
        column.addStretch(1)
        hall.changed.connect(self.refresh)
        hall.answered.connect(lambda answer: set_text(self.answer, answer.sentence))
        self.refresh()

    def refresh(self) -> None:
        """Show what holds for the point now, and let be pressed what can be."""
        standing = self._hall.knows.standing
        set_text(self.line, hall_words(self._hall))
        there = standing is not None and self._hall.knows.alone_since is None
        for key in (self.present, self.ask_floor, self.take_back, self.question_key):
            key.setEnabled(there)
        self.test.setVisible(standing is not None and standing.test is not None)
        room = standing is not None and standing.room
        self.finished.setVisible(room)
        self._roll_card.setVisible(not room)  # a group in the building is not called
        if standing is None:
            return
        set_text(self.name, standing.name)
        set_text(self.told, standing.message.text if standing.message is not None else "")
        self.told.setVisible(standing.message is not None)
        self._show_roll_call(standing, there=there)
        self._show_floor(standing, there=there)
        waiting = _("The desk has not answered yet: {question}").format(question=standing.question)
        set_text(self.asked, waiting if standing.question else "")
        if standing.test is not None:
            words = _("Line test: the number is {number}; press when you have heard it")
            done = _("Line test: {number} was heard")
            text = (done if standing.number_read else words).format(number=standing.test)
            self.test.setText(text)
            self.test.setEnabled(there and not standing.number_read)
        self.finished.setText(
            _("The group goes on") if standing.finished else _("The group has finished")
        )

    def _roll_call_card(self) -> QWidget:
        self.delegates, self.chair = NumberField(), QLineEdit()
        self.delegates.setRange(0, MOST_DELEGATES)
        self.chair.setMaxLength(LONGEST_NAME)
        self.present = QPushButton(_("Present"))
        self.present.clicked.connect(self._answer)
        self.roll_call = label(role="quiet")
        card, form = _card(_("Roll call"), self.roll_call)
        add_field(form, _("Delegates here"), self.delegates)
        add_field(form, _("In the chair"), self.chair)
        form.addRow("", self.present)
        return card

    def _floor_card(self) -> QWidget:
        self.speaker, self.topic = QLineEdit(), QLineEdit()
        self.speaker.setMaxLength(LONGEST_NAME)
        self.topic.setMaxLength(LONGEST_TOPIC)
        self.ask_floor = QPushButton(_("Ask for the floor"))
        self.ask_floor.clicked.connect(self._ask_floor)
        self.take_back = QPushButton(_("Take it back"))
        self.take_back.clicked.connect(lambda: self._hall.press(TakeBack))
        self.floor = label(role="quiet")
        card, form = _card(_("Speaking"), self.floor)
        add_field(form, _("Speaker"), self.speaker)
        add_field(form, _("Topic"), self.topic)
        keys = QHBoxLayout()
        keys.addWidget(self.ask_floor, stretch=1)
        keys.addWidget(self.take_back, stretch=1)
        form.addRow("", keys)
        return card

    def _question_card(self) -> QWidget:
        self.question, self.question_key = QLineEdit(), QPushButton(_("Send to the desk"))
        self.question.setMaxLength(LONGEST_WORDS)
        self.question_key.clicked.connect(self._ask)
        self.asked = label(role="quiet")
        card, form = _card(_("A question to the desk"), self.asked)
        add_field(form, _("Question"), self.question)
        form.addRow("", self.question_key)
        return card

    def _show_roll_call(self, standing: Standing, *, there: bool) -> None:
        self.present.setEnabled(there and standing.roll_call)
        if standing.present is not None:
            count, chair = standing.present.delegates, standing.present.chair or "–"
            words = ngettext(
                "The hall has written down: {count} delegate, {chair} in the chair.",
                "The hall has written down: {count} delegates, {chair} in the chair.",
                count,
            )
            told = words.format(count=count, chair=chair)
        elif standing.excused:
            told = _("The hall has excused this point.")
        elif standing.roll_call:
            told = _("The hall calls the roll: answer it here.")
        else:
            told = _("The roll call is not open.")
        set_text(self.roll_call, told)

    def _show_floor(self, standing: Standing, *, there: bool) -> None:
        hand, floor, now = standing.hand, standing.floor, self._hall.knows.now()
        self.ask_floor.setEnabled(there and hand is None and floor is None)
        self.take_back.setEnabled(there and hand is not None)
        if floor is not None and now is not None:
            told = floor_words(floor, now)
        else:
            told = "" if hand is None else hand_words(hand)
        set_text(self.floor, told)

    def _answer(self) -> None:
        chair = self.chair.text().strip()
        self._hall.press(Present, delegates=self.delegates.value(), chair=chair)

    def _ask_floor(self) -> None:
        name, topic = self.speaker.text().strip(), self.topic.text().strip()
        if name:
            self._hall.press(AskFloor, name=name, topic=topic)
        else:
            set_text(self.answer, _("Enter who wants to speak."))

    def _ask(self) -> None:
        text = self.question.text().strip()
        if text and self._hall.press(Question, text=text):
            self.question.clear()

    def _read(self) -> None:
        standing = self._hall.knows.standing
        if standing is not None and standing.test is not None:
            self._hall.press(NumberRead, number=standing.test)

    def _finish(self) -> None:
        standing = self._hall.knows.standing
        if standing is not None:
            self._hall.press(Finished, finished=not standing.finished)


def _card(title: str, told: QWidget) -> tuple[QWidget, QFormLayout]:
    card = QFrame()
    card.setProperty("card", True)
    heading = label(role="caption")
    heading.setText(title)
    form = QFormLayout(card)
    form.addRow(heading)
    form.addRow(told)
    return card, form
