from datetime import time, timedelta

import pytest

from timekeeper.core.programme import Presenter
from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.names import names_place, presenter_from
from timekeeper.files.importers.grammar.presenters.marks import ItemTitle
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.grammar.times.when import When
from timekeeper.files.importers.original import Place, Row
from timekeeper.files.importers.reading import draft_of


@pytest.mark.parametrize(
    ("text", "title", "presenter"),
    [
        ("Khai mạc (Ban Tổ chức).", "Khai mạc", "Ban Tổ chức"),
        ("Báo cáo kiểm tra: Đ/c Hứa Văn Kiên", "Báo cáo kiểm tra", "Đ/c Hứa Văn Kiên"),
        ("Kiểm tra quân số (Tiểu đoàn phó)", "Kiểm tra quân số", "Tiểu đoàn phó"),
        ("Nêu lý do (Chính trị viên phó)", "Nêu lý do", "Chính trị viên phó"),
        ("Giao ban toàn viện - GĐ chủ trì", "Giao ban toàn viện", "GĐ"),
        ("Đón tiếp - Khởi động (Ca đoàn Bến Xưa)", "Đón tiếp - Khởi động", "Ca đoàn Bến Xưa"),
        ("Opening [Chair: Dr John Smith]", "Opening", "Dr John Smith"),
        ("Báo cáo [Trình bày: đ/c An]", "Báo cáo", "đ/c An"),
        ("Khai mạc (Phát biểu: đ/c An)", "Khai mạc", "đ/c An"),
        ("Ý kiến (Tham luận: đại diện các xã)", "Ý kiến", "đại diện các xã"),
        ("Khai mạc (đồng chí Bí thư).", "Khai mạc", "đồng chí Bí thư"),
        ("Khai mạc (Ban Tổ chức) (05p)", "Khai mạc", "Ban Tổ chức"),
        ("Khai mạc (05p) (Ban Tổ chức)", "Khai mạc", "Ban Tổ chức"),
        ("Phát biểu (nếu có) (Sở Y tế).", "Phát biểu (nếu có)", "Sở Y tế"),
        ("Hát (Trần Văn Bình)", "Hát", "Trần Văn Bình"),
        ("Diễn văn (lãnh đạo tỉnh)", "Diễn văn", "lãnh đạo tỉnh"),
        ("Báo cáo (Công ty A (Hà Nội))", "Báo cáo", "Công ty A (Hà Nội)"),
        ("Báo cáo - Đồng chí Trần Văn Bình", "Báo cáo", "Đồng chí Trần Văn Bình"),
        ("Báo cáo: đồng chí Trần Văn Bình", "Báo cáo", "đồng chí Trần Văn Bình"),
        ("Báo cáo – Sở Tài chính", "Báo cáo", "Sở Tài chính"),
        ("Phát biểu của Chủ Đất", "Phát biểu của Chủ Đất", "Chủ Đất"),
        ("Cảm tưởng của quan khách", "Cảm tưởng của quan khách", "quan khách"),
        ("Hát - Nguyễn Đức Ánh", "Hát", "Nguyễn Đức Ánh"),
        ("Hát - Thái Bình Minh", "Hát", "Thái Bình Minh"),
        ("Tìm hiểu sứ điệp : Cha Dom. Mai Văn An.", "Tìm hiểu sứ điệp", "Cha Dom. Mai Văn An"),
        ("Giảng: Đức Cha Chính", "Giảng", "Đức Cha Chính"),
        ("Hát (Bạch Yến và Thu Hà)", "Hát", "Bạch Yến và Thu Hà"),
        ("Diễn nguyện do Nhịp Sống Trẻ điều hợp.", "Diễn nguyện", "Nhịp Sống Trẻ"),
        ("Cầu nguyện do Phong Trào An Hòa.", "Cầu nguyện", "Phong Trào An Hòa"),
        ("Ban Tổ chức công bố kết quả", "Ban Tổ chức công bố kết quả", "Ban Tổ chức"),
        ("Bế mạc (Sở Y tế)./.", "Bế mạc", "Sở Y tế"),
        ("Tham luận (xã Bình An)", "Tham luận", "xã Bình An"),
        ("Trình bày dự thảo (Đơn vị tư vấn)", "Trình bày dự thảo", "Đơn vị tư vấn"),
        ("Group exercise (Facilitators)", "Group exercise", "Facilitators"),
        ("Trao giải (Nhà tài trợ)", "Trao giải", "Nhà tài trợ"),
        ("Thăm trường bản - Chỉ huy đồn", "Thăm trường bản", "Chỉ huy đồn"),
        ("Bầu Ban Chấp hành khóa V - Tổ bầu cử", "Bầu Ban Chấp hành khóa V", "Tổ bầu cử"),
        ("Đọc diễn văn, đồng chí Chủ tịch xã.", "Đọc diễn văn", "đồng chí Chủ tịch xã"),
        ("Kiểm tra hồ sơ (UBND xã Bình An)", "Kiểm tra hồ sơ", "UBND xã Bình An"),
        (
            "Kiện toàn Ban Chấp hành khóa XIV: Sở Y tế",
            "Kiện toàn Ban Chấp hành khóa XIV",
            "Sở Y tế",
        ),
        ("Quán triệt Nghị quyết: Báo cáo viên tỉnh", "Quán triệt Nghị quyết", "Báo cáo viên tỉnh"),
        ("Session 1: Remote sensing (Chair: Dr. An)", "Session 1: Remote sensing", "Dr. An"),
        ("Báo cáo - Ban Quản lý dự án 2", "Báo cáo", "Ban Quản lý dự án 2"),
    ],
)
def test_the_presenter_is_found(text, title, presenter):
    heading = read_title(text)

    assert heading.title == title
    assert heading.presenter is not None
    assert heading.presenter.text == presenter


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bế mạc (Chào cờ)", "Bế mạc (Chào cờ)"),
        ("Nghi lễ (Quốc ca, Đoàn ca)", "Nghi lễ (Quốc ca, Đoàn ca)"),
        ("Bầu cử (Mẫu 01/BH)", "Bầu cử (Mẫu 01/BH)"),
        ("Nghiên cứu (05 văn bản)", "Nghiên cứu (05 văn bản)"),
        ("Thảo luận (30 phút)", "Thảo luận"),
        ("Chào cờ - Quốc ca", "Chào cờ - Quốc ca"),
        ("Nghỉ giải lao – Chụp ảnh", "Nghỉ giải lao – Chụp ảnh"),
        ("Hội nghị thông qua Nghị quyết", "Hội nghị thông qua Nghị quyết"),
        ("Báo cáo thông qua quy chế", "Báo cáo thông qua quy chế"),
        ("Hỏi đáp ...", "Hỏi đáp ..."),
        ("Rước lửa (Địa điểm: Sân đình)", "Rước lửa (Địa điểm: Sân đình)"),
        ("Gặp mặt (tại Hội trường A)", "Gặp mặt (tại Hội trường A)"),
        ("Tiệc tối (Welcome Dinner)", "Tiệc tối (Welcome Dinner)"),
        ("Giải lao (Coffee Break)", "Giải lao (Coffee Break)"),
        ("Lễ Tạ ơn tại chùa Bà Bụt", "Lễ Tạ ơn tại chùa Bà Bụt"),
        ("Rước kiệu qua cầu Ông Cọp", "Rước kiệu qua cầu Ông Cọp"),
        ("Khảo sát mô hình lúa - tôm (xã Bình An)", "Khảo sát mô hình lúa - tôm (xã Bình An)"),
        ("Giám sát cấp nước - Xã Bình An", "Giám sát cấp nước - Xã Bình An"),
        ("Tham luận của 3 đơn vị", "Tham luận của 3 đơn vị"),
        ("Họp tại 32 Lê Văn Hưu – Hà Nội", "Họp tại 32 Lê Văn Hưu – Hà Nội"),
        ("Văn nghệ của các tỉnh: Hà Nội, Hà Nam", "Văn nghệ của các tỉnh: Hà Nội, Hà Nam"),
        ("Rời Huế - Hà Nội", "Rời Huế - Hà Nội"),
        (
            "Khai mạc: Ông An. Đồng diễn: Linh hoạt viên: Ca đoàn",
            "Khai mạc: Ông An. Đồng diễn: Linh hoạt viên: Ca đoàn",
        ),
        ("Tặng quà đồng chí An, đồng chí Bình", "Tặng quà đồng chí An, đồng chí Bình"),
        ("Thăm hộ chính sách: Phường 5, Xã Tân Hòa", "Thăm hộ chính sách: Phường 5, Xã Tân Hòa"),
        ("Hội đồng nghe Sở Y tế báo cáo", "Hội đồng nghe Sở Y tế báo cáo"),
        ("Chào cờ. (Đại biểu hát Quốc ca).", "Chào cờ. (Đại biểu hát Quốc ca)"),
        (
            "Tặng trướng của Tỉnh ủy - HĐND - UBND tỉnh cho Đoàn",
            "Tặng trướng của Tỉnh ủy - HĐND - UBND tỉnh cho Đoàn",
        ),
        (
            "PGĐ Trần Văn An dự Lễ ký giao ước - Cụm thi đua II",
            "PGĐ Trần Văn An dự Lễ ký giao ước - Cụm thi đua II",
        ),
        (
            "Phó Bí thư Sở - Trần Văn An dự Hội nghị ở Khối",
            "Phó Bí thư Sở - Trần Văn An dự Hội nghị ở Khối",
        ),
    ],
)
def test_what_is_no_presenter_is_not_taken_for_one(text, title):
    heading = read_title(text)

    assert (heading.title, heading.presenter, heading.unclear) == (title, None, None)


