"""Whatever the operator does, snapshot and report agree and the report's figures add up."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from random import Random

import pytest

from tests.commands import AGENDA, CONGRESS
from tests.fakes import WORDS, asked
from tests.laws import law
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start

ACTS = 40


def any_day(path, seed):
    """Return a conference on which many permitted acts were done, with their actions file."""
    chance = Random(seed)  # noqa: S311  # not for secrets
    programme = read_agenda(path)
    clock = SimulatedClock(day_start(programme) - timedelta(minutes=10))
    conference = Conference(programme, MemoryJournal(), clock)
    actions = []
    while len(actions) < ACTS:
        clock.move_to(clock.now() + timedelta(seconds=chance.randrange(0, 600)))
        word = chance.choice(list(WORDS))
        to = clock.now() - timedelta(seconds=chance.randrange(0, 300))
        given = {
            "item": chance.choice([None, chance.choice(programme.items).id]),
            "amount": timedelta(minutes=chance.randrange(1, 10)),
            "start": to,
            "end": to,
            "text": "Ghi chú",
        }
        if given["item"] is None and word in ("jump", "restore"):
            continue
        act = asked(WORDS[word], **given)
        if conference.would_do(act) is not None:
            conference.act(act)
            actions.append(written(word, given, clock.now(), programme))
    return conference, "actions:\n" + "".join(actions)


def written(word, given, at, programme):
    here = at.astimezone(programme.timezone)
    to = given["start"].astimezone(programme.timezone)
    item = f", item: {given['item']}" if given["item"] else ""
    return (
        f"  - {{date: {here:%Y-%m-%d}, at: {here:%H:%M:%S}, do: {word}{item}, "
        f"minutes: {given['amount'] / timedelta(minutes=1)}, to: {to:%H:%M:%S}, "
        f"text: {given['text']}}}\n"
    )


# As the laws are, they are tried a little in the gate and in full by `make laws`.
@pytest.mark.hypothesis
@pytest.mark.parametrize("agenda", [AGENDA, CONGRESS], ids=["day", "congress"])
@pytest.mark.parametrize("seed", range(law(25, gate=8).max_examples))
def test_any_day_adds_up(command, tmp_path, agenda, seed):
    conference, actions = any_day(agenda, seed)
    (tmp_path / "actions.yaml").write_text(actions, encoding="utf-8")

    answer = command.rehearse(agenda, tmp_path, "--actions", tmp_path / "actions.yaml")
    assert (answer.status, answer.err) == (0, "")
    at = conference.now().isoformat()
    picture = command("snapshot", tmp_path, "--at", at, "--json").json
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))

    for item, forecast in zip(report["items"], picture["items"], strict=True):
        assert (item["id"], item["state"]) == (forecast["id"], forecast["state"])
        check_figures(item)
    held = [item for item in report["items"] if item["used_s"] is not None]
    assert sum(row["used_s"] for row in report["sessions"]) == sum(i["used_s"] for i in held)
    assert sum(row["items"] for row in report["bodies"]) == sum(
        item["presenter"] is not None for item in held
    )
    assert report["integrity"]["intact"] is True
    assert report["integrity"]["entries"] == ACTS


def check_figures(item):
    if item["used_s"] is None:
        assert item["overrun_s"] is None
        return
    start, end = (datetime.fromisoformat(item[key]) for key in ("actual_start", "actual_end"))
    assert item["used_s"] == (end - start).total_seconds() - item["paused_s"]
    assert min(item["used_s"], item["paused_s"]) >= 0
    if item["allotted_s"] is None:
        assert item["overrun_s"] is None
    else:
        assert item["overrun_s"] == item["used_s"] - item["allotted_s"] - item["added_s"]


@pytest.mark.hypothesis
@pytest.mark.parametrize("seed", range(law(10, gate=4).max_examples))
def test_at_any_moment_the_figures_of_the_clock_agree(command, tmp_path, seed):
    conference, actions = any_day(AGENDA, seed)
    (tmp_path / "actions.yaml").write_text(actions, encoding="utf-8")
    command.rehearse(AGENDA, tmp_path, "--actions", tmp_path / "actions.yaml")

    for entry in conference.entries[::5]:
        at = (entry.at + timedelta(seconds=1)).isoformat()
        picture = command("snapshot", tmp_path, "--at", at, "--json").json

        current = picture["current"]
        assert (current is None) == (picture["stage"] in ("waiting", "closed"))
        if current is not None and current["allotted_s"] is not None:
            assert current["remaining_s"] == current["allotted_s"] - current["elapsed_s"]
            assert current["overrun_s"] == max(0, -current["remaining_s"])
        for item in picture["items"]:
            if item["expected_start"] and item["expected_end"]:
                assert item["expected_start"] <= item["expected_end"]
