"""The commands speak the language of the settings, Vietnamese unless they say otherwise."""

from __future__ import annotations

import pytest

from tests.commands import AGENDA

WRONG = [
    "language: fr",
    "colour: red",
    "- a list",
    "just text",
    "language: [",
    "language: 2023-99-99",
    'language: !!int ""',
    "language: !!bool x",
    "language: !!timestamp x",
    "farthest_seat: .nan",
    "farthest_seat: -1",
    "language: vi\nlanguage: en\nlanguage: [",
    "x: " + "[" * 3000,
    "? {a: b}\n: c",
    "language: \\x00\n\x00",
]


def test_an_office_without_settings_is_spoken_to_in_vietnamese(command, home):
    (home / "settings.yaml").unlink()

    assert "Đã đọc 18 nội dung." in command("check", AGENDA).out


def test_settings_that_say_nothing_are_the_defaults(command, home):
    (home / "settings.yaml").write_text("# nothing yet\n", encoding="utf-8")

    answer = command("check", AGENDA)

    assert answer.err == ""
    assert "Đã đọc 18 nội dung." in answer.out


@pytest.mark.parametrize("content", WRONG)
def test_wrong_settings_are_told_and_the_command_goes_on(command, home, content):
    (home / "settings.yaml").write_text(content, encoding="utf-8")

    answer = command("import", AGENDA)

    assert answer.status == 0
    assert answer.err.count("\n") == 1
    assert str(home / "settings.yaml") in answer.err
    assert answer.err.startswith("Không đọc được tệp thiết lập")
    assert "Đã đọc 18 nội dung." in answer.out


def test_settings_that_are_no_text_are_told_too(command, home):
    (home / "settings.yaml").write_bytes(b"\xff\xfe\x00")

    assert command("check", AGENDA).err.count("\n") == 1


def test_a_home_that_is_a_file_has_no_settings_and_no_journal(command, home, monkeypatch):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(home / "settings.yaml"))

    answer = command("snapshot")

    assert answer.status == 1
    assert answer.err.count("\n") == 1
