"""Who is present and what the ballots come to, as sentences of the desk and of the minutes."""

from __future__ import annotations

from timekeeper.core.events import BallotsCounted, GroupCount
from timekeeper.core.house.counts import Discrepancy, Shortfall
from timekeeper.words.language import _


def count_sentence(group: GroupCount) -> str:
    """Return a count in words: how many were summoned, are present and absent."""
    told = _(
        "{summoned:02} summoned, {present:02} present, {absent:02} absent "
        "({excused:02} with leave, {unexcused:02} without)"
    ).format(
        summoned=group.summoned,
        present=group.present,
        absent=group.excused + group.unexcused,
        excused=group.excused,
        unexcused=group.unexcused,
    )
    return f"{group.group}: {told}" if group.group else told


def ballots_sentence(ballots: BallotsCounted) -> str:
    """Return what was said of a vote's ballots, and its result where there is one."""
    told = _(
        "{given_out:02} ballots given out, {returned:02} returned, {valid:02} valid, {void:02} void"
    ).format(
        given_out=ballots.given_out,
        returned=ballots.returned,
        valid=ballots.valid,
        void=ballots.void,
    )
    told = f"{ballots.subject}: {told}" if ballots.subject else told
    return f"{told}; {ballots.result}" if ballots.result else told


def uneven_sentence(group: GroupCount) -> str:
    """Return how a count does not add up."""
    name = group.group or _("The count")
    return _("{group}: present and absent come to {sum}, but {summoned} were summoned.").format(
        group=name,
        sum=group.present + group.excused + group.unexcused,
        summoned=group.summoned,
    )


def discrepancy_sentence(
    found: Discrepancy, ballots: BallotsCounted, counted: GroupCount | None
) -> str:
    """Return how the ballots of a vote do not add up."""
    templates = {
        Discrepancy.RETURNED: _(
            "More ballots were returned ({returned}) than given out ({given_out})."
        ),
        Discrepancy.VALID_AND_VOID: _(
            "Valid and void ballots come to {sum}, but {returned} were returned."
        ),
        Discrepancy.MORE_THAN_PRESENT: _(
            "More ballots were given out ({given_out}) than people are present ({present})."
        ),
    }
    return templates[found].format(
        returned=ballots.returned,
        given_out=ballots.given_out,
        sum=ballots.valid + ballots.void,
        present=counted.present if counted is not None else 0,
    )


def shortfall_sentence(short: Shortfall, title: str) -> str:
    """Return that an item needs more people than were counted, or that nobody was yet."""
    if short.counted is None:
        return _("“{item}” needs {quorum} of those summoned; nobody was counted yet.").format(
            item=title, quorum=short.quorum
        )
    return _(
        "“{item}” needs {quorum} of those summoned: {needed} of {summoned}; {present} are present."
    ).format(
        item=title,
        quorum=short.quorum,
        needed=short.needed,
        summoned=short.counted.summoned,
        present=short.counted.present,
    )
