"""A programme is written from nothing, and its sessions and parts set, with the keyboard alone."""

from __future__ import annotations

import pytest

from tests.desktop.review.conftest import MORNING, TODAY, Keyboard, Reviewed, read
from tests.desktop.review.test_checking import choose, programme
from tests.fakes import VIETNAM, item, part, session
from tests.fakes import programme as planned
from timekeeper.core.programme import Presenter
from timekeeper.desktop.display.fonts import metrics
from timekeeper.desktop.review.review_model import ReviewColumn
from timekeeper.desktop.review.review_table import PAD, SIZE
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.importers.review.correcting import Target
from timekeeper.files.importers.review.writing import blank


def rows(window: ReviewWindow) -> list[str]:
    return [
        f"{i.start:%H:%M}-{i.end or ''} {i.title} ({i.presenter.text if i.presenter else ''})"
        for i in programme(window).items
    ]


def test_a_programme_is_written_with_tab_through_time_title_and_presenter(
    reviewed: Reviewed, qtbot
):
    window = reviewed(Draft(blank(VIETNAM, TODAY)), ("Congress",))
    keys = Keyboard(window)
    opened = []
    window.opened.connect(opened.append)

    keys.type("Hội nghị A")
    keys.press("Tab", "Tab", "Tab")  # the session's name and the first start stay
    for written in ("Chào cờ", "Văn phòng", "735-8", "Báo cáo", "Sở Y tế", "", "Thảo luận"):
        keys.type(written)
        keys.press("Tab")

    assert programme(window).title == "Hội nghị A"
    assert programme(window).date == TODAY
    assert rows(window) == [
        "07:30-07:35:00 Chào cờ (Văn phòng)",
        "07:35-08:00:00 Báo cáo (Sở Y tế)",
        "08:00- Thảo luận ()",
    ]
    keys.press("Tab", "Ctrl+Return")
    assert [i.title for i in opened[0].programme.items][2:] == ["Thảo luận"]


def test_a_template_is_taken_to_the_chosen_day_and_can_be_undone(reviewed: Reviewed):
    window = reviewed(Draft(blank(VIETNAM, TODAY)), ("Conference", "Congress"))
    keys = Keyboard(window)
    asked = []
    window.template_asked.connect(asked.append)
    template = planned(session(item("a", "8:00", "9:00")))

    keys.press("Ctrl+2")
    window.begin(template)

    assert asked == [1]
    assert programme(window) == template.dated(TODAY)
    assert not window.templates.isVisible()
    keys.press("Esc", "Ctrl+Z")
    assert programme(window) == blank(VIETNAM, TODAY)
    assert window.templates.isVisible()


def test_with_tab_a_template_is_written_over_and_a_field_that_is_opened_is_corrected(
    reviewed: Reviewed,
):
    template = planned(session(item("Chào cờ", "8:00", "9:00", presenter=Presenter("Văn phòng"))))
    window = reviewed(Draft(template), ("Conference",))
    keys = Keyboard(window)

    keys.press("Tab", "Tab", "Tab")
    keys.type("Khai mạc")
    keys.press("Tab")
    keys.type("Chủ tọa")
    keys.press("Return")
    assert rows(window) == ["08:00-09:00:00 Khai mạc (Chủ tọa)"]

    keys.press("F2")
    keys.type(" hội nghị")
    keys.press("Return")
    assert rows(window) == ["08:00-09:00:00 Khai mạc (Chủ tọa hội nghị)"]


@pytest.fixture
def window(reviewed: Reviewed) -> ReviewWindow:
    first = part(item("a", "8:00", "8:10"), item("b", "8:10", "8:30"), title="I")
    second = part(item("c", "8:30", "9:00"), title="II")
    return reviewed(Draft(planned(session(first, second), session(item("d", "14:00", "15:00")))))


def shape(window: ReviewWindow) -> str:
    return " | ".join(
        " ".join(f"{p.title or ''}:{','.join(i.title for i in p.items)}" for p in s.parts)
        for s in programme(window).sessions
    )


BEFORE = "I:a,b II:c | :d"


ACTS = [
    (Target(item="b"), "Ctrl+H", "I:a New part:b II:c | :d"),
    (Target(item="b"), "Ctrl+B", "I:a | I:b II:c | :d"),
    (Target(0, 1), "Ctrl+H", "I:a,b II:c New part:New item | :d"),
    (Target(0), "Ctrl+B", "I:a,b II:c | :New item | :d"),
    (Target(0, 1), "Ins", "I:a,b II:New item,c | :d"),
    (Target(0, 0), "Ctrl+J", "I:a,b,c | :d"),
    (Target(0), "Ctrl+J", "I:a,b II:c :d"),
    (Target(0, 1), "Ctrl+J", "I:a,b,c | :d"),
    (Target(1), "Ctrl+J", "I:a,b II:c :d"),
    (Target(item="b"), "Ctrl+J", "I:a; b II:c | :d"),
    (Target(0, 0), "Ctrl+Del", "II:c | :d"),
    (Target(1), "Ctrl+Del", "I:a,b II:c"),
]


