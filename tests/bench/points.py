"""What linked points cost, and how soon they are right: `make points` takes half an hour."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import psutil

from tests.network.hall import FakeHall
from tests.network.linked import ByBroker, ByServer, Way
from tests.network.mosquitto import Mosquitto
from tests.network.nats import Nats
from tests.network.province import province
from tests.network.qt_like import beats
from tests.paths import OFFICE_AGENDA, ROOT
from timekeeper.core.acts import Hear, Next, Start, Undo
from timekeeper.core.events import RollCallOpened
from timekeeper.core.points import Point
from timekeeper.desktop.office.sharing.shared_desk import POINTS_TOLD
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.live.clock import SystemClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.network.sharing import TURN
from timekeeper.views.afar.instants import exact_milliseconds

ACTS, BETWEEN = 40, 0.5  # acts, and seconds between them
LOOKS, FAR = 40, 50  # at the displayed seconds, and how many points have a long way
KILLS, DOWN = 10, 0.5  # how often each is killed, and for how many seconds
EACH_SECOND = 50  # points that join
JOINS, WRITES = 10_000, 10  # others who join meanwhile, and acts a second in that time
STALE = 5_000  # milliseconds after which nobody may still be behind
WAYS = "server 200", "mosquitto 200", "nats 200", "mosquitto 1000", "mosquitto 2200"
Costs = tuple[float, float]  # of the broker: megabytes, and seconds of processor
Linked = tuple[Way, Callable[[], float], Callable[[], Costs]]  # with what kills and starts it anew
BROKERS = {"mosquitto": Mosquitto, "nats": Nats}


class CalmHall(FakeHall):
    """Looks at all points once for all who press together, as the desk does."""

    _looks = False

    def look_soon(self) -> None:
        if not self._looks:
            self._looks = True
            threading.Timer(POINTS_TOLD / 1000, self._look).start()

    def _look(self) -> None:
        self._looks = False
        self.look()


@dataclass
class Found:
    """What one run showed."""

    name: str
    figures: dict[str, str] = field(default_factory=dict)
    lost: int = 0  # acts, answers and hands

    def note(self, name: str, figure: str) -> None:
        """Take note of a figure, and tell it at once: a run takes its time."""
        self.figures[name] = figure
        print(f"{self.name}: {name}: {figure}", file=sys.stderr, flush=True)


def main() -> None:
    """Measure all, or what is named as in WAYS, and print it as a table."""
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    found = []
    for each in sys.argv[1:] or WAYS:
        name, count = each.split()
        joins = JOINS if int(count) == 200 else 0
        linked = server if name == "server" else partial(over_broker, BROKERS[name])
        found.append(measure(each, int(count), linked, joins))
    rows = [[name, *(each.figures[name] for each in found)] for name in found[0].figures]
    heads = ["", *(each.name for each in found)]
    for row in [heads, ["---"] * len(heads), *rows]:
        print(f"| {' | '.join(row)} |")
    print(f"\nload of the machine after: {os.getloadavg()[0]:.1f}")
    sys.exit(sum(each.lost for each in found) > 0)


@contextmanager
def server(hall: FakeHall) -> Iterator[Linked]:
    """Link the points over the hall's own server."""
    way = ByServer(hall)
    way.open()

    def restart() -> float:
        way.kill()
        time.sleep(DOWN)
        way.open()
        return time.perf_counter()

    yield way, restart, lambda: (0.0, 0.0)
    way.close()


@contextmanager
def over_broker(make: type[Mosquitto], hall: FakeHall) -> Iterator[Linked]:
    """Link the points over a broker."""
    with TemporaryDirectory() as folder:
        broker = make(Path(folder), tuple(point.name for point in hall.linked.points))
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

        def costs() -> Costs:
            process = psutil.Process(broker.pid)
            used = process.cpu_times()
            return process.memory_info().rss / 1e6, used.user + used.system

        yield way, restart, costs
        way.close()
        sys.setswitchinterval(interval)
        broker.kill()


def measure(name: str, count: int, linked: Any, joins: int) -> Found:
    """Return how so many points fare over one way, and ``joins`` others who come meanwhile."""
    found, hall, process = Found(name), hall_of(count), psutil.Process()
    with linked(hall) as (way, restart, broker_costs):
        memory = process.memory_info().rss
        addresses = [way.address(point.id) for point in hall.linked.points]
        with crowd(way, addresses) as ask:
            found.note("joined to right", spread([first for _at, first in ask(do="right")]))
            waits, skipped, late, processor = acted(hall, ask)
            came = [wait for wait in waits if wait is not None]
            found.lost += len(waits) - len(came)
            found.note("change to received", spread(came))
            told = f"{len(came):,} of {len(waits):,}; {skipped:,} by a newer view alone"
            found.note("changes that came", told)
            found.note("the hall's own second late", spread(late))
            found.note("processor of the hall", f"{processor:.0f} % of one")
            grown = (process.memory_info().rss - memory) / 1e6
            found.note("memory of the hall", f"{grown:.0f} MB more")
            found.note("the broker", "{:.0f} MB, {:.1f} s".format(*broker_costs()))
            for where, told in (
                ("here", displayed(hall, ask)),
                ("through a province's network", from_afar(hall, way, addresses[:FAR])),
            ):
                found.note(f"displayed second against the hall's, {where}", told)
            for what in ("present", "hand"):
                told, lost = answers(hall, ask, what)
                found.note(f"{what}: all at once, written down", told)
                found.lost += lost
            joined = joining(hall, ask, joins) if joins else "–"
            found.note(f"{JOINS:,} joins beside {WRITES} acts a second", joined)
            told, used = returned(restart, ask, broker_costs)
            found.note(f"right again after {KILLS} kills of server or broker", told)
            found.note("processor that such a return takes", used)
            again = [wait for _kill in range(KILLS) for wait in hall_killed(hall, way, ask)]
            found.note(f"right again after {KILLS} kills of the hall", spread(again))
    return found


