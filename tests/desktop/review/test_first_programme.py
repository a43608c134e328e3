"""A new operator's first programme from nothing, measured by the keystroke-level model."""

from __future__ import annotations

import unicodedata

from tests.desktop.review.conftest import TODAY, Keyboard, Reviewed
from tests.fakes import VIETNAM
from timekeeper.core.programme import Kind
from timekeeper.desktop.review.window import ReviewWindow
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.importers.review.correcting import typed
from timekeeper.files.importers.review.writing import blank

# Card, Moran and Newell, The keystroke-level model, CACM 23 (1980): a key of one who types as most
# people in an office do, and the thought before each thing that is meant.
KEY, THOUGHT = 0.28, 1.35  # seconds
MOST = 4 * 60
ROWS = (  # the time as it is typed: a start ends the item before it
    ("", "Chào cờ", "Văn phòng Tỉnh ủy"),
    ("735", "Tuyên bố lý do", "Văn phòng Tỉnh ủy"),
    ("740", "Khai mạc hội nghị", "Bí thư Tỉnh ủy"),
    ("750", "Báo cáo kinh tế - xã hội", "Ban cán sự đảng"),
    ("820", "Nghỉ giải lao", ""),
    ("835", "Báo cáo xây dựng Đảng", "Ban Tổ chức"),
    ("905-11", "Thảo luận", "Đoàn Chủ tịch"),
    ("1330", "Thảo luận", "Đoàn Chủ tịch"),
    ("15", "Giải trình ý kiến", "Ủy ban nhân dân"),
    ("1530", "Biểu quyết nghị quyết", ""),
    ("1545", "Trao tặng bằng khen", ""),
    ("16-1610", "Bế mạc hội nghị", "Bí thư Tỉnh ủy"),
)
MORNING = 7  # of the rows


class Writer(Keyboard):
    """Counts the keys as Telex has them, and a thought for each field."""

    def __init__(self, window: ReviewWindow) -> None:
        super().__init__(window)
        self.thoughts = 0

    def write(self, text: str) -> None:
        self.thoughts += 1
        self.type(text)
        marks = [letter for letter in unicodedata.normalize("NFD", text) if ord(letter) > 127]
        self.pressed += len(marks)  # a letter of its own for each mark, and for đ

    @property
    def seconds(self) -> float:
        return self.pressed * KEY + self.thoughts * THOUGHT


def test_the_first_programme_is_written_within_four_minutes(reviewed: Reviewed) -> None:
    window = reviewed(Draft(blank(VIETNAM, TODAY)), ("Congress",))
    keys = Writer(window)

    keys.write("Hội nghị Ban Chấp hành")
    keys.press("Tab", "Tab")  # the first session's name and start stay
    for fields in ROWS:
        for field in fields:
            keys.press("Tab") if not field else keys.write(field)
            if field:
                keys.press("Tab")
    keys.press("Esc", *["Up"] * (len(ROWS) - MORNING), "Ctrl+B")
    keys.write("Buổi chiều")
    opened: list[Draft] = []
    window.opened.connect(opened.append)
    keys.press("Ctrl+Return")

    written = opened[0].programme
    assert written.title == "Hội nghị Ban Chấp hành"
    held = [
        [(i.title, i.presenter.text if i.presenter else "") for i in s.items]
        for s in written.sessions
    ]
    assert held == [[row[1:] for row in rows] for rows in (ROWS[:MORNING], ROWS[MORNING:])]
    starts = [typed("start", time.partition("-")[0]) for time, _title, _presenter in ROWS[1:]]
    assert [i.start for i in written.items[1:]] == starts
    assert all(i.allotted for i in written.items)
    assert written.items[4].kind is Kind.BREAK
    assert written.sessions[1].name == "Buổi chiều"
    assert keys.seconds <= MOST