def test_if_any_makes_an_item_conditional_and_stays_in_the_title():
    heading = read_title("Phát biểu của khách mời (nếu có).")

    assert (heading.title, heading.conditional) == ("Phát biểu của khách mời (nếu có)", True)


@pytest.mark.parametrize(
    "inner",
    [
        "áo dài",
        "Thiền đường An Lạc",
        "Ngôi Nhà Chung",
        "Chùa Bảo Quang",
        "Thu đông",
    ],
)
def test_a_bracket_that_may_be_either_stays_in_the_title_and_is_told(inner):
    heading = read_title(f"Trình diễn ({inner})")

    assert (heading.title, heading.presenter) == (f"Trình diễn ({inner})", None)
    assert heading.unclear == inner


@pytest.mark.parametrize(
    ("text", "title", "minutes"),
    [
        ("Giải lao 15 phút", "Giải lao", 15),
        ("Hướng dẫn hít thở 30 phút.", "Hướng dẫn hít thở", 30),
        ("Có mặt trước 15 phút", "Có mặt trước 15 phút", None),
        ("Mỗi đội biểu diễn 5 phút", "Mỗi đội biểu diễn 5 phút", None),
        ("3 tham luận 10 phút", "3 tham luận 10 phút", None),
    ],
)
def test_minutes_that_end_a_title_are_its_length_unless_they_count_something_else(
    text, title, minutes
):
    heading = read_title(text, named=True)

    assert heading.title == title
    assert (heading.when.length if heading.when else None) == (
        timedelta(minutes=minutes) if minutes else None
    )


def test_a_bracket_that_says_an_hour_names_nobody():
    heading = read_title("Ẩm thực (đoàn quan họ diễn từ 9h30 đến 12h)", When(time(10)))

    assert heading.title == "Ẩm thực (đoàn quan họ diễn từ 9h30 đến 12h)"
    assert heading.presenter is None


