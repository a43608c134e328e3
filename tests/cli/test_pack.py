"""pack: an agenda and what its items show go into one file; check tells what cannot be shown."""

from __future__ import annotations

import json

from tests.commands import AGENDA
from timekeeper.files.materials.pack import is_pack

SHOWN = """
format: timekeeper-agenda/1
title: Giao ban
sessions:
  - items:
      - id: report
        title: Báo cáo
        minutes: 20
        materials: [{path: a.png}]
"""


def test_an_agenda_is_packed_with_what_it_shows(command, tmp_path):
    (tmp_path / "day.yaml").write_text(SHOWN, encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")

    done = command("pack", tmp_path / "day.yaml", "--to", tmp_path / "stick.zip")

    assert done.status == 0
    assert is_pack(tmp_path / "stick.zip")


def test_what_cannot_be_shown_is_told_and_not_packed(command, tmp_path):
    (tmp_path / "day.yaml").write_text(SHOWN, encoding="utf-8")

    checked = command("check", tmp_path / "day.yaml", "--json")
    packed = command("pack", tmp_path / "day.yaml", "--to", tmp_path / "stick.zip")

    kinds = {one["kind"]: one["item"] for one in json.loads(checked.out)["problems"]}
    assert kinds["material_missing"] == "report"
    assert packed.status == 1
    assert "a.png" in packed.err
    assert not (tmp_path / "stick.zip").exists()


def test_the_agenda_is_not_replaced_by_what_it_is_packed_into(command, tmp_path):
    path = tmp_path / "agenda.yaml"
    path.write_bytes(AGENDA.read_bytes())

    assert command("pack", path, "--to", path).status == 1
    assert path.read_bytes() == AGENDA.read_bytes()
