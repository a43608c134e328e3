"""Of a secret agenda no command writes anything onto the network."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import AGENDA
from timekeeper.files import machine


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.yaml"
    path.write_text(f"secret: true\n{AGENDA.read_text(encoding='utf-8')}", encoding="utf-8")
    return path


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    share = tmp_path / "share"
    share.mkdir()
    monkeypatch.setattr(machine, "is_on_network", lambda folder: folder.is_relative_to(share))
    return share


@pytest.mark.parametrize(
    "words",
    [
        ("rehearse", "{}", "--speed", "max", "--out", "day"),
        ("rehearse", "{}", "--speed", "max", "--out", "."),
        ("script", "{}", "--to", "script.docx"),
        ("export", "{}", "--to", "programme.docx"),
        ("export", "{}", "--to", "programme.yaml"),
        ("pictures", "{}", "--to", "pictures.pdf"),
        ("pack", "{}", "--to", "day.tkpack"),
        ("plates", "{}", "--to", "plates.docx"),
    ],
)
def test_what_is_made_of_a_secret_agenda_stays_on_this_computer(command, secret, share, words):
    *before, target = words

    refused = command(*(secret if word == "{}" else word for word in before), share / target)

    assert refused.status != 0
    assert refused.err.startswith("Nothing of this conference may leave the computer")
    assert not list(share.iterdir())


def test_nor_is_anything_made_there_of_its_record(command, secret, share, tmp_path):
    assert command("rehearse", secret, "--speed", "max", "--out", tmp_path / "day").status == 0
    journal = tmp_path / "day" / "journal.db"

    told = [
        command(name, journal, "--to", share / target)
        for name, target in (("minutes", "m.docx"), ("report", "r.pdf"), ("report", "r.json"))
    ]

    assert all(answer.status for answer in told)
    assert not list(share.iterdir())
