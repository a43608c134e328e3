"""What is asked of those who come, and who is listed, below the last act of a programme."""

import pytest

HEAD = "CHƯƠNG TRÌNH\nHội nghị lưu trữ\nNgày 19/9/2026\n"
DASHED = "- 8h00: Đón khách – Lễ tân\n- 8h20: Nêu lý do – Bà Mận\n- 9h30: Kết luận – Ông Ân\n"
COUNTED = "1. Đón khách – Lễ tân\n2. Nêu lý do – Bà Mận\n3. Kết luận – Ông Ân\n"
ROWS = (
    "Thời gian\tNội dung\tThực hiện\n8h00\tĐón khách\tLễ tân\n8h20\tNêu lý do\tBà Mận\n"
    "9h30\tKết luận\tÔng Ân\n"
)
ACTS = [("Đón khách", "Lễ tân"), ("Nêu lý do", "Bà Mận"), ("Kết luận", "Ông Ân")]


def acts(draft):
    return [(i.title, i.presenter and i.presenter.text) for i in draft.programme.items]


def left(draft):
    return [doubt.read for doubt in draft.doubts if doubt.kind == "left_out"]


@pytest.mark.parametrize("programme", [DASHED, DASHED.replace("- ", ""), COUNTED, ROWS])
@pytest.mark.parametrize(
    "asked", ["Một số yêu cầu đối với đại biểu:", "Đề nghị các đại biểu lưu ý:", "Yêu cầu:"]
)
@pytest.mark.parametrize("signs", [("1.", "2."), ("-", "-"), ("•", "•")])
def test_a_list_of_what_is_asked_below_the_last_act_is_left_out(read, programme, asked, signs):
    first, second = signs
    below = f"{first} Có mặt trước giờ khai mạc 15 phút.\n{second} Mang theo tài liệu.\n"

    draft = read(f"{HEAD}{programme}\n{asked}\n{below}")

    assert acts(draft) == ACTS
    assert left(draft) == [asked]
    assert len(draft.programme.sessions[0].parts) == 1


def test_what_is_asked_to_be_discussed_is_of_the_act_above(read):
    asked = "Đề nghị các đại biểu tập trung thảo luận:\n- Kho lưu trữ\n- Chỉnh lý tài liệu\n"

    draft = read(f"{HEAD}8h00: Đón khách\n8h30: Nêu lý do\n9h00: Thảo luận\n{asked}")

    assert left(draft) == []
    assert draft.programme.items[-1].title == "Thảo luận"
    assert "- Kho lưu trữ" in draft.programme.items[-1].notes


def test_acts_with_hours_below_what_is_asked_stay(read):
    asked = "Yêu cầu đối với đại biểu:\n- Mang theo tài liệu\n- Tắt điện thoại\n"

    draft = read(f"{HEAD}8h00: Đón khách\n8h30: Nêu lý do\n{asked}9h00: Thảo luận\n10h00: Bế mạc\n")

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Đón khách", "Nêu lý do", "Thảo luận", "Bế mạc"]


@pytest.mark.parametrize("programme", [DASHED, COUNTED, COUNTED.replace(" – ", " (5 phút) – ")])
@pytest.mark.parametrize("heading", ["Danh sách Đoàn Chủ tịch:", "Danh sách khách mời:"])
@pytest.mark.parametrize("signs", [("1.", "2."), ("-", "-")])
def test_a_list_of_people_below_the_last_act_is_left_out(read, programme, heading, signs):
    first, second = signs
    people = f"{first} Ông Trịnh Hoài An - Hiệu trưởng\n{second} Bà Tô Thị Mận - Phó Hiệu trưởng\n"

    draft = read(f"{HEAD}{programme}\n{heading}\n{people}")

    assert acts(draft) == ACTS
    assert left(draft) == [heading]
