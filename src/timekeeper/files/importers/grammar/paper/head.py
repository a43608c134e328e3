"""What stands above the first session or item, as it was read."""

from __future__ import annotations

from datetime import date as Day

from msgspec import Struct, field

from timekeeper.core.programme import Organisation
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.grammar.dates import dates
from timekeeper.files.importers.grammar.lines.line import ProgrammeLine
from timekeeper.files.importers.grammar.times.when import When


class Head(Struct):
    """What the head says; ``title`` is None when it names no event.

    Days that come without a year have that of ``since``, of which the head names the month, else
    the day of signing, a later day, the only year that is named or the day when a mail was sent,
    which is then ``year_inferred``.
    What is ``for_others`` tells them how they hold their own, each on another day.
    """

    title: str | None = None
    subtitle: str | None = None
    term: str | None = None
    date: Day | None = None
    dated: ProgrammeLine | None = None
    since: Day | None = None
    year_inferred: bool = False
    organisation: Organisation = field(default_factory=Organisation)
    signed: ProgrammeLine | None = None
    for_others: bool = False
    opening: When | None = None
    details: list[ProgrammeLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)

    @property
    def signing_day(self) -> Day | None:
        """Return the day the paper was signed, or sent by mail; None when it does not say.

        That of a paper for others is none on which anything is held.
        """
        return dates.find_date(self.signed.text) if self.signed and not self.for_others else None
