"""The whole report in an office's words: what a form, a page and a document are filled with.

Plain dictionaries, lists and strings, so that the office's own forms can use any of it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import Any

from timekeeper.core.programme import Programme
from timekeeper.core.report.picture import pictures
from timekeeper.core.report.summary import day_summary
from timekeeper.core.text import cleaned
from timekeeper.files.exporters.documents import form_rows
from timekeeper.files.exporters.documents.picture_svg import picture_as_svg
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.tables import report_tables
from timekeeper.files.line_breaks import with_whole_ranges
from timekeeper.words.language import _, ngettext
from timekeeper.words.report import (
    picture_words,
    roll_call_sentences,
    rounding_sentence,
    status_sentence,
    summary_sentences,
    unrecorded_sentences,
)
from timekeeper.words.values import prose_date

_SYLLABLE = re.compile(r"(?<!\w)(ủy|uỷ)(?!\w)", re.IGNORECASE)


def form_content(filed: FiledReport) -> dict[str, Any]:
    """Return everything the report says, in the language in use."""
    report, details = filed.report, filed.details
    programme = report.programme
    figures = day_summary(report, details)
    found = {
        "letterhead": letterhead(filed),
        "title": _title(programme),
        "abstract": _("Time kept by the {conference}").format(conference=_title(programme)),
        "held_on": _date(programme),
        "event": _event(filed),
        "status": status_sentence(programme, details),
        "summary": [
            *summary_sentences(report, figures),
            *roll_call_sentences(programme, details),
        ],
        "sessions": form_rows.items_by_session(filed),
        "session_totals": form_rows.session_rows(filed),
        "speeches": form_rows.speech_rows(filed),
        "pauses": form_rows.pause_rows(filed),
        "shown": form_rows.shown_rows(filed),
        "papers": form_rows.paper_rows(details),
        **{
            table.key: form_rows.form_rows(table, programme)
            for table in (
                report_tables.bodies(filed),
                report_tables.changes(filed),
                report_tables.reasons(filed),
                report_tables.corrections(filed),
                report_tables.notes(filed),
                report_tables.points(filed),
                report_tables.point_messages(filed),
            )
        },
        "unrecorded": unrecorded_sentences(report, figures),
        "rounding": rounding_sentence(),
        "proof": _proof(filed),
        "public": filed.public,
        "w": words(),
        "pictures": [
            {"session": picture.session, "svg": picture_as_svg(picture), "height": picture.height}
            for picture in pictures(report, details, picture_words(programme))
        ],
    }
    return as_written(found, filed.form.spelling)


def words() -> dict[str, str]:
    """Return the headings of a form and of the columns that stand in it.

    They are no sheet's: one word serves several tables, and some are longer where there is room.
    """
    return {
        "report": _("Timing report"),
        "public": _("Public version"),
        "summary": _("Summary"),
        "progress": _("How the programme was held"),
        "picture": _("Planned and actual time"),
        "totals": _("Totals"),
        "by_session": _("By session"),
        "by_body": _("By presenting body"),
        "more": _("Further records"),
        "speeches": _("Speeches in discussions"),
        "speaker": _("Speaker"),
        "topic": _("Topic"),
        "limit": _("Limit"),
        "changes": _("Changes of the programme, events of the clock"),
        "change": _("Change"),
        "reasons": _("Reasons of overruns"),
        "reason": _("Reason"),
        "what": _("What was corrected"),
        "pauses": _("Pauses"),
        "corrections": _("Corrected times"),
        "notes": _("Notes"),
        "points": _("Roll call of the linked points"),
        "point": _("Linked point"),
        "point_messages": _("Messages of the linked points"),
        "roll_call": _("Roll call"),
        "state": _("State"),
        "delegates": _("Delegates"),
        "chair": _("Chaired by"),
        "shown": _("Shown on the projector"),
        "shown_what": _("Shown"),
        "last_page": _("Page reached"),
        "papers": _("Papers for study"),
        "unrecorded": _("What was not recorded"),
        "number": _("No."),
        "item": _("Item"),
        "planned": _("Programme"),
        "actual": _("Actual"),
        "allotted": _("Allotted"),
        "added": _("Added"),
        "used": _("Used"),
        "over": _("Over (+), under (−)"),
        "minutes": _("minutes"),
        "session": _("Session"),
        "body": _("Presenting body"),
        "held": _("Items held"),
        "paused": _("Paused"),
        "total": _("Total"),
        "time": _("Time"),
        "length": _("Length"),
        "recorded_as": _("Recorded as"),
        "corrected_to": _("Corrected to"),
        "corrected_at": _("Corrected at"),
        "text": _("Text"),
        "documents": _("Documents"),
        "none": _("None recorded."),
    }


def _title(programme: Programme) -> str:
    parts = (programme.title, programme.subtitle, programme.term)
    return " ".join(part for part in parts if part)


def letterhead(filed: FiledReport) -> dict[str, Any]:
    """Return the head of the office's paper, and who signs."""
    form, organisation = filed.form, filed.report.programme.organisation
    place = form.place or organisation.place or ""
    day = prose_date(filed.made_on) if filed.made_on else ""
    return {
        "superior": (form.superior or organisation.superior or "").upper(),
        "issuer": filed.office.upper(),
        "number": form.number,
        "symbol": form.symbol,
        "place": place,
        "date": day,
        "place_and_date": ", ".join(part for part in (place, day) if part),
        "authority": form.authority,
        "signer_title": form.signer_title,
        "signer_name": form.signer_name,
        "recipients": list(form.recipients or (_("As above"), _("Filed at the office"))),
    }


