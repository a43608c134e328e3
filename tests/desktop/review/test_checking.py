"""A draft is checked beside its original, with the keyboard alone."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QSplitter, QWidget

from tests.desktop.layout_faults import faults
from tests.desktop.review.conftest import HEAD, MORNING, Keyboard, Reviewed, read
from tests.fakes import minutes
from tests.paths import OFFICE_TEXT
from timekeeper.core.programme import Kind, Programme
from timekeeper.desktop.display.fonts import metrics
from timekeeper.desktop.review.doubt_words import is_about
from timekeeper.desktop.review.marks import QUIET
from timekeeper.desktop.review.original_list import SIZE, left_out
from timekeeper.desktop.review.review_model import ReviewColumn, target_of
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.importers.clipboard import read as read_clipboard
from timekeeper.files.importers.formats.looks import Look, Looks
from timekeeper.files.importers.review.correcting import Target
from timekeeper.files.places import resources
from timekeeper.words.language import use_language

DUTIES = "PHÂN CÔNG NHIỆM VỤ\n1. Văn phòng chuẩn bị hội trường.\n2. Ban Tổ chức mời đại biểu.\n"


def programme(window: ReviewWindow) -> Programme:
    return window.undo_stack.now.programme


def kinds(window: ReviewWindow) -> list[str]:
    return [doubt.kind for doubt in window.undo_stack.now.doubts]


def choose(window: ReviewWindow, item: str, column: ReviewColumn) -> None:
    row = window.table.rows.row_of(Target(item=item))
    assert row is not None
    window.table.choose(row, column)


def test_twenty_items_are_checked_with_fewer_keys_than_a_minute_has_seconds(
    reviewed: Reviewed, qtbot
):
    clocks = [f"{7 + (30 + 5 * n) // 60}h{(30 + 5 * n) % 60:02}" for n in range(21)]
    lines = [
        f"{n + 1}. Từ {clocks[n]} đến {clocks[n + 1]} ({9 if n in (3, 8, 15) else 5}p): "
        f"Nội dung thứ {n + 1} (Sở Y tế)"
        for n in range(20)
    ]
    text = HEAD.replace("9 giờ", "9 giờ 10") + "\n".join(lines) + "\n"
    window = reviewed(read(text.replace("Nội dung thứ 12", "Báo cáo")))
    keys = Keyboard(window)
    assert len(programme(window).items) == 20
    assert kinds(window) == ["length_disagrees"] * 3
    opened = []
    window.opened.connect(opened.append)

    keys.press("Down", times=21)  # read each row beside its original
    keys.press("F8")
    keys.press("Alt+Return", times=3)
    choose(window, "s1.i12", ReviewColumn.TITLE)
    keys.press("Return")
    keys.type(" nhanh")
    keys.press("Return", "Ctrl+Return")

    assert keys.pressed <= 35
    (draft,) = opened
    assert draft.doubts == ()
    assert [i.length for i in draft.programme.items] == [minutes(5)] * 20
    assert draft.programme.items[11].title == "Báo cáo nhanh"


def test_the_doubts_are_marked_in_words_on_both_sides(window: ReviewWindow):
    role = Qt.ItemDataRole.AccessibleTextRole
    row = window.table.rows.row_of(Target(item="s1.i2"))

    mark = window.table.rows.index(row, ReviewColumn.MARK)
    line = window.original.rows.index(5)

    assert mark.data() == "■"
    assert "Chắc chắn sai" in mark.data(role) or "Surely wrong" in mark.data(role)
    assert window.undo_stack.now.doubts[0].message in line.data(role)


def test_what_was_changed_or_left_out_in_reading_is_told_in_a_sentence(reviewed: Reviewed):
    looks = Looks(converting=False)
    looks.shown([("Báo cáo", Look(struck=True))])
    looks.miss("danh-sach.docx")
    read_late = read(f"{MORNING}BUỔI CHIỀU\n5. 1h30: Thảo luận\n6. 3h00: Kết luận\n{DUTIES}")

    window = reviewed(replace(read_late, doubts=(*looks.doubts(), *read_late.doubts)))

    told = dict.fromkeys(kinds(window), "")
    for _doubt in kinds(window):
        Keyboard(window).press("F8")
        told[window.doubts.doubt().kind] += window.doubts.told.text()
    for kind, quoted in (
        ("afternoon", "13:30"),
        ("left_out", "NHIỆM VỤ"),
        ("struck", "Báo cáo"),
        ("included", "danh-sach.docx"),
    ):
        assert quoted in told[kind]


def test_what_was_read_as_the_afternoon_s_is_settled_by_another_start(reviewed: Reviewed):
    window = reviewed(read(f"{MORNING}BUỔI CHIỀU\n5. 1h30: Thảo luận\n"))
    assert "afternoon" in kinds(window)
    choose(window, programme(window).items[-1].id, ReviewColumn.START)
    keys = Keyboard(window)

    keys.press("F2", "Ctrl+A")
    keys.type("14h00")
    keys.press("Return")

    assert "afternoon" not in kinds(window)


@pytest.mark.parametrize("width", [310, 400, 900])
@pytest.mark.parametrize(
    "head",
    [
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("TT", "Thời gian", "Nội dung", "Thực hiện"),
        ("Nội dung", "Thực hiện", "Địa điểm", "Thời gian"),
    ],
)
def test_no_word_of_a_table_is_cut_in_the_original(reviewed: Reviewed, head, width):
    said = {
        "TT": "1",
        "Thời gian": "14h30 - 15h00",
        "Nội dung": "Báo cáo kết quả thực hiện Nghị quyết, nhiệm vụ trọng tâm",
        "Thực hiện": "Đồng chí Nguyễn Thị Phương, Phó Chánh Văn phòng Tỉnh ủy",
        "Địa điểm": "Hội trường A",
    }
    rows = (head, [said[name] for name in head])
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    html = "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    window = reviewed(read_clipboard(html, None))

    rooms = [room for n in range(2) for room in window.original.itemDelegate().cells(n, width)]

    reach = metrics(SIZE, 400).horizontalAdvance
    lacking = [word for cell, room in rooms for word in cell.split() if reach(word) > room.width()]
    assert lacking == []
    assert [word for cell, _room in rooms for word in cell.split()] == " ".join(
        cell for row in rows for cell in row
    ).split()
    assert max(room.right() for _cell, room in rooms) < width


def test_the_rows_of_the_original_lie_close_however_wide_it_is_made(reviewed: Reviewed, qtbot):
    window = reviewed(read(OFFICE_TEXT.read_text(encoding="utf-8")))
    original, sides = window.original, window.findChild(QSplitter)

    def gaps() -> set[int]:
        count = original.rows.rowCount()
        rects = [original.visualRect(original.rows.index(n)) for n in range(count)]
        return {lower.top() - upper.bottom() - 1 for upper, lower in pairwise(rects)}

    for width in (300, 640, 420):
        sides.setSizes([width, 1000 - width])
        qtbot.waitUntil(lambda: gaps() == {0}, timeout=2000)


def test_rows_that_were_left_out_are_grey_and_said_to_be(reviewed: Reviewed):
    window = reviewed(read((MORNING + DUTIES).rstrip()))
    rows = window.original.rows
    first = MORNING.count("\n")
    shown = [rows.index(n) for n in range(rows.rowCount())]

    window.doubts.look_at(next(d for d in window.undo_stack.now.doubts if d.kind == "left_out"))
    window.doubts.dismiss()

    grey = [index.data(Qt.ItemDataRole.ForegroundRole) == QUIET.paint for index in shown]
    told = (index.data(Qt.ItemDataRole.AccessibleTextRole) for index in shown)
    spoken = [text.endswith(left_out()) for text in told]
    assert grey == spoken == [n >= first for n in range(first + DUTIES.count("\n"))]
    assert "left_out" not in kinds(window)


def test_all_rows_of_an_item_are_set_off_and_those_left_out_are_taken_in_with_one_key(
    reviewed: Reviewed,
):
    window = reviewed(read(f"{MORNING}5. 9h00: Kết luận\nvề công tác năm tới\n{DUTIES}"))
    keys = Keyboard(window)
    first = MORNING.count("\n") + 2
    before = programme(window)
    doubts = window.undo_stack.now.doubts
    choose(window, before.items[0].id, ReviewColumn.TITLE)
    keys.press("Ctrl+T")
    assert programme(window) == before
    assert window.refusal.text()

    choose(window, before.items[-1].id, ReviewColumn.TITLE)
    assert list(window.original.linked) == [first - 2, first - 1]

    row = next(n for n, doubt in enumerate(doubts) if doubt.kind == "left_out")
    keys.press("F8", times=row + 1)
    keys.press("Ctrl+T", times=3)
    titles = [item.title for item in programme(window).items[5:]]
    assert [title.split()[0] for title in titles] == ["PHÂN", "Văn", "Ban"]
    assert "left_out" not in kinds(window)
    assert window.original.rows.index(first).data(Qt.ItemDataRole.ForegroundRole) != QUIET

    keys.press("Ctrl+Z", times=3)
    assert programme(window) == before


@pytest.mark.parametrize(
    "lines", ["Đại biểu để xe tại sân sau", "Đề nghị đúng giờ\nĐể xe ở sân sau"]
)
def test_the_row_of_the_doubt_that_is_shown_is_taken_in(reviewed: Reviewed, lines):
    window = reviewed(read(f"{MORNING}{lines}\n5. 9h00: Kết luận"))
    keys = Keyboard(window)

    keys.press("F8", times=1 + kinds(window).index("not_understood"))
    keys.press("Ctrl+T", times=len(lines.splitlines()))

    titles = [item.title for item in programme(window).items]
    assert titles[4:] == [*lines.splitlines(), "Kết luận"]
    assert "not_understood" not in kinds(window)


def test_the_row_that_is_chosen_among_those_of_the_original_alone_is_taken_in(reviewed: Reviewed):
    window = reviewed(read(f"{MORNING}{DUTIES}"))
    keys = Keyboard(window)
    before = programme(window)
    keys.press("F8", times=1 + kinds(window).index("left_out"))
    window.original.setFocus()
    window.original.go_to(MORNING.count("\n") - 1)

    keys.press("Ctrl+T")
    assert programme(window) == before
    assert window.refusal.text()

    window.original.go_to(MORNING.count("\n") + 1)
    keys.press("Ctrl+T")
    assert programme(window).items[-1].title.startswith("PHÂN CÔNG")
    assert window.original.hasFocus()  # the arrows go on from there


def test_f8_goes_to_the_doubt_at_the_field_that_would_be_set(window: ReviewWindow, keys: Keyboard):
    keys.press("F8")

    assert window.table.target() == Target(item="s1.i2")
    assert window.table.currentIndex().column() == ReviewColumn.MINUTES
    assert window.original.currentIndex().row() == 5


def test_a_suggestion_for_another_row_names_it_and_colours_no_field_that_it_would_not_set(
    reviewed: Reviewed,
):
    window = reviewed(read(f"{HEAD}1. 7h30 - 8h00: A\n2. 8h30 - 9h00: B\n"))

    Keyboard(window).press("F8")

    (doubt,) = window.undo_stack.now.doubts
    assert (doubt.item, doubt.suggestion.item) == ("s1.i2", "s1.i1")
    assert "Suggested: “A”: end 08:30" in window.doubts.told.text()
    assert window.table.currentIndex().column() == ReviewColumn.START
    assert is_about(doubt, ReviewColumn.START)
    assert not is_about(doubt, ReviewColumn.END)


def test_an_accepted_suggestion_can_be_undone_and_redone(window: ReviewWindow, keys: Keyboard):
    keys.press("F8", "Alt+Return")
    assert (kinds(window), programme(window).items[1].length) == ([], minutes(30))

    keys.press("Ctrl+Z")
    assert (kinds(window), programme(window).items[1].length) == (
        ["length_disagrees"],
        minutes(20),
    )

    keys.press("Ctrl+Y")
    assert kinds(window) == []


def test_a_dismissed_doubt_leaves_what_was_read(window: ReviewWindow, keys: Keyboard):
    keys.press("F8", "Alt+Del")

    assert kinds(window) == []
    assert programme(window).items[1].length == minutes(20)


UNTIMED = "".join(f"{n}. Nội dung thứ {n}\n" for n in range(5, 9))


@pytest.mark.parametrize("by_key", [True, False])
def test_all_doubts_of_a_kind_are_left_as_read_in_one_step_that_is_told(
    reviewed: Reviewed, by_key: bool
):
    window = reviewed(read(f"{MORNING}{UNTIMED}Để xe ở sân sau\n9. 10h00: Kết luận\n"))
    keys, before = Keyboard(window), kinds(window)
    assert before.count("no_length") == 4
    assert set(before) > {"length_disagrees", "no_length"}
    button = window.doubts.findChild(QPushButton, "alike")

    keys.press("F8")
    assert window.doubts.doubt().kind == "length_disagrees"
    assert not button.isVisible()
    keys.press("Alt+Shift+Del")
    assert kinds(window) == before

    window.doubts.look_at([d for d in window.undo_stack.now.doubts if d.kind == "no_length"][2])
    assert button.text() == "Leave all 4"
    keys.press("Alt+Shift+Del") if by_key else button.click()
    assert kinds(window) == [kind for kind in before if kind != "no_length"]
    assert window.refusal.text() == "All 4 are left as they are: No time given."
    following = window.doubts.doubt()
    assert following is not None
    assert window.table.target() == target_of(following)

    window.undo.click()
    assert kinds(window) == before
    assert not window.undo_stack.can_undo


@pytest.mark.parametrize("by_key", [True, False])
def test_two_presses_in_haste_leave_one_kind_as_read(reviewed: Reviewed, qtbot, by_key: bool):
    overlaps = "7. 10h00 - 10h30: A\n8. 10h10 - 10h40: B\n9. 10h20 - 10h50: C\n"
    window = reviewed(read(f"{MORNING}{UNTIMED}{overlaps}"))
    keys, before = Keyboard(window), kinds(window)
    assert before.count("overlap") == 2
    button = window.doubts.findChild(QPushButton, "alike")
    first = next(d for d in window.undo_stack.now.doubts if before.count(d.kind) > 1)
    window.doubts.look_at(first)

    for _press in range(2):
        keys.press("Alt+Shift+Del") if by_key else button.click()
    assert kinds(window) == [kind for kind in before if kind != first.kind]

    qtbot.waitUntil(button.isEnabled, timeout=5000)
    keys.press("Alt+Shift+Del")
    assert len(set(kinds(window))) == len(set(before)) - 2


@pytest.mark.parametrize("key", ["Alt+Del", "Alt+Return", "Alt+Shift+Del", "Ctrl+T", "Ctrl+Return"])
def test_a_key_that_is_held_acts_once(window: ReviewWindow, key: str):
    held = [s for s in window.findChildren(QShortcut) if s.key() == QKeySequence(key)]

    assert [shortcut.autoRepeat() for shortcut in held] == [False]


def test_it_is_opened_with_the_doubts_that_are_left(window: ReviewWindow, keys: Keyboard):
    opened = []
    window.opened.connect(opened.append)

    keys.press("Ctrl+Return")

    assert [doubt.kind for doubt in opened[0].doubts] == ["length_disagrees"]


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        (ReviewColumn.NUMBER, "7", "number", "7"),
        (ReviewColumn.TITLE, "Khai mạc", "title", "Khai mạc"),
        (ReviewColumn.START, "7h25", "start", time(7, 25)),
        (ReviewColumn.END, "740", "end", time(7, 40)),
        (ReviewColumn.MINUTES, "15", "length", minutes(15)),
    ],
)
def test_a_field_is_corrected_where_it_stands(
    window: ReviewWindow, column: ReviewColumn, text: str, field: str, value: object
):
    keys = Keyboard(window)
    choose(window, "s1.i1", column)

    keys.press("F2", "Ctrl+A")
    keys.type(text)
    keys.press("Return")

    assert getattr(programme(window).items[0], field) == value


def test_the_presenter_is_corrected_where_he_stands(window: ReviewWindow, keys: Keyboard):
    choose(window, "s1.i1", ReviewColumn.PRESENTER)

    keys.press("Return", "Ctrl+A")
    keys.type("Ban Tuyên giáo")
    keys.press("Return")

    presenter = programme(window).items[0].presenter
    assert presenter is not None
    assert (presenter.text, presenter.body) == ("Ban Tuyên giáo", "Ban Tuyên giáo")


def test_kind_and_condition_are_set_with_the_keyboard(window: ReviewWindow, keys: Keyboard):
    choose(window, "s1.i1", ReviewColumn.CONDITIONAL)
    keys.press("Space")
    choose(window, "s1.i1", ReviewColumn.CONFIDENTIAL)
    keys.press("Space")
    choose(window, "s1.i1", ReviewColumn.KIND)
    keys.press("Return", "End", "Return")

    assert programme(window).items[0].conditional
    assert programme(window).items[0].confidential
    assert programme(window).items[0].kind is Kind.STUDY


def test_the_day_of_the_event_is_corrected_in_its_row(window: ReviewWindow, keys: Keyboard):
    window.table.choose(0, ReviewColumn.PRESENTER)

    keys.press("Return", "Ctrl+A")
    keys.type("07/12/2023")
    keys.press("Return")

    assert programme(window).date == date(2023, 12, 7)


def test_tab_goes_on_to_the_next_field_and_past_what_cannot_be_edited(
    window: ReviewWindow, keys: Keyboard
):
    choose(window, "s1.i1", ReviewColumn.START)

    keys.press("Return", "Ctrl+A")
    keys.type("7h20")
    keys.press("Tab", "Ctrl+A")
    keys.type("7h40")
    keys.press("Tab", "Tab", "Tab", "Ctrl+A")  # minutes, kind, then the next row's number
    keys.type("9")
    keys.press("Return")

    first, second = programme(window).items[:2]
    assert (first.start, first.end) == (time(7, 20), time(7, 40))
    assert second.number == "9"


def test_what_is_no_time_is_refused_in_a_sentence(window: ReviewWindow, keys: Keyboard):
    choose(window, "s1.i1", ReviewColumn.START)
    before = programme(window)

    keys.press("Return", "Ctrl+A")
    keys.type("sớm")
    keys.press("Return")

    assert programme(window) == before
    assert "sớm" in window.refusal.text()


@pytest.mark.parametrize("key", ["Return", "Tab"])
@pytest.mark.parametrize("column", [ReviewColumn.START, ReviewColumn.END, ReviewColumn.MINUTES])
def test_a_field_whose_value_is_refused_stays_open_and_is_written_over(
    window: ReviewWindow, keys: Keyboard, column, key
):
    choose(window, "s1.i1", column)

    keys.press("Return", "Ctrl+A")
    keys.type("sớm")
    keys.press(key)
    keys.type("7")
    assert window.table.currentIndex().column() == column
    keys.press("Esc")

    assert "sớm" in window.refusal.text()
    assert kinds(window) == ["length_disagrees"]


@pytest.mark.parametrize("key", ["Ctrl+Return", "Ctrl+S", "Ctrl+P"])
def test_nothing_is_handed_over_while_what_was_typed_is_refused(
    window: ReviewWindow, keys: Keyboard, key
):
    taken: list[object] = []
    for asked in (window.opened, window.save_asked, window.print_asked):
        asked.connect(taken.append)
    choose(window, "s1.i1", ReviewColumn.START)

    keys.press("Return", "Ctrl+A")
    keys.type("sớm")
    keys.press(key)
    assert (taken, "sớm" in window.refusal.text()) == ([], True)

    keys.press(key)
    assert len(taken) == 1


@pytest.mark.parametrize("key", ["Alt+Return", "Alt+Del", "Ctrl+T", "Ins", "Ctrl+Return"])
def test_no_key_loses_what_is_just_being_typed(reviewed: Reviewed, key):
    window = reviewed(read(f"{MORNING}{DUTIES}"))
    keys = Keyboard(window)
    keys.press("F8")
    choose(window, "s1.i1", ReviewColumn.TITLE)

    keys.press("Return", "Ctrl+A")
    keys.type("Khai mạc")
    keys.press(key)

    assert programme(window).items[0].title == "Khai mạc"


@pytest.mark.parametrize("key", ["Alt+Return", "Alt+Del", "Ctrl+T", "Ins", "Ctrl+Del", "Ctrl+B"])
def test_no_key_acts_while_what_was_typed_is_refused(window: ReviewWindow, keys: Keyboard, key):
    keys.press("F8")
    before = window.undo_stack.now
    choose(window, "s1.i1", ReviewColumn.START)

    keys.press("Return", "Ctrl+A")
    keys.type("sớm")
    keys.press(key)

    assert window.undo_stack.now == before
    assert "sớm" in window.refusal.text()


@pytest.mark.parametrize("title", ["Khai mạc", "Chào cờ"])
def test_whoever_closes_it_while_he_types_is_asked_where_that_is_another_text(
    window: ReviewWindow, keys: Keyboard, title
):
    choose(window, "s1.i1", ReviewColumn.TITLE)
    same = programme(window).items[0].title == title
    keys.press("Return", "Ctrl+A")
    keys.type(title)

    window.close()

    assert window.isVisible() is not same
    assert bool(window.findChildren(QMessageBox)) is not same


def test_ctrl_enter_keeps_what_is_just_being_typed(window: ReviewWindow, keys: Keyboard):
    opened = []
    window.opened.connect(opened.append)
    choose(window, "s1.i1", ReviewColumn.TITLE)

    keys.press("Return", "Ctrl+A")
    keys.type("Khai mạc")
    keys.press("Ctrl+Return")

    assert opened[0].programme.items[0].title == "Khai mạc"


def test_a_click_on_the_original_goes_to_what_was_read_there(window: ReviewWindow):
    place = window.original.visualRect(window.original.rows.index(6)).center()

    QTest.mouseClick(window.original.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert window.table.target() == Target(item="s1.i3")


def test_choosing_an_item_sets_off_the_rows_it_was_read_from(window: ReviewWindow):
    choose(window, "s1.i4", ReviewColumn.TITLE)

    assert list(window.original.linked) == [7]


def test_a_doubt_that_is_clicked_is_gone_to_on_both_sides(window: ReviewWindow):
    shown = window.doubts.list
    place = shown.visualItemRect(shown.item(0)).center()

    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert window.table.target() == Target(item="s1.i2")
    assert window.original.currentIndex().row() == 5


def test_both_sides_scroll_together(reviewed: Reviewed):
    lines = [f"{n + 1}. Từ {7 + n // 12}h{5 * (n % 12):02}: Nội dung {n + 1}" for n in range(60)]
    window = reviewed(read(HEAD + "\n".join(lines)))

    window.table.verticalScrollBar().setValue(window.table.verticalScrollBar().maximum() // 2)
    top = window.table.rows.rows[window.table.rowAt(0)]
    assert window.original.line_on_top() == top.line

    window.original.verticalScrollBar().setValue(0)
    assert window.table.rowAt(0) <= 1

    window.original.bring_to_top(40)
    assert window.table.rows.rows[window.table.rowAt(0)].line == 40


def test_removing_an_item_leads_to_the_next_with_its_doubt(window: ReviewWindow, keys: Keyboard):
    choose(window, "s1.i1", ReviewColumn.TITLE)

    keys.press("Ctrl+Del")

    assert window.table.target() == Target(item="s1.i2")
    doubt = window.doubts.doubt()
    assert doubt is not None
    assert doubt.item == "s1.i2"


def test_escape_leaves_at_once_where_nothing_was_corrected(window: ReviewWindow, keys: Keyboard):
    keys.press("Esc")

    assert not window.isVisible()


def test_escape_asks_first_where_something_was_corrected(window: ReviewWindow, keys: Keyboard):
    keys.press("F8", "Alt+Return", "Esc")

    assert window.isVisible()
    assert window.findChild(QMessageBox).isVisible()


def test_the_question_whether_to_leave_can_be_read_whole(window: ReviewWindow, keys: Keyboard):
    use_language("vi", resources() / "locale")
    try:
        keys.press("F8", "Alt+Return", "Esc")
    finally:
        use_language("en", resources() / "locale")
    box = window.findChild(QMessageBox)

    assert "Bỏ các chỗ đã sửa" in [button.text() for button in box.buttons()]
    assert faults(box) == []


def test_whoever_leaves_the_corrections_is_asked_once(window: ReviewWindow, keys: Keyboard):
    keys.press("F8", "Alt+Return", "Esc")
    box = window.findChild(QMessageBox)

    next(button for button in box.buttons() if button.text() == "Leave").click()

    assert not box.isVisible()
    assert not window.isVisible()


def test_the_question_is_gone_before_what_it_closes(window: ReviewWindow, keys: Keyboard):
    keys.press("F8", "Alt+Return", "Esc")
    box = window.findChild(QMessageBox)
    stood: list[bool] = []
    window.finished.connect(lambda _result: stood.append(box.isVisible()))

    next(button for button in box.buttons() if button.text() == "Leave").click()

    assert stood == [False]  # else X11 gives the keyboard to no window


def test_a_screen_reader_finds_a_name_for_everything_that_takes_the_focus(window: ReviewWindow):
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QPushButton) and widget.text())
        and not getattr(widget, "text", str)()
    ]

    assert nameless == []


def test_tab_walks_from_the_original_to_the_programme_to_the_doubts(
    window: ReviewWindow, keys: Keyboard
):
    window.original.setFocus()

    keys.press("Tab")
    assert window.table.hasFocus()
    keys.press("Tab")
    assert window.doubts.list.hasFocus()


def test_the_window_fits_the_smallest_desk(window: ReviewWindow):
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 700
    assert window.rect().contains(window.table.mapTo(window, QPoint(0, 0)))


def test_a_suggestion_that_would_only_raise_another_doubt_is_not_offered(reviewed: Reviewed):
    window = reviewed(read(OFFICE_TEXT.read_text(encoding="utf-8")))
    keys = Keyboard(window)
    keys.press("F8")  # "Part 1 is granted 90 minutes": 80 would leave 8h50 - 9h00 empty
    before = programme(window)

    keys.press("Alt+Return")

    assert kinds(window) == ["sum_disagrees"]
    assert programme(window) == before
    assert "1 h 20 min, for then" in window.doubts.told.text()
    assert "8h50" in window.doubts.told.text()
