"""An item whose words say that it stays in the house is read so, with a doubt for a person."""

from __future__ import annotations

import pytest

from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format


def read(item):
    text = f"BUỔI SÁNG\n7h30 - 7h40: Khai mạc\n7h40 - 8h10: {item}\n8h10 - 8h20: Bế mạc"
    return draft_of(extracted(text.encode(), "day.txt", Format.TEXT), "day.txt")


@pytest.mark.parametrize(
    "words",
    [
        "Công tác cán bộ (nội bộ)",
        "Công tác cán bộ (Mật)",
        "Công tác cán bộ (TỐI MẬT) - Ban Tổ chức",
        "Công tác cán bộ [tuyệt mật]",
        "Công tác cán bộ (tài liệu mật)",
        "Công tác cán bộ (không công bố)",
        "Công tác cán bộ, không phổ biến",
        "Công tác cán bộ, không được phổ biến ra ngoài",
        "Mật: Công tác cán bộ",
        "Công tác cán bộ\n- Lưu hành nội bộ",
    ],
)
def test_words_of_secrecy_make_an_item_confidential_and_say_so(words):
    draft = read(words)

    assert [item.confidential for item in draft.programme.items] == [False, True, False]
    (doubt,) = [doubt for doubt in draft.doubts if doubt.kind == "confidential"]
    assert doubt.item == draft.programme.items[1].id
    assert doubt.read in words


@pytest.mark.parametrize(
    "words",
    [
        "Quán triệt Luật Bảo vệ bí mật nhà nước",
        "Công tác bảo vệ chính trị nội bộ",
        "Báo cáo (Ban Bảo vệ chính trị nội bộ Tỉnh ủy)",
        "Công bố quyết định khen thưởng",
        "Đề án nuôi ong mật",
        "Bảo vệ tài liệu (bí mật)",
    ],
)
def test_items_that_only_speak_of_it_are_open(words):
    draft = read(words)

    assert not any(item.confidential for item in draft.programme.items)
    assert "confidential" not in {doubt.kind for doubt in draft.doubts}
