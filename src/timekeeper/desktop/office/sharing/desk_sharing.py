"""Sharing in the building: off until the operator switches it on, and seen while it is on."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.points.points_desk import PointsDesk
from timekeeper.desktop.office.records.record import DeskRecord
from timekeeper.desktop.office.sharing.chair_requests import ChairRequests
from timekeeper.desktop.office.sharing.publishing_desk import PublishingDesk
from timekeeper.desktop.office.sharing.secrecy_watch import SecrecyWatch
from timekeeper.desktop.office.sharing.standby_desk import StandbyDesk
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.afar.shared_before import SharedBefore
from timekeeper.files.places import data_folder, resources
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.conference import Conference
from timekeeper.live.secrecy import secret_refusal, suggested
from timekeeper.live.settings import SharingHabits
from timekeeper.words.language import _

# ruff: noqa: PLC0415  # at a start nothing is shared: what shares is loaded when it is asked for
if TYPE_CHECKING:
    from timekeeper.desktop.office.sharing.shared_desk import SharedDesk
    from timekeeper.network.links import Role
    from timekeeper.network.sharing import Sharing

WHAT_SHARES = ("timekeeper.network.server", "segno")
LAST_WORDS = 1000  # milliseconds in which the pages are told of their end


class DeskSharing(QObject):
    """Shares the conference on the desk; another programme on the desk switches it off.

    ``keep`` keeps the habits for the next start. ``told`` is sent when something became of it, with
    why it is not shared or an empty text; ``opened`` when others can reach it.
    """

    told = Signal(str)
    opened = Signal()

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
        self.habits, self._keep = habits, keep
        self._points = points
        points.listed.connect(self._let_in)
        self._desk: SharedDesk | None = None
        self._conference: Conference | None = None
        self._shared = SharedBefore()
        self.sharing: Sharing | None = None
        self.standby = StandbyDesk(windows, record)
        self.standby.succeeded.connect(self._give_way)
        self.points_server = PublishingDesk(
            workshop, failed=self._fail, succeeded=self.standby.meet
        )
        self.requests = ChairRequests(windows)
        secrecy = SecrecyWatch(
            windows,
            record,
            self.points_server,
            withdraw=self._withdraw_standby,
            is_shared=lambda: self.sharing is not None,
        )
        secrecy.became_secret.connect(self._go_blank)
        windows.desk.opened.connect(self._follow)
        windows.looks.dressed.connect(self._tell)

    def begin(self) -> None:
        """Switch it on if that was asked for at each start, and a conference is on the desk."""
        if not self.habits.at_start or self._record.integrity() is None:
            return
        conference = self._windows.desk.real
        if suggested(conference.original) and not conference.entries:
            self.told.emit(
                _("The programme’s words say that it is secret: if it is not, share it yourself.")
            )
        else:
            self.switch_on(self.habits.port)

    def switch_on(self, port: int) -> None:
        """Share the conference on the desk at this port."""
        if self._windows.desk.aside is not None:
            self.told.emit(_("A rehearsal is under way; end it first."))
        elif self._record.integrity() is None:
            self.told.emit(_("Open a programme first; then it can be shared."))
        elif why := secret_refusal(self._windows.desk.conference.programme):
            self.told.emit(why)
        else:
            self._workshop.run(
                lambda: [importlib.import_module(each) for each in WHAT_SHARES],  # half a second
                lambda _done: self._open(port),
                self._fail,
            )

    def close(self, *, at_the_end: bool = False) -> None:
        """Switch it off: no socket is left. ``at_the_end`` of the program it waits for that."""
        sharing, desk = self.sharing, self._desk
        self.points_server.close(wait=at_the_end)
        self.sharing = self._desk = self._conference = None
        self.standby.drop()
        if sharing is not None:
            sharing.close()
        if desk is not None:
            desk.deleteLater()
        self.requests.drop()
        self.told.emit("")

    def _open(self, port: int) -> None:
        # It brings asyncio and ssl along.
        from timekeeper.desktop.office.sharing.shared_desk import SharedDesk
        from timekeeper.network.links import Links
        from timekeeper.network.sharing import Sharing, SharingError
        from timekeeper.views.afar.published import Edition

        desk, integrity = self._windows.desk, self._record.integrity()
        why = secret_refusal(desk.real.programme)  # another may lie on the desk by now
        if self.sharing is not None or integrity is None or why:
            self.told.emit(why)
            return
        conference = integrity.opened_at  # the same on whichever computer it goes on
        self._shared = SharedBefore.read(_path()).begun(conference, desk.real.now())
        if self._shared.succeeded:
            self.told.emit(_taken_over())
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
            self.told.emit(str(error))
            return
        shared.changed.connect(sharing.publish)
        shared.points_changed.connect(sharing.publish)
        shared.requested.connect(self.requests.take)
        self.sharing, self._desk, self._conference = sharing, shared, desk.real
        self._save()
        self._supply()
        self.points_server.begin(shared, self.habits)
        self.told.emit("")
        self.opened.emit()

    @property
    def standby_may(self) -> bool:
        """Return whether a second computer may have the record."""
        return self._shared.standby

    def allow_standby(self, *, allowed: bool) -> None:
        """Let a second computer have the record, or no longer."""
        self._shared = replace(self._shared, standby=allowed)
        if self.sharing is not None:
            self._save()
            self._supply()
            self.told.emit("")

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
        habits = self.habits
        self.standby.entrust(points, Path(habits.broker) if habits.to_broker else None)

    def _give_way(self) -> None:
        """Publish no longer what another desk has taken over."""
        self._shared = replace(self._shared, succeeded=True)
        self._save()
        self.close()
        self.told.emit(_taken_over())

    def _templates(self) -> dict[str, str]:
        """Return the script's templates; the pages go without it where they cannot be used."""
        from timekeeper.files.exporters.script.content import templates_in_use

        try:
            return templates_in_use()
        except DocumentNotWritten as error:
            self._windows.operator.say(str(error))
            return {}

    def _fail(self, error: Exception) -> None:
        self.told.emit(_("Sharing could not be switched on; see the log."))
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
            self.told.emit(_("Another programme is on the desk; it is not shared."))

    def _go_blank(self) -> None:
        """Let the pages and the standby see that there is nothing to read any more."""
        self.standby.withdraw()
        if self.sharing is not None and self._desk is not None:
            self._desk.withdraw()
            self.sharing.links.end(self._shared.ended)
            self.sharing.supply(None)
            QTimer.singleShot(LAST_WORDS, self, self._withdraw)

    def _withdraw_standby(self, before: Conference) -> list[str]:
        """Have the standby told, whenever it comes, and return what lies there."""
        integrity = self._record.integrity()
        shared = self._shared if self._shared.conference else SharedBefore.read(_path())
        is_its = integrity is not None and shared.conference == integrity.opened_at
        if not shared.standby or not (is_its or self._conference is before):
            return []
        self._shared = shared.withdrawn()
        self._save()
        if self.standby.is_connected:
            return [_("the record on the standby")]
        return [
            _(
                "the record on the standby, which is not connected and learns of this only when "
                "it meets this computer sharing again: have nobody take over there"
            )
        ]

    def _tell(self) -> None:
        """Let the pages have the office's pictures of now."""
        if self.sharing is not None:
            self.sharing.publish()

    def _withdraw(self) -> None:
        """Switch it off for good, once everybody has read that there is nothing to read."""
        sharing, why = self.sharing, secret_refusal(self._windows.desk.real.programme)
        if sharing is None or not why:
            return
        sharing.revoke()
        self._save()
        self.close()
        self.told.emit(why)

    def revoke(self, role: Role | None) -> None:
        """Take back one role's link, or all."""
        if self.sharing is not None:
            self.sharing.revoke(role)
            self._save()
            self.told.emit("")

    def addresses_of_points(self) -> dict[str, dict[str, str]]:
        """Return the points' addresses as Sharing does; none while nothing is shared."""
        return {} if self.sharing is None else self.sharing.addresses_of_points()

    def _let_in(self) -> None:
        if self.sharing is not None:
            self.sharing.let_in(self._points.tokens)
            self._entrust()

    def _save(self) -> None:
        """Keep the links for the next start."""
        if self.sharing is not None:
            tokens = {link.role.value: link.kept for link in self.sharing.links}
            self._shared = replace(self._shared, tokens=tokens)
        try:
            self._shared.keep(_path())
        except OSError:
            self._windows.operator.say(_("The links could not be kept for the next start."))

    def take(self, habits: SharingHabits) -> None:
        """Keep these habits from now on."""
        if habits != self.habits:
            before, self.habits = self.habits, habits
            self._keep(habits)
            if (before.broker, before.to_broker) != (habits.broker, habits.to_broker):
                self.points_server.close()
                if self._desk is not None:
                    self.points_server.begin(self._desk, habits)
                self._entrust()


def _taken_over() -> str:
    return _("Another computer has taken this conference over; it is published from there.")


def _path() -> Path:
    return data_folder() / "sharing.json"
