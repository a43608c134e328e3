"""A word that can be only one has its own marks, and no other word is changed."""

import pytest

from timekeeper.files.importers.formats.pdf.scanning.mistaken import line_set_right


def line(seen):
    return " ".join(line_set_right(seen.split()))


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("Báo cáo kiếm điếm tập thế", "Báo cáo kiểm điểm tập thể"),
        ("Ban Tố chức", "Ban Tổ chức"),
        ("BAN TỐ CHỨC", "BAN TỔ CHỨC"),
        ("Tống kết, thấm tra", "Tổng kết, thẩm tra"),
        ("(Bí thư Đẳng ủy)", "(Bí thư Đảng ủy)"),
        ("Hướng dấn bỏ phiếu", "Hướng dẫn bỏ phiếu"),
        ("Ban cán sự đẳng UBND", "Ban cán sự đảng UBND"),
        ("trên toàn thế giới", "trên toàn thế giới"),
        ("vận động viên cao thế, tra cứu", "vận động viên cao thế, tra cứu"),
        ("Ông Nguyễn Thế Thao", "Ông Nguyễn Thế Thao"),
        ("cao đẳng, kiếm sống, tố cáo", "cao đẳng, kiếm sống, tố cáo"),
        ("kiếm, điểm danh", "kiếm, điểm danh"),
    ],
)
def test_letters_with_two_marks_are_told_by_the_compound_that_they_stand_in(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("II. THÀNH PHÂN", "II. THÀNH PHẦN"),
        ("Đia điểm: Hội trường B", "Địa điểm: Hội trường B"),
        ("- Thời gian: 8h00", "- Thời gian: 8h00"),
        ("THỜI GIẠN", "THỜI GIAN"),
        ("Thành phân hạt mịn", "Thành phân hạt mịn"),
    ],
)
def test_a_label_has_its_own_marks(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("Thú Ba 16/9", "Thứ Ba 16/9"),
        ("THỨ TỬ, NGẢY 17/9", "THỨ TƯ, NGẢY 17/9"),
        ("* Ngảy 17/9/2025", "* Ngày 17/9/2025"),
        ("NGẢY 5 tháng 9", "NGÀY 5 tháng 9"),
        ("Chú nhật", "Chủ nhật"),
        ("Thư từ bạn đọc", "Thư từ bạn đọc"),
        ("Ngay 10 phút đầu", "Ngay 10 phút đầu"),
    ],
)
def test_a_day_s_name_has_its_own_marks(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("Phát biếu khai mạc", "Phát biểu khai mạc"),
        ("8h00: Đón tiếp đại biếu, chào cờ", "8h00: Đón tiếp đại biểu, chào cờ"),
        ("Biếu quyết nghị quyêt", "Biểu quyết nghị quyết"),
        ("BẾ MẠC, KẾT LUÂN", "BẾ MẠC, KẾT LUẬN"),
        ("Bất đầu Kết thức", "Bắt đầu Kết thúc"),
        ("Buối sáng", "Buổi sáng"),
        ("BUÔI CHIỀU", "BUỔI CHIỀU"),
        ("Trồng bưởi, buối chiếu phim", "Trồng bưởi, buối chiếu phim"),
        ("Hội nghỉ 15 phút", "Hội nghỉ 15 phút"),
        ("Dự báo cao hơn, trao quà biếu đại biểu", "Dự báo cao hơn, trao quà biếu đại biểu"),
        ("Trao tiêu, biếu quà", "Trao tiêu, biếu quà"),
    ],
)
def test_of_two_words_that_belong_together_one_tone_is_set_right(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("PHIEN 2: THỊ TRƯỜNG", "PHIÊN 2: THỊ TRƯỜNG"),
        ("PHIEN TOÀN THỂ", "PHIÊN TOÀN THỂ"),
        ("Phien 1", "Phiên 1"),
        ("BUOI II", "BUỔI II"),
        ("PHẢN 1. NGHI LỄ", "PHẦN 1. NGHI LỄ"),
        ("PHAN THỨ NHẤT", "PHẦN THỨ NHẤT"),
        ("NGAY 2:", "NGÀY 2:"),
        ("CHUONG TRINH", "CHƯƠNG TRÌNH"),
        ("PHAN VĂN HAI", "PHAN VĂN HAI"),
        ("Phan Ích", "Phan Ích"),
        ("Ngay 1 giờ sau", "Ngay 1 giờ sau"),
        ("NGAY SAU ĐÓ", "NGAY SAU ĐÓ"),
    ],
)
def test_a_heading_s_word_has_its_marks_however_they_were_seen(seen, right):
    assert line(seen) == right


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("Ông Bũi Hữu Lợi", "Ông Bùi Hữu Lợi"),
        ("Chủ trì: TS. Trấn Thị Hồng, Viện trưởng", "Chủ trì: TS. Trần Thị Hồng, Viện trưởng"),
        ("Đồng chí Nguyên Văn An", "Đồng chí Nguyễn Văn An"),
        ("Bà Lễ Tân", "Bà Lễ Tân"),
        ("Bà Lệ, Phó Chủ tịch", "Bà Lệ, Phó Chủ tịch"),
        ("Ông Vừ Bá Tùng", "Ông Vừ Bá Tùng"),
        ("Thung lũng Trấn Yên Bái", "Thung lũng Trấn Yên Bái"),
    ],
)
def test_a_surname_behind_a_title_has_its_marks_however_they_were_seen(seen, right):
    assert line(seen) == right
