"""The keys of the day: one big Next, and what is needed beside it. Each says what it will do."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from timekeeper.core.events import ItemFinished
from timekeeper.core.rules import Act, Action, Stage
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk import Desk
from timekeeper.desktop.orders import GoDark
from timekeeper.live.language import _
from timekeeper.live.wording import act_name, brief

A_MINUTE = timedelta(minutes=1)


class Transport(QFrame):
    """Start or next, pause, a minute more or less, undo, and the dark picture."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("transport")
        self._desk = desk
        self.primary = QPushButton()
        self.primary.setObjectName("primary")
        self.primary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.primary.clicked.connect(desk.go_on)
        self._pause = QPushButton()
        self._pause.clicked.connect(desk.pause_or_resume)
        self._less = self._act_button(_("−1 min"), Act(Action.CUT, amount=A_MINUTE))
        self._more = self._act_button(_("+1 min"), Act(Action.ADD, amount=A_MINUTE))
        self._undo = self._act_button(_("Undo"), Act(Action.UNDO))
        self._redo = self._act_button(_("Redo"), Act(Action.REDO))
        self._dark = QPushButton(_("Blackout"))
        self._dark.setCheckable(True)
        self._dark.clicked.connect(lambda: desk.order_hall(GoDark()))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self.primary, stretch=1)
        for button in self._others():
            row.addWidget(button)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Name each key after what it would do now, and grey what is not permitted."""
        desk = self._desk
        self._name_primary(snapshot)
        paused = snapshot.stage is Stage.PAUSED
        self._pause.setText(_("Resume") if paused else _("Pause"))
        action = Action.RESUME if paused else Action.PAUSE
        self._pause.setEnabled(desk.would_do(Act(action)) is not None)
        for button, act in self._acts.items():
            button.setEnabled(desk.would_do(act) is not None)
        show, programme = desk.conference.show, desk.conference.programme
        undoable = act_name(show.undoable.event, programme) if show.undoable else ""
        redoable = act_name(show.redoable.event, programme) if show.redoable else ""
        self._undo.setToolTip(_("Undo: {act}").format(act=undoable) if undoable else "")
        self._redo.setToolTip(_("Redo: {act}").format(act=redoable) if redoable else "")
        dark = isinstance(desk.order, GoDark)
        self._dark.setChecked(dark)
        self._dark.setText(_("Show picture") if dark else _("Blackout"))

    def _others(self) -> tuple[QPushButton, ...]:
        return (self._pause, self._less, self._more, self._undo, self._redo, self._dark)

    def _name_primary(self, snapshot: Snapshot) -> None:
        starting = snapshot.current is None
        event = self._desk.would_do(Act(Action.START if starting else Action.NEXT))
        self.primary.setEnabled(event is not None)
        if event is None:
            text = _("The programme is done")
        elif isinstance(event, ItemFinished) and snapshot.current is not None:
            text = _("Finish: {item}").format(item=brief(snapshot.current.item))
        elif snapshot.next is not None:
            template = _("Start: {item}") if starting else _("Next: {item}")
            text = template.format(item=brief(snapshot.next.item))
        else:
            text = _("Next")
        if self.primary.text() != text:
            self.primary.setText(text)

    def _act_button(self, text: str, act: Act) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._desk.act(act))
        if not hasattr(self, "_acts"):
            self._acts: dict[QPushButton, Act] = {}
        self._acts[button] = act
        return button
