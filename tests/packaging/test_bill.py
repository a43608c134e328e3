"""The bill of materials names every part with its licence, and the licences are shipped."""

from __future__ import annotations

import json
from email.message import Message
from importlib.metadata import Distribution
from pathlib import Path
from typing import cast

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from building import bill
from building.project import BuildFailed


class Package:
    """A package that tells its licence in one way or another."""

    def __init__(self, name: str = "part", **told: str) -> None:
        self.name = name
        self.metadata = Message()
        for key, value in told.items():
            self.metadata[key.replace("_", "-")] = value


def licence(package: Package) -> str:
    return bill.licence_of(cast("Distribution", package))


def test_a_licence_is_found_however_a_package_tells_it():
    classifier = "License :: OSI Approved :: BSD License"

    assert licence(Package(License_Expression="MIT")) == "MIT"
    assert licence(Package(License="Apache-2.0")) == "Apache-2.0"
    assert licence(Package(Classifier=classifier)) == "BSD-3-Clause"
    assert licence(Package(License="The text\nof it all", Classifier=classifier)) == "BSD-3-Clause"


def test_of_qt_s_licences_the_lesser_one_is_chosen():
    told = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"

    assert licence(Package("PySide6_Essentials", License=told)) == "LGPL-3.0-only"


def test_a_part_without_a_licence_is_refused():
    with pytest.raises(BuildFailed, match="part does not tell its licence"):
        licence(Package())


def test_the_bill_is_valid_and_names_every_part():
    parts = [
        bill.Part("yaml", "6.0", "MIT", digest="0" * 64),
        bill.Part("qt", "6.11", "LGPL-3.0-only"),
        bill.Part("cpython", "3.13", "PSF-2.0", python_package=False),
    ]

    text = bill.bill_of_materials("timekeeper", "1.2.3", parts)

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    written = json.loads(text)
    assert written["metadata"]["component"]["version"] == "1.2.3"
    assert {part["name"]: part["version"] for part in written["components"]} == {
        "yaml": "6.0",
        "qt": "6.11",
        "cpython": "3.13",
    }
    sums = {part["name"]: part.get("hashes") for part in written["components"]}
    assert sums["yaml"] == [{"alg": "SHA-256", "content": "0" * 64}]


def test_licence_texts_are_shipped_and_a_missing_one_is_told(tmp_path: Path):
    about = tmp_path / "site" / "part-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Name: part\nVersion: 1\nLicense: MIT\n", encoding="utf-8")
    (about / "RECORD").write_text("part-1.dist-info/LICENSE,,\n", encoding="utf-8")
    (about / "LICENSE").write_text("Do as you like.", encoding="utf-8")

    bill.ship_licences(tmp_path / "site", [bill.Part("part", "1", "MIT")], tmp_path / "texts")

    texts = tmp_path / "texts"
    assert (texts / "part" / "LICENSE").read_text(encoding="utf-8") == "Do as you like."
    assert (texts / "PARTS.txt").read_text(encoding="utf-8").split() == ["part", "1", "MIT"]
    assert {"Qt LGPL-3.txt", "Qt.txt", "timekeeper.txt"} <= {path.name for path in texts.iterdir()}

    (about / "RECORD").write_text("", encoding="utf-8")
    with pytest.raises(BuildFailed, match="part ships no licence text"):
        bill.ship_licences(tmp_path / "site", [], tmp_path / "again")
