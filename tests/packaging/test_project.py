"""A release has a changelog entry, and the two locks agree."""

from __future__ import annotations

import re

import pytest

from building.project import LOCK, ROOT, BuildFailed, changelog_entry, version

CHANGELOG = """\
# Changelog

## Unreleased

* Later.

## 1.2.0

* The countdown stands still when it is paused.

## 1.1.0 (2026-01-02)

* Older.

## 1.0.0
"""


def test_the_entry_of_a_version_is_found():
    assert changelog_entry(CHANGELOG, "1.2.0") == "* The countdown stands still when it is paused."
    assert changelog_entry(CHANGELOG, "1.1.0") == "* Older."


@pytest.mark.parametrize("silent", ["1.0.0", "1.3.0", "1.2", "1x2x0"])
def test_a_version_of_which_the_changelog_says_nothing_is_refused(silent):
    with pytest.raises(BuildFailed, match=f"says nothing of version {silent}"):
        changelog_entry(CHANGELOG, silent)


def test_the_version_fits_into_windows_four_numbers():
    assert re.fullmatch(r"\d{1,5}(\.\d{1,5}){0,3}", version())


def test_windows_gets_the_versions_that_linux_is_tested_with():
    def pins(name: str) -> dict[str, str]:
        text = (LOCK / name).read_text(encoding="utf-8")
        return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", text, re.MULTILINE))

    tested, windows = pins("run.txt"), pins("windows.txt")

    assert windows
    assert {name: tested.get(name) for name in windows} == windows
    tested, windows = pins("dev.txt"), pins("windows-ocr.txt")
    assert {name: tested.get(name) for name in ("pillow", "tesserocr")} == windows


def test_locks_and_build_files_name_no_registry():
    files = [*LOCK.iterdir(), *(p for p in (ROOT / "packaging").rglob("*") if p.is_file())]
    address = re.compile(rb"https?://(?!schemas\.|www\.freedesktop\.org|www\.w3\.org)")

    assert [f.name for f in files if f.suffix != ".pyc" and address.search(f.read_bytes())] == []
