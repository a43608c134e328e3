"""The doubts one by one: what was read, what seems meant, and the keys that settle it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial, reduce

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.plain import Label, add_line, button, plain_tip
from timekeeper.desktop.review.marks import MARKS, word
from timekeeper.desktop.review.original_list import left_out
from timekeeper.desktop.review.page_pictures import PagePictures
from timekeeper.files.importers.draft.draft import Doubt, Draft, Suggestion
from timekeeper.files.importers.original import Area
from timekeeper.files.importers.review.review import Review
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import MINUTE, hours_and_minutes

HEIGHT, FREE_HEIGHT = 146, 74
_button = partial(button, by_enter=False, role="compact")


class DoubtPanel(QFrame):
    """Lists the doubts that are open. ``chosen`` carries the one to look at."""

    chosen = Signal(object)
    accepted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, pictures: PagePictures) -> None:
        super().__init__()
        self.piece = _Piece(pictures)
        self.setProperty("card", "true")
        self._review: Review | None = None
        self._doubts: tuple[Doubt, ...] = ()
        self._draft: Draft | None = None
        self.list = QListWidget()
        self.list.setObjectName("doubts")
        self.list.setAccessibleName(_("Doubts"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.list.itemActivated.connect(lambda _item: self._choose())
        self._told = Label()
        self._told.setWordWrap(True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._count = Label()
        self._count.setProperty("role", "caption")
        self._accept = _button(_("Accept (Alt+Enter)"), self.accept)
        self._accept.setObjectName("accept")
        self._dismiss = _button(_("Leave as read (Alt+Delete)"), self.dismiss)
        self._next = _button(_("Next (F8)"), lambda: self.go(1))
        self._arrange()

    def _arrange(self) -> None:
        keys = QHBoxLayout()
        keys.setSpacing(8)
        words = 0
        for key in (self._accept, self._dismiss, self._next):
            key.ensurePolished()
            words += key.sizeHint().width() + keys.spacing()
            keys.addWidget(key)
        keys.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(6)
        # The sheet lets a compact button be as narrow as may be; beside a piece the list is.
        right.addStrut(words)
        right.addWidget(self._count)
        right.addWidget(self._told, stretch=1)
        right.addLayout(keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 12, 8)
        row.setSpacing(14)
        row.addWidget(self.list, stretch=5)
        row.addLayout(right, stretch=6)
        row.addWidget(self.piece)

    def show_review(self, review: Review) -> None:
        """List the doubts that are open now; the place in the list stays."""
        before = self.list.currentRow()
        self._review = review
        self._doubts, self._draft = review.doubts, review.draft
        self.list.blockSignals(True)
        self.list.clear()
        for doubt in self._doubts:
            place = review.draft.place(doubt)
            where = f"{place}: " if place else ""
            mark = MARKS[doubt.sure]
            entry = add_line(self.list, f"{mark.shape}  {where}{doubt.message}")
            entry.setForeground(mark.ink.paint)
            entry.setToolTip(plain_tip(doubt.message))
            spoken = f"{word(doubt.sure)}. {where}{doubt.message}"
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.setFixedHeight(HEIGHT if self._doubts else FREE_HEIGHT)
        for widget in (self.list, self._accept, self._dismiss, self._next):
            widget.setVisible(bool(self._doubts))
        row = min(before, len(self._doubts) - 1)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show(row)

    def changeEvent(self, event: QEvent) -> None:
        """List the doubts anew in other colours: each keeps its own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._review is not None:
            self.show_review(self._review)

    def doubt(self) -> Doubt | None:
        """Return the doubt that is looked at."""
        row = self.list.currentRow()
        return self._doubts[row] if 0 <= row < len(self._doubts) else None

    def go(self, step: int) -> None:
        """Go on to the next doubt, or back; after the last comes the first."""
        if not self._doubts:
            return
        row = self.list.currentRow()
        row = (row + step) % len(self._doubts) if row >= 0 else (0 if step > 0 else -1)
        self.list.setCurrentRow(row % len(self._doubts))
        self._choose()

    def look_at(self, doubt: Doubt) -> None:
        """Look at a doubt that was chosen elsewhere."""
        self.list.setCurrentRow(self._doubts.index(doubt))

    def accept(self) -> None:
        """Let the suggestion of the doubt be set, unless it would only raise another doubt."""
        doubt = self.doubt()
        if doubt is not None and self._accept.isEnabled():
            self.accepted.emit(doubt)

    def dismiss(self) -> None:
        """Let what was read stay."""
        doubt = self.doubt()
        if doubt is not None:
            self.dismissed.emit(doubt)

    def _choose(self) -> None:
        doubt = self.doubt()
        if doubt is not None:
            self.chosen.emit(doubt)

    def _show(self, _row: int) -> None:
        doubt, count = self.doubt(), len(self._doubts)
        meant = doubt.suggestion if doubt is not None else None
        raised = self._review.raised_by(doubt) if self._review and doubt and meant else None
        self._accept.setEnabled(meant is not None and raised is None)
        self._dismiss.setEnabled(doubt is not None)
        self._next.setEnabled(count > 0)
        place = self._draft.place(doubt) if self._draft is not None and doubt is not None else None
        self.piece.show_words(place.page if place else None, doubt.areas if doubt else ())
        if count == 0:
            self._count.setText(_("Nothing is in doubt."))
            self._told.setText(_("Ctrl+Enter takes the programme to the desk."))
            return
        left = ngettext("{count} place in doubt", "{count} places in doubt", count)
        if doubt is None:
            self._count.setText(left.format(count=count))
            self._told.setText(_("F8 goes to the first."))
            return
        mark = MARKS[doubt.sure]
        number = f"{self.list.currentRow() + 1}/{count}"
        self._count.setText(f"{number}   {mark.shape} {word(doubt.sure)}")
        told = [doubt.message]
        if meant is not None and raised is not None:
            would = _("Not suggested: {meant}, for then: {doubt}")
            told.append(would.format(meant=suggestion_words(meant), doubt=raised.message))
        elif meant is not None:
            told.append(_("Suggested: {meant}").format(meant=suggestion_words(meant)))
        if doubt.kind in ("left_out", "not_understood"):
            told.append(left_out())
        self._told.setText("\n".join(told))


