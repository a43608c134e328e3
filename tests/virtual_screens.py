"""Two real screens without hardware: a virtual X server whose monitors can be unplugged.

Qt's xcb platform receives genuine screenAdded and screenRemoved from it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOOLS = ("Xvfb", "xrandr")
OPERATOR = (1366, 768)
PROJECTOR = (1920, 1080)
THIRD = (1280, 800)


def available() -> bool:
    """Return whether this machine can make virtual screens."""
    return all(shutil.which(tool) for tool in TOOLS)


class VirtualScreens:
    """An X server with an operator's monitor at the left and a projector at its right.

    Qt sees a monitor's new place only when it was away while Qt looked: take it out first.
    """

    def __init__(self, projector: tuple[int, int] = PROJECTOR) -> None:
        """Have room for a projector of this size; a monitor reaches not beyond the server's."""
        width = OPERATOR[0] + projector[0] + THIRD[0]
        height = max(OPERATOR[1], projector[1])
        reading, writing = os.pipe()
        self._memory = tempfile.TemporaryDirectory()
        # Without -noreset the monitors are lost when the last client leaves.
        self._server = subprocess.Popen(
            f"Xvfb -displayfd {writing} -screen 0 {width}x{height}x24"
            f" -fbdir {self._memory.name} +extension RANDR -noreset -nolisten tcp".split(),
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.display = f":{answer.readline().strip()}"
        self._window_manager: subprocess.Popen[bytes] | None = None
        self._connected: dict[str, tuple[tuple[int, int], int, bool]] = {}
        self._monitor("OPERATOR", OPERATOR, 0, "screen")
        self.plug(projector)
        if shutil.which("openbox"):
            self._window_manager = subprocess.Popen(
                ["openbox"], env=self.environment(), stderr=subprocess.DEVNULL
            )
            self._wait_for_window_manager()

    @property
    def pixels(self) -> Path:
        """Return the file that is the whole desktop's memory, in the XWD format."""
        return Path(self._memory.name) / "Xvfb_screen0"

    @property
    def usual(self) -> bool:
        """Return whether the projector is connected as usual, and no other monitor is."""
        return self._connected == {"PROJECTOR": (PROJECTOR, OPERATOR[0], False)}

    def environment(self) -> dict[str, str]:
        """Return the environment for a program on these screens."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def plug(self, size: tuple[int, int] = PROJECTOR) -> None:
        """Connect the projector as a second screen."""
        self.connect("PROJECTOR", size, OPERATOR[0])

    def unplug(self) -> None:
        """Take the projector's cable out."""
        self.disconnect("PROJECTOR")

    def plug_third(self) -> None:
        """Connect another monitor at the right of the projector."""
        self.connect("THIRD", THIRD, OPERATOR[0] + PROJECTOR[0])

    def unplug_third(self) -> None:
        """Take the other monitor's cable out."""
        self.disconnect("THIRD")

    def clone(self) -> None:
        """Let the projector show the same as the operator's screen."""
        self.connect("PROJECTOR", OPERATOR, 0)

    def connect(self, name: str, size: tuple[int, int], x: int, *, main: bool = False) -> None:
        """Connect a monitor at a place of the desktop, or at another place than before."""
        if self._connected.get(name) != (size, x, main):
            self.disconnect(name)
            self._monitor(f"*{name}" if main else name, size, x, "none")
            self._connected[name] = (size, x, main)

    def disconnect(self, name: str) -> None:
        """Take a monitor's cable out."""
        if self._connected.pop(name, None):
            self._xrandr("--delmonitor", name)

    def stop(self) -> None:
        """End the server and the window manager."""
        for process in (self._window_manager, self._server):
            if process is not None:
                process.terminate()
                process.wait()
        self._memory.cleanup()

    def _monitor(self, name: str, size: tuple[int, int], x: int, output: str) -> None:
        self._xrandr("--setmonitor", name, f"{size[0]}/340x{size[1]}/190+{x}+0", output)

    def _xrandr(self, *arguments: str) -> None:
        subprocess.run(
            ["xrandr", *arguments], env=self.environment(), check=True, capture_output=True
        )

    def _wait_for_window_manager(self) -> None:
        deadline = time.perf_counter() + 10
        while time.perf_counter() < deadline:
            found = subprocess.run(
                ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
                env=self.environment(),
                capture_output=True,
                text=True,
                check=False,
            )
            if "window id" in found.stdout:
                return
            time.sleep(0.05)


@contextmanager
def own_desk(projector: tuple[int, int] = PROJECTOR) -> Iterator[VirtualScreens]:
    """Let this process have two screens and a data folder of its own, before it loads Qt."""
    screens = VirtualScreens(projector)
    os.environ.update(DISPLAY=screens.display, QT_QPA_PLATFORM="xcb")
    with tempfile.TemporaryDirectory() as home:
        os.environ["TIMEKEEPER_HOME"] = home
        try:
            yield screens
        finally:
            screens.stop()
