"""export: a programme becomes the document to hand out."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from tests.commands import AGENDA


def test_an_agenda_is_written_as_a_document(command, tmp_path):
    path = tmp_path / "programme.docx"

    assert command("export", AGENDA, "--to", path).status == 0

    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("short", [(), ("--short",)])
def test_an_agenda_is_written_as_pages_to_hand_out(command, tmp_path, short):
    path = tmp_path / "programme.pdf"

    assert command("export", AGENDA, "--to", path, *short).status == 0

    assert len(pdfium.PdfDocument(path)) <= 2


def test_another_ending_is_an_error_in_one_line(command, tmp_path):
    done = command("export", AGENDA, "--to", tmp_path / "programme.odt")

    assert done.status == 1
    assert len(done.err.strip().splitlines()) == 1


def test_the_programme_itself_is_not_replaced(command, tmp_path):
    path = tmp_path / "agenda.yaml"
    path.write_bytes(AGENDA.read_bytes())

    assert command("export", path, "--to", path).status == 1
    assert path.read_bytes() == AGENDA.read_bytes()
