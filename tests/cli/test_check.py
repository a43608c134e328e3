"""check: what is wrong with a programme, for people and for programs."""

from __future__ import annotations

import pytest

from tests.commands import AGENDA

BACKWARDS = """\
format: timekeeper-agenda/1
title: A meeting
date: 2023-12-06
sessions:
  - name: Morning
    items:
      - {title: First, start: "09:00", end: "08:00"}
"""


@pytest.fixture
def backwards(tmp_path):
    path = tmp_path / "backwards.yaml"
    path.write_text(BACKWARDS, encoding="utf-8")
    return path


def test_a_programme_with_warnings_only_is_fine(command):
    answer = command("check", AGENDA)

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "Part 1 is granted 1 h 30 min, but its items take 1 h 20 min.",
        "18 items read.",
    ]


def test_problems_as_json_name_kind_severity_and_place(command):
    answer = command("check", AGENDA, "--json")

    assert answer.status == 0
    assert answer.json == {
        "errors": [],
        "problems": [
            {
                "kind": "sum_disagrees",
                "severity": "warning",
                "item": None,
                "message": "Part 1 is granted 1 h 30 min, but its items take 1 h 20 min.",
            }
        ],
    }


def test_a_clock_that_runs_backwards_is_an_error(command, backwards):
    answer = command("check", backwards)

    assert answer.status == 1
    assert "Item “First”: the clock runs backwards, from 9h00 to 8h00." in answer.out


def test_the_status_is_the_same_with_json(command, backwards):
    answer = command("check", backwards, "--json")

    assert answer.status == 1
    assert [problem["kind"] for problem in answer.json["problems"]] == ["backwards"]


