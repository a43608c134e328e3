"""What the hall and a linked point say to each other, defined once for every way it is carried.

A message is one JSON object in UTF-8; what carries it (the hall's own WebSocket, MQTT) says which
point it is from or for. So a point never names itself, and can speak for nobody else. What comes
is taken only if it is exactly one of these messages. docs/protocol.md tells the rules that follow
from them.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import timedelta
from typing import Annotated, Any, Final, Literal, TypeVar

from msgspec import Meta, Struct
from msgspec.json import Decoder, encode
from msgspec.structs import force_setattr

from timekeeper.core.points import LONGEST_NAME, LONGEST_WORDS, MOST_DELEGATES, POINT_ID
from timekeeper.core.text import cleaned
from timekeeper.words.language import _

POINT_FORMAT: Final = "timekeeper-point/1"
LARGEST_UP = 4_096  # bytes, from a point
LARGEST_DOWN = 1_000_000  # bytes, to a point: the view of a long day, not compressed
LARGEST_NUMBER = 2**53  # that every reader of JSON has exactly
PING_EVERY = timedelta(seconds=5)
LONGEST_TOPIC = 300
FRESH = timedelta(seconds=60)  # an older act is refused, and for so long each press is remembered


class NotUnderstood(ValueError):
    """What was said is no message of this protocol; one sentence says what to do."""


_Name = Annotated[str, Meta(max_length=LONGEST_NAME)]
_Topic = Annotated[str, Meta(max_length=LONGEST_TOPIC)]
_Words = Annotated[str, Meta(max_length=LONGEST_WORDS)]
_GivenName = _Name
_GivenWords = _Words
_SAID = frozenset({"_Name", "_GivenName", "_Topic", "_Words", "_GivenWords"})  # in one clean line
_Delegates = Annotated[int, Meta(ge=0, le=MOST_DELEGATES)]
_Number = Annotated[int, Meta(ge=0, lt=LARGEST_NUMBER)]
_Instant = Annotated[float, Meta(gt=-LARGEST_NUMBER, lt=LARGEST_NUMBER)]  # milliseconds
_Press = Annotated[str, Meta(pattern=r"^[0-9A-Za-z-]{8,64}\Z")]


class Message(Struct, frozen=True, forbid_unknown_fields=True):
    """What one side says: taken only if it is exactly that. Its words are one clean line each."""

    def __post_init__(self) -> None:
        """Clean the words; ValueError where some must be given and nothing is left."""
        for name, of in type(self).__annotations__.items():
            if of in _SAID:
                line = " ".join(cleaned(getattr(self, name)).split())
                force_setattr(self, name, line)
                if not line and "Given" in of:
                    message = "nothing is said"
                    raise ValueError(message)

    def encoded(self) -> bytes:
        """Return the message as it is carried."""
        return encode(self)


# Up: from a point to the hall.


class Hello(Message, frozen=True, tag="hello"):
    """A point has come, and wants to be told all that holds now."""

    format: Literal["timekeeper-point/1"] = POINT_FORMAT


class Ping(Message, frozen=True, tag="ping"):
    """A point is there: its own monotonic time, and its last round trip in milliseconds.

    ``epoch`` is the highest it has heard: a desk with a lower one was succeeded, and it follows
    that no more.
    """

    ping: _Instant
    trip: Annotated[float, Meta(ge=0, lt=LARGEST_NUMBER)] | None = None
    epoch: _Number = 0


class _Act(Message, frozen=True):
    """What somebody at a point pressed: the name of the press, and the hall's time of it.

    Each press counts once, and none that is older than ``FRESH``: what is sent again later, by
    whomever, is without effect.
    """

    press: _Press
    at: _Instant


class Present(_Act, frozen=True, tag="present"):
    """The point answers the roll call: how many delegates are there, and who chairs."""

    delegates: _Delegates
    chair: _Name = ""


class AskFloor(_Act, frozen=True, tag="ask_floor"):
    """Somebody at the point asks for the floor."""

    name: _GivenName
    topic: _Topic = ""


class TakeBack(_Act, frozen=True, tag="take_back"):
    """The point no longer asks for the floor."""


class Question(_Act, frozen=True, tag="question"):
    """The point asks the desk something, in words."""

    text: _GivenWords


class NumberRead(_Act, frozen=True, tag="number_read"):
    """The point reads this number of the line test."""

    number: _Number


class Finished(_Act, frozen=True, tag="finished"):
    """The group in this room has finished, or has not after all."""

    finished: bool = True


PointAct = Present | AskFloor | TakeBack | Question | NumberRead | Finished
Up = Hello | Ping | PointAct


# Down: from the hall to a point.


class ViewShown(Message, frozen=True, tag="view"):
    """The hall's published view (timekeeper-view/1), for the follower to judge."""

    view: dict[str, Any]


