"""Reads older formats (.doc, .rtf, .xls) through LibreOffice or Word, where they are installed."""

from __future__ import annotations

import os
import re
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
from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.sniffing import LARGEST, Format
from timekeeper.files.job import Job
from timekeeper.words.language import _

# Seconds. A converter that starts for the first time on a slow disk needs several.
LONGEST_WAIT = 18
PAUSE = 0.1
# Of address space, in KiB, and of a file that is written, in blocks of 512 bytes.
MOST_MEMORY, LARGEST_FILE = 4_194_304, 400_000
_TARGETS = {Format.XLS: ".xlsx"}
_ENDINGS = {Format.DOC: ".doc", Format.RTF: ".rtf", Format.XLS: ".xls"}

_PIDS = "word.pid"
_REACHES_OUT = re.compile(
    rb"INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|\bDDE\b|\bLINK\b|\\\*\\template|\\obj(?:autlink|update)"
    rb"|(?:https?:|file:|\\\\)[^\s\"<>]{1,200}\.do[tc]",
    re.IGNORECASE,
)

# Given the source, the target and an empty folder of its own, the command that converts.
Converter = Callable[[Path, Path, Path], list[str]]


@dataclass(frozen=True, slots=True)
class Legacy:
    """A reader of one older format."""

    form: Format
    find: Callable[[Format, bytes], Iterator[Converter]]

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
            for converter in self.find(self.form, content):
                target.parent.mkdir(exist_ok=True)
                _run(converter(source, target, folder / "profile"), folder, job)
                if target.is_file():
                    if target.stat().st_size > LARGEST:
                        raise TooLarge
                    read = xlsx.read if ending == ".xlsx" else docx.read
                    return read(target.read_bytes(), name, job)
        raise UnreadableProgramme(
            _(
                "{name} is in an older format ({kind}) that no program here could convert: "
                "open it in its own program and save it as {ending}."
            ).format(name=name, kind=self.form.value, ending=ending)
        )


def installed(form: Format, content: bytes) -> Iterator[Converter]:
    """Return the converters on this machine for a file, the quicker first.

    Word opens none that reaches for other files: unlike LibreOffice it cannot be kept from it.
    """
    programs = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [Path(folder) / "LibreOffice/program/soffice.com" for folder in programs if folder]
    places.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office or (office := next((str(place) for place in places if place.is_file()), None)):
        yield partial(_through_libreoffice, office)
    word = sys.platform == "win32" and form is not Format.XLS and not reaches_out(content)
    if word and (shell := shutil.which("powershell")):
        yield partial(_through_word, shell)


def reaches_out(content: bytes) -> bool:
    """Return whether a file may make its program fetch a picture, a text, a link or a template."""
    # In a .doc the words of a field may be in either width.
    return any(map(_REACHES_OUT.search, (content, content.replace(b"\0", b""))))


def _through_libreoffice(office: str, source: Path, target: Path, own: Path) -> list[str]:
    # A profile of its own: no open window is disturbed, no macro or setting of the user's runs.
    settings = own / "user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    return [
        office, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"-env:UserInstallation={own.as_uri()}",
        "--convert-to", target.suffix[1:], "--outdir", str(target.parent), str(source),
    ]  # fmt: skip


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
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
    + "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, said in _SETTINGS.items()
        for name, value in said.items()
    )
    + "</oor:items>\n"
)

_WORD_SCRIPT = """
$ErrorActionPreference = 'Stop'
$before = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object {{ $_.Id }})
$word = New-Object -ComObject Word.Application
Get-Process WINWORD | Where-Object {{ $before -notcontains $_.Id }} |
    ForEach-Object {{ $_.Id }} | Set-Content '{pids}'
$links = $word.Options.UpdateLinksAtOpen
try {{
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $word.WordBasic.DisableAutoMacros(1)
    $word.Options.UpdateLinksAtOpen = $false
    $document = $word.Documents.Open('{source}', $false, $true, $false, 'x')
    $document.SaveAs2('{target}', 16)
    $document.Close(0)
}} finally {{
    $word.Options.UpdateLinksAtOpen = $links
    $word.Quit(0)
}}
"""


def _through_word(shell: str, source: Path, target: Path, own: Path) -> list[str]:
    own.mkdir(exist_ok=True)
    paths = {"source": source, "target": target, "pids": own / _PIDS}
    quoted = {name: str(path).replace("'", "''") for name, path in paths.items()}
    script = _WORD_SCRIPT.format(**quoted)
    return [shell, "-NoProfile", "-NonInteractive", "-Command", script]


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


def _confined(command: list[str]) -> list[str]:
    """Return the command with limits of memory and file size, and without a network."""
    if sys.platform == "win32":
        return command
    script = _CONFINED.format(memory=MOST_MEMORY, file=LARGEST_FILE)
    return ["/bin/sh", "-c", script, "converter", *command]


def _run(command: list[str], folder: Path, job: Job) -> None:
    """Run a converter to its end, or for as long as it is waited for; leave nothing running."""
    try:
        process = subprocess.Popen(  # noqa: S603  # no word of the command comes from the file
            _confined(command), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
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
        _end(process, folder / "profile")


def _end(process: subprocess.Popen[bytes], own: Path) -> None:
    """End a converter and what it has started itself."""
    if process.poll() is None:
        if sys.platform == "win32":
            system = os.environ.get("SYSTEMROOT", r"C:\Windows")
            pids = [str(process.pid)]
            with suppress(OSError, UnicodeError):  # Word is started by the system, not by the shell
                pids += [pid for pid in (own / _PIDS).read_text().split() if pid.isdecimal()]
            subprocess.run(  # noqa: S603  # no word of the command comes from the file
                [
                    rf"{system}\System32\taskkill.exe", "/T", "/F",
                    *(word for pid in pids for word in ("/PID", pid)),
                ],
                capture_output=True, check=False, timeout=10,
            )  # fmt: skip
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
