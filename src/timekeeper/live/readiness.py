"""Whether all is ready for the conference: facts about machine and programme in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from enum import Enum, IntEnum, auto
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.checks.problems import Severity, problems
from timekeeper.core.courtesy import USUAL_RULES, HallRules, courtesy_of, is_salute
from timekeeper.core.programme import Courtesy, Item, Programme
from timekeeper.words.language import _, ngettext
from timekeeper.words.problems import describe
from timekeeper.words.values import numbered, short_date

MEGABYTE = 1_000_000
GIGABYTE = 1000 * MEGABYTE
FIRST_YEAR = 2025  # a clock that tells an earlier one was never set
STEP = timedelta(seconds=2)
NARROWEST = 1024  # pixels; below, no title of the hall is set whole
NAMED_AT_MOST = 5
DESK = (1090, 530)  # logical pixels inside the operator's window; with less, it scrolls
AROUND_DESK = 84  # what its title and the task bar take of the height
SCALINGS = (200, 175, 150, 125, 100)  # per cent, as systems offer them


class Light(IntEnum):
    """How a finding stands, the worst last."""

    GREEN = 0
    AMBER = 1
    RED = 2


class Mend(Enum):
    """Where a finding is mended: in the program, or in the system's settings."""

    ITEM = auto()
    PROGRAMME = auto()
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


class ScreenFacts(Struct, frozen=True):
    """The screens: how many, and the pixels of the hall's, None while it shows nothing.

    ``mirrored``: another screen repeats the operator's. ``strange``: there is one other screen, and
    it was never the hall's. ``here``: the hall's picture covers the operator's own screen.
    ``desk`` are the pixels of the operator's screen, ``scaling`` is its own in per cent.
    """

    connected: int
    hall: tuple[int, int] | None = None
    mirrored: bool = False
    strange: bool = False
    here: bool = False
    desk: tuple[int, int] | None = None
    scaling: int = 100