def test_a_second_length_stays_in_the_title():
    given = When(length=timedelta(minutes=20))
    assert read_title("Thảo luận (30 phút)", given).title == "Thảo luận (30 phút)"
    found = read_title("Thảo luận (30 phút)").when
    assert found is not None
    assert found.length == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban Tổ chức", Presenter("Ban Tổ chức", body="Ban Tổ chức")),
        ("đ/c Bình", Presenter("đ/c Bình", person="đ/c Bình")),
        ("TS. Bình", Presenter("TS. Bình", person="TS. Bình")),
        ("Khách mời", Presenter("Khách mời")),
        (
            "Sở Y tế - đồng chí Bình",
            Presenter("Sở Y tế - đồng chí Bình", body="Sở Y tế", person="đồng chí Bình"),
        ),
        (" . ", None),
    ],
)
def test_a_presenter_is_a_body_a_person_or_just_what_is_written(text, expected):
    assert presenter_from(text) == expected


@pytest.mark.parametrize(
    ("first", "below"),
    [
        ("Thành phần diễn giả: Ông An, Cục trưởng", "Điều phối viên: Bà Chi"),
        ("Diễn giả: Ông An", "Điều phối: Bà Chi"),
        ("Ông An", "Moderator: Bà Chi"),
    ],
)
def test_whom_a_cell_names_before_the_moderator_is_kept_as_a_note(first, below):
    cells = (
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("8h00 - 9h00", "Thảo luận", f"{first}\n{below}"),
        ("9h00 - 9h30", "Bế mạc", "MC"),
    )
    rows = tuple(Row(row, Place(table=1, row=n)) for n, row in enumerate(cells, 1))

    item = draft_of(Extract(rows), "a.docx").programme.items[0]

    assert item.presenter is not None
    assert item.presenter.text.startswith("Bà Chi")
    assert first in item.notes


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        ("Nghi thức\nChào cờ\nGiới thiệu đại biểu", "Tổ nghi lễ\nMC"),
        ("Chào cờ\nGiới thiệu đại biểu", "Tổ nghi lễ\nMC"),
        ("- Báo cáo tổng kết\n- Báo cáo kiểm điểm", "Đ/c Nguyễn Văn A\nĐ/c Trần Thị B"),
    ],
)
def test_several_names_beside_several_lines_of_a_title_are_doubted(titles, names):
    cells = [
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("14h00", titles, names),
        ("15h00", "Bế mạc", ""),
    ]
    rows = tuple(Row(line, Place(table=1, row=n)) for n, line in enumerate(cells, 1))

    doubts = [
        doubt for doubt in draft_of(Extract(rows), "a.docx").doubts if doubt.kind == "presenter"
    ]

    first, second = names.split("\n")
    (doubt,) = doubts
    assert f"“{second}” stands in the same cell as “{first}”" in doubt.message
    assert doubt.suggestion.value == f"{first}, {second}"


def test_an_office_below_a_name_is_no_second_one():
    cells = [
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("14h00", "Báo cáo", "Đ/c An\nPhó Bí thư"),
        ("15h00", "Bế mạc", ""),
    ]
    rows = tuple(Row(line, Place(table=1, row=n)) for n, line in enumerate(cells, 1))

    assert not [
        doubt for doubt in draft_of(Extract(rows), "a.docx").doubts if doubt.kind == "presenter"
    ]


def test_a_name_below_other_lines_of_a_title_s_cell_is_doubted():
    cells = [("Thời gian", "Nội dung"), ("14h00", "Nghi thức\nChào cờ\nMC"), ("15h00", "Bế mạc")]
    rows = tuple(Row(line, Place(table=1, row=n)) for n, line in enumerate(cells, 1))

    draft = draft_of(Extract(rows), "a.docx")

    assert draft.programme.items[0].presenter.text == "MC"
    (doubt,) = [doubt for doubt in draft.doubts if doubt.kind == "presenter"]
    assert doubt.message.startswith("“MC” stands below other lines")


@pytest.mark.parametrize(
    ("below", "presenter"),
    [
        (
            "- Kết quả quý III\n- Nhiệm vụ quý IV\nTrình bày: Đồng chí Trần Văn Bình",
            "Trần Văn Bình",
        ),
        ("+ Kết quả quý III\nNgười trình bày: Đồng chí Trần Văn Bình", "Trần Văn Bình"),
        ("- Kết quả:\n+ Thu\n+ Chi\nDiễn giả: Đồng chí Trần Văn Bình", "Trần Văn Bình"),
        ("- Kết quả\nTrình bày: Đồng chí An\n- Chi\nTrình bày: Đồng chí Bình", None),
        ("- Kết quả\nTrình bày: Đồng chí Bình\n- Nhiệm vụ", None),
    ],
)
def test_a_labelled_line_below_all_details_names_the_item_s_presenter(below, presenter):
    text = f"CHƯƠNG TRÌNH\n8h00 - 9h00: Báo cáo\n{below}\n9h00 - 9h30: Thảo luận"
    rows = tuple(Row((line,), Place(line=n)) for n, line in enumerate(text.split("\n"), 1))

    first, second = draft_of(Extract(rows), "a.txt").programme.items

    assert second.presenter is None
    assert (first.presenter is None) == (presenter is None)
    assert presenter is None or first.presenter.text == f"Đồng chí {presenter}"


@pytest.mark.parametrize(
    ("text", "presenter"),
    [
        ("Báo cáo “A” Diễn giả: Ông An, Ngân hàng Á châu (ADB)", "Ông An, Ngân hàng Á châu (ADB)"),
        ("Tham luận. Trình bày: Bà Chi (VCCI)", "Bà Chi (VCCI)"),
        ("Chăm sóc người bệnh - CNĐD Nguyễn Thị Ngọc Thu", "CNĐD Nguyễn Thị Ngọc Thu"),
        ("Thử thuốc - DSCKII Lê Văn Bảy", "DSCKII Lê Văn Bảy"),
    ],
)
def test_an_office_s_short_name_and_a_rank_belong_to_who_presents(text, presenter):
    found = read_title(text).presenter

    assert found is not None
    assert found.text == presenter


