"""What the operator and the hall have: from a key to the projector's pixels, seen from outside.

`python -m tests.bench.outside [--base COMMIT] [--only FIGURES] [--items N]`: with a commit, that
one is checked out beside this one and their runs take turns, so that a busy machine is as busy for
both. ``N``: a day of so many items of a minute each in place of the office's.
FIGURES is start, keys, kill or run: all take a quarter of an hour, one of them a few minutes.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.growth import day_of
from tests.observer import Desktop, Rectangle
from tests.paths import OFFICE_AGENDA, ROOT
from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens, own_desk
from timekeeper.files.agenda.agenda_file import read_agenda, write_agenda

ROUNDS = int(os.environ.get("ROUNDS", "3"))
CYCLES = int(os.environ.get("CYCLES", "8"))
SECONDS = int(os.environ.get("SECONDS", "60"))  # of looking on
FIGURES = ("start", "keys", "kill", "run")

STATUS_LINE = 30  # pixels; whether the system stays awake is told there later
OPERATORS: Rectangle = (0, 0, OPERATOR[0], OPERATOR[1] - STATUS_LINE)
HALL: Rectangle = (OPERATOR[0], 0, *PROJECTOR)
PAUSE = 0.0005
WATCHED = 0.7  # seconds after a key, within one second of the clock
PRESSED_AT = 0.15  # of a second: what strikes with it is painted by then
PATIENCE = 30
LATEST_START = 50  # second of a minute
AT_REST = 3  # seconds after the first pixels of both windows
BRIGHT = 127
READABLE = 0.9  # of the green that a letter ends with
MOST = 0.99  # of the new letters' pixels: the edges may still change
ALIKE = 0.004  # of the pixels: a clock's last digit
NEARLY_ALIKE = 0.02  # of the hall's: what a pause counts, and the forecasts that move with it

Look = tuple[float, bytes]


@dataclass
class Side:
    """One commit: where it is checked out, and all that was measured of it, in ms, % or MB."""

    name: str
    tree: Path
    figures: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


class Program:
    """The real program of one side on the two screens, and a hand at its keyboard."""

    def __init__(self, screens: VirtualScreens, side: Side, home: Path, agenda: Path) -> None:
        self._agenda = agenda
        self._environment = screens.environment() | {
            "PYTHONPATH": str(side.tree / "src"),
            "TIMEKEEPER_HOME": str(home),
        }
        self._desktop = Desktop(screens.pixels)
        self._hand = subprocess.Popen(
            ["xdotool", "-"], stdin=subprocess.PIPE, text=True, env=self._environment
        )
        self._side = side
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> tuple[float, list[Look], list[Look]]:
        """Start it; return when, and how the operator's screen and the hall's came to be."""
        if (second := time.time() % 60) > LATEST_START:  # a full minute changes words as well
            time.sleep(60 - second)
        begun = time.perf_counter()
        command = [sys.executable, "-m", "timekeeper", "open", str(self._agenda)]
        self.process = subprocess.Popen(command, env=self._environment, cwd=self._side.tree)
        operators, halls = self._watch(PATIENCE, OPERATORS, HALL, rest=AT_REST)
        return begun, operators, halls

    def end(self, how: signal.Signals) -> float:
        """End it; return when."""
        assert self.process is not None
        ended = time.perf_counter()
        self.process.send_signal(how)
        self.process.wait(PATIENCE)
        self.process = None
        time.sleep(0.1)  # the X server takes its windows down
        return ended

    def close(self) -> None:
        """End the hand, and the program if it still runs."""
        if self.process is not None:
            self.end(signal.SIGKILL)
        assert self._hand.stdin is not None
        self._hand.stdin.close()
        self._hand.wait(PATIENCE)

    def activate(self) -> None:
        """Give the operator's window the keyboard."""
        command = ["xdotool", "search", "--name", "^timekeeper – ", "windowactivate", "--sync"]
        subprocess.run(command, env=self._environment, check=True, timeout=PATIENCE)

    def type(self, command: str) -> None:
        """Let the hand do this; it is done when the X server says so."""
        assert self._hand.stdin is not None
        self._hand.stdin.write(command + "\n")
        self._hand.stdin.flush()

    def press(self, key: str) -> tuple[float, bytes, list[Look]]:
        """Press a key early in a second; return when, the hall before and what it became."""
        time.sleep((PRESSED_AT - time.time()) % 1)
        before = self._desktop.look(HALL)
        pressed = time.perf_counter()
        self.type(f"key --delay 0 {key}")
        (looks,) = self._watch(WATCHED, HALL)
        return pressed, before, looks

    def hall(self) -> bytes:
        """Return how the hall looks now."""
        return self._desktop.look(HALL)

    def _watch(self, seconds: float, *places: Rectangle, rest: float = 0) -> list[list[Look]]:
        """Return all looks within the time, or for so long after each place was another one."""
        seen: list[list[Look]] = [[] for _place in places]
        end, shortened = time.perf_counter() + seconds, False
        while (now := time.perf_counter()) < end:
            for place, looks in zip(places, seen, strict=True):
                look = self._desktop.look(place)
                if not looks or look != looks[-1][1]:
                    looks.append((now, look))
                    if rest and all(len(looks) > 1 for looks in seen) and not shortened:
                        end, shortened = min(end, now + rest), True
            time.sleep(10 * PAUSE if rest else PAUSE)  # a start wants the processor itself
        return seen

    def used(self) -> float:
        """Return the processor's time of all its threads, in seconds."""
        assert self.process is not None
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")")[1]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Return the megabytes that it holds."""
        assert self.process is not None
        pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1024**2


def alike(one: bytes, other: bytes, most: float = ALIKE) -> bool:
    """Return whether two looks differ in no more than this share of their pixels."""
    different = sum(a != b for a, b in zip(one, other, strict=True))
    return different <= most * len(other)


def painted(looks: list[Look]) -> float:
    """Return when the place first looked as it did in the end."""
    end = looks[-1][1]
    return next(at for at, look in looks if alike(look, end))


def readable(before: bytes, looks: list[Look]) -> float:
    """Return when the new letters stood, whatever was left of the old ones.

    Where none are new, as in the dark, when all was as in the end.
    """
    end = looks[-1][1]
    ink = [i for i, (a, b) in enumerate(zip(before, end, strict=True)) if a <= BRIGHT < b]
    if not ink:
        return painted(looks)
    needed = MOST * len(ink)
    return next(
        at for at, look in looks if sum(look[i] >= READABLE * end[i] for i in ink) >= needed
    )


def measure_round(
    side: Side,
    screens: VirtualScreens,
    wanted: Collection[str] = FIGURES,
    agenda: Path = OFFICE_AGENDA,
) -> None:
    """Start the program twice, press its keys, kill it, and look on while an item runs."""
    with TemporaryDirectory() as home:
        program = Program(screens, side, Path(home), agenda)
        try:
            for name in ("start to both windows, first", "start to both windows, again"):
                _start(program, side, name)
            if set(wanted) != {"start"}:
                program.start()
                program.activate()
                program.press("space")
            for figure, measure in (("run", _look_on), ("keys", _press_keys), ("kill", _kill)):
                if figure in wanted:
                    measure(program, side)
        finally:
            program.close()


def _start(program: Program, side: Side, name: str) -> None:
    begun, operators, halls = program.start()
    both = max(painted(operators), painted(halls))
    side.figures[f"{name} (ms)"].append((both - begun) * 1000)
    side.figures[f"{name}, processor (ms)"].append(program.used() * 1000)
    side.figures[f"{name}, memory (MB)"].append(program.memory())
    program.end(signal.SIGTERM)
    time.sleep(0.5)


def _press_keys(program: Program, side: Side) -> None:
    for _cycle in range(CYCLES):
        _note(side, "next", *program.press("space"))
        _note(side, "undo", *program.press("ctrl+z"))
        _note(side, "next", *program.press("space"))
        _note(side, "+1 minute", *program.press("equal"))
        program.press("m")
        program.type("type --delay 5 'Moi vao hop'")
        time.sleep(0.5)
        _note(side, "message", *program.press("Return"))
        program.press("x")
        _note(side, "dark", *program.press("b"))
        program.press("b")
    for cycle in range(CYCLES):
        program.press("F2")
        program.type(f"type --delay 5 'Nghe {cycle}'")
        time.sleep(0.5)
        _note(side, "title", *program.press("Return"))
        program.press("Escape")


def _note(side: Side, name: str, pressed: float, before: bytes, looks: list[Look]) -> None:
    changed = [(at, look) for at, look in looks if look != before]
    if not changed:
        side.figures[f"{name}: keys without an effect"].append(1)
        return
    side.figures[f"{name}: key to first pixels (ms)"].append((changed[0][0] - pressed) * 1000)
    stood = readable(before, changed)
    side.figures[f"{name}: key to the new words (ms)"].append((stood - pressed) * 1000)
    rest = painted(changed)
    side.figures[f"{name}: key to the picture at rest (ms)"].append((rest - pressed) * 1000)


def _kill(program: Program, side: Side) -> None:
    program.press("p")  # no figure goes on meanwhile
    right = program.hall()
    killed = program.end(signal.SIGKILL)
    _begun, _operators, halls = program.start()
    shown = next((at for at, look in halls if alike(look, right, NEARLY_ALIKE)), None)
    if shown is not None:
        side.figures["kill to a right hall (ms)"].append((shown - killed) * 1000)
    program.activate()
    program.press("p")


def _look_on(program: Program, side: Side) -> None:
    time.sleep(2)
    before, begun = program.used(), time.perf_counter()
    time.sleep(SECONDS)
    share = (program.used() - before) / (time.perf_counter() - begun)
    side.figures["processor while an item runs (% of a core)"].append(100 * share)
    side.figures["memory while an item runs (MB)"].append(program.memory())


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """Let another commit lie beside this one."""
    with TemporaryDirectory() as folder:
        tree = Path(folder) / "base"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--detach", str(tree), commit], check=True, timeout=60)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=False, timeout=60)


def table(sides: list[Side]) -> Iterator[str]:
    """Return the lines of the table: the median of each figure, and the worst."""
    names = dict.fromkeys(name for side in sides for name in side.figures)
    wide = max(map(len, names))
    heads = [f"{side.name + ' p50 / worst':>22}" for side in sides]
    yield "  ".join([" " * wide, *heads, "ratio"[: 5 * (len(sides) - 1)]]).rstrip()
    for name in names:
        found = [side.figures.get(name, []) for side in sides]
        cells = [f"{median(f):12.1f} / {max(f):7.1f}" if f else f"{'–':>22}" for f in found]
        compared = len(sides) > 1 and all(found)
        ratio = f"{median(found[-1]) / median(found[0]):5.2f}" if compared else ""
        yield "  ".join([f"{name:<{wide}}", *cells, ratio]).rstrip()


def main() -> None:
    """Measure this tree, or another commit and this tree in turns, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.outside")
    parser.add_argument("--base", default="", metavar="COMMIT")
    parser.add_argument("--only", action="append", choices=FIGURES)
    parser.add_argument("--items", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    base = asked.base
    with (
        own_desk() as screens,
        checked_out(base) if base else nullcontext() as tree,
        TemporaryDirectory() as folder,
    ):
        agenda = OFFICE_AGENDA
        if asked.items:
            agenda = Path(folder) / "agenda.yaml"
            write_agenda(day_of(read_agenda(OFFICE_AGENDA), asked.items), agenda)
        sides = [Side(base, tree)] if tree is not None else []
        sides.append(Side("now", ROOT))
        for side in sides:  # as an installed program is
            subprocess.run(
                [sys.executable, "-m", "compileall", "-q", side.tree / "src"], check=True
            )
        for _round in range(ROUNDS):
            for side in sides:
                measure_round(side, screens, asked.only or FIGURES, agenda)
    print("\n".join(table(sides)))


if __name__ == "__main__":
    main()