class MachineFacts(Struct, frozen=True):
    """The computer: its clock now with its own zone, free bytes, power, and the journal.

    ``battery`` is its charge in percent, None without a battery; ``on_mains`` and ``free`` are
    None when the system does not tell. ``journal_fault`` says why nothing could be recorded.
    """

    wall: datetime
    free: int | None
    battery: float | None = None
    on_mains: bool | None = None
    journal_fault: str = ""


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
    return tuple(finding for look in _LOOKS for finding in look(facts))


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
    """Return what a key says that opens what mends a finding."""
    return {
        Mend.ITEM: _("Edit the item…"),
        Mend.PROGRAMME: _("Edit the programme…"),
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


def _look_at_screens(facts: Facts) -> Iterator[Finding]:
    subject, screens = _("Screens"), facts.screens
    if screens.hall is not None:
        width, height = screens.hall
        light = Light.GREEN if width >= NARROWEST else Light.AMBER
        advice = "" if light is Light.GREEN else _("Set the projector to a higher resolution.")
        text = _("The hall’s picture is on a screen of its own, {width} × {height}.")
        told, mend = text.format(width=width, height=height), Mend.DISPLAYS if advice else None
        yield Finding(light, subject, told, advice, mend)
    elif screens.here:
        text = _("The hall’s picture covers the operator’s own screen.")
        advice = _("Connect the projector as a second screen and extend.")
        yield Finding(Light.AMBER, subject, text, advice, Mend.DISPLAYS)
    elif screens.mirrored:
        text = _("The projector repeats the operator’s screen.")
        advice = _("Press Win+P and choose Extend.")
        yield Finding(Light.RED, subject, text, advice, Mend.DISPLAYS)
    elif screens.strange:
        text = _("A screen is connected that was never the hall’s; it shows nothing yet.")
        advice = _("Choose the hall’s screen in the Hall menu.")
        yield Finding(Light.RED, subject, text, advice, Mend.HALL_SCREEN)
    elif screens.connected > 1:
        text = _("Several screens are connected, and none is chosen for the hall.")
        advice = _("Choose the hall’s screen in the Hall menu.")
        yield Finding(Light.RED, subject, text, advice, Mend.HALL_SCREEN)
    else:
        text = _("No second screen is connected; the hall sees nothing.")
        advice = _("Connect the projector, press Win+P and choose Extend.")
        yield Finding(Light.RED, subject, text, advice, Mend.DISPLAYS)


def fits_desk(pixels: tuple[int, int], scaling: int) -> bool:
    """Return whether the whole desk has room on a screen of so many pixels at this scaling."""
    width, height = (100 * side / scaling for side in pixels)
    return width >= DESK[0] and height - AROUND_DESK >= DESK[1]


def _look_at_the_desk(facts: Facts) -> Iterator[Finding]:
    pixels, scaling = facts.screens.desk, facts.screens.scaling
    if pixels is None or fits_desk(pixels, scaling):
        return
    text = _("On the operator’s screen, {width} × {height} at {scaling} %, the desk must scroll.")
    told = text.format(width=pixels[0], height=pixels[1], scaling=scaling)
    fitting = next((s for s in SCALINGS if s < scaling and fits_desk(pixels, s)), None)
    advice = _("Set the operator’s screen to a higher resolution.")
    if fitting is not None:
        advice = _("Set the scaling of the operator’s screen to {scaling} %.")
        advice = advice.format(scaling=fitting)
    yield Finding(Light.AMBER, _("Screens"), told, advice, Mend.DISPLAYS)


def _look_at_the_hall(facts: Facts) -> Iterator[Finding]:
    subject = _("Text in the hall")
    yield from _each_item(subject, facts.hall_texts)
    advice = _("Choose another look in the Hall menu, or fix the office’s own in the settings.")
    for finding in _each(Light.AMBER, subject, facts.hall_look, advice):
        yield replace(finding, mend=Mend.SETTINGS)
    if not facts.hall_texts and not facts.hall_look:
        yield Finding(Light.GREEN, subject, _("Every title can be read whole in the last row."))


def _look_at_materials(facts: Facts) -> Iterator[Finding]:
    if facts.materials is None:
        return
    subject = _("Files to be shown")
    yield from _each_item(subject, facts.materials)
    if not facts.materials:
        yield Finding(Light.GREEN, subject, _("Each of them was opened and can be shown."))


def faults_of_rules(rules: HallRules) -> tuple[str, ...]:
    """Return what is wrong with the office's lists of ranks, a sentence each."""
    text = _("“{words}” in the lists of ranks is not plain words and is passed over.")
    return tuple(text.format(words=words) for words in rules.unusable)


def _look_at_protocol(facts: Facts) -> Iterator[Finding]:
    """Each item of which the hall sees less than the desk, whatever their number."""
    subject, advice = _("Protocol"), _("Correct the lists of ranks in the settings.")
    for finding in _each(Light.AMBER, subject, faults_of_rules(facts.rules), advice):
        yield replace(finding, mend=Mend.SETTINGS)
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


def _look_at_the_programme(facts: Facts) -> Iterator[Finding]:
    subject, programme = _("Programme"), facts.programme
    from timekeeper.core.checks.omissions import omissions  # noqa: PLC0415  # many patterns

    every = (*problems(programme), *omissions(programme))
    found = [p for p in every if p.severity is not Severity.NOTE]
    advice = _("Fix the programme’s file, or choose the item and “Edit” in the Item menu.")
    for severity, light in ((Severity.ERROR, Light.RED), (Severity.WARNING, Light.AMBER)):
        told = [describe(p, programme) for p in found if p.severity is severity]
        for finding in _each(light, subject, told, advice):
            yield replace(finding, mend=Mend.PROGRAMME)
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


def _look_at_the_clock(facts: Facts) -> Iterator[Finding]:
    subject, wall, programme = _("Clock"), facts.machine.wall, facts.programme
    doubts = [*_doubts_of_the_clock(facts)]
    yield from doubts
    if not doubts:
        local = wall.astimezone(programme.timezone)
        text = _("It is {time} on {date}; compare it with your watch.")
        told = text.format(time=f"{local:%H:%M}", date=short_date(local.date()))
        yield Finding(Light.GREEN, subject, told)


def _doubts_of_the_clock(facts: Facts) -> Iterator[Finding]:
    subject, wall, zone = _("Clock"), facts.machine.wall, facts.programme.timezone
    today = wall.astimezone(zone).date()
    if today.year < FIRST_YEAR:
        text = _("The computer’s clock says {date}.").format(date=short_date(today))
        yield Finding(Light.RED, subject, text, _("Set date and time of the computer."), Mend.CLOCK)
        return
    if wall.utcoffset() != wall.astimezone(zone).utcoffset():
        text = _("The computer’s time zone is {own}, that of the programme {programme}.")
        told = text.format(own=f"UTC{wall:%z}", programme=f"UTC{wall.astimezone(zone):%z}")
        advice = _("Set the computer’s time zone, then compare the clock with your watch.")
        yield Finding(Light.RED, subject, told, advice, Mend.CLOCK)
    if abs(wall - facts.now) > STEP:
        seconds = round(abs(wall - facts.now).total_seconds())
        text = ngettext(
            "The computer’s clock was changed by {count} second since the program began.",
            "The computer’s clock was changed by {count} seconds since the program began.",
            seconds,
        ).format(count=seconds)
        advice = _("Close timekeeper and open it again before the conference begins.")
        yield Finding(Light.AMBER, subject, text, advice)
    days = [facts.programme.session_date(i) for i in range(len(facts.programme.sessions))]
    planned = [day for day in days if day is not None]
    if planned and today not in planned:
        text = _("The programme is of {planned}; today is {today}.").format(
            planned=short_date(planned[0]), today=short_date(today)
        )
        advice = _("Check the computer’s date, or hold the programme today.")
        yield Finding(Light.AMBER, subject, text, advice, Mend.CLOCK)


def _look_at_record_and_disk(facts: Facts) -> Iterator[Finding]:
    subject, fault = _("Record"), facts.machine.journal_fault
    if fault:
        advice = _("Do not begin before this is fixed: nothing would be recorded.")
        yield Finding(Light.RED, subject, fault, advice)
    else:
        yield Finding(Light.GREEN, subject, _("The record can be written."))
    subject, free = _("Disk"), facts.machine.free
    if free is None:
        text = _("How much room the disk has cannot be told.")
        yield Finding(Light.AMBER, subject, text, _("See that the disk is not full."))
        return
    text, unit = _("{count} MB are free where the record lies."), MEGABYTE
    if free >= GIGABYTE:
        text, unit = _("{count} GB are free where the record lies."), GIGABYTE
    text = text.format(count=free // unit)
    if free < 50 * MEGABYTE:
        advice = _("Make room on the disk.")
        yield Finding(Light.RED, subject, text, advice, Mend.STORAGE)
    elif free < 500 * MEGABYTE:
        advice = _("Make room on the disk soon.")
        yield Finding(Light.AMBER, subject, text, advice, Mend.STORAGE)
    else:
        yield Finding(Light.GREEN, subject, text)


def _look_at_power_and_sleep(facts: Facts) -> Iterator[Finding]:
    subject, battery = _("Power"), facts.machine.battery
    if battery is None:
        yield Finding(Light.GREEN, subject, _("The computer has no battery and runs on mains."))
    elif facts.machine.on_mains:
        text = _("The computer runs on mains, its battery is at {charge} %.")
        yield Finding(Light.GREEN, subject, text.format(charge=round(battery)))
    else:
        text = _("The computer runs on its battery, which is at {charge} %.")
        light = Light.AMBER if battery >= 50 else Light.RED  # noqa: PLR2004  # half a day
        told = text.format(charge=round(battery))
        yield Finding(light, subject, told, _("Plug the computer in."))
    subject = _("Sleep")
    advice = _("Switch off sleep and screen saver in the computer’s settings.")
    if facts.awake:
        yield Finding(Light.GREEN, subject, _("Computer and screens stay awake."))
    elif facts.awake is None:
        text = _("The system has not answered yet whether it stays awake.")
        yield Finding(Light.AMBER, subject, text, _("Check again in a moment."))
    else:
        text = _("The system does not let itself be kept awake.")
        yield Finding(Light.AMBER, subject, text, advice, Mend.SLEEP)


def _look_at_the_typeface(facts: Facts) -> Iterator[Finding]:
    subject = _("Typeface")
    if facts.typeface:
        text = _("The typeface with all Vietnamese marks is in use.")
        yield Finding(Light.GREEN, subject, text)
    else:
        text = _("The typeface that ships with timekeeper could not be loaded.")
        yield Finding(Light.RED, subject, text, _("Install timekeeper again."))


def _look_at_the_chime(facts: Facts) -> Iterator[Finding]:
    subject = _("Chime")
    if facts.chime:
        advice = _("Choose another loudspeaker in the settings, or switch the chime off.")
        yield Finding(Light.AMBER, subject, facts.chime, advice, Mend.SETTINGS)
    elif facts.chime is not None:
        yield Finding(Light.GREEN, subject, _("It is on; try it, and hear it in the hall."))


def _each_item(subject: str, texts: Sequence[HallText]) -> Iterator[Finding]:
    """Return a finding for each sentence, mended in its item; the rest is counted."""
    advice = _("Choose the item, then “Edit” in the Item menu.")
    sentences = [text.sentence for text in texts]
    for index, finding in enumerate(_each(Light.AMBER, subject, sentences, advice)):
        item = texts[index].item if index < NAMED_AT_MOST else ""
        yield replace(finding, item=item, mend=Mend.ITEM if item else None)


def _each(light: Light, subject: str, told: Sequence[str], advice: str) -> Iterator[Finding]:
    """Return a finding for each sentence; the rest is counted when there are many."""
    for sentence in told[:NAMED_AT_MOST]:
        yield Finding(light, subject, sentence, advice)
    rest = len(told) - NAMED_AT_MOST
    if rest > 0:
        text = ngettext("{count} more of the kind.", "{count} more of the kind.", rest)
        yield Finding(light, subject, text.format(count=rest), advice)


_LOOKS: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    _look_at_screens,
    _look_at_the_desk,
    _look_at_materials,
    _look_at_the_hall,
    _look_at_protocol,
    _look_at_the_programme,
    _look_at_limits,
    _look_at_the_clock,
    _look_at_record_and_disk,
    _look_at_power_and_sleep,
    _look_at_the_typeface,
    _look_at_the_chime,
)