@pytest.mark.parametrize(
    "end", ["Kết thúc Hội nghị.", "Kết thúc chương trình", "Kết thúc buổi họp."]
)
def test_what_ends_the_meeting_behind_a_presenter_is_no_part_of_the_act(end):
    text = f"1. 8h00: Khai mạc (MC).\n2. 9h00 - 9h30: Phát biểu (đồng chí Bí thư Tỉnh ủy). {end}"

    item = draft_of(Extract(rows_of(text)), "a.txt").programme.items[-1]

    assert (item.title, item.presenter and item.presenter.text) == (
        "Phát biểu",
        "đồng chí Bí thư Tỉnh ủy",
    )


@pytest.mark.parametrize(
    "below", ["- BS CKII Nguyễn Phú Hòa", "+ Đồng chí Trần Thị Chi, Phó Bí thư"]
)
def test_a_name_below_an_act_without_one_is_taken_for_its_presenter_and_doubted(below):
    text = f"8h00 - 8h15: Khai mạc\n9h00 - 9h15: Kết quả dài hạn\n{below}\n10h00: Bế mạc"

    draft = draft_of(Extract(rows_of(text)), "a.txt")

    assert draft.programme.items[1].presenter.text == below[2:]
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "presenter"] == [below[2:]]


@pytest.mark.parametrize(
    "english", ["Vietnamese Cultural Space", "Opening Night", "Business Forum"]
)
def test_a_title_s_english_in_brackets_names_nobody(english):
    assert read_title(f"Không gian văn hoá ({english})").presenter is None


@pytest.mark.parametrize("what", ["kỹ thuật & thực nghiệm", "nghệ thuật dân gian", "mỹ thuật"])
def test_a_technique_is_nothing_that_somebody_tells(what):
    assert read_title(f"Các phiên chuyên đề {what}").presenter is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kiểm tra tiến độ. Dự Đ/c Chủ tịch (Chủ trì)", "Đ/c Chủ tịch (Chủ trì)"),
        ("Phát biểu (Cấp ủy cùng cấp)", "Cấp ủy cùng cấp"),
        ("Văn nghệ (Đức Giám mục)", "Đức Giám mục"),
    ],
)
def test_who_acts_is_named_behind_a_capital_too(text, who):
    presenter = read_title(text).presenter

    assert presenter is not None
    assert presenter.text == who


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Thiskyhall, 10 Mai Chí Thọ", True),
        ("Địa điểm: Nhà A", True),
        ("Đoàn Chủ tịch, 02 Thư ký", False),
    ],
)
def test_a_house_in_its_street_is_a_place(text, place):
    assert names_place(text) is place


def test_a_bracket_behind_a_place_is_of_the_place_and_told():
    heading = read_title("Dâng hương tại Đền Thượng (Hạ Xá, Trung Xá)")

    assert (heading.presenter, heading.unclear) == (None, "Hạ Xá, Trung Xá")


@pytest.mark.parametrize(
    ("text", "presenter"),
    [
        ("Các đại biểu cùng thảo luận", "Các đại biểu"),
        ("Hội đồng nhân dân biểu quyết thông qua chương trình", "Hội đồng nhân dân"),
        ("Đồng chí An dự đoàn khảo sát đánh giá dự án", "Đồng chí An"),
        ("Phó ban Bình dự Hội nghị tổng kết năm", "Phó ban Bình"),
        ("Ban Giám đốc Sở họp nghe báo cáo tiến độ", "Ban Giám đốc Sở"),
        ("Lãnh đạo Văn phòng đi trao quà", "Lãnh đạo Văn phòng"),
        ("UBND xã tiếp tục thảo luận", "UBND xã"),
        ("Trần Văn Lên phát biểu", "Trần Văn Lên"),
    ],
)
def test_where_somebody_is_and_with_whom_is_no_part_of_his_name(text, presenter):
    assert read_title(text).presenter.text == presenter


@pytest.mark.parametrize("words", ["[TBA]", "TBC", "(To be announced)", "Đang cập nhật", "…"])
def test_what_is_still_to_be_told_names_nobody(words):
    assert presenter_from(words) is None


def test_a_line_that_names_nobody_yet_stays_a_note():
    text = "9h00 - 9h30: Khai mạc\nDiễn giả: [TBA]\n9h30 - 10h00: Bế mạc"

    item = draft_of(Extract(rows_of(text)), "a.txt").programme.items[0]

    assert (item.presenter, item.notes) == (None, ("Diễn giả: [TBA]",))


def test_a_cell_that_names_nobody_yet_stays_a_note():
    cells = [("Giờ", "Nội dung", "Thực hiện"), ("9h00", "Khai mạc", "Cập nhật sau")]
    rows = tuple(Row(row, Place(table=1, row=n)) for n, row in enumerate(cells, 1))

    item = draft_of(Extract(rows), "a.txt").programme.items[0]

    assert (item.presenter, item.notes) == (None, ("Cập nhật sau",))


def _read(text):
    return draft_of(Extract(rows_of(text)), "x").programme.items


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Presented by Anna Smith", "Anna Smith"),
        ("Moderated by Dr. John Brown", "Dr. John Brown"),
        ("- By Peter Green", "Peter Green"),
        ("Do bà Lê Thị Bình trình bày", "bà Lê Thị Bình"),
        ("Trình bày: Ông Trần Văn An", "Ông Trần Văn An"),
    ],
)
def test_a_line_below_an_act_says_by_whom_it_is(line, who):
    items = _read(f"9:00 Opening\n10:00 Talk on rivers\n{line}\n11:00 Closing\n")

    assert [item.presenter and item.presenter.text for item in items] == [None, who, None]


