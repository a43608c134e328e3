"""The doubts by their kinds: what was read, what seems meant, and the keys that settle it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial, reduce

from msgspec import Struct
from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.display.fonts import font, metrics
from timekeeper.desktop.plain import Label, add_line, button, plain_tip, wrapping
from timekeeper.desktop.review.doubt_words import kind_title, matter, suggestion_words, what_to_do
from timekeeper.desktop.review.marks import CHOSEN, FOCUS, INK, MARKS, QUIET, word
from timekeeper.desktop.review.page_pictures import PagePictures
from timekeeper.desktop.tables import Index, draw_elided
from timekeeper.desktop.timers import Soon
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.original import Area
from timekeeper.files.importers.review.review import Review
from timekeeper.words.language import _, ngettext

LINE = 24  # pixels of a line of the list
LEAST_LINES, MOST_LINES = 3, 12
FLAT_LINES = 4  # where the panel lies below the table
SIZE, SMALL = 13, 12
PAD = 6
TOLD_LINES = 3  # of a sentence that has room always
PIECE = 44  # pixels
HASTE = 400  # ms
ALIKE = 24  # pixels of the button for all of a kind, kept where there is none
MARK = 18  # pixels of a mark with the room beside it
PlaceRole = Qt.ItemDataRole.UserRole
_button = partial(button, by_enter=False, role="compact")


class DoubtPanel(QFrame):
    """Lists the doubts that are open, those of a kind together. ``chosen`` carries the one to see.

    ``dismissed`` carries those that are left as they are: the one shown, or all of its kind.

    It is as high as what it says; ``flat``: it lies below the table, its parts side by side.
    """

    chosen = Signal(object)
    accepted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, pictures: PagePictures, *, flat: bool = False) -> None:
        super().__init__()
        self._flat, self._most = flat, LEAST_LINES
        self.piece = _Piece(pictures)
        self.setProperty("card", "true")
        self._review: Review | None = None
        self._entries: list[Doubt | None] = []  # of the list's lines; None heads a kind
        self._lines: list[_Line] = []
        self._places: dict[int, str] = {}  # of the original's lines, in words
        self._alike: dict[str, list[Doubt]] = {}  # by kind, several of which may bear one title
        self.list = QListWidget()
        self.list.setObjectName("doubts")
        self.list.setAccessibleName(_("Doubts"))
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.told = wrapping()  # a word that is too long takes no room from the programme
        self.told.setObjectName("doubt")
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._count = Label()
        self._count.setProperty("role", "caption")
        self._accept = _button(_("Accept"), self.accept)
        self._accept.setObjectName("accept")
        self._accept.setToolTip(plain_tip("Alt+Enter"))
        self._dismiss = _button(_("Leave as it is"), self.dismiss)
        self._dismiss.setToolTip(plain_tip("Alt+Delete"))
        self._dismiss_alike = _button("", self.dismiss_alike)
        self._dismiss_alike.setObjectName("alike")
        # The second press of two in haste is not meant for the kind that comes next.
        self._again = Soon(lambda: self._dismiss_alike.setEnabled(True), HASTE, self)
        self._next = _button(_("Next (F8)"), lambda: self.go(1))
        self._arrange()

    def _arrange(self) -> None:
        keys = QHBoxLayout()
        keys.setSpacing(6)
        for key in (self._accept, self._dismiss, self._next):
            keys.addWidget(key)
        keys.addStretch(1)
        sentence = QVBoxLayout()
        sentence.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addStrut(ALIKE)
        head.addWidget(self._count, stretch=1)
        head.addWidget(self._dismiss_alike)
        sentence.addLayout(head)
        told = QHBoxLayout()
        told.addWidget(self.told)
        # Room for usual sentences: the original keeps its height from one doubt to the next.
        told.addStrut(round(TOLD_LINES * metrics(SIZE, 400).lineSpacing()))
        sentence.addLayout(told, stretch=1)
        if not self._flat:
            sentence.addWidget(self.piece)
        sentence.addLayout(keys)
        directions = QBoxLayout.Direction
        way = directions.LeftToRight if self._flat else directions.TopToBottom
        whole = self.whole = QBoxLayout(way, self)
        whole.setContentsMargins(8, 6, 8, 6)
        whole.setSpacing(12 if self._flat else 6)
        whole.addWidget(self.list, stretch=5 if self._flat else 0)
        whole.addLayout(sentence, stretch=6 if self._flat else 1)
        if self._flat:
            self.piece.setFixedWidth(240)
            whole.addWidget(self.piece)

    def show_review(self, review: Review) -> None:
        """List the doubts that are open now; the place among them stays."""
        shown = self.doubt()
        before = self._doubts.index(shown) if shown is not None else -1
        self._review = review
        self.list.blockSignals(True)
        kinds: dict[str, list[Doubt]] = {}
        for doubt in review.doubts:
            kinds.setdefault(kind_title(doubt.kind), []).append(doubt)
        self._alike = {doubt.kind: alike for alike in kinds.values() for doubt in alike}
        lines = [line for kind in kinds for line in _lines(review, kind, kinds[kind], self._places)]
        self._entries = [line.doubt for line in lines]
        self._list(lines)
        count = len(self._doubts)
        self.show_lines(self._most)
        for widget in (self.list, self._accept, self._dismiss, self._next):
            widget.setVisible(count > 0)
        self.setVisible(count > 0 or not self._flat)
        row = min(before, count - 1)
        self.list.setCurrentRow(self._entries.index(self._doubts[row]) if row >= 0 else -1)
        self.list.blockSignals(False)
        self._show(row)

    def show_lines(self, most: int) -> None:
        """Make the list as high as its lines, at most so many of them."""
        self._most = min(max(most, LEAST_LINES), MOST_LINES)
        lines = min(len(self._entries), FLAT_LINES if self._flat else self._most)
        self.list.setFixedHeight(lines * LINE + 2)

    def _list(self, lines: list[_Line]) -> None:
        """Write the lines that are not in the list already, between those that stay."""
        before, self._lines = self._lines, lines
        stood, stands, at = set(before), set(lines), 0
        for line in before:
            while at < len(lines) and lines[at] not in stood:
                self._write(lines[at], at)
                at += 1
            if at < len(lines) and line == lines[at]:
                at += 1
                continue
            self.list.model().removeRow(at)
            if line in stands:  # it has moved: it is written where it stands now
                stood.discard(line)
        for number in range(at, len(lines)):
            self._write(lines[number], number)

    def _write(self, line: _Line, at: int) -> None:
        entry = add_line(self.list, line.text, at)
        if line.doubt is None:
            entry.setFlags(Qt.ItemFlag.NoItemFlags)
            return
        entry.setForeground(QColor(line.ink))
        entry.setToolTip(plain_tip(line.doubt.message))
        entry.setData(PlaceRole, line.place.rpartition(", ")[2])
        spoken = ". ".join(filter(None, (word(line.doubt.sure), line.place, line.doubt.message)))
        entry.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def changeEvent(self, event: QEvent) -> None:
        """List the doubts anew in other colours: each keeps its own."""
        super().changeEvent(event)
        inks = {line.ink for line in self._lines if line.doubt is not None}
        worn = {mark.ink.now for mark in MARKS.values()}
        is_other = event.type() == QEvent.Type.PaletteChange and not inks <= worn
        if is_other and self._review is not None:
            self.show_review(self._review)

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in order."""
        return self.list, self._dismiss_alike, self._accept, self._dismiss, self._next

    @property
    def _doubts(self) -> list[Doubt]:
        return [entry for entry in self._entries if entry is not None]

    def doubt(self) -> Doubt | None:
        """Return the doubt that is looked at."""
        row = self.list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def go(self, step: int) -> None:
        """Go on to the next doubt, or back; after the last comes the first."""
        doubts, shown = self._doubts, self.doubt()
        if doubts:
            here = doubts.index(shown) if shown is not None else (-1 if step > 0 else 0)
            self.look_at(doubts[(here + step) % len(doubts)])
            self._choose()

    def look_at(self, doubt: Doubt) -> None:
        """Look at a doubt that was chosen elsewhere."""
        row = self._entries.index(doubt)
        if row and self._entries[row - 1] is None:
            self.list.scrollToItem(self.list.item(row - 1))  # the head of its kind is seen with it
        self.list.setCurrentRow(row)

    def accept(self) -> None:
        """Let the suggestion of the doubt be set, unless it would only raise another doubt."""
        doubt = self.doubt()
        if doubt is not None and self._accept.isEnabled():
            self.accepted.emit(doubt)

    def dismiss(self) -> None:
        """Let what was read stay."""
        doubt = self.doubt()
        if doubt is not None:
            self.dismissed.emit((doubt,))

    def dismiss_alike(self) -> None:
        """Let what was read stay in all places of this kind; the next kind takes their place."""
        alike = self.alike()
        if len(alike) > 1 and self._dismiss_alike.isEnabled():
            self._dismiss_alike.setEnabled(False)
            self._again.start()
            self.look_at(alike[0])
            self.dismissed.emit(alike)

    def alike(self) -> tuple[Doubt, ...]:
        """Return all doubts of the kind of the one that is looked at."""
        doubt = self.doubt()
        return tuple(self._alike[doubt.kind]) if doubt is not None else ()

    def _choose(self) -> None:
        doubt = self.doubt()
        if doubt is not None:
            self.chosen.emit(doubt)

    def _show(self, _row: int) -> None:
        doubt, count = self.doubt(), len(self._doubts)
        meant = doubt.suggestion if doubt is not None else None
        raised = self._review.raised_by(doubt) if self._review and doubt and meant else None
        is_suggested = meant is not None and raised is None
        self._accept.setEnabled(is_suggested)
        self._accept.setVisible(is_suggested)
        self._dismiss.setEnabled(doubt is not None)
        self._next.setEnabled(count > 0)
        alike = self.alike()
        self._dismiss_alike.setVisible(len(alike) > 1)
        self._dismiss_alike.setText(_("Leave all {count}").format(count=len(alike)))
        tip = _("Leave all doubts of this kind as they are")
        self._dismiss_alike.setToolTip(plain_tip(f"{tip} (Alt+Shift+Delete)"))
        self._dismiss_alike.setAccessibleName(f"{tip}: {len(alike)}")
        place = self._review.draft.place(doubt) if self._review and doubt is not None else None
        self.piece.show_words(place.page if place else None, doubt.areas if doubt else ())
        if count == 0:
            self._count.setText(_("Nothing is in doubt."))
            self.told.setText(_("Ctrl+Enter takes the programme to the desk."))
            return
        left = ngettext("{count} place in doubt", "{count} places in doubt", count)
        if doubt is None:
            self._count.setText(left.format(count=count))
            self.told.setText(_("F8 goes to the first."))
            return
        mark = MARKS[doubt.sure]
        number = f"{self._doubts.index(doubt) + 1}/{count}"
        self._count.setText(f"{number}   {mark.shape} {word(doubt.sure)}")
        told = [doubt.message]
        if meant is not None and self._review is not None:
            words = suggestion_words(meant, doubt, self._review.programme)
            if raised is None:
                told.append(_("Suggested: {meant}").format(meant=words))
            else:
                would = _("Not suggested: {meant}, for then: {doubt}")
                told.append(would.format(meant=words, doubt=raised.message))
        else:
            told.append(what_to_do(doubt))
        self.told.setText("\n".join(filter(None, told)))


