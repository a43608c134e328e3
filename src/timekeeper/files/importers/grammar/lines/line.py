"""A line of a programme, understood by itself."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.importers.grammar.times.when import When

LONGEST = 3000
FOREIGN = "foreign"  # the key of a table's row that is none of the programme


class CounterStyle(Enum):
    """The sort of counter a line begins with; lines of one sort under one heading are siblings."""

    ROMAN = "I."
    CAPITAL = "A."
    PART = "Phần 1"
    DECIMAL = "1."
    NESTED = "1.1."
    BRACKETED = "(1)"
    LETTER = "a)"
    BULLET = "-"
    TIME = "7h30"
    ROW = "row"
    ACT = "act"
    DAY = "day"
    HEADING = "heading"


class Label(Enum):
    """What a line that is no item speaks of."""

    VENUE = "venue"
    POINT = "point"
    ATTENDEES = "attendees"
    CONTENTS = "contents"
    PRESENTER = "presenter"
    TIME = "time"
    LENGTH = "length"
    NOTE = "note"
    MAIL = "mail"


class ProgrammeLine(Struct, frozen=True, cache_hash=True):
    """A line without its counter, time and label; ``original`` is what was written.

    ``key`` tells siblings: the style, and for bullets the bullet itself. ``columns`` are the cells
    of a table's row that say who presents; a line that has nothing but them goes on with the row
    above it. ``asides`` are the row's other cells. ``marking`` holds the words taken off the
    line that say it stays in the house. ``alone`` tells that the line is the only cell of its row,
    as a heading across a table is. ``crossed`` tells that his column alone names who presents: by a
    cross, or as a leader's beside another's.
    ``joined`` are the numbers of other lines that it was read from.
    """

    number: int
    text: str
    original: str
    style: CounterStyle | None = None
    key: str = ""
    counter: str | None = None
    when: When | None = None
    label: Label | None = None
    label_text: str = ""
    columns: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    alone: bool = False
    ends_with_time: bool = False
    marking: str = ""
    crossed: bool = False
    joined: tuple[int, ...] = ()

    def as_note(self, told: str) -> ProgrammeLine:
        """Return the line as a note of what is told, without a place in a list and a time."""
        note = replace(self, label=Label.NOTE, label_text=told, text=told, style=None, key="")
        return replace(note, when=None, ends_with_time=False)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of all lines that it was read from, its own first."""
        return (self.number, *self.joined)

    @property
    def numbered(self) -> bool:
        """Return whether the line has a counter of its own."""
        return self.style in _NUMBERED

    @property
    def timed(self) -> bool:
        """Return whether the line gives a time."""
        return self.when is not None or self.ends_with_time

    def marked(self, name: str) -> str:
        """Return a name that was read from the line with the marking the line bears."""
        return f"{name} ({self.marking})" if name and self.marking else name


_NUMBERED = {
    *(CounterStyle.ROMAN, CounterStyle.CAPITAL, CounterStyle.PART, CounterStyle.DECIMAL),
    *(CounterStyle.NESTED, CounterStyle.BRACKETED, CounterStyle.LETTER),
}
