"""What sharing costs: `make bench-network` has viewers, an attacker, a race and noise."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from statistics import quantiles

import psutil

from tests.network.clients import Client, everything, no_allowances
from tests.network.fuzz import http_noise, websocket_noise
from tests.network.hall import FakeHall
from tests.network.qt_like import Lateness, beats, beats_beside_attack
from tests.network.racing import race
from tests.paths import OFFICE_AGENDA, ROOT
from timekeeper.core.acts import Next, Start, Undo
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.places import resources
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.network.links import Role
from timekeeper.network.sharing import Sharing

VIEWERS = (50, 200)
ACTS, BETWEEN = 60, 0.5  # acts, and seconds between them
SEEDS, NOISES = 40, 100
TIMES = 1_000


def main() -> None:
    """Measure everything and print it; fail where a race went wrong or noise did harm."""
    wrong = 0
    rows = [("alone, a second's lateness", str(beats(5)))]
    with shared() as (hall, sharing):
        rows += [row for count in VIEWERS for row in viewers_costs(hall, sharing, count)]
    with shared() as (_hall, sharing):
        attacked, machine = beats_beside_attack(sharing, 10)
        rows.append((f"lateness beside an attack of {attacked.attacks} connections", f"{attacked}"))
        rows.append(("the machine's own meanwhile", f"{machine}"))
    with shared() as (hall, sharing):
        found = race(sharing, hall, TIMES)
        wrong += len(found.wrong)
        won = ", ".join(f"{name} {found.winners.count(name)}" for name in ("desk", "one", "other"))
        rows.append((f"three hands press Next, {TIMES} times", f"{wrong} wrong; won by {won}"))
    with no_allowances(), shared() as (_hall, sharing):
        harm = noise(sharing)
        wrong += harm
        rows.append((f"{SEEDS * NOISES * 2} noises", f"{harm} did harm"))
    width = max(len(name) for name, _figure in rows)
    for name, figure in rows:
        print(f"{name:<{width}}  {figure}")
    sys.exit(bool(wrong))


@contextmanager
def shared() -> Iterator[tuple[FakeHall, Sharing]]:
    """Share the office's day."""
    programme = read_agenda(OFFICE_AGENDA)
    clock = SimulatedClock(day_start(programme))
    hall = FakeHall(Conference(programme, MemoryJournal(), clock))
    hall.act(Start())
    sharing = Sharing(hall, [resources() / "pages", resources() / "fonts"])
    hall.changed = sharing.publish
    sharing.open(0)
    yield hall, sharing
    sharing.close()


def viewers_costs(hall: FakeHall, sharing: Sharing, count: int) -> Iterator[tuple[str, str]]:
    """Return what so many viewers cost, and how soon each act is with them."""
    process = psutil.Process()
    before = process.memory_info().rss
    token = sharing.links[Role.HALL].token
    viewers = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.network", str(sharing.port), token, str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    while len(sharing.guests()) < count:
        time.sleep(0.05)
    acted: dict[int, float] = {}
    processor = time.process_time()
    late: list[float] = []
    for number in range(ACTS):
        acted[hall.number + 1] = time.monotonic()
        hall.act(Undo() if number % 2 else Next())
        late += beats(BETWEEN).late
    processor = time.process_time() - processor
    memory = process.memory_info().rss - before
    sharing.revoke(Role.HALL)
    told, _errors = viewers.communicate(timeout=60)
    times = {int(number): each for number, each in json.loads(told).items()}
    waits = [1000 * (at - acted[n]) for n, each in times.items() if n in acted for at in each]
    cuts = quantiles(waits, n=100)
    name = f"{count} viewers"
    yield f"{name}, an act with them", f"p50 {cuts[49]:.0f}, p99 {cuts[98]:.0f} ms"
    yield f"{name}, that arrived", f"{len(waits)} of {ACTS * count}"
    share = 100 * processor / (ACTS * BETWEEN)
    yield f"{name}, processor", f"{share:.1f} % of one core, with two acts a second"
    yield f"{name}, memory", f"{memory / 1e6:.1f} MB more"
    yield f"{name}, a second's lateness beside them", str(Lateness(tuple(late)))


def noise(sharing: Sharing) -> int:
    """Send noise, and return after how many seeds somebody new was not served."""
    client, harm = Client(sharing), 0
    for seed in range(100, 100 + SEEDS):
        said = list(http_noise(seed, client, NOISES))
        said += [client.upgrade(Role.STAFF) + each for each in websocket_noise(seed, NOISES)]
        for each in said:
            with suppress(OSError), client.connect() as wire:
                wire.sendall(each)
                wire.shutdown(socket.SHUT_WR)
                everything(wire)
        harm += client.ask(sharing.links[Role.HALL].path).status != HTTPStatus.OK
    return harm


async def follow(port: int, token: str, count: int) -> dict[int, list[float]]:
    """Follow so many times until the link is taken back; return when each number came."""
    from aiohttp import ClientSession, TCPConnector

    seen: dict[int, list[float]] = {}
    address = f"ws://127.0.0.1:{port}/{token}/live"

    async def one(session: ClientSession) -> None:
        async with session.ws_connect(address) as line:
            async for message in line:
                at = time.monotonic()
                seen.setdefault(json.loads(message.data)["view"]["seq"], []).append(at)

    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        await asyncio.gather(*(one(session) for _viewer in range(count)))
    return seen


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asyncio.run(follow(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))))
    else:
        main()
