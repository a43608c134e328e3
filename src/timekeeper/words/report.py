"""The sentences of the timing report, as an office writes them.

One rule for every clock and length that is shown in minutes: rounded to the nearest minute, half a
minute up. The sums are those of the seconds, so they may differ from the sum of what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Day
from datetime import datetime, timedelta

from timekeeper.core.intervals import ZERO, deviation, whole_minutes
from timekeeper.core.programme import Item, Programme
from timekeeper.core.record.course import Stage, State
from timekeeper.core.report.details import Details
from timekeeper.core.report.picture import PictureWords
from timekeeper.core.report.rows import ItemRow, Report
from timekeeper.core.report.summary import NAMED, Span, Summary, session_span
from timekeeper.words.language import _, ngettext, pgettext
from timekeeper.words.values import brief, clock, gathering, minutes, prose_date, wall_clock, which

HALF_A_MINUTE = timedelta(seconds=30)


def whole_minute(instant: datetime) -> datetime:
    """Return the minute an instant is nearest to, by the rule of the report."""
    return (instant + HALF_A_MINUTE).replace(second=0, microsecond=0)


def report_clock(instant: datetime | None, programme: Programme) -> str:
    """Return a wall clock for a table: ``07:35``; "" for None."""
    return clock(instant and whole_minute(instant), programme)


def spoken_clock(instant: datetime, programme: Programme) -> str:
    """Return a wall clock for a sentence: ``7 giờ 35 phút``."""
    local = whole_minute(instant).astimezone(programme.timezone)
    if local.minute:
        told = pgettext("sentence", "{hour}:{minute:02}").format(
            hour=local.hour, minute=local.minute
        )
    else:
        told = _("{hour} o’clock").format(hour=local.hour)
    return told + which(local)


def spoken_instant(instant: datetime, programme: Programme) -> str:
    """Return a wall clock with its day: ``7 giờ 35 phút ngày 06 tháng 12 năm 2023``."""
    day = whole_minute(instant).astimezone(programme.timezone).date()
    said = spoken_clock(instant, programme)
    return _("{clock} on {date}").format(clock=said, date=prose_date(day))


def signed_minutes(length: timedelta | None) -> str:
    """Return minutes with their sign, ``+4``, ``−2``, ``0``; "" for None."""
    if length is None:
        return ""
    count = whole_minutes(length)
    return f"+{count}" if count > 0 else f"−{-count}" if count < 0 else "0"


def plain_minutes(length: timedelta | None) -> str:
    """Return minutes for a table, ``12``; "" for None."""
    return "" if length is None else str(whole_minutes(length))


def lateness(late: timedelta | None) -> str:
    """Return how a time stands to the programme: ``chậm 04 phút so với chương trình``."""
    if late is None:
        return ""
    count = whole_minutes(late)
    if count == 0:
        return _("as the programme has it")
    if count > 0:
        return _("{minutes} later than the programme").format(minutes=minutes(late))
    return _("{minutes} earlier than the programme").format(minutes=minutes(late))


def picture_words(programme: Programme) -> PictureWords:
    """Return how the picture of the day speaks."""
    return PictureWords(
        label=lambda item: brief(item, 40),
        clock=lambda at: wall_clock(whole_minute(at), programme),
        length=signed_minutes,
        planned=_("Planned"),
        actual=_("Actual"),
        over=_("Over time"),
        paused=_("Paused"),
        rest=_("Break"),
        drift=_("Behind (+), ahead (−), minutes"),
    )


def status_sentence(programme: Programme, details: Details) -> str:
    """Return that the conference is not over yet and how far the figures go; "" once it is."""
    if details.finished:
        return ""
    if details.as_of is None:
        return _("The conference has not begun; only the programme can be reported.")
    template = (
        _("The conference is in progress; the figures go up to {instant}.")
        if details.stage in {Stage.RUNNING, Stage.PAUSED}
        else _("The conference is not finished; the figures go up to {instant}.")
    )
    return template.format(instant=spoken_instant(details.as_of, programme))


def summary_sentences(report: Report, found: Summary) -> list[str]:
    """Return the summary of the day, a sentence or two to a paragraph."""
    programme = report.programme
    if found.whole.actual_start is None:
        return []
    sentences = [_sentence(gathering(programme), found.whole, programme)]
    if len(report.sessions) > 1:
        sentences += [_sentence(row.name, session_span(row), programme) for row in report.sessions]
    sentences.append(_counts(found))
    sentences += _overruns(found)
    sentences += _changes(found)
    return [sentence for sentence in sentences if sentence]


def unrecorded_sentences(report: Report, found: Summary) -> list[str]:
    """Return what the record does not say, so that nobody looks for it."""
    sentences = []
    if (started := _of_another_day(report)) is not None:
        planned, actual = started
        sentences.append(
            _(
                "The programme is of {planned}; the conference began on {actual}, so its hours are "
                "not compared with the programme."
            ).format(planned=prose_date(planned), actual=prose_date(actual))
        )
    if found.unlimited:
        sentences.append(
            _("No time was allotted to {items}, so nothing is said of overruns there.").format(
                items=_listed(found.unlimited)
            )
        )
    if found.unplanned:
        sentences.append(
            _("The programme states no start for {items}.").format(items=_listed(found.unplanned))
        )
    if found.skipped:
        sentences.append(_("Not held: {items}.").format(items=_listed(found.skipped)))
    running = [row for row in report.items if row.actual_start and row.actual_end is None]
    if running:
        sentences.append(
            _("The end of {items} is not recorded yet.").format(items=_listed(running))
        )
    return sentences


def _of_another_day(report: Report) -> tuple[Day, Day] | None:
    """Return for which day what was held on another was planned, and on which it was held."""
    for row in report.sessions:
        planned, actual = row.planned_start, row.actual_start
        if planned is not None and actual is not None and deviation(planned, actual) is None:
            zone = report.programme.timezone
            return planned.astimezone(zone).date(), actual.astimezone(zone).date()
    return None


def rounding_sentence() -> str:
    """Return the rule by which minutes are shown."""
    return _(
        "Clocks and lengths are rounded to the nearest minute, 30 seconds up; less than 30 seconds "
        "is no overrun. Sums are those of the recorded seconds and may differ from the sum of "
        "the rounded figures."
    )


def quoted(item: Item) -> str:
    """Return an item's title in quotation marks."""
    return f"“{brief(item, 90)}”"


