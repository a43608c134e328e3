"""The commands. Exit status: 0 fine, 1 the input has errors, 2 wrong usage.

verify also knows 3, the record is not intact, and 4, the report does not follow from it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from timekeeper import INTERRUPTED
from timekeeper.cli.argument_types import date_and_time, day, number, server, size, sizes, speed
from timekeeper.cli.errors import expected
from timekeeper.cli.in_window import log_and_tell, tell_in_window
from timekeeper.files.places import resources, settings_path
from timekeeper.files.settings import SettingsError, read_settings
from timekeeper.live.settings import Settings
from timekeeper.words.language import _, use_language

COMMANDS = (
    *("open", "check", "import", "export", "pictures", "pack", "script", "plates", "rehearse"),
    *("snapshot", "report", "minutes", "verify", "history", "forms", "points", "follow", "standby"),
)
# The program's own processes for pages and for PDF files, which nobody else is told of.
DRAW, READ_PDF = "draw", "read-pdf"
# Gives the parser of a command that is known by this name; none where another is asked for.
_Command = Callable[..., argparse.ArgumentParser | None]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def main_in_window() -> None:
    """Run one command for somebody who sees no terminal: what goes wrong comes in a window."""
    sys.excepthook = log_and_tell
    sys.exit(run(sys.argv[1:], tell_in_window))


def print_error(error: Exception) -> None:
    """Tell it where terminals are told errors."""
    print(error, file=sys.stderr)


def run(arguments: Sequence[str], tell: Callable[[Exception], None] = print_error) -> int:
    """Run one command and return its exit status; ``tell`` is given what a person can fix."""
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and pipes may speak an older code page that lacks Vietnamese letters.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    _speak_the_language_set()
    given = list(arguments)
    if not given or (given[0] not in {*COMMANDS, DRAW, READ_PDF} and not given[0].startswith("-")):
        given.insert(0, "open")
    chosen = _parser("" if given[0].startswith("-") else given[0]).parse_args(given)
    try:
        status: int = chosen.run(chosen)
        if sys.stdout is not None:  # Windows gives a program without a terminal none
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has gone, as `head` does; what Python still holds goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except expected() as error:
        tell(error)
        return 1
    return status


def _speak_the_language_set() -> None:
    use_language(Settings().language, resources() / "locale")
    try:
        settings = read_settings(settings_path())
    except SettingsError as error:
        print(error, file=sys.stderr)
    else:
        use_language(settings.language, resources() / "locale")


class _Version(argparse.Action):
    """Say the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415  # no command needs it else

        print(f"timekeeper {version('timekeeper')}")
        parser.exit()


def _parser(asked: str = "") -> argparse.ArgumentParser:
    """Return what reads the command line; where one command is asked for, it knows that alone."""
    parser = argparse.ArgumentParser(
        prog="timekeeper", description=_("Keeps a conference to its programme.")
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help=_("say which timekeeper this is")
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, **about: Any) -> argparse.ArgumentParser | None:
        return commands.add_parser(name, **about) if asked in {name, ""} else None

    _add_programme_commands(command)
    if snapshot := command("snapshot", help=_("say where the conference stands")):
        snapshot.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL")
        snapshot.add_argument("--at", type=date_and_time, metavar="TIME")
        snapshot.add_argument("--json", action="store_true")
        snapshot.set_defaults(run=_later("conference_commands.print_snapshot"))
    _add_report_commands(command)
    _add_point_commands(command)
    if drawing := command(DRAW):
        drawing.set_defaults(run=_later("conference_commands.draw_pages"))
    if reading := command(READ_PDF):
        reading.set_defaults(run=_later("programme_commands.read_pdf"))
    return parser


def _later(command: str) -> Callable[[argparse.Namespace], int]:
    """Return a command of this package; what it needs is loaded when it is run."""
    module, _dot, name = command.partition(".")

    def run(arguments: argparse.Namespace) -> int:
        status: int = getattr(import_module(f"{__name__}.{module}"), name)(arguments)
        return status

    return run


