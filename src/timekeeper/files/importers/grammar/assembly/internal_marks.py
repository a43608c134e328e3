"""What is said above items, and makes them internal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.grammar.assembly.item_reading import ItemReading
from timekeeper.files.importers.grammar.lines.line import ProgrammeLine
from timekeeper.words.language import _


class InternalMarks:
    """The heading that makes all below it internal; that of a day holds for its sessions.

    ``onward`` are the lines that say of all below them that it is internal, or open again.
    """

    def __init__(
        self, doubts: list[Doubt], stamp: ProgrammeLine | None, onward: Sequence[ProgrammeLine]
    ) -> None:
        self.heading = stamp
        self.day: ProgrammeLine | None = None
        self._onward = onward
        self._doubts = doubts
        self._told: set[int] = set()

    def mark(self, reading: ItemReading) -> None:
        """Mark an item as the heading above it says, with one doubt for all that stand below it."""
        heading = self.heading or self.day or self._turn(reading.lines[0])
        if heading is None:
            return
        reading.item = replace(reading.item, confidential=True)
        if heading.number not in self._told:
            self._told.add(heading.number)
            said = confidential.marking(heading.original)
            message = _(
                "“{text}” in a heading seems to make all items below it internal: the hall, "
                "hand-outs and the public report will show neither their titles nor their "
                "presenters. Clear their marks if that is not meant."
            ).format(text=said)
            self._doubts.append(Doubt(heading.number, "confidential", message, read=said))

    def _turn(self, number: int) -> ProgrammeLine | None:
        """Return the last line before an item that makes all below it internal."""
        at = bisect_right(self._onward, number, key=lambda line: line.number)
        turn = self._onward[at - 1] if at else None
        return turn if turn and confidential.onward(turn.original) else None

    def doubt(self, line: ProgrammeLine) -> None:
        """Ask which items are meant by a line that is none and speaks of what is internal."""
        if (said := confidential.marking(line.original)) and self.heading is not line:
            message = _("“{text}” may say that items are internal: mark those that are meant.")
            message = message.format(text=said)
            self._doubts.append(Doubt(line.number, "confidential", message, read=said))
