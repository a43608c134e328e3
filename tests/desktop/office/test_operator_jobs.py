"""Whatever is open: of a conference that becomes secret nothing is written into the network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.office.test_wiring import held
from tests.fakes import item, meeting, programme, session
from timekeeper.core.acts import Edit
from timekeeper.core.events import ItemEdited, SecrecySet
from timekeeper.core.programme import Material, Presenter
from timekeeper.desktop.office.printing import preview, preview_list
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.commands import Command
from timekeeper.desktop.plain import MessageBox
from timekeeper.desktop.reporting.paper import PaperWindow
from timekeeper.desktop.reporting.preview import ReportPreview
from timekeeper.desktop.reporting.window import ReportingWindow
from timekeeper.files import machine
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.job import Job
from timekeeper.live.secrecy import secret_refusal

WRITES_AT_ONCE = {"pack", "pictures", "save", "report", "draft_minutes"}
SHOWS_A_WINDOW = {"script", "hand_out", "plates", "preview", "history"}
# Leave no file where the operator says; "copy" asks for a folder: test_record.py.
OTHERS = {"anew", "check", "conference", "copy", "edit_programme", "new_programme", "open"}
OTHERS |= {"follow_hall", "paste", "print_programme", "quit", "record", "rehearse", "sample"}
OTHERS |= {"settings", "stand_by"}  # those that follow another desk hold none of this


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on another computer."""
    folder = tmp_path / "network"
    folder.mkdir()
    monkeypatch.setattr(machine, "is_on_network", folder.samefile)
    return folder


