"""Pages come drawn from a process of their own, and nothing in a file ends the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QObject, QSize

from tests.fakes import drawing_process
from timekeeper.core.programme import Material
from timekeeper.desktop.pages import pages as pages_module
from timekeeper.desktop.pages.pages import Pages, drawing_command
from timekeeper.files.materials.foreign import can_show
from timekeeper.files.materials.lack import Lack

ROOM = QSize(320, 200)
LONG = 20_000  # milliseconds; the process has to start

Make = Callable[..., Pages]


@pytest.fixture
def made(app: object, qtbot: object) -> Iterator[Make]:
    owner = QObject()
    pages: list[Pages] = []

    def make(*command: str) -> Pages:
        own = (command[0], list(command[1:])) if command else None
        pages.append(Pages(owner, own))
        return pages[-1]

    yield make
    for one in pages:
        one.stop()


def drawn_size(pages: Pages, page: int = 1) -> tuple[int, int]:
    image = pages.image(page)
    assert image is not None
    return image.width(), image.height()


def test_every_page_is_as_large_as_fits_and_never_stretched(made: Make, folder: Path, qtbot):
    pages = made()
    sizes = {}

    for name in ("portrait.pdf", "turned.pdf", "hall.png", "slides.pdf"):
        with qtbot.waitSignal(pages.drawn, timeout=LONG):
            pages.open(folder, Material(name), ROOM)
        sizes[name] = drawn_size(pages)

    assert sizes == {
        "portrait.pdf": (141, 200),
        "turned.pdf": (283, 200),
        "hall.png": (320, 160),
        "slides.pdf": (266, 200),
    }


def test_three_pages_beside_the_shown_one_are_kept_of_three_hundred(
    made: Make, folder: Path, qtbot
):
    pages = made()
    pages.open(folder, Material("long.pdf"), ROOM)
    qtbot.waitUntil(lambda: pages.image(3) is not None, timeout=LONG)
    assert pages.count == 300

    pages.draw(150)
    qtbot.waitUntil(lambda: pages.image(152) is not None, timeout=LONG)

    assert [n for n in range(1, 301) if pages.image(n) is not None] == [149, 150, 151, 152]


def test_only_the_pages_that_are_to_be_shown_count(made: Make, folder: Path, qtbot):
    pages = made()

    with qtbot.waitSignal(pages.drawn, timeout=LONG):
        pages.open(folder, Material("mixed.pdf", None, 2, 2), ROOM)

    assert pages.count == 1
    assert drawn_size(pages) == (141, 200)


def test_what_cannot_be_drawn_is_refused_with_its_reason(made: Make, folder: Path, qtbot):
    pages = made()
    lacks = {}

    for name in ("broken.pdf", "misnamed.png", "half.png", "film.mp4", "no.pdf", "../x.pdf"):
        with qtbot.waitSignal(pages.refused, timeout=LONG) as told:
            pages.open(folder, Material(name), ROOM)
        lacks[name] = told.args[1]

    assert lacks == {
        "broken.pdf": Lack.BROKEN,
        "misnamed.png": Lack.BROKEN,
        "half.png": Lack.BROKEN,
        "film.mp4": Lack.UNKNOWN if can_show(".mp4") else Lack.NO_PROGRAM,
        "no.pdf": Lack.MISSING,
        "../x.pdf": Lack.OUTSIDE,
    }


def test_when_the_process_dies_another_one_draws_on(made: Make, folder: Path, qtbot):
    pages = made()
    pages.open(folder, Material("slides.pdf"), ROOM)
    qtbot.waitUntil(lambda: pages.image(3) is not None, timeout=LONG)
    first = drawing_process(pages)

    os.kill(first, signal.SIGKILL)
    pages.draw(20)

    qtbot.waitUntil(lambda: pages.image(20) is not None, timeout=LONG)
    assert drawing_process(pages) not in {0, first}


def test_an_endless_page_that_nobody_wants_any_more_holds_up_no_other(
    made: Make, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot
):
    monkeypatch.setattr(pages_module, "UNWANTED_MS", 10)
    pages = made()
    with qtbot.waitSignal(pages.drawn, timeout=LONG):
        pages.open(folder, Material("slides.pdf"), ROOM)
    qtbot.waitUntil(lambda: pages.image(3) is not None, timeout=LONG)
    os.kill(drawing_process(pages), signal.SIGSTOP)
    pages.draw(20)

    with qtbot.waitSignal(pages.drawn, timeout=pages_module.LONGEST_MS // 2):
        pages.open(folder, Material("hall.png"))


@pytest.mark.parametrize(
    "says",
    [
        "sys.exit(3)",
        "sys.stdout.buffer.write(b'x' * 4096); sys.stdout.flush(); sys.stdin.read()",
        "sys.stdin.readline()",
    ],
)
def test_a_page_that_ends_the_process_twice_is_refused(made: Make, folder: Path, says: str, qtbot):
    pages = made(sys.executable, "-c", f"import sys; {says}")

    with qtbot.waitSignal(pages.refused, timeout=LONG) as told:
        pages.open(folder, Material("slides.pdf"), ROOM)

    assert told.args == [1, Lack.BROKEN]


def test_a_program_that_cannot_be_started_is_told_as_a_refused_page(
    made: Make, folder: Path, qtbot
):
    pages = made(str(folder / "no such program"))

    with qtbot.waitSignal(pages.refused, timeout=LONG) as told:
        pages.open(folder, Material("slides.pdf"), ROOM)

    assert told.args == [1, Lack.BROKEN]


def test_the_process_ends_with_the_program(made: Make, folder: Path, qtbot):
    pages = made()
    with qtbot.waitSignal(pages.drawn, timeout=LONG):
        pages.open(folder, Material("hall.png"), ROOM)
    process = drawing_process(pages)

    pages.stop()

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_program_that_is_one_file_or_has_a_launcher_starts_itself(app, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    frozen = drawing_command()
    monkeypatch.setattr(sys, "frozen", False, raising=False)
    launcher = "C:/Program Files/timekeeper/timekeeper.exe"
    monkeypatch.setattr(pages_module.QCoreApplication, "applicationFilePath", lambda: launcher)

    assert frozen == (sys.executable, ["draw"])
    assert drawing_command() == (launcher, ["draw"])


def test_a_program_in_an_archive_is_found_again_by_the_process_that_draws(
    app: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    archive = tmp_path / "timekeeper.pyz"
    with ZipFile(archive, "w") as package:
        package.writestr("timekeeper/__init__.py", "")
        told = "import sys\ndef main(): print(sys.argv[-1], __file__)\n"
        package.writestr("timekeeper/__main__.py", told)
    monkeypatch.setattr(sys, "path", [str(archive), *sys.path])

    program, arguments = drawing_command()

    said = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["draw", f"{archive}/timekeeper/__main__.py"]
