"""One application for all tests: real windows on virtual screens, else Qt's offscreen platform."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.virtual_screens import VirtualScreens


@pytest.fixture(scope="session")
def screens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualScreens | None]:
    # What tests without windows do not need is loaded here.
    from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens, available
    from timekeeper.desktop.application import use_virtual_screens

    os.environ["TIMEKEEPER_HOME"] = str(tmp_path_factory.mktemp("home"))
    if not available():
        use_virtual_screens([OPERATOR, PROJECTOR], tmp_path_factory.mktemp("screens"))
        yield None
        return
    virtual = VirtualScreens()
    os.environ.update(DISPLAY=virtual.display, QT_QPA_PLATFORM="xcb")
    yield virtual
    virtual.stop()


@pytest.fixture(scope="session")
def qapp_args(screens: VirtualScreens | None) -> list[str]:
    return ["timekeeper"]
