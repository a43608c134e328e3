"""The commands on programmes: check, import, and what is handed out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from timekeeper.cli.conference_commands import print_json
from timekeeper.cli.errors import CommandFailed, about, say_remark
from timekeeper.core.checks.omissions import omissions
from timekeeper.core.checks.problems import Severity, problems
from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import AgendaError, read_agenda, write_agenda
from timekeeper.files.importers.draft.draft import SeveralProgrammes, UnreadableProgramme
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.limits import breach_sentences
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.places import data_folder, settings_path
from timekeeper.files.programme_files import (
    AGENDA_ENDINGS,
    is_agenda,
    read_delegates,
    read_programme,
    write_programme,
)
from timekeeper.files.settings import usable_settings
from timekeeper.live.clock import SystemClock
from timekeeper.live.programme_check import faults_of_rules
from timekeeper.live.rehearsal import dated
from timekeeper.words.language import _, ngettext
from timekeeper.words.problems import describe


def check(arguments: argparse.Namespace) -> int:
    """Say what is wrong with a programme; status 1 when it has errors."""
    try:
        programme = read_programme(arguments.agenda).programme
    except (AgendaError, UnreadableProgramme) as error:
        if arguments.json:
            print_json({"errors": str(error).splitlines(), "problems": []})
        raise
    found, left_out = problems(programme), omissions(programme)
    status = 1 if any(problem.severity is Severity.ERROR for problem in found) else 0
    findings = [_finding(p.kind.value, p.severity, p.item, describe(p, programme)) for p in found]
    findings += _material_findings(programme, arguments.agenda.parent)
    findings += _hall_findings(programme, arguments.screen)
    limits = arguments.limits or usable_settings(settings_path()).protocol.limits
    told = breach_sentences(programme, limits) or ()
    findings += [_finding("limit", Severity.WARNING, None, sentence) for sentence in told]
    notes = [_finding(p.kind.value, p.severity, p.item, describe(p, programme)) for p in left_out]
    if arguments.json:
        unsaid = {"omissions": notes} if notes else {}
        print_json({"errors": [], "problems": findings, **unsaid})
        return status
    for finding in (*findings, *notes):
        print(finding["message"])
    count = len(programme.items)
    print(ngettext("{count} item read.", "{count} items read.", count).format(count=count))
    return status


def _hall_findings(
    programme: Programme, size: tuple[int, int] | None
) -> list[dict[str, str | None]]:
    """Return what the hall would not show as it is meant; that is never an error."""
    from timekeeper.desktop.hall.check import check_hall  # noqa: PLC0415  # needs Qt

    settings = usable_settings(settings_path())
    checked = check_hall(programme, settings, data_folder(), size)
    texts = [
        _finding(
            text.lack.value,
            Severity.WARNING,
            text.item.id if text.item else None,
            text.sentence(),
        )
        for text in checked.unfit
    ]
    found = {"hall_look": checked.look, "ranks": faults_of_rules(settings.protocol.rules)}
    return texts + [
        _finding(kind, Severity.WARNING, None, why) for kind, whys in found.items() for why in whys
    ]


def _material_findings(programme: Programme, folder: Path) -> list[dict[str, str | None]]:
    """Return which files to be shown cannot be; the day goes on without them."""
    if not any(item.materials for item in programme.items):
        return []
    from timekeeper.files.materials.showable import unshowable  # noqa: PLC0415  # loads PDFium

    return [
        _finding(f"material_{one.lack}", Severity.WARNING, one.item.id, one.sentence())
        for one in unshowable(programme, folder)
    ]


def _finding(
    kind: str, severity: Severity, item: str | None, message: str
) -> dict[str, str | None]:
    return {"kind": kind, "severity": severity.value, "item": item, "message": message}


def import_programme(arguments: argparse.Namespace) -> int:
    """Read the office's programme; print what is in doubt, write the agenda if asked."""
    try:
        draft = read_programme(arguments.file, which=arguments.which)
    except SeveralProgrammes as error:
        hint = _("Add --which NAME.")
        raise CommandFailed(f"{error} {hint}") from error
    if arguments.to is not None:
        if not is_agenda(arguments.to):
            raise CommandFailed(
                _("An agenda is a {endings} file; choose such a name for {path}.").format(
                    endings=", ".join(AGENDA_ENDINGS), path=arguments.to
                )
            )
        if _same(arguments.to, arguments.file):
            raise CommandFailed(_("The agenda would replace the programme; name another file."))
        with about(arguments.file):
            write_agenda(draft.programme, arguments.to)
    if arguments.json:
        print_json(draft_to_json(draft))
        return 0
    for doubt in draft.doubts:
        place = draft.place(doubt)
        # Editors jump to a text file's line when it is written so.
        where = f" {place}" if place and place.line != doubt.line else doubt.line or 1
        print(f"{arguments.file}:{where}: {doubt.message}")
    count = len(draft.programme.items)
    print(ngettext("{count} item read.", "{count} items read.", count).format(count=count))
    return 0


