"""Whether the programme is ready for the conference, and what the hall would not see of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timekeeper.core.checks.problems import Severity, problems
from timekeeper.core.courtesy import HallRules, courtesy_of, is_salute
from timekeeper.core.programme import Courtesy, Item, Programme
from timekeeper.live.findings import Finding, HallText, Light, Mend, each, each_item
from timekeeper.words.language import _, ngettext
from timekeeper.words.problems import describe
from timekeeper.words.values import numbered


def look_at_hall(
    programme: Programme, texts: Sequence[HallText], look: Sequence[str]
) -> Iterator[Finding]:
    """Tell which texts, and what of the look, the hall would not show as they are meant."""
    subject = _("Text in the hall")
    yield from each_item(subject, texts)
    advice = _("Choose another look in the Hall menu, or fix the office’s own in the settings.")
    yield from each(Light.AMBER, subject, look, advice, Mend.SETTINGS)
    if programme.items and not texts and not look:
        yield Finding(Light.GREEN, subject, _("Every title can be read whole in the last row."))


def look_at_materials(unshowable: Sequence[HallText] | None) -> Iterator[Finding]:
    """Tell which files cannot be shown; nothing where there are none, None."""
    if unshowable is None:
        return
    subject = _("Files to be shown")
    yield from each_item(subject, unshowable)
    if not unshowable:
        yield Finding(Light.GREEN, subject, _("Each of them was opened and can be shown."))


def faults_of_rules(rules: HallRules) -> tuple[str, ...]:
    """Return what is wrong with the office's lists of ranks, a sentence each."""
    text = _("“{words}” in the lists of ranks is not plain words and is passed over.")
    return tuple(text.format(words=words) for words in rules.unusable)


def look_at_protocol(programme: Programme, rules: HallRules) -> Iterator[Finding]:
    """Tell each item of which the hall sees less than the desk, whatever their number."""
    subject, advice = _("Protocol"), _("Correct the lists of ranks in the settings.")
    faults = faults_of_rules(rules)
    yield from each(Light.AMBER, subject, faults, advice, Mend.SETTINGS)
    told = [
        text.format(item=numbered(item))
        for item in programme.items
        if item.timed and (text := seen_of(item, rules))
    ]
    if programme.items and not told:
        told = [_("The hall sees the time of every item.")]
    for sentence in told:
        yield Finding(Light.GREEN, subject, sentence)


def seen_of(item: Item, rules: HallRules) -> str:
    """Return what the hall sees of an ``{item}`` where that is not all, else ""."""
    level = courtesy_of(item, rules)
    if level is Courtesy.HIDDEN and is_salute(item):
        return _("{item}: the hall shows the office’s picture alone.")
    return seen_at(level)


def seen_at(level: Courtesy) -> str:
    """Return the same of whatever has this level."""
    match level:
        case Courtesy.HIDDEN:
            return _("{item}: the hall shows no time.")
        case Courtesy.DISCREET:
            return _("{item}: the hall’s clock stops at 00:00, without a flag.")
        case Courtesy.SHOWN:
            return ""


def look_at_programme(programme: Programme) -> Iterator[Finding]:
    """Tell what is wrong with the programme."""
    subject = _("Programme")
    if not programme.items:
        advice = _("Open a programme, or write a new one.")
        yield Finding(Light.RED, subject, _("No programme is open"), advice)
        return
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


def look_at_limits(breaches: Sequence[str] | None) -> Iterator[Finding]:
    """Tell where it breaches the limits of the house; nothing where it has set none, None."""
    subject = _("Limits of the house")
    if breaches is None:
        return
    if not breaches:
        yield Finding(Light.GREEN, subject, _("The programme keeps to them."))
    advice = _("Shorten it, or see that the chair agrees; the office checks the rule.")
    for told in breaches:
        yield Finding(Light.AMBER, subject, told, advice, Mend.PROGRAMME)
