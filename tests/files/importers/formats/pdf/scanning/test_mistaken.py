"""What a recogniser mistakes by kind is set right, and nothing else is changed."""

import pytest

from timekeeper.files.importers.formats.pdf.scanning.mistaken import (
    apart,
    is_speck,
    lacks_arrow,
    line_set_right,
    perhaps_figures,
    set_right,
)


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("8hOO", "8h00"), ("1Oh3O", "10h30"), ("7h3O:", "7h30:"), ("l3h3o,", "13h30,"),
        ("(Bh3O", "(8h30"), ("l1:4S", "11:45"), ("9gOO", "9g00"), ("8h00—8h10", "8h00-8h10"),
        ("8hO0-8h1S:", "8h00-8h15:"), ("7h30~8h00", "7h30-8h00"), ("1Oh", "10h"),
        ("8h1õ", "8h15"), ("ỗh3ỗ", "5h35"), ("1lam-12pm:", "11am-12pm:"),
    ],
)  # fmt: skip
def test_letters_in_an_hour_are_its_figures(seen, right):
    assert set_right(seen, "-", "Khai") == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("l2/1O/2O24", "12/10/2024"),
        ("3/9,", "3/9,"),
        ("2O25.", "2025."),
        ("O5", "05"),
        ("1Š", "15"),
        ("1l", "11"),
    ],
)
def test_letters_in_a_date_or_a_number_are_its_figures(seen, right):
    assert set_right(seen, "ngày", "tại") == right


def test_before_hours_and_minutes_letters_are_figures():
    assert set_right("OO", "giờ", "phút,") == "00"
    assert set_right("B", "Đúng", "giờ") == "8"


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("§. Từ 14 giờ 00: Thảo luận", "8. Từ 14 giờ 00: Thảo luận"),
        ("§. 14:00 - 15:30: Thảo luận", "8. 14:00 - 15:30: Thảo luận"),
        ("§) Bế mạc", "8) Bế mạc"),
        ("1§. Bế mạc", "18. Bế mạc"),
        ("Kỳ họp thứ § Hội đồng", "Kỳ họp thứ 8 Hội đồng"),
        ("theo § 5 của Luật", "theo § 5 của Luật"),
        ("theo §§ 5 và 6", "theo §§ 5 và 6"),
    ],
)
def test_an_eight_that_was_seen_as_the_sign_of_a_law_s_section_is_an_eight(line, right):
    assert " ".join(line_set_right(line.split())) == right


@pytest.mark.parametrize(
    ("word", "after", "parts"),
    [
        ("nữ-", "Đoàn", ["nữ", "-"]),
        ("lao–", "văn", ["lao", "–"]),
        ("(sáng)-", "Phòng", ["(sáng)", "-"]),
        ("trực-", "", ["trực-"]),
        ("Nội-Huế", "và", ["Nội-Huế"]),
        ("2025-", "2030", ["2025-"]),
        ("-", "Đoàn", ["-"]),
    ],
)
def test_a_dash_that_touches_the_word_before_it_stands_by_itself(word, after, parts):
    assert apart(word, after) == parts


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Vănphòng", ["Văn", "phòng"]),
        ("(Bíthư)", ["(Bí", "thư)"]),
        ("THỨHAI:", ["THỨ", "HAI:"]),
        ("THƯHAI:", ["THƯ", "HAI:"]),
        ("Thuba", ["Thu", "ba"]),
        ("Khánh", ["Khánh"]),
        ("Online", ["Online"]),
    ],
)
def test_the_words_of_a_compound_are_parted(word, parts):
    assert apart(word) == parts


def test_the_count_of_a_heading_has_its_mark():
    right = line_set_right(["NGÀY", "THƯ", "HAI:", "06/11/2026"])
    assert right == ["NGÀY", "THỨ", "HAI:", "06/11/2026"]
    assert line_set_right(["Ngày", "thu", "hai", "quả"]) == ["Ngày", "thu", "hai", "quả"]


def test_a_ruling_beside_a_clock_is_no_bracket():
    assert " ".join(line_set_right(["15g00", "-", "16g15]"])) == "15g00 - 16g15"
    assert " ".join(line_set_right(["Phòng", "[12]"])) == "Phòng [12]"


@pytest.mark.parametrize("dash", ["—", "—-", "~", "--", "¬", "_"])
def test_a_dash_alone_is_a_plain_one(dash):
    assert set_right(dash, "8h00", "8h30") == "-"


def test_a_sign_at_the_margin_is_a_bullet():
    assert [set_right(sign, None, "Chào") for sign in "«e°"] == ["•", "•", "•"]
    assert set_right("«", "Chào", "cờ") == "«"


