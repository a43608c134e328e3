"""Small pieces every panel of the operator's window is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import (
    Measures,
    advance,
    changed_span,
    draw_line,
    is_clock,
    still,
)
from timekeeper.desktop.display.painting import keep_opaque
from timekeeper.desktop.plain import Label, plain_tip

BAR = 6  # pixels
HONORIFIC = re.compile(r"(?:đồng chí|đ/c|đc)[.:]?\s+", re.IGNORECASE)
TWO_LINES = 0.84  # of its letters' size, where a key's words take two lines
_BAR_COLOURS = {
    "": palette.ACCENT,
    "nearly": palette.NEARLY_EDGE,
    "overrun": palette.LOUD,
    "paused": palette.CALM_INK,
}


def label(name: str = "", role: str = "") -> QLabel:
    """Return an empty label that the style sheet knows by its name or role."""
    made = Label()
    made.setObjectName(name)
    if role:
        made.setProperty("role", role)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Let the style sheet colour the widget by what it says; nothing happens if it is the same."""
    _set(widget, "tone", tone)


def set_room(widget: QWidget, room: str) -> None:
    """Let the style sheet choose the size of the widget's letters by the room there is."""
    _set(widget, "room", room)


def _set(widget: QWidget, name: str, value: str) -> None:
    if (widget.property(name) or "") != value:  # none is as good as an empty one
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_text(target: QLabel, text: str) -> None:
    """Change a label only when it says something else, so that nothing is repainted in vain."""
    if target.text() != text:
        target.setText(text)


class FigureLabel(Label):
    """Figures that stand still while they change: all digits are equally wide.

    A text of the same width lays nothing out anew, which a QLabel's own would each second.
    Where ``least`` is below 1 they may be drawn down to that share of their size, never cut.
    """

    def __init__(self, name: str = "", role: str = "", least: float = 1.0) -> None:
        self._shown, self._least = "", least
        self._ground: palette.Shade | None = None
        self._kept: tuple[QFont, Measures, QPointF] | None = None
        self._measures: Measures | None = None
        super().__init__()
        self.setObjectName(name)
        if role:
            self.setProperty("role", role)

    def text(self) -> str:
        """Return the figures."""
        return self._shown

    def stand_on(self, ground: palette.Shade) -> None:
        """Fill the ground in this colour, so that nothing below is painted each second."""
        if ground != self._ground:
            self._ground = ground
            self.update()

    def setText(self, text: str) -> None:
        """Show other figures; of a clock those that changed are painted anew."""
        before, self._shown = self._shown, text
        keep_opaque(self, opaque=self._ground is not None)
        if not is_clock(text) or still(text) != still(before):
            self._kept = None
            if self._size(text) != self._size(before):
                self.updateGeometry()
            self.update()
            return
        _font, measures, start = self._line()
        span = changed_span(before, text, start.x(), measures)
        if span is not None:
            left, right = floor(span[0]), ceil(span[1])
            self.update(left, 0, right - left, self.height())

    def sizeHint(self) -> QSize:
        """Return the room the figures need."""
        self.ensurePolished()
        return self._size(self._shown)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the smallest figures: they are never cut."""
        wanted = self.sizeHint()
        return QSize(ceil(wanted.width() * self._least), wanted.height())

    def _size(self, text: str) -> QSize:
        measures, around = self._measured(), self.contentsMargins()
        height = ceil(measures.height()) + around.top() + around.bottom()
        return QSize(ceil(advance(text, measures)), height)

    def _measured(self) -> Measures:
        if self._measures is None:
            self._measures = Measures(self.font())
        return self._measures

    def _line(self) -> tuple[QFont, Measures, QPointF]:
        """Return the font that the figures fit in, and where their baseline starts."""
        if self._kept is not None:
            return self._kept
        room, font = self.contentsRect(), self.font()
        measures = self._measured()
        needed = advance(self.text(), measures)
        if needed > room.width():
            font.setPixelSize(max(1, int(font.pixelSize() * room.width() / needed)))
            measures = Measures(font)
        line = (room.height() + measures.ascent() - measures.descent()) / 2
        self._kept = font, measures, QPointF(0, room.top() + line)
        return self._kept

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the font that fits anew."""
        super().resizeEvent(event)
        self._kept = None

    def changeEvent(self, event: QEvent) -> None:
        """Find the font that fits anew."""
        super().changeEvent(event)
        self._kept = self._measures = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figures from the left, in the middle of the height."""
        font, measures, start = self._line()
        painter = QPainter(self)
        exposed = event.rect()
        if self._ground is not None:
            painter.fillRect(exposed, self._ground.paint)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        draw_line(painter, start, self.text(), measures, exposed)
        painter.end()


class Bar(QWidget):
    """How much of a time is used; repainted only when a pixel of it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._tone = 0.0, ""
        self.setFixedHeight(BAR)

    def show_share(self, share: float, tone: str) -> None:
        """Fill this share of the bar, from 0 to 1, in the colour of the tone."""
        keep_opaque(self)
        same = round(share * self.width()) == round(self._share * self.width())
        if not same or tone != self._tone:
            self._share, self._tone = share, tone
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the well, and what is filled of it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.HAIRLINE.paint)
        filled = round(self._share * self.width())
        painter.fillRect(0, 0, filled, self.height(), _BAR_COLOURS[self._tone].paint)
        painter.end()