@pytest.mark.parametrize(
    "end",
    ["Approved by", "Duyệt", "TM. BAN TỔ CHỨC", "Speakers", "Danh sách diễn giả", "Người duyệt:"],
)
def test_whoever_stands_below_a_signature_or_a_list_s_name_does_not_present_the_last_act(end):
    items = _read(f"8h00 Khai mạc\n9h00 Báo cáo\n10h00 Bế mạc\n\n{end}\nÔng Nguyễn Văn An\n")

    assert items[-1].presenter is None


def test_questions_and_sums_counted_below_the_programme_are_no_acts():
    text = (
        "8:00 Registration\n9:00 Opening\n10:00 Keynote\n11:00 Closing\n\nQuestions\n"
        "1. When can I register?\n2. Is lunch included?\n\nBudget\n"
        "1. Hall hire: 1,000 USD\n2. Giải nhất: 5.000.000 đồng\n"
    )

    assert len(_read(text)) == 4


@pytest.mark.parametrize(
    "who",
    [
        *("TS.BS Phan Văn Mẫu – Bệnh viện A", "PGS.TS. Lê An, Viện B", "BSCKII. Trần Văn An"),
        *("Nguyễn Văn Mẫu", "ThS Lê Thị Mẫu, BS Trần Mẫu"),
    ],
)
def test_small_letters_behind_a_title_in_capitals_begin_with_who_presents(who):
    read = read_title(f"CẬP NHẬT ĐIỀU TRỊ SUY TIM CỦA HỘI TIM MẠCH {who}")

    assert read.title == "CẬP NHẬT ĐIỀU TRỊ SUY TIM CỦA HỘI TIM MẠCH"
    assert read.presenter == presenter_from(who)


@pytest.mark.parametrize(
    "title",
    [
        *("HỌP VỚI TS. Lê An", "LỄ TRAO GIẢI THƯỞNG MANG TÊN LÊ AN"),
        *("TẶNG HOA CHÚC MỪNG TS. Lê An", "LỄ TRAO QUYẾT ĐỊNH CHO TS. Lê An"),
    ],
)
def test_a_name_in_capitals_or_behind_a_few_words_is_of_the_title(title):
    assert read_title(title).presenter is None


@pytest.mark.parametrize(
    "text",
    [
        "Ăn trưa với gà đồi – Bà Năm",
        'Hát "Người thầy" - Sáng tác: Nguyễn Nhất Huy',
        "Múa: Cô gái vót chông",
        "Kể chuyện: Bác Hồ với các cháu thiếu nhi",
        "Tham quan. Đoàn tự do mua sắm",
        "Đón đoàn (đoàn tập trung đúng giờ)",
        "Nghỉ trưa (cả đoàn nghỉ ngơi)",
    ],
)
def test_names_of_dishes_and_works_and_what_a_group_does_are_title(text):
    heading = read_title(text)

    assert heading.presenter is None
    assert heading.title == text


@pytest.mark.parametrize(
    ("text", "presenter"),
    [
        ("Tốp ca: Chi đoàn 10A1", "Chi đoàn 10A1"),
        ("Múa: Cô Hạnh", "Cô Hạnh"),
        ("Báo cáo. Đoàn kiểm tra", "Đoàn kiểm tra"),
        ("Ăn trưa (Công ty An Phú)", "Công ty An Phú"),
    ],
)
def test_who_performs_or_gives_the_meal_is_still_found(text, presenter):
    assert read_title(text).presenter.text == presenter


@pytest.mark.parametrize(
    ("text", "presenter"),
    [
        ("Đoàn công tác kiểm tra hồ sơ (lãnh đạo xã cung cấp hồ sơ nếu cần)", "Đoàn công tác"),
        ("Đoàn liên ngành khảo sát rừng (cán bộ xã dẫn đường)", "Đoàn liên ngành"),
        ("Đại biểu thăm gian hàng (nhân viên hướng dẫn, thuyết minh khi cần)", None),
        ("Đại biểu thăm gian hàng (nhân viên hướng dẫn, thuyết minh)", None),
    ],
)
def test_what_others_do_for_those_who_act_stays_in_its_bracket(text, presenter):
    heading = read_title(text)

    assert heading.title == text
    assert (heading.presenter and heading.presenter.text) == presenter


@pytest.mark.parametrize(
    "text", ["Đoàn kiểm tra hồ sơ", "Đoàn đi khảo sát", "Đoàn kiểm tra của Sở đến"]
)
def test_a_body_is_not_cut_off_within_its_name(text):
    assert read_title(text).presenter is None


@pytest.mark.parametrize("place", ["Café Lento", "Function Room 1", "Main Hall", "Grand Ballroom"])
def test_rooms_and_houses_in_english_present_nothing(place):
    heading = read_title(f"Lunch break ({place})")

    assert (heading.title, heading.presenter) == (f"Lunch break ({place})", None)
    assert heading.unclear is None


def test_a_name_behind_a_pause_may_be_a_house_s_and_is_asked_about():
    heading = read_title("Lunch break (Blue Lotus)")

    assert (heading.presenter, heading.unclear) == (None, "Blue Lotus")


@pytest.mark.parametrize("title", ["Lunch talk", "Breakout groups", "Tea ceremony", "Logistics"])
def test_what_is_held_at_a_meal_has_its_presenter(title):
    assert read_title(f"{title} (Ann Hall, FAO)").presenter.text == "Ann Hall, FAO"


def test_a_place_is_nobody_although_other_brackets_hold_people(read):
    draft = read(
        "Workshop\n3 June 2026\n9:00 - 9:30 Opening (John Roe, DENR)\n9:30 - 9:45 Logistics"
        " (Ann Castro, FAO)\n12:00 - 13:30 Lunch break (Blue Lotus)\n14:00 - 14:30 Registration"
        " in front of the meeting room (Function Room 1)\n"
    )

    assert [item.presenter is None for item in draft.programme.items] == [False, False, True, True]


@pytest.mark.parametrize("work", ["Hoạt cảnh: Bà Trưng – Bà Triệu", "Kịch ngắn: Cô Tấm"])
def test_whom_a_play_is_about_is_its_title_and_asked_about(work):
    heading = read_title(work)

    assert (heading.title, heading.presenter) == (work, None)
    assert heading.unclear in work


