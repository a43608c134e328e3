"""Office programs of this machine that convert a file, apart from their user's own windows.

A stranger's file gets no macro run, no link fetched and, where the system lets that be, no network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from timekeeper.files.job import Job

# Seconds. A converter that starts for the first time on a slow disk needs several.
LONGEST_WAIT = 18
PAUSE = 0.1
# Of address space, in KiB, and of a file that is written, in blocks of 512 bytes.
MOST_MEMORY, LARGEST_FILE = 4_194_304, 400_000
NOTHING: Mapping[str, Mapping[str, str]] = {}
PIDS = "office.pid"  # in a converter's own folder: the processes that the system starts for it

# Given the source, the target and an empty folder of its own, the command that converts.
Converter = Callable[[Path, Path, Path], list[str]]


def libreoffice() -> str | None:
    """Return the path of LibreOffice's program, None where it is not installed."""
    programs = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [Path(folder) / "LibreOffice/program/soffice.com" for folder in programs if folder]
    places.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    return office or next((str(place) for place in places if place.is_file()), None)


def write_profile(own: Path, more: Mapping[str, Mapping[str, str]] = NOTHING) -> None:
    """Make a profile of its own: no window is disturbed, no macro or setting of the user's runs.

    ``more`` are other settings of LibreOffice's, by their path and name.
    """
    settings = own / "user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    items = (
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, said in {**_SETTINGS, **more}.items()
        for name, value in said.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    root = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
    settings.write_text(f"{head}{root}{''.join(items)}</oor:items>\n", encoding="utf-8")


def through_libreoffice(office: str, source: Path, target: Path, own: Path) -> list[str]:
    """Return the command with which LibreOffice converts."""
    write_profile(own)
    return [
        office, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"-env:UserInstallation={own.as_uri()}",
        "--convert-to", target.suffix[1:], "--outdir", str(target.parent), str(source),
    ]  # fmt: skip


def through_powershell(script: str, shell: str, source: Path, target: Path, own: Path) -> list[str]:
    """Return the command with which a script for an office program of Windows converts.

    It names {source}, {target}, and in {pids} the file for what the system starts for it.
    """
    own.mkdir(exist_ok=True)
    paths = {"source": source, "target": target, "pids": own / PIDS}
    quoted = {name: str(path).replace("'", "''") for name, path in paths.items()}
    return [shell, "-NoProfile", "-NonInteractive", "-Command", script.format(**quoted)]


# Paths and names of LibreOffice's configuration. Writer's 0 and Calc's 1 both mean "never". What
# asks for the network all the same is sent to a port of this machine where nobody answers.
_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "DisableActiveContent": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": "0"},
    "Office.Calc/Content/Update": {"Link": "1"},
    "Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments": {
        "AutoCheckEnabled": "false",
    },
    "Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetNoProxy": "",
        **{f"ooInet{kind}ProxyName": "127.0.0.1" for kind in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{kind}ProxyPort": "9" for kind in ("HTTP", "HTTPS", "FTP")},
    },
}


# The network is taken away where the system lets anybody do so.
_CONFINED = """
ulimit -v {memory} 2>/dev/null
ulimit -f {file} 2>/dev/null
ulimit -c 0 2>/dev/null
if unshare --map-root-user --net true 2>/dev/null; then
    exec unshare --map-root-user --net "$@"
fi
exec "$@"
"""


def run_converter(command: list[str], folder: Path, job: Job, longest: float | None = None) -> bool:
    """Run a converter to its end, or for so many seconds at the longest; leave nothing running.

    Returns whether it came to its end.
    """
    longest = longest or LONGEST_WAIT
    if sys.platform != "win32":  # with limits of memory and file size, and without a network
        script = _CONFINED.format(memory=MOST_MEMORY, file=LARGEST_FILE)
        command = ["/bin/sh", "-c", script, "converter", *command]
    try:
        process = subprocess.Popen(  # noqa: S603  # no word of the command comes from the file
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except OSError:
        return True
    try:
        for turn in range(round(longest / PAUSE)):
            job.go_on(turn * PAUSE / longest)
            with suppress(subprocess.TimeoutExpired):
                process.wait(PAUSE)
                return True
        return False
    finally:
        _end(process, folder / "profile")


def _end(process: subprocess.Popen[bytes], own: Path) -> None:
    """End a converter and what it has started itself."""
    if process.poll() is None:
        pids = ""
        with suppress(OSError, UnicodeError):  # Word is started by the system, not by the shell
            pids = (own / PIDS).read_text()
        end_with_children(process.pid, *filter(str.isdecimal, pids.split()))
        process.wait(10)


def end_with_children(process: int, *others: str) -> None:
    """End a process that leads a session of its own, and what it has started.

    ``others`` are processes that Windows has started for it.
    """
    if sys.platform == "win32":
        system = os.environ.get("SYSTEMROOT", r"C:\Windows")
        asked = [word for pid in (str(process), *others) for word in ("/PID", pid)]
        subprocess.run(  # noqa: S603  # no word of the command comes from the file
            [rf"{system}\System32\taskkill.exe", "/T", "/F", *asked],
            capture_output=True, check=False, timeout=10,
        )  # fmt: skip
    else:
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
