"""Where Python for Windows comes from, and how it is checked before a byte of it is used."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from building.project import BUILD, LOCK, PACKAGING, BuildFailed, fresh, pip

SIGNER = "CN=Python Software Foundation"
# Two roots, by their SHA-1 thumbprints: F40042E2E5F7E8EF8189FED15519AECE42C3BFA2, "Microsoft
# Identity Verification Root Certificate Authority 2020", and, for what was signed before 2025,
# DDFB16CD4931C973A2037D3FC83A4D7D775D05E4, "DigiCert Trusted Root G4", which Debian trusts too.
SIGNER_ROOTS = PACKAGING / "windows" / "python-signer-roots.pem"
BINARIES = (".exe", ".dll", ".pyd")
# Microsoft's runtime; the copies in the hash-locked wheel of PySide6 are taken instead.
RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll")
# _wmi: asking Windows' management service for the version takes seconds on some PCs, and nothing
# else needs it.
UNUSED = ("_wmi.pyd", "winsound.pyd", "pythonw.exe", "python.cat")
# The program does not speak to the network; hashlib has its own sums besides those of OpenSSL.
NETWORK = ("_ssl.pyd", "_hashlib.pyd", "libssl-3.dll", "libcrypto-3.dll")
_IN_PACKAGE = re.compile(r"^cp3\d+/")


def unpack(target: Path) -> str:
    """Put the checked Python into the folder and return its version, such as ``3.13``.

    ``python.exe`` is still there, for the builder.
    PYTHON_WINDOWS may name another embeddable Python, a zip or a folder, as python.org gives it.
    """
    chosen = os.environ.get("PYTHON_WINDOWS")
    if chosen:
        _unpack_chosen(Path(chosen), target)
    else:
        _unpack_locked(target)
    dlls = sorted(target.glob("python3?*.dll"))
    found = re.fullmatch(r"python3(\d+)\.dll", dlls[-1].name) if dlls else None
    if found is None:
        raise BuildFailed(f"{chosen or 'The locked archive'} holds no embeddable Python.")
    for binary in sorted(target.iterdir()):
        if binary.suffix.lower() in BINARIES and binary.name not in RUNTIME:
            check_signer(binary)
    for name in (*UNUSED, *NETWORK, *RUNTIME):
        (target / name).unlink(missing_ok=True)
    return f"3.{found[1]}"


def exact_version(dll: Path) -> str:
    """Return the version in the properties of Python's library, such as ``3.13.2``."""
    content = dll.read_bytes().decode("utf-16-le", errors="replace")
    found = re.search(r"ProductVersion\0+(3\.[0-9.]+)\0", content)
    if found is None:
        raise BuildFailed(f"{dll.name} does not tell its version.")
    return found[1]


def _unpack_chosen(chosen: Path, target: Path) -> None:
    if chosen.is_dir():
        shutil.copytree(chosen, target, dirs_exist_ok=True)
        return
    try:
        with zipfile.ZipFile(chosen) as archive:  # python.org's has no folders
            for name in archive.namelist():
                if "/" not in name:
                    (target / name).write_bytes(archive.read(name))
    except (OSError, zipfile.BadZipFile) as error:
        raise BuildFailed(f"PYTHON_WINDOWS: {chosen} is no folder and no zip.") from error


def _unpack_locked(target: Path) -> None:
    lock = LOCK / "windows-python.txt"
    folder = fresh(BUILD / "windows-python")
    # pip compares the hash before anything of the archive is opened or run.
    options = ("--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes")
    pip("download", *options, "-r", lock, "-d", folder)
    (package,) = folder.glob("*.tar.gz")
    with tarfile.open(package) as archive:
        (data,) = (name for name in archive.getnames() if name.endswith("/data.zip"))
        member = archive.extractfile(data)
        content = member.read() if member else b""
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        for name in files.namelist():
            below = _IN_PACKAGE.sub("", name)
            if below and "/" not in below:
                (target / below).write_bytes(files.read(name))


def check_signer(binary: Path) -> None:
    """Raise BuildFailed unless the Python Software Foundation signed the file as it is.

    The chain of certificates is followed to a root we know, at the time of signing:
    certificates of signers live for days.
    """
    stamped = re.search(r"Timestamp time: (.+) GMT", _verify(binary).stdout)
    if stamped is None:
        raise BuildFailed(f"{binary} carries no signature.")
    instant = datetime.strptime(stamped[1], "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    at = ("-time", str(int(instant.timestamp())), "-ignore-timestamp", "-CAfile", str(SIGNER_ROOTS))
    done = _verify(binary, *at)
    signer = done.stdout.partition("Signer #0:")[2].partition("Issuer")[0]
    if done.returncode or SIGNER not in signer:
        raise BuildFailed(f"{binary} is not what the Python Software Foundation signed.")


def _verify(binary: Path, *options: str) -> subprocess.CompletedProcess[str]:
    # Revocation lists would need the internet.
    command = ["osslsigncode", "verify", "-ignore-cdp", "-ignore-crl", *options, "-in", str(binary)]
    return subprocess.run(
        command, capture_output=True, text=True, errors="replace", check=False, timeout=60
    )
