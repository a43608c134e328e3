"""Where a file is to be written: what was chosen, with an ending that says what it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog, QWidget

from timekeeper.core.programme import Programme
from timekeeper.desktop.file_dialogs import LONGEST_NAME, REPORTS, ask_path, file_name
from timekeeper.desktop.windows.windows import Windows

PDF = "PDF (*.pdf)"


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


@pytest.fixture
def choose(app: object, monkeypatch: pytest.MonkeyPatch):
    """Let the system's dialog answer with a path and a kind."""

    def answer(path: str, kind: str = "") -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (path, kind))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (path, kind))

    return answer


@pytest.mark.parametrize(
    ("chosen", "kind", "kinds", "path"),
    [
        ("", "", REPORTS, None),
        ("report", PDF, REPORTS, "report.pdf"),
        ("report", "", REPORTS, "report.docx"),
        ("report.csv", PDF, REPORTS, "report.csv"),
        ("06.12.2023", PDF, REPORTS, "06.12.2023.pdf"),
        ("TP. Vinh", "Agenda (*.yaml *.yml)", "Agenda (*.yaml *.yml)", "TP. Vinh.yaml"),
        ("day.YML", "", "Agenda (*.yaml *.yml)", "day.YML"),
    ],
)
def test_a_path_gets_the_ending_of_its_kind_where_it_has_none_that_counts(
    choose, chosen, kind, kinds, path
):
    choose(chosen, kind)

    found: list[Path] = []
    ask_path(QWidget(), "Export", kinds, "", found.append)

    assert found == ([Path(path)] if path else [])


def test_a_name_is_offered_among_the_documents_then_where_the_window_wrote_last(
    app: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    offered: list[str] = []

    def answer(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "here" / "a"), PDF

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window = QWidget()
    for _time in range(2):
        ask_path(QWidget(window), "Export", REPORTS, "a name", lambda _path: None)

    documents, later = map(Path, offered)
    assert documents.is_absolute()
    assert documents.parent != Path.cwd()
    assert later == tmp_path / "here" / "a name"


@pytest.mark.parametrize(
    ("title", "day", "name"),
    [
        ("Hội nghị Ban Chấp hành", date(2023, 12, 6), "2023-12-06 Hội nghị Ban Chấp hành - Report"),
        ("Tổng kết 2022/2023: “Tốt”?", None, "2024-01-02 Tổng kết 2022 2023 “Tốt” - Report"),
        ("TP. Vinh\n ", None, "2024-01-02 TP. Vinh - Report"),
        ("Đại hội " * 40, None, "2024-01-02 " + ("Đại hội " * 40)[:103].strip() + " - Report"),
    ],
)
def test_a_file_is_named_after_its_day_and_event_as_every_system_takes_it(
    office_day: Programme, title, day, name
):
    programme = replace(office_day, title=title, date=day)

    found = file_name(programme, date(2024, 1, 2), "Report")

    assert found == name
    assert len(found) <= LONGEST_NAME + len(" - ")


def test_no_file_is_named_after_what_is_confidential(office_day: Programme):
    session = office_day.sessions[0]
    part = session.parts[0]
    secret = replace(part.items[0], title="Phương án nhân sự", confidential=True)
    parts = (replace(part, items=(secret, *part.items[1:])), *session.parts[1:])
    programme = replace(
        office_day,
        title="Hội nghị về phương án nhân sự",
        sessions=(replace(session, parts=parts), *office_day.sessions[1:]),
    )

    assert "nhân sự" not in file_name(programme, None, "Report")


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
