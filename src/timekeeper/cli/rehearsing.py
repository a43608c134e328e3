"""The command that plays a day through: rehearse."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from timekeeper.cli.errors import CommandFailed, about
from timekeeper.core import acts
from timekeeper.core.acts import Act
from timekeeper.core.programme import Programme
from timekeeper.files.exporters import file_report, write_reports
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.programme_files import read_programme
from timekeeper.files.script import read_script
from timekeeper.live.clock import SimulatedClock, SystemClock
from timekeeper.live.conference import Conference
from timekeeper.live.rehearsal import (
    ScriptedAct,
    ScriptStopped,
    dated,
    day_start,
    plausible_day,
    play,
)
from timekeeper.words.language import _
from timekeeper.words.values import clock_with_seconds, refusal

_BAR = 30
_LONGEST_SLEEP = 1  # second


def rehearse(arguments: argparse.Namespace) -> int:
    """Play the day and write journal, reports and, if asked, pictures of both screens."""
    programme = dated(read_programme(arguments.agenda).programme, SystemClock().now())
    if not any(item.timed for item in programme.items):
        raise CommandFailed(_("The programme has no item to time."))
    if arguments.actions is not None:
        script = read_script(arguments.actions, programme)
    else:
        script = plausible_day(programme, arguments.seed)
    out: Path = arguments.out
    refuse_to_leave(programme, out / "journal.db")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandFailed(
            _("The folder {path} cannot be made; choose another with --out.").format(path=out)
        ) from error
    clock = SimulatedClock(min([day_start(programme), *(act.at for act in script)]))
    with JournalFile.create_or_open(out / "journal.db") as file:
        with about(arguments.agenda):
            journal = file.begin(programme, clock.now())
        conference = Conference(programme, journal, clock)
        try:
            _play(arguments, conference, clock, script)
        finally:
            filed = file_report(
                programme, conference.entries, journal.integrity(), conference.now()
            )
            for remark in write_reports(filed, out):
                print(remark, file=sys.stderr)
    print(_("The record, reports and pictures lie in {path}").format(path=out.resolve()))
    return 0


def _play(
    arguments: argparse.Namespace,
    conference: Conference,
    clock: SimulatedClock,
    script: Sequence[ScriptedAct],
) -> None:
    progress = _Progress(len(script), conference.programme)
    try:
        if arguments.pictures:
            from timekeeper.desktop.windows.played_day import (  # noqa: PLC0415  # needs Qt
                Rehearsal,
                rehearse_in_windows,
            )

            folder = arguments.out / "pictures"
            rehearsal = Rehearsal(
                conference, clock, script, arguments.speed, folder, arguments.screens
            )
            rehearse_in_windows(rehearsal, progress.show)
        else:
            for count, scripted in play(conference, script, _paced(clock, arguments.speed)):
                progress.show(count, scripted)
    except ScriptStopped as stopped:
        reason = refusal(stopped.cause, conference.programme)
        where = f"{arguments.actions}:{stopped.scripted.line}: " if arguments.actions else ""
        raise CommandFailed(where + reason) from stopped
    finally:
        progress.end()


def _paced(clock: SimulatedClock, speed: float | None) -> Callable[[datetime], None]:
    def reach(instant: datetime) -> None:
        if speed is not None:
            left = max(0.0, (instant - clock.now()).total_seconds()) / speed
            while left > 0:
                # A Ctrl+C that had to wait a moment comes by another thread, and ends no sleep.
                time.sleep(min(left, _LONGEST_SLEEP))
                left -= _LONGEST_SLEEP
        clock.move_to(instant)

    return reach


_WORDS: dict[type[Act], str] = {
    acts.Start: "start",
    acts.Next: "next",
    acts.Previous: "previous",
    acts.Jump: "jump",
    acts.Pause: "pause",
    acts.Resume: "resume",
    acts.AddTime: "add",
    acts.CutTime: "cut",
    acts.Skip: "skip",
    acts.Restore: "restore",
    acts.CorrectStart: "correct",
    acts.CorrectEnd: "correct_end",
    acts.ChangeCourtesy: "courtesy",
    acts.Explain: "explain",
    acts.Edit: "edit",
    acts.Discuss: "discuss",
    acts.Replan: "replan",
    acts.ReplanBy: "replan",
    acts.Show: "show",
    acts.Finish: "finish",
    acts.CloseSession: "close",
    acts.AddNote: "note",
    acts.Undo: "undo",
    acts.Redo: "redo",
}


class _Progress:
    """A bar on the terminal; silent where nobody watches."""

    def __init__(self, total: int, programme: Programme) -> None:
        self._total = total
        self._programme = programme
        self._watched = sys.stderr.isatty()

    def show(self, count: int, scripted: ScriptedAct) -> None:
        if not self._watched:
            return
        full = _BAR * count // self._total
        bar = "█" * full + "░" * (_BAR - full)
        at = clock_with_seconds(scripted.at, self._programme)
        share = 100 * count // self._total
        print(
            f"\r{bar} {share:3} %  {at}  {_WORDS[type(scripted.act)]:<8}", end="", file=sys.stderr
        )

    def end(self) -> None:
        if self._watched:
            print(file=sys.stderr)
