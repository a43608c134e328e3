"""The programme of a fake hall, shared over loopback."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.network.browser import Browser
from tests.network.clients import Client
from tests.network.firefox import Firefox
from tests.network.hall import FakeHall
from timekeeper.core.acts import Start
from timekeeper.files.places import resources
from timekeeper.live.conference import Conference
from timekeeper.network.sharing import Sharing


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all pages; each has a tab of its own."""
    firefox = os.environ.get("TIMEKEEPER_PAGES_IN") == "firefox"
    made = Firefox() if firefox else Browser()
    yield made
    made.close()


@pytest.fixture
def hall(conference: Conference) -> FakeHall:
    hall = FakeHall(conference)
    hall.act(Start())
    return hall


@pytest.fixture
def sharing(hall: FakeHall) -> Iterator[Sharing]:
    sharing = Sharing(hall, [resources() / "pages", resources() / "fonts"])
    hall.changed = sharing.publish
    sharing.open(0)
    yield sharing
    sharing.close()


@pytest.fixture
def client(sharing: Sharing) -> Client:
    return Client(sharing)
