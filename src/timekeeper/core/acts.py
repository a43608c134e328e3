"""What an operator can ask for: each act with all that it needs, so that none can lack anything."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from timekeeper.core.changes.replanning import Measure
from timekeeper.core.events import (
    CountFact,
    DiscussionFact,
    DisplayFact,
    OverrunExplained,
    PointFact,
    ProgrammeEdit,
    Replanned,
)
from timekeeper.core.programme import Courtesy


class Start(Struct, frozen=True):
    """Begin the first item that is still to come."""


class Next(Struct, frozen=True):
    """End the running item and begin what comes after it in its session, if anything does."""


class Previous(Struct, frozen=True):
    """Go back to the item before, which was left too soon."""


class Jump(Struct, frozen=True):
    """Begin this item, wherever it stands in the day."""

    item: str


class Pause(Struct, frozen=True):
    """Stop the running item's clock."""


class Resume(Struct, frozen=True):
    """Let the paused item's clock go on."""


class Finish(Struct, frozen=True):
    """End the running item and begin nothing."""


class CloseSession(Struct, frozen=True):
    """End the session with the item that runs; what was not begun is not held."""


class AddTime(Struct, frozen=True):
    """Give an item more time, counted in whole seconds; None is the one that runs."""

    amount: timedelta
    item: str | None = None


class CutTime(Struct, frozen=True):
    """Give an item less time, counted in whole seconds; None is the one that runs."""

    amount: timedelta
    item: str | None = None


class Skip(Struct, frozen=True):
    """Take an item out of the day; None is the one that comes next."""

    item: str | None = None


class Restore(Struct, frozen=True):
    """Bring a skipped item back."""

    item: str


class CorrectStart(Struct, frozen=True):
    """Say when an item really started (UTC); None is the one that runs."""

    start: datetime
    item: str | None = None


class CorrectEnd(Struct, frozen=True):
    """Say when an item really ended (UTC); None is the one that ended last."""

    end: datetime
    item: str | None = None


class ChangeCourtesy(Struct, frozen=True):
    """Let the hall see this much of an item's overrun; None is the one that runs."""

    level: Courtesy
    item: str | None = None


class Explain(Struct, frozen=True):
    """Say why an item took longer."""

    fact: OverrunExplained


class Edit(Struct, frozen=True):
    """Change the programme of the day."""

    fact: ProgrammeEdit


class Discuss(Struct, frozen=True):
    """Change the queue of a discussion, or who has the floor."""

    fact: DiscussionFact


class Replan(Struct, frozen=True):
    """Plan the rest of a session anew, as it was agreed on."""

    fact: Replanned


class ReplanBy(Struct, frozen=True):
    """Plan the rest of the session anew by this measure, as it is proposed at that moment."""

    measure: Measure


class Show(Struct, frozen=True):
    """Change what a display shows."""

    fact: DisplayFact


class Hear(Struct, frozen=True):
    """Write down what concerns the linked points: the roll call, or a hand."""

    fact: PointFact


class AddNote(Struct, frozen=True):
    """Write something down, about an item or about the day; None is the item that runs."""

    text: str
    item: str | None = None


class Count(Struct, frozen=True):
    """Keep what was counted: who is present, or the ballots of a vote."""

    fact: CountFact


class Undo(Struct, frozen=True):
    """Take the newest act back."""


class Redo(Struct, frozen=True):
    """Bring back what was undone last."""


CourseAct = Start | Next | Previous | Jump | Pause | Resume | Finish | CloseSession
ItemAct = AddTime | CutTime | Skip | Restore | CorrectStart | CorrectEnd | ChangeCourtesy | Explain
PlanAct = Edit | Discuss | Replan | ReplanBy

Act = CourseAct | ItemAct | PlanAct | Show | Hear | AddNote | Count | Undo | Redo
