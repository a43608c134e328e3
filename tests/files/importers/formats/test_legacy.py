"""Older formats go through another program, which is never waited for without end."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.files.importers.documents import excel, p, word
from timekeeper.files import converting
from timekeeper.files.converting import through_powershell
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats import legacy
from timekeeper.files.importers.formats.legacy import Legacy
from timekeeper.files.importers.original import TooLarge
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
    return Legacy(form, lambda _form, _content: iter(converters)).read


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


@pytest.mark.parametrize(("form", "ending"), [(Format.DOC, ".docx"), (Format.XLS, ".xlsx")])
def test_without_a_converter_the_error_says_what_to_save_it_as(form, ending):
    with pytest.raises(UnreadableProgramme, match=rf"a\.old is in an older .* as {ending}"):
        reader(form, NOTHING)(b"", "a.old", Job())


def test_of_rtf_text_and_tables_are_read_without_a_converter_and_that_is_said():
    content = (
        rb"{\rtf1\ansi{\header Trang 1\par}{\fonttbl{\f0 Arial;}}8h00 A\par"
        rb"\trowd\cellx1\cellx2 8h30\cell B\cell\row}"
    )

    found = reader(Format.RTF, NOTHING)(content, "a.rtf", Job())

    assert [row.cells for row in found.rows] == [("8h00 A",), ("8h30", "B")]
    assert [doubt.kind for doubt in found.doubts] == ["older_format"]


def test_a_converter_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(converting, "LONGEST_WAIT", 0.3)

    with pytest.raises(UnreadableProgramme, match=r"a\.doc takes too long to read"):
        reader(Format.DOC, FOREVER)(b"", "a.doc", Job())


def test_the_next_converter_tries_where_one_takes_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(converting, "LONGEST_WAIT", 0.3)
    ready = "import sys; open(sys.argv[2], 'wb').write(open({!r}, 'rb').read())"
    kept = tmp_path / "converted"
    kept.write_bytes(word(p("8h00 A")))

    def copied(source, target, own):
        monkeypatch.setattr(converting, "LONGEST_WAIT", 10)
        return [sys.executable, "-c", ready.format(str(kept)), str(source), str(target)]

    assert reader(Format.DOC, FOREVER, copied)(b"", "a.doc", Job()).rows


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

    (office,) = legacy.installed(Format.XLS, b"")
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


def test_libreoffice_s_profile_switches_links_macros_updates_and_the_network_off(tmp_path):
    own = tmp_path / "own"

    converting.through_libreoffice("soffice", tmp_path / "a.doc", tmp_path / "b.docx", own)

    profile = etree.parse(own / "user/registrymodifications.xcu")
    registry = "{http://openoffice.org/2001/registry}"
    said = {
        (item.get(f"{registry}path").removeprefix("/org.openoffice."), prop.get(f"{registry}name")):
        prop.findtext("value")
        for item in profile.getroot()
        for prop in item
    }  # fmt: skip
    scripting = "Office.Common/Security/Scripting"
    assert said[scripting, "MacroSecurityLevel"] == "3"
    assert said[scripting, "DisableMacrosExecution"] == "true"
    assert said[scripting, "BlockUntrustedRefererLinks"] == "true"
    assert said["Office.Writer/Content/Update", "Link"] == "0"
    assert said["Office.Calc/Content/Update", "Link"] == "1"
    assert said["Inet/Settings", "ooInetProxyType"] == "2"
    assert said["Inet/Settings", "ooInetHTTPSProxyName"] == "127.0.0.1"


ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="these limits are those of POSIX")


def then_copied(script, result, tmp_path):
    """Return a converter that does something first, and copies its result if that goes well."""
    kept = tmp_path / "converted"
    kept.write_bytes(result)
    return python(f"{script}\nimport shutil, sys; shutil.copy({str(kept)!r}, sys.argv[2])")


@ON_POSIX
@pytest.mark.parametrize(
    "greedy",
    [
        "import mmap; mmap.mmap(-1, 1 << 30)",  # memory that is asked for, and never written
        "open(sys.argv[2] + 'x', 'wb').write(bytes(1 << 20))",
    ],
)
def test_a_converter_that_takes_too_much_ends(tmp_path, monkeypatch, greedy):
    converter = then_copied(f"import sys; {greedy}", word(p("8h00 A")), tmp_path)
    assert reader(Format.DOC, converter)(b"", "a.doc", Job()).rows

    monkeypatch.setattr(converting, "MOST_MEMORY", 500_000)
    monkeypatch.setattr(converting, "LARGEST_FILE", 1_000)

    with pytest.raises(UnreadableProgramme):
        reader(Format.DOC, converter)(b"", "a.doc", Job())


def can_unshare():
    unshare = shutil.which("unshare")
    return (
        unshare is not None
        and not subprocess.run(
            [unshare, "--map-root-user", "--net", "true"], check=False, capture_output=True
        ).returncode
    )


@pytest.mark.skipif(not can_unshare(), reason="the system takes no network away")
def test_a_converter_has_no_network(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        asking = f"import socket; socket.create_connection(('127.0.0.1', {port}), 5)"

        with pytest.raises(UnreadableProgramme):
            reader(Format.DOC, then_copied(asking, word(p("8h00 A")), tmp_path))(
                b"", "a.doc", Job()
            )


def test_a_converted_file_larger_than_any_programme_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(legacy, "LARGEST", 10)

    with pytest.raises(TooLarge):
        reader(Format.DOC, converter(word(p("8h00 A")), tmp_path))(b"", "a.doc", Job())


@pytest.mark.parametrize(
    "reaching",
    [
        b'{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE "http://a/b.png"}}}',
        "INCLUDETEXT \\\\server\\share\\a.doc".encode("utf-16-le"),
        b"{\\rtf1{\\*\\template http://a/b.dotm}}",
        "\\\\server\\share\\b.dotm".encode("utf-16-le"),
        b'\x13DDEAUTO c:\\\\windows "x"\x14',
        b"{\\rtf1{\\object\\objautlink}}",
    ],
)
def test_word_opens_nothing_that_reaches_for_other_files(reaching, monkeypatch):
    monkeypatch.setattr(legacy.sys, "platform", "win32")
    monkeypatch.setattr(legacy.shutil, "which", {"powershell": "powershell.exe"}.get)
    harmless = b'{\\rtf1 8h00 {\\field{\\*\\fldinst HYPERLINK "http://a.vn"}}}'

    assert list(legacy.installed(Format.RTF, reaching)) == []
    assert len(list(legacy.installed(Format.RTF, harmless))) == 1


def test_word_is_told_to_run_no_macros_and_to_update_no_links(tmp_path):
    command = through_powershell(
        legacy.WORD_SCRIPT, "powershell", tmp_path / "it's.doc", Path("b.docx"), tmp_path
    )

    assert "AutomationSecurity = 3" in command[-1]
    assert "UpdateLinksAtOpen = $false" in command[-1]
    assert "it''s.doc" in command[-1]
