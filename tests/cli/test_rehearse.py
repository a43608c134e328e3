"""rehearse: a day on a simulated clock, with journal and reports in a folder."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from contextlib import closing

import pytest

from tests.commands import AGENDA

SHORT = """\
format: timekeeper-agenda/1
title: A short meeting
sessions:
  - name: Morning
    start: "08:00"
    items:
      - {id: one, title: One, minutes: 5}
      - {id: two, title: Two, minutes: 5}
"""


@pytest.fixture
def agenda(tmp_path):
    path = tmp_path / "short.yaml"
    path.write_text(SHORT, encoding="utf-8")
    return path


@pytest.fixture
def actions(tmp_path):
    def written(text):
        path = tmp_path / "actions.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def report(folder):
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_the_folder_holds_journal_and_reports(command, tmp_path):
    answer = command("rehearse", AGENDA, "--out", tmp_path / "a" / "day")

    assert (answer.status, answer.err) == (0, "")
    assert {path.name for path in (tmp_path / "a" / "day").iterdir()} == {
        *("journal.db", "report.csv", "report.docx", "report.html", "report.json"),
        *("report.pdf", "report.xlsx"),
    }


def test_without_actions_every_item_of_the_day_is_gone_through(command, tmp_path):
    command.rehearse(AGENDA, tmp_path)

    states = {item["state"] for item in report(tmp_path)["items"]}
    assert states <= {"done", "skipped", "study"}
    assert report(tmp_path)["integrity"]["intact"] is True


def test_the_same_seed_gives_the_same_day(command, tmp_path):
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        command.rehearse(AGENDA, tmp_path / name, "--seed", seed)

    assert report(tmp_path / "a") == report(tmp_path / "b")
    assert report(tmp_path / "a") != report(tmp_path / "c")


def test_a_second_rehearsal_adds_to_the_journal(command, tmp_path):
    for seed in (1, 2):
        command.rehearse(AGENDA, tmp_path, "--seed", seed)

    with closing(sqlite3.connect(tmp_path / "journal.db")) as journal:
        (count,) = journal.execute("SELECT count(*) FROM conference").fetchone()
    assert count == 2
    command("report", tmp_path, "--to", tmp_path / "again.json")
    again = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert again == report(tmp_path)
    assert again["integrity"]["intact"] is True


def test_a_programme_without_a_date_is_rehearsed_as_of_today(command, agenda, actions, tmp_path):
    script = actions('actions: [{at: "08:00", do: start}, {at: "08:05", do: next}]\n')

    assert command.rehearse(agenda, tmp_path, "--actions", script).status == 0

    day = report(tmp_path)["date"]
    assert report(tmp_path)["items"][0]["actual_start"] == f"{day}T08:00:00+07:00"


def test_at_a_speed_the_day_takes_its_share_of_the_time(command, agenda, actions, tmp_path):
    script = actions('actions: [{at: "08:00", do: start}, {at: "08:05", do: next}]\n')

    begun = time.monotonic()  # noqa: TID251  # how long it takes is what is tested
    command("rehearse", agenda, "--actions", script, "--speed", 3000, "--out", tmp_path)
    taken = time.monotonic() - begun  # noqa: TID251

    assert taken >= 0.1
    assert report(tmp_path)["items"][0]["used_s"] == 300


def test_a_terminal_shows_how_far_the_day_has_come(command, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    answer = command.rehearse(AGENDA, tmp_path)

    *_shown, last, end = answer.err.split("\r")[-1].split("\n")
    assert last.startswith("█" * 30 + " 100 %")
    assert end == ""


def test_an_action_that_is_not_permitted_stops_with_its_line_and_the_reason(
    command, agenda, actions, tmp_path
):
    script = actions(
        'actions:\n  - {at: "08:00", do: start}\n  - {at: "08:01", do: start}\n'
        '  - {at: "08:02", do: next}\n'
    )

    answer = command("rehearse", agenda, "--actions", script, "--out", tmp_path / "day")

    assert answer.status == 1
    assert answer.err == f"{script}:3: “One” is running; use Next to go on.\n"


def test_a_day_that_stopped_keeps_what_happened_before(command, agenda, actions, tmp_path):
    script = actions('actions: [{at: "08:00", do: start}, {at: "08:01", do: start}]\n')

    command.rehearse(agenda, tmp_path, "--actions", script)

    assert report(tmp_path)["integrity"]["entries"] == 1
    assert report(tmp_path)["items"][0]["state"] == "running"


def test_no_actions_are_a_day_on_which_nothing_happens(command, agenda, actions, tmp_path):
    answer = command("rehearse", agenda, "--actions", actions("actions: []\n"), "--out", tmp_path)

    assert answer.status == 0
    assert {item["state"] for item in report(tmp_path)["items"]} == {"pending"}


def test_actions_may_begin_before_the_programme(command, actions, tmp_path):
    script = actions('actions: [{at: "06:50", do: start}, {at: "06:55", do: next}]\n')

    command.rehearse(AGENDA, tmp_path, "--actions", script)

    assert report(tmp_path)["items"][0]["actual_start"] == "2023-12-06T06:50:00+07:00"


def test_an_evening_past_midnight_goes_on_under_the_next_date(command, agenda, actions, tmp_path):
    script = actions(
        'actions:\n  - {date: 2023-12-06, at: "23:58", do: start}\n'
        '  - {date: 2023-12-07, at: "00:03", do: next}\n'
    )

    command.rehearse(agenda, tmp_path, "--actions", script)

    assert report(tmp_path)["items"][0]["used_s"] == 300


@pytest.mark.parametrize("odd", ["➢ ❖", "中国", "👩\\u200d👩", "\\u202eab", "កខ"])
def test_no_character_keeps_a_report_from_coming_out(command, agenda, tmp_path, odd):
    agenda.write_text(SHORT.replace("title: One", f'title: "{odd} One"'), encoding="utf-8")

    answer = command("rehearse", agenda, "--out", tmp_path / "out")

    assert answer.status == 0
    assert len(list((tmp_path / "out").glob("report.*"))) == 6
    assert len(answer.err.splitlines()) == (0 if "202e" in odd else 1)
