"""Whether all is ready for the conference: facts about machine and programme in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from timekeeper.core.courtesy import USUAL_RULES, HallRules
from timekeeper.core.programme import Programme
from timekeeper.live import equipment, programme_check
from timekeeper.live.equipment import MachineFacts, ScreenFacts
from timekeeper.live.findings import (
    Finding,
    HallText,
    Mend,
    light_name,
    summary,
)
from timekeeper.words.language import _
from timekeeper.words.values import short_date


class Facts(Struct, frozen=True):
    """Everything that is looked at; ``now`` is the conference's clock (UTC).

    ``hall_texts`` and ``hall_look`` say what the hall would not show as it is meant. ``awake``:
    whether the system keeps awake, None while it has not answered. ``typeface``: whether the one
    that ships with the program is in use. ``rules``: those of the house for its hall. ``chime``:
    why it cannot be heard, "" when it can, None while it is switched off. ``breaches``: of the
    limits of the house, a sentence each; None where it has set none. ``materials``: which of the
    files that are to be shown cannot be, None where there are none. ``dated_by``: what gives the
    programme the date of today now, None while nothing can.
    """

    programme: Programme
    now: datetime
    screens: ScreenFacts
    machine: MachineFacts
    hall_texts: Sequence[HallText] = ()
    hall_look: Sequence[str] = ()
    awake: bool | None = True
    typeface: bool = True
    rules: HallRules = USUAL_RULES
    chime: str | None = None
    breaches: Sequence[str] | None = None
    materials: Sequence[HallText] | None = None
    dated_by: Mend | None = Mend.TODAY


def findings(facts: Facts) -> tuple[Finding, ...]:
    """Return what was found, each subject at least once, in the order of setting up."""
    programme, screens, machine = facts.programme, facts.screens, facts.machine
    return (
        *equipment.look_at_screens(screens),
        *equipment.look_at_desk(screens),
        *programme_check.look_at_materials(facts.materials),
        *programme_check.look_at_hall(programme, facts.hall_texts, facts.hall_look),
        *programme_check.look_at_protocol(programme, facts.rules),
        *programme_check.look_at_programme(programme),
        *programme_check.look_at_limits(facts.breaches),
        *equipment.look_at_clock(machine.wall, facts.now, programme, facts.dated_by),
        *equipment.look_at_record(machine.journal_fault),
        *equipment.look_at_disk(machine.free),
        *equipment.look_at_power(machine),
        *equipment.look_at_sleep(facts.awake),
        *equipment.look_at_typeface(facts.typeface),
        *equipment.look_at_chime(facts.chime),
    )


def as_text(facts: Facts, found: Sequence[Finding]) -> str:
    """Return the findings as plain text, to be kept with the papers of the conference."""
    at = facts.now.astimezone(facts.programme.timezone)
    head = _("Check before the conference, {date} at {time}").format(
        date=short_date(at.date()), time=f"{at:%H:%M}"
    )
    lines = [head, facts.programme.title, summary(found), ""]
    for finding in found:
        lines.append(f"[{light_name(finding.light)}] {finding.subject}: {finding.found}")
        if finding.advice:
            lines.append(f"    → {finding.advice}")
    return "\n".join(lines) + "\n"
