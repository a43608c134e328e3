"""What the operator wants the hall to see, other than the programme's course."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Occasion(StrEnum):
    """What the office's backdrop picture (ma-két) is shown for; a salute has the welcome's."""

    WELCOME = "welcome"
    STANDBY = "standby"
    BREAK = "break"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class FollowProgramme:
    """The hall follows the day."""


@dataclass(frozen=True, slots=True)
class GoDark:
    """The hall's picture is black, on purpose."""


@dataclass(frozen=True, slots=True)
class StandBy:
    """A calm picture with the name of the office and of the event."""


@dataclass(frozen=True, slots=True)
class ShowMessage:
    """A sentence for everybody in the hall."""

    text: str


HallOrder = FollowProgramme | GoDark | StandBy | ShowMessage
