"""Wrong usage is status 2 with a word on what was expected; unusable input is status 1."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from tests.commands import AGENDA
from timekeeper.cli import COMMANDS


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--colour"], "usage"),
        (["check"], "AGENDA"),
        (["check", AGENDA, "--colour"], "--colour"),
        (["import"], "FILE"),
        (["report"], "--to"),
        (["rehearse", AGENDA, "--speed", "0"], "a number above 0, or max, was expected"),
        (["rehearse", AGENDA, "--speed", "-1"], "a number above 0, or max, was expected"),
        (["rehearse", AGENDA, "--speed", "nan"], "a number above 0, or max, was expected"),
        (["rehearse", AGENDA, "--speed", "inf"], "a number above 0, or max, was expected"),
        (["rehearse", AGENDA, "--speed", "1e-300"], "a number above 0, or max, was expected"),
        (["rehearse", AGENDA, "--speed", "fast"], "a number above 0, or max, was expected"),
        (["rehearse", AGENDA, "--seed", "x"], "--seed"),
        (["rehearse", AGENDA, "--screens", "1366x768,"], "1366x768,1920x1080"),
        (["rehearse", AGENDA, "--screens", "0x0"], "1366x768,1920x1080"),
        (["snapshot", "--at", "nonsense"], "a time such as 2023-12-06T08:00:00 was expected"),
        (["snapshot", "--at", "0001-01-01T00:00"], "a time such as 2023-12-06T08:00:00"),
        (["snapshot", "--at", "9999-12-31T23:59-11:00"], "a time such as 2023-12-06T08:00:00"),
        (["snapshot", "a", "b"], "b"),
    ],
)
def test_wrong_usage_is_status_2(command, arguments, said):
    answer = command(*arguments)

    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert "_" not in answer.err.splitlines()[-1]


@pytest.mark.parametrize("topic", [[], *([name] for name in COMMANDS), ["points", "init"]])
def test_help_is_fine(command, topic):
    answer = command(*topic, "--help")

    assert (answer.status, answer.err) == (0, "")
    assert "usage: timekeeper" in answer.out


def test_the_version_is_told(command):
    answer = command("--version")

    assert (answer.status, answer.err) == (0, "")
    assert answer.out == f"timekeeper {version('timekeeper')}\n"


def test_where_there_is_no_display_and_nothing_to_open_it_says_what_it_could_do(
    command, monkeypatch
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    answer = command()

    assert answer.status == 1
    assert all(f"    {name} " in answer.out for name in COMMANDS)
    assert answer.err == "There is no display here; “timekeeper rehearse” works without.\n"


@pytest.mark.parametrize("word", ["foo", "chek", "foo.yaml"])
def test_a_word_that_is_no_command_is_a_file_to_open(command, word, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    answer = command(word)

    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith(word)
    assert answer.err.count("\n") == 1
