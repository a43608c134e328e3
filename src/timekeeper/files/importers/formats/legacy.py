"""Reads older formats (.doc, .rtf, .xls) through LibreOffice or Word, where they are installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from timekeeper.files.importers.draft.draft import Extract, UnreadableProgramme
from timekeeper.files.importers.formats import xlsx
from timekeeper.files.importers.formats.docx import document as docx
from timekeeper.files.importers.sniffing import Format
from timekeeper.files.job import Job
from timekeeper.words.language import _

# Seconds. A converter that starts for the first time on a slow disk needs several.
LONGEST_WAIT = 18
PAUSE = 0.1
_TARGETS = {Format.XLS: ".xlsx"}
_ENDINGS = {Format.DOC: ".doc", Format.RTF: ".rtf", Format.XLS: ".xls"}

# Given the source, the target and an empty folder of its own, the command that converts.
Converter = Callable[[Path, Path, Path], list[str]]


@dataclass(frozen=True, slots=True)
class Legacy:
    """A reader of one older format."""

    form: Format
    find: Callable[[Format], Iterator[Converter]]

    def read(self, content: bytes, name: str, job: Job) -> Extract:
        """Return what the converted file holds; raise UnreadableProgramme without a converter."""
        ending = _TARGETS.get(self.form, ".docx")
        with tempfile.TemporaryDirectory(prefix="timekeeper-", ignore_cleanup_errors=True) as place:
            folder = Path(place)
            # Its own name might mean something to a command line.
            source, target = (
                folder / f"programme{_ENDINGS[self.form]}",
                folder / f"out/programme{ending}",
            )
            source.write_bytes(content)
            for converter in self.find(self.form):
                target.parent.mkdir(exist_ok=True)
                _run(converter(source, target, folder / "profile"), folder, job)
                if target.is_file():
                    read = xlsx.read if ending == ".xlsx" else docx.read
                    return read(target.read_bytes(), name, job)
        raise UnreadableProgramme(
            _(
                "{name} is in an older format ({kind}) that no program here could convert: "
                "open it in its own program and save it as {ending}."
            ).format(name=name, kind=self.form.value, ending=ending)
        )


def installed(form: Format) -> Iterator[Converter]:
    """Return the converters on this machine for a format, the quicker first."""
    programs = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [Path(folder) / "LibreOffice/program/soffice.com" for folder in programs if folder]
    places.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office or (office := next((str(place) for place in places if place.is_file()), None)):
        yield partial(_through_libreoffice, office)
    if sys.platform == "win32" and form is not Format.XLS and (shell := shutil.which("powershell")):
        yield partial(_through_word, shell)


def _through_libreoffice(office: str, source: Path, target: Path, own: Path) -> list[str]:
    # A profile of its own: no open window is disturbed, no macro or setting of the user's runs.
    return [
        office, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"-env:UserInstallation={own.as_uri()}",
        "--convert-to", target.suffix[1:], "--outdir", str(target.parent), str(source),
    ]  # fmt: skip


_WORD_SCRIPT = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {{
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $document = $word.Documents.Open('{source}', $false, $true, $false, 'x')
    $document.SaveAs2('{target}', 16)
    $document.Close(0)
}} finally {{ $word.Quit(0) }}
"""


def _through_word(shell: str, source: Path, target: Path, _own: Path) -> list[str]:
    quoted = (str(path).replace("'", "''") for path in (source, target))
    script = _WORD_SCRIPT.format(source=next(quoted), target=next(quoted))
    return [shell, "-NoProfile", "-NonInteractive", "-Command", script]


def _run(command: list[str], folder: Path, job: Job) -> None:
    """Run a converter to its end, or for as long as it is waited for; leave nothing running."""
    try:
        process = subprocess.Popen(  # noqa: S603  # no word of the command comes from the file
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except OSError:
        return
    try:
        for turn in range(round(LONGEST_WAIT / PAUSE)):
            job.go_on(turn * PAUSE / LONGEST_WAIT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(PAUSE)
                return
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a converter and what it has started itself."""
    if process.poll() is None:
        if sys.platform == "win32":
            system = os.environ.get("SYSTEMROOT", r"C:\Windows")
            subprocess.run(  # noqa: S603  # no word of the command comes from the file
                [rf"{system}\System32\taskkill.exe", "/T", "/F", "/PID", str(process.pid)],
                capture_output=True, check=False, timeout=10,
            )  # fmt: skip
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
