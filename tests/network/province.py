"""A province's network between points and hall: a way with delays, jitter and stalls.

Each direction is delayed by itself, and what came first leaves first, as TCP has it.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import Random

from tests.paths import ROOT

HOST = "127.0.0.1"
# Seconds. Up is slower than down, as on a commune's line; the mean of what comes on top.
LEAST = {"up": 0.012, "down": 0.008}
JITTER = 0.006
STALLS, STALL = 0.02, (0.1, 0.8)  # how many of what is carried stand still, and for how long
AT_ONCE = 65_536
NAMED = re.compile(rb"(\r\nHost: [^:\r]+:)\d+")


class Province:
    """Carries to a port, over a line as a commune has it; from the seed it is the same again."""

    def __init__(self, port: int, seed: int = 1) -> None:
        self._port, self._chance = port, Random(seed)  # noqa: S311  # not for secrets

    async def open(self) -> asyncio.Server:
        """Begin to listen, at a port that the system gives."""
        return await asyncio.start_server(self._carry, HOST, 0)

    def delay(self, way: str) -> float:
        """Return how many seconds something takes now."""
        more = self._chance.expovariate(1 / JITTER)
        if self._chance.random() < STALLS:
            more += self._chance.uniform(*STALL)
        return LEAST[way] + more

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(HOST, self._port)
        except OSError:
            writer.transport.abort()
            return
        async with asyncio.TaskGroup() as carrying:
            carrying.create_task(self._one_way("up", reader, far_writer))
            carrying.create_task(self._one_way("down", far_reader, writer))

    async def _one_way(
        self, way: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        loop, free, said = asyncio.get_running_loop(), 0.0, b"-"

        def leave(said: bytes) -> None:
            with suppress(OSError, RuntimeError):
                if said:
                    writer.write(said)
                else:
                    writer.close()

        while said:
            try:
                said = await reader.read(AT_ONCE)
            except OSError:
                said = b""
            if said.startswith(b"GET "):  # a router leaves the hall's address as it is
                near = writer.get_extra_info("peername")[1]
                said = NAMED.sub(rb"\g<1>%d" % near, said, count=1)
            free = max(free, loop.time() + self.delay(way))
            loop.call_at(free, leave, said)


@contextmanager
def province(port: int) -> Iterator[int]:
    """Let there be such a way to a port, in a process of its own; yield its near end's port."""
    command = [sys.executable, "-m", "tests.network.province", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield int(process.stdout.readline())
    process.kill()
    process.communicate()


async def main(port: int) -> None:
    server = await Province(port).open()
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
