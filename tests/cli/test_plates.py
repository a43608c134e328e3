"""plates: a list or a programme becomes the delegates' name plates."""

from __future__ import annotations

import pytest

from tests.commands import AGENDA
from timekeeper.files import machine


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("1. Lê An, Bí thư Tỉnh ủy\n2. Trần Bình, Giám đốc Sở Y tế\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("ending", "start"), [(".pdf", b"%PDF"), (".docx", b"PK")])
def test_a_list_is_written_as_plates(command, listed, tmp_path, ending, start):
    path = tmp_path / f"plates{ending}"

    answer = command("plates", listed, "--to", path)

    assert (answer.status, answer.out, answer.err) == (0, "2 plates made.\n", "")
    assert path.read_bytes().startswith(start)


def test_an_agenda_gives_the_plates_of_who_presents(command, tmp_path):
    assert command("plates", AGENDA, "--to", tmp_path / "a.pdf").status == 0


@pytest.mark.parametrize("written", ["plates.txt", "list.txt", "no/such/folder/plates.pdf"])
def test_what_cannot_be_written_is_one_line_and_the_list_stays(command, listed, tmp_path, written):
    before = listed.read_bytes()

    answer = command("plates", listed, "--to", tmp_path / written)

    assert answer.status == 1
    assert len(answer.err.strip().splitlines()) == 1
    assert listed.read_bytes() == before


def test_the_size_is_that_of_the_settings(command, listed, home, tmp_path):
    settings = home / "settings.yaml"
    settings.write_text(
        "language: en\nplates:\n  kind: flat\n  width: 90\n  height: 300\n", encoding="utf-8"
    )

    answer = command("plates", listed, "--to", tmp_path / "a.pdf")

    assert str(settings) in answer.err


def test_of_a_secret_agenda_no_plates_are_written_onto_the_network(command, tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "is_on_network", lambda folder: folder.name == "share")
    secret, share = tmp_path / "secret.yaml", tmp_path / "share"
    share.mkdir()
    secret.write_text(f"secret: true\n{AGENDA.read_text(encoding='utf-8')}", encoding="utf-8")

    refused = command("plates", secret, "--to", share / "plates.pdf")

    assert refused.status != 0
    assert refused.err.startswith("Nothing of this conference may leave the computer")
    assert not list(share.iterdir())
    assert command("plates", secret, "--to", tmp_path / "plates.pdf").status == 0
