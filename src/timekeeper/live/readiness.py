"""Whether all is ready for the conference: facts about machine and programme in, findings out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from timekeeper.core.checks.problems import Severity, problems
from timekeeper.core.courtesy import USUAL_RULES, HallRules, courtesy_of, is_salute
from timekeeper.core.programme import Courtesy, Item, Programme
from timekeeper.live import equipment
from timekeeper.live.equipment import MachineFacts, ScreenFacts
from timekeeper.live.findings import (
    Finding,
    HallText,
    Light,
    Mend,
    each,
    each_item,
    light_name,
    summary,
)
from timekeeper.words.language import _, ngettext
from timekeeper.words.problems import describe
from timekeeper.words.values import numbered, short_date


class Facts(Struct, frozen=True):
    """Everything that is looked at; ``now`` is the conference's clock (UTC).

    ``hall_texts`` and ``hall_look`` say what the hall would not show as it is meant. ``awake``:
    whether the system keeps awake, None while it has not answered. ``typeface``: whether the one
    that ships with the program is in use. ``rules``: those of the house for its hall. ``chime``:
    why it cannot be heard, "" when it can, None while it is switched off. ``breaches``: of the
    limits of the house, a sentence each; None where it has set none. ``materials``: which of the
    files that are to be shown cannot be, None where there are none.
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


def findings(facts: Facts) -> tuple[Finding, ...]:
    """Return what was found, each subject at least once, in the order of setting up."""
    programme, screens, machine = facts.programme, facts.screens, facts.machine
    return (
        *equipment.look_at_screens(screens),
        *equipment.look_at_desk(screens),
        *_look_at_materials(facts),
        *_look_at_hall(facts),
        *_look_at_protocol(facts),
        *_look_at_programme(programme),
        *_look_at_limits(facts),
        *equipment.look_at_clock(machine.wall, facts.now, programme),
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


def _look_at_hall(facts: Facts) -> Iterator[Finding]:
    subject = _("Text in the hall")
    yield from each_item(subject, facts.hall_texts)
    advice = _("Choose another look in the Hall menu, or fix the office’s own in the settings.")
    yield from each(Light.AMBER, subject, facts.hall_look, advice, Mend.SETTINGS)
    if not facts.hall_texts and not facts.hall_look:
        yield Finding(Light.GREEN, subject, _("Every title can be read whole in the last row."))


def _look_at_materials(facts: Facts) -> Iterator[Finding]:
    if facts.materials is None:
        return
    subject = _("Files to be shown")
    yield from each_item(subject, facts.materials)
    if not facts.materials:
        yield Finding(Light.GREEN, subject, _("Each of them was opened and can be shown."))


def faults_of_rules(rules: HallRules) -> tuple[str, ...]:
    """Return what is wrong with the office's lists of ranks, a sentence each."""
    text = _("“{words}” in the lists of ranks is not plain words and is passed over.")
    return tuple(text.format(words=words) for words in rules.unusable)


def _look_at_protocol(facts: Facts) -> Iterator[Finding]:
    """Each item of which the hall sees less than the desk, whatever their number."""
    subject, advice = _("Protocol"), _("Correct the lists of ranks in the settings.")
    faults = faults_of_rules(facts.rules)
    yield from each(Light.AMBER, subject, faults, advice, Mend.SETTINGS)
    told = [
        text.format(item=numbered(item))
        for item in facts.programme.items
        if item.timed and (text := seen_of(item, facts.rules))
    ]
    for sentence in told or (_("The hall sees the time of every item."),):
        yield Finding(Light.GREEN, subject, sentence)


def seen_of(item: Item, rules: HallRules) -> str:
    """Return what the hall sees of an ``{item}`` where that is not all, else ""."""
    match courtesy_of(item, rules):
        case Courtesy.HIDDEN if is_salute(item):
            return _("{item}: the hall shows the office’s picture alone.")
        case Courtesy.HIDDEN:
            return _("{item}: the hall shows no time.")
        case Courtesy.DISCREET:
            return _("{item}: the hall’s clock stops at 00:00, without a flag.")
        case Courtesy.SHOWN:
            return ""


def _look_at_programme(programme: Programme) -> Iterator[Finding]:
    subject = _("Programme")
    from timekeeper.core.checks.omissions import omissions  # noqa: PLC0415  # many patterns

    every = (*problems(programme), *omissions(programme))
    found = [p for p in every if p.severity is not Severity.NOTE]
    advice = _("Fix the programme’s file, or choose the item and “Edit” in the Item menu.")
    for severity, light in ((Severity.ERROR, Light.RED), (Severity.WARNING, Light.AMBER)):
        told = [describe(p, programme) for p in found if p.severity is severity]
        yield from each(light, subject, told, advice, Mend.PROGRAMME)
    if not found:
        count = sum(item.timed for item in programme.items)
        text = ngettext(
            "{count} item is timed, and no time contradicts another.",
            "{count} items are timed, and no time contradicts another.",
            count,
        )
        yield Finding(Light.GREEN, subject, text.format(count=count))


def _look_at_limits(facts: Facts) -> Iterator[Finding]:
    subject = _("Limits of the house")
    if facts.breaches is None:
        return
    if not facts.breaches:
        yield Finding(Light.GREEN, subject, _("The programme keeps to them."))
    advice = _("Shorten it, or see that the chair agrees; the office checks the rule.")
    for told in facts.breaches:
        yield Finding(Light.AMBER, subject, told, advice, Mend.PROGRAMME)