class _Line(Struct, frozen=True):
    """A line of the list, with the whole place of its doubt; one without a doubt heads a kind."""

    text: str
    doubt: Doubt | None = None
    ink: str = ""
    place: str = ""


def _lines(
    review: Review, kind: str, alike: Sequence[Doubt], places: dict[int, str]
) -> Iterator[_Line]:
    """Yield the lines of the doubts of a kind, below its head; one alone says its kind itself.

    Those that would read alike say as well what was read, or where that is one too, what is said.
    """
    is_headed = len(alike) > 1
    if is_headed:
        told = ngettext("{kind}: {count} place", "{kind}: {count} places", len(alike))
        yield _Line(told.format(kind=kind or _("The file"), count=len(alike)))
    shown = [
        (matter(doubt, review.draft, review.programme), _where(doubt, review, places))
        for doubt in alike
    ]
    named = Counter(shown)
    read = Counter((*names, doubt.read) for names, doubt in zip(shown, alike, strict=True))
    for (name, place), doubt in zip(shown, alike, strict=True):
        text = name if is_headed or not kind or name == doubt.message else f"{kind}: {name}"
        if named[name, place] > 1 and name != doubt.message:
            is_told = doubt.read and read[name, place, doubt.read] == 1
            text = f"{doubt.read} · {name}" if is_told else doubt.message
        mark = MARKS[doubt.sure]
        yield _Line(f"{mark.shape}  {' '.join(text.split())}", doubt, mark.ink.now, place)


