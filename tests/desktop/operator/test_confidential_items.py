"""The operator sees the truth with a mark, and what is to be read elsewhere without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from timekeeper.core.acts import Edit, Start
from timekeeper.core.events import Audience, ItemEdited
from timekeeper.core.programme import Item, Presenter
from timekeeper.desktop.operator.dialogs.item_dialogs import ItemDialog
from timekeeper.desktop.operator.dialogs.message_dialog import MessageDialog
from timekeeper.desktop.operator.now_panel import Room
from timekeeper.desktop.operator.programme_model import ProgrammeColumn
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.words.values import internal

WORDS = ("TEN-MAT", "DON-VI-MAT")


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


@pytest.fixture
def secret(windows: Windows) -> Item:
    """Return the first item of the day, which has become confidential and runs."""
    windows.show()
    first = windows.desk.conference.programme.items[0]
    item = replace(
        first, title=WORDS[0], short_title=None, presenter=Presenter(WORDS[1]), confidential=True
    )
    windows.desk.act(Edit(ItemEdited(item)))
    windows.desk.act(Start())
    return item


def texts(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_desk_shows_the_truth_with_a_mark(windows: Windows, secret: Item):
    operator = windows.operator
    model = operator.table.programme_model()
    cell = model.index(model.row_of(secret.id), ProgrammeColumn.TITLE)

    assert WORDS[0] in texts(operator.side)
    assert internal().upper() in texts(operator.side)
    assert cell.data() == WORDS[0]
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert cell.data(role) == f"{WORDS[0]}  ·  {internal()}"


def test_neither_the_hall_nor_the_rostrum_nor_a_title_of_a_window_shows_it(
    windows: Windows, secret: Item
):
    windows.rostrum.show()
    windows.desk.refresh()

    shown = repr((windows._picture._content, windows.rostrum._content))
    titles = (windows.operator, windows.hall, windows.rostrum)
    shown += "".join(window.windowTitle() for window in titles)

    assert "Internal item" in shown
    assert not any(word in shown for word in WORDS)


def test_a_file_that_is_called_after_it_is_not_listed_among_those_to_open_again(
    windows: Windows, secret: Item, tmp_path: Path
):
    for name in ("Về Ten-mat.docx", "don-vi-mat_2026.yaml", "plan.docx"):
        windows.operator.remember_opened(tmp_path / name)

    assert windows.operator.habits.recent == (str(tmp_path / "plan.docx"),)


def test_nor_does_the_title_of_its_review_say_it(windows: Windows, secret: Item, qtbot: QtBot):
    programme = windows.desk.conference.programme

    review = ReviewWindow(Draft(programme, ()), f"Họp {WORDS[0]}", windows.operator)
    qtbot.addWidget(review)

    assert review.windowTitle() == "Edit Họp Internal item"


def test_a_message_is_shown_before_it_is_sent_as_the_hall_will_read_it(
    windows: Windows, secret: Item
):
    dialog = MessageDialog(windows.desk, Audience.HALL, (), windows.operator)

    dialog._text.setText("Now: ten-mat")
    assert "will read: Now: Internal item" in dialog._outcome.text()

    dialog._audiences.button(list(Audience).index(Audience.STAFF)).setChecked(True)
    assert "ten-mat" in dialog._outcome.text()


@pytest.mark.parametrize("confidential", [True, False])
def test_the_item_s_dialog_has_the_switch(windows: Windows, secret: Item, confidential: bool):
    before = replace(secret, confidential=confidential)
    dialog = ItemDialog(before, ("Edit", "Change"), windows.operator)
    switch = next(b for b in dialog.findChildren(QCheckBox) if b.text().startswith("Internal"))

    assert switch.isChecked() is confidential
    assert dialog.item() == before
    switch.toggle()
    assert dialog.item() == replace(before, confidential=not confidential)


@pytest.mark.parametrize("room", Room)
def test_its_mark_stays_however_little_room_what_runs_has(
    windows: Windows, secret: Item, room: Room
):
    now = windows.operator.side.now
    now.fold(room)
    windows.desk.refresh()

    marked = [word for word in seen(now) if internal().upper() in word]
    assert len(marked) == 1

    windows.desk.act(Edit(ItemEdited(replace(secret, confidential=False))))

    assert not [word for word in seen(now) if internal().upper() in word]


@pytest.mark.parametrize("folded", [False, True])
def test_nor_does_the_mark_of_what_comes_next_go_for_want_of_room(
    windows: Windows, secret: Item, folded: bool
):
    following = windows.desk.snapshot().next
    assert following is not None
    windows.desk.act(Edit(ItemEdited(replace(following.item, confidential=True))))
    windows.operator.side.next.fold(folded=folded)

    assert internal().upper() in "".join(seen(windows.operator.side.next))


def seen(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
