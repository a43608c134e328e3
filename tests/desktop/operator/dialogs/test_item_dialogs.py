"""The dialog of an item asks for what the office decides about it, and keeps the rest."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)

from tests.fakes import item
from timekeeper.core.checks import confidential
from timekeeper.core.programme import Courtesy, Item, ItemScript, Kind
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.desktop.operator.dialogs.item_dialogs import ItemDialog
from timekeeper.desktop.plain import wrapping
from timekeeper.desktop.windows.windows import Windows


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


@pytest.mark.parametrize("slides", [True, False])
def test_the_item_s_dialog_says_whether_it_uses_slides(windows: Windows, slides: bool) -> None:
    before = item("report", length=20, slides=slides)
    dialog = ItemDialog(before, ("Edit", "Change"), windows.operator)
    switch = next(box for box in dialog.findChildren(QCheckBox) if "slides" in box.text())
    shown = switch.isChecked()

    switch.click()

    assert shown is slides
    assert dialog.item() == replace(before, slides=not slides)


def opened(windows: Windows, before: Item) -> tuple[ItemDialog, QCheckBox]:
    dialog = ItemDialog(before, ("Edit", "Change"), windows.operator)
    return dialog, next(b for b in dialog.findChildren(QCheckBox) if "Internal" in b.text())


def told(dialog: ItemDialog) -> str:
    return next(x.text() for x in dialog.findChildren(QLabel) if x.property("role") == "outcome")


def test_words_that_say_so_make_an_item_internal_as_when_it_is_read(windows: Windows) -> None:
    dialog, switch = opened(windows, Item("new", ""))

    dialog.findChild(QPlainTextEdit).setPlainText("Kỷ luật (nội bộ)")  # typed or pasted
    assert dialog.item().confidential
    assert "“nội bộ”" in told(dialog)

    switch.click()
    dialog.findChild(QPlainTextEdit).setPlainText("Kỷ luật đảng viên (nội bộ)")
    assert not dialog.item().confidential  # the operator has decided
    assert told(dialog) == ""


def test_a_dialog_that_opens_waits_for_no_search_for_such_words(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = []
    monkeypatch.setattr(confidential, "marking_of", lambda item: searched.append(item) or "")

    dialog, _switch = opened(windows, Item("1", "Chào cờ"))

    before = tuple(searched)
    dialog._title.setPlainText("Chào cờ.")
    assert before == ()
    assert searched != []


def test_a_mark_that_is_taken_away_again_leaves_the_item_as_it_was(windows: Windows) -> None:
    dialog, _switch = opened(windows, item("report", length=20))
    short = dialog.findChildren(QLineEdit)[0]

    short.setText("Mật: nhân sự")
    assert dialog.item().confidential
    short.setText("Nhân sự")
    assert not dialog.item().confidential


def test_a_mark_that_was_cleared_before_stays_cleared(windows: Windows) -> None:
    dialog, switch = opened(windows, item("Văn nghệ (nội bộ)", length=20))

    dialog.findChild(QPlainTextEdit).setPlainText("Văn nghệ, trao quà (nội bộ)")

    assert not switch.isChecked()


@pytest.mark.parametrize("level", [None, *Courtesy])
def test_the_item_s_dialog_says_how_much_of_its_time_the_hall_sees(
    windows: Windows, level: Courtesy | None
) -> None:
    before = item("report", length=20, courtesy=level)
    dialog = ItemDialog(before, ("Edit", "OK"), windows.operator)
    untouched = dialog.item()

    other = (dialog.courtesy.currentIndex() + 1) % dialog.courtesy.count()
    dialog.courtesy.setCurrentIndex(other)

    assert untouched == before
    assert dialog.item().courtesy is [None, *Courtesy][other]


@pytest.mark.parametrize("chime", [None, True, False])
def test_the_item_s_dialog_says_where_chimes_sound(windows: Windows, chime: bool | None) -> None:
    before = item("report", length=20, chime=chime)
    dialog = ItemDialog(before, ("Edit", "Change"), windows.operator)
    choice = next(b for b in dialog.findChildren(QComboBox) if b.accessibleName() == "Chime")
    shown = choice.currentData()

    choice.setCurrentIndex((choice.currentIndex() + 1) % choice.count())

    assert shown is chime
    assert dialog.item() == replace(before, chime=choice.currentData()) != before


def test_the_kind_follows_the_title_until_it_is_chosen(windows: Windows) -> None:
    dialog = ItemDialog(item("", length=20), ("Insert", "Insert"), windows.operator)
    title = dialog.findChild(QPlainTextEdit)
    kinds = next(b for b in dialog.findChildren(QComboBox) if b.accessibleName() == "Kind")
    title.setPlainText("Nghỉ giải lao")
    followed = dialog.item().kind
    QTest.keyClick(kinds, Qt.Key.Key_Home)

    title.setPlainText("Nghỉ giải lao giữa giờ")

    assert followed is Kind.BREAK
    assert dialog.item().kind is Kind.CEREMONY


def field(dialog: ItemDialog, name: str) -> QLineEdit:
    return next(box for box in dialog.findChildren(QLineEdit) if box.accessibleName() == name)


def test_the_item_s_dialog_asks_what_the_script_says_of_it(windows: Windows) -> None:
    before = item("report", length=20, script=ItemScript(cue="Nhạc nền"))
    dialog = ItemDialog(before, ("Edit", "Change"), windows.operator)

    field(dialog, "Introduced by").setText(" đồng chí A ")
    field(dialog, "Standing ready").setText("Văn phòng")

    script = ItemScript(introduced_by="đồng chí A", cue="Nhạc nền", ready="Văn phòng")
    assert dialog.item() == replace(before, script=script)


@pytest.mark.parametrize(
    ("written", "possible"), [("2/3", True), ("75%", True), ("", True), ("most", False)]
)
def test_the_share_that_must_be_present_is_a_share(
    windows: Windows, written: str, possible: bool
) -> None:
    dialog = ItemDialog(item("vote", length=20), ("Edit", "Change"), windows.operator)
    dialog.open()

    field(dialog, "Share that must be present").setText(written)

    assert dialog.findChild(QPushButton, "accept").isEnabled() is possible
    if possible:
        assert dialog.item().quorum == (written or None)


def test_where_the_dialog_must_scroll_no_field_is_cut_at_its_edge(windows: Windows, qtbot) -> None:
    dialog = ItemDialog(item("report", length=20), ("Edit", "Change"), windows.operator)
    dialog.open()
    dialog.resize(dialog.minimumSizeHint().width(), 320)
    area = dialog.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible())

    assert area.widget().width() <= area.viewport().width()


def test_a_question_of_one_line_leaves_no_gap_below_it(windows: Windows) -> None:
    dialog = FormDialog("Question", "", "Agree", windows.operator)
    dialog.form.addRow(wrapping("One line"))
    dialog.tell("What will come of it.")
    dialog.open()

    assert dialog._fields.height() <= dialog.form.sizeHint().height() + 2
    dialog.reject()
