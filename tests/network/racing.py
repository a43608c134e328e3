"""A race: two remotes and the desk press Next at the same instant, again and again."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from aiohttp import ClientWebSocketResponse

from tests.network.clients import Client, no_allowances, told
from tests.network.hall import FakeHall
from timekeeper.core.acts import Undo
from timekeeper.core.rules import going_on
from timekeeper.network.sharing import Sharing

LATEST = 0.003  # seconds between the hands


@dataclass
class Race:
    """Who won each turn, and what went wrong in which."""

    winners: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def race(sharing: Sharing, hall: FakeHall, times: int) -> Race:
    """Let three hands press Next so many times, each having seen the same item run."""
    found, chance = Race(), random.Random(19)  # noqa: S311  # no secret
    client = Client(sharing)
    items = [item.id for item in hall.conference.programme.items]

    async def from_afar(remote: ClientWebSocketResponse, turn: int, seen: int) -> bool:
        await asyncio.sleep(chance.uniform(0, LATEST))
        act = {"press": f"press-{id(remote)}-{turn}", "seen": seen, "do": "go_on"}
        await remote.send_json({"act": act})
        if chance.random() < 0.3:  # a worn button
            await remote.send_json({"act": act})
            await told(remote, "answer")
        done: bool = (await told(remote, "answer"))["done"]
        return done

    async def at_the_desk(seen: int) -> bool:
        await asyncio.sleep(chance.uniform(0, LATEST))
        next_ = going_on(hall.conference.course)
        return (await asyncio.to_thread(hall.press, next_, seen)).done

    async def racing() -> None:
        async with client.remote() as one, client.remote() as other:
            for turn in range(times):
                seen = hall.number
                done = await asyncio.gather(
                    from_afar(one, turn, seen), from_afar(other, turn, seen), at_the_desk(seen)
                )
                names = zip(("one", "other", "desk"), done, strict=True)
                found.winners += [name for name, won in names if won]
                running = hall.conference.course.running
                if sum(done) != 1 or running is None or running.item != items[1]:
                    found.wrong.append(f"turn {turn}: {done}, now {running}")
                hall.act(Undo())

    with no_allowances():
        client.run(racing, patience=60 + times / 5)
    return found