@pytest.mark.parametrize(("seen", "right"), [("*'", "*"), ("'•", "•"), ("+.", "+"), ("*", "*")])
def test_a_bullet_has_no_specks_beside_it(seen, right):
    assert set_right(seen, None, "Ngày") == right
    assert set_right("*'", "a", "b") == "*'"


@pytest.mark.parametrize(
    ("seen", "right"), [("Iượng", "lượng"), ("Iễ,", "lễ,"), ("toIal", "tolal"), ("Iại", "lại")]
)
def test_an_i_where_none_can_stand_is_an_l(seen, right):
    assert set_right(seen, "Thời", None) == right


@pytest.mark.parametrize(
    "word",
    [
        "8h00", "II.", "I.1", "Internet", "In", "Ích", "B2", "A1/B2", "OCOP", "Sở", "SỞ", "ĐIỂN",
        "KIỆN", "Số", "lO", "Z", "I", "l", "B/99", "S.1", "24/7", "CO2", "–", "38h75", "oh", "3B",
    ],
)  # fmt: skip
def test_another_word_is_as_it_was_recognised(word):
    assert set_right(word, "a", "b") == word


def test_signs_without_a_letter_may_be_specks_but_no_dash_or_bullet_is():
    assert all(map(is_speck, ("..", "'", "»;", "\\")))
    assert not any(map(is_speck, ("-", "—-", "+", "*", "•", "7", "a.", "(")))


@pytest.mark.parametrize(
    ("seen", "parts"),
    [
        ("mạc8h10-8h20", ["mạc", "8h10-8h20"]),
        ("13:00-13:10EN", ["13:00-13:10", "EN"]),
        ("ca§h00-8h10", ["ca", "§h00-8h10"]),
        ("10h1510h45", ["10h15", "10h45"]),
        ("13h30BTC-Ban", ["13h30", "BTC-Ban"]),
        ("2002-20058h20-8h30", ["2002-2005", "8h20-8h30"]),
        ("NGÀY2", ["NGÀY", "2"]),
        ("Tuần12:", ["Tuần", "12:"]),
    ],
)
def test_a_clock_that_touches_a_word_stands_beside_it(seen, parts):
    assert apart(seen) == parts


@pytest.mark.parametrize(
    ("seen", "after", "parts"),
    [
        ("dân08", "giờ", ["dân", "08"]),
        ("dân08", "ngày", ["dân08"]),
        ("năm5", "phút)", ["năm", "5"]),
        ("08", "giờ", ["08"]),
        ("(08", "giờ", ["(08"]),
    ],
)
def test_hours_that_touch_a_word_stand_beside_it_before_their_name(seen, after, parts):
    assert apart(seen, after) == parts


@pytest.mark.parametrize("word", ["7h30-8h00", "9h30p", "T7", "(8h00", "22/11/2024", "8h00:"])
def test_what_belongs_to_a_clock_stays_with_it(word):
    assert apart(word) == [word]


def line(text):
    return " ".join(line_set_right(text.split()))


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("L. THỜI GIAN", "I. THỜI GIAN"),
        ("IL. NỘI DUNG", "II. NỘI DUNG"),
        ("VIL) Bế mạc", "VII) Bế mạc"),
        ("lII. CHƯƠNG TRÌNH", "III. CHƯƠNG TRÌNH"),
        ("H PHẦN CHÍNH", "II PHẦN CHÍNH"),
        ("1 PHẦN NGHI THỨC", "I PHẦN NGHI THỨC"),
        ("5, Bế mạc", "5. Bế mạc"),
        ("l. Chào cờ", "l. Chào cờ"),
        ("H. Phú Vang", "H. Phú Vang"),
        ("5, 6 và 7", "5, 6 và 7"),
    ],
)
def test_what_counts_a_line_is_no_letter_that_looks_like_it(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("Chào cờ (5”)", "Chào cờ (5’)"),
        ("7 giờ 30”, nghe báo cáo", "7 giờ 30’, nghe báo cáo"),
        ('Thảo luận 15"', "Thảo luận 15’"),
        ("7 giờ 30°, họp", "7 giờ 30’, họp"),
        ("“Nghị quyết số 57” và", "“Nghị quyết số 57” và"),
        ('"Nghị quyết 57", họp', '"Nghị quyết 57", họp'),
    ],
)
def test_minutes_have_their_mark_where_no_quotation_ends(seen, right):
    assert line(seen) == right


def test_a_letter_of_another_alphabet_and_a_mark_before_a_clock_are_no_matter():
    assert line("Bế mạc - Ð/c An _9h-9h10 .8h30") == "Bế mạc - Đ/c An 9h-9h10 8h30"
    assert line("3.8h35 - 9h30: Họp") == "3.8h35 - 9h30: Họp"


