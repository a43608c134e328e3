"""What the window does is in proportion: to the programme when it opens, to the change later."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from tests.desktop.review.conftest import HEAD, Reviewed, read
from tests.fakes import item, session
from tests.fakes import programme as planned
from timekeeper.desktop.display.fonts import Measures, font
from timekeeper.desktop.review import doubt_panel, original_list, review_table
from timekeeper.desktop.review.doubt_panel import PlaceRole
from timekeeper.desktop.review.page_pictures import PagePictures
from timekeeper.desktop.review.review_model import ReviewColumn
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.importers.draft.draft import Doubt, Draft


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


def of_items(count: int) -> Draft:
    clocks = [f"{7 + n // 60}h{n % 60:02}" for n in range(count + 1)]
    lines = (f"{n + 1}. Từ {clocks[n]} đến {clocks[n + 1]}: Nội dung {n}" for n in range(count))
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
        # Four columns of the table at most; of the original its words and their place.
        assert counting.laid_out <= 4 * rows + 2 * 2 * len(draft.original)


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
