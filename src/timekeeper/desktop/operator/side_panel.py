"""The right side of the desk: what runs, what comes next, and the tabs below."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.discussion.discussion_panel import DiscussionPanel
from timekeeper.desktop.operator.history_panel import HistoryPanel
from timekeeper.desktop.operator.now_panel import NextPanel, NowPanel, Room
from timekeeper.desktop.operator.slides_panel import SlidesPanel
from timekeeper.desktop.plain import plain_tip
from timekeeper.desktop.room import Scrolling
from timekeeper.words.language import _

LEAST_TABS = 60
LEAST_HEIGHT = 224  # what runs and what comes next, folded, and the hall's picture
# The hall's picture is to be read: what would leave it less folds.
ROOM_FOR_NEXT = 470
ROOM_FOR_FACTS = 412
ROOM_BELOW_TITLE = 286
ROOM_FOR_FACTS_AND_TABS = 680
ROOM_FOR_FIELDS = 420
ROOM_FOR_FLOOR = 330
AMPLE = 700
BETWEEN, CLOSER = 8, 4  # pixels between the cards


class _Tabs(QTabWidget):
    """Tabs whose contents make do with the room that is left over."""

    def hasHeightForWidth(self) -> bool:
        """Return that no wrapped line within asks for height."""
        return False

    def tabInserted(self, index: int) -> None:
        """Say a name whole where the bar has no room for all."""
        super().tabInserted(index)
        self.setTabToolTip(index, plain_tip(self.tabText(index)))


class SidePanel(QWidget):
    """Shows the hall's picture, or the history of the day, below what runs and comes next."""

    def __init__(self, desk: Desk, hall_picture: QWidget) -> None:
        super().__init__()
        self.now = NowPanel()
        self.next = NextPanel()
        self.discussion = DiscussionPanel(desk)
        self.history = HistoryPanel(desk)
        hall_picture.setMinimumSize(1, 1)
        self.tabs = _Tabs()
        self.tabs.setObjectName("sideTabs")
        # Strips above may need the room; the window must never outgrow a small screen.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(LEAST_TABS)
        self._discussing = self._over = False
        self._hall_page = QFrame()
        around = QVBoxLayout(self._hall_page)
        around.setContentsMargins(8, 4, 8, 4)
        around.addWidget(hall_picture)
        self.tabs.addTab(self._hall_page, _("The hall sees"))
        self._discussion_page = Scrolling(self.discussion)
        self.tabs.addTab(self._discussion_page, _("Discussion"))
        self.tabs.addTab(Scrolling(self.history), _("Record"))
        self._slides = desk.slides
        self._slides_up = False
        self.slides = SlidesPanel(desk.slides)
        self.tabs.addTab(self.slides, _("Slides"))
        desk.slides.changed.connect(self._show)
        self._show()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.now)
        column.addWidget(self.next)
        column.addWidget(self.tabs, stretch=1)

    def minimumSizeHint(self) -> QSize:
        """Return the room that what runs needs; it comes before all else."""
        return QSize(self.now.minimumSizeHint().width(), LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room to what needs it most."""
        super().resizeEvent(event)
        self._make_room()

    def show_snapshot(self, snapshot: Snapshot, programme: Programme) -> None:
        """Say what runs, what comes next and what was done."""
        self.now.show_snapshot(snapshot, programme)
        self.next.show_snapshot(snapshot, programme)
        # The speakers when a discussion begins, the hall again when it is over.
        discussing = snapshot.current is not None and snapshot.current.discussion is not None
        over = snapshot.current is None and snapshot.next is None
        if over != self._over:
            self._over = over
            self._make_room()
        if discussing != self._discussing:
            self._discussing = discussing
            self.tabs.setCurrentWidget(self._discussion_page if discussing else self._hall_page)
            self._make_room()
        self.discussion.show_snapshot(snapshot)
        self.history.refresh()

    def _show(self) -> None:
        """Show the pages while they are shown in the hall; the hall's picture when they are not."""
        slides = self._slides
        tab, has_material = self.tabs.indexOf(self.slides), slides.material is not None
        if has_material != self.tabs.isTabVisible(tab):  # Qt would paint all tabs anew
            self.tabs.setTabVisible(tab, has_material)
        pages_up = slides.up and not slides.foreign  # of another program's no page is known
        if pages_up != self._slides_up:
            self._slides_up = pages_up
            self.tabs.setCurrentWidget(self.slides if pages_up else self._hall_page)
            self._make_room()

    def _make_room(self) -> None:
        """Give speakers or pages the room that they need; what comes next keeps a line.

        Where nothing can come, what runs says so alone.
        """
        height = self.height()
        needed_below = self._discussing or self._slides_up
        self.next.setHidden(self._over)
        self.next.fold(folded=needed_below or height < ROOM_FOR_NEXT)
        self._column.setSpacing(CLOSER if height < ROOM_FOR_FACTS else BETWEEN)
        low = needed_below and height < ROOM_FOR_FACTS_AND_TABS
        if needed_below:
            room = Room.LINE if low else Room.USUAL
        elif height < ROOM_BELOW_TITLE:
            room = Room.BESIDE
        elif height < ROOM_FOR_FACTS:
            room = Room.LOW
        else:
            room = Room.AMPLE if height >= AMPLE else Room.USUAL
        self.now.fold(room)
        lowest = low and height < ROOM_FOR_FIELDS
        self.discussion.fold(low=low, lowest=lowest, line=low and height < ROOM_FOR_FLOOR)