class ElidedLabel(Label):
    """Up to ``lines`` lines of text, cut with an ellipsis; the whole text is its tool tip."""

    def __init__(self, name: str, lines: int = 1) -> None:
        super().__init__()
        self.setObjectName(name)
        self._whole = ""
        self._short = ""
        self._lines = lines
        self.setWordWrap(lines > 1)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: int) -> None:
        """Have room for so many lines from now on."""
        if lines != self._lines:
            self._lines = lines
            self.setWordWrap(lines > 1)
            self.updateGeometry()
            self._elide()

    def show_text(self, text: str, short: str = "") -> None:
        """Show the text, or its short form where the whole does not fit, as much as fits."""
        if (text, short) != (self._whole, self._short):
            self._whole, self._short = text, short
            self.setToolTip(plain_tip(text))
            self._elide()

    def fits_in(self, width: int, text: str = "") -> bool:
        """Return whether a line so wide shows another text, or its own short form, whole."""
        shortest = text or self._short or self._whole
        return QFontMetrics(self.font()).horizontalAdvance(shortest) <= width

    def sizeHint(self) -> QSize:
        """Return the room its lines need."""
        self.ensurePolished()
        around = self.contentsMargins()
        lines = QFontMetrics(self.font()).lineSpacing() * self._lines
        return QSize(200, lines + around.top() + around.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew for the new width."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Cut the text anew for letters of another size; else a line too many would peep out."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
            self._elide()

    def _elide(self) -> None:
        font, width = self.font(), max(40, self.contentsRect().width())
        shown = self._whole
        if self._short and not _fits(shown, font, width, self._lines):
            shown = self._short
        shown = first_fitting(_cut_at_words(shown), font, width, self._lines)
        if not _fits(shown, font, width, self._lines):  # a file's name may be one word
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, width)
        set_text(self, shown)


class NamingKey(QPushButton):
    """A key that names what it would do; what it cannot say of it is its tool tip.

    What all are addressed with gives way first, then the words take a second line in smaller
    letters, and only then are they cut; ``told`` is what is left of them.
    """

    told = ""

    def cuts(self, words: str) -> Iterable[str]:
        """Return the words, and what may be said instead, from the longest to the shortest."""
        return _cut_at_words(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_PushButtonContents
        room, font = self.style().subElementRect(part, option, self), QFont(self.font())
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        whole = self.text().replace("&&", "&")
        bare = HONORIFIC.sub("", whole, count=1)
        self.told = next((w for w in (whole, bare) if _fits(w, font, room.width(), 1)), "")
        if not self.told:
            font.setPixelSize(round(font.pixelSize() * TWO_LINES))
            self.told = first_fitting(self.cuts(bare), font, room.width(), 2)
        self.setToolTip(plain_tip("" if self.told == whole else self.accessibleName()))
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.TextFlag.TextWordWrap, self.told)
        painter.end()


def _fits(text: str, font: QFont, width: int, lines: int) -> bool:
    measures = QFontMetrics(font)
    flags = Qt.TextFlag.TextWordWrap.value if lines > 1 else 0
    room = measures.boundingRect(0, 0, width, 10_000, flags, text)
    # A line of text may be a pixel higher than the font's own line spacing.
    return round(room.height() / measures.lineSpacing()) <= lines and room.width() <= width


def first_fitting(told: Iterable[str], font: QFont, width: int, lines: int) -> str:
    """Return the first that fits, the last where none does."""
    words = ""
    for words in told:
        if _fits(words, font, width, lines):
            break
    return words


def by_last_names(name: str) -> Iterator[str]:
    """Return the name without how all are addressed, then with less and less before its last."""
    left = HONORIFIC.sub("", name, count=1).split()
    yield " ".join(left)
    for first in range(1, len(left)):
        yield "…" + " ".join(left[first:])


def _cut_at_words(words: str) -> Iterator[str]:
    yield words
    left = words.split(" ")
    while len(left) > 1:
        left.pop()
        yield " ".join(left).rstrip(" ,;:") + "…"
