"""What the hall reads now: a snapshot in the hall's words, by the operator's order."""

from __future__ import annotations

import re

from msgspec.structs import replace

from timekeeper.core.hall_order import (
    FollowProgramme,
    GiveWay,
    GoDark,
    HallOrder,
    Occasion,
    ShowMessage,
    StandBy,
)
from timekeeper.core.intervals import A_DAY, A_MINUTE, ZERO
from timekeeper.core.programme import Address, Courtesy, Kind, Programme
from timekeeper.core.record.course import Stage, State
from timekeeper.core.text import composed
from timekeeper.core.timeline import Current, Discussion, OnTheFloor, Phase, Snapshot, Upcoming
from timekeeper.views.hall import (
    Ahead,
    Announcement,
    Blackout,
    HallContent,
    ItemContent,
    PictureAlone,
    PlainContent,
    SpeechContent,
    Timer,
    heading,
    presenter_text,
    speaker_forms,
    title_forms,
)
from timekeeper.views.moment import Moment
from timekeeper.words.language import _
from timekeeper.words.values import as_held, has_ended, minutes, prose_clock, prose_date

NOON = 12
MOST_AHEAD = 5
# Who elects the counters casts no ballot yet; an item of theirs alone is the count.
_COUNTING = re.compile(r"^(?:tiến hành )?kiểm phiếu|kiểm phiếu làm việc", re.IGNORECASE)
_BALLOTS = re.compile(r"(?:bỏ|lấy|phát|thu) phiếu|phiếu kín", re.IGNORECASE)


def ordered_content(
    order: HallOrder, snapshot: Snapshot, programme: Programme, moment: Moment | None = None
) -> HallContent:
    """Return what the hall reads at this snapshot, by the operator's order.

    At the salute to the flag a message and the standby picture wait.
    """
    moment = moment or Moment(snapshot, programme)
    match order:
        case GoDark():
            return Blackout()
        case FollowProgramme():
            return hall_content(snapshot, programme, moment)
        case _ if snapshot.current is not None and snapshot.current.salute:
            return PictureAlone()
        case ShowMessage(text):
            told = moment.told(text)
            return PlainContent(heading(moment), _("Notice"), (told,), "", "", None)
        case StandBy() | GiveWay():
            return _solemn(moment, Occasion.STANDBY, label=_place_and_date(moment.programme))


def hall_content(
    snapshot: Snapshot, programme: Programme, moment: Moment | None = None
) -> HallContent:
    """Return what the hall reads at this snapshot."""
    moment = moment or Moment(snapshot, programme)
    snapshot = moment.snapshot
    if snapshot.current is not None:
        return _current(snapshot, snapshot.current, moment)
    if snapshot.stage is Stage.CLOSED:
        ended = has_ended(moment.programme)
        formal = moment.programme.address is not Address.WRITTEN
        thanks = _("Thank you all") if formal else _("Thank you for your attention")
        return _solemn(moment, Occasion.CLOSING, label=ended, line=thanks)
    upcoming = snapshot.next
    if upcoming is None:
        return _solemn(moment, Occasion.WELCOME)
    if upcoming.new_session:
        begun = any(f.start is not None and f.state is State.DONE for f in snapshot.items)
        return (_between_sessions if begun else _welcome)(snapshot, upcoming, moment)
    expected = "" if moment.due(upcoming) else moment.start(upcoming)
    label = _("Next · expected {time}").format(time=expected) if expected else _("Next")
    forms = title_forms(upcoming.item)
    presenter = presenter_text(upcoming.item, moment.programme)
    return PlainContent(heading(moment), label, forms, presenter, "", None)


def _solemn(
    moment: Moment, occasion: Occasion, label: str = "", line: str = "", figures: str = ""
) -> PlainContent:
    """The event in the middle of the picture, the office that holds it at the head."""
    programme, head = moment.programme, heading(moment)
    office = programme.organisation
    named = [name for name in (office.superior, office.issuer) if name]
    if programme.convener:  # one name, in the lines the office set
        named = [programme.convener]
    names = [*named, "", ""]
    told = " ".join(composed(programme.hall_title or "").split())
    further = [text for text in (programme.subtitle, programme.term) if text]
    return PlainContent(
        heading=replace(head, event=names[0], kind=names[1]),
        label=label,
        title_forms=(programme.hall_title or programme.title,),
        line=line,
        figures=figures,
        next=None,
        # What the office has among its own lines stands there alone.
        subtitle=" ".join(text for text in further if composed(text) not in told),
        solemn=True,
        occasion=occasion,
    )


def _place_and_date(programme: Programme) -> str:
    date = prose_date(programme.date) if programme.date else ""
    return ", ".join(part for part in (programme.organisation.place, date) if part)


