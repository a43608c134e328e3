"""The second computer that has the record, as the desk sees it: what it lacks of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timekeeper.core.events import Entry
from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.desktop.office.records.record import DeskRecord
from timekeeper.desktop.operator.labels import label, set_text
from timekeeper.desktop.plain import plain_tip
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import act_name, clock_with_seconds

if TYPE_CHECKING:
    from timekeeper.network.standby.supply import Supply

USUAL = timedelta(seconds=1)  # in which an act is acknowledged
LISTED = 10  # acts, by their names
LAST = 5  # acts, where nobody knows which of them the other desk has


class StandbyDesk(QObject):
    """Gives the record to a standby while that is allowed, and shows which acts it lacks.

    ``succeeded`` is sent when another desk has taken the conference over.
    """

    succeeded = Signal()

    def __init__(self, windows: Windows, record: DeskRecord) -> None:
        super().__init__(windows.operator)
        self._windows, self._record = windows, record
        self._supply: Supply | None = None
        self._sign = label("standby", role="quiet")
        self._sign.hide()
        windows.operator.statusBar().addPermanentWidget(self._sign)
        windows.desk.ticked.connect(self._show)

    @property
    def is_connected(self) -> bool:
        """Return whether a standby is there now."""
        return self._supply is not None and self._supply.is_connected

    def supply(self, conference: str, epoch: int, now: Callable[[], datetime]) -> Supply | None:
        """Return the record for the standby, None while no conference is held."""
        from timekeeper.network.standby.supply import Supply  # noqa: PLC0415  # only when shared

        journal = self._record.journal
        if journal is not None:
            self._supply = Supply(
                journal.held,
                lambda: journal.settled,
                conference,
                epoch,
                now,
                lambda took: self.meet(took.count),
            )
            self._show()
        return self._supply

    def entrust(self, points: PointsFile, broker: Path | None) -> None:
        """Let the standby have what the points need to find their hall there as well."""
        from timekeeper.files.broker.entrusted import to_entrust  # noqa: PLC0415  # as above

        if self._supply is not None:
            self._supply.entrusted = to_entrust(points, broker)

    def drop(self) -> None:
        """Give the record no longer."""
        self._supply = None
        self._sign.hide()

    def withdraw(self) -> None:
        """Give the record no longer, and let the standby know that the conference is secret."""
        if self._supply is not None:
            self._supply.withdrawn = True
        self.drop()

    def meet(self, count: int | None = None) -> None:
        """Take note of a desk that took over, with so many acts if it said so; from any thread."""
        ENTRANCE.ask(self, partial(self._give_way, count))

    def _show(self) -> None:
        supply = self._supply
        if supply is None:
            return
        conference = self._windows.desk.real
        before = conference.now() - USUAL
        lacking = [entry for entry in supply.lacking() if entry.at <= before]
        if not supply.is_connected:
            words = _("○ Standby: not connected")
        elif lacking:
            words = ngettext(
                "○ Standby lacks {count} act since {since}",
                "○ Standby lacks {count} acts since {since}",
                len(lacking),
            ).format(
                count=len(lacking),
                since=clock_with_seconds(lacking[0].at, conference.programme),
            )
        else:
            words = _("● Standby has every act")
        set_text(self._sign, words)
        self._sign.setToolTip(plain_tip(self._listed(lacking)))
        self._sign.show()

    def _listed(self, entries: Sequence[Entry]) -> str:
        programme = self._windows.desk.real.programme
        lines = [
            f"{clock_with_seconds(entry.at, programme)}  {act_name(entry.event, programme)}"
            for entry in entries[:LISTED]
        ]
        more = len(entries) - LISTED
        if more > 0:
            told = ngettext("and {count} more", "and {count} more", more)
            lines.append(told.format(count=more))
        return "\n".join(lines)

    def _give_way(self, count: int | None) -> None:
        if count is None and self._supply is not None:
            count = self._supply.acknowledged or None  # none yet since this program began
        entries = self._windows.desk.real.entries
        self.succeeded.emit()
        told = [
            _("Another computer has taken this conference over; this desk publishes it no more.")
        ]
        if count is None and entries:
            told.append(_("How much of it that computer has is not known. Done here last:"))
            told.append(self._listed(entries[-LAST:]))
        elif later := entries[count or 0 :]:
            told.append(_("Done here since, and kept in this computer’s record alone:"))
            told.append(self._listed(later))
        self._windows.operator.tell_error("\n".join(told))