def test_sessions_and_parts_are_begun_joined_and_removed_and_that_is_undone(
    window: ReviewWindow, keys: Keyboard
):
    for target, key, after in ACTS:
        window.table.choose_target(target)

        keys.press(key)
        assert shape(window) == after

        window.table.end_editing()
        keys.press("Ctrl+Z")
        assert shape(window) == BEFORE


GOING_ON = [
    (Target(item="b"), "Ctrl+Del", Target(item="a")),
    (Target(item="b"), "Ctrl+J", Target(item="a")),
    (Target(item="c"), "Ctrl+Del", Target(0, 1)),
    (Target(0, 1), "Ctrl+Del", Target(0, 0)),
    (Target(item="d"), "Ctrl+Del", Target(1)),
    (Target(1), "Ctrl+Del", Target(0)),
]


def test_keys_stay_within_the_heading_where_the_chosen_row_goes(
    window: ReviewWindow, keys: Keyboard
):
    for target, key, after in GOING_ON:
        window.table.choose_target(target)
        keys.press(key)
        assert window.table.target() == after
        keys.press("Ctrl+Z")


def test_a_part_is_emptied_by_one_key_before_the_next_press_takes_it(
    window: ReviewWindow, keys: Keyboard
):
    window.table.choose_target(Target(item="b"))
    keys.press("Ctrl+Del", times=2)
    assert shape(window) == "I: II:c | :d"

    keys.press("Ctrl+Del")
    assert shape(window) == "II:c | :d"


def test_a_part_without_an_item_is_told_at_its_heading_and_removed_by_its_doubt(
    window: ReviewWindow, keys: Keyboard
):
    window.table.choose_target(Target(item="c"))
    keys.press("Ctrl+Del", "F8")

    assert window.table.target() == Target(0, 1)
    assert "“II” holds no item" in window.doubts.told.text()
    keys.press("Alt+Return")
    assert shape(window) == "I:a,b | :d"
    assert not window.undo_stack.now.doubts

    window.table.choose_target(Target(item="d"))
    keys.press("Ctrl+Del", "F8", "Alt+Return")
    assert shape(window) == "I:a,b"


def test_a_new_heading_is_named_at_once(window: ReviewWindow, keys: Keyboard):
    choose(window, "b", ReviewColumn.TITLE)

    keys.press("Ctrl+B")
    keys.type("Chiều")
    keys.press("Return")

    assert [s.name for s in programme(window).sessions] == ["morning", "Chiều", "morning"]


def test_short_titles_are_set_in_their_column_which_tells_where_one_is_wanted(
    window: ReviewWindow, keys: Keyboard
):
    table, shown = window.table, ReviewColumn.SHORT_TITLE
    table.show_unfit({"b": "Too long."})
    cells = [table.rows.index(table.rows.row_of(Target(item=i)), shown) for i in ("a", "b")]
    assert [cell.data() for cell in cells] == ["", "▲ too long for the hall"]

    choose(window, "b", shown)
    keys.press("Return")
    keys.type("B")
    keys.press("Return")
    assert programme(window).slot("b").item.short_title == "B"
    assert cells[1].data() == "▲ B"

    window.resize(800, 600)
    hidden = []
    for _view in range(4):
        columns = (shown, ReviewColumn.KIND, ReviewColumn.CONFIDENTIAL)
        hidden.append(tuple(table.isColumnHidden(column) for column in columns))
        keys.press("Ctrl+G")
    none, short, details = (True, True, True), (False, True, True), (True, False, False)
    assert hidden == [none, short, details, none]


def test_beside_an_original_short_titles_and_whole_dates_are_in_view(reviewed: Reviewed):
    window = reviewed(read(MORNING))
    table, day = window.table, window.table.rows.index(0, ReviewColumn.PRESENTER).data()

    def longest_word() -> float:
        measures = metrics(SIZE, 700)
        return max(measures.horizontalAdvance(word) for word in day.split()) + 2 * PAD

    assert window.original.isVisible()
    window.resize(1366, 700)
    assert not table.isColumnHidden(ReviewColumn.SHORT_TITLE)
    assert longest_word() <= table.columnWidth(ReviewColumn.PRESENTER)

    window.resize(1094, 534)
    assert table.isColumnHidden(ReviewColumn.SHORT_TITLE)
    assert longest_word() <= table.columnWidth(ReviewColumn.PRESENTER)


def test_what_changes_nothing_says_so(window: ReviewWindow, keys: Keyboard):
    window.table.choose_target(Target(item="d"))
    keys.press("Ctrl+J")
    assert window.refusal.text() == "That changes nothing here."

    window.table.choose(0)
    keys.press("Ctrl+H")
    assert window.refusal.text() == "Choose an item or a session first."
