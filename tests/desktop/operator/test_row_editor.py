"""Title, presenter, start and minutes of an item are edited in its row of the programme."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.desktop.conftest import Press
from tests.desktop.operator.test_day import let_pass, running
from timekeeper.core.acts import Edit, Undo
from timekeeper.core.events import ItemRemoved
from timekeeper.core.programme import Item
from timekeeper.desktop.operator.programme_model import ProgrammeColumn
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference

NAME = "s1.p1.i3"
FIELDS = ("Title", "Presenter", "Start", "Minutes")


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


def item(windows: Windows) -> Item:
    return windows.desk.conference.programme.slot(NAME).item


def at_work() -> str:
    """Return the field that has the keys."""
    field = QApplication.focusWidget()
    return field.accessibleName() if isinstance(field, QLineEdit) else ""


def type_in(text: str) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    committed = QInputMethodEvent()  # as marks come in; keys alone carry none
    committed.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), committed)


def hit(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def sentence(windows: Windows) -> str:
    return windows.operator.statusBar().currentMessage()


@pytest.fixture
def row(press: Press, windows: Windows) -> Windows:
    """The desk with the third row open by its key."""
    table = windows.operator.table
    table.selectRow(table.programme_model().row_of(NAME))
    press(Qt.Key.Key_F2)
    return windows


def test_a_field_is_opened_with_all_of_it_chosen_and_its_beginning_in_sight(row: Windows) -> None:
    field = QApplication.focusWidget()

    assert isinstance(field, QLineEdit)
    assert field.selectedText() == field.text() == item(row).title
    assert field.cursorPosition() == 0


def test_tab_goes_through_the_fields_and_each_change_is_one_act(row: Windows) -> None:
    visited, before, programme = [], item(row), row.desk.conference.programme
    entries = len(row.desk.conference.entries)

    for text in ("Báo cáo khác", "Sở Nội vụ", "9h05", "12"):
        visited.append(at_work())
        type_in(text)
        hit(Qt.Key.Key_Tab)
    below = at_work()
    hit(Qt.Key.Key_Escape)

    after = item(row)
    assert visited == list(FIELDS)
    assert below == "Title"  # of the next row
    assert (after.title, after.presenter and after.presenter.text) == ("Báo cáo khác", "Sở Nội vụ")
    assert (after.start, after.end, after.allotted) == (
        time(9, 5),
        time(9, 17),
        timedelta(minutes=12),
    )
    assert len(row.desk.conference.entries) == entries + 4
    for _field in FIELDS:
        row.desk.act(Undo())
    assert item(row) == before
    assert row.desk.conference.programme == programme


def test_no_key_of_the_desk_acts_while_a_row_is_edited(
    row: Windows, conference: Conference
) -> None:
    keys = ("Space", "PageDown", "PageUp", "F5", "B", "P", "R", "Plus", "5", "Backspace")
    order = row.desk.order

    for key in keys:
        hit(getattr(Qt.Key, f"Key_{key}"))
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Z, Qt.Key.Key_L):
        hit(key, Qt.KeyboardModifier.ControlModifier)

    assert running(conference) is None
    assert row.desk.order == order
    assert not row.operator.lock.locked
    assert row.operator.findChildren(type(row.operator)) == []
    assert "Enter keeps it" in sentence(row)
    hit(Qt.Key.Key_Escape)  # no message of the hall is taken down, the row is left
    hit(Qt.Key.Key_Space)
    assert running(conference) == "s1.p1.i1"
    assert item(row) == conference.programme.slot(NAME).item


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("Title", " ", "title"),
        ("Start", "25h70", "is no time"),
        ("Minutes", "nhiều", "is no length"),
    ],
)
def test_a_refused_value_says_one_sentence_and_stays_to_be_mended(
    row: Windows, field: str, typed: str, told: str
) -> None:
    before = item(row)
    while at_work() != field:
        hit(Qt.Key.Key_Tab)
    type_in(typed)

    for way in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        row.desk.said.emit("")
        hit(way)

        assert told in sentence(row)
        assert at_work() == field
        assert QApplication.focusWidget().text() == typed
        assert QApplication.focusWidget().selectedText() == typed  # what is typed next replaces it
        assert item(row) == before


def test_what_is_typed_outlasts_the_day_that_goes_on_below_it(
    row: Windows, clock: SimulatedClock, conference: Conference
) -> None:
    type_in("Báo cáo giữa chừng")

    row.desk.go_on()
    let_pass(clock, row, minutes=30)
    row.desk.act(Edit(ItemRemoved("s1.p1.i2")))
    still = at_work(), QApplication.focusWidget().text()
    hit(Qt.Key.Key_Return)

    assert still == ("Title", "Báo cáo giữa chừng")
    assert item(row).title == "Báo cáo giữa chừng"
    row.operator.table.selectRow(row.operator.table.programme_model().row_of(NAME))
    hit(Qt.Key.Key_F2)
    row.desk.act(Edit(ItemRemoved(NAME)))
    assert at_work() == ""


def test_the_item_s_menu_offers_it_each_time_it_is_opened(press: Press, windows: Windows) -> None:
    windows.operator.table.selectRow(3)
    menu = next(a for a in windows.operator.menuBar().actions() if a.text() == "&Item").menu()

    for _time in range(2):
        menu.aboutToShow.emit()
        (entry,) = (a for a in menu.actions() if a.text() == "Edit in the row")
        entry.trigger()
        assert at_work() == "Title"
        hit(Qt.Key.Key_Escape)


def test_words_that_say_so_make_the_item_internal_as_in_its_dialog(row: Windows) -> None:
    type_in("Công tác cán bộ (nội bộ)")
    hit(Qt.Key.Key_Return)

    assert item(row).confidential
    assert "“nội bộ”" in sentence(row)


def test_a_double_click_opens_the_field_under_it(press: Press, windows: Windows) -> None:
    table = windows.operator.table
    model = table.programme_model()
    opened = []
    row = model.row_of("s1.p1.i1")  # headings and an item without presenter open otherwise

    for column, share in (
        (ProgrammeColumn.TITLE, (0.3, 0.2)),
        (ProgrammeColumn.PLANNED, (0.2, 0.5)),
        (ProgrammeColumn.PLANNED, (0.9, 0.5)),
    ):
        area = table.visualRect(model.index(row, column))
        place = area.topLeft() + QPoint(
            round(area.width() * share[0]), round(area.height() * share[1])
        )
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        opened.append(at_work())
        hit(Qt.Key.Key_Escape)
    heading = table.visualRect(model.index(0, 0)).center()
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=heading)

    assert opened == ["Title", "Start", "Minutes"]
    assert at_work() == ""


def test_a_click_elsewhere_keeps_what_was_typed(row: Windows) -> None:
    type_in("Báo cáo khác")

    row.operator.transport.primary.setFocus(Qt.FocusReason.MouseFocusReason)

    assert item(row).title == "Báo cáo khác"
    assert at_work() == ""
