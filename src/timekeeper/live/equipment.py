"""Whether the computer, its screens and its clock are ready for the conference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from timekeeper.core.programme import Programme
from timekeeper.live.findings import Finding, Light, Mend
from timekeeper.words.language import _
from timekeeper.words.values import lasted, short_date

MEGABYTE = 1_000_000
GIGABYTE = 1000 * MEGABYTE
FIRST_YEAR = 2025  # a clock that tells an earlier one was never set
STEP = timedelta(seconds=2)
NARROWEST = 1024  # pixels; below, no title of the hall is set whole
DESK = (1090, 530)  # logical pixels inside the operator's window; with less, it scrolls
AROUND_DESK = 84  # what its title and the task bar take of the height
SCALINGS = (200, 175, 150, 125, 100)  # per cent, as systems offer them


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


def look_at_screens(screens: ScreenFacts) -> Iterator[Finding]:
    """Find out whether the hall has a picture on a screen of its own."""
    subject = _("Screens")
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


def look_at_desk(screens: ScreenFacts) -> Iterator[Finding]:
    """Find out whether the operator's window must scroll, and which scaling would do."""
    pixels, scaling = screens.desk, screens.scaling
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


def look_at_clock(
    wall: datetime, now: datetime, programme: Programme, dated_by: Mend | None
) -> Iterator[Finding]:
    """Find out whether the computer's clock agrees with the conference's and the programme.

    ``dated_by`` is what gives the programme the date of today now, None while nothing can.
    """
    doubts = [*_doubts(wall, now, programme, dated_by)]
    yield from doubts
    if not doubts:
        local = wall.astimezone(programme.timezone)
        text = _("It is {time} on {date}; compare it with your watch.")
        told = text.format(time=f"{local:%H:%M}", date=short_date(local.date()))
        yield Finding(Light.GREEN, _("Clock"), told)


def _doubts(
    wall: datetime, now: datetime, programme: Programme, dated_by: Mend | None
) -> Iterator[Finding]:
    subject, zone = _("Clock"), programme.timezone
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
    if abs(wall - now) > STEP:
        text = _("The computer’s clock was changed by {time} since the program began.")
        advice = _("Close timekeeper and open it again before the conference begins.")
        yield Finding(Light.AMBER, subject, text.format(time=lasted(wall - now)), advice)
    days = [programme.session_date(i) for i in range(len(programme.sessions))]
    planned = [day for day in days if day is not None]
    if planned and today not in planned:
        text = _("The programme is of {planned}; today is {today}.").format(
            planned=short_date(planned[0]), today=short_date(today)
        )
        if dated_by is Mend.TODAY:
            advice = _("Check the computer’s date, or hold the programme today.")
        elif dated_by is Mend.ANEW:
            advice = _(
                "Check the computer’s date. A record that has begun keeps its date: begin anew, "
                "then hold it today."
            )
        else:
            advice = _(
                "What has begun keeps its date; its hours are not compared with the programme’s."
            )
        yield Finding(Light.AMBER, subject, text, advice, dated_by)


def look_at_record(fault: str) -> Iterator[Finding]:
    """Tell whether the record can be written, or the fault that keeps it from being so."""
    subject = _("Record")
    if fault:
        advice = _("Do not begin before this is fixed: nothing would be recorded.")
        yield Finding(Light.RED, subject, fault, advice)
    else:
        yield Finding(Light.GREEN, subject, _("The record can be written."))


def look_at_disk(free: int | None) -> Iterator[Finding]:
    """Find out whether the disk has room, in bytes; None when the system does not tell."""
    subject = _("Disk")
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


def look_at_power(machine: MachineFacts) -> Iterator[Finding]:
    """Find out whether the computer runs on mains."""
    subject, battery = _("Power"), machine.battery
    if battery is None:
        yield Finding(Light.GREEN, subject, _("The computer has no battery and runs on mains."))
    elif machine.on_mains:
        text = _("The computer runs on mains, its battery is at {charge} %.")
        yield Finding(Light.GREEN, subject, text.format(charge=round(battery)))
    else:
        text = _("The computer runs on its battery, which is at {charge} %.")
        light = Light.AMBER if battery >= 50 else Light.RED  # noqa: PLR2004  # half a day
        told = text.format(charge=round(battery))
        yield Finding(light, subject, told, _("Plug the computer in."))


def look_at_sleep(awake: bool | None) -> Iterator[Finding]:
    """Tell whether the system keeps awake, None while it has not answered."""
    subject = _("Sleep")
    advice = _("Switch off sleep and screen saver in the computer’s settings.")
    if awake:
        yield Finding(Light.GREEN, subject, _("Computer and screens stay awake."))
    elif awake is None:
        text = _("The system has not said yet whether it stays awake.")
        yield Finding(Light.AMBER, subject, text, _("Check again in a moment."))
    else:
        text = _("The system does not let itself be kept awake.")
        yield Finding(Light.AMBER, subject, text, advice, Mend.SLEEP)


def look_at_typeface(ours: bool) -> Iterator[Finding]:
    """Tell whether the typeface that ships with the program is in use."""
    subject = _("Typeface")
    if ours:
        text = _("The typeface with all Vietnamese marks is in use.")
        yield Finding(Light.GREEN, subject, text)
    else:
        text = _("The typeface that ships with timekeeper could not be loaded.")
        yield Finding(Light.RED, subject, text, _("Install timekeeper again."))


def look_at_chime(fault: str | None) -> Iterator[Finding]:
    """Tell why the chime cannot be heard, "" when it can; nothing while it is off, None."""
    subject = _("Chime")
    if fault:
        advice = _("Choose another loudspeaker in the settings, or switch the chime off.")
        yield Finding(Light.AMBER, subject, fault, advice, Mend.SETTINGS)
    elif fault is not None:
        yield Finding(Light.GREEN, subject, _("It is on; try it, and listen in the hall."))
