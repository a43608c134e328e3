"""Without a terminal, what goes wrong is told in a window; nothing is lost in the dark."""

from __future__ import annotations

import sys

import pytest

from tests.commands import AGENDA
from timekeeper import cli
from timekeeper.cli import in_window


@pytest.fixture
def told(monkeypatch):
    sentences: list[str] = []
    monkeypatch.setattr("timekeeper.desktop.application.show_sentence", sentences.append)
    return sentences


@pytest.fixture
def no_terminal(monkeypatch):
    """Windows gives a program without a terminal neither output nor errors."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)


def test_a_command_ends_well_without_a_terminal(no_terminal, tmp_path):
    assert cli.run(["import", str(AGENDA), "--to", str(tmp_path / "copy.yaml")]) == 0


def test_what_a_person_can_mend_is_told_in_a_window(no_terminal, told, tmp_path):
    nonsense = tmp_path / "nonsense.yaml"
    nonsense.write_text("title: [\n", encoding="utf-8")

    assert cli.run(["check", str(nonsense)], in_window.tell_in_window) == 1
    assert len(told) == 1
    assert told[0].startswith(str(nonsense))


def test_settings_that_cannot_be_read_stop_nothing(no_terminal, home, tmp_path):
    (home / "settings.yaml").write_text("language: [\n", encoding="utf-8")

    assert cli.run(["check", str(AGENDA)]) == 0


def test_the_unexpected_is_logged_and_the_log_is_named(told, home):
    error = RuntimeError("nobody thought of this")

    in_window.log_and_tell(type(error), error, None)

    log = home / "timekeeper.log"
    assert "nobody thought of this" in log.read_text(encoding="utf-8")
    assert told == [f"timekeeper could not start; what happened was written to {log}."]