def _date(programme: Programme) -> str:
    known = {programme.session_date(index) for index in range(len(programme.sessions))}
    days = sorted(day for day in known if day)
    return _(" and ").join(prose_date(day) for day in days)


def _event(filed: FiledReport) -> list[dict[str, str]]:
    programme = filed.report.programme
    venues = dict.fromkeys(
        f"{venue.point}: {venue.name}" if venue.point else venue.name
        for session in programme.sessions
        for venue in (*session.venues, *(v for part in session.parts for v in part.venues))
    )
    told = (
        (_("Conference"), _title(programme)),
        (_("Date"), _date(programme)),
        (_("Place"), "; ".join(venues)),
        (_("Sessions"), "; ".join(session.name for session in programme.sessions)),
    )
    return [{"label": label, "value": with_whole_ranges(value)} for label, value in told if value]


def _proof(filed: FiledReport) -> str:
    found = filed.integrity
    counted = ngettext("{count} entry", "{count} entries", found.entries)
    template = (
        _("This report follows from the record of {entries}, SHA-256 {hash}.")
        if found.intact
        else _("The record of {entries}, SHA-256 {hash}, has been changed afterwards.")
    )
    return template.format(entries=counted.format(count=found.entries), hash=found.hash)


def as_written(content: dict[str, Any], spelling: str) -> dict[str, Any]:
    """Return the content as the office writes it: clean, composed, in its spelling."""
    return {key: _written(value, spelling) for key, value in content.items()}


def _written(value: Any, spelling: str) -> Any:
    """Return the same cleaned, its letters composed, in the office's spelling."""
    match value:
        case str():
            printable = cleaned(unicodedata.normalize("NFC", value))
            return _SYLLABLE.sub(partial(_respelt, spelling), printable) if spelling else printable
        case dict():
            return {key: _written(item, spelling) for key, item in value.items()}
        case list():
            return [_written(item, spelling) for item in value]
        case _:
            return value


def _respelt(spelling: str, found: re.Match[str]) -> str:
    """Return the syllable in the spelling chosen, its capitals kept."""
    return "".join(
        letter.upper() if old.isupper() else letter
        for old, letter in zip(found[0], spelling, strict=True)
    )