@pytest.mark.parametrize(
    ("seen", "parts"),
    [
        ("Thờigian:", ["Thời", "gian:"]),
        ("(Nộidung)", ["(Nội", "dung)"]),
        ("ĐỊAĐIỂM", ["ĐỊA", "ĐIỂM"]),
        ("Nơinhận:", ["Nơi", "nhận:"]),
        ("Thờigianh", ["Thờigianh"]),
    ],
)
def test_the_words_of_a_label_may_touch(seen, parts):
    assert apart(seen) == parts


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("~21h: Lễ cáo yết", "- 21h: Lễ cáo yết"),
        ("ñ T7 06/06", "• T7 06/06"),
        ("I T7 06/06", "• T7 06/06"),
        ("l Thứ Bảy 06/06", "• Thứ Bảy 06/06"),
        ("8:10-8:20_ Khai mạc", "8:10-8:20 Khai mạc"),
        ("9:20 - 9:40. Khai mạc", "9:20 - 9:40 Khai mạc"),
        ("Họp lúc 9:40. Khai mạc", "Họp lúc 9:40. Khai mạc"),
    ],
)
def test_signs_that_touch_a_clock_or_begin_a_line_are_what_they_look_like(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("Ngày 3 tháng 9 năm 3025", "2025"),
        ("ngày 16/8/9026", "16/8/2026"),
        ("12/10/202_", "12/10/202"),
        ("- §h00", "8h00"),
        ("- 9hóo", "9h00"),
        ("- 9g5ã", "9g55"),
        ("8 giờ 0đ", "05"),
        ("9 giờ 40 -9_", "-9"),
        ("§8g15", "8g15"),
        ("08h10 – 08h50|", "08h50"),
        ("(13 giờ 45)|", "45)"),
    ],
)
def test_letters_with_marks_are_figures_and_a_century_is_this_one(seen, right):
    assert line_set_right(seen.split())[-1] == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("§.15 - 9.00: Thi", "8.15 - 9.00: Thi"),
        ("11.00 - 11,20: Thi", "11.00 - 11.20: Thi"),
        ("2. (8.00 - 8.3õ) Thi", "2. (8.00 - 8.35) Thi"),
        ("§h45-9h:Tặng quà", "8h45-9h:Tặng quà"),
        ("- 930: Trao giải", "- 9h30: Trao giải"),
        ("930 trở đi: Liên hoan", "9h30 trở đi: Liên hoan"),
        ("Từ 930 - 10h00 Liên hoan", "Từ 9h30 - 10h00 Liên hoan"),
        ("- Th5: Diễn văn", "- 7h5: Diễn văn"),
        ("Th30 - 8h00 Diễn văn", "7h30 - 8h00 Diễn văn"),
        ("Ilhl5- 11h35 Kết luận", "11h15- 11h35 Kết luận"),
        ("-l6h: Lễ yên vị", "-16h: Lễ yên vị"),
        ("- **§h50 - 9h3O:** Họp", "- **8h50 - 9h30:** Họp"),
        ("Th12 năm 2025", "Th12 năm 2025"),
        ("1,50 - 2,00 tỷ đồng", "1,50 - 2,00 tỷ đồng"),
        ("3.95 - 4,20 tỷ đồng", "3.95 - 4,20 tỷ đồng"),
        ("- 930 đại biểu", "- 930 đại biểu"),
        ("Khen thưởng 930: Nam", "Khen thưởng 930: Nam"),
    ],
)
def test_a_clock_that_begins_a_line_has_its_figures_and_its_sign(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("Bế mạc (5 phúU - An", "Bế mạc (5 phút) - An"),
        ("Bế mạc (5 phủt) - An", "Bế mạc (5 phút) - An"),
        ("Bế mạc (5 phút - An)", "Bế mạc (5 phút - An)"),
        ("Trao 5 phúc lợi", "Trao 5 phúc lợi"),
        ("5 phụ nữ", "5 phụ nữ"),
    ],
)
def test_minutes_behind_a_number_are_minutes(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("14 giồ 00", "14 giờ 00"),
        ("14giò00 - 14giồ 30", "14giờ00 - 14giờ 30"),
        ("Ngày 21 thắng 5 nắm 2025", "Ngày 21 tháng 5 năm 2025"),
        ("NGÀY 21 THÁNG 5 NẮM 2025", "NGÀY 21 THÁNG 5 NĂM 2025"),
        ("Bí thư Nam 2025", "Bí thư Nam 2025"),
        ("", ""),
        ("5 nắm đất", "5 nắm đất"),
    ],
)
def test_between_figures_the_words_of_hours_and_dates_have_their_own_marks(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("text", "may_be"),
    [("§g15", True), ("14h4ã", True), ("8g15:", True), ("Quý3", False), ("Ban", False)],
)
def test_a_word_of_figures_with_few_other_signs_may_be_a_clock(text, may_be):
    assert perhaps_figures(text) == may_be


