"""What the window does is in proportion: to the programme when it opens, to the change later."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt

from tests.desktop.review.conftest import HEAD, Reviewed, read
from tests.fakes import item, session
from tests.fakes import programme as planned
from timekeeper.desktop.display.fonts import Measures, font
from timekeeper.desktop.review import doubt_panel, original_list, review_table
from timekeeper.desktop.review.doubt_panel import PlaceRole
from timekeeper.desktop.review.page_pictures import PagePictures
from timekeeper.desktop.review.review_model import ReviewColumn
from timekeeper.desktop.review.review_table import LAID_OUT_AT_ONCE, LEAST_HEIGHT, ReviewTable
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.importers.draft import author_doubts
from timekeeper.files.importers.draft.draft import Doubt, Draft
from timekeeper.files.importers.review.correcting import Target
from timekeeper.files.importers.review.review import Review


class _Counting(Measures):
    """Measures that know how many texts they laid out."""

    laid_out = 0

    def boundingRect(self, *args: Any) -> Any:  # noqa: N802  # Qt's own
        _Counting.laid_out += 1
        return super().boundingRect(*args)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> type[_Counting]:
    for module in (original_list, review_table):
        monkeypatch.setattr(module, "metrics", lambda *look: _Counting(font(*look)))
    _Counting.laid_out = 0
    return _Counting


def of_items(count: int, title: str = "Nội dung") -> Draft:
    clocks = [f"{7 + n // 60}h{n % 60:02}" for n in range(count + 1)]
    lines = (f"{n + 1}. Từ {clocks[n]} đến {clocks[n + 1]}: {title} {n}" for n in range(count))
    return read(HEAD + "\n".join(lines))


def settle() -> None:
    for _turn in range(3):
        QCoreApplication.processEvents()


def correct(window: ReviewWindow, row: int, title: str) -> None:
    table = window.table
    table.rows.setData(table.rows.index(row, ReviewColumn.TITLE), title)
    settle()


def test_each_row_is_laid_out_once_as_the_window_opens(reviewed: Reviewed, counting):
    for count in (100, 200):
        draft, counting.laid_out = of_items(count), 0
        window = reviewed(draft)
        settle()

        rows = window.table.rows.rowCount()
        assert len(draft.programme.items) == count
        # Four columns of the table at most; of the original its words.
        assert counting.laid_out <= 4 * rows + len(draft.original)


def test_of_a_long_programme_what_is_in_sight_is_laid_out_first_and_stays_there(
    reviewed: Reviewed, counting, qtbot
):
    title = "Báo cáo kết quả thực hiện nhiệm vụ chính trị, phương hướng, nhiệm vụ năm tới"
    table = ReviewTable(Review.of(of_items(400, title)))
    qtbot.addWidget(table)
    table.resize(700, 500)
    counting.laid_out = 0

    table.show()
    assert 0 < counting.laid_out <= 4 * LAID_OUT_AT_ONCE
    table.choose(table.rows.rowCount() - 5)
    qtbot.waitUntil(lambda: table.rowHeight(table.rows.rowCount() - 1) > LEAST_HEIGHT)
    qtbot.waitUntil(lambda: table.rowHeight(200) > LEAST_HEIGHT)
    settle()

    chosen = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(chosen)
    heights = {table.rowHeight(row) for row in range(3, table.rows.rowCount())}
    assert len(heights) == 1
    assert counting.laid_out <= 4 * table.rows.rowCount()


def test_an_edit_lays_out_what_it_changed_whatever_the_programme_s_length(
    reviewed: Reviewed, counting
):
    laid_out = []
    for count in (100, 200):
        window = reviewed(of_items(count))
        settle()
        counting.laid_out = 0
        correct(window, 10, "Khác hẳn")
        window.bar.insert()
        window.table.end_editing()
        settle()
        laid_out.append(counting.laid_out)

    assert laid_out[0] == laid_out[1] <= 40


def test_an_edit_writes_the_lines_of_the_doubts_that_it_changed(
    reviewed: Reviewed, monkeypatch: pytest.MonkeyPatch
):
    draft = of_items(20)
    doubts = tuple(Doubt(line, "presenter", f"Doubt {line}.", item=at) for at, line in draft.lines)
    window = reviewed(replace(draft, doubts=doubts))
    written: list[str] = []
    add = doubt_panel.add_line

    def added(into: Any, text: str, *place: int) -> Any:
        written.append(text)
        return add(into, text, *place)

    monkeypatch.setattr(doubt_panel, "add_line", added)

    correct(window, 10, "Khác hẳn")

    assert [text for text in written if "Khác hẳn" in text] == written != []
    shown = window.doubts.list
    window.take(window.undo_stack.now.dismiss(window.undo_stack.now.doubts[3]))
    texts = [shown.item(n).text() for n in range(shown.count())]
    anew = doubt_panel.DoubtPanel(PagePictures({}))
    anew.show_review(window.undo_stack.now)
    assert texts == [anew.list.item(n).text() for n in range(anew.list.count())]
    anew.deleteLater()


def with_mistakes(count: int) -> Draft:
    """Return a draft whose items overlap, each of which lasts other than it says."""
    clocks = [f"{7 + n // 30}h{n % 30 * 2:02}" for n in range(count + 2)]
    lines = (f"{n + 1}. {clocks[n]} - {clocks[n + 2]} (3p): Nội dung {n}" for n in range(count))
    return read(HEAD + "\n".join(lines))


def test_an_edit_puts_those_doubts_into_words_that_it_changed(
    reviewed: Reviewed, monkeypatch: pytest.MonkeyPatch
):
    told: list[object] = []
    say = author_doubts.describe

    def counted(problem: Any, programme: Any) -> str:
        told.append(problem)
        return say(problem, programme)

    monkeypatch.setattr(author_doubts, "describe", counted)
    counts = []
    for count in (60, 120):
        window = reviewed(with_mistakes(count))
        assert len(window.undo_stack.now.doubts) >= 2 * count - 1
        told.clear()
        correct(window, 12, "Khác hẳn")
        window.bar.insert()
        window.table.end_editing()
        window.doubts.go(1)
        window.doubts.dismiss()
        window.bar.undo()
        counts.append(len(told))

    assert counts[0] == counts[1] <= 20


def test_after_each_step_the_list_reads_as_one_that_is_made_anew(reviewed: Reviewed):
    window = reviewed(Draft(with_mistakes(12).programme))
    window.bar.ripple.setChecked(False)

    def lines(panel: doubt_panel.DoubtPanel) -> list[tuple[str, ...]]:
        shown = (panel.list.item(n) for n in range(panel.list.count()))
        roles = (PlaceRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return [(line.text(), *(line.data(role) for role in roles)) for line in shown]

    def move(step: int) -> None:
        window.table.choose_target(Target(item="s1.i5"))
        window.bar.move_item(step)

    acts = [
        partial(move, 1),
        partial(move, 1),
        window.doubts.dismiss,
        partial(move, -1),
        window.bar.remove,
        window.bar.merge,
        window.doubts.dismiss_alike,
        partial(move, -1),
    ]
    before = lines(window.doubts)
    for act in (*acts, *[window.bar.undo] * len(acts), *[window.bar.redo] * len(acts)):
        act()
        anew = doubt_panel.DoubtPanel(PagePictures({}))
        anew.show_review(window.undo_stack.now)
        assert lines(window.doubts) == lines(anew)
        anew.deleteLater()
    assert lines(window.doubts) != before


def test_doubts_of_one_item_and_kind_are_told_apart_by_what_was_read(reviewed: Reviewed):
    draft = Draft(planned(session(item("a", "8:00", "8:10"), start="8:00", end="9:00")))
    read_twice = ("8:00", "8:10")
    doubts = tuple(Doubt(None, "afternoon", f"{r}?", r, "a") for r in read_twice)
    nothing_read = tuple(Doubt(None, "length", f"Length {n}.", item="a") for n in (1, 2))

    shown = reviewed(replace(draft, doubts=(*doubts, *nothing_read))).doubts.list

    lines = [shown.item(n) for n in range(shown.count())]
    told = [line.text() for line in lines if line.data(PlaceRole) == "08:00"]
    assert [text.split("  ")[1] for text in told] == [
        "8:00 · a",
        "8:10 · a",
        "Length 1.",
        "Length 2.",
    ]
