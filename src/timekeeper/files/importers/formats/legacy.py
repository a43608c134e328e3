"""Reads older formats (.doc, .rtf, .xls) through LibreOffice or Word, where they are installed.

Of RTF the text and tables are read without them.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.converting import (
    Converter,
    libreoffice,
    run_converter,
    through_libreoffice,
    through_powershell,
)
from timekeeper.files.importers.draft.draft import Doubt, Extract, UnreadableProgramme
from timekeeper.files.importers.formats import markup
from timekeeper.files.importers.formats.docx import document as docx
from timekeeper.files.importers.formats.mail import rich_text
from timekeeper.files.importers.formats.xlsx import document as xlsx
from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.sniffing import LARGEST, Format, too_slow
from timekeeper.files.job import Job
from timekeeper.words.language import _

_TARGETS = {Format.XLS: ".xlsx"}
_ENDINGS = {Format.DOC: ".doc", Format.RTF: ".rtf", Format.XLS: ".xls"}

_BEGINS = b"{\\rtf"
_REACHES_OUT = re.compile(
    rb"INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|\bDDE\b|\bLINK\b|\\\*\\template|\\obj(?:autlink|update)"
    rb"|(?:https?:|file:|\\\\)[^\s\"<>]{1,200}\.do[tc]",
    re.IGNORECASE,
)


class Legacy(Struct, frozen=True):
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
            in_time = True
            for converter in self.find(self.form, content):
                target.parent.mkdir(exist_ok=True)
                in_time &= run_converter(converter(source, target, folder / "profile"), folder, job)
                if target.is_file():
                    if target.stat().st_size > LARGEST:
                        raise TooLarge
                    read = xlsx.read if ending == ".xlsx" else docx.read
                    return read(target.read_bytes(), name, job)
        if self.form is Format.RTF and content.startswith(_BEGINS):
            return _as_page(content, name, job)
        if not in_time:
            raise too_slow(name)
        raise UnreadableProgramme(
            _(
                "{name} is in an older format ({kind}) that no program here could convert: "
                "open it in its own program and save it as {ending}."
            ).format(name=name, kind=self.form.value, ending=ending)
        )


def _as_page(content: bytes, name: str, job: Job) -> Extract:
    """Return the text and tables of RTF that nothing here could convert."""
    extract = markup.read_text(rich_text.html_of(content), name, job)
    message = _(
        "No program here could convert this older format: its text and tables were read, but not "
        "which cells are merged and what is struck out. Compare them with the original."
    )
    return replace(extract, doubts=(Doubt(None, "older_format", message), *extract.doubts))


def installed(form: Format, content: bytes) -> Iterator[Converter]:
    """Return the converters on this machine for a file, the quicker first.

    Word opens none that reaches for other files: unlike LibreOffice it cannot be kept from it.
    """
    if office := libreoffice():
        yield partial(through_libreoffice, office)
    word = sys.platform == "win32" and form is not Format.XLS and not reaches_out(content)
    if word and (shell := shutil.which("powershell")):
        yield partial(through_powershell, WORD_SCRIPT, shell)


def reaches_out(content: bytes) -> bool:
    """Return whether a file may make its program fetch a picture, a text, a link or a template."""
    # In a .doc the words of a field may be in either width.
    return any(map(_REACHES_OUT.search, (content, content.replace(b"\0", b""))))


WORD_SCRIPT = """
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