@pytest.mark.parametrize(
    ("seen", "right"), [("1Á giờ 00", "14"), ("`5, Phát biểu", "5."), ("1IL THÀNH PHẦN", "II.")]
)
def test_what_a_line_begins_with_is_a_number(seen, right):
    assert line_set_right(seen.split())[0] == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("kiểm phiếu Đực Bí thư Tỉnh ủy", "kiểm phiếu Đ/c Bí thư Tỉnh ủy"),
        ("Bế mạc (Đức Trần Quốc Bảo)", "Bế mạc (Đ/c Trần Quốc Bảo)"),
        ("Ông Lê Văn Đức Trưởng ban", "Ông Lê Văn Đức Trưởng ban"),
        ("khách từ Đức Thắng", "khách từ Đức Thắng"),
    ],
)
def test_a_comrade_is_no_name(seen, right):
    assert " ".join(line_set_right(seen.split())) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("- #9 giờ 30 đến 10 giờ 30**: Lễ", "- **9 giờ 30 đến 10 giờ 30**: Lễ"),
        ("- #F10:10 - 11:10**: Lễ", "- **10:10 - 11:10**: Lễ"),
        ("*8h45 - 9h25**: Lễ", "**8h45 - 9h25**: Lễ"),
        ("*8h45 - 9h25: **Lễ**", "*8h45 - 9h25: **Lễ**"),
        ("#8 Lễ", "#8 Lễ"),
    ],
)
def test_stars_that_end_behind_a_clock_begin_before_it(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("13. h35 - 14, h05: Lễ", "13 h35 - 14 h05: Lễ"),
        ("13. Hội thi", "13. Hội thi"),
        ("2. 8h00 Lễ", "2. 8h00 Lễ"),
        ("Lễ (30))", "Lễ (30’)"),
        ("Lễ (xem (30))", "Lễ (xem (30))"),
        ("Lễ (35’)|", "Lễ (35’)"),
    ],
)
def test_what_white_a_bracket_or_a_ruling_makes_of_times_is_set_right(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("2 8.40 - 9.25 | Lễ |", "2 | 8.40 - 9.25 | Lễ |"),
        ("3 19.25 - 9.30 | Lễ |", "3 | 9.25 - 9.30 | Lễ |"),
        ("7 110:45 - 11:30 | Lễ |", "7 | 10:45 - 11:30 | Lễ |"),
        ("4 10h00 - 10h45 | Lễ |", "4 | 10h00 - 10h45 | Lễ |"),
        ("5 19.25 - 9.20 | Lễ |", "5 19.25 - 9.20 | Lễ |"),
        ("2 8.40 - 9.25 Lễ", "2 8.40 - 9.25 Lễ"),
    ],
)
def test_a_stroke_behind_a_row_s_number_is_no_figure(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("8h00 + 8h05", "8h00 - 8h05"),
        ("13g30+13g45: Lễ", "13g30-13g45: Lễ"),
        ("15h30~+16h20 Lễ", "15h30-16h20 Lễ"),
        ("1 113g30+13g45 | Lễ", "1 | 13g30-13g45 | Lễ"),
        ("Chào cờ 13:30 +", "Chào cờ 13:30 -"),
        ("+ 14:25", "- 14:25"),
        ("+ 14:25: Báo cáo", "+ 14:25: Báo cáo"),
        ("Tổ 2 + 3 tiết", "Tổ 2 + 3 tiết"),
        ("lúc 8h00 + ăn trưa", "lúc 8h00 + ăn trưa"),
    ],
)
def test_the_sign_of_division_between_clocks_is_that_of_a_range(seen, right):
    assert line(seen) == right


def test_a_letter_before_a_clock_at_the_margin_is_a_bullet():
    assert line("s 9h30 - 10h00: Bầu") == "• 9h30 - 10h00: Bầu"
    assert line("s Bầu") == "s Bầu"


@pytest.mark.parametrize(("seen", "right"), [("AM_", "AM"), ("MC__", "MC"), ("__", "-")])
def test_what_is_seen_below_a_word_s_end_is_none_of_it(seen, right):
    assert set_right(seen, "9:00", "Lễ") == right


@pytest.mark.parametrize(
    ("one", "other", "lacks"),
    [
        ("8h00", "8h30:", True), ("08:00", "9:30:", True), ("8h00", "8h30", False),
        ("8h30", "8h00:", False), ("Lúc", "8h00:", False),
    ],
)  # fmt: skip
def test_between_two_clocks_before_a_colon_an_arrow_was_not_seen(one, other, lacks):
    assert lacks_arrow(one, other) == lacks


def test_a_heading_s_word_is_parted_from_its_number_though_its_marks_were_not_seen():
    assert [apart(word) for word in ("PHIEN2:", "NGAY3")] == [["PHIEN", "2:"], ["NGAY", "3"]]
