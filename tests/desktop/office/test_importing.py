"""What the office hands over comes to the desk through the review, and not before."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLabel,
    QListView,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QToolButton,
)

from tests.desktop.layout_faults import faults
from tests.files.importers.documents import zipped
from tests.paths import OFFICE_TEXT
from timekeeper.core.changes.rippling import with_revised
from timekeeper.core.programme import ItemScript, Programme
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.importing import Reviewing
from timekeeper.desktop.office.printing import preview, print_page
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.dialogs.item_dialogs import ItemDialog
from timekeeper.desktop.operator.menus.keys_overlay import KeysOverlay
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.exporters.programme.as_html import write as programme_html
from timekeeper.files.importers import reading
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.importers.review.correcting import Target
from timekeeper.files.job import Job
from timekeeper.files.programme_files import read_programme

TEXT = OFFICE_TEXT
MILLIMETRE = 72 / 25.4  # points
TABLE = (
    "<table><tr><td>Thời gian</td><td>Nội dung</td></tr>"
    "<tr><td>7h30 - 8h</td><td>Chào cờ</td></tr></table>"
)
Offices = Callable[[], Office]


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


def held(office: Office) -> Programme:
    return office.windows.desk.conference.programme


def message(office: Office) -> str:
    return office.windows.operator.statusBar().currentMessage()


@pytest.fixture
def window(qtbot) -> Callable[[Office], ReviewWindow]:
    """Wait for the review that an office is about to show."""

    def shown(office: Office) -> ReviewWindow:
        qtbot.waitUntil(lambda: office.programmes.reviewing.window is not None, timeout=5000)
        assert office.programmes.reviewing.window is not None
        return office.programmes.reviewing.window

    return shown


def test_the_offices_text_is_reviewed_before_it_is_held(offices: Offices, window):
    office = offices()
    office.begin(None)

    office.programmes.open(TEXT)
    shown = window(office)
    before = held(office)
    shown.hand_over()

    assert before.sessions == ()
    assert len(held(office).sessions) == 2
    assert not office.windows.operator.banner.isHidden()
    assert not shown.isVisible()
    assert office.windows.operator.habits.recent == (str(TEXT),)


def test_a_new_programme_begins_empty_or_with_a_template(offices: Offices, window, qtbot):
    office = offices()
    office.begin(None)
    programmes = office.programmes

    programmes.write_new()
    shown = window(office)
    (first,) = shown.undo_stack.now.programme.items
    first_id, wordy = first.id, "Báo cáo kết quả thực hiện " * 20
    shown.table.rows.corrected.emit(Target(item=first_id), "title", wordy)
    qtbot.waitUntil(lambda: first_id in shown.table.rows.unfit, timeout=5000)
    shown.bar.undo()
    shown.template_asked.emit(1)
    qtbot.waitUntil(lambda: shown.undo_stack.can_undo, timeout=5000)
    shown.hand_over()

    assert first.title == "New item"
    assert [s.date.day - held(office).date.day for s in held(office).sessions] == [0, 0, 1, 1]
    today = office.windows.desk.now().astimezone(held(office).timezone).date()
    assert held(office).date == today


def test_f1_lists_the_keys_of_the_review_and_any_key_goes_back_to_it(
    offices: Offices, office_day: Programme, window, qtbot
):
    office = offices()
    office.begin(Draft(office_day))
    office.programmes.edit()
    shown = window(office)
    qtbot.waitUntil(shown.isActiveWindow, timeout=5000)

    QTest.keyClick(shown.table, Qt.Key.Key_F1)

    overlay = shown.findChild(KeysOverlay)
    written = {label.text() for label in overlay.findChildren(QLabel) if label.isVisible()}
    assert {"Ctrl+H", "Ctrl+B", "Ctrl+T", "Begin a session here"} <= written
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert (overlay.isVisible(), shown.isVisible()) == (False, True)
    shown.reject()


def test_which_of_several_programmes_is_asked(offices: Offices, window, tmp_path, qtbot):
    long = "Chương trình hội nghị chuyên đề của Ban Tuyên giáo và Dân vận Tỉnh ủy.txt"
    both = {long: "7h30: A\n8h00: B\n9h00: C", "b.txt": "13h30: D\n14h00: E\n15h00: F"}
    (tmp_path / "both.zip").write_bytes(zipped(both))
    office = offices()
    office.begin(None)
    operator = office.windows.operator

    office.programmes.open(tmp_path / "both.zip")
    qtbot.waitUntil(lambda: operator.findChild(QInputDialog) is not None, timeout=5000)
    dialog = operator.findChild(QInputDialog)
    assert dialog is not None
    assert QTest.qWaitForWindowExposed(dialog)  # until then it may not be laid out
    choices, unfit, view = dialog.comboBoxItems(), faults(dialog), dialog.findChild(QListView)
    assert view.sizeHintForColumn(0) <= view.viewport().width()
    dialog.setTextValue(choices[1])
    dialog.accept()

    assert (choices, unfit) == ([f"{long}\n3 items", "b.txt\n3 items"], [])
    shown = window(office)
    titles = [item.title for item in shown.undo_stack.now.programme.items]
    shown.reject()
    assert titles == ["D", "E", "F"]


def test_a_review_that_is_left_leaves_the_desk_as_it_was(
    offices: Offices, office_day: Programme, window
):
    office = offices()
    office.begin(Draft(office_day))

    office.programmes.open(TEXT)
    window(office).reject()

    assert held(office) == office_day
    assert office.programmes.reviewing.window is None
    assert office.windows.operator.habits.recent == ()


@pytest.mark.skipif(not shutil.which("xdotool"), reason="needs Debian's xdotool")
def test_a_review_that_is_left_with_corrections_gives_the_keyboard_back(
    offices: Offices, window, two_screens, qtbot
):
    office = offices()
    office.windows.operator.showMaximized()
    qtbot.waitUntil(office.windows.operator.isActiveWindow, timeout=5000)
    office.programmes.write_new()
    review = window(office)
    qtbot.waitUntil(review.isActiveWindow, timeout=5000)
    QTest.keyClicks(QApplication.focusWidget(), "abc\t")
    review.table.end_editing()
    QTest.keyClick(review, Qt.Key.Key_Escape)
    box = review.findChild(QMessageBox)
    qtbot.waitUntil(box.isActiveWindow, timeout=5000)
    leave = next(key for key in box.buttons() if key.text() == "Leave")
    leave.setFocus()

    # A real key: the window manager passes over whoever asks for the keyboard without one.
    command = ["xdotool", "key", "Return"]
    subprocess.run(command, env=two_screens.environment(), check=True, timeout=30)

    qtbot.waitUntil(office.windows.operator.isActiveWindow, timeout=5000)


def test_under_a_review_the_desk_takes_no_key(
    offices: Offices, office_day: Programme, window, qtbot
):
    office = offices()
    office.begin(Draft(office_day))
    operator = office.windows.operator
    operator.showMaximized()
    office.programmes.open(TEXT)
    shown = window(office)
    qtbot.waitUntil(shown.isActiveWindow, timeout=5000)

    operator.activateWindow()
    QCoreApplication.processEvents()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_F8, Qt.Key.Key_B, Qt.Key.Key_F5):
        for target in (operator.windowHandle(), shown.windowHandle()):
            QTest.keyClick(target, key)

        assert office.windows.desk.conference.entries == (), key
        assert not office.rehearsal.under_way
    shown.reject()
    assert not operator.isHidden()


def test_a_document_that_cannot_be_read_leaves_the_desk_as_it_was(
    offices: Offices, office_day: Programme, tmp_path: Path, qtbot
):
    office = offices()
    office.begin(Draft(office_day))
    told: list[str] = []
    office.windows.operator.tell_error = told.append
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no document")

    office.programmes.open(bad)

    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert "bad.docx" in told[0]
    assert "\n" not in told[0]
    assert held(office) == office_day
    assert office.programmes.reviewing.window is None


@pytest.mark.parametrize("form", ["html", "text"])
def test_what_was_copied_is_pasted_into_the_review(offices: Offices, window, form: str):
    office = offices()
    office.begin(None)
    content = QMimeData()
    if form == "html":
        content.setHtml(TABLE)
    else:
        content.setText("7h30 - 8h: Chào cờ")
    QGuiApplication.clipboard().setMimeData(content)

    office.windows.operator.files.paste_asked.emit()

    assert [item.title for item in window(office).undo_stack.now.programme.items] == ["Chào cờ"]


def test_ctrl_v_on_the_desk_pastes(offices: Offices):
    office = offices()
    office.begin(None)

    commands = {command.name: command for command in office.windows.operator.commands.all()}

    assert commands["paste"].keys == ("Ctrl+V",)
    assert "edit_programme" in commands


def test_a_clipboard_without_text_is_told_in_a_sentence(offices: Offices, qtbot):
    office = offices()
    office.begin(None)
    told: list[str] = []
    office.windows.operator.tell_error = told.append
    QGuiApplication.clipboard().setMimeData(QMimeData())

    office.windows.operator.files.paste_asked.emit()

    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert office.programmes.reviewing.window is None


def test_an_edited_programme_takes_the_place_of_the_one_before(
    offices: Offices, office_day: Programme, window
):
    office = offices()
    office.begin(Draft(office_day))
    office.windows.operator.files.edit_asked.emit()
    shown = window(office)

    shown.table.rows.setData(shown.table.rows.index(0, 2), "Hội nghị mới")
    shown.hand_over()

    assert held(office).title == "Hội nghị mới"
    assert held(office).sessions == office_day.sessions


def test_a_conference_that_has_begun_is_not_edited_as_a_whole(
    offices: Offices, office_day: Programme
):
    office = offices()
    office.begin(Draft(office_day))
    office.windows.desk.go_on()

    office.windows.operator.files.edit_asked.emit()

    assert office.programmes.reviewing.window is None
    assert message(office).startswith("The conference has begun")


def test_an_item_started_meanwhile_keeps_the_programme_and_the_review(
    offices: Offices, office_day: Programme, window
):
    office = offices()
    office.begin(Draft(office_day))
    office.programmes.open(TEXT)
    shown = window(office)
    office.windows.desk.go_on()

    shown.hand_over()

    assert held(office) == office_day
    assert shown.isVisible()


def test_one_programme_is_reviewed_at_a_time(offices: Offices, window):
    office = offices()
    office.begin(None)
    office.programmes.open(TEXT)
    first = window(office)

    office.windows.operator.files.paste_asked.emit()

    assert office.programmes.reviewing.window is first
    assert message(office).startswith("A programme is being checked")


def test_a_long_reading_shows_its_progress_and_can_be_stopped(
    offices: Offices, office_day: Programme, monkeypatch, qtbot
):
    office = offices()
    office.begin(Draft(office_day))
    stopped = threading.Event()

    def endless(_path: Path, job: Job, _which: str | None = None) -> Draft:
        try:
            while True:
                job.go_on(0.5)
                stopped.wait(0.001)
        finally:
            stopped.set()

    monkeypatch.setattr(reading, "read_file", endless)
    office.programmes.open(TEXT)
    progress = office.windows.operator.findChild(QProgressDialog)
    assert progress is not None
    qtbot.waitUntil(lambda: progress.value() == 50, timeout=5000)

    cancel = progress.findChild(QPushButton)
    assert cancel is not None
    cancel.click()

    qtbot.waitUntil(stopped.is_set, timeout=5000)
    qtbot.waitUntil(
        lambda: office.windows.operator.findChild(QProgressDialog) is None, timeout=5000
    )
    assert held(office) == office_day
    assert office.programmes.reviewing.window is None


def test_another_document_can_be_read_while_the_stopped_one_ends(
    offices: Offices, monkeypatch, window, qtbot
):
    office = offices()
    office.begin(None)
    real, stopped, may_end = reading.read_file, threading.Event(), threading.Event()

    def slow_to_end(path: Path, job: Job, which: str | None = None) -> Draft:
        if stopped.is_set():
            return real(path, job, which)
        stopped.set()
        may_end.wait(5)
        raise OSError("damaged")  # nobody wants to hear of it any more

    monkeypatch.setattr(reading, "read_file", slow_to_end)
    office.programmes.open(TEXT)
    qtbot.waitUntil(stopped.is_set, timeout=5000)
    office.windows.operator.findChild(QProgressDialog).canceled.emit()

    office.programmes.open(TEXT)
    may_end.set()

    assert window(office).isVisible()
    qtbot.waitUntil(lambda: not office.windows.operator.findChildren(QProgressDialog), timeout=5000)


def test_the_programme_is_looked_at_before_it_is_printed(
    offices: Offices, office_day: Programme, tmp_path: Path, qtbot
):
    office = offices()
    office.begin(Draft(office_day))
    dialog = preview(office_day, office.windows.operator)
    assert QTest.qWaitForWindowExposed(dialog)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "programme.pdf"))

    print_page(programme_html(office_day), printer)
    dialog.reject()

    printed = read_programme(tmp_path / "programme.pdf")
    titles = {item.title for item in printed.programme.items}
    assert {"Thảo luận tổ", "Thông qua Nghị quyết Hội nghị"} <= titles
    text = pypdfium2.PdfDocument(str(tmp_path / "programme.pdf"))[1].get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    left, _bottom, right, top = boxes[0]  # the page's number stands above all
    assert text.get_text_bounded(*boxes[0]).strip() == "2"
    assert top > MILLIMETRE * (297 - 20)
    assert (left + right) / 2 == pytest.approx(MILLIMETRE * (30 + 165 / 2), abs=MILLIMETRE)
    below = boxes[1:]
    assert min(box[0] for box in below) == pytest.approx(MILLIMETRE * 30, abs=5 * MILLIMETRE)
    assert max(box[3] for box in below) < MILLIMETRE * (297 - 20)


def test_each_key_of_the_printing_window_can_be_hit(offices: Offices, office_day: Programme):
    office = offices()
    office.begin(Draft(office_day))
    dialog = preview(office_day, office.windows.operator)
    assert QTest.qWaitForWindowExposed(dialog)

    keys = [key for key in dialog.findChildren(QToolButton) if key.isVisible()]

    assert keys
    assert min(min(key.width(), key.height()) for key in keys if not key.icon().isNull()) >= 24
    dialog.reject()


def test_what_the_table_of_the_review_has_no_column_for_is_asked_in_the_item_s_dialog(
    offices: Offices, office_day: Programme
):
    office = offices()
    office.begin(Draft(office_day))
    office.programmes.edit()
    window = office.programmes.reviewing.window
    first = office_day.items[0]
    window.table.choose_target(Target(item=first.id))

    window.bar._ask_item()
    dialog = window.findChild(ItemDialog)
    dialog._script["cue"].setText("Nhạc nền")
    dialog.accept()

    changed = window.undo_stack.now.programme.slot(first.id).item
    assert changed == replace(first, script=ItemScript(cue="Nhạc nền"))
    window.done(0)


class _Later(Workshop):
    """Keeps the work it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def run(self, work: Any, done: Any, failed: Any, job: Job | None = None) -> None:
        self.given.append((work, done))


def test_titles_are_tried_for_the_hall_once_the_review_rests(
    offices: Offices, office_day: Programme, qtbot
):
    """Whatever runs beside a window takes its turns: none does while it opens or shows a change."""
    workshop, operator = _Later(), offices().windows.operator
    reviewing = Reviewing(
        operator,
        workshop,
        lambda _draft: True,
        lambda *_: None,
        lambda: datetime(2027, 1, 2, tzinfo=UTC),
    )
    reviewing.review(Draft(office_day), "")
    window = reviewing.window
    assert window is not None
    edit, first = window.bar.edited.emit, office_day.items[0]
    edit(with_revised(office_day, replace(first, title="Khác"), ripple=False))
    edit(with_revised(office_day, replace(first, title="Khác hẳn " * 60), ripple=False))
    assert not workshop.given

    qtbot.waitUntil(lambda: bool(workshop.given), timeout=5000)
    ((work, done),) = workshop.given
    done(work())

    assert first.id in window.table.rows.unfit
    edit(office_day)
    qtbot.waitUntil(lambda: len(workshop.given) == 2, timeout=5000)
    reviewing.close()
    done({})
    assert len(workshop.given) == 2
