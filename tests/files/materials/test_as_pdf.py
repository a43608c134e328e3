"""Slides become a PDF through whatever program is there, or nothing is left and it is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from timekeeper.files.converting import Converter
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.materials import as_pdf
from timekeeper.files.materials.as_pdf import make_pdf, slide_converters
from timekeeper.files.writing import DocumentNotWritten

PDF = "import sys; open(sys.argv[2], 'wb').write(b'%PDF-1.7 of ' + open(sys.argv[1], 'rb').read())"
NOTHING = "pass"
NO_PDF = "import sys; open(sys.argv[2], 'wb').write(b'<html>')"
FOREVER = "import time; time.sleep(60)"


def converter(program: str) -> Converter:
    """Return what stands in for an office program."""
    return lambda source, target, _own: [sys.executable, "-c", program, str(source), str(target)]


def test_the_first_program_that_can_makes_the_pdf(folder: Path) -> None:
    programs = [converter(NOTHING), converter(PDF)]

    make_pdf(folder / "talk.pptx", folder / "new/talk.pdf", Job(), lambda: programs)

    assert (folder / "new/talk.pdf").read_bytes().startswith(b"%PDF-1.7 of PK")
    assert [path.name for path in (folder / "new").iterdir()] == ["talk.pdf"]


@pytest.mark.parametrize("programs", [[], [NOTHING], [NO_PDF]])
def test_where_none_can_it_is_told_and_nothing_is_left(folder: Path, programs: list[str]) -> None:
    with pytest.raises(DocumentNotWritten, match=r"PDF of talk\.pptx"):
        make_pdf(folder / "talk.pptx", folder / "talk.pdf", Job(), lambda: map(converter, programs))

    assert not (folder / "talk.pdf").exists()


def test_a_program_that_takes_too_long_is_ended(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(as_pdf, "LONGEST_WAIT", 0.2)

    with pytest.raises(DocumentNotWritten, match=r"talk\.pptx takes too long"):
        make_pdf(folder / "talk.pptx", folder / "talk.pdf", Job(), lambda: [converter(FOREVER)])


def test_it_can_be_cancelled_and_tells_how_far_it_is(folder: Path) -> None:
    shares: list[float] = []

    def told(share: float) -> None:
        shares.append(share)
        if len(shares) == 3:
            job.cancel()

    job = Job(told=told)

    with pytest.raises(Cancelled):
        make_pdf(folder / "talk.pptx", folder / "talk.pdf", job, lambda: [converter(FOREVER)])
    assert shares == sorted(shares)


def test_a_file_that_is_gone_is_told(folder: Path) -> None:
    with pytest.raises(DocumentNotWritten):
        make_pdf(folder / "gone.pptx", folder / "gone.pdf", Job(), lambda: [converter(PDF)])


def test_powerpoint_comes_after_libreoffice_and_runs_no_macro(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    which: Callable[[str], str | None] = {"soffice": "soffice", "powershell": "powershell"}.get
    monkeypatch.setattr(as_pdf.sys, "platform", "win32")
    monkeypatch.setattr(as_pdf.shutil, "which", which)

    office, powerpoint = slide_converters()
    command = powerpoint(tmp_path / "it's.pptx", tmp_path / "a.pdf", tmp_path / "own")

    assert office(tmp_path / "a.pptx", tmp_path / "a.pdf", tmp_path)[0] == "soffice"
    assert "AutomationSecurity = 3" in command[-1]
    assert "it''s.pptx" in command[-1]
