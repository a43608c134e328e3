"""A process killed at any instant loses no committed act, and the day goes on to the second."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference

APPENDING = Path(__file__).with_name("appending.py")
KILLS = 10  # `make kills` ends the real program hundreds of times
SECOND = timedelta(seconds=1)
LATER = timedelta(seconds=1000)

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")


def run_and_kill(journal, seed):
    """Let a process act for a moment, kill it, and return the lines of what it had committed."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    with subprocess.Popen(
        [sys.executable, APPENDING, journal, str(seed)], stdout=subprocess.PIPE, text=True
    ) as process:
        said = [process.stdout.readline() for _ in range(chance.randrange(1, 6))]
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [line.split() for line in said if line.endswith("\n")]


def reckoned(acknowledged, now):
    """Return the running item and its used time, by a simpler hand than the program's own."""
    used = defaultdict(timedelta)
    item, since = None, None
    for _number, at, kind, about in acknowledged:
        second = datetime.fromisoformat(at).replace(microsecond=0)
        if item is not None and since is not None:
            used[item] += second - since
        item = about if kind == "ItemStarted" else item
        since = None if kind == "Paused" else second
    if since is not None:
        used[item] += now - since
    return item, used[item]


def recorded(entries):
    return [
        [
            str(entry.number),
            entry.at.isoformat(),
            type(entry.event).__name__,
            getattr(entry.event, "item", "-"),
        ]
        for entry in entries
    ]


def test_killed_ten_times_every_acknowledged_act_is_there_once(tmp_path):
    journal = tmp_path / "journal.db"
    acknowledged = []

    for seed in range(KILLS):
        acknowledged += run_and_kill(journal, seed)

        with JournalFile.open_to_read(journal) as file:
            entries, integrity = file.newest().entries(), file.newest().integrity()
        found = recorded(entries)
        assert found[: len(acknowledged)] == acknowledged
        # The last act may have been committed without a moment left to say so.
        assert len(found) - len(acknowledged) <= 1
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert (integrity.entries, integrity.intact) == (len(entries), True)
        acknowledged = found

    assert len(acknowledged) > KILLS


def test_after_each_kill_the_running_item_goes_on_with_its_true_time(tmp_path):
    journal = tmp_path / "journal.db"
    acknowledged = []

    for seed in range(100, 106):
        acknowledged += run_and_kill(journal, seed)

        with JournalFile.create_or_open(journal) as file:
            resumed = file.newest()
            entries = resumed.entries()
            acknowledged = recorded(entries)
            now = (entries[-1].at + LATER).replace(microsecond=0)
            conference = Conference(resumed.programme(), resumed, SimulatedClock(now))
            current = conference.snapshot().current
        assert (current.item.id, current.elapsed) == reckoned(acknowledged, now)


AGENDA = """\
format: timekeeper-agenda/1
title: A short meeting
date: 2023-12-06
sessions:
  - name: Morning
    start: "08:00"
    items:
      - {id: one, title: One, minutes: 5}
      - {id: two, title: Two, minutes: 5}
"""
ACTIONS = """\
actions:
  - {at: "08:00:00", do: start}
  - {at: "08:03:00", do: pause}
  - {at: "08:03:40", do: resume}
  - {at: "08:06:10", do: next}
  - {at: "11:00:00", do: next}
"""


def test_a_rehearsal_that_was_killed_can_be_asked_where_it_stood(command, tmp_path):
    (tmp_path / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    (tmp_path / "actions.yaml").write_text(ACTIONS, encoding="utf-8")
    arguments = ["agenda.yaml", "--actions", "actions.yaml", "--speed", "2000", "--out", "."]

    with subprocess.Popen(
        [sys.executable, "-m", "timekeeper", "rehearse", *arguments], cwd=tmp_path, env=os.environ
    ) as process:
        wait_until(lambda: entries_in(tmp_path / "journal.db") == 4)
        process.send_signal(signal.SIGKILL)

    answer = command("snapshot", tmp_path, "--at", "2023-12-06T08:08:10", "--json")
    current = answer.json["current"]
    assert (current["id"], current["elapsed_s"], current["remaining_s"]) == ("two", 120, 180)
    command("report", tmp_path, "--to", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["items"][0]["used_s"], report["items"][0]["paused_s"]) == (330, 40)
    assert report["integrity"] == report["integrity"] | {"entries": 4, "intact": True}


def entries_in(journal):
    try:
        with JournalFile.open_to_read(journal) as file:
            newest = file.newest()
            return len(newest.entries()) if newest else 0
    except JournalError:  # the other process is only just making it
        return 0


def wait_until(reached):
    for _ in range(1000):
        if reached():
            return
        time.sleep(0.01)
    pytest.fail("the rehearsal did not come that far")
