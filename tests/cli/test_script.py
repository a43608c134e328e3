"""script: who introduces what, for the staff and for the chair."""

from __future__ import annotations

import pytest

from tests.commands import AGENDA


@pytest.mark.parametrize("more", [[], ["--short"]])
def test_a_programme_has_a_script(command, tmp_path, more):
    answer = command("script", AGENDA, "--to", tmp_path / "script.docx", *more)

    assert answer.status == 0
    assert (tmp_path / "script.docx").read_bytes().startswith(b"PK")


def test_it_never_replaces_the_programme(command, tmp_path):
    copy = tmp_path / "day.yaml"
    copy.write_bytes(AGENDA.read_bytes())

    assert command("script", copy, "--to", copy).status == 1
    assert copy.read_bytes() == AGENDA.read_bytes()
