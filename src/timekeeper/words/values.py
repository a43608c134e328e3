"""Values in the operator's words: durations, clocks, dates, states and refusals."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import assert_never

from msgspec.structs import replace

from timekeeper.core import events
from timekeeper.core.events import Audience, Cause, Event, Recovery, WitnessedFact
from timekeeper.core.house.sorts import sort_of
from timekeeper.core.intervals import whole_minutes, without_seconds
from timekeeper.core.programme import Item, Kind, Material, Presenter, Programme
from timekeeper.core.record.course import Stage, State
from timekeeper.core.roll_call import Attendance
from timekeeper.core.rules import NotPermitted, Reason
from timekeeper.words.language import _, marked, ngettext

MINUTE = 60
HOUR = 3600
DAY_OF_HOURS = 24
A_MONTH = 30  # days
_IF_ANY = re.compile(r"\s*\((?:nếu (?:có|còn thời gian)|if any)\)(?=\s*[.;]?\s*$)", re.IGNORECASE)


def figures(length: timedelta) -> str:
    """Return a length for a clock face: ``04:05``, ``1:02:03``; without a sign."""
    seconds = abs(round(length.total_seconds()))
    hours, rest = divmod(seconds, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def signed_figures(length: timedelta) -> str:
    """Return a length with its sign: ``+04:05``, ``−01:00``; zero has none."""
    sign = "+" if length > timedelta() else "−" if length < timedelta() else ""
    return sign + figures(length)


def which(local: datetime) -> str:
    """Return which one is meant of a reading that clocks show twice, `` (+02:00)``, else ""."""
    twice = local.replace(fold=1 - local.fold).utcoffset() != local.utcoffset()
    return f" ({local.isoformat()[-6:]})" if twice else ""


def wall_clock(instant: datetime | None, programme: Programme) -> str:
    """Return what a clock on the wall shows at an instant, ``07:05``; "" for None."""
    # strftime takes several times as long, and a table asks for hundreds.
    return instant.astimezone(programme.timezone).time().isoformat("minutes") if instant else ""


def clock(instant: datetime | None, programme: Programme) -> str:
    """Return the wall clock of an instant in the programme's time zone, ``07:05``; "" for None.

    Where an hour comes twice it says which: ``02:05 (+02:00)``.
    """
    if instant is None:
        return ""
    return wall_clock(instant, programme) + which(instant.astimezone(programme.timezone))


def clock_with_seconds(instant: datetime | None, programme: Programme) -> str:
    """Return the wall clock to the second, ``07:05:09``; "" for None."""
    if instant is None:
        return ""
    local = instant.astimezone(programme.timezone)
    return local.time().isoformat("seconds") + which(local)


def prose_clock(instant: datetime, programme: Programme) -> str:
    """Return a time as office prose writes it: ``7 giờ 30``."""
    local = instant.astimezone(programme.timezone)
    if local.minute:
        told = _("{hour}:{minute:02}").format(hour=local.hour, minute=local.minute)
    else:
        told = _("{hour} o’clock").format(hour=local.hour)
    return told + which(local)


def prose_date(day: date) -> str:
    """Return a date as documents write it: days below 10 and months 1 and 2 are padded."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)  # noqa: PLR2004
    return _("{day}/{month}/{year}").format(day=f"{day.day:02}", month=month, year=day.year)


@lru_cache(maxsize=64)  # asked each second of the same few
def short_date(day: date) -> str:
    """Return a date in figures: ``06/12/2023``."""
    return day.strftime("%d/%m/%Y")


def minutes(length: timedelta) -> str:
    """Return a length as the office writes it, rounded half up: ``05 phút``, ``1 giờ 05 phút``."""
    hours, rest = divmod(whole_minutes(abs(length)), MINUTE)
    if not hours:
        return _("{minutes:02} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes:02} min").format(hours=hours, minutes=rest)


def deviation_words(length: timedelta) -> str:
    """Return how late, or early when negative, in whole minutes: ``Chậm 3 giờ 37 phút``.

    Seconds are left out as the clock beside it leaves them out: 11:02:40 for 11:00 is 2 minutes.
    """
    whole = without_seconds(length)
    if not whole:
        return _("On time")
    template = _("{minutes} late") if length > timedelta() else _("{minutes} early")
    return template.format(minutes=hours_and_minutes(whole))


