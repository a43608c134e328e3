"""One rule says which words make an item internal, wherever they are written."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from tests.fakes import item
from timekeeper.core.checks.confidential import as_marked, marking, marking_of, peeled
from timekeeper.core.programme import Presenter


@pytest.mark.parametrize(
    ("text", "said", "rest"),
    [
        ("Báo cáo nhân sự (nội bộ)", "nội bộ", "Báo cáo nhân sự"),
        ("Kỷ luật [tài liệu mật]", "tài liệu mật", "Kỷ luật"),
        ("Mật: kiểm điểm", "Mật", "kiểm điểm"),
        ("Dự toán - không công bố", "không công bố", "Dự toán"),
    ],
)
def test_a_marking_is_found_and_taken_off(text, said, rest):
    assert (marking(text), peeled(text)) == (said, (rest, said))
    assert marking_of(item(unicodedata.normalize("NFD", text))) == said


@pytest.mark.parametrize(
    "text", ["Bảo vệ bí mật nhà nước", "Bảo vệ chính trị nội bộ", "Báo cáo (nếu có)", ""]
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
