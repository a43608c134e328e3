"""The keys of the day: one big Next, and what is needed beside it. Each says what it will do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
)

from timekeeper.core.acts import Act, AddTime, CutTime, Redo, Undo
from timekeeper.core.events import SpeakerCalled, item_of
from timekeeper.core.hall_order import Coverage, GoDark
from timekeeper.core.intervals import A_MINUTE, FIVE_MINUTES, ZERO
from timekeeper.core.record.course import Stage
from timekeeper.core.rules import going_on, pausing
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.labels import NamingKey, set_room
from timekeeper.desktop.operator.now_panel import nothing_left
from timekeeper.desktop.plain import plain_tip, without_keys
from timekeeper.words.language import _
from timekeeper.words.values import act_name, brief, clock, going_on_to

LEAST_KEY = 280  # pixels, for a word and the beginning of a title


class Transport(QFrame):
    """Start or next, slides, pause, more or less time, undo, and the dark picture.

    ``key_of`` names the key of a command.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("transport")
        self._desk = desk
        self.primary = NamingKey()
        self.primary.setObjectName("primary")
        self.primary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.primary.clicked.connect(desk.go_on)
        self.key_of: Callable[[str], str] = lambda _command: ""
        self.pages = QPushButton()
        self._elsewhere = self._called_back = False
        self.pages.pressed.connect(self._keep)
        self.pages.clicked.connect(self._turn)
        self._acts: dict[QPushButton, Act] = {}
        self._leave = QPushButton(_("Next\nitem"))
        self._leave.setObjectName("leave")
        self._leave.clicked.connect(desk.leave)
        self._calling = False
        self._named: tuple[object, ...] = ()
        self._pause = QPushButton()
        self._pause.clicked.connect(desk.pause_or_resume)
        self._less = self._act_button(CutTime(A_MINUTE))
        self._more = self._act_button(AddTime(A_MINUTE))
        self._five = self._act_button(AddTime(FIVE_MINUTES))
        self._undo = self._act_button(Undo())
        self._redo = self._act_button(Redo())
        self._redo.setText(_("Redo"))
        self._dark = QPushButton()
        self._dark.setCheckable(True)
        self._dark.clicked.connect(lambda: desk.order_hall(GoDark()))
        self._row = row = QHBoxLayout(self)
        row.setSpacing(10)
        row.addWidget(self.primary, stretch=1)
        changes = (self._less, self._more, self._five)
        buttons = (self.pages, self._leave, self._pause, *changes, self._undo, self._redo)
        for button in (*buttons, self._dark):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        needed = (self._dark, self._leave, self._pause, self._undo, self._more, self._less)
        self._first_to_keep = (*needed, self._five, self._redo)
        self.fold(low=False, lowest=False)

    def fold(self, *, low: bool, lowest: bool) -> None:
        """Lie closer in a low window, with lower keys in the lowest."""
        for key in (self.primary, self.pages, *self._first_to_keep):
            set_room(key, "low" if lowest else "")
        margin = 4 if low else 8
        self._row.setContentsMargins(14, margin, 14, margin)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the big key and of the dark picture's; the menus have the others."""
        return QSize(LEAST_KEY, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave to the menus what would cut the big key short."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        around, spacing = self._row.contentsMargins(), self._row.spacing()
        room = self.width() - around.left() - around.right() - LEAST_KEY
        has_pages = self._desk.slides.material is not None or self._elsewhere
        self.pages.setVisible(has_pages)
        if has_pages:  # whose keys they are, is always said
            room -= self.pages.sizeHint().width() + spacing
        self._leave.setVisible(self._calling)
        for button in self._first_to_keep:
            if button is self._leave and not self._calling:
                continue
            room -= button.sizeHint().width() + spacing
            button.setHidden(room < 0)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Name each key after what it would do now, and grey what is not permitted.

        From second to second that stays: what is permitted does not depend on the time.
        """
        desk = self._desk
        self._name_pages()
        dark = isinstance(desk.order, GoDark)
        self._dark.setChecked(dark)  # a press has changed it, whatever came of that
        ends = _ends(snapshot)
        pages = desk.slides.material, self._elsewhere, self.pages.text()
        named = desk.conference.course, desk.conference.programme, dark, ends, pages
        if named == self._named:
            return
        self._named = named
        self._name_primary(snapshot)
        paused = snapshot.stage is Stage.PAUSED
        _set(self._pause, _("Resume") if paused else _("Pause"))
        pause = pausing(desk.conference.course)
        self._pause.setEnabled(desk.conference.would_do(pause) is not None)
        for button, act in self._acts.items():
            button.setEnabled(desk.conference.would_do(act) is not None)
        self._name_minutes(ends)
        course, programme = desk.conference.course, desk.conference.programme
        undoable = act_name(course.undoable.event, programme) if course.undoable else ""
        redoable = act_name(course.redoable.event, programme) if course.redoable else ""
        _set(self._undo, _("Undo"))
        _tell(self._undo, _("Undo: {act}").format(act=undoable) if undoable else "")
        _tell(self._redo, _("Redo: {act}").format(act=redoable) if redoable else "")
        _set(self._dark, _("Show picture") if dark else _("Blackout"))
        self._make_room()

    def _name_minutes(self, ends: tuple[datetime | None, ...]) -> None:
        programme = self._desk.conference.programme
        buttons = (self._less, self._more, self._five)
        words = (_("−1 min"), _("+1 min"), _("+5 min"))
        for button, change, end in zip(buttons, words, ends, strict=True):
            _set(button, f"{change}\n→ {clock(end, programme)}" if end is not None else change)

    def _name_primary(self, snapshot: Snapshot) -> None:
        conference = self._desk.conference
        event = conference.would_do(going_on(conference.course))
        self.primary.setEnabled(event is not None)
        self._calling = isinstance(event, SpeakerCalled)
        if event is None:
            text = nothing_left(snapshot)
        elif isinstance(event, SpeakerCalled):
            speeches = conference.course.speeches_of(event.item)
            speaker = next(s.speaker for s in speeches if s.id == event.speech)
            named = ", ".join(part for part in (speaker.name, speaker.body) if part)
            named = named.replace("Đồng chí", "đồng chí", 1)
            text = _("Call: {name}").format(name=named)
        else:
            item = conference.programme.slot(item_of(event) or "").item
            words = going_on_to(event, running=snapshot.current is not None)
            text = words.format(item=brief(item))
        _set(self.primary, text)

    def _name_pages(self) -> None:
        """Say what Page Down does, while what runs has slides or another program the projector."""
        slides = self._desk.slides
        shared = slides.foreign or self._desk.coverage is not Coverage.WHOLE
        self._elsewhere = shared and QApplication.activeWindow() is None
        if self._elsewhere:
            taken = _("The other program has the keyboard")
            _set(self.pages, "{}\n{}".format(taken, _("click: back to the desk")))
        elif not slides.up:
            _set(self.pages, _("{key}: show the slides").format(key=self.key_of("slides")))
        elif slides.foreign:
            _set(self.pages, _("Another program shows the file"))
        elif slides.count is None:
            _set(self.pages, _("The slides are being opened"))
        elif slides.past_the_end:
            back = _("{key}: back to the last page").format(key=self.key_of("page_back"))
            _set(self.pages, "{}\n{}".format(_("End of the slides"), back))
        else:
            on = _("{key}: next page").format(key=self.key_of("page_on"))
            _set(self.pages, f"{on}\n{slides.page}/{slides.count}")

    def _keep(self) -> None:
        """Keep what the button says now; being pressed gives the window the keyboard already."""
        self._called_back = self._elsewhere

    def _turn(self) -> None:
        slides = self._desk.slides
        if slides.foreign or self._called_back:
            self.window().activateWindow()
        else:
            slides.turn(1) if slides.up else self._desk.switch_slides()

    def _act_button(self, act: Act) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(lambda: self._desk.act(act))
        self._acts[button] = act
        return button


def _ends(snapshot: Snapshot) -> tuple[datetime | None, ...]:
    """Return when what runs would end with a minute less, one more and five, None if at once."""
    left = snapshot.current.remaining if snapshot.current is not None else None
    return tuple(
        snapshot.at + left + change if left is not None and left + change > ZERO else None
        for change in (-A_MINUTE, A_MINUTE, FIVE_MINUTES)
    )


def _set(button: QPushButton, text: str) -> None:
    """Change a button only when it says something else, so that nothing is repainted in vain."""
    if button.text() != without_keys(text):
        button.setText(without_keys(text))
        button.setAccessibleName(text.replace("\n", " "))


def _tell(button: QPushButton, words: str) -> None:
    button.setToolTip(plain_tip(words))
    button.setAccessibleDescription(words)
