"""verify: is the record intact, and does the report follow from it?"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.commands import AGENDA


def changed(journal, *statements):
    """Change the journal as somebody would who knows SQLite."""
    with closing(sqlite3.connect(journal / "journal.db")) as connection:
        for trigger in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            connection.execute(f"DROP TRIGGER {trigger[0]}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_report_follows_from_its_record(command, day):
    answer = command("verify", day / "report.json", day)

    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "The record is intact, and the report follows from its entries.\n"


def test_so_does_the_public_version(command, day, tmp_path):
    command("report", day, "--to", tmp_path / "public.json", "--public")

    assert command("verify", tmp_path / "public.json", day).status == 0


def test_without_a_journal_the_one_at_home_is_meant(command, day, home):
    shutil.copy(day / "journal.db", home)

    assert command("verify", day / "report.json").status == 0


def test_what_was_recorded_later_does_not_matter(command, day, tmp_path):
    told = json.loads((day / "report.json").read_text(encoding="utf-8"))
    last = told["integrity"]["entries"]
    # The report of an earlier hour: the same record, its newest entries not yet written.
    earlier = tmp_path / "earlier"
    shutil.copytree(day, earlier)
    for number in range(last - 2, last + 1):
        changed(earlier, f"DELETE FROM entry WHERE number = {number:d}")  # noqa: S608
    command("report", earlier, "--to", tmp_path / "earlier.json")

    assert command("verify", tmp_path / "earlier.json", day).status == 0


def test_taking_the_newest_entries_away_is_found(command, day):
    changed(day, "DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)")

    answer = command("verify", day / "report.json", day)

    assert answer.status == 3
    assert "missing entries: 1 of" in answer.out


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET at = '2023-12-06T00:29:00.000+00:00' WHERE number = 1",
        "UPDATE conference SET programme = replace(programme, '07:30', '07:40')",
    ],
)
def test_a_changed_record_is_found(command, day, statement):
    changed(day, statement)

    assert command("verify", day / "report.json", day).status == 3


@pytest.mark.parametrize("key", ["title", "items", "sessions", "bodies", "pauses", "stage"])
def test_a_changed_report_is_found(command, day, tmp_path, key):
    told = json.loads((day / "report.json").read_text(encoding="utf-8"))
    told[key] = told[key][1:] if told[key] else ["more"]
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps(told), encoding="utf-8")

    answer = command("verify", forged, day)

    assert answer.status == 4
    assert key in answer.out


def test_a_report_of_another_conference_is_not_believed(command, day, tmp_path):
    command.rehearse(AGENDA, tmp_path / "other", "--seed", "9")

    assert command("verify", day / "report.json", tmp_path / "other").status == 3


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"title": 1}'])
def test_what_is_no_report_is_said_so(command, day, tmp_path, content):
    path = tmp_path / "no.json"
    path.write_bytes(content)

    answer = command("verify", path, day)

    assert answer.status == 1
    assert "is not a JSON report" in answer.err


def test_a_report_of_a_changed_record_says_so_when_it_is_made(command, day, tmp_path):
    changed(day, "UPDATE entry SET at = '2023-12-06T00:29:00.000+00:00' WHERE number = 1")

    answer = command("report", day, "--to", tmp_path / "report.json")

    assert answer.status == 0
    assert answer.err == "The record was changed after it was written.\n"