@pytest.mark.parametrize(
    ("text", "presenter"),
    [
        ("Hoạt cảnh: Bà Trưng – Chi đoàn 10A1", "Chi đoàn 10A1"),
        ("Hoạt cảnh: Chi đoàn 10A1", "Chi đoàn 10A1"),
        ("Trích đoạn chèo: Lên chùa – NSND Nguyễn An", "NSND Nguyễn An"),
    ],
)
def test_who_plays_a_work_is_found_behind_it(text, presenter):
    assert read_title(text).presenter.text == presenter


@pytest.mark.parametrize(
    ("text", "title", "who", "note"),
    [
        ("Panel: Chair: Ann Hall; Panelists: Bob", "Panel", "Ann Hall", "Panelists: Bob"),
        ("Tọa đàm. Điều phối: TS. An; Khách mời: bà Lan", "Tọa đàm", "TS. An", "Khách mời: bà Lan"),
        ("Q&A | All", "Q&A", "All", None),
        ("Q&A | Everyone", "Q&A", "Everyone", None),
    ],
)
def test_who_leads_a_panel_presents_and_who_sits_on_it_is_a_note(read, text, title, who, note):
    draft = read(f"Workshop\n3 June 2026\n9:00 - 9:30 Opening\n9:30 - 10:00 {text}\n")

    item = draft.programme.items[-1]
    assert (item.title, item.presenter.text, *item.notes) == (title, who, *filter(None, [note]))


@pytest.mark.parametrize(
    "who", ["Tran Ngoc Quynh Nga, MD, MSc, PhD Candidate", "Quynh Nga, PhD", "Ann Hall, M.D."]
)
def test_degrees_behind_a_name_tell_a_person(read, who):
    draft = read(
        "Hội nghị khoa học\n14:00 - 14:10\nStem cells\nPGS.TS. Trần Lĩnh\nKhoa Phẫu thuật\n"
        f"14:10 - 14:20\nCryopreservation of tissue\n{who}\nTrung tâm tế bào\n"
    )

    assert draft.programme.items[1].presenter.text == who.rstrip(".")


@pytest.mark.parametrize(
    ("text", "title", "presenter"),
    [
        ("Báo cáo - Ông Lê Văn An, Giám đốc Sở trình bày", "Báo cáo", "Ông Lê Văn An, Giám đốc Sở"),
        ("Lãnh đạo Sở phát biểu - Ông Bình", "Lãnh đạo Sở phát biểu", "Ông Bình"),
        ("Học sinh vui chơi - cô Lan phụ trách", "Học sinh vui chơi", "cô Lan"),
        ("Kể chuyện Bác Hồ - Giáo viên trình bày", "Kể chuyện Bác Hồ", "Giáo viên"),
        ("Đánh trống khai trường - Hiệu trưởng", "Đánh trống khai trường", "Hiệu trưởng"),
        ("Cô Tấm - Chi đoàn 10A", "Cô Tấm", "Chi đoàn 10A"),
    ],
)
def test_behind_an_act_s_dash_stands_who_does_it(text, title, presenter):
    heading = read_title(text)

    assert (heading.title, heading.presenter.text) == (title, presenter)


@pytest.mark.parametrize(
    ("title", "presenter"),
    [
        ("Mời đồng chí Vũ Đức Long phát biểu", "đồng chí Vũ Đức Long"),
        ("Mời đồng chí Long - Giám đốc phát biểu", "đồng chí Long - Giám đốc"),
        ("Kết luận của Giám đốc", "Giám đốc"),
        ("Kết luận hội nghị của đồng chí Bí thư", "đồng chí Bí thư"),
        ("Mời các đồng chí phát biểu", None),
        ("Mời ông bà dùng trà", None),
        ("Kết luận của hội nghị", None),
        ("Kết luận thanh tra của Sở Y tế", None),
        ("Triển khai kết luận của Giám đốc", None),
    ],
)
def test_who_is_asked_to_speak_and_who_concludes_present(title, presenter):
    heading = read_title(title)

    who = heading.presenter and heading.presenter.text
    assert (heading.title, who) == (title, presenter)


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Công bố kết quả - thư ký hội đồng", "thư ký hội đồng"),
        ("Phổ biến nội quy – phó hiệu trưởng nhà trường", "phó hiệu trưởng nhà trường"),
        ("Bầu chủ tọa - thư ký hội đồng", None),
        ("Họp chi ủy - bí thư các chi đoàn", None),
        ("Phát triển kinh tế - xã hội", None),
        ("Quan hệ giám đốc - nhân viên", None),
    ],
)
def test_an_office_in_small_letters_behind_a_dash_is_asked_about(title, asked):
    heading = read_title(title)

    assert (heading.title, heading.presenter, heading.unclear) == (title, None, asked)


@pytest.mark.parametrize(
    ("title", "presenter"),
    [
        ("Thi bảng C tại Nhà B2 - Trường Cao đẳng Nghề", None),
        ("Thi đấu tại Sân vận động - Trường Bến Sông", None),
        ("Bế mạc tại Nhà đa năng – Trường Bến Sông", None),
        ("Họp trưởng đoàn (Nhà C3)", None),
        ("Tham quan (MIỄN PHÍ, báo trước Ban Tổ chức)", None),
        ("Ăn tối (MIỄN PHÍ và báo trước cho hướng dẫn viên)", None),
        ("Thi bảng C tại Nhà B2 - Ban Giám khảo", "Ban Giám khảo"),
        ("Hát (Trần An và nhóm)", "Trần An và nhóm"),
    ],
)
def test_the_house_an_act_is_in_and_what_it_costs_present_nothing(title, presenter):
    heading = read_title(title)

    assert (heading.presenter and heading.presenter.text) == presenter
    assert presenter or heading.title == title


