"""How sure a doubt is: a shape, a colour and a word to each, for red and green are one to many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QColor

from timekeeper.files.importers.draft.draft import Doubt, Sureness
from timekeeper.words.language import _

INK = QColor("#241f1c")
QUIET = QColor("#625850")
ACCENT = QColor("#8e1b1b")
SESSION = QColor("#f3e6dc")
PART = QColor("#faf5f0")
CHOSEN = QColor("#f3dfd6")
LINKED = QColor("#fbeee8")
PAPER = QColor("#ffffff")
LINE = QColor("#e6ddd3")

_ORDER = (Sureness.HIGH, Sureness.MEDIUM, Sureness.LOW)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a doubt looks like: ``ink`` is for its shape, ``paper`` for what lies under it."""

    shape: str
    ink: QColor
    paper: QColor


MARKS = {
    Sureness.HIGH: Mark("■", QColor("#a31515"), QColor("#fde3e0")),
    Sureness.MEDIUM: Mark("▲", QColor("#8a5a00"), QColor("#fff1cc")),
    Sureness.LOW: Mark("●", QColor("#0b5394"), QColor("#e4eff9")),
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
