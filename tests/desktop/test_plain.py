"""No window takes a text for HTML or for a key, whatever is written in the programme."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QPaintEvent, QRegion, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.desk_scenes import DeskScenes
from tests.paths import ROOT
from tests.virtual_screens import VirtualScreens
from timekeeper.core.programme import Item, Part, Presenter, Programme, Session
from timekeeper.desktop.job_bar import JobBar
from timekeeper.desktop.operator.dialogs.questions import ask_text, confirm, tell
from timekeeper.desktop.operator.labels import ElidedLabel
from timekeeper.desktop.plain import Label, button, plain_tip, without_keys, wrapping
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.live.equipment import DESK

DESKTOP = ROOT / "src" / "timekeeper" / "desktop"
LABELS = ("QLabel", "QMessageBox", "QErrorMessage")
TIPS = ("setToolTip", "setWhatsThis")
BOXES = ("information", "warning", "critical", "question")
LONG = "Báo_cáo_kết_quả_" * 20  # pixels enough for three screens
PATH = "/Văn_phòng/Hội_nghị_2026" * 12
RICH = '<b>B</b> <img src="file:///tmp/p.png"> &amp; &lt;i&gt; &x [*]'


@pytest.fixture
def hostile(office_day: Programme) -> Programme:
    """Return the office's day with tags, keys and a word without an end in every text."""

    def item(one: Item) -> Item:
        return replace(
            one, title=f"{RICH} {LONG} {one.id}", short_title=RICH, presenter=Presenter(RICH, LONG)
        )

    def part(one: Part) -> Part:
        return replace(one, title=RICH + LONG, items=tuple(map(item, one.items)))

    def session(one: Session) -> Session:
        return replace(one, name=RICH + LONG, parts=tuple(map(part, one.parts)))

    return replace(
        office_day,
        title=RICH + LONG,
        subtitle=LONG,
        sessions=tuple(map(session, office_day.sessions)),
    )


def read_of(tip: str) -> str:
    """Return what a person reads of a tool tip that Qt takes for rich text."""
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def interpreted(window: QWidget) -> Iterator[str]:
    """Yield every text in the window that Qt would take for more than it is."""
    for label in window.findChildren(QLabel):
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText:
            yield f"label {label.text()}"
    caption = handle.title() if (handle := window.windowHandle()) is not None else ""
    if "<b>" in caption and "[*]" not in caption:
        yield f"caption {caption}"
    for tip in tips(window):
        if "<" in tip and not (tip.startswith("<span") and "<" in read_of(tip)):
            yield f"tip {tip}"
    for named in (*window.findChildren(QAbstractButton), *window.findChildren(QAction)):
        if "&x" in named.text().replace("&&", ""):
            yield f"key {named.text()}"


def outgrown(window: QWidget) -> Iterator[str]:
    """Yield how large a window must be, where that is more than the smallest screen has."""
    least, room = window.minimumSizeHint().expandedTo(window.minimumSize()), QSize(*DESK)
    if least.boundedTo(room) != least:
        yield f"needs {least.width()} by {least.height()}"


def wrong_in(window: QWidget) -> list[str]:
    return [*interpreted(window), *outgrown(window)]


def tips(window: QWidget) -> Iterator[str]:
    """Yield the tool tips of all widgets in the window, and of what their tables hold."""
    yield from (widget.toolTip() for widget in (window, *window.findChildren(QWidget)))
    for view in window.findChildren(QAbstractItemView):
        columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
        model = view.model()
        for row in range(model.rowCount() if model is not None else 0):
            for column in range(columns):
                yield model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""


def test_no_text_of_a_programme_is_interpreted_or_makes_a_window_outgrow_the_screen(
    app: object, qtbot: object, hostile: Programme
):
    scenes = DeskScenes(hostile)
    try:
        found = {name: wrong_in(window) for name, window in scenes.states()}
        scenes.run_late()
        found |= {name: wrong_in(dialog) for name, dialog in scenes.dialogs()}
    finally:
        scenes.close()

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_nor_in_a_review_a_question_or_a_bar(offices, hostile: Programme):
    office = offices()
    operator = office.windows.operator
    office.begin(Draft(hostile, ()))
    office.programmes.reviewing.edit(office.windows.desk.conference)
    assert "[*]" in operator.windowHandle().title()
    tell(operator, (RICH, RICH + PATH, RICH))
    confirm(operator, (RICH + PATH, "yes", "no"), lambda: None)
    ask_text(operator, (RICH, RICH + PATH, "yes"), print)
    bar = JobBar(RICH + LONG, operator)

    opened = [w for w in QApplication.topLevelWidgets() if w is not operator]

    assert any(isinstance(w, QInputDialog) for w in opened)
    assert [wrong for window in opened for wrong in wrong_in(window)] == []
    bar.end()


@pytest.mark.parametrize("text", [RICH, "a < b", "Q&A", "&lt;", "hai\ndòng <i>", "thường"])
def test_a_tool_tip_reads_as_it_is_written(text: str):
    tip = plain_tip(text)

    assert tip == text or read_of(tip).replace("\u2028", "\n") == text
    assert without_keys("Q&A") == "Q&&A"