def hours_and_minutes(length: timedelta) -> str:
    """Return how far apart two times are, as people say it: ``3 giờ 37 phút``, ``23 phút``.

    From a day on it says days, and of a month or more no hours.
    """
    count = whole_minutes(abs(length))
    if count < MINUTE:
        return _("{count} min").format(count=count)
    hours, rest = divmod(count, MINUTE)
    days, rest_of_day = divmod(hours, DAY_OF_HOURS)
    if days:
        told = ngettext("{count} day", "{count} days", days).format(count=days)
        if not rest_of_day or days >= A_MONTH:
            return told
        return f"{told} " + _("{hours} h").format(hours=rest_of_day)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def lasted(length: timedelta) -> str:
    """Return how long something lasted, as a sentence says it: ``25 phút``, ``12 giây``.

    Figures would be read as an hour of the day.
    """
    seconds = round(abs(length).total_seconds())
    return _("{count} s").format(count=seconds) if seconds < MINUTE else hours_and_minutes(length)


def as_held(item: Item) -> Item:
    """Return the item as it is called while it is held: without "(nếu có)" at a title's end."""
    title = _IF_ANY.sub("", item.title) or item.title
    short = (item.short_title and _IF_ANY.sub("", item.short_title)) or None
    if (title, short) == (item.title, item.short_title):
        return item
    return replace(item, title=title, short_title=short)


def numbered(item: Item) -> str:
    """Return the item's title with its printed number: ``(3) Thảo luận tổ``."""
    if not item.number:
        return item.title
    dot = "." if item.number.isalnum() else ""
    return f"{item.number}{dot} {item.title}"


def numbered_short(item: Item) -> str:
    """Return the item's short title with its printed number; "" where it has none."""
    if not item.short_title:
        return ""
    return numbered(item).removesuffix(item.title) + item.short_title


def gathering(programme: Programme) -> str:
    """Return what the office calls what it holds, as it heads a sentence: its title says it."""
    return {
        "Đại hội": _("The congress"),
        "Kỳ họp": _("The session"),
        "Phiên họp": _("The sitting"),
        "Hội thảo": _("The seminar"),
        "Tọa đàm": _("The round table"),
        "Lễ": _("The ceremony"),
        **dict.fromkeys(("Họp", "Họp giao ban", "Giao ban"), _("The meeting")),
    }.get(sort_of(programme), _("The conference"))


def has_ended(programme: Programme) -> str:
    """Return that what is held is over."""
    return _("{conference} has ended").format(conference=gathering(programme))


def presented_by(presenter: Presenter | None) -> str:
    """Return who presents, and in whose place; "" for nobody."""
    if presenter is None:
        return ""
    if not presenter.stands_in_for:
        return presenter.text
    template = _("{presenter} (in place of {planned})")
    return template.format(presenter=presenter.text, planned=presenter.stands_in_for)


def brief(item: Item, length: int = 60) -> str:
    """Return the numbered title, its short form if it has one, cut at a word."""
    return shortened(numbered_short(item) or numbered(item), length)


def shortened(words: str, length: int = 60) -> str:
    """Return the words, cut behind one of them where they are longer than so many letters."""
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def internal() -> str:
    """Return the mark of a confidential item, which only the house sees."""
    return _("● Internal")


def files_shown(count: int) -> str:
    """Return the mark of an item that so many files are shown with."""
    return ngettext("{count} file", "{count} files", count).format(count=count)


def material_name(material: Material) -> str:
    """Return what a file that is shown is called."""
    return material.label or material.path.rpartition("/")[2] or _("Slides")


def made_internal(text: str) -> str:
    """Return what the operator is told where an item's own words make it confidential."""
    return _(
        "“{text}” seems to make the item internal: the hall, hand-outs and the public report "
        "will show neither its title nor its presenter. Clear the mark if that is not meant."
    ).format(text=text)


