"""A discussion kept calmly: who has the floor, who waits, and how many more there is time for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.acts import Act
from timekeeper.core.discussion import Speech, room_for, time_needed
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Item, Speaker
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.discussion import discussion_acts as acts
from timekeeper.desktop.operator.discussion.floor import CallButton, FloorCard
from timekeeper.desktop.operator.discussion.speaker_form import SpeakerForm
from timekeeper.desktop.operator.discussion.speaker_queue import SpeakerQueue
from timekeeper.desktop.operator.labels import ElidedLabel, set_room
from timekeeper.desktop.plain import Label, plain_tip
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import brief, minutes

SECOND_PRESS = timedelta(seconds=5)


class DiscussionPanel(QWidget):
    """The speakers of the discussion that runs, or of one that is to come."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("discussion")
        self._desk = desk
        self._items: tuple[Item, ...] = ()
        self._running: str | None = None
        self._snapshot: Snapshot | None = None
        self._shown: tuple[object, ...] = ()
        self._folded: tuple[bool, ...] = ()
        self._putting_down = False
        self._entered: tuple[str, str, datetime] | None = None
        self._picker = QComboBox()
        self._picker.setAccessibleName(_("Discussion whose speakers are shown"))
        self._picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._picker.activated.connect(lambda _index: self._show_item())
        self._calm = Label()
        self._calm.setObjectName("discussionCalm")
        self._calm.setWordWrap(True)
        self.floor = FloorCard()
        self.queue = SpeakerQueue()
        self.form = SpeakerForm()
        self.form.left.connect(lambda: self._open_form(opened=False))
        self._room = ElidedLabel("discussionRoom")
        self._room.setProperty("role", "quiet")
        self._call = CallButton(self._call_next)
        self._end = self._button("endSpeech", lambda: self._act(acts.end))
        self._end.setText(_("End speech"))
        self._more = self._button("extendSpeech", lambda: self._act(acts.longer))
        self._more.setText(_("+1 min"))
        self._more.setAccessibleName(_("One minute more for the speaker"))
        self._list = self._button("speakerList")
        self._prepared = self._button("addPrepared", self._add)
        self._arrange()
        self._connect()
        self.fold(low=False, lowest=False, line=False)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the discussion at this instant; one that begins to run is turned to."""
        self._snapshot = snapshot
        items = acts.open_discussions(snapshot, self._desk.conference.programme)
        if items != self._items:
            chosen = self.item()
            self._items = items
            with QSignalBlocker(self._picker):
                self._picker.clear()
                self._picker.addItems([brief(item) for item in items])
                self._pick(chosen.id if chosen else None)
        running = snapshot.current.item.id if snapshot.current else None
        if running != self._running:
            self._pick(running)
        self._running = running
        shown = self._desk.conference.course, items, self.item()
        # Only what runs is another one from second to second.
        if shown != self._shown or any(item.id == running for item in items):
            self._shown = shown
            self._show_item()

    def fold(self, *, low: bool, lowest: bool, line: bool) -> None:
        """Leave the queue the room that others can spare on a low desk.

        On the lowest the keys are lower and the fields of a new speaker asked for in the menu;
        where strips take their share as well, who has the floor stands in a line.
        """
        if (low, lowest, line) == self._folded:
            return
        self._folded = low, lowest, line
        self._column.setContentsMargins(4, 0 if line else 2, 4, 0 if line else 2)
        self._column.setSpacing(2 if line else 4)
        self.floor.fold(folded=low, line=line)
        for button in (self._call, self._end, self._more, self._list):
            set_room(button, "low" if lowest else "")
        self.queue.fold(folded=low)
        self._put_down.setVisible(lowest)
        self._show_item()

    def _button(self, name: str, clicked: Callable[[], None] | None = None) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(True)  # so that Enter presses it as well
        if clicked is not None:
            button.clicked.connect(lambda _checked: clicked())
        return button

    def _arrange(self) -> None:
        keys = QHBoxLayout()
        keys.setSpacing(6)
        keys.addWidget(self._picker, stretch=1)
        keys.addWidget(self._call, stretch=1)
        for button in (self._end, self._more, self._list):
            keys.addWidget(button)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(6)
        self._foot.addWidget(self._room, stretch=1)
        self._foot.addWidget(self._prepared)
        self._column = column = QVBoxLayout(self)
        column.addWidget(self._calm)
        column.addWidget(self.floor)
        column.addLayout(keys)
        column.addWidget(self.queue, stretch=1)
        column.addWidget(self.form)
        column.addLayout(self._foot)

    def _connect(self) -> None:
        desk, queue = self._desk, self.queue
        queue.withdrawn.connect(lambda speech: desk.act(acts.withdraw(speech)))
        queue.called.connect(self._enter)
        self._call.entered.connect(lambda: self._enter(self._to_call()))
        queue.extended.connect(lambda speech, by: desk.act(acts.extend(speech, by)))
        queue.reordered.connect(self._reorder)
        queue.chosen_changed.connect(self._show_keys)
        self.form.entered.connect(lambda speaker: self._queue((speaker,), None))
        self.form.limit_changed.connect(self._show_room)
        self._list.setText("⋯")
        self._list.setAccessibleName(_("More for the list of speakers"))
        self._list.setToolTip(_("More for the list of speakers"))
        menu = QMenu(self)
        opening = partial(self._open_form, opened=True)
        self._put_down = menu.addAction(_("Put down a speaker"), opening)
        menu.addAction(_("Paste a list of speakers…"), self._ask_paste)
        self._another = menu.addAction(_("Prepare another discussion"), self._prepare)
        menu.addSeparator()
        self._for_chosen = (
            menu.addAction(_("Change the limit"), queue.edit_limit),
            menu.addAction(_("Speaks next"), queue.put_first),
            menu.addAction(_("Earlier"), lambda: queue.shift(-1)),
            menu.addAction(_("Later"), lambda: queue.shift(1)),
            menu.addAction(_("Withdraw"), queue.withdraw),
        )
        self._list.setMenu(menu)

    def _pick(self, item: str | None) -> None:
        place = next((n for n, known in enumerate(self._items) if known.id == item), None)
        if place is not None:
            self._picker.setCurrentIndex(place)

    def _prepare(self) -> None:
        self._pick(next((i.id for i in self._items if i.id != self._running), None))
        self._show_item()
        self._picker.setFocus()

    def item(self) -> Item | None:
        """Return the discussion that is shown."""
        index = self._picker.currentIndex()
        return self._items[index] if 0 <= index < len(self._items) else None

    def _show_item(self) -> None:
        snapshot, item = self._snapshot, self.item()
        if snapshot is None:
            return
        on = item is not None and item.id == self._running
        discusses = any(known.id == self._running for known in self._items)
        self._calm.setText("" if discusses else _sentence(snapshot, item))
        self._calm.setVisible(not discusses)
        self._picker.setVisible(bool(self._items) and not on)
        self._another.setVisible(on and len(self._items) > 1)
        on_the_day: tuple[QWidget, ...] = (self.floor, self._call, self._end, self._more)
        for widget in on_the_day:
            widget.setVisible(on)
        always: tuple[QWidget, ...] = (self.queue, self._list)
        for widget in always:
            widget.setVisible(item is not None)
        low, lowest, line = self._folded
        self.form.setVisible(item is not None and (self._putting_down or not lowest))
        below = self.floor.below if on and low else self._foot
        below.insertWidget(0, self._room, stretch=1)
        self._room.setHidden(on and line)
        if on:
            self.floor.show_snapshot(snapshot)
        self.queue.show_rows(self._speeches())
        self._show_keys()
        self._show_room()
        self._show_prepared()

    def _speeches(self) -> tuple[Speech, ...]:
        item = self.item()
        return self._desk.conference.course.speeches_of(item.id) if item else ()

    def _speaking(self) -> Speech | None:
        return next((speech for speech in self._speeches() if speech.speaking), None)

    def _to_call(self) -> Speech | None:
        waiting = (speech for speech in self._speeches() if speech.waiting)
        return self.queue.chosen() or next(waiting, None)

    def _show_keys(self) -> None:
        """Name each key after what it would do now, and grey what is not permitted."""
        following, speaking = self._to_call(), self._speaking()
        self._call.show_name(following.speaker.name if following else "")
        self._enable(self._call, acts.call(following) if following else None)
        self._enable(self._end, acts.end(speaking) if speaking else None)
        self._enable(self._more, acts.longer(speaking) if speaking else None)
        for entry in self._for_chosen:
            entry.setEnabled(self.queue.chosen() is not None)

    def _enable(self, button: QPushButton, act: Act | None) -> None:
        button.setEnabled(act is not None and self._desk.conference.would_do(act) is not None)

    def _show_room(self) -> None:
        limit, left = self.form.limit(), self._left()
        if limit is None or left is None or self._snapshot is None:
            self._room.show_text("")
            return
        waiting = [speech for speech in self._speeches() if speech.waiting]
        speaking = [speech for speech in self._speeches() if speech.speaking]
        needed = time_needed(waiting, limit, self._snapshot.at)
        free = max(ZERO, left - time_needed(speaking, limit, self._snapshot.at))
        if waiting and needed > free:
            words = ngettext(
                "{count} speaker needs {needed}, {left} left",
                "{count} speakers need {needed}, {left} left",
                len(waiting),
            )
            told = {"count": len(waiting), "needed": minutes(needed), "left": minutes(free)}
            shorter = _("{minutes} short").format(minutes=minutes(needed - free))
            self._room.show_text(words.format(**told), shorter)
            return
        count = room_for(self._speeches(), left, limit, self._snapshot.at)
        if not count:
            self._room.show_text(_("No time is left for another speaker"), _("All time is taken"))
            return
        words = ngettext(
            "Time for {count} more speaker, {minutes}",
            "Time for {count} more speakers, {minutes} each",
            count,
        )
        shorter = ngettext("Time for {count} more speaker", "Time for {count} more speakers", count)
        self._room.show_text(
            words.format(count=count, minutes=minutes(limit)),
            shorter.format(count=count),
        )

    def _left(self) -> timedelta | None:
        """Return what the shown discussion has left, all of its time before it runs."""
        snapshot, item = self._snapshot, self.item()
        if snapshot is None or item is None:
            return None
        if snapshot.current is not None and snapshot.current.item.id == item.id:
            return snapshot.current.remaining
        return self._desk.conference.course.granted(item)

    def _show_prepared(self) -> None:
        item = self.item()
        count = len(acts.not_queued(item, self._speeches())) if item else 0
        self._prepared.setVisible(count > 0)
        text = _("+{count} prepared").format(count=count)
        if self._prepared.text() != text:
            self._prepared.setText(text)
            whole = ngettext(
                "Add the prepared speaker to the queue",
                "Add the {count} prepared speakers to the queue",
                count,
            ).format(count=count)
            self._prepared.setAccessibleName(whole)
            self._prepared.setToolTip(plain_tip(whole))

    def _open_form(self, *, opened: bool) -> None:
        self._putting_down = opened
        self._show_item()
        (self.form if opened else self.queue).setFocus()

    def _queue(self, speakers: tuple[Speaker, ...], limit: timedelta | None) -> None:
        item = self.item()
        if item is not None and speakers:
            self._desk.act(acts.queue(item.id, speakers, limit))

    def _add(self) -> None:
        item = self.item()
        if item is not None:
            self._queue(acts.not_queued(item, self._speeches()), self.form.limit())

    def _reorder(self, order: tuple[str, ...]) -> None:
        item = self.item()
        if item is not None:
            self._desk.act(acts.reorder(item.id, order))

    def _call_next(self) -> None:
        following = self._to_call()
        if following is not None:
            self.queue.clearSelection()
            self._desk.call(acts.call(following))

    def _enter(self, following: Speech | None) -> None:
        """Call a speaker by Enter; where that cuts another off, at the second press only."""
        if following is None:
            return
        speaking, now = self._speaking(), self._desk.conference.now()
        before, self._entered = self._entered, None
        if speaking is not None and speaking.id != following.id:
            asked = following.id, speaking.id
            if before is None or before[:2] != asked or now - before[2] > SECOND_PRESS:
                self._entered = (*asked, now)
                told = _("{speaking} has the floor; press Enter again to call {following}.")
                names = speaking.speaker.name, following.speaker.name
                self._desk.said.emit(told.format(speaking=names[0], following=names[1]))
                return
        self.queue.clearSelection()
        self._desk.call(acts.call(following))

    def _act(self, act: Callable[[Speech], Act]) -> None:
        speaking = self._speaking()
        if speaking is not None:
            self._desk.act(act(speaking))

    def _ask_paste(self) -> None:
        from timekeeper.desktop.operator.discussion.speaker_paste import PasteDialog  # noqa: PLC0415  # when it is asked for

        dialog = PasteDialog(self)
        dialog.accepted.connect(lambda: self._queue(dialog.chosen(), dialog.limit()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _sentence(snapshot: Snapshot, item: Item | None) -> str:
    if item is None:
        return _("No discussion is left in the programme.")
    if snapshot.current is None:
        return _("Nothing is running; the speakers of a discussion can be prepared here.")
    return _("What runs now is no discussion; the speakers of a later one can be prepared here.")
