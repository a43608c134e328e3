"""Wine, two virtual screens and a log: what a trial of the Windows program stands on."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from building.project import BUILD, ROOT, fresh, run
from building.wine import Wine
from tests.virtual_screens import VirtualScreens

FOLDER = BUILD / "windows-test"
SHIMS = ("icuuc", "mscms", "bcryptprimitives")
PATIENCE = 60.0
T = TypeVar("T")


class Trial:
    """One trial: each step is said with the time it took; a failed one ends the trial."""

    def __init__(self, wine: Wine, screens: VirtualScreens) -> None:
        self.wine = wine
        self.screens = screens
        self.pictures = fresh(FOLDER / "pictures")
        self._log = (FOLDER / "log.txt").open("w", encoding="utf-8", buffering=1)
        self._count = 0

    def say(self, sentence: str) -> None:
        """Write a line to the terminal and to the log."""
        print(sentence, flush=True)
        self._log.write(f"{sentence}\n")

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Say what was tried, whether it went well, and how long it took."""
        began = time.monotonic()
        try:
            yield
        except BaseException:
            self.say(f"FAILED  {what}")
            self.picture("failed")
            raise
        self.say(f"ok  {time.monotonic() - began:6.1f} s  {what}")

    def close(self) -> None:
        """End the log."""
        self._log.close()

    def picture(self, name: str) -> None:
        """Keep a picture of both screens."""
        self._count += 1
        target = self.pictures / f"{self._count:02}-{name}.png"
        self.x("import", "-window", "root", str(target))

    def x(self, *command: str) -> str:
        """Run a tool on the virtual screens; what it answers is empty when it fails."""
        done = subprocess.run(
            command,
            env=self.screens.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout

    def window(self, title: str) -> str:
        """Wait for a visible window whose title matches, and return its number."""

        def found() -> str:
            return self.x("xdotool", "search", "--onlyvisible", "--name", title).split("\n")[0]

        return self.until(found, f"a window “{title}”")

    def until(self, found: Callable[[], T], what: str) -> T:
        """Wait for something to be true."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if answer := found():
                return answer
            time.sleep(0.05)
        raise AssertionError(f"{what} did not come within {PATIENCE:.0f} s")

    def press(self, window: str, key: str) -> None:
        """Press a key in a window."""
        self.x("xdotool", "windowactivate", "--sync", window)
        self.x("xdotool", "key", "--window", window, key)


def prepare(wine: Wine) -> None:
    """Give Wine what Windows 10 has, and let it see both screens."""
    system = wine.prefix / "drive_c" / "windows" / "system32"
    source = ROOT / "tests" / "smoke" / "shims.c"
    for name in SHIMS:
        (system / f"{name}.dll").unlink(missing_ok=True)
        compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-s", f"-D{name.upper()}")
        run(*compiler, "-o", system / f"{name}.dll", source, "-ladvapi32")
    # Without a graphics card only the older way of asking tells of both monitors.
    key = r"HKCU\Software\Wine\X11 Driver"
    wine.run("reg", "add", key, "/v", "UseXRandR", "/d", "N", "/f")
    wine.stop()


def unix_path(wine: Wine, path: str) -> Path:
    """Return where a Windows path lies."""
    return wine.prefix / "drive_c" / path.replace("\\", "/").removeprefix("C:/")
