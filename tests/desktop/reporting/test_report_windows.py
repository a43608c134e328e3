"""The windows of the report: pages before they are written, and the conferences that are kept."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from tests import office_day
from tests.fakes import at
from timekeeper.core.events import SecrecySet
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.reporting.exporting import Export
from timekeeper.desktop.reporting.history import Archive, open_history
from timekeeper.desktop.reporting.preview import preview_report
from timekeeper.files import machine
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.equipment import DESK
from timekeeper.live.settings import ReportForm


@pytest.fixture
def desk(app, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def preview(desk, qtbot):
    def source(form, public):
        day = office_day.filed(public=public)
        return replace(day, form=replace(day.form, form=form or "party"))

    window = preview_report(desk, source)
    yield window
    window.close()


def test_the_pages_are_shown(preview, qtbot):
    qtbot.waitUntil(lambda: len(preview.pages) > 3, timeout=20_000)

    assert preview.state.text() == ""
    assert not preview.pages[0].pixmap().isNull()


def test_another_form_gives_other_pages(preview, qtbot):
    qtbot.waitUntil(lambda: bool(preview.pages), timeout=20_000)
    before = preview.pages[0].pixmap().toImage()

    preview.form.setCurrentIndex(preview.form.findData("plain"))

    qtbot.waitUntil(lambda: preview.pages[0].pixmap().toImage() != before, timeout=20_000)


def test_what_is_shown_is_what_is_written(preview, qtbot, tmp_path):
    target = tmp_path / "report.html"
    preview.public.setChecked(True)

    with qtbot.waitSignal(preview.written, timeout=20_000):
        preview.write(target)

    text = target.read_text(encoding="utf-8")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "Micro" not in text


def test_what_was_written_is_told_within_the_window_however_long_its_path_is(
    preview, qtbot, tmp_path
):
    target = tmp_path / ("Văn phòng " * 12) / f"{'Hội nghị ' * 15}.html"
    target.parent.mkdir()

    with qtbot.waitSignal(preview.written, timeout=20_000):
        preview.write(target)

    assert str(target) in preview.state.text()
    assert preview.minimumSizeHint().width() <= DESK[0]
    told = preview.state
    qtbot.waitUntil(lambda: told.height() >= told.heightForWidth(told.width()), timeout=5000)


def test_a_report_that_is_stopped_is_not_written(desk, qtbot, tmp_path):
    workshop = Workshop(desk)
    export = Export(desk, workshop)
    export.stop()

    with qtbot.waitSignal(export.failed, timeout=20_000) as told:
        export.start(office_day.filed, tmp_path / "report.docx")

    assert told.args == [""]
    assert list(tmp_path.iterdir()) == []
    workshop.finish()


def test_a_report_that_cannot_be_written_says_why_in_the_window(preview, qtbot, tmp_path):
    (tmp_path / "file").write_text("here before", encoding="utf-8")

    preview.write(tmp_path / "file" / "report.csv")

    qtbot.waitUntil(lambda: "cannot be written" in preview.state.text(), timeout=20_000)


@pytest.fixture
def journal(tmp_path):
    """Two conferences that are over."""
    path = tmp_path / "journal.db"
    with JournalFile.create_or_open(path) as file:
        for _count in range(2):
            kept = file.begin(office_day.programme(), office_day.at("07:00"))
            for clock, event in office_day.happened():
                kept.append(event, office_day.at(clock))
    return path


@pytest.fixture
def history(desk, qtbot, journal):
    clock = SimulatedClock(office_day.at("17:00"))
    window = open_history(desk, Archive(journal, clock, ReportForm(), held=lambda: 2))
    qtbot.waitUntil(lambda: window.conferences.rowCount() == 2, timeout=20_000)
    yield window
    window.close()


@pytest.mark.parametrize("window", ["history", "preview"])
def test_esc_closes_each_window_from_wherever_the_focus_is(window, request, qtbot):
    shown = request.getfixturevalue(window)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    first = next(
        w for w in shown.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus
    )

    qtbot.keyClick(first, Qt.Key.Key_Escape)

    assert not shown.isVisible()


def test_the_conferences_and_the_bodies_are_listed(history):
    assert history.conferences.item(0, 1).text() == "06/12/2023"
    assert history.bodies.rowCount() > 5
    assert not history.delete.isEnabled()


@pytest.mark.parametrize("width", [1_060, 1_180])
def test_no_figure_of_the_tables_is_to_be_looked_for_at_the_side(history, qtbot, width):
    history.resize(width, 500)

    for table in (history.conferences, history.bodies):
        history.findChild(QTabWidget).setCurrentWidget(table)
        qtbot.waitUntil(lambda table=table: table.isVisible())
        assert table.horizontalScrollBar().maximum() == 0


def test_where_no_conference_is_recorded_that_is_said_beside_a_head_as_wide_as_its_table(
    desk, qtbot, tmp_path
):
    JournalFile.create_or_open(tmp_path / "journal.db").close()
    clock = SimulatedClock(office_day.at("17:00"))
    window = open_history(
        desk, Archive(tmp_path / "journal.db", clock, ReportForm(), held=lambda: None)
    )
    table, said = window.conferences, window.state

    qtbot.waitUntil(lambda: said.text() == "No conference has been recorded yet.", timeout=20_000)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())
    window.close()


def test_an_old_conference_s_report_is_opened(history, qtbot, desk):
    history.conferences.selectRow(0)
    filed = history._archive.report(1, "plain", public=True)

    assert filed.integrity.conference == history.chosen() == 1
    assert filed.public


def test_a_conference_is_deleted_with_a_trace(history, qtbot, journal):
    history.delete_now(1)

    qtbot.waitUntil(lambda: history.conferences.rowCount() == 1, timeout=20_000)
    with JournalFile.open_to_read(journal) as file:
        assert [trace.conference for trace in file.deletions()] == [1]


def test_that_the_copy_still_has_what_was_deleted_is_told(history, qtbot, tmp_path):
    history._archive = replace(history._archive, copy=tmp_path / "pocket")

    history.delete_now(1)

    qtbot.waitUntil(lambda: "in the copy later" in history.state.text(), timeout=20_000)
    assert history.conferences.rowCount() == 1


def test_the_conference_on_the_desk_is_not_deleted(history, qtbot):
    history.delete_now(2)

    qtbot.waitUntil(lambda: "on the desk" in history.state.text(), timeout=20_000)
    assert history.conferences.rowCount() == 2


def test_the_tables_are_exported(history, qtbot, tmp_path):
    history.write(tmp_path / "tables.csv")

    qtbot.waitUntil(lambda: "tables.csv" in history.state.text(), timeout=20_000)
    assert (tmp_path / "tables.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_last_year_is_exported(history, qtbot, tmp_path):
    history.write_year(tmp_path / "year.docx")

    qtbot.waitUntil(lambda: "Saved" in history.state.text(), timeout=20_000)
    assert (tmp_path / "year.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("write", ["write", "write_year"])
def test_no_list_with_a_secret_conference_is_written_onto_the_network(
    history, journal, qtbot, tmp_path, *, monkeypatch, write
):
    monkeypatch.setattr(machine, "is_on_network", lambda folder: folder == tmp_path)
    with JournalFile.create_or_open(journal) as file:
        file.newest().append(SecrecySet(True), at(0))

    getattr(history, write)(tmp_path / "list.xlsx")

    qtbot.waitUntil(lambda: "choose a folder" in history.state.text(), timeout=20_000)
    assert not (tmp_path / "list.xlsx").exists()


def test_a_year_that_cannot_be_written_says_why_in_the_window(history, qtbot, tmp_path):
    history.write_year(tmp_path / "year.txt")

    qtbot.waitUntil(lambda: ".xlsx, .docx" in history.state.text(), timeout=20_000)
