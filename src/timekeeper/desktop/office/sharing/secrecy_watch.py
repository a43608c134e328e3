"""A conference that becomes secret leaves this computer no more, and the desk says what has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from timekeeper.desktop.office.records.record import DeskRecord
from timekeeper.desktop.office.sharing.publishing_desk import PublishingDesk
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.machine import is_on_network
from timekeeper.live.conference import Conference
from timekeeper.words.language import _


class SecrecyWatch(QObject):
    """Sees at each second whether the conference on the desk has become secret.

    ``withdraw`` takes the record of the conference back as it was before, and returns what stays
    where it is; ``is_shared`` says whether anything is shared now. ``became_secret`` is sent when
    the operator has been told.
    """

    became_secret = Signal()

    def __init__(
        self,
        windows: Windows,
        record: DeskRecord,
        points_server: PublishingDesk,
        *,
        withdraw: Callable[[Conference], list[str]],
        is_shared: Callable[[], bool],
    ) -> None:
        super().__init__(windows.operator)
        self._windows, self._record, self._points_server = windows, record, points_server
        self._withdraw, self._is_shared = withdraw, is_shared
        self._seen: tuple[Conference, bool] | None = None
        windows.desk.ticked.connect(self._look)

    def _look(self) -> None:
        conference = self._windows.desk.real
        before, self._seen = self._seen, (conference, conference.programme.secret)
        if self._seen == before or before is None:
            return
        earlier, was_secret = before
        is_same = earlier is conference
        # Before the first item another record begins of it.
        is_same_day = earlier.original.sessions == conference.original.sessions and not was_secret
        copy = self._record.keep_to(conference.programme) if is_same or is_same_day else None
        if not conference.programme.secret:
            return
        left = self._withdraw(earlier) if is_same or is_same_day else []
        left += [_("the copy in {folder}").format(folder=copy)] if copy is not None else []
        own = self._record.elsewhere or self._record.path.parent
        if is_on_network(own):
            left.append(_("the record itself, in {folder} on the network").format(folder=own))
        if self._points_server.has_no_line:
            left.append(_("the last picture on the points’ server, to which there is no line"))
        if is_same or (is_same_day and (left or self._is_shared())):
            self._tell(left)
        self.became_secret.emit()

    def _tell(self, left: list[str]) -> None:
        always = [_("exported documents"), _("pages that had lost the hall before")]
        told = _(
            "Nothing more of this conference leaves the computer, and the pages go blank.\n"
            "What left it before cannot be called back from here: {left}."
        )
        self._windows.operator.tell_error(told.format(left=", ".join(always + left)))
