"""A programme is read by its file's ending: our own agenda, or the office's text."""

from __future__ import annotations

import pytest

from tests.fakes import item, programme, session
from timekeeper.files.agenda.agenda_file import AgendaError, read_agenda
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.places import sample_agendas
from timekeeper.files.programme_files import (
    read_programme,
    write_programme,
)
from timekeeper.files.writing import DocumentNotWritten

AGENDAS = sorted(sample_agendas().glob("*.yaml"))


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_an_agenda_leaves_no_doubt(path):
    draft = read_programme(path)

    assert draft.programme == read_agenda(path)
    assert draft.doubts == ()


@pytest.mark.parametrize("ending", ["yml", "YAML"])
def test_other_spellings_of_the_ending_are_agendas_too(tmp_path, ending):
    path = tmp_path / f"agenda.{ending}"
    path.write_bytes(AGENDAS[0].read_bytes())

    assert read_programme(path).programme == read_agenda(AGENDAS[0])


@pytest.mark.parametrize("name", ["programme.txt", "programme", "programme.chương trình"])
def test_anything_else_is_read_as_the_office_s_text(tmp_path, name):
    path = tmp_path / name
    path.write_text("7h30 - 8h00: Báo cáo\n", encoding="utf-8")

    draft = read_programme(path)

    assert [item.title for item in draft.programme.items] == ["Báo cáo"]
    assert draft.doubts


def test_each_reader_says_in_its_own_way_what_it_cannot_read(tmp_path):
    for name, error in (("a.yaml", AgendaError), ("a.txt", UnreadableProgramme)):
        path = tmp_path / name
        path.touch()

        with pytest.raises(error, match=name):
            read_programme(path)


@pytest.mark.parametrize("name", ["a.yaml", "a.docx"])
def test_a_write_protected_programme_is_not_replaced(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"signed")
    path.chmod(0o444)

    with pytest.raises((AgendaError, DocumentNotWritten), match="the file is write-protected"):
        write_programme(programme(session(item("a"))), path)

    assert path.read_bytes() == b"signed"
