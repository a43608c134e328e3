"""Sharing in the building: off until the operator switches it on, and seen while it is on."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.points.points_desk import PointsDesk
from timekeeper.desktop.office.record import DeskRecord
from timekeeper.desktop.office.sharing.chair_requests import ChairRequests
from timekeeper.desktop.office.sharing.standby_desk import StandbyDesk
from timekeeper.desktop.operator.dialogs.questions import confirm
from timekeeper.desktop.operator.labels import label
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.afar.shared_before import SharedBefore, keep_shared, read_shared
from timekeeper.files.places import data_folder, resources
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.conference import Conference
from timekeeper.live.secrecy import secret_refusal, suggested
from timekeeper.live.settings import SharingHabits
from timekeeper.words.language import _, ngettext

# ruff: noqa: PLC0415  # at a start nothing is shared: what shares is loaded when it is asked for
if TYPE_CHECKING:
    from timekeeper.desktop.office.sharing.shared_desk import SharedDesk
    from timekeeper.desktop.operator.dialogs.sharing_dialog import SharingDialog
    from timekeeper.network.broker.publishing import Publishing
    from timekeeper.network.links import Role
    from timekeeper.network.reach import Reach
    from timekeeper.network.sharing import Sharing

WHAT_SHARES = ("timekeeper.network.server", "segno")
WHAT_PUBLISHES = "timekeeper.network.broker.publishing"
LAST_WORDS = 1000  # milliseconds in which the pages are told of their end


class DeskSharing(QObject):
    """Shares the conference on the desk; another programme on the desk switches it off.

    ``keep`` keeps the habits for the next start.
    """

    def __init__(
        self,
        windows: Windows,
        record: DeskRecord,
        workshop: Workshop,
        habits: SharingHabits,
        *,
        keep: Callable[[SharingHabits], object],
        points: PointsDesk,
    ) -> None:
        super().__init__(windows.operator)
        self._windows, self._record, self._workshop = windows, record, workshop
        self._habits, self._keep = habits, keep
        self._secrecy: tuple[Conference, bool] | None = None  # as it was seen last
        self._points = points
        points.listed.connect(self._let_points_in)
        self._always = habits.at_start
        self._agreed: frozenset[str] = frozenset()  # this computer's addresses in the networks
        self._dialog: SharingDialog | None = None
        self._desk: SharedDesk | None = None
        self._conference: Conference | None = None
        self._shared = SharedBefore()
        self.sharing: Sharing | None = None
        self.publishing: Publishing | None = None
        self._not_published = ""
        self.standby = StandbyDesk(windows, record)
        self.standby.succeeded.connect(self._give_way)
        self.requests = ChairRequests(windows)
        self._sign = label("sharing", role="quiet")
        self._sign.hide()
        windows.operator.statusBar().addPermanentWidget(self._sign)
        windows.desk.ticked.connect(self._show_guests)
        windows.desk.ticked.connect(self._keep_secret)
        windows.desk.opened.connect(self._follow)
        windows.looks.dressed.connect(self._tell_pages)

    def begin(self) -> None:
        """Switch it on if that was asked for at each start, and a conference is on the desk."""
        if not self._habits.at_start or self._record.integrity() is None:
            return
        conference = self._windows.desk.real
        if suggested(conference.original) and not conference.entries:
            self._tell(
                _("The programme’s words say that it is secret: if it is not, share it yourself.")
            )
        else:
            self.switch_on(self._habits.port)

    def ask(self) -> None:
        """Open the dialog, or bring it to the front."""
        from timekeeper.desktop.operator.dialogs.sharing_dialog import SharingDialog

        if self._dialog is None:
            dialog = SharingDialog(self._habits, self._windows.operator)
            dialog.switched_on.connect(self._ask_leave)
            dialog.switched_off.connect(self.close)
            dialog.revoked.connect(self._revoke)
            dialog.standby_switched.connect(self._ask_standby)
            dialog.habits_changed.connect(self._take_habits)
            dialog.finished.connect(self._forget_dialog)
            dialog.show()  # first: what is not yet on the screen takes itself for smaller
            why = secret_refusal(self._windows.desk.conference.programme)
            dialog.show_sharing(self.sharing, why, standby=self._shared.standby)
            self._dialog = dialog
            self._try_reach()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def switch_on(self, port: int) -> None:
        """Share the conference on the desk at this port."""
        if self._windows.desk.aside is not None:
            self._tell(_("A rehearsal is under way; end it first."))
        elif self._record.integrity() is None:
            self._tell(_("Open a programme first; then it can be shared."))
        elif why := secret_refusal(self._windows.desk.conference.programme):
            self._tell(why)
        else:
            self._workshop.run(_load, lambda _done: self._open(port), self._fail)

    def close(self, *, at_the_end: bool = False) -> None:
        """Switch it off: no socket is left. ``at_the_end`` of the program it waits for that."""
        sharing, desk = self.sharing, self._desk
        self._stop_publishing(wait=at_the_end)
        self.sharing = self._desk = self._conference = None
        self.standby.drop()
        if sharing is not None:
            sharing.close()
        if desk is not None:
            desk.deleteLater()
        self.requests.drop()
        self._tell("")

    def _ask_leave(self, port: int) -> None:
        """Ask once whether this network may carry it; in another network once again."""
        from timekeeper.network.sharing import adapters

        here = frozenset(adapter.address for adapter in adapters())
        secret = secret_refusal(self._windows.desk.conference.programme)
        if secret or self._always or here <= self._agreed:
            self.switch_on(port)
            return

        def agreed() -> None:
            self._agreed |= here
            self.switch_on(port)

        question = _(
            "Whoever has a link reads the programme over this network, and it is not encrypted. "
            "May this network carry it?"
        )
        confirm(self._dialog or self._windows.operator, (question, _("It may"), _("No")), agreed)

    def _open(self, port: int) -> None:
        # It brings asyncio and ssl along.
        from timekeeper.desktop.office.sharing.shared_desk import SharedDesk
        from timekeeper.network.links import Links
        from timekeeper.network.sharing import Sharing, SharingError
        from timekeeper.views.published import Edition

        desk, integrity = self._windows.desk, self._record.integrity()
        why = secret_refusal(desk.real.programme)  # another may lie on the desk by now
        if self.sharing is not None or integrity is None or why:
            self._tell(why)
            return
        conference = integrity.opened_at  # the same on whichever computer it goes on
        self._shared = read_shared(_path()).begun(conference, desk.real.now())
        if self._shared.succeeded:
            self._tell(_taken_over())
            return
        edition = Edition(conference, self._shared.epoch, 1)
        operator = self._windows.operator
        told = self._windows.named, operator.prepared, self._points
        templates, requests = self._templates(), lambda: self.requests.waiting
        shared = SharedDesk(desk, edition, *told, templates=templates, requests=requests)
        looks = self._windows.looks
        folders = [resources() / "pages", resources() / "fonts"]
        sharing = Sharing(shared, folders, lambda: looks.for_pages)
        sharing.links = Links(self._shared.tokens)
        sharing.links.end(self._shared.ended)
        sharing.let_in(self._points.tokens)
        try:
            sharing.open(port)
        except SharingError as error:
            shared.deleteLater()
            self._tell(str(error))
            return
        shared.changed.connect(sharing.publish)
        shared.points_changed.connect(sharing.publish)
        shared.requested.connect(self.requests.take)
        self.sharing, self._desk, self._conference = sharing, shared, desk.real
        self._keep_links()
        self._supply()
        self._publish()
        self._tell("")
        self._try_reach()

    def _try_reach(self) -> None:
        """Try beside the window at which of this computer's addresses the port answers."""
        sharing = self.sharing
        if sharing is None or self._dialog is None:
            return
        from timekeeper.network.reach import reached

        def show(found: Sequence[Reach]) -> None:
            if self.sharing is sharing and self._dialog is not None:
                self._dialog.show_reach(found)

        def reach() -> Sequence[Reach]:
            return reached(sharing.port, cancelled=lambda: self.sharing is not sharing)

        self._workshop.run(reach, show, lambda _error: None)

    def _ask_standby(self, allowed: bool) -> None:  # a signal's
        question = _(
            "A second computer will have the whole record, with what is confidential in it. It is "
            "sealed on its way; whoever has the standby’s address can read it. May it?"
        )
        if allowed and self._dialog is not None:
            words = (question, _("It may"), _("No"))
            confirm(self._dialog, words, partial(self._allow_standby, allowed=True))
            self._tell("")  # not before that is answered
        elif not allowed:
            self._allow_standby(allowed=False)

    def _allow_standby(self, *, allowed: bool) -> None:
        self._shared = replace(self._shared, standby=allowed)
        if self.sharing is not None:
            self._keep_links()
            self._supply()
            self._tell("")

    def _supply(self) -> None:
        """Let the standby have the record, if that was allowed for this conference."""
        desk, sharing = self._desk, self.sharing
        if desk is None or sharing is None:
            return
        self.standby.drop()
        edition, _day = desk.day()
        allowed = self._shared.standby
        sharing.supply(
            self.standby.supply(edition.conference, edition.epoch, desk.now) if allowed else None
        )
        self._entrust()

    def _entrust(self) -> None:
        """Let the standby have the points as they are, and the hall's account on their server."""
        points = PointsFile(points=self._points.linked.points, tokens=dict(self._points.tokens))
        habits = self._habits
        self.standby.entrust(points, Path(habits.broker) if habits.to_broker else None)

    def _give_way(self) -> None:
        """Publish no longer what another desk has taken over."""
        self._shared = replace(self._shared, succeeded=True)
        self._keep_links()
        self.close()
        self._tell(_taken_over())

    def _templates(self) -> dict[str, str]:
        """Return the script's templates; the pages go without it where they cannot be used."""
        from timekeeper.files.exporters.script.content import templates_in_use

        try:
            return templates_in_use()
        except DocumentNotWritten as error:
            self._windows.operator.say(str(error))
            return {}

    def _publish(self) -> None:
        """Let the linked points have it over their server as well, if that is switched on."""
        if self.sharing is not None and self._habits.to_broker:
            load = partial(importlib.import_module, WHAT_PUBLISHES)  # paho takes its time
            self._workshop.run(load, lambda _done: self._open_publishing(), self._fail)

    def _open_publishing(self) -> None:
        from timekeeper.files.broker.access import NoAccess, certificate_beside, read_access
        from timekeeper.network.broker.publishing import Publishing  # paho

        habits, desk = self._habits, self._desk
        if desk is None or not habits.to_broker or self.publishing is not None:
            return  # switched off meanwhile
        place = Path(habits.broker)
        try:
            access = read_access(place)
        except NoAccess as error:
            self._not_published = str(error)
            return
        own = certificate_beside(place)
        publishing = Publishing(desk, access, own, succeeded=self.standby.meet)
        desk.changed.connect(publishing.publish)
        desk.points_changed.connect(publishing.publish)
        publishing.open()
        self.publishing = publishing

    def _stop_publishing(self, *, wait: bool = False) -> None:
        publishing, self.publishing, self._not_published = self.publishing, None, ""
        if publishing is not None and self._desk is not None:
            self._desk.changed.disconnect(publishing.publish)
            self._desk.points_changed.disconnect(publishing.publish)
            publishing.close(wait=wait)

    def _fail(self, error: Exception) -> None:
        self._tell(_("Sharing could not be switched on; see the log."))
        raise error  # for the log

    def _follow(self, conference: Conference) -> None:
        """Share no other programme than the one it was switched on for."""
        shared, sharing = self._conference, self.sharing
        if sharing is None or shared is None or self._windows.desk.real is shared:
            return
        if conference.programme.secret:
            return  # first the pages are to go blank
        port = sharing.port
        self.close()
        if conference.original == shared.original:
            self._open(port)
        else:
            self._tell(_("Another programme is on the desk; it is not shared."))

    def _keep_secret(self) -> None:
        """Let a conference that becomes secret leave the computer no more, and say what has."""
        conference = self._windows.desk.real
        before, self._secrecy = self._secrecy, (conference, conference.programme.secret)
        if self._secrecy == before or before is None:
            return
        is_same = before[0] is conference
        # Before the first item another record begins of it.
        is_same_day = before[0].original.sessions == conference.original.sessions and not before[1]
        copy = self._record.keep_to(conference.programme) if is_same or is_same_day else None
        if not conference.programme.secret:
            return
        left = self._withdraw_standby(before[0]) if is_same or is_same_day else []
        left += [_("the copy in {folder}").format(folder=copy)] if copy is not None else []
        unheard = self.publishing is not None and self.publishing.why_not
        left += [_("the last picture on the points’ server, to which there is no line")] * bool(
            unheard
        )
        if is_same or (is_same_day and (left or self.sharing is not None)):
            self._tell_what_left(left)
        self.standby.withdraw()
        if self.sharing is not None and self._desk is not None:
            self._desk.withdraw()
            self.sharing.links.end(self._shared.ended)
            self.sharing.supply(None)
            QTimer.singleShot(LAST_WORDS, self, self._withdraw)

    def _withdraw_standby(self, before: Conference) -> list[str]:
        """Have the standby told, whenever it comes, and return what lies there."""
        integrity = self._record.integrity()
        shared = self._shared if self._shared.conference else read_shared(_path())
        is_its = integrity is not None and shared.conference == integrity.opened_at
        if not shared.standby or not (is_its or self._conference is before):
            return []
        self._shared = shared.withdrawn()
        self._keep_links()
        if self.standby.is_connected:
            return [_("the record on the standby")]
        return [
            _(
                "the record on the standby, which is not connected and learns of this only when "
                "it meets this computer sharing again: have nobody take over there"
            )
        ]

    def _tell_what_left(self, left: list[str]) -> None:
        always = [_("exported documents"), _("pages that had lost the hall before")]
        told = _(
            "Nothing more of this conference leaves the computer, and the pages go blank.\n"
            "What left it before cannot be called back from here: {left}."
        )
        self._windows.operator.tell_error(told.format(left=", ".join(always + left)))

    def _tell_pages(self) -> None:
        """Let the pages have the office's pictures of now."""
        if self.sharing is not None:
            self.sharing.publish()

    def _withdraw(self) -> None:
        """Switch it off for good, once everybody has read that there is nothing to read."""
        sharing, why = self.sharing, secret_refusal(self._windows.desk.real.programme)
        if sharing is None or not why:
            return
        sharing.revoke()
        self._keep_links()
        self.close()
        self._tell(why)

    def _revoke(self, role: Role | None) -> None:
        if self.sharing is not None:
            self.sharing.revoke(role)
            self._keep_links()
            self._tell("")

    def addresses_of_points(self) -> dict[str, dict[str, str]]:
        """Return the addresses of the linked points' pages by network and by the point's id.

        None while nothing is shared.
        """
        if self.sharing is None:
            return {}
        from timekeeper.network.sharing import adapters

        sharing = self.sharing
        return {
            f"{adapter.address}  ({adapter.name})": {
                link.point: sharing.address(link, adapter) for link in sharing.links.points
            }
            for adapter in adapters()
        }

    def _let_points_in(self) -> None:
        if self.sharing is not None:
            self.sharing.let_in(self._points.tokens)
            self._entrust()

    def _keep_links(self) -> None:
        if self.sharing is not None:
            tokens = {link.role.value: link.kept for link in self.sharing.links}
            self._shared = replace(self._shared, tokens=tokens)
        try:
            keep_shared(_path(), self._shared)
        except OSError:
            self._windows.operator.say(_("The links could not be kept for the next start."))

    def _take_habits(self, habits: SharingHabits) -> None:
        if habits != self._habits:
            before, self._habits = self._habits, habits
            self._keep(habits)
            if (before.broker, before.to_broker) != (habits.broker, habits.to_broker):
                self._stop_publishing()
                self._publish()
                self._entrust()
                self._show_guests()

    def _tell(self, why_not: str) -> None:
        if self._dialog is not None:
            self._dialog.show_sharing(self.sharing, why_not, standby=self._shared.standby)
        if why_not:
            self._windows.operator.say(why_not)
        self._sign.setVisible(self.sharing is not None)
        self._show_guests()

    def _show_guests(self) -> None:
        if self.sharing is None:
            return
        guests = self.sharing.guests()
        words = ngettext(
            "● Shared in the building: {count} connected",
            "● Shared in the building: {count} connected",
            len(guests),
        ).format(count=len(guests))
        if self.publishing is not None or self._not_published:
            why_not = self._not_published or (self.publishing.why_not if self.publishing else "")
            words += " · " + (why_not or _("the points’ server has it too"))
        if self._sign.text() != words:
            self._sign.setText(words)
        if self._dialog is not None:
            self._dialog.show_guests(guests)

    def _forget_dialog(self) -> None:
        self._dialog = None


def _load() -> None:
    """Load what only sharing needs; it takes half a second at first."""
    for module in WHAT_SHARES:
        importlib.import_module(module)


def _taken_over() -> str:
    return _("Another computer has taken this conference over; it is published from there.")


def _path() -> Path:
    return data_folder() / "sharing.json"
