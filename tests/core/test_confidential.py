"""One rule says which words make an item internal, wherever they are written."""

from __future__ import annotations

import unicodedata

import pytest

from timekeeper.core.confidential import internal_mark, without_mark


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("Báo cáo nhân sự (nội bộ)", "(nội bộ)", "Báo cáo nhân sự"),
        ("Kỷ luật [tài liệu mật]", "[tài liệu mật]", "Kỷ luật"),
        ("Mật: kiểm điểm", "Mật:", "kiểm điểm"),
        ("Dự toán - không công bố", "không công bố", "Dự toán -"),
        (unicodedata.normalize("NFD", "Quy hoạch (Nội bộ)"), "(Nội bộ)", "Quy hoạch"),
    ],
)
def test_a_mark_is_found_and_taken_off(text, mark, rest):
    assert (internal_mark(text), without_mark(text)) == (mark, rest)


@pytest.mark.parametrize(
    "text", ["Bảo vệ bí mật nhà nước", "Bảo vệ chính trị nội bộ", "Báo cáo (nếu có)", ""]
)
def test_everyday_words_are_none(text):
    assert internal_mark(text) == ""
    assert without_mark(text) == text
