"""Kills the hall or its standby at random and compares their records: `make standby`."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median

from tests.kill.days import AGENDA, HOLDING
from tests.network.mosquitto import free_port
from tests.paths import ROOT
from timekeeper.files.afar.shared_before import SharedBefore
from timekeeper.files.afar.standby_record import StandbyPlace, succeed, succession
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.live.clock import SystemClock
from timekeeper.network.standby.carrier import StandbyCarrier
from timekeeper.network.standby.receiver import Receiver

KILLS, TAKEOVERS, DESKS = 100, 5, 5
ENOUGH = 20  # acts
PATIENCE = 30.0


class Pair:
    """A hall and its standby, each in a process and a folder of its own."""

    def __init__(self, folder: Path, halls: Path | None = None) -> None:
        """Let the hall have a record of its own, or that of a desk that took over."""
        self.halls, self.own = halls or folder / "hall" / "journal.db", folder / "standby"
        self.halls.parent.mkdir(exist_ok=True)
        self.own.mkdir()
        self.port, self.link = free_port(), secrets.token_hex(26)
        self.address = f"http://127.0.0.1:{self.port}/{self.link[:20]}/standby#{self.link[20:]}"
        self.acknowledged = 0
        self._hall: subprocess.Popen[str] | None = None
        self._standby: subprocess.Popen[str] | None = None

    def start(self, seed: int, only: str = "") -> None:
        """Start what does not run."""
        if self._hall is None:
            told = [self.halls, str(seed), str(self.port), self.link]
            self._hall = _started("supplying", *told)
            assert self._hall.stdout is not None
            assert self._hall.stdout.readline(), "the hall did not start"
        if self._standby is None and only != "hall":
            self._standby = _started("standing_by", self.own, self.address)

    def let_acts_come(self, more: int) -> None:
        """Wait until the standby has acknowledged so many acts more, or as many as there were."""
        assert self._standby is not None
        assert self._standby.stdout is not None
        end = time.perf_counter() + PATIENCE
        wanted = self.acknowledged + more
        while self.acknowledged < wanted:
            assert time.perf_counter() < end, "nothing comes"
            self._take(self._standby.stdout.readline())

    def kill(self, which: str) -> None:
        """End one of them at once, as a power cut would."""
        if which == "hall":
            self._hall = _killed(self._hall)[0]
        else:
            self._standby, said = _killed(self._standby)
            for line in said.splitlines(keepends=True):
                self._take(line)

    def stop(self) -> None:
        """End both."""
        for which, process in (("hall", self._hall), ("standby", self._standby)):
            if process is not None:
                self.kill(which)

    def compare(self) -> int:
        """Fail unless the standby has each act it acknowledged, as the hall has it; count them."""
        hall, standby = entries(self.halls), entries(self.own / "standby.db")
        assert len(standby) >= self.acknowledged, (len(standby), self.acknowledged)
        assert standby == hall[: len(standby)]
        return len(standby)

    def _take(self, line: str) -> None:
        if line.endswith("\n"):
            self.acknowledged = max(self.acknowledged, int(line))


def entries(path: Path) -> list:
    with JournalFile.open_to_read(path) as file:
        newest = file.newest()
        assert newest is not None
        return list(newest.entries())


def killed_often(folder: Path, kills: int) -> int:
    """Kill one of the two so often; fail unless both have the same at the end, and count it."""
    pair, chance = Pair(folder), Random(kills)  # noqa: S311  # not for secrets
    for seed in range(1, kills + 1):
        pair.start(seed)
        pair.let_acts_come(chance.randrange(1, 20))
        time.sleep(chance.uniform(0, 0.03))
        pair.kill(("hall", "standby")[seed % 2])
        pair.compare()
    pair.stop()
    pair.start(0)  # a hall that does nothing more
    made = len(entries(pair.halls))
    pair.let_acts_come(made - pair.acknowledged)
    pair.stop()
    assert pair.compare() == made
    return made


def taken_over(folder: Path) -> dict[str, float]:
    """Take the day over from a hall that was killed; return how many seconds each step took."""
    pair, clock = Pair(folder), SystemClock()
    pair.start(1)
    place = StandbyPlace(pair.own / "standby.db", clock.now)
    pair.kill("standby")
    receiver = Receiver(place, clock)
    carrier = StandbyCarrier(pair.address, receiver)
    carrier.open()
    _until(lambda: receiver.stand.acts > ENOUGH)
    pair.kill("hall")
    lost = _until(receiver.is_lost)
    carrier.close()
    begin, stand = time.perf_counter(), receiver.stand
    epoch = succession(stand.epoch, clock.now())
    receiver.take_over(epoch)
    assert stand.heard is not None
    own, shared = pair.own / "journal.db", pair.own / "sharing.json"
    succeed(place.path, own, shared, heard=stand.heard, ahead=stand.ahead, epoch=epoch)
    succeeded = time.perf_counter() - begin
    assert [e.event for e in entries(own)][: stand.acts] == [
        e.event for e in entries(pair.halls)[: stand.acts]
    ]
    return {
        "killed to offered": lost,
        "confirmed to recorded": succeeded,
        "start of the program to a right hall": _shown(pair.own),
    }


def taken_over_again(folder: Path, desks: int = 3) -> int:
    """Let each desk die and the next take over; fail unless the last has every act acknowledged.

    Then the dead ones are met again, and are told. Returns how many acts the last one has.
    """
    clock, halls, epochs = SystemClock(), None, [0]
    for number in range(1, desks):
        (folder / str(number)).mkdir()
        pair = Pair(folder / str(number), halls)
        before = len(entries(halls)) if halls is not None else 0
        pair.start(number)
        pair.let_acts_come(before + ENOUGH)
        pair.stop()
        acts = pair.compare()
        receiver = Receiver(StandbyPlace(pair.own / "standby.db", clock.now), clock)
        assert receiver.is_lost()
        assert receiver.stand.acts == acts
        epochs.append(succession(epochs[-1], clock.now()))
        receiver.take_over(epochs[-1])
        receiver.close()
        halls, shared = pair.own / "journal.db", pair.own / "sharing.json"
        heard = entries(pair.own / "standby.db")[-1].at
        succeed(
            pair.own / "standby.db",
            halls,
            shared,
            heard=heard,
            ahead=timedelta(),
            epoch=epochs[-1],
        )
        assert [e.event for e in entries(halls)] == [e.event for e in entries(pair.halls)[:acts]]
        assert SharedBefore.read(shared).begun("c", clock.now()).epoch > epochs[-1] > epochs[-2]
        pair.start(0, only="hall")  # the old desk is met again
        herald = StandbyCarrier(pair.address, receiver)
        herald.open()
        _until(lambda receiver=receiver: receiver.stand.told)
        herald.close()
        pair.stop()
    assert halls is not None
    return len(entries(halls))


def _shown(home: Path) -> float:
    environment = {**os.environ, "TIMEKEEPER_HOME": str(home)}
    command = [sys.executable, str(HOLDING), str(AGENDA), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        shown = process.stdout.readline().split("\t")
        process.kill()
    assert shown[0] == "SHOWN"
    assert shown[3] == "True"
    return float(shown[2])


def _until(known: Callable[[], object]) -> float:
    begin = time.perf_counter()
    while not known():
        assert time.perf_counter() - begin < PATIENCE
        time.sleep(0.005)
    return time.perf_counter() - begin


def _started(name: str, *told: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.kill.{name}", *map(str, told)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _killed(process: subprocess.Popen[str] | None) -> tuple[None, str]:
    assert process is not None
    process.send_signal(signal.SIGKILL)
    said, _errors = process.communicate()
    return None, said


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        acts = killed_often(Path(folder), kills)
        print(f"{kills} kills, {acts} acts: the standby has each of them as the hall has it")
        print(f"in {time.perf_counter() - begin:.0f} s")
    with tempfile.TemporaryDirectory() as folder:
        acts = taken_over_again(Path(folder), DESKS)
        print(f"{DESKS} desks, each took over from the one before: {acts} acts, none is missing")
    times = []
    for _run in range(TAKEOVERS):
        with tempfile.TemporaryDirectory() as folder:
            times.append(taken_over(Path(folder)))
    for name in times[0]:
        each = [found[name] for found in times]
        print(f"{name}: {median(each):.2f} s, at most {max(each):.2f} s")


if __name__ == "__main__":
    main()
