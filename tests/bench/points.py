"""What linked points cost the hall's own server: `make bench-points` has two hundred of them."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from statistics import quantiles
from typing import Any

from tests.bench.network import ACTS, BETWEEN, shared
from tests.network.hall import FakeHall
from tests.network.qt_like import Lateness, beats
from tests.paths import ROOT
from timekeeper.core.acts import Hear, Next, Undo
from timekeeper.core.events import RollCallOpened
from timekeeper.core.points import Point, enlisted
from timekeeper.network.point_protocol import PING_EVERY, AskFloor, Ping, PointAct, Present
from timekeeper.network.sharing import Sharing

COUNT = 200
SECONDS_OF_A_ROLL_CALL = 4


def main() -> None:
    """Measure everything and print it; fail where a point or a hand was lost."""
    with shared() as (hall, sharing):
        rows, lost = points_costs(hall, sharing)
    width = max(len(name) for name, _figure in rows)
    for name, figure in rows:
        print(f"{name:<{width}}  {figure}")
    sys.exit(lost > 0)


def points_costs(hall: FakeHall, sharing: Sharing) -> tuple[list[tuple[str, str]], int]:
    """Return what the points cost and how soon each is told, and how many were lost."""
    hall.points_changed = sharing.publish
    hall.linked.points = enlisted(Point("", f"Xã {number}") for number in range(COUNT))
    hall.look()
    sharing.let_in({p.id: f"{n:020x}" for n, p in enumerate(hall.linked.points)})
    points = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.points", str(sharing.port)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    while sum(hall.linked.presence.seen(p.id) is not None for p in hall.linked.points) < COUNT:
        time.sleep(0.05)
    acted: dict[int, float] = {}
    processor = time.process_time()
    late: list[float] = []
    for number in range(ACTS):
        acted[hall.number + 1] = time.monotonic()
        hall.act(Undo() if number % 2 else Next())
        late += beats(BETWEEN).late
    processor = time.process_time() - processor
    hall.conference.act(Hear(RollCallOpened(hall.linked.points)))
    hall.look()
    late += beats(SECONDS_OF_A_ROLL_CALL).late
    hall.linked.test(4711)  # the sign to raise every hand
    hall.look()
    late += beats(SECONDS_OF_A_ROLL_CALL).late
    sharing.let_in({})
    told, _errors = points.communicate(timeout=60)
    found: dict[str, Any] = json.loads(told)
    views = [1000 * (at - acted[n]) for n, at in found["views"] if n in acted]
    roll_call, hands = hall.conference.course.roll_call, hall.conference.course.hands_up
    present = len(roll_call.present) if roll_call is not None else 0
    share = 100 * processor / (ACTS * BETWEEN)
    rows = [
        ("joined, until it is right", cuts(found["joined"])),
        ("an act with the points", cuts(views)),
        ("that arrived", f"{len(views)} of {ACTS * COUNT}"),
        ("an answer to the roll call, all at once", cuts(found["present"])),
        ("a hand with its place, all at once", cuts(found["hand"])),
        ("present, and hands up", f"{present} and {len(hands)} of {COUNT}"),
        ("processor", f"{share:.1f} % of one core, with two acts a second"),
        ("a second's lateness beside them", str(Lateness(tuple(late)))),
    ]
    return rows, (ACTS * COUNT - len(views)) + (COUNT - present) + (COUNT - len(hands))


def cuts(times: Iterable[float]) -> str:
    """Return the middle and the worst hundredth of times in milliseconds."""
    parts = quantiles(times, n=100)
    return f"p50 {parts[49]:.0f}, p99 {parts[98]:.0f} ms"


class BenchPoint:
    """One point: answers the roll call when it opens, and raises its hand at the line test."""

    def __init__(self, number: int, found: dict[str, list[Any]]) -> None:
        self.number, self._found = number, found
        self._begun, self._now = time.monotonic(), 0.0
        self._right: set[str] = set()
        self._asked: dict[str, float] = {}

    def heard(self, said: dict[str, Any]) -> PointAct | None:
        """Take note of what the hall says, and return what to press."""
        at, kind = time.monotonic(), said["type"]
        if kind == "pong":
            self._now = said["left"]
            return None
        if len(self._right) == 1 and kind not in self._right:
            self._found["joined"].append(1000 * (at - self._begun))
        self._right.add(kind)
        if kind == "view":
            self._found["views"].append((said["view"]["seq"], at))
        return self._pressing(said, at) if kind == "standing" else None

    def _pressing(self, standing: dict[str, Any], at: float) -> PointAct | None:
        for what in ("present", "hand"):
            if standing[what] is not None and what in self._asked:
                self._found[what].append(1000 * (at - self._asked[what]))
                del self._asked[what]
        press = f"press-{self.number:04}-{standing['number']}"
        if standing["roll_call"] and standing["present"] is None and "present" not in self._asked:
            self._asked["present"] = at
            return Present(press=press, at=self._now, delegates=45)
        if standing["test"] is not None and standing["hand"] is None and "hand" not in self._asked:
            self._asked["hand"] = at
            return AskFloor(press=press, at=self._now, name="Trần Thị B")
        return None


async def be_points(port: int) -> dict[str, list[Any]]:
    """Be all points until they are let in no more; return what each measured."""
    from aiohttp import ClientSession, ClientWebSocketResponse, TCPConnector

    found: dict[str, list[Any]] = defaultdict(list)

    async def ping(line: ClientWebSocketResponse) -> None:
        while True:
            await line.send_str(Ping(ping=time.monotonic() * 1000).encoded().decode())
            await asyncio.sleep(PING_EVERY.total_seconds())

    async def one(session: ClientSession, number: int) -> None:
        point = BenchPoint(number, found)
        async with session.ws_connect(f"ws://127.0.0.1:{port}/{number:020x}/live") as line:
            pinging = asyncio.create_task(ping(line))
            async for message in line:
                act = point.heard(json.loads(message.data))
                if act is not None:
                    await line.send_str(act.encoded().decode())
            pinging.cancel()

    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        await asyncio.gather(*(one(session, number) for number in range(COUNT)))
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asyncio.run(be_points(int(sys.argv[1])))))
    else:
        main()
