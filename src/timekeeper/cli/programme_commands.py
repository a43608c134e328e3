"""The commands on programmes: check and import."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from timekeeper.cli.errors import CommandFailed, about
from timekeeper.core.problems import Severity, problems
from timekeeper.files.agenda import AgendaError, write_agenda
from timekeeper.files.importers.draft import UnreadableProgramme
from timekeeper.files.importers.draft_json import draft_to_json
from timekeeper.files.programme_files import AGENDA_ENDINGS, read_programme
from timekeeper.live.language import _, ngettext
from timekeeper.live.problem_wording import describe


def check(arguments: argparse.Namespace) -> int:
    """Say what is wrong with a programme; status 1 when it has errors."""
    try:
        programme = read_programme(arguments.agenda).programme
    except (AgendaError, UnreadableProgramme) as error:
        if arguments.json:
            _print_json({"errors": str(error).splitlines(), "problems": []})
        raise
    found = problems(programme)
    status = 1 if any(problem.severity is Severity.ERROR for problem in found) else 0
    if arguments.json:
        listed = [
            {
                "kind": problem.kind.value,
                "severity": problem.severity.value,
                "item": problem.item,
                "message": describe(problem, programme),
            }
            for problem in found
        ]
        _print_json({"errors": [], "problems": listed})
        return status
    for problem in found:
        print(describe(problem, programme))
    count = len(programme.items)
    print(ngettext("{count} item read.", "{count} items read.", count).format(count=count))
    return status


def import_programme(arguments: argparse.Namespace) -> int:
    """Read the office's programme; print what is in doubt, write the agenda if asked."""
    draft = read_programme(arguments.file)
    if arguments.to is not None:
        if arguments.to.suffix.lower() not in AGENDA_ENDINGS:
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
        _print_json(draft_to_json(draft))
        return 0
    for doubt in draft.doubts:
        print(f"{arguments.file}:{doubt.line or 1}: {doubt.message}")
    count = len(draft.programme.items)
    print(ngettext("{count} item read.", "{count} items read.", count).format(count=count))
    return 0


def _same(target: Path, source: Path) -> bool:
    try:
        return target.samefile(source)
    except OSError:  # nothing is there yet, or nothing ever can be
        return False


def _print_json(content: object) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    print()
