"""The shared reading of a programme's lines, whatever sort of file they came from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Part, Programme, Session
from timekeeper.files.importers.draft.author_doubts import PlaceInProgramme, author_doubts
from timekeeper.files.importers.draft.draft import Doubt, Draft, Sureness
from timekeeper.files.importers.grammar.assembly.assembly import Assembly
from timekeeper.files.importers.grammar.assembly.items_alike import named_as_others
from timekeeper.files.importers.grammar.assembly.open_sessions import OpenSession
from timekeeper.files.importers.grammar.dates import dates
from timekeeper.files.importers.grammar.lines.labels import BESIDES
from timekeeper.files.importers.grammar.lines.line import FOREIGN, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import (
    mark_acts,
    mark_acts_of_slots,
    mark_bare_lines,
    mark_counted,
    mark_first_acts,
    mark_lone_dashes,
    mark_lone_rows,
    with_dashes_that_last,
)
from timekeeper.files.importers.grammar.marking.chapters import (
    lists_of_acts,
    mark_besides,
    mark_kinds_above,
    mark_points,
)
from timekeeper.files.importers.grammar.marking.clocks import (
    counts_told,
    hours_as_clocks,
    on_twelve_hours,
    with_bare_lengths,
    with_halves_of_ends,
    years_told,
)
from timekeeper.files.importers.grammar.marking.days import (
    mark_dashes_of_days,
    mark_days,
    mark_further_events,
    mark_named_days,
    weekdays_joined,
)
from timekeeper.files.importers.grammar.marking.days_by_clock import (
    with_days_after,
    with_days_after_evenings,
    with_hours_after_midnight,
    with_nights_before,
    with_second_day,
)
from timekeeper.files.importers.grammar.marking.days_of_rows import (
    mark_names_of_days,
    with_days_above_rows,
    with_days_gathered,
    with_halves_gathered,
)
from timekeeper.files.importers.grammar.marking.frames import hours_of_all_told
from timekeeper.files.importers.grammar.marking.headings import (
    mark_headings,
    mark_lettered,
    mark_named_parts,
    mark_parts,
    mark_ranges_of_parts,
    mark_repeated,
    mark_section_rows,
    mark_turns,
    parts_with_names,
)
from timekeeper.files.importers.grammar.marking.labelled_times import mark_dated_cards
from timekeeper.files.importers.grammar.marking.levels import mark_levels, mark_programmes
from timekeeper.files.importers.grammar.marking.lone_times import (
    cards_joined,
    lone_times_joined,
    lone_times_told,
    wrapped_clocks_joined,
)
from timekeeper.files.importers.grammar.marking.people import (
    mark_led_by_dots,
    mark_people,
    with_dashes_of_people,
)
from timekeeper.files.importers.grammar.marking.sittings import (
    mark_sittings,
    with_acts_beside_halves,
    with_hours_of_halves,
)
from timekeeper.files.importers.grammar.outline import outline
from timekeeper.files.importers.grammar.paper.chapters import (
    DAY_OF_PROGRAMME,
    body_start,
    without_covering_paper,
)
from timekeeper.files.importers.grammar.paper.event_date import (
    day_doubt,
    doubt_other_days,
    mark_signing_days,
    own_lines,
    with_days_of_the_moon,
    year_elsewhere,
)
from timekeeper.files.importers.grammar.paper.foot import foot_start, told_below
from timekeeper.files.importers.grammar.paper.head import Head
from timekeeper.files.importers.grammar.paper.head_reading import read_head
from timekeeper.files.importers.grammar.paper.signatures import is_foot
from timekeeper.files.job import Job
from timekeeper.words.language import _

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def draft_from(lines: Sequence[ProgrammeLine], job: Job | None = None) -> Draft:
    """Return the programme the lines hold; it has no item when none was found.

    The job may end it at any line.
    """
    job = job or Job()
    lines, inferred = _marked(mark_signing_days(lines))
    lines = mark_besides(mark_kinds_above(lines))
    # What "Kinh phí" is its own words say, but among acts, or with days and hours below it.
    among = [lines[n] for run in lists_of_acts(lines) for n in run]
    chapters = [
        one
        for one in lines
        if one.numbered and one.label is Label.NOTE and one.text == one.label_text
        if one.text == one.original or one in among or not BESIDES.fullmatch(one.text)
    ]
    lines, besides = without_covering_paper(lines)
    start, end = body_start(lines), foot_start(lines)
    # "Thời gian:" and "Địa điểm:" below the acts of an invitation are no less of its head.
    below, last = (start + n for n in told_below(lines[:start], lines[start:end]))
    lines = [*lines[:start], *lines[below:last], *lines[start:below], *lines[last:]]
    start += last - below
    head = read_head(lines[:start], lines[start:], besides)
    # A line of the head may make the whole programme internal.
    marked = (li for li in lines[:start] if li.marking or confidential.is_marking(li.text))
    stamp = next((line for line in marked if line.label is None), None)
    turns = [confidential.onward(line.original) is not None for line in lines]
    onward = list(compress(lines, turns))
    assembly = Assembly(job, head.date, head.opening, stamp, onward, since=head.since)
    body = [line for line, turn in zip(lines[start:end], turns[start:end], strict=True) if not turn]
    assembly.read(
        outline(mark_parts(mark_headings(mark_lettered(mark_repeated(body, lines[:start]))))),
        head.details,
    )
    held = {day for opened in assembly.sessions if (day := opened.date or assembly.date)}
    times = [line for line in body if line.label is Label.TIME]
    doubt_other_days(head, [*lines[:start], *times], held, assembly.empty_days)
    for line in (*besides, *lines[end:]):
        assembly.internal.doubt(line)
    # The only day that acts name in lines of their own, or its chapter does, is the programme's.
    of_paper = (
        line
        for line in own_lines(lines[start:])
        if line.label is Label.TIME or (line.numbered and DAY_OF_PROGRAMME.match(line.text))
    )
    told = {dates.find_date(line.text) for line in of_paper} - {None}
    assembly.date = assembly.date or (told.pop() if len(told) == 1 else None)
    _begin_on_first_day(assembly, head)
    named_as_others([r for s in assembly.sessions for p in s.parts for r in p.items])
    places: dict[PlaceInProgramme, int] = {}
    read: list[tuple[str, int]] = []
    programme = Programme(
        title=head.title or "",
        timezone=VIETNAM,
        sessions=tuple(
            _session(opened, n, places, read) for n, opened in enumerate(assembly.sessions)
        ),
        subtitle=head.subtitle,
        term=head.term,
        date=assembly.date or head.signing_day,
        organisation=head.organisation,
        notes=(
            *head.notes,
            *(line.original for line in besides),
            *assembly.notes,
            *(line.original for line in compress(lines[start:end], turns[start:end])),
            *(line.original for line in lines[end:]),
        ),
    )
    doubts = [*inferred, *_doubts(head, assembly, programme), *author_doubts(programme, places)]
    if head.year_inferred and head.date is None and assembly.date is not None:
        dated = (line for line in body if dates.find_after(line.text, head.since))
        if (first := next(dated, None)) and dates.find_date(first.text) is None:
            doubts.append(day_doubt(first, assembly.date, year_elsewhere()))
    left = [
        li
        for above, li in zip([None, *lines], lines[:end], strict=False)
        if li.key == FOREIGN != (above and above.key) or (li in chapters and li not in besides)
    ]
    older = [li for li in lines[end:] if li.key == FOREIGN and li.label is Label.MAIL][:1]
    left += [li for li in lines[end : end + 1] if not is_foot(li) and li not in older] + older
    for line in left:
        message = _("From “{text}” on the paper holds no programme; its lines are kept as notes.")
        if line.label is Label.MAIL:
            message = _("From “{text}” on stands an older mail; its lines are kept as notes.")
        message, text = message.format(text=line.original), line.original
        doubts.append(Doubt(line.number, "left_out", message, text))
    if besides:
        text = besides[0].original
        message = _("From “{text}” on, the paper before its programme is kept as notes.")
        doubts.append(Doubt(besides[0].number, "left_out", message.format(text=text), text))
    foot = [number for line in (*besides, *lines[end:]) for number in line.numbers]
    return Draft(
        programme,
        tuple(sorted(doubts, key=lambda doubt: doubt.line or 0)),
        lines=tuple(read),
        headings=tuple((s, p, line) for (s, p, item), line in places.items() if not item),
        left_out=tuple(sorted({*head.left_out, *assembly.left_out, *foot})),
    )


def _with_acts_in_dashes(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    return mark_lone_dashes(mark_dashes_of_days(mark_ranges_of_parts(mark_acts(lines))))


def _marked(lines: Sequence[ProgrammeLine]) -> tuple[list[ProgrammeLine], list[Doubt]]:
    """Return the lines as what they are beside the others; each pass builds on those before it."""
    lines, guessed = mark_points(
        with_halves_of_ends(parts_with_names(wrapped_clocks_joined(lines)))
    )
    lines = hours_as_clocks(cards_joined(years_told(counts_told(with_days_gathered(lines)))))
    lines, inferred = with_bare_lengths(
        lone_times_joined(lone_times_told(with_hours_of_halves(hours_of_all_told(lines))))
    )
    lines = with_days_above_rows(with_days_of_the_moon(weekdays_joined(lines)))
    lines = with_days_after_evenings(mark_days(with_nights_before(lines)))
    lines = with_second_day(with_days_after(on_twelve_hours(lines)))
    lines = with_hours_after_midnight(lines)
    lines = mark_further_events(mark_named_days(lines))
    lines = mark_dated_cards(mark_counted(mark_led_by_dots(lines)))
    lines = mark_section_rows(mark_lone_rows(mark_people(with_dashes_of_people(lines))))
    lines = with_acts_beside_halves(with_halves_gathered(mark_names_of_days(lines)))
    lines = mark_acts_of_slots(lines)
    lines = mark_first_acts(mark_turns(mark_named_parts(mark_levels(mark_programmes(lines)))))
    lines = with_dashes_that_last(lines, _with_acts_in_dashes)
    lines = mark_sittings(mark_bare_lines(lines))
    return lines, [*guessed, *inferred]


def _begin_on_first_day(assembly: Assembly, head: Head) -> None:
    """Let the programme's day be that of its first session, where that is before the one taken.

    So does it where nothing lies on the day that was taken, unless that is the first of several
    which the programme says it goes over.
    """
    days = [opened.date or assembly.date for opened in assembly.sessions]
    first = days[0] if days else None
    if first is None or assembly.date is None:
        return
    span = dates.named_days(head.dated.text, assembly.date.year) if head.dated else None
    over = span is not None and span[0] <= first <= span[1]
    if first < assembly.date or not (assembly.date in days or over):
        assembly.date = first
        for opened, day in zip(assembly.sessions, days, strict=True):
            opened.date = None if day == first else day


def _session(
    opened: OpenSession,
    index: int,
    places: dict[PlaceInProgramme, int],
    read: list[tuple[str, int]],
) -> Session:
    """Return the session with the ids of its items; note from which lines each thing was read."""
    if opened.line is not None:
        places[index, None, None] = opened.line.number
    parts: list[Part] = []
    own = direct = 0
    for part in (p for p in opened.parts if p.items):
        own += part.own
        prefix = f"s{index + 1}.p{own}" if part.own else f"s{index + 1}"
        first = 1 if part.own else direct + 1
        direct += 0 if part.own else len(part.items)
        if part.line is not None:
            places[index, len(parts), None] = part.line
        items = [
            replace(reading.item, id=f"{prefix}.i{number}")
            for number, reading in enumerate(part.items, first)
        ]
        for item, reading in zip(items, part.items, strict=True):
            places[index, len(parts), item.id] = reading.lines[0]
            read += [(item.id, line) for line in reading.lines]
        parts.append(part.completed(items))
    return opened.completed(parts)


def _doubts(head: Head, assembly: Assembly, programme: Programme) -> list[Doubt]:
    """Return the reader's own doubts, those of items with the ids the items have now."""
    doubts = list(head.doubts)
    if head.title is None:
        doubts.append(Doubt(None, "no_title", _("The programme’s title was not found.")))
    if head.signed is not None and head.signing_day and assembly.date is None:
        message = _("The only date is the day of signing, {text}: is the event on that day?")
        if head.signed.label is Label.MAIL:
            message = _(
                "The only date is that of a mail or a web page, “{text}”: is the event on that day?"
            )
        text = head.signed.text
        message = message.format(text=text)
        doubts.append(Doubt(head.signed.number, "date", message, text, sure=Sureness.HIGH))
    doubts += assembly.doubts
    readings = [r for s in assembly.sessions for p in s.parts for r in p.items]
    for reading, item in zip(readings, programme.items, strict=True):
        for doubt in reading.doubts:
            meant = replace(doubt.suggestion, item=item.id) if doubt.suggestion else None
            doubts.append(replace(doubt, item=item.id, suggestion=meant))
    return doubts
