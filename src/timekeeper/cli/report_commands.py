"""The commands on what was recorded: report, verify, history and forms."""

from __future__ import annotations

import argparse
import os
from datetime import date as Day
from pathlib import Path

from msgspec.structs import replace

from timekeeper.cli.conference_commands import chosen_conference, print_json, recorded
from timekeeper.cli.errors import CommandFailed, say_remark
from timekeeper.core.record.history import replay
from timekeeper.core.report.comparison import compare
from timekeeper.core.report.rows import Report
from timekeeper.files.exporters import FiledReport, file_report, write_report
from timekeeper.files.exporters.documents.forms import copy_forms, own_forms
from timekeeper.files.exporters.json.history_json import bodies_as_mapping, history_as_mapping
from timekeeper.files.exporters.tables.history_tables import (
    compared_bodies,
    conferences,
    past_conferences,
    write_tables,
)
from timekeeper.files.exporters.verification import Verdict, verify
from timekeeper.files.exporters.year.tables import year_of
from timekeeper.files.journal.journal_file import Deletion, JournalFile
from timekeeper.files.limits import house_limits
from timekeeper.files.lock import is_held
from timekeeper.files.machine import refuse_list_to_leave
from timekeeper.files.places import journal_path, settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.live.clock import SystemClock
from timekeeper.views.minutes import minutes_of
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import short_date

STATUS = {Verdict.HOLDS: 0, Verdict.NOT_INTACT: 3, Verdict.DOES_NOT_FOLLOW: 4}


def make_report(arguments: argparse.Namespace) -> int:
    """Write the timing report of a conference in the format of the file's ending."""
    filed = _filed(arguments, public=arguments.public)
    remark = write_report(filed, arguments.to)
    print(_("Report written: {path}").format(path=arguments.to))
    return _told(filed, remark)


def make_minutes(arguments: argparse.Namespace) -> int:
    """Write the minutes of a conference as a draft, and say how much is left to fill."""
    from timekeeper.files.exporters.minutes.writing import write_minutes  # noqa: PLC0415  # loads Typst

    filed = _filed(arguments, public=False)
    remark = write_minutes(filed, arguments.to)
    print(_("Minutes written: {path}").format(path=arguments.to))
    count = minutes_of(filed.report, filed.details).blanks
    if count:
        words = ngettext(
            "{count} dotted field is left to fill.",
            "{count} dotted fields are left to fill.",
            count,
        )
        print(words.format(count=count))
    return _told(filed, remark)


def _filed(arguments: argparse.Namespace, *, public: bool) -> FiledReport:
    with recorded(arguments) as journal:
        programme, entries, integrity = journal.programme(), journal.entries(), journal.integrity()
    form = usable_settings(settings_path()).report
    return file_report(
        programme,
        entries,
        integrity,
        SystemClock().now(),
        form=replace(form, form=arguments.form or form.form),
        public=public,
    )


def _told(filed: FiledReport, remark: str) -> int:
    """Say what the document cannot show, and whether its record was changed."""
    if not filed.integrity.intact:
        remark = "\n".join(
            filter(None, (remark, _("The record was changed after it was written.")))
        )
    say_remark(remark)
    return 0


def verify_report(arguments: argparse.Namespace) -> int:
    """Say whether a JSON report follows from an intact record: status 0; 3 and 4 if not."""
    path = arguments.journal or journal_path()
    with JournalFile.open_to_read(path) as file:
        found = verify(arguments.report, file)
    print(found.sentence)
    return STATUS[found.verdict]


