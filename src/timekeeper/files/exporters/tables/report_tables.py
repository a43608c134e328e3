"""The tables of the report, each described once: its headings, and what stands below them.

CSV, workbook and charts are written from them. The forms take the same columns by their keys, but
for what an office words otherwise (documents/form_rows.py).
"""

from __future__ import annotations

from typing import Any

from timekeeper.core.events import Entry
from timekeeper.core.intervals import deviation
from timekeeper.core.record.course import Correction, Note
from timekeeper.core.record.showings import Showing
from timekeeper.core.report.details import PauseRow, RollCallRow
from timekeeper.core.report.rows import BodyRow, ItemRow, SessionRow, SpeechRow
from timekeeper.core.roll_call import PointMessage
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.tables.columns import ReportColumn as Column
from timekeeper.files.exporters.tables.columns import ReportTable, ValueKind
from timekeeper.words.changes import cause_sentence, change_sentence, titles, told_changes
from timekeeper.words.language import _, pgettext
from timekeeper.words.values import attendance_name, material_name, numbered, state_name

TEXT, COUNT, CLOCK = ValueKind.TEXT, ValueKind.COUNT, ValueKind.CLOCK
LENGTH, OVER = ValueKind.LENGTH, ValueKind.OVER


def report_tables(filed: FiledReport) -> tuple[ReportTable[Any], ...]:
    """Return the items, the sessions and the presenting bodies as tables, then all other records.

    The linked points have one where their roll was called, and what the projector showed where it
    showed anything but the programme. The public version has no tables of reasons, corrections,
    notes, and what was said to the points and asked by them.
    """
    described = (
        items(filed),
        sessions(filed),
        bodies(filed),
        speeches(filed),
        changes(filed),
        pauses(filed),
        reasons(filed),
        corrections(filed),
        notes(filed),
        *((points(filed),) if filed.details.roll_calls else ()),
        *((point_messages(filed),) if filed.details.point_messages else ()),
        *((shown(filed),) if filed.details.showings else ()),
    )
    return tuple(table for table in described if table.public or not filed.public)


def items(filed: FiledReport) -> ReportTable[ItemRow]:
    """Return every item, planned and actual."""
    return ReportTable(
        "items",
        _("Items"),
        filed.report.items,
        (
            Column("session", _("Session"), TEXT, lambda row: row.session),
            Column("part", _("Part"), TEXT, lambda row: row.part),
            Column("number", _("No."), TEXT, lambda row: row.item.number),
            Column("title", _("Item"), TEXT, lambda row: row.item.title),
            Column(
                "presenter",
                _("Presenter"),
                TEXT,
                lambda row: row.item.presenter.text if row.item.presenter else None,
            ),
            Column("planned_start", _("Planned start"), CLOCK, lambda row: row.planned_start),
            Column("planned_end", _("Planned end"), CLOCK, lambda row: row.planned_end),
            Column("allotted", _("Allotted"), LENGTH, lambda row: row.allotted),
            Column("added", _("Added"), OVER, lambda row: row.added or None),
            Column("actual_start", _("Actual start"), CLOCK, lambda row: row.actual_start),
            Column("actual_end", _("Actual end"), CLOCK, lambda row: row.actual_end),
            Column("paused", _("Paused"), LENGTH, lambda row: row.paused or None),
            Column("used", _("Used"), LENGTH, lambda row: row.used),
            Column("over", _("Over (+) or under (−)"), OVER, lambda row: row.overrun),
            Column("state", _("State"), TEXT, lambda row: state_name(row.state)),
            Column(
                "behind",
                _("Start, behind (+) or ahead (−)"),
                OVER,
                lambda row: deviation(row.planned_start, row.actual_start),
            ),
            Column(
                "replanned_start",
                _("Planned anew: start"),
                CLOCK,
                lambda row: row.replanned.start if row.replanned else None,
            ),
            Column(
                "replanned_end",
                _("Planned anew: end"),
                CLOCK,
                lambda row: row.replanned.end if row.replanned else None,
            ),
        ),
        filed.report.programme.timezone,
    )


