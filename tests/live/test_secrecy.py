"""Of a secret conference nothing leaves the computer, and the office alone says that it is one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import meeting
from timekeeper.live.secrecy import secret_refusal, suggested

DAY = meeting(10)


def test_one_sentence_says_why_nothing_may_be_shared():
    assert secret_refusal(DAY) == ""
    assert secret_refusal(replace(DAY, secret=True)) == (
        "Nothing of this conference may leave the computer; its programme says so."
    )


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Hội nghị mật Ban Thường vụ"},
        {"subtitle": "(TỐI MẬT)"},
        {"notes": ("MẬT",)},
        {"notes": ("TÀI LIỆU MẬT",)},
        {"notes": ("Độ mật: TUYỆT MẬT",)},
        {"title": "Phiên họp tối mật"},
    ],
)
def test_words_that_say_so_of_the_whole_conference_raise_the_question(said):
    day = replace(DAY, **said)

    assert suggested(day)
    assert secret_refusal(day) == ""  # classification is the office's
    assert not suggested(replace(day, secret=True))


@pytest.mark.parametrize(
    "title",
    [
        "Hội nghị công tác bảo mật",
        "Tập huấn bảo vệ bí mật nhà nước",
        "HỘI NGHỊ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Đánh giá mật độ dân cư",
        "Hội nghị mật ong",
    ],
)
def test_everyday_words_raise_none(title):
    assert not suggested(replace(DAY, title=title))
