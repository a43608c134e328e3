"""A Wine of our own: a prefix in the build folder, taken down at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from building.project import BuildFailed

SERVER = "/usr/lib/wine/wineserver64"


class Wine:
    """Runs Windows programs; use as a context manager."""

    def __init__(self, prefix: Path, environment: dict[str, str] | None = None) -> None:
        self.prefix = prefix
        self._environment = {
            **(environment or {}),
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            # Without a display no dialog may wait for an answer, and no debugger either.
            "WINEDLLOVERRIDES": "mscms=n;winedbg.exe,winemenubuilder.exe,mscoree,mshtml=d",
        }

    def __enter__(self) -> Self:
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.mkdir(parents=True)
        self.run("wineboot", "-i")
        # Qt refuses Windows 7, which older Wines pretend to be.
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End every program of this prefix, as a power cut would."""
        subprocess.run([SERVER, "-k"], env=self.environment(), check=False, capture_output=True)
        subprocess.run([SERVER, "-w"], env=self.environment(), check=False, capture_output=True)

    def environment(self) -> dict[str, str]:
        """Return the environment for a program in this Wine."""
        return {**os.environ, **self._environment}

    def run(self, program: str | Path, *arguments: str | Path, folder: Path | None = None) -> str:
        """Run a Windows program to its end and return what it wrote; BuildFailed if it fails."""
        done = self.try_to_run(program, *arguments, folder=folder)
        if done.returncode:
            words = " ".join(str(word) for word in (program, *arguments))
            raise BuildFailed(f"wine {words}: status {done.returncode}\n{done.stdout[-3000:]}")
        return done.stdout

    def try_to_run(
        self, program: str | Path, *arguments: str | Path, folder: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end, whatever that is."""
        return subprocess.run(
            ["wine", str(program), *(str(argument) for argument in arguments)],
            cwd=folder,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=600,
        )

    def start(self, program: str | Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start a Windows program and do not wait for it."""
        return subprocess.Popen(
            ["wine", str(program), *(str(argument) for argument in arguments)],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
