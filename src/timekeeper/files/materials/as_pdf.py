"""Slides of other programs made into PDF beforehand, by LibreOffice or PowerPoint."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from timekeeper.files.converting import (
    Converter,
    libreoffice,
    run_converter,
    through_libreoffice,
    through_powershell,
)
from timekeeper.files.job import Job
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.words.language import _

LONGEST_WAIT = 180  # seconds: slides full of pictures take their time

# PowerPoint runs no macro and asks nothing; 32 is its number of the format. It could not be tried
# where this was written.
_POWERPOINT_SCRIPT = """
$ErrorActionPreference = 'Stop'
$before = @(Get-Process POWERPNT -ErrorAction SilentlyContinue | ForEach-Object {{ $_.Id }})
$program = New-Object -ComObject PowerPoint.Application
Get-Process POWERPNT | Where-Object {{ $before -notcontains $_.Id }} |
    ForEach-Object {{ $_.Id }} | Set-Content '{pids}'
try {{
    $program.DisplayAlerts = 1
    $program.AutomationSecurity = 3
    $slides = $program.Presentations.Open('{source}', -1, 0, 0)
    $slides.SaveAs('{target}', 32)
    $slides.Close()
}} finally {{
    if ($before.Count -eq 0) {{ $program.Quit() }}
}}
"""

FindConverters = Callable[[], Iterable[Converter]]


def slide_converters() -> list[Converter]:
    """Return what makes a PDF of slides on this machine, the more careful program first."""
    found: list[Converter] = []
    if office := libreoffice():
        found.append(partial(through_libreoffice, office))
    if sys.platform == "win32" and (shell := shutil.which("powershell")):
        found.append(partial(through_powershell, _POWERPOINT_SCRIPT, shell))
    return found


def make_pdf(source: Path, target: Path, job: Job, find: FindConverters = slide_converters) -> None:
    """Write the slides as a PDF, wholly or not at all.

    Raises DocumentNotWritten, also where no program here can do it, and Cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="timekeeper-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        # Its own name might mean something to a command line.
        copy, made = folder / f"slides{source.suffix.lower()}", folder / "out/slides.pdf"
        made.parent.mkdir()
        try:
            shutil.copyfile(source, copy)
            in_time = True
            for converter in find():
                command = converter(copy, made, folder / "profile")
                in_time &= run_converter(command, folder, job, LONGEST_WAIT)
                if made.is_file() and made.read_bytes()[:5] == b"%PDF-":
                    target.parent.mkdir(exist_ok=True)
                    beside = target.with_name(f".{target.name}.tmp")
                    shutil.move(made, beside)
                    beside.replace(target)
                    return
        except OSError as error:
            raise DocumentNotWritten(
                _("{path} cannot be copied beside the agenda: {reason}.").format(
                    path=source, reason=error.strerror or error
                )
            ) from error
    if not in_time:
        late = _("{file} takes too long to become a PDF: ask for it as a PDF.")
        raise DocumentNotWritten(late.format(file=source.name))
    raise DocumentNotWritten(
        _("No program here could make a PDF of {file}: ask for it as a PDF.").format(
            file=source.name
        )
    )
