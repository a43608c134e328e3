"""The keys that change what items, parts and sessions there are, and whether what follows moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date as Day
from datetime import timedelta
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from timekeeper.core.changes.revision import (
    headed,
    merged,
    moved,
    place_of,
    removed,
    split,
    unheaded,
)
from timekeeper.core.changes.rippling import with_revised
from timekeeper.core.changes.sessions import joined, without
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.desktop.plain import button, plain_tip
from timekeeper.desktop.review.review_model import ReviewColumn
from timekeeper.desktop.review.review_table import ReviewTable
from timekeeper.desktop.review.undo_stack import UndoStack
from timekeeper.files.importers.review.correcting import NotAValue, Target, revised, typed
from timekeeper.files.importers.review.writing import (
    NEW_ITEM,
    beside,
    why_no_part,
    with_heading_at,
    with_item_at,
    with_row,
)
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import short_date, shortened

APART = 8  # pixels more between groups of keys
A_DAY, OFFERED = 122, 170  # pixels of a day in figures, and of one that is offered in words
Change = Callable[[Programme, str], Programme]
ChangeOfHeading = Callable[[Programme, int, int | None], Programme]


class DateField(QComboBox):
    """The day of the conference: typed as one likes, today and tomorrow are offered."""

    typed = Signal(str)

    def __init__(self, today: Day | None) -> None:
        super().__init__()
        self.today = today
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setObjectName("day")
        # As wide as a day: what is offered in words has room in its list.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(1)
        self.setFixedWidth(A_DAY)
        self.view().setMinimumWidth(OFFERED)
        self.setAccessibleName(_("Date of the conference"))
        self.setToolTip(_("Date of the conference"))
        days = ((_("Today"), 0), (_("Tomorrow"), 1)) if today is not None else ()
        for words, later_by in days:
            day = short_date(today + timedelta(days=later_by)) if today is not None else ""
            self.addItem(f"{words}, {day}", day)
        self.activated.connect(lambda place: self.typed.emit(self.itemData(place)))
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("27/11/2026"))
            line.editingFinished.connect(self._tell)

    def show_day(self, day: Day | None) -> None:
        """Show the day as it is now."""
        self.setEditText(short_date(day) if day is not None else "")

    def _tell(self) -> None:
        # A day that is offered is completed while it is typed.
        offered = self.findText(self.currentText())
        self.typed.emit(self.currentText() if offered < 0 else self.itemData(offered))


class EditBar(QWidget):
    """Buttons for the chosen item or heading; each also works by its key anywhere in the window.

    ``edited`` carries the programme with another change, ``told`` what was removed from it;
    ``item_asked`` the item whose other fields are to be asked for; ``stepped`` is sent after a step
    back or forth, ``refused`` carries why there is no change, "" when there is one. ``keys`` are
    its keys with what each does.
    """

    edited = Signal(object)
    told = Signal(str)
    item_asked = Signal(object)
    stepped = Signal()
    refused = Signal(str)

    def __init__(
        self, window: QWidget, table: ReviewTable, undo_stack: UndoStack, today: Day | None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._table = table
        self._undo_stack = undo_stack
        self.keys: list[tuple[str, str]] = []
        # Headings that were items: the part each stood in, and the item.
        self._were_items: dict[Part, tuple[Part, Item]] = {}
        words = _("Later times move")
        self.ripple = QCheckBox(words)
        moves = _("A change of times moves the later items of the session, up to a fixed start.")
        self.ripple.setToolTip(plain_tip(f"{moves} (Ctrl+R)"))
        self._add_key("Ctrl+R", self.ripple.toggle)
        self.keys.append((_shown("Ctrl+R"), words))
        self.date = DateField(today)
        self.date.typed.connect(self._change)
        self._acts, self._settings = QHBoxLayout(), QHBoxLayout()
        self._undo = self._add(_("Undo"), "Ctrl+Z", self.undo)
        self._redo = self._add(_("Redo"), "Ctrl+Y", self.redo)
        self._acts.addSpacing(APART)
        self._add(_("Add"), "Ins", self.insert)
        self._add(_("Part"), "Ctrl+H", partial(self.begin, session=False), _("Begin a part here"))
        words = _("Begin a session here")
        self._add(_("Session"), "Ctrl+B", partial(self.begin, session=True), words)
        self._add(_("Remove"), "Ctrl+Del", self.remove)
        self._acts.addSpacing(APART)
        self._add("↑", "Alt+Up", partial(self.move_item, -1), _("Move up"), at_once=True)
        self._add("↓", "Alt+Down", partial(self.move_item, 1), _("Move down"), at_once=True)
        self._add(_("Split"), "Ctrl+K", partial(self._edit, _halved))
        words = _("Merge with the next, at the end with the one before")
        self._add(_("Merge"), "Ctrl+J", self.merge, words)
        for key, act, told in (
            ("Alt+Left", self.make_part, _("Make a part of the row")),
            ("Alt+Right", self.make_item, _("Make an item of the part")),
        ):
            self._add_key(key, partial(self._after_typing, act))
            self.keys.append((_shown(key), told))
        self._acts.addSpacing(APART)
        self._add(_("All fields…"), "Ctrl+I", self._ask_item)
        words = _("Short titles; kind, “if any” and “internal”; or neither")
        self._add(_("Columns"), "Ctrl+G", table.show_other_columns, words)
        self._arrange()

    def _arrange(self) -> None:
        self._settings.addStretch(1)
        for widget in (self.date, self.ripple):
            self._settings.addWidget(widget)
        self._settings.insertSpacing(2, APART)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for row in (self._acts, self._settings):
            row.setSpacing(4)
            self._row.addLayout(row)
        self._acts.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the settings below the acts where both have no room beside each other."""
        super().resizeEvent(event)
        wide = (
            self._acts.sizeHint().width() + self._settings.sizeHint().width() + self._row.spacing()
        )
        fits = wide <= event.size().width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def show_steps(self) -> None:
        """Grey what cannot be undone or done again."""
        self.date.show_day(self._undo_stack.now.programme.date)
        self._undo.setEnabled(self._undo_stack.can_undo)
        self._redo.setEnabled(self._undo_stack.can_redo)

    def undo(self) -> None:
        """Go back a step."""
        if self._undo_stack.undo():
            self.stepped.emit()

    def redo(self) -> None:
        """Take the step again that was undone last."""
        if self._undo_stack.redo():
            self.stepped.emit()

    def insert(self) -> None:
        """Add an item after the chosen one, or as the first below a heading; edit its title."""
        chosen, ripple = self._table.target(), self.ripple.isChecked()
        self._add_row(with_item_at(self._undo_stack.now.programme, chosen, ripple=ripple))

    def append(self) -> None:
        """Add an item at the end, from where the last one ends, and edit its time."""
        self._add_row(with_row(self._undo_stack.now.programme), ReviewColumn.START)

    def begin(self, *, session: bool) -> None:
        """Let a part, or a session, begin where the operator stands, and edit its heading."""
        chosen = self._table.target()
        self._add_row(with_heading_at(self._undo_stack.now.programme, chosen, session=session))

    def _add_row(
        self, added: tuple[Programme, Target] | None, column: ReviewColumn = ReviewColumn.TITLE
    ) -> None:
        if added is None:
            self.refused.emit(_("Choose an item or a session first."))
        elif self._take(added[0]):
            self._table.choose_target(added[1], column)
            self._table.edit(self._table.currentIndex())

    def remove(self) -> None:
        """Take the chosen item, part or session out of the programme, and tell what that was."""
        target, ripple = self._table.target(), self.ripple.isChecked()
        before = self._undo_stack.now.programme
        self._edit(partial(removed, ripple=ripple), partial(without, ripple=ripple))
        after = self._undo_stack.now.programme
        if after != before:
            self.told.emit(_told_removed(before, target, len(before.items) - len(after.items)))

    def merge(self) -> None:
        """Merge the chosen item or heading with the next, and tell what headings lose by it."""
        before = self._undo_stack.now.programme
        self._edit(merged, joined)
        if told := _told_lost(before, self._undo_stack.now.programme):
            self.told.emit(told)

    def move_item(self, step: int) -> None:
        """Move the chosen item so many places down, up where that is negative.

        In a field with a list the same key opens that list, as everywhere.
        """
        focused = QApplication.focusWidget()
        if isinstance(focused, QComboBox):
            focused.showPopup()
            return
        ripple = self.ripple.isChecked()
        move = partial(moved, step=step, ripple=ripple)
        self._after_typing(partial(self._edit, move))

    def make_part(self) -> None:
        """Make the chosen item the part of what follows it."""
        item, before = self._table.target().item, self._undo_stack.now.programme
        if item is None:
            self.refused.emit(_("Choose an item first."))
            return
        after = headed(before, item)
        if after == before:
            self.refused.emit(why_no_part(before, item))
            return
        following = before.items[before.positions[item] + 1].id
        self.edited.emit(after)
        session, part, _position = place_of(after, following)
        slot = before.slot(item)
        stood = before.sessions[slot.session].parts[slot.part]
        heading = replace(after.sessions[session].parts[part], items=())
        self._were_items[heading] = stood, slot.item
        self._table.choose_target(Target(session, part))

    def make_item(self) -> None:
        """Make an item of the chosen part's heading."""
        target, programme = self._table.target(), self._undo_stack.now.programme
        if target.session is None or target.part is None:
            self.refused.emit(_("Choose a part first."))
            return
        heading = programme.sessions[target.session].parts[target.part]
        was = self._were_items.get(replace(heading, items=()))
        after = unheaded(programme, target.session, target.part, was)
        if self._take(after):
            made = next(item for item in after.items if item.id not in programme.positions)
            self._table.choose_target(Target(item=made.id))

    def _change(self, text: str) -> None:
        try:
            day = typed("date", text, self.date.today)
        except NotAValue as error:
            self.refused.emit(str(error))
            return
        if day != self._undo_stack.now.programme.date:
            self.edited.emit(revised(self._undo_stack.now.programme, Target(), "date", day))

    def change(self, item: Item) -> None:
        """Put the item in the place of the one with its id."""
        ripple = self.ripple.isChecked()
        self._edit(lambda programme, _chosen: with_revised(programme, item, ripple=ripple))

    def _ask_item(self) -> None:
        target = self._table.target()
        if target.item is None:
            self.refused.emit(_("Choose an item first."))
        else:
            self.item_asked.emit(self._undo_stack.now.programme.slot(target.item).item)

    def _edit(self, change: Change, change_heading: ChangeOfHeading | None = None) -> None:
        """Change the chosen item or heading; it stays chosen, else what stands beside it is."""
        target, programme = self._table.target(), self._undo_stack.now.programme
        if target.item is not None:
            self._take(change(programme, target.item))
        elif target.session is not None and change_heading is not None:
            self._take(change_heading(programme, target.session, target.part))
        else:
            self.refused.emit(_("Choose an item first."))
        self._table.choose_target(beside(programme, target, self._undo_stack.now.programme))

    def _take(self, changed: Programme) -> bool:
        """Take a change, or say that it is none."""
        is_change = changed != self._undo_stack.now.programme
        if is_change:
            self.edited.emit(changed)
        else:
            self.refused.emit(_("That changes nothing here."))
        return is_change

    def _after_typing(self, act: Callable[[], object]) -> None:
        """Act once what was being typed is kept; where that is refused, only its reason is told."""
        self.refused.emit("")
        if self._table.end_editing():
            act()

    def _add(
        self,
        text: str,
        key: str,
        act: Callable[[], object],
        told: str | None = None,
        *,
        at_once: bool = False,
    ) -> QPushButton:
        """Add a button with its key; ``told`` says more than there is room for on it.

        It acts after what is being typed is kept, unless ``at_once``.
        """
        shown = _shown(key)
        self.keys.append((shown, told or text))
        act = act if at_once else partial(self._after_typing, act)
        made = button(text, act, by_enter=False)
        made.setProperty("role", "compact")
        made.setToolTip(plain_tip(f"{told or text} ({shown})"))
        made.setAccessibleName(f"{told or text} ({shown})")
        self._add_key(key, act)
        self._acts.addWidget(made)
        return made

    def _add_key(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _told_removed(programme: Programme, target: Target, items: int) -> str:
    """Return what was removed from the programme, in words: a heading with its items."""
    if target.item is not None:
        title = shortened(programme.slot(target.item).item.title)
        return _("Removed: “{title}”.").format(title=title)
    session = programme.sessions[target.session or 0]
    heading = session if target.part is None else session.parts[target.part]
    name = _name(heading) or _("Session without a name")
    told = ngettext(
        "Removed: “{title}” with {count} item.", "Removed: “{title}” with {count} items.", items
    )
    return told.format(title=shortened(name), count=items)


def _name(heading: Session | Part) -> str:
    if isinstance(heading, Session):
        return heading.name or ""
    return " ".join(filter(None, (heading.number, heading.title)))


def _headings(programme: Programme) -> list[Session | Part]:
    found: list[Session | Part] = []
    for session in programme.sessions:
        found += (session, *session.parts)
    return found


def _told_lost(before: Programme, after: Programme) -> str:
    """Return in words which headings of the programme are gone, and which ends of headings."""
    stood, stand = _headings(before), _headings(after)
    names = dict.fromkeys(map(_name, stood))
    for name in ("", *map(_name, stand)):
        names.pop(name, None)
    ends = Counter(each.end for each in stood) - Counter(each.end for each in stand)
    told = [_("Removed: “{title}”.").format(title=shortened(name)) for name in names]
    told += [_("Removed: the end {end}.").format(end=f"{end:%H:%M}") for end in ends if end]
    return " ".join(told)


def _halved(programme: Programme, item: str) -> Programme:
    """Return the programme with the item split in the middle; its times can then be changed."""
    granted = programme.slot(item).item.allotted or 2 * NEW_ITEM
    return split(programme, item, granted // A_MINUTE // 2 * A_MINUTE)
