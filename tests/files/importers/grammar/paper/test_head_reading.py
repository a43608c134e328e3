"""What stands beside a line of the head."""

import pytest


@pytest.mark.parametrize(
    ("beside", "venues", "note"),
    [
        ("Địa điểm: Phòng Hội thảo 2", ["Phòng Hội thảo 2"], None),
        ("Venue: Hall A | Áo dài", ["Hall A"], "Áo dài"),
        ("120 đại biểu dự", [], "120 đại biểu dự"),
        ("Trang phục: áo dài", [], "Trang phục: áo dài"),
    ],
)
def test_what_stands_beside_the_day_is_kept(read, beside, venues, note):
    table = "Thời gian\tNội dung\n13h30 - 14h00\tĐón tiếp\n14h00 – 15h15\tBáo cáo"

    programme = read(f"Hội thảo\n- Chiều: Ngày 08/03/2025 | {beside}\n\n{table}\n").programme

    assert f"{programme.date}" == "2025-03-08"
    assert [venue.name for venue in programme.sessions[0].venues] == venues
    assert note is None or note in programme.notes