def read_pdf(_arguments: argparse.Namespace) -> int:
    """Read the PDF that another process of this program hands over on standard input."""
    from timekeeper.files.importers.formats.pdf.own_process import serve_reader  # noqa: PLC0415  # PDFium

    return serve_reader(sys.stdin.buffer, sys.stdout.buffer)


def export_programme(arguments: argparse.Namespace) -> int:
    """Write a programme as the document to hand out, or as an agenda."""
    programme = read_programme(arguments.agenda).programme
    if _same(arguments.to, arguments.agenda):
        raise CommandFailed(_("The document would replace the programme; name another file."))
    with about(arguments.agenda):
        say_remark(write_programme(programme, arguments.to, short=arguments.short))
    return 0


def pack_agenda(arguments: argparse.Namespace) -> int:
    """Put an agenda, what its items show and the office's logo into one file for the stick."""
    from timekeeper.files.materials.pack import pack  # noqa: PLC0415  # loads PDFium

    programme = read_agenda(arguments.agenda)
    logo = data_folder() / usable_settings(settings_path()).hall_look.logo
    pack(arguments.agenda, programme, arguments.to, logo=logo)
    return 0


def write_pictures(arguments: argparse.Namespace) -> int:
    """Write every picture that the hall will see, for approval."""
    from timekeeper.desktop.hall.booklet import write_booklet  # noqa: PLC0415  # needs Qt

    programme = dated(read_programme(arguments.agenda).programme, SystemClock().now())
    if not any(item.timed for item in programme.items):
        raise CommandFailed(_("The programme has no item to time."))
    if arguments.to.suffix.lower() != ".pdf":
        raise CommandFailed(_("The pictures are written as PDF; name a file such as hall.pdf."))
    settings = usable_settings(settings_path())
    with about(arguments.to):
        remark = write_booklet(programme, settings, data_folder(), arguments.to)
    print(_("Written: {path}").format(path=arguments.to))
    say_remark(remark)
    return 0


def make_script(arguments: argparse.Namespace) -> int:
    """Write the script of a programme; ``--short``: the chair's."""
    from timekeeper.files.exporters.script.writing import write_script  # noqa: PLC0415  # loads Typst

    programme = read_programme(arguments.agenda).programme
    if _same(arguments.to, arguments.agenda):
        raise CommandFailed(_("The document would replace the programme; name another file."))
    remark = write_script(programme, arguments.to, short=arguments.short)
    print(_("Saved: {path}").format(path=arguments.to))
    say_remark(remark)
    return 0


def make_plates(arguments: argparse.Namespace) -> int:
    """Write a name plate for each delegate of a list, or of whom a programme names."""
    from timekeeper.files.exporters.plates.writing import write_plates  # noqa: PLC0415  # loads Typst

    delegates = read_delegates(arguments.list)
    if _same(arguments.to, arguments.list):
        raise CommandFailed(_("The plates would replace the list; name another file."))
    if is_agenda(arguments.list):
        refuse_to_leave(read_agenda(arguments.list), arguments.to)
    settings = usable_settings(settings_path())
    write_plates(delegates, settings.plates, arguments.to, office=settings.report.issuer)
    count = len(delegates)
    print(ngettext("{count} plate made.", "{count} plates made.", count).format(count=count))
    return 0


def _same(target: Path, source: Path) -> bool:
    try:
        return target.samefile(source)
    except OSError:  # nothing is there yet, or nothing ever can be
        return False
