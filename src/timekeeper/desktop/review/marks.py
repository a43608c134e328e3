"""How sure a doubt is: a shape, a colour and a word to each, for red and green are one to many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QColor

from timekeeper.desktop.display import palette
from timekeeper.files.importers.draft.draft import Doubt, Sureness
from timekeeper.words.language import _

INK = QColor(palette.INK)
QUIET = QColor(palette.QUIET)
ACCENT = QColor(palette.ACCENT)
SESSION = QColor(palette.SESSION)
PART = QColor(palette.PART)
CHOSEN = QColor(palette.CHOSEN)
LINKED = QColor(palette.LINKED)
PAPER = QColor(palette.WHITE)
LINE = QColor(palette.REVIEW_LINE)

_ORDER = (Sureness.HIGH, Sureness.MEDIUM, Sureness.LOW)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a doubt looks like: ``ink`` is for its shape, ``paper`` for what lies under it."""

    shape: str
    ink: QColor
    paper: QColor


MARKS = {
    Sureness.HIGH: Mark("■", QColor(palette.SURELY), QColor(palette.SURELY_PAPER)),
    Sureness.MEDIUM: Mark("▲", QColor(palette.PROBABLY), QColor(palette.PROBABLY_PAPER)),
    Sureness.LOW: Mark("●", QColor(palette.PERHAPS), QColor(palette.PERHAPS_PAPER)),
}


def word(sure: Sureness) -> str:
    """Return how sure it is that something is amiss, in words."""
    return {
        Sureness.HIGH: _("Surely amiss"),
        Sureness.MEDIUM: _("Probably amiss"),
        Sureness.LOW: _("Worth a look"),
    }[sure]


def surest(doubts: Iterable[Doubt]) -> Sureness | None:
    """Return how sure the surest of the doubts is; None when there is none."""
    return min((doubt.sure for doubt in doubts), key=_ORDER.index, default=None)
