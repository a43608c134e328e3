"""Whatever window opens over the desk is gone once it is closed: a day of opening leaves none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget

from tests.desktop.office.test_conference_check import Machine
from tests.desktop.office.test_importing import TEXT
from tests.desktop.operator.test_day import choose
from timekeeper.core.acts import Finish
from timekeeper.core.programme import Programme
from timekeeper.desktop.job_bar import JobBar
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.plain import Button
from timekeeper.desktop.reporting.history import HistoryWindow
from timekeeper.desktop.reporting.preview import ReportPreview
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.live.clock import SimulatedClock

ITEM = "s1.p1.i1"
MOST = 5
SHARES = 4  # of what is opened, so that no worker has all of it
Opener = Callable[[Office], object]
Closing = Callable[[QWidget], None]


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


@pytest.fixture
def office(offices, office_day: Programme, clock: SimulatedClock) -> Office:
    session = office_day.sessions[0]  # a few items: each has rows in what is opened
    part = replace(session.parts[0], items=session.parts[0].items[:3])
    short = replace(office_day, sessions=(replace(session, parts=(part,)),))
    made = offices()
    made.begin(Draft(short, ()))
    made.windows.operator.help.open_place = lambda _url: False
    made.check._machine = Machine(clock)
    return made


def every_window() -> set[QWidget]:
    """Return every window that there is, shown or not, after what was to be deleted is."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return set(QApplication.topLevelWidgets())


def kinds_of(windows: set[QWidget]) -> Counter[str]:
    return Counter(type(window).__name__ for window in windows)


def the(kind: type, parent: Office | QWidget):
    """Return the window of this kind that is open."""
    above = parent.windows.operator if isinstance(parent, Office) else parent
    return next(window for window in above.findChildren(kind) if window.isVisible())


