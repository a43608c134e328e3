"""The linked points at the desk: their list, their window, and what the operator does in it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from timekeeper.core.events import (
    PointExcused,
    PointPresent,
    PointTold,
    RollCallClosed,
    RollCallOpened,
)
from timekeeper.core.points import LONGEST_WORDS, Point
from timekeeper.core.roll_call import Hand
from timekeeper.desktop.office.operator_jobs import OperatorJobs
from timekeeper.desktop.office.points.points_desk import PointsDesk
from timekeeper.desktop.operator.dialogs.address_dialog import AddressDialog
from timekeeper.desktop.operator.dialogs.questions import ask_text, confirm
from timekeeper.desktop.operator.labels import label, set_text
from timekeeper.desktop.timers import Soon
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.job import Job
from timekeeper.files.places import points_path
from timekeeper.live.linked_points import PointRow, point_rows
from timekeeper.views.public import masked
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import clock

if TYPE_CHECKING:
    from timekeeper.desktop.operator.points.points_window import PointsWindow

SHOWN = 150  # milliseconds after a point has said something


class DeskPoints(QObject):
    """Keeps the list of points, and shows their window while it is wanted.

    ``addresses`` returns those of the points' pages by network and by the point's id, none while
    nothing is shared.
    """

    def __init__(
        self,
        windows: Windows,
        points: PointsDesk,
        addresses: Callable[[], dict[str, dict[str, str]]],
        work: OperatorJobs,
    ) -> None:
        super().__init__(windows.operator)
        self._windows, self._desk = windows, windows.desk
        self._points, self._addresses, self._work = points, addresses, work
        self._test: int | None = None
        self._kept = PointsFile.read(points_path())
        self.window: PointsWindow | None = None
        self._sign = label("points", role="quiet")
        self._sign.hide()
        windows.operator.statusBar().addPermanentWidget(self._sign)
        points.hold(self._kept)
        self._told_hands = -1
        self._soon = Soon(self._show, SHOWN, self)
        self._desk.ticked.connect(self._show)
        self._desk.heard.connect(self._soon.ask)
        points.changed.connect(self._soon.ask)

    def ask(self) -> None:
        """Open the window, or bring it to the front."""
        if self.window is None:
            from timekeeper.desktop.operator.points.points_window import PointsWindow  # noqa: PLC0415  # when it is opened

            self.window = window = PointsWindow(self._windows.operator)
            window.roll_call_switched.connect(self._switch)
            window.list_asked.connect(self._ask_list)
            window.calls_asked.connect(self._print)
            window.present.connect(self._ask_present)
            window.excused.connect(
                lambda row, excused: self._hear(PointExcused(row.point.id, row.point.name, excused))
            )
            window.linked.connect(self._show_link)
            window.told.connect(self._tell)
            window.tested.connect(self._test_lines)
            window.hands.taken.connect(self._take)
            window.hands.put_aside.connect(lambda hand: self._say(self._points.lower(hand)))
            window.hands.answered.connect(self._ask_answer)
            window.finished.connect(self._forget)
        self._show()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def take_first_hand(self) -> None:
        """Take the hand that was raised first into the discussion's queue."""
        hands = self._desk.conference.course.hands_up
        if hands:
            self._take(hands[0])
        else:
            self._say(_("No point asks for the floor."))

    def _rows(self) -> tuple[PointRow, ...]:
        conference = self._desk.conference
        return point_rows(self._points.linked, conference.course, conference.now())

    def _show(self) -> None:
        conference = self._desk.conference
        if self.window is not None:
            programme = conference.programme
            self.window.show_points(self._rows(), conference.course, programme, self._test)
        hands = len(conference.course.hands_up)
        if hands == self._told_hands:
            return
        self._told_hands = hands
        words = ngettext("{count} hand up", "{count} hands up", hands).format(count=hands)
        set_text(self._sign, f"● {words}")
        self._sign.setVisible(hands > 0)

    def _switch(self) -> None:
        """Open the roll call, or close it."""
        roll_call = self._desk.conference.course.roll_call
        if roll_call is not None and roll_call.closed is None:
            self._hear(RollCallClosed())
            return
        listed = self._points.linked.points
        expected = tuple(Point(p.id, p.name) for p in listed if not p.room)  # no telephone
        opened = RollCallOpened(expected)
        if roll_call is None:
            self._hear(opened)
        else:
            question = _(
                "There was a roll call already; its answers stay in the report. Call anew?"
            )
            words = (question, _("Call anew"), _("No"))
            confirm(self._parent(), words, partial(self._hear, opened))

    def _ask_present(self, row: PointRow) -> None:
        from timekeeper.desktop.operator.points.point_dialogs import PresentDialog  # noqa: PLC0415  # when it is opened

        dialog = PresentDialog(row, self._parent())

        def present() -> None:
            chair = " ".join(dialog.chair.text().split())
            point = row.point
            self._hear(PointPresent(point.id, point.name, dialog.delegates.value(), chair))

        dialog.ask(present)

    def _hear(self, fact: RollCallOpened | RollCallClosed | PointPresent | PointExcused) -> None:
        self._say(self._desk.hear(fact))

    def _take(self, hand: Hand) -> None:
        self._say(self._points.take_hand(hand))

    def _tell(self, text: str, point: str | None) -> None:
        told = None if point is None else self._points.linked.named(point)
        self._desk.hear(PointTold(text, told.id, told.name) if told else PointTold(text))
        self._points.linked.tell(text, self._desk.real.now(), point)
        self._said()

    def _ask_answer(self, point: str) -> None:
        question = self._points.linked.talk(point).question

        def answer(text: str) -> None:
            told = " ".join(text.split())[:LONGEST_WORDS]
            if told:
                self._tell(told, point)
            else:
                self._points.linked.asked(point, "")
                self._said()

        ask_text(self._parent(), (_("Answer"), question, _("Send")), answer)

    def _test_lines(self) -> None:
        """Let all read a number of four figures, which nobody can guess; or end that."""
        self._test = None if self._test is not None else 1000 + secrets.randbelow(9000)
        self._points.linked.test(self._test)
        self._said()

    def _said(self) -> None:
        self._points.changed.emit()
        self._show()

    def _ask_list(self) -> None:
        from timekeeper.desktop.operator.points.point_dialogs import PointListDialog  # noqa: PLC0415  # when it is opened

        dialog = PointListDialog(self._points.linked.points, self._parent())

        def read(path: Path) -> None:
            # The readers of the office's documents are no part of a start.
            from timekeeper.files.importers.points import listed_points  # noqa: PLC0415

            self._work.read(partial(listed_points, path), path, dialog.show_points)

        dialog.file_asked.connect(read)
        dialog.accounts_asked.connect(self._ask_accounts)
        dialog.ask(lambda: self._read(dialog.text.toPlainText()))

    def _read(self, text: str) -> None:
        """Take the points of a list that was pasted or read from a file."""
        from timekeeper.files.importers.draft.draft import UnreadableProgramme  # noqa: PLC0415
        from timekeeper.files.importers.points import pasted_points  # noqa: PLC0415

        try:
            listed = pasted_points(text) if text.strip() else ()
        except UnreadableProgramme as error:
            self._windows.operator.tell_error(str(error))
            return
        self._keep(self._kept.listing(listed))

    def _keep(self, kept: PointsFile) -> None:
        self._kept = kept
        self._points.hold(kept)
        self._show()
        try:
            kept.keep(points_path())
        except OSError:
            self._say(_("The list of points could not be kept for the next start."))

    def _ask_accounts(self) -> None:
        from timekeeper.files.broker.access import read_server  # noqa: PLC0415  # as below

        if not self._kept.points:
            self._say(_("No point is listed yet: give the list first."))
            return
        about = _(
            "For points that cannot reach this computer: a server of the province carries what is "
            "said. The folder holds the server’s files and a sheet for each point; give it to the "
            "IT person."
        )
        title = _("Accounts on a server")
        words = (title, about, _("Choose the folder…"))
        dialog = AddressDialog(words, "10.0.0.5", read_server, self._parent())

        def choose() -> None:
            chosen = QFileDialog.getExistingDirectory(self._parent(), title)
            if chosen:
                self._write_accounts(Path(chosen), *read_server(dialog.address.text()))

        dialog.ask(choose)

    def _write_accounts(self, folder: Path, host: str, port: int) -> None:
        from timekeeper.files.broker.folder import accounts_sentence, write_broker  # noqa: PLC0415

        kept, next_ = self._kept, _("Then choose its hall.json under “Share in the building…”.")
        told = f"{accounts_sentence(kept)} {next_}"
        job = Job(_("Writing {name} …").format(name=folder.name))

        def write() -> str:
            job.stand_by()
            return write_broker(kept, folder, host, port)[1]

        self._work.run(write, lambda remark: self._say(" ".join(filter(None, (told, remark)))), job)

    def _print(self) -> None:
        """Show the list of whom to telephone, to be printed."""
        from timekeeper.desktop.office.printing import preview_page  # noqa: PLC0415  # Qt's printing
        from timekeeper.files.exporters.call_list import call_list_html  # noqa: PLC0415

        conference = self._desk.conference
        programme = conference.programme
        called = [row.point for row in self._rows() if row.to_be_called]
        if not called:
            self._say(_("Every point has answered, is excused or is connected."))
            return
        at = clock(conference.now(), programme)
        title = masked(programme).title
        words = (_("Print who is to be telephoned"), title)
        html = partial(call_list_html, title, at, called)
        preview_page(words, html, self._parent())

    def _show_link(self, row: PointRow) -> None:
        if not self._addresses():
            self._say(_("Share the programme in the building first; then each point has a link."))
            return
        from timekeeper.desktop.operator.points.point_dialogs import LinkDialog  # noqa: PLC0415  # when it is opened

        dialog = LinkDialog(row.point, self._points.linked.points, self._parent())

        def renew() -> None:
            self._keep(self._kept.renewed(row.point.id))
            dialog.show_address(self._addresses())

        dialog.renewed.connect(renew)
        dialog.show_address(self._addresses())
        dialog.open()

    def _parent(self) -> PointsWindow:
        assert self.window is not None  # noqa: S101  # what asks is in it
        return self.window

    def _say(self, sentence: str) -> None:
        self._windows.operator.say(sentence)
        if self.window is not None:
            self.window.say(sentence)
        self._show()

    def _forget(self) -> None:
        self.window = None
