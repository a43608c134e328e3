"""What a check finds: a light, a sentence, what to do about it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, IntEnum, auto
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.words.language import _, ngettext

NAMED_AT_MOST = 5


class Light(IntEnum):
    """How a finding stands, the worst last."""

    GREEN = 0
    AMBER = 1
    RED = 2


class Mend(Enum):
    """Where a finding is fixed: in the program, or in the system's settings."""

    ITEM = auto()
    PROGRAMME = auto()
    TODAY = auto()
    ANEW = auto()
    HALL_SCREEN = auto()
    SETTINGS = auto()
    DISPLAYS = auto()
    CLOCK = auto()
    STORAGE = auto()
    SLEEP = auto()


class Finding(Struct, frozen=True):
    """What was found about a subject, and what to do about it, "" when nothing.

    ``mend`` is where that is done, None where no window does it; ``item`` is the id of its item.
    """

    light: Light
    subject: str
    found: str
    advice: str = ""
    mend: Mend | None = None
    item: str = ""


class HallText(NamedTuple):
    """A sentence about what the hall would not show as it is meant; its item's id, or ""."""

    sentence: str
    item: str = ""


def worst(found: Sequence[Finding]) -> Light:
    """Return the worst light of all."""
    return max((finding.light for finding in found), default=Light.GREEN)


def light_name(light: Light) -> str:
    """Return the light as a word."""
    return {
        Light.GREEN: _("In order"),
        Light.AMBER: _("Look at it"),
        Light.RED: _("To be fixed"),
    }[light]


def mend_name(mend: Mend) -> str:
    """Return what a key says that opens what fixes a finding."""
    return {
        Mend.ITEM: _("Edit the item…"),
        Mend.PROGRAMME: _("Edit the programme…"),
        Mend.TODAY: _("Hold it today"),
        Mend.ANEW: _("Begin anew"),
        Mend.HALL_SCREEN: _("Choose the screen…"),
        Mend.SETTINGS: _("Settings…"),
        Mend.DISPLAYS: _("Screen settings…"),
        Mend.CLOCK: _("Date and time…"),
        Mend.STORAGE: _("Storage…"),
        Mend.SLEEP: _("Power and sleep…"),
    }[mend]


def summary(found: Sequence[Finding]) -> str:
    """Return in one sentence how all stands."""
    wrong = sum(finding.light is Light.RED for finding in found)
    doubtful = sum(finding.light is Light.AMBER for finding in found)
    if wrong:
        return ngettext(
            "{count} thing must be put right before the conference.",
            "{count} things must be put right before the conference.",
            wrong,
        ).format(count=wrong)
    if doubtful:
        return ngettext(
            "Ready, with {count} thing to look at.",
            "Ready, with {count} things to look at.",
            doubtful,
        ).format(count=doubtful)
    return _("Everything is ready for the conference.")


def each_item(subject: str, texts: Sequence[HallText]) -> Iterator[Finding]:
    """Return a finding for each sentence, fixed in its item if it has one; the rest is counted."""
    advice = _("Choose the item, then “Edit” in the Item menu.")
    sentences = [text.sentence for text in texts]
    for index, finding in enumerate(each(Light.AMBER, subject, sentences, advice)):
        item = texts[index].item if index < NAMED_AT_MOST else ""
        if item:
            yield replace(finding, item=item, mend=Mend.ITEM)
        else:  # a sentence about no item says itself what to do
            yield finding if index >= NAMED_AT_MOST else replace(finding, advice="")


def each(
    light: Light, subject: str, told: Sequence[str], advice: str, mend: Mend | None = None
) -> Iterator[Finding]:
    """Return a finding for each sentence; the rest is counted when there are many."""
    for sentence in told[:NAMED_AT_MOST]:
        yield Finding(light, subject, sentence, advice, mend)
    rest = len(told) - NAMED_AT_MOST
    if rest > 0:
        text = ngettext("{count} more of the kind.", "{count} more of the kind.", rest)
        yield Finding(light, subject, text.format(count=rest), advice, mend)
