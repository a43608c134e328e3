"""Lines that head others and are no acts themselves."""

import pytest


def titles(draft):
    return [item.title for item in draft.programme.items]


@pytest.mark.parametrize("head", ["B) CHƯƠNG TRÌNH HỘI THI (dự kiến)", "B. CHƯƠNG TRÌNH HỘI THI"])
@pytest.mark.parametrize("above", ["A) ĐỐI TƯỢNG: Học sinh lớp 6", "A) THÔNG TIN CHUNG\nTại Huế"])
@pytest.mark.parametrize(
    "below",
    [
        "Sáng\n8h00 Khai mạc\n8h30 Thi\nChiều\n14h00 Trao giải\n",
        "Ngày 15/10/2024\n8h00 Khai mạc\n8h30 Thi\nNgày 16/10/2024\n14h00 Trao giải\n",
    ],
)
def test_a_lettered_programme_is_no_act_above_days_and_their_halves(read, head, above, below):
    draft = read(f"THÔNG BÁO HỘI THI\nNgày 15/10/2024\n{above}\n{head}\n{below}")

    assert titles(draft) == ["Khai mạc", "Thi", "Trao giải"]
    assert any(head in note for note in draft.programme.notes)
    assert not any(session.attendees[1:] for session in draft.programme.sessions)


def test_a_lettered_programme_with_its_own_hours_heads_what_is_counted_below_it(read):
    draft = read(
        "ĐẠI HỘI CHI BỘ\nNgày 15/9/2024\nB) CHƯƠNG TRÌNH ĐẠI HỘI (8h00 - 11h00)\n"
        "1. Chào cờ\n2. Diễn văn\n"
    )

    assert titles(draft) == ["Chào cờ", "Diễn văn"]
