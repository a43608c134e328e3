"""The review at 1366x768 with 125 %: the programme has the room, and what is done is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSplitter

from tests.desktop.layout_faults import faults
from tests.desktop.review.conftest import HEAD, MORNING, Keyboard, Reviewed, read
from tests.desktop.review.test_checking import DUTIES, choose, programme
from tests.fakes import item, part, session
from tests.fakes import programme as planned
from tests.paths import OFFICE_TEXT, PROGRAMMES
from timekeeper.core.programme import Session
from timekeeper.desktop.review.doubt_panel import LINE, PlaceRole
from timekeeper.desktop.review.marks import ACCENT, QUIET
from timekeeper.desktop.review.review_model import ReviewColumn
from timekeeper.desktop.review.review_table import ReviewTable
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.desktop.tables import Index
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.importers.review.correcting import Target
from timekeeper.files.importers.review.review import Review
from timekeeper.files.places import resources
from timekeeper.words.language import use_language

SIZE = (1094, 534)
LEAST_ROWS = 8
UNTIMED = HEAD + "".join(f"{n}. Nội dung thứ {n}\n" for n in range(1, 15))
TEXTS = {
    "office": OFFICE_TEXT.read_text(encoding="utf-8"),
    "doubts": UNTIMED,
    "mistakes": (PROGRAMMES / "15-loi-cua-tac-gia.txt").read_text(encoding="utf-8"),
    "long": MORNING.replace("Báo cáo tổng kết", "Báo cáo kết quả thực hiện Nghị quyết " * 3),
    "chapters": (PROGRAMMES / "35-ke-hoach-nhieu-muc.txt").read_text(encoding="utf-8"),
}


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param, resources() / "locale")
    yield request.param
    use_language("en", resources() / "locale")


def shown(reviewed: Reviewed, text: str, size: tuple[int, int] = SIZE) -> ReviewWindow:
    window = reviewed(read(text))
    window.resize(*size)
    return window


def rows_in_sight(window: ReviewWindow) -> int:
    table, high = window.table, window.table.viewport().height()
    tops = [table.rowViewportPosition(row) for row in range(table.rows.rowCount())]
    return sum(0 <= top <= high - table.rowHeight(row) for row, top in enumerate(tops))


@pytest.mark.parametrize("name", TEXTS)
def test_eight_rows_of_the_programme_are_seen_beside_original_and_doubts(
    reviewed: Reviewed, name: str, language: str
):
    window = shown(reviewed, TEXTS[name])

    least = min(LEAST_ROWS, window.table.rows.rowCount())
    assert rows_in_sight(window) >= least
    Keyboard(window).press("F8")
    assert rows_in_sight(window) >= least
    assert window.original.viewport().height() >= 100


@pytest.mark.parametrize("size", [SIZE, (1360, 690)])
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_that_is_said_of_a_doubt_is_cut(
    reviewed: Reviewed, name: str, size: tuple[int, int], language: str
):
    window = shown(reviewed, TEXTS[name], size)
    keys = Keyboard(window)

    for _doubt in window.undo_stack.now.doubts:
        keys.press("F8")
        assert faults(window) == []
    assert window.bar.height() < 2 * window.undo.height()


@pytest.mark.parametrize("times", [1, 2, 3, 4])
def test_a_sentence_has_all_its_lines_however_wide_the_original_is(
    reviewed: Reviewed, qtbot, times: int
):
    title = "Báo cáo kết quả thực hiện nhiệm vụ " * times
    window = shown(reviewed, MORNING.replace("Báo cáo tổng kết", title), (1360, 690))
    sides, told = window.findChild(QSplitter), window.doubts.told
    Keyboard(window).press("F8")

    for width in range(300, 420, 8):
        sides.setSizes([width, 1300 - width])
        qtbot.waitUntil(lambda: told.height() >= told.heightForWidth(told.width()), timeout=1000)


def test_doubts_of_a_kind_stand_together_and_none_reads_like_another(reviewed: Reviewed):
    window = shown(reviewed, TEXTS["doubts"])
    lines = [window.doubts.list.item(n) for n in range(window.doubts.list.count())]
    heads = [line.text() for line in lines if not line.flags() & Qt.ItemFlag.ItemIsEnabled]
    told = [(line.text(), line.data(PlaceRole)) for line in lines if line.text() not in heads]

    assert heads == ["No time given: 14 places"]
    assert len(set(told)) == len(told) == len(window.undo_stack.now.doubts)
    first = next(n for n, line in enumerate(lines) if line.text() in heads)
    named = [line.text().split()[-1] for line in lines[first + 1 : first + 15]]
    assert named == [str(n) for n in range(1, 15)]


def test_without_an_original_doubts_that_read_alike_differ_by_their_clocks(reviewed: Reviewed):
    items = (item("a", "8:00", "8:10"), item("b", "8:20", "8:30"), item("c", "8:40", "9:00"))
    alike = (replace(each, title="Thảo luận") for each in items)
    window = reviewed(Draft(planned(session(*alike, start="8:00", end="9:00"))))
    window.resize(*SIZE)
    doubts = window.doubts.list

    assert [doubts.item(n).data(PlaceRole) for n in range(doubts.count())] == [
        None,
        "08:20",
        "08:40",
    ]
    assert rows_in_sight(window) == window.table.rows.rowCount()


def test_a_doubt_that_suggests_nothing_says_which_field_settles_it_and_stands_there(
    reviewed: Reviewed,
):
    window = shown(reviewed, UNTIMED)

    Keyboard(window).press("F8")

    assert "“Min.”" in window.doubts.told.text()
    assert window.table.currentIndex().column() == ReviewColumn.MINUTES


def test_the_keyboard_s_frame_stands_beside_nothing_empty(reviewed: Reviewed):
    window = shown(reviewed, MORNING)
    doubts = window.doubts.list

    assert doubts.count() == 1
    assert doubts.height() <= LINE + 2
    Keyboard(window).press("F8", "Alt+Del")
    assert not doubts.isVisible()
    assert window.table.hasFocus()


def test_what_is_left_out_has_one_look_in_doubt_or_not_and_a_legend(reviewed: Reviewed):
    window = shown(reviewed, MORNING + DUTIES)
    review, rows = window.undo_stack.now, window.original.rows
    roles = (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole)

    def look(line: int) -> tuple[str, ...]:
        picture = window.original.viewport().grab().toImage()
        area = window.original.visualRect(rows.index(line - 1))
        ground = picture.pixelColor(area.right() - 3, area.center().y()).name()
        return *(str(rows.index(line - 1).data(role)) for role in roles), ground

    window.original.scrollToBottom()
    left_out = sorted(review.left_out)
    assert {doubt.line for doubt in review.doubts} & set(left_out)
    assert len({look(line) for line in left_out}) == 1
    assert look(left_out[0]) != look(left_out[0] - 1)
    assert window.left_out.isVisible()

    keys = Keyboard(window)
    keys.press("F8", "F8")
    keys.press("Ctrl+T", times=len(left_out))
    assert not window.undo_stack.now.left_out
    assert not window.left_out.isVisible()


def test_a_line_that_was_not_understood_looks_left_out_until_it_is_left_as_read(reviewed: Reviewed):
    """What one key takes in has one look, though the line is kept as a note of its item."""
    window = shown(reviewed, f"{MORNING}Đề nghị đúng giờ\nĐể xe ở sân sau\n5. 9h00: Kết luận\n")
    rows, ground = window.original.rows, Qt.ItemDataRole.BackgroundRole
    doubt = next(d for d in window.undo_stack.now.doubts if d.kind == "not_understood")
    lines = [n for n in range(1, rows.rowCount() + 1) if rows.index(n - 1).data(ground)]
    assert lines == sorted(window.undo_stack.now.to_take_in)
    assert doubt.line in lines

    window.doubts.look_at(doubt)
    window.doubts.dismiss()

    after = [n for n in range(1, rows.rowCount() + 1) if rows.index(n - 1).data(ground)]
    assert after == sorted(window.undo_stack.now.to_take_in)


def test_f8_brings_the_line_that_is_in_doubt_into_sight(reviewed: Reviewed):
    notes = "".join(f"Đại biểu đoàn số {n} ngồi ở dãy ghế thứ {n}\n" for n in range(1, 25))
    window = shown(reviewed, f"{MORNING}{notes}5. 9h00: Kết luận\n")
    keys, original = Keyboard(window), window.original
    noted = [d for d in window.undo_stack.now.doubts if d.kind == "not_understood"]
    assert noted

    for _doubt in window.undo_stack.now.doubts:
        keys.press("F8")
        line = window.doubts.doubt().line
        assert original.currentIndex().row() == line - 1
        row = original.visualRect(original.currentIndex())
        assert original.viewport().rect().contains(row.topLeft())


def test_no_letter_of_a_title_is_out_of_sight_while_it_is_edited(reviewed: Reviewed):
    window = shown(reviewed, TEXTS["office"])
    keys, scrolled = Keyboard(window), []

    for row in range(window.table.rows.rowCount()):
        window.table.choose(row, ReviewColumn.TITLE)
        keys.press("F2")
        editor = window.table.findChild(QPlainTextEdit, "cell")
        bars = (editor.verticalScrollBar(), editor.horizontalScrollBar())
        scrolled += [(row, bar.orientation(), bar.maximum()) for bar in bars if bar.maximum()]
        keys.press("Esc")

    assert scrolled == []


def test_a_field_of_a_title_is_one_line_high_and_grows_with_its_text(reviewed: Reviewed):
    window = shown(reviewed, MORNING)
    row = window.table.rows.row_of(Target(item="s1.i1"))
    choose(window, "s1.i1", ReviewColumn.TITLE)
    keys = Keyboard(window)

    keys.press("F2")
    editor = window.table.findChild(QPlainTextEdit, "cell")
    before = editor.height()
    assert before <= window.table.rowHeight(row) + 1
    keys.press("Ctrl+A")
    keys.type(" và hát Quốc ca" * 12)

    assert editor.height() > 2 * before
    assert editor.verticalScrollBar().maximum() == editor.horizontalScrollBar().maximum() == 0
    assert not editor.horizontalScrollBar().isVisible()
    assert editor.geometry().bottom() < window.table.viewport().height()


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (Target(item="b"), "“b”"),
        (Target(0, 0), "“I” with 2 items"),
        (Target(1), "“morning” with 1 item."),
    ],
)
@pytest.mark.parametrize("by_key", [True, False])
def test_what_is_removed_is_named_and_one_step_brings_it_back(
    reviewed: Reviewed, target: Target, told: str, by_key: bool
):
    first = part(item("a", "8:00", "8:10"), item("b", "8:10", "8:30"), title="I")
    second = part(item("c", "8:30", "9:00"), title="II")
    window = reviewed(Draft(planned(session(first, second), session(item("d", "14:00", "15:00")))))
    before = programme(window)
    window.table.choose_target(target)
    keys = Keyboard(window)

    keys.press("Ctrl+Del")
    assert told in window.refusal.text()
    assert window.undo.isVisible()

    if by_key:
        keys.press("Ctrl+Z")
    else:
        window.undo.click()
    assert programme(window) == before
    assert not window.undo.isVisible()
    assert window.refusal.text() == ""
    assert window.table.hasFocus()


def test_a_title_says_what_columns_that_are_hidden_would(reviewed: Reviewed):
    window = shown(reviewed, MORNING)
    first = window.table.rows.index(window.table.rows.row_of(Target(item="s1.i1")), 2)
    title = window.table.words(first)

    window.table.rows.corrected.emit(Target(item="s1.i1"), "confidential", True)
    hidden = window.table.words(first)
    Keyboard(window).press("Ctrl+G", "Ctrl+G")

    assert title == window.table.words(first)
    assert hidden.startswith(f"{title} · ")


def test_only_the_cell_and_not_the_table_has_a_frame_where_the_keyboard_is(reviewed: Reviewed):
    window = shown(reviewed, MORNING)
    table = window.table
    choose(window, "s1.i3", ReviewColumn.TITLE)
    cell = table.visualRect(table.currentIndex())

    def edges() -> tuple[str, str]:
        whole, inside = table.grab().toImage(), table.viewport().grab().toImage()
        beside = whole.pixelColor(0, whole.height() // 2).name()
        return beside, inside.pixelColor(cell.left() + 1, cell.center().y()).name()

    assert table.hasFocus()
    with_keys = edges()
    window.original.setFocus()
    without = edges()

    assert with_keys[0] == without[0]
    assert with_keys[1] == ACCENT.now != without[1]


def test_a_session_without_a_name_is_a_quiet_hint_and_no_title(reviewed: Reviewed):
    items = (item("a", "8:00", "8:10"), item("b", "8:10", "8:30"))
    unnamed, named = (
        Session(name, (part(one),)) for name, one in zip(("", "Chiều"), items, strict=True)
    )
    window = reviewed(Draft(planned(unnamed, named)))
    table = window.table
    hint, name = (
        table.rows.index(table.rows.row_of(Target(n)), ReviewColumn.TITLE) for n in (0, 1)
    )

    def inks(index: Index) -> set[str]:
        picture = table.viewport().grab(table.visualRect(index)).toImage()
        places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        return {picture.pixelColor(*place).name() for place in places}

    table.choose(0)
    assert hint.data() == "Session without a name"
    assert ACCENT.now in inks(name)
    assert QUIET.now in inks(hint)
    assert ACCENT.now not in inks(hint)


def test_a_title_that_is_too_long_for_the_hall_says_so_in_a_row_that_grows(reviewed: Reviewed):
    title = "Báo cáo kết quả thực hiện nhiệm vụ"
    window = shown(reviewed, MORNING.replace("Báo cáo tổng kết", title))
    table = window.table
    row = table.rows.row_of(Target(item="s1.i2"))
    table.show_unfit({})
    assert table.isColumnHidden(ReviewColumn.SHORT_TITLE)
    before = table.rowHeight(row)

    table.show_unfit({"s1.i2": "Too long."})
    words = table.words(table.rows.index(row, ReviewColumn.TITLE))
    assert words == f"{title}\n▲ too long for the hall"
    assert table.rowHeight(row) > before

    table.show_unfit({})
    assert table.rowHeight(row) == before


def test_a_word_that_is_too_long_takes_no_room_from_the_programme(reviewed: Reviewed):
    address = "https://vanphong.tinhuy.example/" + "tai-lieu" * 20
    widths = []
    for title in ("Báo cáo tổng kết", address):
        window = shown(reviewed, MORNING.replace("Báo cáo tổng kết", title))
        Keyboard(window).press("F8")
        widths.append(window.table.width())

    assert widths[0] == widths[1]


@pytest.mark.parametrize("height", [280, 320, 400])
def test_all_columns_are_in_sight_at_first_whether_there_is_a_scroll_bar(
    app: object, qtbot, height: int
):
    draft = Draft(read(TEXTS["mistakes"]).programme)
    table = ReviewTable(Review.of(draft))
    qtbot.addWidget(table)
    table.choose(0)
    table.resize(1067, height)
    table.show()

    header = table.horizontalHeader()
    assert (header.offset(), header.length()) == (0, table.viewport().width())