def pressed(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def by_its_frame(window: QWidget) -> None:
    window.close()


def by_its_key(window: QWidget) -> None:
    """As Esc and Cancel do."""
    if isinstance(window, QDialog):
        window.reject()
    else:
        window.close()


def opened_and_closed(open_it: Callable[[], object], close: Closing, qtbot) -> int:
    """Open it, close all that came of it, and return how many windows that was."""
    before = every_window()
    open_it()
    qtbot.waitUntil(lambda: bool(shown_since(before)), timeout=20_000)
    closed = 0
    while (shown := shown_since(before)) and closed < MOST:
        assert [key for window in shown for key in deaf(window)] == []
        close(QApplication.activeModalWidget() or shown[0])
        closed += 1
    return closed


def deaf(window: QWidget) -> list[str]:
    """Return the buttons that Enter does not press where they have the focus."""
    keys = window.findChildren(QPushButton)
    return [key.text() for key in keys if not (key.autoDefault() or isinstance(key, Button))]


def shown_since(before: set[QWidget]) -> list[QWidget]:
    """Return what was opened since; a bar of work that takes long goes before what comes of it."""
    fresh = every_window() - before
    return [w for w in fresh if w.isVisible() and not isinstance(w, JobBar)]


def command(name: str) -> Opener:
    def trigger(office: Office) -> None:
        commands = office.windows.operator.commands.all()
        next(c for c in commands if c.name == name).action.trigger()

    return trigger


def item_entries(office: Office) -> dict[str, QAction]:
    """Return the entries of the Item menu, as it is filled when it opens."""
    bar = office.windows.operator.menuBar()
    menu = next(entry.menu() for entry in bar.actions() if entry.text() == "&Item")
    choose(office.windows, ITEM)
    menu.aboutToShow.emit()
    inner = [a for entry in menu.actions() if entry.menu() for a in entry.menu().actions()]
    return {entry.text(): entry for entry in (*menu.actions(), *inner)}


def item_entry(text: str) -> Opener:
    return lambda office: item_entries(office)[text].trigger()


def ask_paste(office: Office) -> None:
    office.windows.operator.side.discussion._ask_paste()


def show_item_menu(office: Office) -> None:
    choose(office.windows, ITEM)
    office.windows.operator.table.asked_for_menu.emit(QPoint(5, 5))


def read(office: Office) -> None:
    office.programmes.open(TEXT)


def ask_page(office: Office) -> None:
    slides = office.windows.desk.slides
    slides.up, slides.count = True, 9  # as when an item's slides are shown
    command("page")(office)


COMMANDS = (
    *("about", "attendance", "ballots", "check", "conference", "edit_programme", "follow_hall"),
    *(
        "forgotten",
        "guide",
        "hand_out",
        "history",
        "keys",
        "log",
        "new_programme",
        "note",
        "plates",
        "points",
    ),
    *(
        "preview",
        "print_programme",
        "rehearse",
        "replan",
        "script",
        "settings",
        "share",
        "stand_by",
    ),
    *("tell_hall", "tell_rostrum", "tell_staff"),
)
# The system's own dialogs ask for a file.
SYSTEM_S = {"copy", "draft_minutes", "open", "pack", "pictures", "record", "report", "save"}
ENTRIES = (
    *("Another presenter…", "Correct its start…", "Edit…", "Insert an item after it…"),
    *("More or less time…", "Note…"),
)
ENDED = "Correct its end…"

BEFORE: dict[str, Opener] = {
    **{name: command(name) for name in COMMANDS},
    "doubts": lambda office: office.windows.operator.tell_error("One.\nTwo."),
    "error": lambda office: office.windows.operator.tell_error("The file is damaged."),
    "paste speakers": ask_paste,
    "read a document": read,
    "welcome": lambda office: office.preferences.welcome(),
}
RUNNING: dict[str, Opener] = {
    **{text: item_entry(text) for text in ENTRIES},
    "item menu": show_item_menu,
    "close": command("close"),
    "minutes": command("minutes"),
    "page": ask_page,
    "quit": command("quit"),
}


def left_behind(openers: dict[str, Opener], office: Office, qtbot) -> dict[str, object]:
    """Return what is still there of each that was opened and closed, by frame and by key."""
    found: dict[str, object] = {}
    for name, open_it in openers.items():
        opening = partial(open_it, office)
        opened_and_closed(opening, by_its_key, qtbot)
        before = kinds_of(every_window())
        for close in (by_its_frame, by_its_key):
            opened = opened_and_closed(opening, close, qtbot)
            if opened != 1 or kinds_of(every_window()) != before:
                found[name] = opened, kinds_of(every_window()) - before
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_what_was_opened_and_closed_before_the_day_is_gone(office: Office, share: int, qtbot):
    kinds = list(BEFORE)[share::SHARES]

    assert left_behind({kind: BEFORE[kind] for kind in kinds}, office, qtbot) == {}


def test_what_was_opened_and_closed_while_an_item_runs_is_gone(office: Office, qtbot):
    office.windows.desk.go_on()

    assert left_behind(RUNNING, office, qtbot) == {}


def test_what_was_opened_and_closed_after_an_item_is_gone(office: Office, qtbot):
    office.windows.desk.go_on()
    office.windows.desk.act(Finish())

    assert left_behind({ENDED: item_entry(ENDED)}, office, qtbot) == {}


def test_whatever_opens_a_dialog_is_tried_here(office: Office):
    commands = {c.name for c in office.windows.operator.commands.all() if asks(c.action)}
    entries = {text for text, entry in item_entries(office).items() if asks(entry)}

    assert commands - SYSTEM_S <= {*BEFORE, *RUNNING}
    assert entries == {*ENTRIES, ENDED}


def asks(entry: QAction) -> bool:
    return entry.text().endswith("…")


def test_a_review_that_is_left_without_its_corrections_is_gone(office: Office):
    before = kinds_of(every_window())
    command("edit_programme")(office)
    review = the(ReviewWindow, office)
    review.table.choose(3)
    review.bar.remove()

    by_its_frame(review)
    asked = the(QMessageBox, review)
    still_there = review.isVisible()
    pressed(asked, "Leave")

    assert still_there
    assert kinds_of(every_window()) == before


def test_a_conference_that_is_not_deleted_after_all_leaves_no_question(office: Office, qtbot):
    office.windows.desk.go_on()
    command("history")(office)
    history = the(HistoryWindow, office)
    qtbot.waitUntil(lambda: history.conferences.rowCount() > 0, timeout=20_000)
    history.conferences.selectRow(0)
    before = kinds_of(every_window())

    for _time in range(3):
        history.delete.click()
        pressed(the(QMessageBox, history), "Cancel")

    assert kinds_of(every_window()) == before


def test_a_report_that_was_written_leaves_no_bar(office: Office, tmp_path: Path, qtbot):
    command("preview")(office)
    preview = the(ReportPreview, office)
    qtbot.waitUntil(lambda: bool(preview.pages), timeout=20_000)
    before = kinds_of(every_window())

    for _time in range(3):
        with qtbot.waitSignal(preview.written, timeout=20_000):
            preview.write(tmp_path / "report.json")

    assert kinds_of(every_window()) == before
