"""Who acts in what stands beside or below him."""

import pytest

ACTS = ("Suy niệm", "Thánh ca 12: Ngợi ca", 'Giảng luận "Ánh sáng" (Giăng 8:1-12)', "Chúc phước")
WHO = ("Hội chúng", "Ban hát Thanh niên", "Mục sư Trần An", "ThS. Lê Bình")


@pytest.mark.parametrize("leader", [" ........ ", "......", " …… ", "…"])
def test_dots_lead_from_acts_that_nothing_counts_to_who_does_them(read, leader):
    first, *others = (f"{act}{leader}{who}" for act, who in zip(ACTS, WHO, strict=True))
    short = "Đọc Kinh Thánh đối đáp: Thi Thiên 100 . Hội chúng"
    told = "\n".join([first, short, *others])

    draft = read(f"CHƯƠNG TRÌNH THỜ PHƯỢNG\nChúa nhật 16/8/2026\n\n{told}\n\nTuần tới: Lễ mùa\n")

    acts = [(item.title, item.presenter.text) for item in draft.programme.items]
    assert acts == [
        (ACTS[0], WHO[0]),
        ("Đọc Kinh Thánh đối đáp: Thi Thiên 100", "Hội chúng"),
        *zip(ACTS[1:], WHO[1:], strict=True),
    ]
    assert {item.start for item in draft.programme.items} == {None}


def test_dots_that_leave_room_for_a_pen_lead_to_nobody(read):
    form = "Họ và tên ......... Giới tính\nĐịa chỉ ......... Điện thoại\nLớp ......... Trường\n"

    draft = read(f"HỘI THI\nNgày 16/8/2026\n1. Khai mạc\n2. Thi tài năng\n3. Bế mạc\n{form}")

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Thi tài năng", "Bế mạc"]