@pytest.mark.parametrize(
    ("title", "presenter"),
    [
        ("Bí thư, Phó Bí thư: Giao ban đầu tuần", "Bí thư, Phó Bí thư"),
        ("Chủ tịch và các Phó Chủ tịch: Họp tuần", "Chủ tịch và các Phó Chủ tịch"),
        ("Giám đốc: nghề của tương lai", None),
    ],
)
def test_several_offices_before_a_colon_present(title, presenter):
    heading = read_title(title)

    assert (heading.presenter and heading.presenter.text) == presenter
    assert heading.title == (title.partition(": ")[2] if presenter else title)


def test_what_is_slanted_behind_a_bold_title_and_a_dash_names_who_presents():
    text = "Ngày 15/8/2026\n- **09:00 - 09:30**: **Kho dữ liệu mở** - *Minh Trần*\n"
    (item,) = draft_of(Extract(rows_of(text)), "a.txt").programme.items

    assert (item.title, item.presenter) == ("Kho dữ liệu mở", Presenter("Minh Trần"))


@pytest.mark.parametrize("act", ["gave a lecture on old trade", "speaks of old trade"])
def test_an_english_sentence_names_who_acts_in_it(act):
    assert read_title(f"Mr. Kenji Sato, advisor, {act}").presenter == Presenter(
        "Mr. Kenji Sato, advisor", person="Mr. Kenji Sato, advisor"
    )


@pytest.mark.parametrize("more", ["", "They asked about prices.\n"])
def test_below_an_act_it_names_who_presents_that_and_is_kept(more):
    text = "Mr. Kenji Sato, advisor, will chair the panel on prices."
    lines = f"WORKSHOP\n15 August 2026\n8:00 Opening\n8:30 Panel on prices\n{text}\n{more}"
    item = draft_of(Extract(rows_of(lines)), "a.txt").programme.items[1]

    assert (item.title, item.notes[0]) == ("Panel on prices", text)
    assert item.presenter == Presenter("Mr. Kenji Sato, advisor", person="Mr. Kenji Sato, advisor")


def test_a_bracket_with_a_time_and_a_place_gives_the_time_and_leaves_the_place():
    heading = read_title("Họp dân (18h00 - 19h00, tại nhà văn hóa)")

    assert heading.title == "Họp dân (tại nhà văn hóa)"
    assert heading.when == When(time(18), time(19))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        *[(text, True) for text in ("Sân khấu trung tâm", "Khu ẩm thực", "Khu vực bếp", "Khu B")],
        *[(text, True) for text in ("Cổng chính", "Bãi biển", "Gian hàng số 3")],
        *[(text, False) for text in ("Sân khấu Lệ Ngọc", "Sân khấu kịch", "Khu phố 3", "Khu đoàn")],
    ],
)
def test_what_a_place_is_for_tells_it_from_those_who_bear_its_name(text, place):
    assert names_place(text) is place


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Đại diện tân binh hứa quyết tâm", "Đại diện tân binh"),
        ("Ban Thường trực Mặt trận thông báo kết quả", "Ban Thường trực Mặt trận"),
        ("Sở Nội vụ trình đề án sắp xếp bộ máy", "Sở Nội vụ"),
        ("Giải trình của UBND tỉnh", "UBND tỉnh"),
        ("Lễ tuyên thệ", None),
    ],
)
def test_whoever_promises_thanks_or_explains_presents(title, who):
    heading = read_title(title)

    assert (heading.title, heading.presenter and heading.presenter.text) == (title, who)


@pytest.mark.parametrize("meets", ["gặp", "đấu với", "vs"])
def test_a_team_that_meets_another_presents_nothing(meets):
    title = f"Kéo co: Khối 6 {meets} Khối 7"

    assert read_title(title) == ItemTitle(title)


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Xét quy chế. Phòng Kế toán trình", "Phòng Kế toán"),
        ("Xét quy chế - Ban Chương trình", "Ban Chương trình"),
    ],
)
def test_whoever_submits_presents(title, who):
    heading = read_title(title)

    assert (heading.title, heading.presenter and heading.presenter.text) == ("Xét quy chế", who)


@pytest.mark.parametrize(
    "title",
    [
        "Tiết 3: Thầy Nam dạy 11B2",
        "Tiết 1-2: Cô Lan dự giờ lớp 8",
        "Tiết 5: Cô Hà dạy 6A (thao giảng)",
        "Tiết 2: Cô Mai (T) dạy 7A1 (TG)",
    ],
)
def test_a_lesson_alone_is_no_title(title):
    assert read_title(title) == ItemTitle(title)


@pytest.mark.parametrize("title", ["Trao bằng: Khoa Luật, Khoa Sử", "Tặng quà: Trường Bến Sông"])
def test_those_to_whom_something_is_given_do_not_present(title):
    heading = read_title(title)

    assert (heading.title, heading.presenter) == (title, None)


@pytest.mark.parametrize(
    "title",
    ["Nhà báo nêu vấn đề; các sở giải trình", "Phóng viên hỏi; Sở Y tế trả lời"],
)
def test_of_two_who_act_one_after_the_other_neither_presents(title):
    heading = read_title(title)

    assert (heading.title, heading.presenter) == (title, None)


@pytest.mark.parametrize(
    "title",
    [
        "Làm việc với 03 chi bộ (Chi bộ An Phú, Chi bộ Bến Sông, Chi bộ Trường THCS)",
        "Kiểm tra tại các xã (xã An Phú, xã Bến Sông)",
        "Đoàn gặp gỡ một số công ty (Công ty Mai Vàng, Công ty Sen Hồng)",
    ],
)
def test_those_who_are_visited_and_listed_present_nothing(title):
    heading = read_title(title)

    assert (heading.title, heading.presenter) == (title, None)


def test_others_in_a_bracket_behind_those_who_are_visited_present():
    heading = read_title("Làm việc với 03 chi bộ (Ban Tổ chức Huyện ủy)")

    assert heading.presenter
    assert heading.presenter.text == "Ban Tổ chức Huyện ủy"