@pytest.mark.parametrize(("name", "content"), [("bad.yaml", "title: x\n"), ("bad.txt", "")])
def test_what_cannot_be_read_is_told_to_people_and_to_programs(command, tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    answer = command("check", path, "--json")

    assert answer.status == 1
    assert answer.json == {"errors": answer.err.splitlines(), "problems": []}
    assert name in answer.err


def test_every_problem_of_an_agenda_has_its_line(command, tmp_path):
    path = tmp_path / "two.yaml"
    path.write_text(BACKWARDS.replace("title: First", "titel: First").replace("09", "29"), "utf-8")

    answer = command("check", path)

    assert answer.status == 1
    assert {line.split(": ")[0] for line in answer.err.splitlines()} == {f"{path}:7"}
    assert len(answer.err.splitlines()) > 1


def test_the_office_s_own_text_can_be_checked(command, tmp_path):
    path = tmp_path / "programme.txt"
    path.write_text("Họp giao ban\nNgày 06/12/2023\n7h30 - 8h00: Báo cáo\n", encoding="utf-8")

    answer = command("check", path)

    assert (answer.status, answer.err) == (0, "")
    assert "1 item read." in answer.out


def test_an_agenda_of_five_thousand_items_is_read(command, tmp_path):
    path = tmp_path / "long.yaml"
    head = 'format: timekeeper-agenda/1\ntitle: Long\nsessions:\n  - name: S\n    start: "07:30"\n'
    items = "".join(f"      - {{title: Item {n}, minutes: 5}}\n" for n in range(5000))
    path.write_text(head + "    items:\n" + items, encoding="utf-8")

    answer = command("check", path)

    assert answer.status == 0
    assert answer.out.splitlines()[-1] == "5000 items read."


LONG_TITLE = "Báo cáo kết quả thực hiện nghị quyết về phát triển kinh tế " * 8
LONG = f"""\
format: timekeeper-agenda/1
title: A meeting
date: 2023-12-06
sessions:
  - name: Morning
    items:
      - {{title: First, start: "07:30", minutes: 10}}
      - {{id: long, title: {LONG_TITLE.strip()}, minutes: 10}}
"""


@pytest.fixture
def long(tmp_path):
    path = tmp_path / "long.yaml"
    path.write_text(LONG, encoding="utf-8")
    return path


def test_a_title_too_long_for_the_hall_is_a_warning_that_names_the_item(command, long):
    answer = command("check", long, "--json")

    assert answer.status == 0
    (problem,) = answer.json["problems"]
    assert (problem["kind"], problem["severity"]) == ("title_does_not_fit", "warning")
    assert problem["item"] == "long"
    assert problem["message"] in command("check", long).out


def test_the_hall_s_screen_can_be_named_or_remembered(command, home, tmp_path):
    path = tmp_path / "wide.yaml"
    path.write_text(LONG.replace(LONG_TITLE.strip(), LONG_TITLE[:170].strip()), encoding="utf-8")

    assert "short title" in command("check", path).out
    assert "short title" not in command("check", path, "--screen", "1920x1080").out
    (home / "settings.yaml").write_text(
        "language: en\nhall_screen:\n  - {name: HDMI-1, width: 1920, height: 1080}\n"
    )
    assert "short title" not in command("check", path).out
    assert "short title" in command("check", path, "--screen", "1024x768").out


@pytest.mark.parametrize("size", ["wide", "1024", "1024x", "0x0", "1024x768,1024x768"])
def test_a_size_that_is_none_is_wrong_usage(command, size):
    answer = command("check", AGENDA, "--screen", size)

    assert answer.status == 2
    assert "a size such as 1024x768 was expected" in answer.err


def test_a_logo_that_is_missing_and_a_colour_refused_are_told(command, home):
    look = 'hall_look: {logo: gone.png, text: "#FF0000"}\n'
    (home / "settings.yaml").write_text("language: en\n" + look)

    answer = command("check", AGENDA, "--json")

    assert answer.status == 0
    told = [p["message"] for p in answer.json["problems"] if p["kind"] == "hall_look"]
    assert len(told) == 2
    assert "#FF0000" in told[0]
    assert "gone.png" in told[1]


def test_ranks_that_are_no_plain_words_are_told_and_passed_over(command, home):
    ranks = 'protocol: {ranks: ["Bí thư", "(.*", "["]}\n'
    (home / "settings.yaml").write_text("language: en\n" + ranks, "utf-8")

    answer = command("check", AGENDA, "--json")

    told = [p["message"] for p in answer.json["problems"] if p["kind"] == "ranks"]
    assert [sentence.split(" in the lists")[0] for sentence in told] == ["“(.*”", "“[”"]


def test_what_a_programme_leaves_unsaid_is_told_beside_its_problems(command, long):
    answer = command("check", long, "--json")

    assert {note["kind"] for note in answer.json["omissions"]} == {"no_presenter"}


def test_over_an_hour_that_comes_twice_it_is_said_which_is_meant(command, tmp_path):
    path = tmp_path / "autumn.yaml"
    path.write_text(
        "format: timekeeper-agenda/1\ntitle: A meeting\ntimezone: Europe/Berlin\n"
        "date: 2023-10-29\nsessions:\n  - name: Night\n    items:\n"
        '      - {id: a, title: Watch, start: "01:45", minutes: 90, presenter: Guard}\n',
        encoding="utf-8",
    )

    said, known = command("check", path), command("check", path, "--json").json

    assert (said.status, said.err) == (0, "")
    assert "from 1h45 to 2h15 (+01:00) is meant, 1 h 30 min" in said.out
    assert [note["kind"] for note in known["omissions"]] == ["repeated_hour"]


def test_the_limits_of_the_house_are_checked_when_they_are_named_or_set(command, home, tmp_path):
    target = tmp_path / "day.yaml"
    target.write_text(
        "format: timekeeper-agenda/1\ntitle: Họp\ndate: 2026-03-05\nsessions:\n- items:\n"
        '  - {title: Phát biểu, presenter: A, kind: speech, start: "07:30", end: "08:30"}\n',
        encoding="utf-8",
    )
    breach = "“Phát biểu”: 1 h, the limit is 50 min"

    named = command("check", target, "--limits", "party")
    (home / "settings.yaml").write_text("language: en\nprotocol: {limits: party}\n")
    chosen = command("check", target)
    other = command("check", target, "--limits", "council")

    assert breach in named.out
    assert named.status == 0
    assert breach in chosen.out
    assert breach not in other.out
