"""Lines are put back into the paragraphs they were wrapped from."""

import pytest

from timekeeper.files.importers.formats.pdf.lines import TextLine, Word, Wrapping

WRAPPING = Wrapping(500.0, {12: 16.0})


def goes_on(following):
    """Return whether a line that leaves no room for a word goes on with the following text."""
    full = TextLine(100.0, 12.0, [Word("Chính sách kết nối – Doanh nghiệp", 90.0, 490.0)])
    words = [Word(word, 90.0, 150.0) for word in following.split()]
    return WRAPPING.wraps(full, TextLine(84.0, 12.0, words))


@pytest.mark.parametrize(
    "text", ["đồng hành: Hướng tới nền kinh tế", "giả: Ông An", "nghiệp: Hành trình"]
)
def test_a_small_word_before_a_colon_goes_on_with_its_line(text):
    assert goes_on(text)


@pytest.mark.parametrize("text", ["Điều phối: Bà An", "Địa điểm: Hội trường A", "2. Bế mạc"])
def test_a_field_s_name_begins_a_paragraph(text):
    assert not goes_on(text)
