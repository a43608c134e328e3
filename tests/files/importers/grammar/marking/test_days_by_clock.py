"""Days that the clock tells: it goes back where a new one begins."""

from datetime import date, time

import pytest

from tests.files.importers.grammar.marking.acts_on_days import acts

EVE, RACE = date(2027, 10, 12), date(2027, 10, 13)


@pytest.mark.parametrize("morning", ["", "08h00: Phát số\n"])
@pytest.mark.parametrize("head", ["Ngày {}/10/2027", "Thứ {}, {}/10/2027:", "{}/10/2027"])
def test_hours_after_midnight_are_the_next_day_s_which_goes_on_below_them(read, morning, head):
    eve, race = (
        head.format(*([name, n][-head.count("{}") :])) for name, n in (("Ba", 12), ("Tư", 13))
    )
    draft = read(
        f"GIẢI CHẠY ĐÊM\n{eve}\n{morning}19h00: Văn nghệ\n22h00: Xuất phát\n02:00: Đóng đường\n"
        f"05:00: Xuất phát 10km\n{race}\n08:00: Trao giải\n"
    )

    told = [(EVE, time(8), "Phát số")] if morning else []
    assert acts(draft) == [
        *told,
        (EVE, time(19), "Văn nghệ"),
        (EVE, time(22), "Xuất phát"),
        (RACE, time(2), "Đóng đường"),
        (RACE, time(5), "Xuất phát 10km"),
        (RACE, time(8), "Trao giải"),
    ]
    assert len(draft.programme.sessions) == 2
    assert {doubt.kind for doubt in draft.doubts} <= {"no_length", "gap"}


@pytest.mark.parametrize(
    "lines",
    [
        "19h00: Văn nghệ\n00h30: Kết thúc\nNgày 13/10/2027\n08:00: Trao giải\n",
        "19h00: Văn nghệ\n09:00: Kết thúc\nNgày 13/10/2027\n08:00: Trao giải\n",
        "10h00: Văn nghệ\n07:00: Kết thúc\nNgày 13/10/2027\n08:00: Trao giải\n",
        "19h00: Văn nghệ\n05:00: Kết thúc\nNgày 15/10/2027\n08:00: Trao giải\n",
    ],
)
def test_what_ends_an_evening_or_is_no_night_before_that_day_stays(read, lines):
    draft = read(f"GIẢI CHẠY ĐÊM\nNgày 12/10/2027\n{lines}")

    assert [len(session.items) for session in draft.programme.sessions] == [2, 1]


@pytest.mark.parametrize(
    "after", ["05:00 hôm sau: Về đích", "05:00: Về đích (hôm sau)", "05h00 (sáng hôm sau): Về đích"]
)
def test_what_is_on_the_day_after_begins_that_day(read, after):
    draft = read(
        f"GIẢI CHẠY ĐÊM\nNgày 12/10/2027\n19h00: Văn nghệ\n22h00: Xuất phát\n{after}\n"
        "08:00: Trao giải\n"
    )

    assert acts(draft) == [
        (EVE, time(19), "Văn nghệ"),
        (EVE, time(22), "Xuất phát"),
        (RACE, time(5), "Về đích"),
        (RACE, time(8), "Trao giải"),
    ]


def test_the_day_after_no_day_that_is_told_stays_in_its_title(read):
    draft = read("GIẢI CHẠY\n19h00: Văn nghệ\n05:00 hôm sau: Về đích\n")

    assert "hôm sau" in draft.programme.items[1].title


@pytest.mark.parametrize(
    ("afternoon", "morning"),
    [("Chiều cùng ngày", "Sáng hôm sau"), ("Buổi chiều cùng ngày:", "Sáng ngày hôm sau:")],
)
@pytest.mark.parametrize("sign", ["- ", "8h00: "])
def test_halves_of_the_same_day_and_of_the_next_head_their_acts(read, afternoon, morning, sign):
    later = sign.replace("8", "14")
    draft = read(
        f"HỘI THI\nSáng 12/10/2027\n{sign}Khai mạc\n{afternoon}\n{later}Thi\n"
        f"{morning}\n{sign}Bế mạc\n"
    )

    assert [(day, title) for day, _start, title in acts(draft)] == [
        (EVE, "Khai mạc"),
        (EVE, "Thi"),
        (RACE, "Bế mạc"),
    ]
    assert len(draft.programme.sessions) == 3


@pytest.mark.parametrize(
    "told", ["Từ ngày 12/10/2027 đến 13/10/2027", "Thời gian: 7h00 ngày 12/10 đến 13/10/2027"]
)
@pytest.mark.parametrize(
    ("first", "second"), [("14h00", "8h00"), ("22h00", "02h00"), ("17h00", "7h30")]
)
@pytest.mark.parametrize("half", ["", "BUỔI SÁNG\n"])
def test_the_clock_goes_back_where_the_second_of_two_days_begins(read, told, first, second, half):
    draft = read(
        f"HỘI THI\n{told}\n9h00: Khai mạc\n{first}: Thi\n{half}{second}: Chung kết\n10h00: Bế mạc\n"
    )

    assert [(day, title) for day, _start, title in acts(draft)] == [
        (EVE, "Khai mạc"),
        (EVE, "Thi"),
        (RACE, "Chung kết"),
        (RACE, "Bế mạc"),
    ]
    assert "backwards" not in {doubt.kind for doubt in draft.doubts}


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("Từ ngày 12/10/2027 đến 14/10/2027", ("9h00", "14h00", "8h00")),
        ("Từ ngày 12/10/2027 đến 13/10/2027", ("9h00", "11h00", "2h10")),
        ("Ngày 12/10/2027", ("9h00", "14h00", "8h00")),
    ],
)
def test_a_clock_that_goes_back_otherwise_is_doubted(read, told, hours):
    acts_at = "".join(f"{hour}: Việc {n}\n" for n, hour in enumerate(hours))
    draft = read(f"HỘI THI\n{told}\n{acts_at}")

    assert len(draft.programme.sessions) == 1
    assert {"backwards", "afternoon"} & {doubt.kind for doubt in draft.doubts}
