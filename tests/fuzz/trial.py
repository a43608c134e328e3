"""One changed file, given to the program in a process of its own with limits of time and memory."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from timekeeper.cli import run
from timekeeper.cli.errors import expected
from timekeeper.core.programme import Programme
from timekeeper.files.journal.salvage import open_whatever_happened
from timekeeper.files.places import sample_agendas
from timekeeper.files.programme_files import read_programme
from timekeeper.files.script import read_script
from timekeeper.files.settings import keep_setting, open_settings
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import ScriptStopped, day_start, play

MEMORY = 1 << 30  # bytes, beside what the program has when it begins
SECONDS = 10.0
EXPECTED = expected()  # loaded while there is memory
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def fault_of(path: Path, folder: Path, seconds: float = SECONDS) -> str:
    """Return what went wrong with a changed file, "" for nothing: a traceback, or a limit."""
    told = folder / "told.txt"
    child = os.fork()
    if child == 0:
        _be_the_child(path, folder, told)
    end = time.perf_counter() + seconds
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if time.perf_counter() > end:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return f"takes more than {seconds:.0f} s"
        time.sleep(0.005)
    said = told.read_text(encoding="utf-8", errors="replace")
    if "Traceback (most recent call last)" in said:
        return said[said.index("Traceback") :]
    status = os.waitstatus_to_exitcode(ended[1])
    return "" if status in {0, 1, 2, 3, 4} else f"ends with {status}: {said[-200:]}"


def _be_the_child(path: Path, folder: Path, told: Path) -> None:
    status = 1
    try:
        with told.open("w", encoding="utf-8") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
        sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", errors="replace")
        size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = size * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for trial in TRIALS.get(path.suffix, (_programme,)):
            trial(path, folder)
    except EXPECTED:
        pass
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _programme(path: Path, folder: Path) -> None:
    run(["import", str(path), "--json"])
    run(["import", str(path), "--to", str(folder / "imported.yaml")])


def _agenda(path: Path, folder: Path) -> None:
    run(["import", str(path), "--json"])
    run(["export", str(path), "--to", str(folder / "programme.docx")])
    programme = read_programme(path).programme
    clock = SimulatedClock(day_start(programme.dated(NOW.date())))
    Conference(programme.dated(NOW.date()), MemoryJournal(), clock).snapshot()


def _script(path: Path, folder: Path) -> None:
    programme = _day()
    script = read_script(path, programme)
    clock = SimulatedClock(min([day_start(programme), *(act.at for act in script)]))
    conference = Conference(programme, MemoryJournal(), clock)
    try:
        for _done in play(conference, script, clock.move_to):
            conference.snapshot()
    except ScriptStopped:
        return


def _day() -> Programme:
    return read_programme(min(sample_agendas().glob("2023*.yaml"))).programme


def _settings(path: Path, folder: Path) -> None:
    home = folder / "settings.yaml"
    shutil.copy(path, home)
    run(["history", str(folder)])
    open_settings(home)
    if home.exists():
        keep_setting(home, copy_to="x")


def _journal(path: Path, folder: Path) -> None:
    for arguments in (["history"], ["history", "--json"], ["history", "--bodies"]):
        run([arguments[0], str(path), *arguments[1:]])
    run(["snapshot", str(path), "--json"])
    run(["snapshot", str(path), "--at", "2023-12-06T08:00:00"])
    for ending in ("json", "csv", "html", "xlsx"):
        run(["report", str(path), "--to", str(folder / f"report.{ending}")])
    if (folder / "report.json").exists():
        run(["verify", str(folder / "report.json"), str(path)])
    own = folder / "journal.db"
    shutil.copy(path, own)
    run(["history", str(own), "--delete", "9", "--yes"])
    run(["history", str(own), "--delete", "1", "--yes"])
    shutil.copy(path, own)
    file, _salvaged = open_whatever_happened(own, NOW)
    with file:
        newest = file.newest()
        if newest is not None:
            conference = Conference(newest.programme(), newest, SimulatedClock(NOW))
            conference.snapshot()
            file.opening(newest.programme(), NOW)
            file.begin(newest.programme(), NOW)


TRIALS: dict[str, tuple[Callable[[Path, Path], None], ...]] = {
    ".yaml": (_agenda,),
    ".actions": (_script,),
    ".settings": (_settings,),
    ".db": (_journal,),
}
