"""What can be done with the chosen item; entries that the rules refuse are grey."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.core import events
from timekeeper.core.acts import Act, AddTime, Edit, Explain, Jump, Restore, Skip
from timekeeper.core.changes.editing import moves
from timekeeper.core.events import Cause, ProgrammeEdit
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Item, Programme
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.commands import add_action
from timekeeper.desktop.operator.dialogs.item_dialogs import (
    ask_edit,
    ask_insertion,
    ask_note,
    ask_substitute,
)
from timekeeper.desktop.operator.dialogs.time_dialogs import (
    ask_minutes,
    ask_true_end,
    ask_true_start,
)
from timekeeper.words.language import _
from timekeeper.words.values import cause_name


class ItemMenu:
    """Fills a menu for an item of the programme; ``parent`` holds its dialogs.

    ``in_row`` is the command that opens the item's row for editing.
    """

    in_row: QAction

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def fill(self, menu: QMenu, item: Item | None) -> None:
        """Put the entries for this item into the menu."""
        # Not by clear: that deletes the command, and leaves what the inner menus hold.
        for entry in menu.actions():
            menu.removeAction(entry)
            if entry is not self.in_row:
                (entry.menu() or entry).deleteLater()
        if item is None:
            menu.addAction(_("Choose an item in the table first")).setEnabled(False)
            return
        self._act(menu, _("Go to this item now"), Jump(item.id))
        self._act(menu, _("Skip"), Skip(item.id))
        self._act(menu, _("Bring back"), Restore(item.id))
        if item.conditional:
            self._edit(menu, _("“If any”: it takes place"), events.ConditionConfirmed(item.id))
        menu.addSeparator()
        self._add_times(menu, item)
        menu.addSeparator()
        self._add_changes(menu, item)
        menu.addSeparator()
        self._add_causes(menu.addMenu(_("Reason of the overrun")), item)
        add_action(menu, _("Note…"), partial(ask_note, self._desk, item, self._parent))

    def _add_times(self, menu: QMenu, item: Item) -> None:
        about = (self._desk, item, self._parent)
        more = AddTime(A_MINUTE, item.id)
        self._ask(menu, _("More or less time…"), partial(ask_minutes, *about), more)
        begun = self._desk.conference.course.intervals_of.get(item.id, ())
        menu = menu.addMenu(_("Correct its times"))
        menu.setEnabled(bool(begun))
        start = add_action(menu, _("Correct its start…"), partial(ask_true_start, *about))
        start.setEnabled(bool(begun))
        end = add_action(menu, _("Correct its end…"), partial(ask_true_end, *about))
        end.setEnabled(bool(begun) and begun[-1].end is not None)

    def _add_changes(self, menu: QMenu, item: Item) -> None:
        about, programme = (self._desk, item, self._parent), self._desk.conference.programme
        add_action(menu, _("Another presenter…"), partial(ask_substitute, *about))
        menu.addAction(self.in_row)
        add_action(menu, _("Edit…"), partial(ask_edit, *about))
        add_action(menu, _("Insert an item after it…"), partial(ask_insertion, *about))
        moving = menu.addMenu(_("Move"))
        for move in moves(programme, item.id):
            self._edit(moving, _name(move, programme), move)
        self._edit(menu, _("Remove from the programme"), events.ItemRemoved(item.id))

    def _add_causes(self, menu: QMenu, item: Item) -> None:
        explained = self._desk.conference.course.causes.get(item.id)
        for cause in Cause:
            fact = events.OverrunExplained(item.id, cause)
            entry = self._act(menu, cause_name(cause), Explain(fact))
            entry.setCheckable(True)
            entry.setChecked(explained is not None and explained.cause is cause)
        if explained is not None and explained.cause is not None:
            menu.addSeparator()
            none = events.OverrunExplained(item.id, None)
            self._act(menu, _("No reason"), Explain(none))

    def _edit(self, menu: QMenu, text: str, fact: ProgrammeEdit) -> None:
        self._act(menu, text, Edit(fact))

    def _act(self, menu: QMenu, text: str, act: Act) -> QAction:
        return self._ask(menu, text, lambda: self._desk.act(act), act)

    def _ask(self, menu: QMenu, text: str, asking: Callable[[], object], act: Act) -> QAction:
        entry = add_action(menu, text, asking)
        entry.setEnabled(self._desk.conference.would_do(act) is not None)
        return entry


def _name(move: events.ItemMoved, programme: Programme) -> str:
    here = programme.slot(move.item)
    if move.session != here.session:
        return _("Move to {session}").format(session=programme.sessions[move.session].name)
    up = (
        move.before is not None
        and programme.positions[move.before] < programme.positions[move.item]
    )
    return _("Move up") if up else _("Move down")
