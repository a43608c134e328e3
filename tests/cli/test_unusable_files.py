"""Input that cannot be used: one clear sentence, status 1, and nothing lost or overwritten."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from tests.commands import AGENDA
from timekeeper.files.journal.salvage import open_whatever_happened

MEGABYTE = 1024 * 1024
AGENDA_WITHOUT_ITEMS = b"format: timekeeper-agenda/1\ntitle: x\nsessions: []\n"
LETTERS = "Hội nghị Ban Chấp hành Đảng bộ tỉnh\n7h30 - 8h00: Báo cáo kết quả thực hiện nhiệm vụ\n"

PROGRAMMES = {
    "empty": b"",
    "blank": b"\n \n\t\n",
    "binary": bytes(range(256)),
    "null bytes": LETTERS.encode() + b"\0" * 100,
    "half a letter": LETTERS.encode()[:-3] + b"\xe1\xbb",
    "50 MB": b"a" * (50 * MEGABYTE),
    "no item": b"A day without anything to do.\n",
    "an empty agenda": AGENDA_WITHOUT_ITEMS,
    "TCVN3": "Héi nghÞ Ban ChÊp hµnh §¶ng bé tØnh\n7h30: B¸o c¸o kÕt qu¶".encode("latin-1"),
    "VNI": "Hoäi nghò Ban Chaáp haønh Ñaûng boä tænh\n7h30: Baùo caùo".encode("latin-1"),
}
AGENDAS_ONLY = {
    "nesting": b"sessions: " + b"[" * 5000,
    "aliases": b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "tags": b"title: !!python/object/apply:os.system [ls]\n",
    "another format": b"format: timekeeper-agenda/2\ntitle: x\n",
    "a list": b"- a\n- b\n",
}


def told_in_one_sentence(answer, name):
    assert answer.status == 1
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert name in answer.err
    assert "Traceback" not in answer.err
    return True


@pytest.mark.parametrize("ending", ["txt", "yaml"])
@pytest.mark.parametrize("kind", PROGRAMMES)
def test_a_programme_that_cannot_be_read(command, tmp_path, kind, ending):
    path = tmp_path / f"programme.{ending}"
    path.write_bytes(PROGRAMMES[kind])

    for arguments in (["check"], ["import", "--to", tmp_path / "new.yaml"], ["import", "--json"]):
        assert told_in_one_sentence(command(*arguments, path), "programme")
    assert told_in_one_sentence(command("rehearse", path, "--out", tmp_path / "out"), "programme")

    assert path.read_bytes() == PROGRAMMES[kind]
    assert not (tmp_path / "new.yaml").exists()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", AGENDAS_ONLY)
def test_an_agenda_that_is_no_agenda(command, tmp_path, kind):
    path = tmp_path / "agenda.yaml"
    path.write_bytes(AGENDAS_ONLY[kind])

    assert told_in_one_sentence(command("check", path), "agenda.yaml")


def test_a_programme_of_nothing_but_papers_cannot_be_rehearsed(command, tmp_path):
    path = tmp_path / "agenda.yaml"
    path.write_text(
        "format: timekeeper-agenda/1\ntitle: x\nsessions:\n"
        "  - {name: S, items: [{title: To read, kind: study}]}\n",
        encoding="utf-8",
    )

    answer = command("rehearse", path, "--out", tmp_path / "out")

    assert (answer.status, answer.err) == (1, "The programme has no item to time.\n")
    assert not (tmp_path / "out").exists()


def test_windows_1258_is_read_with_a_doubt(command, tmp_path):
    path = tmp_path / "programme.txt"
    path.write_bytes("Hô\u0323i nghi\u0323\n7h30 - 8h00: Ba\u0301o ca\u0301o\n".encode("cp1258"))

    answer = command("import", path)

    assert answer.status == 0
    assert "Windows-1258" in answer.out


@pytest.mark.parametrize("name", ["missing.txt", "missing.yaml", "x" * 300])
def test_a_programme_that_is_not_there(command, tmp_path, name):
    for word in ("check", "import", "rehearse"):
        assert told_in_one_sentence(command(word, tmp_path / name), name)


@pytest.mark.parametrize("name", ["folder", "folder.yaml"])
def test_a_folder_in_place_of_a_programme(command, tmp_path, name):
    (tmp_path / name).mkdir()

    for word in ("check", "import", "rehearse"):
        assert told_in_one_sentence(command(word, tmp_path / name), name)


@pytest.mark.parametrize("target", ["file/agenda.yaml", "folder.yaml", "x" * 300 + ".yaml"])
def test_an_agenda_that_cannot_be_written(command, tmp_path, target):
    programme = tmp_path / "programme.txt"
    programme.write_text(LETTERS, encoding="utf-8")
    (tmp_path / "file").write_bytes(b"here before")
    (tmp_path / "folder.yaml").mkdir()

    answer = command("import", programme, "--to", tmp_path / target)

    assert told_in_one_sentence(answer, str(tmp_path / target))
    assert (tmp_path / "file").read_bytes() == b"here before"


@pytest.mark.parametrize("target", ["file", "file/day", "x" * 300])
def test_a_rehearsal_that_has_no_place(command, tmp_path, target):
    (tmp_path / "file").write_bytes(b"here before")

    answer = command("rehearse", AGENDA, "--out", tmp_path / target)

    assert told_in_one_sentence(answer, str(tmp_path / target))
    assert (tmp_path / "file").read_bytes() == b"here before"


@pytest.mark.parametrize("name", ["report.csv", "report.json", "report.xlsx", "journal.db"])
def test_a_folder_where_a_rehearsal_writes(command, tmp_path, name):
    (tmp_path / name).mkdir()

    answer = command("rehearse", AGENDA, "--out", tmp_path)

    assert told_in_one_sentence(answer, name)


# Journals


@pytest.fixture
def journal(day):
    return day / "journal.db"


@pytest.fixture
def refused(command, tmp_path):
    """Whether every command refuses the journal and leaves it as it is."""

    def check(path):
        before = path.read_bytes()
        report = tmp_path / "report.json"
        told = [
            told_in_one_sentence(command("snapshot", path, "--json"), str(path)),
            told_in_one_sentence(command("report", path, "--to", report), str(path)),
            told_in_one_sentence(command("rehearse", AGENDA, "--out", path.parent), str(path)),
        ]
        assert not report.exists()
        assert path.read_bytes() == before
        return all(told)

    return check


def changed(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_journal_of_a_newer_version(command, journal, refused):
    changed(journal, "PRAGMA user_version = 99")

    assert refused(journal)
    assert command("snapshot", journal).err == (
        f"{journal} was written by a newer version of timekeeper; open it with that version.\n"
    )


@pytest.mark.parametrize("length", [10, 16, 99, 100, 4096, 8192, 20000, -4096, -1])
def test_a_journal_cut_short(journal, refused, length):
    journal.write_bytes(journal.read_bytes()[:length])

    assert refused(journal)


def test_a_journal_with_a_page_of_noise(journal, refused):
    content = bytearray(journal.read_bytes())
    content[4096:8192] = bytes(range(256)) * 16
    journal.write_bytes(content)

    assert refused(journal)


@pytest.mark.parametrize("content", [b"x", b"Not a journal at all.\n", b"\0" * 8192])
def test_a_file_that_is_no_journal(tmp_path, refused, content):
    path = tmp_path / "day" / "journal.db"
    path.parent.mkdir()
    path.write_bytes(content)

    assert refused(path)


def test_another_program_s_database(tmp_path, refused):
    path = tmp_path / "day" / "journal.db"
    path.parent.mkdir()
    changed(path, "CREATE TABLE song (title TEXT)")

    assert refused(path)


def test_an_empty_file_is_no_journal_to_read(command, tmp_path):
    path = tmp_path / "journal.db"
    path.touch()

    assert told_in_one_sentence(command("snapshot", path), str(path))
    assert path.read_bytes() == b""


@pytest.mark.parametrize("name", ["missing.db", "folder", "x" * 300])
def test_a_journal_that_is_not_there(command, tmp_path, name):
    (tmp_path / "folder").mkdir()

    for arguments in (["snapshot"], ["report", "--to", tmp_path / "report.json"]):
        answer = command(*arguments, tmp_path / name)

        assert told_in_one_sentence(answer, str(tmp_path / name))
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET kind = 'Danced' WHERE number = 3",
        "UPDATE entry SET data = '{' WHERE number = 3",
        "UPDATE entry SET data = '{\"item\": 7}' WHERE kind = 'ItemStarted'",
        "UPDATE entry SET at = 'noon' WHERE number = 3",
        "UPDATE conference SET programme = '{'",
        "UPDATE conference SET programme = '[]'",
        'UPDATE conference SET programme = \'{"title": "x"}\'',
        "DROP TABLE entry",
    ],
)
def test_a_journal_with_what_this_version_cannot_read(command, journal, statement, tmp_path):
    triggers = ("conference_is_never_changed", "entry_is_never_changed")
    changed(journal, *(f"DROP TRIGGER {trigger}" for trigger in triggers), statement)

    for arguments in (["snapshot", "--json"], ["report", "--to", tmp_path / "report.json"]):
        assert told_in_one_sentence(command(*arguments, journal), str(journal))


def test_an_entry_on_an_item_the_programme_does_not_have(command, journal, tmp_path):
    changed(
        journal,
        "DROP TRIGGER entry_is_never_changed",
        "UPDATE entry SET data = '{\"item\": \"nowhere\"}' WHERE kind = 'ItemStarted'",
    )

    for arguments in (["snapshot", "--json"], ["report", "--to", tmp_path / "report.json"]):
        assert told_in_one_sentence(command(*arguments, journal), str(journal))


def test_a_journal_at_rest_is_read_without_its_log(command, journal, tmp_path):
    alone = tmp_path / "alone.db"
    shutil.copy(journal, alone)

    assert command("snapshot", alone, "--json").status == 0


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version = -5",
        "PRAGMA user_version = -2147483648",
        "UPDATE entry SET at = '9999-12-31T23:59:59.999+00:00' WHERE number = 3",
        "UPDATE entry SET at = '0001-01-01T00:00:00.000+00:00' WHERE number = 3",
        "UPDATE entry SET at = '2023-12-06T00:30:00' WHERE number = 3",
        "UPDATE entry SET number = 9223372036854775807 WHERE number = 3",
        "UPDATE entry SET number = -1 WHERE number = 3",
        "UPDATE conference SET opened_at = '9999-12-31T23:59:59.999+00:00'",
        "UPDATE conference SET programme = replace(hex(zeroblob(50000)), '0', '[')",
        "UPDATE conference SET id = -3",
    ],
)
def test_a_journal_of_impossible_values_is_damaged_and_the_day_goes_on(
    command, journal, tmp_path, statement
):
    with closing(sqlite3.connect(journal)) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)
        database.commit()
    content = journal.read_bytes()

    for arguments in (["history", journal], ["history", journal, "--delete", "9", "--yes"]):
        answer = command(*arguments)
        told_changed = (0, "The record of conference 1 was changed after it was written.\n")
        if (answer.status, answer.err) != told_changed:
            assert (answer.status, answer.err.count("\n")) in {(0, 0), (1, 1)}
    assert journal.read_bytes() == content

    file, salvaged = open_whatever_happened(journal, datetime(2024, 1, 1, tzinfo=UTC))
    file.close()
    assert salvaged is not None
    assert salvaged.file.read_bytes() == content