def state_name(state: State) -> str:
    """Return an item's state in words."""
    return {
        State.PENDING: _("Not yet"),
        State.RUNNING: _("Now"),
        State.PAUSED: _("Paused"),
        State.DONE: _("Done"),
        State.SKIPPED: _("Skipped"),
        State.NOT_HELD: _("Not held"),
        State.STUDY: _("For study"),
    }[state]


def kind_name(kind: Kind) -> str:
    """Return what sort of act an item is, in the words used of it everywhere."""
    return {
        Kind.CEREMONY: _("Ceremony"),
        Kind.PRESENTATION: _("Presentation"),
        Kind.DISCUSSION: _("Discussion"),
        Kind.VOTE: _("Vote"),
        Kind.AWARD: _("Award"),
        Kind.SPEECH: _("Speech by a leader"),
        Kind.BREAK: _("Break"),
        Kind.STUDY: _("For study, not presented"),
    }[kind]


def cause_name(cause: Cause) -> str:
    """Return why an item overran, in words."""
    return {
        Cause.SPEAKER: _("The speaker spoke longer"),
        Cause.CHAIR: _("The chair gave more time"),
        Cause.TECHNICAL: _("Technical trouble"),
        Cause.LATE_ARRIVAL: _("Somebody arrived late"),
        Cause.PROTOCOL: _("Ceremony and protocol"),
        Cause.DISCUSSION: _("Lively discussion"),
    }[cause]


def audience_name(audience: Audience) -> str:
    """Return who a message is for, in words."""
    return {
        Audience.HALL: _("The whole hall"),
        Audience.ROSTRUM: _("The speaker at the rostrum"),
        Audience.STAFF: _("The staff at the desk"),
    }[audience]


def attendance_name(answer: Attendance | None) -> str:
    """Return what a linked point said in a roll call, None for nothing."""
    if answer is None:
        return _("Did not answer")
    return _("Excused") if answer.excused else _("Present")


def stage_name(stage: Stage, *, begun: bool = False) -> str:
    """Return where the conference stands in words; of one that has begun: that more is to come."""
    return {
        Stage.WAITING: _("Not finished yet") if begun else _("Waiting to start"),
        Stage.RUNNING: _("In progress"),
        Stage.PAUSED: _("Paused"),
        Stage.CLOSED: _("Finished"),
    }[stage]


def refusal(error: NotPermitted, programme: Programme) -> str:
    """Return why an act is not permitted, in one sentence that says what to do."""
    if error.reason is Reason.NOTHING_LEFT and not programme.items:
        return _("No programme is open; open one or write a new one first.")
    known = error.item is not None and error.item in programme.positions
    item = brief(programme.slot(error.item).item) if known and error.item else error.item or ""
    limit = clock_with_seconds(error.limit, programme)
    return _reasons()[error.reason].format(item=item, limit=limit)


