"""One rule says which words make an item internal, wherever they are written."""

from __future__ import annotations

import unicodedata

import pytest
from msgspec.structs import replace

from tests.fakes import item
from timekeeper.core.checks.confidential import as_marked, marking, marking_of, onward, peeled
from timekeeper.core.programme import Presenter


@pytest.mark.parametrize(
    ("text", "said", "rest"),
    [
        ("Báo cáo nhân sự (nội bộ)", "nội bộ", "Báo cáo nhân sự"),
        ("Kỷ luật [tài liệu mật]", "tài liệu mật", "Kỷ luật"),
        ("Mật: kiểm điểm", "Mật", "kiểm điểm"),
        ("Dự toán - không công bố", "không công bố", "Dự toán"),
        ("Nhân sự (báo chí không dự)", "báo chí không dự", "Nhân sự"),
        ("Nhân sự - không mời phóng viên", "không mời phóng viên", "Nhân sự"),
        ("Nhân sự, lưu hành hạn chế", "lưu hành hạn chế", "Nhân sự"),
        ("Personnel [closed to the press]", "closed to the press", "Personnel"),
        ("Phương án bố trí (M)", "M", "Phương án bố trí"),
        ("[M] Phương án bố trí", "M", "Phương án bố trí"),
    ],
)
def test_a_marking_is_found_and_taken_off(text, said, rest):
    assert (marking(text), peeled(text)) == (said, (rest, said))
    assert marking_of(item(unicodedata.normalize("NFD", text))) == said


@pytest.mark.parametrize(
    "text",
    [
        "Bảo vệ bí mật nhà nước",
        "Bảo vệ chính trị nội bộ",
        "Báo cáo (nếu có)",
        "",
        "Báo cáo của các cơ quan báo chí",
        "Báo chí đưa tin về hội nghị",
        "Mời báo chí dự phiên khai mạc",
        "Phổ biến: Luật Đất đai",
        "Cơ quan báo chí: Đài Phát thanh",
        "Kết quả, hạn chế",
        "Trao giải bảng M (nữ)",
        "Phần tiếp theo: thảo luận nội bộ các tổ",
    ],
)
def test_everyday_words_are_none(text):
    assert (marking(text), peeled(text)) == ("", (text, ""))


@pytest.mark.parametrize(
    "words",
    [
        {"title": "Kỷ luật (nội bộ)"},
        {"short_title": "Mật: kỷ luật"},
        {"presenter": Presenter("Ban Tổ chức [mật]")},
        {"documents": ("Tờ trình (lưu hành nội bộ)",)},
        {"notes": ("Không công bố",)},
    ],
)
def test_an_item_whose_words_say_so_is_internal_until_that_is_cleared(words):
    plain = item("a", length=5)
    said = replace(plain, **words)

    assert marking_of(said)
    assert as_marked(said) == as_marked(said, plain) == replace(said, confidential=True)
    assert as_marked(replace(said, title=f"{said.title} 2"), said).confidential is False
    assert as_marked(plain) is plain


@pytest.mark.parametrize(
    "text",
    [
        "Báo chí: Không dự",
        "Báo chí, truyền thông: không",
        "Phóng viên: Không mời",
        "Phổ biến: Hạn chế",
        "Phạm vi phổ biến: giới hạn",
        "Đưa tin: không",
        "Press: no",
    ],
)
def test_a_cell_that_shuts_what_its_head_opens_is_a_marking(text):
    assert marking(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Báo chí: Được dự",
        "Báo chí: Ban Tuyên giáo",
        "Báo chí không dự: -",
        "Phổ biến: Rộng rãi",
        "Phạm vi: toàn tỉnh",
        "Lưu hành nội bộ: không",
        "Press: yes",
    ],
)
def test_a_cell_that_opens_or_says_nothing_of_it_is_none(text):
    assert marking(text) == ""


@pytest.mark.parametrize(
    ("text", "internal"),
    [
        ("(Từ đây trở đi: nội bộ)", True),
        ("Từ mục này: không công bố", True),
        ("Các nội dung sau đây: mật", True),
        ("Phần còn lại - họp kín", True),
        ("Kể từ đây, báo chí không dự", True),
        ("From here on: confidential", True),
        ("Từ đây trở đi: công khai", False),
        ("(Hết phần nội bộ)", False),
        ("Kết thúc nội dung mật", False),
        ("Từ đây thảo luận", None),
        ("Phần sau: thảo luận", None),
        ("(nội bộ)", None),
    ],
)
def test_a_line_says_of_all_below_it_that_it_is_internal_or_open(text, internal):
    assert onward(text) is internal