def _current(snapshot: Snapshot, current: Current, moment: Moment) -> HallContent:
    if current.salute:
        return PictureAlone()
    if current.item.kind is Kind.BREAK:
        return _break(snapshot, current, moment)
    discussion = current.discussion
    if discussion is not None and discussion.floor is not None:
        following = _next_speaker(discussion, moment)
        if following is None and snapshot.next is not None:
            following = _after(current, discussion.floor.courtesy, snapshot.next, moment)
        return _speech(current, discussion.floor, moment, following)
    return ItemContent(
        heading=heading(moment),
        label=_label(current),
        title_forms=title_forms(as_held(current.item)),
        presenter=presenter_text(current.item, moment.programme),
        timer=_timer(current, current.courtesy, moment),
        next=_after(current, current.courtesy, snapshot.next, moment) if snapshot.next else None,
        place_forms=_place(current, moment),
    )


def _label(current: Current) -> str:
    """Return what is going on: ballots are in hand, somebody is honoured, or an item runs."""
    item, ballots = current.item, current.ballots
    match item.kind:
        case Kind.AWARD:
            return _("Award ceremony")
        case Kind.VOTE if ballots and ballots.valid + ballots.void:
            return _("Now")  # what they say is read out
        case Kind.VOTE if (ballots and ballots.returned) or _COUNTING.search(item.title):
            return _("Ballots are being counted")
        case Kind.VOTE if _BALLOTS.search(item.title):
            return _("Ballots are being cast")
        case Kind.VOTE:
            return _("A vote is being taken")
        case _:
            return _("Now")


def _place(current: Current, moment: Moment) -> tuple[str, ...]:
    """Return the part and the turn of an item in its session, and when that ends; then less.

    Beside what the hall sees no time of, or no overrun, no end that moves may tell of it.
    """
    programme, item = moment.programme, current.item
    found = programme.turns.get(item.id)
    if found is None or found.among == 1:
        return ()
    turn = _("item {turn}/{count}").format(turn=found.place, count=found.among)
    slot = programme.slot(item.id)
    title = programme.sessions[slot.session].parts[slot.part].title
    discreet = current.courtesy is not Courtesy.SHOWN
    unseen = current.courtesy is Courtesy.HIDDEN or (discreet and current.overrun)
    end = "" if unseen else moment.session_end()
    ends = _("session expected to end at {time}").format(time=end) if end else ""
    forms = ((title, turn, ends), (turn, ends), (title, turn), (turn,))
    return tuple(dict.fromkeys(" · ".join(filter(None, form)) for form in forms))


def _speech(
    current: Current, floor: OnTheFloor, moment: Moment, following: Announcement | None
) -> SpeechContent:
    """One courtesy holds for both times: that of whoever has the floor."""
    speaker = floor.speech.speaker
    return SpeechContent(
        heading=heading(moment),
        item_forms=title_forms(as_held(current.item)),
        item_timer=_timer(current, floor.courtesy, moment),
        title_forms=speaker_forms(speaker, moment.programme),
        body=speaker.body or "",
        topic=speaker.topic or "",
        timer=_timer(floor, floor.courtesy, moment),
        next=following,
    )


def _next_speaker(discussion: Discussion, moment: Moment) -> Announcement | None:
    if not discussion.waiting:
        return None
    speaker, allotted = discussion.waiting[0].speaker, discussion.waiting[0].allotted
    hidden = discussion.courtesy_ahead is Courtesy.HIDDEN
    length = minutes(allotted) if allotted and not hidden else ""
    forms = speaker_forms(speaker, moment.programme)
    return Announcement(_("Next"), "", forms, speaker.body or "", length)


def _break(snapshot: Snapshot, current: Current, moment: Moment) -> PlainContent:
    """A break as an item: what for, when it goes on, counting down and never into an overrun."""
    following, line, left = snapshot.next, "", ""
    due = moment.due(following)
    if following is not None and following.expected_start is not None:
        # When a break without a limit is over, nobody knows.
        line = "" if due and current.remaining is None else _goes_on(following, moment)
    if current.remaining is not None and current.courtesy is not Courtesy.HIDDEN:
        left = moment.left(current)
    announced = _announcement(following, moment) if following else None
    forms = title_forms(as_held(current.item))
    if announced and due:
        announced = replace(announced, time="", note="")
    return PlainContent(
        *(heading(moment), _("Break"), forms, line, left, announced),
        occasion=Occasion.BREAK,
        ahead=_ahead(following, moment) if following else (),
    )


def _goes_on(upcoming: Upcoming, moment: Moment) -> str:
    """Return when it is expected to go on, with the day where that is another."""
    if moment.due(upcoming):
        return _("The programme goes on shortly")
    day, time = moment.another_day(upcoming), moment.prose_start(upcoming)
    if day is None:
        return _("Expected to go on at {time}").format(time=time)
    return _("Expected to go on at {time}, {date}").format(time=time, date=prose_date(day))


def _ahead(upcoming: Upcoming, moment: Moment) -> tuple[Ahead, ...]:
    """Return what is left of the session of what comes next, as much as a picture may hold.

    All hours go on with the clock as soon as that of the first does: then none is told.
    """
    programme, due = moment.programme, moment.due(upcoming)
    first = programme.positions[upcoming.item.id]
    left = [
        Ahead("" if due else moment.start(forecast), title_forms(slot.item))
        for slot, forecast in zip(programme.slots, moment.snapshot.items, strict=True)
        if slot.session == upcoming.session
        and programme.positions[slot.item.id] >= first
        and forecast.state is State.PENDING
    ]
    return tuple(left[:MOST_AHEAD])