def _reasons() -> dict[Reason, str]:
    return {
        Reason.NOTHING_RUNNING: _("Nothing is running; start an item first."),
        Reason.ALREADY_RUNNING: _("“{item}” is running; use Next to go on."),
        Reason.ALREADY_PAUSED: _("“{item}” is paused already; resume it to go on."),
        Reason.NOT_PAUSED: _("Nothing is paused."),
        Reason.NOTHING_LEFT: _("Every item is done; choose one to hold it again."),
        Reason.NOTHING_BEFORE: _("There is no earlier item to go back to."),
        Reason.NO_SESSION_OPEN: _("No session is open that could be closed."),
        Reason.NOTHING_TO_UNDO: _("There is nothing to undo."),
        Reason.NOTHING_TO_REDO: _("There is nothing to redo."),
        Reason.ITEM_MISSING: _("No item is running; choose one in the table first."),
        Reason.ITEM_UNKNOWN: _("The programme has no item “{item}”."),
        Reason.ITEM_RUNNING: _("“{item}” is running now; finish it first."),
        Reason.ITEM_DONE: _("“{item}” is done already."),
        Reason.ITEM_SKIPPED: _("“{item}” is skipped; bring it back first."),
        Reason.ITEM_NOT_SKIPPED: _("“{item}” is not skipped."),
        Reason.ITEM_FOR_STUDY: _("“{item}” is for study and is not held in the hall."),
        Reason.ITEM_NOT_BEGUN: _("“{item}” has not begun, so its start cannot be corrected."),
        Reason.OPEN_ENDED: _("“{item}” has no time limit that could be changed."),
        Reason.AMOUNT_MISSING: _("Give the number of minutes, at least one."),
        Reason.ADD_TOO_LONG: _("“{item}” cannot be given more than a day."),
        Reason.CUT_TOO_LONG: _("“{item}” does not have that much time to cut."),
        Reason.ITEM_BEGUN: _("“{item}” has begun, so its place is settled."),
        Reason.ITEM_NOT_ENDED: _("“{item}” has not ended, so its end cannot be corrected."),
        Reason.ITEM_NOT_RUNNING: _("“{item}” is not running; start it first."),
        Reason.ITEM_PROTECTED: _("“{item}” is protected; it is not shortened, dropped or moved."),
        Reason.ITEM_EXISTS: _("“{item}” is there already."),
        Reason.NOT_CONDITIONAL: _("“{item}” was planned to take place anyway."),
        Reason.TITLE_MISSING: _("The item has no title; write one."),
        Reason.PRESENTER_MISSING: _("Say who presents “{item}” instead."),
        Reason.PLACE_UNKNOWN: _("The programme has no such place; choose another."),
        Reason.SESSION_CLOSED: _("That session is closed; choose another place."),
        Reason.SPEAKER_MISSING: _("Say who is to speak."),
        Reason.SPEECH_UNKNOWN: _("The list of speakers has changed; choose again."),
        Reason.SPEECH_HELD: _("That speaker has had the floor already."),
        Reason.NOT_SPEAKING: _("That speaker does not have the floor."),
        Reason.NOTHING_PROPOSED: _("That would win no time now; choose another measure."),
        Reason.PLAN_OUTDATED: _("The day has gone on since the plan was made; make it again."),
        Reason.NOTHING_SHOWN: _("No message is shown."),
        Reason.TOO_EARLY: _("“{item}”: that cannot have been before {limit}."),
        Reason.TOO_LATE: _("“{item}”: that cannot have been after {limit}."),
        Reason.POINTS_MISSING: _("No linked point is listed; give the list of points first."),
        Reason.ROLL_CALL_OPEN: _("The roll call is open already; close it first."),
        Reason.NO_ROLL_CALL: _("No roll call is open; open it first."),
        Reason.COUNT_WRONG: _("The number of delegates cannot be right; say it again."),
        Reason.HAND_UP: _("This point asks for the floor already."),
        Reason.HAND_DOWN: _("This point no longer asks for the floor."),
        Reason.COUNT_MISSING: _("Nothing was counted; write the figures."),
        Reason.COUNT_IMPOSSIBLE: _("A count is a whole number from 0 to 999,999."),
        Reason.TEXT_MISSING: _("The text is empty; write what is to be said or kept."),
    }


def going_on_to(event: Event, *, running: bool) -> str:
    """Return what the key that goes on will do, with a place for its ``{item}``."""
    match event:
        case events.SpeakerCalled():
            return _("Call the next speaker: {item}")
        case events.ItemFinished():
            return _("Finish: {item}")
        case _:
            return _("Next: {item}") if running else _("Start: {item}")


def act_name(event: Event, programme: Programme) -> str:
    """Return what was done, for "undo ..." and the like."""
    named = events.item_of(event)
    known = named is not None and named in programme.positions
    item = brief(programme.slot(named).item, 40) if named is not None and known else ""
    match event:
        case events.TimeAdded(_id, amount):
            template = (
                _("Cut {minutes}: {item}") if amount < timedelta() else _("Add {minutes}: {item}")
            )
            return template.format(minutes=minutes(amount), item=item)
        case events.ItemRemoved(_item, title):
            return act_form(type(event)).format(item=title)
        case events.ItemInserted(new) | events.ItemEdited(new):
            return act_form(type(event)).format(item=brief(new, 40))
        case _ if isinstance(event, WitnessedFact):
            return witnessed_name(event)
        case events.SessionClosed(session):
            return _("Close {session}").format(session=programme.sessions[session].name)
        case _:
            return act_form(type(event)).format(item=item).removesuffix(": ")


