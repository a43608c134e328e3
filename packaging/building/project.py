"""What every product needs to know of the project, and how a tool is run."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
DIST = ROOT / "dist"
LOCK = ROOT / "lock"
PACKAGING = ROOT / "packaging"
ICON = ROOT / "resources" / "icon" / "timekeeper.svg"

PUBLISHER = "timekeeper"
SUMMARY = "Keeps a conference to its printed programme"


class BuildFailed(Exception):
    """A product that cannot be made; the text is one sentence that says why and what to do."""


def version() -> str:
    """Return the version that pyproject.toml gives the program."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: str = content["project"]["version"]
    return found


def changelog_entry(text: str, wanted: str) -> str:
    """Return what the changelog says of a version; BuildFailed when it says nothing."""
    heading = re.compile(
        rf"^## {re.escape(wanted)}(?: [^\n]*)?$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
    )
    found = heading.search(text)
    entry = found[1].strip() if found else ""
    if not entry:
        raise BuildFailed(
            f"CHANGELOG.md says nothing of version {wanted}: write an entry “## {wanted}” that "
            "tells the operator what is new."
        )
    return entry


def run(*command: str | Path, environment: dict[str, str] | None = None) -> str:
    """Run a tool and return what it printed; BuildFailed with its words when it fails."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise BuildFailed(f"{words[0]} is missing; see the tools named in the Makefile.") from error
    if done.returncode:
        raise BuildFailed(f"{' '.join(words)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def pip(*arguments: str | Path) -> None:
    """Run this environment's pip."""
    run(sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments)


def fresh(folder: Path) -> Path:
    """Return the folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def size(folder: Path) -> int:
    """Return how many bytes the files of a folder hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def find_tools(names: Sequence[str]) -> None:
    """Raise BuildFailed when a tool is not there."""
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        raise BuildFailed(f"These tools are missing: {', '.join(missing)}; see the Makefile.")


def sha256(path: Path) -> str:
    """Return the SHA-256 sum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