def displayed(hall: FakeHall, ask: Callable[..., Any]) -> str:
    """Return how far from the hall's each point's second was, looked at for a while."""
    errors, within = [], 0
    for _look in range(LOOKS):
        now, at = exact_milliseconds(hall.now()), time.perf_counter() * 1_000
        found = ask(do="clocks", hall=now, at=at)
        errors += [abs(error) for error, _doubt in found]
        within += sum(abs(error) <= doubt + 0.5 for error, doubt in found)
        time.sleep(BETWEEN)
    return f"{spread(errors)}; {within:,} of {len(errors):,} within the bound they state"


def from_afar(hall: FakeHall, way: Way, addresses: list[str]) -> str:
    """Return the same of points that join through a province's network."""
    port = urlsplit(addresses[0]).port
    assert port is not None
    with province(port) as near:
        far = [address.replace(f":{port}", f":{near}") for address in addresses]
        with crowd(way, far) as ask:
            ask(do="right")
            return displayed(hall, ask)


def answers(hall: FakeHall, ask: Callable[..., Any], what: str) -> tuple[str, int]:
    """Let all points say the same at once; return how long it took, and how many were lost."""
    points = hall.linked.points
    if what == "present":
        hall.conference.act(Hear(RollCallOpened(points)))
    else:
        hall.linked.test(4711)  # the sign to raise every hand
    hall.look()
    told = spread(ask(do="answered", what=what))
    hall.linked.test(None)
    course = hall.conference.course
    called = course.roll_call.present if course.roll_call is not None else ()
    taken = len(called if what == "present" else course.hands)
    return f"{told}; {taken:,} of {len(points):,}", len(points) - taken


def joining(hall: FakeHall, ask: Callable[..., Any], joins: int) -> str:
    """Let others join while the hall acts fast; return how soon they are right."""
    with ThreadPoolExecutor(1) as asking:
        answer = asking.submit(ask, do="join", how={"count": joins, "each_second": EACH_SECOND})
        number = 0
        while not answer.done():
            hall.act(Undo() if number % 2 else Next())
            number += 1
            time.sleep(1 / WRITES)
    waits = answer.result()
    stale = sum(old > STALE for _took, old in waits)
    took, old = ([each[n] for each in waits] for n in (0, 1))
    return f"{spread(took)}; read something old for {spread(old)}; {stale} for more than 5 s"


def returned(
    restart: Callable[[], float], ask: Callable[..., Any], broker_costs: Callable[[], Costs]
) -> tuple[str, str]:
    """Kill server or broker again and again; return how soon all are right, and what it takes."""
    waits, used = [], []
    for _kill in range(KILLS):
        hall, points = time.process_time(), ask(do="processor")
        waits += killed(restart, ask)
        hall = time.process_time() - hall
        used.append((hall, broker_costs()[1], ask(do="processor") - points))
    taken = "hall {:.2f}, broker {:.2f}, the points themselves {:.2f} s"
    return spread(waits), taken.format(*(median(each) for each in zip(*used, strict=True)))


def killed(restart: Callable[[], float], ask: Callable[..., Any]) -> list[float]:
    """Kill the server or the broker, start it, and return how soon each point is right again."""
    begun = restart() * 1_000
    time.sleep(1)  # until those who noticed nothing yet have noticed
    return [max(0.0, right - begun) for right, _first in ask(do="right")]


def hall_killed(hall: FakeHall, way: Way, ask: Callable[..., Any]) -> list[float]:
    """Kill the hall, start it again, and return how soon each point follows the new one."""
    way.kill_hall()
    time.sleep(DOWN)
    hall.begin_anew()
    begun = time.perf_counter() * 1_000
    way.open()
    return [max(0.0, at - begun) for at in ask(do="epoch", epoch=hall.epoch)]


def hall_of(count: int) -> FakeHall:
    """Return a hall with the office's day under way, and so many points."""
    clock = SystemClock()
    hall = CalmHall(Conference(read_agenda(OFFICE_AGENDA), MemoryJournal(), clock))
    hall.linked.enlist(Point(f"p{n:03}", f"Xã số {n}") for n in range(1, count + 1))
    hall.begin_anew()
    hall.act(Start())
    return hall


def acted(
    hall: FakeHall, ask: Callable[..., Any]
) -> tuple[list[float | None], int, list[float], float]:
    """Act, and return how long each point did not know of each act, None where it never did.

    Whoever is slow is told the newest alone, by design: the second is how many views were skipped.
    Then come the hall's lateness, and its processor in percent.
    """
    times: dict[int, float] = {}
    late: list[float] = []
    begun, used = time.perf_counter(), time.process_time()
    for number in range(ACTS):
        times[hall.number + 1] = time.perf_counter() * 1_000
        hall.act(Undo() if number % 2 else Next())
        late += beats(BETWEEN).late
    share = 100 * (time.process_time() - used) / (time.perf_counter() - begun)
    came = ask(do="came", numbers=list(times))
    waits = [
        None if at is None else at - begin
        for begin, knew in zip(times.values(), came["knew"], strict=True)
        for at in knew
    ]
    return waits, came["skipped"], late, share


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
