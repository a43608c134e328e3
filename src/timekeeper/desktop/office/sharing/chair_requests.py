"""What the chair asks for from afar: it waits in a strip until the operator answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timekeeper.core.acts import AddTime
from timekeeper.core.events import Audience
from timekeeper.core.intervals import FIVE_MINUTES
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.windows.windows import Windows
from timekeeper.words.language import _

# ruff: noqa: PLC0415  # at a start nobody asks from afar
if TYPE_CHECKING:
    from timekeeper.network.acts_from_afar import Asker


class ChairRequests:
    """What the chair asks for, one after the other in a strip; the operator takes it or not."""

    def __init__(self, windows: Windows) -> None:
        self._desk: Desk = windows.desk
        self._banner = windows.operator.requests
        self._waiting: dict[str, tuple[Asker, str | None]] = {}
        self._banner.answered.connect(self._forget_first)
        self._desk.ticked.connect(self._forget)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return what the operator has not answered yet."""
        return tuple(self._waiting)

    def take(self, do: str, by: Asker) -> None:
        """Show the operator what is asked for, unless the same is waiting already."""
        self._waiting.setdefault(do, (by, self._running()))
        self._show()

    def drop(self) -> None:
        """Forget all that was asked for."""
        self._waiting.clear()
        self._show()

    def _running(self) -> str | None:
        running = self._desk.conference.course.running
        return None if running is None else running.item

    def _forget(self) -> None:
        """Forget what was asked for another item than the one that runs."""
        running = self._running()
        old = [do for do, (_by, item) in self._waiting.items() if item != running]
        for do in old:
            del self._waiting[do]
        if old:
            self._show()

    def _forget_first(self) -> None:
        if self._waiting:
            del self._waiting[next(iter(self._waiting))]
            self._show()

    def _show(self) -> None:
        if not self._waiting:
            self._banner.hide()
            return
        from timekeeper.desktop.office.sharing.shared_desk import done_by
        from timekeeper.desktop.operator.dialogs.sharing_dialog import role_name

        do, (by, _item) = next(iter(self._waiting.items()))
        who = role_name(by.role)
        if do == "remind":
            told = _("{who} asks to remind the speaker that the time is over.").format(who=who)
            come, rostrum = _("Please come to the end."), Audience.ROSTRUM
            remind = partial(self._desk.tell, rostrum, come, done_by(by))
            self._banner.offer(told, _("Remind"), remind)
        else:
            told = _("{who} asks for five minutes more.").format(who=who)
            extend = partial(self._desk.act, AddTime(FIVE_MINUTES), done_by(by))
            self._banner.offer(told, _("+5 min"), extend)