def _sentence(name: str, span: Span, programme: Programme) -> str:
    if span.actual_start is None:
        return ""
    begun = _point(span.planned_start, span.actual_start, programme)
    if span.actual_end is None:
        return _("{name} began at {start}.").format(name=name, start=begun)
    ended = _point(span.planned_end, span.actual_end, programme)
    return _("{name} began at {start} and ended at {end}.").format(
        name=name, start=begun, end=ended
    )


def _point(planned: datetime | None, actual: datetime, programme: Programme) -> str:
    said = spoken_clock(actual, programme)
    late = lateness(deviation(planned, actual))
    day = whole_minute(actual).astimezone(programme.timezone).date()
    if day != programme.date:
        said = _("{clock} ({date})").format(clock=said, date=prose_date(day))
    return f"{said}, {late}" if late else said


def _counts(found: Summary) -> str:
    done = found.counts.get(State.DONE, 0)
    parts = [
        _("{done:02} of {all:02} items of the programme were held").format(
            done=done, all=found.timed
        )
    ]
    for state, template in (
        (State.SKIPPED, _("{count:02} skipped")),
        (State.NOT_HELD, _("{count:02} not held")),
        (State.PENDING, _("{count:02} still to come")),
    ):
        if count := found.counts.get(state, 0):
            parts.append(template.format(count=count))
    return "; ".join(parts) + "."


def _overruns(found: Summary) -> Iterable[str]:
    if found.over:
        count = len(found.over)
        most = [f"{quoted(r.item)} ({minutes(r.overrun or ZERO)})" for r in found.over[:NAMED]]
        yield ngettext(
            "{count:02} item went over its time, by {minutes} in all; the most: {items}.",
            "{count:02} items went over their time, by {minutes} in all; the most: {items}.",
            count,
        ).format(count=count, minutes=minutes(found.over_time), items="; ".join(most))
    else:
        yield _("No item went over its time.")
    if found.under:
        count = len(found.under)
        yield ngettext(
            "{count:02} item ended before its time, leaving {minutes}.",
            "{count:02} items ended before their time, leaving {minutes} in all.",
            count,
        ).format(count=count, minutes=minutes(found.under_time))


def _changes(found: Summary) -> Iterable[str]:
    longer = [row.added for row in found.added if row.added > ZERO]
    shorter = [row.added for row in found.added if row.added < ZERO]
    if longer:
        template = ngettext(
            "The time of {count:02} item was changed by {minutes} more.",
            "The time of {count:02} items was changed by {minutes} more in all.",
            len(longer),
        )
        yield template.format(count=len(longer), minutes=minutes(sum(longer, ZERO)))
    if shorter:
        template = ngettext(
            "The time of {count:02} item was changed by {minutes} less.",
            "The time of {count:02} items was changed by {minutes} less in all.",
            len(shorter),
        )
        yield template.format(count=len(shorter), minutes=minutes(sum(shorter, ZERO)))
    if found.pauses:
        template = ngettext(
            "The clock was stopped {count:02} time, for {minutes}.",
            "The clock was stopped {count:02} times, for {minutes} in all.",
            found.pauses,
        )
        yield template.format(count=found.pauses, minutes=minutes(found.paused))


def _listed(rows: Sequence[ItemRow]) -> str:
    named = "; ".join(quoted(row.item) for row in rows[:5])
    more = len(rows) - 5
    return _("{items} and {count} more").format(items=named, count=more) if more > 0 else named


def roll_call_sentences(programme: Programme, details: Details) -> list[str]:
    """Return a sentence to each roll call of the linked points: when it was, and its counts."""
    told = _(
        "Roll call of the linked points at {clock}: {present} of {all} present with {delegates}; "
        "{excused} excused, {missing} did not answer."
    )
    return [
        told.format(
            clock=spoken_clock(call.opened, programme),
            present=len(call.present),
            all=len(call.present) + len(call.excused) + len(call.missing),
            delegates=ngettext("{count} delegate", "{count} delegates", call.delegates).format(
                count=call.delegates
            ),
            excused=len(call.excused),
            missing=len(call.missing),
        )
        for call in details.roll_calls
    ]
