"""The operator's window: the programme, what runs, what the hall sees, and the keys of the day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.programme import Item
from timekeeper.core.rules import Act, Action
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk import Desk
from timekeeper.desktop.operator.banner import Banner
from timekeeper.desktop.operator.header import Header
from timekeeper.desktop.operator.menus import add_action, build_day_menu
from timekeeper.desktop.operator.now_panel import NextPanel, NowPanel, hall_caption
from timekeeper.desktop.operator.programme_table import ProgrammeTable
from timekeeper.desktop.operator.questions import CorrectionDialog, ask_text
from timekeeper.desktop.operator.transport import Transport
from timekeeper.desktop.orders import FollowProgramme, GoDark, HallOrder, ShowMessage, StandBy
from timekeeper.live.conference import Conference
from timekeeper.live.language import _

SIDE_WIDTH, SIDE_WIDTH_AT_MOST = 400, 600
MESSAGE_MS = 10_000


class OperatorWindow(QMainWindow):
    """The desk of the one person who keeps the day.

    ``open_asked``, ``save_asked`` and ``report_asked`` carry the path that was chosen;
    ``anew_asked`` is sent when the conference is to begin anew, ``closing`` when the window is
    closed.
    """

    open_asked = Signal(object)
    save_asked = Signal(object)
    report_asked = Signal(object)
    anew_asked = Signal()
    closing = Signal()

    def __init__(self, desk: Desk, hall_picture: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self.header = Header()
        self.banner = Banner()
        self.screen_banner = Banner()
        self.table = ProgrammeTable()
        self.now = NowPanel()
        self.next = NextPanel()
        self.transport = Transport(desk)
        self._hall_picture = hall_picture
        self._projection = QLabel()
        self._projection.setProperty("role", "quiet")
        self._arrange()
        self._build_menus()
        self.table.asked_for_menu.connect(self._show_item_menu)
        desk.opened.connect(self._show_conference)
        desk.ticked.connect(self._show_snapshot)
        desk.said.connect(self.say)
        self._show_conference(desk.conference)
        self.transport.primary.setFocus()

    def say(self, sentence: str) -> None:
        """Tell the operator one sentence; an empty one takes the last down."""
        if sentence:
            self.statusBar().showMessage(sentence, MESSAGE_MS)
        else:
            self.statusBar().clearMessage()

    def tell_error(self, sentence: str) -> None:
        """Tell the operator what went wrong with a file, and wait until it is read."""
        lines = sentence.splitlines()
        box = QMessageBox(self)
        box.setWindowTitle("timekeeper")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(lines[0] if lines else sentence)
        if len(lines) > 1:
            box.setInformativeText("\n".join(lines[1:12]))
        box.open()

    def tell_projection(self, sentence: str) -> None:
        """Say where the hall's picture goes."""
        self._projection.setText(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program end; the journal keeps everything."""
        self.closing.emit()
        event.accept()

    def _arrange(self) -> None:
        hall = QFrame()
        hall.setProperty("card", "true")
        column = QVBoxLayout(hall)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(4)
        captions = QHBoxLayout()
        captions.addWidget(hall_caption())
        captions.addStretch()
        captions.addWidget(self._projection)
        column.addLayout(captions)
        column.addWidget(self._hall_picture, stretch=1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.now)
        side.addWidget(self.next)
        side.addWidget(hall, stretch=1)
        panel = QWidget()
        panel.setMinimumWidth(SIDE_WIDTH)
        panel.setMaximumWidth(SIDE_WIDTH_AT_MOST)
        panel.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout()
        body.setContentsMargins(14, 10, 14, 10)
        body.setSpacing(14)
        body.addWidget(self.table, stretch=68)
        body.addWidget(panel, stretch=32)
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(self.banner)
        rows.addWidget(self.screen_banner)
        rows.addLayout(body, stretch=1)
        rows.addWidget(self.transport)
        self.setCentralWidget(page)
        self.statusBar().setSizeGripEnabled(False)  # made now, so that nothing moves later
        self.resize(1366, 728)
        self.setMinimumSize(1180, 660)

    def _build_menus(self) -> None:
        file = self.menuBar().addMenu(_("&File"))
        add_action(file, _("Open a programme…"), self._ask_open, "Ctrl+O")
        add_action(file, _("Import the office's programme…"), self._ask_import, "Ctrl+I")
        add_action(file, _("Save the programme as…"), self._ask_save, "Ctrl+Shift+S")
        add_action(file, _("Begin the conference anew"), self.anew_asked.emit)
        file.addSeparator()
        add_action(file, _("Export the timing report…"), self._ask_report, "Ctrl+E")
        file.addSeparator()
        add_action(file, _("Quit"), self.close, "Ctrl+Q")
        build_day_menu(self, self._desk)
        chosen = self.menuBar().addMenu(_("&Item"))
        chosen.aboutToShow.connect(lambda: self._fill_item_menu(chosen))
        hall = self.hall_menu = self.menuBar().addMenu(_("&Hall"))
        add_action(hall, _("Blackout, and back"), self._ordering(GoDark()), "B")
        add_action(hall, _("Standby picture, and back"), self._ordering(StandBy()), "S")
        courtesy = _("Overrun in the hall: shown, discreet, hidden")
        add_action(hall, courtesy, self._desk.change_courtesy, "C")
        add_action(hall, _("Message to the hall…"), self._ask_message, "M")
        add_action(hall, _("Follow the programme"), self._ordering(FollowProgramme()), "Esc")

    def _show_conference(self, conference: Conference) -> None:
        self.setWindowTitle(f"timekeeper – {conference.programme.title}")
        self.header.show_programme(conference.programme)
        self.table.show_programme(conference.programme)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        programme = self._desk.conference.programme
        self.header.show_snapshot(snapshot, programme)
        self.table.show_snapshot(snapshot)
        self.now.show_snapshot(snapshot, programme)
        self.next.show_snapshot(snapshot, programme)
        self.transport.show_snapshot(snapshot)
        self._hall_picture.update()

    def _ordering(self, order: HallOrder) -> Callable[[], None]:
        return lambda: self._desk.order_hall(order)

    def _ask_message(self) -> None:
        ask_text(
            self,
            (_("Message to the hall"), _("Everybody in the hall will read:"), _("Show")),
            lambda text: self._desk.order_hall(ShowMessage(text)) if text else None,
        )

    def _show_item_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_item_menu(menu)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _fill_item_menu(self, menu: QMenu) -> None:
        menu.clear()
        item = self.table.chosen()
        if item is None:
            menu.addAction(_("Choose an item in the table first")).setEnabled(False)
            return
        for text, action in (
            (_("Go to this item now"), Action.JUMP),
            (_("Skip"), Action.SKIP),
            (_("Bring back"), Action.RESTORE),
        ):
            act = Act(action, item=item.id)
            entry = add_action(menu, text, lambda act=act: self._desk.act(act))  # type: ignore[misc]
            entry.setEnabled(self._desk.would_do(act) is not None)
        entry = add_action(menu, _("Correct its start…"), lambda: self._ask_correction(item))
        entry.setEnabled(item.id in self._desk.conference.show.intervals_of)
        add_action(menu, _("Note…"), lambda: self._ask_note(item))

    def _ask_correction(self, item: Item) -> None:
        conference = self._desk.conference
        recorded = conference.show.intervals_of[item.id][0].start
        dialog = CorrectionDialog(item, recorded.astimezone(conference.programme.timezone), self)
        dialog.accepted.connect(
            lambda: self._desk.act(Act(Action.CORRECT, item=item.id, to=dialog.instant()))
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_note(self, item: Item) -> None:
        ask_text(
            self,
            (_("Note"), _("What is to be kept:"), _("Keep")),
            lambda text: self._desk.act(Act(Action.NOTE, item=item.id, text=text)),
        )

    def _ask_open(self) -> None:
        kinds = _("Programmes (*.yaml *.yml *.txt)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Open a programme"), "", kinds)
        if path:
            self.open_asked.emit(Path(path))

    def _ask_import(self) -> None:
        kinds = _("Text (*.txt)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Import a programme"), "", kinds)
        if path:
            self.open_asked.emit(Path(path))

    def _ask_save(self) -> None:
        kinds = _("Agenda (*.yaml)")
        path, _kind = QFileDialog.getSaveFileName(self, _("Save the programme"), "", kinds)
        if path:
            self.save_asked.emit(_with_ending(Path(path), ".yaml"))

    def _ask_report(self) -> None:
        kinds = "Excel (*.xlsx);;CSV (*.csv);;JSON (*.json)"
        path, kind = QFileDialog.getSaveFileName(self, _("Export the timing report"), "", kinds)
        if path:
            ending = kind.partition("*")[2].rstrip(")")
            self.report_asked.emit(_with_ending(Path(path), ending or ".xlsx"))


def _with_ending(path: Path, ending: str) -> Path:
    return path if path.suffix else path.with_suffix(ending)