def _totals() -> tuple[Column[SessionRow | BodyRow], ...]:
    return (
        Column("held", _("Items held"), COUNT, lambda row: row.totals.items),
        Column("allotted", _("Allotted"), LENGTH, lambda row: row.totals.allotted),
        Column("added", _("Added"), OVER, lambda row: row.totals.added),
        Column("paused", _("Paused"), LENGTH, lambda row: row.totals.paused),
        Column("used", _("Used"), LENGTH, lambda row: row.totals.used),
        Column("over", _("Over (+) or under (−)"), OVER, lambda row: row.totals.overrun),
    )


def sessions(filed: FiledReport) -> ReportTable[SessionRow]:
    """Return the sessions with their times and sums."""
    return ReportTable(
        "sessions",
        _("Sessions"),
        filed.report.sessions,
        (
            Column("name", _("Session"), TEXT, lambda row: row.name),
            Column("planned_start", _("Planned start"), CLOCK, lambda row: row.planned_start),
            Column("planned_end", _("Planned end"), CLOCK, lambda row: row.planned_end),
            Column("actual_start", _("Actual start"), CLOCK, lambda row: row.actual_start),
            Column("actual_end", _("Actual end"), CLOCK, lambda row: row.actual_end),
            *_totals(),
        ),
        filed.report.programme.timezone,
    )


def bodies(filed: FiledReport) -> ReportTable[BodyRow]:
    """Return the presenting bodies with their sums."""
    name: Column[BodyRow] = Column("name", _("Presenting body"), TEXT, lambda row: row.body)
    return ReportTable("bodies", _("Presenting bodies"), filed.report.bodies, (name, *_totals()))


def speeches(filed: FiledReport) -> ReportTable[SpeechRow]:
    """Return the speeches of the discussions, in the order they were held."""
    return ReportTable(
        "speeches",
        _("Speeches"),
        filed.report.speeches,
        (
            Column("item", _("Item"), TEXT, lambda row: numbered(row.item)),
            Column("speaker", _("Speaker"), TEXT, lambda row: row.speech.speaker.name),
            Column("body", _("Body"), TEXT, lambda row: row.speech.speaker.body),
            Column("topic", _("Topic"), TEXT, lambda row: row.speech.speaker.topic),
            Column("start", pgettext("time", "From"), CLOCK, lambda row: row.start),
            Column("end", pgettext("time", "To"), CLOCK, lambda row: row.end),
            Column("limit", _("Limit"), LENGTH, lambda row: row.speech.limit),
            Column("added", _("Added"), OVER, lambda row: row.speech.added or None),
            Column("used", _("Used"), LENGTH, lambda row: row.used),
            Column("over", _("Over (+) or under (−)"), OVER, lambda row: row.overrun),
        ),
        filed.report.programme.timezone,
    )


def changes(filed: FiledReport) -> ReportTable[Entry]:
    """Return the changes of the programme and of its times."""
    report, title = filed.report, titles(filed.report)
    return ReportTable(
        "changes",
        _("Changes"),
        told_changes(report),
        (
            Column("at", _("Time"), CLOCK, lambda entry: entry.at),
            Column(
                "text",
                _("Change"),
                TEXT,
                lambda entry: " · ".join(
                    filter(None, (change_sentence(entry.event, report, title), entry.by))
                ),
            ),
        ),
        report.programme.timezone,
    )


def pauses(filed: FiledReport) -> ReportTable[PauseRow]:
    """Return the pauses."""
    title = titles(filed.report)
    return ReportTable(
        "pauses",
        _("Pauses"),
        filed.details.pauses,
        (
            Column("item", _("Item"), TEXT, lambda pause: title(pause.item)),
            Column("start", pgettext("time", "From"), CLOCK, lambda pause: pause.start),
            Column("end", pgettext("time", "To"), CLOCK, lambda pause: pause.end),
            Column("length", _("Paused"), LENGTH, lambda pause: pause.length),
        ),
        filed.report.programme.timezone,
    )