def list_conferences(arguments: argparse.Namespace) -> int:
    """List the recorded conferences, compare the bodies, or delete a conference."""
    path = arguments.journal or journal_path()
    if arguments.delete is not None:
        return _delete(arguments, path)
    with JournalFile.open_to_read(path) as file:
        past = past_conferences(file)
        deleted = file.deletions()
        changed = [kept.number for kept in file.conferences() if not kept.integrity().intact]
    for number in changed:
        remark = _("The record of conference {number} was changed after it was written.")
        say_remark(remark.format(number=number))
    since, until = arguments.since or Day.min, arguments.until or Day.max
    past = [one for one in past if since <= one.day <= until]
    past = [one for one in past if arguments.year in {None, one.day.year}]
    refuse_list_to_leave((one.report.programme for one in past), arguments.to)
    if arguments.year is not None:
        return _year(arguments, [one.report for one in past])
    table = (
        compared_bodies(compare(one.report for one in past))
        if arguments.bodies
        else conferences(past)
    )
    if arguments.to is not None:
        write_tables((table,), arguments.to)
        print(_("Saved: {path}").format(path=arguments.to))
    elif arguments.json:
        content = bodies_as_mapping(past) if arguments.bodies else history_as_mapping(past, deleted)
        print_json(content)
    else:
        print("\t".join(column.heading for column in table.columns))
        for row in table.texts():
            print("\t".join(row))
        if not arguments.bodies:
            for deletion in deleted:
                print(_sentence(deletion))
    return 0


def _year(arguments: argparse.Namespace, reports: list[Report]) -> int:
    """Write or print the conferences of a year."""
    limits = house_limits(usable_settings(settings_path()).protocol.limits)
    year = year_of(arguments.year, reports, limits)
    if arguments.to is not None:
        from timekeeper.files.exporters.year.writing import write_year  # noqa: PLC0415  # loads Typst

        write_year(year, arguments.to)
        print(_("Saved: {path}").format(path=arguments.to))
        return 0
    for table in year.tables:
        print("\t".join(column.heading for column in table.columns))
        for row in table.texts():
            print("\t".join(row))
    for remark in year.remarks:
        print(remark)
    return 0


def copy_the_forms(_arguments: argparse.Namespace) -> int:
    """Copy the forms to the office's own folder, where they can be changed."""
    try:
        copied = copy_forms()
    except OSError as error:
        raise CommandFailed(
            _(
                "The forms cannot be copied to {path}; check that the folder can be written to."
            ).format(path=own_forms())
        ) from error
    for path in copied:
        print(path)
    print(_("The office’s own forms lie in {path}").format(path=own_forms()))
    return 0


def _delete(arguments: argparse.Namespace, path: Path) -> int:
    journal = path / "journal.db" if path.is_dir() else path
    if not journal.is_file():
        raise CommandFailed(_("There is no record at {path}.").format(path=journal))
    place = Path(os.path.realpath(journal))
    with JournalFile.create_or_open(place) as file:
        found, newest = chosen_conference(file, arguments.delete, path), file.newest()
        # What is open on a journal holds the newest of its conferences.
        if newest is not None and newest.number == found.number and is_held(place.parent):
            raise CommandFailed(
                _(
                    "Conference {number} is on the desk of a timekeeper that is open; close that "
                    "first."
                ).format(number=found.number)
            )
        programme, entries = found.programme(), found.entries()
        if replay(entries).running is not None:
            raise CommandFailed(
                _("An item of conference {number} is running; finish it first.").format(
                    number=found.number
                )
            )
        if not arguments.yes:
            counted = ngettext("{count} entry", "{count} entries", len(entries))
            raise CommandFailed(
                _(
                    "Conference {number}, “{title}”, with {entries}, would be deleted for good; "
                    "say it again with --yes."
                ).format(
                    number=found.number,
                    title=programme.title,
                    entries=counted.format(count=len(entries)),
                )
            )
        trace = file.delete(found, SystemClock().now())
    print(_sentence(trace))
    return 0


def _sentence(deletion: Deletion) -> str:
    known = _("Conference {number}, “{title}”, was deleted on {date}.")
    told = known if deletion.title else _("Conference {number} was deleted on {date}.")
    return told.format(
        number=deletion.conference,
        title=deletion.title,
        date=short_date(deletion.at.date()),
    )