class Pong(Message, frozen=True, tag="pong"):
    """The answer to a ping: when it arrived and left, and the newest of what the hall has said.

    Where one of the numbers is higher than what the point has, it says hello again.
    """

    ping: _Instant
    arrived: _Instant
    left: _Instant
    epoch: _Number
    seq: _Number
    standing: _Number


class Answered(Message, frozen=True, tag="answer"):
    """The hall's answer to a press: done or not, and a sentence for whoever pressed."""

    press: _Press
    done: bool
    sentence: _Words = ""


class WrittenDown(Message, frozen=True, kw_only=True):
    """What the hall has written down of the point in the roll call."""

    delegates: _Delegates
    chair: _Name = ""
    at: _Instant


class Raised(Message, frozen=True, kw_only=True):
    """Who asks for the floor at this point, and how many come before him, himself counted.

    ``queued``: the desk has taken him into the discussion's queue, and the place is that in it.
    """

    name: _Name
    topic: _Topic = ""
    place: Annotated[int, Meta(ge=1, le=100_000)]
    queued: bool = False


class FloorGiven(Message, frozen=True):
    """The point has the floor: its own limit, and the instant at which that is used up.

    While the clock stands still ``until`` is None and ``left`` says how much remains; without a
    limit all three are None. Lengths are milliseconds, below zero when overrun.
    """

    name: _Name
    limit: _Number | None = None
    until: _Instant | None = None
    left: _Instant | None = None


class Said(Message, frozen=True):
    """A message of the desk to this point, or to all."""

    text: _GivenWords
    at: _Instant


class Standing(Message, frozen=True, kw_only=True, tag="standing"):
    """All that holds for one point now. It is complete: who comes late is right at once.

    Of one conference that with the higher ``epoch``, of one epoch that with the higher ``number``
    is the newer; the older is dropped. ``apart``: the groups discuss, each in its room, until what
    comes next begins.
    """

    format: Literal["timekeeper-point/1"] = POINT_FORMAT
    conference: Annotated[str, Meta(max_length=200)]
    epoch: _Number
    number: _Number
    point: Annotated[str, Meta(pattern=POINT_ID)]
    name: _GivenName
    room: bool = False
    roll_call: bool = False
    present: WrittenDown | None = None
    excused: bool = False
    hand: Raised | None = None
    floor: FloorGiven | None = None
    message: Said | None = None
    question: _Words = ""
    test: _Number | None = None
    number_read: bool = False
    finished: bool = False
    apart: bool = False


Down = ViewShown | Standing | Pong | Answered

_Read = TypeVar("_Read")


_UPS: Decoder[Up] = Decoder(Up)
_DOWNS: Decoder[Down] = Decoder(Down)


def heard_up(said: bytes | str) -> Up:
    """Return what a point says; NotUnderstood for whatever is none of its messages."""
    return _read(_UPS, said, LARGEST_UP)


def heard_down(said: bytes | str) -> Down:
    """Return what the hall says; NotUnderstood for whatever is none of its messages."""
    return _read(_DOWNS, said, LARGEST_DOWN)


def _read(decoder: Decoder[_Read], said: bytes | str, most: int) -> _Read:
    size = len(said if isinstance(said, bytes) else said.encode("utf-8", "replace"))
    if size > most:
        message = _("A message of {size} bytes is longer than {most}; it was not taken.")
        raise NotUnderstood(message.format(size=size, most=most))
    return understood(decoder, said, POINT_FORMAT)


def understood(decoder: Decoder[_Read], said: bytes | str, form: str) -> _Read:
    """Return what a message of this format says; NotUnderstood for whatever is none."""
    try:
        return decoder.decode(said)
    except (ValueError, RecursionError) as error:
        message = _("This is no message of the format {format}; both sides need the same version.")
        raise NotUnderstood(message.format(format=form)) from error


class Presses:
    """Which presses of which point have counted, for as long as one of them could come again.

    Instants are milliseconds of the hall's clock.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[str, str], float] = OrderedDict()  # when each came

    def take(self, point: str, act: PointAct, now: float) -> bool:
        """Return whether the act counts: new, and pressed just now."""
        bound = FRESH / timedelta(milliseconds=1)
        while self._seen and now - next(iter(self._seen.values())) > 2 * bound:
            self._seen.popitem(last=False)
        name = (point, act.press)
        if abs(now - act.at) > bound or name in self._seen:
            return False
        self._seen[name] = now
        return True
