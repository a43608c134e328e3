"""What an operator can ask for: each act with all that it needs, so that none can lack anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

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


@dataclass(frozen=True, slots=True)
class Start:
    """Begin the first item that is still to come."""


@dataclass(frozen=True, slots=True)
class Next:
    """End the running item and begin what comes after it in its session, if anything does."""


@dataclass(frozen=True, slots=True)
class Previous:
    """Go back to the item before, which was left too soon."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Begin this item, wherever it stands in the day."""

    item: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the running item's clock."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the paused item's clock go on."""


@dataclass(frozen=True, slots=True)
class Finish:
    """End the running item and begin nothing."""


@dataclass(frozen=True, slots=True)
class CloseSession:
    """End the session with the item that runs; what was not begun is not held."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Give an item more time, counted in whole seconds; None is the one that runs."""

    amount: timedelta
    item: str | None = None


@dataclass(frozen=True, slots=True)
class CutTime:
    """Give an item less time, counted in whole seconds; None is the one that runs."""

    amount: timedelta
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Take an item out of the day; None is the one that comes next."""

    item: str | None = None


@dataclass(frozen=True, slots=True)
class Restore:
    """Bring a skipped item back."""

    item: str


@dataclass(frozen=True, slots=True)
class CorrectStart:
    """Say when an item really started (UTC); None is the one that runs."""

    start: datetime
    item: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectEnd:
    """Say when an item really ended (UTC); None is the one that ended last."""

    end: datetime
    item: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeCourtesy:
    """Let the hall see this much of an item's overrun; None is the one that runs."""

    level: Courtesy
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Explain:
    """Say why an item took longer."""

    fact: OverrunExplained


@dataclass(frozen=True, slots=True)
class Edit:
    """Change the programme of the day."""

    fact: ProgrammeEdit


@dataclass(frozen=True, slots=True)
class Discuss:
    """Change the queue of a discussion, or who has the floor."""

    fact: DiscussionFact


@dataclass(frozen=True, slots=True)
class Replan:
    """Plan the rest of a session anew, as it was agreed on."""

    fact: Replanned


@dataclass(frozen=True, slots=True)
class ReplanBy:
    """Plan the rest of the session anew by this measure, as it is proposed at that moment."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class Show:
    """Change what a display shows."""

    fact: DisplayFact


@dataclass(frozen=True, slots=True)
class Hear:
    """Write down what concerns the linked points: the roll call, or a hand."""

    fact: PointFact


@dataclass(frozen=True, slots=True)
class AddNote:
    """Write something down, about an item or about the day; None is the item that runs."""

    text: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """Keep what was counted: who is present, or the ballots of a vote."""

    fact: CountFact


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the newest act back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring back what was undone last."""


CourseAct = Start | Next | Previous | Jump | Pause | Resume | Finish | CloseSession
ItemAct = AddTime | CutTime | Skip | Restore | CorrectStart | CorrectEnd | ChangeCourtesy | Explain
PlanAct = Edit | Discuss | Replan | ReplanBy

Act = CourseAct | ItemAct | PlanAct | Show | Hear | AddNote | Count | Undo | Redo