def witnessed_name(fact: WitnessedFact) -> str:
    """Return what happened to the computer, in words."""
    match fact:
        case events.ClockStepped(by):
            told_by = ("+" if by > timedelta() else "−") + lasted(by)
            return _("The computer’s clock was set by {time}").format(time=told_by)
        case events.ZoneChanged():
            return _("The computer’s time zone was changed")
        case events.GapNoticed(since, until):
            return _("The computer stood still for {time}").format(time=lasted(until - since))
        case events.Recovered(since, until, choice):
            told = {
                Recovery.GO_ON: _("The program was away for {time}; the time went on"),
                Recovery.PAUSE: _("The program was away for {time}; it counts as a pause"),
                Recovery.CLOSE: _("The program was away for {time}; the item had ended before"),
            }
            return told[choice].format(time=lasted(until - since))
        case _ as unknown:
            assert_never(unknown)


def secrecy_words(*, secret: bool) -> str:
    """Return what was decided about the secrecy of a conference that had begun."""
    if secret:
        return _("Secret from now on: nothing more leaves the computer")
    return _("No longer secret")


def act_form(kind: type[Event]) -> str:
    """Return how a kind of fact is named, with a place for its ``{item}``."""
    return _(_ACTS[kind])


_ACTS: dict[type, str] = {
    events.ItemStarted: marked("Start {item}"),
    events.ItemResumed: marked("Back to {item}"),
    events.ItemFinished: marked("Finish {item}"),
    events.Paused: marked("Pause"),
    events.Resumed: marked("Resume"),
    events.ItemSkipped: marked("Skip {item}"),
    events.ItemRestored: marked("Bring back {item}"),
    events.CourtesyChanged: marked("Overrun in the hall: {item}"),
    events.StartCorrected: marked("Correct the start of {item}"),
    events.EndCorrected: marked("Correct the end of {item}"),
    events.OverrunExplained: marked("Reason of the overrun: {item}"),
    events.ItemInserted: marked("Insert {item}"),
    events.ItemEdited: marked("Edit {item}"),
    events.ItemMoved: marked("Move {item}"),
    events.ItemRemoved: marked("Remove {item}"),
    events.PresenterSubstituted: marked("Another presenter: {item}"),
    events.ConditionConfirmed: marked("Takes place: {item}"),
    events.SecrecySet: marked("Secrecy of the conference"),
    events.Replanned: marked("Plan the rest of the session anew"),
    events.SpeakersQueued: marked("Speakers registered: {item}"),
    events.SpeakersReordered: marked("Order of the speakers: {item}"),
    events.SpeakerWithdrawn: marked("A speaker withdrawn: {item}"),
    events.SpeakerCalled: marked("A speaker called to the floor: {item}"),
    events.SpeechEnded: marked("End of a speech: {item}"),
    events.SpeechExtended: marked("A speaker’s time changed: {item}"),
    events.MessageShown: marked("Show a message"),
    events.MessageTakenDown: marked("Take a message down"),
    events.HallSwitched: marked("Switch the hall’s picture"),
    events.StripSwitched: marked("Switch the strip over slides: {item}"),
    events.MaterialShown: marked("Show a file of {item}"),
    events.MaterialTakenDown: marked("Take the file of {item} down"),
    events.RollCallOpened: marked("Open the roll call of the points"),
    events.RollCallClosed: marked("Close the roll call of the points"),
    events.PointPresent: marked("A point is present"),
    events.PointExcused: marked("A point is excused"),
    events.HandRaised: marked("A point asks for the floor"),
    events.PointTold: marked("Tell the points something"),
    events.PointAsked: marked("A point asks something"),
    events.HandLowered: marked("A point no longer asks for the floor"),
    events.AttendanceCounted: marked("Count those present"),
    events.BallotsCounted: marked("Ballots of {item}"),
    events.Noted: marked("Note"),
    events.Undone: marked("Undo"),
}
