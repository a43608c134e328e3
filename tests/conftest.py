"""One application for all tests of a process: real windows on its own screens, else offscreen."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import timekeeper.desktop  # noqa: F401  # before pytest-qt: it keeps Qt from reading each module
from tests import laws
from tests.paths import OFFICE_AGENDA
from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start

if TYPE_CHECKING:
    from tests.virtual_screens import VirtualScreens


laws.register()


def pytest_sessionstart() -> None:
    laws.same_everywhere()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Spare the garbage collector what stays to the end: ten thousand tests, and all modules.

    It would look through them each time that it looks for what a test has left.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()  # noqa: TID251  # until there is an application


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the laws found, as it can be kept."""
    failed = terminalreporter.getreports("failed")
    examples = laws.examples_to_keep(report.longreprtext for report in failed)
    if examples:
        terminalreporter.section("examples to keep")
        for example in examples:
            terminalreporter.line(example)


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
def office_day() -> Programme:
    """The office's programme; it cannot be changed, so it is read once."""
    return read_agenda(OFFICE_AGENDA)


@pytest.fixture
def clock(office_day: Programme) -> SimulatedClock:
    return SimulatedClock(day_start(office_day))


@pytest.fixture
def conference(office_day: Programme, clock: SimulatedClock) -> Conference:
    return Conference(office_day, MemoryJournal(), clock)


@pytest.fixture(scope="session")
def qapp_args(screens: VirtualScreens | None) -> list[str]:
    return ["timekeeper"]
