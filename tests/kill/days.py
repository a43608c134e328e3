"""Starts the real program on a day, ends it the hard way, and checks that nothing is missing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tests.kill.holding import told
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.places import sample_agendas

HOLDING = Path(__file__).with_name("holding.py")
AGENDA = sample_agendas() / "giao-ban-tuan.yaml"
TO_THE_SECOND = timedelta(seconds=1)


@dataclass
class Day:
    """One day in one data folder, over many starts. ``shown_after``: seconds from each start."""

    home: Path
    acts: list[tuple[str, ...]] = field(default_factory=list)
    shown_after: list[float] = field(default_factory=list)

    def live_and_end(self, seed: int, how: signal.Signals) -> int:
        """Let it run for a moment, end it, check what is there, and return its exit status."""
        chance = Random(seed)  # noqa: S311  # not for secrets
        command = [sys.executable, HOLDING, AGENDA, str(seed)]
        environment = {**os.environ, "TIMEKEEPER_HOME": str(self.home)}
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            assert process.stdout is not None
            said = [process.stdout.readline() for _line in range(chance.randrange(1, 12))]
            time.sleep(chance.uniform(0, 0.03))
            process.send_signal(how)
            said += process.stdout.readlines()
        lines = [tuple(line.rstrip("\n").split("\t")) for line in said if line.endswith("\n")]
        self._check_picture(*lines[0][1:])
        self._check_record([line[1:] for line in lines[1:]])
        return process.returncode

    def _check_record(self, acknowledged: list[tuple[str, ...]]) -> None:
        with JournalFile.open_to_read(self.home / "journal.db") as file:
            journal = file.newest()
            assert journal is not None
            found = [told(entry) for entry in journal.entries()]
            assert journal.integrity().intact
        expected = self.acts + acknowledged
        assert found[: len(expected)] == expected
        # The last act may have been committed without a moment left to say so; a message takes
        # down the one before it, so it may be two.
        assert len(found) - len(expected) <= 2
        assert [act[0] for act in found] == [str(n) for n in range(1, len(found) + 1)]
        self.acts = found

    def _check_picture(self, now: str, after: str, hall: str, *scene: str) -> None:
        self.shown_after.append(float(after))
        assert hall == "True"
        assert scene == reckoned(self.acts, datetime.fromisoformat(now))


def reckoned(acts: list[tuple[str, ...]], now: datetime) -> tuple[str, ...]:
    """Return what the hall should show, by a simpler hand than the program's own."""
    used: dict[str, timedelta] = {}
    item, since, picture, message = "None", None, "programme", ""
    now = now.replace(microsecond=0)
    for _number, at, kind, about in acts:
        second = datetime.fromisoformat(at).replace(microsecond=0)
        if kind in ("ItemStarted", "ItemResumed", "Paused", "Resumed"):
            if since is not None:
                used[item] = used.get(item, timedelta()) + second - since
            item = about if kind.startswith("Item") else item
            since = None if kind == "Paused" else second
        elif kind == "HallSwitched":
            picture = about
        else:
            message = about if kind == "MessageShown" else ""
    if since is not None:
        used[item] = used.get(item, timedelta()) + now - since
    orders = {"programme": "FollowProgramme", "standby": "StandBy", "dark": "GoDark"}
    orders["given_way"] = "GiveWay"
    covers_messages = picture in ("dark", "given_way")
    order = "ShowMessage" if message and not covers_messages else orders[picture]
    spent = str(used.get(item, timedelta()).total_seconds()) if item != "None" else "None"
    return item, spent, order, message
