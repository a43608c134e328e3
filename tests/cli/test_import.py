"""import: the office's own text becomes an agenda, and what is in doubt is said."""

from __future__ import annotations

import json

import pytest

from tests.commands import AGENDA

PROGRAMME = """\
TỈNH ỦY HẬU GIANG
CHƯƠNG TRÌNH
Hội nghị Ban Chấp hành Đảng bộ tỉnh
Ngày 06 tháng 12 năm 2023

BUỔI SÁNG
1. 07h30 - 07h35: Tuyên bố lý do, giới thiệu đại biểu (Văn phòng Tỉnh ủy)
2. 07h35 - 07h45: Quán triệt mục đích, yêu cầu
"""


@pytest.fixture
def programme(tmp_path):
    path = tmp_path / "chuong-trinh.txt"
    path.write_text(PROGRAMME, encoding="utf-8")
    return path


def test_the_json_has_the_keys_that_were_promised(command, programme):
    read = command("import", programme, "--json").json

    assert read.keys() >= {"title", "subtitle", "term", "date", "sessions", "doubts"}
    (session,) = read["sessions"]
    assert session.keys() >= {"name", "date", "start", "end", "closing", "parts"}
    (part,) = session["parts"]
    assert part.keys() >= {
        *("number", "title", "start", "end", "minutes", "fixed_start"),
        *("venues", "attendees", "items"),
    }
    assert part["items"][0].keys() >= {
        *("id", "number", "title", "presenter", "start", "end"),
        *("minutes", "kind", "conditional", "confidential", "documents"),
    }


def test_the_json_has_what_the_author_wrote(command, programme):
    read = command("import", programme, "--json").json

    assert (read["date"], read["sessions"][0]["date"]) == ("2023-12-06", "2023-12-06")
    first, second = read["sessions"][0]["parts"][0]["items"]
    assert first["presenter"]["body"] == "Văn phòng Tỉnh ủy"
    assert (first["start"], first["end"], first["minutes"]) == ("07:30", "07:35", 5)
    assert (second["minutes"], second["presenter"]) == (10, None)


def test_doubts_are_said_with_their_line(command, tmp_path):
    path = tmp_path / "no-title.txt"
    path.write_text("7h30 - 8h00: Báo cáo\n8h00 - 9h00: Thảo luận\n", encoding="utf-8")

    answer = command("import", path)

    assert answer.status == 0
    assert f"{path}:1: The programme’s title was not found." in answer.out.splitlines()
    assert answer.out.splitlines()[-1] == "2 items read."


def test_the_agenda_that_is_written_is_the_programme_that_was_read(command, programme, tmp_path):
    target = tmp_path / "agenda.yaml"

    written = command("import", programme, "--to", target, "--json")

    assert written.status == 0
    read = command("import", target, "--json").json
    # An agenda has no original, whose rows its items were read from.
    assert read | {"lines": None} == written.json | {"lines": None}


def test_an_imported_programme_can_be_rehearsed_at_once(command, programme, tmp_path):
    target, out = tmp_path / "agenda.yaml", tmp_path / "day"
    command("import", programme, "--to", target)

    assert command("rehearse", target, "--out", out).status == 0

    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert [item["state"] for item in report["items"]] == ["done", "done"]


def test_the_text_itself_can_be_rehearsed(command, programme, tmp_path):
    assert command("rehearse", programme, "--out", tmp_path / "day").status == 0


@pytest.mark.parametrize("name", ["chuong-trinh.txt", "journal.db", "agenda"])
def test_an_agenda_is_only_written_where_it_can_be_read_again(command, programme, tmp_path, name):
    (tmp_path / "journal.db").write_bytes(b"here before")

    answer = command("import", programme, "--to", tmp_path / name)

    assert answer.status == 1
    assert answer.err == (
        f"An agenda is a .yaml, .yml file; choose such a name for {tmp_path / name}.\n"
    )
    assert programme.read_text(encoding="utf-8") == PROGRAMME
    assert (tmp_path / "journal.db").read_bytes() == b"here before"


def test_the_agenda_never_replaces_the_programme(command, tmp_path):
    agenda = tmp_path / "agenda.yaml"
    agenda.write_bytes(AGENDA.read_bytes())

    answer = command("import", agenda, "--to", tmp_path / "." / "agenda.yaml")

    assert answer.status == 1
    assert answer.err == "The agenda would replace the programme; name another file.\n"
    assert agenda.read_bytes() == AGENDA.read_bytes()


def test_our_own_agenda_is_read_too(command):
    read = command("import", AGENDA, "--json").json

    assert read["doubts"] == []
    assert [len(session["parts"]) for session in read["sessions"]] == [2, 1]


def test_a_programme_that_an_agenda_cannot_hold_is_named(command, tmp_path):
    path = tmp_path / "no-title.txt"
    path.write_text("7h30 - 8h00: Báo cáo\n", encoding="utf-8")

    for arguments in (("import", path, "--to"), ("rehearse", path, "--out")):
        answer = command(*arguments, tmp_path / "out.yaml")

        assert answer.status == 1
        assert answer.err == (
            f'{path}: title: found "", expected text that is not blank (write the programme’s '
            "title above its first item, or enter it in the review)\n"
        )
