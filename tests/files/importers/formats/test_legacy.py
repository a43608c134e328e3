"""Older formats go through another program, which is never waited for without end."""

import sys
from pathlib import Path

import pytest

from tests.files.importers.documents import excel, p, word
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats import legacy
from timekeeper.files.importers.formats.legacy import Legacy
from timekeeper.files.importers.sniffing import Format, format_of
from timekeeper.files.job import Cancelled, Job


def compound(stream):
    return b"\xd0\xcf\x11\xe0" + bytes(508) + stream.encode("utf-16-le")


def python(script):
    """Return a converter that runs a script, which finds source and target in its arguments."""

    def command(source, target, own):
        return [sys.executable, "-c", script, str(source), str(target)]

    return command


def converter(result, tmp_path):
    kept = tmp_path / "converted"
    kept.write_bytes(result)
    return python(f"import shutil, sys; shutil.copy({str(kept)!r}, sys.argv[2])")


def reader(form, *converters):
    return Legacy(form, lambda _form: iter(converters)).read


NOTHING = python("raise SystemExit(1)")
FOREVER = python("import time; time.sleep(60)")


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (compound("WordDocument"), Format.DOC),
        (compound("Workbook"), Format.XLS),
        (b"{\\rtf1\\ansi 8h00}", Format.RTF),
    ],
)
def test_older_formats_are_told_by_their_content(content, form):
    assert format_of(content, "a.docx") is form


def test_what_the_converter_makes_is_read(tmp_path):
    found = reader(Format.DOC, converter(word(p("8h00 A")), tmp_path))

    assert found(b"", "a.doc", Job()).rows[0].cells == ("8h00 A",)


def test_a_workbook_becomes_a_workbook(tmp_path):
    found = reader(Format.XLS, converter(excel(A=[("7h30", "A")]), tmp_path))

    assert found(b"", "a.xls", Job()).rows[0].cells == ("7h30", "A")


def test_the_next_converter_tries_where_one_makes_nothing(tmp_path):
    missing = lambda source, target, own: [str(tmp_path / "no-such-program")]  # noqa: E731
    found = reader(Format.RTF, missing, NOTHING, converter(word(p("8h00 A")), tmp_path))

    assert found(b"{\\rtf1}", "a.rtf", Job()).rows


@pytest.mark.parametrize(
    ("form", "ending"), [(Format.DOC, ".docx"), (Format.RTF, ".docx"), (Format.XLS, ".xlsx")]
)
def test_without_a_converter_the_error_says_what_to_save_it_as(form, ending):
    with pytest.raises(UnreadableProgramme, match=rf"a\.old is in an older .* as {ending}"):
        reader(form, NOTHING)(b"", "a.old", Job())


def test_a_converter_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(legacy, "LONGEST_WAIT", 0.3)

    with pytest.raises(UnreadableProgramme):
        reader(Format.DOC, FOREVER)(b"", "a.doc", Job())


def test_a_conversion_can_be_cancelled():
    turns = iter([True, True, False])
    job = Job(told=lambda _share: next(turns) or job.cancel())

    with pytest.raises(Cancelled):
        reader(Format.DOC, FOREVER)(b"", "a.doc", job)


def test_nothing_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(legacy.tempfile, "tempdir", str(tmp_path))

    with pytest.raises(UnreadableProgramme):
        reader(Format.DOC, NOTHING)(b"x", "a.doc", Job())

    assert list(tmp_path.iterdir()) == []


def test_libreoffice_runs_without_windows_on_a_profile_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(legacy.shutil, "which", lambda name: f"/programs/{name}")

    (office,) = legacy.installed(Format.XLS)
    command = office(tmp_path / "a.xls", tmp_path / "out/a.xlsx", tmp_path / "profile")

    assert command[:2] == ["/programs/soffice", "--headless"]
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in command
    assert command[-5:] == [
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "a.xls"),
    ]


def test_word_is_told_to_run_no_macros(tmp_path):
    command = legacy._through_word("powershell", tmp_path / "it's.doc", Path("b.docx"), tmp_path)

    assert "AutomationSecurity = 3" in command[-1]
    assert "it''s.doc" in command[-1]
