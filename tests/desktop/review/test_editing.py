"""A programme is edited without an original, with the keyboard alone."""

from __future__ import annotations

from datetime import date, time

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from tests.desktop.enter_key import misled
from tests.desktop.review.conftest import TODAY, Keyboard, Reviewed
from tests.desktop.review.test_checking import choose, programme
from tests.fakes import item, session
from tests.fakes import programme as planned
from timekeeper.core.programme import Kind, Part, Presenter, Session
from timekeeper.desktop.review.review_model import ReviewColumn
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.importers.review.correcting import Target


@pytest.fixture
def window(reviewed: Reviewed) -> ReviewWindow:
    items = (item("a", "8:00", "8:10"), item("b", "8:10", "8:30"), item("c", "8:30", "9:00"))
    return reviewed(Draft(planned(session(*items, start="8:00", end="9:00"))))


def times(window: ReviewWindow) -> list[str]:
    return [f"{i.title} {i.start:%H:%M}-{i.end:%H:%M}" for i in programme(window).items]


BEFORE = ["a 08:00-08:10", "b 08:10-08:30", "c 08:30-09:00"]


def test_without_an_original_the_programme_has_the_whole_width(window: ReviewWindow):
    assert not window.original.isVisible()
    assert window.bar.ripple.isChecked()


def test_a_longer_item_takes_what_follows_along(window: ReviewWindow, keys: Keyboard):
    choose(window, "a", ReviewColumn.MINUTES)

    keys.press("Return", "Ctrl+A")
    keys.type("15")
    keys.press("Return")

    assert times(window) == ["a 08:00-08:15", "b 08:15-08:35", "c 08:35-09:05"]


def test_with_ctrl_r_nothing_else_moves(window: ReviewWindow, keys: Keyboard):
    choose(window, "a", ReviewColumn.END)

    keys.press("Ctrl+R", "Return", "Ctrl+A")
    keys.type("8h15")
    keys.press("Return")

    assert times(window) == ["a 08:00-08:15", *BEFORE[1:]]


def test_an_item_is_added_after_the_chosen_one_and_named_at_once(
    window: ReviewWindow, keys: Keyboard
):
    choose(window, "a", ReviewColumn.TITLE)

    keys.press("Ins")
    keys.type("Nghỉ giải lao")
    keys.press("Return")

    assert times(window)[1:3] == ["Nghỉ giải lao 08:10-08:20", "b 08:20-08:40"]
    assert programme(window).items[1].kind is Kind.BREAK


@pytest.mark.parametrize("what", ["event", "part", "item"])
def test_a_long_title_is_read_whole_while_it_is_edited(
    reviewed: Reviewed, keys: Keyboard, what: str
):
    long = "Hội nghị Ban Chấp hành Đảng bộ tỉnh lấy phiếu tín nhiệm đối với các đồng chí " * 2
    titles = {kind: long.strip() if kind == what else kind for kind in ("event", "part", "item")}
    only = replace(item("a", "8:00", "8:10"), title=titles["item"])
    morning = Session("Buổi sáng", (Part((only,), title=titles["part"]),), start=time(8))
    window = reviewed(Draft(replace(planned(morning), title=titles["event"])))
    model = window.table.model()
    cells = (model.index(row, ReviewColumn.TITLE) for row in range(model.rowCount()))
    window.table.setCurrentIndex(next(cell for cell in cells if cell.data() == titles[what]))

    keys.press("Return")

    editor = window.table.findChild(QWidget, "cell")
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == titles[what]
    keys.press("Esc")


def test_alt_and_down_open_a_list_and_leave_the_row_where_it_is(
    window: ReviewWindow, keys: Keyboard
):
    choose(window, "a", ReviewColumn.KIND)

    keys.press("Return", "Alt+Down")

    kinds = window.table.findChild(QComboBox, "cell")
    assert kinds.view().isVisible()
    assert times(window) == BEFORE
    kinds.hidePopup()


def test_the_date_has_a_field_of_its_own(window: ReviewWindow, keys: Keyboard):
    field = window.bar.date
    field.setFocus()
    keys.press("Ctrl+A")
    keys.type("27/11")
    keys.press("Return")
    typed = programme(window).date

    field.activated.emit(0)

    assert typed == date(2026, 11, 27)
    assert programme(window).date == TODAY
    assert field.itemText(0) == "Today, 02/01/2027"
    keys.press("Ctrl+A")
    keys.type("31/31")
    keys.press("Tab")
    assert programme(window).date == TODAY
    assert window.refusal.text()


