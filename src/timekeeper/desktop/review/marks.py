"""How sure a doubt is: a shape, a colour and a word to each, for red and green are one to many."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.palette import Shade
from timekeeper.files.importers.draft.draft import Doubt, Sureness
from timekeeper.words.language import _, marked

INK = palette.INK
QUIET = palette.QUIET
ACCENT = palette.ACCENT
SESSION = palette.SESSION
PART = palette.PART
CHOSEN = palette.CHOSEN
LINKED = palette.LINKED
PAPER = palette.PAPER
ASIDE = palette.WELL  # what is not in the programme lies on it
FOCUS = palette.FOCUS
LINE = palette.REVIEW_LINE

_ORDER = (Sureness.HIGH, Sureness.MEDIUM, Sureness.LOW)


class Mark(Struct, frozen=True):
    """What a doubt looks like: ``ink`` is for its shape, ``paper`` for what lies under it."""

    shape: str
    ink: Shade
    paper: Shade


MARKS = {
    Sureness.HIGH: Mark("■", palette.SURELY, palette.SURELY_PAPER),
    Sureness.MEDIUM: Mark("▲", palette.PROBABLY, palette.PROBABLY_PAPER),
    Sureness.LOW: Mark("●", palette.PERHAPS, palette.PERHAPS_PAPER),
}


_WORDS = {
    Sureness.HIGH: marked("Surely wrong"),
    Sureness.MEDIUM: marked("Probably wrong"),
    Sureness.LOW: marked("Worth a look"),
}


def word(sure: Sureness) -> str:
    """Return how sure it is that something is wrong, in words."""
    return _(_WORDS[sure])


def surest(doubts: Iterable[Doubt]) -> Sureness | None:
    """Return how sure the surest of the doubts is; None when there is none."""
    return min((doubt.sure for doubt in doubts), key=_ORDER.index, default=None)