def _where(doubt: Doubt, review: Review, places: dict[int, str]) -> str:
    """Return where a doubt stands: its place in the file, or its clock without one.

    ``places`` keeps those of the lines in words.
    """
    if doubt.line in places and doubt.line is not None:
        return places[doubt.line]
    place = review.draft.place(doubt)
    if place is not None and doubt.line is not None:
        return places.setdefault(doubt.line, str(place))
    if doubt.item in review.programme.positions and doubt.item is not None:
        start = review.programme.slot(doubt.item).item.start
        return f"{start:%H:%M}" if start is not None else ""
    return ""


class _Painter(QStyledItemDelegate):
    """Paints a line: what it is about at the left, where that stands at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of every line."""
        return QSize(0, LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line, or the head of a kind."""
        area, text = option.rect, index.data()
        room = area.adjusted(PAD, 0, -PAD, 0)
        painter.save()
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            painter.setPen(QUIET.paint)
            painter.setFont(font(SMALL, 600))
            draw_elided(painter, room, text)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, CHOSEN.paint)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(FOCUS.paint, 2))
                painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.setFont(font(SMALL, 400))
        painter.setPen(QUIET.paint)
        place = index.data(PlaceRole)
        wide = round(metrics(SMALL, 400).horizontalAdvance(place)) + PAD if place else 0
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, place)
        shape, _gap, name = text.partition("  ")
        painter.setFont(font(SIZE, 400))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole).color())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shape)
        painter.setPen(INK.paint)
        draw_elided(painter, QRect(room).adjusted(MARK, 0, -wide, 0), name)
        painter.restore()


class _Piece(QWidget):
    """The doubted words as they stand in the picture of their page, with what is around them."""

    def __init__(self, pictures: PagePictures) -> None:
        super().__init__()
        self.setMinimumHeight(PIECE)
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
