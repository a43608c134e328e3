"""The points' server, which has what is shared as well, as the desk sees it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timekeeper.desktop.jobs import Workshop
from timekeeper.live.settings import SharingHabits
from timekeeper.words.language import _

# ruff: noqa: PLC0415  # at a start nothing is published: paho takes its time
if TYPE_CHECKING:
    from timekeeper.desktop.office.sharing.shared_desk import SharedDesk
    from timekeeper.network.broker.publishing import Publishing

WHAT_PUBLISHES = "timekeeper.network.broker.publishing"


class PublishingDesk:
    """Publishes the shared desk over the points' server while the habits want it.

    ``failed`` is told what went wrong before anything was published; ``succeeded``, from any
    thread, that another desk has taken the conference over.
    """

    def __init__(
        self,
        workshop: Workshop,
        *,
        failed: Callable[[Exception], None],
        succeeded: Callable[[], None],
    ) -> None:
        self._workshop, self._failed, self._succeeded = workshop, failed, succeeded
        self._desk: SharedDesk | None = None
        self._account = Path()
        self._why_not = ""
        self.publishing: Publishing | None = None

    @property
    def told(self) -> str:
        """Return how the server has it; empty where it is not to have it."""
        if self.publishing is None:
            return self._why_not
        return self.publishing.why_not or _("the points’ server has it too")

    @property
    def has_no_line(self) -> bool:
        """Return whether the server was to have it, and now hears nothing."""
        return self.publishing is not None and bool(self.publishing.why_not)

    def begin(self, desk: SharedDesk, habits: SharingHabits) -> None:
        """Let the linked points have this desk over their server as well, if that is wanted."""
        if habits.to_broker:
            self._desk, self._account = desk, Path(habits.broker)
            load = partial(importlib.import_module, WHAT_PUBLISHES)
            self._workshop.run(load, lambda _done: self._open(), self._failed)

    def close(self, *, wait: bool = False) -> None:
        """Publish it no longer. ``wait`` until the server has been told."""
        desk, publishing = self._desk, self.publishing
        self._desk, self.publishing, self._why_not = None, None, ""
        if desk is not None and publishing is not None:
            desk.changed.disconnect(publishing.publish)
            desk.points_changed.disconnect(publishing.publish)
            publishing.close(wait=wait)

    def _open(self) -> None:
        from timekeeper.files.broker.access import Access, NoAccess, certificate_beside
        from timekeeper.network.broker.publishing import Publishing

        desk = self._desk
        if desk is None or self.publishing is not None:
            return  # switched off meanwhile, or opened
        try:
            access = Access.read(self._account)
        except NoAccess as error:
            self._why_not = str(error)
            return
        own = certificate_beside(self._account)
        publishing = Publishing(desk, access, own, succeeded=self._succeeded)
        desk.changed.connect(publishing.publish)
        desk.points_changed.connect(publishing.publish)
        publishing.open()
        self.publishing = publishing
