"""What the hall may see of a time: by the kind of item and by who has the word."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import item
from timekeeper.core.courtesy import (
    NOT_OF_RANK,
    RANKS,
    HallRules,
    addressed,
    at_line_head,
    courtesy_of,
    courtesy_of_speech,
    is_salute,
)
from timekeeper.core.programme import Address, Courtesy, Item, Kind, Presenter, Speaker

HIDDEN, DISCREET, SHOWN = Courtesy.HIDDEN, Courtesy.DISCREET, Courtesy.SHOWN


def led_by(text: str, **more: str) -> Item:
    return replace(item("a"), title="Báo cáo", presenter=Presenter(text, **more))


def titled(title: str, kind: Kind = Kind.PRESENTATION) -> Item:
    return replace(item("a"), title=title, kind=kind)


@pytest.mark.parametrize(
    "presenter",
    [
        "đồng chí Bí thư Tỉnh ủy",
        "Đồng chí Phó Bí thư Thường trực Tỉnh uỷ",
        "PHÓ BÍ THƯ TỈNH ỦY",
        "Thường trực Tỉnh ủy",
        "dong chi Bi thu Tinh uy",
        "Đồng chí Nguyễn Văn Đoàn, Bí thư Huyện ủy",
        "đồng chí nguyên Bí thư Tỉnh ủy",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Chủ tịch Hội đồng nhân dân tỉnh",
        "Phó Chủ tịch HĐND",
        "đ/c CT UBND tỉnh",
        "CT HĐND tỉnh",
        "BT Tỉnh uỷ",
        "UVTW Đảng, Giám đốc Sở Y tế",
        "Bí thư Đảng ủy xã",
        "Đồng chí Ủy viên Bộ Chính trị, Trưởng Ban Tổ chức Trung ương",
        "Đại diện lãnh đạo cơ quan Trung ương phụ trách địa bàn",
        "Bộ trưởng Bộ Nội vụ",
        "Bí\tthư  Tỉnh ủy",
        "Ủy viên BCH Trung ương Đảng",
        "UV BCT, Trưởng đoàn công tác",
        "Lãnh đạo Ban Tuyên giáo Trung ương",
        "đại diện lãnh đạo Bộ Nội vụ",
        "Trưởng ban Tổ chức TW",
        "Truong ban To chuc TW",
        "lãnh đạo cơ quan TW phụ trách địa bàn",
        "UV TW Đảng",
        "Đồng chí Ủy viên TƯ Đảng",
        "Phó Trưởng Ban Tuyên giáo và Dân vận Trung ương",
        "Chủ nhiệm Uỷ ban Kiểm tra Trung ương",
        "Trưởng Đoàn ĐBQH tỉnh",
        "Lãnh đạo UBND tỉnh",
    ],
)
def test_whoever_is_of_rank_has_no_time_in_the_hall(presenter: str):
    assert courtesy_of(led_by(presenter)) is HIDDEN


@pytest.mark.parametrize(
    "presenter",
    [
        "Văn phòng Tỉnh ủy",
        "Phòng CT học sinh sinh viên",
        "Ban Tổ chức Tỉnh ủy",
        "Ban cán sự đảng Ủy ban nhân dân tỉnh",
        "Ban Thường vụ Tỉnh ủy",
        "đồng chí Bí thư Đoàn xã",
        "Phó Bí thư Thường trực Tỉnh đoàn",
        "Chủ tịch Hội Phụ nữ xã",
        "Phó Chủ tịch Hội Nông dân tỉnh",
        "Chủ tịch Hội đồng quản trị",
        "Bí thư Chi bộ thôn",
        "Đoàn Chủ tịch",
        "Cơ quan Thường trực Ban Chỉ đạo",
        "Đồng chí Chánh Văn phòng",
        "Ban xử lý đất bị thu hồi",
        "Giám đốc Sở Y tế",
        "Phó Chánh Văn phòng Tỉnh ủy",
        "Văn phòng TW Đảng",
        "Lãnh đạo bộ phận Một cửa",
        "Lãnh đạo Bộ Chỉ huy Quân sự tỉnh",
        "Trưởng Ban Tổ chức Tỉnh ủy",
        "Ủy viên Ban Thường vụ Tỉnh ủy",
    ],
)
def test_offices_boards_and_mass_organisations_are_of_no_rank(presenter: str):
    assert courtesy_of(led_by(presenter)) is SHOWN


def test_the_pieces_of_a_presenter_count_as_his_line_does():
    assert courtesy_of(led_by("Nguyễn Văn A", title="Chủ tịch UBND tỉnh")) is HIDDEN
    assert courtesy_of(led_by("Nguyễn Văn A", body="Thường trực Tỉnh ủy")) is HIDDEN


def test_whom_somebody_stands_in_for_does_not_speak():
    away = "Bí thư Tỉnh ủy"
    stand_in = led_by(f"Chánh Văn phòng (thay {away})", stands_in_for=away)

    assert courtesy_of(stand_in) is SHOWN


def test_a_title_names_who_has_the_word_where_no_presenter_does():
    assert courtesy_of(titled("Đồng chí Bí thư Tỉnh ủy quán triệt Nghị quyết")) is HIDDEN
    assert courtesy_of(titled("Thường trực Tỉnh ủy phát biểu", Kind.SPEECH)) is HIDDEN
    assert courtesy_of(titled("Tờ trình của Chủ tịch UBND tỉnh")) is SHOWN
    assert courtesy_of(titled("Phát biểu của đại diện cử tri", Kind.SPEECH)) is DISCREET


@pytest.mark.parametrize(
    ("title", "kind", "level"),
    [
        ("Chào cờ", Kind.PRESENTATION, HIDDEN),
        ("Phút mặc niệm các Anh hùng liệt sĩ", Kind.PRESENTATION, HIDDEN),
        ("Tặng hoa chúc mừng", Kind.CEREMONY, HIDDEN),
        ("Trao tặng bằng khen", Kind.AWARD, HIDDEN),
        ("Công bố quyết định", Kind.AWARD, HIDDEN),
        ("Văn nghệ chào mừng", Kind.CEREMONY, HIDDEN),
        ("Chào cờ, tuyên bố lý do, giới thiệu đại biểu", Kind.CEREMONY, HIDDEN),
        ("Tuyên bố lý do, giới thiệu đại biểu", Kind.CEREMONY, DISCREET),
        # As an office writes it, or adds it by hand: what kind it is it did not say.
        ("Tuyên bố lý do", Kind.PRESENTATION, DISCREET),
        ("NÊU LÍ DO, GIỚI THIỆU ĐẠI BIỂU", Kind.PRESENTATION, DISCREET),
        ("Ổn định tổ chức, tuyen bo ly do", Kind.PRESENTATION, SHOWN),
        ("On dinh to chuc, tuyen bo ly do", Kind.PRESENTATION, DISCREET),
        ("Báo cáo nêu lý do điều chỉnh quy hoạch", Kind.PRESENTATION, SHOWN),
        ("Hiệp thương giới thiệu đại biểu ứng cử", Kind.DISCUSSION, SHOWN),
        ("Tuyên bố lí do", Kind.CEREMONY, DISCREET),
        ("Báo cáo kết quả trao tặng huân chương", Kind.PRESENTATION, SHOWN),
        ("Hướng dẫn nghi thức chào cờ", Kind.PRESENTATION, SHOWN),
        ("Trao Kỷ niệm chương", Kind.PRESENTATION, HIDDEN),
        ("Tặng quà gia đình chính sách", Kind.PRESENTATION, HIDDEN),
        ("Nghỉ giải lao", Kind.BREAK, SHOWN),
    ],
)
def test_ceremony_has_no_time_an_opening_no_flag_and_a_report_on_it_is_a_report(
    title: str, kind: Kind, level: Courtesy
):
    assert courtesy_of(titled(title, kind)) is level


def test_the_level_of_an_item_goes_before_the_rule():
    assert courtesy_of(replace(led_by("Bí thư Tỉnh ủy"), courtesy=SHOWN)) is SHOWN
    assert courtesy_of(replace(titled("Chào cờ"), courtesy=DISCREET)) is DISCREET


def test_the_flag_is_saluted_where_the_title_says_so_and_nowhere_else():
    assert is_salute(titled("Ổn định tổ chức, chào cờ", Kind.CEREMONY))
    assert is_salute(titled("Diễn văn bế mạc và CHÀO CỜ", Kind.CEREMONY))
    assert is_salute(titled("Tổng kết, chào cờ bế mạc", Kind.CEREMONY))
    assert is_salute(titled("Lễ thượng cờ", Kind.CEREMONY))
    assert is_salute(titled("Chào Quốc kỳ"))
    assert is_salute(titled("Cử Quốc thiều"))
    assert not is_salute(titled("Hướng dẫn nghi thức chào cờ"))
    assert not is_salute(titled("Hướng dẫn nghi thức chào cờ", Kind.CEREMONY))
    assert not is_salute(titled("Báo cáo kết quả, công bố thể lệ chào cờ"))
    assert not is_salute(titled("Phút mặc niệm"))
    assert not is_salute(titled("Nghỉ giải lao trước lễ chào cờ", Kind.BREAK))


def test_a_speaker_of_rank_has_no_time_unless_it_is_switched_on_for_the_item():
    debate = titled("Thảo luận", Kind.DISCUSSION)
    leader = Speaker("Đồng chí Trần Quốc Bảo", "Bí thư Huyện ủy Mường Lát")
    director = Speaker("Đồng chí Nguyễn Thị Hạnh", "Giám đốc Sở Y tế")

    assert courtesy_of_speech(debate, leader) is HIDDEN
    assert courtesy_of_speech(debate, director) is SHOWN
    assert courtesy_of_speech(replace(debate, courtesy=SHOWN), leader) is SHOWN


def test_the_office_s_own_lists_decide():
    rules = HallRules((*RANKS, "Chánh Văn phòng"), (*NOT_OF_RANK, "Bí thư Huyện ủy"))

    assert courtesy_of(led_by("đồng chí Chánh văn phòng"), rules) is HIDDEN
    assert courtesy_of(led_by("Bí thư Huyện uỷ Mường Lát"), rules) is SHOWN
    assert courtesy_of(led_by("Bí thư Tỉnh ủy"), HallRules((), ())) is SHOWN


@pytest.mark.parametrize("broken", ["", "  ", "***", "Bí thư.*", "(Bí thư", "[", "\\"])
def test_what_is_no_plain_words_is_named_and_passed_over(broken: str):
    rules = HallRules((broken, "Bí thư"), ())

    assert rules.unusable == (broken,)
    assert courtesy_of(led_by("Bí thư Tỉnh ủy"), rules) is HIDDEN
    assert courtesy_of(led_by("Văn phòng Tỉnh ủy"), rules) is SHOWN


def test_the_lists_that_ship_are_plain_words():
    assert HallRules().unusable == ()


@pytest.mark.parametrize(
    ("written", "as_written", "civil", "title"),
    [
        ("đồng chí Lê Văn A", "Đồng chí Lê Văn A", "Ông/bà Lê Văn A", "Lê Văn A"),
        (
            "Đ/c Lê Văn A, Bí thư",
            "Đ/c Lê Văn A, Bí thư",
            "Ông/bà Lê Văn A, Bí thư",
            "Lê Văn A, Bí thư",
        ),
        ("các đồng chí Ủy viên", "Các đồng chí Ủy viên", "Các ông, bà Ủy viên", "Ủy viên"),
        ("ông Lê Văn A", "Ông Lê Văn A", "Ông Lê Văn A", "Ông Lê Văn A"),
        ("Ban Tổ chức", "Ban Tổ chức", "Ban Tổ chức", "Ban Tổ chức"),
        ("mọi người", "mọi người", "mọi người", "mọi người"),
        ("đồng chí", "Đồng chí", "Ông/bà", "Đồng chí"),
        ("", "", "", ""),
    ],
)
def test_people_are_called_as_the_programme_calls_them(written, as_written, civil, title):
    assert addressed(written, Address.WRITTEN) == as_written
    assert addressed(written, Address.CIVIL) == civil
    assert addressed(written, Address.TITLE) == title


@pytest.mark.parametrize(
    ("written", "head"),
    [
        ("đồng chí Bí thư Tỉnh ủy", "Đồng chí Bí thư Tỉnh ủy"),
        ("các đồng chí An và Bình", "Các đồng chí An và Bình"),
        ("đ/c An  ·  05 phút", "Đ/c An  ·  05 phút"),
        ("ông Trần Văn B", "Ông Trần Văn B"),
        ("văn phòng Tỉnh ủy", "văn phòng Tỉnh ủy"),
        ("Nội bộ  ·  đồng chí An", "Nội bộ  ·  đồng chí An"),
        ("", ""),
    ],
)
def test_what_people_are_called_by_has_a_capital_at_the_head_of_a_line(written: str, head: str):
    assert at_line_head(written) == head
