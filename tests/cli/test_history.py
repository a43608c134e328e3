"""history: what was recorded, compared over months, and deleted on purpose only."""

from __future__ import annotations

import csv
import io
import os
import platform
import shutil
import sqlite3
from contextlib import closing

import openpyxl
import pytest
from msgspec.structs import replace

from tests.fakes import EIGHT, meeting
from timekeeper.core.events import ItemStarted, SecrecySet
from timekeeper.files import machine
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.lock import LOCK


@pytest.fixture
def journal(rehearsed, tmp_path):
    """Two conferences in one journal."""
    return shutil.copytree(rehearsed / "both", tmp_path / "kept")


def test_every_conference_is_listed(command, journal):
    listed = command("history", journal, "--json").json

    assert [one["number"] for one in listed["conferences"]] == [1, 2]
    assert listed["conferences"][0]["date"] == "2023-12-06"
    assert listed["conferences"][0]["stage"] == "closed"
    assert listed["deleted"] == []


def test_a_person_reads_the_list_as_lines(command, journal):
    lines = command("history", journal).out.splitlines()

    assert len(lines) == 3
    assert "06/12/2023" in lines[1]


def test_an_old_report_is_written_again(command, journal, tmp_path):
    for number, sessions in ((1, 2), (2, None)):
        target = tmp_path / f"{number}.csv"

        assert command("report", journal, "--conference", number, "--to", target).status == 0
        assert sessions is None or "Buổi sáng" in target.read_text(encoding="utf-8")
    assert (tmp_path / "1.csv").read_bytes() != (tmp_path / "2.csv").read_bytes()


def test_bodies_are_compared_over_the_conferences(command, journal):
    bodies = command("history", journal, "--bodies", "--json").json

    office = next(row for row in bodies if row["body"] == "Ban Tổ chức Tỉnh ủy" and not row["kind"])
    assert office["items"] == 4
    assert office.keys() >= {"median_overrun_s", "total_overrun_s", "late", "conferences"}


def test_the_comparison_can_be_limited_to_some_days(command, journal):
    assert command("history", journal, "--bodies", "--json", "--until", "2020-01-01").json == []
    assert command("history", journal, "--json", "--since", "2023-12-06").json["conferences"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_comparison_is_exported(command, journal, tmp_path, ending):
    target = tmp_path / f"bodies.{ending}"

    assert command("history", journal, "--bodies", "--to", target).status == 0

    if ending == "csv":
        rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    else:
        sheet = openpyxl.load_workbook(target).active
        rows = [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert rows[0][0] == "Presenting body"
    assert "Ban Tổ chức Tỉnh ủy" in {row[0] for row in rows}


def test_deleting_must_be_said_twice(command, journal):
    answer = command("history", journal, "--delete", "1")

    assert answer.status == 1
    assert "--yes" in answer.err
    assert len(command("history", journal, "--json").json["conferences"]) == 2


def test_a_deleted_conference_leaves_a_trace_and_nothing_else(command, journal):
    assert command("history", journal, "--delete", "1", "--yes").status == 0

    listed = command("history", journal, "--json").json
    assert [one["number"] for one in listed["conferences"]] == [2]
    (trace,) = listed["deleted"]
    assert (trace["number"], len(trace["hash"])) == (1, 64)
    content = b"".join(path.read_bytes() for path in journal.glob("journal.db*"))
    assert "Thực hiện việc lấy phiếu tín nhiệm".encode() not in content


def test_a_record_that_was_changed_is_told_wherever_it_is_read(command, journal):
    with closing(sqlite3.connect(journal / "journal.db")) as file, file:
        for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            file.execute(f"DROP TRIGGER {name}")
        (later,) = file.execute(
            "SELECT at FROM entry WHERE conference = 2 AND number = 2"
        ).fetchone()
        file.execute("UPDATE entry SET at = ? WHERE conference = 2 AND number = 1", (later,))

    told = [
        command("history", journal),
        command("history", journal, "--year", "2023"),
        command("history", journal, "--bodies", "--json"),
        command("snapshot", journal),
    ]

    assert [answer.status for answer in told] == [0, 0, 0, 0]
    for answer in told[:3]:
        assert answer.err == "The record of conference 2 was changed after it was written.\n"
    assert told[3].err == "The record was changed after it was written.\n"


def test_the_others_stay_provable_after_a_deletion(command, journal, tmp_path):
    command("report", journal, "--to", tmp_path / "report.json")
    command("history", journal, "--delete", "1", "--yes")

    assert command("verify", tmp_path / "report.json", journal).status == 0


def test_a_report_of_a_deleted_conference_is_told_so(command, journal, tmp_path):
    command("report", journal, "--conference", "1", "--to", tmp_path / "report.json")
    command("history", journal, "--delete", "1", "--yes")

    answer = command("verify", tmp_path / "report.json", journal)

    assert answer.status == 3
    assert "was deleted on" in answer.out


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry",
        "UPDATE conference SET programme = ''",
        "DELETE FROM deletion",
        "UPDATE deletion SET title = 'another'",
        "INSERT OR REPLACE INTO deletion VALUES (1, '', '', 0, '')",
        "INSERT INTO entry VALUES (1, 1, '', '', '', '')",
    ],
)
def test_nothing_is_taken_away_without_a_trace(command, journal, statement):
    command("history", journal, "--delete", "1", "--yes")

    with (
        closing(sqlite3.connect(journal / "journal.db")) as connection,
        pytest.raises(sqlite3.IntegrityError),
    ):
        connection.execute(statement)