class _Piece(QWidget):
    """The doubted words as they stand in the picture of their page, with what is around them."""

    def __init__(self, pictures: PagePictures) -> None:
        super().__init__()
        self.setFixedWidth(240)
        self._pictures = pictures
        self._page: int | None = None
        self._words: tuple[Area, ...] = ()
        self.hide()

    def show_words(self, page: int | None, words: tuple[Area, ...]) -> None:
        """Show these words of a page; nothing where there are none."""
        self._page, self._words = page, words
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words from the first to the last, and their neighbours."""
        if self._page is None or not self._words:
            return
        whole = reduce(Area.around, self._words)
        beside = (whole.bottom - whole.top) * 2
        wider = Area(whole.left - beside, whole.top, whole.right + beside, whole.bottom)
        painter = QPainter(self)
        self._pictures.paint(painter, self.rect(), self._page, wider, self._words)
        painter.end()


def suggestion_words(meant: Suggestion) -> str:
    """Return what a suggestion would set, in words."""
    if meant.field == "item":
        return _("remove this item")
    template = {
        "start": _("start {value}"),
        "end": _("end {value}"),
        "minutes": ngettext("{value} minute", "{value} minutes", 1 if meant.value == 1 else 2),
        "presenter": _("presenter: {value}"),
        "title": _("title: {value}"),
        "date": _("date {value}"),
    }[meant.field]
    value = meant.value
    if meant.field == "minutes" and isinstance(value, int) and value >= MINUTE:
        return hours_and_minutes(timedelta(minutes=value))
    if meant.field == "date" and isinstance(value, str):
        value = "/".join(reversed(value.split("-")))
    return template.format(value=value if value is not None else "–")
