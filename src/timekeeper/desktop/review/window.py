"""The review: the original with the doubts below it on the left, the programme on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date as Day
from functools import partial
from itertools import pairwise
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.checks.confidential import marking_of
from timekeeper.core.programme import Programme
from timekeeper.desktop.plain import Label, MessageBox, button, plain_title, wrapping
from timekeeper.desktop.review.doubt_panel import LEAST_LINES, LINE, DoubtPanel
from timekeeper.desktop.review.doubt_words import field_of, kind_title
from timekeeper.desktop.review.edit_bar import EditBar
from timekeeper.desktop.review.original_list import OriginalList
from timekeeper.desktop.review.page_pictures import PagePictures
from timekeeper.desktop.review.review_model import ReviewColumn
from timekeeper.desktop.review.review_table import ReviewTable
from timekeeper.desktop.review.scroll_sync import ScrollSync
from timekeeper.desktop.review.undo_stack import UndoStack
from timekeeper.desktop.room import resize_within
from timekeeper.files.importers.draft.draft import Doubt, Draft
from timekeeper.files.importers.review.correcting import Target, revised
from timekeeper.files.importers.review.review import Review
from timekeeper.files.importers.review.writing import finished
from timekeeper.views.public import named_openly
from timekeeper.words.language import _
from timekeeper.words.values import made_internal

# Per cent of the width that the original has, and where the screen is narrow, in pixels.
ORIGINAL_SHARE, NARROW_SHARE, NARROW = 32, 30, 1200
LOWEST = 480  # pixels of the window, with which the list of doubts is as short as may be
LEAST_ORIGINAL = 120  # pixels of its height beside the doubts
_button = partial(button, by_enter=False, role="compact")


class ReviewWindow(QDialog):
    """Checks a draft against its original, or edits a programme that has none.

    ``opened`` carries the draft as the operator wants it, with the doubts that are left;
    ``save_asked`` and ``print_asked`` the programme as it stands. A programme that is written anew
    may begin with one of the ``templates``: ``template_asked`` carries the number of one.
    ``changed`` carries the programme after each step; ``keys_asked`` is sent where the operator
    wants to see ``keys``.
    """

    opened = Signal(object)
    save_asked = Signal(object)
    print_asked = Signal(object)
    template_asked = Signal(int)
    changed = Signal(object)
    keys_asked = Signal()

    def __init__(
        self,
        draft: Draft,
        name: str,
        parent: QWidget | None = None,
        today: Day | None = None,
        templates: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._is_new = bool(templates)
        title = _("Check {name}") if draft.original else _("Edit {name}")
        self.setWindowTitle(plain_title(title.format(name=named_openly(draft.programme, name))))
        self.undo_stack = UndoStack(Review.of(draft))
        self.table = ReviewTable(self.undo_stack.now)
        pictures = PagePictures(draft.pictures)
        self.original = OriginalList(draft.original, pictures)
        self.doubts = DoubtPanel(pictures, flat=not draft.original)
        self.table.rows.today = today
        self.bar = EditBar(self, self.table, self.undo_stack, today)
        self.bar.ripple.setChecked(not draft.original)
        self.templates = _Templates(self, templates)
        self.templates.chosen.connect(self.template_asked)
        self._scroll_sync = ScrollSync(self.original, self.table)
        self.refusal = wrapping()
        self.refusal.setProperty("role", "warning")
        self.refusal.setAccessibleName(_("What was removed or refused"))
        self.undo = _button(_("Undo (Ctrl+Z)"), self._take_back)
        self.left_out = Label(_("Grey: not in the programme. Ctrl+T takes it in."))
        self.left_out.setObjectName("leftOut")
        self._arrange(bool(draft.original))
        self._connect()
        self._show()
        self.table.choose(0)
        self.table.setFocus()
        if self._is_new:
            self.table.edit(self.table.currentIndex())

    def take(self, review: Review) -> None:
        """Take a step that can be undone."""
        self._say("")
        if self.undo_stack.take(review):
            self._show()

    def keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the keys of the window in groups, each with what it does."""
        doubts = [
            ("F8  Shift+F8", _("To the next doubt, to the one before")),
            ("Alt+Enter", _("Accept")),
            ("Alt+Delete", _("Leave as it is")),
            ("Alt+Shift+Delete", _("Leave all doubts of this kind as they are")),
            ("Ctrl+T", _("Take a left-out line in as an item")),
        ]
        whole = [
            ("F2", _("Edit the field")),
            ("Tab", _("To the next field")),
            ("Ctrl+Enter", _("Open the programme")),
            ("Ctrl+S", _("Save as…")),
            ("Ctrl+P", _("Print…")),
            ("Esc", _("Cancel")),
        ]
        return [(_("Programme"), self.bar.keys), (_("Doubts"), doubts), (_("Window"), whole)]

    def begin(self, programme: Programme) -> None:
        """Take a template's programme to the day that is chosen; it can be undone."""
        self.table.end_editing()
        day = self.undo_stack.now.programme.date
        self._edit(programme if day is None else programme.dated(day))
        self.table.choose(0)
        self.table.edit(self.table.currentIndex())

    def take_in(self) -> None:
        """Take the chosen row of the original in as an item, and go on to the next left out.

        Where that row was not left out and the keyboard is elsewhere, it is the row of which the
        doubt that is shown says so.
        """
        among_rows = self.original.hasFocus()
        if not among_rows and not self.table.end_editing():
            return
        line, doubt = self.original.currentIndex().row() + 1, self.doubts.doubt()
        now = self.undo_stack.now
        elsewhere = line not in now.to_take_in and not among_rows
        if elsewhere and doubt is not None and doubt.line in now.to_take_in:
            line = doubt.line
        found = now.taken_in(line) if line else None
        if found is None:
            self._say(_("Choose a line of the original that was left out."))
            return
        self.take(found[0])
        self.table.choose_target(Target(item=found[1]))
        following = [n for n in self.undo_stack.now.to_take_in if n > line]
        if following:
            self.original.go_to(min(following))

    def hand_over(self) -> None:
        """Hand over the programme with the doubts that are left; who takes it closes the window."""
        if review := self._finished():
            doubts = review.doubts
            self.opened.emit(replace(review.draft, programme=review.programme, doubts=doubts))

    def _finished(self) -> Review | None:
        """Return the review as it can be handed over: with what is just being typed.

        None where that was refused: the window stays, and says so.
        """
        if not self.table.end_editing():
            return None
        now = self.undo_stack.now
        return now.revised(finished(now.programme))

    def reject(self) -> None:
        """Leave everything as it was; ask first when something was corrected, or typed."""
        if self.table.end_editing() and not self.undo_stack.can_undo:
            super().reject()
            return
        box = MessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.windowTitle())
        box.setText(_("Leave without the corrections made here?"))
        box.setInformativeText(_("The desk stays as it is."))
        # With super().reject, Qt would call this very function.
        leave = partial(self.done, QDialog.DialogCode.Rejected)
        box.add(_("Leave"), QMessageBox.ButtonRole.DestructiveRole, leave)
        box.setDefaultButton(box.addButton(_("Go on here"), QMessageBox.ButtonRole.RejectRole))
        box.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list of doubts grow with the window, more slowly than the original."""
        super().resizeEvent(event)
        self.doubts.show_lines((event.size().height() - LOWEST) // (2 * LINE) + LEAST_LINES)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask as for the other ways out; what that has closed may go."""
        event.ignore()
        self.reject()
        event.setAccepted(not self.isVisible())

    def _arrange(self, has_original: bool) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(8)
        read_from = QWidget()
        left = self._left = QVBoxLayout(read_from)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        self.original.setMinimumHeight(LEAST_ORIGINAL)
        left.addWidget(self.original, stretch=1)
        left.addWidget(self.left_out)
        sides.addWidget(read_from)
        sides.addWidget(self.table)
        is_narrow = self.screen().availableSize().width() < NARROW
        share = NARROW_SHARE if is_narrow else ORIGINAL_SHARE
        sides.setSizes([share * 10, (100 - share) * 10])
        sides.setStretchFactor(0, share)
        sides.setStretchFactor(1, 100 - share)
        read_from.setVisible(has_original)
        keys = QHBoxLayout()
        keys.setSpacing(6)
        keys.addWidget(self.refusal, stretch=1)
        keys.addWidget(self.undo)
        cancel = _button(_("Cancel"), self.reject)
        save = _button(_("Save as…"), self._save)
        printing = _button(_("Print…"), self._print)
        opening = _button(_("Open the programme (Ctrl+Enter)"), self.hand_over)
        opening.setObjectName("accept")
        for key in (save, printing, cancel, opening):
            keys.addWidget(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.templates)
        column.addWidget(self.bar)
        column.addWidget(sides, stretch=1)
        (left if has_original else column).addWidget(self.doubts)
        column.addLayout(keys)
        # Whoever goes on with Tab comes from the programme to its doubts.
        for one, other in pairwise((self.original, self.table, *self.doubts.stops(), self.undo)):
            self.setTabOrder(one, other)
        resize_within(self, 1340, 700)

    def _connect(self) -> None:
        self.table.rows.corrected.connect(self._correct)
        self.table.row_asked.connect(self.bar.append)
        self.table.rows.refused.connect(self._say)
        self.bar.edited.connect(self._edit)
        self.bar.told.connect(partial(self._say, tone="told"))
        self.bar.stepped.connect(self._show)
        self.bar.refused.connect(self._say)
        self.doubts.chosen.connect(self._go_to)
        self.doubts.accepted.connect(self._accept)
        self.doubts.dismissed.connect(self._dismiss)
        self.table.placed.connect(self._look)
        self.original.activated.connect(lambda _index: self.take_in())
        keys: list[tuple[str, Callable[[], object]]] = [
            ("F1", self.keys_asked.emit),
            ("F8", lambda: self.doubts.go(1)),
            ("Shift+F8", lambda: self.doubts.go(-1)),
            ("Alt+Return", self.doubts.accept),
            ("Alt+Enter", self.doubts.accept),
            ("Alt+Del", self.doubts.dismiss),
            ("Alt+Shift+Del", self.doubts.dismiss_alike),
            ("Ctrl+Return", self.hand_over),
            ("Ctrl+Enter", self.hand_over),
            ("Ctrl+Shift+Z", self.bar.redo),
            ("Ctrl+T", self.take_in),
            ("Ctrl+S", self._save),
            ("Ctrl+P", self._print),
        ]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            # A key that is held goes on through the doubts, and settles one of them.
            shortcut.setAutoRepeat("F8" in key)
            shortcut.activated.connect(act)

    def _save(self) -> None:
        if review := self._finished():
            self.save_asked.emit(review.programme)

    def _print(self) -> None:
        if review := self._finished():
            self.print_asked.emit(review.programme)

    def _say(self, words: str, tone: str = "") -> None:
        """Say what was refused, or in the tone "told" what was removed and can be taken back."""
        self.refusal.setProperty("tone", tone)
        self.refusal.style().polish(self.refusal)
        self.refusal.setText(words)
        self.undo.setVisible(bool(tone))

    def _take_back(self) -> None:
        self.bar.undo()
        self.table.setFocus()

    def _show(self) -> None:
        review = self.undo_stack.now
        self._say("")
        self.left_out.setVisible(bool(review.to_take_in))
        self.templates.setVisible(self._is_new and not self.undo_stack.can_undo)
        self.doubts.show_review(review)  # first: a row that is chosen anew looks for its doubt
        self.table.show_review(review)
        self.original.show_review(review)
        self.bar.show_steps()
        self.changed.emit(review.programme)

    def _go_to(self, doubt: Doubt) -> None:
        """Go to the place of a doubt on both sides, at the field that settles it."""
        # What the doubt says may need more room: go to what is seen then.
        self.doubts.whole.activate()
        self._left.activate()
        row, column = self.table.rows.row_of_doubt(doubt), field_of(doubt) or ReviewColumn.TITLE
        has_field = self.table.rows.field(self.table.rows.index(row, column)) is not None
        self.table.choose(row, column if has_field else ReviewColumn.TITLE)
        if doubt.line is not None:
            if doubt.item is None:
                self.original.link((doubt.line,))
            self._scroll_sync.show_line(doubt.line)
        self.table.setFocus()

    def _look(self, row: int) -> None:
        """Show the doubt of the row that was chosen, unless one of its doubts is shown already."""
        found = self.table.rows.doubts(row) if row >= 0 else []
        if found and self.doubts.doubt() not in found:
            self.doubts.look_at(found[0])

    def _accept(self, doubt: Doubt) -> None:
        # What is being typed is a correction too.
        if self.table.end_editing():
            self._settle(self.undo_stack.now.accepted(doubt))

    def _settle(self, review: Review) -> None:
        """Settle a doubt and go on to the next, which then stands in its place."""
        self.take(review)
        doubt = self.doubts.doubt()
        if doubt is not None:
            self._go_to(doubt)

    def _dismiss(self, doubts: Sequence[Doubt]) -> None:
        """Leave as it is what is in doubt; where that is more than one place, tell how many."""
        if not self.table.end_editing():
            return
        self._settle(self.undo_stack.now.dismiss(*doubts))
        if len(doubts) > 1:
            told = _("All {count} are left as they are: {kind}.")
            kind = kind_title(doubts[0].kind) or _("The file")
            self._say(told.format(kind=kind, count=len(doubts)), tone="told")

    def _correct(self, target: Target, field: str, value: Any) -> None:
        ripple, programme = self.bar.ripple.isChecked(), self.undo_stack.now.programme
        after = revised(programme, target, field, value, ripple=ripple)
        self._edit(after)
        if target.item is not None and field != "confidential":
            before, item = (whole.slot(target.item).item for whole in (programme, after))
            if item.confidential and not before.confidential:
                self._say(made_internal(marking_of(item)))

    def _edit(self, programme: Programme) -> None:
        self.take(self.undo_stack.now.revised(programme))


class _Templates(QWidget):
    """What a new programme may begin with; ``chosen`` carries the number of a template."""

    chosen = Signal(int)

    def __init__(self, window: QWidget, names: Sequence[str]) -> None:
        super().__init__(window)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Label(_("Begin with a template:")))
        for number, name in enumerate(names):
            key = f"Ctrl+{number + 1}"
            choose = partial(self.chosen.emit, number)
            row.addWidget(_button(f"{name} ({key})", choose))
            QShortcut(QKeySequence(key), self).activated.connect(choose)
        row.addStretch(1)
