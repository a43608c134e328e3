"""How one speech is painted in the queue, and read out: turn or mark, name, body, time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import (
    QAbstractItemModel,
    QObject,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from timekeeper.core.courtesy import at_line_head
from timekeeper.core.discussion import Speech
from timekeeper.core.intervals import A_MINUTE, ZERO, whole_minutes
from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.display.palette import CHOSEN, FOCUS, INK, NOW, ROW_LINE, ROW_QUIET
from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.operator.labels import by_last_names, first_fitting
from timekeeper.desktop.tables import Index, draw_elided
from timekeeper.live.speaker_list import MOST_MINUTES
from timekeeper.words.language import _
from timekeeper.words.values import figures, minutes

SpeechRole = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT, LOW_ROW = 27, 22

_MARK_WIDTH, _TIME_WIDTH, _PAD = 30, 122, 8


def spoken(speech: Speech, turn: int) -> str:
    """Return everything about a speech, for a tool tip and a screen reader."""
    speaker = speech.speaker
    state = _("waits, turn {turn}").format(turn=turn) if speech.waiting else _("has spoken")
    parts = (speaker.name, speaker.body, speaker.topic, _time(speech), state)
    if speech.speaking:
        parts = (*parts[:-1], _("has the floor"))
    return ", ".join(part for part in parts if part)


class RowDelegate(QStyledItemDelegate):
    """Paints a speech on one line; the limit of one that waits is edited in place.

    ``extend`` is told a speech, and by how much its limit shall change; ``height`` is a row's.
    """

    def __init__(self, extend: Callable[[Speech, timedelta], None], parent: QObject) -> None:
        super().__init__(parent)
        self._extend = extend
        self.height = ROW_HEIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the speech of a row."""
        speech, turn = index.data(SpeechRole)
        area, state = option.rect, option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected or speech.speaking:
            selected = state & QStyle.StateFlag.State_Selected
            painter.fillRect(area, (CHOSEN if selected else NOW).paint)
        painter.setPen(QPen(ROW_LINE.paint))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(FOCUS.paint, 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        mark = "▶" if speech.speaking else str(turn) if speech.waiting else "✓"
        _paint_words(painter, area, speech, mark)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the room of a row; its width is the queue's."""
        return QSize(100, self.height)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,  # noqa: ARG002
    ) -> QWidget:
        """Return the box in which minutes are typed."""
        box = NumberField(parent)
        box.setRange(1, MOST_MINUTES)
        box.setSuffix(_(" min"))
        box.setAccessibleName(_("The speaker’s limit in minutes"))
        return box

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        """Let the box stand where the limit is painted."""
        area = option.rect
        editor.setGeometry(area.adjusted(area.width() - _TIME_WIDTH - _PAD, 0, 0, 0))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the limit of the speech."""
        speech, _turn = index.data(SpeechRole)
        if isinstance(editor, NumberField):
            editor.setValue(whole_minutes(speech.allotted))
            editor.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,  # noqa: ARG002
        index: Index,
    ) -> None:
        """Say by how much the limit shall change; the model shows it when it has become true."""
        speech, _turn = index.data(SpeechRole)
        if isinstance(editor, NumberField) and speech.allotted != editor.value() * A_MINUTE:
            self._extend(speech, editor.value() * A_MINUTE - speech.allotted)


def _paint_words(painter: QPainter, area: QRect, speech: Speech, mark: str) -> None:
    painter.setPen((INK if speech.waiting or speech.speaking else ROW_QUIET).paint)
    inner = area.adjusted(_PAD, 0, -_PAD, 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font(13, 400))
    time = _time(speech)
    painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, time)
    taken = painter.fontMetrics().horizontalAdvance(time) + _PAD
    painter.setFont(font(14, 600))
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, mark)
    name, called = inner.adjusted(_MARK_WIDTH, 0, -taken, 0), speech.speaker.name
    told = (at_line_head(called), *by_last_names(called))
    used = draw_elided(painter, name, first_fitting(told, painter.font(), name.width(), 1))
    painter.setFont(font(13, 400))
    painter.setPen(ROW_QUIET.paint)
    about = speech.speaker.body or speech.speaker.topic or ""
    rest = name.adjusted(used + _PAD, 0, 0, 0)
    if about and rest.width() > 4 * _PAD:
        draw_elided(painter, rest, about)


def _time(speech: Speech) -> str:
    """Return the limit of who waits or speaks, and what was used by who has spoken."""
    allotted = speech.allotted
    if speech.waiting or speech.speaking or speech.run is None or speech.run.end is None:
        return minutes(allotted) if allotted is not None else _("no limit")
    used = speech.used(speech.run.end)
    over = used - allotted if allotted is not None else ZERO
    return f"{figures(used)}  (+{figures(over)})" if over > ZERO else figures(used)