def _timer(time: Current | OnTheFloor, courtesy: Courtesy, moment: Moment) -> Timer | None:
    if courtesy is Courtesy.HIDDEN:
        return None
    if time.remaining is None:
        caption = _("Paused") if time.paused else _("Elapsed")
        status = Phase.PAUSED if time.paused else Phase.NORMAL
        return Timer(moment.gone(time), caption, None, status)
    phase = time.phase
    if courtesy is not Courtesy.SHOWN:  # of an overrun and what leads to it the hall sees nothing
        phase = Phase.PAUSED if time.paused else Phase.NORMAL
    if phase is Phase.OVERRUN:
        words = moment.snapshot.rules.overrun_words or _("Time is up")
        caption = _("{overrun} · paused").format(overrun=words) if time.paused else words
        return Timer(moment.over(time), caption, moment.share(time), phase)
    caption = {
        Phase.PAUSED: _("Paused"),
        Phase.NEARLY_OVER: _("Nearly over"),
        Phase.NORMAL: _("Remaining"),
    }[phase]
    return Timer(moment.left(time), caption, moment.share(time), phase)


def _after(
    current: Current, courtesy: Courtesy, upcoming: Upcoming, moment: Moment
) -> Announcement:
    """Return what is said of what comes next while an item runs.

    An hour that moves on with the time would tell of an overrun that the hall is not to see.
    """
    announced = _announcement(upcoming, moment)
    unseen = current.overrun and courtesy is not Courtesy.SHOWN
    return replace(announced, time="", note="") if unseen else announced


def _announcement(upcoming: Upcoming, moment: Moment) -> Announcement:
    item, sessions = upcoming.item, moment.programme.sessions
    length = upcoming.allotted if upcoming.courtesy is not Courtesy.HIDDEN else None
    label = sessions[upcoming.session].name if upcoming.new_session else _("Next")
    time = moment.start(upcoming)
    return Announcement(
        label=label,
        time=time,
        title_forms=title_forms(item if item.conditional else as_held(item)),
        presenter=presenter_text(item, moment.programme),
        length=minutes(length) if length else "",
        note=_("expected") if time else "",
    )


def _welcome(snapshot: Snapshot, upcoming: Upcoming, moment: Moment) -> PlainContent:
    programme = moment.programme
    planned = programme.slot(upcoming.item.id).start
    if planned is None and upcoming.expected_start and upcoming.expected_start > snapshot.at:
        planned = upcoming.expected_start
    starts = countdown = ""
    if planned is not None:
        late = snapshot.at - planned >= A_MINUTE
        told = _("The programme begins shortly") if late else _("The programme begins at {time}")
        starts = told.format(time=prose_clock(planned, programme))
        countdown = moment.until(planned) if ZERO < planned - snapshot.at < A_DAY else ""
    place = _place_and_date(programme)
    return _solemn(moment, Occasion.WELCOME, place, starts, countdown)


def _between_sessions(snapshot: Snapshot, upcoming: Upcoming, moment: Moment) -> PlainContent:
    announced, due = _announcement(upcoming, moment), moment.due(upcoming)
    if due:
        announced = replace(announced, time="", note="")
        planned = moment.programme.slot(upcoming.item.id).start
        left_at = [one.end for one in snapshot.items if one.state is State.DONE and one.end]
        if planned is not None and planned > max(left_at, default=planned):
            # Whoever is back in time is invited to no break any more.
            title, told = _("The programme goes on shortly"), replace(announced, label=_("Next"))
            return PlainContent(heading(moment), announced.label, (title,), "", "", told)
    sessions = moment.programme.sessions
    before = sessions[upcoming.session - 1] if upcoming.session else None
    label, words = _("Break"), _("Delegates are invited to the break.")
    if _is_lunch(upcoming, moment.programme):
        label, words = _("Lunch"), _("Delegates are invited to lunch")
    closing = (before.closing if before else None) or words.rstrip(".")
    resumes = left = ""
    if upcoming.expected_start is not None and not due:
        resumes = _goes_on(upcoming, moment)
        soon = upcoming.expected_start - snapshot.at < A_DAY
        left = moment.until(upcoming.expected_start) if soon else ""
    return PlainContent(
        *(heading(moment), label, (closing,), resumes, left, announced),
        occasion=Occasion.BREAK,
        ahead=_ahead(upcoming, moment),
    )


def _is_lunch(upcoming: Upcoming, programme: Programme) -> bool:
    """Return whether a session of the morning is followed by one of the same day's afternoon."""
    before = programme.sittings[upcoming.session - 1] if upcoming.session else None
    if before is None or before.start is None or upcoming.expected_start is None:
        return False
    zone = programme.timezone
    begun, goes_on = before.start.astimezone(zone), upcoming.expected_start.astimezone(zone)
    return begun.date() == goes_on.date() and begun.hour < NOON <= goes_on.hour
