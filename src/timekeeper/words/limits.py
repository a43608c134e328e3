"""Breaches of the limits of the house, in sentences that name the rule and its source."""

from __future__ import annotations

from timekeeper.core.house.limits import Breach
from timekeeper.core.programme import Programme
from timekeeper.words.language import _
from timekeeper.words.values import brief, minutes


def breach_sentence(breach: Breach, programme: Programme) -> str:
    """Return what is too long, by which rule, and the line it stands in."""
    if breach.item is None:
        who = programme.title
    else:
        who = brief(programme.slot(breach.item).item, 80)
        who = f"{who}, {breach.speaker}" if breach.speaker else who
    return _("“{who}”: {found}, the limit is {most} (line {line}: {source})").format(
        who=who,
        found=minutes(breach.found),
        most=minutes(breach.most),
        line=breach.limit.line,
        source=breach.limit.source,
    )