@pytest.mark.parametrize("arguments", [("--delete", "7", "--yes"), ("--delete", "7")])
def test_a_conference_that_is_not_there_is_said_so(command, journal, arguments):
    answer = command("history", journal, *arguments)

    assert answer.status == 1
    assert "no conference 7" in answer.err


def test_forms_are_copied_once_and_then_left_alone(command, home):
    assert command("forms").status == 0
    own = home / "forms" / "party.html"
    own.write_text("ours", encoding="utf-8")

    assert command("forms").status == 0
    assert own.read_text(encoding="utf-8") == "ours"
    assert {"party.docx", "government.typ", "report.html"} <= {
        path.name for path in (home / "forms").iterdir()
    }


def test_the_conference_on_the_desk_of_an_open_timekeeper_is_not_deleted(command, journal):
    lock = journal / LOCK
    lock.write_text(f"{os.getpid()}\ntimekeeper\n{platform.node()}\n", encoding="utf-8")
    (journal.parent / "link").symlink_to(journal / "journal.db")

    for path in (journal, journal / "journal.db", journal.parent / "link"):
        answer = command("history", path, "--delete", "2", "--yes")

        assert answer.status == 1
        assert answer.err == (
            "Conference 2 is on the desk of a timekeeper that is open; close that first.\n"
        )
    assert command("history", journal, "--delete", "1", "--yes").status == 0

    lock.unlink()
    assert command("history", journal, "--delete", "2", "--yes").status == 0


def test_a_year_is_told_as_lines_and_written(command, journal, tmp_path):
    lines = command("history", journal, "--year", "2023").out.splitlines()
    answer = command("history", journal, "--year", "2023", "--to", tmp_path / "year.docx")

    assert any(line.startswith("All\t1\t1\t100\t") for line in lines)
    assert answer.status == 0
    assert (tmp_path / "year.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("becomes", [False, True])
@pytest.mark.parametrize(
    ("asked", "name"),
    [((), "all.csv"), (("--bodies",), "bodies.xlsx"), (("--year", "2023"), "year.docx")],
)
def test_no_list_with_a_secret_conference_is_written_onto_the_network(
    command, tmp_path, monkeypatch, asked, name, *, becomes
):
    monkeypatch.setattr(machine, "is_on_network", lambda folder: folder.name == "share")
    (share := tmp_path / "share").mkdir()
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        begun = file.begin(replace(meeting(10), secret=not becomes), EIGHT)
        begun.append(ItemStarted(meeting(10).items[0].id), EIGHT)
        if becomes:
            begun.append(SecrecySet(True), EIGHT)

    refused = command("history", tmp_path, *asked, "--to", share / name)

    assert refused.status != 0
    assert not list(share.iterdir())
    assert refused.err == "One of these conferences is secret: choose a folder on this computer.\n"
    assert command("history", tmp_path, *asked, "--to", tmp_path / name).status == 0
    assert command("history", tmp_path, "--until", "2020-01-01", "--to", share / "a.csv").err == ""


@pytest.mark.parametrize("year", ["23", "year", "3023"])
def test_a_year_that_is_none_is_wrong_usage(command, journal, year):
    assert command("history", journal, "--year", year).status == 2
