"""The operator's window: the programme, what runs, what the hall sees, and the keys of the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox, QWidget

from timekeeper.core.events import Audience
from timekeeper.core.programme import Item
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.commands import Command, Commands
from timekeeper.desktop.operator.dialogs.item_dialogs import add_materials
from timekeeper.desktop.operator.dialogs.materials_field import files_in, take_copies
from timekeeper.desktop.operator.dialogs.message_dialog import prepared_messages
from timekeeper.desktop.operator.dialogs.questions import confirm, tell
from timekeeper.desktop.operator.first_steps import FirstSteps, ProgrammePlace
from timekeeper.desktop.operator.header import DeskHeader
from timekeeper.desktop.operator.lock import Lock
from timekeeper.desktop.operator.menus.day_menus import (
    PreparationMenu,
    ask_attendance,
    ask_replanning,
    asked_commands,
    day_commands,
    hall_commands,
    slides_commands,
)
from timekeeper.desktop.operator.menus.file_menu import FileMenu
from timekeeper.desktop.operator.menus.help_menu import HelpMenu
from timekeeper.desktop.operator.menus.item_menu import ItemMenu
from timekeeper.desktop.operator.page import DeskPage
from timekeeper.desktop.operator.programme_table import ProgrammeTable
from timekeeper.desktop.operator.row_editor import RowEditor
from timekeeper.desktop.operator.side_panel import SidePanel
from timekeeper.desktop.operator.strips.banner import Banner, BannerLine
from timekeeper.desktop.operator.strips.hall_strip import HallStrip
from timekeeper.desktop.operator.strips.message_bar import MessageBar
from timekeeper.desktop.operator.strips.reminders import Reminders
from timekeeper.desktop.operator.strips.strips import RehearsalStrip, ResumeStrip, WorkStrip
from timekeeper.desktop.operator.transport import Transport
from timekeeper.desktop.plain import plain_title
from timekeeper.desktop.room import beside, fold_rows, resize_within
from timekeeper.live.conference import Conference
from timekeeper.live.settings import DeskHabits
from timekeeper.views.public import masked, named_openly
from timekeeper.words.language import _
from timekeeper.words.values import brief

LEAST = QSize(560, 300)  # less than any screen has left; what does not fit scrolls
MESSAGE_MS = 10_000


class OperatorWindow(QMainWindow):
    """The desk of the one person who keeps the day.

    ``files`` asks for programmes and reports, ``sharing_asked`` to share the programme,
    ``points_asked`` for the linked points, ``hand_asked`` to take the first of their hands;
    ``habits_changed`` carries what the operator has set up for himself, ``closing`` is sent when
    the window is closed.
    """

    habits_changed = Signal(object)
    closing = Signal()
    sharing_asked = Signal()
    points_asked = Signal()
    hand_asked = Signal()

    def __init__(self, desk: Desk, hall_picture: QWidget, habits: DeskHabits | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._may_close = False
        self.lost_by_closing: Callable[[], str] = str  # a sentence, "" for nothing
        self.habits = habits or DeskHabits()
        self.header = DeskHeader()
        self.hall_strip = HallStrip(desk)
        self.banner = Banner()
        self.screen_banner = Banner()
        self.record_banner = Banner()
        self.requests = Banner()
        self.rehearsal = RehearsalStrip()
        self.work = WorkStrip()
        self.table = ProgrammeTable()
        self._row_editor = RowEditor(desk, self.table)
        self.side = SidePanel(desk, hall_picture)
        self.transport = Transport(desk)
        self.commands = Commands(self)
        self._item_menu = ItemMenu(desk, self)
        self._build_menus()
        self.first_steps = FirstSteps(self.files.first_steps, self.files.open_asked.emit)
        self._place = ProgrammePlace(self.table, self.first_steps)
        self.transport.key_of = self.commands.key_of
        counting = partial(ask_attendance, desk, self)
        self.reminders = Reminders(
            desk, partial(ask_replanning, desk, self), counting, self.preparation.check_asked.emit
        )
        self.resume = ResumeStrip(desk)
        self._staff = Banner()
        asked = (self.requests, self.record_banner, self.banner, self.screen_banner)
        banners = (*asked, self.reminders, self._staff)
        strips = (self.resume, *banners, self.work)
        line = BannerLine((self.resume, *banners))
        # The lock closes all that can be pressed, but not what is read.
        menus = [
            menu for menu in self.menuBar().actions() if menu is not self.help.menu.menuAction()
        ]
        pressed: Sequence[QWidget | QAction] = (
            self.transport,
            self._place,
            self.side.tabs,
            self.rehearsal,
            self.hall_strip,
            *strips,
            *menus,
        )
        self.lock = Lock(self.commands, pressed)
        self.lock.listen(self, self.help.menu)
        self._page = DeskPage(
            (self.header, self.hall_strip),
            (line, self.work),
            (self.rehearsal, self.lock),
            (self._place, self.side),
            self.transport,
        )
        self._page.share = self.habits.table_share
        self.setCentralWidget(self._page)
        self.setStatusBar(MessageBar())
        resize_within(self, 1366, 728)
        self.setMinimumSize(LEAST)
        self.setAcceptDrops(True)
        self.table.asked_for_menu.connect(self._show_item_menu)
        desk.opened.connect(self._show_conference)
        desk.ticked.connect(self._show_snapshot)
        desk.said.connect(self.say)
        self.first_steps.show_recent(self.habits.recent)
        self.transport.primary.setFocus()
        self._show_conference(desk.conference)

    def prepared(self) -> tuple[str, ...]:
        """Return the sentences to choose a message from, the operator's own first."""
        return (*self.habits.messages, *prepared_messages())

    def say(self, sentence: str) -> None:
        """Tell the operator one sentence; an empty one takes the last down."""
        if sentence:
            self.statusBar().showMessage(sentence, MESSAGE_MS)
        else:
            self.statusBar().clearMessage()

    def tell_error(self, sentence: str) -> None:
        """Tell the operator what went wrong with a file, and wait until it is read."""
        lines = sentence.splitlines() or [sentence]
        words = ("timekeeper", lines[0], "\n".join(lines[1:12]))
        tell(self, words, QMessageBox.Icon.Warning)

    def show_rehearsal(self, speed: int | None) -> None:
        """Look like a rehearsal on a clock so many times faster, None: like the conference."""
        under_way = speed is not None
        self.banner.hide()
        if speed is None:
            self.rehearsal.hide()
        else:
            self.rehearsal.show_rehearsal(speed)
        self.preparation.show_rehearsal(under_way=under_way)
        self.header.show_rehearsal(under_way=under_way)

    def come_to_front(self) -> None:
        """Show the window over all others, as when timekeeper is started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def remember_opened(self, path: Path) -> None:
        """List a programme that was opened first among those to open again.

        That of a secret conference, or called after what is confidential in it, is not listed.
        """
        programme = self._desk.conference.programme
        if programme.secret:
            self.forget_opened(path)
        elif named_openly(programme, path.stem) == path.stem:
            self._change(self.habits.opened(str(path.absolute())))

    def forget_opened(self, path: Path) -> None:
        """List a programme no more among those to open again."""
        habits = self.habits.forgotten(str(path.absolute()))
        if habits != self.habits:
            self._change(habits)

    def remember_materials(self, folder: Path, mark: str) -> None:
        """Keep where the materials of the programme with this mark lie."""
        habits = replace(self.habits, materials_in=str(folder), materials_of=mark)
        if habits != self.habits:
            self._change(habits)

    def lost(self) -> str:
        """Return what the record or the hall would lose if the window closed, "" for nothing."""
        running = self._desk.snapshot().current
        if running is None:
            return self.lost_by_closing()
        return self.lost_by_closing() or _(
            "“{item}” is running. Without timekeeper the hall sees nothing; the record is kept, "
            "and the time goes on when it is opened again."
        ).format(item=brief(running.item))

    def showEvent(self, event: QShowEvent) -> None:
        """Fold the menus: where one opens is decided by its size before it can be told to."""
        super().showEvent(event)
        for menu in self._menus():
            fold_rows(menu)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program end; what the hall or the record would lose has to be agreed to."""
        lost = self.lost()
        if lost and not self._may_close:
            event.ignore()
            confirm(self, (lost, _("Quit all the same"), _("Stay")), self._close_all_the_same)
            return
        if self._page.share != self.habits.table_share:
            self._change(replace(self.habits, table_share=self._page.share))
        self.closing.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over the window."""
        if not self.lock.locked and (_dropped(event) is not None or files_in(event.mimeData())):
            take_copies(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Choose the item that they would be shown with; anywhere else one file is opened."""
        item = self._dropped_on(event)
        if item is not None:
            self.table.selectRow(self.table.programme_model().row_of(item.id))
            told = _("Dropped here it is shown with “{item}”; beside the table it is opened.")
            self.say(told.format(item=brief(item)))
        take_copies(event)
        event.setAccepted(item is not None or _dropped(event) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what was dropped with the item below it; elsewhere, open the programme."""
        item, path = self._dropped_on(event), _dropped(event)
        if item is not None:
            take_copies(event)
            add_materials(self._desk, item, files_in(event.mimeData()))
        elif path is not None:
            take_copies(event)
            self.files.open_asked.emit(path)

    def _dropped_on(self, event: QDropEvent) -> Item | None:
        """Return the item that files to be shown are dragged onto."""
        view = self.table.viewport()
        place = view.mapFrom(self, event.position().toPoint())
        seen = self.table.isVisible() and view.rect().contains(place)
        return self.table.item_at(place) if seen and files_in(event.mimeData()) else None

    def _build_menus(self) -> None:
        bar, commands = self.menuBar(), self.commands
        self.files = FileMenu(bar.addMenu(_("&File")), commands, self._desk, self)
        self.files.show_recent(self.habits.recent)
        preparing = bar.addMenu(_("&Prepare"))
        self.preparation = PreparationMenu(preparing, commands, self)
        commands.fill(preparing, (*self.files.for_preparation, *self.preparation.for_other_places))
        asked = asked_commands(self.requests.accept, self.hand_asked.emit)
        day = (*day_commands(self._desk, self), *asked)
        commands.fill(bar.addMenu(_("&Run")), day)
        chosen = bar.addMenu(_("&Item"))
        in_row = Command("edit_row", _("Edit in the row"), self._row_editor.edit_chosen, "F2")
        commands.fill(chosen, (in_row,))
        in_row.action.setParent(self)  # the menu is filled anew each time it is opened
        self.addAction(in_row.action)
        self._item_menu.in_row = in_row.action
        chosen.aboutToShow.connect(lambda: self._item_menu.fill(chosen, self.table.chosen()))
        self.hall_menu = bar.addMenu(_("&Hall"))
        share = self.sharing_asked.emit
        commands.fill(self.hall_menu, hall_commands(self._desk, self.prepared, self, share))
        slides = self.hall_menu.addMenu(_("Slides of the item"))
        commands.fill(slides, slides_commands(self._desk, self))
        points = Command("points", _("Linked points…"), self.points_asked.emit, "D")
        commands.fill(self.hall_menu, (points,))
        self.help = HelpMenu(bar.addMenu(_("Hel&p")), commands, self)
        self.help.keys_chosen.connect(lambda keys: self._change(replace(self.habits, keys=keys)))
        commands.use_keys(self.habits.keys)
        for menu in self._menus():
            menu.aboutToShow.connect(partial(fold_rows, menu))

    def _menus(self) -> list[QMenu]:
        return self.menuBar().findChildren(QMenu)

    def _close_all_the_same(self) -> None:
        self._may_close = True
        self.close()

    def _change(self, habits: DeskHabits) -> None:
        self.habits = habits
        self.commands.use_keys(habits.keys)
        self.files.show_recent(habits.recent)
        self.first_steps.show_recent(habits.recent)
        self.habits_changed.emit(habits)

    def _show_conference(self, conference: Conference) -> None:
        title = masked(conference.programme).title or _("No programme is open")
        self.setWindowTitle(plain_title(f"timekeeper – {title}"))
        self.header.show_programme(conference.programme)
        self.table.show_programme(conference.programme)
        self._place.show_steps(wanted=not conference.programme.items)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        programme = self._desk.conference.programme
        self.header.show_snapshot(snapshot, programme)
        self.hall_strip.show_snapshot(snapshot)
        if not self.table.shows(programme):
            self.header.show_programme(programme)
            self.table.show_changed(programme)
        self.table.show_snapshot(snapshot, self._desk.conference.course)
        self._row_editor.show_changed()
        self.side.show_snapshot(snapshot, programme)
        self.transport.show_snapshot(snapshot)
        self.reminders.show_snapshot(snapshot)
        self.resume.refresh()
        to_staff = snapshot.messages.get(Audience.STAFF, "")
        if not to_staff:
            self._staff.hide()
        elif not self._staff.says(to_staff):
            told = _("To the staff: {text}").format(text=to_staff)
            take_down = partial(self._desk.tell, Audience.STAFF, "")
            self._staff.offer(told, _("Take down"), take_down, key=to_staff)

    def _show_item_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._item_menu.fill(menu, self.table.chosen())
        fold_rows(menu)
        pressed = self.table.viewport().mapToGlobal(place)
        room = self.screen().availableGeometry()
        menu.popup(beside(self.table.chosen_row(), pressed, menu.sizeHint(), room))


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged, None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
