"""One Mosquitto for the tests of a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.network.mosquitto import Mosquitto, Outsider

NAMES = ("Phường 1", "Xã Tân Hòa", "Tổ 3", *(f"Xã {n}" for n in range(4, 21)))
Connect = Callable[..., Outsider]


def started(make: type[Mosquitto], folder: Path) -> Iterator[Mosquitto]:
    """Let a broker of this make run for a while."""
    if make.program is None:
        pytest.skip(f"{make.__name__} is not installed")
    broker = make(folder, NAMES)
    broker.start()
    yield broker
    broker.kill()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mosquitto]:
    yield from started(Mosquitto, tmp_path_factory.mktemp("broker"))


@pytest.fixture
def broker(running: Mosquitto) -> Mosquitto:
    """The same broker for each test, and nothing in it that another one left."""
    if not running.is_up:
        running.start()
    running.forget()
    return running


@pytest.fixture
def connect(broker: Mosquitto) -> Iterator[Connect]:
    """Connect as an outsider who knows an account."""
    made: list[Outsider] = []

    def connect(account: str, password: str | None = None) -> Outsider:
        known = {"hall": broker.hall.password, **broker.points.tokens}
        made.append(Outsider(broker, account, known[account] if password is None else password))
        return made[-1]

    yield connect
    for each in made:
        each.close()
