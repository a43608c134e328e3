"""snapshot: where a conference stands, from a journal that is only read."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from tests.commands import AGENDA
from timekeeper.core.events import ItemStarted
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.journal.journal_file import JournalFile

ACTIONS = """\
actions:
  - {at: "07:30", do: start}
  - {at: "07:35", do: next}
"""


@pytest.fixture
def day(command, tmp_path):
    actions = tmp_path / "actions.yaml"
    actions.write_text(ACTIONS, encoding="utf-8")
    folder = tmp_path / "day"
    assert command.rehearse(AGENDA, folder, "--actions", actions).status == 0
    return folder


def test_the_json_has_the_keys_that_were_promised(command, day):
    picture = command("snapshot", day, "--at", "2023-12-06T07:36:00", "--json").json

    assert picture.keys() == {
        *("at", "stage", "current", "next", "deviation_s", "session_expected_end", "items"),
    }
    assert picture["current"].keys() == {
        *("id", "title", "presenter", "confidential"),
        *("allotted_s", "elapsed_s", "remaining_s", "overrun_s"),
    }
    assert picture["next"].keys() == {
        *("id", "title", "presenter", "confidential", "expected_start"),
    }
    assert picture["items"][0].keys() == {"id", "state", "expected_start", "expected_end"}


def test_a_time_without_an_offset_is_meant_where_the_conference_is_held(command, day):
    here = command("snapshot", day, "--at", "2023-12-06T07:36:00", "--json").json
    there = command("snapshot", day, "--at", "2023-12-06T00:36:00+00:00", "--json").json

    assert here == there
    assert here["at"] == "2023-12-06T07:36:00+07:00"


def test_figures_are_whole_seconds(command, day):
    picture = command("snapshot", day, "--at", "2023-12-06T07:36:00.750", "--json").json

    assert picture["at"] == "2023-12-06T07:36:00+07:00"
    assert (picture["current"]["elapsed_s"], picture["current"]["remaining_s"]) == (60, 540)


def test_an_entry_counts_from_its_own_second(command, day):
    before = command("snapshot", day, "--at", "2023-12-06T07:34:59", "--json").json
    after = command("snapshot", day, "--at", "2023-12-06T07:35:00", "--json").json

    assert (before["current"]["id"], before["current"]["elapsed_s"]) == ("s1.p1.i1", 299)
    assert (after["current"]["id"], after["current"]["elapsed_s"]) == ("s1.p1.i2", 0)


def test_the_journal_may_be_named_by_its_folder(command, day):
    arguments = ("--at", "2023-12-06T07:36:00", "--json")

    by_folder = command("snapshot", day, *arguments)
    by_file = command("snapshot", day / "journal.db", *arguments)

    assert by_folder == by_file


def test_without_a_journal_the_newest_conference_at_home_is_meant(command, day, home):
    shutil.copy(day / "journal.db", home)

    picture = command("snapshot", "--at", "2023-12-06T07:36:00", "--json").json

    assert picture["current"]["id"] == "s1.p1.i2"


def test_the_newest_conference_is_the_one_opened_last(command, day, tmp_path):
    agenda = tmp_path / "other.yaml"
    agenda.write_text(
        "format: timekeeper-agenda/1\ntitle: Other\nsessions:\n"
        "  - {name: S, items: [{id: only, title: Only, minutes: 5}]}\n",
        encoding="utf-8",
    )
    command.rehearse(agenda, day)

    picture = command("snapshot", day, "--json").json

    assert [item["id"] for item in picture["items"]] == ["only"]


def test_without_a_time_the_running_item_is_timed_until_now(command, home):
    programme = read_agenda(AGENDA)
    begun = datetime.now(UTC) - timedelta(minutes=2)  # noqa: TID251  # the machine's own now
    with JournalFile.create_or_open(home / "journal.db") as file:
        file.begin(programme, begun).append(ItemStarted("s1.p1.i1"), begun)

    picture = command("snapshot", "--json").json

    assert picture["current"]["id"] == "s1.p1.i1"
    assert 120 <= picture["current"]["elapsed_s"] <= 130


def test_entries_made_after_now_do_not_count_either(command, home):
    programme = read_agenda(AGENDA)
    later = datetime.now(UTC) + timedelta(days=1)  # noqa: TID251  # the machine's own now
    with JournalFile.create_or_open(home / "journal.db") as file:
        file.begin(programme, later).append(ItemStarted("s1.p1.i1"), later)

    picture = command("snapshot", "--json").json

    assert (picture["stage"], picture["current"]) == ("waiting", None)


def test_people_read_it_in_words(command, day):
    item = read_agenda(AGENDA).slot("s1.p1.i2").item

    answer = command("snapshot", day, "--at", "2023-12-06T07:36:00")

    assert answer.out.splitlines() == [
        "In progress",
        f"01:00  (2) {item.title}",
        "Next: (3) Thảo luận tổ",
    ]


def test_reading_leaves_the_folder_as_it_was(command, day):
    before = {path.name: path.read_bytes() for path in day.iterdir()}

    command("snapshot", day, "--json")
    command("snapshot", day, "--at", "2023-12-06T07:36:00")

    assert {path.name: path.read_bytes() for path in day.iterdir()} == before


def test_a_journal_that_another_process_writes_can_be_read(command, home):
    programme = read_agenda(AGENDA)
    at = datetime(2023, 12, 6, 0, 30, tzinfo=UTC)
    with JournalFile.create_or_open(home / "journal.db") as file:
        journal = file.begin(programme, at)
        journal.append(ItemStarted("s1.p1.i1"), at)
        arguments = ("snapshot", "--at", "2023-12-06T07:31:00", "--json")

        first = command(*arguments).json
        journal.append(ItemStarted("s1.p1.i2"), at + timedelta(seconds=30))
        second = command(*arguments).json

    assert (first["current"]["id"], second["current"]["id"]) == ("s1.p1.i1", "s1.p1.i2")


def test_a_journal_without_a_conference_says_so(command, home):
    JournalFile.create_or_open(home / "journal.db").close()

    answer = command("snapshot", "--json")

    assert answer.status == 1
    assert answer.err == f"No conference is recorded in {home / 'journal.db'} yet.\n"


def test_what_is_internal_is_marked_as_on_the_desk(command, tmp_path):
    actions = tmp_path / "internal.yaml"
    actions.write_text(
        "actions:\n"
        '  - {at: "07:29", do: insert, item: x, title: "Kỷ luật (nội bộ)", minutes: 5, before: b}\n'
        '  - {at: "07:30", do: start}\n',
        encoding="utf-8",
    )
    agenda = tmp_path / "agenda.yaml"
    agenda.write_text(
        "format: timekeeper-agenda/1\ntitle: Hội nghị\ntimezone: Asia/Ho_Chi_Minh\n"
        "date: 2023-12-06\nsessions:\n"
        "  - name: Sáng\n    items:\n"
        '      - {id: a, title: Nhân sự, start: "7:30", minutes: 5, confidential: true}\n'
        "      - {id: b, title: Bế mạc, minutes: 5}\n",
        encoding="utf-8",
    )
    folder = tmp_path / "internal"
    assert command.rehearse(agenda, folder, "--actions", actions).status == 0
    asked = ("snapshot", folder, "--at", "2023-12-06T07:31:00")

    said, known = command(*asked).out, command(*asked, "--json").json

    assert "Nhân sự  ● Internal" in said
    assert "Next: Kỷ luật (nội bộ)  ● Internal" in said
    assert (known["current"]["confidential"], known["next"]["confidential"]) == (True, True)