def _add_programme_commands(command: _Command) -> None:
    if opening := command("open", help=_("open the windows (the default)")):
        opening.add_argument("agenda", nargs="?", type=Path, metavar="AGENDA")
        opening.set_defaults(
            run=_later("conference_commands.open_windows"), overview=lambda: _parser().format_help()
        )

    if checking := command("check", help=_("say what is wrong with a programme")):
        checking.add_argument("agenda", type=Path, metavar="AGENDA")
        checking.add_argument("--json", action="store_true")
        checking.add_argument("--screen", type=size, metavar="WxH")
        checking.add_argument("--limits", metavar="party|council|congress")
        checking.set_defaults(run=_later("programme_commands.check"))

    if importing := command("import", help=_("read a programme as the office wrote it")):
        importing.add_argument("file", type=Path, metavar="FILE")
        importing.add_argument("--to", type=Path, metavar="AGENDA.yaml")
        importing.add_argument("--which", metavar="NAME")
        importing.add_argument("--json", action="store_true")
        importing.set_defaults(run=_later("programme_commands.import_programme"))

    if exporting := command("export", help=_("write a programme to be handed out")):
        exporting.add_argument("agenda", type=Path, metavar="AGENDA")
        exporting.add_argument("--to", type=Path, required=True, metavar="FILE.docx|.pdf")
        exporting.add_argument("--short", action="store_true")
        exporting.set_defaults(run=_later("programme_commands.export_programme"))

    if pictures := command(
        "pictures", help=_("write every picture that the hall will see, for approval")
    ):
        pictures.add_argument("agenda", type=Path, metavar="AGENDA")
        pictures.add_argument("--to", type=Path, required=True, metavar="FILE.pdf")
        pictures.set_defaults(run=_later("programme_commands.write_pictures"))

    if packing := command("pack", help=_("put an agenda and its materials into one file")):
        packing.add_argument("agenda", type=Path, metavar="AGENDA")
        packing.add_argument("--to", type=Path, required=True, metavar="FILE.zip")
        packing.set_defaults(run=_later("programme_commands.pack_agenda"))

    if script := command("script", help=_("write the script: who introduces what, and how")):
        script.add_argument("agenda", type=Path, metavar="AGENDA")
        script.add_argument("--to", type=Path, required=True, metavar="FILE.docx|.pdf")
        script.add_argument("--short", action="store_true")
        script.set_defaults(run=_later("programme_commands.make_script"))

    if plates := command("plates", help=_("write the delegates’ name plates")):
        plates.add_argument("list", type=Path, metavar="LIST|AGENDA")
        plates.add_argument("--to", type=Path, required=True, metavar="FILE.pdf|.docx")
        plates.set_defaults(run=_later("programme_commands.make_plates"))

    if rehearsal := command("rehearse", help=_("play the day on a simulated clock")):
        rehearsal.add_argument("agenda", type=Path, metavar="AGENDA")
        rehearsal.add_argument("--actions", type=Path, metavar="FILE.yaml")
        rehearsal.add_argument("--speed", type=speed, default=None, metavar="N|max")
        rehearsal.add_argument("--out", type=Path, default=Path("rehearsal"), metavar="DIR")
        rehearsal.add_argument("--seed", type=int, default=1, metavar="N")
        rehearsal.add_argument("--pictures", action="store_true")
        rehearsal.add_argument(
            "--screens", type=sizes, default="1366x768,1920x1080", metavar="WxH,WxH"
        )
        rehearsal.set_defaults(run=_later("rehearsing.rehearse"))


def _add_report_commands(command: _Command) -> None:
    count = number(r"[1-9][0-9]{0,8}", _("a number of a conference, from 1, was expected"))
    year = number(r"(?:19|20|21)[0-9]{2}", _("a year such as 2026 was expected"))

    if report := command("report", help=_("write the timing report")):
        report.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL")
        report.add_argument("--to", type=Path, required=True, metavar="FILE")
        report.add_argument("--form", metavar="party|government|plain")
        report.add_argument("--public", action="store_true")
        report.add_argument("--conference", type=count, metavar="NUMBER")
        report.set_defaults(run=_later("report_commands.make_report"))

    if drafting := command("minutes", help=_("draft the minutes, with the times as annex")):
        drafting.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL")
        drafting.add_argument("--to", type=Path, required=True, metavar="FILE.docx|.pdf")
        drafting.add_argument("--form", metavar="party|government|plain")
        drafting.add_argument("--conference", type=count, metavar="NUMBER")
        drafting.set_defaults(run=_later("report_commands.make_minutes"))

    if verifying := command("verify", help=_("check a report against its record")):
        verifying.add_argument("report", type=Path, metavar="REPORT.json")
        verifying.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL")
        verifying.set_defaults(run=_later("report_commands.verify_report"))

    if history := command("history", help=_("list and compare recorded conferences")):
        history.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL")
        history.add_argument("--bodies", action="store_true")
        history.add_argument("--year", type=year, metavar="YEAR")
        history.add_argument("--since", type=day, metavar="DATE")
        history.add_argument("--until", type=day, metavar="DATE")
        history.add_argument("--to", type=Path, metavar="FILE.csv|.xlsx|.docx")
        history.add_argument("--json", action="store_true")
        history.add_argument("--delete", type=count, metavar="NUMBER")
        history.add_argument("--yes", action="store_true")
        history.set_defaults(run=_later("report_commands.list_conferences"))

    if forms := command("forms", help=_("copy the report’s forms to change them")):
        forms.set_defaults(run=_later("report_commands.copy_the_forms"))


def _add_point_commands(command: _Command) -> None:
    if points := command("points", help=_("prepare the linked points")):
        tasks = points.add_subparsers(required=True, metavar="TASK")
        starting = tasks.add_parser("init", help=_("make accounts, the broker’s files and sheets"))
        starting.add_argument("list", nargs="?", type=Path, metavar="LIST")
        starting.add_argument("--to", type=Path, required=True, metavar="FOLDER")
        starting.add_argument("--address", type=server, required=True, metavar="HOST[:PORT]")
        starting.set_defaults(run=_later("point_commands.init_points"))

    if following := command("follow", help=_("show the hall at a linked point")):
        following.add_argument("address", nargs="?", metavar="ADDRESS")
        following.add_argument("--certificate", type=Path, metavar="FILE")
        following.set_defaults(run=_later("point_commands.follow"))

    if standing_by := command("standby", help=_("receive the hall’s record, to take over")):
        standing_by.add_argument("address", metavar="ADDRESS")
        standing_by.set_defaults(run=_later("point_commands.stand_by"))