def test_a_day_that_is_offered_may_be_typed_too(window: ReviewWindow, keys: Keyboard):
    window.bar.date.setFocus()

    keys.press("Ctrl+A")
    keys.type(window.bar.date.itemText(0))
    keys.press("Return")

    assert programme(window).date == TODAY


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("Ctrl+Del", ["a 08:00-08:10", "c 08:10-08:40"]),
        ("Alt+Up", ["b 08:00-08:20", "a 08:20-08:30", "c 08:30-09:00"]),
        ("Alt+Down", ["a 08:00-08:10", "c 08:10-08:40", "b 08:40-09:00"]),
        ("Ctrl+K", ["a 08:00-08:10", "b 08:10-08:20", "b 08:20-08:30", "c 08:30-09:00"]),
        ("Ctrl+J", ["a 08:00-08:10", "b; c 08:10-09:00"]),
    ],
)
def test_an_act_on_an_item_is_done_and_undone_by_its_key(
    window: ReviewWindow, keys: Keyboard, key: str, after: list[str]
):
    choose(window, "b", ReviewColumn.TITLE)

    keys.press(key)
    assert times(window) == after

    keys.press("Ctrl+Z")
    assert times(window) == BEFORE


def test_a_title_that_says_so_makes_its_item_internal_and_that_is_told(window: ReviewWindow):
    window.table.rows.corrected.emit(Target(item="b"), "title", "Kỷ luật (nội bộ)")

    assert programme(window).slot("b").item.confidential
    assert "“nội bộ”" in window.refusal.text()


def test_a_heading_is_no_item_to_act_on(window: ReviewWindow, keys: Keyboard):
    window.table.choose(0)

    keys.press("Ctrl+Del")

    assert times(window) == BEFORE
    assert window.refusal.text()


def test_a_mistake_made_while_editing_is_told_at_once(window: ReviewWindow, keys: Keyboard):
    choose(window, "b", ReviewColumn.START)

    keys.press("Ctrl+R", "Return", "Ctrl+A")
    keys.type("8h05")
    keys.press("Return")

    assert [doubt.kind for doubt in window.undo_stack.now.doubts] == ["overlap"]


def test_alt_left_makes_a_row_a_part_and_alt_right_an_item_again(
    window: ReviewWindow, keys: Keyboard
):
    choose(window, "b", ReviewColumn.TITLE)

    keys.press("Alt+Left")
    parts = [(p.title, [i.title for i in p.items]) for p in programme(window).sessions[0].parts]
    chosen = window.table.target()
    keys.press("Alt+Right")

    assert parts == [(None, ["a"]), ("b", ["c"])]
    assert chosen == Target(0, 1)
    assert [i.title for i in programme(window).items] == ["a", "b", "c"]
    keys.press("Alt+Right")
    assert "Choose a part first" in window.refusal.text()
    choose(window, "c", ReviewColumn.TITLE)
    keys.press("Alt+Left")
    assert "others follow" in window.refusal.text()


def test_what_alt_left_makes_a_part_alt_right_makes_the_item_that_it_was(reviewed: Reviewed):
    items = (item("a"), replace(item("b"), presenter=Presenter("Ban Tổ chức")), item("c"))
    read = planned(Session("", (Part(items, end=time(9), title="P"),)))
    window = reviewed(Draft(read))
    window.table.choose_target(Target(item="b"))

    Keyboard(window).press("Alt+Left", "Alt+Right")

    assert programme(window) == read
    assert window.table.target() == Target(item="b")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Target(item="a"), "no item left"),
        (Target(item="b"), "internal"),
        (Target(item="c"), "others follow"),
        (Target(0, 0), "Choose an item"),
    ],
)
def test_why_a_row_is_made_no_part_is_said(reviewed: Reviewed, row: Target, said: str) -> None:
    items = (item("a"), replace(item("b"), confidential=True), item("c"))
    headed = Session("", (Part(items, title="P"),))
    window = reviewed(Draft(planned(headed)))
    window.table.choose_target(row)

    Keyboard(window).press("Alt+Left")

    assert said in window.refusal.text()


def test_enter_in_a_field_beside_the_table_accepts_and_undoes_nothing(window: ReviewWindow):
    assert list(misled(window)) == []


def test_the_space_bar_of_the_desk_writes_over_no_title(window: ReviewWindow, keys: Keyboard):
    read = programme(window)
    window.table.choose(0)

    keys.press("Space", "Return")

    assert programme(window) == read


def test_a_merge_tells_the_heading_and_the_end_that_go(reviewed: Reviewed):
    morning = session(item("a", "8:00", "8:30"), item("b", "8:30", "9:00"))
    first, second = (
        replace(morning.parts[0], title=title, items=(one,), end=one.end)
        for title, one in zip(("Báo cáo", "Thảo luận"), morning.items, strict=True)
    )
    window = reviewed(Draft(planned(replace(morning, parts=(first, second)))))
    window.table.choose_target(Target(0, 0))

    window.bar.merge()

    assert window.refusal.text() == "Removed: “Thảo luận”. Removed: the end 08:30."
    assert window.undo.isVisible()
    window.undo.click()
    assert not window.refusal.text()
    window.table.choose_target(Target(item="a"))
    window.bar.merge()
    assert not window.undo.isVisible()