@pytest.mark.parametrize("word", ["Yes", "No"])
def test_what_is_answered_is_done_once_the_question_is_gone(qtbot: QtBot, word: str):
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[tuple[str, bool]] = []

    def note(answer: str) -> None:
        done.append((answer, box.isVisible()))

    confirm(parent, ("Sure?", "Yes", "No"), lambda: note("Yes"), lambda: note("No"))
    box = parent.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text() == word).click()

    assert done == [(word, False)]


def test_enter_presses_the_key_that_has_it_and_from_a_field_the_one_that_agrees(qtbot: QtBot):
    dialog, pressed = QDialog(), []
    qtbot.addWidget(dialog)
    field, agree = QLineEdit(), QPushButton("Agree")
    other = button("Other", lambda: pressed.append("other"), by_enter=False)
    agree.clicked.connect(lambda: pressed.append("agree"))
    column = QVBoxLayout(dialog)
    for widget in (field, other, agree):
        column.addWidget(widget)
    agree.setDefault(True)
    dialog.show()

    for widget in (field, other, agree):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    QTest.keyClick(other, Qt.Key.Key_Enter)

    assert pressed == ["agree", "other", "agree", "other"]


def test_no_button_of_a_question_acts_while_it_stands():
    added = re.compile(r"(\w+) = \w*box\.addButton\(")
    sources = {path.name: path.read_text(encoding="utf-8") for path in DESKTOP.rglob("*.py")}
    acting = [
        f"{name}: {button}"
        for name, source in sources.items()
        for button in added.findall(source)
        if f"{button}.clicked.connect" in source
    ]

    assert acting == []


def calls(path: Path, *names: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of these names, and the classes made of them; other files are not parsed."""
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)) if any(name in source for name in names) else ():
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in names:
                yield name, node
        for base in node.bases if isinstance(node, ast.ClassDef) else ():
            if getattr(base, "id", "") in names:
                yield base.id, ast.Call(base, [], [])


def of_the_program(call: ast.Call) -> bool:
    """Return whether the text is the program's own sentence, or has gone through plain_tip."""
    argument = call.args[0]
    name = getattr(argument.func, "id", "") if isinstance(argument, ast.Call) else ""
    return name in ("_", "plain_tip")


def test_qt_makes_the_lines_of_every_list():
    made_here = [
        path.name
        for path in DESKTOP.rglob("*.py")
        for _name, _call in calls(path, "QListWidgetItem")
    ]

    assert made_here == []


def test_nobody_takes_an_item_of_a_layout_in_hand():
    """PySide keeps the handle after the item, and takes the next widget at its place for it."""
    in_hand = [
        path.name
        for folder in (DESKTOP, Path(__file__).parent)
        for path in folder.rglob("*.py")
        for _name, _call in calls(path, "itemAt", "takeAt", "QWidgetItem", "QSpacerItem")
    ]

    assert in_hand == []


def test_no_window_makes_a_label_a_box_or_a_tool_tip_that_guesses():
    guessing = [
        f"{path.name}: {name}"
        for path in DESKTOP.rglob("*.py")
        if path.name != "plain.py"
        for name, call in calls(path, *LABELS, *TIPS, *BOXES, "setHtml")
        if name in LABELS
        or (name in TIPS and not of_the_program(call))
        or (name in BOXES and "QMess" in ast.dump(call))
        or (name == "setHtml" and path.name != "printing.py")
    ]

    assert guessing == []


class _Ground(QWidget):
    """Notes what of it is painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt’s name
        self.painted += event.region()


@pytest.mark.parametrize("kind", [Label, wrapping, partial(ElidedLabel, "title", lines=2)])
def test_a_label_that_says_something_else_is_erased_beyond_its_edges(
    kind: Callable[[], QLabel], qtbot: QtBot, app: object
):
    ground = _Ground()
    qtbot.addWidget(ground)
    changed = kind()
    changed.setParent(ground)
    changed.setText("DIỄN, HỖ TRỢ, Ẩ")
    changed.setGeometry(21, 33, 80, 15)
    ground.resize(200, 100)
    with qtbot.waitExposed(ground):
        ground.show()
    QApplication.processEvents()
    ground.painted = QRegion()

    changed.setText("-")
    ground.repaint(QRect(0, 0, 1, 1))  # what is to be painted, is painted with it

    beyond = QRegion(changed.geometry().adjusted(-1, -1, 1, 1))
    assert beyond.subtracted(ground.painted).isEmpty()


@pytest.mark.parametrize("scale", ["1.25", "1.5"])
def test_no_label_leaves_ink_whether_it_says_something_else_moves_or_goes(
    two_screens: VirtualScreens, scale: str
):
    environment = {**two_screens.environment(), "QT_SCALE_FACTOR": scale}

    told = subprocess.run(
        [sys.executable, "-m", "tests.desktop.left_ink"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )

    assert told.stdout.splitlines() == [f"looked at {scale}"]
