import pytest

from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.kinds import kind_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Tuyên bố lý do, giới thiệu đại biểu và chia tổ thảo luận", Kind.CEREMONY),
        ("Bế mạc hội nghị", Kind.CEREMONY),
        ("Văn nghệ chào mừng", Kind.CEREMONY),
        ("Biểu diễn văn nghệ", Kind.CEREMONY),
        ("Phát biểu khai mạc", Kind.SPEECH),
        ("Thảo luận tổ", Kind.DISCUSSION),
        ("Tham luận của cơ sở", Kind.DISCUSSION),
        ("Bầu ban chấp hành", Kind.VOTE),
        ("Thông qua Nghị quyết", Kind.VOTE),
        ("Thông qua Tờ trình", Kind.PRESENTATION),
        ("Báo cáo kết quả thảo luận tổ", Kind.PRESENTATION),
        ("Trao tặng bằng khen", Kind.AWARD),
        ("Nghỉ giải lao", Kind.BREAK),
        ("Tài liệu gửi đại biểu nghiên cứu, không trình bày", Kind.STUDY),
        ("Chuyên đề một", Kind.PRESENTATION),
    ],
)
def test_the_kind_follows_the_first_telling_word(title, kind):
    assert kind_of(title) is kind
