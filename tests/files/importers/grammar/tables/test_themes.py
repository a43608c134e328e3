"""Which of several columns holds the titles, and which says what they are about."""

import pytest

THEMES = [
    ("Khí hậu", "Nước biển dâng"),
    ("Khí hậu", "Xâm nhập mặn"),
    ("Năng lượng", "Điện gió"),
    ("Năng lượng", "Điện mặt trời"),
]


@pytest.mark.parametrize("again", [True, False], ids=["repeated", "merged"])
@pytest.mark.parametrize(
    "names",
    [
        ("Buổi", "Chủ đề", "Tên báo cáo"),
        ("Session", "Topic", "Title"),
        ("Session", "Topic/Theme", "Presentation title"),
        ("Buổi", "Nội dung", "Nội dung chi tiết"),
        ("", "Chủ đề", "Phiên"),
    ],
)
@pytest.mark.parametrize("timed", [True, False])
def test_the_title_stands_where_the_cells_differ_row_by_row(read, names, again, timed):
    session, theme, title = names
    rows = [[session, "Thời gian", theme, title, "Báo cáo viên"]]
    halves = ["Sáng", " ", "Chiều", " "]
    for n, (half, (about, name)) in enumerate(zip(halves, THEMES, strict=True)):
        said = again or n == 0 or about != THEMES[n - 1][0]
        rows.append(
            [half, f"{8 + n}h00", about if said else " ", name, f"Ông Trần Văn {'ABCD'[n]}"]
        )
    left = {0} if not session else set()
    left |= set() if timed else {1}
    kept = [[cell for n, cell in enumerate(row) if n not in left] for row in rows]
    draft = read("HỘI THẢO\nNgày 15/10/2024\n" + "\n".join("\t".join(row) for row in kept))

    items = draft.programme.items
    assert [item.title for item in items] == [name for _, name in THEMES]
    assert [item.presenter.text for item in items] == [f"Ông Trần Văn {c}" for c in "ABCD"]
    parts = [part.title for each in draft.programme.sessions for part in each.parts]
    assert parts == ["Khí hậu", "Năng lượng"]


def test_themes_that_come_again_stand_beside_their_acts(read):
    rows = [
        ("8:00 - 9:00", "Welcome coffee", "Networking"),
        ("9:00 - 10:00", "Opening talk", "Plenary"),
        ("10:00 - 11:00", "Round table", "Plenary"),
        ("11:00 - 12:00", "Parallel talks", "Technical"),
        ("12:00 - 13:00", "Lunch", "Networking"),
        ("13:00 - 14:00", "Second talk", "Plenary"),
    ]
    head = "FORUM\n15 October 2024\nTime\tSession\tTheme\n"
    draft = read(head + "\n".join("\t".join(row) for row in rows))

    assert [item.title for item in draft.programme.items] == [title for _, title, _ in rows]
    assert not [p.title for each in draft.programme.sessions for p in each.parts if p.title]
    assert "Theme: Plenary" in draft.programme.items[2].notes


def test_a_break_where_the_themes_stand_is_an_act(read):
    draft = read(
        "HỘI THẢO\nNgày 15/10/2024\nThời gian\tChủ đề\tTên báo cáo\tBáo cáo viên\n"
        "8h00\tKhí hậu\tNước biển dâng\tÔng An\n8h30\t \tXâm nhập mặn\tÔng Bình\n"
        "9h00\tGiải lao\t\t\n9h15\tNăng lượng\tĐiện gió\tÔng Chi\n9h45\t \tThủy triều\tÔng Em\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Nước biển dâng", "Xâm nhập mặn", "Giải lao", "Điện gió", "Thủy triều"]


@pytest.mark.parametrize("half", ["AM", "Morning", "MORNING SESSION"])
def test_the_half_of_a_day_in_a_column_of_sessions_may_be_english(read, half):
    draft = read(
        f"AGENDA\n15/10/2024\nSession\tTime\tTitle\tSpeaker\n{half}\t8:00\tOpening\tDr An\n"
        " \t8:30\tReport\tDr Binh\nPM\t13:30\tClosing\tDr An\n"
    )

    assert [session.name.upper() for session in draft.programme.sessions] == [half.upper(), "PM"]