def reasons(filed: FiledReport) -> ReportTable[ItemRow]:
    """Return why items overran, as the operator wrote it down."""
    return ReportTable(
        "reasons",
        _("Reasons"),
        [row for row in filed.report.items if row.cause is not None],
        (
            Column("item", _("Item"), TEXT, lambda row: numbered(row.item)),
            Column("over", _("Over (+) or under (−)"), OVER, lambda row: row.overrun),
            Column("text", _("Reason"), TEXT, lambda row: cause_sentence(row.cause)),
        ),
        public=False,
    )


def corrections(filed: FiledReport) -> ReportTable[Correction]:
    """Return what was set right, and when."""
    title = titles(filed.report)
    return ReportTable(
        "corrections",
        _("Corrected times"),
        filed.report.corrections,
        (
            Column("at", _("Corrected at"), CLOCK, lambda found: found.at),
            Column("item", _("Item"), TEXT, lambda found: title(found.item)),
            Column(
                "what",
                _("What was corrected"),
                TEXT,
                lambda found: _("End") if found.of_end else _("Start"),
            ),
            Column("before", _("Recorded as"), CLOCK, lambda found: found.before),
            Column("after", _("Corrected to"), CLOCK, lambda found: found.after),
        ),
        filed.report.programme.timezone,
        public=False,
    )


def notes(filed: FiledReport) -> ReportTable[Note]:
    """Return what the operator wrote down."""
    title = titles(filed.report)
    return ReportTable(
        "notes",
        _("Notes"),
        filed.report.notes,
        (
            Column("at", _("Time"), CLOCK, lambda note: note.at),
            Column("item", _("Item"), TEXT, lambda note: title(note.item) or None),
            Column("text", _("Text"), TEXT, lambda note: note.text),
        ),
        filed.report.programme.timezone,
        public=False,
    )


def shown(filed: FiledReport) -> ReportTable[Showing]:
    """Return what the projector showed beside the programme's picture, with the last page."""
    title = titles(filed.report)

    def name(row: Showing) -> str:
        if row.material is None:
            return _("The projector was left to another program")
        return material_name(row.material)

    return ReportTable(
        "shown",
        _("Shown on the projector"),
        filed.details.showings,
        (
            Column("start", pgettext("time", "From"), CLOCK, lambda row: row.start),
            Column("end", pgettext("time", "To"), CLOCK, lambda row: row.end),
            Column("item", _("Item"), TEXT, lambda row: title(row.item) or None),
            Column("what", _("Shown"), TEXT, name),
            Column("page", _("Page reached"), COUNT, lambda row: row.page),
        ),
        filed.report.programme.timezone,
    )


def points(filed: FiledReport) -> ReportTable[RollCallRow]:
    """Return what the linked points said in each roll call."""

    def present(row: RollCallRow) -> bool:
        return row.answer is not None and not row.answer.excused

    return ReportTable(
        "points",
        _("Linked points"),
        filed.details.points,
        (
            Column("opened", _("Roll call"), CLOCK, lambda row: row.roll_call.opened),
            Column("name", _("Linked point"), TEXT, lambda row: row.name),
            Column("state", _("State"), TEXT, lambda row: attendance_name(row.answer)),
            Column(
                "delegates",
                _("Delegates"),
                COUNT,
                lambda row: row.answer.delegates if row.answer and present(row) else None,
            ),
            Column(
                "chair", _("Chaired by"), TEXT, lambda row: row.answer.chair if row.answer else None
            ),
            Column("at", _("Time"), CLOCK, lambda row: row.answer.at if row.answer else None),
        ),
        filed.report.programme.timezone,
    )


def point_messages(filed: FiledReport) -> ReportTable[PointMessage]:
    """Return what the desk told the linked points, and what they asked."""
    return ReportTable(
        "point_messages",
        _("Messages of the linked points"),
        filed.details.point_messages,
        (
            Column("at", _("Time"), CLOCK, lambda told: told.at),
            Column("name", _("Linked point"), TEXT, lambda told: told.name or _("All points")),
            Column("state", _("State"), TEXT, lambda told: _("Asks") if told.asked else _("Told")),
            Column("text", _("Text"), TEXT, lambda told: told.text),
        ),
        filed.report.programme.timezone,
        public=False,
    )