@pytest.fixture
def asked(network: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return what was chosen: whoever asks for a path gets another one there."""
    chosen: list[Path] = []

    def choose(_parent: object, _title: str, _name: str, kinds: str) -> tuple[str, str]:
        ending = kinds.partition("(*")[2].partition(")")[0].split()[0]
        chosen.append(network / f"{len(chosen)}{ending}")
        return str(chosen[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    return chosen


@pytest.fixture
def office(offices: Callable[[], Office], tmp_path: Path) -> Office:
    made = offices()
    speech = item("speech", "8:00", "8:05", presenter=Presenter("đồng chí Lê An"))
    made.begin(Draft(programme(session(speech, start="8:00"))))
    made.opened.remember(tmp_path / "day.yaml")
    return made


def become_secret(office: Office) -> None:
    office.windows.desk.act(Edit(SecrecySet(True)))
    assert held(office).secret


def told(office: Office) -> list[str]:
    """Return what the boxes over the desk say, and close them."""
    boxes = office.windows.operator.findChildren(MessageBox)
    for box in boxes:
        box.close()
    return [box.text() for box in boxes]


def entries(office: Office) -> dict[str, Command]:
    every = office.windows.operator.commands.all()
    menus = {one.group for one in every if one.name in {"save", "pack"}}
    return {one.name: one for one in every if one.group in menus}


def open_windows(office: Office, qtbot: QtBot) -> list[ReportingWindow]:
    """Open every window that offers to write what it shows, and let it show that."""
    for name in sorted(SHOWS_A_WINDOW):
        entries(office)[name].act()
    windows = office.windows.operator.findChildren(ReportingWindow)
    at_rest = {"", "No conference has been recorded yet."}
    qtbot.waitUntil(lambda: {each.state.text() for each in windows} <= at_rest, timeout=20_000)
    return windows


def ask_to_write(window: ReportingWindow) -> None:
    for button in window.findChildren(QPushButton):
        if button.text().endswith("…"):
            button.click()


def finish(office: Office, windows: list[ReportingWindow]) -> None:
    """Let end whatever was begun, and be told."""
    for workshop in (office._workshop, *(window.workshop for window in windows)):
        workshop.finish()
    QCoreApplication.processEvents()


def test_no_entry_and_no_window_that_was_open_before_writes_a_secret_conference_there(
    office: Office, network: Path, asked: list[Path], qtbot: QtBot, monkeypatch
):
    for kind in (PaperWindow, ReportPreview):  # the pages that are seen take their time
        monkeypatch.setattr(kind, "refresh", lambda _self: None)
    assert set(entries(office)) == WRITES_AT_ONCE | SHOWS_A_WINDOW | OTHERS
    windows = open_windows(office, qtbot)
    become_secret(office)

    for name in WRITES_AT_ONCE:
        entries(office)[name].act()
    for window in windows:
        ask_to_write(window)
    finish(office, windows)

    assert len(asked) == len(WRITES_AT_ONCE) + len(SHOWS_A_WINDOW) + 1  # the history: two files
    assert not list(network.iterdir())
    assert told(office).count(secret_refusal(held(office))) == len(asked) - 3
    for window in windows:
        window.close()


def test_what_was_begun_before_is_not_written_once_the_conference_is_secret(
    office: Office, network: Path
):
    begun, may_end, written = Event(), Event(), network / "script.docx"

    def work(job: Job) -> None:
        begun.set()
        may_end.wait(5)
        job.stand_by()
        written.touch()

    office.programmes._work.write(work, written)
    begun.wait(5)
    become_secret(office)
    may_end.set()
    finish(office, [])

    assert not written.exists()
    assert secret_refusal(held(office)) in told(office)


def test_what_was_opened_before_a_secret_one_is_written_there_no_more_after_another_was_opened(
    office: Office, network: Path, tmp_path: Path
):
    write = office.programmes._work.writing()
    become_secret(office)
    office.programmes.hold(Draft(meeting(7)))

    write(lambda _job: (network / "old.docx").touch(), network / "old.docx")
    write(lambda _job: (tmp_path / "old.docx").touch(), tmp_path / "old.docx")
    office.programmes._work.write(lambda _job: (network / "new").touch(), network / "new")
    finish(office, [])

    assert (tmp_path / "old.docx").exists()
    assert [path.name for path in network.iterdir()] == ["new"]
    sentences = told(office)
    assert secret_refusal(replace(meeting(5), secret=True)) not in sentences
    assert sum("became secret here after this was opened" in each for each in sentences) == 1


def test_a_window_of_another_conference_of_the_same_title_is_told_to_be_opened_anew(
    office: Office, network: Path
):
    write, same = office.programmes._work.writing(), replace(held(office), notes=("Khác",))
    office.programmes.hold(Draft(same))
    become_secret(office)

    write(lambda _job: (network / "old.docx").touch(), network / "old.docx")
    finish(office, [])

    assert not list(network.iterdir())
    sentences = told(office)
    assert secret_refusal(held(office)) not in sentences
    assert sum("became secret here after this was opened" in each for each in sentences) == 1


def test_no_file_is_brought_beside_a_secret_agenda_that_lies_there(
    office: Office, network: Path, tmp_path: Path
):
    office.opened.remember(network / "day.yaml")
    become_secret(office)
    slides = tmp_path / "slides.pdf"
    slides.write_bytes(b"%PDF")
    speech = replace(next(iter(held(office).items)), materials=(Material(str(slides)),))

    office.programmes.bring(ItemEdited(speech), ())
    finish(office, [])

    assert not list(network.iterdir())
    assert secret_refusal(held(office)) in told(office)


@pytest.mark.parametrize("secret", [True, False])
def test_no_page_of_a_secret_conference_is_printed_into_a_file_there(
    office: Office, network: Path, *, secret: bool
):
    papers = replace(held(office), secret=secret)
    operator, paper = office.windows.operator, QPrinter()
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    for dialog in (preview(papers, operator), preview_list("Loa", papers, operator)):
        paper.setOutputFileName(str(network / "printed.pdf"))
        dialog.paintRequested.emit(paper)
        dialog.reject()

        assert (network / "printed.pdf").exists() is not secret
        assert bool(dialog.findChildren(MessageBox)) is secret
