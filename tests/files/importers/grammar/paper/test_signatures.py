"""A paper says where and when it was signed; an event says where it is held."""

from datetime import date

import pytest

from timekeeper.files.importers.grammar.paper.signatures import is_signature


def test_place_and_day_of_signing_are_told_from_a_weekday():
    assert is_signature("Hậu Giang, ngày 01 tháng 12 năm 2023")
    assert is_signature("Hội An, ngày 01 tháng 12 năm 2023")
    assert not is_signature("Thứ Tư, ngày 06/12/2023")


@pytest.mark.parametrize("event", ["Lễ ra quân", "Hội nghị tổng kết", "Họp báo", "Buổi họp lớp"])
def test_an_event_with_its_day_is_no_place_of_signing(event):
    assert not is_signature(f"{event}, ngày 06/12/2023")


@pytest.mark.parametrize(
    ("left_open", "signed"),
    [
        ("Hậu Giang, ngày    tháng    năm 2023", True),
        ("Hậu Giang, ngày … tháng … năm 2023", True),
        ("Vị Thanh, ngày .... tháng 12 năm 2023", True),
        ("Vị Thanh, ngày 06 tháng ... năm 20...", True),
        ("Các đồng chí, ngày mai họp tiếp", False),
        ("Thứ Tư, ngày tháng năm", False),
    ],
)
def test_a_place_of_signing_is_known_where_the_day_is_still_to_be_filled_in(left_open, signed):
    assert is_signature(left_open) is signed


def test_a_counted_act_with_a_day_is_no_signature(read):
    draft = read(
        "CHƯƠNG TRÌNH ĐẠI HỘI\nNgày 15/8/2026\n1. Chào cờ\n2. Báo cáo\n"
        "3. Trao Huy hiệu Đảng, ngày 2/9\n4. Bế mạc\n"
    )

    assert len(draft.programme.items) == 4


@pytest.mark.parametrize("number", ["Số: 12 /KH-ĐTN", "Số 12/KH-ĐTN", "Số:      /KH-ĐTN"])
@pytest.mark.parametrize("place", ["Tân An", "Phường 8"])
def test_a_paper_s_number_beside_the_place_leaves_the_day_that_of_signing(read, number, place):
    head = f"{number}       {place}, ngày 18 tháng 10 năm 2024\nCHƯƠNG TRÌNH\nĐại hội Đoàn\n"
    acts = "7h30 - 8h00: Đón đại biểu\n8h00 - 8h10: Chào cờ\n"
    alone = read(head + acts)
    told = read(f"{head}– Thời gian: 15 giờ 30 phút ngày 25/10/2024\n{acts}")

    assert alone.programme.date == date(2024, 10, 18)
    assert any("day of signing" in doubt.message for doubt in alone.doubts)
    assert told.programme.date == date(2024, 10, 25)
    assert told.programme.organisation.place == place
    assert not any(doubt.kind == "date" for doubt in told.doubts)


@pytest.mark.parametrize("thanks", ["", "Rất hân hạnh được đón tiếp!\n\n"])
@pytest.mark.parametrize("name", ["Lê Thị Bảy", "Đại đức Thích Minh An"])
def test_an_office_right_above_a_name_and_apart_from_the_acts_signs(read, thanks, name):
    draft = read(
        f"Lễ giỗ tổ\nNgày 15/8/2026\n8h00: Dâng hương\n9h00: Thụ lộc\n\n{thanks}"
        f"Trưởng ban Nghi lễ\n{name}\n\nXe đón tại chợ.\n"
    )

    assert [item.presenter for item in draft.programme.items] == [None, None]
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "left_out"] == [
        "Trưởng ban Nghi lễ"
    ]


def test_an_office_and_a_name_right_below_an_act_do_it(read):
    draft = read(
        "Lễ giỗ tổ\nNgày 15/8/2026\n8h00: Dâng hương\n9h00: Đọc văn tế\nTrưởng ban Nghi lễ\n"
        "Lê Thị Bảy\n"
    )

    assert draft.programme.items[-1].presenter is not None


def test_an_office_and_its_name_in_the_last_line_sign(read):
    acts = "5h30: Tập trung\n7h00: Lễ Phật\n9h00: Thuyết pháp\n13h00: Hồi hướng\n"
    draft = read(f"KẾ HOẠCH HÀNH HƯƠNG\n22/8/2026\n{acts}Trưởng ban: Thích Nữ Huệ An\n")

    assert [item.presenter for item in draft.programme.items] == [None] * 4
    assert "Trưởng ban: Thích Nữ Huệ An" in draft.programme.notes
