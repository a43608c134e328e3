"""report: the timing report in the format of the file's ending."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.commands import AGENDA


def test_the_json_has_the_keys_that_were_promised(command, day, tmp_path):
    target = tmp_path / "report.json"

    answer = command("report", day, "--to", target)

    assert (answer.status, answer.out) == (0, f"Report written: {target}\n")
    report = json.loads(target.read_text(encoding="utf-8"))
    assert report.keys() >= {"title", "date", "items", "sessions", "bodies", "integrity"}
    assert report["items"][0].keys() >= {
        *("id", "number", "title", "presenter", "session", "part", "planned_start"),
        *("planned_end", "allotted_s", "added_s", "actual_start", "actual_end", "paused_s"),
        *("used_s", "overrun_s", "state"),
    }
    assert report["bodies"][0].keys() >= {"body", "items", "allotted_s", "used_s", "overrun_s"}
    assert report["integrity"].keys() == {"entries", "hash", "intact"}


@pytest.mark.parametrize("ending", ["csv", "docx", "html", "json", "pdf", "xlsx", "CSV", "Json"])
def test_the_ending_decides_the_format(command, day, tmp_path, ending):
    target = tmp_path / f"filed.{ending}"

    assert command("report", day, "--to", target).status == 0

    beginnings = {"csv": b"\xef\xbb\xbf", "docx": b"PK", "xlsx": b"PK", "json": b"{"}
    beginnings |= {"html": b"<!DOCTYPE html>", "pdf": b"%PDF"}
    assert target.read_bytes().startswith(beginnings[ending.lower()])


def test_the_report_is_the_one_the_rehearsal_wrote(command, tmp_path):
    day = tmp_path / "day"
    command("rehearse", AGENDA, "--out", day)

    for ending in ("csv", "json"):
        command("report", day, "--to", tmp_path / f"again.{ending}")

        again = (tmp_path / f"again.{ending}").read_bytes()
        assert again == (day / f"report.{ending}").read_bytes()


def test_without_a_journal_the_newest_conference_at_home_is_meant(command, day, home, tmp_path):
    shutil.copy(day / "journal.db", home)

    assert command("report", "--to", tmp_path / "report.json").status == 0


@pytest.mark.parametrize("name", ["report.odt", "report", "report.xls"])
def test_an_unknown_ending_is_refused_with_the_known_ones(command, day, tmp_path, name):
    answer = command("report", day, "--to", tmp_path / name)

    assert answer.status == 1
    assert answer.err == (
        "The report can be written as .csv, .docx, .html, .json, .pdf, .xlsx; "
        "choose one of these endings.\n"
    )
    assert not (tmp_path / name).exists()


def test_a_report_that_cannot_be_written_says_so(command, day, tmp_path):
    (tmp_path / "file").write_text("here before", encoding="utf-8")
    target = tmp_path / "file" / "report.json"

    answer = command("report", day, "--to", target)

    assert answer.status == 1
    assert answer.err == f"The report cannot be written to {target}; choose another place.\n"


def test_a_folder_in_the_report_s_place_stays(command, day, tmp_path):
    target = tmp_path / "report.json"
    target.mkdir()

    assert command("report", day, "--to", target).status == 1
    assert target.is_dir()
    assert list(target.iterdir()) == []


def test_a_report_of_a_sound_record_says_nothing_else(command, day, tmp_path):
    assert command("report", day, "--to", tmp_path / "report.pdf").err == ""
