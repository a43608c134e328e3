"""What linked points cost, and how soon they are right: `make points` takes a few minutes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from tests.network.hall import FakeHall
from tests.network.linked import ByBroker, ByServer, Way
from tests.network.mosquitto import Mosquitto
from tests.network.qt_like import beats
from tests.paths import OFFICE_AGENDA, ROOT
from timekeeper.core.acts import Next, Start, Undo
from timekeeper.core.points import Point
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.live.clock import SystemClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.network.sharing import TURN
from timekeeper.network.standings import Standings
from timekeeper.views.published import exact_milliseconds

ACTS, BETWEEN = 40, 0.5  # acts, and seconds between them
KILLS, DOWN = 3, 0.5  # how often the server or the broker is killed, and for how many seconds
EACH_SECOND = 50  # points that join


@dataclass
class Found:
    """What one run showed."""

    name: str
    figures: dict[str, str] = field(default_factory=dict)


def main() -> None:
    """Measure all and print it as a table."""
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    counts = [int(each) for each in sys.argv[1:]] or [200, 1000]
    found = [measure("server, 200", 200, server)]
    found += [measure(f"Mosquitto with TLS, {count}", count, mosquitto) for count in counts]
    heads = ["", *(each.name for each in found)]
    rows = [[name, *(each.figures[name] for each in found)] for name in found[0].figures]
    for row in [heads, ["---"] * len(heads), *rows]:
        print(f"| {' | '.join(row)} |")


@contextmanager
def server(hall: FakeHall) -> Iterator[tuple[Way, Callable[[], float], Callable[[], str]]]:
    """Link the points over the hall's own server."""
    way = ByServer(hall)
    way.open()

    def restart() -> float:
        way.kill()
        time.sleep(DOWN)
        way.open()
        return time.perf_counter()

    yield way, restart, lambda: "–"
    way.close()


@contextmanager
def mosquitto(hall: FakeHall) -> Iterator[tuple[Way, Callable[[], float], Callable[[], str]]]:
    """Link the points over a broker."""
    with TemporaryDirectory() as folder:
        broker = Mosquitto(Path(folder), tuple(point.name for point in hall.linked.points))
        broker.start()
        way = ByBroker(hall, broker)
        interval = sys.getswitchinterval()
        sys.setswitchinterval(TURN)  # as sharing does, which goes with it at the desk
        way.open()

        def restart() -> float:
            broker.kill()
            time.sleep(DOWN)
            broker.start()
            return time.perf_counter()

        def costs() -> str:
            process = psutil.Process(broker.pid)
            used = process.cpu_times()
            memory = process.memory_info().rss / 1e6
            return f"{memory:.0f} MB, {used.user + used.system:.1f} s"

        yield way, restart, costs
        way.close()
        sys.setswitchinterval(interval)
        broker.kill()


def measure(name: str, count: int, linked: Any) -> Found:
    """Return how so many points fare over one way."""
    found, hall, process = Found(name), hall_of(count), psutil.Process()
    with linked(hall) as (way, restart, broker_costs):
        memory = process.memory_info().rss
        addresses = [way.address(point.id) for point in hall.linked.points]
        with crowd(way, addresses) as ask:
            joined = [first for _at, first in ask(do="right")]
            found.figures["joined to right"] = spread(joined)
            waits, late, processor = acted(hall, ask)
            came = [wait for wait in waits if wait is not None]
            found.figures["change to received"] = spread(came)
            found.figures["changes that came"] = f"{len(came)} of {len(waits)}"
            found.figures["the hall's own second late"] = spread(late)
            found.figures["processor of the hall"] = f"{processor:.0f} % of one"
            grown = (process.memory_info().rss - memory) / 1e6
            found.figures["memory of the hall"] = f"{grown:.0f} MB more"
            found.figures["the broker"] = broker_costs()
            now, at = exact_milliseconds(hall.now()), time.perf_counter() * 1_000
            errors = ask(do="clocks", hall=now, at=at)
            found.figures["error of the points' clocks"] = spread([abs(e) for e, _doubt in errors])
            within = sum(abs(error) <= doubt + 0.5 for error, doubt in errors)
            found.figures["within the bound they state"] = f"{within} of {count}"
            again = []
            for _kill in range(KILLS):
                begun = restart() * 1_000
                time.sleep(1)  # until those who noticed nothing yet have noticed
                again += [max(0.0, right - begun) for right, _first in ask(do="right")]
            found.figures[f"right again after {KILLS} kills"] = spread(again)
    print(f"{name}: done", file=sys.stderr)
    return found


def hall_of(count: int) -> FakeHall:
    """Return a hall with the office's day under way, and so many points."""
    clock = SystemClock()
    hall = FakeHall(Conference(read_agenda(OFFICE_AGENDA), MemoryJournal(), clock))
    hall.linked.points = tuple(Point(f"p{n:03}", f"Xã số {n}") for n in range(1, count + 1))
    hall.standings = Standings("hội nghị", hall.epoch)
    hall.look()
    hall.act(Start())
    return hall


def acted(hall: FakeHall, ask: Callable[..., Any]) -> tuple[list[float | None], list[float], float]:
    """Act, and return the waits of all points, the hall's lateness and its processor in percent."""
    times: dict[int, float] = {}
    late: list[float] = []
    begun, used = time.perf_counter(), time.process_time()
    for number in range(ACTS):
        times[hall.number + 1] = time.perf_counter() * 1_000
        hall.act(Undo() if number % 2 else Next())
        late += beats(BETWEEN).late
    share = 100 * (time.process_time() - used) / (time.perf_counter() - begun)
    numbers = list(times)
    waits = [
        None if at is None else at - times[number]
        for number, came in zip(numbers, ask(do="came", numbers=numbers), strict=True)
        for at in came
    ]
    return waits, late, share


@contextmanager
def crowd(way: Way, addresses: list[str]) -> Iterator[Callable[..., Any]]:
    """Let points follow in a process of their own; yield what asks it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.network.crowd"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    wire_in, wire_out = process.stdin, process.stdout

    def say(**told: Any) -> None:
        wire_in.write(json.dumps(told) + "\n")
        wire_in.flush()

    def ask(**told: Any) -> Any:
        say(**told)
        return json.loads(wire_out.readline())

    certificate = None if way.certificate is None else str(way.certificate)
    say(certificate=certificate, addresses=addresses, each_second=EACH_SECOND)
    yield ask
    with suppress(BrokenPipeError):
        say(do="end")
    process.wait(30)


def spread(milliseconds: list[float]) -> str:
    """Return the middle, and what one in a hundred exceeds."""
    cuts = quantiles(milliseconds, n=100, method="inclusive")
    return f"{cuts[49]:.1f} / {cuts[98]:.1f} ms, at most {max(milliseconds):.0f}"


if __name__ == "__main__":
    main()
