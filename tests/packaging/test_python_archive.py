"""No byte of a Python that somebody else made gets into the product."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from building import python_archive
from building.project import BuildFailed


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "target"
    folder.mkdir()
    return folder


def test_a_file_that_nobody_signed_is_refused(monkeypatch, tmp_path, target):
    archive = tmp_path / "python.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("python313.dll", b"MZ nothing that anybody signed")
    monkeypatch.setenv("PYTHON_WINDOWS", str(archive))
    monkeypatch.setattr(python_archive, "_verify", says(""))

    with pytest.raises(BuildFailed, match=r"python313\.dll carries no signature"):
        python_archive.unpack(target)


def test_a_file_that_somebody_else_signed_is_refused(monkeypatch):
    said = "Timestamp time: Feb  4 16:34:29 2025 GMT\nSigner #0:\n Subject: /CN=Somebody\n Issuer :"

    monkeypatch.setattr(python_archive, "_verify", says(said))

    with pytest.raises(BuildFailed, match="is not what the Python Software Foundation signed"):
        python_archive.check_signer(Path("python313.dll"))


def test_a_changed_file_is_refused_whoever_signed_it(monkeypatch):
    said = (
        "Timestamp time: Feb  4 16:34:29 2025 GMT\nSigner #0:\n"
        " Subject: /CN=Python Software Foundation\n Issuer :"
    )

    monkeypatch.setattr(python_archive, "_verify", says(said, status=1))

    with pytest.raises(BuildFailed, match="is not what the Python Software Foundation signed"):
        python_archive.check_signer(Path("python313.dll"))


@pytest.mark.parametrize("content", [b"", b"no zip"])
def test_what_is_no_python_is_told(monkeypatch, tmp_path, target, content):
    chosen = tmp_path / "python.zip"
    chosen.write_bytes(content)
    monkeypatch.setenv("PYTHON_WINDOWS", str(chosen))

    with pytest.raises(BuildFailed, match="is no folder and no zip"):
        python_archive.unpack(target)


def test_an_empty_folder_is_no_python(monkeypatch, tmp_path, target):
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PYTHON_WINDOWS", str(tmp_path / "empty"))

    with pytest.raises(BuildFailed, match="holds no embeddable Python"):
        python_archive.unpack(target)


@pytest.mark.skipif(shutil.which("osslsigncode") is None, reason="needs osslsigncode")
def test_the_tool_itself_finds_no_signature_on_an_unsigned_file(tmp_path):
    unsigned = tmp_path / "python313.dll"
    unsigned.write_bytes(b"MZ" + bytes(1000))

    with pytest.raises(BuildFailed, match="carries no signature"):
        python_archive.check_signer(unsigned)


def says(text: str, status: int = 0):
    """Stand in for the tool that reads signatures."""

    class Done:
        stdout = text
        returncode = status

    return lambda *_arguments: Done()
