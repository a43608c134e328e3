"""Where a file is to be written: what was chosen, with an ending that says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from timekeeper.desktop.file_dialogs import REPORTS, ask_path
from timekeeper.desktop.windows.windows import Windows

PDF = "PDF (*.pdf)"


@pytest.fixture
def choose(app: object, monkeypatch: pytest.MonkeyPatch):
    """Let the system's dialog answer with a path and a kind."""

    def answer(path: str, kind: str = "") -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (path, kind))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (path, kind))

    return answer


@pytest.mark.parametrize(
    ("chosen", "kind", "endings", "path"),
    [
        ("", "", None, None),
        ("report", PDF, None, "report.pdf"),
        ("report", "", None, "report.docx"),
        ("report.csv", PDF, None, "report.csv"),
        ("report.csv", PDF, {".csv"}, "report.csv"),
        ("06.12.2023", PDF, {".pdf", ".docx"}, "06.12.2023.pdf"),
    ],
)
def test_a_path_gets_the_ending_of_its_kind_where_it_has_none_that_counts(
    choose, chosen, kind, endings, path
):
    choose(chosen, kind)

    found = ask_path(QWidget(), "Export", REPORTS, endings)

    assert found == (Path(path) if path else None)


@pytest.mark.parametrize(
    ("command", "signal", "chosen"),
    [
        ("open", "open_asked", "day.yaml"),
        ("record", "open_asked", "journal.db"),
        ("save", "save_asked", "day.yaml"),
        ("report", "report_asked", "report.docx"),
        ("draft_minutes", "minutes_asked", "minutes.docx"),
    ],
)
def test_the_file_menu_asks_for_a_file_and_passes_it_on_unless_none_was_chosen(
    windows: Windows, choose, command, signal, chosen
):
    files, heard = windows.operator.files, []
    getattr(files, signal).connect(heard.append)
    action = next(c.action for c in windows.operator.commands.all() if c.name == command)

    choose(chosen)
    action.trigger()
    choose("")
    action.trigger()

    assert heard == [Path(chosen)]