@pytest.mark.parametrize("label", ["Điều hành chương trình", "Điều khiển buổi lễ"])
def test_whoever_leads_the_whole_does_not_present_its_last_act(read, label):
    told = f"{label}: đ/c Trưởng Ban Tổ chức"
    draft = read(f"HỘI NGHỊ\nNgày 15/10/2026\n8h00 Khai mạc\n9h00 Kết thúc\n{told}\n")

    last = draft.programme.items[-1]
    assert (last.presenter, last.notes) == (None, (told,))


@pytest.mark.parametrize(
    "below",
    [
        "Đại biểu tự túc phương tiện đi lại.",
        "Doanh nghiệp đăng ký trước ngày 05/9/2026.",
        "Giáo viên đưa học sinh về lúc 11h30.",
        "Ban Tổ chức rất hân hạnh được đón tiếp.",
        "Học viên trả phòng trước 12h00 ngày 16/8.",
    ],
)
def test_a_sentence_that_begins_with_a_group_names_nobody(read, below):
    draft = read(f"Hội nghị\nNgày 15/8/2026\n8h00: Khai mạc\n9h00: Bế mạc\n{below}\n")

    assert [item.presenter for item in draft.programme.items] == [None, None]
    assert "not_understood" in {doubt.kind for doubt in draft.doubts}


@pytest.mark.parametrize(
    "office", ["Tiểu đoàn phó", "Chính trị viên phó", "Đại đội phó", "Tham mưu trưởng", "GĐ"]
)
def test_an_office_of_the_army_or_in_letters_presents_from_its_bracket(office):
    who = read_title(f"Kiểm tra quân số ({office})").presenter

    assert who is not None
    assert who.text == office


def test_an_alarm_is_no_newspaper():
    assert read_title("Bước 1: Báo động, cắt điện khu A").presenter is None


@pytest.mark.parametrize(
    ("inner", "presents"),
    [
        ("quý thầy trong giáo hạt", True),
        ("Giới trẻ giáo xứ", True),
        ("Gia đình Phật tử Mẫu", True),
        ("Canteen 1", False),
        ("P.họp 2", False),
    ],
)
def test_congregations_present_and_canteens_do_not(inner, presents):
    assert (read_title(f"Diễn nguyện ({inner})").presenter is not None) is presents


@pytest.mark.parametrize("number", ["01. ", "8h00: "])
def test_a_title_that_ends_with_a_comma_goes_on_with_the_body_below(read, number):
    act = f"{number}Bầu Đoàn Chủ tịch, Đoàn Thư ký,\n    Ban Thẩm tra tư cách đại biểu\n"
    others = f"{number.replace('1', '2')}Khai mạc\n{number.replace('1', '3')}Bế mạc\n"

    draft = read(f"ĐẠI HỘI ĐOÀN XÃ\nNgày 15/8/2026\nNội dung:\n{act}{others}")

    items = [(item.title, item.presenter) for item in draft.programme.items]
    title = "Bầu Đoàn Chủ tịch, Đoàn Thư ký, Ban Thẩm tra tư cách đại biểu"
    assert items == [(title, None), ("Khai mạc", None), ("Bế mạc", None)]


@pytest.mark.parametrize("who", ["Đồng chí Trần An, Bí thư", "Lãnh đạo huyện"])
def test_below_a_speech_that_ends_with_a_comma_stands_who_speaks(read, who):
    draft = read(f"ĐẠI HỘI\nNgày 15/8/2026\n8h00: Phát biểu,\n{who}\n9h00: Bế mạc\n")

    assert draft.programme.items[0].presenter.text == who


@pytest.mark.parametrize("title", ["Múa hát - bạn bè chung vui", "Lần hạt - Chầu Thánh Thể"])
def test_a_second_act_behind_a_dash_is_nobody(title):
    heading = read_title(title)

    assert (heading.title, heading.presenter, heading.unclear) == (title, None, None)


@pytest.mark.parametrize(
    "until", ["đến 17h00", "(cho đến 17h00)", "kéo dài tới 17 giờ", "till 5 pm"]
)
def test_until_an_hour_at_the_end_of_a_title_says_when_it_ends(read, until):
    draft = read(f"1. 7h00: Đón khách\n2. Trưng bày ảnh {until}\n3. 8h00: Khai mạc\n")

    items = [(item.title, item.start, item.end) for item in draft.programme.items]
    assert items[1] == ("Trưng bày ảnh", None, time(17))


def test_until_an_hour_in_a_dash_below_an_act_begins_no_other(read):
    draft = read(
        "1. Rước đèn: 19h30\n- Lộ trình: từ sân ra hồ. Sau đó, thả hoa cho đến 22h00.\n"
        "- Phụ trách: Đội văn nghệ\n2. Bế mạc: 22h30\n"
    )

    assert [item.title for item in draft.programme.items] == ["Rước đèn", "Bế mạc"]
    assert draft.programme.items[0].presenter.text == "Đội văn nghệ"


@pytest.mark.parametrize(
    "text",
    [
        "Khai mạc [TS. Lương Văn An]",
        "Khai mạc [Ban Giám khảo]",
        "Khai mạc; GVCN Lương Thị An",
    ],
)
def test_square_brackets_and_semicolons_stand_before_who_presents_too(text):
    heading = read_title(text)

    assert heading.title == "Khai mạc"
    assert heading.presenter is not None


def test_points_given_for_something_name_nobody(read):
    (act, _end) = read(
        "Hội thi mẫu\nNgày 28/6/2026\n* 7h45 - 8h00: Phổ biến thể lệ (Trưởng Ban Giám khảo)\n"
        "   + Hương vị: 50 điểm\n   + Trình bày: 30 điểm\n* 8h00: Chế biến\n"
    ).programme.items

    assert act.presenter is not None
    assert act.presenter.text == "Trưởng Ban Giám khảo"
