"""The minutes (biên bản) as a draft: what was held, by whom, what was said of counts and votes.

What the record does not know is a dotted line for the office, and nothing is invented. Clocks are
those of the report, rounded by its rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum
from itertools import groupby

from msgspec import Struct

from timekeeper.core import events
from timekeeper.core.courtesy import addressed
from timekeeper.core.events import GroupCount
from timekeeper.core.house.counts import discrepancies, share_of, total, uneven, without_guests
from timekeeper.core.house.sorts import sort_of
from timekeeper.core.programme import Address, Kind, Programme
from timekeeper.core.record.course import State
from timekeeper.core.report.details import Details
from timekeeper.core.report.rows import ItemRow, Report, SpeechRow
from timekeeper.core.report.summary import day_summary
from timekeeper.words.changes import change_sentence, titles
from timekeeper.words.counts import (
    ballots_sentence,
    count_sentence,
    discrepancy_sentence,
    uneven_sentence,
)
from timekeeper.words.language import _, ngettext
from timekeeper.words.report import (
    quoted,
    spoken_clock,
    spoken_instant,
    status_sentence,
)
from timekeeper.words.values import as_held, numbered, presented_by, prose_date

DOTS = "…" * 20
SHORT = "…" * 3
LONG = " ".join(["…" * 31] * 4)
_BLANK = re.compile(r"…{3,}(?: …{3,})*")
CHANGED = (
    events.ItemInserted
    | events.ItemEdited
    | events.ItemMoved
    | events.ItemRemoved
    | events.PresenterSubstituted
    | events.ConditionConfirmed
    | events.Replanned
)


class MinutesLevel(Enum):
    """What a line of the minutes is of."""

    CHAPTER = "chapter"
    SESSION = "session"
    PART = "part"
    ITEM = "item"
    TEXT = "text"
    POINT = "point"
    REMARK = "remark"


class MinutesLine(Struct, frozen=True):
    """A paragraph; ``lead`` stands before its text, in bold."""

    level: MinutesLevel
    text: str
    lead: str = ""


class MinutesDraft(Struct, frozen=True):
    """The draft: its title, what it is of, its lines, and who signs left and right."""

    title: str
    below: tuple[str, ...]
    lines: tuple[MinutesLine, ...]
    signers: tuple[str, str]

    @property
    def blanks(self) -> int:
        """Return how many fields are left for the office to fill."""
        return sum(len(_BLANK.findall(line.text)) for line in self.lines)


def minutes_of(report: Report, details: Details) -> MinutesDraft:
    """Return the minutes of what the report tells, in the language in use."""
    programme = report.programme
    told = (programme.title, programme.subtitle, programme.term)
    chair, secretary, signers = _officers(programme)
    whole = day_summary(report, details).whole
    ended = spoken_instant(whole.actual_end, programme) if whole.actual_end else DOTS
    lines = (
        *_when_and_where(programme, details, whole.actual_start),
        *_present(report, chair, secretary),
        *_what(report),
        *_departures(report, details),
        MinutesLine(MinutesLevel.CHAPTER, _("V. CONCLUSIONS")),
        MinutesLine(MinutesLevel.TEXT, LONG),
        MinutesLine(MinutesLevel.TEXT, _("The conference ended at {time}.").format(time=ended)),
    )
    return MinutesDraft(
        _("MINUTES"),
        tuple(text for text in told if text),
        lines,
        signers,
    )


def _officers(programme: Programme) -> tuple[str, str, tuple[str, str]]:
    """Return who chairs and who writes, and as what both sign, as the sort of meeting has it."""
    match sort_of(programme):
        case "Đại hội":
            signers = _("FOR THE SECRETARIES"), _("FOR THE PRESIDIUM")
            return _("1. Presidium:"), _("2. Secretaries:"), signers
        case "Kỳ họp" | "Phiên họp":
            signers = _("SECRETARY"), _("CHAIR OF THE SESSION")
            return _("1. Chair of the session:"), _("2. Secretary:"), signers
        case _:
            return _("1. Chair:"), _("2. Secretary:"), (_("SECRETARY"), _("CHAIR"))


def _when_and_where(
    programme: Programme, details: Details, start: datetime | None
) -> Iterator[MinutesLine]:
    yield MinutesLine(MinutesLevel.CHAPTER, _("I. TIME AND PLACE"))
    if status := status_sentence(programme, details):
        yield MinutesLine(MinutesLevel.REMARK, status)
    begun = spoken_instant(start, programme) if start else DOTS
    yield MinutesLine(
        MinutesLevel.TEXT, _("the conference began at {time}.").format(time=begun), _("1. Time:")
    )
    venues = dict.fromkeys(
        f"{venue.point}: {venue.name}" if venue.point else venue.name
        for session in programme.sessions
        for venue in (*session.venues, *(v for part in session.parts for v in part.venues))
    )
    yield MinutesLine(MinutesLevel.TEXT, f"{'; '.join(venues) or DOTS}.", _("2. Place:"))


def _present(report: Report, chair: str, secretary: str) -> Iterator[MinutesLine]:
    programme = report.programme
    yield MinutesLine(MinutesLevel.CHAPTER, _("II. THOSE PRESENT"))
    yield MinutesLine(MinutesLevel.TEXT, DOTS, chair)
    yield MinutesLine(MinutesLevel.TEXT, DOTS, secretary)
    invited = list(
        dict.fromkeys(
            who
            for session in programme.sessions
            for who in (*session.attendees, *(w for part in session.parts for w in part.attendees))
        )
    )
    if invited:
        yield MinutesLine(MinutesLevel.TEXT, "", _("3. Attendees:"))
        yield from _points(invited)
    number = 4 if invited else 3
    lead = _("{number}. Those summoned:").format(number=number)
    if not report.attendance:
        unknown = _("{dots} summoned, {dots} present, {dots} absent.").format(dots=SHORT)
        yield MinutesLine(MinutesLevel.TEXT, unknown, lead)
        return
    yield MinutesLine(MinutesLevel.TEXT, "", lead)
    for session, groups in sorted(report.attendance.items()):
        yield from _counts(programme, session, groups)


def _points(texts: Sequence[str]) -> Iterator[MinutesLine]:
    """Yield a list as an office writes it: its last line ends the sentence."""
    for number, text in enumerate(texts, start=1):
        end = "." if number == len(texts) else ";"
        yield MinutesLine(MinutesLevel.POINT, text.rstrip(" .;,") + end)


def _counts(
    programme: Programme, session: int, groups: Sequence[GroupCount]
) -> Iterator[MinutesLine]:
    name = _session(programme, session) if len(programme.sessions) > 1 else ""
    whole = count_sentence(total(groups))
    yield MinutesLine(
        MinutesLevel.POINT, f"{name}: {whole}." if name else f"{whole[:1].upper()}{whole[1:]}."
    )
    if len(groups) > 1 or groups[0].group:
        yield from (
            MinutesLine(MinutesLevel.POINT, f"{count_sentence(group)}.") for group in groups
        )
    for group in filter(uneven, groups):
        yield _remark(uneven_sentence(group))


def _what(report: Report) -> Iterator[MinutesLine]:
    """Yield the items as they were held, in the order in which they began."""
    programme = report.programme
    yield MinutesLine(MinutesLevel.CHAPTER, _("III. COURSE OF THE CONFERENCE"))
    held = sorted(
        (slot.session, row.actual_start, position, slot.part)
        for position, (slot, row) in enumerate(zip(programme.slots, report.items, strict=True))
        if row.actual_start is not None
    )
    printed = any(report.items[position].item.number for *_place, position, _part in held)
    for index, of_session in groupby(held, lambda found: found[0]):
        if len(programme.sessions) > 1:
            yield MinutesLine(MinutesLevel.SESSION, _session(programme, index))
        shown = None
        for number, (_index, _start, position, part) in enumerate(of_session, start=1):
            titled = programme.sessions[index].parts[part].title
            if titled and part != shown:
                yield MinutesLine(MinutesLevel.PART, titled)
            shown = part
            row = report.items[position]
            item = as_held(row.item)
            heading = numbered(item) if printed else f"{number}. {item.title}"
            yield from _item(heading, row, report)
    counted = {vote.item for vote in report.ballots}
    for row in report.items:
        if row.actual_start is None and row.item.id in counted:
            template = _("Ballots counted for “{item}”, whose start was not recorded:")
            yield MinutesLine(MinutesLevel.TEXT, template.format(item=row.item.title))
            yield from _votes(row, report)


def _session(programme: Programme, index: int) -> str:
    """Return what a session is called, with its day where they are not all of one."""
    day, name = programme.session_date(index), programme.sessions[index].name
    days = {programme.session_date(n) for n in range(len(programme.sessions))}
    return f"{name}, {prose_date(day)}" if day and len(days) > 1 else name


def _item(heading: str, row: ItemRow, report: Report) -> Iterator[MinutesLine]:
    programme = report.programme
    start, end = (
        spoken_clock(at, programme) if at else "" for at in (row.actual_start, row.actual_end)
    )
    times = (
        _("({start} to {end})").format(start=start, end=end)
        if end
        else _("(from {start}, still held)").format(start=start)
    )
    yield MinutesLine(MinutesLevel.ITEM, times, heading)
    if row.item.presenter is not None:
        who = presented_by(row.item.presenter)
        if programme.address is not Address.WRITTEN:
            who = addressed(who, programme.address)
        yield MinutesLine(MinutesLevel.TEXT, _("Presented by: {presenter}.").format(presenter=who))
    speeches = [speech for speech in report.speeches if speech.item.id == row.item.id]
    yield from _speeches(speeches, report, ended=bool(end))
    yield from _votes(row, report)


def _speeches(
    speeches: Sequence[SpeechRow], report: Report, *, ended: bool
) -> Iterator[MinutesLine]:
    programme = report.programme
    spoken = [(speech, speech.start) for speech in speeches if speech.start is not None]
    waiting = [speech for speech in speeches if speech.start is None]
    if spoken:
        words = ngettext("{count:02} delegate spoke:", "{count:02} delegates spoke:", len(spoken))
        yield MinutesLine(MinutesLevel.TEXT, words.format(count=len(spoken)))
        template = _("{speaker}, at {time}")
        yield from _points(
            [
                template.format(
                    speaker=_speaker(speech, programme), time=spoken_clock(start, programme)
                )
                for speech, start in spoken
            ]
        )
    if waiting and ended:
        names = "; ".join(_speaker(speech, programme) for speech in waiting)
        template = _("Registered and not called, to hand in writing ({count:02}): {names}.")
        yield MinutesLine(MinutesLevel.TEXT, template.format(count=len(waiting), names=names))


def _speaker(row: SpeechRow, programme: Programme) -> str:
    speaker = row.speech.speaker
    name = addressed(speaker.name, programme.address)
    who = f"{name} ({speaker.body})" if speaker.body else name
    return (
        _("{speaker}: {topic}").format(speaker=who, topic=speaker.topic) if speaker.topic else who
    )


def _votes(row: ItemRow, report: Report) -> Iterator[MinutesLine]:
    votes = [vote for vote in report.ballots if vote.item == row.item.id]
    session = report.programme.slot(row.item.id).session
    known = [index for index in report.attendance if index <= session]
    groups = report.attendance[max(known)] if known else ()
    counted = total(groups) if groups else None
    for vote in votes:
        told = ballots_sentence(vote)
        yield MinutesLine(MinutesLevel.TEXT, f"{told[:1].upper()}{told[1:]}.")
        for found in discrepancies(vote, counted):
            yield _remark(discrepancy_sentence(found, vote, counted))
    if (row.item.kind is Kind.VOTE and not votes) or any(not vote.result for vote in votes):
        yield MinutesLine(MinutesLevel.TEXT, _("Result of the vote: {dots}").format(dots=DOTS))
    share = share_of(row.item.quorum) if row.item.quorum else None
    if share is None or counted is None:
        return
    counted = total(without_guests(groups))  # guests make up for no member
    if counted.present < share * counted.summoned:
        template = _("{quorum} of those summoned must be present for it; {present} of {all} were.")
        yield _remark(
            template.format(quorum=row.item.quorum, present=counted.present, all=counted.summoned)
        )


def _departures(report: Report, details: Details) -> Iterator[MinutesLine]:
    yield MinutesLine(MinutesLevel.CHAPTER, _("IV. DEPARTURES FROM THE PROGRAMME"))
    title = titles(report)
    told = [
        change_sentence(entry.event, report, title)
        for entry in report.changes
        if isinstance(entry.event, CHANGED)
    ]
    replans = [e.event for e in report.changes if isinstance(e.event, events.Replanned)]
    told_of = {item for replanned in replans for item in replanned.dropped}
    left_out = [
        row
        for row in report.items
        if row.state in {State.SKIPPED, State.NOT_HELD} and row.item.id not in told_of
    ]
    told += [_("not held: {item}").format(item=quoted(row.item)) for row in left_out]
    yield from _points([text[:1].upper() + text[1:] for text in told])
    if not told:
        yield MinutesLine(MinutesLevel.TEXT, _("None."))
    papers = [item for item in details.papers if not item.timed]
    if papers:
        yield MinutesLine(MinutesLevel.TEXT, _("Papers for study, not presented:"))
        yield from _points([paper.title for paper in papers])


def _remark(sentence: str) -> MinutesLine:
    return MinutesLine(
        MinutesLevel.REMARK, _("To be looked at: {sentence}").format(sentence=sentence)
    )
