"""The program as the operator starts it: a real process on two screens, keys, a kill, a resume."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.paths import AGENDAS, OFFICE_AGENDA
from tests.virtual_screens import OPERATOR, VirtualScreens
from timekeeper.desktop.desk.desk import ONE_PRESS
from timekeeper.files.agenda.agenda_file import read_agenda

AGENDA = OFFICE_AGENDA
PATIENCE = 20

needs_xdotool = pytest.mark.skipif(not shutil.which("xdotool"), reason="needs Debian's xdotool")


class Program:
    """Starts, watches and kills timekeeper."""

    def __init__(self, screens: VirtualScreens, home: Path) -> None:
        self._environment = {**screens.environment(), "TIMEKEEPER_HOME": str(home)}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "timekeeper", *arguments], env=self._environment
        )
        until(lambda: self.place("^timekeeper – ") is not None)

    def run(self, *arguments: str) -> int:
        command = [sys.executable, "-m", "timekeeper", *arguments]
        return subprocess.run(command, env=self._environment, check=False).returncode

    def kill(self, how: signal.Signals) -> int:
        assert self._process is not None
        os.kill(self._process.pid, how)
        status = self._process.wait(PATIENCE)
        self._process = None
        return status

    def end(self) -> None:
        if self._process is not None:
            self.kill(signal.SIGKILL)

    def press(self, key: str) -> None:
        """Press a key as a hand does: what comes sooner is taken for the same press.

        The program counts from when it took the last one in, late at load but before it was seen.
        """
        seen = time.perf_counter()
        until(lambda: time.perf_counter() - seen > ONE_PRESS.total_seconds())
        window = self._xdotool("search", "--name", "^timekeeper – ").split()[0]
        self._xdotool("windowactivate", "--sync", window)
        self._xdotool("key", key)

    def enter(self, text: str) -> None:
        self._xdotool("type", "--delay", "1", text)
        self._xdotool("key", "Return")

    def end_window(self, title: str) -> None:
        """End the process that a program has left behind, by its window."""
        window = self._xdotool("search", "--onlyvisible", "--name", title).split()[0]
        os.kill(int(self._xdotool("getwindowpid", window)), signal.SIGTERM)
        until(lambda: self.place(title) is None)

    def place(self, title: str) -> tuple[int, ...] | None:
        found = self._xdotool("search", "--onlyvisible", "--name", title).split()
        if not found:
            return None
        shell = self._xdotool("getwindowgeometry", "--shell", found[0])
        values = dict(line.split("=") for line in shell.splitlines() if "=" in line)
        if "X" not in values:  # it has gone meanwhile
            return None
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def snapshot(self) -> dict[str, Any]:
        answer = subprocess.run(
            [sys.executable, "-m", "timekeeper", "snapshot", "--json"],
            env=self._environment,
            capture_output=True,
            check=False,
        )
        return json.loads(answer.stdout or "{}")

    def running(self) -> str | None:
        current = self.snapshot().get("current")
        return current["id"] if current else None

    def _xdotool(self, *arguments: str) -> str:
        return subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout


def until(reached: Callable[[], bool]) -> None:
    deadline = time.perf_counter() + PATIENCE
    while not reached():
        assert time.perf_counter() < deadline, "it did not come to that in time"
        time.sleep(0.05)


@pytest.fixture
def program(two_screens: VirtualScreens, tmp_path: Path) -> Iterator[Program]:
    started = Program(two_screens, tmp_path / "home")
    yield started
    started.end()


@needs_xdotool
def test_killed_in_the_middle_of_an_item_it_goes_on_with_the_true_elapsed_time(
    program: Program,
):
    program.start("open", str(AGENDA))
    program.press("space")
    until(lambda: program.running() == "s1.p1.i1")
    program.press("Next")
    until(lambda: program.running() == "s1.p1.i2")

    program.kill(signal.SIGKILL)
    before = program.snapshot()
    program.start("open", str(AGENDA))
    after = program.snapshot()

    assert after["current"]["id"] == "s1.p1.i2"
    assert after["current"]["elapsed_s"] >= before["current"]["elapsed_s"]
    program.press("ctrl+z")
    until(lambda: program.running() == "s1.p1.i1")


@needs_xdotool
def test_what_a_second_start_is_to_open_is_opened_in_the_first(program: Program):
    program.start("open", str(AGENDA))
    other = AGENDAS / "giao-ban-tuan.yaml"

    status = program.run("open", str(other))

    assert status == 0
    until(lambda: program.place(f"^timekeeper – {read_agenda(other).title}") is not None)


@needs_xdotool
def test_a_document_of_several_programmes_asks_which_at_the_first_start_too(
    program: Program, tmp_path: Path
):
    for name in ("Hội nghị", "Tập huấn"):
        lines = f"{name}\n7h30: Đón tiếp\n8h00: Khai mạc {name}\n9h00: Bế mạc\n"
        (tmp_path / f"{name}.txt").write_text(lines, encoding="utf-8")

    program.start("open", str(tmp_path))

    until(lambda: program.place("^Chọn chương trình$") is not None)


@needs_xdotool
def test_told_in_the_menu_to_stand_by_the_desk_closes_and_the_standby_comes(program: Program):
    program.start("open", str(AGENDA))
    program.press("alt+c")  # Chuẩn bị
    program.press("Up")
    program.press("Return")
    until(lambda: program.place("^Làm máy dự phòng$") is not None)

    program.enter(f"http://127.0.0.1:9/{'0' * 20}/standby#{'0' * 32}")

    until(lambda: program.place("^timekeeper standby$") is not None)
    assert program.place("^timekeeper – ") is None
    assert program.place("^timekeeper hall$") is None
    program.end_window("^timekeeper standby$")


# What only documents, reports, other commands and other computers need, and what makes the theme
# anew.
NOT_AT_THE_START = {
    *("qt_material", "jinja2", "ssl", "asyncio", "aiohttp", "http", "multiprocessing"),
    *("openpyxl", "xlsxwriter", "docx", "lxml", "xml", "typst", "pypdfium2", "PIL", "olefile"),
    *("timekeeper.network.server", "timekeeper.network.sharing", "segno", "PySide6.QtTest"),
    *("miniaudio", "cffi", "timekeeper.files.importers.grammar.times"),
    *("timekeeper.cli.report_commands", "timekeeper.files.exporters", "timekeeper.core.report"),
    *("timekeeper.core.checks.confidential", "timekeeper.desktop.hall.check"),
    *("logging.handlers", "pickle", "getpass", "html", "concurrent.futures"),
    *("email", "importlib.metadata", "importlib.resources"),
    *("timekeeper.network.acts_from_afar", "timekeeper.network.links", "timekeeper.files.limits"),
    *("timekeeper.network.point_protocol", "timekeeper.network.standby"),
    *("timekeeper.desktop.operator.dialogs.guide", "timekeeper.desktop.office.sharing.shared_desk"),
    *("timekeeper.desktop.welcome.dialogs", "timekeeper.desktop.operator.points.points_window"),
    "timekeeper.desktop.operator.points.point_dialogs",
    "timekeeper.desktop.operator.dialogs.replanning_dialog",
    "timekeeper.desktop.operator.dialogs.count_dialogs",
    "timekeeper.desktop.operator.discussion.speaker_paste",
}


@needs_xdotool
def test_the_hall_stands_on_the_second_screen_before_what_no_window_needs_is_imported(
    two_screens: VirtualScreens,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
):
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    program = Program(two_screens, tmp_path / "home")

    program.start("open", str(AGENDA))
    until(lambda: program.place("^timekeeper hall$") is not None)
    place = program.place("^timekeeper hall$")
    ended = program.kill(signal.SIGTERM)

    assert place is not None
    assert place[0] >= OPERATOR[0]
    assert ended == 0  # calmly, as the system asks it to
    told = capfd.readouterr().err.splitlines()
    imported = {line.split("|")[-1].strip() for line in told if line.startswith("import time:")}
    assert "timekeeper.desktop.hall.window" in imported
    assert imported & NOT_AT_THE_START == set()
