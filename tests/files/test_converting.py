"""LibreOffice is run on a profile that is written for it alone."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from timekeeper.files.converting import write_profile

NAME = "{http://openoffice.org/2001/registry}name"


def test_further_settings_stand_beside_the_careful_ones(tmp_path: Path) -> None:
    write_profile(tmp_path, {"Office.Impress/Misc": {"Display": "2"}})

    profile = etree.parse(tmp_path / "user/registrymodifications.xcu")
    said = {prop.get(NAME): prop.findtext("value") for prop in profile.iter("prop")}
    assert said["Display"] == "2"
    assert said["DisableMacrosExecution"] == "true"
